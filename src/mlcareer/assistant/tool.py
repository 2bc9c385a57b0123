"""A tool: its arguments, what may be given for them, and who answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from mlcareer.errors import UsageError, nearest
from mlcareer.record import Answer, Record

DETAIL = "detail"
"""The argument that every tool has: how much of the answer is wanted."""

BRIEF, FULL = "brief", "full"


class Argument(Record):
    """Something a tool takes."""

    name: str
    says: str
    kind: str = "string"
    """The type of its value, as JSON Schema calls it."""
    takes_numbers: bool = False
    """Whether a number will do as well as text: an amount, or a code of digits."""
    many: bool = False
    """Whether it is a list of such values."""
    required: bool = False
    choices: tuple[str, ...] = ()
    """All values there are, where there are no others."""
    least: int | None = None
    most: int | None = None


class Reply(Record):
    """What a tool answers."""

    answer: Answer
    words: str
    """The answer in a sentence."""
    notes: tuple[str, ...] = ()
    """What a person would be told on stderr."""


class Tool(Record):
    """A question that an assistant can ask."""

    name: str
    title: str
    says: str
    arguments: tuple[Argument, ...]
    answer: type[Answer]
    ask: Callable[[Mapping[str, Any]], Reply]
    """Takes values as `values_of` returns them; raises `CareerError`."""


def values_of(tool: Tool, given: Mapping[str, object]) -> tuple[dict[str, Any], str]:
    """Return the values that were given, amounts as text, and the detail that is wanted.

    What is null was not given.

    Raises:
        UsageError: The tool has no such argument, one is missing, or a value is of another type.
    """
    known = {argument.name: argument for argument in tool.arguments}
    wanted = given.get(DETAIL)
    detail = BRIEF if wanted is None else wanted
    if not isinstance(detail, str) or detail not in {BRIEF, FULL}:
        raise UsageError(f"detail cannot be {detail!r}", hint=f"Give {BRIEF!r} or {FULL!r}.")
    values = {}
    for name, value in given.items():
        if name == DETAIL or (value is None and name in known):
            continue
        if name not in known:
            near = nearest(name, known)
            hint = f"Did you mean {near!r}?" if near else f"Arguments: {', '.join(known)}."
            raise UsageError(f"{tool.name} has no argument {name!r}", hint=hint)
        values[name] = _value(known[name], value)
    for argument in tool.arguments:
        if argument.required and argument.name not in values:
            raise UsageError(
                f"{tool.name} needs {argument.name!r}", hint=f"{argument.name}: {argument.says}"
            )
    return values, detail


def _value(argument: Argument, value: object) -> object:
    if not argument.many:
        return _single(argument, value)
    # One value stands for a list of one.
    items = value if isinstance(value, list) else [value]
    return [_single(argument, item) for item in items]


def _single(argument: Argument, value: object) -> object:
    hint = f"{argument.name}: {argument.says}"
    if argument.kind == "boolean":
        if not isinstance(value, bool):
            raise UsageError(f"{argument.name} is true or false", hint=hint)
        return value
    if argument.kind == "integer":
        if isinstance(value, bool) or not isinstance(value, int):
            raise UsageError(f"{argument.name} is a whole number", hint=hint)
        least, most = argument.least, argument.most
        if (least is not None and value < least) or (most is not None and value > most):
            raise UsageError(f"{argument.name} cannot be {value}", hint=hint)
        return value
    text = _text(argument, value)
    if text is None:
        wanted = "text or a number" if argument.takes_numbers else "text"
        raise UsageError(f"{argument.name} is {wanted}", hint=hint)
    if argument.choices and text not in argument.choices:
        near = nearest(text, argument.choices)
        meant = (
            f"Did you mean {near!r}?" if near else f"Give one of: {', '.join(argument.choices)}."
        )
        raise UsageError(f"{argument.name} cannot be {text!r}", hint=meant)
    return text


def _text(argument: Argument, value: object) -> str | None:
    if isinstance(value, str):
        return value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not (is_number and argument.takes_numbers and isfinite(value)):  # type: ignore[arg-type]
        return None
    # In plain digits: `1e5` is no amount that people type.
    number = format(Decimal(str(value)), "f")
    return number.rstrip("0").rstrip(".") if "." in number else number
