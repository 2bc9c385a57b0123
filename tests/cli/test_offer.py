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
    *("--current-bonus", "12.5%", "--current-nation", "wales", "--vest", "4y", "--cliff", "1y"),
    *("--employer-ni", "--full-time-hours", "40", "--children", "2", "--current-pension", "4%"),
    *("--current-employer-pension", "5%", "--current-holiday", "30", "--soc", "2139"),
    *("--strike", "2.50", "--shares", "1000", "--all-shares", "9000000"),
)


def test_every_option_reaches_the_answer(run: Run) -> None:
    done = run("offer", *FULL, *TODAY, "-f", "json")

    assert (done.exit_code, done.err) == (0, "")
    answer = json.loads(done.out)
    terms = answer["terms"]
    not_given = [name for name, value in terms.items() if value is None]
    assert not_given == [
        *("bonus", "bonus_contractual", "sign_on_repay"),
        *("office_days", "notice", "probation", "covenants"),
    ]
    assert terms["bonus_percent"] == 10
    assert terms["current_bonus"] == 9_375
    assert answer["nation"] == "scotland"
    assert answer["net"]["current_nation"] == "wales"
    assert answer["visa"]["verdict"] == "passes"
    assert (answer["terms"]["level"], answer["terms"]["region"]) == ("mid", "london")
    assert answer["terms"]["cliff"] == 12
    assert answer["verdicts"][0]["verdict"] == "good"
    assert {missing["term"] for missing in answer["missing"]} == {
        *("bonus_contractual", "sign_on_repay", "notice", "office_days", "covenants"),
        "probation",
    }


@pytest.mark.parametrize(
    ("arguments", "begins", "said"),
    [
        (
            ("85k", "-l", "mid", "-r", "london", "--bonus", "10%", "--current", "62k"),
            "Good offer: £85,000 + 10% bonus for a mid-level ML engineer in London",
            (
                "£4,988 a month (England), £1,112 more than now",
                "£8,500 leaves about £4,930",
                "not stated: at least £1,321 a year from the employer, by law",
                "settle for £90,000 £5,230 +£242",
                "ask £95,000 £5,471 +£483",
            ),
        ),
        (
            ("50k", "-l", "senior", "-r", "london"),
            "Too low: £50,000 is £45,000 under the senior band in London. Check the level",
            ("none: ask for a senior offer or a junior title instead", "£3,293 a month"),
        ),
        (
            ("60k", "-l", "mid", "-r", "london", "--hours", "22.5"),
            "Good offer: £60,000 for 22.5 hours (£100,000 full time) for a mid-level ML",
            ("£51.28 an hour before tax, £38.77 after", "Counter none"),
        ),
        (
            ("64k", "-l", "mid", "-r", "london"),
            "Low by the guide's band, in line with other figures: £64,000 for a mid-level",
            ("£61,000", "£55,000–£85,000"),
        ),
        (
            ("90k", "-l", "senior", "-r", "london", "--sign-on", "20k"),
            "Low: £90,000 is £5,000 under the senior band in London",
            ("takes the first year to £110,000", "Sacrifice £10,000 more"),
        ),
        (("82k",), "£82,000: £4,843 a month take-home pay, not judged", ("--level and --region",)),
        (
            ("60k", "--hours", "37.5"),
            "£60,000: ",
            ("37.5 a week: £30.77 an hour before tax, £23.26 after",),
        ),
        (
            ("100k", "--equity", "40k", "--equity-kind", "options"),
            "£100,000: ",
            ("£40,000 a year of options counts as nothing",),
        ),
        (
            ("95k", "-l", "senior", "-r", "london", "--equity", "160k", "--equity-kind", "rsu"),
            "In line: £95,000 for a senior ML engineer in London",
            ("Is £160,000 the whole grant, or what vests in a year?", "would be £40,000 a year"),
        ),
        (
            ("85k", "--holiday", "25"),
            "£85,000: ",
            ("25 days a year: too few by law, unless bank holidays come on top",),
        ),
        (
            ("150k", "--pension", "20%", "--employer-pension", "25%"),
            "£150,000: ",
            ("£67,500 into the pension, with the employer's £37,500, is more than the annual",),
        ),
    ],
)
def test_the_screen_says_the_answer(
    run: Run, arguments: tuple[str, ...], begins: str, said: tuple[str, ...]
) -> None:
    done = run("offer", *arguments, *TODAY)

    assert (done.exit_code, done.err) == (0, "")
    assert done.out.startswith(begins)
    page = " ".join(done.out.split())
    assert [text for text in said if text not in page] == []
    lines = done.out.splitlines()
    assert len(lines) <= 22
    assert max(map(len, lines)) <= 80


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


def test_what_a_visa_s_verdict_assumes_is_in_the_verdict(run: Run) -> None:
    where = ("56k", "--level", "mid", "--region", "rest-of-uk", "--visa", *TODAY)

    assert (
        "Visa passes on the standard route: £1,300 over (if code 2134, 37.5 hours)"
    ) in " ".join(run("offer", *where).out.split())
    visa = json.loads(run("offer", *where, "-f", "json").out)["visa"]
    assert (visa["hours"], visa["hours_stated"], visa["occupation_stated"]) == (37.5, False, False)
    at_40 = json.loads(run("offer", *where, "--hours", "40", "-f", "json").out)["visa"]
    assert (at_40["verdict"], at_40["passes_up_to_hours"]) == ("fails", 38.39)


def test_the_full_page_has_every_question_with_its_reason(run: Run) -> None:
    page = " ".join(run("offer", *FULL, *TODAY, "--full").out.split())

    for said in (
        "Is the bonus contractual",
        "Do you have to repay the sign-on bonus",
        "How long is the notice period",
        "What vests in each year",
        "A counter for Mid-level, London",
    ):
        assert said in page, said


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
        (("82k", "--vest", "4y"), "vesting and strike belong to equity"),
        (("82k", "--equity", "90k", "--cliff", "1y"), "a cliff belongs to a vesting"),
        (("82k", "--equity", "12"), "too little"),
        (("82k", "--equity-kind", "magic"), "no kind of equity called 'magic'"),
        (("82k", "--hours", "30", "--full-time-hours", "20"), "at least the 30 hours"),
        (("--template", "82k"), "--template takes nothing beside it"),
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


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    done = run("offer", *FULL, *TODAY, columns=columns)

    assert max(map(len, done.out.splitlines())) <= columns


def test_the_full_page_names_what_it_is_based_on_and_nothing_else(run: Run) -> None:
    plain = run("offer", "82k", "--full").out
    joining = run("offer", "82k", "--sign-on", "10k", "--full").out
    sponsored = run("offer", "82k", "--visa", "--full").out

    assert "levels.fyi" not in plain
    assert "levels.fyi" in joining
    assert "Appendix Skilled" not in plain
    assert "Appendix Skilled" in sponsored


def test_a_range_is_sent_to_what_judges_ranges(run: Run) -> None:
    error = run("offer", "70-80k", "--level", "mid", "--region", "london").err

    assert "mlcareer salary --pay 70000-80000" in error


def test_an_offer_below_its_band_is_answered_up_to_the_midpoint(run: Run) -> None:
    """(65,000 + 95,000) / 2 = 80,000; net(80,000) is 56,957.40 and net(60,000) 45,357.40."""
    out = run("offer", "60k", "--level", "mid", "--region", "london", *TODAY).out
    rows = [" ".join(line.split()) for line in out.splitlines()]

    assert "ask £80,000 £4,746 +£967 midpoint of the band" in rows
    assert "settle for £65,000 £4,021 +£242 bottom of the band" in rows
