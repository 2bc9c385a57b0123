"""How `mlcareer report` reads: the case on one screen, and every part of it after that.

The pages of an offer and a visa are imported where there is one, as most reports have neither.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mlcareer.page import (
    Bar,
    Block,
    Cell,
    Column,
    Fact,
    Facts,
    Line,
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
    caution,
    command,
    joined,
    money,
    next_step,
    parts_of,
    text_of,
)
from mlcareer.pages.entry_names import long_day
from mlcareer.pages.level_words import in_text, where_in_text
from mlcareer.pages.plan import plan_answer_line, plan_page
from mlcareer.pages.profile import profile_sentence
from mlcareer.pages.salary import salary_page
from mlcareer.pages.scale_words import verdict
from mlcareer.pages.take_home import take_home_page
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.bands import BandPosition
    from mlcareer.advice.case.report import ReportAnswer
    from mlcareer.advice.offers.offer import OfferAnswer

MOST_ASKED = 2
"""Questions on an offer that the summary names."""


class _Row(Record, kw_only=False):
    """A row of the summary."""

    name: str
    value: Line


class _Part(Record, kw_only=False):
    """One part of a report, laid out as its own command does."""

    name: str
    page: Page


def report_page(answer: ReportAnswer) -> Page:
    """Lay a whole case out, for the screen and for spreadsheets."""
    page = _whole_page(answer)
    return page.replace(rows=_as_rows((*page.blocks[:1], *page.details)))


def _whole_page(answer: ReportAnswer) -> Page:
    """Lay a whole case out; what several parts rest on is named once, at the end."""
    parts = tuple(_parts(answer))
    summary = Table(
        (
            Column(f"Your case, {long_day(answer.day)}", lambda row: row.name, whole=True),
            Column("", lambda row: row.value),
        ),
        tuple(_summary(answer)),
    )
    blocks: list[Block] = [Text((profile_sentence(answer.own),), title="You")]
    for part in parts:
        blocks.append(Text((part.page.answer,), title=part.name))
        blocks += _deeper((*part.page.blocks, *part.page.details))
    if answer.left_out:
        pairs = tuple(Fact(item.part, item.why) for item in answer.left_out)
        blocks.append(Facts(pairs, title="Left out, and what it needs"))
    notes: dict[Note, None] = {}
    sources: dict[str, SourceLine] = {}
    for part in parts:
        notes.update(dict.fromkeys(part.page.notes))
        for source in part.page.sources:
            if source.decides or source.id not in sources:
                sources[source.id] = source
    return Page(
        answer=_first_line(answer),
        blocks=(summary, Facts((*_cautions(answer), _KEEP))),
        details=tuple(blocks),
        # What could lead to a wrong decision comes first.
        notes=tuple(sorted(notes, key=lambda note: note.kind is not NoteKind.CAUTION)),
        sources=tuple(sources.values()),
        footer=_footer(answer),
    )


def report_file_page(answer: ReportAnswer) -> Page:
    """Lay a case out for a file, which need not say how to write one."""
    page = _whole_page(answer)
    cautions = tuple(_cautions(answer))
    return page.replace(blocks=(page.blocks[0], *([Facts(cautions)] if cautions else [])))


def written_page(page: Page, name: str) -> Page:
    """Say in the first line which file a page was written to, with the summary below it."""
    private = Facts((Fact("Private", "it holds your salary, so only you can read the file"),))
    return page.replace(
        answer=(*parts_of(page.answer), f". Report written to {name}"),
        blocks=(*page.blocks, private),
    )


_KEEP = Fact("To keep it", ("add ", command("-o report.html")))


def _cautions(answer: ReportAnswer) -> Iterator[Fact]:
    """Say which assumption could turn the verdict on a visa."""
    checks = () if answer.visa is None else answer.visa.checks
    hours = next((check.hours for check in checks if check.of == "pay" and check.hours_assumed), 0)
    if hours:
        yield caution(
            f"The visa is judged for {hours:f} hours a week, not stated: add --contract-hours 40."
        )


def _first_line(answer: ReportAnswer) -> Line:
    """Say the verdict on the offer, or on pay, or where the plan leads."""
    if answer.offer is not None:
        return (*_verdict_words(answer.offer), *_offer_gain(answer.offer))
    standings = () if answer.salary is None else answer.salary.standings
    if standings and answer.full_time_pay is not None:
        pay, level = money(answer.full_time_pay), in_text(standings[0].level)
        return ("Your pay of ", pay, f" for {level}: ", *_positions(standings))
    if answer.plan is not None:
        return plan_answer_line(answer.plan)
    if answer.take_home is not None:
        net = answer.take_home.ordinary_net_pay_per_month
        return ("Your take-home pay is ", money(net), " a month")
    return "Your case"


def _verdict_words(offer: OfferAnswer) -> tuple[str | Piece, ...]:
    """Return the verdict alone of the offer's own first line: `Good offer`."""
    from mlcareer.pages.offer import first_line

    said = parts_of(first_line(offer))
    if not offer.verdicts:
        return ("The offer is not judged: it needs a level and a region",)
    end = next((n for n, part in enumerate(said) if str(part.value).startswith(": ")), 1)
    first, *rest = said[:end]
    word = str(first.value)
    if word.endswith(" offer"):
        return (first, *rest)
    return ("The offer is ", first.replace(value=word[:1].lower() + word[1:]), *rest)


