"""The lines of a text as its author meant them: wrapped ones joined, rows of a table taken apart.

Texts from PDFs, mails and terminals break each paragraph at a width. A break inside a sentence is
told from the end of a paragraph by what an editor does: it breaks where the next word would not
have fitted.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import as_written
from mlcareer.adverts.plain_line import same_signs, single_blanks, written
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WIDEST = 140
"""Characters. Longer lines are paragraphs of their own, and nobody's width."""

NARROWEST = 40
"""Characters. Lines this short are short because there is no more to say."""

MOST_JOINED = 60
"""Lines that are joined to one at most."""

INDENT = 4
"""Characters that the blanks before a line may take of its width, as those before a list item."""

LEAST_FULL = 3
"""Lines that are as full as the width allows from which a text counts as wrapped."""

ITEM = r"^(?:[-*+·o]|\d{1,2}[.)])\s"
"""What a list item begins with."""


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


def lines_of(
    text: str, labels: Iterable[str] = (), is_heading: Callable[[str], bool] | None = None
) -> list[Line]:
    """Return the lines of a text, those that were wrapped joined; empty ones are left as they are.

    `labels` are those under which a row of a table is a fact of its own; what `is_heading` knows
    goes on with no line.
    """
    known = frozenset(labels)
    lines = text.splitlines()
    bare = [single_blanks(line) for line in lines]
    indents = [INDENT if line[:1].isspace() else 0 for line in lines]
    width = _width(bare, indents)
    filled = 0
    found: list[Line] = []
    for number, raw in enumerate(bare, 1):
        if "|" in raw:
            raw = _row(raw, known)  # noqa: PLW2901 - a row is read as a line
        goes_on = (
            found and width and _fits_no_more(bare[number - 2], raw, width - indents[number - 2])
        )
        if (
            goes_on
            and len(found[-1].breaks) < MOST_JOINED
            and _continues(bare[number - 2], raw, is_heading, first=filled == bool(found[-1].raw))
        ):
            found[-1] = _joined(found[-1], raw)
            continue
        words = written(raw)
        found.append(Line(raw, words, same_signs(words), number))
        filled += bool(raw)
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


def _width(lines: list[str], indents: list[int]) -> int:
    """Return the width at which a text was wrapped, or 0 where it was not."""
    # A word that is longer than any line, as an address, stands out of it.
    usual = [line for line in lines if not any(len(word) > NARROWEST for word in line.split(" "))]
    longest = max(map(len, usual), default=0)
    if not NARROWEST <= longest <= WIDEST:
        return 0
    full = sum(
        _fits_no_more(line, following, longest - indent)
        for (line, following), indent in zip(pairwise(lines), indents, strict=False)
    )
    return longest if full >= LEAST_FULL else 0


def _fits_no_more(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted on a line."""
    if not line or not following:
        return False
    word = following.partition(" ")[0]
    enough = len(line) >= NARROWEST or len(word) > NARROWEST
    return enough and len(line) + 1 + len(word) > width


def _continues(
    last: str, raw: str, is_heading: Callable[[str], bool] | None, *, first: bool
) -> bool:
    """Tell whether a line that may go on with the one before it does, and begins nothing new."""
    words = written(raw)
    if not words or raw[0] in "#|>" or raw.startswith("**"):
        return False
    facts = " - " in last or " | " in last
    # What stands right below a title, as the employer's name, is not part of it.
    open_ended = last.count("[") > last.count("]") or last[-1:] in "-–—,&("
    if first and words[:1].isupper() and not (facts or open_ended):
        return False
    if last.endswith(":") and len(last.split()) <= LONGEST_HEADING:
        return False
    if as_written(ITEM).match(words):
        # A dash between two amounts, or between the facts of an opening line, is no item's.
        amount = last[-1:].isdigit() and as_written(r"[-]\s?[£$¤]?\d").match(words)
        return bool(amount) or (first and facts and words.startswith(("- ", "– ")))
    if as_written(_LABEL).match(words):
        return False
    known = is_heading is not None and is_heading(words)
    return not known or (words[:1].islower() and not words.endswith(":"))


LONGEST_HEADING = 12
"""Words of a line that ends with a colon and opens a list."""

_LABEL = r"[A-Z][\w /&'-]{1,28}:\s"
"""A label with its value, which begins something new."""


def _joined(line: Line, raw: str) -> Line:
    """Return a line with the next; a mark can open in one and close in the other."""
    whole_raw = f"{line.raw} {raw}"
    whole = written(whole_raw)
    start = len(line.written) + 1
    return Line(
        whole_raw, whole, same_signs(whole), line.number, (*line.breaks, min(start, len(whole)))
    )
