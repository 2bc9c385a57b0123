"""One person's own case as an answer: what is known of it and what commands take from it."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.guide.profile import DoneStep, Profile, ProfileSkill, Target
from mlcareer.record import Answer


class ProfileAnswer(Answer):
    """What a profile holds; null is what it does not say."""

    schema = "profile/1"

    file: str | None
    """Where it is kept; null where there is no profile, or where only options were given."""
    level: str | None
    years: int | Decimal | None
    place: str | None
    pay: int | None
    """Base pay in whole pounds a year."""
    bonus: int | None
    equity: int | None
    nation: str | None
    student_loans: tuple[str, ...]
    pension: int | Decimal | None
    """Per cent of base pay."""
    pension_method: str | None
    employer_pension: int | Decimal | None
    """Per cent of base pay."""
    contract_hours: int | Decimal | None
    """Hours a week that the contract says."""
    holiday: int | Decimal | None
    """Days a year, bank holidays included."""
    children: int | None
    """For whom they or their partner get child benefit."""
    visa_route: str | None
    origin: str | None
    hours: int | None
    """Hours a week for the plan."""
    target: Target | None
    skill: tuple[ProfileSkill, ...]
    lacks: tuple[str, ...]
    """Skills that they say they do not have."""
    done: tuple[DoneStep, ...]


def profile_answer(profile: Profile, file: str | None) -> ProfileAnswer:
    """Answer what a profile holds."""
    fields = {name: value for name, value in vars(profile).items() if name != "format"}
    return ProfileAnswer(file=file, **fields)
