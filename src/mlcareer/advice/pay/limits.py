"""The limits of the law that income passes, and the sacrifice that leads back below them.

The taper of the personal allowance, the charge on child benefit, the annual allowance of a
pension and the national minimum wage.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.deductions import (
    NOTHING,
    PENNY,
    Pay,
    charge_ends,
    child_benefit,
    child_benefit_charge,
    deduct,
    taper_ends,
    to_penny,
)
from mlcareer.guide.amount import FULL_TIME_HOURS, WEEKS_A_YEAR
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import MinimumWage, PayRules, TaxYear


class ExtraSacrifice(Record):
    """A further salary sacrifice that brings income back below a limit."""

    sacrifice: Decimal
    """Pay to give up for the pension, in pounds a year, besides what goes there already."""
    net_given_up: Decimal
    """What that costs of net pay."""
    costs_per_pound: Decimal
    """Net pay given up for each pound in the pension, share of one, to four places."""


class Trap(Record):
    """How far income is into the taper of the allowance, once it is above its start."""

    starts: Decimal
    """Adjusted net income from which the allowance shrinks."""
    ends: Decimal
    """Adjusted net income at which none of it is left."""
    income: Decimal
    inside: bool
    """Whether the income is below the end."""
    way_out: ExtraSacrifice | None
    """Null where it would take more than the base, or than a pension's annual allowance."""


class BenefitCharge(Record):
    """Child benefit and the charge that takes it back. Pounds a year."""

    children: int
    benefit: Decimal
    """What is paid in the year: a week for each Monday of the tax year."""
    charge: Decimal
    """What this person pays back, in whole pounds."""
    percent: int
    """The whole per cent of it that is taken back."""
    starts: Decimal
    """Adjusted net income above which it is taken back."""
    ends: Decimal
    """Adjusted net income from which all of it is."""
    income: Decimal
    way_out: ExtraSacrifice | None
    """Down to its start; null where there is no charge or the sacrifice is not open."""


class PensionLimit(Record):
    """The annual allowance, where the contributions that are known of exceed it."""

    allowance: Decimal
    paid_in: Decimal
    tapered: bool


class BelowMinimumWage(Record):
    """Pay an hour that is below the national minimum wage."""

    an_hour: Decimal
    """What is paid, to the penny, after a salary sacrifice."""
    minimum: Decimal
    """What the law asks from 21 years on."""
    since: date
    hours: Decimal
    """A week, as stated or as assumed."""
    sacrifice: bool
    """Whether pay is above it without the sacrifice, which may then not be made."""
    sources: tuple[str, ...]


def trap_at(pay: Pay, year: TaxYear) -> Trap | None:
    """Say how far income is into the taper; null at or below its start."""
    income = pay.adjusted_net_income
    starts, ends = Decimal(year.allowance.taper_from), taper_ends(year)
    if income <= starts:
        return None
    return Trap(
        starts=starts,
        ends=ends,
        income=to_penny(income),
        inside=income < ends,
        way_out=extra_sacrifice(pay, year, income - starts),
    )


def benefit_charge_at(pay: Pay, year: TaxYear) -> BenefitCharge | None:
    """Say what becomes of child benefit; null without children."""
    if not pay.children:
        return None
    rules = year.child_benefit
    starts, ends = Decimal(rules.charge_from), charge_ends(year)
    income = pay.adjusted_net_income
    over = max(NOTHING, min(income, ends) - starts)
    charge = child_benefit_charge(pay, year)
    # Below the first full step nothing is charged, and no sacrifice is of use.
    return BenefitCharge(
        children=pay.children,
        benefit=child_benefit(pay.children, year),
        charge=charge,
        percent=int(over // rules.charge_step),
        starts=starts,
        ends=ends,
        income=to_penny(income),
        way_out=extra_sacrifice(pay, year, income - starts) if charge else None,
    )


EXAMPLE_CHILDREN = 2
"""For whom the charge on child benefit is shown to somebody who names no children."""


def charge_of_two(pay: Pay, year: TaxYear) -> BenefitCharge | None:
    """Return the charge of two children, where none are named and income is within its range."""
    if pay.children:
        return None
    found = benefit_charge_at(pay.replace(children=EXAMPLE_CHILDREN), year)
    return found if found and found.starts < found.income <= found.ends else None


def qualifying_earnings(pay: Decimal, year: TaxYear) -> Decimal:
    """Return the part of a year's pay that the legal minimum of a pension is counted on."""
    rules = year.pension
    return max(NOTHING, min(pay, Decimal(rules.qualifying_to)) - rules.qualifying_from)


def least_pension_of(pay: Decimal, year: TaxYear) -> Decimal:
    """Return the legal minimum of an employer: none below the trigger of auto-enrolment."""
    if pay < year.pension.enrolled_from:
        return NOTHING
    return to_penny(qualifying_earnings(pay, year) * year.pension.least_employer)


def extra_sacrifice(pay: Pay, year: TaxYear, sacrifice: Decimal) -> ExtraSacrifice | None:
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
    return ExtraSacrifice(
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


def minimum_wage_on(rules: PayRules, day: date) -> MinimumWage | None:
    """Return the minimum wage of a day, or `None` before the first that is known."""
    return next((wage for wage in reversed(rules.minimum_wage) if wage.since <= day), None)


def below_minimum_wage(
    rules: PayRules, pay: Pay, hours: Decimal | None, day: date
) -> BelowMinimumWage | None:
    """Return what base pay comes to an hour, where that is below the minimum wage of a day.

    A bonus is left out, as a single payment counts for the month it is paid in. Without
    `hours` a full-time week is taken. A salary sacrifice lowers the pay that counts.

    Source: National Minimum Wage Regulations 2015, regulation 9
    """
    wage = minimum_wage_on(rules, day)
    if wage is None or not pay.gross:
        return None
    week = hours or FULL_TIME_HOURS

    def an_hour(pounds: Decimal) -> Decimal:
        return (pounds / WEEKS_A_YEAR / week).quantize(PENNY, ROUND_HALF_UP)

    paid = an_hour(pay.gross - pay.sacrifice)
    if paid >= wage.an_hour:
        return None
    return BelowMinimumWage(
        an_hour=paid,
        minimum=wage.an_hour,
        since=wage.since,
        hours=week,
        sacrifice=an_hour(pay.gross) >= wage.an_hour,
        sources=wage.sources,
    )
