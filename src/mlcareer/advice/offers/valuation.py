"""An offer's terms turned into pounds, in the circumstances they are paid in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mlcareer.advice.pay.circumstances import Circumstances, Taxpayer, taxpayer_for
from mlcareer.advice.pay.deductions import (
    HUNDRED,
    NOTHING,
    Pay,
    deduct,
    employer_insurance,
    marginal_rate,
    to_penny,
)
from mlcareer.advice.pay.limits import (
    BenefitCharge,
    Trap,
    benefit_charge_at,
    charge_of_two,
    least_pension_of,
    qualifying_earnings,
    trap_at,
)
from mlcareer.advice.place import Where, where_in
from mlcareer.guide.amount import WEEKS_A_YEAR
from mlcareer.guide.model import Guide
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.pay_rules import PayRules, TaxYear
from mlcareer.guide.visa_rules import VisaRules
from mlcareer.record import Record


class Knowledge(Record):
    """All that an offer is judged by."""

    guide: Guide
    rules: PayRules
    visa_rules: VisaRules
    today: date


class FirstYear(Record):
    """The tax year in which a sign-on bonus is paid, in pounds and pence."""

    pay: Decimal
    """Base pay, bonus, the sign-on bonus and what vests of listed shares in the first year."""
    net: Decimal
    sign_on: Decimal
    sign_on_left: Decimal
    """What tax, National Insurance, loans and the charge on child benefit leave of it."""
    marginal_rate: Decimal
    """Taken of the next pound, share of one."""
    trap: Trap | None
    benefit: BenefitCharge | None
    benefit_for_two: BenefitCharge | None
    """The charge of two children, where none are named and income lies within its range."""


class Valuation(Record):
    """An offer's terms in pounds a year, with the circumstances it is paid in."""

    terms: OfferTerms
    taxpayer: Taxpayer
    bonus: Decimal
    equity: Decimal
    """What vests in a year, on the average of the years of a grant."""
    employer_pension: Decimal
    """As stated, or the legal minimum."""

    @property
    def base(self) -> Decimal:
        """Base pay."""
        return Decimal(self.terms.base)

    @property
    def hours(self) -> Decimal | None:
        """A week; nothing where they are not stated."""
        return None if self.terms.hours is None else Decimal(self.terms.hours)

    @property
    def paid_hours(self) -> Decimal | None:
        """A year, of 52 weeks."""
        return None if self.hours is None else self.hours * WEEKS_A_YEAR

    @property
    def stated_pension(self) -> Decimal:
        """What the offer states that the employer pays into the pension."""
        return NOTHING if self.terms.employer_pension_percent is None else self.employer_pension

    @property
    def sign_on_part(self) -> Decimal:
        """A year's part of a sign-on bonus before tax, by the convention of packages."""
        return to_penny(self.sign_on / self.taxpayer.rules.package.sign_on_years)

    @property
    def sign_on(self) -> Decimal:
        """The whole sign-on bonus."""
        return Decimal(self.terms.sign_on or 0)

    @property
    def is_least_pension(self) -> bool:
        """Whether the employer's pension is the legal minimum because none is stated."""
        return self.terms.employer_pension_percent is None and self.employer_pension > 0

    @property
    def vest(self) -> Decimal:
        """The equity that is pay: a year's vest of listed shares.

        Shares of a private company may come to nothing, and equity of no stated kind may be
        such shares, so neither is counted.
        """
        return self.equity if self.terms.equity_kind == "listed-shares" else NOTHING

    @property
    def first_vest(self) -> Decimal:
        """What vests of listed shares in the first year."""
        vests = self.terms.vests()
        return vests[0] if vests and self.vest else self.vest

    @property
    def uncounted_equity(self) -> Decimal:
        """The equity that is counted as nothing, at the value that the offer puts on it."""
        return self.equity - self.vest

    def pay(self, extra: Decimal = NOTHING) -> Pay:
        """Return base and bonus, and `extra` pay that no pension counts."""
        return self.taxpayer.pay(self.base, self.bonus + extra)

    def pay_with_vest(self, vest: Decimal, extra: Decimal = NOTHING) -> Pay:
        """Return base, bonus and a vest, with the employer's insurance where it is passed on."""
        pay = self.pay(vest + extra)
        if not self.terms.employer_insurance:
            return pay
        # What an employee bears of it is relieved from income tax and not from insurance.
        return pay.replace(net_pay_pension=pay.net_pay_pension + self.passed_on(vest))

    def passed_on(self, vest: Decimal) -> Decimal:
        """Return the employer's National Insurance on a vest, in pounds and pence."""
        insurance = self.taxpayer.year.national_insurance
        paid = self.pay()
        with_vest = employer_insurance(paid.liable + vest, insurance)
        return to_penny(with_vest - employer_insurance(paid.liable, insurance))

    def pay_at(self, base: Decimal) -> Pay:
        """Return the year's pay at another base: with its bonus and a vest of listed shares.

        A bonus in per cent follows the base; one in pounds stays, and so does the vest.
        """
        bonus = self.bonus if self.terms.bonus is not None else self.terms.bonus_at(base)
        return self.taxpayer.pay(base, (bonus or NOTHING) + self.vest)

    def at_base(self, base: Decimal) -> Valuation:
        """Return the offer at another base: what is a share of it follows."""
        terms = self.terms.replace(base=int(base))
        return self.replace(
            terms=terms,
            bonus=terms.bonus_pounds or NOTHING,
            employer_pension=employer_pension(terms, self.taxpayer.year),
        )

    @property
    def cash(self) -> Decimal:
        """Take-home pay a year of base and bonus."""
        return self.taxpayer.net(self.base, self.bonus)

    @property
    def equity_left(self) -> Decimal:
        """What is left of a year's vest of listed shares, taxed as pay."""
        return self.left_of_vest(self.vest)

    def left_of_vest(self, vest: Decimal) -> Decimal:
        """Return what is left of a vest, taxed as pay."""
        if not vest:
            return NOTHING
        return self.net_with(vest) - self.cash

    @property
    def sign_on_left(self) -> Decimal:
        """What is left of the whole sign-on bonus in the year in which it is paid."""
        if not self.sign_on:
            return NOTHING
        with_it = self.pay_with_vest(self.first_vest, self.sign_on)
        return deduct(with_it, self.taxpayer.year).net_pay - self.net_with(self.first_vest)

    @property
    def sign_on_a_year(self) -> Decimal:
        """A year's part of what is left of it, for ranking."""
        return to_penny(self.sign_on_left / self.taxpayer.rules.package.sign_on_years)

    @property
    def pension(self) -> Decimal:
        """All that goes into the pension, of both sides and with tax relief."""
        return self.pay().pension + self.employer_pension

    @property
    def worth(self) -> Decimal:
        """What a year leaves, with private equity counted as nothing."""
        return self.net_with(self.vest) + self.other_worth

    @property
    def other_worth(self) -> Decimal:
        """What a year leaves besides base, bonus and shares: sign-on bonus and pension."""
        return self.sign_on_a_year + self.pension

    def net_with(self, vest: Decimal) -> Decimal:
        """Return take-home pay a year of base, bonus and a vest that is taxed as pay."""
        return deduct(self.pay_with_vest(vest), self.taxpayer.year).net_pay

    @property
    def without_bonus(self) -> Valuation:
        """The same offer without its bonus."""
        return self.replace(bonus=NOTHING, terms=self.terms.replace(bonus=0, bonus_percent=None))

    @property
    def without_employee_pension(self) -> Valuation:
        """The same without a contribution of one's own."""
        return self.replace(taxpayer=self.taxpayer.replace(pension_share=NOTHING))

    def first_year(self) -> FirstYear | None:
        """Return the year in which a sign-on bonus is paid; `None` without one."""
        if not self.sign_on:
            return None
        year = self.taxpayer.year
        pay = self.pay_with_vest(self.first_vest, self.sign_on)
        return FirstYear(
            pay=to_penny(pay.gross + pay.bonus),
            net=deduct(pay, year).net_pay,
            sign_on=self.sign_on,
            sign_on_left=self.sign_on_left,
            marginal_rate=marginal_rate(pay, year),
            trap=trap_at(pay, year),
            benefit=benefit_charge_at(pay, year),
            benefit_for_two=charge_of_two(pay, year),
        )


