r"""A page as a PDF on A4, by ReportLab, which comes with the extra `mlcareer[pdf]`.

The fonts that every reader of PDF has know the letters of western Europe. Others are written as
their codes, such as `\u0142`, so that nothing is lost without a trace; the HTML file has them all.

ReportLab breaks a text anew on each page that it runs over, so that one which runs over hundreds
would never come to an end. Texts are therefore cut into pieces, which take as long as they are.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from mlcareer.errors import UsageError
from mlcareer.page import Bar, Facts, Marked, NoteKind, Share, Steps, Table, Text, Unit, as_items
from mlcareer.record import Record
from mlcareer.render.bars import common_scale
from mlcareer.render.cells import heading, readable, scale_name
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.page import Block, Cell, Page
    from mlcareer.render.bars import Scale

Drawn = Any
"""Something of ReportLab's own, which is loaded only once a PDF is asked for."""

FONT, BOLD = "Helvetica", "Helvetica-Bold"
INK, QUIET, LINE, FILLED, TRACK, MARK, CAUTION = (
    "#16191d",
    "#4a5159",
    "#c9ced4",
    "#1d5fa3",
    "#e9edf2",
    "#a02c00",
    "#8a2f00",
)
MARGIN = 42
"""Points."""
BAR_WIDTH, BAR_HEIGHT = 110, 9
LABEL_WIDTH = 110
GAP = 8
"""Points between two columns."""

LONGEST_KEPT = 8
"""Rows of a table that are kept on one page with its heading; a longer one may be parted."""

LEAST_BELOW_HEADING = 90
"""Points that must be left on a page for a heading to begin there."""

ROUNDING = 1
"""Points by which a text may come out wider than it was measured."""

PIECE, PIECE_LINES = 1_500, 30
"""Characters and lines of a text that are laid out at a time. Nothing of our own is longer."""

_STAND_INS = {"◆": "<>", "▶": "->", "→": "->", "≥": ">=", "≤": "<=", "\N{MINUS SIGN}": "-"}

_ACCENTED = re.compile("\\w[\u0300-\u036f]")
"""A letter whose accent follows it. One at a time, as Python takes for ever over a heap of them."""


HEADING_STYLES = ("heading", "subheading", "low heading")
"""By how deep a heading stands; what is deeper still looks like the last."""


class _Kit(Record, kw_only=False):
    """What is loaded of ReportLab, only once a PDF is asked for."""

    flow: Any
    shapes: Any
    colors: Any
    size: tuple[float, float]
    styles: dict[str, Any]
    width_of: Any


def pdf_of(page: Page) -> bytes:
    """Draw a page; the same page always gives the same bytes.

    Raises:
        UsageError: ReportLab is not installed.
    """
    kit = _kit()
    flow = kit.flow
    story = [*_paragraphs(page.title, "title", kit)]
    for block in page.blocks:
        story += _block(block, kit)
    if page.notes:
        story.append(flow.CondPageBreak(LEAST_BELOW_HEADING))
        story.append(flow.Paragraph("Notes", kit.styles["heading"]))
    for note in page.notes:
        color = CAUTION if note.kind is NoteKind.CAUTION else INK
        mark = f'<font name="{BOLD}" color="{color}">{note.kind.value}:</font> '
        story += _paragraphs(note.text, "note", kit, mark=mark)
    if page.sources:
        story.append(flow.Paragraph("Sources", kit.styles["heading"]))
    for source in page.sources:
        overdue = f'<font color="{CAUTION}">Overdue for review.</font> ' if source.overdue else ""
        text = f"{source.id}: {source.text}. {source.address}"
        story += _paragraphs(text, "fine", kit, mark=overdue)
    out = BytesIO()
    document = flow.SimpleDocTemplate(
        out,
        pagesize=kit.size,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=_plain(page.title),
        author="mlcareer",
        lang="en-GB",
        # No time and no chance in the file.
        invariant=1,
    )
    document.build(story, onFirstPage=_number, onLaterPages=_number)
    return out.getvalue()


