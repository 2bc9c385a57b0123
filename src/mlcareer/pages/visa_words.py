"""Words that every page has for a visa verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Note,
    NoteKind,
    bad,
    good,
    warn,
)
from mlcareer.pages.amounts import plain_number, pounds
from mlcareer.pages.entry_names import number
from mlcareer.reading.hours import MOST_HOURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from mlcareer.advice.pay.visa import RouteAnswer
    from mlcareer.advice.pay.visa_minimum import Floor
    from mlcareer.guide.visa_rules import Route, VisaFact
    from mlcareer.page import Piece


def time_of(months: int) -> str:
    """Write a time on a certificate: `three years`, `18 months`."""
    years, rest = divmod(months, 12)
    return f"{months} months" if rest else f"{number(years)} year{'' if years == 1 else 's'}"


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
        return f"It passes up to {plain_number(up_to)} hours a week."
    return f"It would pass at {plain_number(up_to)} hours a week or fewer."


def row_name(each: RouteAnswer | Floor) -> str:
    """Name a route in a table; what needs Table 2 and more stands under it, indented."""
    main, _, rest = each.route.name.partition(", ")
    return f"  {rest}" if rest else main


def no_route(floors: Sequence[Floor]) -> str:
    """Say that no route is open, with the one that asks for least."""
    least = min(floors, key=lambda floor: floor.floor)
    return (
        f"None of the {number(len(floors))} routes is open to this pay: the lowest minimum is "
        f"{pounds(least.floor)}, {least.route.phrase}."
    )


def visa_fact_notes(facts: Iterable[VisaFact]) -> Iterator[Note]:
    """Return a note for each fact; that the sponsor chooses the code is a caution."""
    for fact in facts:
        kind = NoteKind.CAUTION if fact.id == "sponsor-decides" else NoteKind.NOTE
        yield Note(fact.text, kind)
