"""The start page and help: what a person reads first, at every width."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.commands import COMMANDS, PANELS
from mlcareer.cli.describing import described_program
from mlcareer.cli.help import QUESTIONS, command_page, options_page, panels_page, start_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

    from mlcareer.cli.described import Described

WIDTHS = (60, 80, 120)


@pytest.fixture(scope="module")
def table() -> Described:
    """Return all commands."""
    return described_program()


def pages_of(command: Described, names: list[str]) -> Iterator[tuple[list[str], Described]]:
    yield names, command
    for name, inner in command["commands"].items():
        yield from pages_of(inner, [*names, name])


def test_the_program_alone_answers_with_questions_and_a_command_for_each(run: Run) -> None:
    outcome = run()

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith(
        "Salary and career advice for machine-learning engineers in the UK\n\n"
        "What should I earn?     mlcareer salary senior london\n"
    )
    assert outcome.out.count("\n") <= 22


def test_every_question_with_a_command_of_ours_is_asked() -> None:
    asked = [question for question, command in QUESTIONS.items() if command.split()[0] in COMMANDS]
    page = "\n".join(start_page(80))

    assert len(asked) >= 5
    assert all(question in page for question in asked)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_the_first_two_pages_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, start_page(width))) <= width
    assert max(map(len, panels_page(width))) <= width


def test_help_lists_every_command_once_in_its_panel(run: Run) -> None:
    outcome = run("--help")

    assert (outcome.exit_code, outcome.err) == (0, "")
    for name, words in COMMANDS.items():
        if name not in PANELS["For guide keepers"]:
            assert outcome.out.count(f"  {name:<12}{words}") == 1, name
    assert outcome.out.count("\n") <= 22
    assert run("-h") == run("help") == outcome


def test_panels_stand_in_two_columns_where_they_fit_and_else_in_one() -> None:
    both = "Salaries & roles                        Your pay & offers"

    assert both in list(panels_page(80))
    assert both not in list(panels_page(77))
    assert "Your pay & offers" in list(panels_page(77))


def test_a_command_is_described_in_at_most_six_words() -> None:
    assert [words for words in COMMANDS.values() if len(words.split()) > 6] == []


def test_headings_are_bold_and_commands_cyan_only_in_colour(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("--help").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = run("--help").out
    monkeypatch.setenv("NO_COLOR", "1")

    assert run("--help").out == plain
    assert "\x1b" not in plain
    assert "\x1b[1mSalaries & roles\x1b[0m" in coloured
    assert "\x1b[36msalary\x1b[0m" in coloured
    assert coloured.replace("\x1b[1m", "").replace("\x1b[36m", "").replace("\x1b[0m", "") == plain


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_help_is_wider_than_the_terminal(table: Described, width: int) -> None:
    pages = [list(command_page(names, each, width)) for names, each in pages_of(table, [])]
    pages.append(list(options_page(table, width)))

    assert len(pages) > len(COMMANDS)
    too_wide = [
        line
        for page in pages
        for line in page
        # A command to copy is never broken inside a quoted text, nor a name inside itself.
        if len(line) > width and " " in line.strip()
    ]
    assert too_wide == []


@pytest.mark.parametrize("width", [1, 3, 19])
def test_help_ends_where_a_terminal_is_narrower_than_its_indents(
    table: Described, width: int
) -> None:
    words = " ".join(
        line.strip() for line in command_page(["offer"], table["commands"]["offer"], width)
    )

    assert "Base pay" in words
    assert list(start_page(width))


def test_help_of_a_command_has_its_own_options_first_and_the_common_ones_last(run: Run) -> None:
    lines = run("salary", "--help").out.splitlines()

    assert lines[0].startswith("Usage: mlcareer salary ")
    assert lines[0].endswith("[OPTIONS]")
    headings = [line for line in lines[1:] if line and not line.startswith(" ")]
    assert headings[-3:-1] == ["Options", "Common options"]
    assert headings[-1] in {"Example", "Examples"}
    assert lines.index("Options") < lines.index("Common options")
    assert "  --help, -h" in "\n".join(lines[lines.index("Common options") :])


@pytest.mark.parametrize("typed", ["help salary", "salary -h", "salary --level mid --help"])
def test_help_is_asked_for_in_several_ways(run: Run, typed: str) -> None:
    assert run(*typed.split()) == run("salary", "--help")


def test_a_group_lists_its_commands_and_each_has_help_of_its_own(run: Run) -> None:
    assert "\n  validate  " in run("guide", "--help").out
    assert run("guide", "validate", "--help").out.startswith("Usage: mlcareer guide validate ")
    assert run("help", "guide", "validate") == run("guide", "validate", "--help")


def test_the_options_of_all_commands_have_a_page(run: Run) -> None:
    out = run("help", "options").out

    for option in ("--format", "--guide", "--no-color", "--version", "--install-completion"):
        assert f"\n  {option}" in out


def test_help_for_a_command_that_there_is_not_ends_with_2(run: Run) -> None:
    assert run("help", "salry") == (
        2,
        "",
        "mlcareer: there is no command 'salry'.\nDid you mean: mlcareer salary\n",
    )


def test_no_value_is_called_by_its_type(table: Described) -> None:
    kinds = {"TEXT", "STR", "INTEGER", "FLOAT", "<str>"}

    for _, command in pages_of(table, []):
        for each in (*command["arguments"], *command["options"]):
            assert each["metavar"].upper() not in kinds, each["names"]


@pytest.mark.parametrize("command", ["salary", "skills", "compare"])
def test_the_examples_of_a_command_run(run: Run, table: Described, command: str) -> None:
    for example in table["commands"][command]["examples"]:
        assert run(*shlex.split(example)[1:]).exit_code == 0
