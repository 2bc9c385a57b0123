"""Plans: what is asked, in which order, by when, and from which entry of the guide."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import TODAY

from mlcareer.advice.case.plan import PlanAnswer, PlanData, check_steps, plan_for
from mlcareer.advice.names import level_of, nation_of, where_of
from mlcareer.advice.pay.circumstances import named_circumstances
from mlcareer.advice.pay.pay_raise import Bonus, RaiseQuestion, raise_for
from mlcareer.errors import UsageError
from mlcareer.guide.load import load_guide, load_pay_rules, load_plan_rules
from mlcareer.guide.plan_rules import PlanRules
from mlcareer.guide.profile import DoneStep, Profile, ProfileSkill, Target

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

DATA = PlanData(
    guide=load_guide(), pay_rules=load_pay_rules(), rules=load_plan_rules(), today=TODAY
)

SENIOR_IN_NINE = Target(level="senior", months=9)

MID = Profile(level="mid", target=SENIOR_IN_NINE, hours=6)

CHANGER = Profile(origin="data-scientist", target=Target(level="mid", months=6), hours=8)


def shown(*names: str) -> tuple[ProfileSkill, ...]:
    return tuple(ProfileSkill(name=name, evidence="a piece of work") for name in names)


def states_of(answer: PlanAnswer) -> dict[str, str]:
    """Return the state of each skill; of several of which one will do, by the first."""
    return {item.skills[0]: item.state for item in answer.skills}


def step_ids(answer: PlanAnswer) -> list[str]:
    return [step.id for step in answer.steps]


def test_a_change_of_role_takes_the_steps_of_the_guide_in_its_order() -> None:
    answer = plan_for(DATA, CHANGER)

    assert step_ids(answer)[:6] == [
        "from-data-scientist-repository",
        "from-data-scientist-pipeline",
        "from-data-scientist-container",
        "from-data-scientist-ci-cd",
        "from-data-scientist-watch",
        "from-data-scientist-write-up",
    ]
    assert answer.steps[2].after == ("from-data-scientist-pipeline",)
    assert answer.steps[2].entry == "transition:from-data-scientist/container"
    assert "endpoint that answers" in str(answer.steps[2].make)


def test_a_rise_takes_the_evidence_of_each_step_of_the_ladder_between() -> None:
    far = plan_for(DATA, MID.replace(level="junior"))

    steps = Counter(step.entry for step in far.steps)
    assert steps["level_step:junior-to-mid"] == 4
    assert steps["level_step:mid-to-senior"] == 5
    assert "level_step:senior-to-staff" not in steps


def test_every_step_names_an_entry_that_the_guide_has() -> None:
    guide = DATA.guide
    known = {
        f"{table}:{entry.id}"
        for table in ("skill", "transition", "level_step", "portfolio", "interview")
        for entry in getattr(guide, table)
    }
    known |= {
        f"transition:{entry.id}/{step.id}" for entry in guide.transition for step in entry.step
    }
    lacking = MID.replace(lacks=("docker", "vertex-ai"))
    for own in (MID, CHANGER, MID.replace(skill=shown("git")), lacking):
        for step in plan_for(DATA, own).steps:
            parts = step.entry.partition(":")[2].split("-or-")
            assert all(f"{step.entry.partition(':')[0]}:{part}" in known for part in parts)
            assert set(step.basis) <= known
            assert step.sources


def test_of_somebody_who_changes_over_what_is_shown_needs_no_step_and_what_is_named_proof() -> None:
    own = CHANGER.replace(skill=(*shown("PyTorch"), ProfileSkill(name="k8s")))

    answer = plan_for(DATA, own)

    states = states_of(answer)
    assert (states["pytorch"], states["kubernetes"], states["docker"]) == (
        "shown",
        "named",
        "missing",
    )
    covered = {skill for step in answer.steps for skill in step.skills}
    assert "pytorch" not in covered
    (step,) = (step for step in answer.steps if "kubernetes" in step.skills)
    assert "You name Kubernetes" in str(step.do)


def test_what_is_expected_of_the_level_and_not_stated_is_not_missing_and_takes_no_step() -> None:
    answer = plan_for(DATA, MID.replace(skill=(ProfileSkill(name="python"),)))

    states = states_of(answer)
    # Kubernetes is expected at mid-level, Docker of every engineer.
    assert (states["python"], states["kubernetes"], states["docker"]) == (
        "named",
        "of-level",
        "of-level",
    )
    assert "missing" not in states.values()
    # What the guide says of Senior and not below: SQL, and the design of systems.
    assert [step.id for step in answer.steps if step.skills] == ["skill-sql", "skill-system-design"]


def test_what_a_target_asks_that_the_level_has_asked_already_takes_no_step() -> None:
    answer = plan_for(DATA, MID)

    (pytorch,) = (item for item in answer.skills if item.skills == ("pytorch",))
    # The guide's own words for Senior are that it is the same understanding.
    assert [said.level for said in pytorch.expected] == ["mid", "senior"]
    assert pytorch.beyond == ()
    assert not pytorch.to_do


@given(st.sampled_from([level.id for level in DATA.guide.level][:-1]))
def test_at_any_level_a_step_for_a_skill_names_what_is_asked_above_it(level: str) -> None:
    ladder = [rung.id for rung in DATA.guide.level]
    above = Target(level=ladder[ladder.index(level) + 1])

    answer = plan_for(DATA, Profile(level=level, target=above))

    for item in answer.skills:
        assert {said.level for said in item.beyond} <= {above.level}
        assert item.to_do is bool(item.beyond)


def test_what_somebody_says_they_lack_gets_a_step_whatever_their_level() -> None:
    own = MID.replace(skill=shown("git", "docker"), lacks=("Docker", "pandas"))

    answer = plan_for(DATA, own)

    states = states_of(answer)
    # A lack that is said goes before evidence that was kept.
    assert (states["docker"], states["pandas"], states["numpy"]) == (
        "missing",
        "missing",
        "of-level",
    )
    steps = {skill: step for step in answer.steps for skill in step.skills}
    assert steps["docker"].entry == "transition:from-data-scientist/container"
    assert "numpy" not in steps


def test_who_lacks_one_of_several_and_shows_another_lacks_nothing() -> None:
    cloud = "skill-sagemaker-vertex-ai-azure-ml"

    lacking = plan_for(DATA, MID.replace(lacks=("vertex-ai",)))
    with_another = plan_for(DATA, MID.replace(lacks=("vertex-ai",), skill=shown("sagemaker")))

    assert cloud in step_ids(lacking)
    assert cloud not in step_ids(with_another)


def test_a_level_in_another_role_says_nothing_of_the_skills_of_this_one() -> None:
    answer = plan_for(DATA, CHANGER.replace(level="junior", skill=shown("git")))

    assert states_of(answer)["docker"] == "missing"


def test_evidence_counts_wherever_a_skill_is_named_twice() -> None:
    twice = (ProfileSkill(name="docker", evidence="the image"), ProfileSkill(name="Containers"))
    for skills in (twice, twice[::-1]):
        answer = plan_for(DATA, MID.replace(skill=skills))

        assert {item.state for item in answer.skills if item.skills == ("docker",)} == {"shown"}


def test_one_of_several_will_do() -> None:
    before = plan_for(DATA, CHANGER.replace(skill=shown("git")))
    after = plan_for(DATA, CHANGER.replace(skill=shown("git", "Vertex AI")))

    cloud = "skill-sagemaker-vertex-ai-azure-ml"
    assert cloud in step_ids(before)
    assert cloud not in step_ids(after)


def test_without_skills_none_is_called_missing_and_the_plan_says_so() -> None:
    changer, mid = plan_for(DATA, CHANGER), plan_for(DATA, MID)

    assert {item.state for item in changer.skills} == {"not-said"}
    assert {item.state for item in mid.skills} == {"of-level", "not-said"}
    assert not [step for step in changer.steps if step.entry.startswith("skill:")]
    for answer in (changer, mid):
        assert any("You name no skills" in text for text in answer.without_basis)


def test_a_skill_that_the_guide_does_not_know_is_said_to_be_unknown() -> None:
    own = MID.replace(skill=shown("git", "basket weaving"), lacks=("juggling", "docker"))

    assert plan_for(DATA, own).unknown_skills == ("basket weaving", "juggling")


def test_a_step_of_a_change_whose_skills_are_all_shown_takes_no_time() -> None:
    own = CHANGER.replace(skill=shown("git", "python", "testing"))

    first, second, *_ = plan_for(DATA, own).steps

    assert (first.covered, first.begins, first.hours) == (True, None, None)
    assert second.begins == TODAY


def place_of(answer: PlanAnswer, skill: str) -> int:
    return next(n for n, step in enumerate(answer.steps) if skill in step.skills)


GUIDE_SKILLS = [skill.id for skill in DATA.guide.skill]


@given(
    have=st.sets(st.sampled_from(GUIDE_SKILLS)),
    lacks=st.sets(st.sampled_from(GUIDE_SKILLS)),
    start=st.sampled_from(
        [{"level": "junior"}, {"level": "mid"}, {"level": None, "origin": "software-engineer"}]
    ),
)
def test_what_needs_another_thing_comes_after_it_whatever_is_missing(
    have: set[str], lacks: set[str], start: dict[str, str | None]
) -> None:
    own = MID.replace(**start, skill=shown(*sorted(have)), lacks=tuple(sorted(lacks)))
    answer = plan_for(DATA, own)

    ids = step_ids(answer)
    assert len(set(ids)) == len(ids)
    open_skills = {skill for step in answer.steps for skill in step.skills}
    in_a_change = {
        skill
        for step in answer.steps
        if step.entry.startswith("transition:") and own.origin
        for skill in step.skills
    }
    for order in DATA.rules.order:
        for then in order.then:
            # The steps of a change keep the guide's own order.
            if {order.first, then} <= open_skills - in_a_change:
                assert place_of(answer, order.first) <= place_of(answer, then)
    for number, step in enumerate(answer.steps):
        assert all(ids.index(needed) < number for needed in step.after)
    # Nothing that is to be done is forgotten, and nothing else takes a step of its own.
    for item in answer.skills:
        in_steps = bool(open_skills.intersection(item.skills))
        assert in_steps if item.to_do else not in_steps or in_a_change.intersection(item.skills)


def test_rules_that_run_in_a_circle_through_joined_steps_still_end_in_a_plan() -> None:
    # Docker and REST APIs are shown by one piece of work, model serving by another.
    first, then = ("rest-api", "model-serving"), ("model-serving", "docker")
    template = DATA.rules.order[0]
    circle = tuple(
        template.replace(first=one, then=(other,), basis=()) for one, other in (first, then)
    )
    data = DATA.replace(rules=PlanRules(order=circle, one_of=(), closing=()))

    own = MID.replace(lacks=("docker", "rest-api", "model-serving"))
    answer = plan_for(data, own)

    assert place_of(answer, "docker") >= 0


@given(
    months=st.integers(1, 120),
    hours=st.integers(1, 80),
    day=st.dates(date(2024, 4, 6), date(2027, 4, 5)),
)
def test_the_time_is_shared_out_without_gap_or_overlap(months: int, hours: int, day: date) -> None:
    own = MID.replace(hours=hours, target=SENIOR_IN_NINE.replace(months=months))

    answer = plan_for(DATA.replace(today=day), own)

    steps = [step for step in answer.steps if step.timing == "share"]
    assert steps[0].begins == day
    assert steps[-1].ends == answer.ends
    assert all(one.ends == other.begins for one, other in pairwise(steps))
    lengths = {(step.ends - step.begins).days for step in steps if step.begins and step.ends}
    assert max(lengths) - min(lengths) <= 1
    assert answer.hours_in_all is not None
    # Each is rounded to the hour, so all of them are half an hour a step out at most.
    off = len(steps) / 2 + 1
    assert sum(step.hours or 0 for step in steps) == pytest.approx(answer.hours_in_all, abs=off)


def test_work_on_the_job_has_the_whole_time_and_no_hours() -> None:
    answer = plan_for(DATA, MID)

    windows = [step for step in answer.steps if step.timing == "window"]
    assert [step.entry for step in windows] == ["level_step:mid-to-senior"] * 5
    assert {(step.begins, step.ends, step.hours) for step in windows} == {
        (TODAY, answer.ends, None)
    }
    # 273 days at 6 hours a week are 234 hours, shared among the 8 steps that are taken in turn.
    assert (answer.hours_in_all, [s.hours for s in answer.steps if s.timing == "share"]) == (
        234,
        [29] * 8,
    )


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

    assert plan_for(DATA.replace(today=begins), own).ends == ends


def test_a_plan_does_not_go_beyond_the_calendar() -> None:
    with pytest.raises(UsageError, match="beyond the calendar"):
        plan_for(DATA.replace(today=date(9999, 12, 31)), MID)


def test_without_months_there_are_no_dates_and_without_hours_no_hours() -> None:
    undated = plan_for(DATA, MID.replace(target=Target(level="senior")))
    unmeasured = plan_for(DATA, MID.replace(hours=None))

    assert {(step.begins, step.hours) for step in undated.steps} == {(None, None)}
    assert {step.hours for step in unmeasured.steps} == {None}
    assert unmeasured.steps[0].begins == TODAY


def test_a_step_that_is_done_gives_its_time_to_the_others() -> None:
    before = plan_for(DATA, MID)
    done = DoneStep(step="skill-sql", on=date(2026, 11, 20))

    after = plan_for(DATA, MID.replace(done=(done,)))

    assert step_ids(after) == step_ids(before)
    place = step_ids(after).index("skill-sql")
    assert (after.steps[place].done, after.steps[place].begins) == (date(2026, 11, 20), None)
    assert after.steps[place + 1].begins == TODAY
    assert (after.steps[place + 1].hours or 0) > (before.steps[place + 1].hours or 0)


def test_pay_in_hand_is_that_of_the_band_and_of_today() -> None:
    own = MID.replace(place="rest-of-uk", pay=62_000)

    (pay,) = plan_for(DATA, own).pay

    assert (pay.low_gross, pay.high_gross) == (80_000, 125_000)
    # 2026-27, England. 80,000: tax 37,700 x 20% + 29,730 x 40% = 19,432;
    # NI 37,700 x 8% + 29,730 x 2% = 3,610.60.
    assert pay.low_net == Decimal("56957.40")
    # 62,000: tax 7,540 + 11,730 x 40% = 12,232; NI 3,016 + 11,730 x 2% = 3,250.60.
    assert pay.now_net == Decimal("46517.40")
    # 56,957.40 less 46,517.40 is 10,440 a year, a twelfth of which is 870.
    assert pay.low_more_a_month == Decimal("870.00")


def test_the_place_aimed_at_goes_before_the_place_of_today() -> None:
    own = MID.replace(place="cambridge", target=SENIOR_IN_NINE.replace(place="london"))

    assert [pay.region for pay in plan_for(DATA, own).pay] == ["london"]
    # Remote work has no region of its own, so both are shown.
    both = plan_for(DATA, MID.replace(place="remote"))
    assert len(both.pay) == 2


def test_the_nation_follows_the_place_unless_it_is_named() -> None:
    in_scotland = MID.replace(place="edinburgh", pay=70_000)

    (stays,) = plan_for(DATA, in_scotland).pay
    (named,) = plan_for(DATA, in_scotland.replace(nation="england")).pay
    moving = in_scotland.replace(target=SENIOR_IN_NINE.replace(place="london"))
    (moves,) = plan_for(DATA, moving).pay

    assert (stays.nation, named.nation, moves.nation) == ("scotland", "england", "england")
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
        (pay,) = plan_for(DATA, own.replace(nation=stated)).pay
        assert (pay.now_nation, pay.nation, pay.bonus) == ("scotland", "england", 4_000)
        assert {pay.now_net} == {step.net_pay_before for step in rise.steps}
        assert [pay.low_more_a_month, pay.high_more_a_month] == [
            step.kept_per_month for step in rise.steps
        ]


def test_on_a_day_whose_tax_year_is_not_there_pay_is_left_out_and_not_guessed() -> None:
    answer = plan_for(DATA.replace(today=date(2031, 1, 1)), MID.replace(place="london"))

    assert answer.pay == ()


def test_years_at_the_end_are_held_against_the_level() -> None:
    own = Profile(years=Decimal("3.5"), target=SENIOR_IN_NINE)

    answer = plan_for(DATA, own)

    # 3.5 + 9/12 = 4.25, rounded down.
    assert (answer.level, answer.years_at_end) == ("mid", Decimal("4.2"))
    assert answer.target_experience_min == 5


def test_what_has_no_basis_in_the_guide_is_said() -> None:
    answer = plan_for(DATA, MID)

    said = " ".join(answer.without_basis)
    assert "How long a step takes the guide does not say" in said
    assert "interview-coding" in said
    unordered = [step.id for step in answer.steps if not step.basis]
    assert all(step in said for step in unordered)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (Profile(), "there is nothing to plan for"),
        (Profile(level="mid"), "there is nothing to plan for"),
        (Profile(target=SENIOR_IN_NINE), "it is not known where you start"),
        (MID.replace(level="senior"), "Senior is not above Senior"),
        (MID.replace(level="staff"), "Senior is not above Staff / Principal"),
        (Profile(origin="research-scientist"), "no way in from Research scientist"),
        (Profile(level="boss", target=SENIOR_IN_NINE), "no level called 'boss'"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_a_hint(own: Profile, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        plan_for(DATA, own)

    assert refused.value.hint


def test_a_change_of_role_needs_no_level_and_says_what_that_leaves_out() -> None:
    answer = plan_for(DATA, CHANGER)

    assert answer.level is None
    assert any("You give no level" in text for text in answer.without_basis)
    assert plan_for(DATA, Profile(origin="swe")).target is None


def test_a_step_that_is_not_in_the_plan_is_refused_with_the_near_miss() -> None:
    answer = plan_for(DATA, MID)

    check_steps(answer, ["mid-to-senior-1"])
    with pytest.raises(UsageError, match="no step 'mid-to-senor-1'") as refused:
        check_steps(answer, ["mid-to-senor-1"])
    assert "Did you mean 'mid-to-senior-1'? It has: " in str(refused.value.hint)


def test_the_same_case_on_the_same_day_is_the_same_plan() -> None:
    own = MID.replace(skill=shown("git", "docker"), place="london", pay=70_000)

    assert plan_for(DATA, own) == plan_for(DATA, own)


def test_a_guide_with_little_in_it_gives_a_plan_of_what_it_has(small_guide: Guide) -> None:
    own = Profile(level="junior", target=Target(level="mid"), lacks=("docker",))

    answer = plan_for(DATA.replace(guide=small_guide), own)

    assert [step.entry for step in answer.steps if step.skills] == [
        "transition:from-data-scientist/pack"
    ]
