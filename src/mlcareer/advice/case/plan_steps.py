"""The steps of a plan: those of a change of role, then the works that `plan.toml` has for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mlcareer.advice.case.skill_check import SkillCheck, aims_of_skills
from mlcareer.guide.model import Guide, LevelStep, Skill, Transition
from mlcareer.guide.plan_rules import PlanRules, Work
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mlcareer.advice.case.personal_case import PersonalCase

DAYS_IN_A_WEEK = 7

SHARED, OF_ALL = 2, 3
"""Steps in turn share two thirds of the time where others run alongside: the last third is for
those, and for proofs that need time to pass, such as 'still right three months later'."""


class PlanStep(Record):
    """One step: what to do, how to know that it worked, and when."""

    id: str
    do: str
    worked: str | None
    """What follows 'you will know it worked when'; null where nothing is known of it."""
    how: str
    """Advice on doing it well."""
    shows: tuple[str, ...]
    """What it is for, by table and id: `skill:sql/senior` is what senior asks of SQL."""
    asked: tuple[str, ...]
    """The same in the words of the guide."""
    skills: tuple[Skill, ...]
    after: tuple[str, ...]
    """The steps of the plan that come before it."""
    alongside: bool
    """Whether it is work on the job that may be done at any time of the plan."""
    sources: tuple[str, ...]
    begins: date | None = None
    """The day from which it has its even share of the time; null without months, or once done."""
    ends: date | None = None
    hours: int | None = None
    """Whole hours of the plan between the two days, rounded down; null for work on the job."""
    done: date | None = None
    """The day on which it was marked as done."""


def transition_steps(
    way_in: Transition, skills: Mapping[str, Skill], shown: set[str]
) -> Iterator[PlanStep]:
    """Take the steps of a change of role in the guide's order, without those that are shown."""
    before: tuple[str, ...] = ()
    for step in way_in.step:
        if step.skills and shown.issuperset(step.skills):
            continue
        known = tuple(skills[name] for name in step.skills)
        yield PlanStep(
            id=f"{way_in.id}-{step.id}",
            do=step.name,
            worked=step.works_when or step.artefact,
            how=f"{step.text} Proof: {step.artefact}",
            shows=(f"transition:{way_in.id}/{step.id}",),
            asked=tuple(f"{skill.name}: {skill.why}" for skill in known),
            skills=known,
            after=before,
            alongside=False,
            sources=way_in.sources,
        )
        before = (f"{way_in.id}-{step.id}",)


def work_steps(
    guide: Guide, rules: PlanRules, case: PersonalCase, checks: tuple[SkillCheck, ...]
) -> tuple[PlanStep, ...]:
    """Return a step for each piece of work that a case needs, those of the job last.

    Skills that the steps of a transition work on already have none of their own.
    """
    elsewhere = set() if case.way_in is None else {s for t in case.way_in.step for s in t.skills}
    left = tuple(c for c in checks if not elsewhere & {skill.id for skill in c.skills})
    rungs = tuple(_rungs(guide, case))
    needed = dict.fromkeys(aims_of_skills(left))
    needed |= {f"level_step:{rung.id}/{n}": None for rung in rungs for n, _ in _numbered(rung)}
    if case.move:
        needed |= {f"interview:{part.id}": None for part in guide.interview}
    chosen = [work for work in rules.work if needed.keys() & set(work.shows)]
    covered = {aim for work in chosen for aim in work.shows}
    # A guide of one's own may ask for what our file of works does not know.
    chosen += [_work_for(guide, aim) for aim in needed if aim not in covered]
    ids = {work.id for work in chosen}
    steps = [_step(guide, work, needed, ids) for work in chosen]
    return tuple(sorted(steps, key=lambda step: step.alongside))


def _rungs(guide: Guide, case: PersonalCase) -> Iterator[LevelStep]:
    """Return the steps of the ladder from the level somebody works at to the target."""
    if case.level is None or case.target is None:
        return
    ladder = [level.id for level in guide.level]
    wanted = ladder[ladder.index(case.level.id) : ladder.index(case.target.id) + 1]
    yield from (s for s in guide.level_step if s.from_level in wanted and s.to_level in wanted)


def _numbered(rung: LevelStep) -> Iterator[tuple[int, str]]:
    return enumerate(rung.evidence, start=1)


def _step(guide: Guide, work: Work, needed: Iterable[str], ids: set[str]) -> PlanStep:
    aims = [aim for aim in work.shows if aim in needed]
    found = [_asked(guide, aim) for aim in aims]
    named = {aim.partition(":")[2].partition("/")[0] for aim in aims if aim.startswith("skill:")}
    return PlanStep.copied_from(
        work,
        worked=work.worked or None,
        shows=tuple(aims),
        asked=tuple(text for text, _ in found),
        skills=tuple(skill for skill in guide.skill if skill.id in named),
        after=tuple(name for name in work.after if name in ids),
        sources=tuple(dict.fromkeys(source for _, sources in found for source in sources)),
    )


def _asked(guide: Guide, aim: str) -> tuple[str, tuple[str, ...]]:
    """Return what the guide says of an aim, and the sources of that."""
    table, _, rest = aim.partition(":")
    name, _, part = rest.partition("/")
    entry = next(entry for entry in getattr(guide, table) if entry.id == name)
    if table == "level_step":
        text = dict(_numbered(entry))[int(part)]
    elif table == "interview":
        text = entry.name
    elif part:
        level = next(level for level in guide.level if level.id == part)
        expected = next(item.text for item in entry.expected if item.level == part)
        text = f"{entry.name}, {level.name}: {expected}"
    else:
        text = f"{entry.name}: {entry.why}"
    return text, entry.sources


def _work_for(guide: Guide, aim: str) -> Work:
    """Make work of what our file has no work for: what is asked, and no proof."""
    table, _, rest = aim.partition(":")
    text, _ = _asked(guide, aim)
    short = f"Use {text.partition(':')[0]} in work that others see" if table == "skill" else text
    return Work(
        id=f"{table.replace('_', '-')}-{rest.replace('/', '-')}",
        shows=(aim,),
        do=short[:1].upper() + short[1:],
        worked="",
        how=text,
    )


def dated(
    steps: Sequence[PlanStep], case: PersonalCase, begins: date, ends: date | None
) -> tuple[PlanStep, ...]:
    """Share the time out evenly among the steps in turn that are not done; see `SHARED`.

    Work on the job may fall anywhere between beginning and end.
    """
    done = {step.step: step.on for step in case.done}
    marked = [step.replace(done=done.get(step.id)) for step in steps]
    if ends is None:
        return tuple(marked)
    in_turn = [step.id for step in marked if step.done is None and not step.alongside]
    days = (ends - begins).days
    if any(step.done is None and step.alongside for step in marked):
        days = days * SHARED // OF_ALL
    return tuple(_dated(step, in_turn, case.hours, begins, ends, days) for step in marked)


def _dated(
    step: PlanStep, in_turn: list[str], hours: int | None, begins: date, ends: date, days: int
) -> PlanStep:
    if step.done is not None:
        return step
    if step.alongside:
        return step.replace(begins=begins, ends=ends)
    place = in_turn.index(step.id)
    first, last = days * place // len(in_turn), days * (place + 1) // len(in_turn)
    return step.replace(
        begins=begins + timedelta(days=first),
        ends=begins + timedelta(days=last),
        hours=None if hours is None else hours * (last - first) // DAYS_IN_A_WEEK,
    )
