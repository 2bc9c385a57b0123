"""Child benefit's charge, the minimum wage and the marriage allowance, each by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.pay.deductions import (
    Pay,
    child_benefit,
    child_benefit_charge,
    deduct,
    has_marriage_transfer,
    marginal_rate,
)
from mlcareer.advice.pay.limits import (
    below_minimum_wage,
    benefit_charge_at,
    minimum_wage_on,
    pension_limit,
    trap_at,
)
from mlcareer.guide.load import load_pay_rules

if TYPE_CHECKING:
    from mlcareer.advice.pay.deductions import Marriage
    from mlcareer.guide.pay_rules import PayRules, TaxYear

TODAY = date(2026, 11, 28)


def parent(gross: int | str, children: int = 2, nation: str = "england") -> Pay:
    return Pay(nation=nation, gross=Decimal(gross), children=children)


def named_year(rules: PayRules, name: str) -> TaxYear:
    return next(year for year in rules.tax_year if year.id == name)


@pytest.mark.parametrize(
    ("year", "mondays", "two"),
    [
        # (25.60 + 16.95) x 52
        ("2024-25", 52, "2212.60"),
        # (26.05 + 17.25) x 52
        ("2025-26", 52, "2251.60"),
        # 6 April 2026 is a Monday, and so is 5 April 2027: (27.05 + 17.90) x 53
        ("2026-27", 53, "2382.35"),
    ],
)
def test_child_benefit_is_paid_for_each_monday_of_the_tax_year(
    pay_rules: PayRules, year: str, mondays: int, two: str
) -> None:
    found = named_year(pay_rules, year)

    assert found.mondays == mondays
    assert child_benefit(2, found) == Decimal(two)
    assert child_benefit(0, found) == 0


@pytest.mark.parametrize(
    ("gross", "charge"),
    [
        ("60000", 0),
        ("60199.99", 0),  # no full step of 200
        ("60200", 23),  # 1% of 2,382 is 23.82
        ("62000", 238),  # 10%
        ("65000", 595),  # 25%: 595.50
        ("70000", 1_191),  # 50%
        ("79999", 2_358),  # 99%: 2,358.18
        ("80000", 2_382),  # all of it, down to a pound
        ("150000", 2_382),
    ],
)
def test_the_charge_is_one_per_cent_for_each_full_200_pounds(
    year: TaxYear, gross: str, charge: int
) -> None:
    assert child_benefit_charge(parent(gross), year) == charge


def test_a_pension_provider_s_example(pay_rules: PayRules) -> None:
    # 2024-25, three children: (25.60 + 2 x 16.95) x 52 = 3,094; 69,000 is 45 steps: 1,392.30
    year = named_year(pay_rules, "2024-25")

    assert child_benefit(3, year) == 3_094
    assert child_benefit_charge(parent(69_000, 3), year) == 1_392


@pytest.mark.parametrize(
    ("income", "children", "charge"),
    [
        (79_800, 1, 1_391),  # 99% of 1,406
        (80_000, 1, 1_406),
        (65_000, 2, 584),  # 25% of 2,337
        (70_000, 2, 1_168),
        (80_000, 2, 2_337),
    ],
)
def test_with_52_weeks_the_charge_is_policyengine_s(
    year: TaxYear, income: int, children: int, charge: int
) -> None:
    """policyengine-uk 2.162.10 reckons 52 weeks of benefit in 2026-27, which has 53 Mondays."""
    a_week_less = year.replace(ends=date(2027, 4, 4))

    assert a_week_less.mondays == 52
    assert child_benefit_charge(parent(income, children), a_week_less) == charge


def test_the_charge_is_taken_off_net_pay_and_adds_to_the_rate(year: TaxYear) -> None:
    found, without = deduct(parent(70_000), year), deduct(parent(70_000, 0), year)

    assert found.net_pay == without.net_pay - 1_191
    # 42% and 2,382.35 / 20,000 = 11.91 points
    assert marginal_rate(parent(70_000), year) == Decimal("0.5391175")
    assert marginal_rate(parent(59_000), year) == Decimal("0.42")
    assert marginal_rate(parent(80_000), year) == Decimal("0.42")


def test_a_pension_of_any_kind_leads_out_of_the_charge(year: TaxYear) -> None:
    for way in ("sacrifice", "net_pay_pension", "relief_at_source"):
        pay = parent(70_000).replace(**{way: Decimal(10_000)})
        assert child_benefit_charge(pay, year) == 0
    found = benefit_charge_at(parent(70_000), year)
    assert found is not None
    assert found.way_out is not None
    # 10,000 x 58p = 5,800, less the charge of 1,191 that is saved
    assert [found.way_out.sacrifice, found.way_out.net_given_up] == [10_000, 4_609]


def test_what_the_parents_share_is_not_known_and_nobody_without_children_is_charged(
    year: TaxYear,
) -> None:
    assert benefit_charge_at(parent(70_000, 0), year) is None


@pytest.mark.parametrize(
    ("day", "wage"),
    [
        (date(2024, 3, 31), None),
        (date(2024, 4, 1), "11.44"),
        (date(2026, 3, 31), "12.21"),
        (date(2026, 4, 1), "12.71"),
        (date(2027, 4, 1), "13.21"),
    ],
)
def test_the_minimum_wage_of_a_day(pay_rules: PayRules, day: date, wage: str | None) -> None:
    found = minimum_wage_on(pay_rules, day)

    assert (None if found is None else found.an_hour) == (None if wage is None else Decimal(wage))


@pytest.mark.parametrize(
    ("gross", "sacrifice", "hours", "an_hour"),
    [
        # 24,000 less 10%: 21,600 / 52 / 37.5
        (24_000, 2_400, None, "11.08"),
        # 24,784.50 / 52 / 37.5 = 12.71: exactly the minimum is enough
        ("24784.50", 0, None, None),
        ("24764", 0, None, "12.70"),
        # The same pay for 30 hours: 15.38 an hour
        (24_000, 0, "30", None),
        (24_000, 0, "40", "11.54"),
        (6_300, 0, None, "3.23"),
        (0, 0, None, None),
    ],
)
def test_pay_below_the_minimum_wage_is_noticed(
    pay_rules: PayRules, gross: int | str, sacrifice: int, hours: str | None, an_hour: str | None
) -> None:
    pay = Pay(nation="england", gross=Decimal(gross), sacrifice=Decimal(sacrifice))
    week = None if hours is None else Decimal(hours)
    found = below_minimum_wage(pay_rules, pay, week, TODAY)

    assert (None if found is None else found.an_hour) == (
        None if an_hour is None else Decimal(an_hour)
    )


def test_a_sacrifice_that_takes_pay_below_it_is_told_from_pay_that_is_below_it(
    pay_rules: PayRules,
) -> None:
    pay = Pay(nation="england", gross=Decimal(26_000), sacrifice=Decimal(2_600))
    found = below_minimum_wage(pay_rules, pay, None, TODAY)

    # 26,000 / 52 / 37.5 = 13.33; 23,400 is 12.00
    assert found is not None
    assert (found.an_hour, found.sacrifice) == (Decimal("12.00"), True)


@pytest.mark.parametrize(
    ("gross", "nation", "marriage", "less_tax"),
    [
        # 1,260 x 20%
        (40_000, "england", "received", 252),
        (50_270, "england", "received", 252),
        (50_271, "england", "received", 0),
        # Up to the end of Scotland's intermediate band
        (43_662, "scotland", "received", 252),
        (43_663, "scotland", "received", 0),
        # There is no more to take off than the tax that is due: 430 x 20%
        (13_000, "england", "received", 86),
        # Who gives has 1,260 less allowance: 690 x 20% more
        (12_000, "england", "given", -138),
        (20_000, "england", "given", -252),
        (60_000, "england", "given", 0),
    ],
)
def test_the_marriage_allowance(
    year: TaxYear, gross: int, nation: str, marriage: Marriage, less_tax: int
) -> None:
    alone = Pay(nation=nation, gross=Decimal(gross))
    shared = alone.replace(marriage=marriage)
    saved = deduct(alone, year).income_tax - deduct(shared, year).income_tax

    assert saved == less_tax
    assert has_marriage_transfer(shared, year) == (less_tax != 0)


def test_the_blind_person_s_allowance_is_not_tapered(year: TaxYear) -> None:
    pay = Pay(nation="england", gross=Decimal(150_000))
    saved = deduct(pay, year).income_tax - deduct(pay.replace(is_blind=True), year).income_tax

    # 3,250 x 45%
    assert saved == Decimal("1462.50")


def test_a_gift_stretches_the_bands_and_lowers_adjusted_net_income(year: TaxYear) -> None:
    pay = Pay(nation="england", gross=Decimal(110_000))
    given_away = pay.replace(gift_aid=Decimal(10_000))
    saved = deduct(pay, year).income_tax - deduct(given_away, year).income_tax

    # 10,000 at 20% in place of 40%, and 5,000 of allowance at 40%: 2,000 + 2,000
    assert saved == 4_000
    assert deduct(given_away, year).adjusted_net_income == 100_000


RULES = load_pay_rules()
YEAR = RULES.tax_year[-1]
GROSS = st.integers(0, 20_000_000).map(lambda pence: Decimal(pence) / 100)


@given(GROSS, st.sampled_from(["england", "scotland"]), st.integers(0, 3))
def test_net_pay_never_falls_as_gross_rises_but_where_the_charge_takes_a_step(
    gross: Decimal, nation: str, children: int
) -> None:
    """A pound more is taxed at 69.5% at most, and two at once in the taper.

    The steps that a page names are cliffs: 1% of child benefit at each full 200 pounds.
    """
    pay = Pay(nation=nation, gross=gross, children=children)
    more = pay.replace(gross=gross + 2)
    rise = deduct(more, YEAR).net_pay - deduct(pay, YEAR).net_pay
    step = child_benefit_charge(more, YEAR) - child_benefit_charge(pay, YEAR)

    assert rise + step > 0
    if not children:
        assert step == 0
    # A step is 1% of the benefit and a pound of rounding at most.
    assert step <= child_benefit(children, YEAR) / 100 + 1


def test_a_single_pound_over_the_start_of_the_taper_can_be_sacrificed(year: TaxYear) -> None:
    trap = trap_at(Pay(nation="england", gross=Decimal(100_001)), year)

    assert trap is not None
    assert trap.way_out is not None
    assert trap.way_out.sacrifice == 1


def test_a_bonus_shrinks_the_annual_allowance_as_base_pay_does(year: TaxYear) -> None:
    pay = Pay(
        nation="england",
        gross=Decimal(250_000),
        bonus=Decimal(40_000),
        sacrifice=Decimal(60_000),
    )

    # 300,000 with the employer's 10,000: 60,000 less half of 40,000
    limit = pension_limit(pay, year, Decimal(10_000))
    assert limit is not None
    assert [limit.allowance, limit.paid_in] == [40_000, 70_000]
    assert limit.tapered


def test_an_hour_is_rounded_half_a_penny_up_and_says_what_week_it_is_of(
    pay_rules: PayRules,
) -> None:
    pay = Pay(nation="england", gross=Decimal("641.94"))

    # 641.94 / 52 = 12.345
    found = below_minimum_wage(pay_rules, pay, Decimal(1), TODAY)
    assert found is not None
    assert [found.an_hour, found.hours] == [Decimal("12.35"), 1]


def test_pay_at_the_minimum_may_not_be_sacrificed(pay_rules: PayRules) -> None:
    # 52 x 37.5 x 12.71
    pay = Pay(nation="england", gross=Decimal("24784.50"), sacrifice=Decimal(1_000))

    found = below_minimum_wage(pay_rules, pay, None, TODAY)
    assert found is not None
    assert found.sacrifice


def test_the_end_of_a_marriage_transfer_is_no_rate(year: TaxYear) -> None:
    # With 11,310 free of tax the basic band ends at 49,010: 252 are lost there at once.
    pay = Pay(nation="england", gross=Decimal(49_009), marriage="given")

    assert marginal_rate(pay, year) == Decimal("0.28")
    assert deduct(parent(70_000), year).child_benefit == Decimal("2382.35")


def test_pay_below_200_000_before_the_employer_s_pension_has_the_whole_allowance(
    year: TaxYear,
) -> None:
    # 190,000 is no more than 200,000 of threshold income, although 270,000 is over 260,000.
    pay = Pay(nation="england", gross=Decimal(150_000), bonus=Decimal(40_000))
    limit = pension_limit(pay, year, Decimal(80_000))

    assert limit is not None
    assert limit.allowance == 60_000
    assert not limit.tapered
    # A bonus counts towards it: 210,000 with 60,000 more of it.
    more = pension_limit(pay.replace(bonus=Decimal(60_000)), year, Decimal(80_000))
    assert more is not None
    assert more.tapered
