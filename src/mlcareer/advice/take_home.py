"""What is left of a year's pay, line by line, and what the next pound would leave."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.deductions import (
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
    taper_ends,
    to_penny,
)
from mlcareer.advice.marginal import RateStep, next_change, rate_steps
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id, find, plain_name
from mlcareer.guide.pay_rules import PayFact, PayRules, PensionMethod, TaxYear
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date


MONTHS = 12
WEEKS = 52
"""In a year, as weekly thresholds count them."""
HUNDRED = Decimal(100)


class Circumstances(Record):
    """What decides somebody's deductions besides the pay itself; names as they are typed."""

    nation: str = "england"
    tax_year: str | None = None
    """`None` for the tax year of today."""
    pension_percent: Decimal = NOTHING
    """Per cent of base pay, gross of tax relief."""
    pension_method: PensionMethod = "salary-sacrifice"
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

    income: Decimal
    """The adjusted net income that it starts from."""
    back_to: Decimal
    sacrifice: Decimal
    """Pay to give up for the pension, in pounds a year, besides what goes there already."""
    net_given_up: Decimal
    """What that costs of net pay."""
    costs_per_pound: Decimal
    """Net pay given up for each pound in the pension, share of one."""
    in_trap: bool
    """Whether the income is between the two ends of the taper."""


class PensionLimit(Record):
    """The annual allowance, where the contributions that are known of exceed it."""

    allowance: Decimal
    paid_in: Decimal
    tapered: bool


class RuleSource(Record):
    """The sources of one line of the answer."""

    line: str
    sources: tuple[str, ...]


class TakeHomeAnswer(Answer):
    """A year's pay from gross to net. Pounds and pence a year; rates are shares of one."""

    schema = "take-home/1"

    tax_year: str
    nation: str
    gross: Decimal
    """Base pay before any sacrifice."""
    bonus: Decimal
    pension_percent: Decimal
    """Per cent of base pay, gross of tax relief; a bonus is not counted."""
    pension_method: PensionMethod | None
    """`None` when nothing goes into a pension."""
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
    """Where base and bonus together reach another rate; `None` when no higher pay does."""
    rate_steps: tuple[RateStep, ...]
    """The marginal rate along base pay, all else as asked."""
    bonus_month: BonusMonth | None
    way_out: WayOut | None
    pension_limit: PensionLimit | None
    facts: tuple[PayFact, ...]
    """Sourced facts that belong to this answer."""
    notes: tuple[str, ...]
    """What the pay rules say of the nation or of a loan that was named."""
    lines: tuple[RuleSource, ...]
    """The sources of each line, the first being the one its figures are from."""
    sources: tuple[CitedSource, ...]


def take_home(
    rules: PayRules, circumstances: Circumstances, gross: Decimal, bonus: Decimal, today: date
) -> TakeHomeAnswer:
    """Answer what is left of a base and a bonus.

    Raises:
        UsageError: The tax year, the nation or a loan is not known, or the pension takes
            more than there is.
    """
    settled = settle(rules, circumstances, today)
    pay = settled.pay(gross, bonus)
    year = settled.year
    found = deduct(pay, year)
    has_pension = bool(found.pension_paid_in)
    way_out = way_back(pay, year)
    lines = tuple(_lines(settled, found))
    facts = tuple(_facts(rules, settled, found, way_out))
    return TakeHomeAnswer(
        tax_year=year.id,
        nation=settled.nation,
        gross=to_penny(gross),
        bonus=to_penny(bonus),
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
        employer_cost=to_penny(gross + bonus) + found.employer_national_insurance,
        marginal_rate=marginal_rate(pay, year),
        next_rate=next_change(pay, year),
        rate_steps=rate_steps(lambda base: settled.pay(base, bonus), year),
        bonus_month=bonus_month(pay, year, found) if bonus else None,
        way_out=way_out,
        pension_limit=pension_limit(pay, year, NOTHING),
        facts=facts,
        notes=tuple(_notes(settled, found)),
        lines=lines,
        sources=cite(
            rules.source,
            [
                *(source for line in lines for source in line.sources),
                *(source for fact in facts for source in fact.sources),
            ],
            today,
        ),
    )


