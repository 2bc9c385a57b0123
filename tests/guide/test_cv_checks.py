"""Each rule of `cv-words.toml` catches what it is there for, by file, line and key."""

from __future__ import annotations

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.cv_checks import checked_cv_words
from mlcareer.guide.toml_file import TomlFile

TEXT = """[cv_words]
title = "Words"
checked = 2026-11-25
note = "Invented."
[[heading]]
part = "work"
cues = ["^trams$"]
[[degree]]
degree = "phd"
names = ["doctor of trams"]
[[right]]
right = "held"
cues = ["tram pass"]
[words]
heading_fillers = ["my"]
tool_labels = ["tools"]
past = ["drove"]
no_work = ["liked"]
link_words = ["of"]
role_nouns = ["driver"]
ml_titles = ["ml"]
months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
until_now = ["now"]
since = ["since"]
denied_before = ["never drove"]
denied_after = ["or not"]
denied_at_end = ["not"]
contact_labels = ["depot"]
place_labels = ["depot"]
clearances = ["TC"]
clearance_ranks = ["TC"]
clearance_not_held = ["no"]
schools = ["school"]
unfinished = ["expected"]
"""


def test_a_table_that_holds_is_read() -> None:
    words = checked_cv_words(TomlFile("cv-words.toml", TEXT))

    assert words.heading[0].cues == ("^trams$",)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        pytest.param(', "dec"]', "]", 22, "12 months in a year, not 11", id="months"),
        pytest.param('["^trams$"]', '["a", "a"]', 7, "twice", id="a cue twice"),
        pytest.param('["^trams$"]', '["A"]', 7, "in lower case", id="a cue with a capital"),
        pytest.param('["drove"]', '["Drove"]', 17, "in lower case", id="a verb with a capital"),
        pytest.param('["now"]', '["now", "now"]', 23, "twice", id="a word twice"),
        pytest.param('["drove"]', "[]", 17, "past", id="an empty list"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int, problem: str) -> None:
    with pytest.raises(DataError) as raised:
        checked_cv_words(TomlFile("cv-words.toml", TEXT.replace(old, new)))

    (found,) = raised.value.problems
    assert found.startswith(f"cv-words.toml:{line}: ")
    assert problem in found
