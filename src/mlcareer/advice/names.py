"""Entries of the data by the names that people type for them.

Advice takes entries. Whoever asks it finds them here, once; `None` stays `None`, for what was not
named. Each function raises `UnknownNameError` for a name that the data does not have.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.errors import UnknownNameError, UsageError, nearest
from mlcareer.guide.lookup import find, plain_name, spellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlcareer.advice.career.sources import RuleBook
    from mlcareer.advice.case.plan import PlanAnswer
    from mlcareer.advice.case.plan_steps import PlanStep
    from mlcareer.advice.guide import GuideFormat
    from mlcareer.advice.pay.circumstances import Circumstances
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
        Source,
    )
    from mlcareer.guide.pay_rules import Nation, PayRules, PensionWay, TaxYear
    from mlcareer.guide.skill_words import SkillWords, Vocabulary
    from mlcareer.guide.visa_rules import Occupation, Route, VisaRules


def level_of(guide: Guide, typed: str | None) -> Level | None:
    """Return the level that was named."""
    return None if typed is None else find("level", typed, guide.level)


def where_of(guide: Guide, typed: str | None) -> Where | None:
    """Return the pay region or the place that was named, with its regions."""
    from mlcareer.advice.place import where_is

    return None if typed is None else where_is(guide, typed)


def role_of(guide: Guide, typed: str | None) -> Role | None:
    """Return the role that was named."""
    return None if typed is None else find("role", typed, guide.role)


def skill_of(guide: Guide, typed: str | None) -> Skill | None:
    """Return the skill that was named."""
    return None if typed is None else find("skill", typed, guide.skill)


def category_of(guide: Guide, typed: str | None) -> SkillCategory | None:
    """Return the category of skills that was named."""
    return None if typed is None else find("skill category", typed, guide.skill_category)


def sector_of(guide: Guide, typed: str | None) -> Sector | None:
    """Return the sector that was named."""
    return None if typed is None else find("sector", typed, guide.sector)


def employer_of(guide: Guide, typed: str | None) -> Employer | EmployerKind | None:
    """Return the employer or the kind of employer that was named."""
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
    """Return the part of the interviews or the worked problem that was named."""
    known: tuple[InterviewArea | DesignProblem, ...] = (*guide.interview, *guide.design_problem)
    return None if typed is None else find("interview area or problem", typed, known)


def origin_of(guide: Guide, typed: str | None) -> Role | None:
    """Return the role that somebody comes from, which the guide knows steps for."""
    role = role_of(guide, typed)
    origins = [transition.origin for transition in guide.transition]
    if role is not None and role.id not in origins:
        raise UnknownNameError("transition origin", typed or role.id, origins)
    return role


def nation_of(rules: PayRules, typed: str | None) -> Nation | None:
    """Return the nation that was named."""
    return None if typed is None else find("nation", typed, rules.nation)


def pension_method_of(rules: PayRules, typed: str | None) -> PensionWay | None:
    """Return the way that was named for a pension contribution to leave pay."""
    return None if typed is None else find("pension method", typed, rules.pension_method)


def tax_year_of(rules: PayRules, typed: str | None, today: date) -> TaxYear:
    """Return the tax year that was named, or that of today.

    Raises:
        UsageError: There are no figures for it.
    """
    from mlcareer.advice.pay.circumstances import known_years, tax_year_of_day

    if typed is None:
        return tax_year_of_day(rules, today)
    for year in rules.tax_year:
        if plain_name(typed) in {year.id, f"{year.begins.year}-{year.ends.year}"}:
            return year
    # A tax year has two: 2026 alone is mostly meant for the one that begins in it, but not always.
    begins = [year for year in rules.tax_year if plain_name(typed) == str(year.begins.year)]
    near = f"Did you mean {begins[0].id}, from {begins[0].begins} on? " if begins else ""
    raise UsageError(
        f"there are no figures for the tax year {typed!r}", hint=f"{near}{known_years(rules)}"
    )


def named_circumstances(
    rules: PayRules,
    *,
    nation: str | None = None,
    tax_year: str | None = None,
    today: date = date.max,
    pension_percent: Decimal = Decimal(0),
    pension_method: str | None = None,
    student_loans: Sequence[str] = (),
) -> Circumstances:
    """Find what is named by texts, as an offer file or a profile names it.

    Raises:
        UsageError: A name is not known.
    """
    from mlcareer.advice.pay.circumstances import Circumstances

    plans = (find("loan plan", name, rules.loan_plan) for name in student_loans)
    return Circumstances(
        nation=nation_of(rules, nation),
        tax_year=None if tax_year is None else tax_year_of(rules, tax_year, today),
        pension_percent=pension_percent,
        pension_method=pension_method_of(rules, pension_method),
        student_loans=tuple(dict.fromkeys(plans)),
    )


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
    """Return the occupation of a SOC 2020 code that was named."""
    return None if typed is None else find("occupation code", typed, rules.occupation)


def skill_words_of(vocabulary: Vocabulary, typed: str) -> SkillWords:
    """Return the skill that was named as adverts and CVs name it.

    Raises:
        UsageError: No skill goes by that name.
    """
    wanted = plain_name(typed)
    known: dict[str, SkillWords] = {}
    for skill in vocabulary.skill:
        for spelling in (skill.id, skill.name, *skill.spellings, *skill.exact, *skill.beside):
            known.setdefault(plain_name(spelling), skill)
    if wanted in known:
        return known[wanted]
    near = nearest(wanted, known)
    hint = "Write it as adverts do, such as pytorch or ci-cd."
    raise UsageError(
        f"no skill is known as {typed!r}",
        hint=hint if near is None else f"Did you mean {known[near].id!r}?",
    )


def source_of(guide: Guide, books: Iterable[RuleBook], typed: str | None) -> Source | None:
    """Return the source that was named, of the guide or of a file of rules."""
    known = (*guide.source, *(source for book in books for source in book.rules.source))
    return None if typed is None else find("source", typed, known)


def named_step(answer: PlanAnswer, typed: str) -> PlanStep:
    """Return the step of an id, or of a number among those that are still to do.

    Raises:
        UsageError: The plan has no such step.
    """
    to_do = answer.to_do
    if typed.isdecimal():
        if 1 <= int(typed) <= len(to_do):
            return to_do[int(typed) - 1]
        has = f"It has {len(to_do)} still to do." if to_do else "Every step is done."
        raise UsageError(f"the plan has no step {typed}", hint=has)
    ids = [step.id for step in answer.steps]
    for step in answer.steps:
        if step.id == typed.strip().casefold():
            return step
    near = nearest(typed.casefold(), ids)
    meant = "" if near is None else f"Did you mean {near!r}? "
    raise UsageError(f"the plan has no step {typed!r}", hint=f"{meant}It has: {', '.join(ids)}.")


def one_table(whole: GuideFormat, typed: str | None) -> GuideFormat:
    """Return the format of the one table that was named, or of all where none was."""
    if typed is None:
        return whole
    wanted = typed.strip("[]")
    known = {table.name.strip("[]"): table for table in whole.tables}
    if wanted not in known:
        raise UnknownNameError("table", wanted, known)
    return whole.replace(table=typed, tables=(known[wanted],))
