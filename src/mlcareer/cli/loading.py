"""A command by its name. Each is in the module of that name here, and only one is imported."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import typer

from mlcareer.cli.extra_options import extra_options, with_extra_options
from mlcareer.cli.profile_defaults import (
    CommandWithProfile,
    all_option,
    narrows,
    no_profile_option,
)
from mlcareer.cli.view import view_options

CONTEXT_SETTINGS = {"help_option_names": ["-h", "--help"]}

MODULES = {"raise": "pay_raise"}
"""Commands whose name no module can have, as it is a word of Python's."""


def load_command(name: str) -> Any:  # noqa: ANN401 - Typer does not export the type
    """Import the module of a command and make a command of what is in it.

    That is the function of the same name, or, where a command has commands of its own, `app`.
    """
    word = module_word(name)
    module = import_module(f"mlcareer.cli.{word}")
    if hasattr(module, "app"):
        made: Any = typer.main.get_command(module.app)
        for command in getattr(made, "commands", {"": made}).values():
            command.params += extra_options(view_options(command.callback))
        return made
    single = typer.Typer(
        add_completion=False, rich_markup_mode=None, context_settings=CONTEXT_SETTINGS
    )
    function = getattr(module, word)
    narrowed = all_option() if narrows(function) else {}
    extra = {**narrowed, **view_options(function), **no_profile_option()}
    function = with_extra_options(function, extra)
    single.command(name, cls=CommandWithProfile)(function)
    return typer.main.get_command(single)


def module_word(command: str) -> str:
    """Return the name that a command's modules have in every room."""
    return MODULES.get(command, command.replace("-", "_"))
