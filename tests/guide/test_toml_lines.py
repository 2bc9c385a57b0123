"""Each key of a TOML text is found on the line where it stands."""

from __future__ import annotations

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.guide.toml_lines import KeyPath, key_lines, line_of

pytestmark = pytest.mark.slow

TEXT = '''# a comment with [[no]] table = 1
title = "x = # y"
"quoted key" = 'single [[no]]'
[guide]
id = "g"
list = [
  1, # one ]
  "two]",
  { x = 1, y = [ 2 ] },
]
[[band]]
id = "a"
[[band]]
id = """
[[band]]
id = 3
"""
sub.key = 2026-11-23
[[band.inner]]
z = 3
[[band.inner]]
z = true
'''


def test_every_kind_of_key_is_found_on_its_line() -> None:
    lines = key_lines(TEXT)

    assert lines["title",] == 2
    assert lines["quoted key",] == 3
    assert lines["guide",] == 4
    assert lines["guide", "list", 1] == 8
    assert lines["guide", "list", 2, "y"] == 9
    assert lines["band", 1] == 13
    assert lines["band", 1, "id"] == 14
    assert lines["band", 1, "sub", "key"] == 18
    assert lines["band", 1, "inner", 1, "z"] == 22


def test_what_only_looks_like_a_table_inside_a_text_is_none() -> None:
    assert ("band", 2) not in key_lines(TEXT)
    assert ("no",) not in key_lines(TEXT)


def test_a_key_that_is_missing_is_placed_at_the_entry_that_lacks_it() -> None:
    assert line_of(key_lines(TEXT), ("band", 1, "missing")) == 13
    assert line_of(key_lines(TEXT), ("nowhere",)) is None


KEYS = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
QUOTABLE = st.text(st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=["Cs"]))


def _value(draw: st.DrawFn, depth: int = 0) -> str:
    """Write one TOML value, nested at most two deep."""
    kinds = ["number", "text", "raw"] + (["list", "table"] if depth < 2 else [])
    kind = draw(st.sampled_from(kinds))
    if kind == "number":
        return str(draw(st.integers(-5, 5)))
    if kind == "text":
        plain = draw(QUOTABLE)
        escaped = "".join(f"\\U{ord(mark):08x}" for mark in plain)
        return f'"{escaped}"'
    if kind == "raw":
        return draw(st.sampled_from(["'[[x]] = 1'", '"""\n[y]\nz = 1\n"""', "'''\n# no\n'''"]))
    items = draw(st.lists(st.just(None), max_size=3))
    if kind == "list":
        gap = draw(st.sampled_from([" ", "\n  ", " # c ]\n"]))
        return "[" + ",".join(gap + _value(draw, depth + 1) for _ in items) + gap + "]"
    return "{ " + ", ".join(f"k{n} = {_value(draw, depth + 1)}" for n, _ in enumerate(items)) + " }"


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, dict[KeyPath, int]]:
    """Write a TOML document, keeping count of the line of each key as it is written."""
    text = ""
    expected: dict[KeyPath, int] = {}
    for table in draw(st.lists(KEYS, max_size=4, unique=True)):
        for entry in range(draw(st.integers(1, 3))):
            text += draw(st.sampled_from(["", "\n", "# [[comment]]\n"])) + f"[[{table}]]\n"
            expected[table, entry] = text.count("\n")
            for key in draw(st.lists(KEYS, max_size=4, unique=True)):
                expected[table, entry, key] = text.count("\n") + 1
                text += f"{key} = {_value(draw)}\n"
    return text, expected


@given(documents())
def test_lines_agree_with_how_a_document_was_written(
    written: tuple[str, dict[KeyPath, int]],
) -> None:
    text, expected = written
    tomli.loads(text)  # the walk is promised for valid texts only

    lines = key_lines(text)

    assert {path: lines.get(path) for path in expected} == expected


@pytest.mark.parametrize("text", ["a=[}", "a={]", "a=[1 }", "[", "[[a", "a=", "=", '"', "a.", "]"])
def test_the_walk_ends_on_a_text_that_breaks_off(text: str) -> None:
    key_lines(text)


@given(st.text(alphabet="ab=[]{}#,.\"' \n1", max_size=40))
def test_the_walk_ends_on_any_text(text: str) -> None:
    key_lines(text)
