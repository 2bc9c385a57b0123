"""How offers are laid out side by side."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.offers import offers_for
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.page import Page, Steps
from mlcareer.pages.offers import offers_page

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules

PLAIN = OfferTerms(name="Plain", base=90_000)


def page_of(guide: Guide, rules: PayRules, *terms: OfferTerms) -> Page:
    return offers_page(offers_for(terms, guide, rules, date(2026, 11, 23)))


def flips(page: Page) -> str:
    (steps,) = [block for block in page.blocks if isinstance(block, Steps)]
    return " ".join(steps.items)


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (
            OfferTerms(name="Equity", base=80_000, equity=14_000),
            "falls behind if a year's equity comes to less than £10,000 of the £14,000 stated",
        ),
        (
            OfferTerms(name="Bonus", base=95_000, bonus=4_000),
            "stays ahead if the bonus (£4,000) comes to nothing",
        ),
        (OfferTerms(name="Bare", base=95_000), "No offer that is ahead rests on equity"),
    ],
)
def test_each_assumption_is_said_in_a_sentence(
    guide: Guide, pay_rules: PayRules, terms: OfferTerms, said: str
) -> None:
    assert said in flips(page_of(guide, pay_rules, PLAIN, terms))


def test_what_is_not_stated_is_named(guide: Guide, pay_rules: PayRules) -> None:
    page = page_of(guide, pay_rules, PLAIN, PLAIN.replace(name="Other", hours=40))

    notes = [note.text for note in page.notes]
    assert any(note.startswith("Plain does not state: bonus, equity") for note in notes)
    assert "Not every offer states its hours, so they are not ranked by the hour." in notes
