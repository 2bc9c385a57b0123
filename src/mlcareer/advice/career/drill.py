"""Interview questions: to practise, with what is due, and as an interviewer's sheet."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from mlcareer.guide.lookup import by_id, by_ids
from mlcareer.guide.model import Guide, InterviewArea, Level
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mlcareer.advice.career.spacing import CardState
    from mlcareer.guide.interview_questions import InterviewQuestions, Question


class DrillQuestion(Record):
    """One question as it is asked."""

    id: str
    area: InterviewArea
    level: Level
    text: str
    points: tuple[str, ...]
    """What a strong answer names."""
    entry: str
    """The entry of the guide that it tests, such as `skill:model-evaluation`."""


class DrillAnswer(Answer):
    """Questions to practise, and how far somebody has come with them."""

    schema = "drill/1"

    level: Level | None
    """Null for all levels."""
    area: InterviewArea | None
    """Null for all parts of an interview."""
    due_only: bool
    """Whether only questions that are due were asked for."""
    questions: tuple[DrillQuestion, ...]
    due: tuple[str, ...]
    """The ids of those that were answered and are due again, the longest due first."""
    new: int
    """How many of them were never answered."""
    next_due: datetime | None
    """When the next of them is due, in UTC; null where none was answered."""
    title: str
    note: str


class SheetQuestion(Record):
    """One question for an interviewer."""

    id: str
    area: InterviewArea
    text: str
    points: tuple[str, ...]
    """What a strong answer names."""
    weak: str
    """What a weak answer does, or leaves out."""
    entry: str


class SheetAnswer(Answer):
    """The questions for one level, for whoever interviews. Nobody's answers are kept or scored."""

    schema = "interview-sheet/1"

    level: Level
    questions: tuple[SheetQuestion, ...]
    """In the order of the parts of an interview."""
    title: str
    note: str


def questions_for(
    questions: InterviewQuestions, level: Level | None, area: InterviewArea | None
) -> tuple[Question, ...]:
    """Return the questions of a level and a part, in the order of the file."""
    return tuple(
        question
        for question in questions.question
        if (level is None or question.level == level.id)
        and (area is None or question.area == area.id)
    )


def drill_for(
    guide: Guide,
    questions: InterviewQuestions,
    cards: Iterable[CardState],
    now: datetime,
    *,
    level: Level | None = None,
    area: InterviewArea | None = None,
    due_only: bool = False,
) -> DrillAnswer:
    """List questions, and which of them are due at a time in UTC."""
    known = {card.question: card for card in cards}
    chosen = questions_for(questions, level, area)
    mine = [known[each.id] for each in chosen if each.id in known]
    due = [card.question for card in sorted(mine, key=_by_due) if card.due <= now]
    shown = chosen if not due_only else by_ids(due, chosen)
    return DrillAnswer(
        level=level,
        area=area,
        due_only=due_only,
        questions=tuple(
            DrillQuestion.copied_from(
                each, area=by_id(each.area, guide.interview), level=by_id(each.level, guide.level)
            )
            for each in shown
        ),
        due=tuple(due),
        new=len(chosen) - len(mine),
        next_due=min((card.due for card in mine), default=None),
        title=questions.interview_questions.title,
        note=questions.interview_questions.note,
    )


def next_question(
    questions: InterviewQuestions,
    chosen: Iterable[Question],
    cards: Mapping[str, CardState],
    now: datetime,
    *,
    due_only: bool = False,
    left: Collection[str] = (),
) -> Question | None:
    """Return what to ask now: what is longest due, then a new one, as many a day as the rules say.

    `left` are the ids of what was left unanswered in this session. `None` where nothing is left.
    """
    mine = [each for each in chosen if each.id not in left]
    due = [each for each in mine if each.id in cards and cards[each.id].due <= now]
    if due:
        return min(due, key=lambda each: _by_due(cards[each.id]))
    begun = sum(card.first == now.date() for card in cards.values())
    if due_only or begun >= questions.practice.new_a_day:
        return None
    return next((each for each in mine if each.id not in cards), None)


def _by_due(card: CardState) -> tuple[datetime, str]:
    return card.due, card.question


def sheet_for(guide: Guide, questions: InterviewQuestions, level: Level) -> SheetAnswer:
    """Return the interviewer's sheet for a level."""
    order = [area.id for area in guide.interview]
    chosen = sorted(questions_for(questions, level, None), key=lambda each: order.index(each.area))
    return SheetAnswer(
        level=level,
        questions=tuple(
            SheetQuestion.copied_from(each, area=by_id(each.area, guide.interview))
            for each in chosen
        ),
        title=questions.interview_questions.title,
        note=questions.interview_questions.note,
    )
