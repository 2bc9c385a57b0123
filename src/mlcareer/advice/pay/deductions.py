"""What the law takes from a year's pay: the rules under every answer about take-home pay.

The annual method: tax on the whole year, National Insurance as for an earnings period of a
year, student loans in whole pounds a year. Amounts are exact `Decimal` pounds and are rounded
where the law does it and otherwise once, at the end, to the penny. docs/method.md says how.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal

from mlcareer.errors import UsageError
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.pay_rules import (
        IncomeTax,
        LoanTerms,
        NationalInsurance,
        PensionMethod,
        Period,
        TaxYear,
    )

NOTHING = Decimal(0)
MONTHS = 12
"""In a year."""
PENNY = Decimal("0.01")
MARGINAL_STEP = Decimal(2)
"""Pounds over which a marginal rate is taken: the allowance shrinks by one for every two."""


Marriage = Literal["none", "given", "received"]
"""Who has transferred the marriage allowance to whom."""

HUNDRED = Decimal(100)


class Pay(Record):
    """A year's pay, and what of it goes into a pension by each method, gross of tax relief."""

    nation: str
    gross: Decimal
    """Base pay before any sacrifice."""
    bonus: Decimal = NOTHING
    """Pay on top that no pension percentage counts."""
    sacrifice: Decimal = NOTHING
    """Pay given up for an employer's contribution."""
    net_pay_pension: Decimal = NOTHING
    """Contribution taken before tax and after National Insurance."""
    relief_at_source: Decimal = NOTHING
    """Contribution with the provider's relief in it, taken after tax."""
    loans: tuple[str, ...] = ()
    """The student loan plans held, by id."""
    gift_aid: Decimal = NOTHING
    """Gifts under Gift Aid, grossed up by the tax that the charity reclaims."""
    is_blind: bool = False
    """Whether the blind person's allowance is claimed."""
    marriage: Marriage = "none"
    """Whether part of a personal allowance is transferred between partners."""
    children: int = 0
    """For whom child benefit is paid, to this person or to a partner who earns less."""

    @property
    def liable(self) -> Decimal:
        """Pay that National Insurance and student loans are taken on."""
        return self.gross + self.bonus - self.sacrifice

    @property
    def taxed(self) -> Decimal:
        """Pay that income tax is taken on, before the allowance."""
        return self.liable - self.net_pay_pension

    @property
    def adjusted_net_income(self) -> Decimal:
        """Income that decides the personal allowance: less every kind of contribution."""
        return self.taxed - self.band_extension

    @property
    def band_extension(self) -> Decimal:
        """What raises the limits of tax bands: gross contributions at source and gifts."""
        return self.relief_at_source + self.gift_aid

    @property
    def pension(self) -> Decimal:
        """What reaches the pension of the employee's own, relief included."""
        return self.sacrifice + self.net_pay_pension + self.relief_at_source


class BandTax(Record):
    """Income tax of one band, in pounds a year."""

    band: str
    rate: Decimal
    income: Decimal
    """The taxable income within the band."""
    tax: Decimal
    """To the penny, so that the bands add up to the whole."""


class LoanRepayment(Record):
    """What payroll takes for one student loan, in pounds a year."""

    plan: str
    threshold: int | None
    """Null when payroll takes nothing for the plan in this tax year."""
    rate: Decimal | None
    repaid: Decimal
    """Whole pounds; zero too where another plan with a lower threshold is taken instead."""


class Deductions(Record):
    """What becomes of a year's pay, in pounds and pence a year."""

    personal_allowance: Decimal
    adjusted_net_income: Decimal
    taxable_income: Decimal
    income_tax_by_band: tuple[BandTax, ...]
    income_tax: Decimal
    """The year's liability, with relief at source above the provider's share claimed."""
    income_tax_on_payslips: Decimal
    """What payroll takes in the year, before any such claim."""
    child_benefit: Decimal
    """What is paid for the children in the year; it is not part of net pay."""
    child_benefit_charge: Decimal
    """What of it is taken back from this person, in whole pounds."""
    marriage_allowance: Decimal
    """What a partner's transferred allowance takes off income tax; it is in `income_tax`."""
    employee_national_insurance: Decimal
    employer_national_insurance: Decimal
    student_loans: tuple[LoanRepayment, ...]
    student_loan: Decimal
    pension_employee: Decimal
    """What leaves the employee's pay for the pension."""
    pension_relief: Decimal
    """What the provider claims and adds to it."""
    pension_paid_in: Decimal
    net_pay: Decimal


