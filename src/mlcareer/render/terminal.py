"""A page for a terminal, drawn by Rich: the one module that knows Rich.

Rich draws the tables, breaks the lines and colours them. What is ours is the choice of widths: a
figure, a name or a word is never cut. A table that is too wide first puts its last explaining
column below each row; where that does not suffice each row becomes a small list.
"""

from __future__ import annotations

import os
from contextlib import suppress
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment, Segments
from rich.table import Table as Grid
from rich.text import Text as Words

from mlcareer.page import (
    Bar,
    Fact,
    NoteKind,
    Piece,
    Share,
    Steps,
    Table,
    Text,
    Tone,
    Unit,
)
from mlcareer.record import Record
from mlcareer.render.bars import Scale, bar_text, common_scale, share_text
from mlcareer.render.brief import brief
from mlcareer.render.cells import pieces, readable, scale_ends
from mlcareer.render.footer import footer_of, overdue_lines, overdue_since
from mlcareer.render.visible import on_one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from mlcareer.page import Block, Cell, Column, Page, SourceLine
    from mlcareer.render.formats import View

WIDEST_PROSE = 100
"""Characters. Longer lines of prose are hard to read on a wide terminal."""

NARROWEST_PAGE, USUAL_WIDTH = 20, 80
"""Characters. Below the first a terminal wraps what is drawn; the other is a pipe's, and that of a
terminal whose width is not known."""

LONGEST_WIDTH = 5
"""Digits of COLUMNS; no terminal is as wide as more of them say."""

LONGEST_NAME = 18
"""Characters. What is no longer, such as the name of a level, is kept on one line."""

NARROWEST_PROSE = 22
"""Characters. A column of prose that is narrower reads worse than a line below its row."""

NARROWEST_BAR, WIDEST_BAR = 12, 29
"""Characters. A picture is as wide on a wide terminal as on one of 80 characters."""

NARROWEST_WITH_BARS = 60
"""Characters. On a narrower terminal the figures stay and the pictures go."""

INDENT = 2
GAP = 2
"""Spaces between two columns."""

MOST_LINES, MOST_LINES_NARROW = 22, 30
"""Lines of a brief screen: two fewer than a terminal of 80 by 24 has, for the prompt."""

STYLES = {
    Tone.PLAIN: "",
    Tone.GOOD: "green",
    Tone.WARN: "yellow",
    Tone.BAD: "red",
    Tone.DIM: "dim",
    Tone.BOLD: "bold",
    Tone.COMMAND: "cyan",
}
HEADING, OVERDUE, FINE_PRINT = "bold", "yellow", "dim"

KEY_STYLES = {Tone.BOLD: "bold", Tone.WARN: "bold yellow", Tone.BAD: "bold red"}

NOTE_TONES = {NoteKind.NOTE: Tone.BOLD, NoteKind.CAUTION: Tone.WARN}


def write(page: Page, out: TextIO, view: View) -> None:
    """Draw a page as wide as the terminal, or 80 characters where there is none."""
    out.write(drawn(page, out, view))


def drawn(page: Page, out: TextIO, view: View) -> str:
    """Return what `write` writes to a stream.

    Rich finds out from the stream and the environment whether it can show colour;
    `view.color` can only forbid it.
    """
    paper = _Paper(out)
    console = Console(
        file=paper,
        width=_drawable(_width(out)),
        # Not used, but without it Rich would take a width that we give for no width at all.
        height=1,
        no_color=None if view.color else True,
        highlight=False,
        markup=False,
        emoji=False,
    )
    _draw(page, console, view)
    return paper.getvalue()


def _width(out: TextIO) -> int:
    """Return what COLUMNS says, or how wide the terminal is, or a pipe's width.

    Rich would take every terminal that obeys nothing, such as an editor's, to be 80 wide.
    """
    columns = os.environ.get("COLUMNS", "")
    if columns.isascii() and columns.isdecimal() and len(columns) <= LONGEST_WIDTH:
        return int(columns)
    for stream in range(3) if out.isatty() else ():
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


def _draw(page: Page, console: Console, view: View) -> None:
    """Print all lines of a page at once: each is as wide as it may be, so none wraps again."""
    drawing = _Drawing(console, view)
    if view.full:
        lines = drawing.lines(page)
    else:
        most = MOST_LINES if console.width >= USUAL_WIDTH else MOST_LINES_NARROW
        lines = brief(page, drawing.lines, most)
    segments = (segment for line in lines for segment in (*line, Segment.line()))
    console.print(Segments(segments), end="", crop=False)


