"""Pressing Tab: each shell asks in its own way, and the real ones are asked where they are."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from mlcareer.cli.app import COMMANDS, load_command
from mlcareer.cli.shells import option_begun, with_equals_signs_joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

SOURCE = str(Path(__file__).parents[2] / "src")

VALUES = [
    ("salary --level=s", {"senior", "staff"}),
    ("salary --level ", {"junior", "mid", "senior", "staff"}),
    ("salary -l j", {"junior"}),
    ("salary --level=mid --region=lo", {"london"}),
    ("salary --region camb", {"cambridge"}),
    ("salary --format=m", {"markdown"}),
    ("skills --category=lang", {"languages-and-engineering"}),
    ("take-home 95k --nation=sc", {"scotland"}),
    ("take-home 95k --student-loan=", {"1", "2", "4", "5", "postgraduate", "none"}),
    ("offer 95k --pension-method=n", {"net-pay"}),
    ("sources ashe-r", {"ashe-region"}),
    ("visa --soc=2134", {"2134"}),
    ("sal", {"salary"}),
    ("salary --lev", {"--level"}),
    ("guide v", {"validate"}),
]
"""What is typed, and what is offered in place of the value begun."""


def whole_words(line: str, values: set[str]) -> set[str]:
    """Return what a shell is offered that replaces the whole word."""
    return {option_begun(line.rsplit(" ", maxsplit=1)[-1]) + value for value in values}


class Ask:
    """Asks as a shell's script does: by variables."""

    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self.run, self.monkeypatch = run, monkeypatch

    def __call__(self, instruction: str, **variables: str) -> str:
        self.monkeypatch.setenv("_MLCAREER_COMPLETE", instruction)
        for name, value in variables.items():
            self.monkeypatch.setenv(name, value)
        outcome = self.run()
        assert outcome.err == ""
        return outcome.out


@pytest.fixture
def ask(run: Run, monkeypatch: pytest.MonkeyPatch) -> Ask:
    return Ask(run, monkeypatch)


def as_bash_splits(line: str) -> list[str]:
    """Split a line as Bash does: `=` is a word of its own."""
    words = line.replace("=", " = ").split()
    return words if not line.endswith(" ") else [*words, ""]


@pytest.mark.parametrize(("line", "values"), VALUES)
def test_bash_is_offered_values_though_it_splits_at_an_equals_sign(
    ask: Ask, line: str, values: set[str]
) -> None:
    words = as_bash_splits(f"mlcareer {line}")

    out = ask("complete_bash", COMP_WORDS="\n".join(words), COMP_CWORD=str(len(words) - 1))

    assert set(out.split()) == values


def test_bash_is_offered_whole_words_where_an_equals_sign_splits_none(ask: Ask) -> None:
    out = ask("complete_bash", COMP_WORDS="mlcareer\nsalary\n--level=s", COMP_CWORD="2")

    assert out.split() == ["--level=senior", "--level=staff"]


def test_zsh_is_told_a_statement_that_offers_values_with_their_meaning(ask: Ask) -> None:
    out = ask("complete_zsh", _TYPER_COMPLETE_ARGS="mlcareer salary --level=s")

    assert out == (
        "compset -P 1 '-*='; local -a offered; "
        "offered=('senior:Senior' 'staff:Staff / Principal'); _describe -V value offered\n"
    )


def test_zsh_is_told_to_offer_files_where_there_is_nothing_else(ask: Ask) -> None:
    out = ask("complete_zsh", _TYPER_COMPLETE_ARGS="mlcareer salary --guide=")

    assert out == "compset -P 1 '-*='; _files\n"


def test_an_apostrophe_does_not_end_what_zsh_is_told(ask: Ask) -> None:
    out = ask("complete_zsh", _TYPER_COMPLETE_ARGS="mlcareer sources mlcareer")

    assert r"mlcareer'\''s authors" in out


@pytest.mark.parametrize(("line", "values"), VALUES)
def test_fish_is_offered_whole_words(ask: Ask, line: str, values: set[str]) -> None:
    out = ask(
        "complete_fish",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        _TYPER_COMPLETE_ARGS=f"mlcareer {line}",
    )

    assert {each.split("\t")[0] for each in out.splitlines()} == whole_words(line, values)


@pytest.mark.parametrize("name", ["powershell", "pwsh"])
@pytest.mark.parametrize(("line", "values"), VALUES)
def test_powershell_is_offered_whole_words_each_with_a_meaning(
    ask: Ask, line: str, values: set[str], name: str
) -> None:
    out = ask(
        f"complete_{name}",
        _TYPER_COMPLETE_ARGS=f"mlcareer {line}",
        _TYPER_COMPLETE_WORD_TO_COMPLETE=line.rsplit(" ", maxsplit=1)[-1],
    )

    offered = [each.split(":::") for each in out.splitlines()]
    assert {word for word, _ in offered} == whole_words(line, values)
    # PowerShell refuses one that is described by nothing at all.
    assert all(meaning for _, meaning in offered)


@pytest.mark.parametrize("line", ["nonsense ", "salary --nonsense ", "salary --level=x"])
def test_where_nothing_can_follow_nothing_is_said(ask: Ask, line: str) -> None:
    words = as_bash_splits(f"mlcareer {line}")

    out = ask("complete_bash", COMP_WORDS="\n".join(words), COMP_CWORD=str(len(words) - 1))

    assert out.strip() in {"", "--no-profile"}


