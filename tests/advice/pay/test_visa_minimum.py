"""The minimum of one route and code, and one pay beside it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.pay.visa_minimum import floor_of, in_sentence, pay_by_route, verdict_on
from mlcareer.guide.visa_rules import find_occupation, find_route

if TYPE_CHECKING:
    from mlcareer.guide.visa_rules import VisaRules


def test_one_pay_is_judged_for_other_commands_by_route_code_and_hours(
    visa_rules: VisaRules,
) -> None:
    usual = pay_by_route(visa_rules, 70_000)
    # 52,300 x 40 / 37.5 = 55,786.67
    other = pay_by_route(
        visa_rules,
        50_000,
        occupation=find_occupation(visa_rules, "2139"),
        hours=Decimal(40),
    )

    # 70,000 x 37.5 / 54,700 = 47.989
    assert (usual.passes, usual.margin, usual.passes_up_to_hours) == (
        True,
        15_300,
        Decimal("47.98"),
    )
    assert (other.passes, other.floor.floor, other.margin) == (False, 55_787, -5_787)


def test_above_48_hours_only_the_pay_for_48_counts_towards_a_threshold(
    visa_rules: VisaRules,
) -> None:
    floor = pay_by_route(visa_rules, 90_000, hours=Decimal(60)).floor

    # 41,700 x 60 / 48 = 52,125 has to be paid for 60 hours so that 48 of them pay 41,700
    assert (floor.threshold, floor.threshold_for_hours) == (41_700, 52_125)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Standard", "standard"),
        ("New entrant", "new entrant"),
        ("STEM PhD", "STEM PhD"),
        ("STEM PhD, transitional", "STEM PhD, transitional"),
    ],
)
def test_a_route_keeps_its_capitals_where_they_mean_something(name: str, written: str) -> None:
    assert in_sentence(name) == written


@pytest.mark.parametrize(
    ("hours", "floor", "decided_by"),
    [
        # The going rate by this route is 33,400, as is the general threshold.
        ("37.5", 33_400, "going rate"),
        ("40", 35_627, "going rate"),
        ("30", 33_400, "general threshold"),
    ],
)
def test_what_decides_is_named(
    visa_rules: VisaRules, hours: str, floor: int, decided_by: str
) -> None:
    code, route = find_occupation(visa_rules, "2162"), find_route(visa_rules, "new-entrant")
    found = floor_of(visa_rules, code, route, Decimal(hours))

    assert (found.floor, found.decided_by) == (floor, decided_by)


def test_exactly_the_minimum_passes(visa_rules: VisaRules) -> None:
    assert pay_by_route(visa_rules, 54_700).passes
    assert not pay_by_route(visa_rules, 54_699).passes
    assert verdict_on(50_000, 54_700, 54_700, open_ended=False) == "splits"
    assert verdict_on(50_000, 54_699, 54_700, open_ended=False) == "fails"
