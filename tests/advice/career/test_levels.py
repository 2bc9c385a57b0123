"""The ladder and the way up it, on a guide of two levels."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.levels import LevelsAnswer, levels_for
from mlcareer.advice.names import level_of
from mlcareer.errors import UnknownNameError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def shown(answer: LevelsAnswer) -> list[str]:
    return [level.id for level in answer.levels]


def test_the_whole_ladder_has_every_level_with_its_pay(small_guide: Guide) -> None:
    answer = levels_for(small_guide, TODAY)

    assert shown(answer) == ["junior", "mid"]
    assert [band.id for band in answer.pay] == [
        "junior-london",
        "junior-rest-of-uk",
        "mid-london",
        "mid-rest-of-uk",
    ]
    assert answer.steps == ()


def test_one_level_has_its_own_pay_and_frameworks_alone(small_guide: Guide) -> None:
    answer = levels_for(small_guide, TODAY, level=level_of(small_guide, "MLE"))

    assert answer.level == small_guide.level[1]
    assert [band.id for band in answer.pay] == ["mid-london", "mid-rest-of-uk"]
    assert [(walk.id, walk.match, walk.source) for walk in answer.crosswalk] == [
        ("mid-guild", "inferred", "board")
    ]
    assert [fact.id for fact in answer.facts] == ["mid-is-wide"]


def test_the_way_up_has_changes_evidence_and_the_pay_of_both(small_guide: Guide) -> None:
    answer = levels_for(small_guide, TODAY, level=level_of(small_guide, "junior"), following=True)

    assert shown(answer) == ["junior", "mid"]
    assert [(step.to_level.name, step.evidence) for step in answer.steps] == [
        ("Machine Learning Engineer", ("a model that runs",))
    ]
    assert {band.level.id for band in answer.pay} == {"junior", "mid"}


def test_a_fact_about_the_level_above_is_not_shown_with_the_one_below(small_guide: Guide) -> None:
    assert (
        levels_for(small_guide, TODAY, level=level_of(small_guide, "junior"), following=True).facts
        == ()
    )


def test_above_the_top_there_is_no_step(small_guide: Guide) -> None:
    answer = levels_for(small_guide, TODAY, level=level_of(small_guide, "mid"), following=True)

    assert shown(answer) == ["mid"]
    assert answer.steps == ()


def test_without_a_level_every_step_is_shown(small_guide: Guide) -> None:
    answer = levels_for(small_guide, TODAY, following=True)

    assert [step.id for step in answer.steps] == ["junior-to-mid"]


def test_a_doubt_about_a_band_comes_with_the_band(small_guide: Guide) -> None:
    with_band = levels_for(small_guide, TODAY, level=level_of(small_guide, "junior")).remarks
    without = levels_for(small_guide, TODAY, level=level_of(small_guide, "mid")).remarks

    assert "small-board" in {remark.id for remark in with_band}
    assert "small-board" not in {remark.id for remark in without}


def test_an_unknown_level_is_refused(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError, match="level called 'chief'"):
        level_of(small_guide, "chief")
