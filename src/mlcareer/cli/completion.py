"""Values that a shell completes: the guide's own names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.load import load_guide, load_pay_rules, load_visa_rules
from mlcareer.guide.places import named_places
from mlcareer.reading.student_loans import NO_LOAN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.guide.lookup import Named

Completion = list[tuple[str, str]]
"""Values, each with what a shell may show beside it."""


def complete_level(incomplete: str) -> Completion:
    """Complete a level."""
    return _matching(load_guide().level, incomplete)


def complete_region(incomplete: str) -> Completion:
    """Complete a pay region or a place."""
    return _matching(named_places(load_guide()), incomplete)


def complete_skill(incomplete: str) -> Completion:
    """Complete a skill of the guide."""
    return _matching(load_guide().skill, incomplete)


def complete_category(incomplete: str) -> Completion:
    """Complete a category of skills."""
    return _matching(load_guide().skill_category, incomplete)


def complete_role(incomplete: str) -> Completion:
    """Complete a role."""
    return _matching(load_guide().role, incomplete)


def complete_sector(incomplete: str) -> Completion:
    """Complete a sector."""
    return _matching(load_guide().sector, incomplete)


def complete_place(incomplete: str) -> Completion:
    """Complete a place or a pay region."""
    guide = load_guide()
    return _matching((*guide.place, *guide.region, *guide.area), incomplete)


def complete_employer(incomplete: str) -> Completion:
    """Complete an employer or a kind of employer."""
    guide = load_guide()
    return _matching((*guide.employer, *guide.employer_kind), incomplete)


def complete_interview(incomplete: str) -> Completion:
    """Complete an area of the interviews or a worked problem."""
    guide = load_guide()
    return _matching((*guide.interview, *guide.design_problem), incomplete)


def complete_origin(incomplete: str) -> Completion:
    """Complete a role that the guide knows a way in from."""
    guide = load_guide()
    origins = {transition.origin for transition in guide.transition}
    return _matching((role for role in guide.role if role.id in origins), incomplete)


def complete_question(incomplete: str) -> Completion:
    """Complete the id of a question."""
    return _matching(load_guide().faq, incomplete)


def complete_source(incomplete: str) -> Completion:
    """Complete a source of the guide, the pay rules or the visa tables."""
    sources = (*load_guide().source, *load_pay_rules().source, *load_visa_rules().source)
    return _matching(sources, incomplete)


def complete_nation(incomplete: str) -> Completion:
    """Complete a nation."""
    return _matching(load_pay_rules().nation, incomplete)


def complete_tax_year(incomplete: str) -> Completion:
    """Complete a tax year that there are figures for."""
    return _matching(load_pay_rules().tax_year, incomplete)


def complete_loan(incomplete: str) -> Completion:
    """Complete a student loan plan, or that there is none."""
    found = _matching(load_pay_rules().loan_plan, incomplete)
    if NO_LOAN.startswith(incomplete.casefold()):
        found.append((NO_LOAN, "No student loan"))
    return found


def complete_pension_method(incomplete: str) -> Completion:
    """Complete a way for a pension contribution to leave pay."""
    return _matching(load_pay_rules().pension_method, incomplete)


def complete_route(incomplete: str) -> Completion:
    """Complete a route to a visa."""
    return _matching(load_visa_rules().route, incomplete)


def complete_occupation(incomplete: str) -> Completion:
    """Complete an occupation code."""
    return _matching(load_visa_rules().occupation, incomplete)


def complete_kind(incomplete: str) -> Completion:
    """Complete a kind of data file."""
    from mlcareer.guide.kinds import KINDS

    begun = incomplete.casefold()
    return [(kind.name, kind.says) for kind in KINDS if kind.name.startswith(begun)]


def _matching(entries: Iterable[Named], incomplete: str) -> Completion:
    begun = incomplete.casefold()
    found = {entry.id: _described(entry) for entry in entries if entry.id.startswith(begun)}
    return list(found.items())


def _described(entry: Named) -> str:
    """Return what an entry is called: its name, title or question."""
    for key in ("name", "title", "question"):
        if hasattr(entry, key):
            return str(getattr(entry, key))
    return ""
