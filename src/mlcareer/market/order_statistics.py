"""Percentiles of some pays and their exact 95% intervals, from the pays in order and no model.

The interval of a percentile is a pair of ranks. Below the percentile at share p lie as many of n
pays as heads fall of n coins, each of which shows heads with chance p, whatever the pays are like.
So the chance that the percentile lies between two ranks is a sum of the binomial, and the same at
every run. Nothing is drawn anew, and nothing is estimated.

Chances are floating-point numbers whose error is far below what could move a rank.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from itertools import accumulate
from math import fsum
from typing import TYPE_CHECKING

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Number = int | Decimal

CONFIDENCE = 0.95
"""The least coverage of an interval: one in twenty may miss."""

NEGLIGIBLE = 1e-25
"""A chance that is so small a part of the largest one is none."""

MEDIAN, LOWER_QUARTILE, UPPER_QUARTILE = Decimal("0.50"), Decimal("0.25"), Decimal("0.75")
LOWEST_TENTH, HIGHEST_TENTH = Decimal("0.10"), Decimal("0.90")

LEAST_FOR_A_MEDIAN = 6
"""Pays. Of 5, all lie on one side of the median 2 times in 32, which is more than 1 in 20."""


class Sample(Record, kw_only=False):
    """Some pays, each different one once, lowest first, with how many are as low or lower."""

    pays: tuple[Number, ...]
    up_to: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many pays there are."""
        return self.up_to[-1] if self.up_to else 0

    def at(self, rank: int) -> Number:
        """Return the pay at a rank, from 1."""
        return self.pays[bisect_left(self.up_to, rank)]


def sample_of(counted: Mapping[Number, int]) -> Sample:
    """Return a sample of pays, each with how often it occurs."""
    pays = sorted(pay for pay, times in counted.items() if times)
    return Sample(tuple(pays), tuple(accumulate(counted[pay] for pay in pays)))


def sample_of_each(pays: Iterable[Number]) -> Sample:
    """Return a sample of pays that are given one by one."""
    counted: dict[Number, int] = {}
    for pay in pays:
        counted[pay] = counted.get(pay, 0) + 1
    return sample_of(counted)


class Percentile(Record, kw_only=False):
    """A percentile with the two pays that hold it 19 times in 20."""

    value: Decimal
    """Interpolated between the pays at the two ranks next to 1 + (n - 1) x share."""
    low: Number
    high: Number


def percentile(sample: Sample, share: Decimal) -> Percentile | None:
    """Return a percentile of a sample; nothing where it has too few pays for an interval."""
    ranks = ranks_for(sample.size, share)
    if ranks is None:
        return None
    return Percentile(value_at(sample, share), sample.at(ranks[0]), sample.at(ranks[1]))


def value_at(sample: Sample, share: Decimal) -> Decimal:
    """Interpolate between the pays next to rank 1 + (n - 1) x share."""
    rank = 1 + (sample.size - 1) * share
    below = int(rank)
    low = sample.at(below)
    high = sample.at(min(below + 1, sample.size))
    return low + (rank - below) * (high - low)


def ranks_for(size: int, share: Decimal) -> tuple[int, int] | None:
    """Return the ranks of a percentile's interval; nothing where the pays are too few."""
    return median_ranks(size) if share == MEDIAN else shortest_ranks(size, share)


def median_ranks(size: int) -> tuple[int, int] | None:
    """Return the narrowest symmetric ranks between which the median lies 19 times in 20.

    Of 40 pays they are the 14th and the 27th.
    """
    chance = _chances(size, MEDIAN)
    low, covered = (size + 1) // 2, 0.0
    if size % 2 == 0:
        covered = chance(low)
    # Ranks low and n + 1 - low hold it where from low to n - low pays lie below it.
    while low > 1 and covered < CONFIDENCE:
        low -= 1
        covered += 2 * chance(low)
    return (low, size + 1 - low) if covered >= CONFIDENCE and low >= 1 else None


def shortest_ranks(size: int, share: Decimal) -> tuple[int, int] | None:
    """Return the shortest pair of ranks between which a percentile lies 19 times in 20.

    Of several pairs as short it is the lowest.
    """
    if size < 2:  # noqa: PLR2004 - a pair of ranks needs two pays
        return None
    chance = _chances(size, share)
    # The chances rise to one top and fall, so that the best pair grows by the larger neighbour.
    # Ranks low and high hold it where from low to high - 1 pays lie below it.
    low = min(max(int(size * share), 1), size - 1)
    last, covered = low, chance(low)
    while covered < CONFIDENCE:
        below = chance(low - 1) if low > 1 else None
        above = chance(last + 1) if last < size - 1 else None
        if below is None and above is None:
            return None
        if above is None or (below is not None and below >= above):
            low -= 1
            covered += below or 0
        else:
            last += 1
            covered += above
    while low > 1:
        lower = covered - chance(last) + chance(low - 1)
        if lower < CONFIDENCE:
            break
        low, last, covered = low - 1, last - 1, lower
    return low, last + 1


def coverage(size: int, low: int, high: int, share: Decimal) -> float:
    """Return the chance that a percentile lies between the pays at two ranks."""
    return fsum(map(_chances(size, share), range(low, high)))


def _chances(size: int, share: Decimal) -> Callable[[int], float]:
    """Return the chance that so many of some pays lie below a percentile: the binomial.

    Each follows from its neighbour's, outward from the largest, and all are divided by their sum:
    no factorial is needed, also of a billion pays.
    """
    odds = float(share / (1 - share))
    top = int(size * share)
    found = {top: 1.0}
    chance = 1.0
    for below in range(top, size):
        chance *= odds * (size - below) / (below + 1)
        if chance < NEGLIGIBLE:
            break
        found[below + 1] = chance
    chance = 1.0
    for below in range(top, 0, -1):
        chance *= below / (size - below + 1) / odds
        if chance < NEGLIGIBLE:
            break
        found[below - 1] = chance
    total = fsum(found.values())
    return lambda below: found.get(below, 0.0) / total
