"""The JSON Schema of a guide file, for editors that check TOML as it is written.

Pydantic makes it from the same types that a guide is checked by; what each key means is read
from the docstrings below the fields in `guide/model.py`. What is checked between entries
(references, bands that rise, experience without a hole) no JSON Schema can say.
"""

from __future__ import annotations

import ast
import json
from inspect import getsource
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mlcareer.guide import model
from mlcareer.record_docs import field_docs

if TYPE_CHECKING:
    from mlcareer.record import Record

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def guide_schema() -> dict[str, Any]:
    """Return the schema, with a description of each table and of each key that has one."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(model.Guide).json_schema(ref_template="#/$defs/{model}")
    records = schema.pop("$defs")
    return {
        "$schema": DIALECT,
        **_described(schema, model.Guide),
        "$defs": {name: _described(part, getattr(model, name)) for name, part in records.items()},
    }


def schema_text() -> str:
    """Return the schema as it stands in docs/guide.schema.json."""
    return json.dumps(guide_schema(), indent=2, ensure_ascii=False) + "\n"


def _described(definition: dict[str, Any], kind: type[Record]) -> dict[str, Any]:
    """Add to each key what its docstring says, or that of its type.

    Titles that pydantic makes up go, and so does null, which TOML does not have.
    """
    texts = _type_docs(kind) | field_docs(kind)
    definition.pop("title", None)
    for key, value in definition["properties"].items():
        value.pop("title", None)
        choices = [choice for choice in value.get("anyOf", ()) if choice != {"type": "null"}]
        if len(choices) == 1:
            value.pop("anyOf")
            value.update(choices[0])
        if key in texts:
            value["description"] = texts[key]
    return definition


def _type_docs(kind: type[Record]) -> dict[str, str]:
    """Return the keys whose type is a name such as `Percent`, each with what is said of that."""
    named = _docs_of_names(getsource(model))
    # Annotations are text here, as every module postpones them.
    types = {key: str(hint).removesuffix(" | None") for key, hint in kind.__annotations__.items()}
    return {key: named[hint] for key, hint in types.items() if hint in named}


def _docs_of_names(source: str) -> dict[str, str]:
    """Return the text below each name that a module assigns."""
    return {
        named.targets[0].id: " ".join(below.value.value.split())
        for named, below in pairwise(ast.parse(source).body)
        if isinstance(named, ast.Assign)
        and isinstance(named.targets[0], ast.Name)
        and isinstance(below, ast.Expr)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }
