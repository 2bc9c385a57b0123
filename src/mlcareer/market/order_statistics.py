"""Percentiles of some pays and their exact 95% intervals, from the pays in order and no model.

The interval of a percentile is a pair of ranks. Below the percentile at share p lie as many of n
pays as heads fall of n coins, each of which shows heads with chance p, whatever the pays are like.
So the chance that the percentile lies between two ranks is a sum of the binomial, and the same at
every run. Nothing is drawn anew, and nothing is estimated.

Sums are of whole numbers and exact up to `EXACT` pays. Beyond that they are of floating-point
numbers whose error is far below what could move a rank by more than one.
"""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal
from itertools import accumulate
from math import comb, exp, log, log1p, pi, sqrt
from typing import TYPE_CHECKING

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Number = int | Decimal

CONFIDENCE = (19, 20)
"""The least coverage of an interval, 95%, as a fraction: one in twenty may miss."""

EXACT = 2_000
"""Pays up to which whole numbers are added up."""

MEDIAN, LOWER_QUARTILE, UPPER_QUARTILE = Decimal("0.50"), Decimal("0.25"), Decimal("0.75")
LOWEST_TENTH, HIGHEST_TENTH = Decimal("0.10"), Decimal("0.90")

LEAST_FOR_A_MEDIAN = 6
"""Pays. Of 5, all lie on one side of the median 2 times in 32, which is more than 1 in 20."""

LEAST_FOR_A_QUARTILE = 11
"""Pays. Of 10, none lies below the lower quartile 5.6 times in 100 (0.75 to the tenth)."""

LEAST_FOR_A_TENTH = 29
"""Pays. Of 28, none lies in the lowest tenth 5.2 times in 100 (0.9 to the power of 28)."""


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
    chance, enough = _chances(size, MEDIAN)
    low, covered = (size + 1) // 2, 0.0 if size > EXACT else 0
    if size % 2 == 0:
        low, covered = size // 2, chance(size // 2)
    # Ranks low and n + 1 - low hold it where from low to n - low pays lie below it.
    while low > 1 and covered < enough:
        low -= 1
        covered += 2 * chance(low)
    return (low, size + 1 - low) if covered >= enough and low >= 1 else None


def shortest_ranks(size: int, share: Decimal) -> tuple[int, int] | None:
    """Return the shortest pair of ranks between which a percentile lies 19 times in 20.

    Of several pairs as short it is the lowest.
    """
    if size < 2:  # noqa: PLR2004 - a pair of ranks needs two pays
        return None
    chance, enough = _chances(size, share)
    # The chances rise to one top and fall, so that the best pair grows by the larger neighbour.
    # Ranks low and high hold it where from low to high - 1 pays lie below it.
    low = min(max(int(size * share), 1), size - 1)
    last, covered = low, chance(low)
    while covered < enough:
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
        if lower < enough:
            break
        low, last, covered = low - 1, last - 1, lower
    return low, last + 1


def _chances(size: int, share: Decimal) -> tuple[Callable[[int], float], float]:
    """Return the chance that so many of some pays lie below a percentile, and what suffices.

    Up to `EXACT` pays both are whole numbers, in a unit of their own: 50% of 3 pays is 1, 3, 3, 1
    of 8.
    """
    if size > EXACT:
        return lambda below: _chance(size, below, float(share)), CONFIDENCE[0] / CONFIDENCE[1]
    parts, whole = share.as_integer_ratio()
    enough: int = -(-CONFIDENCE[0] * whole**size // CONFIDENCE[1])

    def exact(below: int) -> int:
        found: int = comb(size, below) * parts**below * (whole - parts) ** (size - below)
        return found

    return exact, enough


def coverage(size: int, low: int, high: int, share: Decimal) -> float:
    """Return the chance that a percentile lies between the pays at two ranks."""
    chance, _ = _chances(size, share)
    total = share.as_integer_ratio()[1] ** size if size <= EXACT else 1
    return sum(chance(below) for below in range(low, high)) / total


def _chance(size: int, below: int, share: float) -> float:
    """Return a chance of the binomial to some 15 digits, also of a billion.

    Catherine Loader, Fast and Accurate Computation of Binomial Probabilities (2000): logarithms of
    factorials lose the digits that are wanted, so that only their small differences are taken.
    """
    if below in {0, size}:
        return exp(size * (log(share) if below else log1p(-share)))
    above = size - below
    logarithm = (
        _rest_of_stirling(size)
        - _rest_of_stirling(below)
        - _rest_of_stirling(above)
        - _deviance(below, size * share)
        - _deviance(above, size * (1 - share))
    )
    return exp(logarithm) * sqrt(size / (2 * pi * below * above))


def _rest_of_stirling(number: int) -> float:
    """Return what Stirling's formula leaves of the logarithm of a factorial."""
    few = 16
    if number < few:
        exact = 1
        for factor in range(2, number + 1):
            exact *= factor
        return log(exact) - (number + 0.5) * log(number) + number - log(2 * pi) / 2
    square = number * number
    return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / 1680 / square) / square) / square) / number


def _deviance(count: int, expected: float) -> float:
    """Return count x ln(count / expected) + expected - count."""
    near = 0.1
    if abs(count - expected) >= near * (count + expected):
        return count * log(count / expected) + expected - count
    ratio = (count - expected) / (count + expected)
    total, term = (count - expected) * ratio, 2 * count * ratio
    divisor = 1
    while True:
        term *= ratio * ratio
        divisor += 2
        added = total + term / divisor
        if added == total:
            return total
        total = added
