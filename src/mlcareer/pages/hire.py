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
    warn,
)
from mlcareer.pages.amounts import pence_of_a_pound, pounds
from mlcareer.pages.hire_advert import advert_blocks, advert_details, advert_line
from mlcareer.pages.independent_pay import independent_pay
from mlcareer.pages.level_words import in_text
from mlcareer.pages.scale_words import range_verdict, verdict
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.visa_words import plain_hours, typed_pay
from mlcareer.reading.hours import MOST_HOURS
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlcareer.advice.independent_pay import CheckAnswer
    from mlcareer.advice.pay.hire import Expected, HireAnswer, HireLevel, HireMarket
    from mlcareer.advice.pay_scale import PayScale

BELOW = frozenset(("too-low", "low"))

BRIEF_CODES = 2
"""Other occupation codes that the brief screen names."""


class _Row(Record, kw_only=False):
    """One row of the table: its name, and its value for each salary."""

    name: str
    values: tuple[Cell, ...]


class _CostRow(Record, kw_only=False):
    """One salary as CSV has it."""

    cost: EmployerCost
    net: Decimal
    passes: bool


def hire_page(answer: HireAnswer) -> Page:
    """Lay out place, cost, take-home pay and visa by salary; or the advert's lines to mend."""
    blocks: tuple[Block, ...]
    details: tuple[Block, ...]
    pay_blocks = (_table(answer), Facts(tuple(_facts(answer))))
    advert = answer.advert
    if advert is None:
        first = _first_line(answer)
        blocks, details = pay_blocks, ()
    else:
        first = advert_line(answer.level, place_name(answer), advert, right=_is_right(answer))
        blocks = tuple(advert_blocks(advert, _summary(answer)))
        details = (*advert_details(advert), *pay_blocks)
    return Page(
        answer=first,
        blocks=blocks,
        details=(*details, *_details(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        footer="Advertised pay." if advert is None else "Not legal advice.",
        rows=_rows(answer),
    )


def _budget(answer: HireAnswer) -> Piece:
    if answer.budget == answer.budget_to:
        return money(answer.budget)
    return money(Span(answer.budget, answer.budget_to))


def _range(level: HireLevel, *, one: bool) -> Piece:
    """Say the verdict on both ends; of a single amount or an agreement it is one word."""
    if one or level.position == level.position_to:
        return verdict(level.position)
    if level.position in BELOW and level.position_to in BELOW:
        return verdict("low")
    found = range_verdict(level.position, level.position_to)
    return found.replace(value=str(found.value).removesuffix(" the band"))


def _verdicts(answer: HireAnswer) -> tuple[str | Piece, ...]:
    """Say where the budget is in the band of the post, and in those it touches beside it."""
    one = answer.budget == answer.budget_to
    asked = answer.asked
    place = place_name(answer)
    line: tuple[str | Piece, ...] = (
        _range(asked, one=one),
        f" for {in_text(asked.level)} in {place}",
    )
    for other in answer.levels:
        if other.region == asked.region and not other.asked:
            line = (*line, "; ", _range(other, one=one), f" for {in_text(other.level)}")
    turned = _turned(answer)
    if turned is not None:
        line = (*line, ", but ", verdict(turned[1]), f" against {turned[0].sample} UK salaries")
    return line


def place_name(answer: HireAnswer) -> str:
    """Name the place of the post shortly; where several bands hold, the region of the first."""
    if len(answer.regions) > 1:
        return answer.asked.region.name
    return answer.place.partition(" and ")[0]


def _turned(answer: HireAnswer) -> tuple[CheckAnswer, PayScale] | None:
    """Return the independent figure on most salaries, where all of the budget is low by it.

    The band says otherwise, and so the first line has both.
    """
    asked = answer.asked
    check = _dataset(answer)
    other = next((each for each in answer.other_figures if check and each.check == check.id), None)
    if check is None or other is None or asked.position_to in BELOW:
        return None
    return (check, other.position_to) if other.position_to in BELOW else None


def _first_line(answer: HireAnswer) -> Line:
    return (_budget(answer), " is ", *_verdicts(answer))


def _is_right(answer: HireAnswer) -> bool:
    """Whether the budget is in line with its band at both ends, or above its bottom."""
    return answer.asked.position not in BELOW and answer.asked.position_to not in BELOW


def _summary(answer: HireAnswer) -> Iterator[Fact]:
    """Say of the pay, above an advert's lines, what the other screen says at length."""
    yield Fact("Range", (_budget(answer), ": ", *_verdicts(answer)))
    low, high = answer.employer_cost[0], answer.employer_cost[-1]
    cost = f"{pounds(_whole(low.total))}"
    if high is not low:
        cost += f"–{pounds(_whole(high.total))}"
    yield Fact("Cost", (f"{cost} a year; the visa ", *_visa_at_ends(answer)))


def _whole(amount: Decimal) -> int:
    return int(amount.quantize(Decimal(1), rounding="ROUND_HALF_UP"))


def _visa_at_ends(answer: HireAnswer) -> tuple[str | Piece, ...]:
    low, high = answer.visa.pays[0], answer.visa.pays[-1]
    if low.passes == high.passes:
        end = "" if low is high else " at both ends"
        return (good("passes") if low.passes else bad("fails"), end)
    return (warn(f"passes from {pounds(answer.visa.minimum)}"),)


def _table(answer: HireAnswer) -> Table[_Row]:
    def column(index: int, cost: EmployerCost) -> Column[_Row]:
        return Column(pounds(cost.salary), lambda row: row.values[index], Unit.GBP, whole=True)

    return Table(
        (
            Column("", lambda row: row.name),
            *(column(index, cost) for index, cost in enumerate(answer.employer_cost)),
        ),
        tuple(_table_rows(answer)),
    )


def _table_rows(answer: HireAnswer) -> Iterator[_Row]:
    def row(name: str, value: Callable[[EmployerCost], Cell]) -> _Row:
        return _Row(name, tuple(map(value, answer.employer_cost)))

    many = len(answer.regions) > 1
    for level in answer.levels:
        if level.asked:
            where = f", {level.region.name}" if many else ""
            name = f"In the {in_text(level.level)} band{where}"
            yield row(name, lambda cost, level=level: _way_up(cost.salary, level))  # type: ignore[misc]
    insurance = "Employer National Insurance"
    if answer.employment_allowance is not None:
        insurance += " after the allowance"
    yield row(insurance, lambda cost: cost.national_insurance)
    pension = "Employer pension"
    if answer.employer_pension == "legal-minimum":
        pension += ", legal minimum"
    yield row(pension, lambda cost: cost.pension)
    if answer.levy:
        yield row("Apprenticeship levy", lambda cost: cost.levy)
    yield row("Total employer cost, year", lambda cost: cost.total)
    nets = {each.salary: each.net_a_month for each in answer.keeps}
    yield row("Their take-home pay, month", lambda cost: nets[cost.salary])
    passes = {each.salary: each.passes for each in answer.visa.pays}
    route = answer.visa.route.name
    yield row(
        f"Skilled Worker visa, {route[:1].lower() + route[1:] if route[1:2].islower() else route}",
        lambda cost: good("passes") if passes[int(cost.salary)] else bad("fails"),
    )


def _way_up(salary: Decimal, level: HireLevel) -> Cell:
    """Say where a salary is in the band: `60% up`, `top`, `£5,000 under`."""
    band = level.band
    if salary < band.min:
        return warn(f"{pounds(_whole(band.min - salary))} under")
    if salary > band.max:
        return f"{pounds(_whole(salary - band.max))} over"
    if salary in {band.min, band.max}:
        return "bottom" if salary == band.min else "top"
    return f"{int((salary - band.min) * 100 // (band.max - band.min))}% up"


def _facts(answer: HireAnswer) -> Iterator[Fact]:
    check = _dataset(answer)
    if check is not None:
        yield Fact("UK median", _median(check), drop=Drop.OTHER_FIGURES)
    for market in answer.market:
        yield Fact("Market", _market_words(market))
    if answer.next_level is not None and answer.next_level_from is not None:
        where = _region_words(answer)
        yield Fact(
            answer.next_level.name,
            f"starts at {pounds(answer.next_level_from)} {where}",
            drop=Drop.OTHER_FIGURES,
        )
    sponsoring = answer.sponsoring
    yield Fact(
        "Sponsoring",
        (
            f"{_years(sponsoring.months)} {'adds' if sponsoring.months == 12 else 'add'} ",  # noqa: PLR2004
            money(sponsoring.employer),
            " (small employer ",
            money(sponsoring.small_employer),
            ")",
        ),
    )
    for expected in answer.expectations:
        yield Fact(pounds(expected.salary), _expected(answer, expected))
    yield from _cautions(answer)
    yield _next(answer)


def _region_words(answer: HireAnswer) -> str:
    region = answer.regions[0]
    return "outside London" if region.id == "rest-of-uk" else f"in {region.name}"


def _years(months: int) -> str:
    """Write a time on a certificate: `three years`, `18 months`."""
    whole, rest = divmod(months, 12)
    if rest:
        return f"{months} months"
    names = ("no years", "one year", "two years", "three years", "four years", "five years")
    return names[whole] if whole < len(names) else f"{whole} years"


def _dataset(answer: HireAnswer) -> CheckAnswer | None:
    """Return the independent figure on most salaries at the level."""
    fits = [check for check in answer.independent if check.sample and check.p50 is not None]
    return max(fits, key=lambda check: check.sample or 0, default=None)


def _median(check: CheckAnswer) -> str:
    years = check.covers.replace(" to ", "–").replace("–20", "–")
    top = f"; top quarter from {pounds(check.p75)}" if check.p75 is not None else ""
    return f"{pounds(check.p50 or 0)}{top} ({check.sample} salaries, {years})"


def _market_words(market: HireMarket) -> Line:
    """Say what the adverts given pay: `median £64,000 (£61,000–£68,000; 41 adverts): strong`."""
    figure = market.figure
    where = f"{figure.region.name}, {figure.n} adverts of yours"
    if figure.median is None or figure.median_from is None:
        return f"too few for a median ({where})"
    line: tuple[str | Piece, ...] = (
        "median ",
        money(figure.median),
        " (",
        money(Span(figure.median_from, figure.median_to)),
        f"; {where})",
    )
    if market.position is None or market.position_to is None:
        return line
    found = range_verdict(market.position, market.position_to)
    return (*line, ": ", found.replace(value=str(found.value).removesuffix(" the band")))


def _expected(answer: HireAnswer, expected: Expected) -> Line:
    """Say what a candidate's figure costs and where it is; nothing of the person."""
    asked = next(
        (place, level)
        for place, level in zip(expected.positions, answer.levels, strict=True)
        if level.asked
    )
    visa: tuple[str | Piece, ...] = () if expected.visa_passes else ("; visa ", bad("fails"))
    return (
        "costs ",
        money(expected.employer_cost.total),
        " a year; ",
        verdict(asked[0]),
        f" for {in_text(asked[1].level)}; leaves ",
        money(expected.keeps.net_a_month),
        " a month",
        *visa,
    )


def _cautions(answer: HireAnswer) -> Iterator[Fact]:
    wage = answer.below_minimum_wage
    if wage is not None:
        text = (
            f"{pounds(answer.budget)} is under the minimum wage: {pounds(wage.an_hour)} an hour at "
            f"{plain_hours(wage.hours)} hours a week, and the law asks {pounds(wage.minimum)}."
        )
        yield caution((bad("Unlawful: "), text))
    short = [
        (cost, least)
        for cost, least in zip(answer.employer_cost, answer.legal_minimum_pension, strict=True)
        if cost.pension < least
    ]
    if short:
        cost, least = short[0]
        text = (
            f"Employer pension of {pounds(cost.pension)} is under the legal minimum of "
            f"{pounds(least)} at {pounds(cost.salary)}."
        )
        yield caution((bad("Unlawful: "), text))
    if answer.employment_allowance is not None:
        text = f"The {pounds(answer.employment_allowance)} allowance is one for the whole employer."
        yield caution(text, Drop.SECOND_CAUTION)
    yield caution(_visa_words(answer))
    crossing = _crossing(answer)
    if crossing:
        yield caution(crossing)


def _visa_words(answer: HireAnswer) -> str:
    """Say for which code and hours the verdict is, and what turns it."""
    visa, low = answer.visa, answer.visa.pays[0]
    start = f"Visa: code {visa.occupation.id}, {plain_hours(visa.hours)} hours."
    if low.passes and low.passes_up_to_hours is not None:
        if low.passes_up_to_hours >= MOST_HOURS:
            return f"{start} {pounds(low.salary)} passes at any hours up to {MOST_HOURS} a week."
        up_to = int(low.passes_up_to_hours)
        return f"{start} {pounds(low.salary)} passes up to {up_to} hours a week."
    others = [code for code in visa.codes if code.passes]
    if others:
        names = ", ".join(
            f"{code.occupation.id} ({pounds(code.minimum)})" for code in others[:BRIEF_CODES]
        )
        return f"{start} The minimum is {pounds(visa.minimum)}; by code {names} it passes."
    return f"{start} The minimum is {pounds(visa.minimum)}."


def _crossing(answer: HireAnswer) -> str:
    """Say what is lost where the range or a candidate's figure passes the taper's start."""
    over = [each for each in answer.keeps if each.above_taper]
    over += [each.keeps for each in answer.expectations if each.keeps.above_taper]
    if not over:
        return ""
    kept = pence_of_a_pound(1 - over[0].marginal_rate)
    return (
        f"Over {pounds(answer.taper_from)} they keep {kept} of each extra £1 and a parent loses "
        f"childcare help: {pounds(answer.taper_from - 1000)} can be worth more than "
        f"{pounds(answer.taper_from + 1000)}."
    )


def _next(answer: HireAnswer) -> Fact:
    """Name one thing to add, as printed; a candidate's figure where none was given."""
    if answer.expectations:
        return Fact("Next", "add --advert FILE to check its text")
    example = typed_pay(answer.budget_to, answer.budget_to)
    return Fact("Next", f"add --advert FILE to check its text, or --expect {example}")


def _details(answer: HireAnswer) -> Iterator[Block]:
    visa = answer.visa
    one = answer.budget == answer.budget_to
    yield Table(
        (
            Column("Band", lambda each: f"{each.level.name}, {each.region.name}", whole=True),
            Column(
                "Base pay a year",
                lambda each: Span(each.band.min, each.band.max, each.band.open_ended),
                Unit.GBP,
            ),
            Column("Budget", lambda each: _range(each, one=one), whole=True),
        ),
        answer.levels,
        title="The bands that the budget touches",
    )
    yield Table(
        (
            Column("Salary", lambda each: each.salary, Unit.GBP),
            Column("Take-home, year", lambda each: each.net, Unit.GBP),
            Column("Month", lambda each: each.net_a_month, Unit.GBP),
            Column("Kept of each extra £1", lambda each: pence_of_a_pound(1 - each.marginal_rate)),
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
        title=f"Sponsoring, {_years(answer.sponsoring.months)}",
    )
    if visa.codes:
        yield Table(
            (
                Column("Code", lambda each: each.occupation.id, whole=True),
                Column("Work", lambda each: each.occupation.short),
                Column("Minimum", lambda each: each.minimum, Unit.GBP),
                Column(pounds(answer.budget), lambda each: _passes(each.passes), whole=True),
                *(
                    ()
                    if one
                    else (
                        Column(
                            pounds(answer.budget_to),
                            lambda each: _passes(each.passes_to),
                            whole=True,
                        ),
                    )
                ),
            ),
            visa.codes,
            title="Other codes: the sponsor chooses by the duties",
        )
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
    for text in answer.facts:
        yield Note(text)
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
