"""A page as one HTML file to keep, print or send: no script, and no address that is fetched.

Bars are drawn as SVG inside the file. Colours follow the reader's choice of light or dark, and
every text has a contrast of at least 7 to 1 against its ground (WCAG AA asks for 4.5).
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TextIO

from mlcareer.page import Bar, Facts, Marked, NoteKind, Share, Steps, Table, Text, Unit
from mlcareer.render.bars import common_scale
from mlcareer.render.cells import heading, readable, scale_name
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.page import Block, Cell, Column, Note, Page, SourceLine
    from mlcareer.render.bars import Scale

LIGHT = {
    "ground": "#ffffff",
    "text": "#16191d",
    "quiet": "#4a5159",
    "line": "#c9ced4",
    "bar": "#1d5fa3",
    "track": "#e9edf2",
    "mark": "#a02c00",
    "caution": "#8a2f00",
}
"""Colours on a light ground, by what they are for."""

DARK = {
    "ground": "#14171b",
    "text": "#eceff2",
    "quiet": "#b4bcc5",
    "line": "#464e57",
    "bar": "#7fb5ee",
    "track": "#272d34",
    "mark": "#ffb08a",
    "caution": "#ffbd8a",
}

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

_STYLE = """
:root { %(light)s color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { %(dark)s } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere; }
main { max-width: 64rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; line-height: 1.3; margin: 1.4rem 0 .4rem; }
h4, h5, h6 { font-size: 1rem; line-height: 1.3; margin: 1.1rem 0 .3rem; }
.deep h2 { font-size: 1.35rem; border-bottom: 2px solid var(--line); padding-bottom: .2rem; }
p, ul, ol { max-width: 44rem; margin: .5rem 0; }
li { margin: .35rem 0; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 3px solid var(--bar); }
table { border-collapse: collapse; width: 100%%; margin: .5rem 0; }
caption { text-align: left; color: var(--quiet); padding-bottom: .4rem; }
caption span { display: inline-block; position: sticky; left: 0;
  max-width: min(44rem, calc(100vw - 2rem)); }
th, td { text-align: left; vertical-align: top; padding: .35rem .9rem .35rem 0;
  border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; }
