"""The pay that a Skilled Worker visa asks for, compared with one salary or the guide's bands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import bands_of
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.pay.visa_codes import Fit, codes_for
from mlcareer.advice.pay.visa_cost import SponsoringTotal, sponsoring_total
from mlcareer.advice.pay.visa_minimum import Floor, Verdict, floor_of, hours_up_to, verdict_on
from mlcareer.advice.pay.visa_person import NeedCheck, Person, check_needs, is_open, reasons
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Band, Guide, Level, Region
from mlcareer.guide.visa_rules import (
    LastVisa,
    Need,
    Occupation,
    Route,
    SponsoringCost,
    VisaFact,
    VisaRules,
)
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


NOBODY = Person()
"""A person of whom nothing is known."""


class VisaQuestion(Record):
    """What is asked of the rules."""

    pay: int | None = None
    """Guaranteed base pay in whole pounds a year; null asks for the guide's bands."""
    most: int | None = None
    """The upper end, where a range of pay is asked about."""
    level: Level | None = None
    """Null asks for the bands of every level."""
    regions: tuple[Region, ...] = ()
    """None asks for the bands of every region."""
    occupation: Occupation | None = None
    """Null for the usual code of the role."""
    fits: tuple[Fit, ...] = ()
    """The codes that fit a job title, the likeliest first; it is taken where none is given."""
    routes: tuple[Route, ...] = ()
    """Routes that were named; none for those that are true of the person."""
    hours: Decimal | None = None
    """A week; null for those of the table."""
    person: Person = NOBODY

    @property
    def high(self) -> int:
        """The upper end of the pay, or the pay itself."""
        return (self.pay or 0) if self.most is None else self.most


class RouteAnswer(Record):
    """One route for whoever asks."""

    route: Route
    option: str
    minimum: int
    """Whole pounds a year, for the code and the hours."""
    verdict: Verdict | None
    """Of the pay; null where bands are asked about."""
    passes: bool | None
    """Whether all of the pay reaches the minimum."""
    margin: int | None
    """Pounds that the pay, or the lower end of a range, is over the minimum; negative below it."""
    open: bool | None
    """Whether the route is open to the person; null where that is not known."""
    because: str
    """What decides that; empty where nothing does."""
    counts: bool
    """Whether the verdict of the whole answer rests on it: it was named, or it is open by what
    was said of the person."""


class VisaCase(Record):
    """One salary, or one band, compared with the minimums."""

    level: Level | None
    region: Region | None
    low: int
    """Whole pounds a year, the pay itself or the lowest figure of its band or range."""
    high: int
    """The same pay, or the highest figure that the band names."""
    open_ended: bool
    verdict: Verdict
    floor: int
    """The lowest minimum among the routes that count."""
    low_over_floor: int
    """Pounds above the floor at the lower end; negative below it."""
    high_over_floor: int
    """Pounds above the floor at the upper end; negative below it."""
    passing_routes: tuple[Route, ...]
    """The routes under which all of it would pass, whether or not they are open."""
    by_route: tuple[Verdict, ...]
    """The verdict by every route, in the order of `floors`."""
    passes_up_to_hours: Decimal | None
    """The hours a week up to which `low` passes by the route asked about, rounded down to a
    hundredth; null where it is below the general threshold, which no hours lower."""


class OtherOccupation(Record):
    """What another code would ask for, by the same route and hours."""

    occupation: Occupation
    floor: int
    verdicts: tuple[Verdict, ...]
    """One for each case."""
    fits: str | None
    """The example title of the Rules that fits the job title; null where none was given or fits."""


