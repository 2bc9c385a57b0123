"""Every figure of a counter is an end of a band, a stated figure, or half way between two.

The band is that of a mid-level engineer in London: 65,000 to 95,000, so fair is 80,000.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.counter import Counter, counter_for, scale_of
from mlcareer.advice.take_home import Circumstances, settle
from mlcareer.guide.offer_terms import OfferTerms

if TYPE_CHECKING:
    from mlcareer.guide.model import Band, Guide
    from mlcareer.guide.pay_rules import PayRules

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def band(guide: Guide) -> Band:
    return next(band for band in guide.band if band.id == "mid-london")


def counter(
    guide: Guide,
    rules: PayRules,
    band: Band,
    terms: OfferTerms,
    floors: tuple[tuple[int, str], ...] = (),
) -> Counter:
    settled = settle(rules, Circumstances(), TODAY)
    return counter_for(guide, band, settled, terms, floors)


@pytest.mark.parametrize(
    ("base", "place"),
    [
        (64_999, "below low"),
        (65_000, "low to fair"),
        (79_999, "low to fair"),
        (80_000, "fair to high"),
        (94_999, "fair to high"),
        (95_000, "at high or above"),
        (120_000, "at high or above"),
    ],
)
def test_the_scale_is_half_open_at_each_edge(
    guide: Guide, band: Band, base: int, place: str
) -> None:
    scale = scale_of(guide, band, base)

    assert (scale.low, scale.fair, scale.high) == (65_000, 80_000, 95_000)
    assert scale.place == place


@pytest.mark.parametrize(
    ("base", "least", "points"),
    [
        # Below the band: its lowest figure.
        (60_000, 65_000, ["offer 60000", "least 65000", "fair 80000", "most 95000"]),
        # In the lower half: half way to fair, (70,000 + 80,000) / 2.
        (70_000, 75_000, ["offer 70000", "least 75000", "fair 80000", "most 95000"]),
        # In the upper half: half way to high, (82,000 + 95,000) / 2.
        (82_000, 88_500, ["offer 82000", "least 88500", "most 95000"]),
        # (94,999 + 95,000) / 2, half a pound up.
        (94_999, 95_000, ["offer 94999", "least 95000", "most 95000"]),
    ],
)
def test_the_least_worth_asking_for_follows_from_where_the_base_stands(
    guide: Guide,
    pay_rules: PayRules,
    band: Band,
    base: int,
    least: int,
    points: list[str],
) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=base))

    assert (found.least, found.most) == (least, 95_000)
    assert [f"{point.name} {point.amount}" for point in found.points] == points


@pytest.mark.parametrize("base", [95_000, 130_000])
def test_at_the_top_the_band_gives_none_and_says_so(
    guide: Guide, pay_rules: PayRules, band: Band, base: int
) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=base))

    assert found.least is None
    assert found.most is None
    assert found.reason is not None
    assert "above £95,000" in found.reason
    assert "Senior runs from £95,000 to £145,000" in found.reason


def test_current_pay_raises_the_least(guide: Guide, pay_rules: PayRules, band: Band) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=70_000, current=78_000))

    assert found.least == 78_000
    least = next(point for point in found.points if point.name == "least")
    assert "pay now" in least.how


def test_current_pay_below_the_least_changes_nothing(
    guide: Guide, pay_rules: PayRules, band: Band
) -> None:
    assert counter(guide, pay_rules, band, OfferTerms(base=70_000, current=72_000)).least == 75_000


def test_a_visa_s_floor_raises_the_least(guide: Guide, pay_rules: PayRules, band: Band) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=66_000), ((76_000, "Standard"),))

    assert found.least == 76_000


def test_current_pay_above_the_band_leaves_no_counter(
    guide: Guide, pay_rules: PayRules, band: Band
) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=80_000, current=99_000))

    assert found.least is None
    assert found.reason is not None
    assert "99,000" in found.reason


def test_a_net_pay_break_within_the_range_is_named(guide: Guide, pay_rules: PayRules) -> None:
    band = next(band for band in guide.band if band.id == "senior-london")
    found = counter(guide, pay_rules, band, OfferTerms(base=96_000))

    # 96,000 is in the lower half of 95,000 to 145,000; (96,000 + 120,000) / 2 = 108,000, which
    # lies above the break at 100,000. A base of 90,000 is below the band and has it inside.
    assert "break" not in [point.name for point in found.points]
    below = counter(guide, pay_rules, band, OfferTerms(base=90_000))
    (edge,) = [point for point in below.points if point.name == "break"]
    assert edge.amount == 100_000
    assert "62%" in edge.how
    assert "42%" in edge.how


@given(st.integers(20_000, 160_000), st.none() | st.integers(20_000, 160_000))
def test_a_counter_is_above_the_offer_and_within_the_band(
    guide: Guide, pay_rules: PayRules, band: Band, base: int, current: int | None
) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=base, current=current))

    amounts = [point.amount for point in found.points]
    assert amounts == sorted(amounts)
    if found.least is not None and found.most is not None:
        assert base < found.least <= found.most == band.max
        assert found.least >= (current or 0)
        assert all(point.more_a_month >= 0 for point in found.points)
    else:
        assert found.reason
