"""A line of an advert as sentences and list items, also where they run together."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.advert_words import AdvertWords

LONG_PARAGRAPH = 60
"""Characters from which a line can hold several sentences."""

LONGEST_PIECE = 600
"""Characters. No sentence has as many; each skill in it is held against all the rest."""

_SENTENCES = (
    r"(?<=[.!?])['\")]?\s+(?=[\"'(]?[A-Z£\d])|(?<=[a-z)][.!?])(?=[A-Z][a-z])|\s+[*•·▪●]\s+|\s*;\s+"
)

_GLUED = r"(?<=[a-z]{4})(?=[A-Z][a-z]+[\s'-])|(?<=[a-z][):])(?=[A-Z][a-z])"


class LineSplitter:
    """Splits lines, by the words of a table where no sign says how."""

    def __init__(self, words: AdvertWords) -> None:
        """Make a splitter by the words of a table."""
        self._starts = frozenset(words.lines.item_starts)
        self._goes_on = frozenset(words.lines.goes_on)
        self._second_parts = words.lines.second_parts

    def pieces(self, text: str, *, loose: bool) -> Iterator[str]:
        """Split a line into sentences and, where `loose`, into list items without any sign."""
        return _short(self._pieces(text, loose=loose))

    def _pieces(self, text: str, *, loose: bool) -> Iterator[str]:
        if len(text) < LONG_PARAGRAPH and not loose:
            if text:
                yield text
            return
        for sentence in as_written(_SENTENCES).split(text):
            for piece in self._items(sentence) if loose else (sentence,):
                stripped = piece.strip(" *•·")
                if stripped:
                    yield stripped

    def _items(self, sentence: str) -> Iterator[str]:
        """Split before the words that list items begin with, and where two words are glued."""
        begin = 0
        for found in as_written(r"(?<=[a-z0-9)%+])\s+(?=[A-Z])|" + _GLUED).finditer(sentence):
            place = found.end()
            if place > found.start():
                word = sentence[place:].split(" ", 1)[0]
                before = sentence[begin : found.start()].rsplit(" ", 1)[-1]
                if word not in self._starts or before in self._goes_on:
                    continue
            elif sentence.startswith(self._second_parts, place):
                continue
            yield sentence[begin:place]
            begin = place
        yield sentence[begin:]


@lru_cache(maxsize=4)
def line_splitter(words: AdvertWords) -> LineSplitter:
    """Return the splitter by a table's words, made once."""
    return LineSplitter(words)


def _short(pieces: Iterable[str]) -> Iterator[str]:
    """Cut what is longer than any sentence, at a space where there is one."""
    for piece in pieces:
        begin = 0
        while len(piece) - begin > LONGEST_PIECE:
            space = piece.rfind(" ", begin + 1, begin + LONGEST_PIECE)
            end = space if space > begin else begin + LONGEST_PIECE
            yield piece[begin:end]
            begin = end
        yield piece[begin:]
