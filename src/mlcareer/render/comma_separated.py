"""A page as CSV: its rows or first table with raw values, and the unit in each heading."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TextIO

from mlcareer.page import Bar, Marked, Share, Span, Table, Unit
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.page import Cell, Column, Page

_FORMULA_STARTS = tuple("=+-@＝＋－＠")
"""The wide forms count where a spreadsheet is set to Japanese."""


def write(page: Page, out: TextIO, *, color: bool) -> None:
    """Write the heading and the rows of one table, and nothing else.

    That is `page.rows` where the page has them, as its lists and prose are no table; its
    first table otherwise.

    A range becomes a column for each end and one that says whether it is open. Bars are left
    out, as their figures stand beside them.
    """
    del color
    tables = (block for block in (page.rows, *page.blocks) if isinstance(block, Table))
    table = next(tables, None)
    if table is None:
        return
    rows = csv.writer(out, lineterminator="\n")
    columns = [
        (index, column, _kind(table, index))
        for index, column in enumerate(table.columns)
        if _kind(table, index) not in {Bar, Share}
    ]
    rows.writerow([name for _, column, kind in columns for name in _headings(column, kind)])
    for row in table.rows:
        rows.writerow([value for index, _, kind in columns for value in _values(row[index], kind)])


def _kind(table: Table, index: int) -> type:
    """Return the kind of a column's cells, judged by the first that is known."""
    return next((type(row[index]) for row in table.rows if row[index] is not None), str)


def _headings(column: Column, kind: type) -> Iterator[str]:
    # What is counted is the column's name.
    bare = column.unit in {Unit.TEXT, Unit.COUNT}
    unit = "" if bare else f" [{column.unit.value}]"
    name = _text(column.name)
    if kind is Span:
        yield f"{name} min{unit}"
        yield f"{name} max{unit}"
        yield f"{name} open ended"
    else:
        yield f"{name}{unit}"


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
    return _text("".join(part for part, _ in cell.parts) if isinstance(cell, Marked) else str(cell))


def _text(text: str) -> str:
    shown = visible(text)
    # A spreadsheet would take such a text for a formula and run it; some pass over spaces first.
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA_STARTS) else shown
