"""How floors and verdicts are laid out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.pay.visa import VisaQuestion, visa_for
from mlcareer.page import Bar, Facts, NoteKind, Page, Table
from mlcareer.pages.visa import visa_page

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.visa_rules import VisaRules


def page_of(rules: VisaRules, guide: Guide, question: VisaQuestion) -> Page:
    return visa_page(visa_for(rules, guide, question, date(2026, 11, 23)))


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        (54_699, "£1 below the floor of £54,700, set by the going rate. It would pass as:"),
        (54_700, "exactly at the floor"),
        (54_701, "£1 above the floor"),
        (
            30_000,
            "None of the routes is open to this pay: the lowest floor is £38,300, new entrant.",
        ),
    ],
)
def test_one_salary_gets_a_sentence(
    visa_rules: VisaRules, guide: Guide, pay: int, said: str
) -> None:
    page = page_of(visa_rules, guide, VisaQuestion(pay=Decimal(pay)))

    (facts,) = [block for block in page.blocks if isinstance(block, Facts)]
    assert said in facts.pairs[0][1]


def test_the_hours_that_were_taken_and_those_that_turn_the_verdict_are_said(
    visa_rules: VisaRules, guide: Guide
) -> None:
    def hours(question: VisaQuestion) -> str | None:
        page = page_of(visa_rules, guide, question)
        (facts,) = [block for block in page.blocks if isinstance(block, Facts)]
        return dict(facts.pairs).get("Hours")

    asked = VisaQuestion(pay=Decimal(56_000))
    taken = "37.5 a week are taken, as none were given."
    assert hours(asked) == f"{taken} At more than 38.39 hours a week it would fail."
    forty = asked.replace(hours=Decimal(40))
    assert hours(forty) == "At 38.39 hours a week or fewer it would pass."
    # 120,000 / 54,700 x 37.5 = 82.27 hours, more than may be asked about.
    assert hours(asked.replace(pay=Decimal(120_000))) == (
        f"{taken} It passes at any hours up to 80 a week, the most that --hours takes."
    )
    # No hours bring a pay below the threshold up to the floor.
    assert hours(forty.replace(pay=Decimal(41_699))) is None


def test_every_band_is_drawn_with_the_floor_marked(visa_rules: VisaRules, guide: Guide) -> None:
    table = page_of(visa_rules, guide, VisaQuestion()).blocks[0]

    assert isinstance(table, Table)
    bars = [cell for row in table.rows for cell in row if isinstance(cell, Bar)]
    assert len(bars) == len(guide.band)
    assert {bar.mark for bar in bars} == {54_700}


def test_hours_get_a_column_only_when_they_change_the_rate(
    visa_rules: VisaRules, guide: Guide
) -> None:
    def columns(hours: str) -> list[str]:
        question = VisaQuestion(pay=Decimal(50_000), hours=Decimal(hours))
        table = page_of(visa_rules, guide, question).blocks[0]
        assert isinstance(table, Table)
        return [column.name for column in table.columns]

    assert "At 40 h" in columns("40")
    assert "At 37.5 h" not in columns("37.5")


def test_a_code_that_is_a_trap_is_a_caution(visa_rules: VisaRules, guide: Guide) -> None:
    page = page_of(visa_rules, guide, VisaQuestion(pay=Decimal(50_000), occupation="2136"))

    cautions = [note.text for note in page.notes if note.kind is NoteKind.CAUTION]
    assert any("SOC 2010" in text for text in cautions)
