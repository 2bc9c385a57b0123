"""What `mlcareer employers` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_an_employer_that_was_bought_says_when_by_whom_and_where_that_is_from(run: Run) -> None:
    page = run("employers", "darktrace").out

    assert "acquired 2024 by Thoma Bravo [darktrace-sale]" in page
    assert "\n[darktrace-sale] " in page


def test_sector_and_place_narrow_together(run: Run) -> None:
    page = run("employers", "--sector", "finance", "--place", "cambridge").out

    assert page.startswith("Employers, Financial services, Cambridge: 1 named\n")
    assert "Featurespace" in page


def test_nothing_that_fits_is_an_answer_with_a_note(run: Run) -> None:
    outcome = run("employers", "--sector", "retail-and-logistics", "--place", "edinburgh")

    assert outcome.exit_code == 0
    assert "The guide names no employer for this." in outcome.out


def test_an_unknown_place_is_a_usage_error(run: Run) -> None:
    outcome = run("employers", "--place", "atlantis")

    assert (outcome.exit_code, outcome.out) == (2, "")
