"""Set phrases that people use find what the guide and the rules say in other words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.search.other_entries import Findable, findable
from mlcareer.advice.search.search import search_guide
from mlcareer.cli.commands import COMMANDS
from mlcareer.guide.load import load_pay_rules, load_visa_rules

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def others() -> tuple[Findable, ...]:
    return tuple(findable(COMMANDS, load_visa_rules(), load_pay_rules()))


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("debugging", "week-task:debugging"),
        ("bugs", "week-task:debugging"),
        ("exploratory", "boundary:exploratory-analysis"),
        ("ILR", "faq:settlement"),
        ("settlement", "visa-fact:settlement"),
        ("HPI", "visa-fact:high-potential"),
        ("graduate visa", "visa-fact:graduate-visa"),
        ("child benefit", "pay-fact:child-benefit-charge"),
        ("minimum wage", "pay-fact:minimum-wage"),
        ("RSU", "package-addition:equity-bonus-benefits"),
        ("skills charge", "visa-cost:skills-charge"),
        ("remote", "place:remote"),
        ("commuting", "place:remote"),
        ("hybrid", "place:remote"),
        ("finance guide", "related:ml-engineering-in-finance"),
        ("career guides", "related:career-guides"),
    ],
)
def test_the_phrase_finds_what_was_meant(
    guide: Guide, others: tuple[Findable, ...], words: str, first: str
) -> None:
    assert search_guide(guide, TODAY, words, others=lambda: others).hits[0].id == first


@pytest.mark.parametrize(
    ("one", "other"), [("bonus", "bonuses"), ("bias", "biases"), ("salary", "salaries")]
)
def test_singular_and_plural_find_the_same(
    guide: Guide, others: tuple[Findable, ...], one: str, other: str
) -> None:
    found = [
        {hit.id for hit in search_guide(guide, TODAY, w, limit=500, others=lambda: others).hits}
        for w in (one, other)
    ]

    assert found[0] == found[1] != set()
