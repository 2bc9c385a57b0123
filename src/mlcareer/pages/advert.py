"""How `mlcareer advert` reads for one advert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Drop,
    Fact,
    Facts,
    Note,
    Page,
    Piece,
    Span,
    Steps,
    Table,
    Unit,
    caution,
    joined,
    next_step,
)
from mlcareer.pages.advert_visa import VISA_VERDICTS, visa_note, visa_table
from mlcareer.pages.advert_words import (
    bonus_words,
    contract_words,
    degree_words,
    level_words,
    pay_words,
    place_words,
    region_words,
    role_words,
    skills_named,
    work_words,
    working_words,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.entry_names import capital, lower_first
from mlcareer.pages.level_words import in_text, range_of, years_of
from mlcareer.pages.scale_words import range_verdict
from mlcareer.pages.sourcing import source_lines
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.case.advert import AdvertAnswer, Evidence
    from mlcareer.advice.case.advert_bands import DayRate, PayInBand
    from mlcareer.advice.case.advert_questions import CandidateQuestion
    from mlcareer.advice.case.advert_visa import VisaHint
    from mlcareer.guide.model import Level
    from mlcareer.page import Line

MOST_REASONS = 4
"""Lines of evidence that are shown for a role; JSON has them all."""

MOST_ASKED_FIRST = 5
"""Questions on the brief screen; `--full` has all, with why each is asked."""

ONE_LEVEL = 1


class Finding(Record, kw_only=False):
    """What an advert says of one thing."""

    about: str
    says: str
    """Nothing where the advert does not say."""
    lines: str
    unsaid: str = "not stated"
    """What to say where it does not."""


def advert_page(answer: AdvertAnswer) -> Page:
    """Lay out what an advert is and pays, what it asks, and what to ask back."""
    return Page(
        answer=_first_line(answer),
        blocks=(_findings_table(answer), Facts(tuple(_facts(answer)))),
        details=tuple(_details(answer)),
        notes=tuple(Note(note) for note in _notes(answer)),
        sources=source_lines(answer.sources),
        footer="Read by rule. Advertised pay." if answer.pay_in_bands else "Read by rule.",
    )


def _notes(answer: AdvertAnswer) -> Iterator[str]:
    if answer.visa is not None:
        yield visa_note(answer.visa)
    if answer.pay_in_bands_note:
        yield answer.pay_in_bands_note
    yield from answer.notes


def _first_line(answer: AdvertAnswer) -> Line:
    """Say what the post is, what it pays, and how that compares."""
    level, role, place = level_words(answer.levels), role_words(answer.role), place_words(answer)
    named = f"{level} {role}" if level else role
    named = capital(named)
    if answer.jobs:
        named = f"{len(answer.jobs)} jobs read as one: {lower_first(named)}"
    where = f" in {place}" if place and answer.region != "unspecified" else ""
    if place.casefold().startswith("remote"):
        where = f", {lower_first(place)}"
    level_said = "" if level else ", level not stated"
    if answer.pay is None:
        return f"{named}{where}{level_said}, pay not stated{_advertised(answer)}"
    paid = f"{named}{where}{level_said}, {pay_words(answer.pay)}"
    if not answer.levels or not answer.pay_in_bands:
        return paid
    judged = joined((verdict, f" for {in_text(level)}") for level, verdict in _verdicts(answer))
    return (paid, ": ", *judged)


def _verdicts(answer: AdvertAnswer) -> Iterator[tuple[Level, Piece]]:
    """Yield each level with the verdict on the pay, by the band that it is worst in."""
    levels = {item.level.id: item.level for item in answer.pay_in_bands}
    for level in levels.values():
        found = [item for item in answer.pay_in_bands if item.level.id == level.id]
        verdict = _verdict(max(found, key=lambda item: item.min))
        if verdict is not None:
            yield level, verdict


def _verdict(item: PayInBand) -> Piece | None:
    if item.position is None or item.position_to is None:
        return None
    return range_verdict(item.position, item.position_to)


def _advertised(answer: AdvertAnswer) -> str:
    """Say what is advertised for such a post, where the guide has bands for it."""
    if not answer.pay_in_bands or not answer.levels:
        return ""
    low = min(answer.pay_in_bands, key=lambda item: item.min)
    high = max(answer.pay_in_bands, key=lambda item: item.max)
    end = f"{pounds(high.max)}{'+' if high.open_ended else ''}"
    return f": {pounds(low.min)}–{end} is advertised"


def _findings_table(answer: AdvertAnswer) -> Table[Finding]:
    return Table(
        (
            Column("Finding", lambda item: item.about, whole=True),
            Column("The advert says", lambda item: item.says or item.unsaid),
            Column("Line", lambda item: item.lines or "–", whole=True),
        ),
        tuple(_merged(_findings(answer))),
    )


def _findings(answer: AdvertAnswer) -> Iterator[Finding]:
    yield Finding("Role", _role(answer), _lines(answer, "role", most=2))
    yield Finding("Level", _level(answer), _lines(answer, "level", "years_min", "ml_years_min"))
    yield Finding("Place", _place(answer), _lines(answer, "region", "arrangement", "office_days"))
    yield Finding("Pay", _pay(answer), _lines(answer, "pay", "pay_on_target"))
    yield Finding("Sponsorship", _sponsorship(answer), _lines(answer, "sponsorship"))
    yield Finding("Degree", degree_words(answer), _lines(answer, "degree"), "none asked")
    clearance = answer.clearance_kind if answer.clearance else ""
    yield Finding("Clearance", clearance, _lines(answer, "clearance"), "none asked")
    for bonus in answer.bonuses:
        name = "Bonus" if bonus.kind == "regular" else "Sign-on bonus"
        yield Finding(name, bonus_words(bonus), str(bonus.line or ""))
    contract = contract_words(answer)
    if contract:
        yield Finding("Contract", contract, _lines(answer, "contract_length", "ir35", "hours"))
    benefits = _benefits(answer)
    if benefits:
        yield Finding("Benefits", benefits, _lines(answer, "holiday_days", "pension"))


def _merged(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Put together what the advert does not say, as `Pay, sponsorship  not stated`."""
    silent: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.says:
            yield finding
        else:
            silent.setdefault(finding.unsaid, []).append(finding)
    for unsaid, unstated in silent.items():
        names = [unstated[0].about, *(finding.about.lower() for finding in unstated[1:])]
        yield Finding(", ".join(names), "", "", unsaid)


