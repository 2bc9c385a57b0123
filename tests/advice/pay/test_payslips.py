"""A tax year by its payslips: starts, rises and bonus months, each by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.names import named_circumstances
from mlcareer.advice.pay.circumstances import Circumstances, taxpayer_for
from mlcareer.advice.pay.payslips import months_of, part_year
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.advice.pay.circumstances import Taxpayer
    from mlcareer.advice.pay.deductions import Marriage
    from mlcareer.guide.pay_rules import PayRules, TaxYear

TODAY = date(2026, 11, 28)
DECEMBER = date(2026, 12, 1)


@pytest.fixture
def plain(pay_rules: PayRules) -> Taxpayer:
    return taxpayer_for(pay_rules, Circumstances(), TODAY)


def test_a_tax_year_has_the_payslips_of_april_to_march(year: TaxYear) -> None:
    months = months_of(year)

    assert (months[0], months[-1], len(months)) == (date(2026, 4, 1), date(2027, 3, 1), 12)


def test_a_job_that_begins_in_december_uses_the_allowance_of_the_months_before(
    plain: Taxpayer,
) -> None:
    found = part_year(plain, Decimal(80_000), DECEMBER)

    # 80,000 / 12 = 6,666.67. Free pay to December is 9 x 1,048.26 = 9,434.34: no tax yet. To
    # January 13,333.34 - 10,482.60 = 2,850 x 20% = 570.00, to February 1,693.80, to March
    # 26,666.68 - 12,579.12 = 14,087 x 20% = 2,817.40.
    # Insurance: 3,141 x 8% + 2,477.67 x 2% = 300.83
    assert [slip.income_tax for slip in found.payslips] == [
        Decimal(0),
        Decimal("570.00"),
        Decimal("1123.80"),
        Decimal("1123.60"),
    ]
    assert {slip.employee_national_insurance for slip in found.payslips} == {Decimal("300.83")}
    assert found.code == "1257L"
    # 26,666.68 - 2,817.40 - 1,203.32; the annual method gives 5,661.00 a month
    assert found.net_pay == Decimal("22645.96")
    assert found.net_pay_per_month == Decimal("5661.49")
    # Due is (26,666.68 - 12,570) x 20% = 2,819.34: payroll takes 1.94 less
    assert found.difference == Decimal("-1.94")
    assert found.payslips[-1].net_so_far == found.net_pay


def test_pay_before_from_another_job_has_used_the_allowance(plain: Taxpayer) -> None:
    found = part_year(plain, Decimal(80_000), DECEMBER, earned_before=Decimal(40_000))

    # To November: 40,000 - 8 x 1,048.26 = 31,613.92, so 31,613; a basic band of 8 / 12 x 37,700
    # up to a pound = 25,134: 25,134 x 20% + 6,479 x 40% = 7,618.40
    assert found.tax_before == Decimal("7618.40")
    # To March: 66,666.68 - 12,579.12 = 54,087: 7,540 + 16,387 x 40% = 14,094.80
    assert found.income_tax == Decimal("14094.80") - Decimal("7618.40")
    assert found.payslips[-1].pay_so_far == Decimal("66666.68")


def test_a_month_that_is_begun_is_paid_by_its_days(plain: Taxpayer) -> None:
    found = part_year(plain, Decimal(74_400), date(2026, 12, 17))

    # 15 of 31 days: 6,200 x 15 / 31 = 3,000
    assert [slip.pay for slip in found.payslips] == [3_000, 6_200, 6_200, 6_200]


def test_a_rise_within_the_year_shows_both_pays(plain: Taxpayer) -> None:
    found = part_year(plain, Decimal(84_000), DECEMBER, before=plain, gross_before=Decimal(60_000))

    assert [slip.pay for slip in found.payslips] == [5_000] * 8 + [7_000] * 4
    # All of it is 68,000: due 7,540 + 17,730 x 40% = 14,632. Payroll leaves 12,579.12 free:
    # 7,540 + 17,720 x 40% = 14,628
    assert found.due == Decimal("14632.00")
    assert found.difference == -4


def test_a_bonus_month_has_its_own_insurance(plain: Taxpayer, year: TaxYear) -> None:
    found = part_year(
        plain,
        Decimal(45_000),
        year.begins,
        lumps=[(date(2027, 3, 31), Decimal(15_000))],
    )
    *ordinary, last = found.payslips

    # 3,750: 2,702 x 8% = 216.16; 18,750: 3,141 x 8% + 14,561 x 2% = 542.50
    assert {slip.employee_national_insurance for slip in ordinary} == {Decimal("216.16")}
    assert last.employee_national_insurance == Decimal("542.50")
    assert last.bonus == 15_000
    assert len(found.payslips) == 12


def test_loans_are_taken_by_the_month_and_down_to_a_pound(pay_rules: PayRules) -> None:
    taxpayer = taxpayer_for(pay_rules, named_circumstances(pay_rules, student_loans=("2",)), TODAY)
    found = part_year(taxpayer, Decimal(60_000), DECEMBER)

    # 29,385 / 12 = 2,448.75; (5,000 - 2,448.75) x 9% = 229.61
    assert {slip.student_loan for slip in found.payslips} == {229}


@pytest.mark.parametrize("method", ["salary-sacrifice", "net-pay", "relief-at-source"])
def test_each_payslip_adds_up_by_every_method(pay_rules: PayRules, method: str) -> None:
    asked = named_circumstances(
        pay_rules, pension_percent=Decimal(5), pension_method=method, student_loans=("1",)
    )
    found = part_year(taxpayer_for(pay_rules, asked, TODAY), Decimal(60_000), DECEMBER)

    for slip in found.payslips:
        taken = slip.pension_employee + slip.income_tax + slip.employee_national_insurance
        assert slip.net_pay == slip.pay - taken - slip.student_loan
    # 5% of 5,000, of which a fifth is the provider's with relief at source
    paid = 200 if method == "relief-at-source" else 250
    assert found.payslips[0].pension_employee == paid


def test_a_day_of_another_tax_year_is_refused(plain: Taxpayer) -> None:
    with pytest.raises(UsageError, match="is not in the tax year 2026-27"):
        part_year(plain, Decimal(60_000), date(2027, 4, 6))


def test_a_job_that_begins_in_the_last_days_has_no_payslip_left(plain: Taxpayer) -> None:
    assert part_year(plain, Decimal(60_000), date(2027, 4, 2)).payslips == ()


@pytest.mark.parametrize(
    ("marriage", "code"), [("none", "1257L"), ("received", "1383M"), ("given", "1131N")]
)
def test_the_code_has_a_marriage_allowance_that_holds(
    pay_rules: PayRules, marriage: Marriage, code: str
) -> None:
    asked = Circumstances(marriage=marriage)
    found = part_year(taxpayer_for(pay_rules, asked, TODAY), Decimal(120_000), DECEMBER)

    # 40,000 in the year: who gives may pay no tax above the basic rate, and does not; who
    # receives has 12,570 + 1,260
    assert found.code == code
    assert abs(found.difference) < 5
