"""A budget for a post, as a hiring manager reads it: place, whole cost, what is left, visa.

Nobody who applies is ranked, scored or read for anything but pay (docs/method.md).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.advert_check import AdvertCheck
from mlcareer.advice.bands import BandAnswer, band_answer, bands_of
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.independent_pay import CheckAnswer, check_answer, checks_of, middle_of
from mlcareer.advice.pay.circumstances import Circumstances, Taxpayer, taxpayer_for
from mlcareer.advice.pay.deductions import (
    NOTHING,
    a_month,
    deduct,
    employer_insurance,
    marginal_rate,
    to_penny,
)
from mlcareer.advice.pay.limits import BelowMinimumWage, below_minimum_wage, least_pension_of
from mlcareer.advice.pay.take_home import facts_on, used_sources
from mlcareer.advice.pay.visa_codes import codes_for
from mlcareer.advice.pay.visa_cost import SponsoringTotal, sponsoring_total
from mlcareer.advice.pay.visa_minimum import PayByRoute, pay_by_route
from mlcareer.advice.pay_scale import PayScale, on_scale, range_on_scale
from mlcareer.advice.place import Where
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Band, Guide, Level, PayCheck, Region
from mlcareer.guide.pay_rules import EmploymentAllowance, Nation, PayFact, PayRules, TaxYear
from mlcareer.guide.visa_rules import Occupation, Route, SponsoringCost, VisaFact, VisaRules
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


PensionKind = Literal["legal-minimum", "share", "pounds"]
"""How an employer's contribution is set: by law, as a share of base pay, or as a sum a year."""

IN_CONTRACT = ("each-pay-period", "guaranteed-pay")
"""The facts on what a contract must promise, by id."""


class EmployerPension(Record, kw_only=False):
    """What the employer pays into the pension."""

    kind: PensionKind = "legal-minimum"
    value: Decimal = NOTHING
    """Per cent of base pay, or pounds a year; unused for the legal minimum."""

    def of(self, pay: Decimal, year: TaxYear) -> Decimal:
        """Return pounds a year for a base pay, to the penny."""
        if self.kind == "share":
            return to_penny(pay * self.value / 100)
        if self.kind == "pounds":
            return to_penny(self.value)
        return least_pension_of(pay, year)


BY_LAW = EmployerPension()


class MarketFigure(Record, kw_only=False):
    """What adverts that the writer holds pay at the level in one region, counted elsewhere."""

    region: Region
    n: int
    """Different adverts."""
    median: Decimal | None
    """Pounds a year; null where the adverts are too few for an interval."""
    median_from: int | None
    """Where the median's 95% interval begins."""
    median_to: int | None
    p25: Decimal | None
    p75: Decimal | None


class HireMarket(Record):
    """Where the budget is against counted adverts."""

    figure: MarketFigure
    position: PayScale | None
    """Where the lower end is in their middle half; null where the adverts are too few."""
    position_to: PayScale | None


class HireQuestion(Record):
    """A post and the budget for it."""

    level: Level
    where: Where
    pay: int
    """Whole pounds a year of full-time base pay: the lower end."""
    pay_to: int
    """The upper end; the same where the budget is one amount."""
    employer_pension: EmployerPension = BY_LAW
    levy: bool = False
    """Whether the employer pays the apprenticeship levy."""
    employment_allowance: bool = False
    """Whether all of the employment allowance is left for this post."""
    route: Route | None = None
    """Null for the standard route."""
    occupation: Occupation | None = None
    """Null for the usual code of the role."""
    months: int | None = None
    """On the certificate of sponsorship; null for those of the tables."""
    expected: tuple[int, ...] = ()
    """What candidates expect, in whole pounds a year, in the order given."""
    market: tuple[MarketFigure, ...] = ()
    """Counted adverts of the level, a figure for each region."""
    advert: AdvertCheck | None = None
    """What was found in the text of the advert."""
    advert_sources: tuple[CitedSource, ...] = ()
    """What that rests on."""


