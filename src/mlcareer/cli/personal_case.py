"""A profile's names turned into entries of the data, once, at the door."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import level_for_years
from mlcareer.advice.case.personal_case import PersonalCase, PersonalSkill
from mlcareer.advice.names import level_of, named_circumstances, role_of, route_of, where_of
from mlcareer.errors import UnknownNameError, UsageError
from mlcareer.guide.lookup import find

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide, Role, Skill, Transition
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.profile import Profile
    from mlcareer.guide.visa_rules import VisaRules


def personal_case(
    guide: Guide,
    rules: PayRules,
    own: Profile,
    *,
    visa_rules: VisaRules | None = None,
    move: bool = False,
) -> PersonalCase:
    """Return a profile with its names found.

    Without `visa_rules` it has no visa route. `move` says that a change of employer is planned.

    Raises:
        UnknownNameError: The data has no such name.
        UsageError: No level covers the years, or the guide has no steps from the role.
    """
    years = None if own.years is None else Decimal(own.years)
    origin = role_of(guide, own.origin)
    found = [(skill, _known(guide, skill.name)) for skill in own.skill]
    lacks = [(name, _known(guide, name)) for name in own.lacks]
    unknown = [skill.name for skill, entry in found if entry is None]
    unknown += [name for name, entry in lacks if entry is None]
    target = own.target
    return PersonalCase(
        level=level_for_years(guide, years) if years is not None else level_of(guide, own.level),
        years=years,
        origin=origin,
        way_in=None if origin is None else _way_in(guide, origin),
        where=where_of(guide, own.place),
        pay=own.pay,
        bonus=own.bonus,
        contract_hours=_number(own.contract_hours),
        holiday=_number(own.holiday),
        pension=_number(own.pension),
        employer_pension=_number(own.employer_pension),
        route=None if visa_rules is None else route_of(visa_rules, own.visa_route),
        circumstances=named_circumstances(
            rules,
            nation=own.nation,
            pension_percent=Decimal(own.pension or 0),
            pension_method=own.pension_method,
            student_loans=own.student_loans,
        ).replace(children=own.children or 0),
        hours=own.hours,
        target=None if target is None else level_of(guide, target.level),
        months=None if target is None else target.months,
        target_where=None if target is None else where_of(guide, target.place),
        skills=tuple(
            PersonalSkill(skill=entry, evidence=skill.evidence) for skill, entry in found if entry
        ),
        unknown_skills=tuple(dict.fromkeys(unknown)),
        lacks=tuple(dict.fromkeys(entry for _, entry in lacks if entry)),
        done=own.done,
        move=move,
    )


def _number(value: int | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _known(guide: Guide, name: str) -> Skill | None:
    try:
        return find("skill", name, guide.skill)
    except UnknownNameError:
        return None


def _way_in(guide: Guide, origin: Role) -> Transition:
    for transition in guide.transition:
        if transition.origin == origin.id:
            return transition
    known = ", ".join(transition.origin for transition in guide.transition)
    raise UsageError(
        f"the guide has no steps from {origin.name}", hint=f"It has some from: {known}."
    )
