"""A table that sets things beside each other: a column each, and a row for each thing to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Cell, Column, Line, Table, Unit
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class Row(Record, kw_only=False):
    """What the row is about, and its value in each column: pounds, or words."""

    name: Line
    values: tuple[Cell, ...]


def side_by_side(
    heading: str, names: Iterable[str], rows: Iterable[Row], *, difference: bool = False
) -> Table[Row]:
    """Return the table; with a difference the last of its columns shows gains with a plus."""

    def column(index: int, name: str, *, signed: bool = False) -> Column[Row]:
        return Column(name, lambda row: row.values[index], Unit.GBP, signed=signed)

    columns = [column(index, name) for index, name in enumerate(names)]
    if difference:
        columns.append(column(len(columns), "Difference", signed=True))
    return Table((Column(heading, lambda row: row.name), *columns), tuple(rows))
