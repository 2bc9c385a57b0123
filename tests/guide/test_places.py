"""One table of places serves `--region`, profiles, offer files and adverts."""

from __future__ import annotations

import pytest

from mlcareer.errors import UnknownNameError
from mlcareer.guide.load import load_guide, load_place_names
from mlcareer.guide.model import Area, Guide, Region
from mlcareer.guide.places import find_place, known_towns

BOROUGHS = (
    "Barking and Dagenham",
    "Barnet",
    "Bexley",
    "Brent",
    "Bromley",
    "Camden",
    "Croydon",
    "Ealing",
    "Enfield",
    "Greenwich",
    "Hackney",
    "Hammersmith and Fulham",
    "Haringey",
    "Harrow",
    "Havering",
    "Hillingdon",
    "Hounslow",
    "Islington",
    "Kensington and Chelsea",
    "Kingston upon Thames",
    "Lambeth",
    "Lewisham",
    "Merton",
    "Newham",
    "Redbridge",
    "Richmond upon Thames",
    "Southwark",
    "Sutton",
    "Tower Hamlets",
    "Waltham Forest",
    "Wandsworth",
    "Westminster",
    "City of London",
)


def regions_at(guide: Guide, name: str) -> tuple[str, ...]:
    found = find_place(guide, name)
    return (found.id,) if isinstance(found, Region) else found.regions


@pytest.mark.parametrize("borough", BOROUGHS)
def test_every_borough_and_the_city_are_london(guide: Guide, borough: str) -> None:
    assert regions_at(guide, borough) == ("london",)


@pytest.mark.parametrize("name", ["romford", "ROMFORD", "uxbridge", "Kings Cross", "canary-wharf"])
def test_a_district_in_any_spelling_is_london(guide: Guide, name: str) -> None:
    assert regions_at(guide, name) == ("london",)


@pytest.mark.parametrize(
    ("town", "area"),
    [
        ("Leeds", "yorkshire"),
        ("Hull", "yorkshire"),
        ("Cardiff", "wales"),
        ("luton", "east-of-england"),
    ],
)
def test_a_town_is_the_area_that_it_lies_in(guide: Guide, town: str, area: str) -> None:
    found = find_place(guide, town)

    assert isinstance(found, Area)
    assert (found.id, found.regions) == (area, ("rest-of-uk",))


@pytest.mark.parametrize("borough", BOROUGHS)
@pytest.mark.parametrize("written", ["London Borough of {}", "{}, London", "{} london", "{}, UK"])
def test_a_borough_may_have_london_beside_it(guide: Guide, borough: str, written: str) -> None:
    assert regions_at(guide, written.format(borough)) == ("london",)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("London, England", "london"),
        ("South East London", "london"),
        ("London EC2A 4BX", "london"),
        ("Leeds LS1", "yorkshire"),
        ("Leeds, West Yorkshire", "yorkshire"),
        ("City of Leeds", "yorkshire"),
        ("Manchester city centre", "north-west"),
        ("Cambridge, UK", "cambridge"),
        ("Cambridge, Cambridgeshire", "cambridge"),
        ("Edinburgh, Scotland", "edinburgh"),
        ("Remote, UK", "remote"),
        # Alone these are another's: in London, Canada and the United States.
        ("Richmond, North Yorkshire", "yorkshire"),
        ("richmond-north-yorkshire", "yorkshire"),
        ("Edmonton, London", "london"),
        ("Boston, Lincolnshire", "east-midlands"),
    ],
)
def test_a_name_may_have_its_area_beside_it(guide: Guide, name: str, place: str) -> None:
    assert find_place(guide, name).id == place


@pytest.mark.parametrize(
    "name",
    ["Cambridge, USA", "London, Ontario", "Newcastle, Australia", "Leeds Wales", "Watford London",
     "New York UK", "London and Leeds", "Isle of Man", "EC2A", "City"],
)  # fmt: skip
def test_a_name_beside_another_area_is_not_guessed(guide: Guide, name: str) -> None:
    with pytest.raises(UnknownNameError):
        find_place(guide, name)


def test_every_british_name_of_the_table_is_known(guide: Guide) -> None:
    assert len(known_towns()) >= 1_279
    for name in known_towns():
        find_place(guide, name)


@pytest.mark.parametrize("name", ["romfort", "lutton", "leads"])
def test_a_slip_of_the_keyboard_suggests_the_town(guide: Guide, name: str) -> None:
    with pytest.raises(UnknownNameError, match="the guide has no region or place") as raised:
        find_place(guide, name)

    hint = raised.value.hint or ""
    assert any(town in hint for town in ("romford", "luton", "leeds"))


def test_a_town_abroad_is_no_place_of_a_british_guide(guide: Guide) -> None:
    with pytest.raises(UnknownNameError):
        find_place(guide, "Lyon")


def test_a_guide_without_the_area_answers_with_the_region(small_guide: Guide) -> None:
    """The small guide has no Yorkshire, but the region that Yorkshire belongs to."""
    assert regions_at(small_guide, "Leeds") == ("rest-of-uk",)


def test_the_areas_of_the_guide_are_those_of_the_table() -> None:
    named = {area.id for area in load_place_names().area}

    assert {area.id for area in load_guide().area} - named == {"england"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("London, UK", "london"),
        ("Camden, London", "london"),
        ("Reading, Berkshire", "south-east"),
        ("Durham, England", "north-east"),
        # One name in two parts of the country: what stands after the comma decides.
        ("Bangor, Northern Ireland", "northern-ireland"),
        ("Richmond, North Yorkshire", "yorkshire"),
        ("Little Snoring, Norfolk", "east-of-england"),
        ("Cambridge, Cambridgeshire", "cambridge"),
    ],
)
def test_a_county_or_country_says_which_town(guide: Guide, name: str, found: str) -> None:
    assert find_place(guide, name).id == found


@pytest.mark.parametrize(
    "name", ["London, Germany", "Cambridge, MA", "London, nowhere", "Watford, London"]
)
def test_a_town_that_lies_elsewhere_is_not_known(guide: Guide, name: str) -> None:
    with pytest.raises(UnknownNameError):
        find_place(guide, name)
