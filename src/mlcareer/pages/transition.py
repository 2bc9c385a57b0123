"""How `mlcareer transition` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Facts, Note, Page, Steps, Table, Text, Unit
from mlcareer.pages.facts import fact_list
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.transition import (
        TransitionAnswer,
        TransitionStepAnswer,
        WayInAnswer,
    )


def transition_page(answer: TransitionAnswer) -> Page:
    """Lay out one way in step by step, or every way in shortly."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _title(answer: TransitionAnswer) -> str:
    if answer.origin is None:
        return "Ways into machine-learning engineering"
    return f"From {answer.transitions[0].origin_name} to machine-learning engineer"


def _blocks(answer: TransitionAnswer) -> Iterator[Block]:
    for way in answer.transitions:
        if answer.origin is not None:
            yield from _whole(way)
        else:
            yield Facts(
                (
                    ("In short", way.summary),
                    ("Steps", "; ".join(step.name for step in way.steps)),
                    ("Whole", f"mlcareer transition --from {way.origin}"),
                ),
                title=f"From {way.origin_name}",
            )
    yield from fact_list(answer.facts, "Also known")


def _whole(way: WayInAnswer) -> Iterator[Block]:
    yield Text((way.summary,))
    if way.has:
        yield Steps(way.has, title="What you usually bring")
    yield Steps(way.lacks, title="What has to be shown")
    yield Facts(
        tuple((f"{number}. {step.name}", _step(step)) for number, step in enumerate(way.steps, 1)),
        title="The steps, in order",
    )


def _step(step: TransitionStepAnswer) -> str:
    lines = [step.text, f"Proof: {step.artefact}"]
    if step.skills:
        lines.append(f"Skills: {', '.join(step.skills)}.")
    return "\n".join(lines)


def _notes(answer: TransitionAnswer) -> Iterator[Note]:
    if not answer.transitions:
        yield Note("The guide tells of no way in.")
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)


def _rows(answer: TransitionAnswer) -> Table:
    return Table(
        (
            Column("From"),
            Column("Step", Unit.COUNT),
            Column("Name"),
            Column("What to do"),
            Column("Proof"),
            Column("Skills"),
        ),
        tuple(
            (way.origin_name, number, step.name, step.text, step.artefact, ", ".join(step.skills))
            for way in answer.transitions
            for number, step in enumerate(way.steps, 1)
        ),
    )
