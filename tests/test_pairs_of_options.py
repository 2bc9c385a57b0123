"""Each value of each option beside each of every other, against pay worked out a second time.

Few cases cover all pairs (covering.py); no figure may differ by a penny.
"""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.advice.offers.making import known_on, terms
from tests.advice.offers.test_independent_offers import ByHand
from tests.covering import all_pairs, covering
from tests.test_independent_pay import answered

from mlcareer.advice.names import level_of, named_circumstances, where_of
from mlcareer.advice.offers.offer import offer_for
from mlcareer.advice.offers.valuation import value_offer
from mlcareer.advice.pay.contract import ContractQuestion, contract_for
from mlcareer.advice.pay.hire import BY_LAW, EmployerPension, HireQuestion, hire_for
from mlcareer.advice.pay.pay_raise import Bonus, RaiseQuestion, raise_for

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules

sys.path.insert(0, str(Path(__file__).parent))
independent: Any = __import__("independent_pay")
sys.path.pop(0)

TODAY = date(2026, 11, 28)
NATIONS = ("england", "scotland", "wales")
METHODS = ("salary-sacrifice", "net-pay", "relief-at-source")
LOANS = ((), ("2",), ("4", "1"), ("5", "postgraduate"))


def pounds(pence: float | Fraction) -> Decimal:
    return Decimal(int(pence)) / 100


def test_the_cases_cover_all_pairs_and_are_few() -> None:
    options = {"a": (1, 2, 3), "b": (1, 2, 3), "c": (1, 2), "d": (1, 2)}
    cases = covering(options)

    met = {
        ((one, options[one].index(case[one])), (other, options[other].index(case[other])))
        for case in cases
        for one in options
        for other in options
        if one < other
    }
    assert met == all_pairs(options)
    assert len(cases) <= 12  # of 36


def test_take_home(pay_rules: PayRules) -> None:
    options = {
        "gross": (1_800_000, 5_027_001, 6_020_000, 10_000_100, 12_514_000, 21_000_050),
        "loans": LOANS,
        "method": METHODS,
        "pension": (Fraction(0), Fraction(5, 100), Fraction(75, 1000)),
        "bonus": (0, 730_001, 4_000_000),
        "children": (0, 1, 3),
        "year": (2024, 2025, 2026),
        "nation": NATIONS,
        "sipp": (0, 123_456),
        "gift_aid": (0, 60_000),
        "blind": (False, True),
    }
    for case in covering(options):
        person = independent.Person(**case)
        expected, found = independent.work_out(person), answered(pay_rules, person)

        assert found.net_pay == pounds(expected.net), case
        assert found.income_tax == pounds(expected.income_tax), case
        assert found.employer_cost == pounds(
            person.gross + person.bonus + expected.employer_insurance
        ), case


