"""When a question is asked again: the package's own schedule, and a load that stays small."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.drill import next_question, questions_for
from mlcareer.advice.career.spacing import CardState, Rating, answered, rating_of
from mlcareer.guide.kinds import INTERVIEW_QUESTIONS
from mlcareer.guide.load import load

if TYPE_CHECKING:
    from mlcareer.guide.interview_questions import InterviewQuestions

NOW = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)


def test_the_schedule_that_the_package_publishes() -> None:
    # What py-fsrs 6 publishes (test_review_card): each answer when the card is due.
    good: tuple[Rating, ...] = ("good",)
    lapses: tuple[Rating, ...] = ("again", "again")
    ratings = (*good * 6, *lapses, *good * 5)
    now = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
    card: CardState | None = None
    days = []
    for rating in ratings:
        card = answered(card, "leakage", rating, now)
        days.append((card.due - card.last_review).days)
        now = card.due

    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_same_answers_at_the_same_times_give_the_same_card() -> None:
    def cards() -> list[CardState]:
        card, now, all_of_them = None, NOW, []
        for _ in range(12):
            card = answered(card, "leakage", "good", now)
            all_of_them.append(card)
            now = card.due
        return all_of_them

    assert cards() == cards()


def test_a_card_remembers_its_first_day_and_how_often_it_was_asked() -> None:
    first = answered(None, "leakage", "good", NOW)
    second = answered(first, "leakage", "good", first.due + timedelta(days=3))

    assert (second.first, second.reviews) == (NOW.date(), 2)


@pytest.mark.parametrize(
    ("named", "points", "rating"),
    [
        (0, 5, "again"),
        (1, 5, "again"),  # 0.2
        (2, 5, "hard"),  # exactly 0.4
        (3, 5, "hard"),  # 0.6
        (7, 10, "good"),  # exactly 0.7
        (4, 5, "good"),
        (5, 5, "easy"),
        (1, 3, "again"),  # 0.33
        (2, 3, "hard"),  # 0.67
        (3, 4, "good"),  # 0.75
    ],
)
def test_the_rating_is_worked_out_from_the_points(named: int, points: int, rating: str) -> None:
    assert rating_of(named, points, load(INTERVIEW_QUESTIONS).practice) == rating


def _days(questions: InterviewQuestions, rating: Rating, days: int) -> list[int]:
    """Practise once a day until nothing is left to ask; return how many were asked each day."""
    cards: dict[str, CardState] = {}
    chosen = questions_for(questions, None, None)
    asked = []
    for day in range(days):
        now = NOW + timedelta(days=day)
        count: Counter[str] = Counter()
        while (found := next_question(questions, chosen, cards, now)) is not None:
            cards[found.id] = answered(cards.get(found.id), found.id, rating, now)
            count[found.id] += 1
            now += timedelta(minutes=2)
        asked.append(count.total())
    return asked


def test_thirty_days_of_good_answers_stay_within_an_hour_a_day() -> None:
    load_a_day = _days(load(INTERVIEW_QUESTIONS), "good", 30)

    # Five new ones a day, each twice on its first; 30 answers of two minutes are an hour.
    assert max(load_a_day) <= 30
    assert load_a_day[0] == 10


def test_thirty_days_of_easy_answers_ask_few_again() -> None:
    assert max(_days(load(INTERVIEW_QUESTIONS), "easy", 30)) <= 12


def test_no_more_new_questions_a_day_than_the_rules_say() -> None:
    questions = load(INTERVIEW_QUESTIONS)
    chosen = questions_for(questions, None, None)
    begun = {
        each.id: answered(None, each.id, "easy", NOW)
        for each in chosen[: questions.practice.new_a_day]
    }

    assert next_question(questions, chosen, begun, NOW) is None
    tomorrow = next_question(questions, chosen, begun, NOW + timedelta(days=1))
    assert tomorrow is not None
    assert tomorrow.id not in begun


def test_what_is_longest_due_comes_first_and_before_what_is_new() -> None:
    questions = load(INTERVIEW_QUESTIONS)
    chosen = questions_for(questions, None, None)
    old, older = chosen[3].id, chosen[7].id
    cards = {
        old: answered(None, old, "good", NOW - timedelta(days=1)),
        older: answered(None, older, "good", NOW - timedelta(days=2)),
    }

    found = next_question(questions, chosen, cards, NOW)
    assert found is not None
    assert found.id == older


def test_due_alone_asks_nothing_new() -> None:
    questions = load(INTERVIEW_QUESTIONS)

    assert next_question(questions, questions.question, {}, NOW, due_only=True) is None
