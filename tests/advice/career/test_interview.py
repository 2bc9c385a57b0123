"""Interview areas and worked problems, on the small guide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.interview import InterviewAnswer, interview_for
from mlcareer.advice.names import interview_of
from mlcareer.errors import UnknownNameError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def shown(answer: InterviewAnswer) -> tuple[list[str], list[str], list[str]]:
    return (
        [area.id for area in answer.areas],
        [stage.id for stage in answer.stages],
        [problem.id for problem in answer.problems],
    )


def test_every_area_is_shown_without_the_stages(small_guide: Guide) -> None:
    assert shown(interview_for(small_guide, TODAY)) == (["system-design", "coding"], [], [])


def test_system_design_has_its_stages_and_worked_problems(small_guide: Guide) -> None:
    answer = interview_for(small_guide, TODAY, interview_of(small_guide, "Design"))

    assert shown(answer) == (["system-design"], ["data"], ["leak-detection"])
    assert answer.problems[0].outline[0].stage.name == "Data"


def test_another_area_has_neither(small_guide: Guide) -> None:
    assert shown(interview_for(small_guide, TODAY, interview_of(small_guide, "coding"))) == (
        ["coding"],
        [],
        [],
    )


def test_a_worked_problem_can_be_asked_for_by_its_own_name(small_guide: Guide) -> None:
    assert shown(interview_for(small_guide, TODAY, interview_of(small_guide, "leaks"))) == (
        [],
        ["data"],
        ["leak-detection"],
    )


def test_the_guide_works_both_its_problems_through_all_eight_stages(guide: Guide) -> None:
    answer = interview_for(guide, TODAY, interview_of(guide, "system design"))

    assert [problem.id for problem in answer.problems] == [
        "recommendation-engine",
        "fraud-detection",
    ]
    assert [stage.id for stage in answer.stages] == [
        "data",
        "features",
        "model-choice",
        "evaluation",
        "deployment",
        "monitoring",
        "retraining",
        "failure-modes",
    ]
    assert all(len(problem.outline) == 8 for problem in answer.problems)


def test_an_unknown_area_is_refused(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError, match="called 'small talk'"):
        interview_of(small_guide, "small talk")


def test_what_is_known_of_all_interviews_comes_with_the_areas_and_not_with_a_problem(
    guide: Guide,
) -> None:
    """The guide itself says that they usually have four parts."""
    (fact,) = interview_for(guide, TODAY).facts

    assert "usually have four parts" in fact.text
    assert interview_for(guide, TODAY, interview_of(guide, "fraud")).facts == ()
