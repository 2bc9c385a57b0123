"""An offer's terms turned into pounds, in the circumstances they are paid in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.circumstances import HUNDRED, Settled, named_circumstances, settle
from mlcareer.advice.pay.deductions import NOTHING, Pay, to_penny
from mlcareer.advice.place import regions_of
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.record import Record

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules, TaxYear


class Judged(Record):
    """An offer's terms in pounds, with the circumstances it is paid in."""

    terms: OfferTerms
    settled: Settled
    bonus: Decimal
    equity: Decimal
    sign_on: Decimal
    """The part of it that one year is given."""
    employer_pension: Decimal

    @property
    def vest(self) -> Decimal:
        """The equity that is pay: a year's vest of listed shares.

        Options in a private company may come to nothing, and equity of no stated kind may be
        such options, so neither is counted.
        """
        return self.equity if self.terms.equity_kind == "listed-shares" else NOTHING

    @property
    def uncounted_equity(self) -> Decimal:
        """The equity that is counted as nothing, at the value that the offer puts on it."""
        return self.equity - self.vest

    def pay(self, extra: Decimal = NOTHING) -> Pay:
        """Return base and bonus, and `extra` pay that no pension counts."""
        return self.settled.pay(Decimal(self.terms.base), self.bonus + extra)

    def pay_at(self, base: Decimal) -> Pay:
        """Return the year's pay at another base: with its bonus and a vest of listed shares.

        A bonus in per cent follows the base; one in pounds stays, and so does the vest.
        """
        bonus = self.bonus
        if self.terms.bonus is None and self.terms.bonus_percent is not None:
            bonus = to_penny(base * Decimal(self.terms.bonus_percent) / HUNDRED)
        return self.settled.pay(base, bonus + self.vest)


def judge(
    terms: OfferTerms, guide: Guide, rules: PayRules, tax_year: str | None, today: date
) -> Judged:
    """Turn an offer's terms into pounds; what is not stated counts as nothing.

    Raises:
        UsageError: A name in it is not known.
    """
    settled = settle(
        rules,
        named_circumstances(
            rules,
            nation=terms.nation,
            tax_year=tax_year,
            pension_percent=Decimal(terms.pension_percent or 0),
            pension_method=terms.pension_method,
            student_loans=terms.student_loans,
        ),
        today,
        regions_of(guide, terms.region)[1],
    )
    return Judged(
        terms=terms,
        settled=settled,
        bonus=terms.bonus_pounds or NOTHING,
        equity=Decimal(terms.equity or 0),
        sign_on=to_penny(Decimal(terms.sign_on or 0) / rules.package.sign_on_years),
        employer_pension=employer_pension(terms, settled.year),
    )


def employer_pension(terms: OfferTerms, year: TaxYear) -> Decimal:
    """Return what the employer pays in, to the penny; of the whole base where it is not said."""
    share = Decimal(terms.employer_pension_percent or 0) / HUNDRED
    if terms.employer_pension_of == "qualifying-earnings":
        return to_penny(share * qualifying_earnings(Decimal(terms.base), year))
    return to_penny(share * terms.base)


def qualifying_earnings(base: Decimal, year: TaxYear) -> Decimal:
    """Return the part of base pay that the legal minimum is counted on."""
    pension = year.pension
    return max(NOTHING, min(base, Decimal(pension.qualifying_to)) - pension.qualifying_from)


def least_employer_pension(base: Decimal, year: TaxYear) -> Decimal:
    """Return the least that the law lets an employer pay in, to the penny."""
    return to_penny(qualifying_earnings(base, year) * year.pension.least_employer)
