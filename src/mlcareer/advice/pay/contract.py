"""A day rate against a salary: through an umbrella company, and through a company of one's own.

Whether the off-payroll rules (IR35) apply is never decided here: both are shown.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.pay.circumstances import Circumstances, Taxpayer, taxpayer_for
from mlcareer.advice.pay.deductions import (
    NOTHING,
    PENNY,
    Pay,
    charged_loans,
    child_benefit_charge,
    deduct,
    employee_insurance,
    employer_insurance,
    income_tax_for,
    marginal_rate,
    personal_allowance,
    repayment,
    tax_in_bands,
    to_penny,
)
from mlcareer.advice.pay.limits import least_pension_of
from mlcareer.advice.pay.take_home import facts_on, used_sources
from mlcareer.advice.percent import in_pounds, rate_in_percent
from mlcareer.errors import UsageError
from mlcareer.guide.pay_rules import Nation, PayFact, PayRules, TaxYear
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mlcareer.guide.model import Guide

DAY = "day"
"""How the guide marks a figure of pay that is by the day."""


class ContractQuestion(Record):
    """A day rate, and the salary that it is compared with."""

    rate: Decimal
    """Pounds a day."""
    against: Decimal | None = None
    """Base pay a year of a permanent job; null to compare with none."""
    bonus: Decimal = NOTHING
    """Its bonus a year."""
    employer_pension: Decimal | None = None
    """What its employer pays into a pension a year; null for the legal minimum."""
    days: tuple[int, ...] = ()
    """Days billed in a year; empty for those of the rules."""
    margin_a_week: Decimal | None = None
    """What the umbrella company keeps a week; null for that of the rules."""
    costs: Decimal | None = None
    """What a company of one's own costs a year; null for that of the rules."""


class Assumption(Record):
    """Something that the figures rest on and nobody stated, or that an option stated."""

    assumption: str
    value: str
    source: str
    """The id of its source; `given` where an option stated it."""


class OutsideEstimate(Record):
    """What a company of one's own would leave outside IR35. Pounds a year."""

    net: Decimal
    estimate: bool
    """Always true: salary, costs and dividends are conventions."""


class ContractYear(Record):
    """A year of so many days billed. Pounds a year."""

    days: int
    income: Decimal
    """What is billed."""
    margin: Decimal
    """What the umbrella company keeps."""
    employer_national_insurance: Decimal
    levy: Decimal
    """The apprenticeship levy."""
    employer_pension: Decimal
    pay: Decimal
    """Gross pay."""
    net: Decimal
    """Take-home pay."""
    against: Decimal | None
    """`net` less the permanent job's."""
    break_even_rate: Decimal | None
    """Pounds a day at which so many days bring the permanent job's gross pay."""
    outside: OutsideEstimate


class Permanent(Record):
    """The permanent job. Pounds a year."""

    base: Decimal
    bonus: Decimal
    employer_pension: Decimal
    net: Decimal


class MarketRate(Record):
    """Advertised day rates, in pounds a day."""

    id: str
    title: str
    median: int
    sample: int | None
    source: str


class ContractAnswer(Answer):
    """A day rate through an umbrella company, for several numbers of days, against a salary."""

    schema = "contract/1"

    rate: Decimal
    tax_year: TaxYear
    nation: Nation
    by_days: tuple[ContractYear, ...]
    break_even_days: int | None
    """Days from which gross pay is at least that of the permanent job; null without one, or
    where a year has too few days."""
    permanent: Permanent | None
    days_for_thousand: int | None
    """Days that another 1,000 pounds of permanent pay add, rounded to the nearest."""
    marginal_rate: Decimal
    """On pay beyond that of the most days."""
    market: tuple[MarketRate, ...]
    assumptions: tuple[Assumption, ...]
    facts: tuple[PayFact, ...]
    sources: tuple[CitedSource, ...]


MOST_DAYS = 366
_THOUSAND = 1_000


