"""How `mlcareer contract` reads."""

from __future__ import annotations

from decimal import ROUND_CEILING
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
    Table,
    Unit,
    bad,
    caution,
    dim,
    good,
    joined,
    money,
    next_step,
    sentence,
)
from mlcareer.pages.amounts import plain_number
from mlcareer.pages.pay_parts import fact_notes, kept_of_a_pound
from mlcareer.pages.side_by_side import Row, side_by_side
from mlcareer.pages.sourcing import source_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from mlcareer.advice.pay.contract import ContractAnswer, ContractYear, MarketRate

WEEKDAYS = WEEKS_A_YEAR * WORKING_DAYS_A_WEEK
"""In a year. Nobody bills more."""

BRIEF_RATES = 2
"""Break-even rates that the brief screen names."""


def contract_page(answer: ContractAnswer) -> Page:
    """Lay out what is billed down to take-home pay by days, then the break-even and the market."""
    days = (str(year.days) for year in answer.by_days)
    table = side_by_side("Days billed in a year", days, _table_rows(answer))
    return Page(
        answer=_first_line(answer),
        blocks=(table, Facts(tuple(_facts(answer)))),
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
    permanent, days = answer.permanent, answer.break_even_days
    start = sentence("{} a day inside IR35", answer.rate)
    if permanent is None:
        middle = answer.by_days[len(answer.by_days) // 2]
        line = "{} leaves {} a year at {} days billed"
        return sentence(line, start, middle.net, str(middle.days))
    salary: Line = money(permanent.base)
    if permanent.bonus:
        salary = sentence("{} + {}", permanent.base, permanent.bonus)
    if days is None or days > WEEKDAYS:
        takes = f"{days} days" if days is not None else "over 366 days"
        line = "{} {} {} permanent: it takes {} billed"
        return sentence(line, start, bad("does not beat"), salary, takes)
    return sentence("{} beats {} permanent from {} days billed a year", start, salary, str(days))


def _table_rows(answer: ContractAnswer) -> Iterator[Row]:
    def row(name: Line, value: Callable[[ContractYear], Cell]) -> Row:
        return Row(name, tuple(map(value, answer.by_days)))

    assumed = {each.assumption: each for each in answer.assumptions}
    permanent = answer.permanent
    pension = "Employer pension"
    if permanent is None or assumed["employer pension"].source != "given":
        pension += ", legal minimum"
    yield row("Billed", lambda year: year.income)
    yield row(f"Umbrella margin, {assumed['umbrella margin'].value}", lambda year: -year.margin)
    yield row("Employer NI and levy", lambda year: -(year.employer_national_insurance + year.levy))
    yield row(pension, lambda year: -year.employer_pension)
    yield row("Gross pay", lambda year: year.pay)
    yield row("Take-home pay", lambda year: year.net)
    if permanent is not None:
        name = sentence("Against {} ({})", permanent.base + permanent.bonus, permanent.net)
        yield row(name, lambda year: _against(year.against))
    yield row(dim("Outside IR35, an estimate"), lambda year: dim(money(year.outside.net)))


def _against(pounds: Decimal | None) -> Cell:
    if pounds is None:
        return None
    piece = money(pounds, signed=True)
    return good(piece) if pounds > 0 else bad(piece)


def _facts(answer: ContractAnswer) -> Iterator[Fact]:
    if answer.permanent is not None:
        yield Fact("Break-even", _break_even(answer))
    market = joined(map(_market, answer.market[:BRIEF_RATES]), "; ")
    if market:
        yield Fact("Market", market, Drop.OTHER_FIGURES)
    thousand, taper = answer.days_for_thousand, answer.tax_year.allowance.taper_from
    unpaid = "Holiday and sick days are unpaid."
    if thousand is not None:
        days = "1 day" if thousand == 1 else f"{thousand} days"
        unpaid += f" Each £1,000 of permanent bonus or employer pension adds about {days}."
    yield caution(unpaid)
    status: Line = "IR35 status is not decided here."
    if answer.by_days[-1].pay > taper:
        kept = kept_of_a_pound(answer.marginal_rate)
        status = sentence("Over {} you keep {} of each extra £1. {}", taper, kept, status)
    yield caution(status)
    if answer.permanent is None:
        yield next_step(f"contract {plain_number(answer.rate)}/day --against 95k")


def _break_even(answer: ContractAnswer) -> Line:
    days = answer.break_even_days
    start = "more than a year has days" if days is None else f"{days} days"
    # Rounded up, so that the rate that is named is enough.
    rates = [
        (int(year.break_even_rate.to_integral_value(ROUND_CEILING)), str(year.days))
        for year in answer.by_days[-BRIEF_RATES:]
        if year.break_even_rate is not None
    ]
    lines = ("{} a day for {} days", *["{} for {}"] * len(rates))
    each = (sentence(line, *rate) for line, rate in zip(lines, rates, strict=False))
    return sentence("{} at {}; {}", start, answer.rate, joined(each))


def _market(rate: MarketRate) -> Line:
    name = "UK median" if "UK" in rate.title else _place(rate.title)
    sample = "" if rate.sample is None else f" ({rate.sample} rates)"
    return sentence("{} {}{}", name, rate.median, sample)


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