tbody th[scope=rowgroup] { padding-top: 1.1rem; font-size: 1.05rem; }
.figure { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.prose { min-width: 9rem; overflow-wrap: break-word; }
.bar { min-width: 9rem; width: 30%%; vertical-align: middle; }
svg { display: block; width: 100%%; height: 1.1rem; }
.track { fill: var(--track); stroke: var(--quiet); stroke-width: 1;
  vector-effect: non-scaling-stroke; }
.filled { fill: var(--bar); }
.mark { fill: var(--mark); stroke: var(--ground); stroke-width: 1; }
dl { display: grid; grid-template-columns: minmax(6rem, 14rem) 1fr; gap: .35rem 1rem;
  margin: .5rem 0; }
dt { font-weight: 600; }
dd { margin: 0; max-width: 44rem; }
dd ul { margin: 0; padding-left: 1.1rem; }
dd li { margin: 0 0 .2rem; }
mark { background: var(--caution); color: var(--ground); }
.note { border-left: 4px solid var(--line); padding-left: .8rem; }
.caution { border-left-color: var(--caution); }
.caution strong, .overdue { color: var(--caution); }
.sources { color: var(--quiet); font-size: .9rem; }
.sources li { max-width: 52rem; }
@media (max-width: 36rem) {
  dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .6rem; }
}
@media print {
  :root { %(light)s color-scheme: light; }
  @page { size: A4; margin: 13mm 14mm; }
  body { font: 9pt/1.3 Arial, "Helvetica Neue", Helvetica, sans-serif; }
  main { max-width: none; padding: 0; }
  h2, h3, h4, h5, h6, caption, thead { break-after: avoid; }
  tr, li, dt, dd, svg, .kept { break-inside: avoid; }
  section > :is(h2, h3) + p:last-child { break-after: avoid; }
  tbody tr:first-child { break-after: avoid; }
  tbody tr:last-child { break-before: avoid; }
  p, ul, ol, dd, .sources li { max-width: none; }
  caption span { max-width: none; }
  th, td { padding-top: .2rem; padding-bottom: .2rem; }
  dl { gap: .15rem .8rem; grid-template-columns: 10rem 1fr; }
  dd li { margin-bottom: 0; }
  .note { font-size: 8pt; margin: .2rem 0; }
  .sources ul { font-size: 7pt; line-height: 1.2; columns: 2; padding-left: 1rem; }
  .sources li { margin: 0 0 .15rem; }
  h2 { margin-top: 1.2rem; }
  h3, h4, h5, h6 { margin-top: .8rem; margin-bottom: .2rem; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .prose, .bar { min-width: 0; }
  th, td { padding-right: .5rem; }
  svg { print-color-adjust: exact; }
}
"""


def write(page: Page, out: TextIO, *, color: bool) -> None:
    """Write the page as one whole file; `color` has no say, as a browser is always able to."""
    del color
    title = escape(visible(page.title))
    deep = any(block.depth > 1 for block in page.blocks)
    out.write(
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>{_style()}</style>\n</head>\n<body>\n"
        f"<main{_DEEP if deep else ''}>\n"
        f"<h1>{title}</h1>\n"
    )
    for number, block in enumerate(page.blocks, start=1):
        out.writelines(f"{line}\n" for line in _block(block, f"part-{number}"))
    if page.notes:
        out.write("<section>\n<h2>Notes</h2>\n")
        out.writelines(f"{_note(note)}\n" for note in page.notes)
        out.write("</section>\n")
    if page.sources:
        out.write('<section class="sources">\n<h2>Sources</h2>\n<ul>\n')
        out.writelines(f"{_source(source)}\n" for source in page.sources)
        out.write("</ul>\n</section>\n")
    out.write("</main>\n</body>\n</html>\n")


def _style() -> str:
    def named(colors: dict[str, str]) -> str:
        return " ".join(f"--{name}: {value};" for name, value in colors.items())

    return _STYLE % {"light": named(LIGHT), "dark": named(DARK)}


def _text(text: str) -> str:
    return escape(visible(text)).replace("\n", "<br>")


def _block(block: Block, anchor: str) -> Iterator[str]:
    """Draw a block as a section of its own when it has a title."""
    if block.title:
        yield '<section class="kept">' if _is_short(block) else "<section>"
        name = f"h{min(block.depth + 1, DEEPEST)}"
        yield f'<{name} id="{anchor}">{_text(block.title)}</{name}>'
    if isinstance(block, Table):
        yield from _table(block, anchor)
    elif isinstance(block, Text):
        yield from (f"<p>{_text(paragraph)}</p>" for paragraph in block.paragraphs)
    elif isinstance(block, Steps):
        kind = "ol" if block.ordered else "ul"
        yield f"<{kind}>"
        yield from (f"<li>{_text(item)}</li>" for item in block.items)
        yield f"</{kind}>"
    elif isinstance(block, Facts):
        yield "<dl>"
        yield from (f"<dt>{_text(label)}</dt><dd>{_fact(fact)}</dd>" for label, fact in block.pairs)
        yield "</dl>"
    if block.title:
        yield "</section>"


def _fact(fact: str) -> str:
    """Draw a fact, as a list where it has several lines."""
    lines = fact.split("\n")
    if len(lines) == 1:
        return _text(fact)
    return f"<ul>{''.join(f'<li>{_text(line)}</li>' for line in lines)}</ul>"


def _is_short(block: Block) -> bool:
    """Whether a block is short enough to stand on one printed page as a whole."""
    if isinstance(block, Table):
        return len(block.rows) <= LONGEST_KEPT
    if isinstance(block, Facts):
        return len(block.pairs) <= LONGEST_KEPT
    return False


def _table(table: Table, anchor: str) -> Iterator[str]:
    """Draw a table whose first shown column names its rows."""
    group = next((index for index, column in enumerate(table.columns) if column.grouped), None)
    shown = [index for index in range(len(table.columns)) if index != group]
    scales = [common_scale(row[index] for row in table.rows) for index in range(len(table.columns))]
    named = f'aria-labelledby="{anchor}"' if table.title else 'aria-label="Table"'
    # A table that is too wide is moved inside its own frame, by keyboard too.
    kept = " kept" if _is_short(table) else ""
    yield f'<div class="scroll{kept}" role="group" tabindex="0" {named}>'
    yield "<table>"
    if table.caption:
        yield f"<caption><span>{_text(table.caption)}</span></caption>"
    heads = (
        f'<th scope="col" class="{_class(table, index)}">'
        f"{_text(_head(table.columns[index], scales[index]))}</th>"
        for index in shown
    )
    yield f"<thead><tr>{''.join(heads)}</tr></thead>"
    if group is None:
        yield from _body(table, table.rows, shown, scales)
    else:
        for value in dict.fromkeys(row[group] for row in table.rows):
            rows = tuple(row for row in table.rows if row[group] == value)
            name = _text(readable(value, table.columns[group].unit))
            head = f'<tr><th scope="rowgroup" colspan="{len(shown)}">{name}</th></tr>'
            yield from _body(table, rows, shown, scales, head)
    yield "</table>"
    yield "</div>"


def _body(
    table: Table,
    rows: tuple[tuple[Cell, ...], ...],
    shown: list[int],
    scales: list[Scale | None],
    head: str = "",
) -> Iterator[str]:
    yield f"<tbody>{head}"
    for row in rows:
        cells = []
        for place, index in enumerate(shown):
            drawn = _cell(row[index], table.columns[index].unit, scales[index])
            kind = _class(table, index)
            if place == 0:
                cells.append(f'<th scope="row" class="{kind}">{drawn}</th>')
            else:
                cells.append(f'<td class="{kind}">{drawn}</td>')
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</tbody>"


def _head(column: Column, scale: Scale | None) -> str:
    return heading(column) if scale is None else f"On {scale_name(scale, column.unit)}"


def _class(table: Table, index: int) -> str:
    if any(isinstance(row[index], Bar | Share) for row in table.rows):
        return "bar"
    return "prose" if table.columns[index].unit is Unit.TEXT else "figure"


def _cell(cell: Cell, unit: Unit, scale: Scale | None) -> str:
    if isinstance(cell, Bar) and scale is not None:
        return _bar(cell, unit, scale)
    if isinstance(cell, Share):
        return _share(cell)
    if isinstance(cell, Marked):
        return "".join(
            f"<mark>{_text(text)}</mark>" if pointed_out else _text(text)
            for text, pointed_out in cell.parts
        )
    if cell is None:
        return '<span aria-label="not known">–</span>'
    return _text(readable(cell, unit))


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
    said = f"{readable(span, unit)} on a scale of {scale_name(scale, unit)}"
    if bar.mark is not None:
        middle, half = min(max(place(bar.mark), HALF_MARK), WIDTH - HALF_MARK), HALF_MARK
        shape += (
            f'<path class="mark" d="M{middle} 0L{middle + half} {HEIGHT / 2}L{middle} {HEIGHT}'
            f'L{middle - half} {HEIGHT / 2}Z"/>'
        )
        said += f"; the mark is at {readable(bar.mark, unit)}"
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


def _note(note: Note) -> str:
    kind = " caution" if note.kind is NoteKind.CAUTION else ""
    return f'<p class="note{kind}"><strong>{note.kind.value}:</strong> {_text(note.text)}</p>'


def _source(source: SourceLine) -> str:
    overdue = ' <strong class="overdue">Overdue for review.</strong>' if source.overdue else ""
    return (
        f"<li><strong>{_text(source.id)}</strong>: {_text(source.text)}.{overdue} "
        f"{_text(source.address)}</li>"
    )
