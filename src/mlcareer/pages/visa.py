"""How `mlcareer visa` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa import in_sentence
from mlcareer.page import (
    Bar,
    Block,
    Cell,
    Column,
    Facts,
    Note,
    NoteKind,
    Page,
    Span,
    Table,
    Unit,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.sourcing import overdue_notes, source_lines
from mlcareer.reading.hours import MOST_HOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from mlcareer.advice.pay.visa import Floor, VisaAnswer, VisaCase
    from mlcareer.guide.visa_rules import VisaFact


def visa_page(answer: VisaAnswer) -> Page:
    """Lay out the verdicts first, then the floors by route and by occupation."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources, _printed(answer)),
        rows=_rows(answer),
    )


def _rows(answer: VisaAnswer) -> Table:
    """Set each case against each route, as CSV is written: no marks and nothing rounded."""
    given = answer.cases and answer.cases[0].level is None
    place = () if given else (Column("Region"), Column("Level"))
    return Table(
        (
            *place,
            Column("Pay" if given else "Band", Unit.GBP),
            Column("SOC"),
            Column("SOC given"),
            Column("Hours", Unit.HOURS),
            Column("Hours given"),
            Column("Route"),
            Column("Asked about"),
            Column("Going rate", Unit.GBP),
            Column("Going rate at these hours", Unit.GBP),
            Column("Threshold", Unit.GBP),
            Column("Floor", Unit.GBP),
            Column("Verdict"),
            Column("Lowest pay over floor", Unit.GBP),
            Column("Sources"),
        ),
        tuple(
            (
                *(() if given else (case.region_name, case.level_name)),
                case.low if given else Span(case.low, case.high, case.open_ended),
                answer.occupation,
                answer.occupation_given,
                answer.hours,
                answer.hours_given,
                floor.route,
                floor.route == answer.route,
                floor.going_rate,
                floor.going_rate_for_hours,
                floor.threshold,
                floor.floor,
                verdict,
                case.low - floor.floor,
                " ".join(dict.fromkeys(floor.sources)),
            )
            for case in _by_region(answer)
            for floor, verdict in zip(answer.floors, case.by_route, strict=True)
        ),
    )


def _printed(answer: VisaAnswer) -> set[str]:
    """Return the sources of what the page shows: the other codes' traps are not on it."""
    return {
        *(source.id for source in answer.sources if source.decides),
        *(name for floor in answer.floors for name in floor.sources),
        *(name for fact in answer.facts for name in fact.sources),
    }


def _title(answer: VisaAnswer) -> str:
    route = in_sentence(answer.route_name)
    code = f"{answer.occupation}, {route} route, {answer.hours:f} hours"
    if len(answer.cases) == 1:
        case = answer.cases[0]
        what = pounds(case.low) if case.level is None else f"{case.level_name}, {case.region_name}"
        return f"{what} {case.verdict}: Skilled Worker visa, SOC {code}"
    return f"Skilled Worker visa, every band asked about: SOC {code}"


def _blocks(answer: VisaAnswer) -> Iterator[Block]:
    if answer.cases and answer.cases[0].level is not None:
        yield _bands(answer)
        yield _routes(answer)
    yield _floors(answer)
    if answer.cases and answer.cases[0].level is None:
        case = answer.cases[0]
        pairs = [("Verdict", _sentence(answer, case))]
        hours = _hours(answer, case)
        if hours:
            pairs.append(("Hours", hours))
        yield Facts(tuple(pairs))
    yield _occupations(answer)


def _bands(answer: VisaAnswer) -> Table:
    """Set each band against the floor."""
    return Table(
        (
            Column("Region", grouped=True),
            Column("Level"),
            Column("Band", Unit.GBP),
            Column("Verdict"),
            Column("Over floor", Unit.GBP),
            Column("Bar", Unit.GBP),
        ),
        tuple(
            (
                case.region_name,
                case.level_name,
                Span(case.low, case.high, case.open_ended),
                case.verdict,
                case.low_over_floor,
                Bar(Span(case.low, case.high, case.open_ended), case.floor),
            )
            for case in _by_region(answer)
        ),
        caption=(
            f"Pounds a year. ◆ is the floor, {pounds(answer.cases[0].floor)}; over it is the "
            "lowest figure of the band. A band splits when the floor lies within it: the part "
            "from the floor on passes."
        ),
    )


def _routes(answer: VisaAnswer) -> Table:
    return Table(
        (
            Column("Region", grouped=True),
            Column("Level"),
            *(Column(floor.route_name) for floor in answer.floors),
        ),
        tuple((case.region_name, case.level_name, *case.by_route) for case in _by_region(answer)),
        title="The same bands by every route",
    )


def _by_region(answer: VisaAnswer) -> list[VisaCase]:
    regions = list(dict.fromkeys(case.region for case in answer.cases))
    return sorted(answer.cases, key=lambda case: regions.index(case.region))


