"""How `mlcareer report` reads: half a page that says all, the parts, and each step at the end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.page import (
    Bar,
    Block,
    Cell,
    Column,
    Facts,
    Marked,
    Note,
    NoteKind,
    Page,
    Piece,
    Share,
    SourceLine,
    Span,
    Steps,
    Table,
    Text,
    Unit,
    text_of,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.offer import offer_in_short, offer_page, offer_sentence
from mlcareer.pages.pay_bands import advertised
from mlcareer.pages.plan import plan_details, plan_page
from mlcareer.pages.profile import profile_sentence, profile_skills
from mlcareer.pages.report_visa import (
    assumed,
    report_visa_page,
    visa_check_sentence,
)
from mlcareer.pages.salary import salary_in_short, salary_page
from mlcareer.pages.standing import standing_pairs
from mlcareer.pages.take_home import take_home_in_short, take_home_page
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.career.salary import SalaryAnswer
    from mlcareer.advice.case.plan import PlanAnswer
    from mlcareer.advice.case.report import ReportAnswer
    from mlcareer.advice.pay.take_home import TakeHomeAnswer

IN_SHORT = "In short"


class _Part(Record, kw_only=False):
    """One part of a report: its page, and which blocks stand here in the place of the page's."""

    name: str
    page: Page
    blocks: tuple[Block, ...]


def report_page(answer: ReportAnswer) -> Page:
    """Lay a whole case out; what several parts rest on is named once, at the end."""
    parts = tuple(_parts(answer))
    known = Text((profile_sentence(answer.own),))
    summary = Facts(tuple(_summary(answer)), title=IN_SHORT)
    blocks: list[Block] = [known, summary]
    for number, part in enumerate(parts, start=1):
        blocks.append(Text((f"{part.page.title}.",), title=f"Part {number}: {part.name}"))
        blocks += _deeper(part.blocks)
    blocks += _appendix(answer)
    if answer.left_out:
        pairs = tuple((item.part, item.why) for item in answer.left_out)
        blocks.append(Facts(pairs, title="What is left out, and what it needs"))
    notes: dict[Note, None] = {}
    sources: dict[str, SourceLine] = {}
    for part in parts:
        notes.update(dict.fromkeys(part.page.notes))
        for source in part.page.sources:
            if source.decides or source.id not in sources:
                sources[source.id] = source
    return Page(
        title=f"Your case on {answer.day}",
        blocks=tuple(blocks),
        # What could lead to a wrong decision comes first.
        notes=tuple(sorted(notes, key=lambda note: note.kind is not NoteKind.CAUTION)),
        sources=tuple(sources.values()),
        rows=_as_rows(blocks),
    )


def _summary(answer: ReportAnswer) -> Iterator[tuple[str, str]]:
    """Say on half a page what the parts work out."""
    if answer.offer is not None:
        yield "The offer", offer_sentence(answer.offer)
    if answer.salary is not None:
        yield "Where you stand", "\n".join(_standings(answer.salary))
    if answer.take_home is not None:
        yield "Net pay", _net_pay(answer.take_home)
    if answer.visa is not None:
        by = dict.fromkeys(assumed(check) for check in answer.visa.checks)
        said = map(visa_check_sentence, answer.visa.checks)
        yield "Visa", "\n".join((*said, *(f"By: {text}." for text in by)))
    if answer.plan is not None:
        yield from _goal(answer.plan)


def _standings(answer: SalaryAnswer) -> Iterator[str]:
    """Say where pay stands, or what is advertised where pay is not known."""
    for name, sentence in standing_pairs(answer.standings):
        yield f"{name}: {sentence}"
    if not answer.standings:
        for band in answer.bands:
            name = f"{band.level.name}, {band.region.name}"
            yield f"{name}: {advertised(band.min, band.max, open_ended=band.open_ended)}."


def _net_pay(answer: TakeHomeAnswer) -> str:
    bonus = f" and a bonus of {pounds(answer.bonus)}" if answer.bonus else ""
    left = f"{pounds(answer.net_pay_per_month)} a month, {pounds(answer.net_pay)} a year"
    rules = f"{answer.nation.name}, {answer.tax_year.id}"
    return f"{left}, of {pounds(answer.gross)}{bonus} ({rules})."


