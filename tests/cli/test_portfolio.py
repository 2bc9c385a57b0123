"""What `mlcareer portfolio` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in ("portfolio",):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_what_to_build_is_set_beside_what_it_proves(run: Run) -> None:
    page = run("portfolio").out

    assert page.startswith("One finished, documented project counts for more than five notebooks\n")
    assert "A deployed API or product      you can take a model to users" in page
    assert "Kaggle  It shows you can optimise a given problem, not run a system." in page


def test_what_is_our_own_judgement_is_marked_once(run: Run) -> None:
    assert run("portfolio").out.count("our judgement") == 1


def test_csv_has_a_row_for_each_piece_of_advice(run: Run) -> None:
    lines = run("portfolio", "--format", "csv").out.splitlines()

    assert lines[0] == "Name,Advice,It shows"
    assert len(lines) == 5
