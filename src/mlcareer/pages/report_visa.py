"""How a report reads on the minimum of a Skilled Worker visa."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Column, Fact, Facts, Note, Page, Span, Table, Unit
from mlcareer.pages.amounts import pounds
from mlcareer.pages.entry_names import long_day
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.visa_words import from_minimum, margin, verdict_piece, visa_fact_notes, ways

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.report_visa import ReportVisa, VisaCheck
    from mlcareer.page import Block, Cell, Piece


def report_visa_page(visa: ReportVisa) -> Page:
    """Lay out a verdict on each pay, then what each is for."""
    return Page(
        answer="Skilled Worker visa: pay and the minimum salary",
        blocks=(_verdicts(visa), _basis(visa)),
        notes=tuple(_notes(visa)),
        sources=source_lines(visa.sources),
    )


def visa_check_name(check: VisaCheck) -> str:
    """Name the pay that is judged."""
    level, region = check.case.level, check.case.region
    if level is not None and region is not None:
        return f"{level.name}, {region.name}"
    return "The offer" if check.of == "offer" else "Pay now"


def visa_check_sentence(check: VisaCheck) -> str:
    """Say the verdict on one pay or band, and how far from the minimum it is."""
    case = check.case
    name, minimum = visa_check_name(check), f"the minimum of {pounds(case.floor)}"
    if case.verdict == "splits":
        return f"{name} passes from {pounds(case.floor)} on."
    passes = case.verdict == "passes"
    side = from_minimum(case.low_over_floor if passes else case.high_over_floor, minimum)
    if check.of == "target":
        end = "lowest" if passes else "highest"
        return f"{name} {case.verdict}: its {end} figure is {side}."
    return f"{name}, {pounds(case.low)}, {case.verdict}: {side}."


def assumed(check: VisaCheck) -> str:
    """Say for which route, code and hours a minimum holds, and which of them are assumed."""
    code = f"code {check.occupation.id}{' (assumed)' if check.occupation_assumed else ''}"
    hours = f"{check.hours:f} hours a week{' (assumed)' if check.hours_assumed else ''}"
    return f"{check.floor.route.name} route, {code}, {hours}"


def _verdicts(visa: ReportVisa) -> Block:
    def base(check: VisaCheck) -> Cell:
        case = check.case
        if check.of == "target":
            return Span(case.low, case.high, case.open_ended)
        return case.low

    def verdict(check: VisaCheck) -> Piece:
        case = check.case
        return verdict_piece(case.low, case.high, case.floor, open_ended=case.open_ended)

    return Table(
        (
            Column("Pay", visa_check_name),
            Column("Base", base, Unit.GBP_PER_YEAR),
            Column("Minimum", lambda check: check.case.floor, Unit.GBP_PER_YEAR),
            Column("Verdict", verdict, whole=True),
            Column("Margin", lambda check: margin(check.case.low_over_floor), whole=True),
        ),
        visa.checks,
    )


def _basis(visa: ReportVisa) -> Facts:
    said: dict[str, list[str]] = {}
    for check in visa.checks:
        floor = check.floor
        text = (
            f"{assumed(check)}. {floor.decided_by.capitalize()} decides: "
            f"{pounds(floor.going_rate_for_hours)} is the going rate for these hours, "
            f"{pounds(floor.threshold_for_hours)} the threshold. For: {floor.route.who}."
        )
        if check.case.verdict != "passes" and check.case.passing_routes:
            text += f" It would pass {ways(check.case.passing_routes)}."
        said.setdefault(text, []).append(visa_check_name(check))
    facts = [Fact("; ".join(names), text) for text, names in said.items()]
    how = "mlcareer visa PAY --hours 40 --soc CODE"
    return Facts((*facts, Fact("Other hours", how)), title="Basis")


def _notes(visa: ReportVisa) -> Iterator[Note]:
    day = visa.tables_published
    yield Note(f"Thresholds and going rates are the tables of {long_day(day)}.")
    if visa.occupation_note is not None:
        codes = dict.fromkeys(
            check.occupation.id for check in visa.checks if check.occupation_assumed
        )
        yield Note(f"{', '.join(codes)} is assumed. {visa.occupation_note}")
    yield from visa_fact_notes(visa.facts)
