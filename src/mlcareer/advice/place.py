"""The pay region that a place belongs to, and what the guide knows of the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import Area, Region
from mlcareer.guide.places import named_places
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide, Place


class PlaceAnswer(Record):
    """A place or an area that a region was asked for by."""

    id: str
    name: str
    regions: tuple[str, ...]
    """The pay regions whose bands are shown for it, by id."""
    region_names: tuple[str, ...]
    summary: str
    known_for: tuple[str, ...]
    sectors: tuple[str, ...]
    """Names of the sectors that are strong there."""
    employers: tuple[str, ...]
    """Names of the employers that the guide places there."""
    source_ids: tuple[str, ...]


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
    found = find("region or place", name, named_places(guide))
    if isinstance(found, Region):
        return (found,), None
    if isinstance(found, Area):
        region = by_id(found.region, guide.region)
        return (region,), _area(found, region)
    return tuple(by_id(region, guide.region) for region in found.regions), _place(guide, found)


def summary_of_area(region: Region) -> str:
    """Say what is known of an area in a pay region."""
    return f"The guide tells nothing of it by itself; what it gives for {region.name} holds."


def _area(area: Area, region: Region) -> PlaceAnswer:
    return PlaceAnswer(
        id=area.id,
        name=area.name,
        regions=(region.id,),
        region_names=(region.name,),
        summary=summary_of_area(region),
        known_for=(),
        sectors=(),
        employers=(),
        source_ids=area.sources,
    )


def _place(guide: Guide, place: Place) -> PlaceAnswer:
    return PlaceAnswer(
        id=place.id,
        name=place.name,
        regions=place.regions,
        region_names=tuple(by_id(region, guide.region).name for region in place.regions),
        summary=place.summary,
        known_for=place.known_for,
        sectors=tuple(by_id(sector, guide.sector).name for sector in place.sectors),
        employers=tuple(by_id(employer, guide.employer).name for employer in place.employers),
        source_ids=place.sources,
    )
