"""What pages say of an offer's base against the floor of a Skilled Worker visa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa import in_sentence
from mlcareer.page import Cell, Column, Unit
from mlcareer.pages.amounts import pounds
from mlcareer.pages.visa import from_floor, no_route, turning_point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.offers.offer_visa import OfferVisa

VISA_COLUMNS = (
    Column("Visa route"),
    Column("Visa"),
    Column("Visa floor", Unit.GBP),
    Column("Over floor", Unit.GBP),
    Column("Visa hours", Unit.HOURS),
    Column("Visa hours stated"),
    Column("Passes up to", Unit.HOURS),
    Column("SOC"),
    Column("SOC stated"),
)
"""What CSV says of a visa, for one offer and for several."""


def visa_cells(visa: OfferVisa | None) -> tuple[Cell, ...]:
    """Return the values under `VISA_COLUMNS`; nothing is known where no route was asked about."""
    if visa is None:
        return (None,) * len(VISA_COLUMNS)
    return (
        visa.route,
        visa.verdict,
        visa.floor.floor,
        visa.over_floor,
        visa.hours,
        visa.hours_stated,
        visa.passes_up_to_hours,
        visa.occupation,
        visa.occupation_stated,
    )


def visa_facts(visa: OfferVisa, base: int) -> Iterator[tuple[str, str]]:
    """Say the verdict on an offer's base, what it assumes and at which hours it turns."""
    yield "Verdict", _verdict(visa, base)
    assumed = assumed_of_visa(visa)
    if assumed:
        yield "Assumed", assumed
    turns = hours_that_turn(visa)
    if turns:
        floor = visa.floor
        yield (
            "Hours",
            (
                f"{turns} The going rate of {pounds(floor.going_rate)} follows the hours; the "
                f"threshold of {pounds(floor.threshold)} does not."
            ),
        )


def _verdict(visa: OfferVisa, base: int) -> str:
    floor = visa.floor
    text = (
        f"{pounds(base)} {visa.verdict}: {from_floor(visa.over_floor)} the floor of "
        f"{pounds(floor.floor)} for {visa.occupation} at {visa.hours:f} hours a week by the "
        f"{in_sentence(visa.route_name)} route, set by the {floor.decided_by} "
        f"[{floor.sources[0]}, tables of {visa.tables_published}]."
    )
    if visa.verdict == "passes":
        return text
    if not visa.passing_routes:
        return f"{text} {no_route(visa.routes)}"
    return f"{text} It would pass as {' or '.join(map(in_sentence, visa.passing_route_names))}."


def hours_that_turn(visa: OfferVisa) -> str:
    """Say at which hours the verdict on an offer turns."""
    return turning_point(visa.passes_up_to_hours, passes=visa.verdict == "passes")


def assumed_of_visa(visa: OfferVisa) -> str:
    """Say what a verdict on an offer takes for granted, as the offer does not state it."""
    hours = "" if visa.hours_stated else f"{visa.hours:f} hours a week"
    code = "" if visa.occupation_stated else f"occupation code {visa.occupation}"
    taken = " and ".join(filter(None, (hours, code)))
    if not taken:
        return ""
    return f"Taken, as the offer does not say: {taken}."
