"""Places are found by the names of a table, and towns of one name are told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from mlcareer.adverts.place_finding import PlaceFinder
from mlcareer.guide.load import load_place_names

if TYPE_CHECKING:
    from mlcareer.guide.place_names import Namesake

WORDS = load_place_names()

FINDER = PlaceFinder(WORDS)

EVERY_NAME = [
    (area.id, area.region, name)
    for area in WORDS.area
    for name in (*area.names, *area.exact, *area.states, *area.towns, *area.plain)
]


def found(text: str, *, any_case: bool = False) -> list[tuple[str, str]]:
    return [(place.words, place.area) for place in FINDER.find(text, any_case=any_case)]


def test_every_name_of_the_table_is_found_whole_in_its_area() -> None:
    wrong = [
        (name, places)
        for area, region, name in EVERY_NAME
        for places in [FINDER.find(f"Come to {name}.")]
        if [(place.area, place.kind) for place in places] != [(area, region)]
        or places[0].words != name.rstrip(".")
    ]

    assert wrong == []
    assert len(EVERY_NAME) > 1_900


def test_the_longest_name_at_each_word_counts() -> None:
    assert found("New York, Newcastle under Lyme and York") == [
        ("New York", "united-states"),
        ("Newcastle under Lyme", "west-midlands"),
        ("York", "yorkshire"),
    ]


@pytest.mark.parametrize("trap", WORDS.traps.names)
def test_a_name_that_only_holds_a_place_is_none(trap: str) -> None:
    assert found(f"Like {trap} in Leeds") == [("Leeds", "yorkshire")]


@pytest.mark.parametrize("name", ["King's Cross", "Kings Cross", "King’s Cross", "KINGS CROSS"])
def test_an_apostrophe_and_capitals_do_not_matter(name: str) -> None:
    assert found(name) == [(name, "london")]


def test_a_name_begins_with_a_capital_in_a_sentence_and_not_in_a_location() -> None:
    assert found("we went to leeds") == []
    assert found("leeds", any_case=True) == [("leeds", "yorkshire")]


def test_a_plain_word_needs_its_capital_in_a_location_with_other_capitals() -> None:
    assert found("London, for reading and a bath", any_case=True) == [("London", "london")]


def test_letters_that_are_a_word_too_are_found_in_capitals_only() -> None:
    assert found("join us in the US, US firms", any_case=True) == [("US", "united-states")]
    assert found("US only, US Only, US citizens") == [("US", "united-states")] * 2


def test_a_county_or_country_right_after_a_plain_word_makes_a_town_of_it() -> None:
    (reading, _) = FINDER.find("Reading, Berkshire")
    (alone,) = FINDER.find("Reading")

    assert (reading.plain, alone.plain) == (False, True)


def test_a_slash_or_a_word_between_makes_a_list() -> None:
    assert found("Cambridge/USA")[0] == ("Cambridge", "east-of-england")
    assert found("Cambridge or Ontario")[0] == ("Cambridge", "east-of-england")
    assert found("Cambridge, Ontario")[0] == ("Cambridge", "canada")


def test_a_street_counts_only_where_nothing_else_is_named() -> None:
    assert found("Leeds Road, Bradford") == [("Bradford", "yorkshire")]
    assert found("Leeds Road") == [("Leeds", "yorkshire")]


def test_what_a_line_says_besides_places_has_no_letters_of_states() -> None:
    assert re.sub(r"\W", "", FINDER.rest("Trams in Durham, NC, USA")) == "Tramsin"


@pytest.mark.parametrize("shared", WORDS.namesake, ids=lambda shared: shared.name)
def test_a_shared_name_lies_where_the_table_says_and_after_each_area_in_that(
    shared: Namesake,
) -> None:
    areas = {area.id: area for area in WORDS.area}
    assert found(shared.name)[0][1] == shared.lies_in
    for other in shared.also_in:
        for name in areas[other].names:
            assert found(f"{shared.name}, {name}")[0] == (shared.name, other)


def test_a_text_without_any_name_has_no_place() -> None:
    assert found("") == []
    assert found("We make trams.") == []
