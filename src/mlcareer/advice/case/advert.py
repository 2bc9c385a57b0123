"""What an advert really is, asks, pays and leaves out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, TypeVar

from mlcareer.adverts.benefits import Benefits, advert_benefits
from mlcareer.adverts.bonus import BonusKind, BonusTerm, StatedBonus
from mlcareer.adverts.found import Found
from mlcareer.adverts.ml_years import advert_ml_years
from mlcareer.adverts.pay import AdvertPay, StatedPay
from mlcareer.adverts.read import AdvertFindings, read_advert
from mlcareer.adverts.requirement import SkillChoice, Standing
from mlcareer.adverts.role import ROLE_NAMES, RoleKind
from mlcareer.advice.case.advert_bands import (
    POUNDS,
    DayRate,
    PayInBand,
    day_rate_checks,
    day_rates,
    pay_in_bands,
)
from mlcareer.advice.case.advert_questions import CandidateQuestion, candidate_questions
from mlcareer.advice.case.advert_visa import VisaHint, visa_hint
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.model import Guide
    from mlcareer.guide.place_names import PlaceNames
    from mlcareer.guide.visa_rules import Route, VisaRules


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


class BoardFacts(Record):
    """What a job board says of an advert in fields of its own; none of it is the advert's word."""

    board: str
    """`Adzuna`, `Reed`, `JobSpy`, `schema.org`, or empty where nothing tells."""
    employer: str
    pay_min: int | Decimal | None
    """In `currency` for each `period`."""
    pay_max: int | Decimal | None
    currency: str
    """ISO code; empty where the board does not say."""
    period: str
    """Empty where the board does not say."""
    predicted: bool
    """Whether the board estimated the pay."""
    posted: date | None
    address: str


class PayFor(Record):
    """One of the pays of an advert that states several."""

    of: str
    """The level or place that it is for, as written; empty where the advert does not say."""
    min: int | Decimal | None
    max: int | Decimal | None
    currency: str
    period: str
    words: str
    line: int | None


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
    """Its conditions: `guaranteed`, `target` (paid when targets are met), `discretionary` or
    `performance`; empty where none is stated."""
    words: str
    line: int | None


class BaitSign(Record):
    """Words that training providers use in what looks like a job advert."""

    sign: str
    words: str
    line: int | None


