"""What people can name to say where: pay regions, places and areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlcareer.guide.model import Area, Guide, Place, Region


def named_places(guide: Guide) -> tuple[Region | Place | Area, ...]:
    """Return all of them, regions first: a place may be called as the region it lies in."""
    return (*guide.region, *guide.place, *guide.area)
