"""What `mlcareer locations` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pinned import advertised

if TYPE_CHECKING:
    from tests.conftest import Run

    from mlcareer.guide.model import Guide


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in (
        "locations",
        "locations bristol",
        "locations london",
        "locations remote",
        "locations leeds",
        "locations rest-of-uk",
    ):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_all_places_say_which_band_holds_there(run: Run) -> None:
    page = run("locations").out

    assert page.startswith("London has the most jobs and pays 15–21% more; four other markets")
    assert "Remote has no band: ask whether pay follows the office or your home." in page
    assert "junior bands are higher" not in page


def test_a_place_has_its_pay_market_and_employers(run: Run) -> None:
    page = run("locations", "bristol").out

    assert page.startswith("Bristol and the South West: the Rest of UK bands apply\n")
    assert "Rolls-Royce" in page
    assert "£80,000–£125,000" in page


def test_remote_work_has_the_bands_of_both_regions(run: Run, guide: Guide) -> None:
    page = run("locations", "remote").out

    assert advertised(guide, "senior-london") in page
    assert advertised(guide, "senior-rest-of-uk") in page


def test_a_town_says_what_it_is_read_as(run: Run) -> None:
    assert "Leeds is in Yorkshire and the Humber." in run("locations", "leeds").out


def test_an_unknown_place_is_a_usage_error(run: Run) -> None:
    assert run("locations", "atlantis").exit_code == 2
