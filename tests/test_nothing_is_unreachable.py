"""Every entry of the guide is shown, word for word, by the command that is named for it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.advice.search.other_entries import (
    findable_commands,
    findable_pay_rules,
    findable_visa_rules,
)
from mlcareer.advice.search.shown_by import SHOWN_BY, TOPIC_COMMANDS, command_for
from mlcareer.cli.commands import COMMANDS
from mlcareer.guide.entries import OTHER_SPELLINGS, REFERENCES, entries_of, reference
from mlcareer.guide.load import load_pay_rules, load_visa_rules
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Fact, Guide
from mlcareer.record import Record

if TYPE_CHECKING:
    from tests.conftest import Run

Shown = Callable[[tuple[str, ...]], str]

NAMES_FOR_THE_PROGRAM = {
    *("id", "about", "states", "kind", "topic", "period", "only"),
    # Pages say these in words of their own: `useful`, `closed`.
    *("standing", "status"),
    # The list of all parts or places has these, and the page of one has the whole text.
    *("prepare", "short"),
    *REFERENCES,
    *OTHER_SPELLINGS,
}
"""Keys whose values lead to an entry and are not read out as they stand."""


@pytest.fixture
def shown(run: Run) -> Shown:
    """Return what a command prints as Markdown, in plain words, each command run once."""
    pages: dict[tuple[str, ...], str] = {}

    def shown_by(command: tuple[str, ...]) -> str:
        if command not in pages:
            outcome = run(*command, "--format", "markdown", "--today", "2026-11-23")
            assert outcome.exit_code == 0, (command, outcome.err)
            pages[command] = plain(outcome.out)
        return pages[command]

    return shown_by


def plain(text: str) -> str:
    """Take the marks of Markdown out of a text and put it on one line."""
    unescaped = re.sub(r"\\(.)", r"\1", text.replace("<br>", " ")).replace("&amp;", "&")
    return " ".join(unescaped.split())


def told(entry: Record) -> Iterable[str]:
    """Return all that an entry says: its texts, its figures and its days, as people read them."""
    for key in entry.record_fields:
        value = getattr(entry, key)
        if key in NAMES_FOR_THE_PROGRAM or value is None or isinstance(value, bool):
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from told(item)
            elif isinstance(item, int):
                yield f"{item:,}" if item >= 10_000 else str(item)
            elif isinstance(item, date):
                yield f"{item.day} {item:%B %Y}"
            else:
                yield plain(str(item))


def values(entry: Record) -> Iterable[object]:
    """Return all that an entry says as JSON would write it, with its id."""
    for key in entry.record_fields:
        value = getattr(entry, key)
        if key in NAMES_FOR_THE_PROGRAM - {"id"} or value is None or isinstance(value, bool):
            continue
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from values(item)
            else:
                yield item.isoformat() if isinstance(item, date) else item


def leaves(value: object) -> Iterable[object]:
    """Return every single value in a piece of JSON."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def unreachable(guide: Guide, entries: Iterable[tuple[str, Any]], shown: Shown) -> list[str]:
    """Return what entries say that the command named for them does not show."""
    lost = []
    for table, entry in entries:
        page = shown(command_for(guide, table, entry)).casefold()
        lost += [
            f"{reference(table, entry.id)}: {words}"
            for words in told(entry)
            if words.casefold() not in page
        ]
    return lost


def test_every_entry_of_the_guide_is_shown_by_the_command_named_for_it(
    guide: Guide, shown: Shown
) -> None:
    assert unreachable(guide, entries_of(guide), shown) == []


def test_what_is_found_beside_the_guide_is_named_by_the_command_for_it(
    run: Run, shown: Shown
) -> None:
    commands = list(findable_commands(COMMANDS))
    rules = [*findable_visa_rules(load_visa_rules()), *findable_pay_rules(load_pay_rules())]

    assert all(run(*command.command).exit_code == 0 for command in commands)
    lost = [
        rule.id
        for rule in rules
        if not any(
            plain(words).casefold() in shown(rule.command).casefold()
            for words in (rule.name, *rule.texts)
        )
    ]
    assert lost == []


def test_every_value_of_the_guide_stands_in_the_json_of_that_command(
    guide: Guide, run: Run
) -> None:
    leaves_of: dict[tuple[str, ...], set[object]] = {}
    lost = []
    for table, entry in entries_of(guide):
        command = command_for(guide, table, entry)
        if command not in leaves_of:
            outcome = run(*command, "--format", "json", "--today", "2026-11-23")
            leaves_of[command] = set(leaves(json.loads(outcome.out)))
        # An answer holds the category of a skill as an entry, and JSON writes its id.
        shown_as = [entry.id] if table == "skill_category" else values(entry)
        lost += [
            (reference(table, entry.id), value)
            for value in shown_as
            if value not in leaves_of[command]
        ]

    assert lost == []


def test_an_entry_that_no_command_shows_is_caught(guide: Guide, shown: Shown) -> None:
    docker = by_id("docker", guide.skill)
    hidden = docker.replace(summary="Said by no page.", why="Nobody would learn of it.")

    lost = unreachable(guide, [("skill", hidden)], shown)

    assert lost == [
        "skill:docker: Said by no page.",
        "skill:docker: Nobody would learn of it.",
    ]


def test_a_fact_of_another_topic_than_its_command_shows_is_caught(
    guide: Guide, shown: Shown
) -> None:
    stray = Fact(id="stray", topic="role", text="Shown nowhere.", sources=("obi-guide",))

    assert unreachable(guide, [("fact", stray)], shown) == ["fact:stray: Shown nowhere."]


def test_every_table_of_a_guide_is_shown_somewhere() -> None:
    assert set(SHOWN_BY) == set(Guide.record_fields)


def test_every_command_named_for_an_entry_is_one(guide: Guide) -> None:
    named = {command_for(guide, table, entry)[0] for table, entry in entries_of(guide)}

    assert named <= set(COMMANDS)


def test_every_topic_a_fact_can_have_has_a_command() -> None:
    topics = Fact.__annotations__["topic"].removeprefix("Literal[").removesuffix("]")

    assert set(TOPIC_COMMANDS) == set(json.loads(f"[{topics.replace(chr(39), chr(34))}]"))
    assert set(TOPIC_COMMANDS.values()) <= set(COMMANDS)
