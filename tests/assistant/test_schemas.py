"""Schemas of what tools take and answer."""

from __future__ import annotations

import pytest

from mlcareer.assistant.schemas import input_schema, output_schema
from mlcareer.cli.mcp_tools import tools
from mlcareer.record import Answer, Entry, Record

TOOLS = {tool.name: tool for tool in tools()}


class Named(Entry):
    """An entry."""

    name: str


class Part(Record):
    """A record that may hold another of its kind."""

    within: Part | None


class Whole(Answer):
    """An answer of all kinds of fields."""

    schema = "whole/1"

    entry: Named
    parts: tuple[Part, ...]
    either: int | str | None


def test_an_answer_is_described_by_its_fields() -> None:
    described = output_schema(Whole)

    assert described["additionalProperties"] is False
    assert described["properties"]["schema"] == {"const": "whole/1"}
    assert described["properties"]["entry"] == {"type": "string"}
    assert described["properties"]["parts"] == {"type": "array", "items": {"$ref": "#/$defs/Part"}}
    assert described["properties"]["either"] == {"type": ["integer", "string", "null"]}
    assert described["$defs"]["Part"]["properties"]["within"] == {
        "anyOf": [{"$ref": "#/$defs/Part"}, {"type": "null"}]
    }


def test_an_option_is_an_argument_with_its_name_and_its_help() -> None:
    taken = input_schema(TOOLS["take_home"])["properties"]

    assert taken["pension"]["type"] == ["string", "number"]
    assert "per cent of base pay" in taken["pension"]["description"]
    assert taken["children"] == {
        "type": "integer",
        "minimum": 0,
        "maximum": 20,
        "description": ("Children for whom you or your partner get child benefit. Default: none."),
    }
    assert taken["student_loan"]["type"] == "array"
    assert taken["per"]["enum"] == ["year", "month", "week"]
    assert "chart" not in taken


@pytest.mark.parametrize("tool", TOOLS.values(), ids=lambda tool: str(tool.name))
def test_a_tool_says_of_every_argument_what_it_is(tool: object) -> None:
    taken = input_schema(tool)  # type: ignore[arg-type]  # parametrized

    assert taken["additionalProperties"] is False
    assert all(each["description"] for each in taken["properties"].values())
