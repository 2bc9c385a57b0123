"""A day rate against a salary: each figure by hand, from the rules of 2026-27."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.names import named_circumstances
from mlcareer.advice.pay.circumstances import Circumstances
from mlcareer.advice.pay.contract import (
    ContractAnswer,
    ContractQuestion,
    contract_for,
    corporation_tax,
)
from mlcareer.advice.pay.limits import least_pension_of
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules, TaxYear

TODAY = date(2026, 11, 28)


def asked(
    guide: Guide,
    rules: PayRules,
    question: ContractQuestion,
    circumstances: Circumstances | None = None,
) -> ContractAnswer:
    return contract_for(guide, rules, circumstances or Circumstances(), question, TODAY)


SIX_HUNDRED = ContractQuestion(rate=Decimal(600), against=Decimal(95_000))


def test_an_umbrella_company_s_year_to_the_penny(guide: Guide, pay_rules: PayRules) -> None:
    *_, year = asked(guide, pay_rules, SIX_HUNDRED).by_days

    # 132,000 - 44 x 25 = 130,900 = G + 15% (G - 5,000) + 0.5% G + 1,320.90:
    # G = (130,900 - 1,320.90 + 750) / 1.155 = 112,839.05
    assert [year.days, year.income, year.margin] == [220, 132_000, 1_100]
    assert year.pay == Decimal("112839.05")
    assert year.employer_pension == Decimal("1320.90")
    assert year.employer_national_insurance == Decimal("16175.86")  # 15% x 107,839.05
    assert year.levy == Decimal("564.20")
    costs = year.employer_national_insurance + year.levy + year.employer_pension
    assert abs(year.income - year.margin - costs - year.pay) <= Decimal("0.01")
    # Tax: allowance 12,570 - 6,419.53 up = 6,151; 7,540 + 68,988.05 x 40% = 35,135.22;
    # insurance 3,016 + 62,569.05 x 2% = 4,267.38
    assert year.net == Decimal("73436.45")
    assert year.against == Decimal("73436.45") - Decimal("65657.40")


def test_the_other_two_years(guide: Guide, pay_rules: PayRules) -> None:
    first, second, _ = asked(guide, pay_rules, SIX_HUNDRED).by_days

    # 108,000 less 900 and 570.90, over 1.155; 120,000 less 1,000 and 570.90, over 1.155
    assert [first.pay, second.pay] == [Decimal("92232.99"), Decimal("102536.02")]
    assert first.against is not None
    assert round(first.against) == -1_605
    assert second.against is not None
    assert round(second.against) == 3_864


def test_the_break_even(guide: Guide, pay_rules: PayRules) -> None:
    answer = asked(guide, pay_rules, SIX_HUNDRED)

    # (95,000 x 1.155 + 570.90) / (600 - 5) = 185.37 days
    assert answer.break_even_days == 186
    # (109,725 + 570.90 + 5 x days) / days, up to a penny
    assert [year.break_even_rate for year in answer.by_days] == [
        Decimal("617.76"),
        Decimal("556.48"),
        Decimal("506.35"),
    ]
    # 1,155 / 595 = 1.94
    assert answer.days_for_thousand == 2


def test_at_the_break_even_rate_pay_is_that_of_the_permanent_job(
    guide: Guide, pay_rules: PayRules
) -> None:
    question = SIX_HUNDRED.replace(rate=Decimal("506.35"), days=(220,))
    (year,) = asked(guide, pay_rules, question).by_days

    assert Decimal(0) <= year.pay - 95_000 < 1
    below = question.replace(rate=Decimal("506.34"))
    assert asked(guide, pay_rules, below).by_days[0].pay < 95_000


def test_outside_is_an_estimate_by_the_stated_conventions(
    guide: Guide, pay_rules: PayRules
) -> None:
    *_, year = asked(guide, pay_rules, SIX_HUNDRED).by_days

    # Profit 132,000 - 1,500 - 12,570 - 1,135.50 = 116,794.50; tax 25% - 3/200 of what is short of
    # 250,000 = 27,200.54; dividends 89,593.96; allowance 11,489; 1,081 x 20% + 36,119 x 10.75% +
    # 52,974.96 x 35.75% = 23,037.54
    assert year.outside.net == Decimal("79126.42")
    assert year.outside.estimate


@pytest.mark.parametrize(
    ("profit", "tax"),
    [
        (50_000, "9500.00"),  # 19%
        (100_000, "22750.00"),  # 25,000 - 150,000 x 3/200
        (250_000, "62500.00"),  # 25%
        (300_000, "75000.00"),
    ],
)
def test_corporation_tax_has_marginal_relief(year: TaxYear, profit: int, tax: str) -> None:
    assert corporation_tax(Decimal(profit), year) == Decimal(tax)


def test_a_bonus_and_a_better_pension_raise_what_the_contract_has_to_bring(
    guide: Guide, pay_rules: PayRules
) -> None:
    with_bonus = asked(guide, pay_rules, SIX_HUNDRED.replace(bonus=Decimal(1_000)))
    with_pension = asked(guide, pay_rules, SIX_HUNDRED.replace(employer_pension=Decimal(9500)))

    # (96,000 x 1.155 + 570.90) / 595 = 187.31
    assert with_bonus.break_even_days == 188
    # 9,500 in place of 1,320.90 on both sides: (109,725 + 570.90 + 8,179.10) / 595 = 199.12
    assert with_pension.break_even_days == 200
    assert with_pension.by_days[0].employer_pension == 9_500


@pytest.mark.parametrize(
    ("pay", "least"),
    [
        ("9999.99", "0"),  # below the trigger of auto-enrolment
        ("10000", "112.80"),  # 3% x 3,760
        ("50270", "1320.90"),
        ("200000", "1320.90"),
    ],
)
def test_the_legal_minimum_of_a_pension(year: TaxYear, pay: str, least: str) -> None:
    assert least_pension_of(Decimal(pay), year) == Decimal(least)


@pytest.mark.parametrize("days", [1, 5, 14, 20, 40, 83, 84, 85, 90, 100])
def test_low_pay_is_solved_for_too(guide: Guide, pay_rules: PayRules, days: int) -> None:
    question = ContractQuestion(rate=Decimal(600), days=(days,))
    (year,) = asked(guide, pay_rules, question).by_days
    costs = year.employer_national_insurance + year.levy + year.employer_pension + year.pay

    available = year.income - year.margin
    # Where auto-enrolment begins some pounds pay for neither pay nor pension.
    assert Decimal("-0.02") <= available - costs <= Decimal("112.82")


def test_a_rate_that_never_pays_as_much_is_said_to(guide: Guide, pay_rules: PayRules) -> None:
    answer = asked(guide, pay_rules, SIX_HUNDRED.replace(rate=Decimal(250)))

    assert answer.break_even_days is None


def test_scotland_taxes_the_pay_and_not_the_dividends(guide: Guide, pay_rules: PayRules) -> None:
    there = named_circumstances(pay_rules, nation="scotland")
    here = asked(guide, pay_rules, SIX_HUNDRED)
    north = asked(guide, pay_rules, SIX_HUNDRED, there)

    assert north.by_days[2].pay == here.by_days[2].pay
    assert north.by_days[2].net < here.by_days[2].net
    # 1,081 of salary at 19% in place of 20%
    assert north.by_days[2].outside.net - here.by_days[2].outside.net == Decimal("10.81")


def test_every_assumption_has_a_value_and_a_source(guide: Guide, pay_rules: PayRules) -> None:
    answer = asked(guide, pay_rules, SIX_HUNDRED.replace(margin_a_week=Decimal(20)))

    known = {source.id for source in answer.sources}
    for each in answer.assumptions:
        assert each.value
        assert each.source in known | {"given"}
    assert [each.source for each in answer.assumptions if each.assumption == "umbrella margin"] == [
        "given"
    ]


def test_a_rate_below_the_margin_is_refused(guide: Guide, pay_rules: PayRules) -> None:
    with pytest.raises(UsageError, match="does not pay the umbrella"):
        asked(guide, pay_rules, ContractQuestion(rate=Decimal(5)))


def test_a_company_of_one_s_own_pays_back_child_benefit_too(
    guide: Guide, pay_rules: PayRules
) -> None:
    def outside(children: int) -> Decimal:
        question = ContractQuestion(rate=Decimal(600), days=(200,))
        found = asked(guide, pay_rules, question, Circumstances(children=children))
        return found.by_days[0].outside.net

    # 12,570 and the dividends are over 80,000: all of 53 x (27.05 + 17.90), in whole pounds
    assert outside(0) - outside(2) == 2_382
