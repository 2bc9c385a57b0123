"""Amounts within a sentence."""

from __future__ import annotations

from decimal import Decimal


def pounds(amount: Decimal | int) -> str:
    """Write pounds, with pence only where there are some: `£95,000`, `£1,285.72`."""
    sign = "-" if amount < 0 else ""
    size = abs(Decimal(amount))
    whole = size == size.to_integral_value()
    return f"{sign}£{size:,.0f}" if whole else f"{sign}£{size:,.2f}"


def percent(share: Decimal) -> Decimal:
    """Turn a share of one into per cent without noughts at its end: `42`, `69.5`."""
    hundredths = (share * 100).normalize()
    return (
        hundredths.quantize(Decimal(1))
        if hundredths == hundredths.to_integral_value()
        else hundredths
    )


def pence_of_a_pound(share: Decimal) -> str:
    """Write a share of a pound in pence: `38p`, `30.5p`."""
    return f"{percent(share)}p"


def typed(amount: int | Decimal, end: int | None = None) -> str:
    """Write pounds as people type them in a command: `85k`, `85500`, `70-80k`."""
    ends = [int(amount)] if end is None or end == amount else [int(amount), end]
    if any(each % 1000 for each in ends):
        return "-".join(map(str, ends))
    return f"{'-'.join(str(each // 1000) for each in ends)}k"


def whole_pounds(amount: Decimal) -> int:
    """Round to whole pounds, half a pound up."""
    return int(amount.quantize(Decimal(1), "ROUND_HALF_UP"))


def plain_number(number: int | Decimal) -> str:
    """Write a number without zeros at its end: `37.5`, `10`."""
    return f"{Decimal(number).normalize():f}"


def advertised(low: int, high: int, *, open_ended: bool) -> str:
    """Say a band within a sentence: `£70,000 to £95,000 and more a year is advertised`."""
    more = " and more" if open_ended else ""
    return f"{pounds(low)} to {pounds(high)}{more} a year is advertised"
