"""The sources that an answer rests on, with their age on the day it is given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.guide.model import Source


class CitedSource(Record):
    """A source as an answer names it."""

    id: str
    title: str
    publisher: str
    short: str
    """Its name and date in a few words."""
    address: str
    """A whole https address, or `Document: ` and the name of what was read."""
    published: str | None
    """Year, month or day of publication; null when it bears no date."""
    copy_read: date
    """The day on which the figures were last compared with a stored copy of it."""
    days_since_copy_read: int
    copy_made: str | None
    """Year, month or day on which that copy was made; null when it is not known."""
    covers: str | None
    """The time that its figures are about."""
    covers_to: str | None
    """Year, month or day at which that time ends."""
    age_days: int | None
    """Days since the end of the time that its figures are about, or, where none is stated, since
    it was published; at least so many where only a year or a month is known. Null when it is
    undated."""
    age_days_at_most: int | None
    """The same at most: more than `age_days` where only a year or a month is known."""
    sample: int | None
    """How many salaries or adverts it rests on; null when it does not say."""
    secondary: bool
    """Whether it repeats what another body rules, counts or first published."""
    overdue_from: date
    """The day from which its figures must be checked again."""
    overdue: bool
    """Whether that day has come."""
    ended: str | None
    """That it has ended or been superseded, and since when; null while it goes on."""
    note: str | None
    decides: bool
    """Whether something in the answer is from it: a figure or a text names it first. The others
    agree with one that is, or were read together with it."""


def cite(sources: Iterable[Source], said: Iterable[Any], today: date) -> tuple[CitedSource, ...]:
    """Return the sources that are named, each once: those that decide something, then the others.

    Args:
        sources: What is known.
        said: What is said: entries with `sources`, the ids themselves, groups of either, or
            nothing. Each is from the first source that it names.
        today: The day of the answer.
    """
    known = {source.id: source for source in sources}
    named = [ids for part in said for ids in _ids_in(part) if ids]
    deciding = dict.fromkeys(ids[0] for ids in named)
    others = dict.fromkeys(name for ids in named for name in ids if name not in deciding)
    return (
        *(cited(known[name], today) for name in deciding),
        *(cited(known[name], today, decides=False) for name in others),
    )


def _ids_in(part: Any) -> Iterator[Sequence[str]]:  # noqa: ANN401 - an entry, ids or a group
    if hasattr(part, "sources"):
        yield part.sources
    elif isinstance(part, tuple | list) and all(isinstance(each, str) for each in part):
        yield part
    elif part is not None:
        for each in part:
            yield from _ids_in(each)


def cited(source: Source, today: date, *, decides: bool = True) -> CitedSource:
    """Return a source with its age on a day."""
    least, most = age_of(source, today)
    return CitedSource.copied_from(
        source,
        days_since_copy_read=(today - source.copy_read).days,
        age_days=least,
        age_days_at_most=most,
        secondary=not source.primary,
        overdue=today >= source.overdue_from,
        decides=decides,
    )


def age_of(source: Source, today: date) -> tuple[int, int] | tuple[None, None]:
    """Return how many days old a source's figures are at least and at most.

    A time that is over ends with its last day: figures for 2024 are of 31 December 2024. One
    that was not over when the source came out, or when a copy was read, ends on a day in it that
    is not known; nor is the day on which something came out that names a year or a month alone.
    Nothing is younger than zero days, as an answer may be asked for as of a past day.
    """
    stated = source.covers_to or source.published
    if stated is None:
        return None, None
    first, last = _days_of(stated)
    seen = source.copy_read
    if source.covers_to and source.published:
        seen = min(seen, _days_of(source.published)[1])
    if source.covers_to and last <= seen:
        first = last
    last = min(last, seen)
    return max((today - last).days, 0), max((today - first).days, 0)


def _days_of(stated: str) -> tuple[date, date]:
    """Return the first and the last day of a year, a month or a day."""
    year, *rest = map(int, stated.split("-"))
    if not rest:
        return date(year, 1, 1), date(year, 12, 31)
    month, *day = rest
    if day:
        return date(year, month, day[0]), date(year, month, day[0])
    first = date(year, month, 1)
    # The first of the next month is within 31 days of the first of any.
    later = date.fromordinal(first.toordinal() + 31)
    return first, date.fromordinal(later.toordinal() - later.day)