def _offer_gain(offer: OfferAnswer) -> tuple[str | Piece, ...]:
    more = offer.net.more_a_month
    if more is None:
        return ()
    return (", ", money(abs(more)), f" a month {'more' if more >= 0 else 'less'}")


def _positions(standings: Iterable[BandPosition]) -> tuple[str | Piece, ...]:
    """Say where pay is in each band: `in line, 28% up`."""
    judged = tuple(standings)

    def position(each: BandPosition) -> Line:
        up = "" if each.percent_of_range is None else f", {each.percent_of_range}% up"
        where = f" {where_in_text(each.region)}" if len(judged) > 1 else ""
        return (verdict(each.position), f"{up}{where}")

    return joined(map(position, judged), "; ")


def _summary(answer: ReportAnswer) -> Iterator[_Row]:
    yield from _now(answer)
    if answer.offer is not None:
        yield from _offer(answer.offer)
    if answer.visa is not None:
        from mlcareer.pages.report_visa import visa_check_sentence

        said = map(visa_check_sentence, answer.visa.checks)
        yield _Row("Visa", "\n".join(said))
    if answer.next_bands:
        yield _Row("Next level", tuple(_next_level(answer)))
    if answer.plan is not None and answer.plan.to_do:
        yield _Row("First step", answer.plan.to_do[0].do)
    unknown = tuple(_unknown(answer))
    if unknown:
        yield _Row("Not known", "; ".join(unknown))


def _now(answer: ReportAnswer) -> Iterator[_Row]:
    own = answer.own
    said: list[str | Piece] = []
    if own.pay is not None:
        said.append(money(own.pay))
        if answer.full_time_pay != own.pay and answer.full_time_pay is not None:
            full = money(answer.full_time_pay)
            said += [f" for {own.contract_hours} hours (", full, " full time)"]
    level = None
    if answer.salary is not None and answer.salary.bands:
        level = in_text(answer.salary.bands[0].level)
    for text in (level, None if own.place is None else own.place.title().replace("-", " ")):
        if text is not None:
            said += [", " if said else "", text]
    if answer.salary is not None and answer.salary.standings:
        said += [": ", *_positions(answer.salary.standings)]
    if said:
        yield _Row("Now", tuple(said))
    if answer.take_home is not None:
        take = answer.take_home
        line: tuple[str | Piece, ...] = (money(take.ordinary_net_pay_per_month), " a month")
        if take.lump_leaves:
            line = (*line, ", and ", money(take.lump_leaves), " of the bonus")
        yield _Row("Take-home now", line)


def _offer(offer: OfferAnswer) -> Iterator[_Row]:
    from mlcareer.pages.offer import first_line, offered_pay

    terms, net = offer.terms, offer.net
    level = None if terms.level is None else in_text(terms.level)
    where = getattr(terms.region, "name", None) or (offer.scales and offer.scales[0].region.name)
    about = "".join(f", {text}" for text in (level, where) if text)
    said = parts_of(first_line(offer))[0].value
    word = str(said).removesuffix(" offer") if offer.verdicts else "not judged"
    tone = parts_of(first_line(offer))[0].tone
    yield _Row("The offer", (Piece(word.lower(), tone), ": ", *offered_pay(offer), about))
    leaves: tuple[str | Piece, ...] = (money(net.base_a_month), " a month")
    if terms.bonus_pounds:
        leaves = (*leaves, ", and ", money(net.bonus_left), " of the bonus")
    yield _Row("It leaves", leaves)
    for counter in offer.counters:
        if counter.least is not None and counter.ask is not None:
            region = f" {where_in_text(counter.region)}" if len(offer.counters) > 1 else ""
            line = (money(counter.least), " to ", money(counter.ask.amount), region)
            yield _Row("Counter", line)
    asked = tuple(dict.fromkeys(question.short for question in offer.missing))[:MOST_ASKED]
    if asked:
        yield _Row("Ask first", "; ".join(asked))


def _next_level(answer: ReportAnswer) -> Iterator[str | Piece]:
    """Say where the next band begins: `senior, from £80,000 outside London, £95,000 in it`."""
    here = answer.salary.bands if answer.salary is not None else ()
    own = {band.region for band in here}
    bands = sorted(answer.next_bands, key=lambda band: band.region not in own)
    yield f"{in_text(bands[0].level)}, from "
    first = where_in_text(bands[0].region)
    for number, band in enumerate(bands):
        where = where_in_text(band.region)
        if number and first == where.replace("in ", "outside ", 1):
            where = "in it"
        yield ", " if number else ""
        yield money(band.min)
        yield f" {where}"


