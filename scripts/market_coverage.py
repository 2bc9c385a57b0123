"""Draw samples of skewed pay and count how often the intervals of 'mlcareer market' hold.

    .venv/bin/python scripts/market_coverage.py

For each number of adverts 4,000 samples are drawn from a population whose percentiles are known.
How often the interval holds the percentile must lie within three standard errors of the exact
coverage, which the binomial gives.
"""

from __future__ import annotations

import random
from math import exp, sqrt
from statistics import NormalDist

from mlcareer.market.order_statistics import (
    HIGHEST_TENTH,
    LOWER_QUARTILE,
    LOWEST_TENTH,
    MEDIAN,
    UPPER_QUARTILE,
    coverage,
    ranks_for,
)

DRAWS = 4_000
SIZES = (6, 7, 8, 9, 10, 11, 12, 15, 20, 28, 29, 30, 40, 50, 75, 99, 100)
SEED = 2026
STANDARD_ERRORS = 3

MIDDLE, SPREAD = 11.2, 0.45
"""Of the logarithm of pay: a median of £73,130, and a long tail above it."""

SHARES = {
    "median": MEDIAN,
    "P10": LOWEST_TENTH,
    "P25": LOWER_QUARTILE,
    "P75": UPPER_QUARTILE,
    "P90": HIGHEST_TENTH,
}


def held(size: int, ranks: tuple[int, int], true: float, draw: random.Random) -> float:
    """Return the share of drawn samples whose interval holds a percentile."""
    low, high = ranks
    hits = 0
    for _ in range(DRAWS):
        pays = sorted(exp(draw.gauss(MIDDLE, SPREAD)) for _ in range(size))
        hits += pays[low - 1] <= true <= pays[high - 1]
    return hits / DRAWS


def main() -> None:
    """Print each coverage, and end with 1 where one is too far off."""
    draw = random.Random(SEED)  # noqa: S311 - nothing in them is secret
    worst = 0.0
    print("adverts  of      ranks      exact   drawn   off by standard errors")
    for size in SIZES:
        for name, share in SHARES.items():
            ranks = ranks_for(size, share)
            if ranks is None:
                continue
            exact = coverage(size, *ranks, share)
            true = exp(MIDDLE + SPREAD * NormalDist().inv_cdf(float(share)))
            found = held(size, ranks, true, draw)
            off = (found - exact) / sqrt(exact * (1 - exact) / DRAWS)
            worst = max(worst, abs(off))
            pair = f"{ranks[0]}-{ranks[1]}"
            print(f"{size:7}  {name:6}  {pair:9}  {exact:.4f}  {found:.4f}  {off:+.2f}")
    print(f"furthest off: {worst:.2f} standard errors of {STANDARD_ERRORS}")
    raise SystemExit(worst > STANDARD_ERRORS)


if __name__ == "__main__":
    main()
