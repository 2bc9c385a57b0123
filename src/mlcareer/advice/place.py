"""The pay region that a place belongs to, and what the guide knows of the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.lookup import by_id, by_ids, plain_name
from mlcareer.guide.model import Area, Guide, Place, Region
from mlcareer.guide.places import find_place
from mlcareer.record import Entry, Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class PlaceAnswer(Record):
    """A place or an area that a region was asked for by."""

    id: str
    name: str
    regions: tuple[Region, ...]
    """The pay regions whose bands are shown for it."""
    summary: str
    known_for: tuple[str, ...]
    sectors: tuple[str, ...]
    """Names of the sectors that are strong there."""
    employers: tuple[str, ...]
    """Names of the employers that the guide places there."""
    source_ids: tuple[str, ...]


class Where(Entry):
    """A pay region, or a place with the regions whose bands hold there, by its id."""

    regions: tuple[Region, ...]
    """One for a region and for most places; remote work has them all."""
    place: PlaceAnswer | None
    """The place or the area that was named; null where a region was."""


def where_is(guide: Guide, name: str) -> Where:
    """Return the region or the place that a name stands for.

    Raises:
        UnknownNameError: The guide has neither a region nor a place of that name.
    """
    regions, place = regions_of(guide, name)
    return Where(id=regions[0].id if place is None else place.id, regions=regions, place=place)


def where_in(guide: Guide, entry: Entry) -> Where:
    """Return a region, a place or an area of the guide with the regions whose bands hold there."""
    return entry if isinstance(entry, Where) else where_is(guide, entry.id)


def regions_of(guide: Guide, name: str | None) -> tuple[tuple[Region, ...], PlaceAnswer | None]:
    """Return the pay regions that a name stands for, and the place if it names one.

    Every region for no name. A place has the regions whose bands hold there; remote work has
    them all, as the guide gives it no band of its own.

    Raises:
        UnknownNameError: The guide has neither a region nor a place of that name.
    """
    if name is None:
        return guide.region, None
    # A place may be called as the region it lies in, as London is: then the region is meant.
    found = find_place(guide, name)
    if isinstance(found, Region):
        return (found,), None
    regions = by_ids(found.regions, guide.region)
    if isinstance(found, Area):
        return regions, _area(found, regions, name)
    return regions, _place(guide, found)


def summary_of_area(area: Area, regions: Iterable[Region], typed: str) -> str:
    """Say of an area whose bands apply, and what was taken for it."""
    named = plain_name(typed) in {plain_name(area.id), plain_name(area.name)}
    place = typed.strip()
    read = "" if named else f"{place[:1].upper()}{place[1:]} is in {area.name}. "
    holds = " and ".join(region.name for region in regions)
    return f"{read}The guide does not cover the place itself: the bands of {holds} apply."


def _area(area: Area, regions: tuple[Region, ...], typed: str) -> PlaceAnswer:
    return PlaceAnswer.copied_from(
        area,
        regions=regions,
        summary=summary_of_area(area, regions, typed),
        known_for=(),
        sectors=(),
        employers=(),
        source_ids=area.sources,
    )


def _place(guide: Guide, place: Place) -> PlaceAnswer:
    return PlaceAnswer.copied_from(
        place,
        regions=by_ids(place.regions, guide.region),
        sectors=tuple(by_id(sector, guide.sector).name for sector in place.sectors),
        employers=tuple(by_id(employer, guide.employer).name for employer in place.employers),
        source_ids=place.sources,
    )
