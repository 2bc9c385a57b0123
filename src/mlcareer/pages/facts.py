"""Facts of the guide as a list, each with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.fact import FactAnswer


def fact_list(facts: Iterable[FactAnswer], title: str) -> Iterator[Steps]:
    """List facts under a title; nothing when there is none."""
    items = tuple(f"{fact.text} [{', '.join(fact.sources)}]" for fact in facts)
    if items:
        yield Steps(items, title=title)
