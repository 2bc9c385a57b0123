"""A budget for a post: each figure by hand, from the rules of 2026-27."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.names import level_of, route_of, where_of
from mlcareer.advice.pay.circumstances import Circumstances, taxpayer_for
from mlcareer.advice.pay.hire import (
    BY_LAW,
    EmployerPension,
    HireAnswer,
    HireQuestion,
    MarketFigure,
    employer_cost,
    hire_for,
)
from mlcareer.advice.pay.visa_cost import sponsoring_total
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules

TODAY = date(2026, 11, 28)

BY_HAND = """
4999 | by law | plain | 15% x 0 = 0.00 | none = 0.00 | 0.00 | 4999.00
5000 | by law | plain | 15% x 0 = 0.00 | none = 0.00 | 0.00 | 5000.00
5001 | by law | plain | 15% x 1 = 0.15 | none = 0.00 | 0.00 | 5001.15
5000.05 | by law | plain | 15% x 0.05 = 0.01 | none = 0.00 | 0.00 | 5000.06
6240 | by law | plain | 15% x 1240 = 186.00 | none = 0.00 | 0.00 | 6426.00
9999.99 | by law | plain | 15% x 4999.99 = 750.00 | none = 0.00 | 0.00 | 10749.99
10000 | by law | plain | 15% x 5000 = 750.00 | 3% x 3760 = 112.80 | 0.00 | 10862.80
10001 | by law | plain | 15% x 5001 = 750.15 | 3% x 3761 = 112.83 | 0.00 | 10863.98
24785.33 | by law | plain | 15% x 19785.33 = 2967.80 | 3% x 18545.33 = 556.36 | 0.00 | 28309.49
50269 | by law | plain | 15% x 45269 = 6790.35 | 3% x 44029 = 1320.87 | 0.00 | 58380.22
50270 | by law | plain | 15% x 45270 = 6790.50 | 3% x 44030 = 1320.90 | 0.00 | 58381.40
50271 | by law | plain | 15% x 45271 = 6790.65 | 3% x 44030 = 1320.90 | 0.00 | 58382.55
50270.50 | by law | plain | 15% x 45270.50 = 6790.57 | 3% x 44030 = 1320.90 | 0.00 | 58381.97
38000 | by law | plain | 15% x 33000 = 4950.00 | 3% x 31760 = 952.80 | 0.00 | 43902.80
55000 | by law | plain | 15% x 50000 = 7500.00 | 3% x 44030 = 1320.90 | 0.00 | 63820.90
62500 | by law | plain | 15% x 57500 = 8625.00 | 3% x 44030 = 1320.90 | 0.00 | 72445.90
70000 | by law | plain | 15% x 65000 = 9750.00 | 3% x 44030 = 1320.90 | 0.00 | 81070.90
75000 | by law | plain | 15% x 70000 = 10500.00 | 3% x 44030 = 1320.90 | 0.00 | 86820.90
80000 | by law | plain | 15% x 75000 = 11250.00 | 3% x 44030 = 1320.90 | 0.00 | 92570.90
95000 | by law | plain | 15% x 90000 = 13500.00 | 3% x 44030 = 1320.90 | 0.00 | 109820.90
99999 | by law | plain | 15% x 94999 = 14249.85 | 3% x 44030 = 1320.90 | 0.00 | 115569.75
100000 | by law | plain | 15% x 95000 = 14250.00 | 3% x 44030 = 1320.90 | 0.00 | 115570.90
101000 | by law | plain | 15% x 96000 = 14400.00 | 3% x 44030 = 1320.90 | 0.00 | 116720.90
125140 | by law | plain | 15% x 120140 = 18021.00 | 3% x 44030 = 1320.90 | 0.00 | 144481.90
145000 | by law | plain | 15% x 140000 = 21000.00 | 3% x 44030 = 1320.90 | 0.00 | 167320.90
195000 | by law | plain | 15% x 190000 = 28500.00 | 3% x 44030 = 1320.90 | 0.00 | 224820.90
70000 | 3% | plain | 15% x 65000 = 9750.00 | 3% x 70000 = 2100.00 | 0.00 | 81850.00
70000 | 5% | plain | 15% x 65000 = 9750.00 | 5% x 70000 = 3500.00 | 0.00 | 83250.00
70000 | 8% | plain | 15% x 65000 = 9750.00 | 8% x 70000 = 5600.00 | 0.00 | 85350.00
80000 | 12.5% | plain | 15% x 75000 = 11250.00 | 12.5% x 80000 = 10000.00 | 0.00 | 101250.00
55001 | 5% | plain | 15% x 50001 = 7500.15 | 5% x 55001 = 2750.05 | 0.00 | 65251.20
9999 | 5% | plain | 15% x 4999 = 749.85 | 5% x 9999 = 499.95 | 0.00 | 11248.80
4999 | 10% | plain | 15% x 0 = 0.00 | 10% x 4999 = 499.90 | 0.00 | 5498.90
70000 | £0 | plain | 15% x 65000 = 9750.00 | 0 = 0.00 | 0.00 | 79750.00
70000 | £4000 | plain | 15% x 65000 = 9750.00 | 4000 = 4000.00 | 0.00 | 83750.00
62345 | £1234.56 | plain | 15% x 57345 = 8601.75 | 1234.56 = 1234.56 | 0.00 | 72181.31
101000 | £10000 | plain | 15% x 96000 = 14400.00 | 10000 = 10000.00 | 0.00 | 125400.00
70000 | by law | levy | 15% x 65000 = 9750.00 | 3% x 44030 = 1320.90 | 350.00 | 81420.90
70001 | by law | levy | 15% x 65001 = 9750.15 | 3% x 44030 = 1320.90 | 350.01 | 81422.06
4999 | by law | levy | 15% x 0 = 0.00 | none = 0.00 | 25.00 | 5024.00
95000 | by law | levy | 15% x 90000 = 13500.00 | 3% x 44030 = 1320.90 | 475.00 | 110295.90
74999 | by law | allowance | 15% x 69999 - 10500 = 0.00 | 3% x 44030 = 1320.90 | 0.00 | 76319.90
75000 | by law | allowance | 15% x 70000 - 10500 = 0.00 | 3% x 44030 = 1320.90 | 0.00 | 76320.90
75001 | by law | allowance | 15% x 70001 - 10500 = 0.15 | 3% x 44030 = 1320.90 | 0.00 | 76322.05
70000 | by law | allowance | 15% x 65000 - 10500 = 0.00 | 3% x 44030 = 1320.90 | 0.00 | 71320.90
80000 | by law | allowance | 15% x 75000 - 10500 = 750.00 | 3% x 44030 = 1320.90 | 0.00 | 82070.90
80000 | 5% | both | 15% x 75000 - 10500 = 750.00 | 5% x 80000 = 4000.00 | 400.00 | 85150.00
95000 | 8% | levy | 15% x 90000 = 13500.00 | 8% x 95000 = 7600.00 | 475.00 | 116575.00
102500 | £6000 | levy | 15% x 97500 = 14625.00 | 6000 = 6000.00 | 512.50 | 123637.50
75000.01 | 5% | both | 15% x 70000.01 - 10500 = 0.00 | 5% x 75000.01 = 3750.00 | 375.00 | 79125.01
""".strip().splitlines()
"""Salary, pension scheme and options; then each line as it is worked out, and the total.

