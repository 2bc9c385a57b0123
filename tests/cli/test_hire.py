"""What `mlcareer hire` promises to a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

TODAY = ("--today", "2026-11-28")
MID = ("mid", "bristol", "--budget", "70-80k", *TODAY)


def test_the_first_line_judges_the_budget_in_each_band_it_touches(run: Run) -> None:
    done = run("hire", *MID)
    lines = done.out.splitlines()

    assert (done.exit_code, done.err) == (0, "")
    assert lines[0] == "£70,000–£80,000 is strong for mid-level in Bristol; low for senior"
    assert "In the mid-level band             60% up   80% up      top" in lines
    assert "Total employer cost, year        £81,071  £86,821  £92,571" in lines
    assert "Their take-home pay, month        £4,263   £4,505   £4,746" in lines
    assert "three years add £4,485 (small employer £1,965)" in done.out
    assert "Visa: code 2134, 37.5 hours. £70,000 passes up to 47 hours a week." in done.out
    assert len(lines) <= 22


def test_json_has_the_fields_that_are_promised(run: Run) -> None:
    done = run("hire", *MID, "-f", "json")
    answer = json.loads(done.out)

    assert answer["schema"] == "hire/1"
    assert {"level", "region", "position", "position_to"} <= set(answer["levels"][0])
    assert answer["employer_cost"][0] == {
        "salary": 70_000.0,
        "national_insurance": 9_750.0,
        "pension": 1_320.9,
        "levy": 0.0,
        "total": 81_070.9,
    }
    assert answer["sponsoring"]["employer"] == 4_485
    assert answer["sponsoring"]["small_employer"] == 1_965
    assert answer["visa"]["minimum"] == 54_700
    assert answer["advert"] is None


def test_all_options_of_one_hire_together(run: Run) -> None:
    done = run(
        *("hire", "--level", "senior", "--region", "london", "--budget", "95-110k"),
        *("--employer-pension", "8%", "--levy", "--employment-allowance", "--years", "5"),
        *("--route", "new-entrant", "--soc", "2139", "--expect", "99k", "--expect", "102k"),
        *TODAY,
    )
    out = done.out

    # 95,000 + 15% x 90,000 - 10,500 + 8% + 0.5% = 95,000 + 3,000 + 7,600 + 475
    assert "Total employer cost, year                    £106,075" in out
    assert "five years add £7,125 (small employer £2,925)" in out
    # 99,000 + 14,100 - 10,500 + 7,920 + 495
    assert "costs £111,015 a year; in line for senior; leaves £5,665 a month" in out
    assert "Over £100,000 they keep 38p of each extra £1" in out
    assert "code 2139" in out
    assert len(out.splitlines()) <= 22


def test_a_profile_of_a_candidate_is_not_asked(run: Run) -> None:
    run("profile", "init", "--level", "senior", "--place", "london", "--pay", "100k")
    done = run("hire", "--budget", "70k", *TODAY)

    assert done.exit_code == 2
    assert "hire needs --level and --region" in done.err


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("mid", "bristol"), "hire needs --budget"),
        (("mid", "bristol", "--budget", "70k", "--check"), "--check looks at an advert"),
        (("mid", "bristol", "--budget", "70k", "--years", "6"), "6 is not a time of sponsoring"),
        (("mid", "bristol", "--budget", "70"), "£70"),
        (("mid", "bristol", "--budget", "70k", "--employer-pension", "101%"), "101"),
    ],
)
def test_what_is_asked_wrongly(words: tuple[str, ...], expected: str, run: Run) -> None:
    done = run("hire", *words, *TODAY)

    assert (done.exit_code, done.out) == (2, "")
    assert expected in done.err


def test_pension_under_the_legal_minimum_is_said(run: Run) -> None:
    done = run("hire", *MID, "--employer-pension", "1000")

    assert "Unlawful: Employer pension of £1,000 is under the legal minimum of" in done.out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    done = run("hire", *MID, columns=columns)

    assert max(map(len, done.out.splitlines())) <= columns
    assert len(done.out.splitlines()) <= 30


def test_csv_has_a_row_for_each_salary_and_expectation(run: Run) -> None:
    done = run("hire", *MID, "--expect", "78k", "-f", "csv")

    assert len(done.out.splitlines()) == 1 + 3 + 1


ADVERT = """Machine Learning Engineer (Mid/Senior)
Bristol
Salary: £70,000 - £80,000 plus bonus
Hybrid (2 days a week in the office)

