"""What `mlcareer raise` promises to a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = ("--today", "2026-11-23")


def test_two_amounts_as_json(run: Run) -> None:
    done = run("raise", "95k", "112k", *TODAY, "-f", "json")

    assert (done.exit_code, done.err) == (0, "")
    answer = json.loads(done.out)
    assert answer["schema"] == "raise/1"
    assert answer["steps"][0]["kept"] == 7_460.0


def test_two_levels_as_a_page(run: Run) -> None:
    done = run("raise", "--level", "mid", "--to", "senior", "--region", "london", *TODAY)

    assert done.exit_code == 0
    assert "London, bottom to bottom: £65,000 to £95,000" in done.out
    assert "What a sacrifice would keep" in done.out


def test_from_a_pay_to_a_level_as_a_page(run: Run) -> None:
    done = run("raise", "62k", "--to", "senior", "--region", "london", *TODAY)

    assert done.exit_code == 0
    assert done.out.startswith("From £62,000 to senior")
    assert "London, to the bottom: £62,000 to £95,000" in done.out


def test_a_cut_saves_the_employer_something(run: Run) -> None:
    page = " ".join(run("raise", "95k", "72k", *TODAY).out.split())

    # 23,000 and 15% of it
    assert "It saves the employer £26,450 a year, National Insurance included." in page
    assert "42% of the cut went in income tax, National Insurance and loans." in page


@pytest.mark.parametrize("pay", [("62k", "82k"), ("95k", "112k")])
def test_wherever_a_sacrifice_is_offered_its_limits_are_said(
    run: Run, pay: tuple[str, str]
) -> None:
    page = " ".join(run("raise", *pay, *TODAY).out.split())

    assert "What a sacrifice would keep" in page
    assert "From 6 April 2029 only the first £2,000 a year will" in page
    assert "below the national minimum wage" in page


def test_where_none_is_offered_they_are_not(run: Run) -> None:
    page = run("raise", "82k", "62k", *TODAY).out

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
