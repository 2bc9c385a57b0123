"""What a year's pay leaves, line by line, and what the next pound would leave."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.pay.circumstances import Circumstances, Taxpayer, taxpayer_for
from mlcareer.advice.pay.deductions import (
    HUNDRED,
    MONTHS,
    NOTHING,
    BandTax,
    Deductions,
    LoanRepayment,
    Marriage,
    Pay,
    a_month,
    deduct,
    has_marriage_transfer,
    income_tax_for,
    marginal_rate,
    rounded_parts,
    to_penny,
)
from mlcareer.advice.pay.limits import (
    BelowMinimumWage,
    BenefitCharge,
    PensionLimit,
    Trap,
    below_minimum_wage,
    benefit_charge_at,
    charge_of_two,
    extra_sacrifice,
    pension_limit,
    qualifying_earnings,
    trap_at,
)
from mlcareer.advice.pay.marginal import RateStep, next_change, rate_steps
from mlcareer.advice.pay.payslips import BonusMonth, PartYear, bonus_month, part_year
from mlcareer.advice.pay.tax_code import CodedTax, TaxCode, free_pay, tax_by_code
from mlcareer.errors import UsageError
from mlcareer.guide.amount import WEEKS_A_YEAR, Amount
from mlcareer.guide.lookup import by_id
from mlcareer.guide.pay_rules import (
    LoanPlan,
    Nation,
    PayFact,
    PayRules,
    PensionWay,
    Period,
    TaxYear,
)
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

PERIODS: dict[Period, int] = {"year": 1, "month": MONTHS, "week": WEEKS_A_YEAR}
LARGEST_PAY = 10_000_000
"""Pounds a year, beyond which no net pay is looked for."""


class RuleSource(Record):
    """The sources of a figure that is no line."""

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


class LeastPension(Record):
    """The legal minimum of auto-enrolment, where no pension is counted. Pounds a year."""

    percent: Decimal
    """The person's own share of qualifying earnings, tax relief included."""
    earns_from: int
    """Where qualifying earnings begin and end."""
    earns_to: int
    contribution: Decimal
    costs: Decimal
    """Net pay that a salary sacrifice of it would take."""


class NetWanted(Record):
    """The net pay that was asked for, where base pay was looked for."""

    net_pay: Decimal
    """Pounds a year."""
    period: Period
    """The time that it was asked for."""


class YearDetails(Record):
    """What else may be said of one tax year's pay; all of it may be left out."""

    sign_on: Decimal = NOTHING
    """Paid once, in the year, and taxed in it."""
    hours: Decimal | None = None
    """A week, to compare pay with the minimum wage."""
    stated: Amount | None = None
    """Base pay as it was written, where that is not by the year."""
    tax_code: TaxCode | None = None
    begins: date | None = None
    """The day on which the job begins, where that is within the tax year."""
    earned_before: Decimal = NOTHING
    """Pay from another job in the tax year before that day."""
    bonus_paid: date | None = None
    """A day in the month in which the bonus is paid."""


