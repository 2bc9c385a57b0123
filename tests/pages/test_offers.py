"""How offers are laid out side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.advice.offers.making import known_on, named

from mlcareer.advice.offers.offers import offers_for
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.page import Facts, NoteKind, Page, Steps, text_of
from mlcareer.pages.offers import offers_page

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules

PLAIN = OfferTerms(name="Plain", base=90_000)


def page_of(guide: Guide, rules: PayRules, *terms: OfferTerms) -> Page:
    return offers_page(offers_for(terms, known_on().replace(guide=guide, rules=rules)))


def flips(page: Page) -> str:
    steps = next(block for block in page.details if isinstance(block, Steps))
    return " ".join(text_of(item) for item in steps.items)


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (
            OfferTerms(name="Equity", base=80_000, equity=14_000, equity_kind="listed-shares"),
            "falls behind if a year's vest comes to less than 10000 of the 14000 stated",
        ),
        (
            OfferTerms(name="Options", base=80_000, equity=14_000),
            (
                "Options is ahead or level if its equity (14000 a year stated, counted as "
                "nothing here) pays out 10000 a year or more."
            ),
        ),
        (
            OfferTerms(name="Options", base=80_000, equity=4_000),
            (
                "Options stays behind even if its equity (4000 a year stated, counted as nothing "
                "here) pays out in full."
            ),
        ),
        (
            OfferTerms(name="Bonus", base=95_000, bonus=4_000),
            "stays ahead if the bonus (4000) comes to nothing",
        ),
        (OfferTerms(name="Bare", base=95_000), "No offer that is ahead has shares"),
    ],
)
def test_each_assumption_is_said_in_a_sentence(
    guide: Guide, pay_rules: PayRules, terms: OfferTerms, said: str
) -> None:
    assert said in flips(page_of(guide, pay_rules, PLAIN, terms))


def test_what_is_not_stated_is_named(guide: Guide, pay_rules: PayRules) -> None:
    page = page_of(guide, pay_rules, PLAIN, PLAIN.replace(name="Other", hours=40))

    notes = [text_of(note.text) for note in page.notes]
    assert any(note.startswith("Plain does not state: bonus, equity") for note in notes)
    assert "Not every offer states its hours, so they are not ranked by the hour." in notes


def test_another_order_by_the_hour_is_a_caution(guide: Guide, pay_rules: PayRules) -> None:
    long = OfferTerms(name="Long", base=100_000, hours=45, employer_pension_percent=10)
    page = page_of(guide, pay_rules, long, PLAIN.replace(hours=35))

    # (68,557.40 + 10,000) / (45 x 52) and (62,757.40 + 1,320.90) / (35 x 52)
    assert "By worth an hour Plain is ahead" in flips(page)
    assert "By the hour the order is another: Plain, Long." in brief(page)


def brief(page: Page) -> str:
    """Return the facts of the brief screen."""
    facts = [block for block in page.blocks if isinstance(block, Facts)]
    return " ".join(text_of(fact.value) for block in facts for fact in block.facts)


def test_a_visa_that_fails_is_on_the_brief_screen(guide: Guide, pay_rules: PayRules) -> None:
    route = named(visa_route="standard")
    failing = PLAIN.replace(name="Failing", base=56_000, hours=40, **route)
    page = page_of(guide, pay_rules, failing, PLAIN)

    assert "Plain is the only offer that passes" in text_of(page.answer)
    assert "cannot be taken up: the base is £2,347 short of £58,347" in brief(page)
    notes = " ".join(text_of(note.text) for note in page.notes)
    assert "No visa route is stated for Plain, so there is no verdict." in notes
    assert "It would pass at 38.39 hours a week or fewer." in notes


def test_loans_that_only_one_file_names_are_a_caution(guide: Guide, pay_rules: PayRules) -> None:
    def cautions(*terms: OfferTerms) -> str:
        notes = page_of(guide, pay_rules, *terms).notes
        return " ".join(text_of(note.text) for note in notes if note.kind is NoteKind.CAUTION)

    said = "Not every offer has the same student loans."
    both = (PLAIN, PLAIN.replace(name="Other", **named(student_loans=("2",))))
    assert said in cautions(*both)
    plans = named(student_loans=("2", "4"))
    assert said not in cautions(*(each.replace(**plans) for each in both))


def test_it_is_said_who_is_over_the_line(guide: Guide, pay_rules: PayRules) -> None:
    over = OfferTerms(name="Over", base=100_001)

    said = "With children: Over is over 100000, so you lose Tax-Free Childcare"
    assert said in brief(page_of(guide, pay_rules, PLAIN, over))
    # At the line itself nobody is over it.
    assert "With children: Over" not in brief(
        page_of(guide, pay_rules, PLAIN, over.replace(base=100_000))
    )
