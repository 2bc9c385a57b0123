"""Two roles side by side. The small guide compares the ML engineer with the data scientist."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.compare import CompareAnswer, compare_roles
from mlcareer.advice.names import role_of
from mlcareer.errors import UnknownNameError, UsageError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def compared(guide: Guide, *names: str) -> CompareAnswer:
    """Compare roles by the names that people type."""
    return compare_roles(guide, TODAY, *(role_of(guide, name) for name in names))


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
    answer = compared(small_guide, *asked)

    assert (answer.first.id, answer.second.id) == ("ml-engineer", "data-scientist")
    assert [(aspect.first, aspect.second) for aspect in answer.aspects] == [
        ("Systems.", "Questions.")
    ]


@pytest.mark.parametrize("asked", [("data-scientist",), ("data-scientist", "ml-engineer")])
def test_asked_the_other_way_round_the_columns_change_places(
    small_guide: Guide, asked: tuple[str, ...]
) -> None:
    answer = compared(small_guide, *asked)

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
        compared(small_guide, *asked)

    assert str(failed.value) == message
    assert "mlcareer compare ml-engineer data-scientist" in (failed.value.hint or "")


def test_a_role_that_is_not_there_has_a_near_miss(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError) as failed:
        compared(small_guide, "ml-enginer")

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
            answer = compare_roles(guide, TODAY, role)
            assert (answer.first.id, answer.second.id) == (role.id, guide.guide.role)
            assert answer.aspects
            assert answer.sources


def with_medians(guide: Guide, own: tuple[int, int], other: tuple[int, int]) -> Guide:
    """Give both roles a median of one source for juniors, with the ends of its interval."""
    check = guide.pay_check[0].replace(levels=("junior",), p50=40_000)
    return guide.replace(
        pay_check=(
            check.replace(id="own", p50_from=own[0], p50_to=own[1]),
            check.replace(
                id="other",
                role="data-scientist",
                p50=30_000,
                p50_from=other[0],
                p50_to=other[1],
            ),
        )
    )


@pytest.mark.parametrize(
    ("own", "other", "overlap"),
    [
        ((35_000, 45_000), (25_000, 35_000), True),  # both have 35,000
        ((35_001, 45_000), (25_000, 35_000), False),
        ((25_000, 45_000), (28_000, 32_000), True),  # the one lies within the other
    ],
)
def test_intervals_that_share_a_figure_overlap(
    small_guide: Guide, own: tuple[int, int], other: tuple[int, int], *, overlap: bool
) -> None:
    (row,) = compared(with_medians(small_guide, own, other)).pay_by_level

    assert (row.level.id, row.first.id, row.second.id) == ("junior", "own", "other")
    assert row.overlap is overlap


def test_a_median_without_an_interval_leaves_open_whether_they_overlap(small_guide: Guide) -> None:
    guide = with_medians(small_guide, (1_000, 2_000), (1_000, 2_000))
    bare = guide.replace(
        pay_check=(guide.pay_check[0].replace(p50_from=None, p50_to=None), guide.pay_check[1])
    )

    assert [row.overlap for row in compared(bare).pay_by_level] == [None]


def test_medians_of_two_sources_are_not_paired(small_guide: Guide) -> None:
    guide = with_medians(small_guide, (1_000, 2_000), (1_000, 2_000))
    apart = guide.replace(
        pay_check=(guide.pay_check[0], guide.pay_check[1].replace(sources=("survey",)))
    )

    assert compared(apart).pay_by_level == ()


def test_what_sets_one_apart_follows_its_role_when_the_columns_turn(small_guide: Guide) -> None:
    assert compared(small_guide).short_of == "first"
    assert compared(small_guide, "data-scientist").short_of == "second"
