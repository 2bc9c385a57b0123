"""A tax year by its payslips: a month each, tax cumulative, National Insurance and loans by month.

This is what a payslip shows. The annual method of `deductions` says what a whole year comes to.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.deductions import (
    MONTHS,
    NOTHING,
    PENNY,
    Deductions,
    Pay,
    a_month,
    allowance_of,
    charged_loans,
    deduct,
    employee_insurance,
    employer_insurance,
    has_marriage_transfer,
    repayment,
    to_penny,
)
from mlcareer.advice.pay.tax_code import TaxCode, tax_by_code, usual_code
from mlcareer.errors import UsageError
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlcareer.advice.pay.circumstances import Taxpayer
    from mlcareer.guide.pay_rules import TaxYear

APRIL = 4
_FIRST_DAY = (4, 6)
"""Month and day on which a tax year begins."""


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


class Payslip(Record):
    """One month's payslip, in pounds and pence."""

    month: date
    """The first day of the month; it is paid on the last."""
    pay: Decimal
    """Base pay and bonus of the month."""
    bonus: Decimal
    """What of it is bonus or sign-on bonus."""
    pension_employee: Decimal
    income_tax: Decimal
    """By a cumulative code; negative where tax taken before is paid back."""
    employee_national_insurance: Decimal
    student_loan: Decimal
    net_pay: Decimal
    pay_so_far: Decimal
    """In the tax year, what was earned elsewhere before among it."""
    net_so_far: Decimal
    """Of these payslips."""


class PartYear(Record):
    """What the payslips of a tax year pay out where pay changes within it."""

    begins: date
    """The day from which the new pay holds."""
    earned_before: Decimal
    """Taxed pay of the tax year from another job."""
    tax_before: Decimal
    """Income tax taken of that, by the same code."""
    code: str
    payslips: tuple[Payslip, ...]
    pay: Decimal
    """Of these payslips, as are the following."""
    income_tax: Decimal
    employee_national_insurance: Decimal
    student_loan: Decimal
    pension_employee: Decimal
    net_pay: Decimal
    net_pay_per_month: Decimal
    """The average of the payslips with the new pay and no lump."""
    due: Decimal
    """Income tax due on all pay of the year."""
    difference: Decimal
    """Tax taken less tax due: positive is due back, negative is owed."""
    employer_national_insurance: Decimal


def bonus_month(pay: Pay, year: TaxYear, found: Deductions) -> BonusMonth:
    """Work out National Insurance and loans of eleven months and of the one with the bonus."""
    insurance = year.national_insurance
    ordinary = a_month(pay.liable - pay.bonus)
    special = ordinary + pay.bonus
    usual = employee_insurance(ordinary, insurance, "month")
    once = employee_insurance(special, insurance, "month")
    whole = usual * (MONTHS - 1) + once
    loans = loans_of_month(ordinary, pay.loans, year) * (MONTHS - 1)
    loans += loans_of_month(special, pay.loans, year)
    return BonusMonth(
        insurance_in_a_month=usual,
        insurance_in_the_month=once,
        insurance_in_the_year=whole,
        insurance_less_than_annual=found.employee_national_insurance - whole,
        loans_in_the_year=loans,
        loans_more_than_annual=loans - found.student_loan,
    )


def loans_of_month(liable: Decimal, plans: tuple[str, ...], year: TaxYear) -> Decimal:
    """Return what all loans take of one month's pay, each down to a whole pound.

    A month's threshold is a twelfth of the year's, down to a penny.
    """
    taken = NOTHING
    for terms in charged_loans(plans, year):
        threshold = (Decimal(terms.threshold) / MONTHS).quantize(PENNY, ROUND_FLOOR)
        taken += repayment(liable, threshold, terms.rate)
    return taken


def months_of(year: TaxYear) -> tuple[date, ...]:
    """Return the first days of a tax year's twelve payslip months, April to March."""
    first = year.begins.year
    return tuple(
        date(first + (month > MONTHS), (month - 1) % MONTHS + 1, 1)
        for month in range(APRIL, APRIL + MONTHS)
    )


def check_day(day: date, year: TaxYear) -> date:
    """Return a day of the tax year; one in the last days of March's payslip counts there.

    Raises:
        UsageError: It lies in another tax year.
    """
    if not year.begins <= day <= year.ends:
        raise UsageError(
            f"{day.isoformat()} is not in the tax year {year.id}",
            hint=f"It runs from {year.begins} to {year.ends}. Name another with --year.",
        )
    return day


