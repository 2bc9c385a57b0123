"""Commands that write a file, run as processes: killed, on a full disk and two at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from mlcareer.guide.profile import Profile
from mlcareer.reading.profile import KEPT, check_profile
from mlcareer.reading.user_folders import kept_file, profile_file
from mlcareer.reading.whole_file import BACKUP, LOCK, UNFINISHED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes and signals of POSIX"),
]

SOURCE = str(Path(__file__).parents[1] / "src")

RUNNER = f"""
import contextlib, io, json, os, resource, signal, sys, time
sys.path.insert(0, {SOURCE!r})
from mlcareer.cli import report
from mlcareer.cli.main import main
from mlcareer.reading import kept, profile, whole_file

def start(arguments, before=lambda: None):
    '''Start the program in a process of its own.'''
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.dup2(told, 2)
        before()
        code = 70  # a traceback
        try:
            main(arguments)
        except SystemExit as ended:
            code = ended.code or 0
        finally:
            os._exit(code)
    return child

def end(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

def run(arguments, before=lambda: None):
    return end(start(arguments, before))

def dies_at(step):
    '''Have a process kill itself at one line of what writes a file.'''
    def before():
        steps = 0
        def line(frame, event, argument):
            nonlocal steps
            if frame.f_code.co_filename != whole_file.__file__:
                return None
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return line
        def traced(write):
            def put(*given):
                sys.settrace(line)
                write(*given)
                sys.settrace(None)
            return put
        report.put = traced(report.put)
        kept.put = traced(kept.put)
        profile.change_file = traced(profile.change_file)
    return before

def content(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None

def put_back(path, old):
    if old is None:
        if os.path.exists(path):
            os.remove(path)
    else:
        with open(path, "wb") as file:
            file.write(old)

path, first, second = sys.argv[1], *map(json.loads, sys.argv[2:])
hears, told = os.pipe()

def load(arguments):
    '''Run a command here, as forked processes have loaded what was loaded here.'''
    quiet = io.StringIO()
    with contextlib.redirect_stdout(quiet), contextlib.redirect_stderr(quiet):
        with contextlib.suppress(SystemExit):
            main(arguments)
"""
"""Runs commands in processes that are forked from one, as a start takes longer than the rest."""

KILLED = f"""{RUNNER}
if first:
    load(first)
old = content(path)
load(second)
new = content(path)
assert new not in {{old, None}}

codes, states = set(), set()

def note(code):
    codes.add(code)
    states.add("old" if content(path) == old else "new" if content(path) == new else "half")
    put_back(path, old)

put_back(path, old)
# At every fifth line of what writes; tests/reading/test_whole_file.py takes each of them.
lines = 1
while 0 not in codes:
    note(run(second, dies_at(lines)))
    lines += 5
# And at any moment of the whole command.
began = time.monotonic()
run(second)
lasts = time.monotonic() - began
put_back(path, old)
for moment in range(1, 7):
    child = start(second)
    time.sleep(lasts * moment / 6)
    os.kill(child, signal.SIGKILL)
    note(end(child))
# What a killed writer left is not in the way of the next.
assert run(second) == 0
assert content(path) == new
print(json.dumps([lines, sorted(states), sorted(codes)]))
"""


class Ends(NamedTuple):
    """How a command ended that was killed again and again."""

    lines: int
    states: list[str]
    codes: list[int]


def run_script(script: str, path: str | Path, *words: object) -> str:
    """Run a script, the first command and the second given as lists; return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(path), *map(json.dumps, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def report_of(level: str, path: Path) -> list[str]:
    return ["report", "--level", level, "--pay", "70k", "--output", str(path)]


SET = ["profile", "edit", "--level", "mid", "--pay", "70k", "--skill", "docker: " + "word " * 2_000]


@pytest.mark.parametrize("kind", [".html", ".md"])
def test_a_report_that_is_killed_leaves_the_old_file_or_the_new(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"report{kind}"

    ends = Ends(*json.loads(
        run_script(KILLED, path, report_of("mid", path), report_of("senior", path))
    ))  # fmt: skip

    assert ends.lines > 15
    assert ends.states == ["new", "old"]
    assert ends.codes == [-9, 0]
    assert {entry.name for entry in tmp_path.iterdir()} == {"home", path.name}


@pytest.mark.parametrize("command", ["init", "edit"])
def test_a_profile_that_is_being_written_is_there_or_not(command: str) -> None:
    path = Path(profile_file())
    path.parent.mkdir(parents=True)
    words = ["profile", command, *SET[2:]]
    if command == "edit":
        path.write_text('level = "senior"\n', encoding="utf-8")

    ends = Ends(*json.loads(run_script(KILLED, path, [], words)))

    assert ends.lines > 40
    assert ends.states == ["new", "old"]
    assert ends.codes == [-9, 0]
    assert check_profile(path.read_bytes()).pay == 70_000
    left = {entry.name.removeprefix(path.name) for entry in path.parent.iterdir()}
    assert left <= {"", BACKUP, LOCK}


def test_what_is_kept_of_a_check_is_made_anew_after_a_kill() -> None:
    Path(profile_file()).parent.mkdir(parents=True)
    Path(profile_file()).write_text('level = "mid"\n', encoding="utf-8")

    ends = Ends(*json.loads(run_script(KILLED, kept_file(KEPT), [], ["salary"])))

    assert ends.states == ["new", "old"]
    assert ends.codes == [-9, 0]


FULL = f"""{RUNNER}
load(["salary", "--no-profile"])
full = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))
codes = [run(command, full) for command in second]
os.close(told)
with open(hears) as said:
    print(json.dumps([codes, said.read().splitlines()]))
"""
"""A limit on the size of a file stands in for a disk on which no more than that is free."""


def test_a_disk_that_is_full_leaves_every_report_as_it_was(tmp_path: Path) -> None:
    paths = [tmp_path / f"report{kind}" for kind in (".html", ".md")]
    for path in paths:
        path.write_bytes(b"old")

    codes, said = json.loads(
        run_script(FULL, tmp_path, [], [report_of("senior", path) for path in paths])
    )

    assert codes == [1, 1]
    for path, line in zip(paths, said[::2], strict=True):
        assert line == f"mlcareer: cannot write {path}: File too large."
        assert path.read_bytes() == b"old"
        assert not Path(f"{path}{UNFINISHED}").exists()
    assert set(said[1::2]) == {"Nothing was written."}


@pytest.mark.parametrize("old", [None, 'level = "senior"\n'])
def test_a_disk_that_is_full_leaves_the_profile_as_it_was(tmp_path: Path, old: str | None) -> None:
    path = Path(profile_file())
    path.parent.mkdir(parents=True)
    if old is not None:
        path.write_text(old, encoding="utf-8")

    codes, said = json.loads(run_script(FULL, tmp_path, [], [SET, ["salary"]]))

    # A question is answered all the same: what cannot be kept is found anew each time.
    assert codes == [1, 0]
    assert said[:2] == [f"mlcareer: cannot write {path}: File too large.", "Nothing was changed."]
    assert (path.read_text(encoding="utf-8") if path.exists() else None) == old
    assert not [entry for entry in path.parent.iterdir() if entry.name.endswith(UNFINISHED)]
    assert not Path(kept_file(KEPT)).exists()


AT_ONCE = f"""{RUNNER}
load(second[:2] + ["--help"])
children = [start([*second[:-1], f"{{second[-1]}}{{number}}"]) for number in range(5)]
print(json.dumps([end(child) for child in children]))
"""


def test_of_many_who_change_a_profile_at_once_none_loses_what_another_wrote(
    tmp_path: Path,
) -> None:
    path = Path(profile_file())
    path.parent.mkdir(parents=True)
    path.write_text('level = "mid"\n', encoding="utf-8")

    codes = json.loads(
        run_script(AT_ONCE, tmp_path / "x", [], ["profile", "edit", "--skill", "made up "])
    )

    # Whoever was too late was told so.
    assert set(codes) <= {0, 1}
    assert len(check_profile(path.read_bytes()).skill) == codes.count(0) > 0


def test_of_many_who_write_a_report_at_once_one_is_there_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.md"

    codes = json.loads(run_script(AT_ONCE, path, [], [*report_of("mid", path), "--hours", "1"]))

    assert set(codes) == {0}
    assert path.read_text(encoding="utf-8").rstrip().splitlines()[-1].startswith("- ")
    assert not os.path.lexists(f"{path}{UNFINISHED}")
    assert Profile().pay is None
