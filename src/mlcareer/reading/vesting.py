"""How a grant of equity vests, as people write it: `4y`, `10/20/30/40`, and a cliff of `1y`."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.errors import UsageError
from mlcareer.guide.amount import MONTHS_A_YEAR

WHOLE = 100
"""Per cent."""

MOST_YEARS = 10
MOST_MONTHS = 60
_EXAMPLES = "Write it as 4y, or as the per cents of each year, such as 10/20/30/40."
_CLIFFS = "Write it as 1y or as 12 months; none says that there is no cliff."


def parse_vest(text: str) -> tuple[Decimal, ...]:
    """Read a vesting schedule as the per cent of the grant for each year.

    A number of years vests evenly: `4y` or `48 months` is 25 per cent a year.

    Raises:
        UsageError: It is neither, or its per cents are not the whole grant.
    """
    import re

    plain = text.strip().casefold()
    time = re.fullmatch(r"([0-9]{1,4})\s*(?:y|yrs?|years?|(?P<months>m|mths?|months?))?", plain)
    if time is not None:
        number, over = int(time[1]), 0
        if time["months"]:
            number, over = divmod(number, MONTHS_A_YEAR)
        if over or not 1 <= number <= MOST_YEARS:
            raise UsageError(f"{text!r} is not a vesting time", hint=_EXAMPLES)
        return (Decimal(WHOLE) / number,) * number
    parts = [part.strip().removesuffix("%").strip() for part in re.split(r"[/,]", plain)]
    if not all(re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]+)?", part) for part in parts):
        raise UsageError(f"{text!r} is not a vesting schedule", hint=_EXAMPLES)
    shares = tuple(map(Decimal, parts))
    if sum(shares) != WHOLE or len(shares) > MOST_YEARS:
        total = f"{sum(shares, Decimal(0)).normalize():f}"
        raise UsageError(
            f"{text!r} comes to {total}% of the grant in {len(shares)} years",
            hint=f"Give the per cents of up to {MOST_YEARS} years; they come to {WHOLE}.",
        )
    return shares


def vest_in_file(value: object) -> tuple[Decimal, ...]:
    """Read a vesting schedule from a file: a text, a number of years, or a list of per cents.

    Raises:
        UsageError: It is none of these.
    """
    if isinstance(value, tuple):
        return parse_vest("/".join(str(part) for part in value))
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise UsageError(f"{value!r} is not a vesting schedule", hint=_EXAMPLES)
    return parse_vest(str(value))


def parse_cliff(text: str) -> int:
    """Read a cliff in months; `none` says that there is none.

    Raises:
        UsageError: It is no time, or one without its unit.
    """
    import re

    plain = text.strip().casefold()
    if plain in {"none", "no", "0"}:
        return 0
    found = re.fullmatch(r"([0-9]{1,4})\s*(?:(y|yrs?|years?)|(m|mo|months?))?", plain)
    if found is None:
        raise UsageError(f"{text!r} is not a cliff", hint=_CLIFFS)
    if found[2] is None and found[3] is None:
        raise UsageError(
            f"{text!r} could be months or years", hint=f"Write {plain} months or {plain}y."
        )
    months = int(found[1]) * (MONTHS_A_YEAR if found[2] else 1)
    if months > MOST_MONTHS:
        raise UsageError(f"{text!r} is longer than {MOST_MONTHS} months", hint=_CLIFFS)
    return months


def cliff_in_file(value: object) -> int:
    """Read a cliff from a file.

    Raises:
        UsageError: It is no time with its unit.
    """
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise UsageError(f"{value!r} is not a cliff", hint=_CLIFFS)
    return parse_cliff(str(value))
