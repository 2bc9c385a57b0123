"""Offers side by side, and the exact value at which each assumption flips their order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.advice.offers.making import known_on, named

from mlcareer.advice.offers.offers import (
    DIP_WITH_LOANS,
    OffersAnswer,
    least_that_reaches,
    offers_for,
)
from mlcareer.advice.offers.valuation import value_offer
from mlcareer.errors import UsageError
from mlcareer.guide.offer_terms import OfferTerms

if TYPE_CHECKING:
    from mlcareer.guide.offer_terms import EquityKind
    from mlcareer.guide.pay_rules import PayRules


def compare(rules: PayRules, *terms: OfferTerms) -> OffersAnswer:
    return offers_for(terms, known_on().replace(rules=rules))


def worth_of(rules: PayRules, terms: OfferTerms) -> Decimal:
    return value_offer(terms, known_on().replace(rules=rules)).worth


PLAIN = OfferTerms(name="plain", base=90_000)
BONUS = OfferTerms(name="bonus", base=85_000, bonus=8_000)
EQUITY = OfferTerms(name="equity", base=80_000, equity=14_000, equity_kind="listed-shares")
OPTIONS = EQUITY.replace(name="options", equity_kind="private-options")


def test_they_are_ranked_by_what_a_year_leaves(pay_rules: PayRules) -> None:
    found = compare(pay_rules, PLAIN, BONUS, EQUITY)

    # Cash of 94,000, 93,000 and 90,000, all between the two higher-rate edges at 58p a pound.
    assert [offer.name for offer in found.offers] == ["equity", "bonus", "plain"]
    assert [offer.rank for offer in found.offers] == [1, 2, 3]


def test_each_part_of_worth_is_shown_and_adds_up(pay_rules: PayRules) -> None:
    terms = EQUITY.replace(
        sign_on=8_000,
        pension_percent=5,
        **named(pension_method="relief-at-source"),
        employer_pension_percent=4,
        employer_pension_of="salary",
    )
    first = compare(pay_rules, terms, PLAIN.replace(pension_percent=0)).offers[0]

    # 14,000 leaves 58p a pound. 8,000 on 94,000 of pay, 90,000 of it after the contribution at
    # source, stays under the line of 100,000: 58p too, and a quarter is 1,160. The pension is
    # 4,000 + 3,200.
    assert first.equity_left == 8_120
    assert first.sign_on_left == 1_160
    assert first.pension == 7_200
    assert first.worth == first.net + first.pension + first.equity_left + first.sign_on_left
    assert first.package == 80_000 + 14_000 + 2_000 + 3_200


def test_equity_flips_the_order_at_an_exact_value(pay_rules: PayRules) -> None:
    flip = next(f for f in compare(pay_rules, EQUITY, BONUS).flips if f.assumption == "equity")

    # 80,000 + x is worth 93,000 of cash at x = 13,000
    assert flip.value == 13_000
    assert flip.flips
    other = worth_of(pay_rules, BONUS)
    assert worth_of(pay_rules, EQUITY.replace(equity=13_000)) >= other
    assert worth_of(pay_rules, EQUITY.replace(equity=12_999)) < other


@pytest.mark.parametrize("kind", ["private-options", None])
def test_equity_that_may_come_to_nothing_counts_as_nothing(
    pay_rules: PayRules, kind: EquityKind | None
) -> None:
    found = compare(pay_rules, OPTIONS.replace(equity_kind=kind), PLAIN)

    assert [offer.name for offer in found.offers] == ["plain", "options"]
    options = found.offers[1]
    assert options.equity_left == 0
    assert options.uncounted_equity == 14_000
    # The legal minimum of the employer's pension: 3% of 44,030.
    assert options.worth == options.net + Decimal("1320.90")
    # 14,000 x 58%
    assert options.worth_if_equity_pays == options.worth + 8_120


def test_what_it_would_have_to_pay_to_flip_the_order_is_solved_for(pay_rules: PayRules) -> None:
    found = compare(pay_rules, OPTIONS, PLAIN)
    (flip,) = found.flips

    # 80,000 + x leaves what 90,000 does at x = 10,000
    assert (flip.assumption, flip.behind) == ("uncounted equity", "options")
    assert flip.value == 10_000
    assert found.order_if_equity_pays == ("options", "plain")
    # With 4,000 of options 84,000 stays behind 90,000.
    short = compare(pay_rules, OPTIONS.replace(equity=4_000), PLAIN)
    assert not short.flips[0].flips
    assert short.order_if_equity_pays == ("plain", "options")
    assert compare(pay_rules, EQUITY, PLAIN).order_if_equity_pays is None


def test_options_far_behind_are_held_against_the_first_offer_too(pay_rules: PayRules) -> None:
    found = compare(pay_rules, OPTIONS, PLAIN, BONUS)

    assert [offer.name for offer in found.offers] == ["bonus", "plain", "options"]
    payouts = {f.ahead: f.value for f in found.flips if f.assumption == "uncounted equity"}
    # 80,000 + x reaches 90,000 and 93,000.
    assert payouts == {"plain": 10_000, "bonus": 13_000}


def test_an_offer_that_fails_its_visa_is_last_and_says_why(pay_rules: PayRules) -> None:
    # 56,000 at 40 hours misses 58,347; by what a year leaves it would be ahead of 50,000.
    failing = OfferTerms(name="failing", base=56_000, hours=40, **named(visa_route="standard"))
    found = compare(pay_rules, failing, PLAIN.replace(base=50_000))

    assert [(offer.name, offer.rank) for offer in found.offers] == [("plain", 1), ("failing", None)]
    assert found.offers[1].not_ranked == (
        "The base is £2,347 short of £58,347, the minimum of a Skilled Worker visa on the "
        "standard route"
    )
    assert found.flips == ()


def test_each_offer_is_judged_by_its_own_route(pay_rules: PayRules) -> None:
    entrant = PLAIN.replace(name="entrant", base=40_000, **named(visa_route="new-entrant"))
    found = compare(pay_rules, entrant, PLAIN.replace(**named(visa_route="standard")), BONUS)

    visas = {offer.name: offer.visa for offer in found.offers}
    assert {name: visa and visa.route.id for name, visa in visas.items()} == {
        "plain": "standard",
        "entrant": "new-entrant",
        "bonus": None,
    }
    assert all(offer.rank for offer in found.offers)


def test_where_nobody_passes_nobody_is_ranked(pay_rules: PayRules) -> None:
    failing = PLAIN.replace(base=30_000, **named(visa_route="standard"))
    found = compare(pay_rules, failing, failing.replace(base=31_000))

    assert [offer.rank for offer in found.offers] == [None, None]
    assert found.order_by_hour is None


def test_each_base_is_placed_in_its_band(pay_rules: PayRules) -> None:
    found = compare(pay_rules, PLAIN.replace(**named(level="mid", region="london")), BONUS)

    verdicts = {offer.name: [each.verdict for each in offer.verdicts] for offer in found.offers}
    assert verdicts == {"plain": ["good"], "bonus": []}


def test_an_unpaid_bonus_flips_the_order_at_an_exact_value(pay_rules: PayRules) -> None:
    (flip,) = compare(pay_rules, PLAIN, BONUS).flips

    assert (flip.ahead, flip.assumption, flip.value) == ("bonus", "bonus", Decimal(5_000))


def test_what_cannot_flip_the_order_is_said_too(pay_rules: PayRules) -> None:
    (flip,) = compare(pay_rules, PLAIN, BONUS.replace(base=95_000)).flips

    assert not flip.flips
    assert flip.value is None


def test_hours_flip_the_order_by_the_hour(pay_rules: PayRules) -> None:
    ahead = PLAIN.replace(name="long", base=100_000, hours=45)
    behind = PLAIN.replace(name="short", base=90_000, hours=Decimal("37.5"))
    found = compare(pay_rules, ahead, behind)

    # 68,557.40 and 62,757.40 a year, each with 1,320.90 of pension:
    # 37.5 x 69,878.30 / 64,078.30 = 40.89
    (flip,) = found.flips
    assert (flip.assumption, flip.value) == ("hours", Decimal("40.89"))
    assert found.order_by_hour == ("short", "long")


def test_without_hours_nobody_is_ranked_by_them(pay_rules: PayRules) -> None:
    found = compare(pay_rules, PLAIN.replace(hours=40), BONUS)

    assert found.order_by_hour is None
    assert [offer.net_per_hour for offer in found.offers].count(None) == 1


def test_offers_worth_the_same_share_a_rank(pay_rules: PayRules) -> None:
    found = compare(pay_rules, PLAIN, PLAIN.replace(name="twin"), BONUS)

    assert [offer.rank for offer in found.offers] == [1, 2, 2]


def test_offers_of_one_name_are_numbered(pay_rules: PayRules) -> None:
    found = compare(pay_rules, PLAIN, PLAIN.replace(base=80_000))

    assert [offer.name for offer in found.offers] == ["plain 1", "plain 2"]


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_are_nothing_to_compare(pay_rules: PayRules, number: int) -> None:
    with pytest.raises(UsageError, match="nothing to compare"):
        compare(pay_rules, *[PLAIN] * number)


def test_a_scottish_offer_is_taxed_by_scottish_rates(pay_rules: PayRules) -> None:
    found = compare(pay_rules, PLAIN, PLAIN.replace(name="north", **named(nation="scotland")))

    assert [offer.name for offer in found.offers] == ["plain", "north"]


@given(
    st.integers(20_000, 150_000),
    st.integers(0, 40_000),
    st.integers(1, 60_000),
    st.sampled_from([(), ("2", "postgraduate")]),
)
def test_at_the_flip_the_offer_is_still_ahead_or_level_and_below_it_is_not(
    pay_rules: PayRules, base: int, less: int, equity: int, loans: tuple[str, ...]
) -> None:
    plans = named(student_loans=loans)
    ahead = OfferTerms(base=base, equity=equity, equity_kind="listed-shares", **plans)
    goal = worth_of(pay_rules, OfferTerms(base=base + less, **plans))

    def worth_at(amount: Decimal) -> Decimal:
        return worth_of(pay_rules, ahead.replace(equity=int(amount)))

    if worth_at(Decimal(equity)) < goal:
        return
    value = least_that_reaches(goal, Decimal(equity), worth_at, DIP_WITH_LOANS)
    if value is None:
        assert worth_at(Decimal(0)) >= goal
    else:
        assert worth_at(value) >= goal
        assert worth_at(value - 1) < goal


# The cases of people who compared offers with other tools, each with the figure that is right.


def test_a_sign_on_is_taxed_in_its_year_and_only_its_value_is_spread(pay_rules: PayRules) -> None:
    found = compare(
        pay_rules,
        OfferTerms(name="SignOn", base=90_000, sign_on=24_000, employer_pension_percent=0),
        OfferTerms(name="Base", base=95_400, employer_pension_percent=0),
    )
    base, sign_on = found.offers

    # 24,000 on 90,000: 10,000 at 58p and 14,000 at 38p are 11,120, a quarter of which is 2,780.
    assert (base.name, sign_on.name) == ("Base", "SignOn")
    assert sign_on.sign_on_left == 2_780
    assert sign_on.worth == Decimal("65537.40")
    assert base.worth == Decimal("65889.40")
    assert sign_on.trap is None
    assert sign_on.first_year is not None
    assert sign_on.first_year.trap is not None
    assert sign_on.first_year.trap.income == 114_000


def test_london_and_leeds(pay_rules: PayRules) -> None:
    london = OfferTerms(name="London", base=85_000, bonus_percent=10)
    leeds = OfferTerms(
        name="Leeds", base=62_000, employer_pension_percent=8, employer_pension_of="salary"
    )
    found = compare(pay_rules, leeds, london)
    first, second = found.offers

    # 64,787.40 + 1,320.90, and 46,517.40 + 4,960.
    assert (first.worth, second.worth) == (Decimal("66108.30"), Decimal("51477.40"))
    assert (first.base_net_per_month, second.base_net_per_month) == (
        Decimal("4988.12"),
        Decimal("3876.45"),
    )
    even = found.break_even
    assert even is not None
    # The bonus leaves 4,930.00 of it.
    assert (even.by, even.a_month) == (Decimal("14630.90"), Decimal("1219.24"))
    assert (even.by_without_bonus, even.a_month_without_bonus) == (
        Decimal("9700.90"),
        Decimal("808.41"),
    )
    # 58p and 8p of each further pound close 14,630.90: 14,630.90 / 0.66 = 22,168.03.
    (match,) = found.matches
    assert (match.base, match.more) == (84_169, 22_169)


def test_a_contribution_of_one_s_own_counts_where_every_offer_states_it(
    pay_rules: PayRules,
) -> None:
    own = PLAIN.replace(pension_percent=10)

    one = compare(pay_rules, own, BONUS)
    assert not one.own_pension_counted
    # 90,000 leaves 62,757.40 where the contribution is on neither side.
    assert {offer.name: offer.net for offer in one.offers}["plain"] == Decimal("62757.40")
    both = compare(pay_rules, own, BONUS.replace(pension_percent=0))
    assert both.own_pension_counted
    # 9,000 of sacrifice costs 58p a pound and is 9,000 in the pension.
    plain = next(offer for offer in both.offers if offer.name == "plain")
    assert (plain.net, plain.pension) == (Decimal("57537.40"), Decimal("10320.90"))


def test_a_whole_grant_is_ranked_by_its_years(pay_rules: PayRules) -> None:
    grant = PLAIN.replace(
        name="grant", equity=160_000, equity_kind="listed-shares", vest=(25, 25, 25, 25)
    )
    found = compare(pay_rules, grant, PLAIN)

    # 40,000 on 90,000: 10,000 x 58% + 25,140 x 38% + 4,860 x 53% = 17,929.00.
    assert found.offers[0].equity_left == Decimal("17929.00")


def test_part_time_pay_is_judged_as_full_time_in_each_column(pay_rules: PayRules) -> None:
    mid = named(level="mid", region="london")
    found = compare(
        pay_rules,
        OfferTerms(name="ft", base=70_000, hours=Decimal("37.5"), **mid),
        OfferTerms(name="pt", base=60_000, hours=Decimal("22.5"), **mid),
    )

    positions = {offer.name: offer.scales[0].position for offer in found.offers}
    # 60,000 x 37.5 / 22.5 = 100,000, above 95,000.
    assert positions == {"ft": "in-line", "pt": "above"}
    assert found.order_by_hour == ("pt", "ft")


def test_how_far_shares_must_grow_is_said_and_no_value(pay_rules: PayRules) -> None:
    options = OPTIONS.replace(strike=Decimal(2), shares=10_000)
    (flip,) = compare(pay_rules, options, PLAIN).flips

    # 10,000 a year is needed: 1 pound a share on top of 2 is 1.5 times.
    assert (flip.value, flip.must_grow) == (Decimal(10_000), Decimal("1.50"))


def test_every_figure_of_a_rich_offer_by_hand(pay_rules: PayRules) -> None:
    """85,000 + 10%, a grant, a sign-on, plan 2, two children, salary sacrifice, part of a week."""
    rich = OfferTerms(
        name="rich",
        base=85_000,
        bonus_percent=10,
        equity=40_000,
        equity_kind="listed-shares",
        vest=(25, 25, 25, 25),
        cliff=12,
        sign_on=10_000,
        pension_percent=5,
        employer_pension_percent=8,
        employer_pension_of="salary",
        hours=32,
        children=2,
        **named(student_loans=("2",), level="mid", region="london"),
    )
    plain = OfferTerms(name="plain", base=70_000, pension_percent=0, hours=40)
    found = compare(pay_rules, plain, rich)
    first = found.offers[0]

    # 80,750 after 4,250 of sacrifice: tax 19,732.00, insurance 3,625.60, loan 4,622 and the whole
    # child benefit in pounds, 2,382. The bonus of 8,500 leaves 49% of it.
    base_net = 80_750 - Decimal("19732.00") - Decimal("3625.60") - 4_622 - 2_382
    cash = base_net + 4_165
    assert (first.name, first.rank) == ("rich", 1)
    assert first.gross == 93_500
    assert first.net == cash
    assert first.net_per_month == Decimal("4546.12")
    assert first.base_net_per_month == Decimal("4199.03")
    # 10,000 of shares leave 49%; of the sign-on 750 at 49p and 9,250 at 29p are 3,050.
    assert first.equity_left == 4_900
    assert first.sign_on_left == Decimal("762.50")
    assert (first.employer_pension, first.pension) == (Decimal(6_800), Decimal(11_050))
    assert not first.employer_pension_is_minimum
    assert first.worth == cash + 4_900 + Decimal("762.50") + 11_050
    # Over 32 x 52 hours.
    assert (first.net_per_hour, first.worth_per_hour) == (Decimal("32.78"), Decimal("42.83"))
    # 85,000 + 8,500 + 10,000 + 2,500 + 6,800.
    assert first.package == 112_800
    # 85,000 x 37.5 / 32 = 99,609.38: above the band.
    assert [each.verdict for each in first.verdicts] == ["good"]
    assert first.scales[0].position == "above"
    assert first.trap is None
    assert first.first_year is not None
    assert first.first_year.trap is not None
    assert first.first_year.trap.income == 109_250
    assert found.own_pension_counted
    # 70,000 leaves 51,157.40 with 1,320.90 of pension, the legal minimum.
    second = found.offers[1]
    assert second.worth == Decimal("51157.40") + Decimal("1320.90")
    assert found.break_even is not None
    assert found.break_even.by == first.worth - second.worth
    assert found.order_by_hour == ("rich", "plain")
