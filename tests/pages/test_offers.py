"""How offers are laid out side by side."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.offers.offer import Knowledge
from mlcareer.advice.offers.offers import offers_for
from mlcareer.guide.load import load_visa_rules
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.page import Facts, NoteKind, Page, Steps, Table
from mlcareer.pages.offers import offers_page

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules

PLAIN = OfferTerms(name="Plain", base=90_000)


def page_of(guide: Guide, rules: PayRules, *terms: OfferTerms) -> Page:
    known = Knowledge(
        guide=guide, rules=rules, visa_rules=load_visa_rules(), today=date(2026, 11, 23)
    )
    return offers_page(offers_for(terms, known))


def flips(page: Page) -> str:
    (steps,) = [block for block in page.blocks if isinstance(block, Steps)]
    return " ".join(steps.items)


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        (
            OfferTerms(name="Equity", base=80_000, equity=14_000, equity_kind="listed-shares"),
            "falls behind if a year's vest comes to less than £10,000 of the £14,000 stated",
        ),
        (
            OfferTerms(name="Options", base=80_000, equity=14_000),
            (
                "Options is ahead or level if its equity (£14,000 a year stated, counted as "
                "nothing here) pays out £10,000 a year or more."
            ),
        ),
        (
            OfferTerms(name="Options", base=80_000, equity=4_000),
            (
                "Options stays behind even if its equity (£4,000 a year stated, counted as nothing "
                "here) pays out in full."
            ),
        ),
        (
            OfferTerms(name="Bonus", base=95_000, bonus=4_000),
            "stays ahead if the bonus (£4,000) comes to nothing",
        ),
        (OfferTerms(name="Bare", base=95_000), "No offer that is ahead rests on shares"),
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


def test_what_is_said_by_the_hour_is_the_measure_of_the_column(
    guide: Guide, pay_rules: PayRules
) -> None:
    long = OfferTerms(name="Long", base=100_000, hours=45, employer_pension_percent=10)
    page = page_of(guide, pay_rules, long, PLAIN.replace(hours=35))

    table = page.blocks[0]
    assert isinstance(table, Table)
    by_hour = {row[0]: row[-1] for row in table.rows}
    # (68,557.40 + 10,000) / (45 x 52) and 62,757.40 / (35 x 52)
    assert by_hour == {"Long": Decimal("33.57"), "Plain": Decimal("34.48")}
    assert table.columns[-1].name == "Worth an hour"
    assert "By worth an hour Plain is ahead" in flips(page)
    assert "By worth an hour the order is another: Plain, Long." in [
        note.text for note in page.notes
    ]


def test_a_visa_that_fails_is_said_before_what_worth_is_made_of(
    guide: Guide, pay_rules: PayRules
) -> None:
    failing = PLAIN.replace(name="Failing", base=56_000, hours=40, visa_route="standard")
    page = page_of(guide, pay_rules, failing, PLAIN)

    table, why = page.blocks[:2]
    assert isinstance(table, Table)
    assert [row[:2] for row in table.rows] == [("Plain", 1), ("Failing", None)]
    assert isinstance(why, Facts)
    assert "short of £58,347" in dict(why.pairs)["Failing"]
    notes = " ".join(note.text for note in page.notes)
    assert "No visa route is stated for Plain, so there is no verdict." in notes
    assert "It would pass at 38.39 hours a week or fewer." in notes


def test_loans_that_only_one_file_names_are_a_caution(guide: Guide, pay_rules: PayRules) -> None:
    def cautions(*terms: OfferTerms) -> str:
        notes = page_of(guide, pay_rules, *terms).notes
        return " ".join(note.text for note in notes if note.kind is NoteKind.CAUTION)

    said = "Not every offer is held against the same student loans."
    both = (PLAIN, PLAIN.replace(name="Other", student_loans=("2",)))
    assert said in cautions(*both)
    assert said not in cautions(*(each.replace(student_loans=("2", "4")) for each in both))


def test_it_is_said_whose_income_is_over_the_line(guide: Guide, pay_rules: PayRules) -> None:
    over = OfferTerms(name="Over", base=100_001)

    notes = [note.text for note in page_of(guide, pay_rules, PLAIN, over).notes]
    (said,) = [text for text in notes if text.startswith("Over £100,000")]
    assert said.endswith("joining: Over (£100,001).")
    assert "Tax-Free Childcare" in " ".join(notes)
    # At the line itself nobody is over it.
    at = page_of(guide, pay_rules, PLAIN, over.replace(base=100_000))
    assert "100,000" not in " ".join(note.text for note in at.notes)
