"""Each rule of `places.toml` catches what it is there for, by file, line and key."""

from __future__ import annotations

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.place_checks import checked_place_names
from mlcareer.guide.toml_file import TomlFile

TEXT = """[place_names]
title = "Places"
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
[parts]
before = ["City of"]
after = ["city centre"]
"""


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(DataError) as raised:
        checked_place_names(TomlFile("places.toml", text))
    return raised.value.problems


def test_a_table_that_holds_is_read() -> None:
    table = checked_place_names(TomlFile("places.toml", TEXT))

    assert [area.id for area in table.area] == ["tramland", "far-away"]


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        pytest.param('"Points"]', '"Points"]\ntown = ["X"]', 13, "no such key", id="unknown key"),
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
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int, problem: str) -> None:
    assert old in TEXT
    found = problems(TEXT.replace(old, new))

    assert len(found) == 1
    assert found[0].startswith(f"places.toml:{line}: ")
    assert problem in found[0]


def test_an_area_without_a_name_is_caught() -> None:
    area = '[[area]]\nid = "void"\nname = "Void"\nregion = "uk"\ncodes = ["VO"]\n[[namesake]]'

    assert any("no name in it" in line for line in problems(TEXT.replace("[[namesake]]", area)))


def test_the_same_area_twice_is_caught() -> None:
    again = TEXT.replace('id = "far-away"', 'id = "tramland"')

    assert "places.toml:14: area[tramland].id: 'tramland' is there twice" in problems(again)


def test_the_same_namesake_twice_is_caught() -> None:
    again = TEXT[TEXT.index("[[namesake]]") : TEXT.index("[traps]")]

    assert any("'Tramton' is there twice" in line for line in problems(TEXT + again))
