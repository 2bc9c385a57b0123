"""A bar on stderr that shows how far a long run is, where somebody watches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")

WIDTH = 30
"""Characters of the bar."""


def with_progress(items: Iterable[Item], total: int, what: str) -> Iterator[Item]:
    """Yield the items, drawing a bar as they come; a pipe or a file sees nothing of it."""
    watched = sys.stderr.isatty() and total > 1
    for done, item in enumerate(items, 1):
        if watched:
            draw(done, total, what)
        yield item
    if watched:
        wipe(what)


def draw(done: int, total: int, what: str, unit: str = "") -> None:
    """Draw the bar over the one before."""
    filled = WIDTH * min(done, total) // max(total, 1)
    bar = "#" * filled + "." * (WIDTH - filled)
    print(f"\r{what} [{bar}] {done:,} of {total:,}{unit}", end="", file=sys.stderr, flush=True)


def wipe(what: str) -> None:
    """Take the bar away."""
    print(f"\r{' ' * (len(what) + WIDTH + 40)}\r", end="", file=sys.stderr, flush=True)
