"""The sources that an answer rests on, with their age on the day it is given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.guide.model import Guide, Source


class Sourced(Protocol):
    """An entry that names what it rests on."""

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources."""


class CitedSource(Record):
    """A source as an answer names it."""

    id: str
    title: str
    publisher: str
    address: str
    """Where it can be read."""
    published: str | None
    """Year, month or day of publication; null when it bears no date."""
    checked: date
    """The day on which the figures were last held against it."""
    days_since_checked: int
    covers: str | None
    """The time that its figures are about."""
    sample: int | None
    """How many salaries or adverts it rests on; null when it does not say."""
    secondary: bool
    """Whether it repeats figures that were first published elsewhere."""
    overdue_from: date
    """The day from which its figures must be checked again."""
    overdue: bool
    """Whether that day has come."""
    note: str | None


def cite(sources: Iterable[Source], ids: Iterable[str], today: date) -> tuple[CitedSource, ...]:
    """Return the sources with these ids, each once, in the order in which they are named."""
    known = {source.id: source for source in sources}
    return tuple(cited(known[source_id], today) for source_id in dict.fromkeys(ids))


def cite_all(guide: Guide, today: date, *groups: Iterable[Sourced]) -> tuple[CitedSource, ...]:
    """Return the sources of some groups of entries, in the order in which they are named."""
    return cite(
        guide.source, (name for group in groups for entry in group for name in entry.sources), today
    )


def cited(source: Source, today: date) -> CitedSource:
    """Return a source with its age on a day."""
    return CitedSource(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        address=source.address,
        published=source.published,
        checked=source.checked,
        days_since_checked=(today - source.checked).days,
        covers=source.covers,
        sample=source.sample,
        secondary=source.secondary,
        overdue_from=source.overdue_from,
        overdue=today >= source.overdue_from,
        note=source.note,
    )
