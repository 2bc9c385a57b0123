"""What decides somebody's deductions besides the pay itself."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.deductions import (
    HUNDRED,
    NOTHING,
    Marriage,
    Pay,
    deduct,
    pension_pay,
    to_penny,
)
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id
from mlcareer.guide.pay_rules import LoanPlan, Nation, PayRules, PensionWay, TaxYear
from mlcareer.record import Record

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.advice.place import PlaceAnswer

USUAL_NATION = "england"
"""Taken where no nation is named; most pay in the guide is paid there."""
USUAL_METHOD = "salary-sacrifice"


class Circumstances(Record):
    """What decides somebody's deductions; what is null takes the usual value."""

    nation: Nation | None = None
    """Null for where the region that is asked about lies, or England."""
    tax_year: TaxYear | None = None
    """Null for the tax year of today."""
    pension_percent: Decimal = NOTHING
    """Per cent of base pay, gross of tax relief."""
    pension_method: PensionWay | None = None
    """Null for salary sacrifice."""
    student_loans: tuple[LoanPlan, ...] = ()
    children: int = 0
    """For whom child benefit is paid."""
    private_pension: Decimal = NOTHING
    """Pounds a year that leave net pay for a pension of one's own; its provider adds the relief."""
    gift_aid: Decimal = NOTHING
    """Pounds a year given to charity under Gift Aid."""
    is_blind: bool = False
    """Whether the blind person's allowance is claimed."""
    marriage: Marriage = "none"


class Taxpayer(Record):
    """Circumstances with nothing left open."""

    rules: PayRules
    year: TaxYear
    nation: Nation
    pension_share: Decimal
    """Share of one of base pay."""
    pension_method: PensionWay
    loans: tuple[LoanPlan, ...]
    children: int = 0
    private_pension: Decimal = NOTHING
    """Gross of the relief that its provider adds."""
    gift_aid: Decimal = NOTHING
    """Gross of the tax that the charity reclaims."""
    is_blind: bool = False
    marriage: Marriage = "none"

    def pay(self, gross: Decimal, bonus: Decimal = NOTHING) -> Pay:
        """Return the pay of a base and a bonus in these circumstances."""
        paid = Pay(
            nation=self.nation.id,
            gross=gross,
            bonus=bonus,
            loans=tuple(plan.id for plan in self.loans),
            gift_aid=self.gift_aid,
            is_blind=self.is_blind,
            marriage=self.marriage,
            children=self.children,
        )
        paid = pension_pay(paid, self.pension_share, self.pension_method.id)
        return paid.replace(relief_at_source=paid.relief_at_source + self.private_pension)

    def net(self, gross: Decimal, bonus: Decimal = NOTHING) -> Decimal:
        """Return what a base and a bonus leave in a year.

        Raises:
            UsageError: The pension takes more than there is.
        """
        return deduct(self.pay(gross, bonus), self.year).net_pay

    @property
    def without_pension(self) -> Taxpayer:
        """The same without a contribution of any kind."""
        return self.replace(pension_share=NOTHING, private_pension=NOTHING)


def taxpayer_for(
    rules: PayRules, circumstances: Circumstances, today: date, place: PlaceAnswer | None = None
) -> Taxpayer:
    """Fill in what the circumstances leave open; `place` is one that the question is about.

    Raises:
        UsageError: There are no figures for the tax year of today, or the percentage is none.
    """
    percent = circumstances.pension_percent
    if not 0 <= percent <= HUNDRED:
        raise UsageError(f"{percent}% is not a share of pay", hint="Give 0% to 100%.")
    year = circumstances.tax_year or tax_year_of_day(rules, today)
    relief = 1 - year.pension.provider_relief
    return Taxpayer.copied_from(
        circumstances,
        rules=rules,
        year=year,
        nation=circumstances.nation or nation_where(rules, place),
        pension_share=percent / HUNDRED,
        pension_method=circumstances.pension_method or by_id(USUAL_METHOD, rules.pension_method),
        loans=tuple(dict.fromkeys(circumstances.student_loans)),
        private_pension=to_penny(circumstances.private_pension / relief),
        gift_aid=to_penny(circumstances.gift_aid / relief),
    )


def nation_where(rules: PayRules, place: PlaceAnswer | None) -> Nation:
    """Return the nation that a place lies in, or England."""
    here = None if place is None else place.id
    found = (nation for nation in rules.nation if here in nation.places)
    return next(found, by_id(USUAL_NATION, rules.nation))


def tax_year_of_day(rules: PayRules, today: date) -> TaxYear:
    """Return the tax year of a day, or the last one that is known for a later day.

    What shows an answer by it says first up to which day the rules are known
    (`guide/edition.py`). A year before the first is never guessed.

    Raises:
        UsageError: There are no figures for it.
    """
    for year in rules.tax_year:
        if year.begins <= today <= year.ends:
            return year
    if today > rules.tax_year[-1].ends:
        return rules.tax_year[-1]
    raise UsageError(
        f"there are no figures for the tax year of {today.isoformat()}",
        hint=f"{known_years(rules)} Ask for one of them with --year.",
    )


def known_years(rules: PayRules) -> str:
    """Say which tax years there are figures for."""
    years = ", ".join(year.id for year in rules.tax_year)
    return f"Known: {years}. The figures of another year are never used for it."
