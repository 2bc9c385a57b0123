"""What `mlcareer sectors` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_a_sector_tells_its_problems_demands_and_employers(run: Run) -> None:
    page = run("sectors", "finance").out

    for title in ("The problems", "What is asked for technically", "What law and governance"):
        assert title in page
    assert "acquired 2024-12 by Visa" in page


def test_all_sectors_are_listed_with_the_facts_of_the_market(run: Run) -> None:
    page = run("sectors").out

    assert "Retail and logistics" in page
    assert "The market" in page


def test_an_unknown_sector_is_a_usage_error(run: Run) -> None:
    outcome = run("sectors", "helthcare")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "Did you mean: mlcareer sectors healthcare" in outcome.err
