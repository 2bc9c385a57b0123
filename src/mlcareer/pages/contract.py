"""How `mlcareer contract` reads."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from mlcareer.guide.amount import WEEKS_A_YEAR, WORKING_DAYS_A_WEEK
from mlcareer.page import (
    Block,
    Cell,
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Note,
    Page,
    Piece,
    Table,
    Tone,
    Unit,
    bad,
    caution,
    dim,
    good,
    money,
    next_step,
)
from mlcareer.pages.pay_parts import fact_notes, kept_of_a_pound
from mlcareer.pages.sourcing import source_lines
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlcareer.advice.pay.contract import ContractAnswer, ContractYear

WEEKDAYS = WEEKS_A_YEAR * WORKING_DAYS_A_WEEK
"""In a year. Nobody bills more."""

BRIEF_RATES = 2
"""Break-even rates that the brief screen names."""


class _Row(Record, kw_only=False):
    """One row of the table: its name, and its value for each number of days."""

    name: Line
    values: tuple[Cell, ...]


def contract_page(answer: ContractAnswer) -> Page:
    """Lay out what is billed down to take-home pay by days, then the break-even and the market."""
    return Page(
        answer=_first_line(answer),
        blocks=(_table(answer), Facts(tuple(_facts(answer)))),
        details=tuple(_details(answer)),
        notes=(
            Note(f"Pay by the rules of {answer.nation.name}, tax year {answer.tax_year.id}."),
            Note(
                "Both sides have the legal minimum of employer pension unless another is given. "
                "Your own contribution is on neither side, because it is your money in both."
            ),
            *fact_notes(answer.facts),
        ),
        sources=source_lines(answer.sources),
        footer=f"{answer.nation.name}, {answer.tax_year.id}.",
        rows=_rows(answer),
    )


def _first_line(answer: ContractAnswer) -> Line:
    rate = (money(answer.rate), " a day inside IR35 ")
    permanent = answer.permanent
    if permanent is None:
        middle = answer.by_days[len(answer.by_days) // 2]
        return (*rate, "leaves ", money(middle.net), f" a year at {middle.days} days billed")
    salary: tuple[str | Piece, ...] = (money(permanent.base),)
    if permanent.bonus:
        salary = (*salary, " + ", money(permanent.bonus))
    days = answer.break_even_days
    if days is None or days > WEEKDAYS:
        takes = f"{days} days" if days is not None else "over 366 days"
        return (*rate, bad("does not beat"), " ", *salary, f" permanent: it takes {takes} billed")
    return (*rate, "beats ", *salary, f" permanent from {days} days billed a year")


def _table(answer: ContractAnswer) -> Table[_Row]:
    def column(index: int, year: ContractYear) -> Column[_Row]:
        return Column(str(year.days), lambda row: row.values[index], Unit.GBP)

    return Table(
        (
            Column("Days billed in a year", lambda row: row.name),
            *(column(index, year) for index, year in enumerate(answer.by_days)),
        ),
        tuple(_table_rows(answer)),
    )


def _table_rows(answer: ContractAnswer) -> Iterator[_Row]:
    def row(name: Line, value: Callable[[ContractYear], Cell]) -> _Row:
        return _Row(name, tuple(map(value, answer.by_days)))

    margin = next(each.value for each in answer.assumptions if each.assumption == "umbrella margin")
    pension = "Employer pension"
    if answer.permanent is None or _is_minimum(answer):
        pension += ", legal minimum"
    yield row("Billed", lambda year: year.income)
    yield row(f"Umbrella margin, {margin}", lambda year: -year.margin)
    yield row("Employer NI and levy", lambda year: -(year.employer_national_insurance + year.levy))
    yield row(pension, lambda year: -year.employer_pension)
    yield row("Gross pay", lambda year: year.pay)
    yield row("Take-home pay", lambda year: year.net)
    permanent = answer.permanent
    if permanent is not None:
        together = permanent.base + permanent.bonus
        name = ("Against ", money(together), " (", money(permanent.net), ")")
        yield row(name, lambda year: _against(year.against))
    yield row(dim("Outside IR35, an estimate"), lambda year: _dim_money(year.outside.net))


def _is_minimum(answer: ContractAnswer) -> bool:
    source = next(
        each.source for each in answer.assumptions if each.assumption == "employer pension"
    )
    return source != "given"


def _against(pounds: Decimal | None) -> Cell:
    if pounds is None:
        return None
    piece = money(pounds, signed=True)
    return good(piece) if pounds > 0 else bad(piece)


def _dim_money(pounds: Decimal) -> Piece:
    return Piece(pounds, Tone.DIM, Unit.GBP)


def _facts(answer: ContractAnswer) -> Iterator[Fact]:
    if answer.permanent is not None:
        yield Fact("Break-even", _break_even(answer))
    if answer.market:
        yield Fact("Market", _market(answer), drop=Drop.OTHER_FIGURES)
    thousand, taper = answer.days_for_thousand, answer.tax_year.allowance.taper_from
    unpaid = "Holiday and sick days are unpaid."
    if thousand is not None:
        days = "1 day" if thousand == 1 else f"{thousand} days"
        unpaid += f" Each £1,000 of permanent bonus or employer pension adds about {days}."
    yield caution(unpaid)
    yield caution(
        ("Over ", money(taper), f" you keep {_kept(answer)} of each extra £1. {_STATUS}")
        if answer.by_days[-1].pay > taper
        else _STATUS
    )
    if answer.permanent is None:
        rate = f"{answer.rate.normalize():f}/day"
        yield next_step(f"contract {rate} --against 95k")


_STATUS = "IR35 status is not decided here."


def _kept(answer: ContractAnswer) -> str:
    return kept_of_a_pound(answer.marginal_rate)


def _break_even(answer: ContractAnswer) -> Line:
    days = answer.break_even_days
    start = "more than a year has days" if days is None else f"{days} days"
    line: tuple[str | Piece, ...] = (f"{start} at ", money(answer.rate))
    for number, year in enumerate(answer.by_days[-BRIEF_RATES:]):
        if year.break_even_rate is None:
            continue
        joint = "; " if not number else ", "
        per_day = f" a day for {year.days} days" if not number else f" for {year.days}"
        line = (*line, joint, money(_up(year.break_even_rate)), per_day)
    return line


def _up(pounds: Decimal) -> int:
    """Round up, so that the rate that is named is enough."""
    return int(pounds.to_integral_value(ROUND_CEILING))


def _market(answer: ContractAnswer) -> Line:
    line: tuple[str | Piece, ...] = ()
    for number, rate in enumerate(answer.market[:BRIEF_RATES]):
        name = "UK median " if "UK" in rate.title and not number else f"{_place(rate.title)} "
        sample = "" if rate.sample is None else f" ({rate.sample} rates)"
        line = (*line, "; " if number else "", name, money(rate.median), sample)
    return line


def _place(title: str) -> str:
    """Return the place that a title names: `City of London`."""
    parts = [part.strip() for part in title.split(",")]
    return parts[1] if len(parts) > len(("title", "unit")) else title


def _details(answer: ContractAnswer) -> Iterator[Block]:
    yield Table(
        (
            Column("Assumed", lambda each: each.assumption),
            Column("Value", lambda each: each.value),
            Column("Source", lambda each: each.source, whole=True),
        ),
        answer.assumptions,
        title="What the figures rest on",
    )
    if answer.permanent is not None:
        yield Table(
            (
                Column("Days billed", lambda year: str(year.days), whole=True),
                Column("Break-even rate", lambda year: year.break_even_rate, Unit.GBP_PER_DAY),
                Column("Take-home, month", lambda year: year.net / 12, Unit.GBP),
            ),
            answer.by_days,
            title="The rate that matches the salary",
        )


def _rows(answer: ContractAnswer) -> Table[ContractYear]:
    """Return what CSV is drawn from: a row for each number of days."""
    return Table(
        (
            Column("Days", lambda year: year.days, Unit.DAYS),
            Column("Billed", lambda year: year.income, Unit.GBP_PER_YEAR),
            Column("Margin", lambda year: year.margin, Unit.GBP_PER_YEAR),
            Column("Employer NI", lambda year: year.employer_national_insurance, Unit.GBP_PER_YEAR),
            Column("Levy", lambda year: year.levy, Unit.GBP_PER_YEAR),
            Column("Employer pension", lambda year: year.employer_pension, Unit.GBP_PER_YEAR),
            Column("Gross pay", lambda year: year.pay, Unit.GBP_PER_YEAR),
            Column("Take-home pay", lambda year: year.net, Unit.GBP_PER_YEAR),
            Column("Against permanent", lambda year: year.against, Unit.GBP_PER_YEAR),
            Column("Break-even rate", lambda year: year.break_even_rate, Unit.GBP_PER_DAY),
            Column("Outside IR35, estimate", lambda year: year.outside.net, Unit.GBP_PER_YEAR),
        ),
        answer.by_days,
    )
