"""What `mlcareer visa --full` and its files say beyond the brief screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa_minimum import in_sentence
from mlcareer.page import (
    Column,
    Fact,
    Facts,
    Span,
    Table,
    Unit,
    warn,
)
from mlcareer.pages.amounts import plain_number, pounds
from mlcareer.pages.visa_words import (
    verdict_piece,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mlcareer.advice.pay.visa import VisaAnswer, VisaCase
    from mlcareer.advice.pay.visa_minimum import Floor
    from mlcareer.guide.visa_rules import SponsoringCost, VisaFact
    from mlcareer.page import Block, Cell, Line

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


def visa_details(answer: VisaAnswer) -> Iterator[Block]:
    """Lay out the figures, the other codes, and the facts by subject."""
    if answer.cases and answer.cases[0].level is not None:
        yield _every_band(answer)
    yield _figures(answer)
    yield _codes(answer)
    by_topic = {topic: [f for f in answer.facts if f.topic == topic] for topic in _TOPICS}
    for topic, title in _TOPICS.items():
        if topic == "sponsoring" and answer.costs:
            yield _costs(answer.costs)
            yield Facts((_total(answer),))
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
    at = f"At {plain_number(answer.hours)} h"
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


def _total(answer: VisaAnswer) -> Fact:
    cost = answer.cost
    years = f"{cost.months // 12} years" if cost.months % 12 == 0 else f"{cost.months} months"
    text = (
        f"the employer pays {pounds(cost.employer)}, a small or charitable one "
        f"{pounds(cost.small_employer)}; the worker pays {pounds(cost.worker)}"
    )
    return Fact(years, text)


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


def visa_rows(answer: VisaAnswer) -> Table[tuple[VisaCase, int]]:
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
            Column(
                "Lowest pay over minimum", lambda item: item[0].low - floor(item).floor, Unit.GBP
            ),
            Column("Sources", lambda item: " ".join(dict.fromkeys(floor(item).sources))),
        ),
        tuple((case, number) for case in answer.cases for number in range(len(answer.floors))),
    )
