"""The steps of a plan, each from an entry of the guide, and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.guide.lookup import by_id
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mlcareer.advice.case.skill_standing import SkillStanding
    from mlcareer.guide.model import Guide, Level, LevelStep, Transition, TransitionStep
    from mlcareer.guide.plan_rules import Order, PlanRules


Timing = Literal["share", "window"]
"""`share`: it has its even share of the time; `window`: it is work done on the job, alongside the
others, at any time from beginning to end."""


class Draft(Record):
    """A step before it has a date."""

    id: str
    name: str
    entry: str
    """The entry of the guide it comes from; after a slash, the part of it."""
    do: str | None
    """What the guide advises; null where it says nothing beyond `make`."""
    make: str | None
    """What there is to show in the end; null where the guide names nothing."""
    proves: tuple[str, ...]
    skills: tuple[str, ...]
    expected: tuple[str, ...] = ()
    """What the guide expects of those skills at the target level and below."""
    after: tuple[str, ...] = ()
    """The steps of the plan that it needs."""
    why_now: str
    basis: tuple[str, ...]
    """The entries of the guide that the order is read from; none where it is our reading."""
    sources: tuple[str, ...]
    covered: bool = False
    """Whether the person already shows every skill of it."""
    timing: Timing = "share"


def transition_steps(
    guide: Guide, transition: Transition, shown: set[str], asked: Iterable[SkillStanding]
) -> Iterator[Draft]:
    """Take the steps of a transition in the guide's own order."""
    entry = f"transition:{transition.id}"
    expected = _expectations(asked)
    before: TransitionStep | None = None
    for step in transition.step:
        follows = f"In the guide it follows “{before.name}”." if before else ""
        yield Draft(
            id=f"{transition.id}-{step.id}",
            name=step.name,
            entry=f"{entry}/{step.id}",
            do=step.text,
            make=step.artefact,
            proves=_proved(guide, step.skills),
            skills=step.skills,
            expected=tuple(text for skill in step.skills for text in expected.get(skill, ())),
            after=() if before is None else (f"{transition.id}-{before.id}",),
            why_now=follows or "The guide begins the change with it.",
            basis=(entry,),
            sources=transition.sources,
            covered=bool(step.skills) and shown.issuperset(step.skills),
        )
        before = step


def skill_steps(
    guide: Guide,
    rules: PlanRules,
    asked: Sequence[SkillStanding],
    elsewhere: set[str],
) -> list[Draft]:
    """Make steps of the skills that are to be worked on and stand in no other step.

    Skills that one piece of work of the guide shows together are one step. What a target asks
    of a skill beyond the level somebody works at is a step of its own, as the guide's pieces of
    work are for those who begin. The order is that of the rules, then of what is most worth
    showing.
    """
    works = _works(guide)
    groups: dict[str, list[SkillStanding]] = {}
    drafts = []
    for item in asked:
        if not item.to_do or elsewhere.intersection(item.skills):
            continue
        if item.state != "missing" and item.beyond:
            drafts.append(_beyond_draft(guide, item))
            continue
        work = next((works[skill][0] for skill in item.skills if skill in works), None)
        groups.setdefault(work or f"skill:{'-or-'.join(item.skills)}", []).append(item)
    drafts += [_skill_draft(guide, entry, items) for entry, items in groups.items()]
    return _in_order(guide, drafts, rules.order)


def level_steps(guide: Guide, level: Level, target: Level) -> Iterator[Draft]:
    """Take the evidence of each step of the ladder from a level to a target."""
    ladder = [rung.id for rung in guide.level]
    wanted = ladder[ladder.index(level.id) : ladder.index(target.id) + 1]
    for step in guide.level_step:
        if step.from_level in wanted and step.to_level in wanted:
            yield from _evidence(guide, step)


def closing_steps(guide: Guide, rules: PlanRules, *, transition: bool) -> Iterator[Draft]:
    """Take what closes a plan: work to show, then the interviews."""
    for closing in rules.closing:
        table, _, entry_id = closing.entry.partition(":")
        if transition and closing.unless_transition:
            continue
        found = next((entry for entry in getattr(guide, table) if entry.id == entry_id), None)
        if found is None:
            continue
        interview = table == "interview"
        topics = f" Asked about: {', '.join(found.topics)}." if interview and found.topics else ""
        yield Draft(
            id=f"{table}-{entry_id}",
            name=f"Interview: {found.name}" if interview else found.name,
            entry=closing.entry,
            do=f"{' '.join(found.advice)}{topics}" if interview else found.text,
            make=None,
            proves=() if interview else found.shows,
            skills=(),
            why_now=f"Last, as {closing.why}.",
            basis=(),
            sources=found.sources,
        )


def _evidence(guide: Guide, step: LevelStep) -> Iterator[Draft]:
    name = by_id(step.to_level, guide.level).name
    for number, evidence in enumerate(step.evidence, start=1):
        yield Draft(
            id=f"{step.id}-{number}",
            name=f"{name}: {evidence}",
            entry=f"level_step:{step.id}",
            do=None,
            make=evidence,
            proves=(f"that the step to {name} has been made",),
            skills=(),
            why_now="The guide lists what shows a level without ordering it.",
            basis=(),
            sources=step.sources,
            timing="window",
        )


