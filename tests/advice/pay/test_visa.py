"""Floors and verdicts, from the tables of 22 July 2025."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.pay.visa import VisaAnswer, VisaQuestion, in_sentence, visa_for
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.visa_rules import VisaRules

TODAY = date(2026, 11, 23)


def ask(guide: Guide, rules: VisaRules, question: VisaQuestion) -> VisaAnswer:
    return visa_for(rules, guide, question, TODAY)


def salary(pounds: int, occupation: str | None = None) -> VisaQuestion:
    return VisaQuestion(pay=Decimal(pounds), occupation=occupation)


def verdicts(answer: VisaAnswer) -> dict[str, str]:
    return {f"{case.level} {case.region}": case.verdict for case in answer.cases}


@pytest.mark.parametrize(
    ("code", "floors"),
    [
        ("2134", [54_700, 38_300, 43_700, 49_200]),
        ("2133", [54_900, 38_400, 43_900, 49_400]),
        ("2433", [55_100, 38_600, 44_100, 49_600]),
        ("2139", [52_300, 36_600, 41_800, 47_100]),
        ("2162", [43_600, 33_400, 34_900, 39_200]),
        # Three of its going rates lie below the general threshold of the route.
        ("2136", [41_700, 33_400, 33_400, 37_500]),
    ],
)
def test_the_floor_is_the_higher_of_going_rate_and_threshold(
    guide: Guide, visa_rules: VisaRules, code: str, floors: list[int]
) -> None:
    answer = ask(guide, visa_rules, salary(50_000, occupation=code))

    assert [floor.floor for floor in answer.floors] == floors


@pytest.mark.parametrize(
    ("pay", "verdict", "over"),
    [(54_699, "fails", -1), (54_700, "passes", 0), (54_701, "passes", 1)],
)
def test_exactly_at_the_floor_passes(
    guide: Guide, visa_rules: VisaRules, pay: int, verdict: str, over: int
) -> None:
    (case,) = ask(guide, visa_rules, salary(pay)).cases

    assert (case.verdict, case.low_over_floor) == (verdict, over)


def test_pence_do_not_make_up_a_pound(guide: Guide, visa_rules: VisaRules) -> None:
    question = VisaQuestion(pay=Decimal("54699.99"))

    assert ask(guide, visa_rules, question).cases[0].verdict == "fails"


def test_a_salary_that_fails_names_the_routes_by_which_it_would_pass(
    guide: Guide, visa_rules: VisaRules
) -> None:
    (case,) = ask(guide, visa_rules, salary(45_000)).cases

    assert case.passing_routes == ("new-entrant", "stem-phd")


@pytest.mark.parametrize(
    ("hours", "floor", "decided_by"),
    [
        # 54,700 x 40 / 37.5 = 58,346.67, up to the pound that reaches it
        ("40", 58_347, "going rate"),
        # 54,700 x 35 / 37.5 = 51,053.33
        ("35", 51_054, "going rate"),
        # 54,700 x 20 / 37.5 = 29,173.33, below the threshold, which is not pro-rated
        ("20", 41_700, "general threshold"),
        ("37.5", 54_700, "going rate"),
    ],
)
def test_the_going_rate_follows_the_hours_and_the_threshold_does_not(
    guide: Guide, visa_rules: VisaRules, hours: str, floor: int, decided_by: str
) -> None:
    question = VisaQuestion(pay=Decimal(60_000), hours=Decimal(hours))
    standard = ask(guide, visa_rules, question).floors[0]

    assert (standard.floor, standard.decided_by) == (floor, decided_by)


@pytest.mark.parametrize(
    ("pay", "up_to"),
    [
        # 56,000 x 37.5 / 54,700 = 38.391: at 38.4 hours the floor is 56,013
        (56_000, "38.39"),
        (54_700, "37.5"),
        # 41,700 x 37.5 / 54,700 = 28.587; a pound less is below the threshold at any hours
        (41_700, "28.58"),
        (41_699, None),
    ],
)
def test_the_hours_up_to_which_pay_passes(
    guide: Guide, visa_rules: VisaRules, pay: int, up_to: str | None
) -> None:
    (case,) = ask(guide, visa_rules, salary(pay)).cases

    assert case.passes_up_to_hours == (None if up_to is None else Decimal(up_to))
    if up_to is None:
        return
    at, beyond = (
        ask(guide, visa_rules, salary(pay).replace(hours=Decimal(up_to) + more)).cases[0].verdict
        for more in (Decimal(0), Decimal("0.01"))
    )
    assert (at, beyond) == ("passes", "fails")


def test_whether_hours_were_given_is_told(guide: Guide, visa_rules: VisaRules) -> None:
    asked = salary(56_000)

    assert not ask(guide, visa_rules, asked).hours_given
    assert ask(guide, visa_rules, asked.replace(hours=Decimal("37.5"))).hours_given


def test_a_phd_of_either_kind_is_refused_with_the_floors_of_both(
    guide: Guide, visa_rules: VisaRules
) -> None:
    question = salary(45_000, occupation="2433").replace(route="PhD")

    with pytest.raises(UsageError) as raised:
        ask(guide, visa_rules, question)

    hint = str(raised.value.hint)
    assert "stem-phd (STEM PhD, floor £44,100) or other-phd (Other PhD, floor £49,600)" in hint
    assert "2433 at 37.5 hours" in hint
    # Each by its own name is no question.
    assert ask(guide, visa_rules, question.replace(route="stem phd")).passes


@pytest.mark.parametrize(
    ("name", "written"),
    [("Standard", "standard"), ("New entrant", "new entrant"), ("STEM PhD", "STEM PhD")],
)
def test_a_route_keeps_its_capitals_where_they_mean_something(name: str, written: str) -> None:
    assert in_sentence(name) == written


@pytest.mark.parametrize("hours", ["0", "-1", "81"])
def test_hours_that_cannot_be_are_refused(guide: Guide, visa_rules: VisaRules, hours: str) -> None:
    question = VisaQuestion(pay=Decimal(60_000), hours=Decimal(hours))

    with pytest.raises(UsageError, match="hours a week"):
        ask(guide, visa_rules, question)


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
    mid = next(c for c in answer.cases if (c.level, c.region) == ("mid", "rest-of-uk"))
    assert mid.low_over_floor == 300


def test_at_40_hours_juniors_outside_london_all_fail(guide: Guide, visa_rules: VisaRules) -> None:
    found = verdicts(ask(guide, visa_rules, VisaQuestion(hours=Decimal(40))))

    assert found["junior rest-of-uk"] == "fails"
    assert found["mid rest-of-uk"] == "splits"


def test_under_2433_the_mid_floor_outside_london_misses_by_100(
    guide: Guide, visa_rules: VisaRules
) -> None:
    question = VisaQuestion(level="mid", region="rest-of-uk", occupation="2433")
    answer = ask(guide, visa_rules, question)

    assert answer.cases[0].verdict == "splits"
    assert answer.cases[0].low_over_floor == -100


def test_a_new_entrant_outside_london_misses_by_300(guide: Guide, visa_rules: VisaRules) -> None:
    question = VisaQuestion(level="junior", region="rest-of-uk", route="new entrant")

    assert ask(guide, visa_rules, question).cases[0].low_over_floor == -300


def test_an_open_ended_band_can_reach_any_floor(small_guide: Guide, visa_rules: VisaRules) -> None:
    question = VisaQuestion(hours=Decimal(80))
    found = ask(small_guide, visa_rules, question)

    assert {case.verdict for case in found.cases if case.open_ended} == {"splits"}


def test_2136_says_why_it_is_a_trap(guide: Guide, visa_rules: VisaRules) -> None:
    asked_for = ask(guide, visa_rules, salary(45_000, occupation="2136"))
    usual = ask(guide, visa_rules, salary(45_000))

    assert asked_for.trap is not None
    assert "SOC 2010" in asked_for.trap
    assert usual.trap is None
    assert usual.other_traps == (asked_for.trap,)


def test_the_code_changes_the_verdict_and_the_others_are_shown(
    guide: Guide, visa_rules: VisaRules
) -> None:
    answer = ask(guide, visa_rules, salary(54_800))
    others = {other.occupation: other.verdicts[0] for other in answer.others}

    assert answer.passes
    assert others["2133"] == "fails"
    assert others["2139"] == "passes"


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (VisaQuestion(occupation="9999"), "no occupation code called '9999'"),
        (VisaQuestion(route="tourist"), "no visa route called 'tourist'"),
        (VisaQuestion(route="phd"), "'phd' can mean 2 visa routes"),
        (VisaQuestion(level="boss"), "no level called 'boss'"),
        (VisaQuestion(pay=Decimal(50_000), level="mid"), "both a salary and a band"),
    ],
)
def test_what_is_not_known_is_refused(
    guide: Guide, visa_rules: VisaRules, question: VisaQuestion, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        ask(guide, visa_rules, question)


def test_its_tables_are_overdue_when_the_lists_have_ended(
    guide: Guide, visa_rules: VisaRules
) -> None:
    late = visa_for(visa_rules, guide, salary(50_000), date(2027, 1, 1))

    assert all(source.overdue for source in late.sources)


@given(st.integers(10_000, 200_000), st.integers(10, 80), st.sampled_from(["2134", "2433", "2136"]))
def test_a_pound_more_never_turns_a_pass_into_a_fail(
    guide: Guide, visa_rules: VisaRules, pay: int, hours: int, code: str
) -> None:
    def passing(pounds: int) -> set[str]:
        question = VisaQuestion(pay=Decimal(pounds), hours=Decimal(hours), occupation=code)
        return set(ask(guide, visa_rules, question).cases[0].passing_routes)

    assert passing(pay) <= passing(pay + 1)
