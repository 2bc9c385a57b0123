"""A page for a terminal, drawn by Rich: the one module that knows Rich.

Figures and names are never cut. Where a table does not fit the width side by side, each row
is set out as a small list instead.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from io import StringIO
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, TextIO

from mlcareer.page import Bar, Facts, Marked, NoteKind, Share, Steps, Table, Text, Unit, as_items
from mlcareer.record import Record
from mlcareer.render.bars import Scale, bar_text, common_scale, share_text
from mlcareer.render.cells import heading, readable, scale_name
from mlcareer.render.line import Line, width_of
from mlcareer.render.visible import on_one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console

    from mlcareer.page import Block, Cell, Page, SourceLine

WIDEST_PROSE = 100
"""Characters. Longer lines of prose are hard to read on a wide terminal."""

NARROWEST_PAGE, USUAL_WIDTH = 20, 80
"""Characters. Below the first a terminal wraps what is drawn; the other is for one whose width is
not known."""

LONGEST_WIDTH = 5
"""Digits of COLUMNS; no terminal is as wide as more of them say."""

NARROWEST_PROSE = 22
"""Characters. A column of prose that is narrower reads worse than a list."""

NARROWEST_NAME, LONGEST_NAME = 14, 30
"""Characters. A name wraps more readily than prose; what is longer is prose."""

NARROWEST_BAR, WIDEST_BAR = 10, 60

GAP = 2
"""Spaces between two columns."""

TITLE, HEADING, HEAD, LABEL = "bold", "bold cyan", "dim", "bold"
RULE = "─"
BAR, MARKED, CAUTION, FINE_PRINT = "cyan", "bold reverse", "bold yellow", "dim"


def write(page: Page, out: TextIO, *, color: bool) -> None:
    """Draw a page as wide as the terminal, or 80 characters where there is none.

    Rich finds out from the stream whether it can show colour; `color` can only forbid it.
    """
    if not _shows_color(out):
        width = _drawable(_width_of_a_pipe())
        lines = (line.plain.rstrip(" ") for line in _page_lines(page, width))
        out.write("".join(f"{line}\n" for line in lines))
        return
    from rich.console import Console

    drawn = _Paper(out)
    console = Console(
        file=drawn,
        no_color=None if color else True,
        highlight=False,
        markup=False,
        emoji=False,
    )
    console.width = _drawable(console.width)
    _draw(page, console)
    # Rich fills each line up to the width, which a pipe or a copied text is better without.
    out.write("".join(f"{line.rstrip(' ')}\n" for line in drawn.getvalue().splitlines()))


def _shows_color(out: TextIO) -> bool:
    """Say whether Rich's console is needed: it costs as much to import as all else here.

    These are the variables by which it can be told that a pipe leads to a terminal. One that
    obeys nothing is a pipe to it, only that it would be 80 characters wide, whatever it says.
    """
    if os.environ.get("TERM", "").casefold() in {"dumb", "unknown"}:
        return False
    return out.isatty() or any(map(os.environ.get, ("FORCE_COLOR", "TTY_COMPATIBLE")))


def _width_of_a_pipe() -> int:
    """Return what Rich's console takes for the width where the answer goes into a pipe."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and len(columns) <= LONGEST_WIDTH:
        return int(columns)
    for stream in range(3):
        with suppress(OSError, ValueError):
            return os.get_terminal_size(stream).columns
    return USUAL_WIDTH


def _drawable(width: int) -> int:
    """Return a width that something can be drawn at; COLUMNS=0 says that it is not known."""
    return max(width, NARROWEST_PAGE) if width else USUAL_WIDTH


class _Paper(StringIO):
    """What Rich draws on in place of a stream, so that it never ends the program itself."""

    def __init__(self, out: TextIO) -> None:
        super().__init__()
        self.isatty = out.isatty  # type: ignore[method-assign]  # it is drawn as for that stream


def picture(page: Page, *, title: str, width: int) -> str:
    """Return a page as an SVG of a terminal `width` characters wide, for a README."""
    from rich.console import Console

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
    """Print all lines of a page at once: each is as wide as it may be, so none wraps again."""
    from rich.segment import Segment, Segments

    pieces = (
        piece for line in _page_lines(page, console.width) for piece in (*line.pieces, ("\n", ""))
    )
    drawn = [
        Segment("".join(text for text, _ in run), console.get_style(style) if style else None)
        # Most of a page has no style, and goes on over many lines as one.
        for style, run in groupby(pieces, key=itemgetter(1))
    ]
    console.print(Segments(drawn), end="", crop=False)