def test_a_raise(guide: Guide, pay_rules: PayRules) -> None:
    options: dict[str, tuple[Any, ...]] = {
        "before": (26_000, 49_000, 62_000, 99_000),
        "after": (50_271, 80_001, 100_002, 130_000),
        "loans": LOANS,
        "method": METHODS,
        "pension": (0, 5, Decimal("7.5")),
        "nation": NATIONS,
        "current_nation": (None, "scotland", "england"),
        "bonus": (None, Bonus(amount=Decimal(10), is_percent=True), Bonus(amount=Decimal(4_000))),
        "current_bonus": (None, Bonus(amount=Decimal(2_500)), Bonus(amount=Decimal(0))),
        "children": (0, 2),
    }
    for case in covering(options):
        asked = named_circumstances(
            pay_rules,
            nation=case["nation"],
            pension_percent=Decimal(case["pension"]),
            pension_method=case["method"],
            student_loans=case["loans"],
        ).replace(children=case["children"])
        now = case["current_nation"]
        nations = {nation.id: nation for nation in pay_rules.nation}
        question = RaiseQuestion(
            before=Decimal(case["before"]),
            after=Decimal(case["after"]),
            current_nation=nations[now] if now else None,
            bonus=case["bonus"],
            current_bonus=case["current_bonus"],
        )
        then = case["bonus"] or case["current_bonus"]
        before = case["current_bonus"] or case["bonus"]

        def worked_out(base: int, bonus: Bonus | None, nation: str, case: Any = case) -> Any:  # noqa: ANN401
            return independent.work_out(
                independent.Person(
                    year=2026,
                    nation=nation,
                    gross=base * 100,
                    bonus=int(bonus.on(Decimal(base)) * 100) if bonus else 0,
                    pension=Fraction(str(case["pension"])) / 100,
                    method=case["method"],
                    loans=case["loans"],
                    children=case["children"],
                )
            )

        old = worked_out(case["before"], before, now or case["nation"])
        new = worked_out(case["after"], then, case["nation"])
        (step,) = raise_for(guide, pay_rules, asked, question, TODAY).steps
        assert step.net_pay_before == pounds(old.net), case
        assert step.net_pay_after == pounds(new.net), case
        assert step.kept == pounds(new.net - old.net), case
        assert step.income_tax == pounds(new.income_tax - old.income_tax), case
        assert step.employer_national_insurance == pounds(
            new.employer_insurance - old.employer_insurance
        ), case


def test_an_offer() -> None:
    known = known_on()
    options: dict[str, tuple[Any, ...]] = {
        "base": (38_000, 61_000, 99_000, 128_000),
        "student_loans": LOANS,
        "equity": (
            {},
            {"equity": 20_000, "equity_kind": "listed-shares"},
            {"equity": 90_001, "equity_kind": "listed-shares", "vest": (10, 20, 30, 40)},
            {"equity": 60_000, "equity_kind": "listed-shares", "vest": (25,) * 4, "cliff": 18},
            {"equity": 50_000, "equity_kind": "private-options"},
        ),
        "pension_percent": (0, 5, Decimal("7.5")),
        "pension_method": METHODS,
        "employer_pension_percent": (None, 0, 6),
        "employer_pension_of": ("salary", "qualifying-earnings"),
        "nation": NATIONS,
        "sign_on": (None, 7_500, 30_000),
        "bonus_percent": (None, 10, 25),
        "hours": (None, 30, 40),
        "children": (0, 2),
    }
    for case in covering(options):
        typed = {name: value for name, value in case.items() if name != "equity"}
        if typed["bonus_percent"] is None:
            del typed["bonus_percent"]
        typed |= {"cliff": None, **case["equity"]}
        offer, by_hand = terms(**typed), ByHand(typed)
        found = offer_for(offer, known)

        assert value_offer(offer, known).worth == pounds(by_hand.worth), case
        assert found.net.base_a_year == pounds(by_hand.net(0)), case
        assert found.net.cash_a_year == pounds(by_hand.net(by_hand.bonus)), case
        assert found.package.employer_pension == pounds(by_hand.employer), case
        if found.first_year is not None:
            year = by_hand.bonus + by_hand.first_vest + by_hand.sign_on
            assert found.first_year.net == pounds(by_hand.net(year)), case