def _lines(answer: AdvertAnswer, *fields: str, most: int = 3) -> str:
    lines = {item.line for item in answer.evidence if item.about in fields and item.line}
    return ", ".join(map(str, sorted(lines)[:most]))


def _role(answer: AdvertAnswer) -> str:
    other = answer.role_runner_up
    return role_words(answer.role) + (f", with {work_words(other)} in it" if other else "")


def _level(answer: AdvertAnswer) -> str:
    years = "" if answer.years_min is None else f"{answer.years_min:g}+ years asked"
    if answer.ml_years_min is not None:
        years += f", {answer.ml_years_min:g}+ of them in ML" if years else ""
        years = years or f"{answer.ml_years_min:g}+ years in ML asked"
    return "; ".join(part for part in (level_words(answer.levels), years) if part)


def _place(answer: AdvertAnswer) -> str:
    place = place_words(answer)
    working = working_words(answer) or ("office days not stated" if place else "")
    return "; ".join(part for part in (place, working) if part)


def _pay(answer: AdvertAnswer) -> str:
    said = []
    if answer.pays:
        said += [
            f"{pay_words(pay)} ({pay.of})" if pay.of else pay_words(pay) for pay in answer.pays
        ]
    elif answer.pay is not None:
        by = ", by the job board" if answer.pay_from_badge else ""
        said.append(pay_words(answer.pay) + by)
    if answer.pay_on_target is not None:
        said.append(f"{pay_words(answer.pay_on_target)} on target")
    if answer.pay_estimated is not None:
        said.append(f"not stated; the board estimates {pay_words(answer.pay_estimated)}")
    return "; ".join(said)


