"""What is left of a year's pay, line by line, and what the next pound would leave."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.pay.deductions import (
    NOTHING,
    PENNY,
    BandTax,
    Deductions,
    LoanRepayment,
    Pay,
    charged_loans,
    deduct,
    employee_insurance,
    income_tax_for,
    marginal_rate,
    pension_pay,
    repayment,
    rounded_parts,
    taper_ends,
    to_penny,
)
from mlcareer.advice.pay.marginal import RateStep, next_change, rate_steps
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id, find, plain_name
from mlcareer.guide.pay_rules import PayFact, PayRules, PensionMethod, Period, TaxYear
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mlcareer.advice.place import PlaceAnswer


MONTHS = 12
WEEKS = 52
"""In a year, as weekly thresholds count them."""
PERIODS: dict[Period, int] = {"year": 1, "month": MONTHS, "week": WEEKS}
HUNDRED = Decimal(100)
USUAL_NATION = "england"
"""Taken where no nation is named; most pay in the guide is paid there."""


class Circumstances(Record):
    """What decides somebody's deductions besides the pay itself; names as they are typed."""

    nation: str | None = None
    """Null for where the region that is asked about lies, or England."""
    tax_year: str | None = None
    """Null for the tax year of today."""
    pension_percent: Decimal = NOTHING
    """Per cent of base pay, gross of tax relief."""
    pension_method: str = "salary-sacrifice"
    student_loans: tuple[str, ...] = ()


class Settled(Record):
    """Circumstances whose names have been found in the pay rules."""

    rules: PayRules
    year: TaxYear
    nation: str
    pension_share: Decimal
    """Share of one of base pay."""
    pension_method: PensionMethod
    loans: tuple[str, ...]

    @property
    def nation_name(self) -> str:
        """The nation as people write it."""
        return by_id(self.nation, self.rules.nation).name

    def pay(self, gross: Decimal, bonus: Decimal = NOTHING) -> Pay:
        """Return the pay of a base and a bonus in these circumstances."""
        paid = Pay(nation=self.nation, gross=gross, bonus=bonus, loans=self.loans)
        return pension_pay(paid, self.pension_share, self.pension_method)


class BonusMonth(Record):
    """What payslips take when the whole bonus comes in one month, in pounds and pence.

    National Insurance and loans look at each month by itself, so that a year of payslips
    with a bonus differs from the year taken as one.
    """

    insurance_in_a_month: Decimal
    """National Insurance of a month without the bonus."""
    insurance_in_the_month: Decimal
    """National Insurance of the month with the bonus."""
    insurance_in_the_year: Decimal
    """Eleven of the one and one of the other."""
    insurance_less_than_annual: Decimal
    """How much less that is than the annual method says; negative when it is more."""
    loans_in_the_year: Decimal
    """Student loans as twelve payslips take them, in whole pounds a month each."""
    loans_more_than_annual: Decimal
    """How much more that is than the annual method says."""


class WayOut(Record):
    """The sacrifice that brings income back to where the allowance is whole."""

    sacrifice: Decimal
    """Pay to give up for the pension, in pounds a year, besides what goes there already."""
    net_given_up: Decimal
    """What that costs of net pay."""
    costs_per_pound: Decimal
    """Net pay given up for each pound in the pension, share of one, to four places."""


class Trap(Record):
    """Where income stands against the taper of the allowance, once it is above its start."""

    starts: Decimal
    """Adjusted net income from which the allowance shrinks."""
    ends: Decimal
    """Adjusted net income at which nothing is left of it."""
    income: Decimal
    inside: bool
    """Whether the income is below the end."""
    way_out: WayOut | None
    """Null where it would take more than the base, or than a pension's annual allowance."""


class PensionLimit(Record):
    """The annual allowance, where the contributions that are known of exceed it."""

    allowance: Decimal
    paid_in: Decimal
    tapered: bool


class RuleSource(Record):
    """The sources of a figure that stands beside the lines."""

    figure: str
    """The field of the answer, such as `personal_allowance`."""
    sources: tuple[str, ...]


