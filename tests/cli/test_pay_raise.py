"""What `mlcareer raise` promises to a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SMALL_GUIDE_FILE

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = ("--today", "2026-11-23")
SMALL = ("--guide", str(SMALL_GUIDE_FILE))


def test_two_amounts_as_json(run: Run) -> None:
    done = run("raise", "95k", "112k", *TODAY, "-f", "json")

    assert (done.exit_code, done.err) == (0, "")
    answer = json.loads(done.out)
    assert answer["schema"] == "raise/2"
    assert answer["steps"][0]["kept"] == 7_460.0


def test_two_levels_as_a_page(run: Run) -> None:
    levels = ("--level", "junior", "--to", "mid", "--region", "london", *SMALL, *TODAY)
    done = run("raise", *levels)

    assert done.exit_code == 0
    # London runs from 40,000 to 60,000, and then from 60,000 to 100,000:
    # net(60,000) - net(40,000) = 13,037.80 / 12; net(100,000) - net(60,000) = 23,200 / 12
    assert done.out.startswith(
        "Junior MLE to machine learning engineer: £1,086 to £1,933 a month more\n"
    )
    assert "What a sacrifice would keep" in run("raise", *levels, "--full").out


def test_from_a_pay_to_a_level_as_a_page(run: Run) -> None:
    done = run("raise", "50k", "--to", "mid", "--region", "london", *SMALL, *TODAY)

    assert done.exit_code == 0
    # net(60,000) - net(50,000) = 5,837.80 / 12; net(100,000) - net(50,000) = 29,037.80 / 12
    assert done.out.startswith(
        "£50,000 to machine learning engineer: £486 to £2,420 a month more\n"
    )


def test_the_screen_of_a_rise(run: Run) -> None:
    done = run("raise", "62k", "85k", *TODAY)
    lines = done.out.splitlines()

    assert lines[0] == "£62,000 to £85,000: £1,112 a month more; you keep 58% of the rise"
    assert "Take-home pay, month    £3,876    £4,988   +£1,112" in done.out
    page = " ".join(done.out.split())
    # 2,382 - 238: the charge on two children at 80,000 and at 62,000
    assert "two children you lose another £2,144 a year" in page
    assert "from 10% at £62,000 to 100% at £80,000" in page
    assert "mlcareer offer 85k --current 62k" in page
    assert len(lines) <= 22


def test_with_children_the_charge_is_a_row(run: Run) -> None:
    answer = json.loads(run("raise", "62k", "85k", "--children", "2", *TODAY, "-f", "json").out)
    (step,) = answer["steps"]

    assert step["child_benefit_charge"] == 2_144.0
    # 13,340 - 2,144
    assert step["kept"] == 11_196.0
    assert {line["line"]: line["after"] for line in step["lines"]}[
        "child_benefit_charge"
    ] == -2382.0


def test_a_rise_is_found_from_what_it_should_leave(run: Run) -> None:
    answer = json.loads(run("raise", "62k", "--to-keep", "500/month", *TODAY, "-f", "json").out)
    (step,) = answer["steps"]

    # 6,000 / 0.58 = 10,344.83, so 72,345
    assert step["after"] == 72_345.0
    assert 6_000 <= step["kept"] < 6_001
    assert answer["to_keep"] == 6_000.0


def test_a_rise_within_the_year_has_its_payslips(run: Run) -> None:
    done = run("raise", "62k", "85k", "--from", "2026-12-01", "--full", *TODAY)
    answer = json.loads(
        run("raise", "62k", "85k", "--from", "2026-12-01", *TODAY, "-f", "json").out
    )

    assert "Payslips of the tax year" in done.out
    assert len(answer["part_year"]["payslips"]) == 12


def test_a_month_s_pay_is_not_taken_for_a_year_s(run: Run) -> None:
    asked = run("raise", "4200", "4800", *TODAY)
    answer = json.loads(run("raise", "4200/month", "4800/month", *TODAY, "-f", "json").out)

    assert asked.exit_code == 2
    assert "mlcareer raise 4200/month 4800/month" in asked.err
    # 50,400 to 57,600: 7,200 x 58p
    assert answer["steps"][0]["kept"] == 4_176.0


def test_a_cut_saves_the_employer_something(run: Run) -> None:
    page = " ".join(run("raise", "95k", "72k", *TODAY).out.split())

    # 23,000 and 15% of it
    assert "£26,450 a year less, with National Insurance" in page
    assert page.startswith("£95,000 to £72,000: £1,112 a month less")


@pytest.mark.parametrize("pay", [("62k", "82k"), ("95k", "112k")])
def test_wherever_a_sacrifice_is_offered_its_limits_are_said(
    run: Run, pay: tuple[str, str]
) -> None:
    page = " ".join(run("raise", *pay, "--full", *TODAY).out.split())

    assert "What a sacrifice would keep" in page
    assert "From 6 April 2029 only the first £2,000 a year will" in page
    assert "below the national minimum wage" in page


def test_where_none_is_offered_they_are_not(run: Run) -> None:
    page = run("raise", "82k", "62k", "--full", *TODAY).out

    assert "acrifice" not in page


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "a rise needs two amounts or two levels"),
        (("95k",), "a rise needs two amounts or two levels"),
        (("95k", "--level", "mid", "--to", "senior"), "or one of each"),
        (("95k", "95k"), "there is no rise"),
        (("--level", "mid", "--to", "boss"), "no level called 'boss'"),
        (("95k", "112k", "--year", "1999-00"), "Known: 2024-25"),
    ],
)
def test_half_a_question_ends_with_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run("raise", *arguments)

    assert (done.exit_code, done.out) == (2, "")
    assert said in done.err


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    done = run("raise", "--level", "mid", "--to", "senior", *TODAY, columns=columns)

    assert max(map(len, done.out.splitlines())) <= columns


def test_the_foot_of_a_narrow_screen_is_one_line(run: Run) -> None:
    out = run("raise", "62k", "85k", *TODAY, columns=60).out

    assert out.endswith("\n\nEngland, 2026-27, no pension or loan. Details: --full\n")
