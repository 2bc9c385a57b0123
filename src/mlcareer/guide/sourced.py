"""Checks that data files share: ids stand once, each source named is there, its days follow."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.model import Source
    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath


class Sourced(Protocol):
    """A record of a whole file, with its sources."""

    @property
    def source(self) -> tuple[Source, ...]:
        """The sources that its entries may name."""


def check_ids(file: TomlFile, rules: Record) -> None:
    """Report an id that stands twice in one list of entries."""
    for path, record in _records(rules, ()):
        for key in record.record_fields:
            value = getattr(record, key)
            if not isinstance(value, tuple):
                continue
            seen = set()
            for index, item in enumerate(value):
                entry_id = getattr(item, "id", None)
                if entry_id is not None and entry_id in seen:
                    file.report((*path, key, index, "id"), f"the id {entry_id!r} is taken already")
                seen.add(entry_id)


def check_sources(file: TomlFile, rules: Sourced) -> None:
    """Report a source that is not there, and one whose days do not follow each other."""
    known = dict.fromkeys(source.id for source in rules.source)
    wrong: dict[str, list[KeyPath]] = {}
    for path, record in _records(rules, ()):
        for index, source_id in enumerate(getattr(record, "sources", ())):
            if source_id not in known:
                wrong.setdefault(source_id, []).append((*path, "sources", index))
    for source_id, (first, *others) in wrong.items():
        text = f"there is no source with the id {source_id!r}{file.near(source_id, known)}"
        file.report(first, text, others)
    check_days(file, enumerate(rules.source))


def check_days(file: TomlFile, sources: Iterable[tuple[int, Source]]) -> None:
    """Report a source that was not out when a copy of it was read, or overdue before it was out.

    Each comes with its position in the file.
    """
    for index, source in sources:
        # An edition may be overdue on the day its copy is read, where the next one is out by then.
        begins = source.published or source.copy_read.isoformat()
        if source.overdue_from.isoformat() <= begins:
            key = "published" if source.published else "copy_read"
            text = f"must be after {key}, {begins}; found {source.overdue_from}"
            file.report(("source", index, "overdue_from"), text)
        for key in ("published", "covers_to", "copy_made"):
            stated = getattr(source, key)
            if stated and not is_in_the_calendar(stated):
                file.report(("source", index, key), f"there is no such day: {stated!r}")
            elif stated and stated > source.copy_read.isoformat():
                text = f"must not be after copy_read, {source.copy_read}; found {stated!r}"
                file.report(("source", index, key), text)


def is_in_the_calendar(stated: str) -> bool:
    """Whether a year, a month or a day that is written as one is there: 30 February is not."""
    try:
        date.fromisoformat((stated + "-01-01")[: len("2026-01-01")])
    except ValueError:
        return False
    return True


def _records(value: object, path: KeyPath) -> Iterator[tuple[KeyPath, Record]]:
    """Walk a record and all records in it, each with the keys that lead to it."""
    if isinstance(value, Record):
        yield path, value
        for key in value.record_fields:
            yield from _records(getattr(value, key), (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _records(item, (*path, index))
