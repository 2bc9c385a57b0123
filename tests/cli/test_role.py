"""What `mlcareer role` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in ("role", "role data-scientist"):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_the_role_of_the_guide_has_a_week_and_what_it_is_not(run: Run) -> None:
    page = run("role").out

    assert page.startswith("An ML engineer turns models into software that serves users reliably\n")
    assert "Degraded model     find the cause: drift, upstream data or a regression" in page
    assert "Not usually  exploratory analysis" in page


def test_another_role_says_that_the_guide_knows_little_of_it(run: Run) -> None:
    page = run("role", "Data Scientist").out

    assert "of other roles it says little" in page
    assert "mlcareer compare data-scientist; mlcareer levels" in page


def test_the_full_page_names_the_skills_of_each_task(run: Run) -> None:
    assert "Docker, Kubernetes, CI/CD for ML" in run("role", "--full", columns=160).out


def test_an_unknown_role_is_a_usage_error(run: Run) -> None:
    outcome = run("role", "data-scientst")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "Did you mean: mlcareer role data-scientist" in outcome.err
