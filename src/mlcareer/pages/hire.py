"""How `mlcareer hire` reads: the place of a budget, its whole cost, what is left, the visa."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.hire import EmployerCost
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
    Span,
    Table,
    Unit,
    bad,
    caution,
    good,
    money,
    sentence,
    warn,
)
from mlcareer.pages.amounts import plain_number, pounds, typed, whole_pounds
from mlcareer.pages.entry_names import lower_first
from mlcareer.pages.hire_advert import advert_blocks, advert_details, advert_line
from mlcareer.pages.independent_pay import dataset_of, independent_pay, median_line
from mlcareer.pages.level_words import in_text, short_place, where_in_text
from mlcareer.pages.pay_parts import kept_of_a_pound
from mlcareer.pages.scale_words import BELOW, range_verdict, verdict
from mlcareer.pages.side_by_side import Row, side_by_side
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.visa_words import time_of
from mlcareer.reading.hours import MOST_HOURS
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlcareer.advice.independent_pay import CheckAnswer
    from mlcareer.advice.pay.hire import Expected, HireAnswer, HireLevel, HireMarket, VisaCode
    from mlcareer.advice.pay_scale import PayScale

LEAST_OTHERS = 2
"""Independent figures that must agree to speak against the band."""

MONTHS = 12
"""In a year."""

BRIEF_CODES = 2
"""Other occupation codes that the brief screen names."""


class _CostRow(Record, kw_only=False):
    """One salary as CSV has it."""

    cost: EmployerCost
    net: Decimal
    passes: bool


def hire_page(answer: HireAnswer) -> Page:
    """Lay out place, cost, take-home pay and visa by salary; or the advert's lines to mend."""
    salaries = (pounds(cost.salary) for cost in answer.employer_cost)
    table = side_by_side("", salaries, _table_rows(answer))
    pay: tuple[Block, ...] = (table, Facts(tuple(_facts(answer))))
    first: Line = sentence("{} is {}", _budget(answer), _verdicts(answer))
    blocks, details, advert = pay, tuple(_details(answer)), answer.advert
    if advert is not None:
        first = advert_line(answer.level, place_name(answer), advert, right=_is_right(answer))
        blocks = tuple(advert_blocks(advert, _summary(answer)))
        details = (*advert_details(advert), *pay, *details)
    return Page(
        answer=first,
        blocks=blocks,
        details=details,
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer="Advertised pay." if advert is None else "Not legal advice.",
        rows=_rows(answer),
    )


def _budget(answer: HireAnswer) -> Piece:
    low, high = answer.budget, answer.budget_to
    return money(low if low == high else Span(low, high))


def _range(level: HireLevel) -> Piece:
    """Say the verdict on both ends in as few words as say it."""
    if level.position in BELOW and level.position_to in BELOW:
        return verdict("too-low" if level.position_to == "too-low" else "low")
    return _within_sentence(range_verdict(level.position, level.position_to))


def _within_sentence(found: Piece) -> Piece:
    return found.replace(value=str(found.value).removesuffix(" the band"))


def _verdicts(answer: HireAnswer) -> Line:
    """Say where the budget is in the band of the post, and in those it touches beside it."""
    asked, turned = answer.asked, _turned(answer)
    line = sentence("{} for {} in {}", _range(asked), in_text(asked.level), place_name(answer))
    if _is_low_by_band_alone(answer):
        line = (*line, " but in line with other figures")
    for other in answer.levels:
        if other.region == asked.region and not other.asked:
            line = (*line, *sentence("; {} for {}", _range(other), in_text(other.level)))
    if turned is not None:
        against = f" against {turned[0].sample} UK salaries"
        line = (*line, ", but ", verdict(turned[1]), against)
    return line


def place_name(answer: HireAnswer) -> str:
    """Name the place of the post shortly; where several bands hold, the region of the first."""
    if len(answer.regions) > 1:
        return answer.asked.region.name
    return short_place(answer.place)


def _turned(answer: HireAnswer) -> tuple[CheckAnswer, PayScale] | None:
    """Return the independent figure on most salaries, where all of the budget is low by it.

    The band says otherwise, and so the first line has both.
    """
    check = dataset_of(answer.independent, answer.level)
    if check is None or answer.asked.position_to in BELOW:
        return None
    ends = (each.position_to for each in answer.other_figures if each.check == check.id)
    return next(((check, position) for position in ends if position in BELOW), None)


