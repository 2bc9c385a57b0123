"""Days as people write them: `2026-12-01`, `1 Dec 2026`, `1/12/2026`; and months and years."""

from __future__ import annotations

from datetime import date

from mlcareer.errors import UsageError

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
DECEMBER = 12
EXAMPLES = "Write it as 2023-05-01, 'May 2023' or 2023."
A_DAY = "Write it as 2026-12-01, '1 Dec 2026' or 1/12/2026."
A_MONTH = "Write it as 2027-03 or 'March 2027'."


def parse_day(text: str) -> date:
    """Read a day with its year; figures with strokes have the day first.

    Raises:
        UsageError: It is no day, or a whole month or year.
    """
    first, last = _span(text, A_DAY)
    if first != last:
        raise UsageError(f"{text!r} is not a day", hint=A_DAY)
    return first


def parse_month(text: str) -> date:
    """Read a month, or a day in it, and return the month's last day, or that day.

    Raises:
        UsageError: It is neither.
    """
    first, last = _span(text, A_MONTH)
    if (first.year, first.month) != (last.year, last.month):
        raise UsageError(f"{text!r} is not a month", hint=A_MONTH)
    return last


def parse_since(text: str, edge: date, today: date) -> date:
    """Read a day that is past, or the first day of a month or a year.

    `edge` is a day before or after which decides something: a month or a year that has days on
    both sides of it is asked about.

    Raises:
        UsageError: It is no day, has not come yet, or lies on both sides of the edge.
    """
    first, last = _span(text, EXAMPLES)
    if first > today:
        raise UsageError(f"{text!r} has not come yet", hint=EXAMPLES)
    if first < edge <= last:
        named = f"{edge.day} {edge:%B %Y}"
        hint = f"Give the day, as days before and from {named} differ: 2024-03-01."
        raise UsageError(f"{text!r} is not exact enough", hint=hint)
    return first


def _span(text: str, examples: str) -> tuple[date, date]:
    """Return the first and the last day that a text names."""
    import re

    typed = " ".join(text.strip().casefold().replace(",", " ").split())
    for pattern in _PATTERNS:
        found = re.fullmatch(pattern, typed)
        if found is None:
            continue
        parts = found.groupdict()
        month = _month_of(parts.get("month"))
        if month is None:
            break
        try:
            return _days_of(int(parts["year"]), month, int(parts.get("day") or 0))
        except ValueError:
            break
    raise UsageError(f"{text!r} is not a date", hint=examples)


_PATTERNS = (
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?",
    r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})",
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>[a-z]{3,9}) (?P<year>\d{4})",
    r"(?P<month>[a-z]{3,9}) (?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<year>\d{4})",
)


def _month_of(word: str | None) -> int | None:
    """Return the number of a month; nothing at all is every month, 0."""
    if not word or word.isdigit():
        return int(word or 0)
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return found[0] if len(found) == 1 else None


def _days_of(year: int, month: int, day: int) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day.

    Raises:
        ValueError: There is none.
    """
    if day:
        return date(year, month, day), date(year, month, day)
    if not month:
        return date(year, 1, 1), date(year, DECEMBER, 31)
    first = date(year, month, 1)
    following = date(year + month // DECEMBER, month % DECEMBER + 1, 1)
    return first, date.fromordinal(following.toordinal() - 1)
