"""How `mlcareer take-home` reads."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.page import (
    Bar,
    Block,
    Cell,
    Column,
    Facts,
    Note,
    NoteKind,
    Page,
    Share,
    Span,
    Table,
    Unit,
)
from mlcareer.pages.amounts import pence_of_a_pound, percent, pounds
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.pay.take_home import BonusMonth, PensionLimit, TakeHomeAnswer, Trap
    from mlcareer.guide.pay_rules import PayFact

ONE_YEAR = (
    "The year is taken as one: a payslip month can differ by some pounds. No other income, no "
    "benefit in kind and no marriage allowance is known of."
)

GIVEN = "as given"
LEFT = "the rest"
"""What stands for a source where an amount was stated, and where it is what others leave."""

ROUNDING = 10
"""Pounds a year up to which twelve payslips differ by rounding alone."""

CHART_BEYOND = 25_000
"""Pounds that the chart goes on for beyond its last change, or beyond the pay asked about."""


def take_home_page(answer: TakeHomeAnswer) -> Page:
    """Lay out a year's pay from gross to net, and what the next pound would leave."""
    return Page(
        title=_title(answer),
        blocks=(
            _lines(answer),
            _tax(answer),
            _next_pound(answer),
            *trap_facts(answer.trap),
            *_bonus(answer),
            _employer(answer),
        ),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
    )


def take_home_in_short(answer: TakeHomeAnswer) -> Iterator[Block]:
    """Lay out what a report on one person's case says of pay in hand: no bands, no chart."""
    yield _lines(answer)
    yield _next_pound(answer)
    yield from trap_facts(answer.trap)
    yield from _bonus(answer)
    yield _employer(answer)


def take_home_chart_page(answer: TakeHomeAnswer) -> Page:
    """Lay out the marginal rate along the pay scale first, then the rest."""
    page = take_home_page(answer)
    return page.replace(blocks=(_chart(answer), *page.blocks))


def _title(answer: TakeHomeAnswer) -> str:
    bonus = f" and a bonus of {pounds(answer.bonus)}" if answer.bonus else ""
    left = f"{pounds(answer.net_pay)} a year, {pounds(answer.net_pay_per_month)} a month"
    where = f"{answer.nation_name}, {answer.tax_year}"
    return f"Take-home pay of {pounds(answer.gross)}{bonus}: {left} ({where})"


def _lines(answer: TakeHomeAnswer) -> Table:
    """Set out gross to net; the table that CSV is written from."""
    cash = answer.gross + answer.bonus
    by_period = answer.period != "year"
    columns = [Column("Line"), Column("Year", Unit.GBP)]
    if by_period:
        columns.append(Column(answer.period.capitalize(), Unit.GBP))
    columns += [Column("Of each pound", Unit.TEXT), Column("Source")]
    rows: list[tuple[Cell, ...]] = []
    for line in answer.lines:
        row: list[Cell] = [line.name, line.amount]
        if by_period:
            row.append(line.amount_per_period)
        source = LEFT if line.line == "net_pay" else GIVEN
        row += [Share(abs(line.amount), cash), line.sources[0] if line.sources else source]
        rows.append(tuple(row))
    caption = "Pounds and pence; what is taken is negative."
    if answer.period == "week":
        caption += " A week is a 52nd of the year."
    return Table(tuple(columns), tuple(rows), caption=caption)


def _tax(answer: TakeHomeAnswer) -> Table:
    rows: list[tuple[Cell, ...]] = [
        ("allowance", Decimal(0), answer.personal_allowance, Decimal("0.00"))
    ]
    rows += [
        (band.band, percent(band.rate), band.income, band.tax) for band in answer.income_tax_by_band
    ]
    return Table(
        (
            Column("Band"),
            Column("Rate", Unit.PERCENT),
            Column("Income in it", Unit.GBP),
            Column("Tax", Unit.GBP),
        ),
        tuple(rows),
        title="Income tax by band",
        caption=(
            f"Adjusted net income {pounds(answer.adjusted_net_income)} leaves an allowance of "
            f"{pounds(answer.personal_allowance)}; the rest, {pounds(answer.taxable_income)}, "
            "is taxed."
        ),
    )


def _next_pound(answer: TakeHomeAnswer) -> Facts:
    taken = percent(answer.marginal_rate)
    kept = pence_of_a_pound(1 - answer.marginal_rate)
    pairs = [
        (
            "Marginal rate",
            (
                f"{taken}% of the next pound is taken and {kept} is left. It is the share of the "
                "next two pounds of pay that no pension counts: tax, National Insurance and loans."
            ),
        )
    ]
    if answer.next_rate is None:
        pairs.append(("Changes next", "It stays the same however much more is paid."))
    else:
        step = answer.next_rate
        more = step.starts - answer.gross - answer.bonus
        pairs.append(
            (
                "Changes next",
                (
                    f"{pounds(more)} further on, at {pounds(step.starts)} in all, to "
                    f"{percent(step.rate)}%."
                ),
            )
        )
    month, week = pounds(answer.net_pay_per_month), pounds(answer.net_pay_per_week)
    pairs.append(("Net pay", f"{month} a month, {week} a week."))
    return Facts(tuple(pairs), title="The next pound")


def trap_facts(trap: Trap | None) -> Iterator[Facts]:
    """Name the trap, or that income is above it, and the sacrifice that leads back."""
    if trap is None:
        return
    if trap.inside:
        title = f"The {pounds(trap.starts)} trap"
        why = (
            f"Between {pounds(trap.starts)} and {pounds(trap.ends)} of adjusted net income every "
            "two pounds more also take away one pound of the personal allowance."
        )
    else:
        title = f"Beyond the {pounds(trap.starts)} trap"
        why = (
            f"At {pounds(trap.income)} of adjusted net income nothing is left of the personal "
            f"allowance, which {pounds(trap.ends)} has used up."
        )
    yield Facts((("Why", why), ("Way out", _way_out(trap))), title=title)


