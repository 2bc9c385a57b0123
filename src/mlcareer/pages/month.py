"""Days that are known to a year, a month or a day, within a sentence."""

from __future__ import annotations

from datetime import date


def month_of(known: str | None) -> str:
    """Write a year, a month or a day as exactly as it is known: `2024`, `February 2026`."""
    if known is None:
        return "date not known"
    year, *rest = known.split("-")
    if not rest:
        return year
    month = f"{date(int(year), int(rest[0]), 1):%B} {year}"
    return month if len(rest) == 1 else f"{int(rest[1])} {month}"
