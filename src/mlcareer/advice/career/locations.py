"""Where the work is: places, what each is known for, and the bands that hold there."""

from __future__ import annotations

from datetime import date

from mlcareer.advice.bands import BandAnswer, band_answers_of
from mlcareer.advice.career.employers import (
    EmployerAnswer,
    EmployerKindAnswer,
    employer_answer,
    kind_answer,
    places_of,
)
from mlcareer.advice.citation import CitedSource
from mlcareer.advice.place import summary_of_area
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.guide.lookup import by_ids
from mlcareer.guide.model import Area, Guide, Place, Region, Sector
from mlcareer.record import Answer, Record


class RegionAnswer(Record):
    """A pay region: a part of the country with bands of its own."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str | None
    places: tuple[Place, ...]
    """The places whose pay it holds for."""
    bands: tuple[BandAnswer, ...]


class LocationAnswer(Record):
    """A place where the work is, remote work, or an area of which only its pay is known."""

    id: str
    name: str
    aliases: tuple[str, ...]
    regions: tuple[Region, ...]
    """The pay regions whose bands hold there."""
    summary: str
    short: str | None
    """What matters of it compared with the others, in one line."""
    known_for: tuple[str, ...]
    sectors: tuple[Sector, ...]
    """The sectors that are strong there."""
    employers: tuple[EmployerAnswer, ...]
    kinds: tuple[EmployerKindAnswer, ...]
    """Kinds of employer that the guide describes there without a name."""


class LocationsAnswer(Answer):
    """Every place and pay region, or one place or one region."""

    schema = "locations/2"

    name: Place | Region | Area | None
    """The place, region or area asked for; null for all."""
    places: tuple[LocationAnswer, ...]
    regions: tuple[RegionAnswer, ...]
    """The pay regions that hold for what was asked."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def locations_for(
    guide: Guide, today: date, asked: Place | Region | Area | None = None, typed: str = ""
) -> LocationsAnswer:
    """Describe every place, one place, or a pay region with the places in it.

    `typed` is the name that was asked by, as an area is found by the towns in it.
    """
    places, regions = guide.place, guide.region
    if isinstance(asked, Region):
        places = tuple(place for place in places if asked.id in place.regions)
        regions = (asked,)
    elif asked is not None:
        places = (asked,) if isinstance(asked, Place) else ()
        regions = by_ids(asked.regions, guide.region)
    bands = [band for band in guide.band if band.region in {region.id for region in regions}]
    place_ids = {place.id for place in places}
    employers = [item for item in guide.employer if place_ids & places_of(guide, item)]
    kinds = [item for item in guide.employer_kind if place_ids & set(item.places)]
    remarks, sources = remarks_and_sources(
        guide,
        today,
        ("whole",),
        place=places,
        region=regions,
        band=bands,
        employer=employers,
        employer_kind=kinds,
    )
    return LocationsAnswer(
        name=asked,
        places=(
            (_area(asked, regions, typed or asked.name),)
            if isinstance(asked, Area)
            else tuple(_location(guide, place) for place in places)
        ),
        regions=tuple(_region(guide, region) for region in regions),
        remarks=remarks,
        sources=sources,
    )


def _location(guide: Guide, place: Place) -> LocationAnswer:
    return LocationAnswer.copied_from(
        place,
        regions=by_ids(place.regions, guide.region),
        sectors=by_ids(place.sectors, guide.sector),
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
    return LocationAnswer.copied_from(
        area,
        regions=regions,
        summary=summary_of_area(area, regions, typed),
        short=None,
        known_for=(),
        sectors=(),
        employers=(),
        kinds=(),
    )


def _region(guide: Guide, region: Region) -> RegionAnswer:
    return RegionAnswer.copied_from(
        region,
        places=tuple(place for place in guide.place if region.id in place.regions),
        bands=band_answers_of(guide, guide.level, [region]),
    )
