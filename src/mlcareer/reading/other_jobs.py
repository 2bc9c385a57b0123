"""An advert copied from a job board's page without the other jobs that the page offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_WORDS_BEFORE = 60
"""Words that stand before such a heading; with fewer it is a link at the top of the page."""

LONGEST_HEADING = 9
"""Words of such a heading."""


def without_other_jobs(text: str, openings: Iterable[str]) -> tuple[str, tuple[int, int] | None]:
    """Blank out what stands under a heading such as `Similar jobs`, and say which lines.

    `openings` are how such headings begin, in lower case. Lines keep their numbers. A heading
    with marks ends at the next of its rank; what follows one without marks is all left out.
    """
    openings = tuple(openings)
    lines = text.split("\n")
    words = 0
    for index, line in enumerate(lines):
        bare = line.strip().strip("#*_:|- ").casefold()
        if (
            words >= LEAST_WORDS_BEFORE
            and bare.startswith(openings)
            and len(bare.split()) <= LONGEST_HEADING
            and not bare.endswith((".", ","))
        ):
            end = _end(lines, index)
            kept = [*lines[:index], *[""] * (end - index), *lines[end:]]
            return "\n".join(kept), (index + 1, end)
        words += len(line.split())
    return text, None


def _end(lines: list[str], start: int) -> int:
    rank = _rank(lines[start])
    if rank:
        for index in range(start + 1, len(lines)):
            if 0 < _rank(lines[index]) <= rank:
                return index
    end = len(lines)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return end


def _rank(line: str) -> int:
    marked = line.lstrip()
    return len(marked) - len(marked.lstrip("#"))
