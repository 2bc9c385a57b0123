"""Each case is worked by hand in its comment, from the rules of 2026-27."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypedDict, Unpack

import pytest

from mlcareer.advice.names import named_circumstances, tax_year_of
from mlcareer.advice.pay.take_home import TakeHomeAnswer, base_for_net, take_home
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import PayRules, Period

TODAY = date(2026, 11, 23)


class Asked(TypedDict, total=False):
    nation: str
    tax_year: str
    pension_percent: Decimal
    pension_method: str
    student_loans: tuple[str, ...]


def answer(
    rules: PayRules,
    gross: int | str,
    bonus: int = 0,
    *,
    period: Period = "year",
    **asked: Unpack[Asked],
) -> TakeHomeAnswer:
    circumstances = named_circumstances(rules, **asked)
    return take_home(rules, circumstances, Decimal(gross), Decimal(bonus), TODAY, period=period)


class TestTaxYear:
    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (date(2026, 4, 5), "2025-26"),
            (date(2026, 4, 6), "2026-27"),
            (date(2027, 4, 5), "2026-27"),
            (date(2024, 4, 6), "2024-25"),
        ],
    )
    def test_the_year_of_today_turns_on_6_april(
        self, pay_rules: PayRules, day: date, name: str
    ) -> None:
        assert tax_year_of(pay_rules, None, day).id == name

    def test_a_day_before_the_first_year_is_refused(self, pay_rules: PayRules) -> None:
        with pytest.raises(UsageError, match="no figures for the tax year of 2024-04-05") as raised:
            tax_year_of(pay_rules, None, date(2024, 4, 5))

        assert "2024-25, 2025-26, 2026-27" in str(raised.value.hint)

    def test_a_day_after_the_last_year_is_answered_by_that_year(self, pay_rules: PayRules) -> None:
        # What shows the answer says so in its first lines (`cli/data_in_use.py`).
        assert tax_year_of(pay_rules, None, date(2027, 4, 6)).id == "2026-27"

    @pytest.mark.parametrize("name", ["2026-27", "2026/27", "2026-2027", " 2026-27 "])
    def test_a_year_is_found_as_people_write_it(self, pay_rules: PayRules, name: str) -> None:
        assert tax_year_of(pay_rules, name, TODAY).id == "2026-27"

    def test_a_year_alone_could_be_either_half_and_the_one_that_begins_is_suggested(
        self, pay_rules: PayRules
    ) -> None:
        with pytest.raises(UsageError, match="no figures for the tax year '2026'") as raised:
            tax_year_of(pay_rules, "2026", TODAY)

        assert "Did you mean 2026-27, from 2026-04-06 on?" in str(raised.value.hint)

    @pytest.mark.parametrize("name", ["2027-28", "2023-24", "2026", "next", "2026-28"])
    def test_another_year_is_refused_with_the_list(self, pay_rules: PayRules, name: str) -> None:
        with pytest.raises(UsageError, match="no figures for the tax year") as raised:
            tax_year_of(pay_rules, name, TODAY)

        assert "2024-25, 2025-26, 2026-27" in str(raised.value.hint)


class TestLines:
    def test_they_run_from_gross_to_net(self, pay_rules: PayRules) -> None:
        found = answer(
            pay_rules,
            60_000,
            5_000,
            pension_percent=Decimal(5),
            student_loans=("2", "postgraduate"),
        )

        assert [line.line for line in found.lines] == [
            "gross",
            "bonus",
            "pension_employee",
            "income_tax",
            "employee_national_insurance",
            "student_loan",
            "student_loan",
            "net_pay",
        ]
        assert sum(line.amount for line in found.lines[:-1]) == found.net_pay

    @pytest.mark.parametrize("period", ["year", "month", "week"])
    def test_they_add_up_in_every_period(self, pay_rules: PayRules, period: Period) -> None:
        found = answer(pay_rules, "61234.57", 777, period=period, student_loans=("1",))

        *parts, net = [line.amount_per_period for line in found.lines]
        assert sum(parts) == net
        expected = {
            "year": found.net_pay,
            "month": found.net_pay_per_month,
            "week": found.net_pay_per_week,
        }
        assert net == expected[period]

    def test_each_deduction_names_a_source_that_is_cited(self, pay_rules: PayRules) -> None:
        found = answer(pay_rules, 110_000, pension_percent=Decimal(5), student_loans=("5",))

        cited = {source.id for source in found.sources}
        for line in found.lines[1:-1]:
            assert line.sources
            assert set(line.sources) <= cited

    def test_a_source_is_overdue_once_the_next_tax_year_begins(self, pay_rules: PayRules) -> None:
        circumstances = named_circumstances(pay_rules, tax_year="2026-27")
        late = take_home(pay_rules, circumstances, Decimal(60_000), Decimal(0), date(2027, 4, 6))

        assert all(source.overdue for source in late.sources)
        assert not any(source.overdue for source in answer(pay_rules, 60_000).sources)


class TestBonus:
    def test_in_one_month_it_costs_less_insurance_than_over_the_year(
        self, pay_rules: PayRules
    ) -> None:
        found = answer(pay_rules, 45_000, 15_000)

        # A month: (3,750 - 1,048) x 8% = 216.16; with the bonus 251.28 + 14,561 x 2% = 542.50
        # 11 x 216.16 + 542.50 = 2,920.26; the year as one: 3,016 + 9,730 x 2% = 3,210.60
        assert found.employee_national_insurance == Decimal("3210.60")
        assert found.bonus_month is not None
        assert found.bonus_month.insurance_in_a_month == Decimal("216.16")
        assert found.bonus_month.insurance_in_the_month == Decimal("542.50")
        assert found.bonus_month.insurance_in_the_year == Decimal("2920.26")
        assert found.bonus_month.insurance_less_than_annual == Decimal("290.34")

    def test_in_one_month_it_costs_a_loan_that_the_year_would_not(
        self, pay_rules: PayRules
    ) -> None:
        found = answer(pay_rules, 24_000, 5_000, student_loans=("2",))

        # The year: 29,000 is below 29,385. The month: (7,000 - 2,448.75) x 9% = 409.61
        assert found.student_loan == 0
        assert found.bonus_month is not None
        assert found.bonus_month.loans_in_the_year == 409

    def test_without_one_no_month_is_special(self, pay_rules: PayRules) -> None:
        assert answer(pay_rules, 45_000).bonus_month is None


class TestTrap:
    @pytest.mark.parametrize("gross", [100_000, 50_000])
    def test_at_its_start_there_is_none(self, pay_rules: PayRules, gross: int) -> None:
        assert answer(pay_rules, gross).trap is None

    def test_inside_it_a_sacrifice_costs_38p_a_pound(self, pay_rules: PayRules) -> None:
        trap = answer(pay_rules, 110_000).trap

        # 10,000 x (1 - 0.62)
        assert trap is not None
        assert trap.inside
        assert trap.way_out is not None
        assert trap.way_out.sacrifice == 10_000
        assert trap.way_out.net_given_up == Decimal("3800.00")
        assert trap.way_out.costs_per_pound == Decimal("0.38")

    def test_in_scotland_it_costs_30_5p(self, pay_rules: PayRules) -> None:
        trap = answer(pay_rules, 110_000, nation="scotland").trap

        assert trap is not None
        assert trap.way_out is not None
        assert trap.way_out.costs_per_pound == Decimal("0.305")

    def test_at_its_end_it_is_behind(self, pay_rules: PayRules) -> None:
        trap = answer(pay_rules, 125_140).trap

        assert trap is not None
        assert not trap.inside

    def test_a_sacrifice_beyond_the_annual_allowance_is_no_way_out(
        self, pay_rules: PayRules
    ) -> None:
        # 160,000 fits the annual allowance of 60,000 exactly; a pound more does not.
        fits, too_far = answer(pay_rules, 160_000).trap, answer(pay_rules, 160_001).trap

        assert fits is not None
        assert fits.way_out is not None
        assert too_far is not None
        assert too_far.way_out is None

    def test_a_pension_can_have_left_it_already(self, pay_rules: PayRules) -> None:
        # 8% of 108,000 is 8,640
        found = answer(
            pay_rules,
            108_000,
            pension_percent=Decimal(8),
            pension_method="relief-at-source",
        )

        assert found.adjusted_net_income == 99_360
        assert found.trap is None


class TestPension:
    def test_relief_at_source_shows_the_payslip_before_the_claim(self, pay_rules: PayRules) -> None:
        found = answer(
            pay_rules, 60_000, pension_percent=Decimal(5), pension_method="relief-at-source"
        )

        # 3,000: 2,400 leaves pay. On payslips 7,540 + 9,730 x 40% = 11,432; claimed, the basic
        # band is 40,700: 8,140 + 6,730 x 40% = 10,832
        assert found.pension_employee == 2_400
        assert found.pension_relief == 600
        assert found.income_tax_on_payslips == Decimal("11432.00")
        assert found.income_tax == Decimal("10832.00")
        assert found.income_tax_to_claim == Decimal("600.00")
        assert found.pension_costs == 1_800

    def test_the_annual_allowance_is_warned_of_from_the_first_pound_over_it(
        self, pay_rules: PayRules
    ) -> None:
        # 40% of 150,000 is 60,000
        at = answer(pay_rules, 150_000, pension_percent=Decimal(40))
        over = answer(pay_rules, 150_010, pension_percent=Decimal(40))

        assert at.pension_limit is None
        assert over.pension_limit is not None
        assert over.pension_limit.allowance == 60_000

    def test_a_high_income_shrinks_the_annual_allowance(self, pay_rules: PayRules) -> None:
        # 60,000 - (300,000 - 260,000) / 2 = 40,000; 20% of 300,000 is 60,000
        limit = answer(pay_rules, 300_000, pension_percent=Decimal(20)).pension_limit

        assert limit is not None
        assert limit.tapered
        assert limit.allowance == 40_000

    def test_it_never_shrinks_below_its_floor(self, pay_rules: PayRules) -> None:
        limit = answer(pay_rules, 500_000, pension_percent=Decimal(10)).pension_limit

        assert limit is not None
        assert limit.allowance == 10_000

    @pytest.mark.parametrize("percent", [-1, 101])
    def test_a_share_outside_the_whole_is_refused(self, pay_rules: PayRules, percent: int) -> None:
        with pytest.raises(UsageError, match="not a share of pay"):
            answer(pay_rules, 60_000, pension_percent=Decimal(percent))

    def test_without_one_no_method_is_named(self, pay_rules: PayRules) -> None:
        assert answer(pay_rules, 60_000).pension_method is None


@pytest.mark.parametrize("name", ["Northern Ireland", "northern_ireland", "NORTHERN-IRELAND"])
def test_a_nation_is_found_as_people_write_it_and_kept(pay_rules: PayRules, name: str) -> None:
    found = answer(pay_rules, 60_000, nation=name)

    assert found.nation.id == "northern-ireland"
    assert found.net_pay == Decimal("45357.40")


def test_an_unknown_nation_is_refused(pay_rules: PayRules) -> None:
    with pytest.raises(UsageError, match="no nation called 'france'"):
        answer(pay_rules, 60_000, nation="france")


@pytest.mark.parametrize("spelling", ["2", "plan 2", "Plan2", "plan-2"])
def test_a_loan_is_found_as_people_write_it(pay_rules: PayRules, spelling: str) -> None:
    assert answer(pay_rules, 60_000, student_loans=(spelling,)).student_loan == 2_755


def test_a_loan_given_twice_is_taken_once(pay_rules: PayRules) -> None:
    assert answer(pay_rules, 60_000, student_loans=("2", "plan 2")).student_loan == 2_755


def test_plan_5_before_its_day_says_from_when_it_is_collected(pay_rules: PayRules) -> None:
    found = answer(pay_rules, 60_000, tax_year="2025-26", student_loans=("5",))

    assert found.student_loan == 0
    assert any("2026-04-06" in note for note in found.notes)


def test_the_employer_pays_insurance_on_what_is_left_after_a_sacrifice(
    pay_rules: PayRules,
) -> None:
    found = answer(pay_rules, 100_000, pension_percent=Decimal(10))

    # (90,000 - 5,000) x 15% = 12,750; pay and sacrificed pay are 100,000
    assert found.employer_national_insurance == Decimal("12750.00")
    assert found.employer_cost == Decimal("112750.00")


@pytest.mark.parametrize(("day", "minimum"), [(TODAY, "12.71"), (date(2027, 4, 5), "13.21")])
def test_pay_below_the_minimum_wage_names_its_source(
    pay_rules: PayRules, day: date, minimum: str
) -> None:
    asked = named_circumstances(pay_rules, tax_year="2026-27")
    found = take_home(pay_rules, asked, Decimal(20_000), Decimal(0), day)

    # 20,000 / 52 / 37.5
    assert found.minimum_wage is not None
    assert found.minimum_wage.an_hour == Decimal("10.26")
    assert found.minimum_wage.minimum == Decimal(minimum)
    (source,) = (rule.sources for rule in found.rules if rule.figure == "minimum_wage")
    assert source == found.minimum_wage.sources


def test_no_pay_leaves_more_than_there_is() -> None:
    with pytest.raises(UsageError, match="no pay leaves as much"):
        base_for_net(lambda base: base / 2, Decimal(5_000_001))
    assert base_for_net(lambda base: base / 2, Decimal(5_000_000)) == 10_000_000