def _page_lines(page: Page, width: int) -> Iterator[Line]:
    prose = min(width, WIDEST_PROSE)
    yield from Line(on_one_line(page.title), style=TITLE).wrapped(width)
    # Where sections have sections, a rule tells the upper ones apart without any colour.
    ruled = any(block.depth > 1 for block in page.blocks)
    for block in page.blocks:
        yield Line()
        yield from _block_lines(block, width, ruled=ruled)
    if page.notes:
        yield Line()
    for note in page.notes:
        style = CAUTION if note.kind is NoteKind.CAUTION else LABEL
        mark = Line(f"{note.kind.value}:", style=style)
        yield from _beside([(mark, Line(visible(note.text)))], prose)
    if page.sources:
        yield from _foot(page.sources, prose)


def _foot(sources: Sequence[SourceLine], width: int) -> Iterator[Line]:
    """Name the sources in brief: a line for each that decides something, one for all others.

    What is the same for all, the day they were checked on, is said once.
    """
    checked = {source.checked for source in sources}
    together = f"all {checked.pop()}" if len(checked) == 1 else ""
    yield Line()
    head = Line("Sources", style=HEADING)
    about = "; ".join(filter(None, (together, "each in full: mlcareer sources ID")))
    yield from head.append(Line(f"  {about}", style=FINE_PRINT)).wrapped(width)
    others = [source for source in sources if not (source.decides or source.overdue)]
    for source in sources:
        if source not in others:
            style = CAUTION if source.overdue else FINE_PRINT
            apart = "" if together else f"; {source.checked}"
            overdue = ". OVERDUE FOR REVIEW" if source.overdue else ""
            told = source.brief or f"{source.text}. {source.address}"
            text = visible(f"[{source.id}] {told}{apart}{overdue}")
            yield from Line(text, style=style).wrapped(width)
    if others:
        named = (f"{source.id} ({source.dated})" for source in others)
        text = visible(f"Also agree, or read beside these: {'; '.join(named)}")
        yield from Line(text, style=FINE_PRINT).wrapped(width)


def _block_lines(block: Block, width: int, *, ruled: bool) -> Iterator[Line]:
    """Draw one block as wide as the terminal; prose stops at its own widest."""
    prose = min(width, WIDEST_PROSE)
    if block.title:
        style = HEADING if block.depth == 1 else LABEL
        heading = list(Line(on_one_line(block.title), style=style).wrapped(width))
        yield from heading
        if ruled and block.depth == 1:
            yield Line(RULE * max(width_of(line.plain) for line in heading), style=style)
    if isinstance(block, Table):
        if block.caption:
            yield from Line(visible(block.caption), style=HEAD).wrapped(width)
        yield from _table_lines(block, width)
    elif isinstance(block, Text) and block.paragraphs:
        yield from Line(visible("\n\n".join(block.paragraphs))).wrapped(prose)
    elif isinstance(block, Steps):
        marks = (f"{n}." if block.ordered else "•" for n in range(1, len(block.items) + 1))
        rows = zip(marks, block.items, strict=True)
        items = [(Line(mark), Line(visible(item))) for mark, item in rows]
        yield from _beside(items, prose)
    elif isinstance(block, Facts):
        labels = (Line(on_one_line(label), style=LABEL) for label, _ in block.pairs)
        facts = (Line(visible(as_items(fact))) for _, fact in block.pairs)
        yield from _beside(list(zip(labels, facts, strict=True)), prose)


