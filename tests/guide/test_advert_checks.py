"""Each rule of `advert-words.toml` catches what it is there for, by file, line and key."""

from __future__ import annotations

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.advert_checks import checked_advert_words
from mlcareer.guide.toml_file import TomlFile

TEXT = """[advert_words]
title = "Words"
checked = 2026-11-25
note = "Invented."
[[heading]]
section = "duties"
cues = ["your work", "^work"]
[[heading]]
section = "optional"
cues = ["a bonus"]
[headings]
inside = ["your work", "(the|a) bonus", "bonus"]
alone = ["Bonus"]
begins = ["your "]
whole = ["work"]
general = ["about"]
[[fact]]
tells = "location"
labels = ["depot"]
[lines]
labels = ["depot"]
buttons = ["apply"]
item_starts = ["Drive"]
second_parts = ["Car"]
goes_on = ["of"]
no_subject = ["To"]
[pages]
other_jobs = ["more trams"]
[[condition]]
says = "sponsors"
phrases = ["we sponsor"]
[[arrangement]]
kind = "hybrid"
phrases = ["hybrid trams"]
[[cue]]
says = "hire"
phrases = ["you"]
[courses]
signs = ["course"]
[[bait]]
says = "a course"
points = 1
phrases = ["our course"]
[[title]]
role = "mle"
phrases = ["tram engineer"]
[[duty]]
role = "mle"
phrases = ["train trams"]
[pay]
labels = ["pay"]
near = ["pay"]
sure = ["pay"]
never = ["fare"]
never_large = ["fleet"]
estimated = ["estimated"]
on_target = ["OTE"]
base = ["base"]
depends = ["DOE"]
of_level = ["driver"]
of_place = ["depot"]
"""


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(DataError) as raised:
        checked_advert_words(TomlFile("advert-words.toml", text))
    return raised.value.problems


def test_a_table_that_holds_is_read() -> None:
    words = checked_advert_words(TomlFile("advert-words.toml", TEXT))

    assert words.heading[0].cues == ("your work", "^work")


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        pytest.param("[[fact]]", "[[facts]]\na = 1\n[[fact]]", 17, "no such", id="unknown table"),
        pytest.param('"^work"', '"a bonus"', 10, "under 'duties' already", id="a cue of two"),
        pytest.param('"^work"', '"^Work"', 7, "lower case", id="a cue with a capital"),
        pytest.param('"^work"]', '"^work", "^work"]', 7, "is there twice", id="a cue twice"),
        pytest.param('cues = ["a bonus"]', "cues = []", 10, "cues", id="a heading without cues"),
        pytest.param('alone = ["Bonus"]', 'alone = ["Extra"]', 13, "not among", id="alone only"),
        pytest.param('"bonus"]', '"+bonus", "bonus"]', 12, "with no word", id="begins with a sign"),
        pytest.param('["more trams"]', '["More"]', 28, "in lower case", id="other jobs"),
        pytest.param(
            'begins = ["your "]', 'begins = ["Your "]', 14, "lower case", id="a beginning"
        ),
        pytest.param('labels = ["depot"]\n[l', 'labels = ["Depot"]\n[l', 19, "lower", id="a label"),
        pytest.param('["Drive"]', '["Drive", "Drive"]', 23, "is there twice", id="a word twice"),
        pytest.param('goes_on = ["of"]', 'goes_on = ["Of"]', 25, "lower case", id="in any case"),
        pytest.param('buttons = ["apply"]\n', "", 20, "missing", id="a list is missing"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int, problem: str) -> None:
    assert old in TEXT
    found = problems(TEXT.replace(old, new))

    assert len(found) == 1
    assert found[0].startswith(f"advert-words.toml:{line}: ")
    assert problem in found[0]
