"""`mlcareer drill`: interview questions with spaced repetition, asked in the terminal."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.asking import LeftError, ask, may_ask
from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import complete_area
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import Level, Output, Today, day_of
from mlcareer.cli.show import show
from mlcareer.cli.streams import warn
from mlcareer.errors import UsageError
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.advice.career.spacing import CardState
    from mlcareer.guide.interview_questions import InterviewQuestions, Question
    from mlcareer.guide.model import Guide, InterviewArea

STOP = frozenset(("q", "quit", "stop"))
"""What ends a session, in place of the points that were named."""

NOON = 12
"""The hour, in UTC, that a session with --today begins at."""


def clock() -> datetime:
    """Return the time in UTC."""
    return datetime.now(UTC)


def drill(
    *,
    # A profile's level is the one that somebody has, and not the one they practise for.
    level: Annotated[Level, FromProfile(None)] = None,
    area: Annotated[
        str | None,
        typer.Option(
            "--area",
            metavar="AREA",
            help="A part of the interviews, such as system-design.",
            autocompletion=complete_area,
        ),
        BareWord("interview area", lambda _, name: area_named(name)),
    ] = None,
    due: Annotated[
        bool, typer.Option("--due", help="Only questions that are due again, and no new ones.")
    ] = False,
    list_them: Annotated[
        bool, typer.Option("--list", help="Print the questions and what is due, and ask nothing.")
    ] = False,
    output: Output = Format.TABLE,
    today: Today = None,
) -> None:
    """Practise interview questions aloud, for ten minutes at a time.

    You answer, tick the points you named, and the question comes back when it is due. Your
    progress is in one private file beside your profile; 'profile delete' removes it.

    Example: mlcareer drill --level senior
    Example: mlcareer drill --area system-design --list
    """
    from mlcareer.advice.career.drill import drill_for, questions_for
    from mlcareer.guide.kinds import GUIDE, INTERVIEW_QUESTIONS
    from mlcareer.guide.load import load
    from mlcareer.guide.lookup import find

    guide, questions = load(GUIDE), load(INTERVIEW_QUESTIONS)
    asked_level = None if level is None else find("level", level, guide.level)
    asked_area = None if area is None else area_named(area)
    now = _clock_of(today)
    cards = _cards()
    asks = not list_them and output is Format.TABLE
    if asks and not may_ask():
        warn("Not a terminal, so nothing is asked. These are the questions.")
        asks = False
    if not asks:
        answer = drill_for(
            guide,
            questions,
            cards.values(),
            now(),
            level=asked_level,
            area=asked_area,
            due_only=due,
        )
        show(answer, output)
        return
    chosen = questions_for(questions, asked_level, asked_area)
    done = session(guide, questions, chosen, cards, now, due_only=due)
    typer.echo(_closing(done, chosen, cards, now()))


def area_named(name: str) -> InterviewArea:
    """Return a part of the interviews by its name.

    Raises:
        UnknownNameError: There is none of that name.
    """
    from mlcareer.guide.kinds import GUIDE
    from mlcareer.guide.load import load
    from mlcareer.guide.lookup import find

    return find("interview area", name, load(GUIDE).interview)


def _clock_of(today: str | None) -> Callable[[], datetime]:
    """Return the clock: the computer's, or one that starts at noon of the day that was asked for.

    Raises:
        UsageError: It is not a date.
    """
    if today is None:
        return clock
    day = day_of(today)
    shift = datetime(day.year, day.month, day.day, NOON, tzinfo=UTC) - clock()
    return lambda: clock() + shift


def _cards() -> dict[str, CardState]:
    from datetime import date

    from mlcareer.advice.career.spacing import CardState
    from mlcareer.reading.drill_progress import read_progress

    return {
        name: CardState(
            question=name,
            **{
                **fields,
                "due": datetime.fromisoformat(fields["due"]),
                "last_review": datetime.fromisoformat(fields["last_review"]),
                "first": date.fromisoformat(fields["first"]),
            },
        )
        for name, fields in read_progress().items()
    }


def _save(card: CardState) -> None:
    from mlcareer.reading.drill_progress import save_card

    fields = {name: getattr(card, name) for name in card.record_fields if name != "question"}
    for name in ("due", "last_review", "first"):
        fields[name] = fields[name].isoformat()
    save_card(card.question, fields)


def session(
    guide: Guide,
    questions: InterviewQuestions,
    chosen: tuple[Question, ...],
    cards: dict[str, CardState],
    now: Callable[[], datetime],
    *,
    due_only: bool,
) -> int:
    """Ask until the time is over, nothing is left, or somebody stops; return how many were asked.

    Each answer is saved before the next question is asked.
    """
    from mlcareer.advice.career.drill import next_question
    from mlcareer.advice.career.spacing import answered, rating_of

    end = now() + timedelta(minutes=questions.practice.minutes)
    number = 0
    while now() < end:
        question = next_question(questions, chosen, cards, now(), due_only=due_only)
        if question is None:
            break
        try:
            named = _asked(guide, question)
        except LeftError:
            break
        if named is None:
            break
        rating = rating_of(named, len(question.points), questions.practice)
        card = answered(cards.get(question.id), question.id, rating, now())
        _save(card)
        cards[question.id] = card
        number += 1
        again = _when(card.due, now())
        warn(f"  {named} of {len(question.points)} points: {rating}. Again {again}.\n")
    return number


def _asked(guide: Guide, question: Question) -> int | None:
    """Ask one question and return how many points were named; `None` to stop.

    Raises:
        LeftError: The person left instead.
    """
    from mlcareer.guide.lookup import by_id

    level, area = by_id(question.level, guide.level), by_id(question.area, guide.interview)
    warn(f"{area.name}, {level.name.lower()}\n{question.text}\n")
    ask("Answer aloud, then press Enter", str)
    warn("A strong answer names:")
    for number, point in enumerate(question.points, 1):
        warn(f"  {number}  {point}")
    warn(f"A weak one: {question.weak}")
    most = len(question.points)
    typed = ask(
        "Which did you name? Such as 1 3, or all. Enter for none, q to stop",
        lambda text: _ticks(text, most),
    )
    if typed is None:
        return 0
    return None if typed < 0 else typed


def _ticks(text: str, most: int) -> int:
    """Read which points were named; -1 to stop.

    Raises:
        UsageError: It names a point that is not there.
    """
    words = text.replace(",", " ").casefold().split()
    if words and words[0] in STOP:
        return -1
    if words in (["a"], ["all"]):
        return most
    if words in (["none"], ["0"]):
        return 0
    numbers = {int(word) if word.isdecimal() else 0 for word in words}
    if not all(1 <= number <= most for number in numbers):
        raise UsageError(f"{text!r} names no points", hint=f"Write numbers from 1 to {most}.")
    return len(numbers)


def _when(due: datetime, now: datetime) -> str:
    """Say when a question comes again: `in 10 minutes`, `on 30 November 2026`."""
    away = due - now
    if away < timedelta(hours=1):
        minutes = max(1, round(away / timedelta(minutes=1)))
        return "in a minute" if minutes == 1 else f"in {minutes} minutes"
    return f"on {due.day} {due:%B %Y}"


def _closing(
    done: int, chosen: tuple[Question, ...], cards: dict[str, CardState], now: datetime
) -> str:
    number = "1 question" if done == 1 else f"{done} questions"
    mine = [cards[each.id] for each in chosen if each.id in cards]
    if not mine:
        return f"{number} answered."
    first = min(card.due for card in mine)
    when = "now" if first <= now else _when(first, now)
    return f"{number} answered. The next is due {when}: mlcareer drill --due"