class VisaAnswer(Answer):
    """Minimums by route and how pay compares with them."""

    schema = "visa/2"

    occupation: Occupation
    occupation_given: bool
    """Whether the code was asked for; otherwise it is the usual one of the role."""
    occupation_note: str | None
    trap: str | None
    """Why the code that was asked for is taken for another."""
    route: Route
    """The route that decides: of those that count, the one with the lowest minimum."""
    routes_named: tuple[Route, ...]
    hours: Decimal
    hours_given: bool
    """Whether they were asked for; otherwise they are those of the table."""
    table_hours: Decimal
    """Hours that the going rates are for."""
    common_hours: Decimal
    """A longer week that many contracts have."""
    floor_at_common_hours: int
    """The minimum by the route that decides in that week."""
    tables_published: date
    copy_made: date
    """The day on which the copy of the Rules that was read was made."""
    age: int | None
    last_visa: LastVisa | None
    graduate_visa_years: Decimal | None
    skilled_worker_since: date | None
    floors: tuple[Floor, ...]
    """One for each route."""
    routes: tuple[RouteAnswer, ...]
    """The same routes for whoever asks."""
    cases: tuple[VisaCase, ...]
    passes: bool
    """Whether every case passes as a whole by a route that counts."""
    fits: tuple[Fit, ...]
    """The codes that fit the job title, the likeliest first."""
    others: tuple[OtherOccupation, ...]
    other_traps: tuple[str, ...]
    """Codes that are taken for another, where the one asked for is not among them."""
    costs: tuple[SponsoringCost, ...]
    """What sponsoring costs."""
    cost: SponsoringTotal
    """The same added up over a usual time."""
    facts: tuple[VisaFact, ...]
    sources: tuple[CitedSource, ...]

    @property
    def floor(self) -> Floor:
        """The minimum by the route that decides."""
        return next(floor for floor in self.floors if floor.route == self.route)

    @property
    def deciding(self) -> RouteAnswer:
        """The route that decides, for whoever asks."""
        return next(each for each in self.routes if each.route == self.route)


def visa_for(rules: VisaRules, guide: Guide, question: VisaQuestion, today: date) -> VisaAnswer:
    """Compare a salary, a range, or the bands of the guide with the minimums.

    Raises:
        UsageError: What is said of the person contradicts itself.
    """
    fits = question.fits or codes_for(rules, "")
    occupation = question.occupation or fits[0].occupation
    hours = question.hours or rules.visa.rate_hours
    floors = tuple(floor_of(rules, occupation, each, hours) for each in rules.route)
    known = check_needs(rules, question.person, today)
    counting = _counting(rules, question.routes, known)
    deciding = _deciding(
        floors, counting, question.routes or (by_id(rules.visa.default_route, rules.route),)
    )
    bands: tuple[Band, ...] = ()
    if question.pay is None:
        levels = guide.level if question.level is None else (question.level,)
        bands = bands_of(guide, levels, question.regions or guide.region)
    cases = tuple(
        case.replace(passes_up_to_hours=hours_up_to(case.low, deciding, rules))
        for case in _cases(guide, question, bands, floors, deciding)
    )
    # Where nothing counts, as the route that was named is shut, nothing passes.
    passes = bool(counting) and all(case.verdict == "passes" for case in cases)
    traps = [other for other in rules.occupation if other.trap]
    return VisaAnswer.copied_from(
        question.person,
        occupation=occupation,
        occupation_given=question.occupation is not None,
        occupation_note=occupation.note,
        trap=occupation.trap,
        route=deciding.route,
        routes_named=question.routes,
        hours=hours,
        hours_given=question.hours is not None,
        table_hours=rules.visa.rate_hours,
        common_hours=rules.visa.common_hours,
        floor_at_common_hours=floor_of(
            rules, occupation, deciding.route, rules.visa.common_hours
        ).floor,
        tables_published=rules.visa.tables_published,
        copy_made=rules.visa.copy_made,
        graduate_visa_years=question.person.graduate_years,
        floors=floors,
        routes=tuple(_route_answer(floor, question, known, counting) for floor in floors),
        cases=cases,
        passes=passes,
        fits=question.fits,
        others=tuple(
            _other(rules, other, deciding.route, hours, cases, question.fits)
            for other in rules.occupation
            if other.id != occupation.id
        ),
        other_traps=tuple(
            other.trap for other in rules.occupation if other.trap and other is not occupation
        ),
        costs=rules.cost,
        cost=sponsoring_total(
            rules.cost,
            rules.visa.sponsored_months,
            [source.id for source in rules.source if source.primary],
        ),
        facts=rules.fact,
        sources=(
            *cite(rules.source, (rules.visa, floors, traps, rules.cost, rules.fact), today),
            *cite(guide.source, bands, today),
        ),
    )


