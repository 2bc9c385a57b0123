"""How `mlcareer interview` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Facts, Note, Page, Steps, Table, Text
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.interview import InterviewAnswer


def interview_page(answer: InterviewAnswer) -> Page:
    """Lay out every area, or one with its topics and, for system design, its worked problems."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _title(answer: InterviewAnswer) -> str:
    if answer.asked is None:
        return "Interviews, area by area"
    if answer.areas:
        return answer.areas[0].name
    return answer.problems[0].name


def _blocks(answer: InterviewAnswer) -> Iterator[Block]:
    for area in answer.areas:
        if answer.asked is None:
            facts = [("What it is", area.summary)]
            if area.topics:
                facts.append(("Topics", "; ".join(area.topics)))
            if area.advice:
                facts.append(("Advice", " ".join(area.advice)))
            yield Facts(tuple(facts), title=area.name)
        else:
            yield Text((area.summary,))
            if area.topics:
                yield Steps(area.topics, title="Topics")
            if area.advice:
                yield Steps(area.advice, title="Advice")
    if answer.stages:
        yield Facts(
            tuple((stage.name, f"{'; '.join(stage.covers)}.") for stage in answer.stages),
            title="The stages of an answer, and what a strong one covers",
        )
    for problem in answer.problems:
        yield Text((problem.question,), title=f"Worked through: {problem.name}")
        yield Facts(tuple((part.stage_name, part.text) for part in problem.outline))


def _notes(answer: InterviewAnswer) -> Iterator[Note]:
    if answer.asked is None and any(area.id == "system-design" for area in answer.areas):
        yield Note("Stages and worked problems: mlcareer interview system-design.")
    if answer.problems:
        yield Note("A worked problem is one good answer as a short outline, not the only one.")
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)


def _rows(answer: InterviewAnswer) -> Table:
    return Table(
        (Column("Subject"), Column("Part"), Column("Text")),
        (
            *(
                (area.name, part, text)
                for area in answer.areas
                for part, texts in (
                    ("summary", (area.summary,)),
                    ("topic", area.topics),
                    ("advice", area.advice),
                )
                for text in texts
            ),
            *((stage.name, "covers", text) for stage in answer.stages for text in stage.covers),
            *(
                (problem.name, part, text)
                for problem in answer.problems
                for part, text in (
                    ("question", problem.question),
                    *((outline.stage_name, outline.text) for outline in problem.outline),
                )
            ),
        ),
    )