class _Drawing:
    """Draws the parts of a page at the width of one console."""

    def __init__(self, console: Console, view: View) -> None:
        self.console = console
        self.view = view
        self.width: int = console.width
        self.prose = min(self.width, WIDEST_PROSE)
        self.drawn: dict[int, tuple[Block, list[list[Segment]]]] = {}

    def lines(self, page: Page) -> list[list[Segment]]:
        """Return the lines of a page: its first line, its blocks, its footer."""
        lines: list[list[Segment]] = []
        for part in self._parts(page):
            if part and lines:
                lines.append([])
            lines += part
        return lines

    def _parts(self, page: Page) -> Iterator[list[list[Segment]]]:
        """Return the lines of what is parted by empty lines."""
        yield self._lines([self._words(page.answer, "bold")])
        yield from map(self._block_lines, page.blocks)
        if not self.view.full:
            yield self._lines(self._foot(page))
            return
        yield from map(self._block_lines, page.details)
        if page.notes:
            notes = [(note.kind.value, note.text, NOTE_TONES[note.kind]) for note in page.notes]
            yield self._lines(
                [self._facts([Fact(key, text, None, tone) for key, text, tone in notes])]
            )
        if page.sources:
            yield self._lines([Words("Sources", HEADING), *map(self._source, page.sources)])

    def _block_lines(self, block: Block) -> list[list[Segment]]:
        """Draw a block once, however often its page is drawn with less beside it."""
        if id(block) not in self.drawn:
            # The block is kept too, so that no other can be given its id.
            self.drawn[id(block)] = (block, self._lines(self._block(block)))
        return self.drawn[id(block)][1]

    def _lines(self, renderables: Iterable[RenderableType]) -> list[list[Segment]]:
        options = self.console.options
        return [
            _without_trailing_blanks(line)
            for renderable in renderables
            for line in self.console.render_lines(renderable, options, pad=False)
        ]

    def _source(self, source: SourceLine) -> RenderableType:
        style = OVERDUE if source.overdue else FINE_PRINT
        overdue = f" {overdue_since(source.overdue)}." if source.overdue else ""
        text = visible(f"{source.id}: {source.text}. {source.address}{overdue}")
        return Words(text, style, overflow="fold")

    def _foot(self, page: Page) -> Iterator[RenderableType]:
        """Name what is overdue, then the sources by short name and date, as many as fit."""
        for line in overdue_lines(page):
            yield Words(line, OVERDUE, overflow="fold")
        footer = footer_of(page, self.width, cell_len)
        if footer:
            yield Words(footer, FINE_PRINT, overflow="fold")

    def _words(self, line: Cell, style: str = "", unit: Unit = Unit.TEXT) -> Words:
        parts = pieces(line, unit, pence=self.view.pence)
        text = Words(style=style, overflow="fold")
        for part, tone in parts:
            text.append(part, STYLES[tone])
        return text

    def _block(self, block: Block) -> Iterator[RenderableType]:
        """Draw one block with its title; one without content is not drawn."""
        body = list(self._body(block))
        if not body:
            return
        if block.title:
            yield Words(on_one_line(block.title), HEADING, overflow="fold")
        yield from body

    def _body(self, block: Block) -> Iterator[RenderableType]:
        if isinstance(block, Table):
            if block.items:
                yield from self._table(block)
        elif isinstance(block, Text):
            for number, paragraph in enumerate(block.paragraphs):
                if number:
                    yield Words()
                yield self._in_prose(self._words(paragraph))
        elif isinstance(block, Steps):
            if block.items:
                marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
                items = zip(marks, block.items, strict=True)
                rows = [(Words(mark), self._words(item)) for mark, item in items]
                yield self._grid(rows, gap=1)
        elif block.facts:
            yield self._facts(block.facts)

    def _in_prose(self, words: Words) -> RenderableType:
        return Padding(words, (0, self.width - self.prose, 0, 0))

    def _facts(self, facts: Sequence[Fact], width: int | None = None) -> RenderableType:
        rows = [
            (
                Words(on_one_line(fact.key), KEY_STYLES.get(fact.tone, "bold"), overflow="fold"),
                self._words(fact.value),
            )
            for fact in facts
        ]
        return self._grid(rows, gap=GAP, width=width)

    def _grid(
        self, rows: Sequence[tuple[Words, Words]], *, gap: int, width: int | None = None
    ) -> Grid:
        """Set each key beside its text, which wraps in a column of its own."""
        room = width or self.prose
        natural = max(cell_len(key.plain) for key, _ in rows)
        first = min(natural, max(room // 3, room - gap - WIDEST_PROSE))
        grid = Grid.grid(padding=(0, gap, 0, 0), pad_edge=False)
        grid.add_column(width=first)
        grid.add_column(width=max(room - first - gap, 1))
        for row in rows:
            grid.add_row(*row)
        return grid

    def _table(self, table: Table[Any]) -> Iterator[RenderableType]:
        rows = table.rows
        columns = [
            drawn_column
            for index in range(len(table.columns))
            if (drawn_column := self._column(table, index, rows)) is not None
        ]
        if self.width < NARROWEST_WITH_BARS:
            columns = [column for column in columns if not column.bar] or columns
        styles = [self._row_style(table, item) for item in table.items]
        columns, below, widths = self._fitted(columns)
        # Names read better beside a row without a picture than below one with it.
        names_below = any(column.column.whole for column in below)
        if (widths is None or names_below) and any(column.bar for column in columns):
            without = [column for column in (*columns, *below) if not column.bar]
            columns, below, widths = self._fitted(sorted(without, key=lambda each: each.index))
        if widths is None:
            yield from self._as_lists([*columns, *below], rows, styles)
        elif below:
            yield from self._with_text_below(columns, widths, below[0], rows, styles)
        else:
            grid = self._head(columns, widths)
            for row, style in zip(rows, styles, strict=True):
                grid.add_row(*self._cells(columns, widths, row), style=style)
            yield grid

    def _fitted(self, columns: list[_Drawn]) -> tuple[list[_Drawn], list[_Drawn], list[int] | None]:
        """Fit columns side by side, or all but the last text, which then goes below each row."""
        widths = _widths(columns, self.width)
        if widths is not None:
            return columns, [], widths
        last = next((c for c in reversed(columns[1:]) if c.unit is Unit.TEXT and not c.bar), None)
        if last is None:
            return columns, [], None
        others = [column for column in columns if column is not last]
        return others, [last], _widths(others, self.width)

    def _row_style(self, table: Table[Any], item: object) -> str:
        if table.asked is None:
            return ""
        return "bold" if table.asked(item) else "dim"

    def _column(
        self, table: Table[Any], index: int, rows: Sequence[tuple[Cell, ...]]
    ) -> _Drawn | None:
        """Measure a column; `None` where nothing is known of any row."""
        cells = [row[index] for row in rows]
        if all(cell is None for cell in cells):
            return None
        column, unit = table.columns[index], table.unit_of(index)
        heading = visible(column.heading)
        if any(isinstance(cell, Bar | Share) for cell in cells):
            scale = common_scale(cells)
            ends = () if scale is None else scale_ends(scale, unit)
            name = heading if scale is None else " ".join(ends)
            least = max(NARROWEST_BAR, cell_len(name))
            return _Drawn(index, column, name, unit, scale, True, max(WIDEST_BAR, least), least)
        texts = [self._text(cell, column, unit) for cell in cells]
        natural = max(cell_len(line) for text in (heading, *texts) for line in text.split("\n"))
        words = [cell_len(word) for text in (heading, *texts) for word in text.split()]
        longest = max(words, default=1)
        if unit is not Unit.TEXT or column.whole or natural <= LONGEST_NAME:
            # Kept on one line, though its heading may wrap.
            least = max([*(cell_len(text) for text in texts), *map(cell_len, heading.split())])
        else:
            least = max(longest, min(natural, NARROWEST_PROSE))
        return _Drawn(index, column, heading, unit, None, False, natural, least)

    def _text(self, cell: Cell, column: Column[Any], unit: Unit) -> str:
        if isinstance(cell, Piece | tuple):
            return "".join(text for text, _ in pieces(cell, pence=self.view.pence))
        return readable(cell, unit, pence=self.view.pence, signed=column.signed)

    def _head(self, columns: Sequence[_Drawn], widths: Sequence[int]) -> Grid:
        grid = Grid(
            box=SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            padding=(0, 1, 0, 0),
            header_style="",
        )
        for column, width in zip(columns, widths, strict=True):
            grid.add_column(
                Words(column.head(width), overflow="fold"),
                width=width,
                justify="right" if column.is_figure else "left",
            )
        return grid

    def _cells(
        self, columns: Sequence[_Drawn], widths: Sequence[int], row: tuple[Cell, ...]
    ) -> Iterator[Words]:
        for column, width in zip(columns, widths, strict=True):
            yield self._cell(row[column.index], column, width)

    def _cell(self, cell: Cell, column: _Drawn, width: int) -> Words:
        if isinstance(cell, Bar) and column.scale is not None:
            return Words(bar_text(cell, column.scale, width))
        if isinstance(cell, Share):
            return Words(share_text(cell, width))
        if isinstance(cell, Piece | tuple):
            return self._words(cell)
        return Words(self._text(cell, column.column, column.unit), overflow="fold")

    def _with_text_below(
        self,
        columns: Sequence[_Drawn],
        widths: Sequence[int],
        text: _Drawn,
        rows: Sequence[tuple[Cell, ...]],
        styles: Sequence[str],
    ) -> Iterator[RenderableType]:
        """Draw a table row by row, each with its explanation on lines of its own."""
        yield self._head(columns, widths)
        for row, style in zip(rows, styles, strict=True):
            grid = self._head(columns, widths)
            grid.show_header = False
            grid.add_row(*self._cells(columns, widths, row), style=style)
            yield grid
            if row[text.index] is not None:
                words = Words(overflow="fold", style=style)
                # An explanation explains itself; a word or a figure needs its heading.
                if text.column.whole:
                    words.append(f"{_on_one_line(text.name)}: ")
                words.append_text(self._cell(row[text.index], text, self.width))
                yield Padding(words, (0, 0, 0, INDENT))

    def _as_lists(
        self,
        columns: Sequence[_Drawn],
        rows: Sequence[tuple[Cell, ...]],
        styles: Sequence[str],
    ) -> Iterator[RenderableType]:
        """Set each row out below its first cell, a line for each of the others.

        Pictures are left out, as there is no heading that could name their scale.
        """
        first, *others = [column for column in columns if not column.bar] or columns
        for row, style in zip(rows, styles, strict=True):
            head = self._cell(row[first.index], first, min(WIDEST_BAR, self.width))
            head.stylize(style or "bold")
            yield head
            for column in others:
                if row[column.index] is None:
                    continue
                size = min(WIDEST_BAR, self.width - INDENT)
                line = Words(overflow="fold", style=style)
                if column.name:
                    line.append(f"{_on_one_line(column.name)}: ")
                line.append_text(self._cell(row[column.index], column, size))
                yield Padding(line, (0, 0, 0, INDENT))


def _on_one_line(heading: str) -> str:
    return ", ".join(heading.split("\n"))


class _Drawn(Record, kw_only=False):
    """One column of a table that is about to be drawn."""

    index: int
    column: Any
    name: str
    unit: Unit
    scale: Scale | None
    bar: bool
    natural: int
    """The width in characters at which nothing wraps."""
    least: int
    """The width below which a figure, a name, a word or a bar would be cut."""

    @property
    def is_figure(self) -> bool:
        """Whether it is set to the right."""
        return self.unit is not Unit.TEXT and not self.bar

    def head(self, width: int) -> str:
        """Return its heading: of bars, what the two ends of their scale are."""
        if self.scale is None:
            return self.name
        low, high = scale_ends(self.scale, self.unit)
        return low + high.rjust(width - len(low))


def _widths(columns: Sequence[_Drawn], width: int) -> list[int] | None:
    """Share a width out among columns; `None` where they do not fit side by side."""
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


def _without_trailing_blanks(line: list[Segment]) -> list[Segment]:
    """Return a line without the spaces that Rich fills it with up to the width of a column."""
    kept = list(line)
    while kept and not kept[-1].text.rstrip(" "):
        kept.pop()
    if kept:
        text, style, control = kept[-1]
        kept[-1] = Segment(text.rstrip(" "), style, control)
    return kept
