"""`mlcareer advise`: six questions at a terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mlcareer.guide.profile import Profile, Target
from mlcareer.reading.profile import write_profile
from mlcareer.reading.user_folders import profile_file

if TYPE_CHECKING:
    from tests.cli.conftest import AtTerminal
    from tests.conftest import Run

SOURCE = str(Path(__file__).parents[2] / "src")

CTRL_C = "\x03"


def test_six_questions_end_in_a_plan_and_nothing_is_written(at_terminal: AtTerminal) -> None:
    session = at_terminal(
        "advise",
        *("--today", "2026-11-23"),
        typed=("mid\n", "senior\n", "9\n", "5\n", "london\n", "70k\n"),
    )

    assert session.exit_code == 0, session.shown
    assert "Questions: 6." in session.shown
    assert "Mid-level to senior by August 2027: six steps" in session.shown
    assert "£95,000" in session.shown
    assert not Path(profile_file()).exists()


def test_what_is_known_is_not_asked_again(at_terminal: AtTerminal) -> None:
    own = Profile(level="mid", place="london", pay=70_000, hours=5, target=Target(level="senior"))
    write_profile(own, None)

    session = at_terminal("advise", "--today", "2026-11-23", typed=("9\n",))

    assert session.exit_code == 0, session.shown
    assert "Questions: 1." in session.shown
    assert "by August 2027" in session.shown


def test_somebody_who_changes_over_names_the_role_and_the_needed_is_asked_again(
    at_terminal: AtTerminal,
) -> None:
    session = at_terminal(
        "advise",
        # Nothing, then no such thing, then a role; the target that is suggested; nothing more.
        typed=("\n", "wizard\n", "ds\n", "\n", "\n", "\n", "\n", "\n"),
    )

    assert session.exit_code == 0, session.shown
    assert "This one is needed." in session.shown
    assert "no level called 'wizard'" in session.shown
    assert "The level you want to reach [junior]:" in session.shown
    assert "Data scientist to junior: six steps\n" in session.shown


def test_the_level_above_is_suggested(at_terminal: AtTerminal) -> None:
    session = at_terminal("advise", typed=("mid\n", "\n", "\n", "\n", "\n", "\n"))

    assert "The level you want to reach [senior]:" in session.shown
    assert "Mid-level to senior: six steps\n" in session.shown


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
        *("--place", "london", "--pay", "70k"),
    )

    assert outcome.exit_code == 0
    assert outcome.out.startswith("Mid-level to senior by")
