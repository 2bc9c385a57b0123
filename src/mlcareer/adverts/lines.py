"""The lines of a text as its author meant them: wrapped ones joined, rows of a table taken apart.

Texts from PDFs, mails and terminals break each paragraph at a width. A break inside a sentence is
told from the end of a paragraph by what an editor does: it breaks where the next word would not
have fitted.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import as_written
from mlcareer.adverts.plain_line import same_signs, single_blanks, written
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDEST = 140
"""Characters. Longer lines are paragraphs of their own, and nobody's width."""

NARROWEST = 40
"""Characters. Lines this short are short because there is no more to say."""

LEAST_FULL = 3
"""Lines that are as full as the width allows from which a text counts as wrapped."""

HEADING_AT_MOST = 7
"""Words of a line that may be a heading, so that it is joined to none before it."""

ITEM = r"^(?:[-*+•·▪●◦‣○■✔✅➢–o]|\d{1,2}[.)])\s+"
"""What a list item begins with."""

_GOES_ON = r"(?:[,/&+(–-]|\b(?:and|or|to|of|in|with|for|the|an?|our|your|as|on|by|from|at))$"
"""How a line ends that the next one continues."""


class Line(Record, kw_only=False):
    """A line, or several that were one before they were wrapped."""

    raw: str
    """The first of them with its marks of Markdown, in single blanks."""
    written: str
    """All of it as written, without Markdown."""
    text: str
    """The same, of the same length, in plain quotes and hyphens: what rules are tried on."""
    number: int
    """Where it begins in the file, from 1."""
    breaks: tuple[int, ...] = ()
    """Where in the text each further line of the file begins."""

    def number_at(self, place: int) -> int:
        """Return on which line of the file a place in the text stands."""
        return self.number + sum(begin <= place for begin in self.breaks)


def lines_of(text: str, labels: Iterable[str] = ()) -> list[Line]:
    """Return the lines of a text, those that were wrapped joined; empty ones are left as they are.

    `labels` are those under which a row of a table is a fact of its own.
    """
    known = frozenset(labels)
    bare = [single_blanks(line) for line in text.splitlines()]
    width = _width(bare)
    found: list[Line] = []
    for number, raw in enumerate(bare, 1):
        if "|" in raw:
            raw = _row(raw, known)  # noqa: PLW2901 - a row is read as a line
        words = written(raw)
        if found and width and _continues(found[-1], bare[number - 2], raw, words, width):
            found[-1] = _joined(found[-1], words)
            continue
        found.append(Line(raw, words, same_signs(words), number))
    return found


def _row(raw: str, labels: frozenset[str]) -> str:
    """Return a row of a table as a line: a label and its value with a colon between them."""
    if not raw.startswith("|"):
        return raw
    cells = [cell.strip() for cell in raw.strip("|").split("|")]
    if all(set(cell) <= set("-: ") for cell in cells):
        return ""
    label = written(cells[0]).strip(": ").casefold()
    if len(cells) == 2 and label in labels:  # noqa: PLR2004 - a label and a value
        return f"{cells[0].rstrip(': ')}: {cells[1]}"
    return " | ".join(cell for cell in cells if cell)


def _width(lines: list[str]) -> int:
    """Return the width at which a text was wrapped, or 0 where it was not."""
    longest = max(map(len, lines), default=0)
    if not NARROWEST <= longest <= WIDEST:
        return 0
    full = sum(
        _fits_no_more(line, following, longest) for line, following in itertools.pairwise(lines)
    )
    return longest if full >= LEAST_FULL else 0


def _fits_no_more(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted on a line."""
    word = following.partition(" ")[0]
    return bool(word) and len(line) >= NARROWEST and len(line) + 1 + len(word) > width


def _continues(before: Line, last: str, raw: str, words: str, width: int) -> bool:
    """Tell whether a line goes on with the sentence of the one before it."""
    if not raw or not last or not _fits_no_more(last, raw, width):
        return False
    if as_written(ITEM).match(words) or raw[0] in "#|>" or raw.startswith(("**", "__")):
        return False
    if before.raw.startswith("#") or last[-1] in ".!?:;":
        return False
    if not words[:1].isupper() or as_written(_GOES_ON).search(last):
        return True
    return ":" not in words and (len(words.split()) > HEADING_AT_MOST or words[-1:] in ".;,")


def _joined(line: Line, more: str) -> Line:
    start = len(line.written) + 1
    whole = f"{line.written} {more}"
    return line.replace(written=whole, text=same_signs(whole), breaks=(*line.breaks, start))
