"""Each rule of `skills.toml` catches what it is there for, by file, line and key."""

from __future__ import annotations

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.skill_checks import checked_skill_words
from mlcareer.guide.toml_file import TomlFile

TEXT = """[vocabulary]
title = "Words"
checked = 2026-11-23
note = "Invented."
[[category]]
id = "tools"
name = "Tools"
[[skill]]
id = "hammer"
name = "Hammer"
category = "tools"
origin = "guide"
spellings = ["hammer", "mallet"]
"""


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(DataError) as raised:
        checked_skill_words(TomlFile("skills.toml", text))
    return raised.value.problems


def test_a_table_that_holds_is_read() -> None:
    assert checked_skill_words(TomlFile("skills.toml", TEXT)).skill[0].id == "hammer"


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ('"mallet"', '"hammer"', 13, "is there twice"),
        ('category = "tools"', 'category = "toys"', 11, "no category 'toys'"),
        ('"mallet"]', '"mallet"]\nspelings = ["x"]', 14, "spelings"),
        ('spellings = ["hammer", "mallet"]', "", 8, "no spelling"),
        ('"mallet"]', '"+x"]', 13, "begins with no word"),
        ('"mallet"]', '"mallet"]\nshown_by = ["saw"]', 14, "no skill 'saw'"),
        ('origin = "guide"', 'origin = "dream"', 12, "origin"),
        ('"mallet"]', '"mallet"]\n[[alike]]\nname = "a"\nskills = ["saw"]', 16, "no skill 'saw'"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int, problem: str) -> None:
    found = problems(TEXT.replace(old, new))

    assert len(found) == 1
    assert found[0].startswith(f"skills.toml:{line}: ")
    assert problem in found[0]


def test_a_skill_stands_for_others_of_one_kind_only() -> None:
    kinds = "".join(f'[[alike]]\nname = "{name}"\nskills = ["hammer"]\n' for name in "ab")

    assert "'hammer' is under 'a' already" in problems(TEXT + kinds)[0]


def test_the_same_skill_twice_is_caught() -> None:
    again = TEXT[TEXT.index("[[skill]]") :]

    assert any("'hammer' is there twice" in line for line in problems(TEXT + again))
