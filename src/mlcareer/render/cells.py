"""How one value reads in a format that is made for people."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.page import Bar, Piece, Share, Span, Tone, Unit, parts_of
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from mlcareer.page import Cell, Line
    from mlcareer.render.bars import Scale

NOT_KNOWN = "–"
"""Drawn for a value that is not known, so that nobody takes it for zero."""

MINUS = "\N{MINUS SIGN}"

POUNDS = {Unit.GBP, Unit.GBP_PER_YEAR, Unit.GBP_PER_DAY, Unit.GBP_PER_HOUR}

_PENNY = Decimal("0.01")
_THOUSAND = 1000


def scale_ends(scale: Scale, unit: Unit) -> tuple[str, str]:
    """Return the figures at the left and the right end of a scale: `£60k` and `£200k`."""
    return _short(scale.low, unit), _short(scale.high, unit)


def _short(number: int, unit: Unit) -> str:
    if unit in POUNDS and number and number % _THOUSAND == 0:
        return f"{readable(number // _THOUSAND, unit)}k"
    return readable(number, unit)


def readable(cell: Cell, unit: Unit, *, pence: bool = False, signed: bool = False) -> str:
    """Write a value: `£95,000–£145,000`, `8+`, `12%`, `28 November 2026`. A bar has no text.

    Pounds are rounded to whole ones, half a pound away from zero; with `pence` a `Decimal` has
    its pence. Only pounds and per cents show their unit, as a heading names any other.
    """
    if isinstance(cell, Piece | tuple):
        return "".join(text for text, _ in pieces(cell, pence=pence))
    if cell is None:
        return NOT_KNOWN
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Span):
        return _span(cell, unit)
    if isinstance(cell, int | Decimal):
        return _number(cell, unit, pence=pence, signed=signed)
    if isinstance(cell, date):
        return f"{cell.day} {cell:%B %Y}"
    if isinstance(cell, Bar | Share):
        return ""
    return visible(cell)


def pieces(cell: Cell, unit: Unit = Unit.TEXT, *, pence: bool = False) -> list[tuple[str, Tone]]:
    """Write a line or a cell as texts that are safe to show, each with its tone."""
    if isinstance(cell, Piece | tuple):
        return [
            (readable(part.value, part.unit, pence=pence, signed=part.signed), part.tone)
            for part in parts_of(cell)
        ]
    return [(readable(cell, unit, pence=pence), Tone.PLAIN)]


def plain(line: Line, *, pence: bool = False) -> str:
    """Write a line without its tones."""
    return readable(line, Unit.TEXT, pence=pence)


def _number(number: int | Decimal, unit: Unit, *, pence: bool, signed: bool) -> str:
    size = -number if number < 0 else number
    if unit in POUNDS:
        text = f"£{_rounded(size, pence=pence or unit is Unit.GBP_PER_HOUR)}"
    else:
        text = f"{size:,}{'%' if unit is Unit.PERCENT else ''}"
    # What is rounded to zero has no sign.
    if not any(digit in text for digit in "123456789"):
        return text
    return f"{MINUS if number < 0 else '+' if signed else ''}{text}"


def _rounded(size: int | Decimal, *, pence: bool) -> str:
    if isinstance(size, int):
        return f"{size:,}"
    return f"{size.quantize(_PENNY if pence else Decimal(1), ROUND_HALF_UP):,}"


def _span(span: Span, unit: Unit) -> str:
    sign = "£" if unit in POUNDS else ""
    suffix = "%" if unit is Unit.PERCENT else ""
    low = f"{MINUS if span.low < 0 else ''}{sign}{abs(span.low):,}"
    if span.low == span.high and not span.open_ended:
        return f"{low}{suffix}"
    if span.high is None:
        return f"{low}{suffix}+"
    return f"{low}–{sign}{span.high:,}{suffix}{'+' if span.open_ended else ''}"
