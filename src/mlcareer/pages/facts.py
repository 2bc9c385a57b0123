"""What is known under a key, and facts of the guide as a list, each with its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Fact, Steps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.fact import FactAnswer


def known(*pairs: tuple[str, str | tuple[str, ...] | None]) -> Iterator[Fact]:
    """Return a fact for each key that something is known under; several texts are one line."""
    for key, said in pairs:
        if said:
            yield Fact(key, said if isinstance(said, str) else "; ".join(said))


def fact_list(facts: Iterable[FactAnswer], title: str) -> Iterator[Steps]:
    """List facts under a title; nothing when there is none."""
    items = tuple(f"{fact.text} [{', '.join(fact.sources)}]" for fact in facts)
    if items:
        yield Steps(items, title=title)
