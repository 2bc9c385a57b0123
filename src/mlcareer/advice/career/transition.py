"""The ways in from another role: what one brings, what is missing, and the ordered steps."""

from __future__ import annotations

from datetime import date

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.guide.lookup import by_id, by_ids
from mlcareer.guide.model import Guide, Role, Skill, Transition
from mlcareer.record import Answer, Record


class TransitionStepAnswer(Record):
    """One step, with what proves that it is done."""

    id: str
    name: str
    text: str
    artefact: str
    """What proves that the step is done."""
    works_when: str | None
    """What shows that it worked, in one line."""
    skills: tuple[Skill, ...]
    """The skills it practises."""


class WayInAnswer(Record):
    """The way in from one role."""

    id: str
    origin: Role
    """The role that one comes from."""
    summary: str
    short: str | None
    """What one has and what has to be shown, in one line."""
    has: tuple[str, ...]
    """What somebody from there usually brings."""
    lacks: tuple[str, ...]
    """What has to be shown."""
    steps: tuple[TransitionStepAnswer, ...]
    """In order."""


class TransitionAnswer(Answer):
    """Every way in, or the one from a role."""

    schema = "transition/2"

    origin: Role | None
    """The role asked for; null for all of them."""
    transitions: tuple[WayInAnswer, ...]
    facts: tuple[FactAnswer, ...]
    """Facts about ways in; for one origin, those that speak of it."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def transition_from(guide: Guide, today: date, origin: Role | None = None) -> TransitionAnswer:
    """Describe the way in from a role; every one where no role is named."""
    found = guide.transition
    subjects = None
    if origin is not None:
        found = tuple(item for item in found if item.origin == origin.id)
        subjects = [f"role:{origin.id}", *(f"transition:{item.id}" for item in found)]
    facts = facts_on(guide, "transition", subjects)
    remarks, sources = remarks_and_sources(guide, today, transition=found, fact=facts)
    return TransitionAnswer(
        origin=origin,
        transitions=tuple(_way_in(guide, item) for item in found),
        facts=facts,
        remarks=remarks,
        sources=sources,
    )


def _way_in(guide: Guide, transition: Transition) -> WayInAnswer:
    return WayInAnswer.copied_from(
        transition,
        origin=by_id(transition.origin, guide.role),
        steps=tuple(
            TransitionStepAnswer.copied_from(step, skills=by_ids(step.skills, guide.skill))
            for step in transition.step
        ),
    )