@pytest.mark.parametrize(
    ("split", "joined"),
    [
        (["salary", "--level", "=", "s"], ["salary", "--level=s"]),
        (["salary", "--level", "="], ["salary", "--level="]),
        (["--level", "=", "mid", "--region", "=", ""], ["--level=mid", "--region="]),
        (["--level", "mid"], ["--level", "mid"]),
        (["a", "=", "b"], ["a", "=", "b"]),
    ],
)
def test_what_bash_took_apart_is_put_together(split: list[str], joined: list[str]) -> None:
    assert with_equals_signs_joined(split) == joined


NAMES = {
    "LEVEL",
    "REGION",
    "ROLE",
    "NAME",
    "NATION",
    "PLAN",
    "ID",
    "YEAR",
    "CODE",
    "ROUTE",
    "PLACE",
}
"""How options and arguments are called that take a name from the data."""


def parameters_of(command: Any) -> Iterator[Any]:  # noqa: ANN401 - Typer does not export the type
    yield from command.params
    for inner in getattr(command, "commands", {}).values():
        yield from parameters_of(inner)


@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_takes_a_name_completes_it(name: str) -> None:
    command = load_command(name)

    silent = [
        parameter.opts
        for parameter in parameters_of(command)
        if parameter.metavar in NAMES and not parameter.shell_complete(typer.Context(command), "")
    ]
    assert silent == []


# The real shells.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the program in it, under the name that the shells look for."""
    program = tmp_path / "bin" / "mlcareer"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{SOURCE}" exec "{sys.executable}" -m mlcareer "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return tmp_path


def variables(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "TERM": "dumb",
    }


def script_for(shell: str, folder: Path) -> Path:
    """Write the script that a shell asks by."""
    done = subprocess.run(
        [folder / "bin" / "mlcareer"],
        check=True,
        capture_output=True,
        text=True,
        env={**variables(folder), "_MLCAREER_COMPLETE": f"source_{shell}"},
    )
    script = folder / f"completion.{shell}"
    script.write_text(done.stdout, encoding="utf-8")
    return script


def need(shell: str) -> str:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    return path


def test_the_real_fish_completes_words_and_describes_them(folder: Path) -> None:
    fish = need("fish")
    lines = ["mlcareer salary --level=s", "mlcareer sal"]
    asked = "; ".join(f"complete -C '{line}'" for line in lines)

    done = subprocess.run(
        [fish, "--no-config", "-c", f"source {script_for('fish', folder)}; {asked}"],
        check=True,
        capture_output=True,
        text=True,
        env=variables(folder),
        cwd=folder,
    )

    assert done.stderr == ""
    assert done.stdout.splitlines()[:2] == [
        "--level=senior\tSenior",
        "--level=staff\tStaff / Principal",
    ]
    assert done.stdout.splitlines()[2].startswith("salary\t")


def shown_after_tab(folder: Path, command: list[str], setting: str, line: str, mark: str) -> str:
    """Type a line and Tab at a shell on a pseudo-terminal; return what it shows up to a mark."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=variables(folder),
        cwd=folder,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""

    def read_until(wanted: str) -> None:
        nonlocal shown
        ends = time.monotonic() + 20
        while wanted.encode() not in shown and time.monotonic() < ends:
            if select.select([ours], [], [], 0.1)[0]:
                shown += os.read(ours, 4096)

    # Written so that the shell's echo of this line is not taken for its answer.
    os.write(ours, f"{setting}; echo RE''ADY\n".encode())
    read_until("READY")
    shown = b""
    os.write(ours, f"{line}\t".encode())
    read_until(mark)
    process.kill()
    process.wait(timeout=10)
    os.close(ours)
    return shown.decode(errors="replace")


@pytest.mark.parametrize(
    ("line", "mark"),
    [("mlcareer salary --level=se", "--level=senior "), ("mlcareer take-ho", "take-home ")],
)
def test_the_real_bash_completes_a_word(folder: Path, line: str, mark: str) -> None:
    bash = need("bash")
    setting = f"source {script_for('bash', folder)}"

    shown = shown_after_tab(folder, [bash, "--norc", "--noprofile", "-i"], setting, line, mark)

    assert mark in shown


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("mlcareer salary --level=s", "-- Staff / Principal"),
        ("mlcareer take-ho", "take-home "),
    ],
)
def test_the_real_zsh_completes_a_word_and_says_what_may_follow(
    folder: Path, line: str, mark: str
) -> None:
    zsh = need("zsh")
    setting = f"autoload -Uz compinit; compinit -u -D; source {script_for('zsh', folder)}"

    shown = shown_after_tab(folder, [zsh, "-f", "-i"], setting, line, mark)

    assert mark in shown


def test_the_real_zsh_answers_the_first_tab_after_it_was_installed(folder: Path) -> None:
    zsh = need("zsh")
    # Where `--install-completion` puts it, and what it writes into .zshrc.
    script = script_for("zsh", folder)
    (folder / ".zfunc").mkdir()
    script.rename(folder / ".zfunc" / "_mlcareer")
    setting = "fpath+=~/.zfunc; autoload -Uz compinit; compinit -u -D"
    line, mark = "mlcareer salary --level=s", "-- Staff / Principal"

    assert mark in shown_after_tab(folder, [zsh, "-f", "-i"], setting, line, mark)
