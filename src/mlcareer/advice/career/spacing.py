"""When a question is asked again: the package `fsrs`, without its chance and without a clock.

Its fuzzing is off and every time is handed in, so that the same answers at the same times give the
same schedule, and a test can hold it to the one that the package publishes.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal

from mlcareer.record import Record

if TYPE_CHECKING:
    from decimal import Decimal

    from fsrs import Scheduler

    from mlcareer.guide.interview_questions import PracticeRules

Rating = Literal["again", "hard", "good", "easy"]


class CardState(Record):
    """What is known of one question that was answered: the state of its card."""

    question: str
    """By id."""
    state: int
    """1 learning, 2 review, 3 relearning, as the package counts them."""
    step: int | None
    stability: float
    """Days after which nine of ten such answers are still known."""
    difficulty: float
    """From 1 to 10."""
    due: datetime
    last_review: datetime
    first: date
    """The day on which it was asked for the first time."""
    reviews: int


def rating_of(named: int, points: int, rules: PracticeRules) -> Rating:
    """Work the rating out of how many of a question's points were named."""
    share: Decimal | int = _share(named, points)
    if share >= 1:
        return "easy"
    if share >= rules.good_from:
        return "good"
    return "hard" if share >= rules.hard_from else "again"


def _share(named: int, points: int) -> Decimal:
    from decimal import Decimal

    return Decimal(named) / Decimal(points)


def answered(before: CardState | None, question: str, rating: Rating, now: datetime) -> CardState:
    """Return the state of a card after an answer at a time in UTC."""
    from fsrs import Card, State
    from fsrs import Rating as Grade

    if before is None:
        card = Card(card_id=1, due=now)
    else:
        card = Card(
            card_id=1,
            state=State(before.state),
            step=before.step,
            stability=before.stability,
            difficulty=before.difficulty,
            due=before.due,
            last_review=before.last_review,
        )
    grade = {"again": Grade.Again, "hard": Grade.Hard, "good": Grade.Good, "easy": Grade.Easy}[
        rating
    ]
    after, _ = _scheduler().review_card(card, grade, now)
    return CardState(
        question=question,
        state=after.state.value,
        step=after.step,
        stability=after.stability or 0.0,
        difficulty=after.difficulty or 0.0,
        due=after.due,
        last_review=now,
        first=now.date() if before is None else before.first,
        reviews=1 if before is None else before.reviews + 1,
    )


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)
