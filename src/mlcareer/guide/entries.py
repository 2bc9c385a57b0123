"""Walking a guide entry by entry, whatever its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlcareer.guide.model import Guide
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

REFERENCES = {
    "sources": "source",
    "region": "region",
    "regions": "region",
    "level": "level",
    "levels": "level",
    "from_level": "level",
    "to_level": "level",
    "role": "role",
    "also_for": "role",
    "origin": "role",
    "first_role": "role",
    "second_role": "role",
    "category": "skill_category",
    "skills": "skill",
    "sectors": "sector",
    "employers": "employer",
    "places": "place",
    "stage": "design_stage",
}
"""The table that a key's value, or each item of its list, must name an entry of."""

OTHER_SPELLINGS = frozenset({"aliases", "keywords"})
"""Keys whose words an entry is found by and which are not shown."""

_NO_PROSE = frozenset(
    {
        "id",
        "about",
        "states",
        "see",
        "kind",
        "topic",
        "period",
        "currency",
        "address",
        "published",
        "covers_to",
        "counts",
        "only",
    }
)
"""Keys whose values are names for the program, dates, or addresses."""


def entries_of(guide: Guide) -> Iterator[tuple[str, Any]]:
    """Return every entry with the name of its table, in the order of the file."""
    for table in Guide.record_fields:
        held = getattr(guide, table)
        for entry in held if isinstance(held, tuple) else (held,):
            yield table, entry


def reference(table: str, entry_id: str) -> str:
    """Name an entry as remarks and facts do: `pay-check:london-adverts`."""
    return f"{table.replace('_', '-')}:{entry_id}"


def is_reference(name: str) -> bool:
    """Whether a name is of the form that `reference` gives, of a table that guides have."""
    return name.partition(":")[0].replace("-", "_") in Guide.record_fields


def referred(guide: Guide, name: str) -> tuple[str, Any]:
    """Return the table and the entry that such a name means; the guide's own names only."""
    table, _, entry_id = name.partition(":")
    table = table.replace("-", "_")
    held = getattr(guide, table)
    entries = held if isinstance(held, tuple) else (held,)
    return table, next(entry for entry in entries if entry.id == entry_id)


def sourced_parts(book: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Walk a file of rules and return each part that names sources, by where it stands.

    A part is named by its keys, or by its id where it has one: `tax year 2026-27, allowance`.
    """
    for key in book.record_fields:
        value = getattr(book, key)
        for part in value if isinstance(value, tuple) else (value,):
            if not isinstance(part, Record) or key == "source":
                continue
            name = " ".join([key.replace("_", " "), *_own_name(part)])
            sources: tuple[str, ...] = getattr(part, "sources", ())
            if sources:
                yield name, sources
            for inner, inner_sources in sourced_parts(part):
                yield f"{name}, {inner}", inner_sources


def _own_name(part: Record) -> tuple[str, ...]:
    return (part.id,) if hasattr(part, "id") else getattr(part, "nations", ())


def texts_of(entry: Record, *, inner: bool = True) -> Iterator[tuple[str, str]]:
    """Return each piece of prose in an entry, and in the entries in it, with its key."""
    for key in entry.record_fields:
        if key in _NO_PROSE or key in REFERENCES:
            continue
        value = getattr(entry, key)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record) and inner:
                yield from texts_of(item)
            elif isinstance(item, str):
                yield key, item