def _kit() -> _Kit:
    try:
        from reportlab import platypus
        from reportlab.graphics import shapes
        from reportlab.lib import colors
        from reportlab.lib.pagesizes import A4
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.pdfbase.pdfmetrics import stringWidth
    except ModuleNotFoundError as error:
        raise UsageError(
            "a PDF needs a library that is not installed",
            hint="Install it with: pip install 'mlcareer[pdf]'. Or write .html and print it.",
        ) from error
    text = ParagraphStyle(
        "text",
        fontName=FONT,
        fontSize=9,
        leading=12.5,
        textColor=colors.HexColor(INK),
        spaceAfter=4,
    )
    styles = {
        "text": text,
        "title": ParagraphStyle(
            "title", text, fontName=BOLD, fontSize=16, leading=20, spaceAfter=10
        ),
        "heading": ParagraphStyle(
            "heading",
            text,
            fontName=BOLD,
            fontSize=12.5,
            leading=16,
            spaceBefore=12,
        ),
        "subheading": ParagraphStyle(
            "subheading", text, fontName=BOLD, fontSize=10, leading=13, spaceBefore=8
        ),
        "low heading": ParagraphStyle("low heading", text, fontName=BOLD, spaceBefore=5),
        "caption": ParagraphStyle("caption", text, textColor=colors.HexColor(QUIET)),
        "cell": ParagraphStyle("cell", text, fontSize=8.5, leading=11, spaceAfter=0),
        "figure": ParagraphStyle(
            "figure", text, fontSize=8.5, leading=11, spaceAfter=0, alignment=2
        ),
        "head": ParagraphStyle(
            "head",
            text,
            fontName=BOLD,
            fontSize=8.5,
            leading=11,
            textColor=colors.HexColor(QUIET),
            spaceAfter=0,
        ),
        "figure head": ParagraphStyle(
            "figure head",
            text,
            fontName=BOLD,
            fontSize=8.5,
            leading=11,
            textColor=colors.HexColor(QUIET),
            spaceAfter=0,
            alignment=2,
        ),
        "label": ParagraphStyle(
            "label", text, fontName=BOLD, fontSize=8.5, leading=11, spaceAfter=0
        ),
        "note": ParagraphStyle("note", text, fontSize=8.5, leading=11, spaceAfter=3),
        "fine": ParagraphStyle(
            "fine",
            text,
            fontSize=7,
            leading=8.4,
            spaceAfter=1.5,
            textColor=colors.HexColor(QUIET),
        ),
    }
    return _Kit(platypus, shapes, colors, A4, styles, stringWidth)


def _number(canvas: Drawn, document: Drawn) -> None:
    canvas.setFont(FONT, 7.5)
    canvas.drawRightString(document.pagesize[0] - MARGIN, MARGIN / 2, str(canvas.getPageNumber()))


def _plain(text: str) -> str:
    """Write what the font lacks as something that it has."""
    for character, other in _STAND_INS.items():
        text = text.replace(character, other)
    text = _ACCENTED.sub(lambda found: normalize("NFC", found[0]), text)
    return visible(text).encode("cp1252", "backslashreplace").decode("cp1252")


def _paragraphs(text: str, style: str, kit: _Kit, *, mark: str = "") -> Iterator[Drawn]:
    """Set a text behind a mark of our own, which may have tags; it is one paragraph unless long."""
    for piece in _pieces(_plain(text)):
        # ReportLab reads tags in the mark alone: a text takes the place of what it made of this X.
        paragraph = kit.flow.Paragraph(f"{mark}X<br/>", kit.styles[style])
        words, end = paragraph.frags[-2:]
        lines = f"{words.text.removesuffix('X')}{piece}".split("\n")
        parts = [part for line in lines for part in (end, words.clone(text=line))]
        paragraph.frags[-2:] = parts[1:]
        yield paragraph
        mark = ""


def _pieces(text: str) -> Iterator[str]:
    """Cut a text into pieces, between lines and words where it can be."""
    lines = text.split("\n")
    for first in range(0, len(lines), PIECE_LINES):
        some = "\n".join(lines[first : first + PIECE_LINES])
        start = 0
        while len(some) - start > PIECE:
            end = some.rfind(" ", start, start + PIECE) + 1 or start + PIECE
            yield some[start:end]
            start = end
        yield some[start:]


