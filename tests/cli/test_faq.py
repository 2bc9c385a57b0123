"""What `mlcareer faq` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in ("faq", "faq phd", "faq average-salary", "faq zeppelins"):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_all_questions_have_a_short_answer(run: Run) -> None:
    page = run("faq").out

    assert page.startswith("Six common questions, and the short answers\n")
    assert "Do I need a PhD?                Rarely: mainly for research scientist posts." in page


def test_loose_words_find_the_question_and_its_answer(run: Run) -> None:
    page = run("faq", "do", "i", "need", "a", "phd").out

    assert page.startswith("Do I need a PhD? Rarely: mainly for research scientist posts.\n\nNo. ")


def test_a_question_comes_with_the_remarks_about_it(run: Run) -> None:
    page = " ".join(run("faq", "average", "salary", "--full").out.split())

    assert "The guide answers the question for the average UK salary" in page


def test_words_that_fit_nothing_end_well_with_all_questions(run: Run) -> None:
    outcome = run("faq", "zeppelins")

    assert outcome.exit_code == 0
    assert outcome.out.startswith("No results for 'zeppelins'.\n")
    assert "Do I need a PhD?" in outcome.out
