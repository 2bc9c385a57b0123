"""The command that is called: found, run, and mistakes in the typing put in our words."""

from __future__ import annotations

import shlex
from itertools import pairwise
from typing import TYPE_CHECKING

import typer

from mlcareer.cli.commands import ALSO_CALLED, COMMANDS
from mlcareer.cli.loading import load_command
from mlcareer.cli.streams import answering
from mlcareer.errors import ExitCode, UnknownNameError, UsageError, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence


MOST_NAMED = 3
"""Other commands that are named which have an option."""

AMOUNT_SIGNS = frozenset("£0123456789")
"""What an amount begins with, and no command."""

FORMAT_OPTIONS = {"--json": "json", "--csv": "csv", "--markdown": "markdown", "--md": "markdown"}
"""Formats typed as options of their own, by the name that `--format` has for each."""

WRITTEN_ELSEWHERE = {"html": "report writes HTML: mlcareer report --output report.html"}
"""Formats that one command alone writes, with how to ask for them."""


def run_command(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    Raises:
        UsageError: The command is not known, or its options are not typed as it takes them.
    """
    name, *rest = arguments
    refuse_negative_amounts(rest)
    if name.startswith("-"):
        raise UsageError(
            f"{name!r} comes before a command.",
            hint="Write the command first: mlcareer salary --level senior",
        )
    command = load_command(known_command(name, rest))
    names = [name]
    inner = getattr(command, "commands", None)
    if inner is not None:
        if not rest or rest[0].startswith("-"):
            raise UsageError(
                f"{name} needs one of its commands.",
                hint=f"Write: mlcareer {name} {'|'.join(inner)}",
            )
        if rest[0] not in inner:
            raise _unknown([name, rest[0]], list(inner), rest[1:])
        names.append(rest[0])
        command = inner[rest.pop(0)]
    try:
        # Not by Typer's own `main`, which ends every run whose reader has seen enough with 1.
        with (
            answering(),
            command.make_context(f"mlcareer {' '.join(names)}", list(rest)) as context,
        ):
            command.invoke(context)
    except typer.Exit as ended:
        return ended.exit_code
    except typer.Abort:
        return ExitCode.FAILED
    except UnknownNameError as error:
        _look_elsewhere(error, rest)
        raise
    except typer.TyperException as error:
        raise _in_our_words(error, names, rest) from error
    return ExitCode.OK


def _look_elsewhere(error: UnknownNameError, typed: Sequence[str]) -> None:
    """Note the command that takes a name, where it was typed as a word and nothing is near."""
    words = pairwise(["", *typed])
    if error.meant or not any(
        word == error.typed and not before.startswith("-") for before, word in words
    ):
        return
    from mlcareer.cli.elsewhere import command_for

    found = command_for(error.typed)
    error.elsewhere = None if found is None else shlex.join(["mlcareer", *found])


def known_command(name: str, rest: Sequence[str] = ()) -> str:
    """Return the name of a command as it was typed, with `rest` after it.

    Raises:
        UsageError: There is no such command.
    """
    if name not in COMMANDS:
        raise _unknown([name], list(COMMANDS), rest)
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


def _unknown(names: list[str], known: list[str], rest: Sequence[str]) -> UsageError:
    """Say that the last of these names is no command, and which one may have been meant."""
    *group, name = names
    called = ALSO_CALLED.get(name.casefold())
    near = called if called in known else nearest(name.casefold(), known)
    if not group and name[:1] in AMOUNT_SIGNS:
        lines = [shlex.join(["mlcareer", each, name, *rest]) for each in ("take-home", "offer")]
        hint = "Did you mean: {}\n          or: {}".format(*lines)
    elif near is not None:
        hint = f"Did you mean: {shlex.join(['mlcareer', *group, near, *rest])}"
    elif name == "mlcareer" and rest:
        hint = f"Write it once: {shlex.join([name, *rest])}"
    elif group:
        hint = f"Write: mlcareer {group[0]} {'|'.join(known)}"
    else:
        hint = "All commands: mlcareer --help"
    return UsageError(f"there is no command {' '.join(names)!r}.", hint=hint)


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
                hint=_as_format(called, typed, option, known)
                or _corrected(called, typed, option, near)
                or _of_a_name(names, typed, option)
                or _of_another_command(names[-1], typed, option)
                or f"Options: {called} --help",
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
        hint = _with_options(names, typed, words.split()) or f"Usage: {usage(called, command)}"
        return UsageError(said, hint=hint)
    at = next(
        each
        for each in (*command["arguments"], *command["options"])
        if {*each["names"]} & {*parameter.opts, (parameter.metavar or "").removesuffix("...")}
    )
    if hasattr(error, "param_type"):
        example = f"For example: {command['examples'][0]}" if command["examples"] else None
        return UsageError(f"{names[-1]} needs {at['names'][0]}: {at['help']}", hint=example)
    if "is not one of" in message:
        wrong = message.split("'")[1]
        values = ", ".join(value for value, _ in at["values"])
        hint = WRITTEN_ELSEWHERE.get(wrong, f"Write one of: {values}")
        return UsageError(f"{at['names'][0]} cannot be {wrong!r}.", hint=hint)
    if "valid int range" in message or "is not in the range" in message:
        limits = (getattr(parameter.type, "min", None), getattr(parameter.type, "max", None))
        message = _whole_number(limits)
    return UsageError(f"{at['names'][0]}: {message}", hint=f"{named(at)}: {at['help']}")


def _whole_number(limits: tuple[int | None, int | None]) -> str:
    least, most = limits
    if least is not None and most is not None:
        return f"write a whole number from {least} to {most}."
    return "write a whole number." if least is None else f"write a whole number from {least}."


def _as_format(called: str, typed: list[str], option: str, known: Sequence[str]) -> str | None:
    """Return the line with `--format json` for `--json`."""
    if "--format" not in known or option not in FORMAT_OPTIONS:
        return None
    rest = [word for word in typed if word != option]
    return f"Did you mean: {called} {shlex.join([*rest, '--format', FORMAT_OPTIONS[option]])}"


def _of_a_name(names: list[str], typed: list[str], wrong: str) -> str | None:
    """Return the line with the option that takes what was typed: `--nation` for `--scotland`."""
    from mlcareer.cli.bare_words import option_for

    command = load_command(names[0])
    at = [place for place, word in enumerate(typed) if word.partition("=")[0] == wrong]
    if not at:
        return None  # one of several short options in one word
    index = at[0]
    value = typed[index].partition("=")[2] or next(iter(typed[index + 1 :]), "")
    for name, words in ((wrong.lstrip("-"), 1), (value, 1 if "=" in typed[index] else 2)):
        option = option_for(command, name) if name and name[0].isalpha() else None
        if option is not None:
            meant = [*typed[:index], option, name, *typed[index + words :]]
            return f"Did you mean: {shlex.join(['mlcareer', *names, *meant])}"
    return None


def _with_options(names: list[str], typed: list[str], words: list[str]) -> str | None:
    """Return the line with words behind the options that they are for, on one's own case."""
    from mlcareer.cli.elsewhere import as_options
    from mlcareer.cli.profile_questions import CommandOnCase

    if not isinstance(load_command(names[0]), CommandOnCase):
        return None
    options = as_options(words)
    others = [word for word in typed if word not in words]
    line = shlex.join(["mlcareer", *names, *(options or ()), *others])
    return f"Did you mean: {line}" if options else None


def _of_another_command(name: str, typed: list[str], wrong: str) -> str | None:
    """Return the line with a command that has the option."""
    from mlcareer.cli.command_table import command_table

    having = [
        other
        for other, each in command_table()["commands"].items()
        if any(wrong in option["names"] for option in each["options"]) and other != name
    ]
    if not having:
        return None
    line = shlex.join(["mlcareer", having[0], *typed])
    if len(having) == 1:
        return f"{having[0]} has it: {line}"
    others = f" and {len(having) - MOST_NAMED} more" if len(having) > MOST_NAMED else ""
    return f"{', '.join(having[:MOST_NAMED])}{others} have it: mlcareer help {having[0]}"


def _corrected(called: str, typed: list[str], wrong: str, near: str | None) -> str | None:
    """Return the line as it may have been meant, to be typed as it is."""
    if near is None:
        return None
    words = [
        near + word.removeprefix(wrong) if word == wrong or word.startswith(f"{wrong}=") else word
        for word in typed
    ]
    return f"Did you mean: {called} {shlex.join(words)}"