National Insurance is 15% over 5,000, the legal minimum pension 3% of 6,240 to 50,270 from 10,000
on, the levy 0.5% of pay, the employment allowance 10,500 off National Insurance, of which half a
penny is rounded down.
"""


def scheme(written: str) -> EmployerPension:
    if written == "by law":
        return BY_LAW
    if written.endswith("%"):
        return EmployerPension(kind="share", value=Decimal(written[:-1]))
    return EmployerPension(kind="pounds", value=Decimal(written[1:]))


@pytest.mark.parametrize("row", BY_HAND)
def test_employer_cost_to_the_penny(row: str, pay_rules: PayRules) -> None:
    salary, pension, options, *lines = row.split(" | ")
    insurance, paid_in, levy, total = (Decimal(line.rpartition("= ")[2]) for line in lines)

    cost = employer_cost(
        Decimal(salary),
        taxpayer_for(pay_rules, Circumstances(), TODAY),
        scheme(pension),
        levy=options in {"levy", "both"},
        employment_allowance=Decimal(10_500) if options in {"allowance", "both"} else None,
    )

    assert (cost.national_insurance, cost.pension, cost.levy) == (insurance, paid_in, levy)
    assert cost.total == total


@pytest.mark.parametrize(
    ("months", "employer", "small", "worker"),
    [
        # A certificate of 525; the skills charge by the first year, then by half years begun;
        # the surcharge of 1,035 by years begun.
        (12, 1_320 + 525, 480 + 525, 1_035),
        (13, 1_320 + 660 + 525, 480 + 240 + 525, 2 * 1_035),
        (18, 1_320 + 660 + 525, 480 + 240 + 525, 2 * 1_035),
        (19, 2 * 1_320 + 525, 2 * 480 + 525, 2 * 1_035),
        (36, 3 * 1_320 + 525, 3 * 480 + 525, 3 * 1_035),
        (60, 5 * 1_320 + 525, 5 * 480 + 525, 5 * 1_035),
    ],
)
def test_sponsoring_by_size_and_time(
    months: int, employer: int, small: int, worker: int, visa_rules: VisaRules
) -> None:
    total = sponsoring_total(visa_rules.cost, months, [])

    assert (total.employer, total.small_employer, total.worker) == (employer, small, worker)


class Case:
    """The data, and a question that changes from test to test."""

    def __init__(self, guide: Guide, rules: PayRules, visa: VisaRules) -> None:
        self.guide, self.rules, self.visa = guide, rules, visa

    def asked(self, level: str, place: str, low: int, high: int, **more: object) -> HireAnswer:
        found, where = level_of(self.guide, level), where_of(self.guide, place)
        assert found is not None
        assert where is not None
        question = HireQuestion(level=found, where=where, pay=low, pay_to=high)
        return hire_for(self.guide, self.rules, self.visa, question.replace(**more), TODAY)


@pytest.fixture
def case(guide: Guide, pay_rules: PayRules, visa_rules: VisaRules) -> Case:
    return Case(guide, pay_rules, visa_rules)


def positions(answer: HireAnswer) -> list[tuple[str, str, str, bool]]:
    return [(each.level.id, each.position, each.position_to, each.asked) for each in answer.levels]


def test_a_budget_that_only_touches_the_next_band_is_low_in_it(case: Case) -> None:
    answer = case.asked("mid", "bristol", 70_000, 80_000)

    # Mid-level outside London is 55,000 to 80,000, midpoint 67,500; senior starts at 80,000.
    assert positions(answer) == [
        ("mid", "strong", "strong", True),
        ("senior", "low", "low", False),
    ]


def test_a_pound_less_touches_one_band_alone(case: Case) -> None:
    assert [row[0] for row in positions(case.asked("mid", "bristol", 70_000, 79_999))] == ["mid"]


def test_both_ends_and_the_middle(case: Case) -> None:
    answer = case.asked("mid", "bristol", 70_000, 80_000)

    assert [cost.salary for cost in answer.employer_cost] == [70_000, 75_000, 80_000]
    assert [cost.total for cost in answer.employer_cost] == [
        Decimal("81070.90"),
        Decimal("86820.90"),
        Decimal("92570.90"),
    ]
    # 51,157.40 / 12, 54,057.40 / 12 and 56,957.40 / 12.
    assert [each.net_a_month for each in answer.keeps] == [
        Decimal("4263.12"),
        Decimal("4504.78"),
        Decimal("4746.45"),
    ]


def test_one_amount_is_one_column(case: Case) -> None:
    assert len(case.asked("mid", "bristol", 70_000, 70_000).employer_cost) == 1


def test_the_middle_keeps_its_fifty_pence(case: Case) -> None:
    middle = case.asked("mid", "bristol", 70_000, 70_001).employer_cost[1]

    assert middle.salary == Decimal("70000.50")
    # 15% x 65,000.50 = 9,750.075, half a penny down
    assert middle.national_insurance == Decimal("9750.07")


def test_the_visa_fails_a_pound_under_the_minimum(case: Case) -> None:
    answer = case.asked("mid", "bristol", 54_699, 54_700)

    assert answer.visa.minimum == 54_700
    assert [(pay.salary, pay.passes, pay.margin) for pay in answer.visa.pays] == [
        (54_699, False, -1),
        (54_699, False, -1),  # 54,699.50: pence never make up a pound that is missing
        (54_700, True, 0),
    ]


def test_hours_at_which_the_lower_end_would_fail(case: Case) -> None:
    # 70,000 / 54,700 x 37.5 = 47.989 hours
    answer = case.asked("mid", "bristol", 70_000, 80_000)

    assert answer.visa.pays[0].passes_up_to_hours == Decimal("47.98")


def test_a_route_that_was_named_has_its_own_minimum(case: Case) -> None:
    route = route_of(case.visa, "new-entrant")

    assert case.asked("junior", "bristol", 38_300, 40_000, route=route).visa.pays[0].passes
    assert not case.asked("junior", "bristol", 38_299, 40_000, route=route).visa.pays[0].passes


def test_other_codes_are_judged_at_both_ends(case: Case) -> None:
    codes = {
        each.occupation.id: each for each in case.asked("mid", "leeds", 52_300, 55_100).visa.codes
    }

    assert (codes["2139"].minimum, codes["2139"].passes, codes["2139"].passes_to) == (
        52_300,
        True,
        True,
    )
    assert (codes["2433"].passes, codes["2433"].passes_to) == (False, True)


def test_what_a_contract_must_promise_for_the_visa(case: Case) -> None:
    facts = [fact.id for fact in case.asked("mid", "bristol", 70_000, 80_000).visa.in_contract]

    assert facts == ["each-pay-period", "guaranteed-pay"]


def test_the_trap_is_named_where_the_top_crosses_it(case: Case) -> None:
    to_it = case.asked("senior", "london", 95_000, 100_000)
    over_it = case.asked("senior", "london", 95_000, 100_001)

    assert not to_it.facts
    assert [each.above_taper for each in to_it.keeps] == [False, False, False]
    assert any("Tax-Free Childcare" in text for text in over_it.facts)
    assert [each.above_taper for each in over_it.keeps] == [False, False, True]


def test_expectations_keep_the_order_they_were_given_in(case: Case) -> None:
    answer = case.asked("mid", "bristol", 70_000, 80_000, expected=(78_000, 72_000, 54_000))

    # 78,000 + 15% x 73,000 + 1,320.90, and so on; nobody is ranked.
    assert [each.employer_cost.total for each in answer.expectations] == [
        Decimal("90270.90"),
        Decimal("83370.90"),
        Decimal("62670.90"),
    ]
    assert [each.positions for each in answer.expectations] == [
        ("strong", "low"),
        ("strong", "low"),
        ("low", "too-low"),
    ]
    assert [each.visa_passes for each in answer.expectations] == [True, True, False]


def test_a_place_in_scotland_is_taxed_there(case: Case) -> None:
    answer = case.asked("mid", "edinburgh", 70_000, 80_000)

    assert answer.nation.id == "scotland"
    assert answer.employer_cost[0].total == Decimal("81070.90")
    assert answer.keeps[0].net < case.asked("mid", "bristol", 70_000, 80_000).keeps[0].net


def test_the_allowance_of_a_year_before_it_is_not_guessed(case: Case) -> None:
    level, where = level_of(case.guide, "mid"), where_of(case.guide, "bristol")
    assert level is not None
    assert where is not None
    question = HireQuestion(
        level=level, where=where, pay=70_000, pay_to=80_000, employment_allowance=True
    )

    with pytest.raises(UsageError, match="no employment allowance is known for 2025-04-05"):
        hire_for(case.guide, case.rules, case.visa, question, date(2025, 4, 5))


def test_pay_under_the_minimum_wage_is_named(case: Case) -> None:
    # 12.71 x 37.5 x 52 = 24,784.50
    least = case.asked("junior", "leeds", 24_800, 30_000).below_minimum_wage
    under = case.asked("junior", "leeds", 24_000, 30_000).below_minimum_wage

    assert least is None
    assert under is not None


def test_counted_adverts_judge_both_ends_by_their_middle_half(case: Case) -> None:
    region = case.asked("mid", "bristol", 70_000, 80_000).regions[0]
    figure = MarketFigure(
        region=region,
        n=40,
        median=Decimal(69_750),
        median_from=66_500,
        median_to=73_000,
        p25=Decimal(64_875),
        p75=Decimal(74_625),
    )
    few = figure.replace(n=3, median=None, median_from=None, median_to=None, p25=None, p75=None)

    one, other = case.asked("mid", "bristol", 70_000, 80_000, market=(figure, few)).market

    # The middle of 64,875 and 74,625 is 69,750.
    assert (one.position, one.position_to) == ("strong", "above")
    assert (other.position, other.position_to) == (None, None)