def _goal(plan: PlanAnswer) -> Iterator[tuple[str, str]]:
    """Say what the target pays, and what to begin with."""
    targets = []
    for pay in plan.pay:
        text = advertised(pay.low_gross, pay.high_gross, open_ended=pay.open_ended)
        if pay.low_more_a_month is not None:
            side = "more" if pay.low_more_a_month >= 0 else "less"
            change = f"{pounds(abs(pay.low_more_a_month))} a month {side} than now"
            text += f"; its lowest figure leaves {change}"
        targets.append(f"{plan.target and plan.target.name}, {pay.region.name}: {text}.")
    if targets:
        yield "Target", "\n".join(targets)
    steps = [step.do for step in plan.to_do[:3]]
    if steps:
        yield "Next steps", "\n".join(steps)


def _parts(answer: ReportAnswer) -> Iterator[_Part]:
    """Return the parts, the offer first, as that is what a report is mostly printed for."""
    if answer.offer is not None:
        yield _Part("The offer", offer_page(answer.offer), tuple(offer_in_short(answer.offer)))
    if answer.salary is not None:
        blocks = tuple(salary_in_short(answer.salary, with_package=answer.offer is None))
        yield _Part("Where you stand", salary_page(answer.salary), blocks)
    if answer.take_home is not None:
        take = answer.take_home
        yield _Part("Pay in hand", take_home_page(take), tuple(take_home_in_short(take)))
    if answer.visa is not None:
        page = report_visa_page(answer.visa)
        yield _Part("Visa", page, page.blocks)
    if answer.plan is not None:
        plan = answer.plan
        page = plan_page(plan)
        yield _Part("The plan", page, (*page.blocks, *plan_details(plan)))


def _appendix(answer: ReportAnswer) -> Iterator[Block]:
    """Give what is to be looked up: each step, and what is known of skills without a plan."""
    if answer.plan is None:
        yield from profile_skills(answer.own)
        return


def _deeper(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block.replace(depth=block.depth + 1)


def _as_rows(blocks: Iterable[Block]) -> Table:
    """Return all that a report's blocks hold as one table with a figure or a text in each row.

    Its tables have columns of their own, so the one thing that they share is a cell with its
    place: the part, the section, the row by number and name, and the column.
    """
    rows: list[tuple[Cell, ...]] = []
    part = section = ""
    for block in blocks:
        if block.title and block.depth == 1:
            part, section = block.title, ""
        elif block.title:
            section = block.title
        rows += ((part, section, *cell) for cell in _cells(block))
    columns = (
        Column("Part"),
        Column("Section"),
        Column("No.", Unit.COUNT),
        Column("Row"),
        Column("Column"),
        Column("Value"),
        Column("Unit"),
    )
    return Table(columns, tuple(rows))


def _cells(block: Block) -> Iterator[tuple[Cell, ...]]:
    """Return number and name of the row, column, value and unit of all that a block holds."""
    if isinstance(block, Text):
        yield from (
            (number, "", "", text_of(text), "") for number, text in enumerate(block.paragraphs, 1)
        )
    elif isinstance(block, Steps):
        yield from (
            (number, "", "", text_of(item), "") for number, item in enumerate(block.items, 1)
        )
    elif isinstance(block, Facts):
        for number, fact in enumerate(block.facts, 1):
            lines = text_of(fact.value).split("\n")
            yield from ((number, fact.key, "", line, "") for line in lines)
    elif isinstance(block, Table):
        for number, row in enumerate(block.rows, 1):
            yield from ((number, *cell) for cell in _cells_of_row(block, row))


def _cells_of_row(table: Table, row: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """Return the cells that are not empty, each with the first text of the row as its name."""
    pairs = list(zip(table.columns, row, strict=True))
    units = map(table.unit_of, range(len(row)))
    texts = (cell for column, cell in pairs if isinstance(cell, str) and not column.grouped)
    name = next(texts, "")
    for (column, cell), unit in zip(pairs, units, strict=True):
        for end, value in _values(cell):
            if value not in {"", name}:
                yield (name, f"{column.heading.strip()}{end}", value, unit.value)


def _values(cell: Cell) -> Iterator[tuple[str, str | int | Decimal | date | bool]]:
    """Return a cell's values, each with what its heading has added; bars repeat other cells."""
    if isinstance(cell, Span):
        yield " min", cell.low
        if cell.high is not None:
            yield " max", cell.high
        yield " open ended", cell.open_ended or cell.high is None
    elif isinstance(cell, Marked):
        yield "", "".join(text for text, _ in cell.parts)
    elif isinstance(cell, Piece | tuple):
        yield "", text_of(cell)
    elif cell is not None and not isinstance(cell, Bar | Share):
        yield "", cell
