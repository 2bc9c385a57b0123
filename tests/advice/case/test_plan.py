"""Plans: which steps a case needs, in which order, by when, and what the target pays."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import TODAY

from mlcareer.advice.case.plan import PlanAnswer, PlanData, plan_for
from mlcareer.advice.names import level_of, named_circumstances, named_step, nation_of, where_of
from mlcareer.advice.pay.pay_raise import Bonus, RaiseQuestion, raise_for
from mlcareer.cli.personal_case import personal_case
from mlcareer.errors import UsageError
from mlcareer.guide.load import load_guide, load_pay_rules, load_plan_rules
from mlcareer.guide.profile import DoneStep, Profile, ProfileSkill, Target

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.plan_rules import PlanRules

DATA = PlanData(
    guide=load_guide(), pay_rules=load_pay_rules(), rules=load_plan_rules(), today=TODAY
)
"""What comes with the program, for cases in which figures of pay matter."""

SENIOR_IN_NINE = Target(level="senior", months=9)

MID = Profile(level="mid", target=SENIOR_IN_NINE, hours=6)

JUNIOR = Profile(level="junior", target=Target(level="mid", months=3))

CHANGER = Profile(origin="data-scientist", target=Target(level="mid"))


def plan(own: Profile, data: PlanData = DATA, *, move: bool = False) -> PlanAnswer:
    return plan_for(data, personal_case(data.guide, data.pay_rules, own, move=move))


@pytest.fixture
def small(small_guide: Guide, small_rules: PlanRules) -> PlanData:
    """Return two levels, two skills and five works."""
    return DATA.replace(guide=small_guide, rules=small_rules)


def shown(*names: str) -> tuple[ProfileSkill, ...]:
    return tuple(ProfileSkill(name=name, evidence="a piece of work") for name in names)


def states_of(answer: PlanAnswer) -> dict[str, str]:
    """Return the state of each skill; of several of which one will do, by the first."""
    return {item.skills[0].id: item.state for item in answer.skills}


def step_ids(answer: PlanAnswer) -> list[str]:
    return [step.id for step in answer.steps]


# --- Which steps


def test_a_rise_takes_the_works_of_its_steps_of_the_ladder(small: PlanData) -> None:
    answer = plan(JUNIOR, small)

    (step,) = answer.steps
    assert (step.do, step.worked, step.how) == (
        "Keep a model running",
        "nobody notices",
        "Watch it.",
    )
    assert (step.shows, step.asked) == (("level_step:junior-to-mid/1",), ("a model that runs",))
    # The image would come before it, and the plan has none.
    assert step.after == ()
    assert answer.judgement == "Our judgement."


def test_only_a_move_brings_interview_practice(small: PlanData) -> None:
    answer = plan(JUNIOR, small, move=True)

    # Work on the job comes last, whatever its place in the file.
    assert step_ids(answer) == ["running-model", "code", "taught"]


def test_a_lack_that_is_said_gets_its_work_and_those_that_need_it_come_after(
    small: PlanData,
) -> None:
    answer = plan(JUNIOR.replace(lacks=("containers", "python")), small)

    assert step_ids(answer) == ["script", "image", "running-model"]
    assert [step.after for step in answer.steps] == [(), ("script",), ("image",)]
    assert [skill.id for skill in answer.steps[1].skills] == ["docker"]


def test_a_change_of_role_takes_the_steps_of_the_guide_before_the_works(small: PlanData) -> None:
    answer = plan(CHANGER.replace(skill=(ProfileSkill(name="juggling"),)), small)

    # Docker is in the change, Python is not; neither is among their skills.
    assert step_ids(answer) == ["from-data-scientist-pack", "script"]
    assert answer.steps[0].do == "Pack it"
    assert answer.unknown_skills == ("juggling",)


def test_what_a_cv_proves_has_no_step_and_is_named(small: PlanData) -> None:
    answer = plan(CHANGER.replace(skill=shown("docker", "python")), small)

    assert answer.steps == ()
    assert [skill.id for skill in answer.proved] == ["docker", "python"]
    # A junior has both as a matter of course, so neither would have had a step.
    assert plan(JUNIOR.replace(skill=shown("docker")), small).proved == ()


def test_a_skill_that_is_only_named_still_needs_proof_of_somebody_without_a_level(
    small: PlanData,
) -> None:
    named = (ProfileSkill(name="python"), *shown("docker"))

    assert step_ids(plan(CHANGER.replace(skill=named), small)) == ["script"]


def test_a_guide_of_ones_own_may_ask_for_what_no_work_is_known_for(
    small: PlanData, small_guide: Guide
) -> None:
    step = small_guide.level_step[0].replace(evidence=("a model that runs", "a second one"))
    sql = small_guide.skill[0].replace(id="sql", name="SQL", aliases=(), expected=())
    guide = small_guide.replace(level_step=(step,), skill=(*small_guide.skill, sql))

    answer = plan(JUNIOR.replace(lacks=("sql",)), small.replace(guide=guide))

    assert [(each.do, each.worked) for each in answer.steps] == [
        ("Keep a model running", "nobody notices"),
        ("Use SQL in work that others see", None),
        ("A second one", None),
    ]


def test_what_is_expected_of_the_level_and_not_stated_takes_no_step() -> None:
    answer = plan(MID.replace(skill=(ProfileSkill(name="python"),)))

    states = states_of(answer)
    # Kubernetes is expected at mid-level, Docker of every engineer.
    assert (states["python"], states["kubernetes"], states["docker"]) == (
        "named",
        "of-level",
        "of-level",
    )
    # What the guide says of Senior and not below: SQL, and the design of systems.
    assert [step.id for step in answer.steps if step.skills] == [
        "slow-query",
        "design-others-depend-on",
    ]


def test_one_piece_of_work_covers_a_skill_and_a_step_of_the_ladder_at_once() -> None:
    (step,) = (s for s in plan(MID).steps if s.id == "design-others-depend-on")

    assert step.shows == ("level_step:mid-to-senior/1", "skill:system-design/senior")
    # Evidence of the skill does not show the step of the ladder, so the work stays.
    shows_design = plan(MID.replace(skill=shown("system design")))
    assert "design-others-depend-on" in step_ids(shows_design)
    assert "slow-query" not in step_ids(plan(MID.replace(skill=shown("sql"))))


def test_one_of_several_will_do() -> None:
    changer = CHANGER.replace(skill=shown("git"))

    assert "cloud-from-code" in step_ids(plan(changer))
    assert "cloud-from-code" not in step_ids(plan(changer.replace(skill=shown("Vertex AI"))))
    lacking = MID.replace(lacks=("vertex-ai",))
    assert "cloud-from-code" in step_ids(plan(lacking))
    assert "cloud-from-code" not in step_ids(plan(lacking.replace(skill=shown("sagemaker"))))


def test_a_lack_of_a_skill_that_is_not_asked_for_gets_its_step_too() -> None:
    assert "report-from-runs" in step_ids(plan(MID.replace(lacks=("weights-and-biases",))))


def test_a_level_in_another_role_says_nothing_of_the_skills_of_this_one() -> None:
    answer = plan(CHANGER.replace(level="junior", skill=shown("git")))

    assert states_of(answer)["docker"] == "missing"


def test_evidence_counts_wherever_a_skill_is_named_twice() -> None:
    twice = (ProfileSkill(name="docker", evidence="the image"), ProfileSkill(name="Containers"))
    for skills in (twice, twice[::-1]):
        assert states_of(plan(MID.replace(skill=skills)))["docker"] == "shown"


def test_without_skills_none_is_called_missing() -> None:
    changer, mid = plan(CHANGER), plan(MID)

    assert {item.state for item in changer.skills} == {"not-said"}
    assert {item.state for item in mid.skills} == {"of-level", "not-said"}
    assert all(step.id.startswith("from-data-scientist-") for step in changer.steps)


SKILLS = [skill.id for skill in DATA.guide.skill]


@given(
    have=st.sets(st.sampled_from(SKILLS)),
    lacks=st.sets(st.sampled_from(SKILLS)),
    start=st.sampled_from(
        [{"level": "junior"}, {"level": "mid"}, {"level": None, "origin": "software-engineer"}]
    ),
)
def test_each_step_comes_after_those_it_needs_and_nothing_to_do_is_forgotten(
    have: set[str], lacks: set[str], start: dict[str, str | None]
) -> None:
    answer = plan(MID.replace(**start, skill=shown(*sorted(have)), lacks=tuple(sorted(lacks))))

    ids = step_ids(answer)
    assert len(set(ids)) == len(ids)
    for number, step in enumerate(answer.steps):
        assert all(ids.index(needed) < number for needed in step.after) or step.alongside
        assert step.sources
    in_steps = {skill.id for step in answer.steps for skill in step.skills}
    for item in answer.skills:
        assert not item.to_do or in_steps & {skill.id for skill in item.skills}


# --- By when


def test_steps_in_turn_share_two_thirds_and_work_on_the_job_has_all_of_the_time() -> None:
    answer = plan(MID)

    # From 23 November 2026 to 23 August 2027 are 273 days; two thirds are 182, of which each of
    # three steps has 60 or 61: 60 x 6 / 7 = 51.4 hours, 61 x 6 / 7 = 52.3.
    in_turn = [step for step in answer.steps if not step.alongside]
    assert [(step.ends, step.hours) for step in in_turn] == [
        (date(2027, 1, 22), 51),
        (date(2027, 3, 24), 52),
        (date(2027, 5, 24), 52),
    ]
    assert {(s.begins, s.ends, s.hours) for s in answer.steps if s.alongside} == {
        (TODAY, date(2027, 8, 23), None)
    }
    assert answer.hours_in_all == 234


def test_without_work_on_the_job_steps_in_turn_share_all_of_the_time(small: PlanData) -> None:
    (step,) = plan(JUNIOR, small).steps

    assert (step.begins, step.ends) == (TODAY, date(2027, 2, 23))


@given(months=st.integers(1, 120), day=st.dates(date(2024, 4, 6), date(2027, 4, 5)))
def test_the_time_is_shared_out_without_gap_or_overlap(months: int, day: date) -> None:
    answer = plan(
        MID.replace(target=SENIOR_IN_NINE.replace(months=months)), DATA.replace(today=day)
    )

    steps = [step for step in answer.steps if not step.alongside]
    assert steps[0].begins == day
    assert all(one.ends == other.begins for one, other in pairwise(steps))
    lengths = [(step.ends - step.begins).days for step in steps if step.begins and step.ends]
    assert max(lengths) - min(lengths) <= 1


@pytest.mark.parametrize(
    ("begins", "months", "ends"),
    [
        (date(2026, 11, 23), 1, date(2026, 12, 23)),
        (date(2026, 11, 23), 14, date(2028, 1, 23)),
        # February has no 31st.
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(begins: date, months: int, ends: date) -> None:
    own = MID.replace(target=SENIOR_IN_NINE.replace(months=months))

    assert plan(own, DATA.replace(today=begins)).ends == ends


def test_a_plan_does_not_go_beyond_the_calendar() -> None:
    with pytest.raises(UsageError, match="beyond the calendar"):
        plan(MID, DATA.replace(today=date(9999, 12, 31)))


def test_without_months_there_are_no_dates_and_without_hours_no_hours() -> None:
    undated = plan(MID.replace(target=Target(level="senior")))
    unmeasured = plan(MID.replace(hours=None))

    assert {(step.begins, step.hours) for step in undated.steps} == {(None, None)}
    assert {step.hours for step in unmeasured.steps} == {None}
    assert unmeasured.steps[0].begins == TODAY


def test_a_step_that_is_done_gives_its_time_to_the_others() -> None:
    before = plan(MID)
    done = DoneStep(step="slow-query", on=date(2026, 11, 20))

    after = plan(MID.replace(done=(done,)))

    assert step_ids(after) == step_ids(before)
    assert (after.steps[0].done, after.steps[0].begins) == (date(2026, 11, 20), None)
    assert after.steps[1].begins == TODAY
    assert step_ids(after)[1:] == [step.id for step in after.to_do]


def test_a_step_is_named_by_its_number_among_those_to_do_or_by_its_id() -> None:
    done = DoneStep(step="slow-query", on=TODAY)
    answer = plan(MID.replace(done=(done,)))

    assert named_step(answer, "1").id == "design-others-depend-on"
    assert named_step(answer, "Slow-Query").id == "slow-query"
    for typed, hint in (
        ("6", "It has 5 still to do."),
        ("0", "It has 5 still to do."),
        ("slow-qeury", "Did you mean 'slow-query'? It has: "),
    ):
        with pytest.raises(UsageError, match="the plan has no step") as refused:
            named_step(answer, typed)
        assert hint in str(refused.value.hint)


def test_years_at_the_end_are_those_of_today_and_the_months_rounded_down() -> None:
    answer = plan(Profile(years=Decimal("3.5"), target=SENIOR_IN_NINE))

    # 3.5 + 9/12 = 4.25; 3.5 years belong to mid-level.
    assert (answer.level and answer.level.id, answer.years_at_end) == ("mid", Decimal("4.2"))
    assert answer.target_experience_min == 5


# --- What it pays


def test_take_home_pay_is_that_of_the_band_and_of_today() -> None:
    (pay,) = plan(MID.replace(place="rest-of-uk", pay=62_000)).pay

    assert (pay.low_gross, pay.high_gross) == (80_000, 125_000)
    # 2026-27, England. 80,000: tax 37,700 x 20% + 29,730 x 40% = 19,432;
    # NI 37,700 x 8% + 29,730 x 2% = 3,610.60.
    assert pay.low_net == Decimal("56957.40")
    # 62,000: tax 7,540 + 11,730 x 40% = 12,232; NI 3,016 + 11,730 x 2% = 3,250.60.
    assert pay.now_net == Decimal("46517.40")
    # 56,957.40 less 46,517.40 is 10,440 a year, a twelfth of which is 870.
    assert pay.low_more_a_month == Decimal("870.00")


def test_a_case_with_everything_said() -> None:
    own = Profile(
        years=Decimal("3.5"),
        place="leeds",
        pay=62_000,
        bonus=4_000,
        pension=5,
        student_loans=("2",),
        target=Target(level="senior", months=9, place="london"),
        hours=5,
        skill=(ProfileSkill(name="sql", evidence="halved the nightly query"),),
        lacks=("docker",),
        done=(DoneStep(step="team-practice", on=date(2026, 11, 1)),),
    )

    answer = plan(own, DATA.replace(today=date(2026, 11, 28)), move=True)

    # SQL is shown and team-practice done; six are left in turn and three on the job. Two thirds
    # of 273 days are 182, of which each of the six has 30 or 31.
    assert [(s.id, s.ends) for s in answer.to_do] == [
        ("small-image", date(2026, 12, 28)),
        ("design-others-depend-on", date(2027, 1, 27)),
        ("practise-fundamentals", date(2027, 2, 27)),
        ("practise-coding", date(2027, 3, 29)),
        ("practise-design", date(2027, 4, 28)),
        ("practise-stories", date(2027, 5, 29)),
        ("junior-mentored", date(2027, 8, 28)),
        ("interviews-led", date(2027, 8, 28)),
        ("research-to-users", date(2027, 8, 28)),
    ]
    assert [skill.id for skill in answer.proved] == ["sql"]
    # 39 weeks of 5 hours.
    assert (answer.hours_in_all, answer.years_at_end) == (195, Decimal("4.2"))
    (pay,) = answer.pay
    # Now: 62,000 + 4,000 - 3,100 of pension by sacrifice = 62,900. Tax 37,700 x 20% + 12,630 x 40%
    # = 12,592; NI 3,016 + 12,630 x 2% = 3,268.60; plan 2 (62,900 - 29,385) x 9% = 3,016.35, in
    # whole pounds. 44,023.40 are left.
    assert pay.now_net == Decimal("44023.40")
    # Then: 95,000 + 4,000 - 4,750 = 94,250. Tax 7,540 + 43,980 x 40% = 25,132; NI 3,016 + 43,980 x
    # 2% = 3,895.60; plan 2 64,865 x 9% = 5,837.85. 59,385.40 are left: 15,362 more, a twelfth of
    # which is 1,280.17.
    assert (pay.low_gross, pay.low_net) == (95_000, Decimal("59385.40"))
    assert pay.low_more_a_month == Decimal("1280.17")


def test_the_place_aimed_at_goes_before_the_place_of_today() -> None:
    own = MID.replace(place="cambridge", target=SENIOR_IN_NINE.replace(place="london"))

    assert [pay.region.id for pay in plan(own).pay] == ["london"]
    # Remote work has no region of its own, so both are shown.
    assert len(plan(MID.replace(place="remote")).pay) == 2
    assert plan(MID).pay == ()


def test_the_nation_follows_the_place_unless_it_is_named() -> None:
    in_scotland = MID.replace(place="edinburgh", pay=70_000)

    (stays,) = plan(in_scotland).pay
    (named,) = plan(in_scotland.replace(nation="england")).pay
    (moves,) = plan(in_scotland.replace(target=SENIOR_IN_NINE.replace(place="london"))).pay

    assert [pay.nation.id for pay in (stays, named, moves)] == ["scotland", "england", "england"]
    # Today's pay is taxed where they are today.
    assert moves.now_net == stays.now_net
    assert stays.now_net is not None
    assert named.now_net is not None
    assert stays.now_net < named.now_net


def test_a_plan_and_a_rise_say_the_same_of_one_case() -> None:
    own = MID.replace(place="scotland", pay=62_000, student_loans=("4",), bonus=4_000)
    own = own.replace(target=SENIOR_IN_NINE.replace(place="london"))
    question = RaiseQuestion(
        before=Decimal(62_000),
        to_level=level_of(DATA.guide, "senior"),
        where=where_of(DATA.guide, "london"),
        current_nation=nation_of(DATA.pay_rules, "scotland"),
        current_bonus=Bonus(amount=Decimal(4_000)),
    )
    loans = named_circumstances(DATA.pay_rules, student_loans=("4",))
    rise = raise_for(DATA.guide, DATA.pay_rules, loans, question, TODAY)

    for stated in (None, "scotland"):
        (pay,) = plan(own.replace(nation=stated)).pay
        assert (pay.now_nation.id, pay.nation.id, pay.bonus) == ("scotland", "england", 4_000)
        assert {pay.now_net} == {step.net_pay_before for step in rise.steps}
        assert [pay.low_more_a_month, pay.high_more_a_month] == [
            step.kept_per_month for step in rise.steps
        ]


def test_on_a_day_whose_tax_year_is_not_there_pay_is_left_out_and_not_guessed() -> None:
    assert plan(MID.replace(place="london"), DATA.replace(today=date(2031, 1, 1))).pay == ()


# --- What cannot be planned


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (Profile(), "there is nothing to plan for"),
        (Profile(level="mid"), "there is nothing to plan for"),
        (Profile(target=SENIOR_IN_NINE), "it is not known where you start"),
        (MID.replace(level="senior"), "Senior is not above Senior"),
        (MID.replace(level="staff"), "Senior is not above Staff / Principal"),
        (Profile(origin="research-scientist"), "no steps from Research scientist"),
        (Profile(level="boss", target=SENIOR_IN_NINE), "no level called 'boss'"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_a_hint(own: Profile, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        plan(own)

    assert refused.value.hint


def test_a_change_of_role_needs_no_level_and_no_target() -> None:
    assert plan(CHANGER).level is None
    assert plan(Profile(origin="swe")).target is None
