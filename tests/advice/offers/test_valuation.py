"""An offer in pounds: equity by its vesting, a sign-on in its year, the legal minimum pension."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.advice.offers.making import known_on, named, terms

from mlcareer.advice.offers.offer import OfferAnswer, offer_for
from mlcareer.advice.offers.valuation import value_offer
from mlcareer.guide.offer_terms import OfferTerms

GRANT = OfferTerms(
    base=95_000, equity=160_000, equity_kind="listed-shares", vest=(Decimal(25),) * 4
)


def answer(offer: OfferTerms) -> OfferAnswer:
    return offer_for(offer, known_on())


def test_a_grant_is_divided_by_its_years() -> None:
    equity = answer(GRANT).equity

    assert equity is not None
    assert (equity.is_grant, equity.a_year) == (True, Decimal(40_000))
    assert [vest.value for vest in equity.vests] == [40_000] * 4
    # 40,000 on 95,000: 5,000 x 58% + 25,140 x 38% + 9,860 x 53% = 17,679.00.
    assert [vest.left for vest in equity.vests] == [Decimal("17679.00")] * 4
    # 15% of employer's insurance on it.
    assert equity.employer_insurance == 6_000


def test_back_loaded_shares_vest_as_they_are_stated() -> None:
    equity = answer(GRANT.replace(vest=(10, 20, 30, 40))).equity

    assert equity is not None
    assert [vest.value for vest in equity.vests] == [16_000, 32_000, 48_000, 64_000]
    assert equity.a_year == 40_000


@pytest.mark.parametrize(
    ("cliff", "values"),
    [
        # At the end of the first year the cliff of a year is over.
        (12, [40_000, 40_000, 40_000, 40_000]),
        # Nothing before 18 months, and what waited with the second year.
        (18, [0, 80_000, 40_000, 40_000]),
        (24, [0, 80_000, 40_000, 40_000]),
        (25, [0, 0, 120_000, 40_000]),
    ],
)
def test_nothing_vests_before_the_cliff(cliff: int, values: list[int]) -> None:
    assert list(GRANT.replace(cliff=cliff).vests()) == values


def test_without_a_vesting_equity_is_a_year_s_value() -> None:
    year = GRANT.replace(vest=())

    assert value_offer(year, known_on()).vest == 160_000
    assert year.vests() == ()
    # More than base pay: is it the whole grant?
    (asked,) = [each for each in answer(year).missing if each.id == "whole-grant"]
    assert asked.stated
    assert "£40,000 a year" in asked.why
    assert "whole-grant" not in [each.id for each in answer(GRANT).missing]


def test_an_election_that_passes_employer_s_insurance_on_costs_it_after_relief() -> None:
    plain = answer(GRANT.replace(base=150_000, vest=(), equity=10_000))
    passed = answer(GRANT.replace(base=150_000, vest=(), equity=10_000, employer_insurance=True))

    # 1,500 of insurance, relieved at 45%: 825 of it is left to pay.
    assert plain.net.equity_kept is not None
    assert passed.net.equity_kept is not None
    assert plain.net.equity_kept - passed.net.equity_kept == 825


@pytest.mark.parametrize("kind", ["private-options", "private-shares"])
def test_private_equity_is_in_no_total(kind: str) -> None:
    package = answer(OfferTerms(base=100_000, equity=40_000, equity_kind=kind)).package  # type: ignore[arg-type]

    assert (package.total, package.uncounted_equity) == (Decimal(100_000), Decimal(40_000))
    assert [line.counted for line in package.lines] == [True, False]


def test_of_options_it_is_said_how_far_shares_must_grow_and_no_value() -> None:
    offer = OfferTerms(
        base=100_000,
        equity=40_000,
        equity_kind="private-options",
        strike=Decimal(2),
        shares=10_000,
        all_shares=20_000_000,
    )
    equity = answer(offer).equity

    assert equity is not None
    # (2 + 40,000 / 10,000) / 2, and 10,000 of 20,000,000.
    assert (equity.must_grow, equity.share_of_company) == (Decimal(3), Decimal("0.05"))
    assert equity.employer_insurance is None


def test_a_sign_on_of_20_000_on_90_000_has_its_cautions_in_the_first_year() -> None:
    found = answer(terms(base=90_000, level="senior", region="london", sign_on=20_000))

    assert found.trap is None
    first = found.first_year
    assert first is not None
    # 10,000 at 58p and 10,000 at 38p.
    assert (first.pay, first.sign_on_left) == (Decimal(110_000), Decimal(9_600))
    assert first.marginal_rate == Decimal("0.62")
    assert first.trap is not None
    assert first.trap.way_out is not None
    assert first.trap.way_out.sacrifice == 10_000
    # The ordinary year is what it was.
    assert found.net.marginal_rate == Decimal("0.42")


def test_a_sign_on_takes_child_benefit_back_in_its_year() -> None:
    found = answer(OfferTerms(base=58_000, sign_on=10_000, children=2))

    # 26.15 + 17.25 are not this year's: 27.05 + 17.90 over 53 Mondays are 2,382.35.
    assert found.child_benefit is not None
    assert found.child_benefit.benefit == Decimal("2382.35")
    assert found.child_benefit.charge == 0
    assert found.first_year is not None
    assert found.first_year.benefit is not None
    # 68,000: 40 steps of 200 are 40%, 952 in whole pounds.
    assert found.first_year.benefit.percent == 40
    assert found.first_year.benefit.charge == 952
    # 10,000 at 58p less the charge.
    assert found.first_year.sign_on_left == 5_800 - 952


def test_the_caution_on_child_benefit_is_for_those_who_name_no_children() -> None:
    assert answer(OfferTerms(base=60_000)).child_benefit_for_two is None
    charge = answer(OfferTerms(base=65_000)).child_benefit_for_two
    assert charge is not None
    # 25% of 2,382.35.
    assert charge.charge == 595
    assert answer(OfferTerms(base=80_001)).child_benefit_for_two is None


def test_part_time_pay_is_judged_as_full_time() -> None:
    """60,000 for 22.5 hours is 100,000 for 37.5: above the 95,000 of the band."""
    found = answer(terms(base=60_000, level="mid", region="london", hours=Decimal("22.5")))

    assert found.full_time is not None
    assert found.full_time.base == 100_000
    assert found.scales[0].position == "above"
    assert found.verdicts[0].verdict == "good"
    assert found.counters[0].least is None
    # Three days of 7.5 hours are 156 days: 60,000 / 156.
    (day,) = [each for each in found.missing if each.id == "holiday"]
    assert day.worth == Decimal("384.62")
    assert found.net.gross_an_hour == Decimal("51.28")


@pytest.mark.parametrize(("hours", "judged"), [(35, 60_000), (Decimal("34.5"), 65_217)])
def test_from_35_hours_on_nothing_is_converted(hours: int | Decimal, judged: int) -> None:
    # 60,000 x 37.5 / 34.5 = 65,217.39
    found = answer(terms(base=60_000, level="mid", region="london", hours=hours))

    assert found.scales[0].pay == judged
    assert (found.full_time is None) is (hours == 35)


def test_an_employer_s_own_full_week_wins() -> None:
    week = {"hours": 32, "full_time_hours": 32}
    found = answer(terms(base=60_000, level="mid", region="london", **week))

    assert found.scales[0].pay == 60_000
    longer = answer(terms(base=60_000, level="mid", region="london", hours=32, full_time_hours=40))
    assert longer.scales[0].pay == 75_000


def test_contributions_name_the_employer_s_part() -> None:
    found = answer(OfferTerms(base=150_000, pension_percent=20, employer_pension_percent=25))

    assert found.pension_limit is not None
    # 30,000 + 37,500.
    assert found.pension_limit.paid_in == 67_500


def test_25_days_of_holiday_would_be_under_the_legal_minimum() -> None:
    def asked(days: Decimal | int, hours: int | Decimal | None = None) -> list[str]:
        found = answer(OfferTerms(base=85_000, holiday_days=days, hours=hours)).missing
        return [each.id for each in found if each.term == "holiday_days"]

    assert asked(25) == ["holiday-under-minimum"]
    assert asked(28) == []
    # 5.6 weeks of three days are 16.8.
    assert asked(Decimal("16.8"), Decimal("22.5")) == []
    assert asked(16, Decimal("22.5")) == ["holiday-under-minimum"]


def test_a_sacrifice_may_not_go_below_the_minimum_wage() -> None:
    # 24,000 less 10% over 37.5 x 52 hours is 11.08 an hour, and the minimum is 12.71 from April.
    offer = OfferTerms(
        base=26_000,
        pension_percent=10,
        hours=Decimal("37.5"),
        **named(pension_method="salary-sacrifice"),
    )
    found = answer(offer)

    # 26,000 / 1,950 = 13.33, less 10% = 12.00.
    assert found.minimum_wage is not None
    assert (found.minimum_wage.an_hour, found.minimum_wage.sacrifice) == (Decimal("12.00"), True)
    assert "sacrifice-under-minimum-wage" in [each.id for each in found.missing]


def test_what_an_offer_states_is_questioned_too_by_what_it_is_worth() -> None:
    found = answer(GRANT.replace(vest=(), equity=20_000, bonus_percent=10, sign_on=30_000)).missing

    ids = [each.id for each in found if each.stated]
    assert ids[:2] == ["vesting", "sign-on-repay"] or ids[:2] == ["sign-on-repay", "vesting"]
    assert {"bonus-contractual", "employer-insurance"} <= set(ids)
    repay = next(each for each in found if each.id == "sign-on-repay")
    # The sign-on comes on top of 95,000 + 9,500 + 20,000 of pay.
    assert repay.worth is not None
    assert {"notice", "probation", "covenants", "office-days"} <= {each.id for each in found}


def test_once_it_is_said_it_is_not_asked_again() -> None:
    offer = GRANT.replace(
        cliff=12, employer_insurance=False, sign_on=5_000, sign_on_repay="none", notice="3 months"
    )
    ids = {each.id for each in answer(offer).missing}

    assert not ids & {"vesting", "cliff", "employer-insurance", "sign-on-repay", "notice"}


def test_an_offer_too_far_under_shows_the_ladder() -> None:
    found = answer(terms(base=50_000, level="senior", region="london"))

    assert found.verdicts[0].verdict == "too-low"
    assert [(scale.level.id, scale.position) for scale in found.ladder] == [
        ("junior", "in-line"),
        ("mid", "too-low"),
        ("senior", "too-low"),
        ("staff", "too-low"),
    ]
    assert answer(terms(base=90_000, level="senior", region="london")).ladder == ()


def test_everything_together_by_hand() -> None:
    """85,000 + 10%, a grant, a sign-on, plan 2, two children, salary sacrifice, part of a week."""
    offer = terms(
        base=85_000,
        level="mid",
        region="london",
        bonus_percent=10,
        equity=40_000,
        equity_kind="listed-shares",
        vest=(Decimal(25),) * 4,
        cliff=12,
        sign_on=10_000,
        pension_percent=5,
        pension_method="salary-sacrifice",
        employer_pension_percent=8,
        employer_pension_of="salary",
        hours=32,
        student_loans=("2",),
        children=2,
        current=70_000,
        current_bonus=7_000,
        current_pension=5,
        current_employer_pension=3,
        holiday_days=30,
        current_holiday=25,
    )
    found = answer(offer)

    # 85,000 x 37.5 / 32 = 99,609.38: above 95,000.
    assert found.full_time is not None
    assert found.full_time.base == Decimal("99609.38")
    # 4,250 of sacrifice: 80,750 is taxed. Tax 7,540 + 40% of 30,480 = 19,732.00; insurance
    # 3,016 + 2% of 30,480 = 3,625.60 in whole; loan 9% over 29,385 = 4,622; the whole of
    # 2,382.35 of child benefit goes, in whole pounds.
    net = found.net
    taken = Decimal("19732.00") + Decimal("3625.60") + 4_622 + 2_382
    assert net.base_a_year == 85_000 - 4_250 - taken
    # The bonus of 8,500 on 80,750 stays under 100,000: 40%, 2% and 9% of it.
    assert net.bonus_left == 8_500 - 3_400 - 170 - 765
    # 10,000 a year of shares from 89,250 of income, still under 100,000.
    assert found.equity is not None
    assert found.equity.a_year == 10_000
    assert net.equity_kept == 10_000 - 4_000 - 200 - 900
    # The sign-on: from 99,250 to 109,250. 9,250 of it lies in the taper at 71p a pound.
    first = found.first_year
    assert first is not None
    assert first.pay == 85_000 + 8_500 + 10_000 + 10_000
    assert first.sign_on_left == 10_000 - 4_000 - 1_850 - 200 - 900
    assert first.trap is not None
    assert first.trap.income == 109_250
    # 8% of 85,000 and 3% of 70,000.
    assert found.now is not None
    assert found.now.more_employer_pension == 6_800 - 2_100
    assert found.now.more_holiday == 5
    # 85,000 + 8,500 + 10,000 + 2,500 + 6,800.
    assert found.package.total == 112_800
    assert net.gross_an_hour == Decimal("51.08")


def test_an_offer_is_valued_by_the_tax_year_that_is_asked_for() -> None:
    known = known_on()
    before = next(year for year in known.rules.tax_year if year.id == "2025-26")
    offer = terms(base=60_000, nation="scotland", student_loans=("2",))

    # The loan of 9% begins at 28,470 and at 29,385: 2,837 and 2,755. Scottish tax of 60,000 is
    # 17.40 more where the starter and basic bands end at 2,827 and 14,921.
    then, now = value_offer(offer, known, before), value_offer(offer, known)
    assert then.taxpayer.year.id == "2025-26"
    assert now.cash > then.cash


def test_the_year_of_a_sign_on_shows_the_charge_of_two_children() -> None:
    first = value_offer(terms(base=58_000, sign_on=10_000), known_on()).first_year()

    # 8,000 over 60,000 is 40% of 2,382.
    assert first is not None
    assert first.benefit_for_two is not None
    assert first.benefit_for_two.charge == 952
