"""The program as a whole: help, version, mistakes in the typing, broken streams, signals."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.pinned import band_of

from mlcareer import __version__
from mlcareer.cli import main as program

if TYPE_CHECKING:
    from tests.conftest import Run

    from mlcareer.guide.model import Guide

THREE = ("salary", "skills", "compare")
"""The commands that answer without being asked anything."""

SOURCE = str(Path(__file__).parents[2] / "src")


def shell(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a line of shell in which `mlcareer` is this program."""
    line = f'mlcareer() {{ "{sys.executable}" -m mlcareer "$@"; }}; {script}'
    environment = {**os.environ, "PYTHONPATH": SOURCE, **variables}
    return subprocess.run(
        ["bash", "-c", line],  # noqa: S607 - as a user's own shell
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        timeout=60,
    )


def test_the_version_is_told_on_stdout(run: Run) -> None:
    assert run("--version") == (0, f"mlcareer {__version__}\n", "")


@pytest.mark.parametrize(
    ("typed", "said", "hint"),
    [
        ("salar", "there is no command 'salar'.", "Did you mean: mlcareer salary"),
        ("salar mid", "there is no command 'salar'.", "Did you mean: mlcareer salary mid"),
        ("frobnicate", "there is no command 'frobnicate'.", "All commands: mlcareer --help"),
        (
            "--level mid salary",
            "'--level' comes before a command.",
            "Write the command first: mlcareer salary --level senior",
        ),
        (
            "guide validat own.toml",
            "there is no command 'guide validat'.",
            "Did you mean: mlcareer guide validate own.toml",
        ),
        (
            "salary --levle mid --region london",
            "salary has no option '--levle'.",
            "Did you mean: mlcareer salary --level mid --region london",
        ),
        (
            "salary --levle=mid",
            "salary has no option '--levle'.",
            "Did you mean: mlcareer salary --level=mid",
        ),
        (
            "salary --frobnicate",
            "salary has no option '--frobnicate'.",
            "Options: mlcareer salary --help",
        ),
        (
            "search",
            "search needs WORDS: What to look for.",
            "For example: mlcareer search deploying models",
        ),
    ],
)
def test_what_was_typed_wrongly_is_named_with_what_to_type_instead(
    run: Run, typed: str, said: str, hint: str
) -> None:
    assert run(*typed.split()) == (2, "", f"mlcareer: {said}\n{hint}\n")


@pytest.mark.parametrize(
    ("typed", "begins"),
    [
        ("salary --level", "--level needs a value.\n--level, -l LEVEL: "),
        ("salary --no-color=yes", "--no-color takes no value.\n--no-color: "),
        ("salary --format xml", "--format cannot be 'xml'.\nWrite one of: table, json, csv, "),
        ("portfolio a b", "portfolio does not take 'a b'.\nUsage: mlcareer portfolio "),
        ("guide", "guide needs one of its commands.\nWrite: mlcareer guide validate|"),
    ],
)
def test_what_is_missing_or_too_much_is_named_in_one_line_and_a_hint(
    run: Run, typed: str, begins: str
) -> None:
    outcome = run(*typed.split())

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"mlcareer: {begins}")
    assert outcome.err.count("\n") == 2


def test_what_was_typed_cannot_steer_a_terminal(run: Run) -> None:
    assert "\x1b" not in run("salary", "--l\x1b[31m").err


@pytest.mark.parametrize("command", THREE)
def test_a_guide_that_is_not_there_ends_with_2(run: Run, command: str, tmp_path: Path) -> None:
    outcome = run(command, "--guide", str(tmp_path / "none.toml"))

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err == (f"mlcareer: there is no file '{tmp_path}/none.toml'.\nCheck the path.\n")


@pytest.mark.parametrize("output", ["table", "json", "csv", "markdown"])
def test_every_command_answers_in_every_format_on_stdout_alone(run: Run, output: str) -> None:
    for command in THREE:
        outcome = run(command, "--format", output)
        assert (outcome.exit_code, outcome.err) == (0, ""), command
        assert outcome.out.endswith("\n")


def test_ctrl_c_ends_with_130_and_without_a_word(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mlcareer.cli.app.load_command", interrupted)

    assert run("salary") == (130, "", "")


def test_a_bug_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: str) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("mlcareer.cli.app.load_command", broken)

    with pytest.raises(ZeroDivisionError):
        program.main(["salary"])


def test_the_module_runs_as_the_program_does(guide: Guide) -> None:
    outcome = shell("mlcareer salary --level senior --region london --format csv")

    assert (outcome.returncode, outcome.stderr) == (0, "")
    band = band_of(guide, "senior-london")
    row = f"Senior,London,5,8,false,{band.min},{band.max},false,obi-guide"
    assert outcome.stdout.splitlines()[1] == row


@pytest.mark.parametrize("output", ["table", "json"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_is_quiet(output: str, unbuffered: str) -> None:
    outcome = shell(
        f"mlcareer skills -f {output} | true; echo ${{PIPESTATUS[0]}}",
        PYTHONUNBUFFERED=unbuffered,
    )

    assert (outcome.stdout, outcome.stderr) == ("0\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_told_in_a_sentence() -> None:
    outcome = shell("mlcareer skills > /dev/full")

    assert outcome.returncode == 1
    assert outcome.stderr == (
        "mlcareer: the answer could not be written: No space left on device\n"
    )


def test_a_stream_that_lacks_our_characters_is_given_others() -> None:
    outcome = shell("mlcareer salary -l staff -r london", PYTHONIOENCODING="ascii", COLUMNS="100")

    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert "GBP 145,000-GBP 195,000+" in outcome.stdout
    assert outcome.stdout.isascii()


def test_json_stays_json_where_a_stream_lacks_a_letter() -> None:
    outcome = shell("mlcareer skills -f json -s é", PYTHONIOENCODING="ascii")

    assert json.loads(outcome.stdout)["search"] == "é"


def test_a_pipe_gets_no_colour_and_a_terminal_that_forces_it_does() -> None:
    plain = shell("mlcareer salary", COLUMNS="80")
    forced = shell("mlcareer salary", COLUMNS="80", FORCE_COLOR="1", TERM="xterm-256color")
    forbidden = shell(
        "mlcareer salary", COLUMNS="80", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color"
    )

    assert "\x1b" not in plain.stdout
    assert "\x1b[1m" in forced.stdout
    # Bold is no colour; 3 and 9 begin the codes of colours.
    assert not re.search(r"\x1b\[[39]\dm", forbidden.stdout)
