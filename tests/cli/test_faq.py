"""What `mlcareer faq` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_loose_words_find_the_question_and_its_answer(run: Run) -> None:
    page = run("faq", "do", "i", "need", "a", "phd").out

    assert page.startswith("Is a PhD needed for ML engineering in the UK?\n\nNo, ")


def test_a_question_comes_with_the_remarks_about_it(run: Run) -> None:
    page = " ".join(run("faq", "average", "salary").out.split())

    assert "Caution: The guide answers the question for the average UK salary" in page


def test_words_that_fit_nothing_end_well_with_all_questions(run: Run) -> None:
    outcome = run("faq", "zeppelins")

    assert outcome.exit_code == 0
    assert outcome.out.startswith("No question of the guide is like 'zeppelins'\n")
    assert "(mlcareer faq phd)" in outcome.out
