"""What a search finds otherss the guide's entries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.advice.search.test_search import FOUND_FIRST

from mlcareer.advice.search.other_entries import (
    FACT_COMMANDS,
    Findable,
    findable,
    findable_pay_rules,
)
from mlcareer.advice.search.search import search_guide, search_index
from mlcareer.cli.commands import COMMANDS
from mlcareer.guide.load import load_pay_rules, load_visa_rules

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def others() -> tuple[Findable, ...]:
    """Return all that the command searches with the guide."""
    return tuple(findable(COMMANDS, load_visa_rules(), load_pay_rules()))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("visa", "command:visa"),
        ("take home", "command:take-home"),
        ("take-home", "command:take-home"),
        ("offer", "command:offer"),
        ("offers", "command:offers"),
        ("compare", "command:compare"),
        ("skilled worker visa", "visa:skilled-worker"),
        ("new entrant", "visa-route:new-entrant"),
        ("phd visa", "visa-route:other-phd"),
        ("2136", "visa-occupation:2136"),
        ("sponsor", "visa-fact:sponsor-decides"),
        ("student loan plan 2", "loan-plan:2"),
        ("scotland", "nation:scotland"),
        ("salary sacrifice", "pension-method:salary-sacrifice"),
        ("national insurance", "pay-rule:national-insurance"),
        ("national insurance threshold", "pay-rule:national-insurance"),
        ("tax year", "tax-year:2026-27"),
        ("personal allowance", "pay-rule:personal-allowance"),
        ("taper", "pay-rule:personal-allowance"),
        ("100,000 trap", "pay-rule:personal-allowance"),
        ("125140", "pay-rule:personal-allowance"),
        ("settlement", "visa-fact:settlement"),
        ("ILR", "faq:settlement"),
        ("HPI", "visa-fact:high-potential"),
        ("graduate visa", "visa-fact:graduate-visa"),
        ("skills charge", "visa-cost:skills-charge"),
        ("immigration skills charge", "visa-cost:skills-charge"),
        ("transitional", "visa-route:transitional"),
        ("visa threshold", "visa:skilled-worker"),
        ("54,700", "visa-occupation:2134"),
        ("54700", "visa-occupation:2134"),
        ("41700", "visa:skilled-worker"),
        ("childcare", "pay-fact:childcare-cliff"),
        ("indefinite leave to remain", "faq:settlement"),
        ("permanent residence", "faq:settlement"),
        ("high potential individual", "visa-fact:high-potential"),
        ("post-study work", "visa-fact:graduate-visa"),
        ("global talent", "visa-fact:global-talent"),
        ("english level", "visa-fact:english"),
        ("health surcharge", "visa-cost:health-surcharge"),
        ("IHS", "visa-cost:health-surcharge"),
        ("certificate of sponsorship", "visa-cost:certificate"),
        ("MAC", "visa-fact:advice-not-adopted"),
        ("shortage list", "visa-fact:salary-list"),
        ("child benefit", "pay-fact:child-benefit-charge"),
        ("minimum wage", "pay-fact:minimum-wage"),
        ("budget", "pay-fact:budget-2026"),
        ("IR35", "pay-fact:own-company"),
        ("umbrella", "pay-fact:umbrella-pay"),
        ("dividend tax", "pay-fact:own-company"),
        ("100k trap", "pay-rule:personal-allowance"),
        ("60% tax", "pay-rule:personal-allowance"),
        ("marriage allowance", "pay-rule:marriage-allowance"),
        ("tax code", "pay-rule:tax-code"),
        ("notice period", "offer-question:notice"),
        ("bank holidays", "offer-question:holiday"),
        ("strike price", "offer-question:strike"),
        ("probation", "offer-question:probation"),
        ("wayve", "employer-kind:autonomous-vehicles"),
        ("lloyds", "fact:lloyds-sighting"),
        ("apprenticeship", "fact:apprenticeship-providers"),
    ],
)
def test_the_command_or_the_rule_that_was_meant_comes_first(
    guide: Guide, others: tuple[Findable, ...], words: str, first: str
) -> None:
    assert search_guide(guide, TODAY, words, others=lambda: others).hits[0].id == first


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("RSU", "pay-fact:listed-shares"),
        ("redundancies", "employer:ocado-technology"),
        ("layoffs", "employer:tesco"),
        ("job cuts", "employer:sainsburys"),
        ("settlement", "faq:settlement"),
        ("EMI options", "pay-fact:private-options"),
        ("cost of sponsoring", "visa-cost:skills-charge"),
        ("extension of a skilled worker visa", "visa-fact:transitional"),
    ],
)
def test_what_people_call_it_finds_it_among_the_first(
    guide: Guide, others: tuple[Findable, ...], words: str, entry: str
) -> None:
    hits = search_guide(guide, TODAY, words, others=lambda: others).hits
    assert entry in {hit.id for hit in hits[:5]}


@pytest.mark.parametrize("words", ["visa", "deploying models", "scotland tax", "kuberntes"])
def test_words_counted_before_are_searched_alike(
    guide: Guide, others: tuple[Findable, ...], words: str
) -> None:
    counted = search_index(guide, others)

    assert search_guide(guide, TODAY, words, others=lambda: others, index=counted) == search_guide(
        guide, TODAY, words, others=lambda: others
    )


def test_what_is_outside_the_guide_is_not_made_where_nothing_of_it_fits(
    guide: Guide, others: tuple[Findable, ...]
) -> None:
    def never() -> tuple[Findable, ...]:
        raise AssertionError("nothing of it fits")

    answer = search_guide(
        guide, TODAY, "kubernetes", others=never, index=search_index(guide, others)
    )

    assert answer.hits[0].id == "skill:kubernetes"


@pytest.mark.parametrize(("words", "first"), FOUND_FIRST)
def test_what_is_outside_the_guide_does_not_push_its_entries_aside(
    guide: Guide, others: tuple[Findable, ...], words: str, first: str
) -> None:
    assert search_guide(guide, TODAY, words, others=lambda: others).hits[0].id == first


def test_a_rule_that_is_found_brings_its_sources_and_a_command_none(
    guide: Guide, others: tuple[Findable, ...]
) -> None:
    def sources(words: str) -> list[str]:
        answer = search_guide(guide, TODAY, words, limit=1, others=lambda: others)
        return [source.id for source in answer.sources]

    assert sources("2136") == ["rules-skilled-occupations", "sponsor-finder", "migraiq"]
    assert sources("visa") == []


def test_the_figures_of_a_rule_are_those_of_the_data(others: tuple[Findable, ...]) -> None:
    texts = {found.id: found.texts[0] for found in others}

    assert texts["visa-route:standard"].startswith("£41,700 a year or more: ")
    assert texts["loan-plan:5"] == "9% of pay above £25,000 in 2026-27"
    assert "£54,700 (standard)" in texts["visa-occupation:2134"]
    # 12,570 is gone at 100,000 + 2 x 12,570 = 125,140.
    assert texts["pay-rule:personal-allowance"] == (
        "£12,570 a year free of income tax in 2026-27; above £100,000 it shrinks by £1 for every "
        "£2, and from £125,140 it is gone"
    )
    assert texts["pay-rule:national-insurance"] == (
        "8% of pay from £12,570 to £50,270 a year and 2% above it in 2026-27; the employer pays "
        "15% above £5,000"
    )


def test_a_figure_is_found_with_and_without_its_comma(
    guide: Guide, others: tuple[Findable, ...]
) -> None:
    def hits(words: str) -> list[tuple[str, str]]:
        answer = search_guide(guide, TODAY, words, others=lambda: others)
        return [
            (hit.id, hit.snippet[mark.start : mark.end])
            for hit in answer.hits
            for mark in hit.marks
        ]

    assert hits("54700") == hits("54,700") == [("visa-occupation:2134", "54,700")]


def test_nothing_of_a_person_is_found_for_the_personal_allowance(
    guide: Guide, others: tuple[Findable, ...]
) -> None:
    answer = search_guide(guide, TODAY, "personal allowance", others=lambda: others)

    assert "boundary:exploratory-analysis" not in [hit.id for hit in answer.hits]


def test_a_loan_that_is_not_collected_in_the_last_year_says_so() -> None:
    rules = load_pay_rules()
    before = rules.replace(tax_year=rules.tax_year[:1])

    texts = {found.id: found.texts[0] for found in findable_pay_rules(before)}

    assert texts["loan-plan:5"] == "Not repaid through payroll in 2024-25"


def test_every_topic_of_a_fact_has_a_command() -> None:
    assert {fact.topic for fact in load_pay_rules().fact} <= FACT_COMMANDS.keys()


def test_without_anything_outside_it_the_guide_is_searched_alone(guide: Guide) -> None:
    assert all(
        not hit.id.startswith(("command:", "visa", "tax-year:"))
        for hit in search_guide(guide, TODAY, "visa", limit=50).hits
    )
