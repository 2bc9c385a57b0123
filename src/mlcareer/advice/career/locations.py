"""Where the work is: places, what each is known for, and the bands that hold there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.bands import BandAnswer, band_answers_of
from mlcareer.advice.career.employers import (
    EmployerAnswer,
    EmployerKindAnswer,
    employer_answer,
    kind_answer,
    places_of,
)
from mlcareer.advice.citation import CitedSource, cite_all
from mlcareer.advice.place import summary_of_area
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import Area, Region
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide, Place


class RegionAnswer(Record):
    """A pay region: what the bands are told apart by."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str | None
    places: tuple[str, ...]
    """Names of the places whose pay it holds for."""
    bands: tuple[BandAnswer, ...]


class LocationAnswer(Record):
    """A place where the work is, remote work, or an area of which only its pay is known."""

    id: str
    name: str
    aliases: tuple[str, ...]
    regions: tuple[str, ...]
    """The pay regions whose bands hold there, by id."""
    region_names: tuple[str, ...]
    summary: str
    known_for: tuple[str, ...]
    sectors: tuple[str, ...]
    """Names of the sectors that are strong there."""
    employers: tuple[EmployerAnswer, ...]
    kinds: tuple[EmployerKindAnswer, ...]
    """Kinds of employer that the guide tells of there without a name."""


class LocationsAnswer(Answer):
    """Every place and pay region, or one place or one region."""

    schema = "locations/1"

    name: str | None
    """The place or region asked for, by id; null for all."""
    places: tuple[LocationAnswer, ...]
    regions: tuple[RegionAnswer, ...]
    """The pay regions that hold for what was asked."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def locations_for(guide: Guide, today: date, name: str | None = None) -> LocationsAnswer:
    """Describe every place, one place, or a pay region with the places in it.

    Raises:
        UnknownNameError: The guide has neither a place nor a region of that name.
    """
    places, regions, asked = guide.place, guide.region, None
    if name is not None:
        # A place may be called as its region, as London is: it is shown with that region.
        known: tuple[Place | Region | Area, ...] = (*guide.place, *guide.region, *guide.area)
        asked = find("place", name, known)
        if isinstance(asked, Area):
            places = ()
            regions = tuple(by_id(region, guide.region) for region in asked.regions)
        elif isinstance(asked, Region):
            region_id = asked.id
            places = tuple(place for place in places if region_id in place.regions)
            regions = (asked,)
        else:
            places = (asked,)
            regions = tuple(by_id(region, guide.region) for region in asked.regions)
    bands = [band for band in guide.band if band.region in {region.id for region in regions}]
    place_ids = {place.id for place in places}
    employers = [item for item in guide.employer if place_ids & places_of(guide, item)]
    kinds = [item for item in guide.employer_kind if place_ids & set(item.places)]
    remarks = remarks_on(
        guide,
        [
            *(f"place:{place.id}" for place in places),
            *(f"region:{region.id}" for region in regions),
            *(f"employer:{item.id}" for item in employers),
            *(f"employer-kind:{item.id}" for item in kinds),
            *(f"band:{band.id}" for band in bands),
        ],
        cases=("whole",),
    )
    return LocationsAnswer(
        name=None if asked is None else asked.id,
        places=(
            (_area(asked, regions, name or ""),)
            if isinstance(asked, Area)
            else tuple(_location(guide, place) for place in places)
        ),
        regions=tuple(_region(guide, region) for region in regions),
        remarks=remarks,
        sources=cite_all(guide, today, places, regions, bands, employers, kinds, remarks),
    )


def _location(guide: Guide, place: Place) -> LocationAnswer:
    return LocationAnswer(
        id=place.id,
        name=place.name,
        aliases=place.aliases,
        regions=place.regions,
        region_names=tuple(by_id(region, guide.region).name for region in place.regions),
        summary=place.summary,
        known_for=place.known_for,
        sectors=tuple(by_id(sector, guide.sector).name for sector in place.sectors),
        employers=tuple(
            employer_answer(guide, item)
            for item in guide.employer
            if place.id in places_of(guide, item)
        ),
        kinds=tuple(
            kind_answer(guide, item) for item in guide.employer_kind if place.id in item.places
        ),
    )


def _area(area: Area, regions: tuple[Region, ...], typed: str) -> LocationAnswer:
    return LocationAnswer(
        id=area.id,
        name=area.name,
        aliases=area.aliases,
        regions=tuple(region.id for region in regions),
        region_names=tuple(region.name for region in regions),
        summary=summary_of_area(area, regions, typed),
        known_for=(),
        sectors=(),
        employers=(),
        kinds=(),
    )


def _region(guide: Guide, region: Region) -> RegionAnswer:
    return RegionAnswer(
        id=region.id,
        name=region.name,
        aliases=region.aliases,
        summary=region.summary,
        places=tuple(place.name for place in guide.place if region.id in place.regions),
        bands=band_answers_of(guide, guide.level, [region]),
    )
