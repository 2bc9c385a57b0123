"""What `mlcareer contract` promises to a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = ("--today", "2026-11-28")


def test_json_has_exactly_the_fields_that_are_promised(run: Run) -> None:
    done = run("contract", "600/day", "--against", "95k", *TODAY, "-f", "json")
    answer = json.loads(done.out)

    assert (done.exit_code, done.err) == (0, "")
    assert answer["schema"] == "contract/1"
    assert answer["break_even_days"] == 186
    assert [year["days"] for year in answer["by_days"]] == [180, 200, 220]
    assert set(answer["by_days"][0]) == {
        "days",
        "income",
        "margin",
        "employer_national_insurance",
        "levy",
        "employer_pension",
        "pay",
        "net",
        "against",
        "break_even_rate",
        "outside",
    }
    assert answer["by_days"][2]["outside"] == {"net": 79_126.42, "estimate": True}
    assert answer["by_days"][2]["pay"] == 112_839.05
    assert all(set(each) == {"assumption", "value", "source"} for each in answer["assumptions"])


def test_the_screen_says_from_how_many_days_it_pays(run: Run) -> None:
    done = run("contract", "600/day", "--against", "95k", *TODAY)
    lines = done.out.splitlines()

    assert lines[0] == "£600 a day inside IR35 beats £95,000 permanent from 186 days billed a year"
    assert "Take-home pay                     £64,053   £69,521   £73,436" in done.out
    assert "Against £95,000 (£65,657)         −£1,605   +£3,864   +£7,779" in done.out
    assert "186 days at £600; £557 a day for 200 days, £507 for 220" in done.out
    assert "IR35 status is not" in done.out
    assert len(lines) <= 22


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    done = run("contract", "600/day", "--against", "95k", *TODAY, columns=columns)

    assert max(map(len, done.out.splitlines())) <= columns


@pytest.mark.parametrize(
    ("typed", "rate"),
    [("600", 600.0), ("£600 p/d", 600.0), ("80/hour", 600.0), ("3000/week", 600.0)],
)
def test_a_rate_is_read_as_people_write_it(run: Run, typed: str, rate: float) -> None:
    # 80 x 7.5 hours; 3,000 / 5 days
    assert json.loads(run("contract", typed, *TODAY, "-f", "json").out)["rate"] == rate


def test_a_rate_that_does_not_pay_is_said_to(run: Run) -> None:
    done = run("contract", "400/day", "--against", "95k", *TODAY)

    # (109,725 + 570.90) / 395 = 279.23: more than the 260 weekdays of a year
    assert "does not beat £95,000 permanent: it takes 280" in done.out


def test_days_margin_and_costs_may_be_said(run: Run) -> None:
    options = ("--days", "210", "--margin", "20", "--costs", "3k")
    answer = json.loads(run("contract", "600/day", *options, *TODAY, "-f", "json").out)

    (year,) = answer["by_days"]
    # 42 weeks of 20
    assert (year["days"], year["margin"]) == (210, 840.0)
    given = {each["assumption"] for each in answer["assumptions"] if each["source"] == "given"}
    assert given == {
        "days billed in a year",
        "umbrella margin",
        "outside IR35: costs of the company",
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("95k",), "is not a day rate"),
        (("95k/year",), "is not a day rate"),
        (("0",), "is no day rate"),
        (("lots",), "is not an amount of pounds"),
        (("600/day", "--against", "95"), "mlcareer contract 600/day --against 95k"),
        (("600/day", "--bonus", "10%"), "belong to a permanent job"),
        (("4/day",), "does not pay the umbrella"),
    ],
)
def test_what_cannot_be_answered_ends_with_2(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = run("contract", *arguments)

    assert (done.exit_code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("command", ["take-home", "offer", "raise 600/day"])
def test_other_commands_point_here(run: Run, command: str) -> None:
    done = run(*command.split(), "600/day")

    assert done.exit_code == 2
    assert "mlcareer contract 600/day" in done.err


def test_salary_points_here_too(run: Run) -> None:
    assert "mlcareer contract 600/day" in run("salary", "--pay", "600/day").err


def test_the_permanent_salary_may_follow_the_rate(run: Run) -> None:
    bare = run("contract", "600/day", "95k", *TODAY, "-f", "json")
    by_option = run("contract", "600/day", "--against", "95k", *TODAY, "-f", "json")

    assert bare.exit_code == 0
    assert bare.out == by_option.out


def test_two_permanent_salaries_are_refused(run: Run) -> None:
    done = run("contract", "600/day", "95k", "--against", "90k", *TODAY)

    assert done.exit_code == 2
    assert "Give one permanent salary." in done.err


@pytest.mark.parametrize("command", [("contract", "600", "95k"), ("hire", "mid", "leeds", "70k")])
def test_a_pension_below_one_could_be_a_share_or_per_cent(
    run: Run, command: tuple[str, ...]
) -> None:
    error = run(*command, "--employer-pension", "0.05").err

    assert "'0.05' could be read in two ways" in error
    assert "Write 5% or 0.05%" in error
    assert "Did you mean 5%?" in run(*command, "--employer-pension", "5").err
