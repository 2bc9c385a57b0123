"""Places and pay regions, on a guide in which London is a region and no place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.locations import LocationsAnswer, locations_for
from mlcareer.advice.names import location_of
from mlcareer.errors import UnknownNameError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def asked(guide: Guide, name: str) -> LocationsAnswer:
    """Ask by the name that people type."""
    return locations_for(guide, TODAY, location_of(guide, name), name)


def test_a_place_has_the_bands_of_its_region(small_guide: Guide) -> None:
    answer = asked(small_guide, "Cambridge")

    assert [place.id for place in answer.places] == ["cambridge"]
    assert [item.id for item in answer.places[0].employers] == ["pipe-works"]
    assert [item.id for item in answer.places[0].kinds] == ["plumbing-startups"]
    assert [band.id for region in answer.regions for band in region.bands] == [
        "junior-rest-of-uk",
        "mid-rest-of-uk",
    ]


def test_remote_work_has_the_bands_of_every_region(small_guide: Guide) -> None:
    answer = asked(small_guide, "home")

    assert [region.id for region in answer.regions] == ["london", "rest-of-uk"]


def test_a_region_has_the_places_in_it(small_guide: Guide) -> None:
    answer = asked(small_guide, "outside London")

    assert answer.name == small_guide.region[1]
    assert [place.id for place in answer.places] == ["cambridge", "remote"]
    assert [region.id for region in answer.regions] == ["rest-of-uk"]


def test_a_place_that_is_called_as_its_region_is_shown_with_it(guide: Guide) -> None:
    answer = asked(guide, "london")

    assert [place.id for place in answer.places] == ["london"]
    assert [region.id for region in answer.regions] == ["london"]


def test_an_unknown_place_is_refused(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError, match="called 'atlantis'"):
        asked(small_guide, "atlantis")


def test_a_town_is_read_as_the_area_it_lies_in(small_guide: Guide) -> None:
    answer = asked(small_guide, "hilltop")

    assert [place.id for place in answer.places] == ["uplands"]
    assert answer.places[0].summary.startswith("Hilltop is in The Uplands.")
    assert [region.id for region in answer.regions] == ["rest-of-uk"]
