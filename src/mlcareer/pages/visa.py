"""How `mlcareer visa` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa import VisaCase, in_sentence
from mlcareer.page import (
    Column,
    Fact,
    Facts,
    Note,
    NoteKind,
    Page,
    Span,
    Table,
    Unit,
    bad,
    caution,
    dim,
    good,
    money,
    next_step,
    warn,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.sourcing import source_lines
from mlcareer.reading.hours import MOST_HOURS
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from mlcareer.advice.pay.visa import Floor, RouteAnswer, VisaAnswer
    from mlcareer.guide.visa_rules import Route, SponsoringCost, VisaFact
    from mlcareer.page import Block, Cell, Line, Piece, SourceLine

FOOTER = "Not immigration advice."

MOST_COLUMNS = 3
"""Groups of bands; more do not fit beside each other in 80 columns."""

MOST_CODES = 3
"""Codes beside the likely one that a line names."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def visa_page(answer: VisaAnswer) -> Page:
    """Lay out the verdict and every route; in full the figures, the facts and the costs."""
    of_pay = answer.cases and answer.cases[0].level is None
    return Page(
        answer=_of_pay(answer) if of_pay else _of_bands(answer),
        blocks=(
            _routes(answer) if of_pay else _bands(answer),
            Facts(tuple(_facts_of_pay(answer) if of_pay else _facts_of_bands(answer))),
        ),
        details=tuple(_details(answer)),
        sources=_sources(answer),
        footer=FOOTER,
        rows=_rows(answer),
    )


