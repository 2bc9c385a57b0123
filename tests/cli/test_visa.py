"""What `mlcareer visa` promises to a shell."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = ("--today", "2026-11-23")


def test_a_salary_as_json(run: Run) -> None:
    done = run("visa", "52k", *TODAY, "-f", "json")

    assert (done.exit_code, done.err) == (0, "")
    answer = json.loads(done.out)
    assert (answer["schema"], answer["passes"]) == ("visa/1", False)
    assert answer["cases"][0]["passing_routes"] == ["new-entrant", "stem-phd", "other-phd"]


def test_the_page_gives_the_date_of_the_tables_and_who_decides(run: Run) -> None:
    out = " ".join(run("visa", "52k", *TODAY).out.split())

    assert "2025-07-22" in out
    assert "The sponsor picks the code" in out


@pytest.mark.parametrize(("soc", "warned"), [("2134", False), ("2136", True)])
def test_the_trap_of_2136_and_its_sources_are_shown_for_2136_alone(
    run: Run, soc: str, warned: bool
) -> None:
    out = " ".join(run("visa", "52k", "--soc", soc, *TODAY).out.split())

    assert ("2136 was the code of programmers in SOC 2010" in out) is warned
    assert ("sponsor-finder" in out) is warned


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("54.7k",), 0),
        (("54699",), 1),
        (("52k", "--route", "new-entrant"), 0),
        (("55k", "--hours", "40"), 1),
        (("--level", "mid"), 0),
        (("--level", "junior", "--region", "london"), 1),  # splits, so not all of it passes
        ((), 1),
    ],
)
def test_a_check_ends_with_1_unless_all_of_it_passes(
    run: Run, arguments: tuple[str, ...], code: int
) -> None:
    checked = run("visa", *arguments, "--check", *TODAY)

    assert checked.exit_code == code
    assert checked.out
    assert run("visa", *arguments, *TODAY).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("52k", "--soc", "9999"), "no occupation code called '9999'"),
        (("52k", "--hours", "0"), "not a number of hours a week"),
        (("52k", "--level", "mid"), "both a salary and a band"),
        (("45k", "--route", "phd"), "'phd' can mean 2 visa routes"),
        (("52",), "In thousands?    mlcareer visa 52k"),
    ],
)
def test_what_cannot_be_answered_ends_with_2(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = run("visa", *arguments)

    assert (done.exit_code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize(("arguments", "rows"), [(("82k",), 4), (("--level", "mid"), 8), ((), 32)])
def test_csv_has_a_row_for_each_case_and_route_with_code_and_hours(
    run: Run, arguments: tuple[str, ...], rows: int
) -> None:
    done = run("visa", *arguments, *TODAY, "-f", "csv")

    found = list(csv.DictReader(done.out.splitlines()))
    assert len(found) == rows
    asked = [row for row in found if row["Asked about"] == "true"]
    assert {row["Route"] for row in asked} == {"standard"}
    assert {(row["SOC"], row["Hours [hours]"], row["Hours given"]) for row in found} == {
        ("2134", "37.5", "false")
    }
    # A mark that is drawn beside a row is no part of its name.
    assert ">" not in done.out


@pytest.mark.parametrize("columns", [60, 80, 160])
@pytest.mark.parametrize("arguments", [(), ("52k", "--hours", "40")])
def test_no_line_is_wider_than_the_terminal(
    run: Run, arguments: tuple[str, ...], columns: int
) -> None:
    done = run("visa", *arguments, *TODAY, columns=columns)

    assert max(map(len, done.out.splitlines())) <= columns
