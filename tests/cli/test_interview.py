"""What `mlcareer interview` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in (
        "interview",
        "interview system-design",
        "interview fraud-detection",
        "interview theory",
        "interview behavioural",
    ):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_the_first_line_says_that_interviews_usually_have_four_parts(run: Run) -> None:
    page = run("interview").out

    assert page.startswith("UK interviews usually have four parts; ")
    assert "code you would put up for review" in page


def test_system_design_has_its_stages_and_marks_our_judgement_once(run: Run) -> None:
    page = run("interview", "system-design").out

    assert page.startswith("System design: cover eight stages, from data to failure modes\n")
    assert page.count("our judgement") == 1


def test_the_full_page_works_both_problems_through(run: Run) -> None:
    page = run("interview", "system-design", "--full").out

    assert "Worked problem: A recommendation engine" in page
    assert "Worked problem: Fraud detection" in page


def test_the_fundamentals_name_their_topics(run: Run) -> None:
    page = run("interview", "theory").out

    assert "regularisation" in page
    assert "Worked problem" not in page


def test_an_unknown_area_is_a_usage_error(run: Run) -> None:
    outcome = run("interview", "codng")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "Did you mean: mlcareer interview coding" in outcome.err
