"""The command that is called: found, run, and mistakes in the typing put in our words."""

from __future__ import annotations

import shlex
from itertools import pairwise
from typing import TYPE_CHECKING

import typer

from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.loading import load_command
from mlcareer.cli.streams import answering
from mlcareer.errors import ExitCode, UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    Raises:
        UsageError: The command is not known, or its options are not typed as it takes them.
    """
    name, *rest = arguments
    refuse_negative_amounts(rest)
    command = load_command(known_command(name))
    names = [name]
    inner = getattr(command, "commands", None)
    if inner and rest and not rest[0].startswith("-"):
        names.append(rest[0])
        if rest[0] not in inner:
            raise _unknown(names, list(inner))
        command = inner[rest[0]]
        rest = rest[1:]
    try:
        with answering():
            called = f"mlcareer {' '.join(names)}"
            return command.main(list(rest), prog_name=called, standalone_mode=False) or ExitCode.OK
    except typer.TyperException as error:
        raise _in_our_words(error, names, list(rest)) from error
    except typer.Abort:
        return ExitCode.FAILED


def known_command(name: str) -> str:
    """Return the name of a command as it was typed.

    Raises:
        UsageError: There is no such command.
    """
    if name not in COMMANDS:
        raise _unknown([name], list(COMMANDS))
    return name


def refuse_negative_amounts(arguments: Sequence[str]) -> None:
    """Say of `-5k` that it is less than zero, which Typer would take for an option.

    What follows an option is that option's value, and left to whoever reads it.

    Raises:
        UsageError: An argument is a negative amount.
    """
    for before, argument in pairwise(["", *arguments]):
        amount = argument[:1] == "-" and argument[1:2] in {"£", ".", *"0123456789"}
        if amount and not before.startswith("-"):
            raise UsageError(
                f"{argument!r} is less than zero.", hint="Write amounts as 95000, £95k or 95k."
            )


def _unknown(names: list[str], known: list[str]) -> UsageError:
    """Say that the last of these names is no command, and which one may have been meant."""
    *group, name = names
    near = nearest(name.casefold(), known)
    called = " ".join(["mlcareer", *group])
    hint = f"Did you mean: {called} {near}" if near else f"All commands: {called} --help"
    return UsageError(f"there is no command {name!r}.", hint=hint)


def _in_our_words(error: Exception, names: list[str], typed: list[str]) -> UsageError:
    """Say of a mistake in the typing what it is, and what to type instead."""
    from mlcareer.cli.command_table import described_command
    from mlcareer.cli.help import named, usage

    command = described_command(names)
    called = " ".join(["mlcareer", *names])
    option = getattr(error, "option_name", None)
    if option is not None:
        known = [name for each in command["options"] for name in each["names"]]
        if option not in known:
            near = nearest(option, known)
            return UsageError(
                f"{names[-1]} has no option {option!r}.",
                hint=_corrected(called, typed, option, near) or f"Options: {called} --help",
            )
        (of,) = (each for each in command["options"] if option in each["names"])
        if of["flag"]:
            return UsageError(f"{option} takes no value.", hint=f"{named(of)}: {of['help']}")
        return UsageError(f"{option} needs a value.", hint=f"{named(of)}: {of['help']}")
    parameter = getattr(error, "param", None)
    message = str(getattr(error, "message", error))
    if parameter is None:
        # Typer has this one in a sentence only, which ends with the words in brackets.
        words = message.rpartition(" (")[2].removesuffix(")") if message.endswith(")") else ""
        said = f"{names[-1]} does not take {words!r}." if words else message
        return UsageError(said, hint=f"Usage: {usage(called, command)}")
    at = next(
        each
        for each in (*command["arguments"], *command["options"])
        if {*each["names"]} & {*parameter.opts, (parameter.metavar or "").removesuffix("...")}
    )
    if hasattr(error, "param_type"):
        example = f"For example: {command['examples'][0]}" if command["examples"] else None
        return UsageError(f"{names[-1]} needs {at['names'][0]}: {at['help']}", hint=example)
    return UsageError(f"{at['names'][0]}: {message}", hint=f"{named(at)}: {at['help']}")


def _corrected(called: str, typed: list[str], wrong: str, near: str | None) -> str | None:
    """Return the line as it may have been meant, to be typed as it is."""
    if near is None:
        return None
    words = [
        near + word.removeprefix(wrong) if word == wrong or word.startswith(f"{wrong}=") else word
        for word in typed
    ]
    return f"Did you mean: {called} {shlex.join(words)}"
