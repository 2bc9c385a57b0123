"""The group that loads the command that is called.

Each command stands in the module of its own name in this folder. Only the one that runs is
imported, as each press of Tab starts the program again.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.extra_options import with_extra_options
from mlcareer.cli.profile_defaults import (
    CommandWithProfile,
    all_option,
    narrows,
    no_profile_option,
)
from mlcareer.cli.streams import answering
from mlcareer.errors import UsageError, nearest
from mlcareer.render.visible import visible
from mlcareer.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from contextlib import AbstractContextManager
    from typing import Protocol

    class HelpFormatter(Protocol):
        """What Typer hands to a group to write its help with."""

        def section(self, name: str) -> AbstractContextManager[None]:
            """Write a heading and indent what follows."""

        def write_dl(self, rows: list[tuple[str, str]]) -> None:
            """Write names, each beside its description."""


CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"]}

ASKS_FOR_COMPLETION = {"--install-completion", "--show-completion"}


class Commands(TyperGroup):
    """A group whose commands are imported when they are called."""

    def main(self, args: Sequence[str] | None = None, **named: Any) -> Any:  # type: ignore[override]  # noqa: ANN401 - as Typer has them
        """Run a command, or tell a shell what can follow or how to ask."""
        if "_MLCAREER_COMPLETE" in os.environ or ASKS_FOR_COMPLETION.intersection(args or ()):
            from mlcareer.cli.shells import add_shells

            # Here, as Typer names its own when it makes this group.
            add_shells()
        return super().main(args, **named)

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return the names in the order of the list."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Import one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        if self.is_listing:
            return TyperCommand(cmd_name, help=COMMANDS[cmd_name])
        return load_command(cmd_name)

    is_listing = False
    """Whether a shell asks only for names, so that no command need be imported."""

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Complete the name of a command without importing those that begin like it."""
        self.is_listing = True
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self.is_listing = False

    def make_context(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as Typer has them
        """Read what stands before the name of a command."""
        with answering(), _messages_made_visible():
            return super().make_context(*arguments, **named)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401 - as above
        """Run the command that was called."""
        with answering(), _messages_made_visible():
            return super().invoke(ctx)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Find the command that was typed, or say which one may have been meant.

        Raises:
            UsageError: There is no such command.
        """
        name = args[0]
        if name not in COMMANDS:
            near = nearest(name.casefold(), COMMANDS)
            hint = "See 'mlcareer --help'." if near is None else f"Did you mean 'mlcareer {near}'?"
            raise UsageError(f"there is no command {name!r}", hint=hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: typer.Context, formatter: HelpFormatter) -> None:  # type: ignore[override]
        """List the commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@contextmanager
def _messages_made_visible() -> Iterator[None]:
    """Let nothing steer a terminal that Typer repeats of the command line in its errors."""
    try:
        yield
    except Exception as error:
        message = getattr(error, "message", None)
        if isinstance(message, str):
            error.message = visible(message)  # type: ignore[attr-defined]
        raise


def refuse_negative_amounts(arguments: Sequence[str]) -> None:
    """Say of `-5k` that it is less than nothing, which Typer would take for an option.

    What follows an option is that option's value, and left to whoever reads it.

    Raises:
        UsageError: An argument is a negative amount.
    """
    for before, argument in pairwise(["", *arguments]):
        amount = argument[:1] == "-" and argument[1:2] in {"£", ".", *"0123456789"}
        if amount and not before.startswith("-"):
            raise UsageError(
                f"{argument!r} is less than nothing", hint="Write amounts as 95000, £95k or 95k."
            )


def module_word(command: str) -> str:
    """Return the name that a command's modules have in every room.

    `raise` is a word of Python's own, so that no module can have it.
    """
    return "pay_raise" if command == "raise" else command.replace("-", "_")


def load_command(name: str) -> Any:  # noqa: ANN401 - Typer does not export the type
    """Import the module of a command and make a command of what is in it.

    That is the function of the same name, or, where a command has commands of its own, `app`.
    """
    word = module_word(name)
    module = import_module(f"mlcareer.cli.{word}")
    if hasattr(module, "app"):
        return typer.main.get_command(module.app)
    single = typer.Typer(
        add_completion=False, rich_markup_mode=None, context_settings=CONTEXT_SETTINGS
    )
    function = getattr(module, word)
    extra = {**(all_option() if narrows(function) else {}), **no_profile_option()}
    function = with_extra_options(function, extra)
    single.command(name, cls=CommandWithProfile)(function)
    return typer.main.get_command(single)


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    invoke_without_command=True,
    context_settings=CONTEXT_SETTINGS,
)

WELCOME = """\
mlcareer: salary and career advice for machine-learning engineers in the UK, offline.

Three things to try:
  mlcareer salary --level senior --region london    what a level pays, and where that is from
  mlcareer take-home 95k                            what is left of it, line by line
  mlcareer advise                                   six questions that end in a plan

All commands: mlcareer --help"""
"""What `mlcareer` alone answers."""


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mlcareer {__version__}")
        raise typer.Exit


@app.callback()
def mlcareer(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Salary and career advice for machine-learning engineers in the UK, offline.

    Example: mlcareer salary --level senior --region london
    """
    del version
    if ctx.invoked_subcommand is None:
        typer.echo(WELCOME)
