"""Terms of an offer that meet: each figure by hand, from the rules of 2026-27."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.advice.offers.making import known_on, terms

from mlcareer.advice.offers.offer import OfferAnswer, offer_for
from mlcareer.guide.offer_terms import OfferTerms


def answer(offer: OfferTerms) -> OfferAnswer:
    return offer_for(offer, known_on())


@pytest.mark.parametrize(
    ("current", "least"),
    [
        # 54,700 x 40 / 37.5 = 58,346.67, over the bottom of the band, 55,000.
        (None, 58_347),
        (57_000, 58_347),
        (60_000, 60_000),
    ],
)
def test_a_counter_is_never_under_the_visa_nor_under_pay_now(
    current: int | None, least: int
) -> None:
    found = answer(
        terms(
            base=54_000,
            level="mid",
            region="rest-of-uk",
            visa_route="standard",
            hours=40,
            current=current,
        )
    )

    assert found.counters[0].least == least


def test_a_visa_counts_the_pay_for_the_hours_and_not_for_a_full_week() -> None:
    visa = answer(
        terms(base=40_000, level="mid", region="rest-of-uk", visa_route="standard", hours=30)
    ).visa

    # 54,700 x 30 / 37.5 = 43,760; 40,000 would be 50,000 for a full week.
    assert visa is not None
    assert (visa.verdict, visa.floor.floor, visa.over_floor) == ("fails", 43_760, -3_760)


def test_what_is_kept_of_shares_is_of_the_average_year() -> None:
    grant = OfferTerms(
        base=95_000, equity=160_000, equity_kind="listed-shares", vest=(10, 20, 30, 40)
    )

    # 40,000 a year: 5,000 x 58% + 25,140 x 38% + 9,860 x 53%
    assert answer(grant).net.equity_kept == Decimal("17679.00")


def test_the_first_year_leaves_base_and_sign_on() -> None:
    first = answer(OfferTerms(base=90_000, sign_on=20_000)).first_year

    # The allowance is 7,570: tax 7,540 + 40% x 64,730 = 33,432; insurance 3,016 + 1,194.60.
    assert first is not None
    assert first.net == Decimal("72357.40")


def test_a_month_of_base_and_a_month_with_the_bonus_are_two_figures() -> None:
    net = answer(OfferTerms(base=100_000, bonus=10_500, current=95_000, current_bonus=10_000)).net

    # Tax 27,432 and insurance 4,010.60 leave 68,557.40; the bonus leaves 38% of 10,500.
    assert net.base_a_month == Decimal("5713.12")
    assert net.cash_a_month == Decimal("6045.62")
    # 68,557.40 - 5,000 x 58% = 65,657.40
    assert net.current_a_month == Decimal("5471.45")


def test_a_counter_s_month_is_of_base_alone() -> None:
    offer = terms(base=82_000, bonus_percent=10, student_loans=("2",), level="mid", region="london")
    (counter,) = answer(offer).counters

    # 58,117.40 less 9% x 52,615 = 4,735 in whole pounds: 53,382.40
    assert counter.points[0].net_a_month == Decimal("4448.53")


def test_the_route_of_the_offer_decides_its_visa() -> None:
    visa = answer(
        terms(base=40_000, level="mid", region="rest-of-uk", visa_route="new-entrant")
    ).visa

    # 38,300 by that route; 54,700 by the standard one
    assert visa is not None
    assert (visa.route.id, visa.floor.floor, visa.verdict) == ("new-entrant", 38_300, "passes")
