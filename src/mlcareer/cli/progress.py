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
            filled = WIDTH * done // total
            bar = "#" * filled + "." * (WIDTH - filled)
            print(f"\r{what} [{bar}] {done:,} of {total:,}", end="", file=sys.stderr, flush=True)
        yield item
    if watched:
        print(f"\r{' ' * (len(what) + WIDTH + 30)}\r", end="", file=sys.stderr, flush=True)
