"""What pages say of an offer's base and the minimum of a Skilled Worker visa."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mlcareer.page import Column, Fact, Unit, bad, good
from mlcareer.pages.amounts import plain_number, pounds
from mlcareer.pages.visa_words import (
    from_minimum,
    margin,
    no_route,
    turning_point,
    ways,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlcareer.advice.offers.offer_visa import OfferVisa
    from mlcareer.page import Cell, Line, Piece

T = TypeVar("T")

ASSUMED = " assumed"

_VISA_COLUMNS: tuple[tuple[str, Callable[[OfferVisa], Cell], Unit], ...] = (
    ("Visa route", lambda visa: visa.route.id, Unit.TEXT),
    ("Visa", lambda visa: visa.verdict, Unit.TEXT),
    ("Visa floor", lambda visa: visa.floor.floor, Unit.GBP),
    ("Over minimum", lambda visa: visa.over_floor, Unit.GBP),
    ("Visa hours", lambda visa: visa.hours, Unit.HOURS),
    ("Visa hours stated", lambda visa: visa.hours_stated, Unit.TEXT),
    ("Passes up to", lambda visa: visa.passes_up_to_hours, Unit.HOURS),
    ("SOC", lambda visa: visa.occupation.id, Unit.TEXT),
    ("SOC stated", lambda visa: visa.occupation_stated, Unit.TEXT),
)


def visa_columns(visa_of: Callable[[T], OfferVisa | None]) -> Iterator[Column[T]]:
    """Return what CSV says of a visa; nothing is known where no route was asked about."""

    def column(heading: str, value: Callable[[OfferVisa], Cell], unit: Unit) -> Column[T]:
        def cell(item: T) -> Cell:
            visa = visa_of(item)
            return None if visa is None else value(visa)

        return Column(heading, cell, unit)

    return (column(*each) for each in _VISA_COLUMNS)


def visa_word(visa: OfferVisa | None) -> Piece | None:
    """Say the verdict in its word and colour; nothing where no route was asked about."""
    if visa is None:
        return None
    return good("passes") if visa.verdict == "passes" else bad("fails")


def visa_line(visa: OfferVisa) -> Line:
    """Say the verdict on an offer's base and all that it assumes, for one line of a page.

    `fails on the standard route: £12,700 short (if code 2134, 37.5 hours)`.
    """
    word = good("passes") if visa.verdict == "passes" else bad("fails")
    assumed = assumed_of_visa(visa)
    basis = f" (if {assumed.removesuffix(ASSUMED).replace(' and ', ', ')})" if assumed else ""
    return (word, f" {visa.route.phrase}: {margin(visa.over_floor)}{basis}")


def visa_facts(visa: OfferVisa, base: int) -> Iterator[Fact]:
    """Say the verdict on an offer's base, what it assumes and at which hours it turns."""
    yield Fact("Verdict", _verdict(visa, base))
    assumed = assumed_of_visa(visa)
    if assumed:
        yield Fact("Assumed", f"{assumed.removesuffix(ASSUMED)}, because the offer does not say.")
    turns = hours_that_turn(visa)
    if turns:
        floor = visa.floor
        yield Fact(
            "Hours",
            f"{turns} The going rate of {pounds(floor.going_rate)} follows the hours; the "
            f"threshold of {pounds(floor.threshold)} does not.",
        )


def _verdict(visa: OfferVisa, base: int) -> str:
    minimum = f"the minimum of {pounds(visa.floor.floor)}"
    text = (
        f"{pounds(base)} {visa.verdict} {visa.route.phrase}: "
        f"{from_minimum(visa.over_floor, minimum)} for code {visa.occupation.id} at "
        f"{plain_number(visa.hours)} hours a week."
    )
    if visa.verdict == "passes":
        return text
    if not visa.passing_routes:
        return f"{text} {no_route(visa.routes)}"
    return f"{text} It would pass {ways(visa.passing_routes)}."


def hours_that_turn(visa: OfferVisa) -> str:
    """Say at which hours the verdict on an offer turns."""
    return turning_point(visa.passes_up_to_hours, passes=visa.verdict == "passes")


def assumed_of_visa(visa: OfferVisa) -> str:
    """Name what a verdict on an offer assumes because the offer does not state it."""
    code = "" if visa.occupation_stated else f"code {visa.occupation.id}"
    hours = "" if visa.hours_stated else f"{plain_number(visa.hours)} hours"
    taken = " and ".join(filter(None, (code, hours)))
    return f"{taken}{ASSUMED}" if taken else ""
