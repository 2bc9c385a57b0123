"""Values that a shell completes: the guide's own names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.load import load_guide

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.guide.lookup import Named

Completion = list[tuple[str, str]]
"""Values, each with what a shell may show beside it."""


def complete_level(incomplete: str) -> Completion:
    """Complete a level."""
    return _matching(load_guide().level, incomplete)


def complete_region(incomplete: str) -> Completion:
    """Complete a pay region or a place."""
    guide = load_guide()
    return _matching((*guide.region, *guide.place), incomplete)


def complete_category(incomplete: str) -> Completion:
    """Complete a category of skills."""
    return _matching(load_guide().skill_category, incomplete)


def complete_role(incomplete: str) -> Completion:
    """Complete a role."""
    return _matching(load_guide().role, incomplete)


def _matching(entries: Iterable[Named], incomplete: str) -> Completion:
    begun = incomplete.casefold()
    found = {
        entry.id: getattr(entry, "name", "") for entry in entries if entry.id.startswith(begun)
    }
    return list(found.items())
