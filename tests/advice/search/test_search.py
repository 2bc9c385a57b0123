"""What people look for in the guide, and what must come first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.search.search import SNIPPET, search_guide
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.advice.search.search import HitAnswer
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


FOUND_FIRST = [
    ("deploying", "design-stage:deployment"),
    ("docker", "skill:docker"),
    ("kubernets", "skill:kubernetes"),
    ("senior london salary", "band:senior-london"),
    ("average salary", "faq:average-salary"),
    ("do i need a phd", "faq:phd"),
    ("fraud detection", "design-problem:fraud-detection"),
    ("recommendation engine", "design-problem:recommendation-engine"),
    ("bias and variance", "interview:fundamentals"),
    ("system design interview", "interview:system-design"),
    ("behavioral", "interview:behavioural"),
    ("kaggle", "portfolio:kaggle"),
    ("babylon acquired", "employer:babylon-health"),
    ("who bought darktrace", "employer:darktrace"),
    ("remote work", "place:remote"),
    ("nlp edinburgh", "place:edinburgh"),
    ("explain credit decisions", "sector:financial-services"),
    ("drug discovery", "employer-kind:drug-discovery"),
    ("promotion from senior to staff", "level-step:senior-to-staff"),
    ("what does a junior do", "level:junior"),
    ("equity bonus", "package-addition:equity-bonus-benefits"),
    ("pension", "fact:pension-floor"),
    ("daily rates of contractors", "pay-check:uk-contract"),
    ("mlops engineer", "role:mlops-engineer"),
    ("experiment tracking", "skill:experiment-tracking"),
]
"""What people look for, each with the entry that they mean."""


@pytest.mark.parametrize(("words", "first"), FOUND_FIRST)
def test_the_entry_that_was_meant_comes_first(guide: Guide, words: str, first: str) -> None:
    assert search_guide(guide, TODAY, words).hits[0].id == first


def hit(guide: Guide, words: str, entry: str) -> HitAnswer:
    hits = search_guide(guide, TODAY, words, limit=300).hits
    return next(hit for hit in hits if hit.id == entry)


def test_a_hit_names_the_command_that_shows_it_whole(guide: Guide) -> None:
    assert hit(guide, "phd", "faq:phd").command == "mlcareer faq phd"


def test_the_marks_of_a_snippet_are_the_words_found(guide: Guide) -> None:
    found = hit(guide, "deploying", "week-task:rollout")

    assert {found.snippet[mark.start : mark.end] for mark in found.marks} == {"Deploy"}


def test_a_long_text_is_cut_at_spaces_around_the_word(guide: Guide) -> None:
    found = hit(guide, "chargebacks", "design-problem:fraud-detection")

    assert "chargebacks" in found.snippet
    assert len(found.snippet) <= SNIPPET + len("……")
    assert found.snippet.startswith("…") or found.snippet[0].isupper()


def test_a_band_has_its_figures_for_a_snippet(guide: Guide) -> None:
    found = hit(guide, "senior london salary", "band:senior-london")

    assert found.snippet == "£95,000 to £145,000 a year"


def test_as_many_entries_are_listed_as_were_asked_for(guide: Guide) -> None:
    answer = search_guide(guide, TODAY, "model", limit=3)

    assert len(answer.hits) == 3
    assert answer.found > 3


def test_nothing_found_is_an_answer_with_an_empty_list(guide: Guide) -> None:
    answer = search_guide(guide, TODAY, "zeppelins")

    assert (answer.found, answer.hits, answer.missing) == (0, (), ("zeppelins",))


@pytest.mark.parametrize("words", ["", "  ", "?!"])
def test_no_word_at_all_is_refused(guide: Guide, words: str) -> None:
    with pytest.raises(UsageError, match="no word to look for"):
        search_guide(guide, TODAY, words)
