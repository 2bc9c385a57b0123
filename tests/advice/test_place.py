"""Which pay regions a name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.place import regions_of
from mlcareer.errors import UnknownNameError

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
    assert place.region_names == ("Rest of UK",)
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

    assert failed.value.hint == "Known: london, rest-of-uk, cambridge, remote."
