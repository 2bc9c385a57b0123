"""What pages say of the parts of an advert: pay, bonus, place, level, degree and skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.role import ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from mlcareer.advice.case.advert import AdvertAnswer, BonusFigures, PayFigures, PayFor

_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}

_ROLES = {**ROLE_NAMES, "mle": "ML engineer", "other": "other work"}

_WORK = {
    "mle": "ML engineering",
    "data-scientist": "data science",
    "ai-engineer": "AI engineering",
    "mlops": "MLOps",
    "research": "research",
    "data-engineer": "data engineering",
    "software-engineer": "software engineering",
    "analyst": "analysis",
    "other": "other work",
}

_LEVELS = {
    "intern": "intern",
    "junior": "junior",
    "mid": "mid-level",
    "senior": "senior",
    "lead": "lead",
    "staff": "staff",
    "manager": "manager",
}

_REGIONS = {
    "london": "London",
    "rest-of-uk": "the UK outside London",
    "remote-uk": "the UK, remote",
    "uk-unspecified": "the UK",
    "remote-anywhere": "any country, remote",
    "non-uk": "a place outside the UK",
}

_TERMS = {
    "guaranteed": "guaranteed",
    "target": "on target",
    "discretionary": "discretionary",
    "performance": "by performance",
}

DEGREES = {"any": "a degree", "bachelor": "bachelor's", "master": "master's", "phd": "PhD"}

_ARRANGEMENTS = {
    "remote": "remote",
    "hybrid": "hybrid",
    "from-home": "some days from home",
    "on-site": "on site",
}

MOST_PLACE = 30
"""Characters of a place that are repeated; a longer one is a list, of which the region is told."""


def role_words(kind: str) -> str:
    """Name a kind of work: `ML engineer`."""
    return _ROLES[kind]


def work_words(kind: str) -> str:
    """Name what is done in a kind of work: `AI engineering`."""
    return _WORK[kind]


def level_words(levels: Iterable[str]) -> str:
    """Name the levels of a post: `mid-level to senior`; nothing where there are none."""
    return " to ".join(_LEVELS.get(level, level) for level in levels)


def place_words(answer: AdvertAnswer) -> str:
    """Say where a post is; nothing where the advert does not."""
    if answer.place and len(answer.place) < MOST_PLACE:
        return answer.place
    return _REGIONS.get(answer.region, "")


def region_words(region: str) -> str:
    """Name a region; nothing where it is not stated."""
    return _REGIONS.get(region, "")


def working_words(answer: AdvertAnswer) -> str:
    """Say how the work is done: `hybrid, 2 days a week in the office`; nothing where unstated."""
    said = [_ARRANGEMENTS[answer.arrangement]] if answer.arrangement in _ARRANGEMENTS else []
    if answer.office_days:
        days = answer.office_days.replace("-", "–")
        said.append(f"{days} {'day' if days == '1' else 'days'} a week in the office")
    return ", ".join(said)


def pay_words(pay: PayFigures | PayFor) -> str:
    """Say pay as stated, such as `£70,000–£80,000` or `up to £500 a day`."""
    low, high = (None if end is None else _money(end, pay.currency) for end in (pay.min, pay.max))
    period = (
        "" if pay.period == "year" else f" {'an' if pay.period == 'hour' else 'a'} {pay.period}"
    )
    if low is None:
        return f"up to {high}{period}"
    if high is None:
        return f"from {low}{period}"
    if low == high:
        return f"{low}{period}"
    # A currency without a sign is named once.
    code = f" {pay.currency}"
    return f"{low.removesuffix(code)}–{high}{period}"


def bonus_words(bonus: BonusFigures) -> str:
    """Say a bonus as stated, such as `up to 15%, discretionary`."""
    terms = [_TERMS[term] for term in bonus.terms]
    return ", ".join([_bonus_figure(bonus), *terms])


def _bonus_figure(bonus: BonusFigures) -> str:
    if not bonus.unit:
        return "no figure"
    low, high = (None if end is None else _end(end, bonus.unit) for end in (bonus.min, bonus.max))
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"from {low}"
    return low if low == high else f"{low} to {high}"


def _end(end: int | Decimal, unit: str) -> str:
    return f"{end}%" if unit == "percent" else _money(end, unit)


def _money(amount: int | Decimal, currency: str) -> str:
    sign = _SIGNS.get(currency)
    whole = amount == int(amount)
    shown = f"{int(amount):,}" if whole else f"{amount:,.2f}"
    return f"{sign}{shown}" if sign else f"{shown} {currency}"


def degree_words(answer: AdvertAnswer) -> str:
    """Say the degree that is asked for: `PhD or experience`; nothing where none is."""
    if not answer.degree:
        return ""
    said = DEGREES[answer.degree]
    if answer.degree_or_experience:
        said += " or experience"
    return f"{said} (desirable)" if answer.degree_standing == "optional" else said


def contract_words(answer: AdvertAnswer) -> str:
    """Say how long a contract is, its IR35 status and its hours; nothing where none is stated."""
    said = [answer.contract_length] if answer.contract_length else []
    if answer.ir35 not in {"unspecified", "mentioned"}:
        said.append({"either": "inside or outside"}.get(answer.ir35, answer.ir35) + " IR35")
    if answer.hours is not None:
        said.append(f"{answer.hours:f} hours a week")
    return ", ".join(said)


def skill_names(answer: AdvertAnswer) -> Mapping[str, str]:
    """Return what each skill of an advert is called, by id."""
    return {item.value: item.name for item in answer.evidence if item.name}


def skills_named(answer: AdvertAnswer, skills: Iterable[str]) -> list[str]:
    """Name skills, alternatives together: `Python`, `PyTorch or TensorFlow`."""
    names = skill_names(answer)
    wanted = list(skills)
    said = []
    for choice in answer.one_of:
        if all(skill in wanted and skill not in choice.also_alone for skill in choice.skills):
            said.append(" or ".join(names[skill] for skill in choice.skills))
            wanted = [skill for skill in wanted if skill not in choice.skills]
    return [*(names[skill] for skill in wanted), *said]