class TakeHomeAnswer(Answer):
    """A year's pay from gross to net. Pounds and pence a year; rates are shares of one."""

    schema = "take-home/2"

    tax_year: TaxYear
    nation: Nation
    gross: Decimal
    """Base pay before any sacrifice."""
    stated: Amount | None
    """What base pay was worked out from, where it was stated by the month, week or hour."""
    hours: Decimal | None
    """A week, where they were stated."""
    bonus: Decimal
    sign_on: Decimal
    """A sign-on bonus, taxed in this year with the rest."""
    pension_percent: Decimal
    """Per cent of base pay, gross of tax relief; a bonus is not counted."""
    pension_method: PensionWay | None
    """Null when no share of base pay goes into a pension."""
    private_pension: Decimal
    """What is paid in the year to a pension of one's own, from net pay."""
    private_pension_gross: Decimal
    """The same with the relief that its provider adds."""
    gift_aid: Decimal
    """What is given in the year under Gift Aid; it is not taken off net pay."""
    gift_aid_gross: Decimal
    """The same with the tax that the charity reclaims."""
    marriage_allowance: Marriage
    marriage_allowance_holds: bool
    """Whether the transfer is allowed at this pay."""
    blind_persons_allowance: Decimal
    """Part of `personal_allowance`."""
    student_loan_plans: tuple[LoanPlan, ...]
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
    marriage_allowance_saves: Decimal
    """What a partner's transferred allowance takes off income tax; the bands are before it."""
    employee_national_insurance: Decimal
    student_loan: Decimal
    student_loans: tuple[LoanRepayment, ...]
    child_benefit: BenefitCharge | None
    """Null where no children are named. The benefit is not part of net pay, the charge is taken
    off it."""
    child_benefit_for_two: BenefitCharge | None
    """What it would be for two children, where none are named and income is within its range."""
    pension_employee: Decimal
    """What leaves the employee's pay."""
    pension_relief: Decimal
    """What the provider claims and adds."""
    pension_paid_in: Decimal
    """The contribution as it reaches the pension."""
    pension_costs: Decimal
    """Net pay that would be there without the contribution, less the net pay that is."""
    least_pension: LeastPension | None
    """Null where a pension is counted or auto-enrolment does not begin."""
    net_pay: Decimal
    net_pay_per_month: Decimal
    net_pay_per_week: Decimal
    ordinary_net_pay_per_month: Decimal
    """Of base pay alone: a month without a bonus or a sign-on bonus."""
    lump_leaves: Decimal
    """What of bonus and sign-on bonus is left by the annual method."""
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
    minimum_wage: BelowMinimumWage | None
    """Null where pay is not below it."""
    tax_code: CodedTax | None
    part_year: PartYear | None
    """Payslip by payslip, where the job begins or a bonus is paid within the year."""
    net_wanted: NetWanted | None
    """Null unless base pay was looked for."""
    facts: tuple[PayFact, ...]
    """Sourced facts that belong to this answer."""
    notes: tuple[str, ...]
    """What the pay rules say of the nation or of a loan that was named."""
    period: Period
    """What `amount_per_period` is for."""
    lines: tuple[PayLine, ...]
    """From gross to net: what is paid, what is taken, and last what is left."""
    ordinary_lines: tuple[PayLine, ...]
    """The same of base pay alone; empty without a bonus or a sign-on bonus."""
    rules: tuple[RuleSource, ...]
    """The sources of what is not a line itself."""
    sources: tuple[CitedSource, ...]
    up_to: TakeHomeAnswer | None = None
    """The same for the upper end, where a range was asked about."""


