"""How `mlcareer transition` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.advice.career.transition import (
    TransitionStepAnswer,
    WayInAnswer,
)
from mlcareer.page import Block, Column, Fact, Facts, Page, Steps, Table, Text, Unit, next_step
from mlcareer.pages.entry_names import listed, lower_first, names
from mlcareer.pages.facts import fact_list, known
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.transition import (
        TransitionAnswer,
    )

OURS = "The order of the steps and their proofs are our judgement, not the guide's."


def transition_page(answer: TransitionAnswer) -> Page:
    """Lay out the steps from one role, or every origin shortly."""
    one = answer.transitions[0] if answer.origin is not None and answer.transitions else None
    return Page(
        answer=_first_line(answer, one),
        blocks=_all(answer) if one is None else (_steps(one), _facts(answer, one)),
        details=tuple(_details(answer, one)),
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _first_line(answer: TransitionAnswer, one: WayInAnswer | None) -> str:
    if one is not None:
        return f"From {lower_first(one.origin.name)}: {one.short or lower_first(one.summary)}"
    if not answer.transitions:
        return "The guide describes no move from another role"
    origins = [lower_first(way.origin.name) for way in answer.transitions]
    return f"Into ML engineering: the steps from {listed(origins)}"


def _steps(way: WayInAnswer) -> Table[_Step]:
    return Table(
        (
            Column("", lambda step: str(step.number), whole=True),
            Column("Do", lambda step: step.step.name),
            Column(
                "You will know it worked when",
                lambda step: step.step.works_when or step.step.artefact,
            ),
        ),
        tuple(_numbered(way)),
    )


class _Step(Record, kw_only=False):
    """A step with its number and where it starts from."""

    number: int
    step: TransitionStepAnswer
    way: WayInAnswer


def _numbered(way: WayInAnswer) -> Iterator[_Step]:
    return (_Step(number, step, way) for number, step in enumerate(way.steps, 1))


def _facts(answer: TransitionAnswer, way: WayInAnswer) -> Facts:
    routes = (("Known route", fact.short) for fact in answer.facts)
    facts = known(("You bring", ", ".join(way.has)), *routes, ("Ours", OURS))
    return Facts((*facts, next_step(f"plan --from {way.origin.id} --months 6 --hours 5")))


def _all(answer: TransitionAnswer) -> tuple[Block, ...]:
    if not answer.transitions:
        return (Facts((next_step("faq", "role"),)),)
    table: Table[WayInAnswer] = Table(
        (
            Column("From", lambda way: way.origin.name),
            Column("You bring", lambda way: ", ".join(way.has) or None),
            Column("In short", lambda way: way.short or "; ".join(way.lacks)),
        ),
        answer.transitions,
    )
    commands = [f"transition --from {way.origin.id}" for way in answer.transitions[:1]]
    facts = known(*(("Known route", fact.short) for fact in answer.facts))
    return (table, Facts((*facts, next_step(*commands, "portfolio"))))


def _details(answer: TransitionAnswer, one: WayInAnswer | None) -> Iterator[Block]:
    for way in answer.transitions:
        title = "" if one is not None else f"From {lower_first(way.origin.name)}"
        if one is None or one.short is not None:
            yield Text((way.summary,), title=title)
        yield Steps(way.lacks, title="What has to be shown", depth=1 if one is not None else 2)
        yield Facts(
            tuple(
                Fact(f"{step.number}. {step.step.name}", _in_full(step.step))
                for step in _numbered(way)
            ),
            title="The steps in full",
            depth=1 if one is not None else 2,
        )
    if one is None and answer.transitions:
        yield Text((OURS,))
    yield from fact_list(answer.facts, "Also known")


def _in_full(step: TransitionStepAnswer) -> str:
    lines = [step.text, f"Proof: {step.artefact}"]
    if step.skills:
        lines.append(f"Skills: {names(step.skills)}.")
    return "\n".join(lines)


def _rows(answer: TransitionAnswer) -> Table[_Step]:
    return Table(
        (
            Column("From", lambda row: row.way.origin.name),
            Column("Step", lambda row: row.number, Unit.COUNT),
            Column("Name", lambda row: row.step.name),
            Column("What to do", lambda row: row.step.text),
            Column("Proof", lambda row: row.step.artefact),
            Column("Skills", lambda row: names(row.step.skills)),
        ),
        tuple(step for way in answer.transitions for step in _numbered(way)),
    )
