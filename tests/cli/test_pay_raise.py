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


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "a rise needs two amounts or two levels"),
        (("95k",), "a rise needs two amounts or two levels"),
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
