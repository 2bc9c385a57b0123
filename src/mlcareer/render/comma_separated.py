"""A page as CSV: its rows or first table with raw values, and the unit in each heading."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TextIO

from mlcareer.page import Bar, Piece, Share, Span, Table, Unit
from mlcareer.render.cells import readable
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.page import Cell, Page
    from mlcareer.render.formats import View

_FORMULA_STARTS = tuple("=+-@＝＋－＠")
"""The wide forms count where a spreadsheet is set to Japanese."""


def write(page: Page, out: TextIO, view: View) -> None:
    """Write the heading and the rows of one table, and nothing else.

    That is `page.rows` where the page has them, as its lists and prose are no table; its
    first table otherwise. Amounts have their pence whatever `view` says.

    A range becomes a column for each end and one that says whether it is open. Bars are left
    out, as their figures are beside them.
    """
    del view
    tables = (block for block in (page.rows, *page.blocks, *page.details) if block is not None)
    table = next((block for block in tables if isinstance(block, Table)), None)
    if table is None:
        return
    lines = csv.writer(out, lineterminator="\n")
    rows = table.rows
    kinds = [_kind(rows, index) for index in range(len(table.columns))]
    shown = [index for index, kind in enumerate(kinds) if kind not in {Bar, Share}]
    lines.writerow([name for index in shown for name in _headings(table, index, kinds[index])])
    for row in rows:
        lines.writerow([value for index in shown for value in _values(row[index], kinds[index])])


def _kind(rows: tuple[tuple[Cell, ...], ...], index: int) -> type:
    """Return the kind of a column's cells, judged by the first that is known."""
    return next((type(row[index]) for row in rows if row[index] is not None), str)


def _headings(table: Table[Any], index: int, kind: type) -> Iterator[str]:
    # What is counted is the column's name.
    unit = table.unit_of(index)
    named = "" if unit in {Unit.TEXT, Unit.COUNT} else f" [{unit.value}]"
    name = _text(table.columns[index].heading)
    if kind is Span:
        yield f"{name} min{named}"
        yield f"{name} max{named}"
        yield f"{name} open ended"
    else:
        yield f"{name}{named}"


def _values(cell: Cell, kind: type) -> Iterator[object]:
    if kind is Span:
        span = cell if isinstance(cell, Span) else None
        yield None if span is None else span.low
        yield None if span is None else span.high
        yield None if span is None else str(span.open_ended or span.high is None).lower()
    else:
        yield _raw(cell)


def _raw(cell: Cell) -> object:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | Decimal):
        return cell
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Piece) and not isinstance(cell.value, str):
        return _raw(cell.value)
    if isinstance(cell, Piece | tuple | Span):
        return _text(readable(cell, Unit.TEXT, pence=True))
    return _text(str(cell))


def _text(text: str) -> str:
    shown = visible(text)
    # A spreadsheet would take such a text for a formula and run it; some pass over spaces first.
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA_STARTS) else shown
