"""The ladder: what each level does and owns, what changes at the next, and what both pay."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Literal

from mlcareer.advice.bands import BandAnswer, band_answers_of
from mlcareer.advice.citation import CitedSource
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Guide, Level
from mlcareer.record import Answer, Record


class LevelAnswer(Record):
    """One step of the ladder."""

    id: str
    name: str
    names_elsewhere: tuple[str, ...]
    """Other titles that the guide uses for it."""
    experience_min: int
    """Whole years; exactly as many belong to this level."""
    experience_max: int | None
    """Whole years, at which the next level begins; null for the level that does not end."""
    summary: str
    scope: str
    """How far the work reaches."""
    work: tuple[str, ...]
    owns: tuple[str, ...]
    """What this level answers for."""
    focus: tuple[str, ...]
    """What the guide advises at this level."""
    rarity: str | None


class StepAnswer(Record):
    """What changes from one level to the next."""

    id: str
    from_level: Level
    to_level: Level
    changes: tuple[str, ...]
    evidence: tuple[str, ...]
    """What would show that the step has been made."""


class CrosswalkAnswer(Record):
    """A level and its like in another framework."""

    id: str
    level: Level
    framework: str
    target: str
    """The level or standard in that framework."""
    match: Literal["exact", "near", "inferred"]
    """Whether the framework names the level, describes its scope, or neither."""
    text: str
    source: str
    """The source of the link, by its id under `sources`."""


class LevelsAnswer(Answer):
    """The whole ladder, or one level of it with what belongs to it."""

    schema = "levels/2"

    level: Level | None
    """The level asked for; null for the whole ladder."""
    next: bool
    """Whether the way to the next level was asked for."""
    levels: tuple[LevelAnswer, ...]
    """The levels shown: with `next`, also the one above the level asked for."""
    steps: tuple[StepAnswer, ...]
    """What changes; none without `next`, or above the top."""
    pay: tuple[BandAnswer, ...]
    """The bands of the levels shown."""
    crosswalk: tuple[CrosswalkAnswer, ...]
    """The level asked for in other frameworks; for the whole ladder, of every level."""
    facts: tuple[FactAnswer, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def levels_for(
    guide: Guide, today: date, *, level: Level | None = None, following: bool = False
) -> LevelsAnswer:
    """Describe the ladder or one level; `following` adds the way to the next level."""
    shown = _shown(guide.level, level, following=following)
    asked_for = guide.level if level is None else (level,)
    steps = [
        step
        for step in guide.level_step
        if following and step.from_level in {item.id for item in asked_for}
    ]
    walks = [walk for walk in guide.crosswalk if walk.level in {item.id for item in asked_for}]
    pay = band_answers_of(guide, shown, guide.region)
    bands = [by_id(band.id, guide.band) for band in pay]
    subjects = [f"level:{item.id}" for item in asked_for]
    facts = facts_on(guide, "levels", None if level is None else subjects)
    remarks, sources = remarks_and_sources(
        guide,
        today,
        ("level", "ladder", *(() if level is not None else ("shared-years",))),
        level=shown,
        level_step=steps,
        band=bands,
        crosswalk=walks,
        fact=facts,
    )
    return LevelsAnswer(
        level=level,
        next=following,
        levels=tuple(map(LevelAnswer.copied_from, shown)),
        steps=tuple(
            StepAnswer.copied_from(
                step,
                from_level=by_id(step.from_level, guide.level),
                to_level=by_id(step.to_level, guide.level),
            )
            for step in steps
        ),
        pay=pay,
        crosswalk=tuple(
            CrosswalkAnswer.copied_from(
                walk, level=by_id(walk.level, guide.level), source=walk.sources[0]
            )
            for walk in walks
        ),
        facts=facts,
        remarks=remarks,
        sources=sources,
    )


def _shown(ladder: tuple[Level, ...], asked: Level | None, *, following: bool) -> tuple[Level, ...]:
    if asked is None:
        return ladder
    above = [upper for lower, upper in pairwise(ladder) if lower == asked]
    return (asked, *above) if following else (asked,)
