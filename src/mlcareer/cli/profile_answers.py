"""What a profile answers, each answer as it would be typed for an option.

`FromProfile` names these answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.guide.profile import Profile
    from mlcareer.reading.profile import Defaults

ANSWERS = (
    "level",
    "place",
    "pay",
    "contract_hours",
    "bonus",
    "nation",
    "nation_stated",
    "nation_at",
    "student_loans",
    "pension",
    "pension_method",
    "employer_pension",
    "holiday",
    "children",
    "visa_route",
    "origin",
    "target",
    "target_place",
    "target_nation",
    "skills",
)
"""The names that `FromProfile` may ask for."""


def answers_of_profile(profile: Profile) -> Defaults:
    """Return what a profile answers, by the names of `ANSWERS`."""
    target = profile.target
    target_place = (target and target.place) or profile.place
    said: Iterable[tuple[str, object, str]] = (
        ("level", profile.level or _level_for(profile), ""),
        ("place", profile.place, ""),
        ("pay", profile.pay, ""),
        # As typed, so that few hours are believed: they were asked about when they were kept.
        ("contract_hours", profile.contract_hours, " a week"),
        ("bonus", profile.bonus, ""),
        ("nation", profile.nation or _nation_for(profile.place), ""),
        # Where the present job is says nothing of tax on pay elsewhere.
        ("nation_stated", profile.nation, ""),
        ("pension", profile.pension, "%"),
        ("pension_method", profile.pension_method, ""),
        ("employer_pension", profile.employer_pension, "%"),
        ("holiday", profile.holiday, ""),
        ("children", profile.children, ""),
        ("visa_route", profile.visa_route, ""),
        ("origin", profile.origin, ""),
        ("target", None if target is None else target.level, ""),
        ("target_place", target_place, ""),
        ("target_nation", _nation_then(profile.nation, profile.place, target_place), ""),
    )
    answers: Defaults = {
        name: f"{answer}{unit}" for name, answer, unit in said if answer is not None
    }
    skills = _skills_known(profile)
    if skills:
        answers["skills"] = ",".join(skills)
    if profile.student_loans:
        answers["student_loans"] = profile.student_loans
    return answers


def answer_for_text(name: str, text: str | None, answers: Defaults) -> str | None:
    """Return an answer that depends on what was typed for another option.

    `nation_at` is the nation that taxes pay at a place that was typed.
    """
    if name != "nation_at" or text is None:
        return None
    said = {known: str(answers[known]) for known in ("nation_stated", "place") if known in answers}
    return _nation_then(said.get("nation_stated"), said.get("place"), text)


def _level_for(profile: Profile) -> str | None:
    if profile.years is None:
        return None
    from decimal import Decimal

    from mlcareer.advice.bands import level_for_years
    from mlcareer.guide.kinds import GUIDE
    from mlcareer.reading.newer_data import newest_data

    return level_for_years(newest_data(GUIDE), Decimal(profile.years)).id


def _nation_for(name: str | None) -> str | None:
    """Return the nation of a place; `None` for a region, which may have several."""
    if name is None:
        return None
    from mlcareer.advice.pay.circumstances import nation_where
    from mlcareer.advice.place import regions_of
    from mlcareer.guide.kinds import GUIDE, PAY_RULES
    from mlcareer.reading.newer_data import newest_data

    _, place = regions_of(newest_data(GUIDE), name)
    return None if place is None else nation_where(newest_data(PAY_RULES), place).id


def _nation_then(stated: str | None, here: str | None, there: str | None) -> str | None:
    """Return where income tax is paid after a change of place."""
    if there is None:
        return stated
    from mlcareer.advice.names import nation_of, where_of
    from mlcareer.advice.pay.nation import nation_then
    from mlcareer.errors import UsageError
    from mlcareer.guide.kinds import GUIDE, PAY_RULES
    from mlcareer.reading.newer_data import newest_data

    guide, rules = newest_data(GUIDE), newest_data(PAY_RULES)
    try:
        found = nation_then(
            guide,
            rules,
            stated=nation_of(rules, stated),
            here=where_of(guide, here),
            there=where_of(guide, there),
        )
    except UsageError:
        return stated  # the command says it, or has a guide of its own that knows the name
    return None if found is None else found.id


def _skills_known(profile: Profile) -> list[str]:
    """Return the ids of the skills that have a name in the data."""
    if not profile.skill:
        return []
    from mlcareer.errors import UnknownNameError
    from mlcareer.guide.kinds import GUIDE
    from mlcareer.guide.load import load_skill_words
    from mlcareer.guide.lookup import find
    from mlcareer.reading.newer_data import newest_data

    known: list[str] = []
    for skill in profile.skill:
        # The guide knows more spellings of its own, the other table more skills.
        for entries in (newest_data(GUIDE).skill, load_skill_words().skill):
            try:
                known.append(find("skill", skill.name, entries).id)
            except UnknownNameError:
                continue
            break
    return list(dict.fromkeys(known))
