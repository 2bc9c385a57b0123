"""A page as one HTML file to keep, print or send: no script, and no address that is fetched.

Bars are drawn as SVG inside the file. Colours follow the reader's choice of light or dark; they
and all other style are in data/page.css.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from mlcareer.guide.kinds import DATA_FOLDER
from mlcareer.page import (
    Bar,
    Facts,
    NoteKind,
    Piece,
    Share,
    Steps,
    Table,
    Text,
    Tone,
    Unit,
)
from mlcareer.render.bars import common_scale, ends_of
from mlcareer.render.cells import pieces, plain, readable, scale_ends
from mlcareer.render.footer import overdue_since
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.page import Block, Cell, Line, Note, Page, SourceLine
    from mlcareer.render.bars import Scale
    from mlcareer.render.formats import View

WIDTH, HEIGHT = 240, 16
"""Units of a bar's own drawing, which is stretched to the width of its column."""

DEEPEST = 6
"""The lowest heading that HTML has."""

LONGEST_KEPT = 8
"""Rows of a table, or facts, that are kept on one page in print; more of them may be parted."""

HALF_MARK = 7
"""Units from the middle of a mark to its side."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the file: its own style and nothing else."""

_DEEP = ' class="deep"'
"""How a page says that its sections have sections."""

_ASKED = ' class="asked"'
"""How a row is drawn that was asked for."""


def write(page: Page, out: TextIO, view: View) -> None:
    """Write the whole page as one file; `view` decides on pence, and a browser on colour."""
    pence = view.pence
    title = escape(" ".join(plain(page.answer, pence=pence).split()))
    blocks = (*page.blocks, *page.details)
    deep = any(block.depth > 1 for block in blocks)
    out.write(
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{_style()}</style>\n</head>\n<body>\n"
        f"<main{_DEEP if deep else ''}>\n"
        f"<h1>{_line(page.answer, pence=pence)}</h1>\n"
    )
    for number, block in enumerate(blocks, start=1):
        out.writelines(f"{line}\n" for line in _block(block, f"part-{number}", pence=pence))
    if page.notes:
        out.write("<section>\n<h2>Notes</h2>\n")
        out.writelines(f"{_note(note, pence=pence)}\n" for note in page.notes)
        out.write("</section>\n")
    if page.sources:
        out.write('<section class="sources">\n<h2>Sources</h2>\n<ul>\n')
        out.writelines(f"{_source(source)}\n" for source in page.sources)
        out.write("</ul>\n</section>\n")
    out.write("</main>\n</body>\n</html>\n")


def _style() -> str:
    return (Path(DATA_FOLDER) / "page.css").read_text(encoding="utf-8")


