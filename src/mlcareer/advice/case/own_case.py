"""One person's case with every name found: what plans and reports are made from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.circumstances import Circumstances
from mlcareer.advice.place import Where
from mlcareer.guide.model import Level, Role, Skill, Transition
from mlcareer.guide.profile import DoneStep
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Region


class OwnSkill(Record):
    """A skill of the guide that somebody has."""

    skill: Skill
    evidence: str | None
    """The work that shows it, in their own words; null where it is only named."""


class OwnCase(Record):
    """What is known of one person. Null is what they do not say."""

    level: Level | None = None
    """The level they work at, or that of their years."""
    years: Decimal | None = None
    origin: Role | None = None
    """The role they come from."""
    way_in: Transition | None = None
    """The guide's way in from it."""
    where: Where | None = None
    pay: int | None = None
    """Base pay in whole pounds a year."""
    bonus: int | None = None
    circumstances: Circumstances = Circumstances()
    """The nation is null where they do not state it."""
    hours: int | None = None
    """Hours a week for the plan; these are no working hours."""
    target: Level | None = None
    months: int | None = None
    target_where: Where | None = None
    """Null for where they work."""
    skills: tuple[OwnSkill, ...] = ()
    unknown_skills: tuple[str, ...] = ()
    """Skills they name and the guide does not know."""
    lacks: tuple[Skill, ...] = ()
    done: tuple[DoneStep, ...] = ()
    move: bool = False
    """Whether they plan to change employer."""

    @property
    def target_regions(self) -> tuple[Region, ...]:
        """The pay regions of the target; none where no place is known."""
        where = self.target_where or self.where
        return () if where is None else where.regions
