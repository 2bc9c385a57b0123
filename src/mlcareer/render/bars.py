"""Bars drawn in characters, all bars of a column on one scale."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from mlcareer.page import Bar, Share, Span
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.page import Cell

TRACK, FILLED, ONWARD, MARK, BETWEEN = "·", "█", "▶", "◆", "─"


class Scale(Record, kw_only=False):
    """What the left and the right end of a column's bars are."""

    low: int
    high: int


def ends_of(mark: int | Span | None) -> tuple[int, ...]:
    """Return where a mark begins and ends: nothing, one pay, or both ends of a range."""
    if mark is None:
        return ()
    if isinstance(mark, int):
        return (mark,)
    return (mark.low,) if mark.high is None else (mark.low, mark.high)


def common_scale(cells: Iterable[Cell]) -> Scale | None:
    """Return a scale that holds every bar and mark of a column, with round figures at its ends.

    Marks far outside would press the bars together, so the scale goes no further than half its
    length beyond them; such a mark is drawn at the end.
    """
    bars = [cell for cell in cells if isinstance(cell, Bar)]
    if not bars:
        return None
    low = min(bar.span.low for bar in bars)
    high = max(bar.span.low if bar.span.high is None else bar.span.high for bar in bars)
    reach = max(high - low, 1) // 2
    marks = [end for bar in bars for end in ends_of(bar.mark)]
    low = max(min([low, *marks]), low - reach)
    high = min(max([high, *marks]), high + reach)
    step = _round_step(high - low)
    return Scale(floor(low / step) * step, ceil(high / step) * step)


def _round_step(length: int) -> int:
    """Return a tenth of a length, made round: 1, 2 or 5 with zeros."""
    size = max(length // 10, 1)
    power = int("1".ljust(len(str(size)), "0"))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= size)


def bar_text(bar: Bar, scale: Scale, width: int) -> str:
    """Draw a band on its scale: filled within, an arrow where it is open, your pay on top."""
    length = max(scale.high - scale.low, 1)

    def place(value: int) -> int:
        """Return the column that a value falls into."""
        inside = min(max(value, scale.low), scale.high)
        return min((inside - scale.low) * width // length, width - 1)

    first = place(bar.span.low)
    end = scale.high if bar.span.high is None else bar.span.high
    # The last column is the one that the band still goes into, at least one.
    last = max(place(end) - (1 if (end - scale.low) * width % length == 0 else 0), first)
    if end >= scale.high:
        last = width - 1
    drawn = [FILLED if first <= column <= last else TRACK for column in range(width)]
    if bar.span.open_ended or bar.span.high is None:
        drawn[last] = ONWARD
    ends = [place(end) for end in ends_of(bar.mark)]
    if ends:
        drawn[ends[0] : ends[-1] + 1] = BETWEEN * (ends[-1] - ends[0] + 1)
        drawn[ends[0]] = drawn[ends[-1]] = MARK
    return "".join(drawn)


def share_text(share: Share, width: int) -> str:
    """Draw a part of a whole as a bar from the left, rounded to whole characters."""
    if not share.whole:
        return TRACK * width
    filled = min(max(round(share.part * width / share.whole), 0), width)
    return FILLED * filled + TRACK * (width - filled)
