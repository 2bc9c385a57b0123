"""What the interviews ask, and how a system-design answer is built and worked through."""

from __future__ import annotations

from datetime import date

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import DesignProblem, DesignStage, Guide, InterviewArea
from mlcareer.record import Answer, Record

SYSTEM_DESIGN = "system-design"
"""The area that the design stages and the worked problems belong to."""


class AreaAnswer(Record):
    """A part of the interviews."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    topics: tuple[str, ...]
    advice: tuple[str, ...]
    asks: str | None
    """What is asked, in a few words."""
    prepare: str | None
    """How to prepare, in a few words."""


class StageAnswer(Record):
    """A stage of a system-design answer."""

    id: str
    name: str
    covers: tuple[str, ...]
    """What a strong answer covers."""
    short: str | None
    """The same in one line."""


class OutlineAnswer(Record):
    """What a worked problem says at a stage."""

    stage: DesignStage
    text: str


class ProblemAnswer(Record):
    """A system-design problem, worked through."""

    id: str
    name: str
    aliases: tuple[str, ...]
    question: str
    outline: tuple[OutlineAnswer, ...]


class InterviewAnswer(Answer):
    """Every part of the interviews, or one of them with all that belongs to it."""

    schema = "interview/2"

    asked: InterviewArea | DesignProblem | None
    """The area or the worked problem asked for; null for all areas."""
    areas: tuple[AreaAnswer, ...]
    stages: tuple[StageAnswer, ...]
    """The stages of a system-design answer, where that is what was asked for."""
    problems: tuple[ProblemAnswer, ...]
    facts: tuple[FactAnswer, ...]
    """What is known of the interviews as a whole; none with one problem."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def interview_for(
    guide: Guide, today: date, asked: InterviewArea | DesignProblem | None = None
) -> InterviewAnswer:
    """Describe every area, or one; a worked problem can be asked for by its own name."""
    areas: tuple[InterviewArea, ...] = ()
    problems: tuple[DesignProblem, ...] = ()
    if asked is None:
        areas = guide.interview
    elif isinstance(asked, DesignProblem):
        problems = (asked,)
    else:
        areas = (asked,)
        problems = guide.design_problem if asked.id == SYSTEM_DESIGN else ()
    stages = guide.design_stage if problems else ()
    facts = facts_on(guide, "interview") if areas else ()
    remarks, sources = remarks_and_sources(
        guide, today, interview=areas, design_stage=stages, design_problem=problems, fact=facts
    )
    return InterviewAnswer(
        asked=asked,
        areas=tuple(map(AreaAnswer.copied_from, areas)),
        stages=tuple(map(StageAnswer.copied_from, stages)),
        problems=tuple(_problem(guide, problem) for problem in problems),
        facts=facts,
        remarks=remarks,
        sources=sources,
    )


def _problem(guide: Guide, problem: DesignProblem) -> ProblemAnswer:
    return ProblemAnswer.copied_from(
        problem,
        outline=tuple(
            OutlineAnswer(stage=by_id(part.stage, guide.design_stage), text=part.text)
            for part in problem.outline
        ),
    )
