"""The pay that a Skilled Worker visa asks for, against one salary or the guide's bands."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.career.salary import bands_of
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.place import regions_of
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.visa_rules import VisaFact, find_route
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlcareer.guide.model import Band, Guide
    from mlcareer.guide.visa_rules import Occupation, Route, VisaRules

Verdict = Literal["passes", "fails", "splits"]
"""`splits`: the floor lies within the band, so that part of it passes and part fails."""

MOST_HOURS = Decimal(80)
"""A week. More is a slip of the keyboard."""

HUNDREDTH = Decimal("0.01")


class VisaQuestion(Record):
    """What is asked of the rules; names as they are typed."""

    pay: Decimal | None = None
    """Guaranteed base pay a year; null asks for the guide's bands."""
    level: str | None = None
    region: str | None = None
    occupation: str | None = None
    """SOC 2020 code; null for the usual one of the role."""
    route: str | None = None
    """Null for the standard one."""
    hours: Decimal | None = None
    """A week; null for those of the table."""


class Floor(Record):
    """The least pay for one occupation by one route, in whole pounds a year."""

    route: str
    route_name: str
    who: str
    going_rate: int
    """As published, for the hours of the table."""
    going_rate_for_hours: int
    """Pro-rated for the hours asked about, rounded up to a pound."""
    threshold: int
    """The route's general threshold, not pro-rated."""
    floor: int
    """The higher of the two."""
    decided_by: Literal["going rate", "general threshold"]
    sources: tuple[str, ...]


class VisaCase(Record):
    """One salary or one band against the floor."""

    level: str | None
    level_name: str | None
    region: str | None
    region_name: str | None
    low: int
    """Whole pounds a year, the pay itself or the lowest figure of its band."""
    high: int
    """The same pay, or the highest figure that the band names."""
    open_ended: bool
    verdict: Verdict
    floor: int
    low_over_floor: int
    """Pounds above the floor at the lower end; negative below it."""
    high_over_floor: int
    """Pounds above the floor at the upper end; negative below it."""
    passing_routes: tuple[str, ...]
    """The routes under which all of it would pass."""
    passing_route_names: tuple[str, ...]
    """The same by name."""
    by_route: tuple[Verdict, ...]
    """The verdict by every route, in the order of `floors`."""
    passes_up_to_hours: Decimal | None
    """The hours a week up to which `low` passes by the route asked about, rounded down to a
    hundredth; null where it is below the general threshold, which does not follow the hours."""


class OtherOccupation(Record):
    """What another code would ask for, by the same route and hours."""

    occupation: str
    name: str
    floor: int
    verdicts: tuple[Verdict, ...]
    """One for each case."""


class VisaAnswer(Answer):
    """Floors by route and what stands against them."""

    schema = "visa/1"

    occupation: str
    occupation_name: str
    occupation_given: bool
    """Whether the code was asked for; otherwise it is the usual one of the role."""
    occupation_note: str | None
    trap: str | None
    """Why the code that was asked for is taken for another."""
    route: str
    route_name: str
    hours: Decimal
    hours_given: bool
    """Whether they were asked for; otherwise they are those of the table."""
    table_hours: Decimal
    """Hours that the going rates are for."""
    tables_published: date
    floors: tuple[Floor, ...]
    """One for each route."""
    cases: tuple[VisaCase, ...]
    passes: bool
    """Whether every case passes as a whole; a band that splits does not."""
    others: tuple[OtherOccupation, ...]
    other_traps: tuple[str, ...]
    """Codes that are taken for another, where the one asked for is not among them."""
    facts: tuple[VisaFact, ...]
    sources: tuple[CitedSource, ...]

    @property
    def floor(self) -> Floor:
        """The floor by the route asked about."""
        return next(floor for floor in self.floors if floor.route == self.route)


def visa_for(rules: VisaRules, guide: Guide, question: VisaQuestion, today: date) -> VisaAnswer:
    """Hold a salary, or the bands of the guide, against the floor.

    Raises:
        UsageError: A name is not known, the hours are not hours, or both pay and a band
            are asked about.
    """
    if question.pay is not None and (question.level or question.region):
        raise UsageError("both a salary and a band were given", hint="Give the one or the other.")
    code = question.occupation or rules.visa.default_occupation
    occupation = find("occupation code", code, rules.occupation)
    route = find_route(rules, question.route or rules.visa.default_route, occupation.id)
    hours = rules.visa.rate_hours if question.hours is None else question.hours
    if not 0 < hours <= MOST_HOURS:
        raise UsageError(f"{hours} hours a week cannot be", hint="Give hours such as 37.5 or 40.")
    floors = tuple(floor_of(rules, occupation, each, hours) for each in rules.route)
    bands = _bands(guide, question)
    asked = next(floor for floor in floors if floor.route == route.id)
    if question.pay is None:
        cases = tuple(_band_case(guide, band, floors, asked) for band in bands)
    else:
        cases = (_pay_case(question.pay, floors, asked),)
    cases = tuple(
        case.replace(passes_up_to_hours=hours_up_to(case.low, asked, rules.visa.rate_hours))
        for case in cases
    )
    others = tuple(
        _other(rules, other, route, hours, cases)
        for other in rules.occupation
        if other.id != occupation.id
    )
    used = [
        *(floor.sources for floor in floors),
        # All but the first of these say how going rates follow the hours.
        *((name,) for name in rules.visa.sources[: 1 if hours == rules.visa.rate_hours else None]),
        *(other.sources for other in rules.occupation if other.trap),
        *(fact.sources for fact in rules.fact),
    ]
    return VisaAnswer(
        occupation=occupation.id,
        occupation_name=occupation.name,
        occupation_given=question.occupation is not None,
        occupation_note=occupation.note,
        trap=occupation.trap,
        route=route.id,
        route_name=route.name,
        hours=hours,
        hours_given=question.hours is not None,
        table_hours=rules.visa.rate_hours,
        tables_published=rules.visa.tables_published,
        floors=floors,
        cases=cases,
        passes=all(case.verdict == "passes" for case in cases),
        others=others,
        other_traps=tuple(
            other.trap for other in rules.occupation if other.trap and other is not occupation
        ),
        facts=rules.fact,
        sources=(
            *cite(rules.source, used, today),
            *cite(guide.source, [band.sources for band in bands], today),
        ),
    )