def _way_out(trap: Trap) -> str:
    way = trap.way_out
    if way is None:
        return "A sacrifice back to its start is more than base pay or a pension takes in a year."
    return (
        f"A sacrifice of {pounds(way.sacrifice)} a year brings income back to "
        f"{pounds(trap.starts)}. Net pay falls by {pounds(way.net_given_up)}: "
        f"{pence_of_a_pound(way.costs_per_pound)} for each pound in the pension."
    )


def _bonus(answer: TakeHomeAnswer) -> Iterator[Block]:
    month = answer.bonus_month
    if month is None:
        return
    yield Facts(
        tuple(_bonus_facts(month)),
        title="If the whole bonus is paid in one month",
    )


def _bonus_facts(month: BonusMonth) -> Iterator[tuple[str, str]]:
    yield (
        "National Insurance",
        (
            f"{pounds(month.insurance_in_a_month)} in eleven months and "
            f"{pounds(month.insurance_in_the_month)} in the one with the bonus: "
            f"{pounds(month.insurance_in_the_year)} a year."
        ),
    )
    difference = month.insurance_less_than_annual
    if difference:
        side = "less" if difference > 0 else "more"
        why = "Each month is rounded and has thresholds of its own."
        if difference > ROUNDING:
            why = (
                "On payslips each month stands alone, and most of the month with the bonus lies "
                "above the upper limit, where less is taken."
            )
        text = f"{pounds(abs(difference))} {side} than the lines above say of the year as one."
        yield "Difference", f"{text} {why}"
    loans = month.loans_more_than_annual
    if month.loans_in_the_year and loans:
        side = "more" if loans > 0 else "less"
        text = f"{pounds(month.loans_in_the_year)} a year on payslips, {pounds(abs(loans))} {side}"
        yield "Student loans", f"{text} than above, as each month stands alone there too."


def _employer(answer: TakeHomeAnswer) -> Facts:
    insurance = f"{pounds(answer.employer_national_insurance)} of it National Insurance on top"
    pairs = [("Employer pays", f"{pounds(answer.employer_cost)} a year, {insurance}.")]
    if answer.pension_paid_in:
        pairs.append(("Into the pension", _pension(answer)))
    return Facts(tuple(pairs), title="Beside the payslip")


def _pension(answer: TakeHomeAnswer) -> str:
    text = (
        f"{pounds(answer.pension_paid_in)} a year of your own for {pounds(answer.pension_costs)} "
        "less of net pay."
    )
    if answer.pension_relief:
        text += (
            f" {pounds(answer.pension_employee)} leaves pay and the provider adds "
            f"{pounds(answer.pension_relief)}."
        )
    if answer.income_tax_to_claim:
        text += (
            f" {pounds(answer.income_tax_to_claim)} of tax is to be claimed from HMRC: payslips "
            f"take {pounds(answer.income_tax_on_payslips)}, and the net pay above counts the "
            "claim as made."
        )
    return text


def _chart(answer: TakeHomeAnswer) -> Table:
    base = int(answer.gross)
    last = int(answer.rate_steps[-1].starts)
    end = max(last, base) + CHART_BEYOND
    rows: list[tuple[Cell, ...]] = []
    for step in answer.rate_steps:
        ends = None if step.ends is None else int(step.ends)
        here = step.starts <= answer.gross and (step.ends is None or answer.gross < step.ends)
        rows.append(
            (
                Span(int(step.starts), ends),
                percent(step.rate),
                Share(step.rate, 1),
                Bar(
                    Span(int(step.starts), end if ends is None else ends, ends is None),
                    base if here else None,
                ),
            )
        )
    with_bonus = f" with a bonus of {pounds(answer.bonus)}" if answer.bonus else ""
    return Table(
        (
            Column("Base pay", Unit.GBP_PER_YEAR),
            Column("Rate", Unit.PERCENT),
            Column("Taken of a pound"),
            Column("Where", Unit.GBP_PER_YEAR),
        ),
        tuple(rows),
        title="The marginal rate along the pay scale",
        caption=(
            f"What is taken of the next pound at each base pay{with_bonus}, all else as asked. "
            f"◆ is {pounds(answer.gross)}."
        ),
    )


def _notes(answer: TakeHomeAnswer) -> Iterator[Note]:
    if answer.pension_limit is not None:
        yield Note(over_limit(answer.pension_limit), NoteKind.CAUTION)
    yield from fact_notes(answer.facts)
    for text in answer.notes:
        yield Note(text)
    yield Note(ONE_YEAR)
    yield from overdue_notes(answer.sources)


def fact_notes(facts: Iterable[PayFact]) -> Iterator[Note]:
    """Return a note for each sourced fact; what a trap costs is a caution."""
    for fact in facts:
        kind = NoteKind.CAUTION if fact.topic == "trap" else NoteKind.NOTE
        yield Note(f"{fact.text} [{', '.join(fact.sources)}]", kind)


def over_limit(limit: PensionLimit) -> str:
    """Say that the contributions exceed the annual allowance, and what that means."""
    tapered = ", shrunk for an income this high," if limit.tapered else ""
    return (
        f"{pounds(limit.paid_in)} into the pension is more than the annual allowance of "
        f"{pounds(limit.allowance)}{tapered} before anything the employer adds. What is over it "
        "is taxed, unless allowance of earlier years is left; that tax is not counted here."
    )
