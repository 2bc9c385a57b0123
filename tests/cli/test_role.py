"""What `mlcareer role` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_the_guides_own_role_is_told_without_a_name(run: Run) -> None:
    outcome = run("role")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith("Machine-learning engineer\n")
    assert "What a week may hold" in outcome.out
    assert "What it is not, in most companies" in outcome.out


def test_of_another_role_it_says_that_the_guide_says_little(run: Run) -> None:
    outcome = run("role", "Data Scientist")

    assert outcome.out.startswith("Data scientist\n")
    page = " ".join(outcome.out.split())
    assert "of other roles it says little" in page
    assert "mlcareer compare data-scientist ROLE" in page


def test_an_unknown_role_is_a_usage_error(run: Run) -> None:
    outcome = run("role", "data-scientst")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "Did you mean: mlcareer role data-scientist" in outcome.err
