"""A page for a terminal, drawn by Rich: the one module that knows Rich.

Figures and names are never cut. Where a table does not fit the width side by side, each row
is set out as a small list instead.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from mlcareer.page import Bar, Facts, Marked, NoteKind, Share, Steps, Table, Text, Unit
from mlcareer.record import Record
from mlcareer.render.bars import Scale, bar_text, common_scale, share_text
from mlcareer.render.cells import heading, readable, scale_name
from mlcareer.render.visible import on_one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlcareer.page import Block, Cell, Page

WIDEST_PROSE = 100
"""Characters. Longer lines of prose are hard to read on a wide terminal."""

NARROWEST_PROSE = 22
"""Characters. A column of prose that is narrower reads worse than a list."""

NARROWEST_NAME, LONGEST_NAME = 14, 30
"""Characters. A name wraps more readily than prose; what is longer is prose."""

NARROWEST_BAR, WIDEST_BAR = 10, 60

GAP = 2
"""Spaces between two columns."""

TITLE, HEADING, HEAD, LABEL = "bold", "bold cyan", "dim", "bold"
BAR, MARKED, CAUTION, FINE_PRINT = "cyan", "bold reverse", "bold yellow", "dim"


def write(page: Page, out: TextIO, *, color: bool) -> None:
    """Draw a page as wide as the terminal, or 80 characters where there is none.

    Rich finds out from the stream whether it can show colour; `color` can only forbid it.
    """
    drawn = _Paper(out)
    console = Console(
        file=drawn,
        no_color=None if color else True,
        highlight=False,
        markup=False,
        emoji=False,
    )
    _draw(page, console)
    # Rich fills each line up to the width, which a pipe or a copied text is better without.
    out.write("".join(f"{line.rstrip(' ')}\n" for line in drawn.getvalue().splitlines()))


class _Paper(StringIO):
    """What Rich draws on in place of a stream, so that it never ends the program itself."""

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self.isatty = out.isatty  # type: ignore[method-assign]  # it is drawn as for that stream


def picture(page: Page, *, title: str, width: int) -> str:
    """Return a page as an SVG of a terminal `width` characters wide, for a README."""
    console = Console(
        file=StringIO(),
        record=True,
        width=width,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
        markup=False,
        emoji=False,
    )
    _draw(page, console)
    svg = console.export_svg(title=visible(title))
    # Rich names a font at an address; a picture of ours fetches nothing.
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)


def _draw(page: Page, console: Console) -> None:
    prose = min(console.width, WIDEST_PROSE)
    console.print(Line(on_one_line(page.title), style=TITLE))
    for block in page.blocks:
        console.print()
        console.print(_block(block, console.width))
    if page.notes:
        console.print()
    for note in page.notes:
        style = CAUTION if note.kind is NoteKind.CAUTION else LABEL
        mark = Line(f"{note.kind.value}:", style=style)
        console.print(_beside([(mark, Line(visible(note.text)))]), width=prose)
    if page.sources:
        console.print()
        console.print(Line("Sources", style=HEADING))
        for source in page.sources:
            style = CAUTION if source.overdue else FINE_PRINT
            overdue = " OVERDUE FOR REVIEW." if source.overdue else ""
            text = visible(f"[{source.id}] {source.text}.{overdue} {source.address}")
            console.print(Line(text, style=style), width=prose)


def _block(block: Block, width: int) -> RenderableType:
    """Draw one block as wide as the terminal; prose stops at its own widest."""
    parts: list[RenderableType] = []
    if block.title:
        parts.append(Line(on_one_line(block.title), style=HEADING))
    if isinstance(block, Table):
        if block.caption:
            parts.append(Line(visible(block.caption), style=HEAD))
        return Group(*parts, *_tables(block, width))
    if isinstance(block, Text):
        parts.append(Line(visible("\n\n".join(block.paragraphs))))
    elif isinstance(block, Steps):
        marks = (f"{n}." if block.ordered else "•" for n in range(1, len(block.items) + 1))
        rows = zip(marks, block.items, strict=True)
        parts.append(_beside([(Line(mark), Line(visible(item))) for mark, item in rows]))
    elif isinstance(block, Facts):
        pairs = ((Line(on_one_line(label), style=LABEL), fact) for label, fact in block.pairs)
        parts.append(_beside([(label, Line(visible(fact))) for label, fact in pairs]))
    return Padding(Group(*parts), (0, max(width - WIDEST_PROSE, 0), 0, 0))


def _beside(rows: Iterable[tuple[Line, Line]]) -> Grid:
    """Set each mark beside its text, which wraps in a column of its own."""
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(overflow="fold", max_width=NARROWEST_PROSE + GAP)
    grid.add_column(overflow="fold")
    for mark, text in rows:
        grid.add_row(mark, text)
    return grid


class _Drawn(Record, kw_only=False):
    """One column of a table that is about to be drawn."""

    index: int
    name: str
    unit: Unit
    scale: Scale | None
    bar: bool
    natural: int
    """The width in characters at which nothing wraps."""
    least: int
    """The width below which a figure, a word or a bar would be cut or prose is a ladder."""


def _tables(table: Table, width: int) -> list[RenderableType]:
    """Draw a table, or one below a heading for each value of its grouped column."""
    group = next((index for index, column in enumerate(table.columns) if column.grouped), None)
    shown = [index for index in range(len(table.columns)) if index != group]
    columns = [_drawn(table, index) for index in shown]
    widths = _widths(columns, width)
    if group is None:
        return [_rows(columns, table.rows, widths, width)]
    parts: list[RenderableType] = []
    for value in dict.fromkeys(row[group] for row in table.rows):
        name = on_one_line(readable(value, table.columns[group].unit))
        rows = [row for row in table.rows if row[group] == value]
        parts += [Line(""), Line(name, style=LABEL), _rows(columns, rows, widths, width)]
    return parts


def _drawn(table: Table, index: int) -> _Drawn:
    column = table.columns[index]
    cells = [row[index] for row in table.rows]
    bar = any(isinstance(cell, Bar | Share) for cell in cells)
    scale = common_scale(cells)
    name = heading(column) if scale is None else scale_name(scale, column.unit)
    texts = [name, *(_flush(readable(cell, column.unit)) for cell in cells)]
    natural = max(cell_len(line) for text in texts for line in text.split("\n"))
    longest_word = max((cell_len(word) for text in texts for word in text.split()), default=1)
    if bar:
        natural, least = max(WIDEST_BAR, natural), max(NARROWEST_BAR, longest_word)
    elif column.unit is Unit.TEXT:
        wrapped = NARROWEST_NAME if natural <= LONGEST_NAME else NARROWEST_PROSE
        least = max(longest_word, min(natural, wrapped))
    else:
        # A figure with its unit stays on one line; its heading may wrap.
        figures = [cell_len(text) for text in texts[1:]]
        least = max([*figures, *(cell_len(word) for word in texts[0].split())], default=1)
    return _Drawn(index, name, column.unit, scale, bar, natural, least)


def _widths(columns: Sequence[_Drawn], width: int) -> list[int] | None:
    """Share a width out among columns; `None` when they do not fit side by side."""
    free = width - GAP * (len(columns) - 1) - sum(column.least for column in columns)
    if free < 0:
        return None
    widths = [column.least for column in columns]
    # Text first, as a bar can be drawn at any width.
    for wants_bar in (False, True):
        hungry = [n for n, column in enumerate(columns) if column.bar is wants_bar]
        while free and (hungry := [n for n in hungry if widths[n] < columns[n].natural]):
            share = max(free // len(hungry), 1)
            for n in hungry:
                more = min(share, columns[n].natural - widths[n], free)
                widths[n] += more
                free -= more
    return widths


def _rows(
    columns: Sequence[_Drawn],
    rows: Sequence[tuple[Cell, ...]],
    widths: Sequence[int] | None,
    width: int,
) -> RenderableType:
    if widths is None:
        return Group(*(_as_list(columns, row, width) for row in rows))
    grid = Grid(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style=HEAD)
    for column, column_width in zip(columns, widths, strict=True):
        text = column.unit is Unit.TEXT
        grid.add_column(
            Line(column.name, style=HEAD),
            width=column_width,
            overflow="fold",
            justify="left" if text or column.bar else "right",
        )
    for row in rows:
        drawn = zip(columns, widths, strict=True)
        grid.add_row(*(_cell(row[column.index], column, size) for column, size in drawn))
    return grid


def _as_list(columns: Sequence[_Drawn], row: tuple[Cell, ...], width: int) -> RenderableType:
    """Set one row out below its first cell, a line for each of the others."""
    first, *others = columns
    bar_width = min(WIDEST_BAR, width - GAP)
    lines: list[RenderableType] = []
    for column in others:
        drawn = _cell(row[column.index], column, bar_width)
        if row[column.index] is None:
            continue
        name = Line(f"{column.name}: ", style=HEAD)
        lines += [name, drawn] if column.bar else [name.append_text(drawn)]
    head = _cell(row[first.index], first, bar_width)
    head.stylize(LABEL)
    return Group(head, Padding(Group(*lines), (0, 0, 0, GAP)))


def _cell(cell: Cell, column: _Drawn, width: int) -> Line:
    if isinstance(cell, Bar) and column.scale is not None:
        return Line(bar_text(cell, column.scale, width), style=BAR)
    if isinstance(cell, Share):
        return Line(share_text(cell, width), style=BAR)
    if isinstance(cell, Marked):
        parts = ((visible(text), MARKED if on else "") for text, on in cell.parts)
        return Line.assemble(*parts)
    return Line(_flush(readable(cell, column.unit)))


def _flush(text: str) -> str:
    """Begin each line at its first word, as a word and the space before it wrap as one."""
    return "\n".join(line.strip() for line in text.split("\n"))
