"""A page as Markdown that reads the same on GitHub and in an editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from mlcareer.page import Bar, Facts, Marked, Share, Steps, Table, Text, Unit
from mlcareer.render.bars import bar_text, common_scale, share_text
from mlcareer.render.cells import heading, readable, scale_name
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.page import Block, Cell, Page, SourceLine
    from mlcareer.render.bars import Scale

BAR_WIDTH = 30

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#!])")
# Marks that begin a list, a heading or a rule when a line begins with them.
_LINE_START = re.compile(r"(?m)^(\d*)([-+=.)])(?=\s|$|-|=)")
# Four spaces would begin a block of code, in which what is escaped is shown with its escapes.
_INDENT = re.compile(r"(?m)^ +")


def write(page: Page, out: TextIO, *, color: bool) -> None:
    """Write a heading, the blocks, the notes and the sources."""
    del color
    parts = [f"# {_on_one_line(page.title)}"]
    for block in page.blocks:
        parts += _block(block)
    if page.notes:
        notes = (_item("-", note.text, f"**{note.kind.value}:** ") for note in page.notes)
        parts.append("\n".join(notes))
    if page.sources:
        parts += ["## Sources", "\n".join(map(_source, page.sources))]
    out.write("\n\n".join(parts) + "\n")


def _block(block: Block) -> list[str]:
    mark = "#" * (block.depth + 1)
    parts = [f"{mark} {_on_one_line(block.title)}"] if block.title else []
    if isinstance(block, Table):
        if block.caption:
            parts.append(_escape(block.caption))
        return [*parts, *_tables(block)]
    if isinstance(block, Text):
        return [*parts, *map(_escape, block.paragraphs)]
    if isinstance(block, Steps):
        marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
        items = (_item(mark, item) for mark, item in zip(marks, block.items, strict=True))
        return [*parts, "\n".join(items)]
    if isinstance(block, Facts):
        return [*parts, "\n".join(_fact(label, fact) for label, fact in block.pairs)]
    raise TypeError(f"no Markdown for {type(block).__name__}")


def _fact(label: str, fact: str) -> str:
    """Write a fact as an item of a list; where it has several lines, as a list within it."""
    if "\n" not in fact:
        return f"- **{_on_one_line(label)}:** {_escape(fact)}"
    lines = (line.strip() for line in visible(fact).split("\n"))
    items = (f"  - {_escape(line)}" for line in lines if line)
    return "\n".join([f"- **{_on_one_line(label)}:**", *items])


def _tables(table: Table) -> list[str]:
    """Draw a table, or one below a heading for each value of its grouped column."""
    group = next((index for index, column in enumerate(table.columns) if column.grouped), None)
    scales = [common_scale(row[index] for row in table.rows) for index in range(len(table.columns))]
    if group is None:
        return [_pipe_table(table, table.rows, range(len(table.columns)), scales)]
    shown = [index for index in range(len(table.columns)) if index != group]
    parts = []
    for value in dict.fromkeys(row[group] for row in table.rows):
        rows = [row for row in table.rows if row[group] == value]
        parts.append(
            f"{'#' * (table.depth + 2)} {_on_one_line(readable(value, table.columns[group].unit))}"
        )
        parts.append(_pipe_table(table, rows, shown, scales))
    return parts


def _pipe_table(
    table: Table,
    rows: Iterable[tuple[Cell, ...]],
    shown: Iterable[int],
    scales: list[Scale | None],
) -> str:
    columns = [(index, table.columns[index], scales[index]) for index in shown]
    lines = [
        _row(
            _on_one_line(heading(column) if scale is None else scale_name(scale, column.unit))
            for _, column, scale in columns
        ),
        _row("---" if column.unit is Unit.TEXT else "---:" for _, column, _ in columns),
    ]
    lines += [
        _row(_cell(row[index], column.unit, scale) for index, column, scale in columns)
        for row in rows
    ]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, unit: Unit, scale: Scale | None) -> str:
    if isinstance(cell, Bar) and scale is not None:
        return f"`{bar_text(cell, scale, BAR_WIDTH)}`"
    if isinstance(cell, Share):
        return f"`{share_text(cell, BAR_WIDTH)}`"
    if isinstance(cell, Marked):
        marked = (f"**{_escape(text)}**" if on else _escape(text) for text, on in cell.parts)
        return "".join(marked).replace("\n", " ")
    return _escape(readable(cell, unit)).replace("\n", "<br>")


def _source(source: SourceLine) -> str:
    overdue = " **Overdue for review.**" if source.overdue else ""
    name, text, address = map(_on_one_line, (source.id, source.text, source.address))
    return f"- {name}: {text}. {address}{overdue}"


def _item(mark: str, text: str, label: str = "") -> str:
    """Write an item of a list; all lines of its text are indented, so that they stay in it."""
    lines = f"{label}{_escape(text)}".strip().split("\n")
    return f"{mark} " + f"\n{' ' * (len(mark) + 1)}".join(lines)


def _on_one_line(text: str) -> str:
    # Made visible first, as Python splits at marks that must not get lost.
    return _escape(" ".join(visible(text).split()))


def _escape(text: str) -> str:
    # What Markdown or HTML would take for its own is set back to the letter it is.
    escaped = _SPECIAL.sub(r"\\\1", _INDENT.sub("", visible(text)).replace("&", "&amp;"))
    return _LINE_START.sub(r"\1\\\2", escaped)
