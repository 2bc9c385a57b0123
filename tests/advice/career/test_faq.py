"""Questions found from loose words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.faq import faq_for

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("do i need a phd", "phd"),
        ("is a masters degree enough", "phd"),
        ("doctorate", "phd"),
        ("how much do they earn", "average-salary"),
        ("what is the typical wage", "average-salary"),
        ("data science vs mle", "difference-data-scientist"),
        ("is it the same as a data scientist", "difference-data-scientist"),
        ("which tools should i learn", "daily-frameworks"),
        ("do they use pytroch", "daily-frameworks"),
        ("i am a backend developer", "from-software-engineering"),
        ("switching from software engineering", "from-software-engineering"),
    ],
)
def test_loose_words_find_the_question_that_was_meant(guide: Guide, words: str, meant: str) -> None:
    assert faq_for(guide, TODAY, words).questions[0].id == meant


def test_the_id_of_a_question_finds_it_and_no_other(small_guide: Guide) -> None:
    answer = faq_for(small_guide, TODAY, "pay")

    assert [item.id for item in answer.questions] == ["pay"]
    assert answer.others == ()


def test_without_words_every_question_is_answered(small_guide: Guide) -> None:
    assert [item.id for item in faq_for(small_guide, TODAY).questions] == ["tools", "pay"]


def test_words_that_fit_no_question_leave_all_of_them_to_choose_from(small_guide: Guide) -> None:
    answer = faq_for(small_guide, TODAY, "zeppelins")

    assert answer.questions == ()
    assert [item.id for item in answer.others] == ["tools", "pay"]


def test_a_question_that_fits_nearly_as_well_is_named_too(small_guide: Guide) -> None:
    answer = faq_for(small_guide, TODAY, "software salary")

    assert [item.id for item in (*answer.questions, *answer.others)] == ["tools", "pay"]


def test_only_the_sources_of_the_answer_are_cited(small_guide: Guide) -> None:
    answer = faq_for(small_guide, TODAY, "salary")

    assert [source.id for source in answer.sources] == ["board"]
