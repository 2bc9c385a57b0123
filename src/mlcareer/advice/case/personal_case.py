"""One person's case with every name found: what plans and reports are made from."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from mlcareer.advice.pay.circumstances import Circumstances
from mlcareer.advice.place import Where
from mlcareer.guide.amount import full_time_equivalent
from mlcareer.guide.model import Level, Region, Role, Skill, Transition
from mlcareer.guide.profile import DoneStep
from mlcareer.guide.visa_rules import Route
from mlcareer.record import Record


class PersonalSkill(Record):
    """A skill of the guide that somebody has."""

    skill: Skill
    evidence: str | None
    """The work that shows it, in their own words; null where it is only named."""


class PersonalCase(Record):
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
    contract_hours: Decimal | None = None
    """Hours a week that the contract says; null for full time."""
    holiday: Decimal | None = None
    """Days a year, bank holidays included."""
    pension: Decimal | None = None
    """Their own contribution in per cent of base pay."""
    employer_pension: Decimal | None = None
    route: Route | None = None
    """The route of a Skilled Worker visa, where they need one."""
    circumstances: Circumstances = Circumstances()
    """The nation is null where they do not state it."""
    hours: int | None = None
    """Hours a week for the plan; these are no working hours."""
    target: Level | None = None
    months: int | None = None
    target_where: Where | None = None
    """Null for where they work."""
    skills: tuple[PersonalSkill, ...] = ()
    unknown_skills: tuple[str, ...] = ()
    """Skills they name and the guide does not know."""
    lacks: tuple[Skill, ...] = ()
    done: tuple[DoneStep, ...] = ()
    move: bool = False
    """Whether they plan to change employer."""

    @property
    def full_time_pay(self) -> int | None:
        """Base pay for a full week in whole pounds, by which pay is judged against bands."""
        if self.pay is None:
            return None
        full = full_time_equivalent(self.pay, self.contract_hours)
        return int(full.to_integral_value(ROUND_HALF_UP))

    @property
    def target_regions(self) -> tuple[Region, ...]:
        """The pay regions of the target; none where no place is known."""
        where = self.target_where or self.where
        return () if where is None else where.regions
