"""How `mlcareer faq` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Fact,
    Facts,
    Page,
    Steps,
    Table,
    Text,
    bold,
    command,
    next_step,
)
from mlcareer.pages.entry_names import capital, number
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.faq import FaqAnswer, QuestionAnswer
    from mlcareer.page import Line

PROGRAM = "mlcareer "


def faq_page(answer: FaqAnswer) -> Page:
    """Lay out the question that was meant with its answer, or every question shortly."""
    one = answer.questions[0] if len(answer.questions) == 1 else None
    return Page(
        answer=_first_line(answer, one),
        blocks=tuple(_blocks(answer, one)),
        details=tuple(_details(answer, one)),
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=Table(
            (
                Column("Question", lambda item: item.question),
                Column("Answer", lambda item: "\n".join(item.answer)),
                Column("See", lambda item: "; ".join(item.see)),
            ),
            answer.questions,
        ),
    )


def _first_line(answer: FaqAnswer, one: QuestionAnswer | None) -> Line:
    if one is not None:
        short = one.short_answer
        return (bold(one.short or one.question), f" {short}") if short else bold(one.question)
    if answer.words is None:
        count = capital(number(len(answer.questions)))
        return f"{count} common questions, and the short answers"
    return f"No results for {answer.words!r}."


def _blocks(answer: FaqAnswer, one: QuestionAnswer | None) -> Iterator[Block]:
    if one is not None:
        yield Text(one.answer)
        commands = [text.removeprefix(PROGRAM) for text in one.see]
        facts = [
            Fact("Also", (f"{item.short or item.question} ", command(f"mlcareer faq {item.id}")))
            for item in answer.others
        ]
        yield Facts((*facts, next_step(*commands)) if commands else tuple(facts))
        return
    questions = answer.questions or answer.others
    if questions:
        yield _short(questions)
        commands = [f"faq {questions[0].id}"]
        yield Facts((next_step(*commands, f"search {answer.words or 'deploying models'}"),))


def _short(questions: tuple[QuestionAnswer, ...]) -> Table[QuestionAnswer]:
    return Table(
        (
            Column("Question", lambda item: item.short or item.question),
            Column("Answer", lambda item: item.short_answer or item.answer[0]),
        ),
        questions,
    )


def _details(answer: FaqAnswer, one: QuestionAnswer | None) -> Iterator[Block]:
    if one is not None:
        if one.short is not None:
            yield Facts((Fact("Asked as", one.question),))
        return
    for item in answer.questions:
        yield Text(item.answer, title=item.question)
        if item.see:
            yield Steps(tuple(command(text) for text in item.see), depth=2)
