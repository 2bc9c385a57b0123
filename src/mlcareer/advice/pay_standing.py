"""Where pay stands in a band, by the one scale that every answer has (docs/method.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from mlcareer.guide.model import Band

PayStanding = Literal["too-low", "low", "in-line", "strong", "above"]
"""`too-low`: more than a fifth below the band's lowest figure; `low`: below it; `in-line`: in the
lower half of the band; `strong`: at its midpoint or over; `above`: over its highest figure, which
a band without an upper end does not have."""

STANDINGS: dict[PayStanding, str] = {
    "too-low": "too low",
    "low": "low",
    "in-line": "in line",
    "strong": "strong",
    "above": "above",
}
"""How pages write them."""

BELOW: frozenset[PayStanding] = frozenset(("too-low", "low"))


def standing_in(band: Band, amount: int | Decimal) -> PayStanding:
    """Return where full-time pay, in pounds a year, stands in a band."""
    if amount * 5 < band.min * 4:
        return "too-low"
    if amount < band.min:
        return "low"
    if amount > band.max and not band.open_ended:
        return "above"
    return "strong" if amount * 2 >= band.min + band.max else "in-line"


def standing_words(low: PayStanding, high: PayStanding) -> str:
    """Write the standing of both ends of a range: one word where they agree.

    Where only its top reaches the band the range is low.
    """
    if low == high or low in BELOW:
        return STANDINGS["low"] if low == "too-low" and high != low else STANDINGS[low]
    return f"{STANDINGS[low]} to {STANDINGS[high]}"
