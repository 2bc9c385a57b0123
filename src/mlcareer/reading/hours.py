"""Hours a week as people type them: `37.5`, `40`, `40 hours`, `37.5h`."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.errors import UsageError

MOST_HOURS = Decimal(80)
"""A week. More is a slip of the keyboard."""


def parse_hours(text: str) -> Decimal:
    """Read hours a week.

    Raises:
        UsageError: It is not a number of hours that a week's work can have.
    """
    import re

    found = re.fullmatch(
        r"([0-9]+(?:\.[0-9]+)?)\s*(h|hr|hrs|hours?)?(\s*(a|per)\s*week)?", text.strip().casefold()
    )
    hours = Decimal(found[1]) if found else Decimal(0)
    if not 0 < hours <= MOST_HOURS:
        hint = f"Give a week's hours such as 37.5 or 40; the most is {MOST_HOURS}."
        raise UsageError(f"{text!r} is not a number of hours a week", hint=hint)
    return hours
