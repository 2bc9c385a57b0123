"""What a profile holds: one person's own case, a TOML file that only they have.

It stands here, beside the other models of data files, since both what reads the file and what
gives advice on it must know its shape.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from mlcareer.guide.constraints import Between
from mlcareer.guide.model import GbpPerYear, Words
from mlcareer.record import Record

Amount = Annotated[int, Between(0, 5_000_000)]
"""Whole pounds a year; zero is an answer."""

PercentOfPay = Annotated[int | Decimal, Between(0, 100)]
"""In a file, less than one per cent is written as a text with its sign: "0.5%"."""

Children = Annotated[int, Between(0, 20)]

WorkingHours = Annotated[int | Decimal, Between(1, 100)]

DaysAYear = Annotated[int | Decimal, Between(0, 100)]

PERCENTS = ("pension", "employer_pension")
"""The keys of a profile that hold a `PercentOfPay`."""

Months = Annotated[int, Between(1, 120)]

HoursPerWeek = Annotated[int, Between(1, 80)]


class ProfileSkill(Record):
    """A skill that somebody has, under `[[skill]]`."""

    name: Words
    evidence: Words | None = None
    """The piece of work that shows it; left out when the skill is only named."""


class Target(Record):
    """Where somebody wants to get to, under `[target]`."""

    level: Words | None = None
    """Left out by somebody who only wants to change over."""
    months: Months | None = None
    place: Words | None = None
    """Left out when it is where they work now."""


class DoneStep(Record):
    """A step of the plan that has been taken, under `[[done]]`."""

    step: Words
    on: date


class Profile(Record):
    """One person's case. Everything may be left out, and what is left out is not guessed."""

    format: Literal[1] = 1
    """The version of this layout."""
    level: Words | None = None
    """A level of the guide, or else `years`."""
    years: Annotated[int | Decimal, Between(0, 60)] | None = None
    """Years of experience, to find the level by."""
    place: Words | None = None
    """A pay region or a place of the guide."""
    pay: GbpPerYear | None = None
    """Base pay now, in whole pounds a year."""
    bonus: Amount | None = None
    """A year's bonus in whole pounds."""
    equity: Amount | None = None
    """Equity a year in whole pounds, at what it is said to be worth."""
    nation: Words | None = None
    """Where income tax is paid."""
    student_loans: tuple[Words, ...] = ()
    """Student loan plans: `1`, `2`, `4`, `5` or `postgraduate`."""
    pension: PercentOfPay | None = None
    """Own contribution in per cent of base pay."""
    pension_method: Words | None = None
    employer_pension: PercentOfPay | None = None
    """The employer's contribution in per cent of base pay."""
    contract_hours: WorkingHours | None = None
    """Hours a week that the contract says."""
    holiday: DaysAYear | None = None
    """Days a year, bank holidays included."""
    children: Children | None = None
    """For whom they or their partner get child benefit."""
    visa_route: Words | None = None
    """The route to a Skilled Worker visa, for somebody who needs one."""
    origin: Words | None = None
    """The role that somebody comes from, for whom this is a change of role."""
    hours: HoursPerWeek | None = None
    """Hours a week for the plan."""
    target: Target | None = None
    skill: tuple[ProfileSkill, ...] = ()
    lacks: tuple[Words, ...] = ()
    """Skills that they say they do not have, so that a plan has a step for each."""
    done: tuple[DoneStep, ...] = ()