def _unknown(answer: ReportAnswer) -> Iterator[str]:
    own = answer.own
    if own.level is None and own.years is None and own.origin is None:
        yield "your level: add --level mid"
    if own.pay is None:
        yield "your pay: add --pay 62k"
    if own.target is None:
        yield "your aim: add --to senior"
    if not own.skill:
        yield "your skills: add --cv cv.pdf"


def _footer(answer: ReportAnswer) -> str:
    rules = answer.offer or answer.take_home
    return "" if rules is None else f"{rules.nation.name}, {rules.tax_year.id}."


def _parts(answer: ReportAnswer) -> Iterator[_Part]:
    """Return the parts, the offer first, as that is what a report is mostly printed for."""
    if answer.offer is not None:
        from mlcareer.pages.offer import offer_page

        yield _Part("The offer", offer_page(answer.offer))
    if answer.salary is not None:
        yield _Part("Your band", salary_page(answer.salary))
    if answer.take_home is not None:
        yield _Part("Take-home pay", take_home_page(answer.take_home))
    if answer.visa is not None:
        from mlcareer.pages.report_visa import report_visa_page

        yield _Part("Skilled Worker visa", report_visa_page(answer.visa))
    if answer.plan is not None:
        yield _Part("The plan", plan_page(answer.plan))


_NEXT = next_step("plan").key


def _deeper(blocks: Iterable[Block]) -> Iterator[Block]:
    """Put blocks below a part's own title, without the commands that lead elsewhere."""
    for block in blocks:
        if isinstance(block, Facts):
            kept = tuple(fact for fact in block.facts if fact.key != _NEXT)
            if kept:
                yield block.replace(facts=kept, depth=block.depth + 1)
        else:
            yield block.replace(depth=block.depth + 1)


class _Figure(Record, kw_only=False):
    """One figure or text of a report, with its place."""

    part: str
    section: str
    number: int
    row: str
    column: str
    value: Cell
    unit: str


def _as_rows(blocks: Iterable[Block]) -> Table[_Figure]:
    """Return all that a report's blocks hold as one table with a figure or a text in each row.

    Its tables have columns of their own, so the one thing that they share is a cell with its
    place: the part, the section, the row by number and name, and the column.
    """
    rows: list[_Figure] = []
    part = section = ""
    for block in blocks:
        if block.title and block.depth == 1:
            part, section = block.title, ""
        elif block.title:
            section = block.title
        rows += (_Figure(part, section, *cell) for cell in _cells(block))
    return Table(
        (
            Column("Part", lambda figure: figure.part),
            Column("Section", lambda figure: figure.section),
            Column("No.", lambda figure: figure.number, unit=Unit.COUNT),
            Column("Row", lambda figure: figure.row),
            Column("Column", lambda figure: figure.column),
            Column("Value", lambda figure: figure.value),
            Column("Unit", lambda figure: figure.unit),
        ),
        tuple(rows),
    )


def _cells(block: Block) -> Iterator[tuple[int, str, str, Cell, str]]:
    """Return number and name of the row, column, value and unit of all that a block holds."""
    if isinstance(block, Text | Steps):
        texts = block.paragraphs if isinstance(block, Text) else block.items
        yield from ((number, "", "", text_of(text), "") for number, text in enumerate(texts, 1))
    elif isinstance(block, Facts):
        for number, fact in enumerate(block.facts, 1):
            lines = text_of(fact.value).split("\n")
            yield from ((number, fact.key, "", line, "") for line in lines)
    else:
        for number, row in enumerate(block.rows, 1):
            yield from ((number, *cell) for cell in _cells_of_row(block, row))


def _cells_of_row(table: Table[Any], row: tuple[Cell, ...]) -> Iterator[tuple[str, str, Cell, str]]:
    """Return the cells that are not empty, each with the first text of the row as its name."""
    name = next((cell for cell in row if isinstance(cell, str)), "")
    for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        for end, value in _values(cell):
            if value not in {"", name}:
                yield (name, f"{column.heading.strip()}{end}", value, table.unit_of(index).value)


def _values(cell: Cell) -> Iterator[tuple[str, str | int | Decimal | date | bool]]:
    """Return a cell's values, each with what its heading has added; bars repeat other cells."""
    if isinstance(cell, Span):
        yield " min", cell.low
        if cell.high is not None:
            yield " max", cell.high
        yield " open ended", cell.open_ended or cell.high is None
    elif isinstance(cell, Piece | tuple):
        yield "", text_of(cell)
    elif cell is not None and not isinstance(cell, Bar | Share):
        yield "", cell
