"""What a rise leaves, worked by hand from the rules of 2026-27."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.names import level_of, named_circumstances, nation_of, where_of
from mlcareer.advice.pay.circumstances import Circumstances
from mlcareer.advice.pay.pay_raise import Bonus, RaiseAnswer, RaiseQuestion, raise_for
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules

TODAY = date(2026, 11, 23)


def rise(
    guide: Guide,
    rules: PayRules,
    before: int,
    after: int,
    circumstances: Circumstances | None = None,
) -> RaiseAnswer:
    question = RaiseQuestion(before=Decimal(before), after=Decimal(after))
    return raise_for(guide, rules, circumstances or Circumstances(), question, TODAY)


def test_a_rise_across_the_trap_by_part(small_guide: Guide, pay_rules: PayRules) -> None:
    (step,) = rise(small_guide, pay_rules, 95_000, 112_000).steps

    # 5,000 x 40% + 12,000 x 60% = 9,200; 17,000 x 2% = 340; (9,200 + 340) / 17,000 = 56.12%
    assert step.income_tax == 9_200
    assert step.employee_national_insurance == 340
    assert step.kept == 7_460
    assert step.kept_per_month == Decimal("621.67")
    assert step.effective_rate == Decimal("0.5612")
    assert (step.marginal_rate_before, step.marginal_rate_after) == (
        Decimal("0.42"),
        Decimal("0.62"),
    )


def test_a_sacrifice_down_to_the_trap_s_start_keeps_more(
    small_guide: Guide, pay_rules: PayRules
) -> None:
    (step,) = rise(small_guide, pay_rules, 95_000, 112_000).steps
    as_pay, to_start, all_of_it = step.ways

    # 5,000 x 58% = 2,900 as pay and 12,000 in the pension
    assert as_pay.together == 7_460
    assert to_start.sacrifice == 12_000
    assert to_start.back_to == 100_000
    assert to_start.net == 2_900
    assert to_start.together == 14_900
    assert all_of_it.net == 0
    assert all_of_it.together == 17_000


def test_a_sacrifice_leads_exactly_to_the_trap_s_start(
    small_guide: Guide, pay_rules: PayRules
) -> None:
    circumstances = Circumstances(pension_percent=Decimal(5))
    (step,) = rise(small_guide, pay_rules, 95_000, 112_000, circumstances).steps
    _, to_start, all_of_it = step.ways

    # 95% of 112,000 is 106,400, and of 95,000 it is 90,250.
    assert [to_start.sacrifice, to_start.back_to] == [6_400, 100_000]
    assert [all_of_it.sacrifice, all_of_it.back_to] == [16_150, 90_250]
    assert [way.whole for way in step.ways] == [False, False, True]
    assert step.trap is not None
    assert step.trap.way_out is not None
    assert step.trap.way_out.sacrifice == to_start.sacrifice


def test_pay_now_is_taxed_where_it_is_earned(guide: Guide, pay_rules: PayRules) -> None:
    question = RaiseQuestion(
        before=Decimal(62_000),
        after=Decimal(95_000),
        where=where_of(guide, "london"),
        current_nation=nation_of(pay_rules, "scotland"),
    )
    circumstances = named_circumstances(pay_rules, student_loans=("4",))
    answer = raise_for(guide, pay_rules, circumstances, question, TODAY)
    (step,) = answer.steps

    assert (answer.current_nation.id, answer.nation.id) == ("scotland", "england")
    # Scotland: 3,967 x 19% + 12,989 x 20% + 14,136 x 21% + 18,338 x 42% = 14,022.05; insurance
    # 3,016 + 11,730 x 2% = 3,250.60; the loan (62,000 - 33,795) x 9% = 2,538.45, so 2,538.
    assert step.net_pay_before == Decimal("42189.35")
    # England: 7,540 + 44,730 x 40% = 25,432; 3,016 + 44,730 x 2% = 3,910.60; 5,508.45, so 5,508.
    assert step.net_pay_after == Decimal("60149.40")
    assert step.kept_per_month == Decimal("1496.67")


def test_a_nation_of_pay_now_needs_that_pay(guide: Guide, pay_rules: PayRules) -> None:
    question = RaiseQuestion(
        level=level_of(guide, "mid"),
        to_level=level_of(guide, "senior"),
        current_nation=nation_of(pay_rules, "scotland"),
    )

    with pytest.raises(UsageError, match="needs that pay"):
        raise_for(guide, pay_rules, Circumstances(), question, TODAY)


@pytest.mark.parametrize(
    ("bonus", "current", "paid"),
    [
        (Bonus(amount=Decimal(10_000)), None, (10_000, 10_000)),
        (None, Bonus(amount=Decimal(10_000)), (10_000, 10_000)),
        (Bonus(amount=Decimal(10), is_percent=True), None, (9_500, 10_000)),
        (Bonus(amount=Decimal(0)), Bonus(amount=Decimal(2_000)), (2_000, 0)),
    ],
)
def test_a_bonus_stands_on_both_sides_unless_each_is_given(
    small_guide: Guide,
    pay_rules: PayRules,
    bonus: Bonus | None,
    current: Bonus | None,
    paid: tuple[int, int],
) -> None:
    question = RaiseQuestion(
        before=Decimal(95_000), after=Decimal(100_000), bonus=bonus, current_bonus=current
    )
    (step,) = raise_for(small_guide, pay_rules, Circumstances(), question, TODAY).steps

    assert [step.bonus_before, step.bonus_after] == [*paid]
    assert step.difference == 5_000 + paid[1] - paid[0]


def test_with_a_bonus_a_rise_can_lie_in_the_trap_as_a_whole(
    small_guide: Guide, pay_rules: PayRules
) -> None:
    question = RaiseQuestion(before=Decimal(95_000), after=Decimal(100_000))
    alone = raise_for(small_guide, pay_rules, Circumstances(), question, TODAY)
    beside = question.replace(bonus=Bonus(amount=Decimal(10_000)))
    with_bonus = raise_for(small_guide, pay_rules, Circumstances(), beside, TODAY)

    # 58% of 5,000 below the line of 100,000 and 38% of it above.
    assert [answer.steps[0].kept for answer in (alone, with_bonus)] == [2_900, 1_900]


def test_base_and_bonus_that_come_to_the_same_are_no_rise(
    small_guide: Guide, pay_rules: PayRules
) -> None:
    question = RaiseQuestion(
        before=Decimal(95_000),
        after=Decimal(105_000),
        bonus=Bonus(amount=Decimal(0)),
        current_bonus=Bonus(amount=Decimal(10_000)),
    )
    with pytest.raises(UsageError, match="base and bonus together are the same"):
        raise_for(small_guide, pay_rules, Circumstances(), question, TODAY)


def test_a_pension_share_is_no_loss(small_guide: Guide, pay_rules: PayRules) -> None:
    circumstances = named_circumstances(pay_rules, pension_percent=Decimal(5), student_loans=("2",))
    (step,) = rise(small_guide, pay_rules, 60_000, 70_000, circumstances).steps

    # 500 is sacrificed; of 9,500: 42% and 9% = 4,845. The loans: (57,000 - 29,385) x 9% =
    # 2,485.35 and (66,500 - 29,385) x 9% = 3,340.35, each rounded down: 855
    assert step.pension_employee == 500
    assert step.student_loan == 855
    assert step.kept == 4_655
    assert step.effective_rate == Decimal("0.4845")


def test_a_rise_that_all_goes_into_the_pension_leaves_nothing_to_sacrifice(
    small_guide: Guide, pay_rules: PayRules
) -> None:
    circumstances = Circumstances(pension_percent=Decimal(100))
    (step,) = rise(small_guide, pay_rules, 20_000, 30_000, circumstances).steps

    assert step.kept == 0
    assert [way.sacrifice for way in step.ways] == [0]


def test_a_cut_is_a_rise_backwards(small_guide: Guide, pay_rules: PayRules) -> None:
    (up,) = rise(small_guide, pay_rules, 95_000, 112_000).steps
    (down,) = rise(small_guide, pay_rules, 112_000, 95_000).steps

    assert down.kept == -up.kept
    assert down.effective_rate == up.effective_rate
    assert down.ways == ()


def test_two_levels_are_compared_at_both_ends_of_their_bands(
    guide: Guide, pay_rules: PayRules
) -> None:
    question = RaiseQuestion(
        level=level_of(guide, "mid"),
        to_level=level_of(guide, "senior"),
        where=where_of(guide, "london"),
    )
    answer = raise_for(guide, pay_rules, Circumstances(), question, TODAY)

    assert [(step.name, int(step.before), int(step.after)) for step in answer.steps] == [
        ("bottom to bottom", 65_000, 95_000),
        ("top to top", 95_000, 145_000),
    ]
    # 30,000 x 58%
    assert answer.steps[0].kept == 17_400
    assert not answer.open_ended
    assert "obi-guide" in {source.id for source in answer.sources}


def test_a_pay_is_compared_with_both_ends_of_a_level_s_band(
    guide: Guide, pay_rules: PayRules
) -> None:
    question = RaiseQuestion(
        before=Decimal(62_000), to_level=level_of(guide, "senior"), where=where_of(guide, "london")
    )
    answer = raise_for(guide, pay_rules, Circumstances(), question, TODAY)

    # Senior in London is 95,000 to 145,000.
    assert [(step.name, step.before, step.after) for step in answer.steps] == [
        ("to the bottom", Decimal(62_000), Decimal(95_000)),
        ("to the top", Decimal(62_000), Decimal(145_000)),
    ]
    assert (answer.level, answer.to_level) == (None, level_of(guide, "senior"))


def test_an_end_of_the_band_that_the_pay_is_at_is_no_step(
    guide: Guide, pay_rules: PayRules
) -> None:
    question = RaiseQuestion(
        before=Decimal(95_000), to_level=level_of(guide, "senior"), where=where_of(guide, "london")
    )

    (step,) = raise_for(guide, pay_rules, Circumstances(), question, TODAY).steps
    assert (step.name, step.after) == ("to the top", Decimal(145_000))


def test_an_open_ended_band_is_said_to_be_one(guide: Guide, pay_rules: PayRules) -> None:
    question = RaiseQuestion(
        level=level_of(guide, "senior"),
        to_level=level_of(guide, "staff"),
        where=where_of(guide, "london"),
    )

    assert raise_for(guide, pay_rules, Circumstances(), question, TODAY).open_ended


def test_what_is_no_rise_is_refused_with_the_three_ways_to_ask(
    guide: Guide, pay_rules: PayRules
) -> None:
    mid, senior = level_of(guide, "mid"), level_of(guide, "senior")
    for question in (
        RaiseQuestion(),
        RaiseQuestion(before=Decimal(95_000)),
        RaiseQuestion(level=mid),
        RaiseQuestion(before=Decimal(95_000), level=mid, to_level=senior),
        RaiseQuestion(before=Decimal(1), after=Decimal(2), level=mid),
        RaiseQuestion(before=Decimal(95_000), after=Decimal(95_000)),
    ):
        with pytest.raises(UsageError) as raised:
            raise_for(guide, pay_rules, Circumstances(), question, TODAY)

        assert "raise 95k 112k" in str(raised.value.hint)


@given(
    st.integers(10_000, 200_000),
    st.integers(1, 60_000),
    st.sampled_from(["england", "scotland"]),
    st.sampled_from([(), ("2",), ("4", "postgraduate")]),
    st.sampled_from([0, 5]),
)
def test_the_parts_of_a_rise_add_up_and_no_sacrifice_keeps_less(
    small_guide: Guide,
    pay_rules: PayRules,
    before: int,
    more: int,
    nation: str,
    loans: tuple[str, ...],
    percent: int,
) -> None:
    circumstances = named_circumstances(
        pay_rules, nation=nation, student_loans=loans, pension_percent=Decimal(percent)
    )
    (step,) = rise(small_guide, pay_rules, before, before + more, circumstances).steps

    taken = step.income_tax + step.employee_national_insurance + step.student_loan
    assert step.kept + taken + step.pension_employee == step.difference
    together = [way.together for way in step.ways]
    assert together == sorted(together)


def test_bands_are_scaled_to_part_time_hours(small_guide: Guide, pay_rules: PayRules) -> None:
    question = RaiseQuestion(
        before=Decimal(30_000),
        to_level=level_of(small_guide, "mid"),
        where=where_of(small_guide, "london"),
        hours=Decimal("22.5"),
    )
    answer = raise_for(small_guide, pay_rules, Circumstances(), question, TODAY)

    # 60,000 x 22.5 / 37.5 = 36,000; 100,000 x 0.6 = 60,000
    assert [step.after for step in answer.steps] == [36_000, 60_000]
    assert answer.hours == Decimal("22.5")
