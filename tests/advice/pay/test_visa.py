"""Minimums and verdicts, from the tables of 22 July 2025."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.pay.visa import VisaAnswer, VisaQuestion, visa_for
from mlcareer.advice.pay.visa_person import Person
from mlcareer.advice.place import regions_of
from mlcareer.errors import UnknownNameError, UsageError
from mlcareer.guide.lookup import by_id
from mlcareer.guide.visa_rules import find_last_visa, find_occupation, find_route

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.visa_rules import VisaRules

TODAY = date(2026, 11, 28)


def ask(guide: Guide, rules: VisaRules, question: VisaQuestion) -> VisaAnswer:
    return visa_for(rules, guide, question, TODAY)


def verdicts(answer: VisaAnswer) -> dict[str, str]:
    return {
        f"{case.level.id} {case.region.id}": case.verdict
        for case in answer.cases
        if case.level and case.region
    }


def test_whether_a_route_is_open_is_known_only_by_what_was_said(
    guide: Guide, visa_rules: VisaRules
) -> None:
    since = Person(skilled_worker_since=date(2023, 5, 1), age=30)
    answer = ask(guide, visa_rules, VisaQuestion(pay=42_000, person=since))

    assert {each.route.id: (each.open, each.counts) for each in answer.routes} == {
        "standard": (True, True),
        "new-entrant": (None, False),
        "stem-phd": (None, False),
        "other-phd": (None, False),
        "transitional": (True, True),
        "transitional-other-phd": (None, False),
        "transitional-stem-phd": (None, False),
        "transitional-new-entrant": (None, False),
    }
    assert answer.deciding.because == "sponsored since May 2023"
    # 42,000 - 40,000
    assert (answer.deciding.passes, answer.deciding.margin) == (True, 2_000)


def test_a_last_visa_that_contradicts_permission_since_is_refused(
    guide: Guide, visa_rules: VisaRules
) -> None:
    student = find_last_visa(visa_rules, "student")
    person = Person(last_visa=student, skilled_worker_since=date(2023, 5, 1))

    with pytest.raises(UsageError, match="not 'Student'"):
        ask(guide, visa_rules, VisaQuestion(pay=42_000, person=person))


def test_a_range_passes_whole_in_part_or_not_at_all(guide: Guide, visa_rules: VisaRules) -> None:
    answer = ask(guide, visa_rules, VisaQuestion(pay=38_000, most=45_000))

    assert {each.option: each.verdict for each in answer.routes} == {
        "A": "fails",  # 54,700
        "E": "splits",  # 38,300
        "C": "splits",  # 43,700
        "B": "fails",  # 49,200
        "F": "splits",  # 40,000
        "G": "passes",  # 36,000
        "H": "passes",  # 32,000
        "J": "passes",  # 28,000
    }


@pytest.mark.parametrize(
    ("pay", "up_to"),
    [
        # 56,000 x 37.5 / 54,700 = 38.391: at 38.4 hours the minimum is 56,013
        (56_000, "38.39"),
        (54_700, "37.5"),
        # 41,700 x 37.5 / 54,700 = 28.587; a pound less is below the threshold at any hours
        (41_700, "28.58"),
        (41_699, None),
        # 80,000 x 37.5 / 54,700 = 54.844, where 41,700 x 54.84 / 48 = 47,643 is long reached
        (80_000, "54.84"),
    ],
)
def test_the_hours_up_to_which_pay_passes(
    guide: Guide, visa_rules: VisaRules, pay: int, up_to: str | None
) -> None:
    (case,) = ask(guide, visa_rules, VisaQuestion(pay=pay)).cases

    assert case.passes_up_to_hours == (None if up_to is None else Decimal(up_to))
    if up_to is None:
        return
    at, beyond = (
        ask(guide, visa_rules, VisaQuestion(pay=pay, hours=Decimal(up_to) + more)).passes
        for more in (Decimal(0), Decimal("0.01"))
    )
    assert (at, beyond) == (True, False)


def test_whether_hours_were_given_is_said(guide: Guide, visa_rules: VisaRules) -> None:
    asked = VisaQuestion(pay=56_000)

    assert not ask(guide, visa_rules, asked).hours_given
    assert ask(guide, visa_rules, asked.replace(hours=Decimal("37.5"))).hours_given


def test_a_phd_of_either_kind_is_refused_with_the_minimums_of_both(visa_rules: VisaRules) -> None:
    with pytest.raises(UsageError) as raised:
        find_route(visa_rules, "PhD", find_occupation(visa_rules, "2433"))

    hint = str(raised.value.hint)
    assert "stem-phd (STEM PhD, minimum £44,100) or other-phd (Other PhD, minimum £49,600)" in hint
    assert "2433 at 37.5 hours" in hint
    # Each by its own name is no question.
    assert find_route(visa_rules, "stem phd").option == "C"


def test_every_cell_of_the_guide_by_the_standard_route(guide: Guide, visa_rules: VisaRules) -> None:
    answer = ask(guide, visa_rules, VisaQuestion())

    # London junior 45,000-65,000 and the other 38,000-55,000 hold 54,700; 55,000 is 300 above.
    assert verdicts(answer) == {
        "junior london": "splits",
        "junior rest-of-uk": "splits",
        "mid london": "passes",
        "mid rest-of-uk": "passes",
        "senior london": "passes",
        "senior rest-of-uk": "passes",
        "staff london": "passes",
        "staff rest-of-uk": "passes",
    }
    assert not answer.passes


def test_at_40_hours_juniors_outside_london_all_fail(guide: Guide, visa_rules: VisaRules) -> None:
    found = verdicts(ask(guide, visa_rules, VisaQuestion(hours=Decimal(40))))

    assert found["junior rest-of-uk"] == "fails"
    assert found["mid rest-of-uk"] == "splits"


def test_under_2433_the_mid_band_outside_london_begins_100_short(
    guide: Guide, visa_rules: VisaRules
) -> None:
    question = VisaQuestion(
        level=by_id("mid", guide.level),
        regions=regions_of(guide, "rest-of-uk")[0],
        occupation=find_occupation(visa_rules, "2433"),
    )
    answer = ask(guide, visa_rules, question)

    assert answer.cases[0].verdict == "splits"
    assert answer.cases[0].low_over_floor == -100


def test_an_open_ended_band_can_reach_any_minimum(
    small_guide: Guide, visa_rules: VisaRules
) -> None:
    found = ask(small_guide, visa_rules, VisaQuestion(hours=Decimal(80)))

    assert {case.verdict for case in found.cases if case.open_ended} == {"splits"}


def test_2136_says_why_it_is_a_trap(guide: Guide, visa_rules: VisaRules) -> None:
    code = find_occupation(visa_rules, "2136")
    asked_for = ask(guide, visa_rules, VisaQuestion(pay=45_000, occupation=code))
    usual = ask(guide, visa_rules, VisaQuestion(pay=45_000))

    assert asked_for.trap is not None
    assert "SOC 2010" in asked_for.trap
    assert usual.trap is None
    assert usual.other_traps == (asked_for.trap,)


def test_the_code_changes_the_verdict_and_the_others_are_shown(
    guide: Guide, visa_rules: VisaRules
) -> None:
    answer = ask(guide, visa_rules, VisaQuestion(pay=54_800))
    others = {other.occupation.id: other.verdicts[0] for other in answer.others}

    assert answer.passes
    assert len(others) == 11
    assert others["2133"] == "fails"
    assert others["2139"] == "passes"


def test_a_name_that_is_not_known_is_refused(visa_rules: VisaRules) -> None:
    with pytest.raises(UnknownNameError, match="9999"):
        find_occupation(visa_rules, "9999")
    with pytest.raises(UnknownNameError, match="tourist"):
        find_route(visa_rules, "tourist")


def test_its_tables_are_overdue_when_the_lists_have_ended(
    guide: Guide, visa_rules: VisaRules
) -> None:
    late = visa_for(visa_rules, guide, VisaQuestion(pay=50_000), date(2027, 1, 1))

    assert all(source.overdue for source in late.sources)


@given(
    st.integers(20_000, 200_000),
    st.integers(16, 80),
    st.sampled_from(["2134", "2433", "2136", "2434"]),
)
def test_a_pound_more_never_turns_a_pass_into_a_fail(
    guide: Guide, visa_rules: VisaRules, pay: int, hours: int, code: str
) -> None:
    occupation = find_occupation(visa_rules, code)

    def passing(pounds: int) -> set[str]:
        question = VisaQuestion(pay=pounds, hours=Decimal(hours), occupation=occupation)
        (case,) = ask(guide, visa_rules, question).cases
        return {route.id for route in case.passing_routes}

    assert passing(pay) <= passing(pay + 1)
