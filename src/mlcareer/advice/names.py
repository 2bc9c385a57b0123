"""Entries of the data by the names that people type for them.

Advice takes entries. Whoever asks it finds them here, once; `None` stays `None`, for what was not
named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.lookup import find

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.advice.place import Where
    from mlcareer.guide.model import Guide, Level, Role, Sector, Skill, SkillCategory
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
    return None if typed is None else find("category", typed, guide.skill_category)


def sector_of(guide: Guide, typed: str | None) -> Sector | None:
    """Return the sector that was named.

    Raises:
        UnknownNameError: The guide has no such sector.
    """
    return None if typed is None else find("sector", typed, guide.sector)


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
