"""What `mlcareer interview` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_system_design_shows_the_stages_and_both_worked_problems(run: Run) -> None:
    page = run("interview", "system-design").out

    assert "The stages of an answer, and what a strong one covers" in page
    assert "Worked through: A recommendation engine" in page
    assert "Worked through: Fraud detection" in page


def test_the_fundamentals_name_their_topics(run: Run) -> None:
    page = run("interview", "theory").out

    assert "regularisation" in page
    assert "Worked through" not in page


def test_an_unknown_area_is_a_usage_error(run: Run) -> None:
    outcome = run("interview", "codng")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "Did you mean: mlcareer interview coding" in outcome.err