def _floors(answer: VisaAnswer) -> Table:
    one = answer.cases[0] if len(answer.cases) == 1 else None
    same_hours = answer.hours == answer.table_hours
    columns = [Column("Route"), Column("Going rate", Unit.GBP)]
    if not same_hours:
        columns.append(Column(f"At {answer.hours:f} h", Unit.GBP))
    columns += [Column("Threshold", Unit.GBP), Column("Floor", Unit.GBP)]
    if one is not None:
        columns += [Column("Verdict"), Column("Over floor", Unit.GBP)]
    rows: list[tuple[Cell, ...]] = []
    for number, floor in enumerate(answer.floors):
        asked = floor.route == answer.route
        row: list[Cell] = [f"> {floor.route_name}" if asked else floor.route_name]
        row.append(floor.going_rate)
        if not same_hours:
            row.append(floor.going_rate_for_hours)
        row += [floor.threshold, floor.floor]
        if one is not None:
            row += [one.by_route[number], one.low - floor.floor]
        rows.append(tuple(row))
    pro_rated = "" if same_hours else f" and are pro-rated to {answer.hours:f}; thresholds are not"
    return Table(
        tuple(columns),
        tuple(rows),
        title=f"Floors for {answer.occupation}, {answer.occupation_name}",
        caption=(
            "Pounds a year: the higher of going rate and threshold. Going rates are for a week "
            f"of {answer.table_hours:f} hours{pro_rated}."
        ),
    )


def from_floor(over: int) -> str:
    """Say how far pay is from a floor and on which side: `£300 above`, `exactly at`."""
    return f"{pounds(abs(over))} {'above' if over > 0 else 'below'}" if over else "exactly at"


def _sentence(answer: VisaAnswer, case: VisaCase) -> str:
    side = from_floor(case.low_over_floor)
    text = (
        f"{pounds(case.low)} {case.verdict} by the {in_sentence(answer.route_name)} route: {side} "
        f"the floor of {pounds(case.floor)}, set by the {answer.floor.decided_by}."
    )
    if case.verdict == "passes":
        return text
    if not case.passing_routes:
        return f"{text} {no_route(answer.floors)}"
    named = {each.route: each for each in answer.floors}
    routes = "; ".join(
        f"{named[route].route_name} ({named[route].who})" for route in case.passing_routes
    )
    return f"{text} It would pass as: {routes}."


def no_route(floors: Iterable[Floor]) -> str:
    """Say that no route is open, with the one that asks for least."""
    least = min(floors, key=lambda floor: floor.floor)
    return (
        f"None of the routes is open to this pay: the lowest floor is {pounds(least.floor)}, "
        f"{in_sentence(least.route_name)}."
    )


def _hours(answer: VisaAnswer, case: VisaCase) -> str:
    taken = "" if answer.hours_given else f"{answer.hours:f} a week are taken, as none were given."
    turns = turning_point(case.passes_up_to_hours, passes=case.verdict == "passes")
    return f"{taken} {turns}".strip()


def turning_point(up_to: Decimal | None, *, passes: bool) -> str:
    """Say at which hours a verdict turns; nothing where no hours turn it."""
    if up_to is None:
        return ""
    if passes and up_to >= MOST_HOURS:
        return f"It passes at any hours up to {MOST_HOURS} a week, the most that --hours takes."
    if passes:
        return f"At more than {up_to:f} hours a week it would fail."
    return f"At {up_to:f} hours a week or fewer it would pass."


def _occupations(answer: VisaAnswer) -> Table:
    one = len(answer.cases) == 1
    columns = [Column("SOC"), Column("Occupation"), Column("Floor", Unit.GBP)]
    columns.append(Column("Verdict" if one else "Bands that pass"))
    rows: list[tuple[Cell, ...]] = []
    for other in answer.others:
        passing = sum(verdict == "passes" for verdict in other.verdicts)
        last = other.verdicts[0] if one else f"{passing} of {len(other.verdicts)}"
        rows.append((other.occupation, other.name, other.floor, last))
    return Table(
        tuple(columns),
        tuple(rows),
        title=f"By another code, {in_sentence(answer.route_name)} route",
        caption="The code changes the floor, and the sponsor picks it.",
    )


def _notes(answer: VisaAnswer) -> Iterator[Note]:
    yield Note(f"Thresholds and going rates are the tables of {answer.tables_published}.")
    if not answer.occupation_given:
        yield Note(f"{answer.occupation} is taken as no --soc was given. {answer.occupation_note}")
    elif answer.occupation_note:
        yield Note(answer.occupation_note)
    if not answer.hours_given and answer.cases and answer.cases[0].level is not None:
        yield Note(f"{answer.hours:f} hours a week are taken as no --hours was given.")
    if answer.trap:
        yield Note(answer.trap, NoteKind.CAUTION)
    yield from visa_fact_notes(answer.facts)
    yield from overdue_notes(answer.sources, _printed(answer))


def visa_fact_notes(facts: Iterable[VisaFact]) -> Iterator[Note]:
    """Return a note for each fact; that the sponsor decides the code is a caution."""
    for fact in facts:
        kind = NoteKind.CAUTION if fact.id == "sponsor-decides" else NoteKind.NOTE
        yield Note(f"{fact.text} [{', '.join(fact.sources)}]", kind)