class HireLevel(Record):
    """Where the budget is in one band that it touches, or in that of the level asked about."""

    level: Level
    region: Region
    position: PayScale
    """Where the lower end is."""
    position_to: PayScale
    """Where the upper end is."""
    asked: bool
    """Whether it is the level of the post."""
    band: BandAnswer


class OtherFigure(Record):
    """Where the budget is against an independent figure for the level."""

    check: str
    """The figure, by its id under `independent`."""
    position: PayScale
    position_to: PayScale


class EmployerCost(Record):
    """What one salary costs the employer, in pounds and pence a year, without the visa."""

    salary: Decimal
    national_insurance: Decimal
    """Class 1, secondary; less the employment allowance where that was asked for."""
    pension: Decimal
    levy: Decimal
    """The apprenticeship levy; zero unless it was asked for."""
    total: Decimal


class HireKeeps(Record):
    """What one salary leaves the person hired, without a pension of their own."""

    salary: Decimal
    net: Decimal
    """Pounds a year."""
    net_a_month: Decimal
    """To the penny."""
    marginal_rate: Decimal
    """What is taken of the next pound: a share of one."""
    above_taper: bool
    """Whether it is over the income at which the personal allowance shrinks and childcare ends."""


class VisaOfPay(Record):
    """One salary by the route and the code."""

    salary: int
    passes: bool
    margin: int
    """Pounds over the minimum; negative below it."""
    passes_up_to_hours: Decimal | None
    """A week; null where no hours let it pass."""


class VisaCode(Record):
    """Another code that may fit the post: the sponsor chooses it by the duties."""

    occupation: Occupation
    title: str | None
    """The example title of the Rules that fits; null where the role alone says so."""
    minimum: int
    passes: bool
    """Whether the lower end of the budget passes."""
    passes_to: bool
    """Whether the upper end does."""


class HireVisa(Record):
    """Whether the budget would let the employer sponsor a Skilled Worker."""

    route: Route
    occupation: Occupation
    hours: Decimal
    """A week, of the tables; no other hours are asked about."""
    minimum: int
    pays: tuple[VisaOfPay, ...]
    """Both ends and the middle, as `employer_cost` has them."""
    codes: tuple[VisaCode, ...]
    in_contract: tuple[VisaFact, ...]
    """What the contract must say for the pay to count."""


class Expected(Record):
    """What one candidate expects: its cost and place. Nothing else is said of the person."""

    salary: int
    positions: tuple[PayScale, ...]
    """One for each of `levels`, in their order."""
    employer_cost: EmployerCost
    keeps: HireKeeps
    visa_passes: bool


class HireAnswer(Answer):
    """A budget for a post."""

    schema = "hire/1"

    level: Level
    regions: tuple[Region, ...]
    place: str
    """The name of the place or the region that was asked for."""
    budget: int
    budget_to: int
    levels: tuple[HireLevel, ...]
    next_level: Level | None
    next_level_from: int | None
    """The lowest figure of the next level's band in the first region, in pounds a year."""
    independent: tuple[CheckAnswer, ...]
    """Figures for the role's own titles at the level."""
    other_figures: tuple[OtherFigure, ...]
    market: tuple[HireMarket, ...]
    """Against adverts that were given; empty where none were."""
    employer_cost: tuple[EmployerCost, ...]
    """Both ends and the middle, or one where the budget is one amount."""
    employer_pension: PensionKind
    legal_minimum_pension: tuple[Decimal, ...]
    """Pounds a year for each of `employer_cost`."""
    levy: bool
    levy_pay_bill: int
    """The pay bill a year above which employers pay the levy."""
    employment_allowance: Decimal | None
    """What of it a year was counted at most; null where it was not asked for."""
    keeps: tuple[HireKeeps, ...]
    taper_from: int
    """Income above which the personal allowance shrinks and childcare help ends."""
    below_minimum_wage: BelowMinimumWage | None
    """Where the lower end may not be paid for a full-time week."""
    visa: HireVisa
    sponsoring: SponsoringTotal
    sponsoring_costs: tuple[SponsoringCost, ...]
    expectations: tuple[Expected, ...]
    tax_year: TaxYear
    nation: Nation
    facts: tuple[str, ...]
    """What is lost above `taper_from`, where the budget passes it."""
    advert: AdvertCheck | None
    """Null where no advert was given."""
    sources: tuple[CitedSource, ...]

    @property
    def asked(self) -> HireLevel:
        """The level of the post in the first region that has a band for it."""
        return next(each for each in self.levels if each.asked)


