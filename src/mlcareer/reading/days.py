"""Days of holiday a year as people type them: `25`, `33 days`, `27.5`."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.errors import UsageError

MOST_DAYS = 100
"""A year. More is a slip of the keyboard."""


def parse_days(text: str) -> Decimal:
    """Read days a year.

    Raises:
        UsageError: It is not a number of days, or more than a year of work has off.
    """
    days = text.casefold().removesuffix("days").strip()
    if not days.replace(".", "", 1).isdecimal() or Decimal(days) > MOST_DAYS:
        raise UsageError(f"{text!r} is not a number of days", hint="Write it as 25 or 33.")
    return Decimal(days)