def _block(block: Block, kit: _Kit) -> Iterator[Drawn]:
    flow = kit.flow
    head: list[Drawn] = []
    if block.title:
        style = HEADING_STYLES[min(block.depth, len(HEADING_STYLES)) - 1]
        # A heading over a line of prose is that of a part, whose first table is to follow.
        least = LEAST_BELOW_HEADING * (2 if isinstance(block, Text) else 1)
        yield flow.CondPageBreak(least)
        head += _paragraphs(block.title, style, kit)
    if isinstance(block, Table):
        yield from _table_below(head, block, kit)
        return
    yield from head
    if isinstance(block, Text):
        for text in block.paragraphs:
            yield from _paragraphs(text, "text", kit)
    elif isinstance(block, Steps):
        marks = (f"{n}." if block.ordered else "•" for n in range(1, len(block.items) + 1))
        for mark, item in zip(marks, block.items, strict=True):
            yield from _paragraphs(item, "text", kit, mark=f"{mark} ")
    elif isinstance(block, Facts):
        rows = [
            row
            for label, fact in block.pairs
            for row in _rows(
                [_paragraphs(label, "label", kit), _paragraphs(as_items(fact), "cell", kit)]
            )
        ]
        if rows:
            yield _grid(rows, [LABEL_WIDTH, _width(kit) - LABEL_WIDTH], kit, heads=0, ruled=False)


def _table_below(head: list[Drawn], table: Table, kit: _Kit) -> Iterator[Drawn]:
    """Set a table below its heading, on the same page where it is a short one."""
    if table.caption:
        head += _paragraphs(table.caption, "caption", kit)
    drawn = list(_tables(table, kit))
    if len(table.rows) <= LONGEST_KEPT and drawn:
        # What is too tall for any page ReportLab parts after all.
        kept = [each for each in drawn if not isinstance(each, kit.flow.CondPageBreak)]
        yield kit.flow.KeepTogether([*head, *kept])
    else:
        yield from (*head, *drawn)


def _rows(cells: Iterable[Iterable[Drawn]]) -> Iterator[list[Drawn]]:
    """Set cells side by side: a row, and more of them below where a cell has several pieces."""
    yield from map(list, zip_longest(*cells, fillvalue=""))


def _tables(table: Table, kit: _Kit) -> Iterator[Drawn]:
    group = next((index for index, column in enumerate(table.columns) if column.grouped), None)
    shown = [index for index in range(len(table.columns)) if index != group]
    scales = [common_scale(row[index] for row in table.rows) for index in range(len(table.columns))]
    widths = _widths(table, shown, scales, kit)
    heads = list(
        _rows(
            _paragraphs(_head(table, index, scales), _head_style(table, index), kit)
            for index in shown
        )
    )

    def grid(rows: Iterable[tuple[Cell, ...]]) -> Drawn:
        below = [
            part
            for row in rows
            for part in _rows(_cell(row[i], table, i, scales[i], kit) for i in shown)
        ]
        return _grid([*heads, *below], widths, kit, heads=len(heads), ruled=True)

    if not table.rows:
        return
    if group is None:
        yield grid(table.rows)
        return
    for value in dict.fromkeys(row[group] for row in table.rows):
        yield kit.flow.CondPageBreak(LEAST_BELOW_HEADING)
        yield from _paragraphs(readable(value, table.columns[group].unit), "subheading", kit)
        yield grid(row for row in table.rows if row[group] == value)


def _head(table: Table, index: int, scales: Sequence[Scale | None]) -> str:
    column, scale = table.columns[index], scales[index]
    return heading(column) if scale is None else f"On {scale_name(scale, column.unit)}"


def _head_style(table: Table, index: int) -> str:
    bars = any(isinstance(row[index], Bar | Share) for row in table.rows)
    return "head" if bars or table.columns[index].unit is Unit.TEXT else "figure head"


def _width(kit: _Kit) -> float:
    return kit.size[0] - 2 * MARGIN


def _widths(
    table: Table, shown: Sequence[int], scales: Sequence[Scale | None], kit: _Kit
) -> list[float]:
    """Give figures and bars what they need, and share the rest out among texts."""
    widths = {}
    wishes = {}
    for index in shown:
        cells = [row[index] for row in table.rows]
        unit = table.columns[index].unit
        texts = [_plain(readable(cell, unit)) for cell in cells]
        lines = [line for text in texts for line in text.split("\n")]
        words = _plain(_head(table, index, scales)).split()
        least = max((kit.width_of(word, BOLD, 8.5) for word in words), default=0) + GAP + ROUNDING
        widest = max((kit.width_of(line, FONT, 8.5) for line in lines), default=0) + GAP + ROUNDING
        if any(isinstance(cell, Bar | Share) for cell in cells):
            widths[index] = BAR_WIDTH + GAP
        elif unit is Unit.TEXT:
            wishes[index] = max(widest, least)
        else:
            widths[index] = max(widest, least)
    free = max(_width(kit) - sum(widths.values()), 60 * len(wishes))
    wished = sum(wishes.values())
    if wished and wished > free:
        # Narrow texts stay whole; the wide ones wrap.
        fair = free / len(wishes)
        narrow = {index: wish for index, wish in wishes.items() if wish <= fair}
        wide = len(wishes) - len(narrow)
        rest = free - sum(narrow.values())
        wishes = {index: narrow.get(index, rest / max(wide, 1)) for index in wishes}
    return [widths.get(index, wishes.get(index, 0)) for index in shown]


