"""Options that a command has beside the parameters of its function.

Typer makes them of a signature, as it makes all others, so that no version of it is held to how
it makes one inside.
"""

from __future__ import annotations

from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typer.core import TyperOption
    from typer.models import OptionInfo


def extra_options(declared: Mapping[str, tuple[Any, OptionInfo]]) -> list[TyperOption]:
    """Return an option for each name: its type, which may be missing, and what Typer is told.

    Its callback is to keep what was typed, as no function is called with it.
    """

    def carrier() -> None:
        """Carry a signature to Typer; it is never called."""

    carrier.__signature__ = Signature(  # type: ignore[attr-defined]  # as inspect documents it
        [
            Parameter(
                name,
                Parameter.KEYWORD_ONLY,
                default=False if kind is bool else None,
                annotation=Annotated[kind, _unpassed(option)],
            )
            for name, (kind, option) in declared.items()
        ]
    )
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command()(carrier)
    made: Any = typer.main.get_command(single).params
    return list(made)


def _unpassed(option: OptionInfo) -> OptionInfo:
    option.expose_value = False
    return option
