"""How a person wants to see an answer: the options that every command that answers has.

Commands know nothing of them. Typer reads each into `wanted`, where `show` looks it up.
"""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING

import typer

from mlcareer.cli.options import COMMON
from mlcareer.render.formats import View

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.cli.extra_options import Declared


class _Wanted:
    """What was typed on the command line that runs."""

    def __init__(self) -> None:
        self.full = self.pence = self.no_pager = self.no_color = False
        self.all_rows = ""
        """The command that shows every row, where the profile narrowed the answer."""


wanted = _Wanted()


def view() -> View:
    """Return how the answer is to be drawn."""
    return View(full=wanted.full, pence=wanted.pence, color=not wanted.no_color)


def view_options(function: Callable[..., None]) -> Declared:
    """Return the options, whose values are kept here and not passed to the command.

    A function that has a parameter of the same name keeps it.
    """

    def kept(name: str) -> Callable[[bool], None]:
        # Called for each command line, with false where it does not have the option.
        return lambda value: setattr(wanted, name, bool(value))

    def flag(name: str, words: str) -> tuple[type[bool], typer.models.OptionInfo]:
        # Not passed to the command, which has no parameter of that name.
        declared = typer.Option(
            f"--{name.replace('_', '-')}",
            callback=kept(name),
            help=words,
            rich_help_panel=COMMON,
        )
        return bool, declared

    every = {
        "full": flag("full", "Show everything: details, notes and sources."),
        "pence": flag("pence", "Show amounts with their pence."),
        "no_pager": flag("no_pager", "Do not page a long answer."),
        "no_color": flag("no_color", "Print without colour, as with NO_COLOR set."),
    }
    own = signature(function).parameters
    return {name: option for name, option in every.items() if name not in own}
