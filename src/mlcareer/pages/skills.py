"""How `mlcareer skills` reads."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Fact,
    Facts,
    Page,
    Table,
    bold,
    command,
    joined,
    next_step,
)
from mlcareer.pages.entry_names import listed, names, several
from mlcareer.pages.facts import known
from mlcareer.pages.level_words import ASKED_WORDS
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.advice.career.skills import ExpectationAnswer, SkillAnswer, SkillsAnswer
    from mlcareer.page import Line

COUNTED = {
    ("essential",): "essential",
    ("expected",): "expected",
    ("valuable", "differentiator"): "useful",
}
"""What a first line counts."""

ASKED = {"essential", "expected"}

MOST_AT_LEVEL = 7
"""Skills that the brief screen of a level has room for."""

MOST_LISTED = 5
"""Skills up to which a brief list has all."""

FIRST_LISTED = 5
"""Skills of a longer list on the brief screen."""

MOST_NAMED = 3
"""Skills that a first line names."""


def skills_page(answer: SkillsAnswer) -> Page:
    """Lay out one skill, what a level asks, the skills that fit, or all by area."""
    if answer.skill is not None and answer.skills:
        first_line, blocks, details = _one(answer.skills[0])
    elif answer.level is not None and answer.skills:
        first_line, blocks = _level_line(answer), (_at_level(answer), _level_facts(answer))
        details = (_whole(answer.skills),)
    elif answer.category is None and answer.search is None and answer.skills:
        first_line, blocks = _all_line(answer), (_by_area(answer), _all_facts(answer))
        details = (_whole(answer.skills),)
    else:
        first_line, blocks = _fitting_line(answer), tuple(_fitting(answer))
        details = (_whole(answer.skills),) if answer.skills else ()
    return Page(
        answer=first_line,
        blocks=blocks,
        details=details,
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _all_line(answer: SkillsAnswer) -> str:
    essential = [skill.name for skill in answer.skills if skill.standing == "essential"]
    expected = sum(skill.standing == "expected" for skill in answer.skills)
    if not essential:
        return f"ML engineers in the UK: {several(expected, 'skill')} expected"
    verb = "is" if len(essential) == 1 else "are"
    return (
        f"ML engineers in the UK: {listed(essential)} {verb} essential, "
        f"{several(expected, 'skill')} {'is' if expected == 1 else 'are'} expected"
    )


def _by_area(answer: SkillsAnswer) -> Table[Sequence[SkillAnswer]]:
    areas = [list(group) for _, group in groupby(answer.skills, lambda skill: skill.category.id)]
    return Table(
        (
            Column("Area", lambda area: area[0].category.short or area[0].category.name),
            Column("Expected", lambda area: _named(s for s in area if s.standing in ASKED)),
            Column("Useful", lambda area: _named(s for s in area if s.standing not in ASKED)),
        ),
        tuple(areas),
    )


def _named(skills: Iterable[SkillAnswer]) -> Line:
    """Name some skills, the essential ones bold."""

    def named(skill: SkillAnswer) -> Line:
        if skill.standing == "essential":
            return (bold(skill.name), " (essential)")
        apart = " (sets candidates apart)" if skill.standing == "differentiator" else ""
        return f"{skill.name}{apart}"

    return joined(map(named, sorted(skills, key=lambda skill: skill.standing != "essential")))


def _all_facts(answer: SkillsAnswer) -> Facts:
    levels = Counter(item.level.id for skill in answer.skills for item in skill.expected)
    facts = [
        Fact("By level", command(f"mlcareer skills --level {level}"))
        for level, _ in levels.most_common(1)
    ]
    one = next((s for s in answer.skills if s.standing in ASKED), answer.skills[0])
    return Facts((*facts, Fact("One skill", command(f"mlcareer skills {one.id}"))))


def _level_line(answer: SkillsAnswer) -> str:
    level = answer.level
    if level is None:
        raise ValueError("a line on a level needs one")
    new = [skill for skill in answer.skills if skill.expected[-1].level.id == level.id]
    if not new:
        return f"{level.name}: {several(len(answer.skills), 'skill')}, all asked of levels below"
    if len(new) == len(answer.skills):
        return f"{level.name}: {several(len(new), 'skill')} with something expected at this level"
    named = [skill.name for skill in new[:MOST_NAMED]]
    if len(new) > MOST_NAMED:
        named.append(f"{len(new) - MOST_NAMED} more")
    return f"{level.name}: everything asked at the levels below, plus {listed(named)}"


def _at_level(answer: SkillsAnswer) -> Table[SkillAnswer]:
    """Set out what is expected, what is new at the level first."""
    level = answer.level
    items = sorted(
        answer.skills, key=lambda skill: skill.expected[-1].level.experience_min, reverse=True
    )
    new = {skill.id for skill in items if level and skill.expected[-1].level.id == level.id}
    return Table(
        (
            Column("Skill", lambda skill: skill.name),
            Column("What is expected", lambda skill: skill.expected[-1].text),
            Column("From", lambda skill: skill.expected[-1].level.name, whole=True),
        ),
        tuple(items),
        asked=(lambda skill: skill.id in new) if 0 < len(new) < len(items) else None,
        brief=MOST_AT_LEVEL,
    )


def _level_facts(answer: SkillsAnswer) -> Facts:
    facts = []
    if answer.no_level:
        first, *others = answer.no_level
        more = f" and {len(others)} more" if others else ""
        facts.append(
            Fact(
                "At any level",
                (f"{first.name}{more}, level not stated: ", command("mlcareer skills")),
            )
        )
    return Facts((*facts, next_step(f"skills {answer.skills[0].id}")))


def _one(skill: SkillAnswer) -> tuple[Line, tuple[Block, ...], tuple[Block, ...]]:
    facts = known(
        ("For", skill.summary),
        ("Why", skill.why),
        ("Topics", skill.topics),
        ("Most at", skill.where),
        *((item.level.name, item.text) for item in skill.expected),
        ("Area", skill.category.name),
    )
    block = Facts((*facts, next_step(f"skills --category {skill.category.id}")))
    return (bold(skill.name), f": {ASKED_WORDS[skill.standing]}"), (block,), ()


def _fitting_line(answer: SkillsAnswer) -> str:
    asked = []
    if answer.skill is not None:
        asked.append(answer.skill.name)
    if answer.category is not None:
        asked.append(answer.category.name)
    if answer.level is not None:
        asked.append(answer.level.name)
    if answer.search is not None:
        asked.append(repr(answer.search))
    what = ", ".join(asked)
    if not answer.skills:
        return f"No results for {what}." if what else "The guide has no skills"
    counts = []
    for standings, word in COUNTED.items():
        count = sum(skill.standing in standings for skill in answer.skills)
        counts += [f"{count} {word}"] if count else []
    return f"{what}: {several(len(answer.skills), 'skill')}, {listed(counts)}"


def _fitting(answer: SkillsAnswer) -> Iterator[Block]:
    if answer.skills:
        yield Table(
            (
                Column("Skill", lambda skill: skill.name),
                Column("Asked", lambda skill: ASKED_WORDS[skill.standing]),
                Column("For", lambda skill: skill.summary),
            ),
            answer.skills,
            brief=FIRST_LISTED if len(answer.skills) > MOST_LISTED else None,
        )
        yield Facts((next_step(f"skills {answer.skills[0].id}"),))
    else:
        words = answer.search or names(
            item for item in (answer.category, answer.level) if item is not None
        )
        yield Facts((next_step("skills", f"search {words.casefold()}"),))


def _whole(skills: tuple[SkillAnswer, ...]) -> Table[SkillAnswer]:
    """Set each skill out with what it is for, why, and what a level asks."""
    return Table(
        (
            Column("Skill", lambda skill: skill.name),
            Column("What for, and why", _said),
            Column("By level", lambda skill: _by_level(skill.expected)),
        ),
        skills,
        title="Each skill",
    )


def _said(skill: SkillAnswer) -> str:
    said = [skill.summary, skill.why]
    if skill.topics:
        said.append(f"Topics: {', '.join(skill.topics)}.")
    if skill.where:
        said.append(f"Most at: {', '.join(skill.where)}.")
    return " ".join(said)


def _by_level(expected: Iterable[ExpectationAnswer]) -> str | None:
    return "\n".join(f"{item.level.name}: {item.text}" for item in expected) or None


def _rows(answer: SkillsAnswer) -> Table[SkillAnswer]:
    return Table(
        (
            Column("Category", lambda skill: skill.category.name),
            Column("Skill", lambda skill: skill.name),
            Column("Standing", lambda skill: skill.standing),
            Column("What for, and why", _said),
            Column("Expected", lambda skill: _by_level(skill.expected)),
        ),
        answer.skills,
    )
