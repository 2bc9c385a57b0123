"""What an option says of itself in its `Annotated`, beside its type and its help."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Mark = TypeVar("Mark")


def metadata_of(function: Callable[..., object] | None) -> dict[str, tuple[object, ...]]:
    """Return what is beside the type of each parameter of a command's function."""
    if function is None:
        return {}
    return {
        name: getattr(parameter.annotation, "__metadata__", ())
        for name, parameter in signature(function, eval_str=True).parameters.items()
    }


def last_mark(metadata: tuple[object, ...], kind: type[Mark]) -> Mark | None:
    """Return the last mark of a kind: a command that takes a shared option adds its own."""
    found = [mark for mark in metadata if isinstance(mark, kind)]
    return found[-1] if found else None
