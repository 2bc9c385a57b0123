"""What a job is: its work, a typical week, and what it is not."""

from __future__ import annotations

from datetime import date

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.guide.lookup import by_id, by_ids
from mlcareer.guide.model import Guide, Role, Skill
from mlcareer.record import Answer, Record


class WeekTaskAnswer(Record):
    """Part of a typical week."""

    id: str
    name: str
    text: str
    short: str | None
    """What it involves, in one line."""
    skills: tuple[Skill, ...]
    """The skills it takes."""


class BoundaryAnswer(Record):
    """Work that belongs to another role in most companies."""

    id: str
    activity: str
    role: Role
    """The role that does it."""
    overlap: str | None
    """Where the two meet all the same."""


class RoleDescription(Answer):
    """One role."""

    schema = "role/2"

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    short: str | None
    """What it does, in one line."""
    work: tuple[str, ...]
    """What is done in it."""
    guide_role: bool
    """Whether it is the role that the guide is for: of the others it knows little."""
    week: tuple[WeekTaskAnswer, ...]
    """A typical week; none for other roles."""
    boundaries: tuple[BoundaryAnswer, ...]
    """For the guide's role, what it is not; for another, what the guide's role leaves to it."""
    compared_with: tuple[Role, ...]
    """The roles that it can be compared with."""
    facts: tuple[FactAnswer, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def describe_role(guide: Guide, today: date, asked: Role | None = None) -> RoleDescription:
    """Describe a role; the guide's own by default."""
    role = asked or by_id(guide.guide.role, guide.role)
    own = role.id == guide.guide.role
    tasks = guide.week_task if own else ()
    boundaries = tuple(item for item in guide.boundary if own or item.role == role.id)
    facts = facts_on(guide, "role", None if own else [f"role:{role.id}"])
    remarks, sources = remarks_and_sources(
        guide, today, role=[role], week_task=tasks, boundary=boundaries, fact=facts
    )
    return RoleDescription.copied_from(
        role,
        guide_role=own,
        week=tuple(
            WeekTaskAnswer.copied_from(task, skills=by_ids(task.skills, guide.skill))
            for task in tasks
        ),
        boundaries=tuple(
            BoundaryAnswer.copied_from(item, role=by_id(item.role, guide.role))
            for item in boundaries
        ),
        compared_with=tuple(
            by_id(pair.second_role if pair.first_role == role.id else pair.first_role, guide.role)
            for pair in guide.comparison
            if role.id in {pair.first_role, pair.second_role}
        ),
        facts=facts,
        remarks=remarks,
        sources=sources,
    )
