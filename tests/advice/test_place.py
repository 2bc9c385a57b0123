"""Which pay regions a name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.pay.circumstances import nation_where
from mlcareer.advice.place import regions_of
from mlcareer.errors import UnknownNameError
from mlcareer.guide.load import load_pay_rules, load_place_names
from mlcareer.guide.lookup import plain_name

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


@pytest.mark.parametrize(
    ("name", "regions", "place"),
    [
        (None, ["london", "rest-of-uk"], None),
        ("london", ["london"], None),
        ("Outside London", ["rest-of-uk"], None),
        ("cambridge", ["rest-of-uk"], "cambridge"),
        ("home", ["london", "rest-of-uk"], "remote"),
    ],
)
def test_a_name_stands_for_a_region_for_a_places_region_or_for_all(
    small_guide: Guide, name: str | None, regions: list[str], place: str | None
) -> None:
    found, answer = regions_of(small_guide, name)

    assert [region.id for region in found] == regions
    assert (None if answer is None else answer.id) == place


def test_a_place_comes_with_what_is_known_of_it_by_name(small_guide: Guide) -> None:
    _, place = regions_of(small_guide, "Cambridge")

    assert place is not None
    assert [region.name for region in place.regions] == ["Rest of UK"]
    assert place.employers == ("Pipe | Works <b>",)
    assert place.known_for == ("rowing",)


def test_a_place_that_is_called_as_its_region_is_taken_for_the_region(guide: Guide) -> None:
    found, place = regions_of(guide, "London")

    assert [region.id for region in found] == ["london"]
    assert place is None


def test_every_place_of_the_guide_is_in_one_region_but_remote_work(guide: Guide) -> None:
    several = {place.id for place in guide.place if len(regions_of(guide, place.id)[0]) > 1}

    assert several == {"remote"}


def test_what_is_neither_region_nor_place_is_told_what_there_is(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError) as failed:
        regions_of(small_guide, "atlantis")

    assert failed.value.hint == "Regions and places: london, rest-of-uk, cambridge, remote, uplands"


def test_a_town_in_an_area_has_the_band_of_the_areas_region(small_guide: Guide) -> None:
    regions, place = regions_of(small_guide, "Hilltop")

    assert [region.id for region in regions] == ["rest-of-uk"]
    assert place is not None
    assert (place.id, place.name, place.known_for) == ("uplands", "The Uplands", ())
    assert place.summary == (
        "Hilltop is in The Uplands. The guide does not cover the place itself: the bands of "
        "Rest of UK apply."
    )


def test_an_area_called_by_its_name_is_not_told_what_it_was_read_as(small_guide: Guide) -> None:
    _, place = regions_of(small_guide, "the uplands")

    assert place is not None
    assert place.summary.startswith("The guide does not cover the place itself")


@pytest.mark.parametrize("name", ["uk", "England", "Great Britain"])
def test_the_whole_country_has_the_bands_of_both_regions(guide: Guide, name: str) -> None:
    assert [region.id for region in regions_of(guide, name)[0]] == ["london", "rest-of-uk"]


@pytest.mark.parametrize("name", ["Camden", "shoreditch", "Tower Hamlets", "King's Cross"])
def test_a_part_of_london_is_london(guide: Guide, name: str) -> None:
    assert [region.id for region in regions_of(guide, name)[0]] == ["london"]


@pytest.mark.parametrize(
    ("town", "nation"),
    [
        ("Glasgow", "scotland"),
        ("Edinburgh", "scotland"),
        ("cardiff", "wales"),
        ("BELFAST", "northern-ireland"),
        ("Stoke-on-Trent", "england"),
    ],
)
def test_the_nation_of_a_town_decides_income_tax(guide: Guide, town: str, nation: str) -> None:
    assert nation_where(load_pay_rules(), regions_of(guide, town)[1]).id == nation


def test_every_town_of_an_area_lies_there_by_the_table_that_adverts_are_read_by(
    guide: Guide,
) -> None:
    lies_in = {
        plain_name(town): area.id
        for area in load_place_names().area
        for town in (*area.towns, *area.plain, *area.names, area.name)
    }
    # What an area itself is called besides its name.
    others = {"the-north-west", "the-north-east", "the-south-east", "east-anglia", "yorkshire"}
    whole = {"england", "united-kingdom"}

    misplaced = {
        (area.id, town)
        for area in guide.area
        for town in map(plain_name, area.aliases)
        if area.id not in whole and town not in others and lies_in.get(town) != area.id
    }
    assert misplaced == set()