def _beside(rows: Sequence[tuple[Line, Line]], width: int) -> Iterator[Line]:
    """Set each mark beside its text, which wraps in a column of its own."""
    natural = max((mark.width for mark, _ in rows), default=0)
    first = min(natural, NARROWEST_PROSE + GAP, max(width // 2, 1))
    widths = (first, max(width - first - 1, 1))
    for row in rows:
        yield from _side_by_side(row, widths, gap=1)


def _side_by_side(
    cells: Sequence[Line],
    widths: Sequence[int],
    *,
    gap: int = GAP,
    right: Sequence[bool] = (),
    to_bottom: bool = False,
) -> Iterator[Line]:
    """Set cells into columns, each wrapped to the width of its own.

    `right` says which columns are set to the right; `to_bottom` lets short cells stand low,
    as headings do.
    """
    wrapped = [cell.wrapped(width) for cell, width in zip(cells, widths, strict=True)]
    height = max(map(len, wrapped))
    for row in range(height):
        line = Line()
        # What has been promised to the columns so far and is not yet filled.
        owed = 0
        for index, (lines, width) in enumerate(zip(wrapped, widths, strict=True)):
            at = row - (height - len(lines)) if to_bottom else row
            part = lines[at] if 0 <= at < len(lines) else None
            if part is not None and part.pieces:
                free = max(width - part.width, 0)
                before = free if right and right[index] else 0
                line.append(" " * (owed + before)).append(part)
                owed = free - before
            else:
                owed += width
            owed += gap
        yield line


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


def _table_lines(table: Table, width: int) -> Iterator[Line]:
    """Draw a table, or one below a heading for each value of its grouped column."""
    group = next((index for index, column in enumerate(table.columns) if column.grouped), None)
    shown = [index for index in range(len(table.columns)) if index != group]
    columns = [_drawn(table, index) for index in shown]
    widths = _widths(columns, width)
    if group is None:
        yield from _row_lines(columns, table.rows, widths, width)
        return
    rows_of: dict[Cell, list[tuple[Cell, ...]]] = {}
    for row in table.rows:
        rows_of.setdefault(row[group], []).append(row)
    for value, rows in rows_of.items():
        name = on_one_line(readable(value, table.columns[group].unit))
        yield Line()
        yield from Line(name, style=LABEL).wrapped(width)
        yield from _row_lines(columns, rows, widths, width)


def _drawn(table: Table, index: int) -> _Drawn:
    column = table.columns[index]
    cells = [row[index] for row in table.rows]
    bar = any(isinstance(cell, Bar | Share) for cell in cells)
    scale = common_scale(cells)
    name = heading(column) if scale is None else scale_name(scale, column.unit)
    texts = [name, *(_flush(readable(cell, column.unit)) for cell in cells)]
    natural = max(width_of(line) for text in texts for line in text.split("\n"))
    longest_word = max((width_of(word) for text in texts for word in text.split()), default=1)
    if bar:
        natural, least = max(WIDEST_BAR, natural), max(NARROWEST_BAR, longest_word)
    elif column.unit is Unit.TEXT:
        wrapped = NARROWEST_NAME if natural <= LONGEST_NAME else NARROWEST_PROSE
        least = max(longest_word, min(natural, wrapped))
    else:
        # A figure with its unit stays on one line; its heading may wrap.
        figures = [width_of(text) for text in texts[1:]]
        least = max([*figures, *(width_of(word) for word in texts[0].split())], default=1)
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


def _row_lines(
    columns: Sequence[_Drawn],
    rows: Sequence[tuple[Cell, ...]],
    widths: Sequence[int] | None,
    width: int,
) -> Iterator[Line]:
    if widths is None:
        for row in rows:
            yield from _as_list(columns, row, width)
        return
    right = [not (column.unit is Unit.TEXT or column.bar) for column in columns]
    heads = [Line(column.name, style=HEAD) for column in columns]
    yield from _side_by_side(heads, widths, right=right, to_bottom=True)
    for row in rows:
        drawn = zip(columns, widths, strict=True)
        cells = [_cell(row[column.index], column, size) for column, size in drawn]
        yield from _side_by_side(cells, widths, right=right)


def _as_list(columns: Sequence[_Drawn], row: tuple[Cell, ...], width: int) -> Iterator[Line]:
    """Set one row out below its first cell, a line for each of the others."""
    first, *others = columns
    inside = max(width - GAP, 1)
    bar_width = min(WIDEST_BAR, inside)
    head = _cell(row[first.index], first, bar_width)
    yield from head.styled(LABEL).wrapped(width)
    for column in others:
        if row[column.index] is None:
            continue
        drawn = _cell(row[column.index], column, bar_width)
        name = Line(f"{column.name}: ", style=HEAD)
        for text in [name, drawn] if column.bar else [name.append(drawn)]:
            for line in text.wrapped(inside):
                yield Line(" " * GAP).append(line)


def _cell(cell: Cell, column: _Drawn, width: int) -> Line:
    if isinstance(cell, Bar) and column.scale is not None:
        return Line(bar_text(cell, column.scale, width), style=BAR)
    if isinstance(cell, Share):
        return Line(share_text(cell, width), style=BAR)
    if isinstance(cell, Marked):
        return Line.assemble((visible(text), MARKED if on else "") for text, on in cell.parts)
    return Line(_flush(readable(cell, column.unit)))


def _flush(text: str) -> str:
    """Begin each line at its first word, as a word and the space before it wrap as one."""
    return "\n".join(line.strip() for line in text.split("\n"))
