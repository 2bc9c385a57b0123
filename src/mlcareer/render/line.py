"""A line of text in pieces, each with the name of a style, and how it is broken at a width.

Rich measures and says where to break; its own text, which styles and colours too, costs as much
to import as all of our own code, and is made of these lines only where colour is shown.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Self

from rich._wrap import divide_line
from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def width_of(text: str) -> int:
    """Return how many cells of a terminal a text takes that has no marks to steer it.

    Rich knows it of any text. Most are of letters that take one each, and are asked for a word
    at a time.
    """
    return len(text) if text.isascii() else cell_len(text)


class Line:
    """Text in pieces; a style is what Rich calls it, such as `bold cyan`, or empty."""

    __slots__ = ("pieces",)

    def __init__(self, text: str = "", *, style: str = "") -> None:
        """Begin with one piece, or with none."""
        self.pieces: list[tuple[str, str]] = [(text, style)] if text else []

    @classmethod
    def assemble(cls, pieces: Iterable[tuple[str, str]]) -> Self:
        """Make a line of texts with their styles."""
        line = cls()
        line.pieces = [piece for piece in pieces if piece[0]]
        return line

    @property
    def plain(self) -> str:
        """The text alone."""
        return "".join(text for text, _ in self.pieces)

    @property
    def width(self) -> int:
        """How many cells of a terminal it takes; a wide character takes two."""
        return width_of(self.plain)

    def append(self, other: Line | str) -> Self:
        """Add to the end."""
        self.pieces += Line(other).pieces if isinstance(other, str) else other.pieces
        return self

    def styled(self, style: str) -> Line:
        """Return the text in one style."""
        return Line(self.plain, style=style)

    def wrapped(self, width: int) -> list[Line]:
        """Break it into lines of a width in cells, between words where it can be.

        Only a word that is longer than the width is broken, and no line ends in spaces.
        """
        text = self.plain
        if "\n" not in text and width_of(text) <= width:
            return [self]
        lines: list[Line] = []
        start = 0
        for paragraph in text.split("\n"):
            for begin, end in pairwise([0, *divide_line(paragraph, width), len(paragraph)]):
                shown = len(paragraph[begin:end].rstrip())
                lines.append(self._part(start + begin, start + begin + shown))
            start += len(paragraph) + 1
        return lines

    def _part(self, begin: int, end: int) -> Line:
        return Line.assemble(self._pieces_between(begin, end))

    def _pieces_between(self, begin: int, end: int) -> Iterator[tuple[str, str]]:
        at = 0
        for text, style in self.pieces:
            yield text[max(begin - at, 0) : max(end - at, 0)], style
            at += len(text)