def to_penny(amount: Decimal) -> Decimal:
    """Round to the nearest penny, half a penny up: calculators of a whole year do so."""
    return amount.quantize(PENNY, ROUND_HALF_UP)


def a_month(pounds_a_year: Decimal) -> Decimal:
    """Return a twelfth, to the nearest penny."""
    return to_penny(pounds_a_year / MONTHS)


def pension_pay(pay: Pay, share: Decimal, method: PensionMethod) -> Pay:
    """Put a share of base pay into the pension: of the base only, gross of tax relief."""
    contribution = to_penny(pay.gross * share)
    if method == "salary-sacrifice":
        return pay.replace(sacrifice=contribution)
    if method == "net-pay":
        return pay.replace(net_pay_pension=contribution)
    return pay.replace(relief_at_source=contribution)


def deduct(pay: Pay, year: TaxYear) -> Deductions:
    """Work out all deductions of a year.

    Raises:
        UsageError: The pension takes more than the pay that is there.
    """
    tax = income_tax_for(pay.nation, year)
    allowance = allowance_of(pay, year)
    taxable = max(NOTHING, pay.taxed - allowance)
    bands = tuple(_taxed_bands(taxable, tax, pay.band_extension))
    before_credit = _sum_tax(bands)
    credit = min(before_credit, marriage_credit(pay, taxable, year))
    due = to_penny(before_credit - credit)
    plain = pay.replace(relief_at_source=NOTHING, gift_aid=NOTHING)
    unclaimed = max(NOTHING, pay.taxed - allowance_of(plain, year))
    on_payslips = max(NOTHING, tax_in_bands(unclaimed, pay.nation, year) - credit)
    charge = child_benefit_charge(pay, year)
    employee = employee_insurance(pay.liable, year.national_insurance, "year")
    loans = tuple(_repayments(pay, year))
    repaid = sum((loan.repaid for loan in loans), NOTHING)
    relief = to_penny(pay.relief_at_source * year.pension.provider_relief)
    leaves = pay.pension - relief
    net = to_penny(pay.gross + pay.bonus) - leaves - due - employee - repaid - charge
    if net < 0 or pay.liable < 0:
        raise UsageError(
            f"the pension takes more than the pay that is left for it: £{pay.pension:,.2f}",
            hint="Give a smaller share of pay with --pension.",
        )
    return Deductions(
        personal_allowance=allowance,
        adjusted_net_income=pay.adjusted_net_income,
        taxable_income=taxable,
        income_tax_by_band=rounded_bands(bands),
        income_tax=due,
        income_tax_on_payslips=to_penny(on_payslips),
        child_benefit=child_benefit(pay.children, year),
        child_benefit_charge=charge,
        marriage_allowance=to_penny(credit),
        employee_national_insurance=employee,
        employer_national_insurance=employer_insurance(pay.liable, year.national_insurance),
        student_loans=loans,
        student_loan=repaid,
        pension_employee=leaves,
        pension_relief=relief,
        pension_paid_in=pay.pension,
        net_pay=net,
    )


def income_tax_for(nation: str, year: TaxYear) -> IncomeTax:
    """Return the bands that a nation's taxpayers have."""
    return next(tax for tax in year.income_tax if nation in tax.nations)


def personal_allowance(adjusted_net_income: Decimal, year: TaxYear) -> Decimal:
    """Return the income that is free of tax, in pounds a year.

    It shrinks by a pound for every two above the taper's start, and what remains is rounded
    up to a whole pound.

    Source: Income Tax Act 2007, s. 35(2) and (3)
    """
    over = max(NOTHING, adjusted_net_income - year.allowance.taper_from)
    remaining = max(NOTHING, year.allowance.amount - over / 2)
    return remaining.to_integral_value(ROUND_CEILING)


def allowance_of(pay: Pay, year: TaxYear) -> Decimal:
    """Return the income that is free of tax with what is claimed or transferred, in whole pounds.

    The blind person's allowance is not tapered. A transferred part is missing only where the
    transfer holds, which is where no tax above the basic rate is paid after it.

    Source: Income Tax Act 2007, s. 38 and 55B
    """
    allowance = personal_allowance(pay.adjusted_net_income, year)
    if pay.is_blind:
        allowance += year.other_allowances.blind_person
    if pay.marriage == "given":
        less = max(NOTHING, allowance - year.other_allowances.marriage)
        if _within_marriage_bands(pay, pay.taxed - less, year):
            return less
    return allowance