class OneOf(Record):
    """Skills of which the advert asks for one."""

    skills: tuple[str, ...]
    """By id. They are in `skills_required` or `skills_optional` too."""
    asked: Literal["required", "optional"]
    also_alone: tuple[str, ...]
    """Those of them that the advert asks for elsewhere on their own."""
    words: str
    line: int | None


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

    schema = "advert/2"

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
    jobs: tuple[str, ...]
    """The titles of its jobs where it holds several, which are read together; else empty."""
    level: str
    """The first of `levels`, or `unspecified`."""
    levels: tuple[str, ...]
    """Every level that the post is for, in the order of the text, as two in "Mid/Senior":
    `intern`, `junior`, `mid`, `senior`, `lead`, `staff` or `manager`."""
    years_min: int | float | None
    """The fewest years of experience asked."""
    ml_years_min: float | None
    """The fewest years in machine learning, where they are asked apart."""
    pay: PayFigures | None
    """Base pay as stated, in its own currency and period; null when none is stated."""
    pays: tuple[PayFor, ...]
    """Every pay where the advert states several by level or place; `pay` is that of its own
    place, or the first. Empty where there is one."""
    pay_contradicted: PayFor | None
    """Another pay that the advert states and that contradicts `pay`, as in a header."""
    pay_estimated: PayFigures | None
    """What the job board estimates; null where the advert states pay itself."""
    pay_on_target: PayFigures | None
    """What may be earned with bonus or commission, where that is stated apart."""
    bonuses: tuple[BonusFigures, ...]
    """Every bonus that is stated, those with a figure first; none of it counts as base pay."""
    pay_depends_on_experience: bool
    pay_from_badge: bool
    """Whether only a job board states the pay, by a badge or in a field of its own."""
    pay_in_bands: tuple[PayInBand, ...]
    """The guide's bands for the advert's levels and region, and where stated yearly pay in pounds
    is in each; of all levels where the advert names none."""
    pay_in_bands_note: str | None
    """What to know of these bands, or why there are none."""
    day_rates: tuple[DayRate, ...]
    """Where a rate in pounds a day is among independent rates; empty for other pay."""
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
    office_days: str
    """A week, such as `2` or `2-3`; empty where they are not stated."""
    holiday_days: Decimal | None
    """A year, as stated."""
    pension: str | None
    """The employer's share as stated, such as `8%`; empty where only a pension is named, null where
    none is."""
    sponsorship: str
    """`offered`, `not-offered` or `unspecified`."""
    visa: VisaHint | None
    """Yearly pay in pounds against the floor of a Skilled Worker visa, where sponsorship is
    offered; null otherwise."""
    right_to_work: str
    """The words that ask for the right to work in the country; empty where none do."""
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
    """By id; of those in one entry of `one_of`, one will do."""
    skills_optional: tuple[str, ...]
    skills_negated: tuple[str, ...]
    """Named but not asked for."""
    one_of: tuple[OneOf, ...]
    """The alternatives among the skills asked for, as in "PyTorch or TensorFlow"."""
    questions: tuple[CandidateQuestion, ...]
    """What to ask, that which can decide first."""
    training_bait: tuple[BaitSign, ...]
    """Signs that a course is being sold; none when there are too few."""
    evidence: tuple[Evidence, ...]
    board: BoardFacts | None
    """Null where the advert is no row of a job board."""
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
    places: PlaceNames,
    visa: VisaRules | None = None,
    route: Route | None = None,
    board: BoardFacts | None = None,
    notes: tuple[str, ...] = (),
) -> AdvertAnswer:
    """Read one advert; `file` is how the answer names it.

    Pay that a board gives in a field of its own counts where the text states none, and an estimate
    of it never counts as stated.

    Without `visa` pay is compared with no visa's minimum; `route` is the one that somebody is on.
    """
    found = _with_board(read_advert(text, words, places, finder), board)
    benefits = advert_benefits(text)
    ml_years = advert_ml_years(text)
    if ml_years is not None and ml_years.value == found.level.years_min:
        ml_years = None  # the same years, said once
    kind, region = found.role.kind, found.region.value
    base = _value(found.pay.base, None)
    of_guide = pay_in_bands(guide, kind, found.level, region, base, found.hours)
    checks = day_rate_checks(guide, kind, region, base)
    hint = None if visa is None else _visa(visa, found, route)
    cited = [each.band.sources[:1] for each in of_guide.in_bands]
    cited += [check.sources[:1] for check in checks]
    degree = _value(found.degree, None)
    return AdvertAnswer(
        file=file,
        title=found.title,
        role=kind,
        role_name=ROLE_NAMES[kind],
        role_runner_up=found.role.runner_up,
        role_score=found.role.score,
        role_runner_up_score=found.role.runner_up_score,
        jobs=tuple(job.value for job in found.jobs),
        level=found.level.level,
        levels=tuple(level.value for level in found.level.levels),
        years_min=found.level.years_min,
        ml_years_min=_value(ml_years, None),
        pay=_figures(found.pay.base),
        pays=tuple(_quoted(PayFor, each) for each in found.pay.apart),
        pay_contradicted=(
            None if found.pay.contradicted is None else _quoted(PayFor, found.pay.contradicted)
        ),
        pay_estimated=_figures(found.pay.estimated),
        pay_on_target=_figures(found.pay.on_target),
        bonuses=tuple(_quoted(BonusFigures, bonus) for bonus in found.bonuses),
        pay_depends_on_experience=found.pay.depends_on_experience is not None,
        pay_from_badge=base is not None and base.from_badge,
        pay_in_bands=of_guide.in_bands,
        pay_in_bands_note=of_guide.note,
        day_rates=tuple(day_rates(checks, base)) if base is not None else (),
        ir35=_value(found.ir35, "unspecified"),
        contract_length=_value(found.contract_length, ""),
        hours=_value(found.hours, None),
        region=region,
        place=found.place,
        arrangement=_value(found.arrangement, "unspecified"),
        office_days=str(_value(found.office_days, "")),
        holiday_days=_value(benefits.holiday_days, None),
        pension=_value(benefits.pension, None),
        sponsorship=_value(found.sponsorship, "unspecified"),
        visa=hint,
        right_to_work=_value(found.right_to_work, ""),
        clearance=found.clearance is not None,
        clearance_kind=_value(found.clearance, ""),
        degree="" if degree is None else degree.kind,
        degree_standing="" if degree is None else degree.standing,
        degree_or_experience=degree is not None and degree.or_experience,
        skills_required=found.skills_with(Standing.REQUIRED),
        skills_optional=found.skills_with(Standing.OPTIONAL),
        skills_negated=found.skills_with(Standing.NEGATED),
        one_of=tuple(_one_of(choice) for choice in found.choices),
        questions=candidate_questions(words, found, benefits, text),
        training_bait=tuple(
            BaitSign.copied_from(each, sign=each.value) for each in found.training_bait
        ),
        evidence=tuple(_evidence(found, benefits, ml_years, finder.names)),
        board=board,
        notes=(*notes, *_of_board(board, found)),
        sources=(
            *cite(guide.source, cited, today),
            *(() if visa is None or hint is None else _visa_sources(visa, hint, today)),
        ),
    )


