"""The words that our pages, help and data are written in: none that the design forbids.

What is forbidden is data, in tests/forbidden_words.toml. It is looked for in each help text, each
text of the data and the full page of each command.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.loading import load_command
from mlcareer.guide.load import load_guide, load_pay_rules, load_visa_rules
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.conftest import Run

WORDS = tomllib.loads((Path(__file__).parent / "forbidden_words.toml").read_text(encoding="utf-8"))

NAMES = frozenset({"id", "address", "states", "about", "title", "publisher", "aliases", "keywords"})
"""Keys whose values are names, addresses or what people search for, and no prose of ours."""


def forbidden_in(text: str) -> list[str]:
    """Return the forbidden phrases in a text, matched as whole words in any case."""
    plain = " ".join(text.split())
    for quoted in WORDS["quotations"]:
        plain = plain.replace(quoted, "")
    return [
        phrase
        for phrase in WORDS["phrases"]
        if re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", plain, re.IGNORECASE)
    ]


def hits(texts: Iterable[tuple[str, str]]) -> list[str]:
    """Return where each forbidden phrase is."""
    return [f"{where}: {phrase}" for where, text in texts for phrase in forbidden_in(text)]


def texts_in(record: Record, where: str) -> Iterator[tuple[str, str]]:
    """Walk all prose of a data file."""
    for key in record.record_fields:
        if key in NAMES:
            continue
        value = getattr(record, key)
        name = f"{where}.{getattr(record, 'id', '')}.{key}".replace("..", ".")
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Record):
                yield from texts_in(item, name)
            elif isinstance(item, str):
                yield name, item


def help_texts(command: Any, name: str) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - Typer does not export the type
    """Walk the help of a command, of its options and of the commands below it."""
    yield name, command.help or ""
    for parameter in command.params:
        yield f"{name} {parameter.name}", getattr(parameter, "help", None) or ""
    for inner, below in getattr(command, "commands", {}).items():
        yield from help_texts(below, f"{name} {inner}")


def test_the_texts_of_the_data_are_in_plain_words() -> None:
    books = {
        "guide.toml": load_guide(),
        "pay-rules.toml": load_pay_rules(),
        "visa.toml": load_visa_rules(),
    }

    assert hits(pair for name, book in books.items() for pair in texts_in(book, name)) == []


def test_every_help_text_is_in_plain_words() -> None:
    commands = [(load_command(name), name) for name in COMMANDS]

    assert hits(pair for command in commands for pair in help_texts(*command)) == []


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_page_of_each_command_is_in_plain_words(run: Run, command: str) -> None:
    page = run(*command.split(), "--help").out

    assert hits([(f"{command} --help", page)]) == []


@pytest.mark.parametrize(
    "arguments",
    [
        "skills",
        "skills --level senior",
        "skills docker",
        "compare",
        "role",
        "levels",
        "levels senior --next",
        "sectors",
        "sectors finance",
        "employers",
        "locations",
        "locations remote",
        "interview",
        "interview system-design",
        "portfolio",
        "transition",
        "transition --from data-scientist",
        "faq",
        "faq phd",
        "search deploying models",
        "salary",
        "salary senior london",
        "salary junior london --pay 40k",
        "take-home 85k",
        "raise 62k 85k",
        "offer 85k --level mid --region london",
        "visa 62k",
        "contract 600/day",
        "plan --level mid --to senior",
        "sources",
        "sources --check",
    ],
)
def test_each_full_page_is_in_plain_words(run: Run, arguments: str) -> None:
    page = run(*arguments.split(), "--full", columns=200).out

    assert hits([(arguments, page)]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It STANDS alone.", ["stands"]),
        ("The page has no\n  basis in the guide.", ["no basis in the guide"]),
        ("two noughts", ["noughts"]),
        ("He understands and has told-off words.", []),
    ],
)
def test_a_forbidden_phrase_is_found_whole_and_in_any_case(text: str, found: list[str]) -> None:
    assert forbidden_in(text) == found


def test_a_forbidden_word_in_the_data_is_caught_with_its_place() -> None:
    guide = load_guide()
    worse = guide.faq[0].replace(short_answer="That is told elsewhere.")

    assert hits(texts_in(worse, "faq")) == [f"faq.{worse.id}.short_answer: told"]


def test_a_forbidden_word_in_the_help_of_an_option_is_caught() -> None:
    salary = load_command("salary")
    option = next(param for param in salary.params if param.name == "years")
    option.help = "Half way up."

    assert hits(help_texts(salary, "salary"))[-1:] == ["salary years: half way"]
