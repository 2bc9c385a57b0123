"""A covering array: few cases, in which each value of each option meets each value of each other.

A case is begun with a pair that none has yet, and filled with the values that meet most such pairs.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Pair = tuple[tuple[str, int], tuple[str, int]]
"""Two options, each with the place of a value among its own."""


def all_pairs(options: Mapping[str, Sequence[Any]]) -> set[Pair]:
    """Return every pair of values of two options."""
    return {
        ((one, first), (other, second))
        for one, other in combinations(options, 2)
        for first in range(len(options[one]))
        for second in range(len(options[other]))
    }


def covering(options: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Return cases that cover all pairs, always the same."""
    left = all_pairs(options)
    cases = []
    while left:
        case = dict(min(left))
        for name in options:
            if name not in case:
                case[name] = max(
                    range(len(options[name])),
                    key=lambda value, name=name, case=case: sum(  # type: ignore[misc]
                        pair in left for pair in pairs_with(options, case, name, value)
                    ),
                )
        left -= set(pairs_of(options, case))
        cases.append({name: options[name][case[name]] for name in options})
    return cases


def pairs_of(options: Mapping[str, Any], case: Mapping[str, int]) -> list[Pair]:
    """Return the pairs of a whole case."""
    return [((one, case[one]), (other, case[other])) for one, other in combinations(options, 2)]


def pairs_with(
    options: Mapping[str, Any], case: Mapping[str, int], name: str, value: int
) -> list[Pair]:
    """Return the pairs that one more value would make with those of a case."""
    order = list(options)
    return [
        ((other, place), (name, value))
        if order.index(other) < order.index(name)
        else ((name, value), (other, place))
        for other, place in case.items()
    ]