def _counting(
    rules: VisaRules, named: Sequence[Route], known: dict[Need, NeedCheck]
) -> tuple[Route, ...]:
    """Return the routes that a verdict may rest on.

    These are the routes that were named, unless something said of the person shuts them, and
    those whose needs that makes true. The standard route counts where none is named.
    """
    return tuple(
        route
        for route in rules.route
        if (route in named and is_open(route, known) is not False)
        or (is_open(route, known) and (route.needs or not named))
    )


def _deciding(
    floors: Iterable[Floor], counting: Sequence[Route], otherwise: Sequence[Route]
) -> Floor:
    """Return the lowest minimum among routes that count, or the named ones where none does."""
    wanted = counting or otherwise
    return min((floor for floor in floors if floor.route in wanted), key=lambda floor: floor.floor)


def _route_answer(
    floor: Floor, question: VisaQuestion, known: dict[Need, NeedCheck], counting: Sequence[Route]
) -> RouteAnswer:
    verdict = None
    if question.pay is not None:
        verdict = verdict_on(question.pay, question.high, floor.floor, open_ended=False)
    return RouteAnswer(
        route=floor.route,
        option=floor.option,
        minimum=floor.floor,
        verdict=verdict,
        passes=None if verdict is None else verdict == "passes",
        margin=None if question.pay is None else question.pay - floor.floor,
        open=is_open(floor.route, known),
        because=reasons(floor.route, known),
        counts=floor.route in counting,
    )


def _cases(
    guide: Guide,
    question: VisaQuestion,
    bands: Iterable[Band],
    floors: Sequence[Floor],
    deciding: Floor,
) -> Iterator[VisaCase]:
    if question.pay is not None:
        yield _case(question.pay, question.high, floors, deciding, open_ended=False)
    for band in bands:
        case = _case(band.min, band.max, floors, deciding, open_ended=band.open_ended)
        yield case.replace(
            level=by_id(band.level, guide.level), region=by_id(band.region, guide.region)
        )


def _case(
    low: int, high: int, floors: Sequence[Floor], deciding: Floor, *, open_ended: bool
) -> VisaCase:
    verdicts = [verdict_on(low, high, floor.floor, open_ended=open_ended) for floor in floors]
    verdict_of = list(zip(floors, verdicts, strict=True))
    return VisaCase(
        level=None,
        region=None,
        low=low,
        high=high,
        open_ended=open_ended,
        verdict=next(verdict for floor, verdict in verdict_of if floor is deciding),
        floor=deciding.floor,
        low_over_floor=low - deciding.floor,
        high_over_floor=high - deciding.floor,
        passing_routes=tuple(floor.route for floor, verdict in verdict_of if verdict == "passes"),
        by_route=tuple(verdicts),
        passes_up_to_hours=None,
    )


def _other(
    rules: VisaRules,
    occupation: Occupation,
    route: Route,
    hours: Decimal,
    cases: Iterable[VisaCase],
    fits: Iterable[Fit],
) -> OtherOccupation:
    floor = floor_of(rules, occupation, route, hours).floor
    return OtherOccupation(
        occupation=occupation,
        floor=floor,
        verdicts=tuple(
            verdict_on(case.low, case.high, floor, open_ended=case.open_ended) for case in cases
        ),
        fits=next((fit.title for fit in fits if fit.occupation == occupation), None),
    )
