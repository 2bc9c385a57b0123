"""Pay on the one scale: a band of £65,000 to £95,000 has its midpoint at £80,000."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.pay_scale import PayScale, on_scale, range_on_scale

ORDER = ("too-low", "low", "in-line", "strong", "above")


@pytest.mark.parametrize(
    ("pay", "position"),
    [
        # 20% under 65,000 is 52,000.
        (51_999, "too-low"),
        (52_000, "low"),
        (64_999, "low"),
        (65_000, "in-line"),
        (79_999, "in-line"),
        (80_000, "strong"),
        (95_000, "strong"),
        (95_001, "above"),
    ],
)
def test_the_edges_of_the_scale(pay: int, position: PayScale) -> None:
    assert on_scale(pay, 65_000, 95_000) == position


def test_a_band_without_an_upper_end_has_no_above() -> None:
    assert on_scale(400_000, 145_000, 195_000, open_ended=True) == "strong"


def test_a_range_that_only_touches_the_band_is_low() -> None:
    """£70,000 to £80,000 against a band from £80,000: only its top reaches the band."""
    assert range_on_scale(70_000, 80_000, 80_000, 125_000) == ("low", "low")


def test_a_range_is_judged_at_both_ends() -> None:
    # The midpoint of 55,000 to 80,000 is 67,500.
    assert range_on_scale(60_000, 70_000, 55_000, 80_000) == ("in-line", "strong")


@given(st.integers(10_000, 300_000), st.integers(0, 50_000))
def test_more_pay_is_never_judged_lower(pay: int, more: int) -> None:
    first, then = on_scale(pay, 65_000, 95_000), on_scale(pay + more, 65_000, 95_000)

    assert ORDER.index(first) <= ORDER.index(then)
