"""What `interview.toml` holds: interview questions with what a strong and a weak answer names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from mlcareer.guide.constraints import Between, NotEmpty
from mlcareer.guide.model import EntryRef, Id, WordList, Words
from mlcareer.record import Entry, Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.toml_file import TomlFile


class AboutQuestions(Record):
    """The questions as a whole, under `[interview_questions]`."""

    title: Words
    checked: date
    """The day on which somebody last read them through."""
    note: Words
    """Whose judgement they are."""


class PracticeRules(Record):
    """How `drill` asks, under `[practice]`. Our judgement."""

    hard_from: Annotated[Decimal, Between(0, 1)]
    """Share of a question's points from which an answer was hard, and no failure."""
    good_from: Annotated[Decimal, Between(0, 1)]
    """Share from which it was good; with all of them it was easy."""
    minutes: Annotated[int, Between(1, 120)]
    """Of a session, after which no further question is asked."""
    new_a_day: Annotated[int, Between(1, 100)]
    """Questions that are asked for the first time on one day, at most."""


class Question(Entry):
    """One question, under `[[question]]`."""

    id: Id
    level: Id
    """The level that it is asked at: an entry of the guide's `level`."""
    area: Id
    """The part of an interview that it belongs to: an entry of the guide's `interview`."""
    entry: EntryRef
    """The entry of the guide that it tests."""
    text: Words
    """As it is asked."""
    points: Annotated[WordList, NotEmpty()]
    """What a strong answer names."""
    weak: Words
    """What a weak answer does, or leaves out."""


class InterviewQuestions(Record):
    """The whole file, one field a table."""

    interview_questions: AboutQuestions
    practice: PracticeRules
    question: Annotated[tuple[Question, ...], NotEmpty()]


def checked_interview_questions(file: TomlFile, guide: Guide) -> InterviewQuestions:
    """Make the questions of a file's values; all that they name must be in the guide.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    # Imported late, as the checks are not needed where a snapshot is.
    from mlcareer.guide.entries import entries_of, reference
    from mlcareer.guide.sourced import check_ids

    entries = {reference(table, entry.id) for table, entry in entries_of(guide)}

    def check(file: TomlFile, questions: InterviewQuestions) -> None:
        if questions.practice.good_from <= questions.practice.hard_from:
            file.report(("practice", "good_from"), "must be above hard_from")
        for index, question in enumerate(questions.question):
            for key, name in (
                ("level", f"level:{question.level}"),
                ("area", f"interview:{question.area}"),
                ("entry", question.entry),
            ):
                if name not in entries:
                    near = file.near(name, entries)
                    file.report(("question", index, key), f"the guide has no {name}{near}")

    return file.checked(InterviewQuestions, check_ids, check)
