"""What the role asks for, why, and what is expected at which level."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Guide, Level, Skill, SkillCategory
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Collection


class ExpectationAnswer(Record):
    """What the guide says of a skill at a level."""

    level: Level
    """The level it is expected from."""
    text: str


class SkillAnswer(Record):
    """One skill."""

    id: str
    name: str
    aliases: tuple[str, ...]
    category: SkillCategory
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

    schema = "skills/2"

    skill: Skill | None
    """The one skill asked for; null for all."""
    category: SkillCategory | None
    """The category asked for; null for all."""
    level: Level | None
    """The level asked for; null for all."""
    search: str | None
    """The words asked for."""
    skills: tuple[SkillAnswer, ...]
    no_level: tuple[Skill, ...]
    """Where a level alone was asked for: essential and expected skills of which the guide states
    no level."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def skills_for(
    guide: Guide,
    today: date,
    *,
    skill: Skill | None = None,
    category: SkillCategory | None = None,
    level: Level | None = None,
    search: str | None = None,
) -> SkillsAnswer:
    """Find one skill, or those of a category, of a level, or with some words in their texts.

    With a level, those are found of which the guide says something for it or a level below.
    Each word must occur, in any order and case; a word may be the beginning of one.
    """
    reached = levels_up_to(guide, guide.level[-1] if level is None else level)
    found = [item for item in guide.skill if skill is None or item.id == skill.id]
    if category is not None:
        found = [item for item in found if item.category == category.id]
    if level is not None:
        found = [item for item in found if any(e.level in reached for e in item.expected)]
    if search is not None:
        words = search.casefold().split()
        found = [item for item in found if _has_words(item, words)]
    order = [group.id for group in guide.skill_category]
    found.sort(key=lambda item: order.index(item.category))
    named = {item.category for item in found}
    groups = [group for group in guide.skill_category if group.id in named]
    remarks, sources = remarks_and_sources(guide, today, skill_category=groups, skill=found)
    return SkillsAnswer(
        skill=skill,
        category=category,
        level=level,
        search=search,
        skills=tuple(_skill_answer(guide, item, reached) for item in found),
        no_level=()
        if level is None or not (skill is None and category is None and search is None)
        else tuple(
            item
            for item in guide.skill
            if item.standing in {"essential", "expected"} and not item.expected
        ),
        remarks=remarks,
        sources=sources,
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
        ExpectationAnswer(level=by_id(item.level, guide.level), text=item.text)
        for item in skill.expected
        if item.level in levels
    )


def _has_words(skill: Skill, words: list[str]) -> bool:
    expected = (expectation.text for expectation in skill.expected)
    said = " ".join(
        [
            *(skill.id, skill.name, *skill.aliases, skill.summary, skill.why),
            *(*skill.topics, *skill.where, *skill.keywords, *expected),
        ]
    ).casefold()
    return all(word in said for word in words)


def _skill_answer(guide: Guide, skill: Skill, reached: Collection[str]) -> SkillAnswer:
    return SkillAnswer.copied_from(
        skill,
        category=by_id(skill.category, guide.skill_category),
        expected=expected_at(guide, skill, reached),
        source=skill.sources[0],
    )
