"""Shares as people type them: `5%`, `5`, `7.5 %`; and parts of pay, in pounds or per cent."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.errors import UsageError
from mlcareer.reading.money import parse_pounds

HUNDRED = Decimal(100)


def parse_percent(text: str) -> Decimal:
    """Read a share in per cent, from 0 to 100.

    Raises:
        UsageError: It is no share, or a bare number below one, which could be meant as a
            share of one.
    """
    import re

    found = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(%|per ?cent)?", text.strip())
    if found is None:
        raise UsageError(f"{text!r} is not a share", hint="Write it as 5% or 7.5%.")
    percent = Decimal(found[1])
    if 0 < percent < 1 and found[2] is None:
        meant = f"{(percent * HUNDRED).normalize():f}%"
        raise UsageError(
            f"{text!r} could be read in two ways", hint=f"Write {meant} or {text.strip()}%."
        )
    if percent > HUNDRED:
        raise UsageError(f"{text!r} is more than the whole", hint="Give 0% to 100%.")
    return percent


def parse_part_of(text: str, whole: Decimal) -> Decimal:
    """Read pounds, or a per cent of `whole`, as pounds to the penny.

    Raises:
        UsageError: It is neither.
    """
    if "%" in text:
        return (whole * parse_percent(text) / HUNDRED).quantize(Decimal("0.01"))
    return parse_pounds(text)
