"""The JSON Schema of a guide file, for editors that check TOML as it is written.

Pydantic makes it from the same types that a guide is checked by; what each key means is read
from the docstrings below the fields in `guide/model.py`. What is checked between entries
(references, bands that rise, experience without a hole) no JSON Schema can say.
"""

from __future__ import annotations

import ast
import inspect
import json
from itertools import pairwise
from typing import Any

from mlcareer.guide import model

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def guide_schema() -> dict[str, Any]:
    """Return the schema, with a description of each table and of each key that has one."""
    from pydantic import TypeAdapter

    schema = TypeAdapter(model.Guide).json_schema(ref_template="#/$defs/{model}")
    documented = _documented(inspect.getsource(model))
    for name, definition in schema.pop("$defs").items():
        schema.setdefault("$defs", {})[name] = _described(definition, documented[name])
    return {"$schema": DIALECT, **_described(schema, documented["Guide"])}


def schema_text() -> str:
    """Return the schema as it stands in docs/guide.schema.json."""
    return json.dumps(guide_schema(), indent=2, ensure_ascii=False) + "\n"


def _described(definition: dict[str, Any], keys: dict[str, str]) -> dict[str, Any]:
    """Add to each key what its docstring says, or that of its type.

    Titles that pydantic makes up go, and so does null, which TOML does not have.
    """
    definition.pop("title", None)
    for key, value in definition.get("properties", {}).items():
        value.pop("title", None)
        choices = [choice for choice in value.get("anyOf", ()) if choice != {"type": "null"}]
        if len(choices) == 1:
            value.pop("anyOf")
            value.update(choices[0])
        if key in keys:
            value["description"] = keys[key]
    return definition


def _documented(source: str) -> dict[str, dict[str, str]]:
    """Return for each class of a module its keys with their docstrings.

    A key without a docstring of its own has that of its type, as `Id` and `Percent` do.
    """
    module = ast.parse(source)
    types = _docstrings(module.body)
    return {
        node.name: {
            **{
                field.target.id: types[kind]
                for field in node.body
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
                for kind in _type_names(field.annotation)
                if kind in types
            },
            **_docstrings(node.body),
        }
        for node in module.body
        if isinstance(node, ast.ClassDef)
    }


def _docstrings(body: list[ast.stmt]) -> dict[str, str]:
    """Return the names that are followed by a string, each with it on one line."""
    found = {}
    for statement, following in pairwise(body):
        name: ast.expr | None = None
        if isinstance(statement, ast.AnnAssign):
            name = statement.target
        elif isinstance(statement, ast.Assign):
            name = statement.targets[0]
        if (
            isinstance(name, ast.Name)
            and isinstance(following, ast.Expr)
            and isinstance(following.value, ast.Constant)
            and isinstance(following.value.value, str)
        ):
            found[name.id] = " ".join(following.value.value.split())
    return found


def _type_names(annotation: ast.expr) -> list[str]:
    return [node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)]
