"""What an advert really is, asks, pays and leaves out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.bonus import BonusKind, BonusTerm, StatedBonus, advert_bonuses
from mlcareer.adverts.conditions import (
    BaitSign,
    advert_clearance,
    advert_sponsorship,
    training_bait,
)
from mlcareer.adverts.contract import advert_terms
from mlcareer.adverts.degree import advert_degree
from mlcareer.adverts.level import advert_level
from mlcareer.adverts.pay import AdvertPay, StatedPay, advert_pay
from mlcareer.adverts.place import advert_place
from mlcareer.adverts.requirement import SkillEvidence, Standing, asked_skills
from mlcareer.adverts.role import ROLE_NAMES, RoleKind, role_kind
from mlcareer.adverts.text import advert_text
from mlcareer.advice.case.advert_bands import (
    POUNDS,
    DayRate,
    PayInBand,
    day_rate_checks,
    day_rates,
    pay_in_bands,
)
from mlcareer.advice.case.advert_questions import CandidateQuestion, ReadAdvert, candidate_questions
from mlcareer.advice.case.advert_visa import VisaHint, visa_hint
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.guide.visa_rules import find_route
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.adverts.requirement import SkillChoice
    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.model import Guide
    from mlcareer.guide.visa_rules import VisaRules


class PayFigures(Record):
    """Pay as stated."""

    min: int | Decimal | None
    """Null when only a most is stated: `up to`."""
    max: int | Decimal | None
    """Null when only a least is stated: `from`."""
    currency: str
    """ISO code."""
    period: str
    """`year`, `month`, `week`, `day` or `hour`."""


class BonusFigures(Record):
    """A bonus as stated."""

    kind: BonusKind
    """`regular`: again and again, as each year; `sign-on`: once, for coming."""
    min: int | Decimal | None
    """Null when only a most is stated, `up to`, or no figure at all."""
    max: int | Decimal | None
    """Null when only a least is stated, or no figure at all."""
    unit: str
    """`percent`, of pay, or the ISO code of a currency; empty without a figure."""
    terms: tuple[BonusTerm, ...]
    """What is said of it: `guaranteed`, `target` (paid when targets are met), `discretionary` or
    `performance`; empty where nothing of the kind is said."""
    words: str
    line: int


class OneOf(Record):
    """Skills of which the advert asks for one."""

    skills: tuple[str, ...]
    """By id. They stand in `skills_required` or `skills_optional` too."""
    asked: Literal["required", "optional"]
    also_alone: tuple[str, ...]
    """Those of them that the advert asks for elsewhere on their own."""
    words: str
    line: int


class Evidence(Record):
    """The words that a finding rests on."""

    about: str
    """The field of the answer, such as `level`."""
    value: str
    """What was found."""
    words: str
    """The words around it, as written."""
    line: int | None
    """The line of the file; null when the finding rests on what is missing."""
    reason: str = ""
    name: str = ""
    """What a skill is called on a page; empty for other findings."""


class AdvertAnswer(Answer):
    """One advert."""

    schema = "advert/1"

    file: str
    title: str
    """As written; empty when the text has none."""
    role: str
    """The kind of work by its duties: `mle`, `data-scientist`, `ai-engineer`, `mlops`,
    `research`, `data-engineer`, `software-engineer`, `analyst` or `other`."""
    role_name: str
    role_runner_up: str | None
    role_score: int
    """The weight of the evidence for the role; it has no unit and no upper end."""
    role_runner_up_score: int
    level: str
    """`intern`, `junior`, `mid`, `senior`, `lead`, `staff`, `manager` or `unspecified`."""
    years_min: int | float | None
    """The fewest years of experience asked."""
    pay: PayFigures | None
    """Base pay as stated, in its own currency and period; null when none is stated."""
    pay_on_target: PayFigures | None
    """What may be earned with bonus or commission, where that is stated apart."""
    bonuses: tuple[BonusFigures, ...]
    """Every bonus that is stated, those with a figure first; none of it counts as base pay."""
    pay_depends_on_experience: bool
    pay_from_badge: bool
    """Whether only a job board's badge states the pay."""
    pay_in_bands: tuple[PayInBand, ...]
    """Where yearly pay in pounds stands in the guide's bands for the role that they are for; in
    the bands of every level where the advert names none, which judges nothing."""
    pay_in_bands_note: str | None
    """What to know of these bands, or why there are none."""
    day_rates: tuple[DayRate, ...]
    """Where a rate in pounds a day stands among independent rates; empty for other pay."""
    ir35: str
    """`inside`, `outside`, `either`, `mentioned` without saying which, or `unspecified`."""
    contract_length: str
    """As written, such as `6 months`; empty where none is stated."""
    hours: Decimal | None
    """A week; null where they are not stated."""
    region: str
    """`london`, `rest-of-uk`, `remote-uk`, `uk-unspecified`, `remote-anywhere`, `non-uk` or
    `unspecified`."""
    place: str
    arrangement: str
    """`remote`, `hybrid`, `from-home` where working from home is offered without saying how
    much, `on-site` or `unspecified`."""
    sponsorship: str
    """`offered`, `not-offered` or `unspecified`."""
    visa: VisaHint | None
    """Yearly pay in pounds against the floor of a Skilled Worker visa, where sponsorship is
    offered; null otherwise."""
    clearance: bool
    """Whether a security clearance is asked; a background check is none."""
    clearance_kind: str
    degree: str
    """The lowest degree asked for: `bachelor`, `master`, `phd`, `any` where it is not said which;
    empty where none is."""
    degree_standing: str
    """`required` or `optional`; empty without a degree."""
    degree_or_experience: bool
    """Whether experience or the like will do in its place."""
    skills_required: tuple[str, ...]
    """By id; of those that stand together in `one_of`, one will do."""
    skills_optional: tuple[str, ...]
    skills_negated: tuple[str, ...]
    """Named but not asked for."""
    one_of: tuple[OneOf, ...]
    """The alternatives among the skills asked for, as in "PyTorch or TensorFlow"."""
    questions: tuple[CandidateQuestion, ...]
    training_bait: tuple[BaitSign, ...]
    """Signs that a course is being sold; none when there are too few."""
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...]
    """What was repaired or assumed when the file was read."""
    sources: tuple[CitedSource, ...]


