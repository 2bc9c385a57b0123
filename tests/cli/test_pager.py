"""A long answer in full is paged where somebody sees it, and never anywhere else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.pager import show_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import AtTerminal
    from tests.conftest import Run

TALL, SHORT = "line\n" * 24, "line\n" * 23
"""On a terminal of 24 lines, the last of which is the prompt's."""


@pytest.fixture
def pager(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a pager that writes what it is given, and with which LESS, to the file returned."""
    script, seen = tmp_path / "pager.py", tmp_path / "seen.txt"
    script.write_text(
        "import os, sys\n"
        f"open({str(seen)!r}, 'w').write(os.environ['LESS'] + '\\n' + sys.stdin.read())\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PAGER", f"{sys.executable} {script}")
    monkeypatch.delenv("LESS", raising=False)
    return seen


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the streams be a terminal of 80 by 24."""
    monkeypatch.setattr("mlcareer.cli.pager._at_a_terminal", lambda: True)
    monkeypatch.setenv("LINES", "24")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.usefixtures("terminal")
def test_what_is_taller_than_the_terminal_goes_through_the_pager(
    pager: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    show_text(TALL)

    # Unless LESS says otherwise: end where all fits, pass colours on, leave the text there.
    assert pager.read_text(encoding="utf-8") == f"FRX\n{TALL}"
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("terminal")
def test_what_fits_is_shown_at_once(pager: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show_text(SHORT)

    assert not pager.exists()
    assert capsys.readouterr().out == SHORT


def test_a_pipe_has_no_pager(pager: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show_text(TALL)

    assert not pager.exists()
    assert capsys.readouterr().out == TALL


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize("named", ["", "cat", "/no/such/pager", "'unended"])
def test_without_a_pager_the_text_is_shown_at_once(
    named: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", named)

    show_text(TALL)

    assert capsys.readouterr().out == TALL


@pytest.mark.usefixtures("terminal")
def test_a_pager_that_is_quit_early_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", f"{sys.executable} -c pass")

    show_text(TALL * 10_000)


def test_full_is_paged_at_a_terminal_and_not_with_no_pager(
    at_terminal: AtTerminal, pager: Path
) -> None:
    paged = at_terminal("levels", "--full", typed=(), LINES="24", COLUMNS="80")

    assert paged.exit_code == 0
    assert "Four levels" in pager.read_text(encoding="utf-8")
    assert "Four levels" not in paged.shown

    pager.unlink()
    assert "Four levels" in at_terminal("levels", "--full", "--no-pager", typed=()).shown
    assert "Four levels" in at_terminal("levels", typed=()).shown
    assert not pager.exists()


def test_full_in_a_pipe_is_all_of_it(run: Run) -> None:
    brief, full = run("levels").out, run("levels", "--full").out

    assert full.startswith(brief.partition("\n")[0])
    assert len(full.splitlines()) > 100
    assert "\nSources\n" in full
    # The options of one run are none of the next one's.
    assert run("levels").out == brief


def test_pence_are_shown_where_they_are_asked_for(run: Run) -> None:
    # 95,000 leaves 65,657.40: screens.md, HMRC's rules for 2026-27.
    assert "£65,657.40" in run("take-home", "95k", "--pence").out
