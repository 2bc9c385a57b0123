"""A Tab: what can follow, in the form that each shell reads. The real shells are asked too."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.command_table import table_content
from mlcareer.cli.describing import described_program
from mlcareer.cli.shell_scripts import script_for
from mlcareer.cli.tab import option_begun, shown, what_follows, with_equals_signs_joined

if TYPE_CHECKING:
    from mlcareer.cli.described import Described

SOURCE = str(Path(__file__).parents[2] / "src")

VALUES = [
    ("salary --level=s", {"senior", "staff"}),
    ("salary --level ", {"junior", "mid", "senior", "staff"}),
    ("salary --level S", {"senior", "staff"}),
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
    ("help take", {"take-home"}),
    ("--ver", {"--version"}),
]
"""What is typed, and what is offered in place of the value begun."""

NOTHING = [
    "nonsense ",
    "salary --nonsense=x",
    "salary --level=x",
    "salary --pay ",
    "salary -- --lev",
    "guide nonsense ",
]


@pytest.fixture(scope="module")
def table() -> Described:
    """Return the table as the build makes it."""
    return described_program()


def words_of(line: str) -> list[str]:
    return [*line.split(), ""] if line.endswith(" ") else line.split()


def as_bash_splits(line: str) -> list[str]:
    """Split a line as Bash does: `=` is a word of its own."""
    return words_of(line.replace("=", " = ") if not line.endswith("=") else line[:-1] + " =")


@pytest.mark.parametrize(("line", "values"), VALUES)
def test_bash_is_offered_values_though_it_splits_at_an_equals_sign(
    table: Described, line: str, values: set[str]
) -> None:
    assert set(shown("bash", as_bash_splits(line), table).split()) == values


def test_bash_is_offered_whole_words_where_an_equals_sign_splits_none(table: Described) -> None:
    assert shown("bash", ["salary", "--level=s"], table) == "--level=senior\n--level=staff\n"


@pytest.mark.parametrize(("line", "values"), VALUES)
def test_zsh_is_offered_values_each_with_its_meaning_after_a_colon(
    table: Described, line: str, values: set[str]
) -> None:
    lines = shown("zsh", words_of(line), table).splitlines()

    assert {each.partition(":")[0] for each in lines} == values
    assert all(meaning for _, _, meaning in (each.partition(":") for each in lines) if meaning)


def test_zsh_reads_names_with_their_meaning(table: Described) -> None:
    said = shown("zsh", ["salary", "--level=s"], table)

    assert said == "senior:Senior\nstaff:Staff / Principal\n"


@pytest.mark.parametrize("shell", ["fish", "powershell"])
@pytest.mark.parametrize(("line", "values"), VALUES)
def test_fish_and_powershell_are_offered_whole_words_with_their_meaning(
    table: Described, shell: str, line: str, values: set[str]
) -> None:
    lines = shown(shell, words_of(line), table).splitlines()

    begun = option_begun(words_of(line)[-1])
    assert {each.split("\t")[0] for each in lines} == {begun + value for value in values}


def test_powershell_is_never_told_an_empty_meaning(table: Described) -> None:
    lines = shown("powershell", ["salary", "--format="], table).splitlines()

    assert lines
    assert all(each.split("\t")[1] for each in lines)


@pytest.mark.parametrize("line", NOTHING)
@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_where_nothing_can_follow_nothing_is_said(table: Described, shell: str, line: str) -> None:
    assert shown(shell, words_of(line), table) == ""


def test_an_option_that_is_given_is_not_offered_again_unless_it_may_be(table: Described) -> None:
    once = dict(what_follows(["salary", "--level", "mid"], "-", table))
    again = dict(what_follows(["take-home", "--student-loan", "2"], "--stu", table))

    assert "--level" not in once
    assert "-l" not in once
    assert "--region" in once
    assert "--student-loan" in again


def test_a_value_of_a_short_option_may_be_written_to_it(table: Described) -> None:
    assert dict(what_follows(["salary", "-lmid", "--region"], "lon", table)) == {"london": "London"}


def test_a_flag_takes_no_value(table: Described) -> None:
    follows = dict(what_follows(["salary", "--no-color"], "--lev", table))

    assert follows.keys() == {"--level"}


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


# The whole program, in an installation that has the table.


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory, table: Described) -> Path:
    """Return a folder with the program as a wheel installs it: its data and table beside it."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(Path(SOURCE) / "mlcareer", folder / "mlcareer")
    shutil.copytree(Path(SOURCE).parent / "data", folder / "mlcareer" / "data")
    (folder / "mlcareer" / "data" / "commands.table").write_bytes(table_content(table))
    program = folder / "bin" / "mlcareer"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{folder}" exec "{sys.executable}" -m mlcareer "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    return folder


def variables(installed: Path, home: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PATH": f"{installed / 'bin'}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "TERM": "dumb",
    }


def asked(installed: Path, line: str, script: str = "", **more: str) -> tuple[int, str, str]:
    """Ask the program what follows a line; `script` says where its output goes."""
    words = " ".join(f"'{word}'" for word in words_of(line))
    done = subprocess.run(
        ["sh", "-c", f"mlcareer {words} {script}"],  # noqa: S607 - as a user's own shell
        check=False,
        capture_output=True,
        text=True,
        env={**variables(installed, installed), "_MLCAREER_COMPLETE": "fish", **more},
    )
    return done.returncode, done.stdout, done.stderr


def test_a_tab_is_answered_from_the_table_without_typer(installed: Path) -> None:
    answer = asked(installed, "salary --level=s")

    assert answer == (0, "--level=senior\tSenior\n--level=staff\tStaff / Principal\n", "")
    loaded = asked(installed, "salary --level=s", PYTHONVERBOSE="1")[2]
    assert "import 'mlcareer.cli.tab'" in loaded
    assert not {"import 'typer'", "import 'typing'", "import 're'"} & {
        part.split(" #")[0] for part in loaded.splitlines()
    }


