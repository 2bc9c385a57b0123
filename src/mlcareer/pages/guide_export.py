"""A whole guide as pages to publish: one for each of its tables, with names in place of ids."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mlcareer.advice.guide_diff import FIGURES, POUNDS
from mlcareer.advice.search.shown_by import SHOWN_BY, name_of
from mlcareer.guide.entries import REFERENCES, is_reference, referred
from mlcareer.page import Column, Fact, Facts, Page, Span, Table, Text, Unit, money
from mlcareer.pages.entry_names import capital, long_day, several
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.model import Guide
    from mlcareer.page import Block, Cell, Line

NOT_SHOWN = frozenset({"id", "name", "title", "states", "keywords", "aliases", "max", "open_ended"})
"""Keys that a page for people leaves out or shows elsewhere; CSV has every key."""

LONGEST_CELL = 40
"""Characters. A table of which every value is shorter is drawn as one."""


def export_pages(guide: Guide) -> dict[str, Page]:
    """Lay out each table of a guide that holds something, by a name for its file.

    The first is `index`, with what the guide says of itself. Lists of entries within entries are
    part of their entry's page, and have rows of their own for CSV: `skill.expected`.
    """
    tables = {
        table: entries
        for table in guide.record_fields
        if isinstance(entries := getattr(guide, table), tuple) and entries
    }
    pages = {"index": _index(guide, tables)}
    for table, entries in tables.items():
        pages[_file_name(table)] = _page(guide, table, entries)
    return pages


def export_rows(guide: Guide) -> dict[str, Page]:
    """Return each table of a guide as rows of raw values, by a name for its file.

    A list of texts is joined by semicolons. A list of entries within entries is a file of its own
    with the id of the entry that they belong to.
    """
    pages: dict[str, Page] = {}
    for table in guide.record_fields:
        held = getattr(guide, table)
        entries = held if isinstance(held, tuple) else (held,)
        if entries:
            pages[_file_name(table)] = _rows(entries, ())
            pages.update(_inner_rows(_file_name(table), entries))
    return pages


def _file_name(table: str) -> str:
    return table.replace("_", "-")


def _index(guide: Guide, tables: dict[str, Any]) -> Page:
    about = guide.guide
    return Page(
        answer=about.title,
        blocks=(
            Text((about.summary, about.method)),
            Facts(
                tuple(
                    Fact(_called(key), _line(value))
                    for key, value in _cells(guide, about)
                    if key not in {"summary", "method"}
                )
            ),
            Table(
                (
                    Column("Page", _file_name),
                    Column("What it holds", lambda table: SHOWN_BY[table].kind),
                    Column("Entries", lambda table: len(tables[table]), Unit.COUNT),
                ),
                tuple(tables),
                title="Contents",
            ),
        ),
    )


def _page(guide: Guide, table: str, entries: tuple[Any, ...]) -> Page:
    kind = SHOWN_BY[table].kind
    title = f"{kind}: {several(len(entries), 'entry')}"
    cells = [dict(_cells(guide, entry)) for entry in entries]
    short = all(isinstance(value, Span) or len(_plain(value)) <= LONGEST_CELL
                for row in cells for value in row.values())  # fmt: skip
    blocks: tuple[Block, ...]
    if short:
        keys = dict.fromkeys(key for row in cells for key in row)
        rows = tuple(zip((name_of(guide, table, entry) for entry in entries), cells, strict=True))
        columns = [
            Column(
                _called(key),
                lambda row, key=key: row[1].get(key),  # type: ignore[misc]
                Unit.GBP if key == "min" else Unit.TEXT,
            )
            for key in keys
        ]
        named: Column[Any] = Column(kind, lambda row: row[0])
        blocks = (Table((named, *columns), rows),)
    else:
        blocks = tuple(
            Facts(
                tuple(Fact(_called(key), _line(value)) for key, value in row.items()),
                title=name_of(guide, table, entry),
            )
            for entry, row in zip(entries, cells, strict=True)
        )
    return Page(answer=title, blocks=blocks)


def _cells(guide: Guide, entry: Record) -> Iterator[tuple[str, Cell]]:
    """Walk what people read of an entry: names for ids, and a band as one range."""
    for key in entry.record_fields:
        value = getattr(entry, key)
        if key == "min":
            high = getattr(entry, "max", None)
            yield key, Span(value, high, open_ended=getattr(entry, "open_ended", False))
        elif key not in NOT_SHOWN and value not in (None, (), False):
            yield key, _shown(guide, key, value)


def _shown(guide: Guide, key: str, value: Any) -> str:  # noqa: ANN401 - of any field
    if isinstance(value, tuple):
        return "\n".join(_shown(guide, key, item) for item in value)
    if isinstance(value, Record):
        inner = (
            _shown(guide, inner_key, held)
            for inner_key in value.record_fields
            if inner_key not in NOT_SHOWN - {"title", "name"}
            and (held := getattr(value, inner_key)) not in (None, (), False)
        )
        return ": ".join(part.replace("\n", "; ") for part in inner)
    if isinstance(value, bool):
        return "yes"
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, int | Decimal):
        return f"£{value:,}" if key in POUNDS else f"{value:,}"
    if key in REFERENCES:
        tables = (REFERENCES[key], "area")
        for table in tables:
            found = next((each for each in getattr(guide, table) if each.id == value), None)
            if found is not None:
                return getattr(found, "short", None) or name_of(guide, table, found)
    if key == "about" and is_reference(value):
        return name_of(guide, *referred(guide, value))
    return str(value)


def _plain(value: Cell) -> str:
    return str(value)


def _line(value: Cell) -> Line:
    return money(value) if isinstance(value, Span) else str(value)


def _called(key: str) -> str:
    words = "base pay a year" if key == "min" else FIGURES.get(key, key.replace("_", " "))
    return capital(words)


def _rows(entries: tuple[Any, ...], of: tuple[str, ...]) -> Page:
    """Set entries out as rows, with the ids of the entries they belong to where they are inner."""
    fields = [
        key
        for key in entries[0].record_fields
        if not any(_records(getattr(entry, key)) for entry in entries)
    ]
    owners: list[Column[Any]] = [Column("of", lambda pair: pair[0])] if of else []
    columns: list[Column[Any]] = [
        Column(key, lambda pair, key=key: _value(getattr(pair[1], key)))  # type: ignore[misc]
        for key in fields
    ]
    pairs = tuple(zip(of or ("",) * len(entries), entries, strict=True))
    table: Table[Any] = Table((*owners, *columns), pairs)
    return Page(blocks=(), rows=table)


def _inner_rows(name: str, entries: tuple[Any, ...]) -> Iterator[tuple[str, Page]]:
    for key in entries[0].record_fields:
        pairs = [
            (str(getattr(entry, "id", number + 1)), item)
            for number, entry in enumerate(entries)
            for item in _records(getattr(entry, key))
        ]
        if pairs:
            yield (
                f"{name}.{_file_name(key)}",
                _rows(tuple(item for _, item in pairs), tuple(owner for owner, _ in pairs)),
            )


def _records(value: object) -> tuple[Record, ...]:
    items = value if isinstance(value, tuple) else (value,)
    return tuple(item for item in items if isinstance(item, Record))


def _value(value: Any) -> Cell:  # noqa: ANN401 - of any field
    if isinstance(value, tuple):
        return "; ".join(map(str, value)) or None
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None or isinstance(value, int | Decimal | date):
        return value
    return str(value)