def take_home(
    rules: PayRules,
    circumstances: Circumstances,
    gross: Decimal,
    bonus: Decimal,
    today: date,
    *,
    period: Period = "year",
    details: YearDetails | None = None,
) -> TakeHomeAnswer:
    """Answer what a base and a bonus leave.

    Raises:
        UsageError: There are no figures for the tax year, a day is not in it, or the pension
            takes more than there is.
    """
    said = details or YearDetails()
    taxpayer = taxpayer_for(rules, circumstances, today)
    gross, bonus, sign_on = to_penny(gross), to_penny(bonus), to_penny(said.sign_on)
    pay, plain = taxpayer.pay(gross, bonus + sign_on), taxpayer.pay(gross)
    year = taxpayer.year
    found, ordinary = deduct(pay, year), deduct(plain, year)
    trap = trap_at(pay, year)
    lines = tuple(_lines(taxpayer, pay, found, period, sign_on))
    lump = bonus + sign_on
    day = today if year.begins <= today <= year.ends else year.ends
    wage = below_minimum_wage(rules, pay, said.hours, day)
    benefit = benefit_charge_at(pay, year)
    example = None if said.begins else charge_of_two(pay, year)
    coded = None if said.tax_code is None else _coded(said.tax_code, pay, found, year)
    within = _part_year(taxpayer, gross, bonus, said)
    other_rules = tuple(_other_rules(year, benefit or example, wage, coded or within))
    facts = facts_for(taxpayer, found, trap)
    return TakeHomeAnswer.copied_from(
        found,
        tax_year=year,
        nation=taxpayer.nation,
        gross=gross,
        stated=said.stated,
        hours=said.hours,
        bonus=bonus,
        sign_on=sign_on,
        pension_percent=circumstances.pension_percent,
        pension_method=taxpayer.pension_method if taxpayer.pension_share else None,
        private_pension=circumstances.private_pension,
        private_pension_gross=taxpayer.private_pension,
        gift_aid=circumstances.gift_aid,
        gift_aid_gross=taxpayer.gift_aid,
        marriage_allowance=taxpayer.marriage,
        marriage_allowance_holds=has_marriage_transfer(pay, year),
        blind_persons_allowance=(
            Decimal(year.other_allowances.blind_person) if pay.is_blind else NOTHING
        ),
        student_loan_plans=taxpayer.loans,
        adjusted_net_income=to_penny(found.adjusted_net_income),
        taxable_income=to_penny(found.taxable_income),
        income_tax_to_claim=found.income_tax_on_payslips - found.income_tax,
        marriage_allowance_saves=found.marriage_allowance,
        child_benefit=benefit,
        child_benefit_for_two=example,
        pension_costs=taxpayer.without_pension.net(gross, lump) - found.net_pay,
        least_pension=least_pension(pay, year),
        net_pay_per_month=a_month(found.net_pay),
        net_pay_per_week=to_penny(found.net_pay / WEEKS_A_YEAR),
        ordinary_net_pay_per_month=a_month(ordinary.net_pay),
        lump_leaves=found.net_pay - ordinary.net_pay,
        employer_cost=gross + lump + found.employer_national_insurance,
        marginal_rate=marginal_rate(pay, year),
        next_rate=next_change(pay, year),
        rate_steps=rate_steps(lambda base: taxpayer.pay(base, lump), year),
        bonus_month=bonus_month(pay, year, found) if lump else None,
        trap=trap,
        pension_limit=pension_limit(pay, year, NOTHING),
        minimum_wage=wage,
        tax_code=coded,
        part_year=within,
        net_wanted=None,
        facts=facts,
        notes=tuple(named_notes(taxpayer, found)),
        period=period,
        lines=lines,
        ordinary_lines=tuple(_lines(taxpayer, plain, ordinary, period)) if lump else (),
        rules=other_rules,
        sources=cite(rules.source, (sorted(lines, key=_tax_first), other_rules, facts), today),
    )


def _part_year(
    taxpayer: Taxpayer, gross: Decimal, bonus: Decimal, said: YearDetails
) -> PartYear | None:
    """Return the payslips of the year where something within it makes months differ."""
    begins = said.begins
    if begins is None and said.bonus_paid is None:
        if said.earned_before:
            raise UsageError(
                "pay earned before needs the day on which this job begins",
                hint="Add --from, such as --from 2026-12-01.",
            )
        return None
    lumps = []
    if bonus:
        lumps.append((said.bonus_paid or taxpayer.year.ends.replace(day=1, month=3), bonus))
    if said.sign_on:
        lumps.append((begins or taxpayer.year.begins, said.sign_on))
    return part_year(
        taxpayer,
        gross,
        begins or taxpayer.year.begins,
        earned_before=said.earned_before,
        lumps=lumps,
        code=said.tax_code,
    )


def _coded(code: TaxCode, pay: Pay, found: Deductions, year: TaxYear) -> CodedTax:
    tax, due = tax_by_code(code, pay.taxed, pay.nation, year), found.income_tax
    return CodedTax.copied_from(
        code,
        free_pay=None if code.flat else free_pay(code),
        tax=tax,
        due=due,
        difference=tax - due,
        net_pay=found.net_pay + due - tax,
    )


def least_pension(pay: Pay, year: TaxYear) -> LeastPension | None:
    """Return what the legal minimum would cost somebody of whom no pension is known."""
    rules = year.pension
    if pay.pension or pay.gross < rules.enrolled_from:
        return None
    share = rules.least_total - rules.least_employer
    contribution = to_penny(qualifying_earnings(pay.gross, year) * share)
    way = extra_sacrifice(pay, year, contribution)
    if way is None:
        return None
    return LeastPension(
        percent=share * HUNDRED,
        earns_from=rules.qualifying_from,
        earns_to=rules.qualifying_to,
        contribution=contribution,
        costs=way.net_given_up,
    )


