"""What a word is that a command does not take: a level, a place or a skill, say, of another one."""

from __future__ import annotations

from mlcareer.cli.profile_questions import QUESTIONS
from mlcareer.errors import UsageError
from mlcareer.guide.kinds import GUIDE
from mlcareer.guide.lookup import find
from mlcareer.guide.places import find_place
from mlcareer.reading.newer_data import newest_data

COMMANDS_FOR = {
    "level": "levels",
    "skill": "skills",
    "role": "role",
    "sector": "sectors",
    "employer": "employers",
    "interview": "interview",
}
"""Tables of the guide, each with the command that takes their names."""

OF_A_CASE = ("level", "target.level", "place", "pay", "origin")
"""Fields of a profile that a bare word may be for, in the order in which they are tried."""


def command_for(name: str) -> list[str] | None:
    """Return the command that takes a name of the guide, with the name as it was typed."""
    guide = newest_data(GUIDE)
    for table, command in COMMANDS_FOR.items():
        try:
            find(table, name, getattr(guide, table))
        except UsageError:
            continue
        return [command, name]
    try:
        find_place(guide, name)
    except UsageError:
        return None
    return ["locations", name]


def as_options(words: list[str]) -> list[str] | None:
    """Return bare words as options on one's own case: `--level mid --to senior`.

    `None` where a word is none of it.
    """
    options: dict[str, list[str]] = {}
    readers = {each.field: each for each in QUESTIONS if each.field in OF_A_CASE}
    for word in words:
        for field in OF_A_CASE:
            if field in options:
                continue
            try:
                readers[field].read(word)
            except UsageError:
                continue
            # The last of its names, which is the shortest to type.
            options[field] = [readers[field].typed.split()[-2], word]
            break
        else:
            return None
    return [text for option in options.values() for text in option]
