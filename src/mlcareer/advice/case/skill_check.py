"""Which of the skills that a level asks for somebody shows, names or lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.advice.career.skills import ExpectationAnswer, expected_at, levels_up_to
from mlcareer.guide.model import Guide, Level, Skill
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.personal_case import PersonalCase
    from mlcareer.guide.plan_rules import PlanRules, Work

ASKED_OF_ALL = ("essential", "expected")
"""How the guide marks skills that it asks of every machine-learning engineer."""

WORTH = ("essential", "expected", "differentiator", "valuable")
"""How the guide marks skills, in the order in which they are worth showing."""

State = Literal["shown", "named", "of-level", "not-said", "missing"]
"""`shown`: with work that shows it; `named`: without; `of-level`: not stated, and taken as there
because their level is expected to have it; `not-said`: not stated, and nothing says whether they
have it; `missing`: they say that they lack it, or they have no level yet that expects it and name
other skills without it."""


class SkillCheck(Record):
    """One skill that is asked for, or several of which one will do."""

    skills: tuple[Skill, ...]
    """More than one where any of them will do."""
    name: str
    state: State
    evidence: str | None
    """The work that shows it, in the person's own words."""
    standing: Literal["essential", "expected", "valuable", "differentiator"]
    """How much the guide asks for it."""
    expected: tuple[ExpectationAnswer, ...]
    """What the guide says of the target level and of those below it."""
    beyond: tuple[ExpectationAnswer, ...]
    """What of it is asked above the level somebody works at, and was not asked below."""
    to_do: bool
    """Whether a plan has work for it: it is missing, the target asks more of it than is shown,
    or it is named without evidence by somebody who has no level yet."""
    sources: tuple[str, ...]


def skill_checks(guide: Guide, rules: PlanRules, case: PersonalCase) -> tuple[SkillCheck, ...]:
    """Compare what somebody has with what the guide asks for, most worth showing first.

    Asked for is what the guide calls essential or expected, what it expects at the target level
    or below, one of each group of which one will do, and what they say they lack. Without a
    target, no level's.

    Somebody at a level is taken to have what the guide asks of every engineer and expects at
    that level or below, unless they say that they lack it. The level of somebody who comes from
    another role says nothing of this one's skills.
    """
    groups = {aim: work for work in rules.work if work.any for aim in work.shows}
    checks = []
    seen: set[str] = set()
    for skill in guide.skill:
        group = groups.get(f"skill:{skill.id}")
        if group is None:
            if _asked_for(guide, case, skill):
                checks.append(_check(guide, rules, case, skill))
        elif group.id not in seen:
            seen.add(group.id)
            checks.append(_check_of_group(guide, case, group))
    return tuple(sorted(checks, key=lambda item: WORTH.index(item.standing)))


def _level(case: PersonalCase) -> Level | None:
    return case.level if case.origin is None else None


def _asked_for(guide: Guide, case: PersonalCase, skill: Skill) -> bool:
    asked = skill.standing in ASKED_OF_ALL or bool(_expected(guide, skill, case.target))
    return asked or skill in case.lacks


def _expected(guide: Guide, skill: Skill, level: Level | None) -> tuple[ExpectationAnswer, ...]:
    """Return what is expected of a skill at a level and below; nothing without a level."""
    return () if level is None else expected_at(guide, skill, levels_up_to(guide, level))


def _check(guide: Guide, rules: PlanRules, case: PersonalCase, skill: Skill) -> SkillCheck:
    level = _level(case)
    expected, at_level = (_expected(guide, skill, each) for each in (case.target, level))
    of_level = level is not None and (skill.standing in ASKED_OF_ALL or bool(at_level))
    own = [have for have in case.skills if have.skill == skill]
    evidence = next((have.evidence for have in own if have.evidence), None)
    state = _state(
        case, named=bool(own), shown=evidence, lacking=skill in case.lacks, of_level=of_level
    )
    beyond = tuple(
        item
        for item in expected
        if level is not None
        and item not in at_level
        and f"skill:{skill.id}/{item.level.id}" not in rules.plan.repeated
    )
    return SkillCheck.copied_from(
        skill,
        skills=(skill,),
        state=state,
        evidence=evidence,
        expected=expected,
        beyond=beyond,
        to_do=_to_do(case, state) or (state != "shown" and bool(beyond)),
    )


def _check_of_group(guide: Guide, case: PersonalCase, group: Work) -> SkillCheck:
    skills = tuple(skill for skill in guide.skill if f"skill:{skill.id}" in group.shows)
    own = [have for have in case.skills if have.skill in skills]
    evidence = next((have.evidence for have in own if have.evidence), None)
    # Who says that they lack one of several may have another.
    lacking = not own and any(skill in case.lacks for skill in skills)
    state = _state(case, named=bool(own), shown=evidence, lacking=lacking, of_level=False)
    return SkillCheck(
        skills=skills,
        name=f"{group.name or group.id}: {' or '.join(skill.name for skill in skills)}",
        state=state,
        evidence=evidence,
        standing=min((skill.standing for skill in skills), key=WORTH.index),
        expected=(),
        beyond=(),
        to_do=_to_do(case, state),
        sources=skills[0].sources,
    )


def _state(
    case: PersonalCase, *, named: bool, shown: str | None, lacking: bool, of_level: bool
) -> State:
    if lacking:
        return "missing"
    if named:
        return "named" if shown is None else "shown"
    if of_level:
        return "of-level"
    says_any = bool(case.skills or case.unknown_skills)
    return "missing" if _level(case) is None and says_any else "not-said"


def _to_do(case: PersonalCase, state: State) -> bool:
    return state == "missing" or (state == "named" and _level(case) is None)


def aims_of_skills(checks: tuple[SkillCheck, ...]) -> Iterator[str]:
    """Return what a plan needs work for, as `plan.toml` names it."""
    for item in checks:
        if not item.to_do:
            continue
        if item.state == "missing" or not item.beyond:
            yield from (f"skill:{skill.id}" for skill in item.skills)
        yield from (f"skill:{item.skills[0].id}/{said.level.id}" for said in item.beyond)
