"""How `mlcareer visa` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.visa import VisaAnswer, VisaCase
    from mlcareer.guide.visa_rules import VisaFact


def visa_page(answer: VisaAnswer) -> Page:
    """Lay out the verdicts first, then the floors by route and by occupation."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources, _printed(answer)),
    )


def _printed(answer: VisaAnswer) -> set[str]:
    """Return the sources of what the page shows: the other codes' traps are not on it."""
    return {
        *(source.id for source in answer.sources if source.decides),
        *(name for floor in answer.floors for name in floor.sources),
        *(name for fact in answer.facts for name in fact.sources),
    }


def _title(answer: VisaAnswer) -> str:
    code = f"{answer.occupation}, {answer.route_name.lower()} route, {answer.hours:f} hours"
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
        yield Facts((("Verdict", _sentence(answer, answer.cases[0])),))
    yield _occupations(answer)


def _bands(answer: VisaAnswer) -> Table:
    """Set each band against the floor; the table that CSV is written from."""
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


def _sentence(answer: VisaAnswer, case: VisaCase) -> str:
    gap = case.low_over_floor
    floor = next(floor for floor in answer.floors if floor.route == answer.route)
    side = (
        f"{pounds(gap)} above" if gap > 0 else "exactly at" if gap == 0 else f"{pounds(-gap)} below"
    )
    text = (
        f"{pounds(case.low)} {case.verdict} by the {answer.route_name.lower()} route: {side} the "
        f"floor of {pounds(case.floor)}, set by the {floor.decided_by}."
    )
    if case.verdict == "passes":
        return text
    if not case.passing_routes:
        return f"{text} It passes by no route."
    named = {each.route: each for each in answer.floors}
    routes = "; ".join(
        f"{named[route].route_name} ({named[route].who})" for route in case.passing_routes
    )
    return f"{text} It would pass as: {routes}."


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
        title=f"By another code, {answer.route_name.lower()} route",
        caption="The code changes the floor, and the sponsor picks it.",
    )


def _notes(answer: VisaAnswer) -> Iterator[Note]:
    yield Note(f"Thresholds and going rates are the tables of {answer.tables_published}.")
    if not answer.occupation_given:
        yield Note(f"{answer.occupation} is taken as no --soc was given. {answer.occupation_note}")
    elif answer.occupation_note:
        yield Note(answer.occupation_note)
    if answer.trap:
        yield Note(answer.trap, NoteKind.CAUTION)
    yield from visa_fact_notes(answer.facts)
    yield from overdue_notes(answer.sources, _printed(answer))


def visa_fact_notes(facts: Iterable[VisaFact]) -> Iterator[Note]:
    """Return a note for each fact; that the sponsor decides the code is a caution."""
    for fact in facts:
        kind = NoteKind.CAUTION if fact.id == "sponsor-decides" else NoteKind.NOTE
        yield Note(f"{fact.text} [{', '.join(fact.sources)}]", kind)
