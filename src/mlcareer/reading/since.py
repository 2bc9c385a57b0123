"""The day from which somebody has had something: `2023-05-01`, `May 2023`, `2023`."""

from __future__ import annotations

from datetime import date

from mlcareer.errors import UsageError

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
DECEMBER = 12
EXAMPLES = "Write it as 2023-05-01, 'May 2023' or 2023."


def parse_since(text: str, edge: date, today: date) -> date:
    """Read a day that is past, or the first day of a month or a year.

    `edge` is a day before or after which decides something: a month or a year that has days on
    both sides of it is asked about.

    Raises:
        UsageError: It is no day, has not come yet, or lies on both sides of the edge.
    """
    first, last = _span(text)
    if first > today:
        raise UsageError(f"{text!r} has not come yet", hint=EXAMPLES)
    if first < edge <= last:
        named = f"{edge.day} {edge:%B %Y}"
        hint = f"Give the day, as days before and from {named} differ: 2024-03-01."
        raise UsageError(f"{text!r} is not exact enough", hint=hint)
    return first


def _span(text: str) -> tuple[date, date]:
    import re

    typed = " ".join(text.strip().casefold().replace(",", " ").split())
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        pass
    else:
        return day, day
    year_first = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?", typed)
    if year_first:
        return _month_or_year(text, int(year_first[1]), int(year_first[2] or 0))
    named = re.fullmatch(r"(?:(\d{1,2}) )?([a-z]{3,9}) (\d{4})", typed)
    month = _month_named(named[2]) if named else None
    if named is None or month is None:
        raise UsageError(f"{text!r} is not a date", hint=EXAMPLES)
    if named[1] is None:
        return _month_or_year(text, int(named[3]), month)
    try:
        day = date(int(named[3]), month, int(named[1]))
    except ValueError as error:
        raise UsageError(f"{text!r} is not a date", hint=EXAMPLES) from error
    return day, day


def _month_named(word: str) -> int | None:
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _month_or_year(text: str, year: int, month: int) -> tuple[date, date]:
    try:
        if not month:
            return date(year, 1, 1), date(year, DECEMBER, 31)
        first = date(year, month, 1)
        following = date(year + month // DECEMBER, month % DECEMBER + 1, 1)
    except ValueError as error:
        raise UsageError(f"{text!r} is not a date", hint=EXAMPLES) from error
    return first, date.fromordinal(following.toordinal() - 1)
