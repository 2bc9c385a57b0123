"""What `mlcareer locations` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


def test_a_place_tells_its_market_employers_and_pay(run: Run) -> None:
    page = run("locations", "bristol").out

    assert page.startswith("Bristol and the South West\n")
    assert "Rolls-Royce" in page
    assert "£80,000–£125,000" in page


def test_remote_work_shows_both_regions_and_says_that_it_has_no_band(run: Run) -> None:
    page = run("locations", "remote").out

    assert "£95,000–£145,000" in page
    assert "£80,000–£125,000" in page
    assert "The guide has no band for remote work." in page


def test_all_places_are_listed_without_remarks_on_pay_that_is_not_shown(run: Run) -> None:
    page = run("locations").out

    assert "Edinburgh" in page
    assert "junior bands are higher" not in page


def test_an_unknown_place_is_a_usage_error(run: Run) -> None:
    assert run("locations", "atlantis").exit_code == 2
