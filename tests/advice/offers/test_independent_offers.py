"""What an offer leaves and is worth, worked out a second time by code that shares nothing with it.

The suite takes 200 random offers of bonus, equity, sign-on, pension, loans, children, nation and
hours together. `MLCAREER_CASES=5000 pytest` takes as many as it says. No difference is allowed.
"""

from __future__ import annotations

import os
import random
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.advice.offers.making import known_on, terms

from mlcareer.advice.offers.offer import offer_for
from mlcareer.advice.offers.offers import offers_for
from mlcareer.advice.offers.valuation import value_offer

if TYPE_CHECKING:
    from mlcareer.guide.offer_terms import OfferTerms

sys.path.insert(0, str(Path(__file__).parents[2]))
independent: Any = __import__("independent_pay")
sys.path.pop(0)

CASES = int(os.environ.get("MLCAREER_CASES", "200"))
KNOWN = known_on()
QUARTER = 4


def an_offer(chance: random.Random) -> dict[str, Any]:
    """Return the terms of a random offer, as they are typed."""
    offer: dict[str, Any] = {
        "base": chance.randrange(15_000, 200_000),
        "nation": chance.choice(("england", "wales", "northern-ireland", "scotland")),
        "student_loans": tuple(chance.sample(("1", "2", "4", "5", "postgraduate"), 2))
        if chance.random() < 0.5
        else (),
        "children": chance.choice((0, 0, 1, 2, 3)),
        "pension_percent": chance.choice((0, 5, Decimal("7.5"))),
        "pension_method": chance.choice(("salary-sacrifice", "net-pay", "relief-at-source")),
        "sign_on": chance.choice((None, chance.randrange(1_000, 60_000))),
        "employer_pension_percent": chance.choice((None, 0, 6)),
        "employer_pension_of": chance.choice(("salary", "qualifying-earnings")),
        "hours": chance.choice((None, 37, Decimal("22.5"), 30)),
    }
    if chance.random() < 0.5:
        offer["bonus_percent"] = chance.randrange(1, 40)
    if chance.random() < 0.6:
        offer["equity"] = chance.randrange(1_000, 200_000)
        offer["equity_kind"] = chance.choice(("listed-shares", "listed-shares", "private-options"))
        offer["vest"] = chance.choice(((), (10, 20, 30, 40), (25, 25, 25, 25)))
        offer["cliff"] = chance.choice((None, 12, 18)) if offer["vest"] else None
    return offer


def half_up(pence: Fraction) -> int:
    whole: int = independent.half_up(pence)
    return whole


class ByHand:
    """An offer worked out in whole pence from the rules alone."""

    def __init__(self, offer: dict[str, Any]) -> None:
        self.offer = offer
        self.base = offer["base"] * 100
        self.bonus = half_up(Fraction(self.base) * offer.get("bonus_percent", 0) / 100)
        listed = offer.get("equity_kind") == "listed-shares"
        grant = offer.get("equity", 0) * 100
        years = len(offer.get("vest", ())) or 1
        self.a_year = half_up(Fraction(grant, years))
        self.vest = self.a_year if listed else 0
        self.first_vest = self.vest
        if listed and offer.get("vest"):
            waits = (offer["cliff"] or 0) > 12
            self.first_vest = 0 if waits else half_up(Fraction(grant * offer["vest"][0], 100))
        self.sign_on = (offer["sign_on"] or 0) * 100

    def net(self, on_top: int) -> int:
        """Return a year's take-home pay of base and what is paid on top."""
        offer = self.offer
        found: int = independent.work_out(
            independent.Person(
                year=2026,
                nation=offer["nation"],
                gross=self.base,
                bonus=on_top,
                pension=Fraction(str(offer["pension_percent"])) / 100,
                method=offer["pension_method"],
                loans=offer["student_loans"],
                children=offer["children"],
            )
        ).net
        return found

    @property
    def employer(self) -> int:
        """Return what the employer pays into the pension."""
        share, base = self.offer["employer_pension_percent"], Fraction(self.base)
        earnings = max(Fraction(0), min(base, Fraction(5_027_000)) - 624_000)
        if share is None:
            return half_up(earnings * 3 / 100) if base >= 1_000_000 else 0
        whole = earnings if self.offer["employer_pension_of"] == "qualifying-earnings" else base
        return half_up(whole * share / 100)

    @property
    def own(self) -> int:
        """Return what goes into the pension of the employee's own."""
        return half_up(Fraction(self.base) * Fraction(str(self.offer["pension_percent"])) / 100)

    @property
    def sign_on_left(self) -> int:
        """Return what is left of the whole sign-on bonus in its year."""
        year = self.bonus + self.first_vest
        return self.net(year + self.sign_on) - self.net(year)

    @property
    def worth(self) -> int:
        """Return what a year is worth beside other offers."""
        quarter = half_up(Fraction(self.sign_on_left, QUARTER))
        return self.net(self.bonus + self.vest) + quarter + self.employer + self.own


def pence(pounds: Decimal) -> int:
    assert pounds * 100 == int(pounds * 100)
    return int(pounds * 100)


def test_no_figure_of_an_offer_differs_from_the_second_calculation() -> None:
    chance = random.Random(13)  # noqa: S311 - cases, and no secrets
    for _ in range(CASES):
        typed = an_offer(chance)
        offer: OfferTerms = terms(**typed)
        by_hand, found = ByHand(typed), offer_for(offer, KNOWN)

        assert pence(value_offer(offer, KNOWN).worth) == by_hand.worth, typed
        assert pence(found.net.base_a_year) == by_hand.net(0), typed
        assert pence(found.net.cash_a_year) == by_hand.net(by_hand.bonus), typed
        assert pence(found.package.employer_pension) == by_hand.employer, typed
        if found.net.equity_kept is not None:
            with_vest = by_hand.net(by_hand.bonus + by_hand.vest)
            assert pence(found.net.equity_kept) == with_vest - by_hand.net(by_hand.bonus), typed
        if found.first_year is not None:
            assert pence(found.first_year.sign_on_left) == by_hand.sign_on_left, typed
        hours = Fraction(str(typed["hours"] or 37))
        full = independent.full_time(by_hand.base, hours)
        assert pence(offer.full_time_base) == full, typed


def test_no_order_of_offers_differs_from_the_second_calculation() -> None:
    chance = random.Random(14)  # noqa: S311 - as above
    for _ in range(CASES // 10):
        typed = [an_offer(chance) for _ in range(3)]
        found = offers_for([terms(name=f"{n}", **each) for n, each in enumerate(typed)], KNOWN)

        worths = {f"{n}": ByHand(each).worth for n, each in enumerate(typed)}
        assert {offer.name: pence(offer.worth) for offer in found.offers} == worths
        for match in found.matches:
            behind = typed[int(match.behind)]
            goal = worths[match.ahead]
            assert ByHand({**behind, "base": match.base}).worth >= goal
            assert ByHand({**behind, "base": match.base - 1}).worth < goal or match.more == 0
