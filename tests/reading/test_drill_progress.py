"""Progress in `drill`: private, whole, and gone with the profile."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mlcareer.errors import DataError
from mlcareer.reading.drill_progress import read_progress, save_card
from mlcareer.reading.profile import delete_profile
from mlcareer.reading.user_folders import drill_file, profile_file

CARD = {
    "state": 1,
    "step": 1,
    "stability": 2.3065,
    "difficulty": 2.1181,
    "due": "2026-11-28T09:10:00+00:00",
    "last_review": "2026-11-28T09:00:00+00:00",
    "first": "2026-11-28",
    "reviews": 1,
}


def test_nothing_was_answered_without_a_file() -> None:
    assert read_progress() == {}


def test_what_is_saved_is_read_again() -> None:
    save_card("leakage", CARD)
    save_card("precision-or-recall", {**CARD, "reviews": 2})

    found = read_progress()
    assert found["leakage"] == CARD
    assert found["precision-or-recall"]["reviews"] == 2


def test_the_file_is_for_its_owner_alone_and_beside_the_profile() -> None:
    save_card("leakage", CARD)

    assert Path(drill_file()).parent == Path(profile_file()).parent
    if sys.platform != "win32":
        assert Path(drill_file()).stat().st_mode & 0o777 == 0o600


def test_it_goes_with_the_profile() -> None:
    save_card("leakage", CARD)
    save_card("leakage", {**CARD, "reviews": 2})

    deleted = delete_profile()

    assert drill_file() in deleted
    assert not Path(drill_file()).exists()
    assert not Path(drill_file() + ".bak").exists()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"format": "drill/2", "cards": {}}',
        '{"format": "drill/1", "cards": {"leakage": {}}}',
        '{"format": "drill/1", "cards": {"leakage": {"state": 9}}}',
    ],
)
def test_a_damaged_file_is_named_and_left_alone(content: str) -> None:
    save_card("leakage", CARD)
    Path(drill_file()).write_text(content, encoding="utf-8")

    with pytest.raises(DataError, match="is damaged"):
        read_progress()
    with pytest.raises(DataError):
        save_card("leakage", CARD)
    assert Path(drill_file()).read_text(encoding="utf-8") == content


WRITER = """
import itertools
from mlcareer.reading.drill_progress import save_card
for number in itertools.count(1):
    save_card(f"question-{number}", %r)
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize("wait", [0.0, 0.011, 0.023, 0.037])
def test_a_kill_at_any_moment_loses_at_most_the_open_card(wait: float) -> None:
    command = [sys.executable, "-c", WRITER % (CARD,)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        saved = 1 + len(writer.stdout.read().split())

    # All that was said to be saved is there; of the one that was open, all or nothing.
    assert saved <= len(read_progress()) <= saved + 1
