"""Options of pay and visa that meet: each figure by hand, from the rules of 2026-27."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.names import level_of, named_circumstances, where_of
from mlcareer.advice.pay.circumstances import Circumstances
from mlcareer.advice.pay.hire import HireQuestion, hire_for
from mlcareer.advice.pay.pay_raise import RaiseQuestion, raise_for
from mlcareer.advice.pay.take_home import YearDetails, take_home
from mlcareer.advice.pay.visa import VisaQuestion, visa_for
from mlcareer.advice.pay_scale import range_on_scale

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules

TODAY = date(2026, 11, 28)


def test_bonus_sign_on_pension_and_loan_together(pay_rules: PayRules) -> None:
    asked = named_circumstances(pay_rules, pension_percent=Decimal(5), student_loans=("2",))
    found = take_home(
        pay_rules,
        asked,
        Decimal(60_000),
        Decimal(5_000),
        TODAY,
        details=YearDetails(sign_on=Decimal(10_000)),
    )

    # 75,000 less 3,000 of sacrifice. Tax 7,540 + 40% x 21,730; insurance 3,016 + 2% x 21,730;
    # loan 9% x 42,615 = 3,835.35.
    assert found.income_tax == 16_232
    assert found.employee_national_insurance == Decimal("3450.60")
    assert found.student_loan == 3_835
    assert found.net_pay == Decimal("48482.40")
    # Base alone: 60,000 - 3,000 - 10,232 - 3,150.60 - 2,485 = 41,132.40
    assert found.ordinary_net_pay_per_month == Decimal("3427.70")
    assert found.lump_leaves == Decimal("7350.00")
    # Without the pension: 75,000 - 17,432 - 3,510.60 - 4,105 = 49,952.40
    assert found.pension_costs == Decimal("1470.00")
    # 15% of 72,000 less 5,000
    assert found.employer_national_insurance == 10_050
    assert found.employer_cost == 85_050


def test_a_rise_costs_the_employer_insurance_on_all_of_it(
    small_guide: Guide, pay_rules: PayRules
) -> None:
    question = RaiseQuestion(before=Decimal(95_000), after=Decimal(112_000))
    (step,) = raise_for(small_guide, pay_rules, Circumstances(), question, TODAY).steps

    # 15% x 17,000
    assert step.employer_national_insurance == 2_550


def test_a_route_passes_exactly_where_pay_reaches_its_minimum(
    guide: Guide, visa_rules: VisaRules
) -> None:
    found = visa_for(visa_rules, guide, VisaQuestion(pay=40_000), TODAY)
    (case,) = found.cases

    passing = [floor.route.id for floor in found.floors if floor.floor <= 40_000]
    assert 0 < len(passing) < len(found.floors)
    assert [route.id for route in case.passing_routes] == passing
    assert [verdict == "passes" for verdict in case.by_route] == [
        floor.floor <= 40_000 for floor in found.floors
    ]
    assert [each.route.id for each in found.routes if each.passes] == passing
    # 54,700 x 40 / 37.5 = 58,346.67
    assert found.floor_at_common_hours == 58_347


def test_a_range_wholly_under_a_band_is_judged_at_both_ends() -> None:
    # 20% under 65,000 is 52,000.
    assert range_on_scale(40_000, 51_999, 65_000, 95_000) == ("too-low", "too-low")


def test_pay_under_every_minimum_passes_by_no_route(guide: Guide, visa_rules: VisaRules) -> None:
    found = visa_for(visa_rules, guide, VisaQuestion(pay=24_000), TODAY)
    (case,) = found.cases

    # 25,000 is the lowest general threshold: of a transitional PhD in STEM.
    assert min(floor.threshold for floor in found.floors) == 25_000
    assert set(case.by_route) == {"fails"}
    assert case.passing_routes == ()
    assert not any(each.passes for each in found.routes)


def test_a_budget_from_the_top_of_a_band_touches_it(
    guide: Guide, pay_rules: PayRules, visa_rules: VisaRules
) -> None:
    level, where = level_of(guide, "senior"), where_of(guide, "bristol")
    assert level is not None
    assert where is not None

    def touched(pay: int) -> list[str]:
        question = HireQuestion(level=level, where=where, pay=pay, pay_to=90_000)
        found = hire_for(guide, pay_rules, visa_rules, question, TODAY)
        return [each.level.id for each in found.levels]

    # The band of mid-level engineers outside London ends at 80,000.
    assert touched(80_000) == ["senior", "mid"]
    assert touched(80_001) == ["senior"]
