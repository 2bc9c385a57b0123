"""Every figure of pay is worked out a second time, by code that shares nothing with the first.

The suite takes 400 random cases. `MLCAREER_CASES=5000 pytest tests/test_independent_pay.py` takes
as many as it says. All figures are the same to the penny: no difference is allowed.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.advice.names import named_circumstances
from mlcareer.advice.pay.take_home import TakeHomeAnswer, YearDetails, take_home
from mlcareer.errors import UsageError
from mlcareer.guide.amount import full_time_equivalent

if TYPE_CHECKING:
    from mlcareer.advice.pay.circumstances import Circumstances
    from mlcareer.guide.pay_rules import PayRules

sys.path.insert(0, str(Path(__file__).parent))
independent: Any = __import__("independent_pay")
sys.path.pop(0)

CASES = int(os.environ.get("MLCAREER_CASES", "400"))
TODAY = date(2026, 11, 28)
METHODS = ("salary-sacrifice", "net-pay", "relief-at-source")
NATIONS = ("england", "wales", "northern-ireland", "scotland")
PLANS = ("1", "2", "4", "5", "postgraduate")
EDGES = (12_570, 50_270, 60_000, 60_200, 79_999, 80_000, 100_000, 100_001, 125_140, 125_141)


def a_case(chance: random.Random) -> Any:  # noqa: ANN401 - imported by name
    year = chance.choice((2024, 2025, 2026, 2026))
    gross = chance.choice(
        (
            chance.randrange(1_200_000, 30_000_000),
            chance.randrange(12_000, 200_000) * 100,
            chance.choice(EDGES) * 100 + chance.randrange(-3, 4),
        )
    )
    plans = chance.sample(PLANS, chance.choice((0, 0, 1, 2)))
    return independent.Person(
        year=year,
        nation=chance.choice(NATIONS),
        gross=gross,
        bonus=chance.choice((0, chance.randrange(0, 8_000_000))),
        pension=Fraction(chance.choice((0, 0, 50, 75, 100, 333)), 1000),
        method=chance.choice(METHODS),
        loans=tuple(plans),
        children=chance.choice((0, 0, 1, 2, 3)),
        sipp=chance.choice((0, 0, chance.randrange(0, 300_000))),
        gift_aid=chance.choice((0, 0, chance.randrange(0, 200_000))),
        blind=chance.random() < 0.1,
    )


def answered(rules: PayRules, case: Any) -> TakeHomeAnswer:  # noqa: ANN401 - as above
    asked: Circumstances = named_circumstances(
        rules,
        nation=case.nation,
        tax_year=f"{case.year}-{case.year - 1999}",
        today=TODAY,
        pension_percent=Decimal(case.pension.numerator * 100) / case.pension.denominator,
        pension_method=case.method,
        student_loans=case.loans,
    ).replace(
        children=case.children,
        private_pension=Decimal(case.sipp) / 100,
        gift_aid=Decimal(case.gift_aid) / 100,
        is_blind=case.blind,
    )
    # Half of what is paid on top is a sign-on bonus: both are taxed in the year.
    sign_on = case.bonus // 2
    return take_home(
        rules,
        asked,
        Decimal(case.gross) / 100,
        Decimal(case.bonus - sign_on) / 100,
        TODAY,
        details=YearDetails(sign_on=Decimal(sign_on) / 100),
    )


def pence(pounds: Decimal) -> int:
    assert pounds * 100 == int(pounds * 100)
    return int(pounds * 100)


@pytest.mark.parametrize("seed", range(4))
def test_no_figure_differs_from_the_second_calculation(pay_rules: PayRules, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - cases, and no secrets
    done = 0
    while done < CASES // 4:
        case = a_case(chance)
        expected = independent.work_out(case)
        try:
            found = answered(pay_rules, case)
        except UsageError:
            assert expected.net < 0
            continue
        benefit = found.child_benefit
        assert (
            independent.Result(
                income_tax=pence(found.income_tax),
                insurance=pence(found.employee_national_insurance),
                loans=pence(found.student_loan),
                charge=pence(benefit.charge) if benefit else 0,
                pension=pence(found.pension_employee),
                net=pence(found.net_pay),
                employer_insurance=pence(found.employer_national_insurance),
                benefit=pence(benefit.benefit) if benefit else 0,
            )
            == expected
        ), case
        assert sum(line.amount for line in found.lines[:-1]) == found.net_pay
        done += 1


def test_part_time_pay_is_turned_into_the_same_full_time_equivalent() -> None:
    chance = random.Random(4)  # noqa: S311 - as above
    for _ in range(CASES):
        base = chance.randrange(1_200_000, 15_000_000)
        hours = Fraction(chance.randrange(64, 180), 4)
        week = chance.choice((None, Fraction(36), Fraction(40)))
        found = full_time_equivalent(
            Decimal(base) / 100,
            Decimal(hours.numerator) / hours.denominator,
            None if week is None else Decimal(week.numerator),
        )
        assert pence(found) == independent.full_time(base, hours, week)


def test_a_wrong_rule_is_noticed(pay_rules: PayRules) -> None:
    """The comparison can fail: a threshold of another year gives another figure."""
    case = independent.Person(year=2026, nation="scotland", gross=2_000_000)
    other = independent.Person(year=2025, nation="scotland", gross=2_000_000)

    assert pence(answered(pay_rules, case).net_pay) == independent.work_out(case).net
    assert independent.work_out(case).net != independent.work_out(other).net
