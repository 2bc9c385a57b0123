"""What a tool takes and answers, as JSON Schema.

The first is made of its arguments, the second of the records of its answer, so that neither says
a field that is not there.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from mlcareer.assistant.brief import LEFT_OUT
from mlcareer.assistant.tool import BRIEF, DETAIL, FULL
from mlcareer.record import Entry, Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.assistant.tool import Argument, Tool
    from mlcareer.record import Answer

Schema = dict[str, Any]

Given = dict[Any, Any]
"""What stands for each type variable of a record."""

PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    Decimal: {"type": "number"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    type(None): {"type": "null"},
    object: {},
}


def input_schema(tool: Tool) -> Schema:
    """Return what a tool takes: an object with these arguments and no other."""
    detail = {
        "type": "string",
        "enum": [BRIEF, FULL],
        "default": BRIEF,
        "description": "brief: what decides, at most 2 kB. full: everything, with every source.",
    }
    properties = {argument.name: _argument(argument) for argument in tool.arguments}
    return {
        "type": "object",
        "properties": {**properties, DETAIL: detail},
        "required": [argument.name for argument in tool.arguments if argument.required],
        "additionalProperties": False,
    }


def _argument(argument: Argument) -> Schema:
    schema: Schema = {"type": argument.kind}
    if argument.takes_numbers:
        schema["type"] = [argument.kind, "number"]
    if argument.choices:
        schema["enum"] = list(argument.choices)
    if argument.least is not None:
        schema["minimum"] = argument.least
    if argument.most is not None:
        schema["maximum"] = argument.most
    if argument.many:
        schema = {"type": "array", "items": schema}
    return {**schema, "description": argument.says}


def output_schema(kind: type[Answer]) -> Schema:
    """Return what a tool answers: the fields of a kind of answer, with all of them or some.

    A brief answer has some of the fields of each record, so only `schema` is required.
    """
    records = _Records()
    root = records.fields_of(kind, {})
    own = {
        "schema": {"const": kind.schema},
        LEFT_OUT: {
            "type": "object",
            "additionalProperties": {"type": "integer"},
            "description": "Brief answers only: how many entries of a list were left out.",
        },
    }
    return {
        "type": "object",
        "properties": {**own, **root["properties"]},
        "required": ["schema"],
        "additionalProperties": False,
        "$defs": records.found,
    }


class _Records:
    """The records of an answer, each described once under its name."""

    def __init__(self) -> None:
        self.found: dict[str, Schema] = {}

    def fields_of(self, kind: type[Record], given: Given) -> Schema:
        """Return a record as an object of its fields; `given` says what its type variables are."""
        hints = get_type_hints(kind)
        return {
            "type": "object",
            "properties": {name: self.of(hints[name], given) for name in kind.record_fields},
            "additionalProperties": False,
        }

    def of(self, hint: Any, given: Given) -> Schema:  # noqa: ANN401 - any annotation
        """Return what an annotation allows."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in {tuple, list}:
            kinds = [each for each in arguments if each is not Ellipsis]
            return {"type": "array", "items": _either([self.of(each, given) for each in kinds])}
        if origin is dict:
            return {"type": "object", "additionalProperties": self.of(arguments[1], given)}
        if origin in {Union, UnionType}:
            return _either([self.of(argument, given) for argument in arguments])
        if isinstance(hint, TypeVar):
            return self.of(given.get(hint, object), {})
        return self._of_class(origin or hint, [given.get(each, each) for each in arguments])

    def _of_class(self, kind: Any, arguments: list[Any]) -> Schema:  # noqa: ANN401 - a class
        if issubclass(kind, Entry):
            return {"type": "string"}
        if issubclass(kind, Enum):
            return {"enum": [each.value for each in kind]}
        if not issubclass(kind, Record):
            return PLAIN[kind]
        name = "Of".join([kind.__name__, *(_name_of(each) for each in arguments)])
        if name not in self.found:
            self.found[name] = {}  # first, as a record may hold another of its kind
            given = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=False))
            self.found[name].update(self.fields_of(kind, given))
        return {"$ref": f"#/$defs/{name}"}


def _name_of(hint: Any) -> str:  # noqa: ANN401 - any annotation
    return re.sub(r"[^A-Za-z]+", "", getattr(hint, "__name__", str(hint)).title())


def _either(choices: Iterable[Schema]) -> Schema:
    """Return one of several, each once; plain types are one list of names."""
    different: list[Schema] = []
    for choice in choices:
        if choice not in different:
            different.append(choice)
    if len(different) == 1:
        return different[0]
    if all(choice.keys() == {"type"} for choice in different):
        return {"type": [choice["type"] for choice in different]}
    return {"anyOf": different}