def base_for_net(net_of: Callable[[Decimal], Decimal], wanted: Decimal) -> Decimal:
    """Return the least whole pounds of base pay that leave a year's net pay.

    `net_of` says what a base leaves. It rises but for small steps: where the charge on child
    benefit or a loan takes a whole pound, net pay can fall by a few pounds, so that the pounds
    below the one that is found by halving are gone through singly.

    Raises:
        UsageError: No pay leaves as much.
    """
    low, high = 0, LARGEST_PAY
    if net_of(Decimal(high)) < wanted:
        raise UsageError("no pay leaves as much", hint="Ask for less.")
    while low < high:
        middle = (low + high) // 2
        if net_of(Decimal(middle)) >= wanted:
            high = middle
        else:
            low = middle + 1
    earlier = range(max(0, low - _STEPS_BACK), low)
    return Decimal(next((base for base in earlier if net_of(Decimal(base)) >= wanted), low))


_STEPS_BACK = 400
"""Pounds of base pay within which a step down of net pay has been made up for."""


def take_home_for_net(
    rules: PayRules,
    circumstances: Circumstances,
    wanted: NetWanted,
    today: date,
    *,
    bonus_of: Callable[[Decimal], Decimal] = lambda _: NOTHING,
    details: YearDetails | None = None,
) -> TakeHomeAnswer:
    """Answer with the least whole pounds of base pay that leave so much net pay in a year.

    A bonus may depend on the base; it counts towards the net pay of the year, and a sign-on
    bonus does not.

    Raises:
        UsageError: No pay leaves as much, or as for `take_home`.
    """
    taxpayer = taxpayer_for(rules, circumstances, today)

    def net_of(base: Decimal) -> Decimal:
        try:
            return taxpayer.net(base, to_penny(bonus_of(base)))
        except UsageError:
            # What goes into a pension is more than so little pay.
            return -Decimal(LARGEST_PAY)

    base = base_for_net(net_of, wanted.net_pay)
    bonus = bonus_of(base)
    answer = take_home(
        rules, circumstances, base, bonus, today, period=wanted.period, details=details
    )
    return answer.replace(net_wanted=wanted)


def named_notes(taxpayer: Taxpayer, found: Deductions) -> Iterator[str]:
    """Return what the pay rules say of the nation and the loans that were named."""
    if taxpayer.nation.note:
        yield taxpayer.nation.note
    for loan in found.student_loans:
        if loan.threshold is None:
            plan = by_id(loan.plan, taxpayer.loans)
            since = plan.collected_from
            end = "" if since is None else f": it is collected from {since.isoformat()} on"
            yield f"Payroll takes nothing for {plan.name.lower()} in {taxpayer.year.id}{end}."


def _lines(
    taxpayer: Taxpayer, pay: Pay, found: Deductions, period: Period, sign_on: Decimal = NOTHING
) -> Iterator[PayLine]:
    """List what is paid and what is taken, and close with what is left."""
    parts = list(_parts(taxpayer, pay, found, sign_on))
    per_period = rounded_parts([part.amount / PERIODS[period] for part in parts])
    for part, amount in zip(parts, per_period, strict=True):
        yield part.replace(amount_per_period=amount)
    yield PayLine(
        line="net_pay",
        name="Take-home pay",
        amount=found.net_pay,
        amount_per_period=sum(per_period, NOTHING),
        sources=(),
    )


_SHORT_METHODS = {
    "salary-sacrifice": "Pension (sacrifice)",
    "net-pay": "Pension (net pay)",
    "relief-at-source": "Pension (at source)",
}