def advert_for(  # noqa: PLR0913 - each is a part of the question
    guide: Guide,
    finder: SkillFinder,
    today: date,
    *,
    file: str,
    text: str,
    words: AdvertWords,
    visa: VisaRules | None = None,
    route: str | None = None,
    notes: tuple[str, ...] = (),
) -> AdvertAnswer:
    """Read one advert; `file` is how the answer names it.

    Without `visa` pay is held against no visa's floor; `route` is the one that somebody is on.

    Raises:
        UnknownNameError: No visa route goes by that name.
        UsageError: Several do.
    """
    parts = advert_text(text, words)
    asked = asked_skills(parts, finder)
    skills = asked.evidence
    found = ReadAdvert(
        text=parts,
        kind=role_kind(parts),
        level=advert_level(parts, finder),
        pay=advert_pay(parts),
        bonuses=advert_bonuses(parts),
        terms=advert_terms(parts),
        place=advert_place(parts, words),
        sponsorship=advert_sponsorship(parts),
        clearance=advert_clearance(parts),
        degree=advert_degree(parts),
        required=_with_standing(skills, Standing.REQUIRED),
    )
    kind, region = found.kind.kind, found.place.region
    beside = pay_in_bands(guide, kind, found.level, region, found.pay.base)
    checks = day_rate_checks(guide, kind, region, found.pay.base)
    hint = None if visa is None else _visa(visa, found, route)
    cited = [band.sources[:1] for band in beside.bands] if beside.in_bands else []
    cited += [check.sources[:1] for check in checks]
    base, on_target = found.pay.base, found.pay.on_target
    return AdvertAnswer(
        file=file,
        title=parts.title,
        role=kind,
        role_name=ROLE_NAMES[kind],
        role_runner_up=found.kind.runner_up,
        role_score=found.kind.score,
        role_runner_up_score=found.kind.runner_up_score,
        level=found.level.level,
        years_min=found.level.years_min,
        pay=None if base is None else _figures(base),
        pay_on_target=None if on_target is None else _figures(on_target),
        bonuses=tuple(_bonus(bonus) for bonus in found.bonuses),
        pay_depends_on_experience=found.pay.depends_on_experience,
        pay_from_badge=base is not None and base.from_badge,
        pay_in_bands=beside.in_bands,
        pay_in_bands_note=beside.note,
        day_rates=tuple(day_rates(checks, base)) if base is not None else (),
        ir35=found.terms.ir35.value or "unspecified",
        contract_length=found.terms.length.value,
        hours=_hours(found),
        region=region,
        place=found.place.place,
        arrangement=found.place.arrangement,
        sponsorship=found.sponsorship.status,
        visa=hint,
        clearance=found.clearance.asked,
        clearance_kind=found.clearance.kind,
        degree=found.degree.degree,
        degree_standing=found.degree.standing,
        degree_or_experience=found.degree.or_experience,
        skills_required=found.required,
        skills_optional=_with_standing(skills, Standing.OPTIONAL),
        skills_negated=_with_standing(skills, Standing.NEGATED),
        one_of=tuple(_one_of(choice) for choice in asked.choices),
        questions=candidate_questions(found),
        training_bait=training_bait(parts),
        evidence=tuple(_evidence(found, skills, finder.names)),
        notes=notes,
        sources=(
            *cite(guide.source, cited, today),
            *(() if visa is None or hint is None else _visa_sources(visa, hint, today)),
        ),
    )