def _is_low_by_band_alone(answer: HireAnswer) -> bool:
    """Whether all of the budget is low by the band and none of it by any independent figure."""
    others = [each.position in BELOW for each in answer.other_figures]
    agree = len(others) >= LEAST_OTHERS and not any(others)
    return agree and answer.asked.position_to in BELOW


def _is_right(answer: HireAnswer) -> bool:
    """Whether the budget is in line with its band at both ends, or above its bottom."""
    return answer.asked.position not in BELOW and answer.asked.position_to not in BELOW


def _summary(answer: HireAnswer) -> Iterator[Fact]:
    """Say of the pay, above an advert's lines, what the other screen says at length."""
    yield Fact("Range", sentence("{}: {}", _budget(answer), _verdicts(answer)))
    totals = dict.fromkeys(whole_pounds(each.total) for each in answer.employer_cost)
    cost = Span(min(totals), max(totals)) if len(totals) > 1 else min(totals)
    low, high = answer.visa.pays[0], answer.visa.pays[-1]
    visa: Line = warn(f"passes from {pounds(answer.visa.minimum)}")
    if low.passes == high.passes:
        visa = (_passes(low.passes), "" if low is high else " at both ends")
    yield Fact("Cost", sentence("{} a year; the visa {}", cost, visa))


def _table_rows(answer: HireAnswer) -> Iterator[Row]:
    def row(name: str, value: Callable[[EmployerCost], Cell]) -> Row:
        return Row(name, tuple(map(value, answer.employer_cost)))

    for level in answer.levels:
        if level.asked:
            where = f", {level.region.name}" if len(answer.regions) > 1 else ""
            yield _in_band(answer, level, where)
    used = " after allowance" if answer.employment_allowance is not None else ""
    yield row(f"Employer National Insurance{used}", lambda cost: cost.national_insurance)
    least = ", legal minimum" if answer.employer_pension == "legal-minimum" else ""
    yield row(f"Employer pension{least}", lambda cost: cost.pension)
    if answer.levy:
        yield row("Apprenticeship levy", lambda cost: cost.levy)
    yield row("Total employer cost, year", lambda cost: cost.total)
    nets = {each.salary: each.net_a_month for each in answer.keeps}
    yield row("Their take-home pay, month", lambda cost: nets[cost.salary])
    passes = {each.salary: each.passes for each in answer.visa.pays}
    route = lower_first(answer.visa.route.name)
    yield row(f"Skilled Worker visa, {route}", lambda cost: _passes(passes[int(cost.salary)]))


def _in_band(answer: HireAnswer, level: HireLevel, where: str) -> Row:
    """Say where each salary is in a band: `60% up`, `top`, or how far all of them are under it."""
    band, name = level.band, f"the {in_text(level.level)} band{where}"
    salaries = [whole_pounds(cost.salary) for cost in answer.employer_cost]
    if max(salaries) < band.min:
        return Row(f"Under {name}", tuple(warn(money(band.min - each)) for each in salaries))
    if min(salaries) > band.max:
        return Row(f"Over {name}", tuple(each - band.max for each in salaries))
    return Row(f"In {name}", tuple(_way_up(each, level) for each in salaries))


def _way_up(salary: int, level: HireLevel) -> Cell:
    band = level.band
    if salary < band.min:
        return warn(f"{pounds(band.min - salary)} under")
    if salary > band.max:
        return f"{pounds(salary - band.max)} over"
    if salary in {band.min, band.max}:
        return "bottom" if salary == band.min else "top"
    return f"{(salary - band.min) * 100 // (band.max - band.min)}% up"


def _facts(answer: HireAnswer) -> Iterator[Fact]:
    check, above, sponsoring = (
        dataset_of(answer.independent, answer.level),
        answer.next_level,
        answer.sponsoring,
    )
    if check is not None and check.p50 is not None:
        yield Fact("UK median", median_line(check), Drop.OTHER_FIGURES)
    for market in answer.market:
        yield Fact("Market", _market_words(market))
    if above is not None and answer.next_level_from is not None:
        where = where_in_text(answer.regions[0])
        line = sentence("starts at {} {}", answer.next_level_from, where)
        yield Fact(above.name, line, Drop.OTHER_FIGURES)
    adds = f"{time_of(sponsoring.months)} {'adds' if sponsoring.months == MONTHS else 'add'}"
    line = sentence(
        "{} {} (small employer {})", adds, sponsoring.employer, sponsoring.small_employer
    )
    yield Fact("Sponsoring", line)
    for expected in answer.expectations:
        yield Fact(pounds(expected.salary), _expected(answer, expected))
    yield from _cautions(answer)
    # A candidate's figure is named where none was given.
    expect = "" if answer.expectations else f", or --expect {typed(answer.budget_to)}"
    yield Fact("Next", f"add --advert FILE to check its text{expect}")