def contract_for(
    guide: Guide,
    rules: PayRules,
    circumstances: Circumstances,
    question: ContractQuestion,
    today: date,
) -> ContractAnswer:
    """Answer what a day rate leaves, and from how many days it beats a salary.

    Raises:
        UsageError: The rate does not even pay the umbrella company's margin.
    """
    taxpayer = taxpayer_for(rules, circumstances, today)
    case = _Case(taxpayer=taxpayer, question=question)
    if question.rate <= case.margin_a_day:
        raise UsageError(
            "the day rate does not pay the umbrella company's margin",
            hint="Give the rate by the day, such as 600/day.",
        )
    permanent = case.permanent
    facts = facts_on(rules, taxpayer.year, {"contract", "budget"})
    years = tuple(_year(case, days) for days in case.days)
    market = tuple(_market(guide))
    most = taxpayer.pay(years[-1].pay)
    break_even = None if permanent is None else _break_even_days(case, permanent)
    found = deduct(most, taxpayer.year)
    thousand = None
    if permanent is not None:
        cash = permanent.base + permanent.bonus
        one = _cost(case, cash + _THOUSAND) - _cost(case, cash)
        thousand = int((one / (question.rate - case.margin_a_day)).to_integral_value(ROUND_HALF_UP))
    return ContractAnswer(
        rate=question.rate,
        tax_year=taxpayer.year,
        nation=taxpayer.nation,
        by_days=years,
        break_even_days=break_even,
        permanent=permanent,
        days_for_thousand=thousand,
        marginal_rate=marginal_rate(most, taxpayer.year),
        market=market,
        assumptions=tuple(_assumptions(case)),
        facts=facts,
        sources=(
            *cite(
                rules.source,
                (
                    used_sources(taxpayer, most, found),
                    *(rules.contract.margin, rules.contract.levy, taxpayer.year.pension),
                    *(taxpayer.year.company, rules.contract, facts),
                ),
                today,
            ),
            *cite(guide.source, [(rate.source,) for rate in market], today),
        ),
    )


class _Case(Record):
    taxpayer: Taxpayer
    question: ContractQuestion

    @property
    def days(self) -> tuple[int, ...]:
        return self.question.days or self.taxpayer.rules.contract.days

    @property
    def margin_a_day(self) -> Decimal:
        """What the umbrella company keeps of each day billed, exactly."""
        contract = self.taxpayer.rules.contract
        stated = self.question.margin_a_week
        a_week = Decimal(contract.margin.a_week) if stated is None else stated
        return a_week / contract.days_a_week

    @property
    def costs(self) -> Decimal:
        stated = self.question.costs
        return Decimal(self.taxpayer.rules.contract.company_costs) if stated is None else stated

    @property
    def permanent(self) -> Permanent | None:
        asked = self.question
        if asked.against is None:
            return None
        pension = asked.employer_pension
        return Permanent(
            base=asked.against,
            bonus=asked.bonus,
            employer_pension=(
                least_pension_of(asked.against, self.taxpayer.year) if pension is None else pension
            ),
            net=self.taxpayer.net(asked.against, asked.bonus),
        )

    @property
    def extra_pension(self) -> Decimal:
        """What the permanent employer pays in above the legal minimum, which both sides get."""
        permanent = self.permanent
        if permanent is None or self.question.employer_pension is None:
            return NOTHING
        least = least_pension_of(permanent.base, self.taxpayer.year)
        return max(NOTHING, permanent.employer_pension - least)

    def employer_pension(self, pay: Decimal) -> Decimal:
        """Return what the employer pays into the pension for a gross pay."""
        return least_pension_of(pay, self.taxpayer.year) + self.extra_pension


def _cost(case: _Case, pay: Decimal) -> Decimal:
    """Return what a gross pay costs an employer: insurance, levy and pension with it, exactly."""
    year = case.taxpayer.year
    insurance = year.national_insurance
    over = max(NOTHING, pay - insurance.secondary_threshold.year)
    levy = pay * case.taxpayer.rules.contract.levy.rate
    return pay + over * insurance.employer_rate + levy + case.employer_pension(pay)