def count_of(number: int) -> str:
    """Write a small number as a word: `five`."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def ways(routes: Sequence[Route]) -> str:
    """Name routes in a sentence; those that need two things only where no other is among them."""
    simple = [route.phrase for route in routes if len(route.needs) <= 1]
    names = simple or [route.phrase for route in routes]
    first, last = ", ".join(names[:-1]), names[-1]
    return f"{first} or {last}" if first else last


def margin(over: int) -> str:
    """Say how far pay is from a minimum and on which side: `£3,700 over`, `£12,700 short`."""
    if not over:
        return "exactly"
    return f"{pounds(abs(over))} {'short' if over < 0 else 'over'}"


def from_minimum(over: int, minimum: str) -> str:
    """Say how far pay is from a minimum that is named: `£4,700 short of the minimum of £54,700`."""
    if over < 0:
        return f"{margin(over)} of {minimum}"
    return f"{margin(over)} {minimum}"


def verdict_piece(low: int, high: int, floor: int, *, open_ended: bool = False) -> Piece:
    """Say the verdict on pay as a word in its colour: `passes`, `fails`, `from £54,700`."""
    if low >= floor:
        return good("passes")
    return warn(f"from {pounds(floor)}") if high >= floor or open_ended else bad("fails")


def turning_point(up_to: Decimal | None, *, passes: bool) -> str:
    """Say at which hours a verdict turns; nothing where no hours turn it."""
    if up_to is None:
        return ""
    if passes and up_to >= MOST_HOURS:
        return f"It passes at any hours up to {MOST_HOURS} a week."
    if passes:
        return f"It passes up to {plain_hours(up_to)} hours a week."
    return f"It would pass at {plain_hours(up_to)} hours a week or fewer."


def plain_hours(hours: Decimal) -> str:
    """Write hours without zeros at their end: `40`, `37.5`."""
    return f"{hours.normalize():f}"


def _sources(answer: VisaAnswer) -> tuple[SourceLine, ...]:
    """Return every source; those of the minimums, and of the bands shown, decide."""
    deciding = {answer.floor.sources[0]}
    if answer.cases and answer.cases[0].level is not None:
        deciding |= {source.id for source in answer.sources if source.id not in _of_visas(answer)}
    return tuple(line.replace(decides=line.id in deciding) for line in source_lines(answer.sources))


def _of_visas(answer: VisaAnswer) -> set[str]:
    """Return the sources of the visa tables among those of an answer."""
    return {
        *(name for floor in answer.floors for name in floor.sources),
        *(name for fact in answer.facts for name in fact.sources),
        *(name for cost in answer.costs for name in cost.sources),
        *(name for other in answer.others for name in other.occupation.sources),
    }


# --- One pay, or a range of it -------------------------------------------------------------------


def _of_pay(answer: VisaAnswer) -> Line:
    """Return the first line on one pay or a range."""
    case, decides = answer.cases[0], answer.deciding
    pay = _pay(case)
    if not decides.counts:
        route = in_sentence(decides.route.name)
        return (pay, f": the {route} route is ", bad("not open"), f": {decides.because}")
    why = f": {decides.because}" if decides.because else ""
    standard = answer.routes[0]
    if standard.passes and not answer.routes_named:
        over = from_minimum(standard.margin or 0, "the standard minimum")
        return (pay, " ", good("passes"), f" on every route: {over}")
    if decides.passes:
        over = margin(decides.margin or 0)
        return (pay, " ", good("passes"), f" {decides.route.phrase}{why} ({over})")
    if decides.verdict == "splits":
        least = warn(f"passes from {pounds(decides.minimum)}")
        return (pay, ": ", least, f" {decides.route.phrase}{why}")
    others = [each for each in answer.routes if each.passes and _may_be_open(each)]
    if all(each.verdict == "fails" for each in answer.routes):
        lowest = min(answer.routes, key=lambda each: each.minimum)
        text = (
            f"; none of the {count_of(len(answer.routes))} routes is open. The lowest asks "
            f"{pounds(lowest.minimum)}"
        )
        return (pay, ": ", bad("too low"), text)
    short = margin(case.high - decides.minimum)
    end = f"; {_others_that_pass(answer, len(others))}"
    return (pay, ": ", bad("too low"), f" {decides.route.phrase}{why} ({short}){end}")


def _others_that_pass(answer: VisaAnswer, number: int) -> str:
    if number:
        return f"{count_of(number)} other route{'s pass' if number > 1 else ' passes'}"
    if any(each.passes for each in answer.routes):
        return "no other route is open"
    return "no other route passes"


def _may_be_open(each: RouteAnswer) -> bool:
    """Whether a route may be open: nothing that was said speaks against it."""
    return bool(each.open) or (each.open is None and not each.because)


def _pay(case: VisaCase) -> Piece:
    return money(case.low) if case.low == case.high else money(Span(case.low, case.high))


def _routes(answer: VisaAnswer) -> Table[RouteAnswer]:
    """Set the pay beside the minimum of every route."""
    case = answer.cases[0]
    asked = bool(answer.routes_named) or any(each.because for each in answer.routes)

    def verdict(each: RouteAnswer) -> Cell:
        if each.open is False:
            return dim("not open")
        return verdict_piece(case.low, case.high, each.minimum)

    def who(each: RouteAnswer) -> Cell:
        # What decides the verdict is in the first line already, and no reason comes twice.
        same = [other for other in answer.routes if other.because == each.because]
        new = each.because and same[0] is each
        return each.because if new and each.because != answer.deciding.because else each.route.who

    return Table(
        (
            Column("Route", _row_name, whole=True),
            Column("Minimum", lambda each: each.minimum, Unit.GBP),
            Column(pounds(case.low) if case.low == case.high else "Verdict", verdict, whole=True),
            Column("Margin", lambda each: margin(each.margin or 0), Unit.GBP, whole=True),
            Column("Who it is for", who),
        ),
        answer.routes,
        asked=(lambda each: each.counts) if asked else None,
    )


def _row_name(each: RouteAnswer | Floor) -> str:
    """Name a route in a table; what needs Table 2 and more stands under it, indented."""
    main, _, rest = each.route.name.partition(", ")
    return f"  {rest}" if rest else main


def _facts_of_pay(answer: VisaAnswer) -> Iterator[Fact]:
    case = answer.cases[0]
    yield Fact("Code", _code(answer))
    yield Fact("Hours", _hours(answer, case))
    condition = _condition(answer)
    if answer.trap:
        yield caution(answer.trap)
    if condition:
        yield caution(condition)
    for fact in answer.facts:
        if fact.topic == "verdict" and fact.brief:
            yield caution(fact.brief)
    yield _next_of_pay(answer, case)


def _code(answer: VisaAnswer) -> Line:
    """Name the code, and what others would ask that the sponsor may choose."""
    code = answer.occupation
    fitting = [fit for fit in answer.fits if fit.title is not None]
    named = next((fit.title for fit in fitting if fit.occupation == code), None)
    why = f", {code.short}" if named is None else f", {code.short} ('{named}' in the Rules)"
    others = {other.occupation.id: other for other in answer.others}
    wanted = [fit.occupation.id for fit in answer.fits if fit.occupation != code]
    codes = [name for name in dict.fromkeys([*wanted, *code.instead]) if name in others]
    parts: list[str | Piece] = [f"{code.id}{why}. Your sponsor chooses: "]
    for number, name in enumerate(codes[:MOST_CODES]):
        parts += [", " if number else "", f"{name} {pounds(others[name].floor)}"]
        verdict = others[name].verdicts[0]
        # A code that turns the verdict says so.
        if verdict != answer.cases[0].verdict:
            parts += [" ", good("passes") if verdict == "passes" else bad("fails")]
    return (*parts, ".")


def _hours(answer: VisaAnswer, case: VisaCase) -> str:
    """Say for how many hours the verdict holds, and at which it turns."""
    start = f"{plain_hours(answer.hours)} a week{'' if answer.hours_given else ' assumed'}."
    decides = answer.deciding
    turns = turning_point(case.passes_up_to_hours, passes=bool(decides.passes))
    if turns and (decides.passes or answer.hours_given):
        return f"{start} {turns}"
    return f"{start} {_at_common_hours(answer)}".strip()


def _at_common_hours(answer: VisaAnswer) -> str:
    """Say what the minimum is in a longer week that many contracts have."""
    if answer.hours >= answer.common_hours:
        return ""
    route = in_sentence(answer.route.name)
    minimum = pounds(answer.floor_at_common_hours)
    return f"At {plain_hours(answer.common_hours)} the {route} minimum is {minimum}."


def _condition(answer: VisaAnswer) -> str:
    """Say what must be true of the last visa for the route that decides."""
    decides, last = answer.deciding, answer.last_visa
    if last is None or last.condition is None or last.name not in decides.because:
        return ""
    if last.id == "graduate" and answer.graduate_visa_years is None:
        return f"{last.condition} Its time counts: add --graduate-visa-years."
    return last.condition


def _next_of_pay(answer: VisaAnswer, case: VisaCase) -> Fact:
    typed = typed_pay(case.low, case.high)
    passing = [
        each.route.id
        for each in answer.routes
        if each.passes and _may_be_open(each) and not each.counts
    ]
    if answer.passes and answer.hours < answer.common_hours:
        return next_step(f"visa {typed} --hours {plain_hours(answer.common_hours)}")
    if not answer.passes and passing:
        return next_step(f"visa {typed} --route {passing[0]} --check")
    return next_step(f"visa {typed} --full")


def typed_pay(low: int, high: int) -> str:
    """Write pay as people type it: `42k`, `70-80k`, `54700`."""
    ends = (low,) if low == high else (low, high)
    if any(end % 1000 for end in ends):
        return "-".join(map(str, ends))
    return f"{'-'.join(str(end // 1000) for end in ends)}k"


# --- The bands of the guide ----------------------------------------------------------------------


class _Group(Record):
    """Bands with the same verdict on every route, as one column or row."""

    cases: tuple[VisaCase, ...]
    name: str
    pay: str


def _groups(answer: VisaAnswer) -> list[_Group]:
    """Return the bands by what each route makes of them, in the order of the ladder."""
    found: dict[tuple[str, ...], list[VisaCase]] = {}
    for case in answer.cases:
        cells = tuple(
            f"from {floor.floor}" if verdict == "splits" else verdict
            for floor, verdict in zip(answer.floors, case.by_route, strict=True)
        )
        found.setdefault(cells, []).append(case)
    # What passes on every route comes last: nobody has to look there.
    ordered = sorted(found.values(), key=lambda cases: _passes_whole(cases[0]))
    return [
        _Group(cases=tuple(cases), name=_name_of(cases, answer), pay=_pay_of(cases))
        for cases in ordered
    ]


_OTHER = "The other"


def _name_of(cases: Sequence[VisaCase], answer: VisaAnswer) -> str:
    levels = list(dict.fromkeys(case.level.name for case in cases if case.level))
    if len(cases) == 1:
        region = cases[0].region.name if cases[0].region else ""
        return f"{levels[0]}, {region}"
    if len(levels) == 1:
        return levels[0]
    every = list(dict.fromkeys(case.level.name for case in answer.cases if case.level))
    whole = [case for case in answer.cases if case.level and case.level.name in levels]
    if len(whole) == len(cases) and every[-len(levels) :] == levels:
        return f"{levels[0]} and above" if len(levels) < len(every) else "Every level"
    return f"{_OTHER} {len(cases)} bands"


def _pay_of(cases: Sequence[VisaCase]) -> str:
    low = pounds(min(case.low for case in cases))
    if len(cases) > 1:
        return f"{low} and up"
    end = "+" if cases[0].open_ended else ""
    return f"{low}–{pounds(cases[0].high)}{end}"


def _of_bands(answer: VisaAnswer) -> Line:
    """Return the first line on the bands: which pass on every route, and which may not."""
    start = "Skilled Worker visa: "
    if not answer.cases:
        return f"{start}the guide has no such band"
    whole = [group for group in _groups(answer) if _passes_whole(group.cases[0])]
    parts = [group for group in _groups(answer) if not _passes_whole(group.cases[0])]
    if not parts:
        name = _lower(whole[0].name)
        return (start, f"{name} ", good("passes"), " on every route")
    if not whole:
        names = " and ".join(dict.fromkeys(_lower(_level_of(group)) for group in parts))
        shut = all(verdict == "fails" for group in parts for verdict in group.cases[0].by_route)
        word = bad("fails on every route") if shut else warn("may not pass")
        return (start, names, " ", word)
    # Bands that pass on every route are alike, so that they are one group.
    number = len(whole[0].cases)
    passing: tuple[str | Piece, ...] = (f"{_lower(whole[0].name)} ", good("passes"))
    if whole[0].name.startswith(_OTHER):
        passing = (f"{count_of(number)} of {len(answer.cases)} bands ", good("pass"))
    failing = " and ".join(dict.fromkeys(_level_of(group).lower() for group in parts))
    return (start, *passing, f" on every route; {failing} ", warn("may not"))


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _level_of(group: _Group) -> str:
    levels = dict.fromkeys(case.level.name for case in group.cases if case.level)
    return " and ".join(levels)


def _passes_whole(case: VisaCase) -> bool:
    return all(verdict == "passes" for verdict in case.by_route)


def _bands(answer: VisaAnswer) -> Block:
    groups = _groups(answer)
    if len(groups) > MOST_COLUMNS:
        return _bands_by_row(answer, groups)
    return Table(
        (
            Column("Route", _row_name, whole=True),
            Column("Minimum", lambda floor: floor.floor, Unit.GBP),
            *(_column(group) for group in groups),
        ),
        tuple(answer.floors),
        asked=(lambda floor: floor.route in answer.routes_named) if answer.routes_named else None,
    )


def _column(group: _Group) -> Column[Floor]:
    case = group.cases[0]
    high = max(each.high for each in group.cases)
    return Column(
        f"{group.name}\n{group.pay}",
        lambda floor: verdict_piece(case.low, high, floor.floor, open_ended=case.open_ended),
        whole=True,
    )


def _bands_by_row(answer: VisaAnswer, groups: Sequence[_Group]) -> Table[_Group]:
    """Set a row for each group beside the routes that most people come by."""
    main = [floor for floor in answer.floors if len(floor.route.needs) <= 1]
    shown = [floor for floor in main if "phd" not in floor.route.id or floor.route == answer.route]
    return Table(
        (
            Column("Band", lambda group: group.name, whole=True),
            Column("Pay", lambda group: group.pay, whole=True),
            *(_route_column(floor) for floor in shown),
        ),
        tuple(groups),
    )


def _route_column(floor: Floor) -> Column[_Group]:
    def verdict(group: _Group) -> Cell:
        case = group.cases[0]
        return verdict_piece(case.low, case.high, floor.floor, open_ended=case.open_ended)

    return Column(floor.route.name, verdict, whole=True)


def _facts_of_bands(answer: VisaAnswer) -> Iterator[Fact]:
    least = min((case.low for case in answer.cases if case.verdict == "passes"), default=None)
    assumed = "" if answer.hours_given else " assumed"
    week = f"{plain_hours(answer.hours)} hours a week{assumed}"
    yield Fact("Basis", f"code {answer.occupation.id}, {answer.occupation.short}; {week}")
    if answer.trap:
        yield caution(answer.trap)
    for text in _what_turns(answer, least):
        yield caution(text)
    typed = typed_pay(least, least) if least is not None else "55k"
    longer = answer.hours < answer.common_hours
    yield next_step(
        f"visa {typed} --hours {plain_hours(answer.common_hours)}" if longer else "visa --full"
    )


def _what_turns(answer: VisaAnswer, least: int | None) -> Iterator[str]:
    """Say which hours and which code would turn the verdict on the lowest band that passes."""
    if least is None:
        return
    if answer.hours < answer.common_hours:
        at = answer.floor_at_common_hours
        so = f", so {pounds(least)} fails" if least < at else ""
        route, week = in_sentence(answer.route.name), plain_hours(answer.common_hours)
        yield f"At {week} hours the {route} minimum is {pounds(at)}{so}."
    dearer = [
        other
        for other in answer.others
        if other.occupation.id in answer.occupation.instead and other.floor > least
    ]
    for other in dearer[:1]:
        short = pounds(other.floor - least)
        yield (
            f"Your sponsor chooses the code. Under {other.occupation.id} {pounds(least)} fails "
            f"by {short}."
        )


# --- What `--full` adds --------------------------------------------------------------------------

_TOPICS = {
    "verdict": "What counts",
    "hours": "Hours",
    "routes": "Who each route is for",
    "english": "English",
    "other-visa": "Other visas",
    "settlement": "Settlement",
    "sponsoring": "Sponsoring",
    "changes": "What may change",
}


def _details(answer: VisaAnswer) -> Iterator[Block]:
    if answer.cases and answer.cases[0].level is not None:
        yield _every_band(answer)
    yield _figures(answer)
    yield _codes(answer)
    by_topic = {topic: [f for f in answer.facts if f.topic == topic] for topic in _TOPICS}
    for topic, title in _TOPICS.items():
        if topic == "sponsoring" and answer.costs:
            yield _costs(answer.costs)
        if by_topic[topic]:
            yield Facts(tuple(map(_fact, by_topic[topic])), title=title)
    notes = [text for text in (answer.occupation_note,) if text]
    if notes:
        yield Facts((Fact(answer.occupation.id, notes[0]),), title="The code")


def _fact(fact: VisaFact) -> Fact:
    text: Line = fact.text
    if fact.uncertain:
        text = (warn("Not settled."), f" {fact.text}")
    return Fact(fact.name, text)


def _every_band(answer: VisaAnswer) -> Table[VisaCase]:
    def verdicts(case: VisaCase) -> str:
        return "; ".join(_by_verdict(answer, case))

    return Table(
        (
            Column("Level", lambda case: case.level.name if case.level else None, whole=True),
            Column("Region", lambda case: case.region.name if case.region else None, whole=True),
            Column("Band", lambda case: Span(case.low, case.high, case.open_ended), Unit.GBP),
            Column("Passes", verdicts),
        ),
        answer.cases,
        title="Every band",
    )


def _by_verdict(answer: VisaAnswer, case: VisaCase) -> Iterator[str]:
    judged = list(zip(answer.floors, case.by_route, strict=True))
    whole = [in_sentence(floor.route.name) for floor, verdict in judged if verdict == "passes"]
    if len(whole) == len(judged):
        yield "on every route"
        return
    if whole:
        yield f"on {', '.join(whole)}"
    for floor, verdict in judged:
        if verdict == "splits":
            yield f"{in_sentence(floor.route.name)} from {pounds(floor.floor)}"
    if not any(verdict != "fails" for _, verdict in judged):
        yield "on no route"


def _figures(answer: VisaAnswer) -> Table[Floor]:
    at = f"At {plain_hours(answer.hours)} h"
    columns: list[Column[Floor]] = [
        Column("Route", lambda floor: floor.route.name, whole=True),
        Column("Option", lambda floor: floor.option),
        Column("Going rate", lambda floor: floor.going_rate, Unit.GBP),
    ]
    if answer.hours != answer.table_hours:
        columns.append(Column(at, lambda floor: floor.going_rate_for_hours, Unit.GBP))
    columns += [
        Column("Threshold", lambda floor: floor.threshold_for_hours, Unit.GBP),
        Column("Minimum", lambda floor: floor.floor, Unit.GBP),
    ]
    return Table(
        tuple(columns),
        answer.floors,
        title=f"Minimum salary a year for {answer.occupation.id}, {answer.occupation.name}",
    )


def _codes(answer: VisaAnswer) -> Block:
    one = len(answer.cases) == 1
    case = answer.cases[0] if answer.cases else None

    def verdict(number: int) -> Cell:
        other = answer.others[number]
        if one and case is not None:
            return verdict_piece(case.low, case.high, other.floor, open_ended=case.open_ended)
        passing = sum(each == "passes" for each in other.verdicts)
        return f"{passing} of {len(other.verdicts)}"

    return Table(
        (
            Column("Code", lambda number: answer.others[number].occupation.id),
            Column("Occupation", lambda number: answer.others[number].occupation.name),
            Column("Minimum", lambda number: answer.others[number].floor, Unit.GBP),
            Column("Passes" if one else "Bands that pass", verdict, whole=True),
        ),
        tuple(range(len(answer.others))),
        title=f"Other codes {answer.route.phrase}",
    )


def _costs(costs: Sequence[SponsoringCost]) -> Table[SponsoringCost]:
    return Table(
        (
            Column("Costs", lambda cost: cost.name),
            Column("Pounds", lambda cost: cost.pounds, Unit.GBP),
            Column("Small sponsor", lambda cost: cost.small_pounds, Unit.GBP),
            Column("Per", lambda cost: cost.per),
            Column("Paid by", lambda cost: cost.paid_by),
            Column("Note", lambda cost: cost.text),
        ),
        tuple(costs),
        title="What sponsoring costs",
    )


# --- CSV -----------------------------------------------------------------------------------------


def _rows(answer: VisaAnswer) -> Table[tuple[VisaCase, int]]:
    """Set each case beside each route, as CSV is written."""
    given = not answer.cases or answer.cases[0].level is None

    def floor(item: tuple[VisaCase, int]) -> Floor:
        return answer.floors[item[1]]

    def pay(item: tuple[VisaCase, int]) -> Cell:
        case = item[0]
        return case.low if case.low == case.high else Span(case.low, case.high, case.open_ended)

    place: tuple[Column[tuple[VisaCase, int]], ...] = (
        Column("Region", lambda item: item[0].region.name if item[0].region else None),
        Column("Level", lambda item: item[0].level.name if item[0].level else None),
    )
    return Table(
        (
            *(() if given else place),
            Column("Pay" if given else "Band", pay, Unit.GBP),
            Column("SOC", lambda _: answer.occupation.id),
            Column("SOC given", lambda _: answer.occupation_given),
            Column("Hours", lambda _: answer.hours, Unit.HOURS),
            Column("Hours given", lambda _: answer.hours_given),
            Column("Route", lambda item: floor(item).route.id),
            Column("Option", lambda item: floor(item).option),
            Column("Asked about", lambda item: answer.routes[item[1]].counts),
            Column("Going rate", lambda item: floor(item).going_rate, Unit.GBP),
            Column(
                "Going rate at these hours",
                lambda item: floor(item).going_rate_for_hours,
                Unit.GBP,
            ),
            Column("Threshold", lambda item: floor(item).threshold_for_hours, Unit.GBP),
            Column("Floor", lambda item: floor(item).floor, Unit.GBP),
            Column("Verdict", lambda item: item[0].by_route[item[1]]),
            Column("Lowest pay over floor", lambda item: item[0].low - floor(item).floor, Unit.GBP),
            Column("Sources", lambda item: " ".join(dict.fromkeys(floor(item).sources))),
        ),
        tuple((case, number) for case in answer.cases for number in range(len(answer.floors))),
    )


# --- What other pages say of a visa --------------------------------------------------------------


def no_route(floors: Sequence[Floor]) -> str:
    """Say that no route is open, with the one that asks for least."""
    least = min(floors, key=lambda floor: floor.floor)
    return (
        f"None of the {count_of(len(floors))} routes is open to this pay: the lowest minimum is "
        f"{pounds(least.floor)}, {least.route.phrase}."
    )


def visa_fact_notes(facts: Iterable[VisaFact]) -> Iterator[Note]:
    """Return a note for each fact; that the sponsor chooses the code is a caution."""
    for fact in facts:
        kind = NoteKind.CAUTION if fact.id == "sponsor-decides" else NoteKind.NOTE
        yield Note(fact.text, kind)