def _with_board(found: AdvertFindings, board: BoardFacts | None) -> AdvertFindings:
    """Take the pay that a board states where the advert states none, or the board's estimate."""
    pay = None if board is None or found.pay.base is not None else _board_pay(board)
    if board is None or pay is None:
        return found
    stated = StatedPay.copied_from(pay, from_badge=not board.predicted, estimated=board.predicted)
    base = Found(stated, _amount(stated), None, f"by a field of {board.board or 'the board'}")
    changed = found.pay.replace(estimated=base) if board.predicted else found.pay.replace(base=base)
    return found.replace(pay=changed)


def _board_pay(board: BoardFacts) -> PayFigures | None:
    """Return a board's pay where it says in what currency and for how long it is paid."""
    if (board.pay_min is None and board.pay_max is None) or not board.currency or not board.period:
        return None
    return PayFigures(
        min=board.pay_min, max=board.pay_max, currency=board.currency, period=board.period
    )


def _of_board(board: BoardFacts | None, found: AdvertFindings) -> Iterator[str]:
    """Say where the board's pay could not be read, or is not what the advert states."""
    if board is None or (board.pay_min is None and board.pay_max is None):
        return
    pay = _board_pay(board)
    who = board.board or "The board"
    if pay is None:
        ends = dict.fromkeys(str(end) for end in (board.pay_min, board.pay_max) if end is not None)
        what = "currency" if board.period else "period"
        yield f"{who} gives a pay of {' to '.join(ends)} without a {what}: it is not used."
        return
    base = _value(found.pay.base, None)
    if base is None or base.from_badge or board.predicted:
        return
    if (base.min, base.max, base.currency) != (pay.min, pay.max, pay.currency):
        yield f"{who} gives {_amount(pay)}; the advert's own words count."


Value = TypeVar("Value")
Otherwise = TypeVar("Otherwise")
Quoted = TypeVar("Quoted", bound=Record)


def _value(found: Found[Value] | None, otherwise: Otherwise) -> Value | Otherwise:
    """Return what was found, or what is said where nothing was."""
    return otherwise if found is None else found.value


def _figures(found: Found[StatedPay] | None) -> PayFigures | None:
    return None if found is None else PayFigures.copied_from(found.value)


def _quoted(kind: type[Quoted], found: Found[Record]) -> Quoted:
    """Return what was found with its words and line."""
    return kind.copied_from(found.value, words=found.words, line=found.line)


def _one_of(found: Found[SkillChoice]) -> OneOf:
    asked = "required" if found.value.standing is Standing.REQUIRED else "optional"
    return OneOf.copied_from(found.value, asked=asked, words=found.words, line=found.line)