def _with_standing(skills: tuple[SkillEvidence, ...], standing: Standing) -> tuple[str, ...]:
    return tuple(found.skill for found in skills if found.standing is standing)


def _figures(pay: StatedPay) -> PayFigures:
    return PayFigures(min=pay.min, max=pay.max, currency=pay.currency, period=pay.period)


def _bonus(bonus: StatedBonus) -> BonusFigures:
    return BonusFigures(
        kind=bonus.kind,
        min=bonus.min,
        max=bonus.max,
        unit=bonus.unit,
        terms=bonus.terms,
        words=bonus.words,
        line=bonus.line,
    )


def _one_of(choice: SkillChoice) -> OneOf:
    return OneOf(
        skills=choice.skills,
        asked="required" if choice.standing is Standing.REQUIRED else "optional",
        also_alone=choice.also_alone,
        words=choice.quote,
        line=choice.line,
    )


def _hours(found: ReadAdvert) -> Decimal | None:
    return Decimal(found.terms.hours.value) if found.terms.hours.value else None


def _visa(rules: VisaRules, found: ReadAdvert, route: str | None) -> VisaHint | None:
    """Hold the pay against a visa's floor where sponsorship is offered and the pay can be held."""
    own = None if route is None else find_route(rules, route).id
    pay = found.pay.base
    if found.sponsorship.status != "offered" or found.place.region == "non-uk":
        return None
    if pay is None or (pay.currency, pay.period, pay.pro_rata) != (POUNDS, "year", False):
        return None
    if found.kind.kind in {"other", "analyst"}:
        return None
    return visa_hint(rules, found.kind.kind, pay, _hours(found), own)


def _visa_sources(rules: VisaRules, hint: VisaHint, today: date) -> tuple[CitedSource, ...]:
    used = {route.route for route in hint.routes}
    cited = [
        *(each.sources for each in rules.occupation if each.id == hint.occupation),
        *(route.sources for route in rules.route if route.id in used),
        rules.visa.sources,
    ]
    return cite(rules.source, cited, today)


