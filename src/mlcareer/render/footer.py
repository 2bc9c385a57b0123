"""The foot of a brief screen: what is overdue, and the sources by name and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Unit
from mlcareer.render.cells import readable
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from mlcareer.page import Page, SourceLine


def overdue_since(day: date) -> str:
    """Say since when a source is overdue for review."""
    return f"Overdue since {readable(day, Unit.DAY)}"


def overdue_lines(page: Page) -> Iterator[str]:
    """Name what is overdue of the sources that decide, a line for each day, the earliest first.

    `--full` marks the others too, where it lists each source.
    """
    days: dict[date, list[str]] = {}
    for source in page.sources:
        if source.overdue is not None and source.decides:
            days.setdefault(source.overdue, []).append(visible(source.short or source.id))
    for day in sorted(days):
        yield f"{overdue_since(day)}: {', '.join(dict.fromkeys(days[day]))}"


def footer_of(page: Page, width: int, width_of: Callable[[str], int]) -> str:
    """Return the last line: `Advertised pay. Sources: A 2026 and 7 more. Details: --full`.

    It names as many sources as fit on one line, counts them where none does, and leaves them to
    the details where not even their number fits.
    """
    words = visible(page.footer)
    # Those that decide come first.
    named = [visible(source.short or source.id) for source in sorted(page.sources, key=_is_beside)]
    if not named:
        more = "Details: --full" if page.details or page.notes else ""
        return " ".join(filter(None, (words, more)))
    for count in range(len(named), -1, -1):
        line = " ".join(filter(None, (words, _named(named, count), "Details: --full")))
        if width_of(line) <= width:
            return line
    return f"{words} Details: --full".strip()


def _is_beside(source: SourceLine) -> bool:
    return not source.decides


def _named(names: Sequence[str], count: int) -> str:
    """Name the first of some sources and count the others."""
    head = "Source" if len(names) == 1 else "Sources"
    if not count:
        return f"{len(names)} {head.lower()}."
    others = len(names) - count
    shown = list(names[:count])
    if others:
        return f"{head}: {', '.join(shown)} and {others} more."
    if len(shown) > 1:
        return f"{head}: {', '.join(shown[:-1])} and {shown[-1]}."
    return f"{head}: {shown[0]}."
