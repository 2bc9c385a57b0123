"""One offer, judged on the guide that comes with the program and the rules of 2026-27."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from tests.advice.offers.making import known_on, named, terms

from mlcareer.advice.career.salary import salary_for
from mlcareer.advice.names import level_of, where_of
from mlcareer.advice.offers.offer import OfferAnswer, offer_for
from mlcareer.guide.offer_terms import OfferTerms

if TYPE_CHECKING:
    from mlcareer.advice.offers.valuation import Knowledge
    from mlcareer.guide.offer_terms import EquityKind

TERMS = terms(base=82_000, level="mid", region="london")


@pytest.fixture(scope="session")
def known() -> Knowledge:
    return known_on()


def asked_for(answer: OfferAnswer) -> list[str]:
    return [missing.term for missing in answer.missing]


def test_the_base_is_placed_in_its_band_and_from_the_next(known: Knowledge) -> None:
    (standing,) = offer_for(TERMS, known).standings

    assert standing.above_min == 17_000
    assert standing.below_max == 13_000
    assert standing.to_next == 13_000
    assert (standing.next_level and standing.next_level.id) == "senior"


def test_the_package_names_each_part_and_how_it_came_about(known: Knowledge) -> None:
    offer = TERMS.replace(
        bonus_percent=10,
        equity=12_000,
        equity_kind="listed-shares",
        sign_on=10_000,
        employer_pension_percent=6,
        employer_pension_of="salary",
    )
    package = offer_for(offer, known).package

    # 10% of 82,000 = 8,200; 10,000 / 4 = 2,500; 6% of 82,000 = 4,920
    assert {line.part: line.amount for line in package.lines} == {
        "base": Decimal(82_000),
        "bonus": Decimal(8_200),
        "equity": Decimal(12_000),
        "sign-on": Decimal(2_500),
        "employer's pension": Decimal(4_920),
    }
    assert package.total == 109_620
    # 22,700 / 82,000 = 27.68%; 27,620 / 82,000 = 33.68%
    assert package.addition_percent == Decimal("27.7")
    assert package.addition_with_pension_percent == Decimal("33.7")
    assert (package.guide_min_percent, package.guide_max_percent) == (10, 35)


@pytest.mark.parametrize("kind", ["private-options", None])
def test_equity_that_may_come_to_nothing_is_told_apart_from_the_package(
    known: Knowledge, kind: EquityKind | None
) -> None:
    offer = TERMS.replace(bonus_percent=10, equity=15_000, equity_kind=kind)
    package = offer_for(offer, known).package

    # 8,200 / 82,000, and 23,200 / 82,000 = 28.29%
    assert package.addition_percent == 10
    assert package.addition_with_uncounted_percent == Decimal("28.3")
    shares = offer.replace(equity_kind="listed-shares")
    assert offer_for(shares, known).package.addition_with_uncounted_percent is None


def test_an_employer_s_pension_of_qualifying_earnings_is_much_less(known: Knowledge) -> None:
    offer = TERMS.replace(employer_pension_percent=6, employer_pension_of="qualifying-earnings")
    lines = offer_for(offer, known).package.lines

    # 6% of (50,270 - 6,240) = 2,641.80
    assert lines[-1].amount == Decimal("2641.80")


def test_net_pay_is_set_against_the_current_base(known: Knowledge) -> None:
    net = offer_for(TERMS.replace(current=75_000), known).net

    # 58,117.40 / 12 and 54,057.40 / 12: 7,000 x 58% / 12 = 338.33
    assert net.base_a_month == Decimal("4843.12")
    assert net.current_a_month == Decimal("4504.78")
    assert net.more_a_month == Decimal("338.33")


def test_a_month_is_base_pay_and_a_year_has_both_bonuses(known: Knowledge) -> None:
    offer = OfferTerms(base=100_000, bonus=10_500, current=95_000, current_bonus=10_000)
    net = offer_for(offer, known).net

    # 5,000 at 58p, over 12; base and bonus are 110,500 against 105,000: 5,500 at 38p.
    assert net.more_a_month == Decimal("241.67")
    assert net.more_a_year == 2_090
    # 10,500 from 100,000 on at 38p.
    assert net.bonus_left == 3_990
    # Of a present bonus nothing is known, so that no year is compared.
    unknown = offer_for(offer.replace(current_bonus=None), known).net
    assert (unknown.more_a_month, unknown.more_a_year) == (Decimal("241.67"), None)


def test_a_counter_is_no_cut_of_total_pay(known: Knowledge) -> None:
    offer = TERMS.replace(current=80_000, current_bonus=12_000)

    # Halfway from 82,000 to 95,000 is 88,500; 80,000 and 12,000 are 92,000.
    (counter,) = offer_for(offer, known).counters
    assert counter.least == 92_000
    # With 5,000 of a bonus 87,000 will do, so that halfway is more.
    (counter,) = offer_for(offer.replace(bonus=5_000), known).counters
    assert counter.least == 88_500
    # 92,000 / 1.02 = 90,196.08, so 90,197
    (counter,) = offer_for(offer.replace(bonus_percent=2), known).counters
    assert counter.least == 90_197


def test_only_what_is_taken_of_base_pay_is_named(known: Knowledge) -> None:
    usual = ("income_tax", "employee_national_insurance")

    assert offer_for(TERMS, known).net.taken == usual
    more = TERMS.replace(**named(student_loans=("2",)), pension_percent=5)
    assert offer_for(more, known).net.taken == (*usual, "student_loan", "pension_employee")
    # Below both thresholds of 12,570 nothing is.
    assert offer_for(OfferTerms(base=12_000), known).net.taken == ()


def test_of_options_it_is_asked_what_their_worth_hangs_on(known: Knowledge) -> None:
    offer = TERMS.replace(bonus=0, equity=15_000, equity_kind="private-options")
    asked = " ".join(missing.ask for missing in offer_for(offer, known).missing)

    for word in ("how many in total", "strike price", "EMI", "cliff", "when you leave"):
        assert word in asked, word
    shares = offer_for(offer.replace(equity_kind="listed-shares"), known).missing
    assert "strike price" not in " ".join(missing.ask for missing in shares)


def test_pay_now_is_taxed_where_it_is_earned(known: Knowledge) -> None:
    net = offer_for(TERMS.replace(current=75_000, **named(current_nation="scotland")), known).net

    # England's 54,057.40 less what Scotland takes more of 75,000: by its bands of 2026-27
    # 3,967 at 19%, 12,989 at 20%, 14,136 at 21%, 31,338 at 42% = 19,482.05 against 17,432.
    assert net.base_a_month == Decimal("4843.12")
    assert net.current_nation is not None
    assert net.current_nation.id == "scotland"
    # 54,057.40 - 2,050.05 = 52,007.35, a twelfth of which is 4,333.95
    assert net.current_a_month == Decimal("4333.95")
    # 58,117.40 - 52,007.35 = 6,110.05
    assert net.more_a_month == Decimal("509.17")


def test_listed_shares_are_taxed_as_pay_and_options_are_not_counted(known: Knowledge) -> None:
    shares = TERMS.replace(equity=10_000, equity_kind="listed-shares")
    options = TERMS.replace(equity=10_000, equity_kind="private-options")

    # 10,000 x 58%
    assert offer_for(shares, known).net.equity_kept == 5_800
    assert offer_for(options, known).net.equity_kept is None


def test_a_bonus_can_lead_into_the_trap(known: Knowledge) -> None:
    assert offer_for(TERMS.replace(base=95_000), known).trap is None
    trap = offer_for(TERMS.replace(base=95_000, bonus=10_000), known).trap
    assert trap is not None
    assert trap.income == 105_000


def test_a_vest_of_listed_shares_leads_into_it_and_options_do_not(known: Knowledge) -> None:
    offer = TERMS.replace(base=95_000, equity=10_000)

    listed = offer_for(offer.replace(equity_kind="listed-shares"), known).trap
    assert listed is not None
    assert listed.income == 105_000
    assert offer_for(offer.replace(equity_kind="private-options"), known).trap is None


def test_the_next_pound_comes_on_top_of_bonus_and_vest(known: Knowledge) -> None:
    offer = TERMS.replace(base=95_000, equity=10_000)

    # 105,000 is within the taper, 95,000 is not.
    listed = offer_for(offer.replace(equity_kind="listed-shares"), known)
    assert listed.net.marginal_rate == Decimal("0.62")
    assert offer_for(offer, known).net.marginal_rate == Decimal("0.42")


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("listed-shares", ["listed-shares"]),
        ("private-options", ["private-options"]),
        (None, ["listed-shares", "private-shares", "private-options"]),
    ],
)
def test_only_what_is_known_of_its_kind_of_equity_is_said(
    known: Knowledge, kind: EquityKind | None, facts: list[str]
) -> None:
    answer = offer_for(TERMS.replace(equity=5_000, equity_kind=kind), known)

    assert [fact.id for fact in answer.facts if fact.topic == "equity"] == facts
    assert [fact.topic for fact in offer_for(TERMS, known).facts] == ["budget"]


def test_what_others_found_of_the_band_is_told_as_salary_tells_it(known: Knowledge) -> None:
    answer = offer_for(TERMS.replace(base=50_000, **named(level="junior")), known)
    salary = salary_for(
        known.guide,
        known.today,
        level=level_of(known.guide, "junior"),
        where=where_of(known.guide, "london"),
    )

    assert answer.disagreements == salary.disagreements
    (dataset,) = [each for each in answer.independent if each.id == "dataset-junior"]
    assert (dataset.p50, dataset.sample) == (None, 3)
    assert "junior-bands-high" in [remark.id for remark in answer.remarks]
    assert {check.source for check in answer.independent} <= {each.id for each in answer.sources}


def test_a_place_decides_the_nation_until_one_is_stated(known: Knowledge) -> None:
    edinburgh = TERMS.replace(**named(region="edinburgh"))

    assert offer_for(edinburgh, known).nation.id == "scotland"
    england = edinburgh.replace(**named(nation="england"))
    assert offer_for(england, known).nation.id == "england"
    assert offer_for(TERMS, known).nation.id == "england"


def test_stated_hours_give_pay_by_the_hour(known: Knowledge) -> None:
    net = offer_for(TERMS.replace(hours=40), known).net

    # 82,000 / (40 x 52) before tax, and 58,117.40 / (40 x 52) after it.
    assert (net.gross_an_hour, net.base_an_hour) == (Decimal("39.42"), Decimal("27.94"))
    assert offer_for(TERMS, known).net.base_an_hour is None


def test_an_offer_of_nothing_but_base_is_asked_about_all_else(known: Knowledge) -> None:
    assert asked_for(offer_for(TERMS, known)) == [
        "equity",
        "bonus",
        "sign_on",
        "employer_pension_percent",
        "pension_method",
        "hours",
        "holiday_days",
        "notice",
        "office_days",
        "covenants",
        "probation",
    ]


def test_what_is_stated_is_not_asked_even_when_it_is_nothing(known: Knowledge) -> None:
    offer = TERMS.replace(
        bonus=0,
        equity=0,
        sign_on=0,
        employer_pension_percent=5,
        employer_pension_of="salary",
        **named(pension_method="net-pay"),
        hours=40,
        holiday_days=33,
        notice="3 months",
        office_days=2,
        covenants="none",
        probation="6 months",
    )

    assert asked_for(offer_for(offer, known)) == []


def test_the_legal_pension_floor_is_worked_out(known: Knowledge) -> None:
    answer = offer_for(TERMS, known)
    (floor,) = [each for each in answer.missing if each.term == "employer_pension_percent"]

    # 3% of earnings from 6,240 to 50,270: 44,030 x 3%
    assert floor.worth == Decimal("1320.90")
    assert floor.source in {source.id for source in answer.sources}


def test_of_what_a_pension_is_a_percentage_is_worth_asking(known: Knowledge) -> None:
    answer = offer_for(TERMS.replace(employer_pension_percent=6), known)
    (of_what,) = [each for each in answer.missing if each.term == "employer_pension_of"]

    # 4,920 - 2,641.80
    assert of_what.worth == Decimal("2278.20")


def test_sacrifice_is_worth_asking_with_what_it_saves(known: Knowledge) -> None:
    answer = offer_for(TERMS.replace(pension_percent=5), known)
    (method,) = [each for each in answer.missing if each.term == "pension_method"]

    # 4,100: 2% NI is 82 for the employee, 15% is 615 for the employer
    assert method.worth == Decimal("82.00")
    assert "£615 (15%)" in method.why


def test_a_visa_is_judged_at_the_hours_of_the_offer(known: Knowledge) -> None:
    offer = terms(base=55_000, level="mid", region="rest-of-uk", visa_route="standard", hours=40)
    answer = offer_for(offer, known)

    assert answer.visa is not None
    assert answer.visa.verdict == "fails"
    # The floor at 40 hours is 58,347, as in test_visa.py.
    assert answer.visa.over_floor == 55_000 - 58_347
    assert "occupation" in asked_for(answer)
    # 55,000 x 37.5 / 54,700 = 37.705
    assert answer.visa.passes_up_to_hours == Decimal("37.70")
    # Every option but A: the dearest of them, B, is 49,200 x 40 / 37.5 = 52,480.
    assert "".join(route.option for route in answer.visa.passing_routes) == "ECBFGHJ"
    # Halfway from 55,000 to fair, 67,500, is 61,250: above the floor.
    assert answer.counters[0].least == 61_250


@pytest.mark.parametrize(
    ("stated", "hours", "code"),
    [
        ({}, False, False),
        ({"hours": Decimal("37.5")}, True, False),
        (named(occupation="2134"), False, True),
    ],
)
def test_what_a_visa_s_verdict_assumes_is_told(
    known: Knowledge, stated: dict[str, Any], hours: bool, code: bool
) -> None:
    visa = offer_for(TERMS.replace(**named(visa_route="standard"), **stated), known).visa

    assert visa is not None
    assert (visa.hours, visa.occupation.id) == (Decimal("37.5"), "2134")
    assert (visa.hours_stated, visa.occupation_stated) == (hours, code)


def test_without_a_route_no_visa_is_judged(known: Knowledge) -> None:
    assert offer_for(TERMS, known).visa is None


def test_remote_work_has_a_counter_for_each_region(known: Knowledge) -> None:
    answer = offer_for(TERMS.replace(**named(region="remote")), known)

    assert len(answer.counters) == len(answer.scales) == 2


@pytest.mark.parametrize("offer", [OfferTerms(base=82_000), TERMS.replace(region=None)])
def test_without_level_and_region_there_is_no_band_and_no_counter(
    known: Knowledge, offer: OfferTerms
) -> None:
    answer = offer_for(offer, known)

    assert answer.standings == ()
    assert answer.counters == ()
    assert answer.net.base_a_month == Decimal("4843.12")


def test_both_contributions_count_towards_the_annual_allowance(known: Knowledge) -> None:
    # 30% and 30% of 100,000 are 60,000 in all
    at = TERMS.replace(base=100_000, pension_percent=30, employer_pension_percent=30)
    over = at.replace(employer_pension_percent=31)

    assert offer_for(at, known).pension_limit is None
    assert offer_for(over, known).pension_limit is not None


def test_an_employer_s_pension_that_is_not_stated_is_the_legal_minimum(known: Knowledge) -> None:
    package = offer_for(TERMS, known).package

    # 3% of 50,270 - 6,240; what is not stated is not in the package.
    assert package.employer_pension == Decimal("1320.90")
    assert package.employer_pension_is_minimum
    assert package.total == 82_000
    # Under the trigger of 10,000 nobody is enrolled, and zero per cent says that you opted out.
    assert not offer_for(OfferTerms(base=9_999), known).package.employer_pension
    assert offer_for(OfferTerms(base=10_000), known).package.employer_pension == Decimal("112.80")
    out = offer_for(TERMS.replace(employer_pension_percent=0), known).package
    assert not out.employer_pension
    assert not out.employer_pension_is_minimum


def test_a_falling_pension_is_not_hidden_by_more_pay(known: Knowledge) -> None:
    offer = TERMS.replace(base=85_000, bonus_percent=10, current=62_000)
    answer = offer_for(offer.replace(current_employer_pension=8), known)

    # 59,857.40 - 46,517.40 = 13,340, over 12; 1,320.90 - 8% of 62,000.
    assert answer.net.more_a_month == Decimal("1111.67")
    assert answer.now is not None
    assert answer.now.more_employer_pension == Decimal("-3639.10")
    # Holiday is compared where both sides state it.
    assert answer.now.more_holiday is None
    days = offer_for(offer.replace(holiday_days=28, current_holiday=33), known).now
    assert days is not None
    assert days.more_holiday == -5


def test_each_side_has_its_own_contribution_only_where_both_state_one(known: Knowledge) -> None:
    offer = OfferTerms(base=85_000, current=62_000, current_pension=5)

    # Not stated for the offer: on neither side.
    assert offer_for(offer, known).net.more_a_month == Decimal("1111.67")
    both = offer_for(offer.replace(pension_percent=5), known).net
    # 5% by salary sacrifice costs 58p a pound: 85,000: 4,250, 62,000: 3,100.
    # 13,340 - (4,250 - 3,100) x 58% = 12,673, over 12.
    assert both.more_a_month == Decimal("1056.08")