def _text(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")


def _line(line: Cell, *, pence: bool) -> str:
    """Write a line; its tones are classes, and its words say what they say without them."""
    return "".join(
        _toned(_text(text), tone) if tone is not Tone.PLAIN else _text(text)
        for text, tone in pieces(line, pence=pence)
    )


def _toned(escaped: str, tone: Tone) -> str:
    if tone is Tone.COMMAND:
        return f"<code>{escaped}</code>"
    if tone is Tone.BOLD:
        return f"<b>{escaped}</b>"
    return f'<span class="{tone.value}">{escaped}</span>'


def _block(block: Block, anchor: str, *, pence: bool) -> Iterator[str]:
    """Draw a block, as a section of its own when it has a title; nothing without content."""
    body = list(_body(block, anchor, pence=pence))
    if not body:
        return
    if block.title:
        yield '<section class="kept">' if _is_short(block) else "<section>"
        name = f"h{min(block.depth + 1, DEEPEST)}"
        yield f'<{name} id="{anchor}">{_text(block.title)}</{name}>'
    yield from body
    if block.title:
        yield "</section>"


def _body(block: Block, anchor: str, *, pence: bool) -> Iterator[str]:
    if isinstance(block, Table):
        if block.items:
            yield from _table(block, anchor, pence=pence)
    elif isinstance(block, Text):
        yield from (f"<p>{_line(text, pence=pence)}</p>" for text in block.paragraphs)
    elif isinstance(block, Steps):
        if block.items:
            kind = "ol" if block.ordered else "ul"
            yield f"<{kind}>"
            yield from (f"<li>{_line(item, pence=pence)}</li>" for item in block.items)
            yield f"</{kind}>"
    elif block.facts:
        yield "<dl>"
        for fact in block.facts:
            kind = f' class="{fact.tone.value}"' if fact.tone is not Tone.BOLD else ""
            yield f"<dt{kind}>{_text(fact.key)}</dt><dd>{_fact(fact.value, pence=pence)}</dd>"
        yield "</dl>"


def _fact(fact: Line, *, pence: bool) -> str:
    """Draw a fact, as a list where it has several lines."""
    lines = _line(fact, pence=pence).split("<br>")
    if len(lines) == 1:
        return lines[0]
    return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _is_short(block: Block) -> bool:
    """Whether a block is short enough to be kept on one printed page."""
    if isinstance(block, Table):
        return len(block.items) <= LONGEST_KEPT
    if isinstance(block, Facts):
        return len(block.facts) <= LONGEST_KEPT
    return False


def _table(table: Table[Any], anchor: str, *, pence: bool) -> Iterator[str]:
    """Draw a table whose first column names its rows."""
    rows = table.rows
    # A column of which nothing is known is not drawn.
    shown = [n for n in range(len(table.columns)) if any(row[n] is not None for row in rows)]
    scales = {n: common_scale(row[n] for row in rows) for n in shown}
    classes = {n: _class(table, rows, n) for n in shown}
    named = f'aria-labelledby="{anchor}"' if table.title else 'aria-label="Table"'
    # A table that is too wide is moved inside its own frame, by keyboard too.
    kept = " kept" if _is_short(table) else ""
    yield f'<div class="scroll{kept}" role="group" tabindex="0" {named}>'
    yield "<table>"
    heads = (
        f'<th scope="col" class="{classes[n]}">{_text(_head(table, n, scales[n]))}</th>'
        for n in shown
    )
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    yield "<tbody>"
    for item, row in zip(table.items, rows, strict=True):
        cells = []
        for place, n in enumerate(shown):
            drawn = _cell(row[n], table, n, scales[n], pence=pence)
            if place == 0:
                cells.append(f'<th scope="row" class="{classes[n]}">{drawn}</th>')
            else:
                cells.append(f'<td class="{classes[n]}">{drawn}</td>')
        asked = table.asked is not None and table.asked(item)
        yield f"<tr{_ASKED if asked else ''}>{''.join(cells)}</tr>"
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _head(table: Table[Any], index: int, scale: Scale | None) -> str:
    if scale is None:
        return table.columns[index].heading
    return f"On {_scale_name(scale, table.unit_of(index))}"


def _scale_name(scale: Scale, unit: Unit) -> str:
    return " to ".join(scale_ends(scale, unit))


def _class(table: Table[Any], rows: tuple[tuple[Cell, ...], ...], index: int) -> str:
    if any(isinstance(row[index], Bar | Share) for row in rows):
        return "bar"
    return "prose" if table.unit_of(index) is Unit.TEXT else "figure"


def _cell(cell: Cell, table: Table[Any], index: int, scale: Scale | None, *, pence: bool) -> str:
    unit = table.unit_of(index)
    if isinstance(cell, Bar) and scale is not None:
        return _bar(cell, unit, scale)
    if isinstance(cell, Share):
        return _share(cell)
    if isinstance(cell, Piece | tuple):
        return _line(cell, pence=pence)
    if cell is None:
        return '<span aria-label="not known">–</span>'
    text = readable(cell, unit, pence=pence, signed=table.columns[index].signed)
    # The name of a row that belongs to the one above it begins with blanks.
    indent = len(text) - len(text.lstrip(" "))
    return "&nbsp;" * indent + _text(text[indent:])


def _bar(bar: Bar, unit: Unit, scale: Scale) -> str:
    """Draw a band on its scale, with an arrow where it is open and a diamond for the mark."""
    length = max(scale.high - scale.low, 1)

    def place(value: int) -> float:
        inside = min(max(value, scale.low), scale.high)
        return round((inside - scale.low) * WIDTH / length, 1)

    span = bar.span
    is_open = span.open_ended or span.high is None
    left, right = place(span.low), place(scale.high if span.high is None else span.high)
    shape = f'<rect class="track" width="{WIDTH}" height="{HEIGHT}"/>'
    if is_open:
        tip = min(right + HEIGHT / 2, WIDTH)
        right = max(tip - HEIGHT / 2, left)
        shape += (
            f'<path class="filled" d="M{left} 2H{right}L{tip} {HEIGHT / 2}L{right} {HEIGHT - 2}'
            f'H{left}Z"/>'
        )
    else:
        shape += (
            f'<rect class="filled" x="{left}" y="2" width="{max(right - left, 1):.1f}" '
            f'height="{HEIGHT - 4}"/>'
        )
    said = f"{readable(span, unit)} on a scale of {_scale_name(scale, unit)}"
    middles = [min(max(place(end), HALF_MARK), WIDTH - HALF_MARK) for end in ends_of(bar.mark)]
    if len(middles) > 1:
        shape += f'<path class="range" d="M{middles[0]} {HEIGHT / 2}H{middles[-1]}"/>'
    for middle in middles:
        half = HALF_MARK
        shape += (
            f'<path class="mark" d="M{middle} 0L{middle + half} {HEIGHT / 2}L{middle} {HEIGHT}'
            f'L{middle - half} {HEIGHT / 2}Z"/>'
        )
    if bar.mark is not None:
        said += f"; your pay is {readable(bar.mark, unit)}"
    return _svg(shape, said)


def _share(share: Share) -> str:
    part = float(share.part / share.whole) if share.whole else 0.0
    width = round(min(max(part, 0), 1) * WIDTH, 1)
    shape = f'<rect class="track" width="{WIDTH}" height="{HEIGHT}"/>'
    shape += f'<rect class="filled" y="2" width="{width}" height="{HEIGHT - 4}"/>'
    return _svg(shape, f"{part:.0%} of the whole")


def _svg(shape: str, said: str) -> str:
    return (
        f'<svg role="img" aria-label="{escape(said)}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'preserveAspectRatio="none">{shape}</svg>'
    )


def _note(note: Note, *, pence: bool) -> str:
    kind = " caution" if note.kind is NoteKind.CAUTION else ""
    text = _line(note.text, pence=pence)
    return f'<p class="note{kind}"><strong>{note.kind.value}:</strong> {text}</p>'


def _source(source: SourceLine) -> str:
    overdue = (
        f' <strong class="overdue">{overdue_since(source.overdue)}.</strong>'
        if source.overdue
        else ""
    )
    return (
        f"<li><strong>{_text(source.id)}</strong>: {_text(source.text)}.{overdue} "
        f"{_text(source.address)}</li>"
    )
