"""What `mlcareer offer` promises to a shell."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

TODAY = ("--today", "2026-11-23")
FULL = (
    *("82k", "--level", "mid", "--region", "london", "--bonus", "10%", "--equity", "12k"),
    *("--equity-kind", "listed-shares", "--sign-on", "10k", "--pension", "5%"),
    *("--pension-method", "net-pay", "--employer-pension", "6%"),
    *("--employer-pension-of", "salary", "--hours", "40", "--holiday", "33"),
    *("--nation", "scotland", "--student-loan", "4", "--visa", "--current", "75k"),
    *("--current-bonus", "12.5%", "--current-nation", "wales"),
)


def test_every_option_reaches_the_answer(run: Run) -> None:
    done = run("offer", *FULL, *TODAY, "-f", "json")

    assert (done.exit_code, done.err) == (0, "")
    answer = json.loads(done.out)
    terms = answer["terms"]
    not_given = [name for name, value in terms.items() if value is None]
    assert not_given == ["bonus", "occupation"]
    assert terms["bonus_percent"] == 10
    assert terms["current_bonus"] == 9_375
    assert answer["nation"] == "scotland"
    assert answer["net"]["current_nation"] == "wales"
    assert answer["visa"]["verdict"] == "passes"
    assert [missing["term"] for missing in answer["missing"]] == ["occupation"]


def test_the_page_ends_with_a_counter_worked_out_of_stated_figures(run: Run) -> None:
    done = run("offer", "82k", "--level", "mid", "--region", "london", *TODAY, columns=100)

    assert "A counter for Mid-level, London: £88,500 to £95,000" in done.out
    assert "half way from £82,000 to high, £95,000" in done.out


def test_no_way_out_is_promised_where_there_is_none(run: Run) -> None:
    def trap(*arguments: str) -> str:
        (line,) = [line for line in run(*arguments, *TODAY).out.splitlines() if "Trap " in line]
        return line

    # From 180,000 of income it would take 80,000, more than a pension takes in a year.
    shares = ("--equity", "30k", "--equity-kind", "listed-shares")
    assert trap("offer", "150k", *shares).endswith("beyond the £100,000 trap.")
    assert "see below" in trap("offer", "105k")


def test_a_bonus_of_ten_pounds_ends_with_2_and_what_is_meant(run: Run) -> None:
    for command in (("offer", "82k"), ("take-home", "82k"), ("raise", "82k", "90k")):
        done = run(*command, "--bonus", "10")
        assert (done.exit_code, done.out) == (2, "")
        assert "Did you mean 10%?" in done.err


def test_a_file_says_the_same_as_options(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    path.write_text('base = 82_000\nlevel = "mid"\nregion = "london"\nbonus = 5_000')
    options = run("offer", "82k", "--level", "mid", "--region", "london", "--bonus", "5k", *TODAY)

    assert run("offer", str(path), *TODAY).out == options.out


def test_an_option_goes_before_what_the_file_says(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    path.write_text("base = 82_000\nbonus = 5_000\nhours = 40")
    done = run("offer", str(path), "--bonus", "10%", "--hours", "35", *TODAY, "-f", "json")

    terms = json.loads(done.out)["terms"]
    assert (terms["bonus"], terms["bonus_percent"], terms["hours"]) == (None, 10, 35)


def test_the_template_goes_to_stdout_and_can_be_judged(run: Run, tmp_path: Path) -> None:
    done = run("offer", "--template")
    path = tmp_path / "offer.toml"
    path.write_text(done.out)

    assert (done.exit_code, done.err) == (0, "")
    assert run("offer", str(path), *TODAY).exit_code == 0


def test_a_wrong_file_ends_with_3_and_lists_every_problem(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    path.write_text('base = 1\nlevle = "mid"')
    done = run("offer", str(path))

    assert (done.exit_code, done.out) == (3, "")
    assert f"{path}:1: base" in done.err
    assert f"{path}:2: levle" in done.err


def test_a_file_that_is_not_there_ends_with_2_and_the_one_that_may_be_meant(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "acme.toml").write_text("base = 82_000")
    done = run("offer", str(tmp_path / "acmee.toml"))

    assert (done.exit_code, done.out) == (2, "")
    assert f"Did you mean '{tmp_path}/acme.toml'?" in done.err


def test_what_a_visa_s_verdict_assumes_stands_in_the_verdict(run: Run) -> None:
    where = ("56k", "--level", "mid", "--region", "rest-of-uk", "--visa", *TODAY)
    verdict = run("offer", *where).out.split("Where the base stands")[0]

    assert (
        "Visa Passes on the standard route. Code 2134 and 37.5 hours assumed. It passes up to "
        "38.39 hours a week."
    ) in " ".join(verdict.split())
    visa = json.loads(run("offer", *where, "-f", "json").out)["visa"]
    assert (visa["hours"], visa["hours_stated"], visa["occupation_stated"]) == (37.5, False, False)
    at_40 = json.loads(run("offer", *where, "--hours", "40", "-f", "json").out)["visa"]
    assert (at_40["verdict"], at_40["passes_up_to_hours"]) == ("fails", 38.39)


def test_what_others_found_stands_in_the_verdict_with_its_sample(run: Run) -> None:
    done = run("offer", "50k", "--level", "junior", "--region", "london", *TODAY)

    said = " ".join(done.out.split("Where the base stands")[0].split())
    assert (
        "Others say ML engineers in Great Britain, entry level (n 4, 2022 to 2024): median "
        "£37,500, £7,500 below the band. 2 more lie outside it. More: mlcareer salary --level "
        "junior --region london"
    ) in said


def test_without_a_level_the_verdict_begins_with_what_cannot_be_judged(run: Run) -> None:
    out = run("offer", "82k", "--region", "london", *TODAY).out

    assert out.splitlines()[3].startswith("Base pay  Not judged against any band")
    assert "that needs --level of the offer" in " ".join(out.split())


def test_a_name_keeps_its_capitals(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    path.write_text('name = "acme of London Co"\nbase = 82_000')

    assert run("offer", str(path), *TODAY).out.startswith("Acme of London Co: £82,000")


def test_csv_is_a_row_of_raw_figures_for_each_band(run: Run) -> None:
    where = ("--level", "mid", "--region", "remote", "--visa", *TODAY, "-f", "csv")
    rows = list(csv.DictReader(run("offer", "82k", *where).out.splitlines()))

    assert [row["Region"] for row in rows] == ["London", "Rest of UK"]
    first = rows[0]
    assert (first["Base [GBP]"], first["Net of base a month [GBP]"]) == ("82000", "4843.12")
    assert (first["Counter least [GBP]"], first["Counter most [GBP]"]) == ("88500", "95000")
    assert (first["Visa"], first["Visa hours [hours]"], first["Visa hours stated"]) == (
        "passes",
        "37.5",
        "false",
    )
    (bare,) = csv.DictReader(run("offer", "82k", *TODAY, "-f", "csv").out.splitlines())
    assert (bare["Level"], bare["Net of base [GBP/year]"], bare["Visa"]) == ("", "58117.40", "")


def test_no_loan_goes_before_the_loans_of_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    path.write_text('base = 82_000\nstudent_loans = ["2"]')

    answer = json.loads(run("offer", str(path), "--student-loan", "none", *TODAY, "-f", "json").out)
    assert answer["terms"]["student_loans"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "an offer needs its base pay or a file"),
        (("82",), "In thousands?    mlcareer offer 82k"),
        (("82k", "--holiday", "many"), "not a number of days"),
        (("82k", "--hours", "200"), "not a number of hours"),
        (("82k", "--equity", "lots"), "not an amount of pounds"),
        (("82k", "--route", "tourist"), "no visa route called 'tourist'"),
        (("82k", "--route", "phd"), "stem-phd (STEM PhD, minimum £43,700) or other-phd"),
        (("82k", "--student-loan", "2", "--student-loan", "none"), "both no student loan and"),
    ],
)
def test_what_cannot_be_answered_ends_with_2(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = run("offer", *arguments)

    assert (done.exit_code, done.out) == (2, "")
    assert said in done.err


def test_a_name_in_a_file_is_shown_and_never_obeyed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.toml"
    path.write_text('name = "[red]Acme\\u001b[31m"\nbase = 82_000')

    out = run("offer", str(path), *TODAY).out
    assert "[red]" in out.casefold()
    assert "\x1b" not in out


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    done = run("offer", *FULL, *TODAY, columns=columns)

    assert max(map(len, done.out.splitlines())) <= columns


def test_the_foot_names_what_the_page_rests_on_and_nothing_else(run: Run) -> None:
    plain = run("offer", "82k").out.partition("\nSources")[2]
    joining = run("offer", "82k", "--sign-on", "10k").out.partition("\nSources")[2]
    sponsored = run("offer", "82k", "--visa").out.partition("\nSources")[2]

    assert "levels-fyi" not in plain
    assert "levels-fyi" in joining
    assert "going-rates" not in plain
    assert "going-rates" in sponsored
    for of_another_code in ("sponsor-finder", "migraiq"):
        assert of_another_code not in sponsored