def _market_words(market: HireMarket) -> Line:
    """Say what the adverts given pay: `median £64,000 (£61,000–£68,000; 41 adverts): strong`."""
    figure = market.figure
    where = f"{figure.region.name}, {figure.n} adverts of yours"
    if figure.median is None or figure.median_from is None:
        return f"too few for a median ({where})"
    middle = Span(figure.median_from, figure.median_to)
    line = sentence("median {} ({}; {})", figure.median, middle, where)
    if market.position is None or market.position_to is None:
        return line
    return (*line, ": ", _within_sentence(range_verdict(market.position, market.position_to)))


def _expected(answer: HireAnswer, expected: Expected) -> Line:
    """Say what a candidate's figure costs and where it is; nothing of the person."""
    positions = zip(expected.positions, answer.levels, strict=True)
    found, level = next(each for each in positions if each[1].asked)
    return sentence(
        "costs {} a year; {} for {}; leaves {} a month{}",
        expected.employer_cost.total,
        verdict(found),
        in_text(level.level),
        expected.keeps.net_a_month,
        "" if expected.visa_passes else ("; visa ", bad("fails")),
    )


def _cautions(answer: HireAnswer) -> Iterator[Fact]:
    wage = answer.below_minimum_wage
    if wage is not None:
        text = (
            f"{pounds(answer.budget)} is under the minimum wage: {pounds(wage.an_hour)} an hour at "
            f"{plain_number(wage.hours)} hours a week, and the law asks {pounds(wage.minimum)}."
        )
        yield caution((bad("Unlawful: "), text))
    for cost, least in zip(answer.employer_cost, answer.legal_minimum_pension, strict=True):
        if cost.pension < least:
            line = "{}Employer pension of {} is under the legal minimum of {} at {}."
            unlawful = bad("Unlawful: ")
            yield caution(sentence(line, unlawful, cost.pension, least, cost.salary))
            break
    if answer.employment_allowance is not None:
        line = "The {} allowance is one for the whole employer."
        yield caution(sentence(line, answer.employment_allowance), Drop.SECOND_CAUTION)
    yield caution(_visa_words(answer))
    over = [each for each in answer.keeps if each.above_taper]
    over += [each.keeps for each in answer.expectations if each.keeps.above_taper]
    if over:
        line = (
            "Over {} they keep {} of each extra £1 and a parent loses childcare help: {} can be "
            "worth more than {}."
        )
        edge, kept = answer.taper_from, kept_of_a_pound(over[0].marginal_rate)
        yield caution(sentence(line, edge, kept, edge - 1000, edge + 1000))


def _visa_words(answer: HireAnswer) -> str:
    """Say for which code and hours the verdict is, and what turns it."""
    visa, low = answer.visa, answer.visa.pays[0]
    start = f"Visa: code {visa.occupation.id}, {plain_number(visa.hours)} hours."
    if low.passes and low.passes_up_to_hours is not None:
        if low.passes_up_to_hours >= MOST_HOURS:
            return f"{start} {pounds(low.salary)} passes at any hours up to {MOST_HOURS} a week."
        up_to = int(low.passes_up_to_hours)
        return f"{start} {pounds(low.salary)} passes up to {up_to} hours a week."
    others = [code for code in visa.codes if code.passes][:BRIEF_CODES]
    names = ", ".join(f"{code.occupation.id} ({pounds(code.minimum)})" for code in others)
    by_code = f"; by code {names} it passes" if others else ""
    return f"{start} The minimum is {pounds(visa.minimum)}{by_code}."