def settle(rules: PayRules, circumstances: Circumstances, today: date) -> Settled:
    """Find what the circumstances name.

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
        nation=find("nation", circumstances.nation, rules.nation).id,
        pension_share=percent / HUNDRED,
        pension_method=circumstances.pension_method,
        loans=tuple(dict.fromkeys(plans)),
    )


def tax_year(rules: PayRules, name: str | None, today: date) -> TaxYear:
    """Return the tax year of a name, or that of today; one that is not there is never guessed.

    Raises:
        UsageError: There are no figures for it.
    """
    years = ", ".join(year.id for year in rules.tax_year)
    known = f"Known: {years}. The figures of another year are never used for it."
    if name is None:
        for year in rules.tax_year:
            if year.begins <= today <= year.ends:
                return year
        raise UsageError(
            f"there are no figures for the tax year of {today.isoformat()}",
            hint=f"{known} Ask for one of them with --year.",
        )
    for year in rules.tax_year:
        if plain_name(name) in {year.id, f"{year.begins.year}-{year.ends.year}"}:
            return year
    raise UsageError(f"there are no figures for the tax year {name!r}", hint=known)


def way_back(pay: Pay, year: TaxYear) -> WayOut | None:
    """Return the sacrifice that restores the allowance, or `None` where it is whole or too far.

    Too far is a sacrifice of more than the base or one that the annual allowance for pensions
    does not cover.
    """
    income, back_to = pay.adjusted_net_income, Decimal(year.allowance.taper_from)
    sacrifice = income - back_to
    if sacrifice <= 0 or sacrifice > pay.gross - pay.pension:
        return None
    out = pay.replace(sacrifice=pay.sacrifice + sacrifice)
    if pension_limit(out, year, NOTHING) is not None:
        return None
    cost = deduct(pay, year).net_pay - deduct(out, year).net_pay
    return WayOut(
        income=income,
        back_to=back_to,
        sacrifice=sacrifice,
        net_given_up=cost,
        costs_per_pound=(cost / sacrifice).quantize(Decimal("0.0001")),
        in_trap=income < taper_ends(year),
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


def _notes(settled: Settled, found: Deductions) -> Iterator[str]:
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


def _lines(settled: Settled, found: Deductions) -> Iterator[RuleSource]:
    year, rules = settled.year, settled.rules
    tax = income_tax_for(settled.nation, year)
    insurance = year.national_insurance.sources
    yield RuleSource(line="personal_allowance", sources=year.allowance.sources)
    yield RuleSource(
        line="income_tax", sources=(*tax.sources, *by_id(settled.nation, rules.nation).sources)
    )
    yield RuleSource(line="employee_national_insurance", sources=insurance)
    yield RuleSource(line="employer_national_insurance", sources=insurance)
    if settled.loans:
        uncollected = (loan.plan for loan in found.student_loans if loan.threshold is None)
        why = (source for plan in uncollected for source in by_id(plan, rules.loan_plan).sources)
        yield RuleSource(line="student_loan", sources=(*year.student_loans.sources, *why))
    if found.pension_paid_in:
        yield RuleSource(line="pension_employee", sources=year.pension.sources)


def _facts(
    rules: PayRules, settled: Settled, found: Deductions, way_out: WayOut | None
) -> Iterable[PayFact]:
    topics = set()
    if found.adjusted_net_income > settled.year.allowance.taper_from:
        topics.add("trap")
    sacrificed = bool(found.pension_paid_in) and settled.pension_method == "salary-sacrifice"
    if sacrificed or way_out is not None:
        topics.add("sacrifice")
    if found.pension_relief:
        topics.add("relief-at-source")
    return (fact for fact in rules.fact if fact.topic in topics)
