"""Finding an entry by the name a person types for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from mlcareer.errors import UnknownNameError, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable


class Named(Protocol):
    """An entry that can be asked for."""

    @property
    def id(self) -> str:
        """The short, stable name."""


Entry = TypeVar("Entry", bound=Named)


OF_RULES = frozenset(
    (
        "nation",
        "loan plan",
        "pension method",
        "kind of equity",
        "visa route",
        "occupation",
        "occupation code",
    )
)
"""Kinds of entries that are in the pay rules or the visa tables, and not in the guide."""


def plain_name(name: str) -> str:
    """Reduce a name to what two spellings of it share: `Rest of_UK` is `rest-of-uk`.

    Case, and which of space, hyphen, underscore, slash or comma is between words, do not
    count. What sets names apart does: `c++` is not `c`.
    """
    spaced = (
        name.casefold()
        .replace("&", " and ")
        .replace("'", "")
        .replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    )
    for mark in "-_/,.()":
        spaced = spaced.replace(mark, " ")
    return "-".join(spaced.split())


def spellings(entry: Named) -> tuple[str, ...]:
    """Return all that an entry answers to: its id, its name and its aliases."""
    return (entry.id, getattr(entry, "name", entry.id), *getattr(entry, "aliases", ()))


def find(kind: str, name: str, entries: Iterable[Entry]) -> Entry:
    """Return the entry that a name means; `kind` is how messages call such an entry.

    Raises:
        UnknownNameError: No entry answers to it; the nearest spelling is suggested.
    """
    wanted = plain_name(name)
    known = tuple(entries)
    for entry in known:
        if any(plain_name(spelling) == wanted for spelling in spellings(entry)):
            return entry
    raise UnknownNameError(
        kind,
        name,
        [entry.id for entry in known],
        all_spellings(known),
        message=f"there is no {kind} called {name!r}" if kind in OF_RULES else None,
    )


def or_near(name: str, known: Iterable[str]) -> str:
    """Return the end of a message that a name is not known: the one it is most like, if any."""
    near = nearest(name, known)
    return "" if near is None else f"; did you mean {near!r}?"


def by_id(entry_id: str, entries: Iterable[Entry]) -> Entry:
    """Return the entry with an id that the guide itself names, so that it must be there."""
    return next(entry for entry in entries if entry.id == entry_id)


def by_ids(ids: Iterable[str], entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that the guide itself names, in the order of their names there."""
    known = {entry.id: entry for entry in entries}
    return tuple(known[entry_id] for entry_id in ids)


def name_by_id(entry_id: str) -> str:
    """Return a name for an entry that has none: `Sponsor decides` of `sponsor-decides`."""
    words = entry_id.replace("-", " ")
    return words[:1].upper() + words[1:]


def all_spellings(entries: Iterable[Named]) -> dict[str, str]:
    """Map every spelling to the id that is suggested for it."""
    return {plain_name(name): entry.id for entry in entries for name in spellings(entry)}
