"""How one value reads in a format that is made for people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.page import Bar, Cell, Column, Marked, Share, Span, Unit
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from mlcareer.render.bars import Scale

NOT_KNOWN = "–"
"""Drawn for a value that is not known, so that it is never taken for nought."""

_PERIODS = {
    Unit.GBP_PER_YEAR: "/year",
    Unit.GBP_PER_DAY: "/day",
    Unit.GBP_PER_HOUR: "/hour",
}
_POUNDS = {Unit.GBP, *_PERIODS}
_SUFFIXES = {
    Unit.PERCENT: "%",
    Unit.YEARS: " years",
    Unit.DAYS: " days",
    Unit.HOURS: " hours",
}


def heading(column: Column) -> str:
    """Return a column's name with the period that its pounds are for."""
    return f"{visible(column.name)}{_PERIODS.get(column.unit, '')}"


def scale_name(scale: Scale, unit: Unit) -> str:
    """Return what heads a column of bars: the figures that its left and right end stand for."""
    return f"{readable(scale.low, unit)} to {readable(scale.high, unit)}"


def readable(cell: Cell, unit: Unit) -> str:
    """Write a value with its unit: `£95,000–£145,000`, `8+ years`, `12%`, `2026-11-23`.

    Pounds with pence keep their pence, whole pounds have none. A bar has no text.
    """
    if cell is None:
        return NOT_KNOWN
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Span):
        return _span(cell, unit)
    if isinstance(cell, int | Decimal):
        return _number(cell, unit)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Marked):
        return visible("".join(text for text, _ in cell.parts))
    if isinstance(cell, Bar | Share):
        return ""
    return visible(cell)


def _number(number: int | Decimal, unit: Unit) -> str:
    sign = "-" if number < 0 else ""
    size = abs(number)
    if unit in _POUNDS:
        return f"{sign}£{size:,.2f}" if isinstance(size, Decimal) else f"{sign}£{size:,}"
    if unit is Unit.YEARS and size == 1:
        return f"{sign}1 year"
    return f"{sign}{size:,}{_SUFFIXES.get(unit, '')}"


def _span(span: Span, unit: Unit) -> str:
    if unit in _POUNDS:
        low = f"£{span.low:,}"
        high = None if span.high is None else f"£{span.high:,}"
        suffix = ""
    else:
        low, suffix = f"{span.low:,}", _SUFFIXES.get(unit, "")
        high = None if span.high is None else f"{span.high:,}"
    if span.low == span.high and not span.open_ended:
        return f"{low}{suffix}"
    if high is None:
        return f"{low}+{suffix}"
    return f"{low}–{high}{'+' if span.open_ended else ''}{suffix}"