def _grid(
    rows: list[list[Drawn]], widths: Sequence[float], kit: _Kit, *, heads: int, ruled: bool
) -> Drawn:
    grid = kit.flow.Table(
        rows, colWidths=list(widths), repeatRows=heads, hAlign="LEFT", splitInRow=1
    )
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), GAP),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    if ruled:
        style.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, kit.colors.HexColor(LINE)))
    if len(rows) > heads + 2:
        # Neither the first nor the last row stands alone on a page.
        style.append(("NOSPLIT", (0, 0), (-1, heads + 1)))
        style.append(("NOSPLIT", (0, -2), (-1, -1)))
    grid.setStyle(style)
    return grid


def _cell(cell: Cell, table: Table, index: int, scale: Scale | None, kit: _Kit) -> Iterator[Drawn]:
    unit = table.columns[index].unit
    if isinstance(cell, Bar) and scale is not None:
        yield _bar(cell, scale, kit)
    elif isinstance(cell, Share):
        part = float(cell.part / cell.whole) if cell.whole else 0.0
        yield _drawing(kit, [(0.0, min(max(part, 0), 1) * BAR_WIDTH)])
    elif isinstance(cell, Marked) and sum(len(text) for text, _ in cell.parts) < PIECE:
        paragraph = kit.flow.Paragraph("<b>X</b>X", kit.styles["cell"])
        bold, usual = paragraph.frags
        paragraph.frags = [
            (bold if on else usual).clone(text=_plain(text)) for text, on in cell.parts
        ]
        yield paragraph
    else:
        style = "cell" if unit is Unit.TEXT else "figure"
        yield from _paragraphs(readable(cell, unit), style, kit)


def _bar(bar: Bar, scale: Scale, kit: _Kit) -> Drawn:
    length = max(scale.high - scale.low, 1)

    def place(value: int) -> float:
        return (min(max(value, scale.low), scale.high) - scale.low) * BAR_WIDTH / length

    high = scale.high if bar.span.high is None else bar.span.high
    left = place(bar.span.low)
    drawing = _drawing(kit, [(left, max(place(high) - left, 1))])
    if bar.span.open_ended or bar.span.high is None:
        tip, half = min(place(high) + BAR_HEIGHT / 2, BAR_WIDTH), BAR_HEIGHT / 2
        drawing.add(
            kit.shapes.Polygon(
                [tip - half, BAR_HEIGHT, tip, half, tip - half, 0],
                fillColor=kit.colors.HexColor(FILLED),
                strokeColor=None,
            )
        )
    if bar.mark is not None:
        middle, half = place(bar.mark), BAR_HEIGHT / 2
        drawing.add(
            kit.shapes.Polygon(
                [middle, BAR_HEIGHT, middle + half, half, middle, 0, middle - half, half],
                fillColor=kit.colors.HexColor(MARK),
                strokeColor=kit.colors.white,
            )
        )
    return drawing


def _drawing(kit: _Kit, spans: Sequence[tuple[float, float]]) -> Drawn:
    drawing = kit.shapes.Drawing(BAR_WIDTH, BAR_HEIGHT)
    track, filled = kit.colors.HexColor(TRACK), kit.colors.HexColor(FILLED)
    drawing.add(
        kit.shapes.Rect(
            0, 0, BAR_WIDTH, BAR_HEIGHT, fillColor=track, strokeColor=None, strokeWidth=0
        )
    )
    for left, width in spans:
        drawing.add(
            kit.shapes.Rect(
                left, 1, width, BAR_HEIGHT - 2, fillColor=filled, strokeColor=None, strokeWidth=0
            )
        )
    return drawing
