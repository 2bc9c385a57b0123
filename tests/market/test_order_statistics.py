"""Percentiles and their exact intervals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.market.order_statistics import (
    HIGHEST_TENTH,
    LEAST_FOR_A_MEDIAN,
    LOWER_QUARTILE,
    LOWEST_TENTH,
    MEDIAN,
    UPPER_QUARTILE,
    coverage,
    median_ranks,
    percentile,
    ranks_for,
    sample_of,
    sample_of_each,
    shortest_ranks,
    value_at,
)

SHARES = (LOWEST_TENTH, LOWER_QUARTILE, UPPER_QUARTILE, HIGHEST_TENTH)

ENOUGH = Fraction(19, 20)


def chances(size: int, share: Decimal) -> list[Fraction]:
    """Return the binomial, by its definition."""
    p = Fraction(share)
    return [comb(size, k) * p**k * (1 - p) ** (size - k) for k in range(size + 1)]


@pytest.mark.parametrize(
    ("size", "ranks"),
    [
        # All 5 lie on one side of the median 2 times in 32: 93.75% is too little.
        pytest.param(5, None, id="five are too few"),
        # 2 in 64: 96.875%.
        pytest.param(6, (1, 6), id="six suffice, from the lowest to the highest"),
        pytest.param(40, (14, 27), id="forty"),
    ],
)
def test_the_interval_of_a_median(size: int, ranks: tuple[int, int] | None) -> None:
    assert median_ranks(size) == ranks


@pytest.mark.parametrize(
    ("share", "least"),
    [
        (MEDIAN, LEAST_FOR_A_MEDIAN),
        # Of 10, none lies below the lower quartile 5.6 times in 100 (0.75 to the tenth).
        (LOWER_QUARTILE, 11),
        (UPPER_QUARTILE, 11),
        # Of 28, none lies in the lowest tenth 5.2 times in 100 (0.9 to the power of 28).
        (LOWEST_TENTH, 29),
        (HIGHEST_TENTH, 29),
    ],
)
def test_one_advert_fewer_than_the_least_has_no_interval(share: Decimal, least: int) -> None:
    assert ranks_for(least - 1, share) is None
    assert ranks_for(least, share) is not None


@pytest.mark.parametrize("share", SHARES)
def test_a_pair_is_the_shortest_that_covers_and_the_lowest_of_these(share: Decimal) -> None:
    for size in range(2, 45):
        of = chances(size, share)
        pairs = (
            (low, low + length) for length in range(1, size) for low in range(1, size + 1 - length)
        )
        first = next((pair for pair in pairs if sum(of[pair[0] : pair[1]]) >= ENOUGH), None)

        assert shortest_ranks(size, share) == first


@given(st.integers(0, 300))
def test_no_narrower_symmetric_pair_holds_a_median(size: int) -> None:
    of = chances(size, MEDIAN)
    pairs = [(low, size + 1 - low) for low in range((size + 1) // 2, 0, -1)]

    assert median_ranks(size) == next(
        (pair for pair in pairs if sum(of[pair[0] : pair[1]]) >= ENOUGH), None
    )


@given(st.integers(29, 400), st.sampled_from((MEDIAN, *SHARES)))
def test_a_coverage_is_that_of_the_binomial(size: int, share: Decimal) -> None:
    low, high = ranks_for(size, share) or (0, 0)
    exact = sum(chances(size, share)[low:high])

    assert exact >= ENOUGH
    assert coverage(size, low, high, share) == pytest.approx(float(exact), rel=1e-12)


def test_a_billion_adverts_have_an_interval_too() -> None:
    # The deviation of a fair coin over a billion throws is half the root of it, 15,811.4.
    # 1.95996 of these are 30,989.8: as many ranks lie on each side of the middle.
    low, high = median_ranks(10**9) or (0, 0)

    assert (low, high) == (499_969_010, 500_030_991)


@given(st.lists(st.integers(1, 200_000), min_size=1, max_size=60))
def test_counted_pays_are_the_sample_of_their_list(pays: list[int]) -> None:
    sample = sample_of_each(pays)

    assert sample.size == len(pays)
    assert [sample.at(rank) for rank in range(1, len(pays) + 1)] == sorted(pays)


@given(st.lists(st.integers(1, 200_000), min_size=29, max_size=80))
def test_percentiles_rise_and_lie_within_their_intervals(pays: list[int]) -> None:
    sample = sample_of_each(pays)
    found = [percentile(sample, share) for share in sorted((MEDIAN, *SHARES))]
    values = [each.value for each in found if each is not None]

    assert values == sorted(values)
    assert all(each is not None and each.low <= each.value <= each.high for each in found)


def test_the_median_of_an_even_number_is_the_mean_of_the_middle_two() -> None:
    # (30 + 40) / 2 = 35.
    assert value_at(sample_of_each([10, 20, 30, 40, 50, 60]), MEDIAN) == 35


def test_a_quartile_interpolates_between_two_ranks() -> None:
    # Of 12: rank 1 + 11 x 0.25 = 3.75, so 30 + 0.75 x 10 = 37.5.
    pays = sample_of_each(range(10, 130, 10))

    assert value_at(pays, LOWER_QUARTILE) == Decimal("37.5")


def test_too_few_adverts_say_nothing() -> None:
    assert percentile(sample_of({50_000: 5}), MEDIAN) is None
    assert percentile(sample_of({}), MEDIAN) is None


def test_adverts_of_equal_pay_make_an_interval_of_no_width() -> None:
    found = percentile(sample_of({50_000: 6}), MEDIAN)

    assert found is not None
    assert {found.low, found.value, found.high} == {50_000}
