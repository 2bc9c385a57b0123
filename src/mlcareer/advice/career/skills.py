"""What the role asks for, why, and what is expected at which level."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.guide.lookup import by_id, find
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Collection

    from mlcareer.guide.model import Guide, Level, Skill


class ExpectationAnswer(Record):
    """What the guide says of a skill at a level."""

    level: str
    """The level it is expected from."""
    level_name: str
    text: str


class SkillAnswer(Record):
    """One skill."""

    id: str
    name: str
    aliases: tuple[str, ...]
    category: str
    category_name: str
    standing: Literal["essential", "expected", "valuable", "differentiator"]
    """How much the guide asks for it."""
    summary: str
    why: str
    """Why it matters to an employer."""
    topics: tuple[str, ...]
    where: tuple[str, ...]
    """The kinds of employer that ask for it most."""
    expected: tuple[ExpectationAnswer, ...]
    """What the guide says of levels, up to the one asked for; of the others it says nothing."""
    source: str


class SkillsAnswer(Answer):
    """The skills that fit what was asked, in the order of the guide."""

    schema = "skills/1"

    category: str | None
    """The category asked for; null for all."""
    level: str | None
    """The level asked for; null for all."""
    search: str | None
    """The words asked for."""
    skills: tuple[SkillAnswer, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def skills_for(
    guide: Guide,
    today: date,
    *,
    category: str | None = None,
    level: str | None = None,
    search: str | None = None,
) -> SkillsAnswer:
    """Find the skills of a category, of a level, or with some words in what is said of them.

    With a level, those are found of which the guide says something for it or a level below.
    Each word must occur, in any order and case; a word may be the beginning of one.

    Raises:
        UnknownNameError: The guide has no such category or level.
    """
    asked_category = (
        None if category is None else find("skill category", category, guide.skill_category)
    )
    asked_level = None if level is None else find("level", level, guide.level)
    reached = levels_up_to(guide, guide.level[-1] if asked_level is None else asked_level)
    found = list(guide.skill)
    if asked_category is not None:
        found = [skill for skill in found if skill.category == asked_category.id]
    if asked_level is not None:
        found = [skill for skill in found if any(e.level in reached for e in skill.expected)]
    if search is not None:
        words = search.casefold().split()
        found = [skill for skill in found if _has_words(skill, words)]
    order = [group.id for group in guide.skill_category]
    found.sort(key=lambda skill: order.index(skill.category))
    groups = dict.fromkeys(skill.category for skill in found)
    remarks = remarks_on(
        guide,
        [
            *(f"skill-category:{group}" for group in groups),
            *(f"skill:{skill.id}" for skill in found),
        ],
    )
    return SkillsAnswer(
        category=None if asked_category is None else asked_category.id,
        level=None if asked_level is None else asked_level.id,
        search=search,
        skills=tuple(_skill_answer(guide, skill, reached) for skill in found),
        remarks=remarks,
        sources=cite(
            guide.source,
            [
                *(skill.sources for skill in found),
                *(remark.sources for remark in remarks),
            ],
            today,
        ),
    )


def levels_up_to(guide: Guide, level: Level) -> list[str]:
    """Return the ids of a level and of those below it, in the order of the ladder."""
    ladder = [rung.id for rung in guide.level]
    return ladder[: ladder.index(level.id) + 1]


def expected_at(
    guide: Guide, skill: Skill, levels: Collection[str]
) -> tuple[ExpectationAnswer, ...]:
    """Return what the guide says of a skill at some levels, in its own order."""
    return tuple(
        ExpectationAnswer(
            level=item.level, level_name=by_id(item.level, guide.level).name, text=item.text
        )
        for item in skill.expected
        if item.level in levels
    )


def _has_words(skill: Skill, words: list[str]) -> bool:
    expected = (expectation.text for expectation in skill.expected)
    said = " ".join(
        [
            skill.id,
            skill.name,
            *skill.aliases,
            skill.summary,
            skill.why,
            *skill.topics,
            *skill.where,
            *expected,
        ]
    ).casefold()
    return all(word in said for word in words)


def _skill_answer(guide: Guide, skill: Skill, reached: Collection[str]) -> SkillAnswer:
    return SkillAnswer(
        id=skill.id,
        name=skill.name,
        aliases=skill.aliases,
        category=skill.category,
        category_name=by_id(skill.category, guide.skill_category).name,
        standing=skill.standing,
        summary=skill.summary,
        why=skill.why,
        topics=skill.topics,
        where=skill.where,
        expected=expected_at(guide, skill, reached),
        source=skill.sources[0],
    )
