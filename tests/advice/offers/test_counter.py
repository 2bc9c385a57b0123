"""Every figure of a counter is an end of a band, a stated figure, or halfway between two.

The band is that of a mid-level engineer in London: 65,000 to 95,000, so fair is 80,000.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.advice.offers.making import known_on
from tests.advice.offers.making import terms as make

from mlcareer.advice.offers.counter import Counter, counter_for, scale_of
from mlcareer.advice.offers.valuation import value_offer
from mlcareer.guide.offer_terms import OfferTerms

if TYPE_CHECKING:
    from mlcareer.guide.model import Band, Guide
    from mlcareer.guide.offer_terms import EquityKind
    from mlcareer.guide.pay_rules import PayRules


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
    del rules
    return counter_for(guide, band, value_offer(terms, known_on()), floors)


def test_a_scale_has_the_ends_of_the_band_and_its_midpoint(guide: Guide, band: Band) -> None:
    scale = scale_of(guide, band, 85_000)

    assert (scale.low, scale.fair, scale.high) == (65_000, 80_000, 95_000)
    assert (scale.pay, scale.position) == (85_000, "strong")


@pytest.mark.parametrize(
    ("base", "least", "points"),
    [
        # In the lower half: halfway to fair, (70,000 + 80,000) / 2.
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


@pytest.mark.parametrize(
    ("base", "current", "least", "ask"),
    [
        # From the bottom of the band to its midpoint, (65,000 + 95,000) / 2.
        (60_000, None, 65_000, 80_000),
        (60_000, 79_999, 79_999, 80_000),
        # Pay of today reaches the midpoint by itself, so that the top is left to ask for.
        (60_000, 80_000, 80_000, 95_000),
        # In the lower half, halfway to the midpoint; from the midpoint on the top.
        (70_000, None, 75_000, 80_000),
        (80_000, None, 87_500, 95_000),
    ],
)
def test_an_offer_in_the_lower_half_is_answered_with_the_midpoint(
    guide: Guide,
    pay_rules: PayRules,
    band: Band,
    base: int,
    current: int | None,
    least: int,
    ask: int,
) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=base, current=current))

    assert (found.least, found.most) == (least, 95_000)
    assert found.ask is not None
    assert found.ask.amount == ask


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


def test_each_net_pay_break_between_the_offer_and_the_most_is_named(
    guide: Guide, pay_rules: PayRules
) -> None:
    senior = next(band for band in guide.band if band.id == "senior-london")
    found = counter(guide, pay_rules, senior, OfferTerms(base=96_000))

    # 96,000 is in the lower half of 95,000 to 145,000, so least is (96,000 + 120,000) / 2 =
    # 108,000: all that is asked for lies beyond the break.
    assert [f"{point.name} {point.amount}" for point in found.points] == [
        "offer 96000",
        "break 100000",
        "least 108000",
        "fair 120000",
        "most 145000",
    ]
    edge = found.points[1]
    assert edge.how == "from here on 62% of a further pound is taken and not 42%"
    # At the line itself it is no longer above the offer.
    at = counter(guide, pay_rules, senior, OfferTerms(base=100_000))
    assert "break" not in [point.name for point in at.points]


PLAN_2 = make(base=82_000, bonus_percent=10, student_loans=("2",))


def test_a_bonus_in_per_cent_follows_the_base_and_brings_the_break_forward(
    guide: Guide, pay_rules: PayRules, band: Band
) -> None:
    points = {point.name: point for point in counter(guide, pay_rules, band, PLAN_2).points}

    # 90,910 x 110% = 100,001, the first whole pound whose pay is above 100,000
    assert points["break"].amount == 90_910
    assert points["break"].pay_a_year == 100_001
    assert points["break"].how == (
        "from here on 71% of a further pound is taken and not 51%: with the bonus it is £100,001 "
        "of pay"
    )
    assert points["most"].pay_a_year == 104_500
    # The month is that of base pay alone: 13,000 x 49% = 6,370, over 12.
    assert points["most"].more_a_month == Decimal("530.83")
    assert points["offer"].more_a_month == 0


def test_a_bonus_in_pounds_stays_as_it_is(guide: Guide, pay_rules: PayRules, band: Band) -> None:
    terms = PLAN_2.replace(bonus_percent=None, bonus=8_200)
    points = {point.name: point for point in counter(guide, pay_rules, band, terms).points}

    # 91,800 + 8,200 = 100,000
    assert points["break"].amount == 91_800
    assert points["most"].pay_a_year == 103_200
    assert points["most"].more_a_month == Decimal("530.83")


@pytest.mark.parametrize(
    ("kind", "edge"), [("listed-shares", 92_000), ("private-options", None), (None, None)]
)
def test_a_vest_of_listed_shares_is_pay_and_other_equity_is_none(
    guide: Guide, pay_rules: PayRules, band: Band, kind: EquityKind | None, edge: int | None
) -> None:
    terms = OfferTerms(base=82_000, equity=8_000, equity_kind=kind)
    points = {point.name: point.amount for point in counter(guide, pay_rules, band, terms).points}

    assert points.get("break") == edge


def test_a_pension_share_is_of_the_base_alone(guide: Guide, pay_rules: PayRules) -> None:
    senior = next(band for band in guide.band if band.id == "senior-rest-of-uk")
    terms = OfferTerms(base=80_000, bonus_percent=15, pension_percent=5, equity=5_000)
    terms = terms.replace(equity_kind="listed-shares")
    points = {point.name: point for point in counter(guide, pay_rules, senior, terms).points}

    # x - 5% x + 15% x + 5,000 = 100,000 at x = 95,000 / 1.1 = 86,363.64
    assert points["break"].amount == 86_364


@pytest.mark.parametrize(("base", "gives_one"), [(51_999, False), (52_000, True)])
def test_an_offer_too_far_under_the_band_gets_no_counter(
    guide: Guide, pay_rules: PayRules, band: Band, base: int, gives_one: bool
) -> None:
    """20% under 65,000 is 52,000: nobody counters less with the band of another level."""
    found = counter(guide, pay_rules, band, OfferTerms(base=base))

    assert (found.least is not None) is gives_one
    if not gives_one:
        assert [point.name for point in found.points] == ["offer"]
        assert "check the level" in (found.reason or "")


def test_a_counter_to_part_time_pay_is_for_its_hours(
    guide: Guide, pay_rules: PayRules, band: Band
) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=45_000, hours=Decimal("22.5")))

    # 45,000 x 37.5 / 22.5 = 75,000; the midpoint of 80,000 is 48,000 for 22.5 hours, and
    # (45,000 + 48,000) / 2 = 46,500; the top is 95,000 x 0.6 = 57,000.
    assert (found.least, found.most) == (46_500, 57_000)
    full = [point.full_time for point in found.points if point.name != "break"]
    assert full == [75_000, 77_500, 80_000, 95_000]


def test_part_time_pay_above_the_full_time_band_gets_none(
    guide: Guide, pay_rules: PayRules, band: Band
) -> None:
    """60,000 for 22.5 hours is 100,000 for 37.5, above 95,000."""
    found = counter(guide, pay_rules, band, OfferTerms(base=60_000, hours=Decimal("22.5")))

    assert found.least is None


@given(st.integers(20_000, 160_000), st.none() | st.integers(20_000, 160_000))
def test_a_counter_is_above_the_offer_and_within_the_band(
    guide: Guide, pay_rules: PayRules, band: Band, base: int, current: int | None
) -> None:
    found = counter(guide, pay_rules, band, OfferTerms(base=base, current=current))

    amounts = [point.amount for point in found.points]
    assert amounts == sorted(amounts)
    if found.least is not None and found.most is not None:
        assert base < found.least <= found.most
        assert found.most in {(band.min + band.max) // 2, band.max}
        assert found.least >= (current or 0)
        assert all(point.more_a_month >= 0 for point in found.points)
    else:
        assert found.reason


def test_pay_above_an_open_ended_band_is_in_its_upper_half(guide: Guide) -> None:
    staff = next(band for band in guide.band if band.id == "staff-london")

    # 145,000 to 195,000 and more
    assert staff.open_ended
    assert scale_of(guide, staff, 200_000).position == "strong"


@pytest.mark.parametrize(
    ("stated", "how"),
    [
        # 5% under 65,000
        ({"base": 62_000}, "bottom of the band"),
        ({"base": 70_000}, "halfway to the midpoint"),
        ({"base": 82_000}, "halfway to the top"),
        # 75,000 is halfway to the midpoint already
        ({"base": 70_000, "current": 75_000}, "halfway to the midpoint"),
        ({"base": 70_000, "current": 75_001}, "your base pay now: less would be a cut"),
        (
            {"base": 70_000, "current": 80_000, "current_bonus": 9_000, "bonus": 4_000},
            "it comes to your £89,000 of now with the bonus of the offer: less would be a cut",
        ),
    ],
)
def test_the_least_says_what_it_is_from(
    guide: Guide, pay_rules: PayRules, band: Band, stated: dict[str, int], how: str
) -> None:
    found = counter(guide, pay_rules, band, make(**stated))

    assert [point.how for point in found.points if point.name == "least"] == [how]


def test_half_a_pound_of_a_full_week_is_rounded_up(
    guide: Guide, pay_rules: PayRules, band: Band
) -> None:
    found = counter(guide, pay_rules, band, make(base=60_000, hours=30))

    # 65,000 x 30 / 37.5 = 52,000 to 76,000: halfway from 60,000 to 64,000; back 77,500
    (least,) = (point for point in found.points if point.name == "least")
    assert (least.amount, least.full_time) == (62_000, 77_500)