def _pay_of(case: _Case, available: Decimal) -> Decimal:
    """Return the gross pay, to the penny, that costs what there is for it.

    What pay costs runs straight between the thresholds, so it is solved for between them.
    Employer's National Insurance is charged on the pay that results, and not on what is billed.
    """
    year = case.taxpayer.year
    insurance, pension = year.national_insurance.secondary_threshold.year, year.pension
    thresholds = (pension.qualifying_from, pension.enrolled_from, pension.qualifying_to)
    bends = sorted({NOTHING, *map(Decimal, (insurance, *thresholds))})
    start = max((bend for bend in bends if _cost(case, bend) <= available), default=NOTHING)
    along = Decimal(_THOUSAND)
    slope = (_cost(case, start + along) - _cost(case, start)) / along
    following = [bend for bend in bends if bend > start]
    if following and following[0] - start < along:
        along = following[0] - PENNY - start
        slope = (_cost(case, start + along) - _cost(case, start)) / along
    pay = start + (available - _cost(case, start)) / slope
    if following:
        # Auto-enrolment begins with a step that may leave no pay on the other side of it.
        pay = min(pay, following[0])
    return max(NOTHING, to_penny(pay))


def _year(case: _Case, days: int) -> ContractYear:
    asked, year = case.question, case.taxpayer.year
    income = to_penny(asked.rate * days)
    margin = to_penny(case.margin_a_day * days)
    pay = _pay_of(case, income - margin)
    net = case.taxpayer.net(pay)
    permanent = case.permanent
    rate = None
    if permanent is not None:
        needed = _cost(case, permanent.base + permanent.bonus) + case.margin_a_day * days
        rate = (needed / days).quantize(PENNY, ROUND_CEILING)
    return ContractYear(
        days=days,
        income=income,
        margin=margin,
        employer_national_insurance=employer_insurance(pay, year.national_insurance),
        levy=to_penny(pay * case.taxpayer.rules.contract.levy.rate),
        employer_pension=case.employer_pension(pay),
        pay=pay,
        net=net,
        against=None if permanent is None else net - permanent.net,
        break_even_rate=rate,
        outside=OutsideEstimate(net=outside_net(case.taxpayer, income, case.costs), estimate=True),
    )


def _break_even_days(case: _Case, permanent: Permanent) -> int | None:
    """Return the days from which gross pay is at least base and bonus of the permanent job."""
    needed = _cost(case, permanent.base + permanent.bonus)
    days = needed / (case.question.rate - case.margin_a_day)
    whole = int(days.to_integral_value(ROUND_CEILING))
    return whole if whole <= MOST_DAYS else None


def outside_net(taxpayer: Taxpayer, income: Decimal, costs: Decimal) -> Decimal:
    """Estimate what a company of one's own leaves: a salary at the allowance, and dividends.

    All profit after corporation tax is paid out. Dividends are taxed in the bands of the United
    Kingdom, also in Scotland. There is no Employment Allowance, as the only employee is the
    director. A student loan and the charge on child benefit are taken of salary and dividends
    together.
    """
    year = taxpayer.year
    rules, company = year.national_insurance, year.company
    salary = min(Decimal(year.allowance.amount), max(NOTHING, income - costs))
    profit = max(NOTHING, income - costs - salary - employer_insurance(salary, rules))
    dividends = to_penny(profit - corporation_tax(profit, year))
    allowance = personal_allowance(salary + dividends, year)
    taxed_salary = max(NOTHING, salary - allowance)
    left_of_allowance = max(NOTHING, allowance - salary)
    tax = tax_in_bands(taxed_salary, taxpayer.nation.id, year)
    taxed_dividends = max(NOTHING, dividends - left_of_allowance)
    limits = [band.up_to for band in income_tax_for("england", year).band]
    start, untaxed, remaining = taxed_salary, Decimal(company.dividend_allowance), taxed_dividends
    for limit, rate in zip(limits, company.dividend_rates, strict=True):
        room = remaining if limit is None else max(NOTHING, min(remaining, limit - start))
        free = min(room, untaxed)
        tax += (room - free) * rate
        start, untaxed, remaining = start + room, untaxed - free, remaining - room
    held = tuple(plan.id for plan in taxpayer.loans)
    loans = sum(
        repayment(salary + dividends, terms.threshold, terms.rate)
        for terms in charged_loans(held, year)
    )
    insurance = employee_insurance(salary, rules, "year")
    paid = Pay(nation=taxpayer.nation.id, gross=salary, bonus=dividends, children=taxpayer.children)
    charge = child_benefit_charge(paid, year)
    return to_penny(salary + dividends - to_penny(tax) - insurance - loans - charge)