def _visa(rules: VisaRules, found: AdvertFindings, route: Route | None) -> VisaHint | None:
    """Compare the pay with a visa's minimum where sponsorship is offered and the pay is yearly."""
    pay = _value(found.pay.base, None)
    if _value(found.sponsorship, None) != "offered" or found.region.value == "non-uk":
        return None
    if pay is None or (pay.currency, pay.period, pay.pro_rata) != (POUNDS, "year", False):
        return None
    if found.role.kind in {"other", "analyst"}:
        return None
    hours = _value(found.hours, None)
    return visa_hint(rules, found.role.kind, pay, hours, route, found.title)


def _visa_sources(rules: VisaRules, hint: VisaHint, today: date) -> tuple[CitedSource, ...]:
    cited = [
        *(code.occupation.sources for code in hint.codes),
        *(each.route.sources for each in hint.routes),
        rules.visa.sources,
    ]
    return cite(rules.source, cited, today)


def _evidence(
    found: AdvertFindings, benefits: Benefits, ml_years: Found[float] | None, names: dict[str, str]
) -> Iterator[Evidence]:
    yield from _of_role(found.role)
    for level in found.level.levels:
        yield _of("level", level.replace(why=f"by the {level.why}"))
    if found.level.years is not None:
        yield _of("years_min", found.level.years)
    if ml_years is not None:
        yield _of("ml_years_min", ml_years, f"{ml_years.value:g}")
    yield from _of_pay(found.pay)
    for stated in found.bonuses:
        bonus = stated.value
        text = f"{_ends(bonus)} {bonus.unit}" if bonus.unit else bonus.kind
        yield _of("bonuses", stated, text)
    yield from _of_terms(found, benefits)
    for item in found.skills:
        skill = item.value
        about = f"skills_{skill.standing.value}"
        yield _of(about, item, skill.skill).replace(name=names[skill.skill])


def _of_terms(found: AdvertFindings, benefits: Benefits) -> Iterator[Evidence]:
    if found.degree is not None:
        yield _of("degree", found.degree, found.degree.value.kind)
    if found.region.words:
        yield _of("region", found.region)
    for about, term in (
        ("ir35", found.ir35),
        ("contract_length", found.contract_length),
        ("hours", found.hours),
        ("arrangement", found.arrangement),
        ("sponsorship", found.sponsorship),
        ("right_to_work", found.right_to_work),
        ("clearance", found.clearance),
        ("office_days", found.office_days),
        ("holiday_days", benefits.holiday_days),
        ("pension", benefits.pension),
    ):
        if term is not None:
            yield _of(about, term)


def _of(about: str, found: Found[object], value: str | None = None) -> Evidence:
    """Return a finding as evidence; `value` is what to call it where it does not say itself."""
    return Evidence(
        about=about,
        value=str(found.value) if value is None else value,
        words=found.words,
        line=found.line,
        reason=found.why,
    )


def _of_role(kind: RoleKind) -> Iterator[Evidence]:
    for item in kind.evidence:
        yield _of("role", item, kind.kind)
    for item in kind.runner_up_evidence:
        yield _of("role_runner_up", item, kind.runner_up or "")


def _of_pay(pay: AdvertPay) -> Iterator[Evidence]:
    named = [("pay", pay.base), *(("pays", each) for each in pay.apart)]
    named += [
        ("pay_contradicted", pay.contradicted),
        ("pay_estimated", pay.estimated),
        ("pay_on_target", pay.on_target),
    ]
    for about, found in named:
        if found is not None:
            yield _of(about, found, _amount(found.value))
    if pay.depends_on_experience is not None:
        yield _of("pay_depends_on_experience", pay.depends_on_experience, "true")


def _amount(pay: StatedPay | PayFigures) -> str:
    return f"{_ends(pay)} {pay.currency} a {pay.period}"


def _ends(stated: StatedPay | PayFigures | StatedBonus) -> str:
    """Write one figure, or both ends of a range with nothing for an end that is open."""
    return "-".join(
        dict.fromkeys("" if end is None else str(end) for end in (stated.min, stated.max))
    )
