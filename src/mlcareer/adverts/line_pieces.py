"""A line of an advert as sentences and list items, also where they run together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import as_written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.advert_words import AdvertWords

LONG_PARAGRAPH = 60
"""Characters from which a line can hold several sentences."""

LONG_WORD = 24
"""Characters; no word that tells items apart is as long."""

LONGEST_PIECE = 600
"""Characters. No sentence has as many; each skill in it is held against all the rest."""

_SENTENCES = (
    r"(?<=[.!?])(?<!\b[SJD]r\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bNo\.)(?<!\bSt\.)(?<!\bvs\.)['\")]?\s"
    r"(?=[\"'(]?[A-Z£\d])|(?<=[a-z)][.!?])(?=[A-Z][a-z])|\s[*·]\s|\s?;\s"
)

_ITEMS = (
    r"(?<=[a-z0-9)%+])\s(?=[A-Z])"
    r"|(?<=[a-z]{4})(?=[A-Z][a-z]{1,30}[\s'-])|(?<=[a-z][):])(?=[A-Z][a-z])"
)


class LineSplitter:
    """Splits lines, by the words of a table where no sign says how."""

    def __init__(self, words: AdvertWords) -> None:
        """Make a splitter by the words of a table."""
        self._starts = frozenset(words.lines.item_starts)
        self._goes_on = frozenset(words.lines.goes_on)
        self._second_parts = words.lines.second_parts

    def spans(self, text: str, begin: int, end: int, *, loose: bool) -> Iterator[tuple[int, int]]:
        """Yield where the sentences of a part of a line stand.

        Where `loose`, list items without any sign before them are told apart too.
        """
        for start, stop in self._spans(text, begin, end, loose=loose):
            yield from _short(text, start, stop)

    def _spans(self, text: str, begin: int, end: int, *, loose: bool) -> Iterator[tuple[int, int]]:
        if end - begin < LONG_PARAGRAPH and not loose:
            yield from _stripped(text, begin, end, " ")
            return
        start = begin
        for found in as_written(_SENTENCES).finditer(text, begin, end):
            yield from self._items(text, start, found.start(), loose=loose)
            start = found.end()
        yield from self._items(text, start, end, loose=loose)

    def _items(self, text: str, begin: int, end: int, *, loose: bool) -> Iterator[tuple[int, int]]:
        """Split before the words that list items begin with, and where two words are glued."""
        if loose:
            for found in as_written(_ITEMS).finditer(text, begin, end):
                place = found.end()
                if place > found.start():
                    word = text[place : min(end, place + LONG_WORD)].partition(" ")[0]
                    near = text[max(begin, found.start() - LONG_WORD) : found.start()]
                    before = near.rsplit(" ", 1)[-1]
                    if word not in self._starts or before in self._goes_on:
                        continue
                elif text.startswith(self._second_parts, place):
                    continue
                yield from _stripped(text, begin, place, " *•·")
                begin = place
        yield from _stripped(text, begin, end, " *•·")


@lru_cache(maxsize=4)
def line_splitter(words: AdvertWords) -> LineSplitter:
    """Return the splitter by a table's words, made once."""
    return LineSplitter(words)


def _stripped(text: str, begin: int, end: int, signs: str) -> Iterator[tuple[int, int]]:
    """Yield a span without some signs at its ends, if anything is left."""
    while begin < end and text[begin] in signs:
        begin += 1
    while begin < end and text[end - 1] in signs:
        end -= 1
    if begin < end:
        yield begin, end


def _short(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than any sentence, at a space where there is one."""
    while end - begin > LONGEST_PIECE:
        space = text.rfind(" ", begin + 1, begin + LONGEST_PIECE)
        stop = space if space > begin else begin + LONGEST_PIECE
        yield begin, stop
        begin = stop + (space > begin)
    yield begin, end
