"""Every name that an option or a word takes is in the table that a Tab is answered from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.command_table import table_content
from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.completion import complete_loan, complete_question, complete_region
from mlcareer.cli.describing import described_program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.cli.described import Described, Parameter

TAKES_A_NAME = frozenset(
    ("LEVEL", "REGION", "ROLE", "NAME", "NATION", "PLAN", "ID", "YEAR", "CODE", "ROUTE", "PLACE")
)
"""How options and words are called that take a name from the data."""


@pytest.fixture(scope="module")
def table() -> Described:
    """Return the table as the build makes it."""
    return described_program()


def parameters_of(command: Described) -> Iterator[Parameter]:
    yield from (*command["arguments"], *command["options"])
    for inner in command["commands"].values():
        yield from parameters_of(inner)


def test_the_table_holds_every_command_and_the_help(table: Described) -> None:
    assert list(table["commands"]) == [*COMMANDS, "help"]


def test_whatever_takes_a_name_has_values(table: Described) -> None:
    takes_names = [each for each in parameters_of(table) if each["metavar"] in TAKES_A_NAME]

    assert takes_names
    assert [each["names"] for each in takes_names if not each["values"]] == []


def test_every_option_says_what_it_does(table: Described) -> None:
    assert [each["names"] for each in parameters_of(table) if not each["help"]] == []


def test_every_command_has_two_examples_that_call_it(table: Described) -> None:
    for words, command in leaves(table, "mlcareer"):
        assert len(command["examples"]) == 2, words
        assert all(words in each for each in command["examples"]), words


def leaves(command: Described, words: str) -> Iterator[tuple[str, Described]]:
    if not command["commands"]:
        yield words, command
    for name, inner in command["commands"].items():
        yield from leaves(inner, f"{words} {name}")


def test_a_region_is_also_a_place_in_it_and_each_has_its_name() -> None:
    values = dict(complete_region())

    assert values["london"] == "London"
    assert values["cambridge"] == "Cambridge"


def test_a_question_is_described_by_its_text() -> None:
    assert dict(complete_question())["phd"].endswith("?")


def test_no_student_loan_is_a_value_too() -> None:
    assert complete_loan()[-1] == ("none", "No student loan")


def test_the_table_is_small_enough_to_be_read_at_each_tab(table: Described) -> None:
    # A tenth of a bare start of Python is some 4 million instructions, about 300 kB of values.
    assert 10_000 < len(table_content(table)) < 300_000