def marriage_credit(pay: Pay, taxable: Decimal, year: TaxYear) -> Decimal:
    """Return what a partner's transferred allowance takes off tax: its share at the basic rate.

    Source: Income Tax Act 2007, s. 55B and 55C
    """
    if pay.marriage != "received" or not _within_marriage_bands(pay, taxable, year):
        return NOTHING
    return year.other_allowances.marriage * year.pension.provider_relief


def has_marriage_transfer(pay: Pay, year: TaxYear) -> bool:
    """Whether the marriage allowance that is asked about holds at this pay."""
    if pay.marriage == "none":
        return False
    if pay.marriage == "received":
        return _within_marriage_bands(pay, pay.taxed - allowance_of(pay, year), year)
    return allowance_of(pay, year) != allowance_of(pay.replace(marriage="none"), year)


def _within_marriage_bands(pay: Pay, taxable: Decimal, year: TaxYear) -> bool:
    tax = income_tax_for(pay.nation, year)
    extends = False
    for band in tax.band:
        extends = extends or band.name == tax.relief_extends_from
        if band.name == tax.marriage_up_to:
            limit = band.up_to
            return limit is None or taxable <= limit + (pay.band_extension if extends else 0)
    return False


def child_benefit(children: int, year: TaxYear) -> Decimal:
    """Return a whole year of child benefit: a week for each Monday of the tax year.

    Source: Income Tax (Earnings and Pensions) Act 2003, s. 681H
    """
    if not children:
        return NOTHING
    rules = year.child_benefit
    return to_penny((rules.first + rules.other * (children - 1)) * year.mondays)


def child_benefit_charge(pay: Pay, year: TaxYear) -> Decimal:
    """Return what is taken back of child benefit, in whole pounds.

    The benefit, the per cent and the charge are each rounded down to a whole number.

    Source: Income Tax (Earnings and Pensions) Act 2003, s. 681C
    """
    over = pay.adjusted_net_income - year.child_benefit.charge_from
    if over <= 0 or not pay.children:
        return NOTHING
    steps = (over / year.child_benefit.charge_step).to_integral_value(ROUND_FLOOR)
    benefit = child_benefit(pay.children, year).to_integral_value(ROUND_FLOOR)
    charge = benefit * min(HUNDRED, steps) / HUNDRED
    return charge.to_integral_value(ROUND_FLOOR)


def charge_ends(year: TaxYear) -> Decimal:
    """Return the adjusted net income from which all child benefit is taken back."""
    rules = year.child_benefit
    return rules.charge_from + HUNDRED * rules.charge_step


def taper_ends(year: TaxYear) -> Decimal:
    """Return the adjusted net income at which nothing is left of the allowance."""
    return Decimal(year.allowance.taper_from + 2 * year.allowance.amount)


def _taxed_bands(taxable: Decimal, tax: IncomeTax, contribution: Decimal) -> Iterator[BandTax]:
    """Split taxable income over the bands, unrounded.

    A contribution with relief at source raises the limit of the band that the law names and
    of those above it, which gives the relief above the provider's share.

    Source: Finance Act 2004, s. 192(4) and (4A)
    """
    start, extends = NOTHING, False
    for band in tax.band:
        extends = extends or band.name == tax.relief_extends_from
        limit = taxable if band.up_to is None else band.up_to + (contribution if extends else 0)
        within = max(NOTHING, min(taxable, limit) - start)
        yield BandTax(band=band.name, rate=band.rate, income=within, tax=within * band.rate)
        start = max(start, Decimal(limit))


def _sum_tax(bands: Iterable[BandTax]) -> Decimal:
    return sum((band.tax for band in bands), NOTHING)


def tax_in_bands(taxable: Decimal, nation: str, year: TaxYear) -> Decimal:
    """Return the income tax of so much taxable income, unrounded."""
    return _sum_tax(_taxed_bands(taxable, income_tax_for(nation, year), NOTHING))


def rounded_bands(bands: tuple[BandTax, ...]) -> tuple[BandTax, ...]:
    """Round each band to the penny so that together they are the rounded total."""
    taxes = rounded_parts([band.tax for band in bands])
    return tuple(
        band.replace(tax=tax) for band, tax in zip(bands, taxes, strict=True) if band.income
    )


def rounded_parts(parts: Iterable[Decimal]) -> tuple[Decimal, ...]:
    """Round amounts to the penny so that they add up to their rounded sum.

    Each is the step that the running total, rounded, makes.
    """
    rounded, total, shown = [], NOTHING, NOTHING
    for part in parts:
        total += part
        rounded.append(to_penny(total) - shown)
        shown = to_penny(total)
    return tuple(rounded)


