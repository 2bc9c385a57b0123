"""What `mlcareer portfolio` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_each_piece_of_advice_says_what_it_shows(run: Run) -> None:
    outcome = run("portfolio")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert "What Kaggle does not show" in outcome.out
    assert outcome.out.count("It shows") == 4


def test_csv_has_a_row_for_each(run: Run) -> None:
    lines = run("portfolio", "--format", "csv").out.splitlines()

    assert lines[0] == "Name,Advice,It shows"
    assert len(lines) == 5