class PayLine(Record):
    """One line from gross to net; what is taken is negative, so that the lines add up."""

    line: str
    """The field of the answer that it is of, such as `income_tax`."""
    name: str
    amount: Decimal
    """Pounds and pence a year."""
    amount_per_period: Decimal
    """The same a month or a week, so rounded that the lines still add up."""
    sources: tuple[str, ...]
    """By id, the first being the one its figures are from."""


class TakeHomeAnswer(Answer):
    """A year's pay from gross to net. Pounds and pence a year; rates are shares of one."""

    schema = "take-home/1"

    tax_year: str
    nation: str
    nation_name: str
    gross: Decimal
    """Base pay before any sacrifice."""
    bonus: Decimal
    pension_percent: Decimal
    """Per cent of base pay, gross of tax relief; a bonus is not counted."""
    pension_method: PensionMethod | None
    """Null when nothing goes into a pension."""
    student_loan_plans: tuple[str, ...]
    personal_allowance: Decimal
    adjusted_net_income: Decimal
    taxable_income: Decimal
    income_tax: Decimal
    """The year's liability, with higher-rate relief at source claimed."""
    income_tax_by_band: tuple[BandTax, ...]
    income_tax_on_payslips: Decimal
    """What payroll takes before such a claim."""
    income_tax_to_claim: Decimal
    """What the claim brings back; it is in net pay already."""
    employee_national_insurance: Decimal
    student_loan: Decimal
    student_loans: tuple[LoanRepayment, ...]
    pension_employee: Decimal
    """What leaves the employee's pay."""
    pension_relief: Decimal
    """What the provider claims and adds."""
    pension_paid_in: Decimal
    """The contribution as it reaches the pension."""
    pension_costs: Decimal
    """Net pay that would be there without the contribution, less the net pay that is."""
    net_pay: Decimal
    net_pay_per_month: Decimal
    net_pay_per_week: Decimal
    employer_national_insurance: Decimal
    employer_cost: Decimal
    """Pay, sacrificed pay and the employer's National Insurance."""
    marginal_rate: Decimal
    """Taken of the next two pounds of pay that no pension counts."""
    next_rate: RateStep | None
    """Where base and bonus together reach another rate; null when no higher pay does."""
    rate_steps: tuple[RateStep, ...]
    """The marginal rate along base pay, all else as asked."""
    bonus_month: BonusMonth | None
    trap: Trap | None
    pension_limit: PensionLimit | None
    facts: tuple[PayFact, ...]
    """Sourced facts that belong to this answer."""
    notes: tuple[str, ...]
    """What the pay rules say of the nation or of a loan that was named."""
    period: Period
    """What `amount_per_period` is for."""
    lines: tuple[PayLine, ...]
    """From gross to net: what is paid, what is taken, and last what is left."""
    rules: tuple[RuleSource, ...]
    """The sources of what is not a line itself."""
    sources: tuple[CitedSource, ...]


