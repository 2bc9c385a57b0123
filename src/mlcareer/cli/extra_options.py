"""Options that a command has beside the parameters of its function.

Typer makes them of a signature, as it makes all others, so that no version of it is held to how
it makes one inside.
"""

from __future__ import annotations

from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from typer.core import TyperOption
    from typer.models import OptionInfo

    Declared = Mapping[str, tuple[Any, OptionInfo]]
    """Names, each with the type of its value and what Typer is told of it. A flag that is not
    given is false; any other option is missing."""


def with_extra_options(function: Callable[..., None], declared: Declared) -> Callable[..., None]:
    """Return a command's function as Typer is to see it, with options that it is not called with.

    What is typed for them is left to the callback of each.
    """

    def command(**given: object) -> None:
        # Typer also passes what it is told not to, as nothing.
        function(**{name: value for name, value in given.items() if name not in declared})

    own = signature(function, eval_str=True)
    command.__doc__ = function.__doc__
    command.__signature__ = own.replace(  # type: ignore[attr-defined]  # as inspect documents it
        parameters=[*own.parameters.values(), *_parameters(declared)]
    )
    return command


def extra_options(declared: Declared) -> list[TyperOption]:
    """Return such options by themselves, for a command that is made already."""

    def carrier() -> None:
        """Carry a signature to Typer; it is never called."""

    carrier.__signature__ = Signature(_parameters(declared))  # type: ignore[attr-defined]
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command()(carrier)
    made: Any = typer.main.get_command(single).params
    return list(made)


def _parameters(declared: Declared) -> list[Parameter]:
    return [
        Parameter(
            name,
            Parameter.KEYWORD_ONLY,
            default=False if kind is bool else None,
            annotation=Annotated[kind, _unpassed(option)],
        )
        for name, (kind, option) in declared.items()
    ]


def _unpassed(option: OptionInfo) -> OptionInfo:
    option.expose_value = False
    return option
