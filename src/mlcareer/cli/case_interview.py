"""The questions that `mlcareer advise` and `mlcareer profile init` put to a person at a terminal.

Seven lines ask for all that most answers rest on. Any of them may be passed over with Enter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from shlex import join
from typing import TYPE_CHECKING, Any

from mlcareer.cli.asking import ask
from mlcareer.cli.profile_questions import (
    LOANS,
    QUESTIONS,
    changed,
    read_level,
    read_loans,
    read_role,
)
from mlcareer.errors import UsageError
from mlcareer.guide.kinds import GUIDE
from mlcareer.reading.newer_data import newest_data
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.profile import Profile

Answers = Mapping[str, Any]
"""What was answered, by the fields of a profile."""

TIME = {"month": "target.months", "hour": "hours"}
TERMS = {
    "employer": "employer_pension",
    "pension": "pension",
    "loan": LOANS,
    "child": "children",
    "hour": "contract_hours",
    "bonus": "bonus",
    "nation": "nation",
}
"""How words begin that say which field a part of an answer is for; the first that fits counts."""

FILLERS = frozenset({"a", "an", "of", "plan", "student", "week", "year"})
"""Words beside a value that are none of it."""


class Asked(Record, kw_only=False):
    """One question, and the fields of a profile that it may fill."""

    text: str
    fields: tuple[str, ...]
    read: Callable[[str], Answers]
    beside: str = ""
    """The field that must be known for the question to be of use."""
    many: bool = False
    """Whether it is asked again until nothing is typed."""


def read_start(typed: str) -> Answers:
    """Read a level, or else the role that somebody comes from.

    Raises:
        UsageError: It is neither.
    """
    try:
        return {"level": read_level(typed)}
    except UsageError as error:
        try:
            return {"origin": read_role(typed)}
        except UsageError:
            raise error from None


def read_parts(words: Mapping[str, str], typed: str) -> Answers:
    """Read several answers, parted by commas, each with a word that says which it is.

    A number without such a word is for the first field that no other part has filled.

    Raises:
        UsageError: A part says nothing of these fields, or its value cannot be read.
    """
    found: dict[str, Any] = {}
    for part in re.split(r",\s+|\s+and\s+", typed.strip()):
        said = part.casefold().split()
        named = (words[key] for key in words if any(word.startswith(key) for word in said))
        field = next(named, None)
        if field is None and part[:1].isdigit():
            field = next((each for each in words.values() if each not in found), None)
        if field is None:
            known = ", ".join(dict.fromkeys(words))
            raise UsageError(f"{part!r} does not say what it is", hint=f"Name one of: {known}.")
        value = " ".join(word for word in part.split() if not _is_name(word, words))
        if field == LOANS:
            found[LOANS] = (*found.get(LOANS, ()), *read_loans((value,)))
        else:
            found[field] = _question_of(field)(value)
    return found


def _is_name(word: str, words: Mapping[str, str]) -> bool:
    said = word.casefold()
    return said in FILLERS or any(said.startswith(key) for key in words)


def _question_of(field: str) -> Callable[[str], Any]:
    return next(question.read for question in QUESTIONS if question.field == field)


def _one(field: str, text: str, *, many: bool = False) -> Asked:
    read = _question_of(field)
    return Asked(
        text, (field,), lambda typed: {field: (read(typed),) if many else read(typed)}, "", many
    )


START = Asked(
    "Your level now, or the role you come from, such as data-scientist",
    ("level", "years", "origin"),
    read_start,
)
TARGET = _one("target.level", "The level you want to reach")

CASE = (
    START,
    TARGET,
    Asked(
        "Months to get there, and hours a week you can give it, such as 9, 5",
        ("target.months", "hours"),
        lambda typed: read_parts(TIME, typed),
        beside="target",
    ),
    _one("place", "Where you work"),
    _one("pay", "Base pay a year"),
    Asked(
        "What else changes your pay, such as: pension 5%, loan 2, 1 child, 30 hours",
        ("pension", LOANS, "children", "contract_hours"),
        lambda typed: read_parts(TERMS, typed),
        beside="pay",
    ),
)
"""What a plan, and what is said of pay, rest on."""

SKILLS = _one("skill", "A skill you have, and after a colon the work that shows it", many=True)


def open_questions(own: Profile) -> list[Asked]:
    """Return the questions of a case that nothing answers yet."""
    return [asked for asked in CASE if all(_now(own, field) is None for field in asked.fields)]


def interview(own: Profile, questions: list[Asked]) -> Profile:
    """Ask some questions and return the case with what was answered.

    Raises:
        LeftError: The person left instead.
    """
    for asked in questions:
        if asked.beside and _now(own, asked.beside) is None:
            continue
        suggested = _level_above(own) if asked is TARGET else ""
        while (answer := ask(asked.text, asked.read, suggested)) is not None:
            own = changed(own, answer)
            if not asked.many:
                break
    return own


def command_to_keep(own: Profile) -> str:
    """Return the command that makes a profile of a case; skills are left to a CV."""
    words = ["mlcareer", "profile", "init"]
    for question in QUESTIONS:
        value = _now(own, question.field)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str | int | Decimal):
                words += [question.typed.split()[0], str(each)]
    return join(words)


def _level_above(own: Profile) -> str:
    """Return the level that is next for somebody; none where nothing says where they are."""
    ladder = [level.id for level in newest_data(GUIDE).level]
    above = ladder[ladder.index(own.level) + 1 :] if own.level in ladder else ladder
    return above[0] if above and (own.level or own.origin) else ""


def _now(own: Profile, name: str) -> object:
    value: object = own
    for part in name.split("."):
        value = getattr(value, part, None)
    return None if value == () else value
