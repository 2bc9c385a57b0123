"""How the guide's bands read beside the minimum of every route."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa import VisaCase
from mlcareer.advice.pay.visa_minimum import in_sentence
from mlcareer.page import (
    Column,
    Drop,
    Fact,
    Table,
    Unit,
    bad,
    caution,
    good,
    next_step,
    sentence,
    warn,
)
from mlcareer.pages.amounts import plain_number, pounds, typed
from mlcareer.pages.entry_names import capital, number
from mlcareer.pages.visa_words import (
    row_name,
    verdict_piece,
)
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlcareer.advice.pay.visa import VisaAnswer
    from mlcareer.advice.pay.visa_minimum import Floor
    from mlcareer.page import Block, Cell, Line

MOST_NAMED = 2
"""Bands that a first line names."""

MOST_COLUMNS = 3
"""Groups of bands; more do not fit beside each other in 80 columns."""


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


def bands_line(answer: VisaAnswer) -> Line:
    """Return the first line on the bands: which pass on every route, and which may not."""
    start = "Skilled Worker visa: "
    if not answer.cases:
        return f"{start}the guide has no such band"
    if _is_of_one(answer):
        return _line_of_one(answer)
    groups = _groups(answer)
    whole = [group for group in groups if _passes_whole(group.cases[0])]
    parts = [group for group in groups if not _passes_whole(group.cases[0])]
    if len(answer.cases) == 1 and parts:
        return _line_of_band(answer, answer.cases[0])
    if not parts:
        return sentence("{}{} {} on every route", start, _lower(whole[0].name), good("passes"))
    levels = list(dict.fromkeys(_lower(_level_of(group)) for group in parts))
    if not whole:
        shut = all(verdict == "fails" for group in parts for verdict in group.cases[0].by_route)
        word = bad("fails on every route") if shut else warn("may not pass")
        return sentence("{}{} {}", start, " and ".join(levels), word)
    # Bands that pass on every route are alike, so that they are one group.
    passing = sentence("{} {}", _lower(whole[0].name), good("passes"))
    if whole[0].name.startswith(_OTHER):
        count = f"{number(len(whole[0].cases))} of {len(answer.cases)}"
        passing = sentence("{} bands {}", count, good("pass"))
    line = "{}{} on every route; {} {}"
    return sentence(line, start, passing, " and ".join(levels), warn("may not"))


def _line_of_band(answer: VisaAnswer, case: VisaCase) -> Line:
    """Judge one band on the route that most people come by."""
    verdict = verdict_piece(case.low, case.high, answer.floor.floor, open_ended=case.open_ended)
    name, phrase = _band_name(case), answer.route.phrase
    if case.verdict == "splits":
        verdict = warn(f"passes {verdict.value}")
    return sentence("{}: {} {}", name, verdict, phrase)


def _is_of_one(answer: VisaAnswer) -> bool:
    """Whether a route was named, or made true by what was said of the person."""
    decides = answer.deciding
    return bool(answer.routes_named) or (decides.counts and bool(decides.because))


def _line_of_one(answer: VisaAnswer) -> Line:
    """Return the first line for the route of whoever asks."""
    decides = answer.deciding
    if not decides.counts:
        line = "The {} route is {}: {}"
        return sentence(line, in_sentence(decides.route.name), bad("not open"), decides.because)
    why = f" ({decides.because})" if decides.because else ""
    by = f"{capital(decides.route.phrase)}{why}: "
    short = [case for case in answer.cases if case.verdict != "passes"]
    if not short:
        return (by, "every band ", good("passes"))
    names = [_lower(_band_name(case)) for case in short]
    if len(names) > MOST_NAMED:
        line = "{}{} of {} bands {}; the minimum is {}"
        count = str(len(answer.cases) - len(short))
        return sentence(line, by, count, str(len(answer.cases)), good("pass"), decides.minimum)
    rest = "; the others pass" if len(short) < len(answer.cases) else ""
    fails = all(case.verdict == "fails" for case in short)
    word = bad("fails") if fails else warn(f"from {pounds(decides.minimum)}")
    return (by, " and ".join(names), " ", word, rest)


def _band_name(case: VisaCase) -> str:
    return ", ".join(entry.name for entry in (case.level, case.region) if entry is not None)


def _lower(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}"


def _level_of(group: _Group) -> str:
    levels = dict.fromkeys(case.level.name for case in group.cases if case.level)
    return " and ".join(levels)


def _passes_whole(case: VisaCase) -> bool:
    return all(verdict == "passes" for verdict in case.by_route)


def bands_table(answer: VisaAnswer) -> Block:
    """Set the groups of bands beside each route, or a row each where there are many."""
    groups = _groups(answer)
    if len(groups) > MOST_COLUMNS:
        return _bands_by_row(answer, groups)
    counting = [each.route for each in answer.routes if each.counts]
    return Table(
        (
            Column("Route", row_name, whole=True),
            Column("Minimum", lambda floor: floor.floor, Unit.GBP),
            *(_column(group) for group in groups),
        ),
        tuple(answer.floors),
        asked=(lambda floor: floor.route in counting) if _is_of_one(answer) else None,
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


def bands_facts(answer: VisaAnswer) -> Iterator[Fact]:
    """Say for which code and hours the verdicts are, and what would turn them."""
    least = min((case.low for case in answer.cases if case.verdict == "passes"), default=None)
    assumed = "" if answer.hours_given else " assumed"
    week = f"{plain_number(answer.hours)} hours a week{assumed}"
    yield Fact("Basis", f"code {answer.occupation.id}, {answer.occupation.short}; {week}")
    if answer.trap:
        yield caution(answer.trap)
    for text in _what_turns(answer, least):
        yield caution(text)
    pay, week = "55k" if least is None else typed(least), plain_number(answer.common_hours)
    longer = answer.hours < answer.common_hours
    step = next_step(f"visa {pay} --hours {week}" if longer else "visa --full")
    yield step.replace(drop=Drop.ON_TOP)


def _what_turns(answer: VisaAnswer, least: int | None) -> Iterator[str]:
    """Say which hours and which code would turn the verdict on the lowest band that passes."""
    if least is None:
        return
    if answer.hours < answer.common_hours:
        at = answer.floor_at_common_hours
        so = f", so {pounds(least)} fails" if least < at else ""
        route, week = in_sentence(answer.route.name), plain_number(answer.common_hours)
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
