"""What `mlcareer sectors` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in (
        "sectors",
        "sectors finance",
        "sectors healthcare",
        "sectors retail",
        "sectors cyber",
    ):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_all_sectors_name_their_employers_and_warn_of_a_wasted_application(run: Run) -> None:
    page = run("sectors").out

    assert "Featurespace (bought" in page
    assert "Caution  Closed: Babylon Health (30 August 2023). Cut jobs: Benevolent" in page
    table = page.partition("Caution")[0]
    assert "Babylon" not in table


def test_one_sector_sets_its_problems_beside_what_is_asked(run: Run) -> None:
    page = run("sectors", "finance").out

    assert page.startswith("Financial services: fraud, credit, money laundering\n")
    assert "Models against money laundering" in page
    assert "Rules      FCA: a credit decision must be explainable" in page


def test_the_full_page_has_the_facts_of_the_market(run: Run) -> None:
    assert "The market" in run("sectors", "--full").out


def test_an_unknown_sector_is_a_usage_error(run: Run) -> None:
    outcome = run("sectors", "helthcare")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "Did you mean: mlcareer sectors healthcare" in outcome.err