def take_home(
    rules: PayRules,
    circumstances: Circumstances,
    gross: Decimal,
    bonus: Decimal,
    today: date,
    *,
    period: Period = "year",
) -> TakeHomeAnswer:
    """Answer what is left of a base and a bonus.

    Raises:
        UsageError: The tax year, the nation or a loan is not known, or the pension takes
            more than there is.
    """
    settled = settle(rules, circumstances, today)
    gross, bonus = to_penny(gross), to_penny(bonus)
    pay = settled.pay(gross, bonus)
    year = settled.year
    found = deduct(pay, year)
    has_pension = bool(found.pension_paid_in)
    trap = trap_at(pay, year)
    lines = tuple(_lines(settled, pay, found, period))
    beside = tuple(_beside(year))
    facts = tuple(facts_for(rules, settled, found, trap))
    return TakeHomeAnswer(
        tax_year=year.id,
        nation=settled.nation,
        nation_name=settled.nation_name,
        gross=gross,
        bonus=bonus,
        pension_percent=circumstances.pension_percent,
        pension_method=settled.pension_method if has_pension else None,
        student_loan_plans=settled.loans,
        personal_allowance=found.personal_allowance,
        adjusted_net_income=to_penny(found.adjusted_net_income),
        taxable_income=to_penny(found.taxable_income),
        income_tax=found.income_tax,
        income_tax_by_band=found.income_tax_by_band,
        income_tax_on_payslips=found.income_tax_on_payslips,
        income_tax_to_claim=found.income_tax_on_payslips - found.income_tax,
        employee_national_insurance=found.employee_national_insurance,
        student_loan=found.student_loan,
        student_loans=found.student_loans,
        pension_employee=found.pension_employee,
        pension_relief=found.pension_relief,
        pension_paid_in=found.pension_paid_in,
        pension_costs=deduct(settled.replace(pension_share=NOTHING).pay(gross, bonus), year).net_pay
        - found.net_pay,
        net_pay=found.net_pay,
        net_pay_per_month=to_penny(found.net_pay / MONTHS),
        net_pay_per_week=to_penny(found.net_pay / WEEKS),
        employer_national_insurance=found.employer_national_insurance,
        employer_cost=gross + bonus + found.employer_national_insurance,
        marginal_rate=marginal_rate(pay, year),
        next_rate=next_change(pay, year),
        rate_steps=rate_steps(lambda base: settled.pay(base, bonus), year),
        bonus_month=bonus_month(pay, year, found) if bonus else None,
        trap=trap,
        pension_limit=pension_limit(pay, year, NOTHING),
        facts=facts,
        notes=tuple(named_notes(settled, found)),
        period=period,
        lines=lines,
        rules=beside,
        sources=cite(
            rules.source,
            [
                *(line.sources for line in lines),
                *(figure.sources for figure in beside),
                *(fact.sources for fact in facts),
            ],
            today,
        ),
    )


def settle(
    rules: PayRules,
    circumstances: Circumstances,
    today: date,
    place: PlaceAnswer | None = None,
) -> Settled:
    """Find what the circumstances name; `place` is one that the question is about.

    Raises:
        UsageError: A name is not known, or the percentage is none.
    """
    percent = circumstances.pension_percent
    if not 0 <= percent <= HUNDRED:
        raise UsageError(f"{percent}% is not a share of pay", hint="Give 0% to 100%.")
    plans = (find("loan plan", name, rules.loan_plan).id for name in circumstances.student_loans)
    return Settled(
        rules=rules,
        year=tax_year(rules, circumstances.tax_year, today),
        nation=find("nation", nation_of(rules, circumstances.nation, place), rules.nation).id,
        pension_share=percent / HUNDRED,
        pension_method=find(
            "pension method", circumstances.pension_method, rules.pension_method
        ).id,
        loans=tuple(dict.fromkeys(plans)),
    )


def nation_of(rules: PayRules, nation: str | None, place: PlaceAnswer | None) -> str:
    """Return the nation that was named, or that a place lies in, or England."""
    if nation is not None:
        return nation
    here = None if place is None else place.id
    return next((each.id for each in rules.nation if here in each.places), USUAL_NATION)


def tax_year(rules: PayRules, name: str | None, today: date) -> TaxYear:
    """Return the tax year of a name, or that of today; one that is not there is never guessed.

    After the last year that is known it is that one: what shows the answer says so first
    (`guide/edition.py` has the last day).

    Raises:
        UsageError: There are no figures for it.
    """
    years = ", ".join(year.id for year in rules.tax_year)
    known = f"Known: {years}. The figures of another year are never used for it."
    if name is None:
        for year in rules.tax_year:
            if year.begins <= today <= year.ends:
                return year
        if today > rules.tax_year[-1].ends:
            return rules.tax_year[-1]
        raise UsageError(
            f"there are no figures for the tax year of {today.isoformat()}",
            hint=f"{known} Ask for one of them with --year.",
        )
    for year in rules.tax_year:
        if plain_name(name) in {year.id, f"{year.begins.year}-{year.ends.year}"}:
            return year
    # A tax year has two: 2026 alone is mostly meant for the one that begins in it, but not always.
    begins = [year for year in rules.tax_year if plain_name(name) == str(year.begins.year)]
    near = f"Did you mean {begins[0].id}, from {begins[0].begins} on? " if begins else ""
    raise UsageError(f"there are no figures for the tax year {name!r}", hint=f"{near}{known}")


