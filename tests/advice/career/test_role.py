"""What a role is, on the small guide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.role import describe_role
from mlcareer.advice.names import role_of
from mlcareer.errors import UnknownNameError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def test_the_guides_own_role_is_the_default_and_has_a_week_and_boundaries(
    small_guide: Guide,
) -> None:
    answer = describe_role(small_guide, TODAY)

    assert (answer.id, answer.guide_role) == ("ml-engineer", True)
    assert [(task.id, task.skills) for task in answer.week] == [("packing", small_guide.skill[:1])]
    assert [(item.id, item.role.name) for item in answer.boundaries] == [
        ("asking", "Data scientist")
    ]


def test_another_role_has_no_week_and_the_work_that_is_left_to_it(small_guide: Guide) -> None:
    answer = describe_role(small_guide, TODAY, role_of(small_guide, "Data Scientist"))

    assert (answer.guide_role, answer.week) == (False, ())
    assert [item.id for item in answer.boundaries] == ["asking"]
    assert answer.compared_with == (small_guide.role[0],)


def test_a_role_that_nothing_is_left_to_has_no_boundaries(small_guide: Guide) -> None:
    answer = describe_role(small_guide, TODAY, role_of(small_guide, "plumber"))

    assert (answer.boundaries, answer.compared_with) == ((), ())


def test_an_unknown_role_is_refused_with_the_near_miss(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError) as caught:
        role_of(small_guide, "plumer")

    assert "Did you mean 'plumber'?" in (caught.value.hint or "")
