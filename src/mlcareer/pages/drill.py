"""How the list of questions of `mlcareer drill` reads, and the sheet of `interview --sheet`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Column, Fact, Facts, Note, Page, Table, Text, bold, dim, good, next_step
from mlcareer.page import warn as yellow
from mlcareer.pages.entry_names import long_day, number, several

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.drill import (
        DrillAnswer,
        DrillQuestion,
        SheetAnswer,
        SheetQuestion,
    )
    from mlcareer.page import Block, Cell, Line

BRIEF_QUESTIONS = 5
"""Questions on a brief screen: each may take two lines."""

OURS = "The questions and their points are our judgement, not the guide's."


def drill_page(answer: DrillAnswer) -> Page:
    """List the questions with what is due, and in full with the points of a strong answer."""
    due = {*answer.due}

    def state(each: DrillQuestion) -> Cell:
        return yellow("due") if each.id in due else dim("")

    table = Table(
        (
            Column("Level", lambda each: each.level.name, whole=True),
            Column("Part", lambda each: each.area.name, whole=True),
            Column("Question", lambda each: each.text),
            Column("Due", state, whole=True) if due else Column("Due", lambda _: None),
        ),
        answer.questions,
        brief=BRIEF_QUESTIONS,
    )
    return Page(
        answer=_first_line(answer),
        blocks=(table, Facts(tuple(_facts(answer)))),
        details=tuple(_points(each) for each in answer.questions),
        notes=(Note(answer.note),),
        rows=Table(
            (
                Column("Question", lambda each: each.text),
                Column("Level", lambda each: each.level.id),
                Column("Part", lambda each: each.area.id),
                Column("Entry", lambda each: each.entry),
                Column("Points", lambda each: "; ".join(each.points)),
            ),
            answer.questions,
        ),
    )


def _first_line(answer: DrillAnswer) -> Line:
    what = several(len(answer.questions), "question")
    if answer.level is not None:
        what += f" for {answer.level.name.lower()}"
    if answer.area is not None:
        what += f" on {answer.area.name}"
    if answer.due_only:
        return f"{what} due now"
    due = (yellow(f"{len(answer.due)} due now"),) if answer.due else (good("none due"),)
    return (f"{what}: ", *due, f", {answer.new} new")


def _facts(answer: DrillAnswer) -> Iterator[Fact]:
    if answer.next_due is not None:
        when = answer.next_due
        yield Fact("Next due", long_day(when))
    yield Fact("Ours", OURS)
    options = "" if answer.level is None else f" --level {answer.level.id}"
    options += "" if answer.area is None else f" --area {answer.area.id}"
    yield next_step(f"drill{options}")


def _points(each: DrillQuestion) -> Block:
    points = tuple(f"{count}  {point}" for count, point in enumerate(each.points, 1))
    return Text(points, title=each.text)


def sheet_page(answer: SheetAnswer) -> Page:
    """Lay out an interviewer's sheet: questions by part, in full with strong and weak answers."""
    parts = {each.area.id for each in answer.questions}
    first = (
        f"{answer.level.name} interview: {several(len(answer.questions), 'question')} in "
        f"{number(len(parts))} parts"
    )
    return Page(
        answer=first,
        blocks=(
            Table(
                (
                    Column("Part", lambda each: each.area.name, whole=True),
                    Column("Ask", lambda each: each.text),
                ),
                tuple(_one_of_each(answer)),
                brief=BRIEF_QUESTIONS,
            ),
            Facts(
                (
                    Fact("Full", "strong and weak answers to each: add --full"),
                    Fact("Note", "It scores nobody. Ask every candidate the same questions."),
                    Fact("Ours", OURS),
                    next_step(f"drill --level {answer.level.id}"),
                )
            ),
        ),
        details=tuple(_strong_and_weak(each) for each in answer.questions),
        notes=(Note(answer.note),),
        rows=Table(
            (
                Column("Part", lambda each: each.area.id),
                Column("Question", lambda each: each.text),
                Column("A strong answer names", lambda each: "; ".join(each.points)),
                Column("A weak answer", lambda each: each.weak),
                Column("Entry", lambda each: each.entry),
            ),
            answer.questions,
        ),
    )


def _one_of_each(answer: SheetAnswer) -> Iterator[SheetQuestion]:
    """Yield the questions so that each part is among the first few."""
    by_part: dict[str, list[SheetQuestion]] = {}
    for each in answer.questions:
        by_part.setdefault(each.area.id, []).append(each)
    for turn in range(max(map(len, by_part.values()), default=0)):
        for questions in by_part.values():
            yield from questions[turn : turn + 1]


def _strong_and_weak(each: SheetQuestion) -> Block:
    strong: tuple[Line, ...] = tuple(f"+ {point}" for point in each.points)
    return Text(
        (*strong, (bold("Weak: "), each.weak), dim(f"Tests {each.entry}")),
        title=f"{each.area.name}: {each.text}",
    )