def _evidence(
    found: ReadAdvert, skills: tuple[SkillEvidence, ...], names: dict[str, str]
) -> Iterator[Evidence]:
    yield from _of_role(found.kind)
    if found.level.level_words:
        yield Evidence(
            about="level",
            value=found.level.level,
            words=found.level.level_words,
            line=found.level.level_line,
            reason=f"by the {found.level.level_reason}",
        )
    if found.level.years_min is not None:
        yield Evidence(
            about="years_min",
            value=str(found.level.years_min),
            words=found.level.years_words,
            line=found.level.years_line,
        )
    yield from _of_pay(found.pay)
    yield from _of_bonuses(found.bonuses)
    yield from _of_terms(found)
    place = found.place
    if place.words:
        yield Evidence(about="region", value=place.region, words=place.words, line=place.line)
    if place.arrangement_words:
        yield Evidence(
            about="arrangement",
            value=place.arrangement,
            words=place.arrangement_words,
            line=place.arrangement_line,
        )
    if found.sponsorship.words:
        yield Evidence(
            about="sponsorship",
            value=found.sponsorship.status,
            words=found.sponsorship.words,
            line=found.sponsorship.line,
        )
    if found.clearance.asked:
        yield Evidence(
            about="clearance",
            value=found.clearance.kind,
            words=found.clearance.words,
            line=found.clearance.line,
        )
    for skill in skills:
        yield Evidence(
            about=f"skills_{skill.standing.value}",
            value=skill.skill,
            words=skill.quote,
            line=skill.line,
            reason=skill.reason,
            name=names[skill.skill],
        )


def _of_role(kind: RoleKind) -> Iterator[Evidence]:
    for item in kind.evidence:
        yield Evidence(about="role", value=kind.kind, words=item.words, line=item.line)
    for item in kind.runner_up_evidence:
        yield Evidence(
            about="role_runner_up", value=kind.runner_up or "", words=item.words, line=item.line
        )


def _of_pay(pay: AdvertPay) -> Iterator[Evidence]:
    if pay.base is not None:
        badge = "by the job board's badge" if pay.base.from_badge else ""
        yield Evidence(
            about="pay",
            value=_amount(pay.base),
            words=pay.base.words,
            line=pay.base.line,
            reason=badge,
        )
    if pay.on_target is not None:
        yield Evidence(
            about="pay_on_target",
            value=_amount(pay.on_target),
            words=pay.on_target.words,
            line=pay.on_target.line,
        )
    if pay.depends_on_experience:
        yield Evidence(
            about="pay_depends_on_experience",
            value="true",
            words=pay.depends_words,
            line=pay.depends_line,
        )


def _of_bonuses(bonuses: tuple[StatedBonus, ...]) -> Iterator[Evidence]:
    for bonus in bonuses:
        ends = dict.fromkeys("" if end is None else str(end) for end in (bonus.min, bonus.max))
        yield Evidence(
            about="bonuses",
            value=f"{'-'.join(ends)} {bonus.unit}" if bonus.unit else bonus.kind,
            words=bonus.words,
            line=bonus.line,
        )


def _of_terms(found: ReadAdvert) -> Iterator[Evidence]:
    terms = found.terms
    for about, term in (
        ("ir35", terms.ir35),
        ("contract_length", terms.length),
        ("hours", terms.hours),
    ):
        if term.value:
            yield Evidence(about=about, value=term.value, words=term.words, line=term.line)
    degree = found.degree
    if degree.degree:
        yield Evidence(about="degree", value=degree.degree, words=degree.words, line=degree.line)


def _amount(pay: StatedPay) -> str:
    ends = dict.fromkeys("" if end is None else str(end) for end in (pay.min, pay.max))
    return f"{'-'.join(ends)} {pay.currency} a {pay.period}"