def _details(answer: HireAnswer) -> Iterator[Block]:
    visa = answer.visa
    yield Table(
        (
            Column("Band", lambda each: f"{each.level.name}, {each.region.name}", whole=True),
            Column(
                "Base pay a year",
                lambda each: Span(each.band.min, each.band.max, each.band.open_ended),
                Unit.GBP,
            ),
            Column("Budget", _range, whole=True),
        ),
        answer.levels,
        title="The bands that the budget touches",
    )
    yield Table(
        (
            Column("Salary", lambda each: each.salary, Unit.GBP),
            Column("Take-home, year", lambda each: each.net, Unit.GBP),
            Column("Month", lambda each: each.net_a_month, Unit.GBP),
            Column("Kept of each extra £1", lambda each: kept_of_a_pound(each.marginal_rate)),
        ),
        answer.keeps,
        title="What they keep, without a pension of their own",
    )
    yield Table(
        (
            Column("Fee", lambda each: each.name),
            Column("Pounds", lambda each: each.pounds, Unit.GBP),
            Column("Small employer", lambda each: each.small_pounds or each.pounds, Unit.GBP),
            Column("Per", lambda each: each.per, whole=True),
            Column("Paid by", lambda each: each.paid_by, whole=True),
            Column("Source", lambda each: ", ".join(each.sources)),
        ),
        answer.sponsoring_costs,
        title=f"Sponsoring, {time_of(answer.sponsoring.months)}",
    )
    columns: tuple[Column[VisaCode], ...] = (
        Column("Code", lambda each: each.occupation.id, whole=True),
        Column("Work", lambda each: each.occupation.short),
        Column("Minimum", lambda each: each.minimum, Unit.GBP),
        Column(pounds(answer.budget), lambda each: _passes(each.passes), whole=True),
        Column(pounds(answer.budget_to), lambda each: _passes(each.passes_to), whole=True),
    )
    one = answer.budget == answer.budget_to
    title = "Other codes: the sponsor chooses by the duties"
    yield Table(columns[:-1] if one else columns, visa.codes, title=title)
    yield from independent_pay(answer.independent, "Independent figures")


def _passes(passes: bool) -> Piece:
    return good("passes") if passes else bad("fails")


def _notes(answer: HireAnswer) -> Iterator[Note]:
    yield Note(f"Pay by the rules of {answer.nation.name}, tax year {answer.tax_year.id}.")
    yield Note(
        "Total employer cost is salary, National Insurance and pension, without bonus, benefits, "
        "recruitment and the visa."
    )
    if not answer.levy:
        yield Note(
            f"An employer whose pay bill is over {pounds(answer.levy_pay_bill)} pays the "
            "apprenticeship levy too: add --levy."
        )
    if answer.employment_allowance is None:
        yield Note(
            "The employment allowance is not counted: add --employment-allowance where all of it "
            "is left for this post."
        )
    yield from map(Note, answer.facts)
    for fact in answer.visa.in_contract:
        yield Note(("For the contract: ", fact.text))
    if answer.sponsoring.secondary:
        yield Note("A part of the sponsoring cost rests on secondary sources. Check GOV.UK.")
    yield Note("People are not ranked or scored: only the pay of a post is judged.")


def _rows(answer: HireAnswer) -> Table[_CostRow]:
    """Return what CSV is drawn from: a row for each salary of the budget."""
    keeps = (*answer.keeps, *(each.keeps for each in answer.expectations))
    costs = (*answer.employer_cost, *(each.employer_cost for each in answer.expectations))
    passes = (
        *(each.passes for each in answer.visa.pays),
        *(each.visa_passes for each in answer.expectations),
    )
    return Table(
        (
            Column("Salary", lambda row: row.cost.salary, Unit.GBP_PER_YEAR),
            Column("Employer NI", lambda row: row.cost.national_insurance, Unit.GBP_PER_YEAR),
            Column("Employer pension", lambda row: row.cost.pension, Unit.GBP_PER_YEAR),
            Column("Levy", lambda row: row.cost.levy, Unit.GBP_PER_YEAR),
            Column("Total employer cost", lambda row: row.cost.total, Unit.GBP_PER_YEAR),
            Column("Take-home pay", lambda row: row.net, Unit.GBP_PER_YEAR),
            Column("Visa", lambda row: "passes" if row.passes else "fails"),
        ),
        tuple(
            _CostRow(cost, kept.net, passed)
            for cost, kept, passed in zip(costs, keeps, passes, strict=True)
        ),
    )
