"""How `mlcareer faq` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Note, Page, Steps, Table, Text
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.faq import FaqAnswer, QuestionAnswer


def faq_page(answer: FaqAnswer) -> Page:
    """Lay out the question that was meant with its answer, or every question."""
    one = len(answer.questions) == 1
    return Page(
        title=answer.questions[0].question if one else _title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=Table(
            (Column("Question"), Column("Answer"), Column("See")),
            tuple(
                (item.question, "\n".join(item.answer), "; ".join(item.see))
                for item in answer.questions
            ),
        ),
    )


def _title(answer: FaqAnswer) -> str:
    if answer.words is None:
        return "Frequently asked questions"
    return f"No question of the guide is like {answer.words!r}"


def _blocks(answer: FaqAnswer) -> Iterator[Block]:
    one = len(answer.questions) == 1
    for item in answer.questions:
        yield Text(_paragraphs(item), title="" if one else item.question)
    if answer.others:
        title = "Nearly as likely" if answer.questions else "The guide answers"
        yield Steps(
            tuple(f"{item.question} (mlcareer faq {item.id})" for item in answer.others),
            title=title,
        )


def _paragraphs(item: QuestionAnswer) -> tuple[str, ...]:
    if not item.see:
        return item.answer
    return (*item.answer, f"See: {'; '.join(item.see)}")


def _notes(answer: FaqAnswer) -> Iterator[Note]:
    if not answer.questions:
        yield Note("Try other words, or `mlcareer search` for anything in the guide.")
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)
