"""Which of the skills that a level asks for somebody shows, names or lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.advice.skills import ExpectationAnswer
from mlcareer.errors import UnknownNameError
from mlcareer.guide.lookup import by_id, find
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.model import Guide, Level, Skill
    from mlcareer.guide.own_case import OwnSkill
    from mlcareer.guide.plan_rules import OneOf, PlanRules

ASKED_OF_ALL = ("essential", "expected")
"""The standings of skills that the guide asks of every machine-learning engineer."""

RANKS = ("essential", "expected", "differentiator", "valuable")
"""Standings in the order in which they are worth showing."""

State = Literal["shown", "named", "missing", "not-said"]
"""`shown`: with a piece of work that shows it; `named`: without one; `not-said`: the person names
no skills at all, so that nobody knows."""


class SkillStanding(Record):
    """One skill that is asked for, or several of which one will do."""

    skills: tuple[str, ...]
    """By id; more than one where any of them will do."""
    name: str
    state: State
    evidence: str | None
    """The work that shows it, in the person's own words."""
    standing: Literal["essential", "expected", "valuable", "differentiator"]
    expected: tuple[ExpectationAnswer, ...]
    """What the guide says of the target level and of those below it."""
    entry: str
    """The entry of the guide that asks for it."""
    sources: tuple[str, ...]


def skill_standings(
    guide: Guide, rules: PlanRules, own: Iterable[OwnSkill], target: Level | None
) -> tuple[SkillStanding, ...]:
    """Hold what somebody has against what the guide asks for, most worth showing first.

    Asked for is what the guide calls essential or expected, what it expects at the target level
    or below, and one of each group of which one will do. Without a target, no level's.
    """
    own = tuple(own)
    have = dict(_known(guide, own))
    standings: list[SkillStanding] = []
    grouped = {skill: group for group in rules.one_of for skill in group.skills}
    for skill in guide.skill:
        group = grouped.get(skill.id)
        expected = _expected(guide, skill, target)
        if group is not None:
            if skill.id == next(iter(_present(guide, group)), None):
                standings.append(_of_group(guide, group, have))
        elif skill.standing in ASKED_OF_ALL or expected:
            standings.append(_of_skill(skill, expected, have))
    if not own:
        standings = [item.replace(state="not-said") for item in standings]
    return tuple(sorted(standings, key=lambda item: RANKS.index(item.standing)))


def unknown_skills(guide: Guide, own: Iterable[OwnSkill]) -> tuple[str, ...]:
    """Return the skills that somebody names and the guide does not."""
    own = tuple(own)
    known = {named.name for _, named in _known(guide, own)}
    return tuple(skill.name for skill in own if skill.name not in known)


def _known(guide: Guide, own: Iterable[OwnSkill]) -> Iterator[tuple[str, OwnSkill]]:
    """Pair skills with the ids they answer to; those with evidence last, so that they hold."""
    for skill in sorted(own, key=lambda skill: skill.evidence is not None):
        try:
            yield find("skill", skill.name, guide.skill).id, skill
        except UnknownNameError:
            continue


def _present(guide: Guide, group: OneOf) -> tuple[str, ...]:
    ids = {skill.id for skill in guide.skill}
    return tuple(skill for skill in group.skills if skill in ids)


def _expected(guide: Guide, skill: Skill, target: Level | None) -> tuple[ExpectationAnswer, ...]:
    if target is None:
        return ()
    ladder = [level.id for level in guide.level]
    reached = ladder[: ladder.index(target.id) + 1]
    return tuple(
        ExpectationAnswer(
            level=item.level, level_name=by_id(item.level, guide.level).name, text=item.text
        )
        for item in skill.expected
        if item.level in reached
    )


def _of_skill(
    skill: Skill, expected: tuple[ExpectationAnswer, ...], have: dict[str, OwnSkill]
) -> SkillStanding:
    own = have.get(skill.id)
    return SkillStanding(
        skills=(skill.id,),
        name=skill.name,
        state=_state(own),
        evidence=None if own is None else own.evidence,
        standing=skill.standing,
        expected=expected,
        entry=f"skill:{skill.id}",
        sources=skill.sources,
    )


def _of_group(guide: Guide, group: OneOf, have: dict[str, OwnSkill]) -> SkillStanding:
    skills = [by_id(skill, guide.skill) for skill in _present(guide, group)]
    own = [have[skill.id] for skill in skills if skill.id in have]
    best = next((skill for skill in own if skill.evidence is not None), own[0] if own else None)
    return SkillStanding(
        skills=tuple(skill.id for skill in skills),
        name=f"{group.name}: {' or '.join(skill.name for skill in skills)}",
        state=_state(best),
        evidence=None if best is None else best.evidence,
        standing=min((skill.standing for skill in skills), key=RANKS.index),
        expected=(),
        entry=f"skill:{skills[0].id}",
        sources=skills[0].sources,
    )


def _state(own: OwnSkill | None) -> State:
    if own is None:
        return "missing"
    return "named" if own.evidence is None else "shown"
