"""Years of experience as people type them: `4`, `4.5`, `4 years`, `18 months`."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.errors import UsageError

LONGEST = Decimal(60)
"""Years. Nobody has worked for longer, so more is a slip of the keyboard."""

MONTHS_IN_A_YEAR = 12


def parse_years(text: str) -> Decimal:
    """Read a time of experience in years; months become their part of a year.

    Raises:
        UsageError: It is not such a time, is negative, or is longer than a working life.
    """
    import re

    found = re.fullmatch(
        r"\+?([0-9]+(?:\.[0-9]+)?)\s*(y|yr|yrs|year|years|m|mo|months?)?", text.strip().casefold()
    )
    if found is None:
        hint = "Write it as 4, 4.5, '4 years' or '18 months'."
        raise UsageError(f"{text!r} is not a number of years", hint=hint)
    years = Decimal(found[1])
    if (found[2] or "y").startswith("m"):
        years /= MONTHS_IN_A_YEAR
    if years > LONGEST:
        raise UsageError(
            f"{text!r} is longer than a working life", hint=f"The most is {LONGEST} years."
        )
    return years
