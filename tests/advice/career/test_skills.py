"""Which skills answer a question. The small guide has Docker, expected of juniors, and Python."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.career.skills import SkillsAnswer, skills_for
from mlcareer.advice.names import category_of, level_of, skill_of
from mlcareer.errors import UnknownNameError
from mlcareer.guide.load import load_guide

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def asked(
    guide: Guide,
    skill: str | None = None,
    category: str | None = None,
    level: str | None = None,
    search: str | None = None,
) -> SkillsAnswer:
    """Ask by the names that people type."""
    return skills_for(
        guide,
        TODAY,
        skill=skill_of(guide, skill),
        category=category_of(guide, category),
        level=level_of(guide, level),
        search=search,
    )


def found(guide: Guide, **question: str) -> list[str]:
    """Return the ids of the skills that answer a question."""
    return [skill.id for skill in asked(guide, **question).skills]


def test_all_skills_come_in_the_order_of_their_categories(small_guide: Guide) -> None:
    turned = small_guide.replace(skill_category=small_guide.skill_category[::-1])

    assert found(small_guide) == ["docker", "python"]
    assert found(turned) == ["python", "docker"]


def test_a_category_is_found_by_any_of_its_names(small_guide: Guide) -> None:
    assert found(small_guide, category="OPS") == ["docker"]


@pytest.mark.parametrize("level", ["junior", "mid", "mle"])
def test_what_is_expected_of_a_level_is_expected_of_those_above_it(
    small_guide: Guide, level: str
) -> None:
    assert found(small_guide, level=level) == ["docker"]


def test_what_is_expected_of_a_level_is_not_yet_expected_below_it(guide: Guide) -> None:
    first_asked = {
        skill.id: skill.expected[0].level for skill in guide.skill if len(skill.expected) == 1
    }
    only_senior = {name for name, level in first_asked.items() if level == "senior"}
    assert only_senior

    assert not only_senior & set(found(guide, level="mid"))
    assert only_senior <= set(found(guide, level="senior"))


@pytest.mark.parametrize(
    ("words", "skills"),
    [
        ("DOCKER", ["docker"]),
        ("containers", ["docker"]),
        ("everywhere", ["docker", "python"]),
        ("work the", ["python"]),
        ("pack", ["docker", "python"]),
        ("docker python", []),
        ("", ["docker", "python"]),
        ("junior", []),
    ],
    ids=[
        "whatever the case",
        "by an alias",
        "in the reason, or in where it is asked for",
        "in any order",
        "by the beginning of a word",
        "only where all of the words are",
        "no words leave nothing out",
        "a level is no word of a skill",
    ],
)
def test_words_are_looked_for_in_all_that_is_said_of_a_skill(
    small_guide: Guide, words: str, skills: list[str]
) -> None:
    assert found(small_guide, search=words) == skills


def test_questions_narrow_each_other(small_guide: Guide) -> None:
    assert found(small_guide, category="languages", level="junior") == []
    assert found(small_guide, category="languages", search="typing") == ["python"]


def test_an_answer_repeats_what_was_asked_by_the_guides_own_names(small_guide: Guide) -> None:
    answer = asked(small_guide, category="Ops", level="Entry level", search="Pack")

    assert answer.category == small_guide.skill_category[0]
    assert (answer.level, answer.search) == (small_guide.level[0], "Pack")


def test_one_skill_is_found_by_any_of_its_names_and_no_other(small_guide: Guide) -> None:
    assert found(small_guide, skill="Containers") == ["docker"]


def test_a_level_names_the_skills_without_a_level(small_guide: Guide) -> None:
    """Python is essential and the small guide states no level for it."""
    assert asked(small_guide, level="junior").no_level == (small_guide.skill[1],)
    assert asked(small_guide, level="junior", search="x").no_level == ()
    assert asked(small_guide).no_level == ()


def test_an_unknown_category_is_named_as_one(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError, match="the guide has no skill category called 'cooking'"):
        asked(small_guide, category="cooking")


@given(st.text(max_size=20), st.text(max_size=20))
def test_more_words_never_find_more(one: str, other: str) -> None:
    guide = load_guide()

    assert set(found(guide, search=f"{one} {other}")) <= set(found(guide, search=one))
