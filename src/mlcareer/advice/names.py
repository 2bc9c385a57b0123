"""Entries of the data by the names that people type for them.

Advice takes entries. Whoever asks it finds them here, once; `None` stays `None`, for what was not
named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.errors import UnknownNameError
from mlcareer.guide.lookup import find, plain_name, spellings

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.advice.place import Where
    from mlcareer.guide.model import (
        Area,
        DesignProblem,
        Employer,
        EmployerKind,
        Guide,
        InterviewArea,
        Level,
        Place,
        Region,
        Role,
        Sector,
        Skill,
        SkillCategory,
    )
    from mlcareer.guide.pay_rules import Nation, PayRules, PensionWay, TaxYear
    from mlcareer.guide.visa_rules import Occupation, Route, VisaRules


def level_of(guide: Guide, typed: str | None) -> Level | None:
    """Return the level that was named.

    Raises:
        UnknownNameError: The guide has no such level.
    """
    return None if typed is None else find("level", typed, guide.level)


def where_of(guide: Guide, typed: str | None) -> Where | None:
    """Return the pay region or the place that was named, with the regions whose bands hold there.

    Raises:
        UnknownNameError: The guide has neither a region nor a place of that name.
    """
    from mlcareer.advice.place import where_is

    return None if typed is None else where_is(guide, typed)


def role_of(guide: Guide, typed: str | None) -> Role | None:
    """Return the role that was named.

    Raises:
        UnknownNameError: The guide has no such role.
    """
    return None if typed is None else find("role", typed, guide.role)


def skill_of(guide: Guide, typed: str | None) -> Skill | None:
    """Return the skill that was named.

    Raises:
        UnknownNameError: The guide has no such skill.
    """
    return None if typed is None else find("skill", typed, guide.skill)


def category_of(guide: Guide, typed: str | None) -> SkillCategory | None:
    """Return the category of skills that was named.

    Raises:
        UnknownNameError: The guide has no such category.
    """
    return None if typed is None else find("skill category", typed, guide.skill_category)


def sector_of(guide: Guide, typed: str | None) -> Sector | None:
    """Return the sector that was named.

    Raises:
        UnknownNameError: The guide has no such sector.
    """
    return None if typed is None else find("sector", typed, guide.sector)


def employer_of(guide: Guide, typed: str | None) -> Employer | EmployerKind | None:
    """Return the employer or the kind of employer that was named.

    Raises:
        UnknownNameError: The guide has no such employer.
    """
    known: tuple[Employer | EmployerKind, ...] = (*guide.employer, *guide.employer_kind)
    return None if typed is None else find("employer", typed, known)


def location_of(guide: Guide, typed: str | None) -> Place | Region | Area | None:
    """Return the place that was named, or else the pay region or the area that it lies in.

    A place may be called as its region, as London is: here the place is meant.

    Raises:
        UnknownNameError: Nobody knows the name.
    """
    from mlcareer.guide.places import find_place

    if typed is None:
        return None
    wanted = plain_name(typed)
    for place in guide.place:
        if wanted in map(plain_name, spellings(place)):
            return place
    return find_place(guide, typed)


def interview_of(guide: Guide, typed: str | None) -> InterviewArea | DesignProblem | None:
    """Return the part of the interviews or the worked problem that was named.

    Raises:
        UnknownNameError: The guide has neither of that name.
    """
    known: tuple[InterviewArea | DesignProblem, ...] = (*guide.interview, *guide.design_problem)
    return None if typed is None else find("interview area or problem", typed, known)


def origin_of(guide: Guide, typed: str | None) -> Role | None:
    """Return the role that somebody comes from, which the guide knows steps for.

    Raises:
        UnknownNameError: The guide has no such role, or no steps from it.
    """
    role = role_of(guide, typed)
    origins = [transition.origin for transition in guide.transition]
    if role is not None and role.id not in origins:
        raise UnknownNameError("transition origin", typed or role.id, origins)
    return role


def nation_of(rules: PayRules, typed: str | None) -> Nation | None:
    """Return the nation that was named.

    Raises:
        UnknownNameError: There is no such nation.
    """
    return None if typed is None else find("nation", typed, rules.nation)


def pension_method_of(rules: PayRules, typed: str | None) -> PensionWay | None:
    """Return the way that was named for a pension contribution to leave pay.

    Raises:
        UnknownNameError: There is no such way.
    """
    return None if typed is None else find("pension method", typed, rules.pension_method)


def tax_year_of(rules: PayRules, typed: str | None, today: date) -> TaxYear:
    """Return the tax year that was named, or that of today.

    Raises:
        UsageError: There are no figures for it.
    """
    from mlcareer.advice.pay.circumstances import named_tax_year

    return named_tax_year(rules, typed, today)


def route_of(
    rules: VisaRules, typed: str | None, occupation: Occupation | None = None
) -> Route | None:
    """Return the visa route that was named; messages give its minimum for an occupation.

    Raises:
        UnknownNameError: There is no such route.
        UsageError: The name can mean several routes.
    """
    from mlcareer.guide.visa_rules import find_route

    return None if typed is None else find_route(rules, typed, occupation)


def occupation_of(rules: VisaRules, typed: str | None) -> Occupation | None:
    """Return the occupation of a SOC 2020 code that was named.

    Raises:
        UnknownNameError: There is no such code.
    """
    return None if typed is None else find("occupation code", typed, rules.occupation)
