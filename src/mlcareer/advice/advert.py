"""What an advert really is, asks, pays and leaves out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.advert_conditions import (
    BaitSign,
    advert_clearance,
    advert_sponsorship,
    training_bait,
)
from mlcareer.advice.advert_level import advert_level
from mlcareer.advice.advert_pay import AdvertPay, StatedPay, advert_pay
from mlcareer.advice.advert_place import advert_place
from mlcareer.advice.advert_questions import CandidateQuestion, ReadAdvert, candidate_questions
from mlcareer.advice.advert_text import AdvertText, advert_text
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.requirement import SkillEvidence, Standing, skill_evidence
from mlcareer.advice.role_kind import ROLE_NAMES, RoleKind, role_kind
from mlcareer.errors import UnknownNameError
from mlcareer.guide.advert_words import NO_ADVERT_WORDS, AdvertWords
from mlcareer.guide.lookup import by_id, find
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.advert_level import AdvertLevel
    from mlcareer.advice.advert_place import AdvertPlace
    from mlcareer.advice.skill_finding import SkillFinder
    from mlcareer.guide.model import Band, Guide

POUNDS = "GBP"

REGIONS = {
    "london": ("london",),
    "rest-of-uk": ("rest-of-uk",),
    "remote-uk": ("london", "rest-of-uk"),
    "uk-unspecified": ("london", "rest-of-uk"),
}
"""The pay regions of the guide whose bands an advert's region is held against."""


WITHOUT_WORDS = "read without the names of places and headings, so that much of it was missed"
"""What an answer notes that was made without the table of words for adverts."""


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


class PayInBand(Record):
    """Where one end of the stated pay stands in a band of the guide."""

    end: Literal["min", "max"]
    amount: int
    """Pounds a year."""
    band: str
    level_name: str
    region_name: str
    band_min: int
    band_max: int
    open_ended: bool
    position: Literal["below", "within", "above", "beyond-named"]
    """`beyond-named`: above the highest figure of a band that is open ended."""


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
    pay_depends_on_experience: bool
    pay_from_badge: bool
    """Whether only a job board's badge states the pay."""
    pay_in_bands: tuple[PayInBand, ...]
    """Where yearly pay in pounds stands in the guide's bands; empty for other pay."""
    region: str
    """`london`, `rest-of-uk`, `remote-uk`, `uk-unspecified`, `remote-anywhere`, `non-uk` or
    `unspecified`."""
    place: str
    arrangement: str
    """`remote`, `hybrid`, `on-site` or `unspecified`."""
    sponsorship: str
    """`offered`, `not-offered` or `unspecified`."""
    clearance: bool
    """Whether a security clearance is asked; a background check is none."""
    clearance_kind: str
    skills_required: tuple[str, ...]
    skills_optional: tuple[str, ...]
    skills_negated: tuple[str, ...]
    """Named but not asked for."""
    questions: tuple[CandidateQuestion, ...]
    training_bait: tuple[BaitSign, ...]
    """Signs that a course is being sold; none when there are too few."""
    evidence: tuple[Evidence, ...]
    notes: tuple[str, ...]
    """What was repaired or assumed when the file was read."""
    sources: tuple[CitedSource, ...]