def hire_for(
    guide: Guide, rules: PayRules, visa: VisaRules, question: HireQuestion, today: date
) -> HireAnswer:
    """Answer where a budget is, what it costs and leaves, and whether it passes for a visa.

    Raises:
        UsageError: There are no figures for the tax year, or no employment allowance in it.
    """
    case = _case(guide, rules, visa, question, today)
    taxpayer, where, allowance = case.taxpayer, question.where, case.allowance
    bands = _bands(guide, question)
    pays = _pays(question)
    checks = tuple(
        check
        for check in checks_of(guide, question.level, where.regions, where.place)
        if check.counts == "title" and check.period == "year" and question.level.id in check.levels
    )
    above = _next_band(guide, question)
    facts = _trap_facts(rules, taxpayer.year, question)
    wage = below_minimum_wage(rules, taxpayer.pay(pays[0]), None, today)
    most = taxpayer.pay(pays[-1])
    in_contract = tuple(fact for fact in visa.fact if fact.id in IN_CONTRACT)
    from_guide = cite(guide.source, (bands, checks, above), today)
    return HireAnswer(
        level=question.level,
        regions=where.regions,
        place=_place_name(where),
        budget=question.pay,
        budget_to=question.pay_to,
        levels=tuple(_level(guide, question, band) for band in bands),
        next_level=None if above is None else by_id(above.level, guide.level),
        next_level_from=None if above is None else above.min,
        independent=tuple(map(check_answer, checks)),
        other_figures=tuple(_other_figures(checks, question)),
        market=tuple(_market(question)),
        employer_cost=tuple(map(case.cost, pays)),
        employer_pension=question.employer_pension.kind,
        legal_minimum_pension=tuple(least_pension_of(pay, taxpayer.year) for pay in pays),
        levy=question.levy,
        levy_pay_bill=rules.contract.levy.pay_bill_over,
        employment_allowance=case.allowed,
        keeps=tuple(map(case.keeps, pays)),
        taper_from=taxpayer.year.allowance.taper_from,
        below_minimum_wage=wage,
        visa=_visa(guide, case, pays, in_contract),
        sponsoring=sponsoring_total(
            visa.cost,
            question.months or visa.visa.sponsored_months,
            [source.id for source in visa.source if source.primary],
        ),
        sponsoring_costs=visa.cost,
        expectations=tuple(_expected(case, bands, pay) for pay in question.expected),
        tax_year=taxpayer.year,
        nation=taxpayer.nation,
        facts=tuple(fact.text for fact in facts),
        advert=question.advert,
        sources=(
            *from_guide[:1],
            *question.advert_sources,
            *from_guide[1:],
            *cite(
                rules.source,
                (
                    used_sources(taxpayer, most, deduct(most, taxpayer.year)),
                    taxpayer.year.pension,
                    rules.contract.levy if question.levy else None,
                    allowance,
                    facts,
                    wage,
                ),
                today,
            ),
            *cite(visa.source, (case.occupation, case.route, visa.cost, in_contract), today),
        ),
    )