You will join a young and dynamic team that ranks search results in production.
You are ambitious, assertive and fearless.

Requirements
- 3+ years of experience in machine learning
- Python, PyTorch, SQL, Docker and Kubernetes
- A PhD in a numerate subject

25 days of holiday.
"""


def test_an_advert_s_lines_to_fix(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bristol.txt"
    file.write_text(ADVERT, encoding="utf-8")
    done = run("hire", *MID, "--advert", str(file), "--check")
    lines = done.out.splitlines()

    assert done.exit_code == 1
    assert lines[0] == "Right pay for mid-level in Bristol, but the advert has 4 lines to fix"
    assert "Cost   £81,071–£92,571 a year; the visa passes at both ends" in lines
    assert "young and dynamic team" in done.out
    assert "Check     add --check: it exits with 1 until the four lines are fixed" in lines
    assert lines[-1].startswith("Not legal advice. Sources: obitechjobs.com 2026")
    assert len(lines) <= 22


def test_a_clear_advert_passes_the_check(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "clear.txt"
    file.write_text("Machine Learning Engineer\nBristol\n£70,000 - £80,000\n", encoding="utf-8")
    done = run("hire", *MID, "--advert", str(file), "--check", "-f", "json")

    assert done.exit_code == 0
    assert json.loads(done.out)["advert"]["problems"] == []


def test_json_has_each_line_with_its_better_wording(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "bristol.txt"
    file.write_text(ADVERT, encoding="utf-8")
    advert = json.loads(run("hire", *MID, "--advert", str(file), "-f", "json").out)["advert"]

    assert set(advert) == {"file", "title", "problems", "left_out", "clear", "hints"}
    assert set(advert["problems"][0]) == {"kind", "line", "words", "better", "why", "sources"}
    assert advert["hints"][0]["words"] == ["ambitious", "assertive", "fearless"]


def test_adverts_that_were_given_are_counted(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    file = tmp_path / "jobs.csv"
    rows = [
        f"Mid-level Machine Learning Engineer,Bristol,{56_000 + 500 * n},{64_000 + 500 * n},GBP,"
        f"Firm {n},Models number {n}"
        for n in range(40)
    ]
    heading = "title,location,salary_min,salary_max,salary_currency,employer,description"
    file.write_text("\n".join([heading, *rows]), encoding="utf-8")
    done = run("hire", *MID, "--market", str(file))

    # The middles run from 60,000 to 79,500 by 500: the median is 69,750.
    assert "median £69,750 (£66,500–£73,000; Rest of UK, 40 adverts of yours)" in done.out
    assert len(done.out.splitlines()) <= 22


def test_an_independent_figure_that_turns_the_verdict_is_in_the_first_line(run: Run) -> None:
    done = run("hire", "senior", "leeds", "--budget", "82-88k", *TODAY)
    first = " ".join(done.out.split("\n\n", maxsplit=1)[0].split())

    # The band outside London starts at 80,000; the middle half of the open dataset is above 88,000.
    assert first.startswith("£82,000–£88,000 is in line for senior in Yorkshire, but low against ")


def test_a_budget_that_is_low_by_the_band_alone_says_so_as_salary_does(run: Run) -> None:
    """Two ranges begin at 34,000 and 30,000."""
    line = run("hire", "junior", "london", "--budget", "40k", *TODAY).out.splitlines()[0]

    assert line == "£40,000 is low for junior in London but in line with other figures"


def test_a_budget_under_its_band_says_by_how_much_in_a_row_of_its_own(run: Run) -> None:
    out = run("hire", "mid", "leeds", "--budget", "45-50k", *TODAY).out

    assert "Under the mid-level band         £10,000   £7,500   £5,000" in out.splitlines()
