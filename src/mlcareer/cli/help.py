"""The start page and all help, as lines of plain text.

`mlcareer` alone prints six questions, `mlcareer --help` the panels of commands, and `--help`
after a command its own. All of it is read from the list and the table of commands, so that it
needs neither Typer nor Rich; the few marks for bold and cyan are written here.
"""

from __future__ import annotations

import os
import sys

from mlcareer.cli.commands import COMMANDS, PANELS

TYPE_CHECKING = False  # as in typing, which is slow to import
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mlcareer.cli.described import Described, Parameter

ABOUT = "Salary and career advice for machine-learning engineers in the UK"

QUESTIONS = {
    "What should I earn?": "salary senior london",
    "What will I take home?": "take-home 85k",
    "Is this offer good?": "offer 85k --level mid --region london",
    "What does my CV lack?": "gap cv.pdf --advert advert.txt",
    "Is my budget right?": "hire mid bristol --budget 70-80k",
    "What do I do next?": "advise",
}
"""What people arrive with, and a command that answers it."""

KEEPERS = "For guide keepers"
"""The panel that is one line."""

COMMON_FIRST = ("--full", "--format", "--pence", "--no-profile", "--no-pager", "--no-color")
"""The common options that are used most, in that order; all others follow, and `--help` last."""

NARROW = 30
"""Columns for the names of options; a longer name stands on a line of its own."""

WIDTH_OF_A_PIPE = 80

MOST_DIGITS = 4
"""Of `COLUMNS`; no terminal is as wide as more of them say."""


def start_page(width: int) -> Iterator[str]:
    """Write the questions that `mlcareer` alone answers."""
    asked = {
        question: f"mlcareer {command}"
        for question, command in QUESTIONS.items()
        if command.split()[0] in COMMANDS
    }
    yield from _wrapped(ABOUT, width)
    yield ""
    yield from _beside(asked, width, command=True, gap=2)
    yield ""
    yield from _wrapped(
        "All commands: mlcareer --help. Works offline; nothing leaves your computer.", width
    )


def panels_page(width: int) -> Iterator[str]:
    """Write all commands in their panels: two columns where they fit, and else one."""
    yield from _wrapped(f"{ABOUT}, offline", width)
    yield ""
    rows = _two_columns()
    # A command in the right column is indented, so that no more room than that is needed.
    column = max(len(left) + (0 if right.startswith(" ") else 2) for left, right in rows if right)
    if column + max(len(right) for _, right in rows) > width:
        rows = [(line, "") for panel in _panels() for line in (*panel, "")][:-1]
    for left, right in rows:
        gap = " " * (column - len(left)) if right else ""
        yield _marked(left) + gap + _marked(right)
    yield ""
    keepers = f"{KEEPERS}: {', '.join(PANELS[KEEPERS])}"
    example = "Example: mlcareer salary senior london"
    if len(keepers) + len(example) + 3 <= width:
        yield f"{keepers}   {example}"
    else:
        yield from _wrapped(keepers, width)
        yield from _wrapped(example, width)


def _panels() -> list[list[str]]:
    column = max(map(len, COMMANDS)) + 2
    return [
        [title, *(f"  {name:<{column}}{words}" for name, words in panel.items())]
        for title, panel in PANELS.items()
        if title != KEEPERS
    ]


def _two_columns() -> list[tuple[str, str]]:
    """Put each panel in the column that is shorter so far, and return the lines of both."""
    left: list[str] = []
    right: list[str] = []
    for panel in _panels():
        shorter = min(left, right, key=len)
        shorter += ["", *panel] if shorter else panel
    rows = max(len(left), len(right))
    return [
        (one, other)
        for one, other in zip(
            left + [""] * (rows - len(left)), right + [""] * (rows - len(right)), strict=True
        )
    ]


def _marked(line: str) -> str:
    """Mark a line of a panel: its heading bold, or the command that it begins with cyan."""
    if not line.startswith("  "):
        return bold(line) if line else ""
    name, _, words = line.strip().partition(" ")
    return f"  {cyan(name)} {words}"


def command_page(names: list[str], command: Described, width: int) -> Iterator[str]:
    """Write the help of one command: its usage, what it does, options and examples."""
    called = " ".join(["mlcareer", *names])
    yield from _wrapped(f"Usage: {usage(called, command)}", width, "  ")
    for paragraph in command["says"].split("\n"):
        yield ""
        yield from _wrapped(paragraph, width)
    yield from _listed(
        "Commands",
        {name: _first_sentence(inner["says"]) for name, inner in command["commands"].items()},
        width,
    )
    yield from _listed("Words", _explained(command["arguments"]), width)
    own = [option for option in command["options"] if not option["common"]]
    common = sorted((each for each in command["options"] if each["common"]), key=_use)
    yield from _listed("Options", _explained(own), width)
    yield from _listed("Common options", _explained(common), width)
    if command["examples"]:
        yield ""
        yield bold("Examples" if len(command["examples"]) > 1 else "Example")
        for example in command["examples"]:
            yield from _wrapped(f"  {example}", width, "    ")