def floor_of(rules: VisaRules, occupation: Occupation, route: Route, hours: Decimal) -> Floor:
    """Return the least pay by one route.

    The going rate is pro-rated and rounded up to the pound that reaches it: 54,700 at 40
    hours is 54,700 x 40 / 37.5 = 58,346.67, so 58,347. The general threshold stays.
    """
    rate = next(rate.pounds for rate in occupation.rate if rate.route == route.id)
    for_hours = int((rate * hours / rules.visa.rate_hours).to_integral_value(ROUND_CEILING))
    return Floor(
        route=route.id,
        route_name=route.name,
        who=route.who,
        going_rate=rate,
        going_rate_for_hours=for_hours,
        threshold=route.threshold,
        floor=max(for_hours, route.threshold),
        decided_by="going rate" if for_hours >= route.threshold else "general threshold",
        sources=(*occupation.sources, *route.sources),
    )


def hours_up_to(pay: int, floor: Floor, table_hours: Decimal) -> Decimal | None:
    """Return the hours a week up to which pay passes, rounded down to a hundredth.

    56,000 reaches a going rate of 54,700 for 37.5 hours up to 56,000 x 37.5 / 54,700 = 38.391
    hours, so 38.39. `None` below the general threshold, which no hours lower.
    """
    if pay < floor.threshold:
        return None
    return (pay * table_hours / floor.going_rate).quantize(HUNDREDTH, ROUND_FLOOR)


def in_sentence(name: str) -> str:
    """Write the name of a route within a sentence: `standard`, `new entrant`, `STEM PhD`."""
    first = name.split(maxsplit=1)[0]
    return name if first.isupper() else f"{name[:1].lower()}{name[1:]}"


def verdict_on(low: Decimal | int, high: Decimal | int, floor: int, *, open_ended: bool) -> Verdict:
    """Say whether pay from `low` to `high` reaches a floor; exactly at it passes."""
    if low >= floor:
        return "passes"
    return "splits" if high >= floor or open_ended else "fails"


def _bands(guide: Guide, question: VisaQuestion) -> tuple[Band, ...]:
    if question.pay is not None:
        return ()
    regions, _ = regions_of(guide, question.region)
    levels = guide.level if question.level is None else [find("level", question.level, guide.level)]
    return bands_of(guide, levels, regions)


def _band_case(guide: Guide, band: Band, floors: Sequence[Floor], asked: Floor) -> VisaCase:
    case = _case(Decimal(band.min), Decimal(band.max), floors, asked, open_ended=band.open_ended)
    return case.replace(
        level=band.level,
        level_name=by_id(band.level, guide.level).name,
        region=band.region,
        region_name=by_id(band.region, guide.region).name,
    )


def _pay_case(pay: Decimal, floors: Sequence[Floor], asked: Floor) -> VisaCase:
    # Pence cannot make up a pound that is missing.
    pounds = Decimal(int(pay))
    return _case(pounds, pounds, floors, asked, open_ended=False)


def _case(
    low: Decimal, high: Decimal, floors: Sequence[Floor], asked: Floor, *, open_ended: bool
) -> VisaCase:
    verdicts = {
        floor.route: verdict_on(low, high, floor.floor, open_ended=open_ended) for floor in floors
    }
    return VisaCase(
        level=None,
        level_name=None,
        region=None,
        region_name=None,
        low=int(low),
        high=int(high),
        open_ended=open_ended,
        verdict=verdicts[asked.route],
        floor=asked.floor,
        low_over_floor=int(low) - asked.floor,
        high_over_floor=int(high) - asked.floor,
        passing_routes=tuple(route for route, verdict in verdicts.items() if verdict == "passes"),
        passing_route_names=tuple(
            floor.route_name for floor in floors if verdicts[floor.route] == "passes"
        ),
        by_route=tuple(verdicts.values()),
        passes_up_to_hours=None,
    )


def _other(
    rules: VisaRules,
    occupation: Occupation,
    route: Route,
    hours: Decimal,
    cases: Iterable[VisaCase],
) -> OtherOccupation:
    floor = floor_of(rules, occupation, route, hours).floor
    return OtherOccupation(
        occupation=occupation.id,
        name=occupation.name,
        floor=floor,
        verdicts=tuple(
            verdict_on(case.low, case.high, floor, open_ended=case.open_ended) for case in cases
        ),
    )
