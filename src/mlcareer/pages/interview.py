"""How `mlcareer interview` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Fact, Facts, Page, Table, Text, command, next_step
from mlcareer.pages.entry_names import capital, lower_first, number, several
from mlcareer.pages.facts import fact_list, known
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.text_rows import TextRow, text_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.interview import (
        AreaAnswer,
        InterviewAnswer,
        OutlineAnswer,
        ProblemAnswer,
        StageAnswer,
    )

OUR_STAGES = "What a strong answer covers is our judgement, not the guide's."

OUR_OUTLINE = "The outline is ours: one good answer, not the only one."


def interview_page(answer: InterviewAnswer) -> Page:
    """Lay out every part, one with what it asks, system design by stages, or a worked problem."""
    return Page(
        answer=_first_line(answer),
        blocks=tuple(_blocks(answer)),
        details=tuple(_details(answer)),
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=text_rows(_rows(answer), "Subject"),
    )


def _first_line(answer: InterviewAnswer) -> str:
    if answer.asked is None:
        said = (fact.short for fact in answer.facts if fact.short)
        return next(said, f"ML interviews: {several(len(answer.areas), 'part')}")
    if not answer.areas:
        problem = answer.problems[0]
        return f"{problem.name}: {problem.question}"
    area = answer.areas[0]
    if answer.stages:
        first, last = answer.stages[0], answer.stages[-1]
        span = f"from {lower_first(first.name)} to {lower_first(last.name)}"
        return f"{area.name}: cover {number(len(answer.stages))} stages, {span}"
    return f"{area.name}: {area.asks or area.summary}"


def _blocks(answer: InterviewAnswer) -> Iterator[Block]:
    if answer.asked is None:
        yield _areas(answer)
        yield Facts(tuple(_all_facts(answer)))
    elif not answer.areas:
        yield _outline(answer.problems[0])
        yield Facts((Fact("Ours", OUR_OUTLINE), next_step("interview system-design")))
    elif answer.stages:
        yield _stages(answer)
        practise = command(f"mlcareer drill --area {answer.areas[0].id}")
        worked = f"; {number(len(answer.problems))} worked problems: --full"
        yield Facts((Fact("Next", (practise, worked)), Fact("Ours", OUR_STAGES)))
    else:
        yield Facts(tuple(_area_facts(answer.areas[0])))


def _areas(answer: InterviewAnswer) -> Table[AreaAnswer]:
    return Table(
        (
            Column("Part", lambda area: area.name),
            Column("What they ask", lambda area: area.asks or area.summary),
            Column("How to prepare", lambda area: area.prepare or (" ".join(area.advice) or None)),
        ),
        answer.areas,
    )


def _all_facts(answer: InterviewAnswer) -> Iterator[Fact]:
    for area in answer.areas:
        if area.id == "system-design":
            example = command(f"mlcareer interview {area.id}")
            yield Fact("Worked example", example)
    yield Fact("Practise", command("mlcareer drill --level senior"))


def _area_facts(area: AreaAnswer) -> Iterator[Fact]:
    yield from _area(area, area.advice)
    yield next_step("interview", f"drill --area {area.id}")


def _area(area: AreaAnswer, advice: tuple[str, ...]) -> Iterator[Fact]:
    return known(
        ("It is", None if area.asks is None else area.summary),
        ("Topics", area.topics),
        ("Prepare", " ".join(advice)),
    )


def _stages(answer: InterviewAnswer) -> Table[StageAnswer]:
    return Table(
        (
            Column("Stage", lambda stage: stage.name, whole=True),
            Column("A strong answer covers", lambda stage: stage.short or "; ".join(stage.covers)),
        ),
        answer.stages,
    )


def _outline(problem: ProblemAnswer) -> Table[OutlineAnswer]:
    return Table(
        (
            Column("Stage", lambda part: part.stage.name, whole=True),
            Column("Outline", lambda part: part.text),
        ),
        problem.outline,
        brief=1 if len(problem.outline) > 1 else None,
    )


def _details(answer: InterviewAnswer) -> Iterator[Block]:
    if answer.asked is None:
        for area in answer.areas:
            facts = tuple(_area(area, () if area.prepare is None else area.advice))
            if facts:
                yield Facts(facts, title=area.name)
    elif answer.areas and answer.stages:
        area = answer.areas[0]
        yield Facts((*known(("They ask", area.asks)), *_area(area, area.advice)))
        if any(stage.short for stage in answer.stages):
            yield Facts(
                tuple(Fact(stage.name, "; ".join(stage.covers)) for stage in answer.stages),
                title="Each stage in full",
            )
        for problem in answer.problems:
            yield Text((problem.question,), title=f"Worked problem: {capital(problem.name)}")
            yield _outline(problem)
        yield Text((OUR_OUTLINE,))
    yield from fact_list(answer.facts, "Also known")


def _rows(answer: InterviewAnswer) -> Iterator[TextRow]:
    for area in answer.areas:
        yield TextRow(area.name, "summary", area.summary)
        yield from (TextRow(area.name, "topic", text) for text in area.topics)
        yield from (TextRow(area.name, "advice", text) for text in area.advice)
    for stage in answer.stages:
        yield from (TextRow(stage.name, "covers", text) for text in stage.covers)
    for problem in answer.problems:
        yield TextRow(problem.name, "question", problem.question)
        for part in problem.outline:
            yield TextRow(problem.name, part.stage.name, part.text)