def test_powershell_names_the_word_begun_by_a_variable(installed: Path) -> None:
    answer = asked(
        installed, "salary --level", _MLCAREER_COMPLETE="powershell", _MLCAREER_BEGUN="s"
    )

    assert answer[1] == "senior\tSenior\nstaff\tStaff / Principal\n"


@pytest.mark.parametrize("script", [">/dev/full", ">&-", ">&- 2>&-", "| true"])
def test_a_tab_is_silent_where_its_answer_cannot_be_written(installed: Path, script: str) -> None:
    if script == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("no disk that is always full")

    assert asked(installed, "salary --level=s", script) == (0, "", "")


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xe9\xff\xff\xff\x7f", b"N", b"(\x00"])
def test_a_damaged_table_is_made_anew(installed: Path, tmp_path: Path, content: bytes) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(installed, damaged)
    (damaged / "mlcareer" / "data" / "commands.table").write_bytes(content)

    answer = asked(installed, "salary --level=s", PYTHONPATH=str(damaged))

    assert answer[::2] == (0, "")


def test_a_tab_is_silent_in_a_damaged_environment(installed: Path) -> None:
    answer = asked(
        installed, "salary --level=s", HOME="", LANG="nonsense", COLUMNS="-1", PYTHONIOENCODING="x"
    )

    assert answer[0] in {0, 1}
    assert "Traceback" not in answer[2]


def script_of(shell: str, folder: Path) -> Path:
    script = folder / f"completion.{shell}"
    script.write_text(script_for(shell), encoding="utf-8")
    return script


def need(shell: str) -> str:
    path = shutil.which(shell)
    if path is None:
        pytest.skip(f"{shell} is not installed")
    return path


def test_the_real_fish_completes_words_and_describes_them(installed: Path, tmp_path: Path) -> None:
    fish = need("fish")
    (tmp_path / "own.toml").touch()
    lines = ["mlcareer salary --level=s", "mlcareer sal", "mlcareer salary --guide=ow"]
    asks = "; ".join(f"complete -C '{line}'" for line in lines)

    done = subprocess.run(
        [fish, "--no-config", "-c", f"source {script_of('fish', tmp_path)}; {asks}"],
        check=True,
        capture_output=True,
        text=True,
        env=variables(installed, tmp_path),
        cwd=tmp_path,
    )

    assert done.stderr == ""
    shown_lines = done.stdout.splitlines()
    assert shown_lines[:2] == ["--level=senior\tSenior", "--level=staff\tStaff / Principal"]
    assert shown_lines[2] == "salary\tbands by level and region"
    assert shown_lines[3].split("\t")[0] == "--guide=own.toml"


def shown_after_tab(
    variables: dict[str, str], command: list[str], setting: str, line: str, mark: str
) -> str:
    """Type a line and Tab at a shell on a pseudo-terminal; return what it shows up to a mark."""
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=variables,
        cwd=variables["HOME"],
        start_new_session=True,
    )
    os.close(theirs)
    seen = b""

    def read_until(wanted: str) -> None:
        nonlocal seen
        ends = time.monotonic() + 20
        while wanted.encode() not in seen and time.monotonic() < ends:
            if select.select([ours], [], [], 0.1)[0]:
                seen += os.read(ours, 4096)

    # Written so that the shell's echo of this line is not taken for its answer.
    os.write(ours, f"{setting}; echo RE''ADY\n".encode())
    read_until("READY")
    seen = b""
    os.write(ours, f"{line}\t".encode())
    read_until(mark)
    process.kill()
    process.wait(timeout=10)
    os.close(ours)
    return seen.decode(errors="replace")


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("mlcareer salary --level=se", "--level=senior "),
        ("mlcareer take-ho", "take-home "),
        ("mlcareer salary --guide ow", "own.toml "),
    ],
)
def test_the_real_bash_completes_a_word(
    installed: Path, tmp_path: Path, line: str, mark: str
) -> None:
    bash = need("bash")
    (tmp_path / "own.toml").touch()
    setting = f"source {script_of('bash', tmp_path)}"
    command = [bash, "--norc", "--noprofile", "-i"]

    assert mark in shown_after_tab(variables(installed, tmp_path), command, setting, line, mark)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("mlcareer salary --level=s", "-- Staff / Principal"),
        ("mlcareer take-ho", "take-home "),
        ("mlcareer salary --guide=ow", "own.toml "),
    ],
)
def test_the_real_zsh_completes_a_word_and_says_what_may_follow(
    installed: Path, tmp_path: Path, line: str, mark: str
) -> None:
    zsh = need("zsh")
    (tmp_path / "own.toml").touch()
    setting = f"autoload -Uz compinit; compinit -u -D; source {script_of('zsh', tmp_path)}"

    assert mark in shown_after_tab(
        variables(installed, tmp_path), [zsh, "-f", "-i"], setting, line, mark
    )


def test_the_real_zsh_answers_the_first_tab_after_it_was_installed(
    installed: Path, tmp_path: Path
) -> None:
    zsh = need("zsh")
    environment = variables(installed, tmp_path)
    subprocess.run(
        ["mlcareer", "--install-completion", "zsh"],  # noqa: S607 - ours, by the PATH
        check=True,
        capture_output=True,
        env=environment,
    )
    setting = "fpath+=~/.zfunc; autoload -Uz compinit; compinit -u -D"
    line, mark = "mlcareer salary --level=s", "-- Staff / Principal"

    assert mark in shown_after_tab(environment, [zsh, "-f", "-i"], setting, line, mark)
