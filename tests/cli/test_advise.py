"""`mlcareer advise`: six questions at a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.case_interview import TERMS, TIME, read_parts
from mlcareer.cli.profile_questions import LOANS
from mlcareer.errors import UsageError
from mlcareer.guide.profile import Profile, Target
from mlcareer.reading.profile import write_profile
from mlcareer.reading.user_folders import profile_file

if TYPE_CHECKING:
    from tests.cli.conftest import AtTerminal
    from tests.conftest import Run

SOURCE = str(Path(__file__).parents[2] / "src")

CTRL_C = "\x03"


def test_six_questions_end_in_a_plan_and_nothing_is_written(
    run: Run, at_terminal: AtTerminal
) -> None:
    session = at_terminal(
        "advise",
        *("--today", "2026-11-23"),
        typed=("mid\n", "senior\n", "9, 5\n", "london\n", "70k\n", "pension 5%, loan 2\n"),
    )

    assert session.exit_code == 0, session.shown
    assert "Questions: 6." in session.shown
    assert "Mid-level to senior by August 2027: six steps" in session.shown
    assert "195 hours at 5 a week" in session.shown
    # 95,000 less 4,750 of pension is 90,250; tax 7,540 + 15,992, National Insurance 3,016 + 799.60,
    # loan 9% of what is over 29,385: 5,477. 57,425.40 are left, a twelfth is 4,785.45.
    assert "Senior in London starts at £95,000: £4,785 a month" in session.shown
    assert not Path(profile_file()).exists()
    keep = (
        "mlcareer profile init --level mid --place london --pay 70000 --student-loan 2 --pension 5 "
        "--hours 5 --target senior --months 9"
    )
    assert keep in " ".join(session.shown.split())
    assert run(*keep.split()[1:]).exit_code == 0


def test_what_is_known_is_not_asked_again(at_terminal: AtTerminal) -> None:
    own = Profile(level="mid", place="london", pay=70_000, pension=5, target=Target(level="senior"))
    write_profile(own, None)

    session = at_terminal("advise", "--today", "2026-11-23", typed=("9\n",))

    assert session.exit_code == 0, session.shown
    assert "Questions: 1." in session.shown
    assert "by August 2027" in session.shown


def test_somebody_who_changes_over_names_the_role_they_come_from(at_terminal: AtTerminal) -> None:
    session = at_terminal(
        "advise",
        # No such thing, then a role; the target that is suggested; nothing more.
        typed=("wizard\n", "ds\n", "\n", "\n", "\n", "\n"),
    )

    assert session.exit_code == 0, session.shown
    assert "no level called 'wizard'" in session.shown
    assert "The level you want to reach [junior]:" in session.shown
    assert "Data scientist to junior: six steps\n" in session.shown


def test_the_level_above_is_suggested(at_terminal: AtTerminal) -> None:
    session = at_terminal("advise", typed=("mid\n", "\n", "\n", "\n", "\n"))

    assert "The level you want to reach [senior]:" in session.shown
    assert "Mid-level to senior: six steps\n" in session.shown


def test_with_nothing_answered_the_screen_is_pay_by_level(at_terminal: AtTerminal) -> None:
    """Level, target, place and pay are passed over; the rest needs one of these."""
    session = at_terminal("advise", typed=("\n", "\n", "\n", "\n"))

    assert session.exit_code == 0, session.shown
    assert "ML engineers in the UK: £38,000–£195,000+ a year" in session.shown
    assert "No level was given" in session.shown


def test_the_highest_level_has_no_target_and_ends_in_the_whole_case(
    at_terminal: AtTerminal,
) -> None:
    session = at_terminal("advise", typed=("staff\n", "\n", "leeds\n", "150k\n", "\n"))

    assert session.exit_code == 0, session.shown
    assert "Your pay of £150,000 for staff / principal: strong" in session.shown


@pytest.mark.parametrize(
    ("words", "typed", "read"),
    [
        (TIME, "9", {"target.months": 9}),
        (TIME, "9, 5", {"target.months": 9, "hours": 5}),
        (TIME, "5 hours a week, 18 months", {"target.months": 18, "hours": 5}),
        (TERMS, "student loan plan 2, loan postgraduate", {LOANS: ("2", "postgraduate")}),
        (TERMS, "loan none", {LOANS: ()}),
        (TERMS, "employer pension 8% and pension 5%", {"employer_pension": 8, "pension": 5}),
        (TERMS, "2 children, 22.5 hours", {"children": 2, "contract_hours": Decimal("22.5")}),
    ],
)
def test_several_answers_are_read_from_one_line(
    words: dict[str, str], typed: str, read: dict[str, object]
) -> None:
    assert read_parts(words, typed) == read


def test_a_part_that_names_nothing_is_asked_for_again() -> None:
    with pytest.raises(UsageError, match="'a dog' does not say what it is"):
        read_parts(TERMS, "pension 5%, a dog")


def test_it_can_be_left_at_any_question(at_terminal: AtTerminal) -> None:
    session = at_terminal("advise", typed=("mid\n", "senior\n", CTRL_C))

    assert session.exit_code == 130
    assert "to senior:" not in session.shown
    assert not Path(profile_file()).exists()


def test_where_nobody_can_answer_nothing_is_asked(run: Run) -> None:
    outcome = run("advise", "--level", "mid")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "not a terminal" in outcome.err


def test_a_stream_that_is_closed_is_nobody_either() -> None:
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m mlcareer advise <&-'],  # noqa: S607 - a user's shell
        env={**os.environ, "PYTHONPATH": SOURCE},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 2
    assert "not a terminal" in done.stderr


def test_with_everything_said_it_needs_nobody(run: Run) -> None:
    outcome = run(
        "advise",
        *("--level", "mid", "--to", "senior", "--months", "9", "--hours", "5"),
        *("--place", "london", "--pay", "70k", "--pension", "5%"),
    )

    assert outcome.exit_code == 0
    assert outcome.out.startswith("Mid-level to senior by")
