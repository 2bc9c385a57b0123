"""The one scale by which pay is judged against a band, in every answer (docs/method.md)."""

from __future__ import annotations

from typing import Literal

PayScale = Literal["too-low", "low", "in-line", "strong", "above"]
"""`too-low`: more than 20% under the lowest figure; `low`: under it; `in-line`: from there to the
midpoint; `strong`: from the midpoint to the top; `above`: over the top, which a band without an
upper end has not."""

FAR_UNDER = 20
"""Per cent of the lowest figure. Pay further under it than this points to another level."""


def on_scale(pay: int, low: int, high: int | None, *, open_ended: bool = False) -> PayScale:
    """Judge pay against a range, all in pounds a year, exactly.

    A range without `high` has no midpoint: pay from `low` on is in line.
    """
    if pay * 100 < low * (100 - FAR_UNDER):
        return "too-low"
    if pay < low:
        return "low"
    if high is None:
        return "in-line"
    if pay > high and not open_ended:
        return "above"
    return "strong" if pay * 2 >= low + high else "in-line"


def range_on_scale(
    pay: int, pay_to: int, low: int, high: int, *, open_ended: bool = False
) -> tuple[PayScale, PayScale]:
    """Judge both ends of a range of pay; of one that only touches the band, both are low."""
    first = on_scale(pay, low, high, open_ended=open_ended)
    if pay < low and pay_to == low:
        return first, "low"
    return first, on_scale(pay_to, low, high, open_ended=open_ended)