def trap_at(pay: Pay, year: TaxYear) -> Trap | None:
    """Say where income stands against the taper; null at or below its start."""
    income, starts, ends = (
        pay.adjusted_net_income,
        Decimal(year.allowance.taper_from),
        taper_ends(year),
    )
    if income <= starts:
        return None
    return Trap(
        starts=starts,
        ends=ends,
        income=to_penny(income),
        inside=income < ends,
        way_out=way_down(pay, year, income - starts),
    )


def way_down(pay: Pay, year: TaxYear, sacrifice: Decimal) -> WayOut | None:
    """Return what a further sacrifice costs of net pay, or `None` where it is not open.

    It is not where nothing is left to give, where it takes more than the base, or more than
    the annual allowance covers.
    """
    out = pay.replace(sacrifice=pay.sacrifice + sacrifice)
    if not 0 < sacrifice <= pay.gross - pay.pension:
        return None
    if pension_limit(out, year, NOTHING) is not None:
        return None
    cost = deduct(pay, year).net_pay - deduct(out, year).net_pay
    return WayOut(
        sacrifice=to_penny(sacrifice),
        net_given_up=cost,
        costs_per_pound=(cost / sacrifice).quantize(Decimal("0.0001")),
    )


def pension_limit(pay: Pay, year: TaxYear, employer: Decimal) -> PensionLimit | None:
    """Return the annual allowance if these contributions exceed it.

    `employer` is what the employer pays in besides sacrificed pay. It knows of no other
    income and of no allowance carried forward.
    """
    pension = year.pension
    paid_in = pay.pension + employer
    everything = pay.gross + pay.bonus + employer
    threshold_income = pay.gross + pay.bonus - pay.net_pay_pension - pay.relief_at_source
    allowance = Decimal(pension.annual_allowance)
    tapered = (
        threshold_income > pension.threshold_income and everything > pension.allowance_tapered_from
    )
    if tapered:
        shrunk = allowance - (everything - pension.allowance_tapered_from) / 2
        allowance = max(Decimal(pension.lowest_allowance), shrunk)
    if paid_in <= allowance:
        return None
    return PensionLimit(allowance=to_penny(allowance), paid_in=to_penny(paid_in), tapered=tapered)


def bonus_month(pay: Pay, year: TaxYear, found: Deductions) -> BonusMonth:
    """Work out National Insurance and loans of eleven months and of the one with the bonus."""
    insurance = year.national_insurance
    ordinary = to_penny((pay.liable - pay.bonus) / MONTHS)
    special = ordinary + pay.bonus
    usual = employee_insurance(ordinary, insurance, "month")
    once = employee_insurance(special, insurance, "month")
    whole = usual * (MONTHS - 1) + once
    loans = NOTHING
    for terms in charged_loans(pay.loans, year):
        threshold = (Decimal(terms.threshold) / MONTHS).quantize(PENNY, ROUND_FLOOR)
        loans += repayment(ordinary, threshold, terms.rate) * (MONTHS - 1)
        loans += repayment(special, threshold, terms.rate)
    return BonusMonth(
        insurance_in_a_month=usual,
        insurance_in_the_month=once,
        insurance_in_the_year=whole,
        insurance_less_than_annual=found.employee_national_insurance - whole,
        loans_in_the_year=loans,
        loans_more_than_annual=loans - found.student_loan,
    )


def named_notes(settled: Settled, found: Deductions) -> Iterator[str]:
    """Return what the pay rules say of the nation and the loans that were named."""
    nation = by_id(settled.nation, settled.rules.nation)
    if nation.note:
        yield nation.note
    for loan in found.student_loans:
        if loan.threshold is None:
            yield _not_collected(settled, loan.plan)


