"""Each command as plain values, as help shows it and a Tab completes it.

Typer is asked here what it has made of a command's function; all else works with the values
(`command_table`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.loading import load_command
from mlcareer.cli.metadata import last_mark, metadata_of
from mlcareer.cli.options import COMMON

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mlcareer.cli.described import Described, Parameter

EXAMPLE = "Example: "
"""How a line of a command's docstring begins that names a command to try."""

HELP_OPTION: Parameter = {
    "names": ["--help", "-h"],
    "metavar": "",
    "help": "Show this help and exit.",
    "flag": True,
    "required": False,
    "many": False,
    "bare": False,
    "common": True,
    "values": [],
}

ROOT_OPTIONS: tuple[tuple[str, str], ...] = (
    ("--version", "Show the version and exit."),
    ("--install-completion", "Teach your shell to complete commands, options and values."),
    ("--show-completion", "Print the script that does so, for SHELL."),
)
"""Options of the program itself, which come before any command."""


def described_program() -> Described:
    """Return the program: all commands, and the options that come before any."""
    commands = {name: described_by_name(name) for name in COMMANDS}
    names = [*COMMANDS.items(), ("options", "options that many commands have")]
    commands["help"] = {
        "short": "help for one command",
        "says": "Help for one command.",
        "examples": ["mlcareer help salary", "mlcareer help options"],
        "arguments": [{**HELP_OPTION, "names": ["COMMAND"], "flag": False, "values": names}],
        "options": [],
        "commands": {},
    }
    flags: list[Parameter] = [
        {**HELP_OPTION, "names": [name], "help": says} for name, says in ROOT_OPTIONS
    ]
    return {
        "short": "",
        "says": "Salary and career advice for machine-learning engineers in the UK.",
        "examples": [],
        "arguments": [],
        "options": [*flags, HELP_OPTION],
        "commands": commands,
    }


def described_by_name(name: str) -> Described:
    """Return one command of the list."""
    return {**described(load_command(name), name), "short": COMMANDS[name]}


def described(command: Any, name: str) -> Described:  # noqa: ANN401 - Typer does not export the type
    """Return a command, with those in it."""
    paragraphs = [" ".join(each.split()) for each in (command.help or "").split("\n\n")]
    examples = [
        line.strip().removeprefix(EXAMPLE)
        for line in (command.help or "").splitlines()
        if line.strip().startswith(EXAMPLE)
    ]
    says = [each for each in paragraphs if not each.startswith(EXAMPLE)]
    context = typer.Context(command, info_name=name)
    parameters = [each for each in command.params if not each.hidden]
    inner = getattr(command, "commands", {})
    bare = {
        name
        for name, metadata in metadata_of(command.callback).items()
        if (mark := last_mark(metadata, BareWord)) is not None and mark.kind is not None
    }
    return {
        "short": says[0].rstrip(".") if says else "",
        "says": "\n".join(says),
        "examples": examples,
        "arguments": [
            _parameter(each, context, bare)
            for each in parameters
            if each.param_type_name == "argument"
        ],
        "options": [
            *(
                _parameter(each, context, bare)
                for each in parameters
                if each.param_type_name == "option"
            ),
            HELP_OPTION,
        ],
        "commands": {each: described(child, each) for each, child in inner.items()},
    }


def _parameter(
    parameter: Any,  # noqa: ANN401 - as above
    context: typer.Context,
    bare: Collection[str],
) -> Parameter:
    is_option = parameter.param_type_name == "option"
    flag = is_option and bool(parameter.is_flag)
    values = [] if flag else list(_values(parameter, context))
    choices = "|".join(value for value, _ in values)
    metavar = parameter.metavar or (choices if is_option else parameter.name.upper())
    return {
        "names": list(parameter.opts) if is_option else [metavar.removesuffix("...")],
        "metavar": "" if flag else metavar,
        "help": " ".join((parameter.help or "").split()),
        "flag": flag,
        "required": bool(parameter.required),
        "many": bool(getattr(parameter, "multiple", False)) or parameter.nargs != 1,
        "bare": is_option and parameter.name in bare,
        "common": is_option and parameter.rich_help_panel == COMMON,
        "values": values,
    }


def _values(parameter: Any, context: typer.Context) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - as above
    for item in parameter.shell_complete(context, ""):
        if item.type == "plain":
            yield item.value, " ".join((item.help or "").split())
