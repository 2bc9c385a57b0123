"""A data file looked at as a whole: how much it holds, and what a kind of file may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.guide import format_of, summary_of
from mlcareer.advice.names import one_table
from mlcareer.errors import UnknownNameError
from mlcareer.guide.json_schema import schema_of
from mlcareer.guide.kinds import GUIDE, VISA_RULES

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


def test_a_summary_counts_the_tables_that_hold_something(small_guide: Guide) -> None:
    answer = summary_of(small_guide, "a.toml")

    counts = {table.table: table.entries for table in answer.tables}
    assert (counts["band"], counts["skill"]) == (4, 2)
    assert "guide" not in counts


def test_a_format_has_each_table_and_those_within_it() -> None:
    schema = schema_of(GUIDE.record)

    answer = format_of("guide", "a guide", "guide.toml", schema)

    names = [table.name for table in answer.tables]
    assert names[:2] == ["[guide]", "[[source]]"]
    assert {"[[band]]", "[[skill.expected]]", "[[comparison.aspect]]"} <= {*names}
    assert len(names) > len(schema["properties"])


def test_the_keys_of_a_table_say_what_they_hold_and_which_are_needed() -> None:
    whole = format_of("guide", "a guide", "guide.toml", schema_of(GUIDE.record))
    answer = one_table(whole, "band")

    (band,) = answer.tables
    values = {key.name: key.value for key in band.keys}
    assert values["min*"] == "whole number, 1,000 to 5,000,000"
    assert values["level*"] == "id of a [[level]]"
    assert values["sources*"] == "list: id of a [[source]]"
    assert values["open_ended"] == "true or false"
    assert band.text == "Advertised base pay for a level in a region. Never a percentile."


def test_a_table_that_a_kind_does_not_have_is_refused_with_those_it_has() -> None:
    whole = format_of("visa", "visa tables", "visa.toml", schema_of(VISA_RULES.record))

    with pytest.raises(UnknownNameError):
        one_table(whole, "band")