class _Case(Record):
    """A post with nothing left open."""

    question: HireQuestion
    taxpayer: Taxpayer
    allowance: EmploymentAllowance | None
    visa: VisaRules
    occupation: Occupation
    route: Route

    @property
    def allowed(self) -> Decimal | None:
        """Pounds a year of the employment allowance; nothing where it was not asked for."""
        return None if self.allowance is None else Decimal(self.allowance.a_year)

    def cost(self, pay: Decimal) -> EmployerCost:
        """Return what a salary costs the employer."""
        asked = self.question
        return employer_cost(
            pay,
            self.taxpayer,
            asked.employer_pension,
            levy=asked.levy,
            employment_allowance=self.allowed,
        )

    def keeps(self, salary: Decimal) -> HireKeeps:
        """Return what a salary leaves."""
        pay = self.taxpayer.pay(salary)
        net = deduct(pay, self.taxpayer.year).net_pay
        return HireKeeps(
            salary=salary,
            net=net,
            net_a_month=a_month(net),
            marginal_rate=marginal_rate(pay, self.taxpayer.year),
            above_taper=pay.adjusted_net_income > self.taxpayer.year.allowance.taper_from,
        )

    def by_visa(self, pay: int, occupation: Occupation | None = None) -> PayByRoute:
        """Compare a salary with the minimum of the visa, for the code of the post or another."""
        code = occupation or self.occupation
        return pay_by_route(self.visa, pay, route=self.route, occupation=code)


def _case(
    guide: Guide, rules: PayRules, visa: VisaRules, question: HireQuestion, today: date
) -> _Case:
    fits = codes_for(visa, "", guide.guide.role)
    return _Case(
        question=question,
        taxpayer=taxpayer_for(rules, Circumstances(), today, question.where.place),
        allowance=_allowance_of(rules, today) if question.employment_allowance else None,
        visa=visa,
        occupation=question.occupation or fits[0].occupation,
        route=question.route or by_id(visa.visa.default_route, visa.route),
    )


def _place_name(where: Where) -> str:
    return where.regions[0].name if where.place is None else where.place.name


def _bands(guide: Guide, question: HireQuestion) -> tuple[Band, ...]:
    """Return the bands of the level asked about, then the others that the budget touches.

    Raises:
        UsageError: The guide has no band for the level there.
    """
    own = bands_of(guide, [question.level], question.where.regions)
    if not own:
        raise UsageError(
            f"the guide has no band for {question.level.name} in {_place_name(question.where)}",
            hint=f"See the bands that it has: mlcareer salary --level {question.level.id}",
        )
    others = [level for level in guide.level if level.id != question.level.id]
    return (
        *own,
        *(
            band
            for band in bands_of(guide, others, question.where.regions)
            if band.min <= question.pay_to and (band.open_ended or question.pay <= band.max)
        ),
    )


def _level(guide: Guide, question: HireQuestion, band: Band) -> HireLevel:
    first, last = _positions(question.pay, question.pay_to, band)
    return HireLevel(
        level=by_id(band.level, guide.level),
        region=by_id(band.region, guide.region),
        position=first,
        position_to=last,
        asked=band.level == question.level.id,
        band=band_answer(guide, band),
    )


def _positions(pay: int, pay_to: int, band: Band) -> tuple[PayScale, PayScale]:
    if pay == pay_to:
        position = on_scale(pay, band.min, band.max, open_ended=band.open_ended)
        return position, position
    return range_on_scale(pay, pay_to, band.min, band.max, open_ended=band.open_ended)


def _next_band(guide: Guide, question: HireQuestion) -> Band | None:
    """Return the band of the level above in the first region, where there is one."""
    ids = [level.id for level in guide.level]
    above = guide.level[ids.index(question.level.id) + 1 :][:1]
    return next(iter(bands_of(guide, above, question.where.regions[:1])), None)


def _pays(question: HireQuestion) -> tuple[Decimal, ...]:
    """Return both ends and the middle, to the penny."""
    low, high = Decimal(question.pay), Decimal(question.pay_to)
    return (low,) if low == high else (low, to_penny((low + high) / 2), high)


def _allowance_of(rules: PayRules, today: date) -> EmploymentAllowance:
    """Return the employment allowance of a day.

    Raises:
        UsageError: None is known for it.
    """
    for allowance in reversed(rules.employment_allowance):
        if allowance.since <= today:
            return allowance
    raise UsageError(
        f"no employment allowance is known for {today.isoformat()}",
        hint="Leave out --employment-allowance.",
    )