def options_page(table: Described, width: int) -> Iterator[str]:
    """Write the options that many commands have, and those of the program itself."""
    says = "Options that many commands have. Each may come anywhere after the command."
    yield from _wrapped(says, width)
    common = {
        option["names"][0]: option
        for command in _all_commands(table)
        for option in command["options"]
        if option["common"]
    }
    in_order = sorted(common.values(), key=_use)
    yield from _listed("Common options", _explained(in_order), width)
    yield from _listed("Before any command", _explained(table["options"]), width)


def _use(option: Parameter) -> int:
    """Return where a common option comes, by how much it is used."""
    name = option["names"][0]
    if name in COMMON_FIRST:
        return COMMON_FIRST.index(name)
    return len(COMMON_FIRST) + (name == "--help")


def _all_commands(table: Described) -> Iterator[Described]:
    for command in table["commands"].values():
        yield command
        yield from _all_commands(command)


def usage(called: str, command: Described) -> str:
    """Return how a command is typed: `mlcareer salary [LEVEL] [PLACE] [OPTIONS]`."""
    if command["commands"]:
        return f"{called} COMMAND"
    words = [
        shown if word["required"] else f"[{shown}]"
        for word in command["arguments"]
        for shown in [word["names"][0] + ("..." if word["many"] else "")]
    ]
    bare = [f"[{option['metavar']}]" for option in command["options"] if option["bare"]]
    return " ".join([called, *words, *bare, "[OPTIONS]"])


def _explained(parameters: list[Parameter]) -> dict[str, str]:
    return {named(each): each["help"] for each in parameters}


def named(parameter: Parameter) -> str:
    """Return how an option or a word is typed: `--level, -l LEVEL`."""
    names = ", ".join(parameter["names"])
    is_word = not names.startswith("-")
    return names if is_word or not parameter["metavar"] else f"{names} {parameter['metavar']}"


def _first_sentence(says: str) -> str:
    return says.split("\n", 1)[0]


def _listed(heading: str, rows: Mapping[str, str], width: int) -> Iterator[str]:
    if rows:
        yield ""
        yield bold(heading)
        yield from _beside({f"  {name}": says for name, says in rows.items()}, width)


def _beside(
    rows: Mapping[str, str], width: int, *, command: bool = False, gap: int = 2
) -> Iterator[str]:
    """Write names, each with what belongs beside it, or below it where there is no room."""
    fitting = [len(name) for name in rows if len(name) <= NARROW - gap]
    column = max(fitting, default=0) + gap
    below = command and column + max(map(len, rows.values())) > width
    for name, says in rows.items():
        if below:
            yield name
            yield from _wrapped(f"  {says}", width, "    ")
        elif len(name) + gap > column:
            yield from _wrapped(name, width, "      ")
            yield from _wrapped(" " * column + says, width, " " * column)
        else:
            yield from _wrapped(f"{name:<{column}}{says}", width, " " * column)


def _wrapped(text: str, width: int, indent: str = "") -> Iterator[str]:
    """Break a line between words; each further one begins with `indent`.

    Not textwrap's, whose import costs more than all of this.
    """
    while len(text) > width:
        start = len(text) - len(text.lstrip())
        at = text.rfind(" ", start + 1, width + 1)
        if at <= len(indent):
            # Behind the first word, as blanks before it may be wider than all that there is.
            at = text.find(" ", max(width, start + 1))
            if at < 0:
                break
        yield text[:at].rstrip()
        text = indent + text[at:].lstrip()
    yield text


def width_of_output() -> int:
    """Return the columns of the terminal, or of `COLUMNS`; a pipe has 80."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and len(asked) <= MOST_DIGITS and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH_OF_A_PIPE
    except (OSError, ValueError):
        return WIDTH_OF_A_PIPE


def bold(text: str) -> str:
    """Mark a heading."""
    return f"\x1b[1m{text}\x1b[0m" if _colored() else text


def cyan(text: str) -> str:
    """Mark the name of a command."""
    return f"\x1b[36m{text}\x1b[0m" if _colored() else text


def _colored() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in {"dumb", "unknown"}