def employee_insurance(liable: Decimal, rules: NationalInsurance, period: Period) -> Decimal:
    """Return the employee's contributions for one earnings period, to the nearest penny.

    Half a penny is dropped. Each period is taken alone: what was paid in another does not count.

    Source: National Insurance Manual, NIM11002
    """
    return _to_penny_half_down(_employee_insurance(liable, rules, period))


def _employee_insurance(liable: Decimal, rules: NationalInsurance, period: Period) -> Decimal:
    starts = rules.primary_threshold.of(period)
    upper = rules.upper_earnings_limit.of(period)
    main = max(NOTHING, min(liable, Decimal(upper)) - starts)
    above = max(NOTHING, liable - upper)
    return main * rules.employee_rate + above * rules.employee_rate_above


def employer_insurance(
    liable: Decimal, rules: NationalInsurance, period: Period = "year"
) -> Decimal:
    """Return the employer's contributions for one earnings period, as the employee's."""
    over = max(NOTHING, liable - rules.secondary_threshold.of(period))
    return _to_penny_half_down(over * rules.employer_rate)


def _to_penny_half_down(amount: Decimal) -> Decimal:
    return amount.quantize(PENNY, ROUND_HALF_DOWN)


def charged_loans(plans: tuple[str, ...], year: TaxYear) -> tuple[LoanTerms, ...]:
    """Return the loans that payroll takes: of the undergraduate ones the lowest threshold held."""
    held = [terms for terms in year.student_loans.plan if terms.id in plans]
    undergraduate = [terms for terms in held if not terms.on_top]
    lowest = sorted(undergraduate, key=lambda terms: terms.threshold)[:1]
    return (*lowest, *(terms for terms in held if terms.on_top))


def repayment(liable: Decimal, threshold: Decimal | int, rate: Decimal) -> Decimal:
    """Return what one loan takes of a period's pay, in whole pounds, rounded down."""
    return _owed(liable, threshold, rate).to_integral_value(ROUND_FLOOR)


def _owed(liable: Decimal, threshold: Decimal | int, rate: Decimal) -> Decimal:
    return max(NOTHING, liable - threshold) * rate


def _repayments(pay: Pay, year: TaxYear) -> Iterator[LoanRepayment]:
    charged = {terms.id for terms in charged_loans(pay.loans, year)}
    terms_of = {terms.id: terms for terms in year.student_loans.plan}
    for plan in dict.fromkeys(pay.loans):
        terms = terms_of.get(plan)
        if terms is None:
            yield LoanRepayment(plan=plan, threshold=None, rate=None, repaid=NOTHING)
            continue
        taken = repayment(pay.liable, terms.threshold, terms.rate)
        yield LoanRepayment(
            plan=plan,
            threshold=terms.threshold,
            rate=terms.rate,
            repaid=taken if plan in charged else NOTHING,
        )


def burden(pay: Pay, year: TaxYear) -> Decimal:
    """Return income tax, the employee's National Insurance, loans and the charge, not rounded.

    The charge on child benefit is taken pound by pound, and not in its steps.
    """
    allowance = allowance_of(pay, year)
    taxable = max(NOTHING, pay.taxed - allowance)
    bands = _taxed_bands(taxable, income_tax_for(pay.nation, year), pay.band_extension)
    insurance = _employee_insurance(pay.liable, year.national_insurance, "year")
    charged = charged_loans(pay.loans, year)
    loans = (_owed(pay.liable, terms.threshold, terms.rate) for terms in charged)
    return _sum_tax(bands) + insurance + sum(loans, NOTHING) + _charge(pay, year)


def _charge(pay: Pay, year: TaxYear) -> Decimal:
    starts, ends = Decimal(year.child_benefit.charge_from), charge_ends(year)
    over = max(NOTHING, min(pay.adjusted_net_income, ends) - starts)
    return child_benefit(pay.children, year) * over / (ends - starts)


def marginal_rate(pay: Pay, year: TaxYear) -> Decimal:
    """Return the share that is taken of the next two pounds of pay that no pension counts."""
    more = pay.replace(bonus=pay.bonus + MARGINAL_STEP)
    if pay.marriage == "given" and not has_marriage_transfer(more, year):
        # The end of a transfer is a cliff, and not a rate.
        pay, more = pay.replace(marriage="none"), more.replace(marriage="none")
    return (burden(more, year) - burden(pay, year)) / MARGINAL_STEP
