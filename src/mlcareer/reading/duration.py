"""Years of experience as people type them: `4`, `8+`, `4 years`, `2 years 6 months`."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.errors import UsageError

LONGEST = Decimal(60)
"""Years. Nobody has worked for longer, so more is a slip of the keyboard."""

MONTHS_IN_A_YEAR = 12

_NUMBER = r"[0-9]+(?:\.[0-9]+)?"
_YEARS = "y|yrs?|years?"
_MONTHS = "m|mo|mths?|months?"


def parse_years(text: str) -> Decimal:
    """Read a time of experience in years; months become their part of a year.

    Raises:
        UsageError: It is not such a time, is negative, or is longer than a working life.
    """
    import re

    # Runs of blanks are one, so that no length of them is slow.
    typed = " ".join(text.casefold().split())
    whole = re.fullmatch(rf"\+?({_NUMBER})\s*\+?\s*(?:{_YEARS})?\+?", typed)
    parts = re.fullmatch(
        rf"(?:({_NUMBER})\s*(?:{_YEARS})\s*(?:and\s*)?)?({_NUMBER})\s*(?:{_MONTHS})", typed
    )
    if whole is not None:
        years = Decimal(whole[1])
    elif parts is not None:
        years = Decimal(parts[1] or 0) + Decimal(parts[2]) / MONTHS_IN_A_YEAR
    else:
        hint = "Write it as 4, 4.5, '4 years', '18 months' or '2 years 6 months'."
        raise UsageError(f"{text!r} is not a number of years", hint=hint)
    if years > LONGEST:
        raise UsageError(
            f"{text!r} is longer than a working life", hint=f"The most is {LONGEST} years."
        )
    return years
