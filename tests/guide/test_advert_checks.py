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
[[area]]
id = "tramland"
name = "Tramland"
region = "rest-of-uk"
names = ["Tramshire"]
exact = ["TL"]
towns = ["Tramton", "Rail's End"]
plain = ["Points"]
[[area]]
id = "far-away"
name = "Far away"
region = "abroad"
names = ["Faraway"]
states = ["New Tramshire"]
codes = ["NT"]
[[namesake]]
name = "Tramton"
lies_in = "tramland"
also_in = ["far-away"]
[traps]
names = ["Bank of Tramton"]
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
[[fact]]
tells = "location"
labels = ["depot"]
[lines]
labels = ["depot"]
buttons = ["apply"]
item_starts = ["Drive"]
second_parts = ["Car"]
goes_on = ["of"]
[pages]
other_jobs = ["more trams"]
[[cv_heading]]
part = "work"
cues = ["^trams$"]
[[cv_degree]]
degree = "phd"
names = ["doctor of trams"]
[[cv_right]]
right = "held"
cues = ["tram pass"]
[cv]
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
clearance_not_held = ["no"]
schools = ["school"]
unfinished = ["expected"]
"""


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(DataError) as raised:
        checked_advert_words(TomlFile("advert-words.toml", text))
    return raised.value.problems


def test_a_table_that_holds_is_read() -> None:
    words = checked_advert_words(TomlFile("advert-words.toml", TEXT))

    assert [area.id for area in words.area] == ["tramland", "far-away"]
    assert words.heading[0].cues == ("your work", "^work")


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        pytest.param('"Points"]', '"Points"]\ntown = ["X"]', 13, "no such key", id="unknown key"),
        pytest.param(', "dec"]', "]", 65, "12 months in a year, not 11", id="months"),
        pytest.param('["^trams$"]', '["a", "a"]', 50, "twice", id="a CV's cue twice"),
        pytest.param('["more trams"]', '["More"]', 47, "in lower case", id="other jobs"),
        pytest.param('["drove"]', '["Drove"]', 60, "in lower case", id="a verb with a capital"),
        pytest.param('["now"]', '["now", "now"]', 66, "twice", id="a CV's word twice"),
        pytest.param("[[fact]]", "[[facts]]\na = 1\n[[fact]]", 37, "no such", id="unknown table"),
        pytest.param('"Faraway"', '"Tramton"', 17, "under 'tramland'", id="in two areas"),
        pytest.param('"Points"', '"points"', 12, "capital", id="without a capital"),
        pytest.param('"Points"', '"Points/Ost"', 12, "other signs", id="with a slash"),
        pytest.param('"Points"', '"Tramton"', 12, "is there twice", id="plain and not plain"),
        pytest.param('"Points"', '"Rails-End"', 12, "is there twice", id="in another spelling"),
        pytest.param('codes = ["NT"]', 'codes = ["nt"]', 19, "codes", id="a code in small letters"),
        pytest.param('codes = ["NT"]', 'codes = ["NT", "NT"]', 19, "twice", id="a code twice"),
        pytest.param('region = "abroad"', 'region = "moon"', 16, "region", id="unknown region"),
        pytest.param('towns = ["Tramton", "Rail\'s End"]', 'towns = [""]', 11, "towns", id="empty"),
        pytest.param(
            'name = "Tramton"', 'name = "Bogey"', 21, "no 'Bogey' under", id="no such town"
        ),
        pytest.param('also_in = ["far-away"]', "also_in = []", 23, "also_in", id="shared by none"),
        pytest.param('["far-away"]', '["mars"]', 23, "no area 'mars'", id="no such area"),
        pytest.param('["far-away"]', '["tramland"]', 23, "lies in", id="shared with itself"),
        pytest.param(
            '"Bank of Tramton"', '"Bank of Kites"', 25, "no place in", id="a trap for nobody"
        ),
        pytest.param('"Bank of Tramton"', '"Tramton"', 25, "is there twice", id="a town as a trap"),
        pytest.param('"^work"', '"a bonus"', 31, "under 'duties' already", id="a cue of two"),
        pytest.param('"^work"', '"^Work"', 28, "lower case", id="a cue with a capital"),
        pytest.param('"^work"]', '"^work", "^work"]', 28, "is there twice", id="a cue twice"),
        pytest.param('section = "optional"', 'section = "duties"', 30, "twice", id="section twice"),
        pytest.param('cues = ["a bonus"]', "cues = []", 31, "cues", id="a heading without cues"),
        pytest.param('alone = ["Bonus"]', 'alone = ["Extra"]', 34, "not among", id="alone only"),
        pytest.param('"bonus"]', '"+bonus", "bonus"]', 33, "with no word", id="begins with a sign"),
        pytest.param(
            'begins = ["your "]', 'begins = ["Your "]', 35, "lower case", id="a beginning"
        ),
        pytest.param('labels = ["depot"]\n[l', 'labels = ["Depot"]\n[l', 39, "lower", id="a label"),
        pytest.param('["Drive"]', '["Drive", "Drive"]', 43, "is there twice", id="a word twice"),
        pytest.param('goes_on = ["of"]', 'goes_on = ["Of"]', 45, "lower case", id="in any case"),
        pytest.param('buttons = ["apply"]\n', "", 40, "missing", id="a list is missing"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int, problem: str) -> None:
    assert old in TEXT
    found = problems(TEXT.replace(old, new))

    assert len(found) == 1
    assert found[0].startswith(f"advert-words.toml:{line}: ")
    assert problem in found[0]


def test_an_area_without_a_name_is_caught() -> None:
    area = '[[area]]\nid = "void"\nname = "Void"\nregion = "uk"\ncodes = ["VO"]\n[[namesake]]'

    assert any("no name in it" in line for line in problems(TEXT.replace("[[namesake]]", area)))


def test_the_same_area_twice_is_caught() -> None:
    again = TEXT.replace('id = "far-away"', 'id = "tramland"')

    assert "advert-words.toml:14: area[tramland].id: 'tramland' is there twice" in problems(again)


def test_the_same_namesake_twice_is_caught() -> None:
    again = TEXT[TEXT.index("[[namesake]]") : TEXT.index("[traps]")]

    assert any("'Tramton' is there twice" in line for line in problems(TEXT + again))