def _parts(
    taxpayer: Taxpayer, pay: Pay, found: Deductions, sign_on: Decimal = NOTHING
) -> Iterator[PayLine]:
    year = taxpayer.year

    def part(line: str, name: str, amount: Decimal, *sources: str) -> PayLine:
        return PayLine(
            line=line,
            name=name,
            amount=to_penny(amount),
            amount_per_period=NOTHING,
            sources=tuple(dict.fromkeys(sources)),
        )

    yield part("gross", "Base pay", pay.gross)
    if pay.bonus - sign_on:
        yield part("bonus", "Bonus", pay.bonus - sign_on)
    if sign_on:
        yield part("sign_on", "Sign-on bonus", sign_on)
    own = to_penny(taxpayer.private_pension * (1 - year.pension.provider_relief))
    if found.pension_employee - own:
        name = _SHORT_METHODS[taxpayer.pension_method.id]
        taken = -(found.pension_employee - own)
        yield part("pension_employee", name, taken, *year.pension.sources)
    if own:
        yield part("private_pension", "Private pension", -own, *year.pension.sources)
    tax = income_tax_for(taxpayer.nation.id, year).sources
    also = year.other_allowances.sources if pay.is_blind or pay.marriage != "none" else ()
    yield part("income_tax", "Income tax", -found.income_tax, *tax, *taxpayer.nation.sources, *also)
    insurance = year.national_insurance.sources
    taken = -found.employee_national_insurance
    yield part("employee_national_insurance", "National Insurance", taken, *insurance)
    for loan in found.student_loans:
        plan = by_id(loan.plan, taxpayer.loans)
        name = f"Student loan, {plan.name.lower()}" if plan.name[:4] == "Plan" else plan.name
        yield part("student_loan", name, -loan.repaid, *plan.sources, *year.student_loans.sources)
    if pay.children:
        taken = -found.child_benefit_charge
        name = "Child benefit charge"
        yield part("child_benefit_charge", name, taken, *year.child_benefit.sources)


def line_sources(taxpayer: Taxpayer, pay: Pay, found: Deductions) -> tuple[RuleSource, ...]:
    """Return the sources of each line that has some."""
    parts = _parts(taxpayer, pay, found)
    return tuple(RuleSource.copied_from(each, figure=each.line) for each in parts if each.sources)


def used_sources(taxpayer: Taxpayer, pay: Pay, found: Deductions) -> Iterator[tuple[str, ...]]:
    """Return the ids of the sources that each deduction rests on, the deciding one first."""
    for line in sorted(_parts(taxpayer, pay, found), key=_tax_first):
        yield line.sources
    for figure in _other_rules(taxpayer.year):
        yield figure.sources


def _tax_first(line: PayLine) -> bool:
    """Put income tax before other lines, so that its source is the first that is named."""
    return line.line != "income_tax"


_CODE_SOURCES = ("paye-tables", "paye11085")


def _other_rules(
    year: TaxYear,
    benefit: BenefitCharge | None = None,
    wage: BelowMinimumWage | None = None,
    coded: CodedTax | PartYear | None = None,
) -> Iterator[RuleSource]:
    yield RuleSource(figure="personal_allowance", sources=year.allowance.sources)
    insurance = year.national_insurance.sources
    yield RuleSource(figure="employer_national_insurance", sources=insurance)
    if benefit is not None:
        yield RuleSource(figure="child_benefit", sources=year.child_benefit.sources)
    if wage is not None:
        yield RuleSource(figure="minimum_wage", sources=wage.sources)
    if coded is not None:
        yield RuleSource(figure="tax_code", sources=_CODE_SOURCES)


def facts_for(
    taxpayer: Taxpayer, found: Deductions, trap: Trap | None, *, sacrifice: bool = False
) -> tuple[PayFact, ...]:
    """Return the sourced facts that must be said with these deductions.

    `sacrifice` says that the answer speaks of giving up pay for a pension.
    """
    topics = {"budget"}
    if trap is not None:
        topics.add("trap")
    sacrificed = bool(taxpayer.pension_share) and taxpayer.pension_method.id == "salary-sacrifice"
    if sacrifice or sacrificed or (trap is not None and trap.way_out is not None):
        topics.add("sacrifice")
    if found.pension_relief:
        topics.add("relief-at-source")
    if taxpayer.children:
        topics.add("child-benefit")
    return facts_on(taxpayer.rules, taxpayer.year, topics)


def facts_on(rules: PayRules, year: TaxYear, topics: Collection[str]) -> tuple[PayFact, ...]:
    """Return the sourced facts of some topics that hold in a tax year."""
    return tuple(
        fact
        for fact in rules.fact
        if fact.topic in topics and (fact.since is None or fact.since <= year.ends)
    )
