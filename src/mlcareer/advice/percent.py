"""Shares in per cent, and amounts in pounds, rounded and written alike in every answer."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")


def in_percent(part: Decimal | int, whole: int) -> Decimal:
    """Return a part in per cent of the whole, to one decimal, halves up."""
    return (Decimal(100 * part) / whole).quantize(_TENTH, ROUND_HALF_UP)


def pounds_of(pay: int, percent: int) -> int:
    """Return some per cent of pay to the nearest pound, halves up."""
    return int((Decimal(pay * percent) / 100).to_integral_value(ROUND_HALF_UP))


def rate_in_percent(rate: Decimal) -> str:
    """Write a share of one in per cent, without zeros at its end: `8`, `13.8`."""
    return f"{(100 * rate).normalize():f}"


def in_pounds(amount: Decimal | int) -> str:
    """Write pounds within a text, with pence where there are some: `£1,200`, `£31.50`."""
    value = Decimal(amount)
    return f"£{value:,.0f}" if value == value.to_integral_value() else f"£{value:,.2f}"
