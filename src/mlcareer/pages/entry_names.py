"""Names of entries within a sentence or a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


class HasName(Protocol):
    """An entry with a name."""

    @property
    def name(self) -> str:
        """What people call it."""


CONSONANT_Y = ("ry", "ty", "ly", "gy", "cy", "dy", "ny")
"""How a word ends whose plural ends in `ies`."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def names(entries: Iterable[HasName], between: str = ", ") -> str:
    """Write the names of some entries: `Docker, Python`."""
    return between.join(entry.name for entry in entries)


def names_or_none(entries: Iterable[HasName], between: str = ", ") -> str | None:
    """Write the names of some entries for a cell, which is empty without any."""
    return names(entries, between) or None


def listed(words: Sequence[str]) -> str:
    """Write words as a sentence has them: `A, B and C`."""
    if len(words) < 2:  # noqa: PLR2004 - one word has no `and`
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def number(count: int) -> str:
    """Write a small number as a word: `four`, `12`."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def capital(text: str) -> str:
    """Begin a sentence: `Four levels`."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Begin the rest of a sentence; a word with other capitals, such as `SQL`, keeps them."""
    word = text.split(maxsplit=1)[0] if text else ""
    return text if word[1:] != word[1:].lower() else text[:1].lower() + text[1:]


def several(count: int, what: str) -> str:
    """Count things: `1 skill`, `12 skills`, `2 entries`."""
    plural = f"{what[:-1]}ies" if what.endswith(CONSONANT_Y) else f"{what}s"
    return f"{count:,} {what if count == 1 else plural}"


def first_of(words: Sequence[str], most: int, of_what: str = "") -> str:
    """Write the first few words of a list, and how many there are beside: `A, B and 3 more`."""
    more = len(words) - most
    named = ", ".join(words[:most])
    return f"{named} and {more} more{of_what}" if more > 0 else named


def long_day(day: date) -> str:
    """Write a day: `28 November 2026`."""
    return f"{day.day} {day:%B %Y}"
