"""What the interviews ask, and how a system-design answer is built and worked through."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite_all
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import DesignProblem
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide, InterviewArea

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


class StageAnswer(Record):
    """A stage of a system-design answer."""

    id: str
    name: str
    covers: tuple[str, ...]
    """What a strong answer covers."""


class OutlineAnswer(Record):
    """What a worked problem says at a stage."""

    stage: str
    stage_name: str
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

    schema = "interview/1"

    asked: str | None
    """The area or the worked problem asked for, by id; null for all areas."""
    areas: tuple[AreaAnswer, ...]
    stages: tuple[StageAnswer, ...]
    """The stages of a system-design answer, where that is what was asked for."""
    problems: tuple[ProblemAnswer, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def interview_for(guide: Guide, today: date, name: str | None = None) -> InterviewAnswer:
    """Describe every area, or one; a worked problem can be asked for by its own name.

    Raises:
        UnknownNameError: The guide has neither an area nor a problem of that name.
    """
    known: tuple[InterviewArea | DesignProblem, ...] = (*guide.interview, *guide.design_problem)
    asked = None if name is None else find("interview area or problem", name, known)
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
    remarks = remarks_on(
        guide,
        [
            *(f"interview:{area.id}" for area in areas),
            *(f"design-stage:{stage.id}" for stage in stages),
            *(f"design-problem:{problem.id}" for problem in problems),
        ],
    )
    return InterviewAnswer(
        asked=None if asked is None else asked.id,
        areas=tuple(_area(area) for area in areas),
        stages=tuple(
            StageAnswer(id=stage.id, name=stage.name, covers=stage.covers) for stage in stages
        ),
        problems=tuple(_problem(guide, problem) for problem in problems),
        remarks=remarks,
        sources=cite_all(guide, today, areas, stages, problems, remarks),
    )


def _area(area: InterviewArea) -> AreaAnswer:
    fields = {name: getattr(area, name) for name in AreaAnswer.record_fields}
    return AreaAnswer(**fields)


def _problem(guide: Guide, problem: DesignProblem) -> ProblemAnswer:
    return ProblemAnswer(
        id=problem.id,
        name=problem.name,
        aliases=problem.aliases,
        question=problem.question,
        outline=tuple(
            OutlineAnswer(
                stage=part.stage,
                stage_name=by_id(part.stage, guide.design_stage).name,
                text=part.text,
            )
            for part in problem.outline
        ),
    )