def _not_collected(settled: Settled, plan_id: str) -> str:
    plan = by_id(plan_id, settled.rules.loan_plan)
    text = f"Payroll takes nothing for {plan.name.lower()} in {settled.year.id}"
    if plan.collected_from is None:
        return f"{text}."
    return f"{text}: it is collected from {plan.collected_from.isoformat()} on."


def _lines(settled: Settled, pay: Pay, found: Deductions, period: Period) -> Iterator[PayLine]:
    """List what is paid and what is taken, and close with what is left."""
    parts = list(_parts(settled, pay, found))
    per_period = rounded_parts([part.amount / PERIODS[period] for part in parts])
    for part, amount in zip(parts, per_period, strict=True):
        yield part.replace(amount_per_period=amount)
    yield PayLine(
        line="net_pay",
        name="Net pay",
        amount=found.net_pay,
        amount_per_period=sum(per_period, NOTHING),
        sources=(),
    )


def _parts(settled: Settled, pay: Pay, found: Deductions) -> Iterator[PayLine]:
    year, rules = settled.year, settled.rules

    def part(line: str, name: str, amount: Decimal, *sources: str) -> PayLine:
        return PayLine(
            line=line,
            name=name,
            amount=to_penny(amount),
            amount_per_period=NOTHING,
            sources=tuple(dict.fromkeys(sources)),
        )

    yield part("gross", "Base pay", pay.gross)
    if pay.bonus:
        yield part("bonus", "Bonus", pay.bonus)
    if found.pension_paid_in:
        method = by_id(settled.pension_method, rules.pension_method).name
        name = f"Pension, {method.lower()}"
        yield part("pension_employee", name, -found.pension_employee, *year.pension.sources)
    tax = income_tax_for(settled.nation, year).sources
    nation = by_id(settled.nation, rules.nation).sources
    yield part("income_tax", "Income tax", -found.income_tax, *tax, *nation)
    insurance = year.national_insurance.sources
    taken = -found.employee_national_insurance
    yield part("employee_national_insurance", "National Insurance", taken, *insurance)
    for loan in found.student_loans:
        plan = by_id(loan.plan, rules.loan_plan)
        name = f"Student loan, {plan.name.lower()}" if plan.name[:4] == "Plan" else plan.name
        yield part("student_loan", name, -loan.repaid, *plan.sources, *year.student_loans.sources)


def line_sources(settled: Settled, pay: Pay, found: Deductions) -> tuple[RuleSource, ...]:
    """Return the sources of each line that has some."""
    parts = _parts(settled, pay, found)
    return tuple(
        RuleSource(figure=part.line, sources=part.sources) for part in parts if part.sources
    )


def used_sources(settled: Settled, pay: Pay, found: Deductions) -> Iterator[tuple[str, ...]]:
    """Return the ids of the sources that each deduction rests on, the deciding one first."""
    for line in _parts(settled, pay, found):
        yield line.sources
    for figure in _beside(settled.year):
        yield figure.sources


def _beside(year: TaxYear) -> Iterator[RuleSource]:
    yield RuleSource(figure="personal_allowance", sources=year.allowance.sources)
    insurance = year.national_insurance.sources
    yield RuleSource(figure="employer_national_insurance", sources=insurance)


def facts_for(
    rules: PayRules,
    settled: Settled,
    found: Deductions,
    trap: Trap | None,
    *,
    sacrifice: bool = False,
) -> Iterator[PayFact]:
    """Return the sourced facts that must be said with these deductions.

    `sacrifice` says that the answer speaks of giving up pay for a pension.
    """
    topics = set()
    if trap is not None:
        topics.add("trap")
    sacrificed = bool(found.pension_paid_in) and settled.pension_method == "salary-sacrifice"
    if sacrifice or sacrificed or (trap is not None and trap.way_out is not None):
        topics.add("sacrifice")
    if found.pension_relief:
        topics.add("relief-at-source")
    return (fact for fact in rules.fact if fact.topic in topics)
