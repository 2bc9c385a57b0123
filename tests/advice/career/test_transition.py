"""Ways in from another role, on the small guide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.transition import transition_from
from mlcareer.advice.names import origin_of
from mlcareer.errors import UnknownNameError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def test_each_step_comes_with_its_proof_in_order(guide: Guide) -> None:
    way = transition_from(guide, TODAY, origin_of(guide, "swe")).transitions[0]

    assert [step.id for step in way.steps][:2] == ["python-for-data", "fundamentals"]
    assert all(step.artefact for step in way.steps)


def test_a_role_is_found_by_any_spelling(small_guide: Guide) -> None:
    answer = transition_from(small_guide, TODAY, origin_of(small_guide, "Data Scientist"))

    assert answer.origin == small_guide.role[1]
    assert answer.transitions[0].steps[0].skills == (small_guide.skill[0],)


def test_facts_that_speak_of_no_origin_stand_only_with_all_ways_in(small_guide: Guide) -> None:
    assert [fact.id for fact in transition_from(small_guide, TODAY).facts] == ["night-school"]
    assert transition_from(small_guide, TODAY, small_guide.role[1]).facts == ()


def test_a_role_without_a_way_in_is_refused_with_those_that_have_one(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError, match="transition origin called 'plumber'") as caught:
        origin_of(small_guide, "plumber")

    assert caught.value.hint == "Transition origins: data-scientist"
