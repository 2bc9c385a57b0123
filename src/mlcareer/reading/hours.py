"""Hours a week as people write them: `37.5`, `40`, `40 hours`, `22.5 hours a week`.

The one place that decides what a number of hours means. So few hours that they may be a day's, or
a share of full time, are asked about; `a week` beside the number ends the doubt.
"""

from __future__ import annotations

from decimal import Decimal

from mlcareer.errors import UsageError
from mlcareer.reading.plain_number import is_plain_number

MOST_HOURS = Decimal(80)
"""A week. More is a slip of the keyboard."""

LEAST_HOURS = Decimal(16)
"""A week. Fewer are asked about, unless `a week` is written beside them."""

LONGEST_DAY = Decimal(12)
"""Hours. Up to here a number may be the hours of a day."""

DAYS_A_WEEK = 5

FULL_WEEK = Decimal("37.5")
"""Hours of a full week, for the examples that messages give."""


def parse_hours(text: str) -> Decimal:
    """Read hours a week.

    Raises:
        UsageError: It is not a number of hours that a week's work can have, or so few that they
            may be a day's or a share of full time.
    """
    number, stated = text.strip(), False
    if not is_plain_number(number):
        number, stated = _with_words(text)
    hours = Decimal(number)
    problem = wrong_with_hours(hours, stated=stated)
    if problem:
        message, hint = problem
        raise UsageError(message, hint=hint)
    return hours


def _with_words(text: str) -> tuple[str, bool]:
    """Return the number in such as `40 hours a week`, and whether the week is written."""
    import re

    found = re.fullmatch(
        r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+) ?(h|hr|hrs|hours?)?"
        r" ?(?P<week>(?:/|a|per|p/?) ?w(?:ee)?k)?",
        # Runs of blanks are one, so that no length of them is slow.
        " ".join(text.casefold().split()),
    )
    if found is None:
        raise UsageError(f"{text!r} is not a number of hours a week", hint=_EXAMPLES)
    return found[1], found["week"] is not None


def wrong_with_hours(hours: Decimal | int, *, stated: bool = False) -> tuple[str, str] | None:
    """Return what is wrong with a number of hours a week and what to write, or nothing.

    `stated` says that the week was written beside the number, so that few hours are believed. An
    offer file and the profile ask this of their own numbers.
    """
    number = Decimal(hours)
    if not 0 < number <= MOST_HOURS:
        return f"{number:f} is not a number of hours a week", _EXAMPLES
    if stated or number >= LEAST_HOURS:
        return None
    as_week = f"Hours a week? Write '{number:f} a week'."
    if number <= 1:
        share = _number(number * FULL_WEEK)
        return (
            f"{number:f} hours a week is too little to be sure of",
            f"A share of full time? Write {share}, which is {number:f} of {FULL_WEEK}.\n{as_week}",
        )
    message = f"{number:f} hours a week is so little that it may be meant otherwise"
    if number <= LONGEST_DAY:
        days = _number(number * DAYS_A_WEEK)
        return message, f"Hours a day? Write {days} for {DAYS_A_WEEK} days.\n{as_week}"
    return message, as_week


_EXAMPLES = f"Give a week's hours such as 37.5 or 40; the most is {MOST_HOURS}."


def _number(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
