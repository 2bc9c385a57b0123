"""How a report reads on the floor of a Skilled Worker visa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa import in_sentence
from mlcareer.page import Block, Column, Facts, Note, Page, Span, Table, Unit
from mlcareer.pages.amounts import pounds
from mlcareer.pages.sourcing import overdue_notes, source_lines
from mlcareer.pages.visa import from_floor, visa_fact_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.pay.own_visa import OwnVisa, VisaCheck

VERDICTS = {"passes": "passes", "fails": "fails", "splits": "passes in part"}


def own_visa_page(visa: OwnVisa) -> Page:
    """Lay out a verdict on each pay, then what each was worked out for."""
    return Page(
        title="Skilled Worker visa: pay against the floor",
        blocks=(*_verdicts(visa), _worked_out_for(visa)),
        notes=tuple(_notes(visa)),
        sources=source_lines(visa.sources),
    )


def visa_check_name(check: VisaCheck) -> str:
    """Name what is held against the floor."""
    if check.of == "target":
        return f"{check.case.level_name}, {check.case.region_name}"
    return "The offer" if check.of == "offer" else "Pay now"


def visa_check_sentence(check: VisaCheck) -> str:
    """Say the verdict on one pay or band, and how far from the floor it is."""
    case = check.case
    name, floor = visa_check_name(check), f"the floor of {pounds(case.floor)}"
    if case.verdict == "splits":
        return f"{name} passes in part: {floor} lies within the band."
    passes = case.verdict == "passes"
    side = from_floor(case.low_over_floor if passes else case.high_over_floor)
    if check.of == "target":
        end = "lowest" if passes else "highest"
        return f"{name} {case.verdict}: its {end} figure is {side} {floor}."
    return f"{name}, {pounds(case.low)}, {case.verdict}: {side} {floor}."


def assumed(check: VisaCheck) -> str:
    """Say by which route, code and hours a floor holds, and which of them are assumed."""
    code = f"SOC {check.occupation}{' (assumed)' if check.occupation_assumed else ''}"
    hours = f"{check.hours:f} hours a week{' (assumed)' if check.hours_assumed else ''}"
    return f"{check.floor.route_name} route, {code}, {hours}"


def _verdicts(visa: OwnVisa) -> Iterator[Block]:
    yield Table(
        (
            Column("Pay"),
            Column("Base", Unit.GBP_PER_YEAR),
            Column("Floor", Unit.GBP_PER_YEAR),
            Column("Verdict"),
            Column("Over floor", Unit.GBP_PER_YEAR),
        ),
        tuple(
            (
                visa_check_name(check),
                Span(check.case.low, check.case.high, check.case.open_ended)
                if check.of == "target"
                else check.case.low,
                check.case.floor,
                VERDICTS[check.case.verdict],
                check.case.low_over_floor,
            )
            for check in visa.checks
        ),
        caption=(
            "Guaranteed base pay against the least that the visa asks for. Over the floor is the "
            "pay itself, or the lowest figure of a band; a band passes in part where the floor "
            "lies within it."
        ),
    )


def _worked_out_for(visa: OwnVisa) -> Facts:
    pairs = []
    for check in visa.checks:
        floor = check.floor
        text = (
            f"{assumed(check)}. {floor.decided_by.capitalize()} decides: "
            f"{pounds(floor.going_rate_for_hours)} is the going rate for these hours, "
            f"{pounds(floor.threshold)} the threshold of the route, which is for {floor.who}."
        )
        if check.case.verdict != "passes" and check.case.passing_routes:
            routes = " or ".join(map(in_sentence, check.case.passing_route_names))
            text += f" It would pass as {routes}."
        pairs.append((visa_check_name(check), text))
    texts = list(dict.fromkeys(text for _, text in pairs))
    merged = tuple(
        ("; ".join(name for name, said in pairs if said == text), text) for text in texts
    )
    how = "mlcareer visa GBP --hours 40 --soc CODE: more hours a week raise the going rate."
    return Facts((*merged, ("For other hours or codes", how)), title="What the floor holds for")


def _notes(visa: OwnVisa) -> Iterator[Note]:
    yield Note(
        f"Visa thresholds and going rates are the tables of {visa.tables_published}, last checked "
        "on the days that the sources below give."
    )
    if visa.occupation_note is not None:
        codes = ", ".join(
            dict.fromkeys(check.occupation for check in visa.checks if check.occupation_assumed)
        )
        yield Note(f"{codes} is taken as no SOC code was given. {visa.occupation_note}")
    yield from visa_fact_notes(visa.facts)
    yield from overdue_notes(visa.sources)
