"""Each case is worked by hand in its comment, from the rules of 2026-27 unless it says so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mlcareer.advice.pay.deductions import (
    Deductions,
    Pay,
    burden,
    deduct,
    employee_insurance,
    marginal_rate,
    pension_pay,
    personal_allowance,
    rounded_parts,
)
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import PayRules, PensionMethod, TaxYear

METHODS: tuple[PensionMethod, ...] = ("salary-sacrifice", "net-pay", "relief-at-source")


def pay(
    gross: int | Decimal | str,
    nation: str = "england",
    loans: tuple[str, ...] = (),
    **amounts: int,
) -> Pay:
    others = {name: Decimal(amount) for name, amount in amounts.items()}
    return Pay(nation=nation, gross=Decimal(gross), loans=loans).replace(**others)


def with_pension(gross: int, percent: int, method: PensionMethod, nation: str = "england") -> Pay:
    return pension_pay(pay(gross, nation), Decimal(percent) / 100, method)


def named_year(rules: PayRules, name: str) -> TaxYear:
    return next(year for year in rules.tax_year if year.id == name)


@pytest.mark.parametrize(
    ("gross", "england", "scotland"),
    [
        # Tax 7,540 + 9,730 x 40% = 11,432; NI 3,016 + 9,730 x 2% = 3,210.60
        pytest.param("60000", "45357.40", "43607.35", id="above the upper earnings limit"),
        pytest.param("100000", "68557.40", "65257.35", id="the last pound before the taper"),
        pytest.param("112500", "73307.40", "69069.85", id="half way through the taper"),
        pytest.param("125140", "78110.60", "72925.05", id="the taper has taken it all"),
        pytest.param("150000", "91286.40", "85355.05", id="in the last band"),
    ],
)
def test_net_pay_is_that_of_independent_calculators(
    year: TaxYear, gross: str, england: str, scotland: str
) -> None:
    assert deduct(pay(gross), year).net_pay == Decimal(england)
    assert deduct(pay(gross, "scotland"), year).net_pay == Decimal(scotland)


@pytest.mark.parametrize(
    ("gross", "tax", "insurance"),
    [
        pytest.param("0", "0", "0", id="nothing"),
        pytest.param("12570", "0", "0", id="at the allowance and the primary threshold"),
        pytest.param("12571", "0.20", "0.08", id="a pound above both"),
        # 37,700 x 20%; 37,700 x 8%
        pytest.param("50270", "7540.00", "3016.00", id="at the upper earnings limit"),
        # + 1 x 40%; + 1 x 2%
        pytest.param("50271", "7540.40", "3016.02", id="a pound above it"),
        # 7,540 + 49,730 x 40% = 27,432; 3,016 + 49,730 x 2% = 4,010.60
        pytest.param("100000", "27432.00", "4010.60", id="at the taper's start"),
        # The allowance 12,569.50 is rounded up to 12,570: 27,432 + 40p
        pytest.param("100001", "27432.40", "4010.62", id="the first pound costs no allowance"),
        # The allowance is 12,569: 27,432 + 2 x 40% + 1 x 40%
        pytest.param("100002", "27433.20", "4010.64", id="the second pound costs one of it"),
        # The allowance is 0.50, rounded up to 1: taxable 125,138
        pytest.param("125139", "42515.20", "4513.38", id="one pound of allowance left"),
        # 7,540 + (125,140 - 37,700) x 40% = 42,516
        pytest.param("125140", "42516.00", "4513.40", id="none left"),
        pytest.param("125141", "42516.45", "4513.42", id="the additional rate begins"),
    ],
)
def test_tax_and_insurance_on_each_edge_in_england(
    year: TaxYear, gross: str, tax: str, insurance: str
) -> None:
    found = deduct(pay(gross), year)

    assert found.income_tax == Decimal(tax)
    assert found.employee_national_insurance == Decimal(insurance)


@pytest.mark.parametrize(
    ("gross", "tax"),
    [
        # 3,967 x 19% = 753.73
        pytest.param("16537", "753.73", id="the end of the starter band"),
        pytest.param("16538", "753.93", id="a pound into the basic band"),
        # 753.73 + 12,989 x 20% = 3,351.53
        pytest.param("29526", "3351.53", id="the end of the basic band"),
        pytest.param("29527", "3351.74", id="a pound into the intermediate band"),
        # 3,351.53 + 14,136 x 21% = 6,320.09
        pytest.param("43662", "6320.09", id="the end of the intermediate band"),
        pytest.param("43663", "6320.51", id="a pound into the higher band"),
        # 6,320.09 + 31,338 x 42% = 19,482.05
        pytest.param("75000", "19482.05", id="the end of the higher band"),
        pytest.param("75001", "19482.50", id="a pound into the advanced band"),
        # 19,482.05 + (125,140 - 62,430) x 45% = 47,701.55
        pytest.param("125140", "47701.55", id="the end of the advanced band"),
        pytest.param("125141", "47702.03", id="a pound into the top band"),
    ],
)
def test_tax_on_each_edge_in_scotland(year: TaxYear, gross: str, tax: str) -> None:
    assert deduct(pay(gross, "scotland"), year).income_tax == Decimal(tax)


@pytest.mark.parametrize(
    ("name", "tax"),
    [
        # 2,306 x 19% + 11,685 x 20% + 17,101 x 21% + 16,338 x 42% = 13,228.31
        ("2024-25", "13228.31"),
        # 2,827 x 19% + 12,094 x 20% + 16,171 x 21% + 16,338 x 42% = 13,213.80
        ("2025-26", "13213.80"),
        # 3,967 x 19% + 12,989 x 20% + 14,136 x 21% + 16,338 x 42% = 13,182.05
        ("2026-27", "13182.05"),
    ],
)
def test_each_year_has_scottish_bands_of_its_own(pay_rules: PayRules, name: str, tax: str) -> None:
    found = deduct(pay(60_000, "scotland"), named_year(pay_rules, name))

    assert found.income_tax == Decimal(tax)


@pytest.mark.parametrize(
    ("name", "contribution"),
    [
        # (100,000 - 9,100) x 13.8%
        ("2024-25", "12544.20"),
        # (100,000 - 5,000) x 15%
        ("2025-26", "14250.00"),
        ("2026-27", "14250.00"),
    ],
)
def test_each_year_has_an_employer_rate_of_its_own(
    pay_rules: PayRules, name: str, contribution: str
) -> None:
    found = deduct(pay(100_000), named_year(pay_rules, name))

    assert found.employer_national_insurance == Decimal(contribution)


def test_the_employer_pays_nothing_at_the_secondary_threshold(year: TaxYear) -> None:
    assert deduct(pay(5_000), year).employer_national_insurance == 0
    assert deduct(pay(5_001), year).employer_national_insurance == Decimal("0.15")


@pytest.mark.parametrize("nation", ["wales", "northern-ireland"])
@pytest.mark.parametrize("gross", [30_000, 60_000, 110_000, 150_000])
def test_wales_and_northern_ireland_come_to_england_s_result(
    pay_rules: PayRules, nation: str, gross: int
) -> None:
    for year in pay_rules.tax_year:
        assert deduct(pay(gross, nation), year) == deduct(pay(gross), year)


@pytest.mark.parametrize(
    ("income", "allowance"),
    [
        ("100000", 12_570),
        # 12,570 - 0.005 and 12,570 - 0.995 both come up to 12,570
        ("100000.01", 12_570),
        ("100001.99", 12_570),
        ("100002", 12_569),
        ("100002.01", 12_569),
        ("112570", 6_285),
        ("125138", 1),
        ("125138.02", 1),
        ("125140", 0),
        ("250000", 0),
    ],
)
def test_what_is_left_of_the_allowance_is_rounded_up(
    year: TaxYear, income: str, allowance: int
) -> None:
    assert personal_allowance(Decimal(income), year) == allowance


class TestPensions:
    """5% of 110,000 is 5,500 by every method."""

    def test_sacrifice_cuts_tax_both_insurances_and_pay(self, year: TaxYear) -> None:
        found = deduct(with_pension(110_000, 5, "salary-sacrifice"), year)

        # The same as a salary of 104,500: allowance 12,570 - 2,250 = 10,320, taxable 94,180
        # tax 7,540 + 56,480 x 40% = 30,132; NI 3,016 + 54,230 x 2% = 4,100.60
        # employer (104,500 - 5,000) x 15% = 14,925
        assert found.adjusted_net_income == 104_500
        assert found.personal_allowance == 10_320
        assert found.income_tax == Decimal("30132.00")
        assert found.employee_national_insurance == Decimal("4100.60")
        assert found.employer_national_insurance == Decimal("14925.00")
        assert found.pension_employee == 5_500
        assert found.net_pay == Decimal("70267.40")

    def test_net_pay_cuts_tax_only(self, year: TaxYear) -> None:
        found = deduct(with_pension(110_000, 5, "net-pay"), year)

        # NI on the whole 110,000: 3,016 + 59,730 x 2% = 4,210.60
        assert found.income_tax == Decimal("30132.00")
        assert found.employee_national_insurance == Decimal("4210.60")
        assert found.employer_national_insurance == Decimal("15750.00")
        assert found.net_pay == Decimal("70157.40")

    def test_relief_at_source_costs_four_fifths_and_the_rest_is_claimed(
        self, year: TaxYear
    ) -> None:
        found = deduct(with_pension(110_000, 5, "relief-at-source"), year)

        # 4,400 leaves pay and 1,100 is added. Allowance 10,320 as income counts less 5,500,
        # taxable 99,680; (37,700 + 5,500) x 20% + 56,480 x 40% = 31,232
        # On payslips: allowance 7,570, taxable 102,430; 7,540 + 64,730 x 40% = 33,432
        assert found.pension_employee == 4_400
        assert found.pension_relief == 1_100
        assert found.pension_paid_in == 5_500
        assert found.income_tax == Decimal("31232.00")
        assert found.income_tax_on_payslips == Decimal("33432.00")
        assert found.net_pay == Decimal("70157.40")

    def test_relief_at_source_raises_the_additional_rate_limit_too(self, year: TaxYear) -> None:
        # Taxable 150,000: 47,700 x 20% + 87,440 x 40% + (150,000 - 135,140) x 45%
        found = deduct(pay(150_000, relief_at_source=10_000), year)

        assert found.income_tax == Decimal("51203.00")

    def test_relief_at_source_leaves_the_scottish_starter_band_as_it_is(
        self, year: TaxYear
    ) -> None:
        # Taxable 60,000 - 12,570 = 47,430; limits + 5,000 from the basic band on:
        # 3,967 x 19% + (21,956 - 3,967) x 20% + (36,092 - 21,956) x 21% + 11,338 x 42%
        # = 753.73 + 3,597.80 + 2,968.56 + 4,761.96
        found = deduct(pay(60_000, "scotland", relief_at_source=5_000), year)

        assert found.income_tax == Decimal("12082.05")

    def test_somebody_who_pays_no_tax_still_gets_the_provider_s_relief(self, year: TaxYear) -> None:
        found = deduct(with_pension(12_000, 5, "relief-at-source"), year)

        assert found.income_tax == 0
        assert found.pension_employee == 480
        assert found.net_pay == 11_520

    @pytest.mark.parametrize("method", METHODS)
    def test_a_bonus_is_not_pensionable(self, year: TaxYear, method: PensionMethod) -> None:
        paid = pension_pay(pay(50_000, bonus=10_000), Decimal("0.05"), method)

        assert deduct(paid, year).pension_paid_in == 2_500

    @pytest.mark.parametrize("method", METHODS)
    def test_every_method_restores_the_allowance(
        self, year: TaxYear, method: PensionMethod
    ) -> None:
        # 8% of 108,000 is 8,640
        assert deduct(with_pension(108_000, 8, method), year).personal_allowance == 12_570

    def test_a_pension_that_takes_more_than_the_pay_is_refused(self, year: TaxYear) -> None:
        with pytest.raises(UsageError, match="more than the pay"):
            deduct(with_pension(50_000, 100, "net-pay"), year)
        with pytest.raises(UsageError, match="more than the pay"):
            deduct(with_pension(50_000, 100, "relief-at-source"), year)

    def test_all_of_the_pay_may_be_sacrificed(self, year: TaxYear) -> None:
        assert deduct(with_pension(50_000, 100, "salary-sacrifice"), year).net_pay == 0


class TestStudentLoans:
    @pytest.mark.parametrize(
        ("plan", "repaid"),
        [
            # (60,000 - 26,900) x 9% = 2,979
            ("1", 2_979),
            # (60,000 - 29,385) x 9% = 2,755.35
            ("2", 2_755),
            # (60,000 - 33,795) x 9% = 2,358.45
            ("4", 2_358),
            # (60,000 - 25,000) x 9%
            ("5", 3_150),
            # (60,000 - 21,000) x 6%
            ("postgraduate", 2_340),
        ],
    )
    def test_each_plan_is_rounded_down_to_a_pound(
        self, year: TaxYear, plan: str, repaid: int
    ) -> None:
        assert deduct(pay(60_000, loans=(plan,)), year).student_loan == repaid

    @pytest.mark.parametrize(
        ("name", "plan", "threshold"),
        [
            ("2024-25", "1", 24_990),
            ("2024-25", "2", 27_295),
            ("2024-25", "4", 31_395),
            ("2025-26", "1", 26_065),
            ("2025-26", "2", 28_470),
            ("2025-26", "4", 32_745),
        ],
    )
    def test_each_year_has_thresholds_of_its_own(
        self, pay_rules: PayRules, name: str, plan: str, threshold: int
    ) -> None:
        # 9% of 100 is 9; 9% of 99 is 8.91
        year = named_year(pay_rules, name)
        assert deduct(pay(threshold, loans=(plan,)), year).student_loan == 0
        assert deduct(pay(threshold + 99, loans=(plan,)), year).student_loan == 8
        assert deduct(pay(threshold + 100, loans=(plan,)), year).student_loan == 9

    def test_of_several_undergraduate_plans_the_lowest_threshold_is_charged_once(
        self, year: TaxYear
    ) -> None:
        found = deduct(pay(60_000, loans=("2", "4", "1")), year)

        assert found.student_loan == 2_979
        assert [(loan.plan, int(loan.repaid)) for loan in found.student_loans] == [
            ("2", 0),
            ("4", 0),
            ("1", 2_979),
        ]

    def test_the_postgraduate_loan_comes_on_top_and_is_rounded_apart(self, year: TaxYear) -> None:
        # (60,010 - 29,385) x 9% = 2,756.25; (60,010 - 21,000) x 6% = 2,340.60; together 5,096.85
        assert deduct(pay(60_010, loans=("2", "postgraduate")), year).student_loan == 5_096

    @pytest.mark.parametrize("name", ["2024-25", "2025-26"])
    def test_plan_5_takes_nothing_before_april_2026(self, pay_rules: PayRules, name: str) -> None:
        found = deduct(pay(60_000, loans=("5",)), named_year(pay_rules, name))

        assert found.student_loan == 0
        assert found.student_loans[0].threshold is None

    def test_plan_5_does_not_hide_another_plan_before_april_2026(self, pay_rules: PayRules) -> None:
        # (60,000 - 28,470) x 9% = 2,837.70
        found = deduct(pay(60_000, loans=("5", "2")), named_year(pay_rules, "2025-26"))

        assert found.student_loan == 2_837

    def test_loans_are_charged_on_what_insurance_is_charged_on(self, year: TaxYear) -> None:
        # Sacrifice leaves 57,000: (57,000 - 29,385) x 9% = 2,485.35; the others leave 60,000
        repaid = {
            method: deduct(with_pension(60_000, 5, method).replace(loans=("2",)), year).student_loan
            for method in METHODS
        }

        assert repaid == {"salary-sacrifice": 2_485, "net-pay": 2_755, "relief-at-source": 2_755}


class TestInsurance:
    @pytest.mark.parametrize(
        ("earned", "due"),
        [
            ("1048", "0.00"),
            # 0.07 x 8% = 0.0056; 0.06 x 8% = 0.0048
            ("1048.07", "0.01"),
            ("1048.06", "0.00"),
            # 3,141 x 8%
            ("4189", "251.28"),
            # 251.28 + 0.25 x 2% = 251.285: half a penny is dropped
            ("4189.25", "251.28"),
            ("4189.26", "251.29"),
        ],
    )
    def test_a_month_is_rounded_to_the_nearest_penny_half_down(
        self, year: TaxYear, earned: str, due: str
    ) -> None:
        found = employee_insurance(Decimal(earned), year.national_insurance, "month")

        assert found == Decimal(due)

    def test_a_week_has_thresholds_of_its_own(self, year: TaxYear) -> None:
        # (967 - 242) x 8% + 33 x 2% = 58.66
        found = employee_insurance(Decimal(1000), year.national_insurance, "week")

        assert found == Decimal("58.66")


@pytest.mark.parametrize(
    ("nation", "loans", "gross", "rate"),
    [
        ("england", (), 12_570, "0.28"),
        ("england", (), 50_269, "0.35"),  # one pound at 28% and one at 42%
        ("england", (), 50_270, "0.42"),
        ("england", (), 99_999, "0.42"),  # the pound above 100,000 costs no allowance yet
        ("england", (), 100_000, "0.62"),
        ("england", (), 100_001, "0.62"),
        ("england", (), 125_138, "0.62"),
        ("england", (), 125_140, "0.47"),
        ("england", ("2",), 110_000, "0.71"),
        ("england", ("2", "postgraduate"), 110_000, "0.77"),
        ("scotland", (), 12_570, "0.27"),
        ("scotland", (), 20_000, "0.28"),
        ("scotland", (), 40_000, "0.29"),
        ("scotland", (), 45_000, "0.50"),
        ("scotland", (), 60_000, "0.44"),
        ("scotland", (), 80_000, "0.47"),
        ("scotland", (), 110_000, "0.695"),
        ("scotland", ("4", "postgraduate"), 110_000, "0.845"),
        ("scotland", (), 130_000, "0.50"),
    ],
)
def test_the_rate_on_the_next_two_pounds(
    year: TaxYear, nation: str, loans: tuple[str, ...], gross: int, rate: str
) -> None:
    assert marginal_rate(pay(gross, nation, loans=loans), year) == Decimal(rate)


POUNDS = st.integers(0, 300_000)
PENCE = st.decimals(0, 300_000, places=2)
NATIONS = st.sampled_from(["england", "wales", "northern-ireland", "scotland"])
LOANS = st.sampled_from([(), ("1",), ("2",), ("4", "postgraduate"), ("2", "5", "postgraduate")])
PERCENTS = st.integers(0, 60)
YEARS = st.integers(0, 2)


@given(PENCE, PENCE, PERCENTS, st.sampled_from(METHODS), NATIONS, LOANS, YEARS)
def test_the_parts_add_up_to_the_penny(
    pay_rules: PayRules,
    gross: Decimal,
    bonus: Decimal,
    percent: int,
    method: PensionMethod,
    nation: str,
    loans: tuple[str, ...],
    number: int,
) -> None:
    paid = Pay(nation=nation, gross=gross, bonus=bonus, loans=loans)
    found = deduct(pension_pay(paid, Decimal(percent) / 100, method), pay_rules.tax_year[number])

    parts = (
        found.net_pay
        + found.income_tax
        + found.employee_national_insurance
        + found.student_loan
        + found.pension_employee
    )
    assert parts == gross + bonus
    assert sum(band.tax for band in found.income_tax_by_band) == found.income_tax
    assert sum(band.income for band in found.income_tax_by_band) == found.taxable_income
    assert sum(loan.repaid for loan in found.student_loans) == found.student_loan
    assert found.pension_employee + found.pension_relief == found.pension_paid_in


@given(POUNDS, NATIONS, YEARS)
def test_without_a_loan_or_a_pension_a_pound_more_never_lowers_net_pay(
    pay_rules: PayRules, gross: int, nation: str, number: int
) -> None:
    year = pay_rules.tax_year[number]
    before, after = (deduct(pay(gross + more, nation), year).net_pay for more in (0, 1))

    assert after >= before


# 79p more reach pay, of which 47% goes; the pound of allowance that goes at once costs 45p.
@example(157_782, 21, "salary-sacrifice", "scotland", 2)
@given(POUNDS, PERCENTS, st.sampled_from(METHODS), NATIONS, YEARS)
def test_with_a_pension_it_falls_only_where_the_allowance_loses_its_next_whole_pound(
    pay_rules: PayRules, gross: int, percent: int, method: PensionMethod, nation: str, number: int
) -> None:
    year = pay_rules.tax_year[number]
    before = deduct(with_pension(gross, percent, method, nation), year)
    after = deduct(with_pension(gross + 1, percent, method, nation), year)

    lost = before.personal_allowance - after.personal_allowance
    assert after.net_pay >= before.net_pay or lost == 1
    # The highest rate within the taper is 45%, and a penny may go in rounding.
    assert after.net_pay + lost * Decimal("0.45") + Decimal("0.01") >= before.net_pay


@given(POUNDS, NATIONS, LOANS, YEARS)
def test_with_loans_net_pay_falls_only_where_a_loan_takes_its_next_whole_pound(
    pay_rules: PayRules, gross: int, nation: str, loans: tuple[str, ...], number: int
) -> None:
    year = pay_rules.tax_year[number]
    before = deduct(pay(gross, nation, loans=loans), year)
    after = deduct(pay(gross + 1, nation, loans=loans), year)

    stepped = after.student_loan - before.student_loan
    assert after.net_pay >= before.net_pay or stepped >= 1
    assert after.net_pay + stepped >= before.net_pay


@given(POUNDS, NATIONS, LOANS, YEARS)
def test_two_pounds_more_are_never_worth_less_than_nothing_before_loans_are_rounded(
    pay_rules: PayRules, gross: int, nation: str, loans: tuple[str, ...], number: int
) -> None:
    year = pay_rules.tax_year[number]
    before, after = (pay(gross + more, nation, loans) for more in (0, 2))
    taken = burden(after, year) - burden(before, year)

    assert 0 <= taken < 2


@given(POUNDS, st.integers(0, 50), st.integers(1, 20), NATIONS, LOANS)
def test_more_sacrifice_never_raises_a_deduction(
    year: TaxYear, gross: int, percent: int, more: int, nation: str, loans: tuple[str, ...]
) -> None:
    paid = pay(gross, nation, loans=loans)
    less = deduct(pension_pay(paid, Decimal(percent) / 100, "salary-sacrifice"), year)
    found = deduct(pension_pay(paid, Decimal(percent + more) / 100, "salary-sacrifice"), year)

    assert found.income_tax <= less.income_tax
    assert found.employee_national_insurance <= less.employee_national_insurance
    assert found.employer_national_insurance <= less.employer_national_insurance
    assert found.student_loan <= less.student_loan
    assert found.net_pay <= less.net_pay


@given(PENCE, YEARS)
def test_scotland_and_england_agree_on_insurance(
    pay_rules: PayRules, gross: Decimal, number: int
) -> None:
    year = pay_rules.tax_year[number]

    def insurances(found: Deductions) -> tuple[Decimal, Decimal]:
        return found.employee_national_insurance, found.employer_national_insurance

    assert insurances(deduct(pay(gross), year)) == insurances(deduct(pay(gross, "scotland"), year))


@given(st.integers(25_000, 300_000), st.integers(1, 30), NATIONS, YEARS)
def test_net_pay_and_claimed_relief_at_source_leave_the_same(
    pay_rules: PayRules, gross: int, percent: int, nation: str, number: int
) -> None:
    # A fifth of a whole pound's contribution is whole pence, so nothing is lost in rounding.
    year, contribution = pay_rules.tax_year[number], gross * percent // 100
    net_pay = deduct(pay(gross, nation, net_pay_pension=contribution), year)
    claimed = deduct(pay(gross, nation, relief_at_source=contribution), year)

    assert net_pay.net_pay == claimed.net_pay


@given(st.lists(st.decimals(0, 1_000, places=4), max_size=8))
def test_rounded_parts_add_up_to_the_rounded_whole(parts: list[Decimal]) -> None:
    rounded = rounded_parts(parts)

    assert abs(sum(rounded, Decimal(0)) - sum(parts, Decimal(0))) <= Decimal("0.005")
    assert all(abs(r - part) <= Decimal("0.01") for r, part in zip(rounded, parts, strict=True))