def _sponsorship(answer: AdvertAnswer) -> str:
    return "" if answer.sponsorship == "unspecified" else answer.sponsorship.replace("-", " ")


def _benefits(answer: AdvertAnswer) -> str:
    said = []
    if answer.holiday_days is not None:
        said.append(f"{answer.holiday_days:f} days' holiday")
    if answer.pension is not None:
        said.append(f"pension {answer.pension}".strip())
    return ", ".join(said)


def _facts(answer: AdvertAnswer) -> Iterator[Fact]:
    for key, skills in (
        ("Required", answer.skills_required),
        ("Desirable", answer.skills_optional),
    ):
        names = skills_named(answer, skills)
        if names:
            yield Fact(f"{key} ({len(names)})", ", ".join(names))
    if not answer.skills_required and not answer.skills_optional:
        yield Fact("Skills", "none named")
    if answer.visa is not None:
        yield Fact("Visa", _visa(answer.visa), drop=Drop.SECOND_CAUTION)
    first = [item.about for item in answer.questions[:MOST_ASKED_FIRST]]
    if first:
        yield Fact("Ask first", "; ".join(first), drop=Drop.ASK)
    yield from (caution(line, drop) for line, drop in _cautions(answer))
    if answer.file != "standard input" and answer.board is None:
        yield next_step(f"gap cv.pdf --advert {_typed(answer.file)}")


def _visa(hint: VisaHint) -> Line:
    """Say how the pay compares with the minimum of a visa, for the reader's route."""
    route = hint.own_route or hint.routes[0].route
    found = next(each for each in hint.routes if each.route == route)
    hours = "stated" if hint.hours_stated else "assumed"
    return (
        VISA_VERDICTS[found.verdict],
        (
            f": {pounds(found.floor)} for code {hint.occupation.id}, {route.name.lower()} route, "
            f"{hint.hours:f} hours {hours}"
        ),
    )


def _typed(file: str) -> str:
    """Write a file's name as it is typed."""
    from shlex import quote

    return quote(file)


def _cautions(answer: AdvertAnswer) -> Iterator[tuple[Line, int | None]]:
    if answer.jobs:
        titles = "; ".join(answer.jobs[:3])
        yield f"{len(answer.jobs)} jobs in one text are read as one: {titles}", None
    other = answer.pay_contradicted
    if other is not None:
        yield f"Line {other.line} states another pay, {pay_words(other)}. Ask which is right", None
    if answer.training_bait:
        words = ", ".join(f"'{sign.words}'" for sign in answer.training_bait[:2])
        yield f"It may sell a course: {words}", None
    years = _years_caution(answer)
    if years:
        yield years, None
    if answer.pay_in_bands_note and answer.pay is not None:
        yield answer.pay_in_bands_note, Drop.SECOND_CAUTION


def _years_caution(answer: AdvertAnswer) -> str:
    """Say where the years asked are not those of the level in the guide."""
    levels = list({item.level.id: item.level for item in answer.pay_in_bands}.values())
    if answer.years_min is None or not levels or not answer.levels:
        return ""
    asked = f"{answer.years_min:g}+ years"
    last = levels[-1]
    if last.experience_max is not None and answer.years_min > last.experience_max:
        return f"{asked} is over the guide's {in_text(last)} range ({range_of(last)}). Is it firm?"
    fits = [level for level in levels if _covers(level, answer.years_min)]
    if len(levels) > ONE_LEVEL and len(fits) == 1:
        return f"{asked} is {in_text(fits[0])} in the guide ({years_of(fits[0])})"
    return ""


def _covers(level: Level, years: float) -> bool:
    ends = level.experience_max
    return level.experience_min <= years and (ends is None or years < ends)