def employer_cost(
    pay: Decimal,
    taxpayer: Taxpayer,
    pension: EmployerPension,
    *,
    levy: bool = False,
    employment_allowance: Decimal | None = None,
) -> EmployerCost:
    """Return what a salary costs its employer in a year.

    70,000 is 15% x (70,000 - 5,000) = 9,750.00 of National Insurance and 3% x (50,270 - 6,240) =
    1,320.90 of pension by law: 81,070.90. The levy is charged on the salary. The employment
    allowance is taken off National Insurance, which it never turns negative.
    """
    insurance = employer_insurance(pay, taxpayer.year.national_insurance)
    if employment_allowance is not None:
        insurance = max(NOTHING, insurance - employment_allowance)
    paid_in = pension.of(pay, taxpayer.year)
    rate = taxpayer.rules.contract.levy.rate
    levied = to_penny(pay * rate) if levy else NOTHING
    return EmployerCost(
        salary=pay,
        national_insurance=insurance,
        pension=paid_in,
        levy=levied,
        total=pay + insurance + paid_in + levied,
    )


def _trap_facts(rules: PayRules, year: TaxYear, question: HireQuestion) -> tuple[PayFact, ...]:
    most = max(question.pay_to, *question.expected, 0)
    return facts_on(rules, year, {"trap"}) if most > year.allowance.taper_from else ()


def _other_figures(checks: Iterable[PayCheck], question: HireQuestion) -> Iterator[OtherFigure]:
    """Judge both ends by what others found under the role's own titles at the level."""
    for check in checks:
        low, high = middle_of(check)
        if low is not None:
            yield OtherFigure(
                check=check.id,
                position=on_scale(question.pay, low, high, open_ended=check.high_open),
                position_to=on_scale(question.pay_to, low, high, open_ended=check.high_open),
            )


def _market(question: HireQuestion) -> Iterator[HireMarket]:
    """Judge both ends by the middle half of counted adverts, in whole pounds."""
    for figure in question.market:
        first = last = None
        if figure.p25 is not None and figure.p75 is not None:
            low, high = round(figure.p25), round(figure.p75)
            first, last = on_scale(question.pay, low, high), on_scale(question.pay_to, low, high)
        yield HireMarket(figure=figure, position=first, position_to=last)


def _visa(
    guide: Guide, case: _Case, pays: tuple[Decimal, ...], in_contract: tuple[VisaFact, ...]
) -> HireVisa:
    # Pence never make up a pound that is missing.
    salaries = [int(pay) for pay in pays]
    found = [VisaOfPay.copied_from(case.by_visa(pay), salary=pay) for pay in salaries]
    return HireVisa(
        route=case.route,
        occupation=case.occupation,
        hours=case.visa.visa.rate_hours,
        minimum=case.by_visa(case.question.pay).floor.floor,
        pays=tuple(found),
        codes=tuple(_codes(guide, case)),
        in_contract=in_contract,
    )


def _codes(guide: Guide, case: _Case) -> Iterator[VisaCode]:
    """Return the other codes: those that fit the title or the role, then the usual alternatives."""
    asked = case.question
    title = "" if asked.advert is None else asked.advert.title
    fits = codes_for(case.visa, title, guide.guide.role)
    titles = {fit.occupation.id: fit.title for fit in fits}
    for code in dict.fromkeys([*titles, *case.occupation.instead]):
        other = by_id(code, case.visa.occupation)
        if other.id == case.occupation.id:
            continue
        low, high = case.by_visa(asked.pay, other), case.by_visa(asked.pay_to, other)
        yield VisaCode(
            occupation=other,
            title=titles.get(other.id),
            minimum=low.floor.floor,
            passes=low.passes,
            passes_to=high.passes,
        )


def _expected(case: _Case, bands: tuple[Band, ...], salary: int) -> Expected:
    return Expected(
        salary=salary,
        positions=tuple(
            on_scale(salary, band.min, band.max, open_ended=band.open_ended) for band in bands
        ),
        employer_cost=case.cost(Decimal(salary)),
        keeps=case.keeps(Decimal(salary)),
        visa_passes=case.by_visa(salary).passes,
    )
