"""Days of holiday a year as people type them: `25`, `33 days`, `25 plus bank holidays`."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.errors import UsageError

MOST_DAYS = 100
"""A year. More is a slip of the keyboard."""


BANK_HOLIDAYS = 8
"""A year, in England and Wales."""


def parse_days(text: str) -> Decimal:
    """Read days a year; `25 plus bank holidays` is 33.

    Raises:
        UsageError: It is not a number of days, or more than a year of work has off.
    """
    # Runs of blanks are one, and bank holidays come on top once.
    plain, on_top = " ".join(text.casefold().split()), 0
    if plain.endswith(" holidays"):
        import re

        plus = re.fullmatch(r"(.*?) ?(?:\+|plus|and) ?(?:bank|public) holidays", plain)
        if plus is not None:
            plain, on_top = plus[1], BANK_HOLIDAYS
    days = plain.removesuffix("days").strip()
    if not days.replace(".", "", 1).isdecimal() or Decimal(days) > MOST_DAYS:
        raise UsageError(
            f"{text!r} is not a number of days",
            hint="Write it as 33, or as '25 plus bank holidays'.",
        )
    return Decimal(days) + on_top