def _details(answer: AdvertAnswer) -> Iterator[Block]:
    if answer.pay_in_bands:
        yield _bands(answer)
    if answer.day_rates:
        yield _day_rates(answer.day_rates)
    if answer.visa is not None:
        yield visa_table(answer.visa)
    yield Table(
        (
            Column("Finding", lambda item: _ABOUT.get(item.about, item.about), whole=True),
            Column("Found", _found),
            Column("Line", lambda item: item.line, Unit.COUNT),
            Column("Words", _quoted),
        ),
        tuple(_evidence(answer)),
        title="Each finding with its words",
    )
    if answer.questions:
        yield Steps(tuple(_question(item) for item in answer.questions), title="What to ask")


_ABOUT = {
    "role": "Role",
    "role_runner_up": "Also in it",
    "level": "Level",
    "years_min": "Years asked",
    "ml_years_min": "Years in ML",
    "pay": "Pay",
    "pays": "Pay by level or place",
    "pay_contradicted": "Another pay",
    "pay_estimated": "The board's estimate",
    "pay_on_target": "On-target pay",
    "pay_depends_on_experience": "Pay depends",
    "bonuses": "Bonus",
    "ir35": "IR35",
    "contract_length": "Contract",
    "hours": "Hours",
    "region": "Place",
    "arrangement": "Working",
    "office_days": "Office days",
    "holiday_days": "Holiday",
    "pension": "Pension",
    "sponsorship": "Sponsorship",
    "right_to_work": "Right to work",
    "clearance": "Clearance",
    "degree": "Degree",
    "skills_required": "Required",
    "skills_optional": "Desirable",
    "skills_negated": "Not asked for",
}


def _evidence(answer: AdvertAnswer) -> Iterator[Evidence]:
    """Yield each finding once, and of the reasons for a role the first few."""
    seen: set[tuple[str, str, int | None]] = set()
    reasons: dict[str, int] = {}
    order = {about: place for place, about in enumerate(_ABOUT)}
    for item in sorted(answer.evidence, key=lambda item: order.get(item.about, len(order))):
        key = (item.about, item.value, item.line)
        if key in seen:
            continue
        seen.add(key)
        if item.about.startswith("role"):
            reasons[item.about] = reasons.get(item.about, 0) + 1
            if reasons[item.about] > MOST_REASONS:
                continue
        yield item


def _found(item: Evidence) -> str:
    if item.about.startswith("role"):
        return role_words(item.value)
    if item.about == "region":
        return region_words(item.value) or "not known"
    if item.about == "level":
        return level_words((item.value,))
    return item.name or item.value.replace("-", " " if item.about == "sponsorship" else "-")


def _quoted(item: Evidence) -> str:
    return f"{item.words} ({item.reason})" if item.reason else item.words


def _question(item: CandidateQuestion) -> str:
    return f"{item.ask} ({item.because})"


def _bands(answer: AdvertAnswer) -> Table[PayInBand]:
    return Table(
        (
            Column("Level", lambda item: item.level.name, whole=True),
            Column("Region", lambda item: item.region.name, whole=True),
            Column(
                "Band",
                lambda item: Span(item.min, item.max, item.open_ended),
                Unit.GBP_PER_YEAR,
            ),
            Column("Its pay", _verdict, whole=True),
        ),
        answer.pay_in_bands,
        title="The guide's bands",
    )


def _day_rates(rates: Iterable[DayRate]) -> Table[DayRate]:
    return Table(
        (
            Column("Rates of contractors", lambda rate: f"{rate.title}, {rate.covers}"),
            Column("Stated", lambda rate: rate.amount, Unit.GBP_PER_DAY),
            Column("Median", lambda rate: rate.p50, Unit.GBP_PER_DAY),
            Column("Over it", lambda rate: rate.over_median, Unit.GBP_PER_DAY, signed=True),
            Column(
                "Middle half",
                lambda rate: (
                    None if rate.p25 is None or rate.p75 is None else Span(rate.p25, rate.p75)
                ),
                Unit.GBP_PER_DAY,
            ),
            Column("Quarter", lambda rate: rate.quarter, whole=True),
        ),
        tuple(rates),
        title="Its rate and those of contractors",
    )