def value_offer(terms: OfferTerms, known: Knowledge, tax_year: TaxYear | None = None) -> Valuation:
    """Turn an offer's terms into pounds.

    What is not stated counts as nothing, but for the employer's pension: the legal minimum.

    Raises:
        UsageError: There are no figures for the tax year of today.
    """
    where = place_of(terms, known.guide)
    taxpayer = taxpayer_for(
        known.rules,
        Circumstances(
            nation=terms.nation,
            tax_year=tax_year,
            pension_percent=Decimal(terms.pension_percent or 0),
            pension_method=terms.pension_method,
            student_loans=terms.student_loans,
            children=terms.children or 0,
        ),
        known.today,
        None if where is None else where.place,
    )
    equity = Decimal(terms.equity or 0)
    return Valuation(
        terms=terms,
        taxpayer=taxpayer,
        bonus=terms.bonus_pounds or NOTHING,
        equity=to_penny(equity / len(terms.vest)) if terms.vest else equity,
        employer_pension=employer_pension(terms, taxpayer.year),
    )


def place_of(terms: OfferTerms, guide: Guide) -> Where | None:
    """Return where an offer is, with the regions whose bands hold there."""
    return None if terms.region is None else where_in(guide, terms.region)


def employer_pension(terms: OfferTerms, year: TaxYear) -> Decimal:
    """Return what the employer pays in, in pounds a year to the penny.

    Of the whole base where it is not said of what. Not stated, it is the legal minimum of
    somebody who is enrolled; zero per cent says that they opted out.
    """
    base = Decimal(terms.base)
    if terms.employer_pension_percent is None:
        return least_pension_of(base, year)
    share = Decimal(terms.employer_pension_percent) / HUNDRED
    if terms.employer_pension_of == "qualifying-earnings":
        return to_penny(share * qualifying_earnings(base, year))
    return to_penny(share * base)