def test_a_contract(guide: Guide, pay_rules: PayRules) -> None:
    options: dict[str, tuple[Any, ...]] = {
        "rate": (450, 610, 900),
        "days": (180, 215, 230),
        "loans": LOANS,
        "nation": NATIONS,
        "children": (0, 2),
        "against": (70_000, 101_000),
        "bonus": (0, 6_000),
        "margin": (0, 25, 40),
        "employer_pension": (None, 5_000),
    }
    for case in covering(options):
        asked = named_circumstances(
            pay_rules, nation=case["nation"], student_loans=case["loans"]
        ).replace(children=case["children"])
        pension = case["employer_pension"]
        question = ContractQuestion(
            rate=Decimal(case["rate"]),
            days=(case["days"],),
            against=Decimal(case["against"]),
            bonus=Decimal(case["bonus"]),
            margin_a_week=Decimal(case["margin"]),
            employer_pension=None if pension is None else Decimal(pension),
        )
        answer = contract_for(guide, pay_rules, asked, question, TODAY)
        (year,) = answer.by_days

        def net_of(pence: int, bonus: int = 0, case: Any = case) -> Any:  # noqa: ANN401
            return independent.work_out(
                independent.Person(
                    year=2026,
                    nation=case["nation"],
                    gross=pence,
                    bonus=bonus,
                    loans=case["loans"],
                    children=case["children"],
                )
            ).net

        billed = Fraction(case["rate"]) * case["days"] - Fraction(case["margin"]) * case["days"] / 5
        # By law 3% of 44,030; the employer's insurance is on pay over 5,000, the levy on all.
        paid_in = Fraction(132_090, 100) if pension is None else Fraction(pension)
        gross = independent.half_up((billed - paid_in + 750) / Fraction(1155, 1000) * 100)
        permanent = net_of(case["against"] * 100, case["bonus"] * 100)
        assert gross > 5_027_000
        assert year.pay == pounds(gross), case
        assert year.net == pounds(net_of(gross)), case
        assert year.against == pounds(net_of(gross) - permanent), case


def test_a_budget(guide: Guide, pay_rules: PayRules, visa_rules: VisaRules) -> None:
    level, where = level_of(guide, "senior"), where_of(guide, "london")
    assert level is not None
    assert where is not None
    options: dict[str, tuple[Any, ...]] = {
        "pay": (48_000, 75_000, 101_000),
        "wider_by": (0, 5_001, 20_000),
        "pension": (
            BY_LAW,
            EmployerPension("share", Decimal("7.5")),
            EmployerPension("pounds", Decimal(4_000)),
        ),
        "levy": (False, True),
        "allowance": (False, True),
        "expected": ((), (90_000, 126_000)),
    }
    for case in covering(options):
        question = HireQuestion(
            level=level,
            where=where,
            pay=case["pay"],
            pay_to=case["pay"] + case["wider_by"],
            employer_pension=case["pension"],
            levy=case["levy"],
            employment_allowance=case["allowance"],
            expected=case["expected"],
        )
        found = hire_for(guide, pay_rules, visa_rules, question, TODAY)
        costs = [*found.employer_cost, *(each.employer_cost for each in found.expectations)]
        keeps = [*found.keeps, *(each.keeps for each in found.expectations)]

        assert len(costs) == (3 if case["wider_by"] else 1) + len(case["expected"])
        for cost, kept in zip(costs, keeps, strict=True):
            pence = int(cost.salary * 100)
            worked_out = independent.work_out(
                independent.Person(year=2026, nation="england", gross=pence)
            )
            insurance = worked_out.employer_insurance - (1_050_000 if case["allowance"] else 0)
            pension = pence_in(case["pension"], pence)
            levy = independent.half_up(Fraction(pence, 200)) if case["levy"] else 0
            total = pence + max(0, insurance) + pension + levy
            assert cost.total == pounds(total), case
            assert kept.net == pounds(worked_out.net), case


def pence_in(pension: EmployerPension, pence: int) -> int:
    """Return what the employer pays in, in pence: by law 3% of 6,240 to 50,270."""
    if pension.kind == "pounds":
        return int(pension.value * 100)
    if pension.kind == "share":
        share: int = independent.half_up(Fraction(pence) * Fraction(str(pension.value)) / 100)
        return share
    by_law: int = independent.half_up(Fraction(3 * (min(pence, 5_027_000) - 624_000), 100))
    return by_law


@pytest.mark.parametrize("options", [{"a": (1,), "b": (1, 2)}, {"a": (1, 2), "b": (3, 4)}])
def test_two_options_take_every_case(options: dict[str, tuple[int, ...]]) -> None:
    assert len(covering(options)) == len(all_pairs(options))
