"""What `mlcareer visa` promises to a shell."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = ("--today", "2026-11-28")


def test_a_salary_as_json(run: Run) -> None:
    done = run("visa", "52k", "--age", "24", *TODAY, "-f", "json")

    assert (done.exit_code, done.err) == (0, "")
    answer = json.loads(done.out)
    assert (answer["schema"], answer["passes"], answer["route"]) == ("visa/2", True, "new-entrant")
    assert answer["occupation"] == "2134"
    # 52,000 is between 49,200 and 54,700.
    assert answer["cases"][0]["passing_routes"] == [
        *("new-entrant", "stem-phd", "other-phd", "transitional"),
        *("transitional-other-phd", "transitional-stem-phd", "transitional-new-entrant"),
    ]
    # 52,000 - 54,700 and 52,000 - 38,300
    assert [(each["route"], each["margin"], each["counts"]) for each in answer["routes"][:2]] == [
        ("standard", -2_700, True),
        ("new-entrant", 13_700, True),
    ]


def test_the_screen_of_a_salary(run: Run) -> None:
    out = run("visa", "42k", *TODAY).out

    assert (
        out
        == """\
£42,000: too low on the standard route (£12,700 short); five other routes pass

Route          Minimum  £42,000         Margin  Who it is for
────────────────────────────────────────────────────────────────────────────
Standard       £54,700  fails    £12,700 short  everyone else
New entrant    £38,300  passes     £3,700 over  under 26, or from study here
STEM PhD       £43,700  fails     £1,700 short  a relevant STEM PhD
Other PhD      £49,200  fails     £7,200 short  a relevant PhD
Transitional   £40,000  passes     £2,000 over  sponsored before April 2024
  other PhD    £36,000  passes     £6,000 over  the same, with a PhD
  STEM PhD     £32,000  passes    £10,000 over  the same, with a STEM PhD
  new entrant  £28,000  passes    £14,000 over  the same, as a new entrant

Code     2134, programmers. Your sponsor chooses: 2139 £52,300, 2433 £55,100.
Hours    37.5 a week assumed. At 40 the standard minimum is £58,347.
Caution  Only guaranteed base pay counts, in every pay period. No bonus does.
Next     mlcareer visa 42k --route new-entrant --check

Not immigration advice. Sources: GOV.UK Dec 2025 and 20 more. Details: --full
"""
    )


@pytest.mark.parametrize(
    "words",
    [
        # settlement, and that it is not settled; other visas; what sponsoring costs
        ("Settlement rules are changing", "Not settled."),
        ("High Potential Individual", "Scale-up", "Global Talent", "18 months"),
        ("Immigration Skills Charge", "£1,320", "£480", "£525", "£1,035"),
        ("English at level B2", "Option D", "48 hours"),
    ],
)
def test_in_full_all_that_is_known_of_visas_is_shown(run: Run, words: tuple[str, ...]) -> None:
    out = " ".join(run("visa", "42k", "--full", *TODAY, columns=120).out.split())

    assert [word for word in words if word not in out] == []


@pytest.mark.parametrize(("soc", "warned"), [("2134", False), ("2136", True)])
def test_the_trap_of_2136_is_shown_for_2136_alone(run: Run, soc: str, warned: bool) -> None:
    out = " ".join(run("visa", "52k", "--soc", soc, *TODAY).out.split())

    assert ("It was programmers in SOC 2010" in out) is warned


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("54.7k",), 0),
        (("54699",), 1),
        (("52k", "--route", "new-entrant"), 0),
        (("55k", "--hours", "40"), 1),
        # A route counts only if it is named or made true.
        (("42k", "--age", "24"), 0),
        (("42k", "--age", "26"), 1),
        (("42k", "--last-visa", "graduate"), 0),
        (("42k", "--graduate-visa-years", "4"), 1),
        (("42k", "--skilled-worker-since", "2023"), 0),
        (("42k", "--skilled-worker-since", "May 2024"), 1),
        (("42k", "--route", "stem-phd", "--route", "new-entrant"), 0),
        (("42k", "--route", "new-entrant", "--graduate-visa-years", "4"), 1),
        (("50-60k",), 1),
        (("70-80k",), 0),
        (("30/hour", "--hours", "40"), 0),  # 30 x 40 x 52 = 62,400 against 58,347
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
        (("42k", "--hours", "8"), "Hours a day?"),
        (("55k", "--hours", "0.8"), "A share of full time?"),
        (("42k", "--skilled-worker-since", "2024"), "not exact enough"),
        (("42k", "--last-visa", "tourist"), "kind of visa called 'tourist'"),
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


@pytest.mark.parametrize(("arguments", "rows"), [(("82k",), 8), (("--level", "mid"), 16), ((), 64)])
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


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("42k",),
        ("60k",),
        ("20k",),
        ("50-60k", "--hours", "40"),
        ("--hours", "40"),
        ("--level", "junior"),
        ("--soc", "2136"),
        ("42k", "--soc", "2136"),
        ("42k", "--job", "Senior Data Engineer"),
        ("42k", "--last-visa", "student"),
        ("42k", "--age", "30", "--last-visa", "graduate", "--graduate-visa-years", "1.5"),
        ("38k", "--age", "25", "--skilled-worker-since", "2022-11"),
        ("42k", "--route", "new-entrant", "--graduate-visa-years", "4"),
    ],
)
def test_the_brief_screen_fits_22_lines_of_80_and_loses_no_route(
    run: Run, arguments: tuple[str, ...]
) -> None:
    lines = run("visa", *arguments, *TODAY).out.splitlines()

    assert len(lines) <= 22
    assert max(map(len, lines)) <= 80
    if "--hours" not in arguments or arguments[0] != "--hours":
        assert sum(line.startswith("  ") for line in lines) >= 3


def test_every_next_command_runs(run: Run) -> None:
    for arguments in ((), ("42k",), ("60k",), ("20k",), ("50-60k", "--hours", "40")):
        (line,) = (
            line for line in run("visa", *arguments).out.splitlines() if line.startswith("Next")
        )
        words = line.split("mlcareer ")[1].split()
        assert run(*words).exit_code in {0, 1}


def test_one_band_is_judged_on_the_route_most_come_by(run: Run) -> None:
    """The minimum of 54,700 lies within 45,000 to 65,000."""
    out = run("visa", "--level", "junior", "--region", "london", *TODAY).out

    assert out.startswith("Junior, London: passes from £54,700 on the standard route\n")
