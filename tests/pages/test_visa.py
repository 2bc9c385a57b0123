"""How minimums and verdicts read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.pay.visa import VisaQuestion, visa_for
from mlcareer.advice.pay.visa_person import Person
from mlcareer.guide.visa_rules import find_last_visa, find_occupation, find_route
from mlcareer.page import Facts, Page, Table, text_of
from mlcareer.pages.amounts import typed as typed_pay
from mlcareer.pages.visa import visa_page

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.visa_rules import VisaRules


def page_of(rules: VisaRules, guide: Guide, question: VisaQuestion) -> Page:
    return visa_page(visa_for(rules, guide, question, date(2026, 11, 28)))


def facts_of(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in page.blocks:
        if isinstance(block, Facts):
            for fact in block.facts:
                found.setdefault(fact.key, []).append(text_of(fact.value))
    return found


@pytest.mark.parametrize(
    ("pay", "said"),
    [
        (60_000, "60000 passes on every route: £5,300 over the standard minimum"),
        (54_700, "54700 passes on every route: exactly the standard minimum"),
        (
            54_699,
            "54699: too low on the standard route (£1 short); seven other routes pass",
        ),
        # Below 38,300 but not below 28,000 and 32,000 and 36,000
        (37_000, "37000: too low on the standard route (£17,700 short); three other routes pass"),
        (28_000, "28000: too low on the standard route (£26,700 short); one other route passes"),
        (
            27_999,
            "27999: too low; none of the eight routes is open. The lowest asks £28,000",
        ),
    ],
)
def test_the_first_line_is_the_verdict_on_all_routes(
    visa_rules: VisaRules, guide: Guide, pay: int, said: str
) -> None:
    assert text_of(page_of(visa_rules, guide, VisaQuestion(pay=pay)).answer) == said


def test_what_was_said_against_a_route_leaves_it_out(visa_rules: VisaRules, guide: Guide) -> None:
    # 42,000 reaches 38,300, which 26 and a visa of another kind do not open, and 40,000, which
    # needs sponsorship since before April 2024.
    person = Person(age=26, last_visa=find_last_visa(visa_rules, "other"))

    assert text_of(page_of(visa_rules, guide, VisaQuestion(pay=42_000, person=person)).answer) == (
        "42000: too low on the standard route (£12,700 short); no other route is open"
    )


def test_the_condition_is_named_once(visa_rules: VisaRules, guide: Guide) -> None:
    person = Person(last_visa=find_last_visa(visa_rules, "graduate"), graduate_years=Decimal("1.5"))
    page = page_of(visa_rules, guide, VisaQuestion(pay=42_000, person=person))

    # 42,000 - 38,300
    assert text_of(page.answer) == (
        "42000 passes as a new entrant: Graduate visa, 2.5 years left (£3,700 over)"
    )
    table = page.blocks[0]
    assert isinstance(table, Table)
    assert not any("Graduate" in str(cell) for row in table.rows for cell in row)
    assert "Your Graduate visa must not have ended" in facts_of(page)["Caution"][0]


def test_pay_that_passes_for_all_is_not_said_to_pass_on_a_route_that_is_shut(
    visa_rules: VisaRules, guide: Guide
) -> None:
    question = VisaQuestion(pay=60_000, person=Person(graduate_years=Decimal(4)))

    assert text_of(page_of(visa_rules, guide, question).answer) == (
        "60000 passes on the standard route: £5,300 over the standard minimum"
    )


def test_a_route_that_was_named_and_is_shut_says_why(visa_rules: VisaRules, guide: Guide) -> None:
    named = (find_route(visa_rules, "new-entrant"),)
    question = VisaQuestion(pay=42_000, routes=named, person=Person(graduate_years=Decimal(4)))

    assert text_of(page_of(visa_rules, guide, question).answer) == (
        "42000: the new entrant route is not open: its 4 years are used up"
    )


def test_the_hours_that_were_taken_and_those_that_turn_the_verdict_are_said(
    visa_rules: VisaRules, guide: Guide
) -> None:
    def hours(question: VisaQuestion) -> list[str]:
        return facts_of(page_of(visa_rules, guide, question))["Hours"]

    asked = VisaQuestion(pay=56_000)
    assert hours(asked) == ["37.5 a week assumed. It passes up to 38.39 hours a week."]
    forty = asked.replace(hours=Decimal(40))
    assert hours(forty) == ["40 a week. It would pass at 38.39 hours a week or fewer."]
    # 120,000 / 54,700 x 37.5 = 82.27 hours, more than may be asked about.
    assert hours(asked.replace(pay=120_000)) == [
        "37.5 a week assumed. It passes at any hours up to 80 a week."
    ]
    # No hours bring a pay below the threshold up to the minimum: 54,700 x 40 / 37.5 is named.
    assert hours(asked.replace(pay=41_699)) == [
        "37.5 a week assumed. At 40 the standard minimum is £58,347."
    ]


def test_bands_with_the_same_verdicts_are_one_column(visa_rules: VisaRules, guide: Guide) -> None:
    page = page_of(visa_rules, guide, VisaQuestion())

    table = page.blocks[0]
    assert isinstance(table, Table)
    assert [column.heading.partition("\n")[0] for column in table.columns] == [
        *("Route", "Minimum", "Junior, London", "Junior, Rest of UK", "Mid-level and above"),
    ]
    assert text_of(page.answer) == (
        "Skilled Worker visa: mid-level and above passes on every route; junior may not"
    )


@pytest.mark.parametrize(
    ("route", "said"),
    [
        ("new-entrant", "As a new entrant: junior, Rest of UK from £38,300; the others pass"),
        ("transitional-other-phd", "On the transitional route with a PhD: every band passes"),
        (
            "standard",
            (
                "On the standard route: junior, London and junior, Rest of UK from £54,700; "
                "the others pass"
            ),
        ),
    ],
)
def test_a_route_that_was_named_is_what_the_first_line_is_about(
    visa_rules: VisaRules, guide: Guide, route: str, said: str
) -> None:
    question = VisaQuestion(routes=(find_route(visa_rules, route),))

    assert text_of(page_of(visa_rules, guide, question).answer) == said


def test_bands_that_differ_more_are_rows(visa_rules: VisaRules, guide: Guide) -> None:
    page = page_of(visa_rules, guide, VisaQuestion(hours=Decimal(40)))

    table = page.blocks[0]
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == [
        *("Junior, London", "Junior, Rest of UK", "Mid-level, Rest of UK", "The other 5 bands"),
    ]


def test_a_code_that_is_a_trap_is_a_caution(visa_rules: VisaRules, guide: Guide) -> None:
    code = find_occupation(visa_rules, "2136")
    page = page_of(visa_rules, guide, VisaQuestion(pay=50_000, occupation=code))

    assert any("SOC 2010" in text for text in facts_of(page)["Caution"])


@pytest.mark.parametrize(
    ("ends", "typed"),
    [((42_000, 42_000), "42k"), ((54_700, 54_700), "54700"), ((70_000, 80_000), "70-80k")],
)
def test_pay_is_typed_as_people_do(ends: tuple[int, int], typed: str) -> None:
    assert typed_pay(*ends) == typed
