"""What pages say of levels, of places and of what is asked, within a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mlcareer.guide.model import Level, Region


ASKED_WORDS = {
    "required": "required",
    "optional": "desirable",
    "essential": "essential",
    "expected": "expected",
    "valuable": "useful",
    "differentiator": "sets candidates apart",
}
"""How much an advert or the guide asks for a skill, as people are shown it."""


def in_text(level: Level) -> str:
    """Name a level within a sentence: `mid-level`, `staff / principal`, `ML lead`."""
    words = (word if word.isupper() else word.lower() for word in level.name.split())
    return " ".join(words)


def years_of(level: Level) -> str:
    """Write the years of a level: `5–8 years`, `8+ years`."""
    return f"{range_of(level)} years"


def range_of(level: Level) -> str:
    """Write the years of a level as figures: `5–8`, `8+`."""
    if level.experience_max is None:
        return f"{level.experience_min:g}+"
    return f"{level.experience_min:g}–{level.experience_max:g}"


def where_in_text(region: Region) -> str:
    """Say where a band holds: `in London`, `outside London`."""
    # The rest of a country is called after the region that it is outside of.
    for name in region.aliases:
        if name.startswith("outside "):
            return f"outside {name.removeprefix('outside ').capitalize()}"
    return f"in {region.name}"


def short_place(name: str) -> str:
    """Name a place by the first of its parts: `Bristol` of `Bristol and the South West`."""
    return name.partition(" and ")[0]
