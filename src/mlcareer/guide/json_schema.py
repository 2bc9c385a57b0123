"""The JSON Schema of a data file, for editors that check TOML as it is written.

Pydantic makes it from the same types that a file is checked by; what each key means is read
from the docstrings below the fields. What is checked between entries (references, bands that
rise, experience without a hole) no JSON Schema can say.
"""

from __future__ import annotations

import ast
import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from mlcareer.guide import model
from mlcareer.record import Record
from mlcareer.record_docs import field_docs, statements, statements_beside

if TYPE_CHECKING:
    from collections.abc import Iterator

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: type[Record]) -> dict[str, Any]:
    """Return the schema of a file that a record is made of, one field a table.

    Each table and each key that has a description carries it.
    """
    from pydantic import TypeAdapter

    schema = TypeAdapter(kind).json_schema(ref_template="#/$defs/{model}")
    kinds = {record.__name__: record for record in _records_in(kind)}
    records = schema.pop("$defs")
    return {
        "$schema": DIALECT,
        **_described(schema, kind),
        "$defs": {name: _described(part, kinds[name]) for name, part in records.items()},
    }


def schema_text(kind: type[Record] = model.Guide) -> str:
    """Return the schema as text; that of guides is in docs/guide.schema.json."""
    return json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"


def _records_in(kind: type[Record]) -> Iterator[type[Record]]:
    """Walk a record and the records in its fields."""
    yield kind
    for hint in get_type_hints(kind).values():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, Record):
                yield from _records_in(part)


def _described(definition: dict[str, Any], kind: type[Record]) -> dict[str, Any]:
    """Add to each key what its docstring says, or that of its type.

    Titles that pydantic makes up go, and so do null, which TOML does not have, and a number
    written as text, which is refused.
    """
    texts = _type_docs(kind) | field_docs(kind)
    definition.pop("title", None)
    for key, value in definition["properties"].items():
        value.pop("title", None)
        choices = value.get("anyOf", ())
        types = {choice.get("type") for choice in choices}
        refused = {"null", "string"} if "number" in types else {"null"}
        choices = [choice for choice in choices if choice.get("type") not in refused]
        if len(choices) == 1:
            value.pop("anyOf")
            value.update(choices[0])
        if key in texts:
            value["description"] = texts[key]
    return definition


def _type_docs(kind: type[Record]) -> dict[str, str]:
    """Return the keys whose type is a name such as `Percent`, each with its description."""
    named = _docs_of_names(statements(model)) | _docs_of_names(statements_beside(kind))
    # Annotations are text here, as every module postpones them.
    types = {key: str(hint).removesuffix(" | None") for key, hint in kind.__annotations__.items()}
    return {key: named[hint] for key, hint in types.items() if hint in named}


def _docs_of_names(module: list[ast.stmt]) -> dict[str, str]:
    """Return the text below each name that the statements of a module assign."""
    return {
        named.targets[0].id: " ".join(below.value.value.split())
        for named, below in pairwise(module)
        if isinstance(named, ast.Assign)
        and isinstance(named.targets[0], ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
