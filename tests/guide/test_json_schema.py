"""The JSON Schema of guide files, and its committed copy."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mlcareer.guide.json_schema import schema_of, schema_text
from mlcareer.guide.model import Guide

COMMITTED = Path(__file__).parents[2] / "docs" / "guide.schema.json"


def definition(name: str) -> Any:  # noqa: ANN401 - a piece of JSON
    return schema_of(Guide)["$defs"][name]


def test_the_committed_copy_is_that_of_the_model() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == schema_text(), (
        "remake it: .venv/bin/python scripts/write_docs.py"
    )


def test_a_key_says_what_its_docstring_says() -> None:
    text = definition("Band")["properties"]["max"]["description"]

    assert text == "The highest figure named; pay goes beyond it when the band is open ended."


def test_a_key_without_a_docstring_says_what_its_type_does() -> None:
    assert definition("Band")["properties"]["min"]["description"] == (
        "Whole pounds a year, before tax."
    )


def test_limits_are_the_models_own() -> None:
    least = definition("Band")["properties"]["min"]

    assert (least["type"], least["minimum"], least["maximum"]) == ("integer", 1_000, 5_000_000)


def test_a_key_that_is_not_known_is_refused() -> None:
    assert definition("Band")["additionalProperties"] is False


def test_null_is_nowhere_as_toml_has_none() -> None:
    assert '"null"' not in schema_text()


def test_every_table_is_described() -> None:
    schema = schema_of(Guide)

    assert set(schema["properties"]) == set(Guide.record_fields)
    assert all(part["description"] for part in schema["$defs"].values())
    assert json.loads(schema_text()) == schema
