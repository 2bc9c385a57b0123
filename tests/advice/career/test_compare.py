"""Two roles side by side. The small guide compares the ML engineer with the data scientist."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.compare import compare_roles
from mlcareer.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("ml-engineer",),
        ("MLE", "Data Scientist"),
    ],
    ids=["without a question", "by one role", "by both, however spelt"],
)
def test_the_guides_own_role_stands_beside_the_data_scientist(
    small_guide: Guide, asked: tuple[str, ...]
) -> None:
    answer = compare_roles(small_guide, TODAY, *asked)

    assert (answer.first.id, answer.second.id) == ("ml-engineer", "data-scientist")
    assert [(aspect.first, aspect.second) for aspect in answer.aspects] == [
        ("Systems.", "Questions.")
    ]


@pytest.mark.parametrize("asked", [("data-scientist",), ("data-scientist", "ml-engineer")])
def test_asked_the_other_way_round_the_columns_change_places(
    small_guide: Guide, asked: tuple[str, ...]
) -> None:
    answer = compare_roles(small_guide, TODAY, *asked)

    assert (answer.first.id, answer.second.id) == ("data-scientist", "ml-engineer")
    assert (answer.aspects[0].first, answer.aspects[0].second) == ("Questions.", "Systems.")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (("ml-engineer", "mle"), "'ml-engineer' was given twice"),
        (("plumber",), "the guide does not compare 'plumber' with anything"),
        (
            ("plumber", "data-scientist"),
            "the guide does not compare 'plumber' with 'data-scientist'",
        ),
    ],
)
def test_a_pair_that_is_not_compared_is_told_which_are(
    small_guide: Guide, asked: tuple[str, ...], message: str
) -> None:
    with pytest.raises(UsageError) as failed:
        compare_roles(small_guide, TODAY, *asked)

    assert str(failed.value) == message
    assert failed.value.hint == "It compares: ml-engineer with data-scientist."


def test_a_role_that_is_not_there_has_a_near_miss(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError) as failed:
        compare_roles(small_guide, TODAY, "ml-enginer")

    assert failed.value.hint is not None
    assert failed.value.hint.startswith("Did you mean 'ml-engineer'?")


def test_a_guide_that_compares_nothing_says_so(small_guide: Guide) -> None:
    with pytest.raises(UsageError, match="this guide compares no roles"):
        compare_roles(small_guide.replace(comparison=()), TODAY)


def test_pay_is_shown_for_both_roles_or_for_neither(small_guide: Guide) -> None:
    checks = small_guide.pay_check
    both = small_guide.replace(
        pay_check=(*checks, checks[0].replace(id="other", role="data-scientist"))
    )

    assert compare_roles(small_guide, TODAY).pay == ()
    assert [check.id for check in compare_roles(both, TODAY).pay] == [
        "board-junior",
        "board-day",
        "other",
    ]


def test_the_real_guide_compares_its_role_with_each_of_the_others(guide: Guide) -> None:
    for role in guide.role:
        if role.id != guide.guide.role:
            answer = compare_roles(guide, TODAY, role.id)
            assert (answer.first.id, answer.second.id) == (role.id, guide.guide.role)
            assert answer.aspects
            assert answer.sources
