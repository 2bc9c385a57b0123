"""What the brief screen leaves out, so that it fits a terminal of 80 by 24."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mlcareer.page import Facts, Table, Text, dim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mlcareer.page import Block, Page

    Lines = TypeVar("Lines", bound=Sequence[Any])

FEWEST_ROWS = 3
"""Rows that a table keeps however short the room is."""


def brief(page: Page, draw: Callable[[Page], Lines], most: int) -> Lines:
    """Draw the brief screen of a page in at most so many lines where that is possible.

    Facts that may be dropped go first, the lowest number first; then the neighbours of the rows
    that were asked for. Where all that is left has to be seen the screen is longer.
    """
    shown = page.replace(
        blocks=tuple(part for block in page.blocks for part in _brief_block(block))
    )
    lines = draw(shown)
    while len(lines) > most:
        smaller = shown
        # Each fact and each row is a line at least, so that many may go before the next drawing.
        for _ in range(len(lines) - most):
            smaller = _without_the_least(smaller)
        if smaller == shown:
            break
        shown = smaller
        lines = draw(shown)
    return lines


def _brief_block(block: Block) -> Iterator[Block]:
    """Return a block as the brief screen has it, with a line on the rows that it leaves out."""
    if not isinstance(block, Table):
        yield block
        return
    table = block.replace(columns=tuple(column for column in block.columns if column.brief))
    if block.brief is None or len(block.items) <= block.brief:
        yield table
        return
    yield table.replace(items=block.items[: block.brief])
    yield Text((dim(f"{len(block.items) - block.brief} more{block.more}"),))


def _without_the_least(page: Page) -> Page:
    """Return a page without the fact, or else the row, that it can best do without."""
    drops = [
        fact.drop
        for block in page.blocks
        if isinstance(block, Facts)
        for fact in block.facts
        if fact.drop is not None
    ]
    if drops:
        return _without_fact(page, min(drops))
    for number, block in reversed(list(enumerate(page.blocks))):
        if isinstance(block, Table) and block.asked is not None and len(block.items) > FEWEST_ROWS:
            asked = block.asked
            neighbours = [n for n, item in enumerate(block.items) if not asked(item)]
            if neighbours:
                items = tuple(item for n, item in enumerate(block.items) if n != neighbours[-1])
                return _with_block(page, number, block.replace(items=items))
    return page


def _without_fact(page: Page, drop: int) -> Page:
    """Return a page without the last fact of a number."""
    for number, block in reversed(list(enumerate(page.blocks))):
        if not isinstance(block, Facts):
            continue
        facts = block.facts
        found = [n for n, fact in enumerate(facts) if fact.drop == drop]
        if found:
            kept = tuple(fact for n, fact in enumerate(facts) if n != found[-1])
            return _with_block(page, number, block.replace(facts=kept))
    return page


def _with_block(page: Page, number: int, block: Block) -> Page:
    return page.replace(blocks=(*page.blocks[:number], block, *page.blocks[number + 1 :]))