def advert_for(
    guide: Guide,
    finder: SkillFinder,
    today: date,
    *,
    file: str,
    text: str,
    words: AdvertWords | None = None,
    notes: tuple[str, ...] = (),
) -> AdvertAnswer:
    """Read one advert; `file` is how the answer names it.

    Without `words` no heading and no place is known by its name; a note says so.
    """
    if words is None:
        words = NO_ADVERT_WORDS
        notes = (*notes, WITHOUT_WORDS)
    parts = advert_text(text, words)
    skills = skill_evidence(parts, finder)
    found = ReadAdvert(
        text=parts,
        kind=role_kind(parts),
        level=advert_level(parts),
        pay=advert_pay(parts),
        place=advert_place(parts, words),
        sponsorship=advert_sponsorship(parts),
        clearance=advert_clearance(parts),
        required=_with_standing(skills, Standing.REQUIRED),
    )
    bands = _bands(guide, found.level, found.place)
    in_bands = tuple(_pay_in_bands(guide, bands, found.pay.base, level=found.level.level))
    base, on_target = found.pay.base, found.pay.on_target
    return AdvertAnswer(
        file=file,
        title=parts.title,
        role=found.kind.kind,
        role_name=ROLE_NAMES[found.kind.kind],
        role_runner_up=found.kind.runner_up,
        role_score=found.kind.score,
        role_runner_up_score=found.kind.runner_up_score,
        level=found.level.level,
        years_min=found.level.years_min,
        pay=None if base is None else _figures(base),
        pay_on_target=None if on_target is None else _figures(on_target),
        pay_depends_on_experience=found.pay.depends_on_experience,
        pay_from_badge=base is not None and base.from_badge,
        pay_in_bands=in_bands,
        region=found.place.region,
        place=found.place.place,
        arrangement=found.place.arrangement,
        sponsorship=found.sponsorship.status,
        clearance=found.clearance.asked,
        clearance_kind=found.clearance.kind,
        skills_required=found.required,
        skills_optional=_with_standing(skills, Standing.OPTIONAL),
        skills_negated=_with_standing(skills, Standing.NEGATED),
        questions=candidate_questions(found),
        training_bait=training_bait(parts),
        evidence=tuple(_evidence(found, skills)),
        notes=notes,
        sources=cite(guide.source, [band.sources[:1] for band in bands] if in_bands else (), today),
    )


def _with_standing(skills: tuple[SkillEvidence, ...], standing: Standing) -> tuple[str, ...]:
    return tuple(found.skill for found in skills if found.standing is standing)


def _figures(pay: StatedPay) -> PayFigures:
    return PayFigures(min=pay.min, max=pay.max, currency=pay.currency, period=pay.period)


def _bands(guide: Guide, level: AdvertLevel, place: AdvertPlace) -> tuple[Band, ...]:
    """Return the bands for the advert's level and region; of every level where it has none."""
    levels = {entry.id for entry in guide.level}
    if level.level != "unspecified":
        try:
            levels = {find("level", level.level, guide.level).id}
        except UnknownNameError:
            return ()
    regions = REGIONS.get(place.region, ())
    return tuple(band for band in guide.band if band.level in levels and band.region in regions)


def _pay_in_bands(
    guide: Guide, bands: tuple[Band, ...], pay: StatedPay | None, *, level: str
) -> Iterator[PayInBand]:
    if pay is None or pay.currency != POUNDS or pay.period != "year" or pay.pro_rata:
        return
    ends: list[tuple[Literal["min", "max"], int]] = []
    if pay.min is not None:
        ends.append(("min", int(pay.min)))
    if pay.max is not None and pay.max != pay.min:
        ends.append(("max", int(pay.max)))
    for band in bands:
        for end, amount in ends:
            position = _position(band, amount)
            # Where the level is not known, only the bands that the pay lies in say something.
            if level == "unspecified" and position != "within":
                continue
            yield PayInBand(
                end=end,
                amount=amount,
                band=band.id,
                level_name=by_id(band.level, guide.level).name,
                region_name=by_id(band.region, guide.region).name,
                band_min=band.min,
                band_max=band.max,
                open_ended=band.open_ended,
                position=position,
            )


def _position(band: Band, amount: int) -> Literal["below", "within", "above", "beyond-named"]:
    if amount < band.min:
        return "below"
    if amount <= band.max:
        return "within"
    return "beyond-named" if band.open_ended else "above"


def _evidence(found: ReadAdvert, skills: tuple[SkillEvidence, ...]) -> Iterator[Evidence]:
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


def _amount(pay: StatedPay) -> str:
    ends = dict.fromkeys("" if end is None else str(end) for end in (pay.min, pay.max))
    return f"{'-'.join(ends)} {pay.currency} a {pay.period}"


__all__ = ["AdvertAnswer", "AdvertText", "advert_for"]