def part_year(
    taxpayer: Taxpayer,
    gross: Decimal,
    begins: date,
    *,
    before: Taxpayer | None = None,
    gross_before: Decimal = NOTHING,
    earned_before: Decimal = NOTHING,
    lumps: Sequence[tuple[date, Decimal]] = (),
    code: TaxCode | None = None,
) -> PartYear:
    """Work out each payslip of a tax year in which pay begins or changes on a day.

    Args:
        taxpayer: The circumstances of the new pay.
        gross: Its base, a year.
        begins: The day from which it holds; the month of that day is shared by days.
        before: The circumstances of the pay until then, where there was some in this job.
        gross_before: Its base, a year.
        earned_before: Pay from another job in the tax year, taxed by the same code.
        lumps: Days in whose month a bonus or a sign-on bonus is paid, and its pounds.
        code: The tax code; without one, that of the allowance of the year's whole income.

    Raises:
        UsageError: A day is not in the tax year.
    """
    year = taxpayer.year
    check_day(begins, year)
    months = [
        (number, month)
        for number, month in enumerate(months_of(year), start=1)
        if before is not None or _ends(month) >= begins
    ]
    shares = [_share(month, begins) for _, month in months]
    lump_of = {month: _lumps(month, lumps, year) for _, month in months}
    paid = [
        a_month(gross * share + gross_before * (1 - share))
        if before is not None
        else a_month(gross * share)
        for share in shares
    ]
    # The pension is counted on the base of these payslips alone.
    whole = taxpayer.pay(sum(paid, NOTHING), sum(lump_of.values(), NOTHING))
    whole = whole.replace(gross=sum(paid, earned_before))
    used = code or _code_of(whole, year)
    nation = taxpayer.nation.id
    first = months[0][0] if months else 1
    tax_before = (
        tax_by_code(used, earned_before, nation, year, max(first - 1, 1))
        if earned_before
        else NOTHING
    )
    pays = [
        _pay_of_month(taxpayer if share or before is None else before, base, lump_of[month])
        for (_, month), share, base in zip(months, shares, paid, strict=True)
    ]
    slips: list[Payslip] = []
    taxed, taken = earned_before, tax_before
    for (number, month), pay in zip(months, pays, strict=True):
        taxed += pay.taxed
        to_date = max(NOTHING, tax_by_code(used, taxed, nation, year, number))
        slip = _payslip(month, pay, to_date - taken, year)
        taken = to_date
        so_far = (slips[-1].pay_so_far, slips[-1].net_so_far) if slips else (earned_before, NOTHING)
        slips.append(
            slip.replace(pay_so_far=so_far[0] + slip.pay, net_so_far=so_far[1] + slip.net_pay)
        )
    due = deduct(whole, year).income_tax
    new = [
        slip for slip, share in zip(slips, shares, strict=True) if share == 1 and not slip.bonus
    ] or slips
    employer = (employer_insurance(pay.liable, year.national_insurance, "month") for pay in pays)
    sums = {name: sum((getattr(slip, name) for slip in slips), NOTHING) for name in _SUMMED}
    return PartYear(
        **sums,
        begins=begins,
        earned_before=earned_before,
        tax_before=tax_before,
        code=used.code,
        payslips=tuple(slips),
        income_tax=taken - tax_before,
        net_pay_per_month=to_penny(sum((slip.net_pay for slip in new), NOTHING) / max(len(new), 1)),
        due=due,
        difference=taken - due,
        employer_national_insurance=sum(employer, NOTHING),
    )


_SUMMED = ("pay", "employee_national_insurance", "student_loan", "pension_employee", "net_pay")
"""What of a year's payslips is their sum."""


def _pay_of_month(taxpayer: Taxpayer, base: Decimal, lump: Decimal) -> Pay:
    """Return a month's pay; what is paid a year for a pension of one's own is no part of it."""
    at_source = taxpayer.pension_method.id == "relief-at-source"
    share = taxpayer.pension_share if at_source else NOTHING
    pay = taxpayer.pay(base, lump)
    return pay.replace(relief_at_source=to_penny(base * share), gift_aid=NOTHING)


def _payslip(month: date, pay: Pay, tax: Decimal, year: TaxYear) -> Payslip:
    """Take tax, insurance, loans and pension from a month's pay."""
    insurance = employee_insurance(pay.liable, year.national_insurance, "month")
    loan = loans_of_month(pay.liable, pay.loans, year)
    pension = pay.pension - to_penny(pay.relief_at_source * year.pension.provider_relief)
    paid = pay.gross + pay.bonus
    return Payslip(
        month=month,
        pay=paid,
        bonus=pay.bonus,
        pension_employee=pension,
        income_tax=tax,
        employee_national_insurance=insurance,
        student_loan=loan,
        net_pay=paid - pension - tax - insurance - loan,
        pay_so_far=NOTHING,
        net_so_far=NOTHING,
    )


def _code_of(whole: Pay, year: TaxYear) -> TaxCode:
    """Return the code that HMRC would give for the year's whole pay."""
    marriage = whole.marriage if has_marriage_transfer(whole, year) else "none"
    allowance = allowance_of(whole, year)
    if marriage == "received":
        allowance += year.other_allowances.marriage
    return usual_code(allowance, whole.nation, marriage)


def _ends(month: date) -> date:
    return month.replace(day=_days_of(month))


def _days_of(month: date) -> int:
    # Imported here, as few offers begin within a month.
    from calendar import monthrange

    return monthrange(month.year, month.month)[1]


def _share(month: date, begins: date) -> Decimal:
    """Return the share of a month's days that lie on or after a day.

    The tax year begins on 6 April, and what begins with it is paid for the whole of April.
    """
    days = _days_of(month)
    if begins <= month or (
        (begins.month, begins.day) == _FIRST_DAY and begins.month == month.month
    ):
        return Decimal(1)
    if begins > _ends(month):
        return NOTHING
    return Decimal(days - begins.day + 1) / days


def _lumps(month: date, lumps: Sequence[tuple[date, Decimal]], year: TaxYear) -> Decimal:
    months = months_of(year)
    total = NOTHING
    for day, pounds in lumps:
        check_day(day, year)
        # The first days of April after 5 March's payslip belong to the last one of the year.
        paid_in = day.replace(day=1)
        if paid_in not in months or (paid_in == months[0] and day.year > year.begins.year):
            paid_in = months[-1]
        if paid_in == month:
            total += pounds
    return total
