"""What people can name to say where: pay regions, places, areas, and the towns in them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mlcareer.errors import UnknownNameError
from mlcareer.guide.load import load_place_names
from mlcareer.guide.lookup import plain_name, spellings
from mlcareer.guide.model import Area

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide, Place, Region
    from mlcareer.guide.place_names import NamedArea, PlaceNames

KIND = "region or place"
"""How messages call them."""


def named_places(guide: Guide) -> tuple[Region | Place | Area, ...]:
    """Return what the guide itself names, regions first: a place may be called as its region."""
    return (*guide.region, *guide.place, *guide.area)


def find_place(guide: Guide, name: str) -> Region | Place | Area:
    """Return the region, place or area that a name means.

    What the guide names comes first; then the towns, districts and counties of the United
    Kingdom in the table of places, which are the area that they lie in. A county or country after
    a comma says which town is meant: `Richmond, North Yorkshire`. A name may have its area, its
    borough or a postcode beside it: `Camden London`, `City of Leeds`, `London EC2A`.

    Raises:
        UnknownNameError: Nobody knows the name; the nearest spelling is suggested.
    """
    wanted = plain_name(name)
    found = _known_by(guide, wanted) or _known_in_part(guide, wanted)
    town, comma, around = name.partition(",")
    if found is None and comma and _known_by(guide, plain_name(town)) is None:
        found = _known_by(guide, plain_name(around))  # a village that nobody knows, in its county
    if found is None:
        raise _unknown(guide, name)
    return found


def _known_by(guide: Guide, wanted: str) -> Region | Place | Area | None:
    for entry in named_places(guide):
        if any(plain_name(spelling) == wanted for spelling in spellings(entry)):
            return entry
    lies_in = _towns().get(wanted)
    return None if lies_in is None else _area_of(guide, lies_in)


def _known_in_part(guide: Guide, wanted: str) -> Region | Place | Area | None:
    """Return the place in a name with more around it, unless the area behind it is another's."""
    table = load_place_names()
    for shorter in (
        *(wanted.removeprefix(f"{plain_name(words)}-") for words in table.parts.before),
        *(wanted.removesuffix(f"-{plain_name(words)}") for words in table.parts.after),
    ):
        if shorter != wanted:
            return _known_by(guide, shorter) or _known_in_part(guide, shorter)
    before, _, last = wanted.rpartition("-")
    if before and not last.isalpha():
        return _known_by(guide, before) or _known_in_part(guide, before)
    cuts = (place for place, mark in enumerate(wanted) if mark == "-")
    parted = ((wanted[:cut], _areas().get(wanted[cut + 1 :])) for cut in cuts)
    for town, area in parted:
        if area is not None and (area.region == "uk" or _towns().get(town) == area):
            return _known_by(guide, town)
        if area is not None and any(
            plain_name(each.name) == town and area.id in each.also_in for each in table.namesake
        ):
            return _area_of(guide, area)
    return None


def known_towns() -> tuple[str, ...]:
    """Return all names of the table as they are written, for whoever completes one."""
    return tuple(name for area in _british(load_place_names()) for name in _names(area))


def _unknown(guide: Guide, name: str) -> UnknownNameError:
    entries = named_places(guide)
    meant = {town: town for town in _towns()}
    meant |= {plain_name(word): entry.id for entry in entries for word in spellings(entry)}
    return UnknownNameError(KIND, name, [entry.id for entry in entries], meant)


def _area_of(guide: Guide, named: NamedArea) -> Area | Region | None:
    """Return what the guide calls an area of the table; a guide of one's own may have none."""
    for area in guide.area:
        if area.id == named.id:
            return area
    regions = [region for region in guide.region if region.id == named.region]
    if not regions:
        return None
    return Area(id=named.id, name=named.name, regions=(named.region,), sources=regions[0].sources)


@cache
def _towns() -> dict[str, NamedArea]:
    """Return each name of the table that lies in the United Kingdom, with its area."""
    return {
        plain_name(name): area for area in _british(load_place_names()) for name in _names(area)
    }


@cache
def _areas() -> dict[str, NamedArea]:
    """Return each name of an area, a county or the whole country, with the area."""
    return {
        plain_name(name): area
        for area in _british(load_place_names())
        for name in (area.name, *area.names, *area.exact)
    }


def _british(table: PlaceNames) -> list[NamedArea]:
    return [area for area in table.area if area.region != "abroad"]


def _names(area: NamedArea) -> tuple[str, ...]:
    return (area.name, *area.names, *area.exact, *area.towns, *area.plain)
