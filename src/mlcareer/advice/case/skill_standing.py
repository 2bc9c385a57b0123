"""Which of the skills that a level asks for somebody shows, names or lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.advice.career.skills import ExpectationAnswer, expected_at, levels_up_to
from mlcareer.errors import UnknownNameError
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import Guide, Level
from mlcareer.guide.plan_rules import PlanRules
from mlcareer.guide.profile import ProfileSkill
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.model import Skill
    from mlcareer.guide.plan_rules import OneOf

ASKED_OF_ALL = ("essential", "expected")
"""The standings of skills that the guide asks of every machine-learning engineer."""

RANKS = ("essential", "expected", "differentiator", "valuable")
"""Standings in the order in which they are worth showing."""

State = Literal["shown", "named", "of-level", "not-said", "missing"]
"""`shown`: with a piece of work that shows it; `named`: without one; `of-level`: expected of the
level somebody works at and not stated, so that it is taken as there; `not-said`: not stated, and
nothing says whether it is there; `missing`: they say that they lack it, or they have no level yet
that expects it and name other skills without it."""


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
    beyond: tuple[ExpectationAnswer, ...]
    """What of it is asked above the level somebody works at, and was not asked below."""
    to_do: bool
    """Whether a plan is to work on it: it is missing, the target asks more of it than is shown,
    or it is named without evidence by somebody who has no level yet."""
    entry: str
    """The entry of the guide that asks for it."""
    sources: tuple[str, ...]


class _Case(Record):
    """What of a person's case decides how each skill stands."""

    guide: Guide
    rules: PlanRules
    have: dict[str, ProfileSkill]
    """By id of the guide."""
    lacks: frozenset[str]
    level: Level | None
    target: Level | None
    says_any: bool
    """Whether the person names any skill at all."""


def skill_standings(
    guide: Guide,
    rules: PlanRules,
    own: Iterable[ProfileSkill],
    target: Level | None,
    *,
    level: Level | None = None,
    lacks: Iterable[str] = (),
) -> tuple[SkillStanding, ...]:
    """Hold what somebody has against what the guide asks for, most worth showing first.

    Asked for is what the guide calls essential or expected, what it expects at the target level
    or below, and one of each group of which one will do. Without a target, no level's.

    `level` is the one that somebody works at as a machine-learning engineer: what the guide asks
    of every engineer, or expects at that level or below, they are taken to have, unless they say
    that they lack it.
    """
    own = tuple(own)
    case = _Case(
        guide=guide,
        rules=rules,
        have=dict(_known(guide, own)),
        lacks=frozenset(_ids(guide, lacks)),
        level=level,
        target=target,
        says_any=bool(own),
    )
    standings: list[SkillStanding] = []
    grouped = {skill: group for group in rules.one_of for skill in group.skills}
    for skill in guide.skill:
        group = grouped.get(skill.id)
        if group is not None:
            if skill.id == next(iter(_present(guide, group)), None):
                standings.append(_of_group(case, group))
        elif skill.standing in ASKED_OF_ALL or _expected(case, skill):
            standings.append(_of_skill(case, skill))
    return tuple(sorted(standings, key=lambda item: RANKS.index(item.standing)))


def unknown_skills(
    guide: Guide, own: Iterable[ProfileSkill], lacks: Iterable[str] = ()
) -> tuple[str, ...]:
    """Return the skills that somebody names and the guide does not."""
    names = (*(skill.name for skill in own), *lacks)
    return tuple(name for name in dict.fromkeys(names) if not tuple(_ids(guide, [name])))


def _known(guide: Guide, own: Iterable[ProfileSkill]) -> Iterator[tuple[str, ProfileSkill]]:
    """Pair skills with the ids they answer to; those with evidence last, so that they hold."""
    for skill in sorted(own, key=lambda skill: skill.evidence is not None):
        for found in _ids(guide, [skill.name]):
            yield found, skill


def _ids(guide: Guide, names: Iterable[str]) -> Iterator[str]:
    """Return the ids of the skills that the guide knows."""
    for name in names:
        try:
            yield find("skill", name, guide.skill).id
        except UnknownNameError:
            continue


def _present(guide: Guide, group: OneOf) -> tuple[str, ...]:
    ids = {skill.id for skill in guide.skill}
    return tuple(skill for skill in group.skills if skill in ids)


def _expected(case: _Case, skill: Skill) -> tuple[ExpectationAnswer, ...]:
    """Return what is expected of a skill at the target level and below."""
    if case.target is None:
        return ()
    return expected_at(case.guide, skill, levels_up_to(case.guide, case.target))


def _beyond(case: _Case, skill: Skill) -> tuple[ExpectationAnswer, ...]:
    """Return what the target asks of a skill that the level somebody works at does not."""
    if case.level is None:
        return ()
    at_level = expected_at(case.guide, skill, levels_up_to(case.guide, case.level))
    repeated = {item.level for item in case.rules.repeated if item.skill == skill.id}
    return tuple(
        item
        for item in _expected(case, skill)
        if item not in at_level and item.level not in repeated
    )


def _of_skill(case: _Case, skill: Skill) -> SkillStanding:
    own = case.have.get(skill.id)
    of_level = case.level is not None and (
        skill.standing in ASKED_OF_ALL
        or bool(expected_at(case.guide, skill, levels_up_to(case.guide, case.level)))
    )
    state = _state(case, own, lacking=skill.id in case.lacks, of_level=of_level)
    beyond = _beyond(case, skill)
    return SkillStanding(
        skills=(skill.id,),
        name=skill.name,
        state=state,
        evidence=None if own is None else own.evidence,
        standing=skill.standing,
        expected=_expected(case, skill),
        beyond=beyond,
        to_do=_to_do(case, state) or (state != "shown" and bool(beyond)),
        entry=f"skill:{skill.id}",
        sources=skill.sources,
    )


def _of_group(case: _Case, group: OneOf) -> SkillStanding:
    skills = [by_id(skill, case.guide.skill) for skill in _present(case.guide, group)]
    own = [case.have[skill.id] for skill in skills if skill.id in case.have]
    best = next((skill for skill in own if skill.evidence is not None), own[0] if own else None)
    # Who says that they lack one of several may have another.
    lacking = best is None and any(skill.id in case.lacks for skill in skills)
    state = _state(case, best, lacking=lacking, of_level=False)
    return SkillStanding(
        skills=tuple(skill.id for skill in skills),
        name=f"{group.name}: {' or '.join(skill.name for skill in skills)}",
        state=state,
        evidence=None if best is None else best.evidence,
        standing=min((skill.standing for skill in skills), key=RANKS.index),
        expected=(),
        beyond=(),
        to_do=_to_do(case, state),
        entry=f"skill:{skills[0].id}",
        sources=skills[0].sources,
    )


def _state(case: _Case, own: ProfileSkill | None, *, lacking: bool, of_level: bool) -> State:
    if lacking:
        return "missing"
    if own is not None:
        return "named" if own.evidence is None else "shown"
    if of_level:
        return "of-level"
    return "missing" if case.level is None and case.says_any else "not-said"


def _to_do(case: _Case, state: State) -> bool:
    return state == "missing" or (state == "named" and case.level is None)