def corporation_tax(profit: Decimal, year: TaxYear) -> Decimal:
    """Return the corporation tax of a small company, with marginal relief, to the penny."""
    rules = year.company
    if profit <= rules.small_profits_to:
        return to_penny(profit * rules.small_profits_rate)
    relief = max(NOTHING, rules.main_rate_from - profit) * rules.relief_fraction
    return to_penny(profit * rules.main_rate - relief)


def _market(guide: Guide) -> Iterator[MarketRate]:
    """Return the advertised day rates of the guide, those with a sample first."""
    checks = [check for check in guide.pay_check if check.period == DAY and check.p50 is not None]
    for check in sorted(checks, key=lambda check: -(check.sample or 0)):
        yield MarketRate.copied_from(check, median=int(check.p50 or 0), source=check.sources[0])


def _assumptions(case: _Case) -> Iterator[Assumption]:
    """Return what the figures rest on, each with its source."""
    contract, year, asked = case.taxpayer.rules.contract, case.taxpayer.year, case.question
    insurance, pension, company = year.national_insurance, year.pension, year.company
    margin = in_pounds(case.margin_a_day * contract.days_a_week)
    levy, employer = rate_in_percent(contract.levy.rate), rate_in_percent(insurance.employer_rate)
    least, threshold = rate_in_percent(pension.least_employer), insurance.secondary_threshold.year
    above = ", and what the permanent job pays above it" if case.extra_pension else ""
    small, main = rate_in_percent(company.small_profits_rate), rate_in_percent(company.main_rate)
    profits = f"{small}% to £{company.small_profits_to:,}, {main}% from £{company.main_rate_from:,}"
    dividends = " / ".join(f"{rate_in_percent(rate)}%" for rate in company.dividend_rates)
    values = {
        "days billed in a year": ", ".join(map(str, case.days)),
        "days billed in a week": str(contract.days_a_week),
        "umbrella margin": f"{margin} a week",
        "employer National Insurance": f"{employer}% of pay above £{threshold:,}",
        "apprenticeship levy": f"{levy}% of pay",
        "employer pension": (
            f"{least}% of £{pension.qualifying_from:,}–£{pension.qualifying_to:,}{above}"
        ),
        "holiday and sick days": "unpaid in the contract: leave them out of the days billed",
        "outside IR35: costs of the company": f"{in_pounds(case.costs)} a year",
        "outside IR35: salary": f"£{year.allowance.amount:,}, the rest as dividends",
        "outside IR35: corporation tax": f"{profits}, with marginal relief",
        "outside IR35: dividend tax": f"{dividends} above £{company.dividend_allowance}",
    }
    sources = {
        "umbrella margin": contract.margin.sources[0],
        "employer National Insurance": insurance.sources[0],
        "apprenticeship levy": contract.levy.sources[0],
        "employer pension": pension.sources[0],
        "outside IR35: corporation tax": company.sources[0],
        "outside IR35: dividend tax": company.sources[:2][-1],
    }
    given = {
        "days billed in a year": bool(asked.days),
        "umbrella margin": asked.margin_a_week is not None,
        "employer pension": bool(case.extra_pension),
        "outside IR35: costs of the company": asked.costs is not None,
    }
    for what, value in values.items():
        source = "given" if given.get(what) else sources.get(what, contract.sources[0])
        yield Assumption(assumption=what, value=value, source=source)
