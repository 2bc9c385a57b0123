"""Brief answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.assistant.brief import FIELDS, MOST_BYTES, SOURCES, brief_of, size_of
from mlcareer.assistant.schemas import output_schema
from mlcareer.cli.mcp_tools import tools

if TYPE_CHECKING:
    from mlcareer.assistant.tool import Tool

SOURCE = {
    "id": "a",
    "short": "A 2026",
    "published": "2026",
    "copy_read": "2026-11-23",
    "overdue": False,
    "decides": True,
}


@pytest.mark.parametrize("tool", tools(), ids=lambda tool: str(tool.name))
def test_every_field_that_is_named_is_in_the_answer(tool: Tool) -> None:
    schema = output_schema(tool.answer)
    kind = tool.answer.schema.partition("/")[0]

    for path in f"{FIELDS[kind]} {SOURCES}".split():
        at = schema
        for name in path.split("."):
            assert name in properties_of(at, schema), path
            at = properties_of(at, schema)[name]


def properties_of(at: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of what a schema describes, through lists, references and nulls."""
    found = dict(at.get("properties", {}))
    for each in (*at.get("anyOf", ()), *([at["items"]] if "items" in at else ())):
        found |= properties_of(each, schema)
    if "$ref" in at:
        found |= properties_of(schema["$defs"][at["$ref"].rpartition("/")[2]], schema)
    return found


def test_sources_are_cut_before_what_was_asked() -> None:
    hits = [{"id": str(n), "name": "n", "snippet": "s" * 60, "command": "c"} for n in range(10)]
    answer = {"schema": "search/1", "words": "a", "hits": hits, "sources": [SOURCE] * 20}

    brief = brief_of(answer)

    assert size_of(brief) <= MOST_BYTES
    assert len(brief["hits"]) == 10
    assert brief["left_out"] == {"sources": 20 - len(brief["sources"])}


def test_a_source_that_decides_nothing_is_left_out() -> None:
    others = {**SOURCE, "decides": False}

    brief = brief_of({"schema": "search/1", "words": "a", "hits": [], "sources": [others, SOURCE]})

    assert len(brief["sources"]) == 1
    assert brief["left_out"] == {"sources": 1}


def test_no_text_makes_a_brief_answer_long() -> None:
    answer = {"schema": "search/1", "words": "w" * 10_000, "hits": [], "sources": [SOURCE]}

    assert size_of(brief_of(answer)) <= MOST_BYTES
    assert "words" not in brief_of(answer)
