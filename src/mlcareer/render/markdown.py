"""A page as Markdown that reads the same on GitHub and in an editor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TextIO

from mlcareer.page import Bar, Facts, Piece, Share, Steps, Table, Text, Tone, Unit
from mlcareer.render.bars import bar_text, common_scale, share_text
from mlcareer.render.cells import pieces, plain, readable, scale_ends
from mlcareer.render.footer import overdue_since
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.page import Block, Cell, Line, Page, SourceLine
    from mlcareer.render.bars import Scale
    from mlcareer.render.formats import View

BAR_WIDTH = 30

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#!])")
# Marks that begin a list, a heading or a rule when a line begins with them.
_LINE_START = re.compile(r"(?m)^(\d*)([-+=.)])(?=\s|$|-|=)")
# Four spaces would begin a block of code, in which what is escaped is shown with its escapes.
_INDENT = re.compile(r"(?m)^ +")


def write(page: Page, out: TextIO, view: View) -> None:
    """Write the whole page: the answer, the blocks, the details, the notes and the sources."""
    pence = view.pence
    parts = [f"# {_on_one_line(page.answer, pence=pence)}"]
    for block in (*page.blocks, *page.details):
        parts += _block(block, pence=pence)
    if page.notes:
        notes = [
            _item("-", _line(note.text, pence=pence), f"**{note.kind.value}:** ")
            for note in page.notes
        ]
        parts.append("\n".join(notes))
    if page.sources:
        parts += ["## Sources", "\n".join(map(_source, page.sources))]
    out.write("\n\n".join(parts) + "\n")


def _block(block: Block, *, pence: bool) -> list[str]:
    """Return a block with its title; nothing where it has no content."""
    body = _body(block, pence=pence)
    if not body or not block.title:
        return body
    return [f"{'#' * (block.depth + 1)} {_on_one_line(block.title)}", *body]


def _body(block: Block, *, pence: bool) -> list[str]:
    if isinstance(block, Table):
        if not block.items:
            return []
        return [_pipe_table(block, pence=pence)]
    if isinstance(block, Text):
        return [_line(paragraph, pence=pence) for paragraph in block.paragraphs]
    if isinstance(block, Steps):
        marks = (f"{n}." if block.ordered else "-" for n in range(1, len(block.items) + 1))
        items = [
            _item(mark, _line(item, pence=pence))
            for mark, item in zip(marks, block.items, strict=True)
        ]
        return ["\n".join(items)] if items else []
    if isinstance(block, Facts):
        facts = [_fact(fact.key, _line(fact.value, pence=pence)) for fact in block.facts]
        return ["\n".join(facts)] if facts else []
    raise TypeError(f"no Markdown for {type(block).__name__}")


def _fact(key: str, escaped: str) -> str:
    """Write a fact as an item of a list; where it has several lines, as a list within it."""
    if "\n" not in escaped:
        return f"- **{_on_one_line(key)}:** {escaped}"
    items = (f"  - {line.strip()}" for line in escaped.split("\n") if line.strip())
    return "\n".join([f"- **{_on_one_line(key)}:**", *items])


def _pipe_table(table: Table[Any], *, pence: bool) -> str:
    rows = table.rows
    # A column of which nothing is known is not drawn.
    shown = [n for n in range(len(table.columns)) if any(row[n] is not None for row in rows)]
    scales = {n: common_scale(row[n] for row in rows) for n in shown}
    lines = [
        _row(_on_one_line(_heading(table, n, scales[n])) for n in shown),
        _row("---" if table.unit_of(n) is Unit.TEXT else "---:" for n in shown),
    ]
    for item, row in zip(table.items, rows, strict=True):
        mark = "**" if table.asked is not None and table.asked(item) else ""
        cells = (_cell(row[n], table, n, scales[n], pence=pence) for n in shown)
        lines.append(_row(f"{mark}{cell}{mark}" if cell.strip("`") else cell for cell in cells))
    return "\n".join(lines)


def _heading(table: Table[Any], index: int, scale: Scale | None) -> str:
    if scale is None:
        return table.columns[index].heading
    return " to ".join(scale_ends(scale, table.unit_of(index)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, table: Table[Any], index: int, scale: Scale | None, *, pence: bool) -> str:
    if isinstance(cell, Bar) and scale is not None:
        return f"`{bar_text(cell, scale, BAR_WIDTH)}`"
    if isinstance(cell, Share):
        return f"`{share_text(cell, BAR_WIDTH)}`"
    if isinstance(cell, Piece | tuple):
        return _line(cell, pence=pence).replace("\n", "<br>")
    signed = table.columns[index].signed
    text = readable(cell, table.unit_of(index), pence=pence, signed=signed)
    return _escape(text).replace("\n", "<br>")


def _source(source: SourceLine) -> str:
    overdue = f" **{overdue_since(source.overdue)}.**" if source.overdue else ""
    name, text, address = map(_on_one_line, (source.id, source.text, source.address))
    return f"- {name}: {text}. {address}{overdue}"


def _line(line: Cell, *, pence: bool) -> str:
    """Escape a line; what is bold is bold and a command is code, other tones are words alone."""
    return "".join(
        _toned(text, tone, begins=not number)
        for number, (text, tone) in enumerate(pieces(line, pence=pence))
    )


def _toned(text: str, tone: Tone, *, begins: bool) -> str:
    if tone is Tone.COMMAND and "`" not in text and "\n" not in text:
        return f"`{text}`"
    escape = _escape if begins else _escape_within
    if tone is Tone.BOLD and text.strip() == text:
        return f"**{escape(text)}**"
    return escape(text)


def _item(mark: str, escaped: str, label: str = "") -> str:
    """Write an item of a list; all lines of its text are indented, so that they stay in it."""
    lines = f"{label}{escaped}".strip().split("\n")
    return f"{mark} " + f"\n{' ' * (len(mark) + 1)}".join(lines)


def _on_one_line(line: Line, *, pence: bool = False) -> str:
    # Made visible first, as Python splits at marks that must not get lost.
    return _escape(" ".join(plain(line, pence=pence).split()))


def _escape_within(text: str) -> str:
    """Escape what follows other pieces on a line: its first letters begin no line."""
    first, ending, rest = text.partition("\n")
    escaped = _SPECIAL.sub(r"\\\1", visible(first).replace("&", "&amp;"))
    return escaped + (ending + _escape(rest) if ending else "")


def _escape(text: str) -> str:
    # What Markdown or HTML would take for its own is set back to the letter it is.
    escaped = _SPECIAL.sub(r"\\\1", _INDENT.sub("", visible(text)).replace("&", "&amp;"))
    return _LINE_START.sub(r"\1\\\2", escaped)
