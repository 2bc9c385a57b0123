"""What `mlcareer employers` promises to a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in (
        "employers",
        "employers darktrace",
        "employers bristol",
        "employers healthcare",
        "employers autonomous-vehicles",
        "employers arm --sector cybersecurity",
        "employers --sector retail-and-logistics --place edinburgh",
    ):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_all_are_in_groups_with_those_that_may_waste_an_application_last(run: Run) -> None:
    page = run("employers").out

    assert page.startswith("16 employers named: 1 closed, 4 cut jobs, 3 bought or renamed, ")
    assert "Closed                        Babylon Health (30 August 2023)" in page
    assert "Caution      Cut jobs: BenevolentAI (2024); Ocado Technology, Tesco" in page
    assert "Named does not mean hiring: check the careers page." in page


def test_an_employer_that_was_bought_says_when_and_by_whom(run: Run) -> None:
    assert run("employers", "darktrace").out.startswith("Darktrace: bought by Thoma Bravo, 2024\n")


def test_a_closed_employer_is_not_worth_a_look_at_its_careers_page(run: Run) -> None:
    page = run("employers", "babylon").out

    assert page.startswith("Babylon Health: closed, 30 August 2023\n")
    assert "careers page" not in page


def test_the_full_page_gives_the_example_of_a_kind_without_names(run: Run) -> None:
    assert "Wayve" not in run("employers").out
    assert "Example: Wayve" in " ".join(run("employers", "--full", columns=160).out.split())


def test_sector_and_place_narrow_together(run: Run) -> None:
    page = run("employers", "--sector", "finance", "--place", "cambridge").out

    assert page.startswith("1 employer named in Financial services in Cambridge: ")
    assert "Featurespace" in page


def test_a_filter_that_leaves_nothing_says_so(run: Run) -> None:
    asked = ("--sector", "retail-and-logistics", "--place", "edinburgh")

    assert run("employers", *asked).out.startswith("No employer is named in Retail and logistics")
    assert run("employers", "arm", "--sector", "cybersecurity").out.startswith(
        "Arm is not named in Cybersecurity\n"
    )


def test_an_unknown_place_is_a_usage_error(run: Run) -> None:
    outcome = run("employers", "--place", "atlantis")

    assert (outcome.exit_code, outcome.out) == (2, "")