def _works(guide: Guide) -> dict[str, tuple[str, Transition, TransitionStep]]:
    """Map each skill to the first piece of work of the guide that shows it."""
    works: dict[str, tuple[str, Transition, TransitionStep]] = {}
    for transition in guide.transition:
        for step in transition.step:
            for skill in step.skills:
                entry = f"transition:{transition.id}/{step.id}"
                works.setdefault(skill, (entry, transition, step))
    return works


def _skill_draft(guide: Guide, entry: str, items: Sequence[SkillStanding]) -> Draft:
    skills = tuple(skill for item in items for skill in item.skills)
    named = [item.name for item in items if item.state == "named"]
    expected = _expectations(items)
    work = next((found for found in _works(guide).values() if found[0] == entry), None)
    name = ", ".join(item.name for item in items)
    sources = [source for skill in skills for source in by_id(skill, guide.skill).sources]
    sources += () if work is None else work[1].sources
    do = None if work is None else work[2].text
    if named:
        do = f"{do or ''} You name {', '.join(named)}; what is missing is work that shows it."
    return Draft(
        id=f"skill-{'-'.join(skills)}" if work is None else f"skills-{work[2].id}",
        name=name if work is None else f"{work[2].name} ({name})",
        entry=entry,
        do=do.strip() if do else None,
        make=None if work is None else work[2].artefact,
        proves=_proved(guide, skills),
        skills=skills,
        expected=tuple(text for skill in skills for text in expected.get(skill, ())),
        why_now="",
        basis=(),
        sources=tuple(dict.fromkeys(sources)),
    )


def _beyond_draft(guide: Guide, item: SkillStanding) -> Draft:
    """Make a step of what a target asks of a skill that is there."""
    levels = " and ".join(said.level.name for said in item.beyond)
    return Draft(
        id=f"skill-{'-'.join(item.skills)}",
        name=f"{item.name}: what {levels} asks beyond your level",
        entry=item.entry,
        do=" ".join(f"{said.level.name}: {said.text}" for said in item.beyond),
        make=None,
        proves=_proved(guide, item.skills),
        skills=item.skills,
        expected=tuple(text for texts in _expectations([item]).values() for text in texts),
        why_now="",
        basis=(),
        sources=item.sources,
    )


def _proved(guide: Guide, skills: Iterable[str]) -> tuple[str, ...]:
    known = (by_id(skill, guide.skill) for skill in skills)
    return tuple(f"{skill.name}: {skill.why}" for skill in known)


def _expectations(asked: Iterable[SkillStanding]) -> dict[str, tuple[str, ...]]:
    return {
        item.skills[0]: tuple(
            f"{item.name}, {said.level.name}: {said.text}" for said in item.expected
        )
        for item in asked
    }


def _in_order(guide: Guide, drafts: Sequence[Draft], orders: Iterable[Order]) -> list[Draft]:
    """Put each step after those that the rules want before it; else the order given holds."""
    of_skill = {skill: draft.id for draft in drafts for skill in draft.skills}
    edges = [
        (order, of_skill[order.first], of_skill[then], then)
        for order in orders
        for then in order.then
        if order.first in of_skill and then in of_skill
        if of_skill[order.first] != of_skill[then]
    ]
    needs: dict[str, set[str]] = {draft.id: set() for draft in drafts}
    for _, first, then, _ in edges:
        needs[then].add(first)
    left = {draft.id: draft for draft in drafts}
    ordered = []
    while left:
        # Rules that run in a circle through joined steps are broken where the circle begins.
        free = (name for name in left if not needs[name].intersection(left))
        ordered.append(left.pop(next(free, next(iter(left)))))
    names = {skill.id: skill.name for skill in guide.skill}
    return [_with_reasons(draft, edges, names, needs[draft.id], ordered) for draft in ordered]


def _with_reasons(
    draft: Draft,
    edges: Iterable[tuple[Order, str, str, str]],
    names: Mapping[str, str],
    needs: set[str],
    ordered: Sequence[Draft],
) -> Draft:
    edges = list(edges)
    after = [(order, then) for order, _, step, then in edges if step == draft.id]
    before = [(order, then) for order, step, _, then in edges if step == draft.id]
    said = [f"After {names[order.first]}: {order.why}." for order, _ in after]
    for order in dict.fromkeys(order for order, _ in before):
        thens = ", ".join(names[then] for found, then in before if found == order)
        said.append(f"Before {thens}: {order.why}.")
    basis = [ref for order, _ in (*after, *before) for ref in order.basis]
    return draft.replace(
        after=tuple(other.id for other in ordered if other.id in needs),
        why_now=" ".join(dict.fromkeys(said)) or "Nothing in the plan has to come before it.",
        basis=tuple(dict.fromkeys(basis)),
    )
