"""The program where something is odd around it: its streams, its folders, its terminal."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from rich.cells import cell_len

from mlcareer.cli.main import main
from mlcareer.reading.user_folders import profile_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

pytestmark = pytest.mark.slow

SOURCE = str(Path(__file__).parents[1] / "src")

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")

NEEDS_FULL_DISK = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="a disk that is always full"
)

ADVERT = "Senior Machine Learning Engineer, London\nPyTorch required. £90,000 a year.\n"

WRITES = (
    "--help",
    "--version",
    "salary --help",
    "salary",
    "salary -f json",
    "salary -f csv",
    "profile show",
    "profile path",
    "guide path",
    "offer --template",
    "advert one.txt",
    "advert one.txt -f csv",
    "advert one.txt two.txt",
    "advert one.txt two.txt -f json",
    "advert one.txt two.txt -f csv",
)
"""Every way in which something comes to stdout."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two adverts."""
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(ADVERT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


class End(NamedTuple):
    """How a run ended whose stdout was another stream."""

    exit_code: int
    err: str


def run_into(
    descriptor: int, monkeypatch: pytest.MonkeyPatch, arguments: str, *, line_by_line: bool = False
) -> End:
    """Run the program with its stdout on a descriptor, which is closed then."""
    err = io.StringIO()
    with monkeypatch.context() as patch:
        stream = os.fdopen(descriptor, "w", encoding="utf-8", buffering=1 if line_by_line else -1)
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", err)
        with pytest.raises(SystemExit) as ended:
            main(arguments.split())
        stream.close()
    return End(int(ended.value.code or 0), err.getvalue())


@POSIX_ONLY
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("line_by_line", [True, False])
@pytest.mark.parametrize("arguments", WRITES)
def test_a_reader_that_has_seen_enough_is_no_failure(
    monkeypatch: pytest.MonkeyPatch, arguments: str, line_by_line: bool
) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)

    assert run_into(write_end, monkeypatch, arguments, line_by_line=line_by_line) == (0, "")


@NEEDS_FULL_DISK
@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", WRITES)
def test_an_answer_that_finds_no_room_is_told(
    monkeypatch: pytest.MonkeyPatch, arguments: str
) -> None:
    full = os.open("/dev/full", os.O_WRONLY)

    assert run_into(full, monkeypatch, arguments) == (
        1,
        "mlcareer: the answer could not be written: No space left on device\n",
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", WRITES)
def test_streams_that_were_closed_before_the_start_are_written_nowhere(
    monkeypatch: pytest.MonkeyPatch, arguments: str
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)

    with pytest.raises(SystemExit) as ended:
        main(arguments.split())

    assert not ended.value.code
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.close()


@POSIX_ONLY
@pytest.mark.parametrize("arguments", ["--version", "salary -l mid"])
def test_the_whole_process_ends_well_without_streams(arguments: str) -> None:
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m mlcareer {arguments} >&-'],  # noqa: S607 - a user's
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": SOURCE},
        timeout=30,
    )

    assert (done.returncode, done.stderr) == (0, b"")


@NEEDS_FULL_DISK
def test_an_error_that_finds_no_room_still_has_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8", buffering=1) as full:
        monkeypatch.setattr(sys, "stderr", full)
        with pytest.raises(SystemExit) as ended:
            main(["frobnicate"])
        # Nor is it told once more when the stream is closed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), full.fileno())

    assert ended.value.code == 2


@POSIX_ONLY
def test_ctrl_c_while_a_file_is_awaited_ends_with_130(tmp_path: Path) -> None:
    waiting = tmp_path / "advert.txt"
    os.mkfifo(waiting)
    process = subprocess.Popen(
        [sys.executable, "-m", "mlcareer", "advert", str(waiting)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
        # A shell lets what it runs in the background ignore Ctrl-C, and so all that this starts.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    # Opens once the program reads from the other end, which then waits for words.
    with waiting.open("wb"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)

    assert (process.returncode, out, err) == (130, "", "")


@pytest.mark.parametrize("command", ["advert -", "gap - --level mid", "gap one.txt --advert -"])
@pytest.mark.usefixtures("folder")
class TestStandardInput:
    def test_one_that_was_closed_before_the_start_is_told(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        monkeypatch.setattr(sys, "stdin", None)

        assert run(*command.split()) == (
            1,
            "",
            "mlcareer: standard input is closed.\nGive a file.\n",
        )

    @POSIX_ONLY
    def test_one_that_cannot_be_read_is_told(
        self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        only_written = os.open(folder / "written.txt", os.O_WRONLY | os.O_CREAT)
        with os.fdopen(only_written, encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdin", stream)
            outcome = run(*command.split())

        reason = "standard input cannot be read: Bad file descriptor."
        assert outcome == (1, "", f"mlcareer: {reason}\nGive a file.\n")


class TestHome:
    @pytest.fixture(params=["none", "missing", "a file", "empty"])
    def odd_home(
        self, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> str:
        """Take the folders of a person away in one way or another."""
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
            monkeypatch.delenv(name)
        kind = str(request.param)
        if kind == "none":
            for name in ("HOME", "USERPROFILE"):
                monkeypatch.delenv(name)
        else:
            blocked = tmp_path / "a-file"
            blocked.write_bytes(b"")
            home = {"missing": "/nowhere/at/all", "a file": str(blocked), "empty": ""}[kind]
            for name in ("HOME", "USERPROFILE"):
                monkeypatch.setenv(name, home)
        return kind

    @pytest.mark.parametrize(
        "arguments",
        ["salary --level mid", "take-home 95k", "gap one.txt -l mid", "offer 82k -l mid"],
    )
    @pytest.mark.usefixtures("odd_home", "folder")
    def test_no_question_needs_one(self, run: Run, arguments: str) -> None:
        # Whoever runs the tests may have a profile where there is no other home.
        outcome = run(*arguments.split(), "--no-profile")

        assert (outcome.exit_code, outcome.err) == (0, "")

    def test_a_file_in_its_place_holds_no_profile(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a-file").write_bytes(b"")
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "a-file"))
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "a-file"))

        assert "You have no profile" in run("profile", "show").out
        refused = run("profile", "init", "--level", "mid")
        assert refused.exit_code == 1
        assert "cannot write" in refused.err
        assert "Nothing was changed." in refused.err


class TestProfile:
    @pytest.fixture(params=["a pipe", "a device", "a folder", "too large", "a link to itself"])
    def odd_profile(self, request: pytest.FixtureRequest) -> Iterator[Path]:
        """Put something else where the profile should be."""
        if sys.platform == "win32":
            pytest.skip("pipes and devices of POSIX")
        path = Path(profile_file())
        path.parent.mkdir(parents=True)
        kind = request.param
        if kind == "a pipe":
            os.mkfifo(path)
        elif kind == "a device":
            path.symlink_to("/dev/zero")
        elif kind == "a folder":
            path.mkdir()
        elif kind == "too large":
            path.write_bytes(b"# much\n" * 200_000)
        else:
            path.symlink_to(path)
        yield path
        assert os.path.lexists(path)

    def test_what_is_no_file_is_told_and_kept(self, run: Run, odd_profile: Path) -> None:
        for arguments in ("salary", "profile show", "profile edit --level mid"):
            outcome = run(*arguments.split())
            assert (outcome.exit_code, outcome.out) == (3, "")
            assert outcome.err.startswith(f"mlcareer: cannot read {odd_profile}\n")
        assert run("salary", "--no-profile").exit_code == 0


@POSIX_ONLY
@pytest.mark.usefixtures("folder")
class TestNamedFiles:
    """A file that is named on the command line is anything but a file."""

    NAMES = ("folder.toml", "pipe.toml", "loop.toml", "zero.toml", "none.toml", "x" * 5_000)

    @pytest.fixture(autouse=True)
    def _put(self, folder: Path) -> None:
        (folder / "folder.toml").mkdir()
        os.mkfifo(folder / "pipe.toml")
        (folder / "loop.toml").symlink_to("loop.toml")
        (folder / "zero.toml").symlink_to("/dev/zero")

    @pytest.mark.parametrize("name", NAMES)
    @pytest.mark.parametrize(
        "command",
        [
            *("offer", "offers one.txt", "guide validate", "guide diff one.txt"),
            *("salary --guide", "report --level mid --pay 70k --offer"),
        ],
    )
    def test_data_is_read_from_files_alone(self, run: Run, command: str, name: str) -> None:
        outcome = run(*command.split(), name)

        assert outcome.exit_code in {2, 3}
        assert outcome.out == ""
        assert outcome.err.startswith("mlcareer: ")
        assert len(outcome.err.splitlines()) < 8

    @pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("pipe")])
    @pytest.mark.parametrize("command", ["advert", "gap", "gap --level mid --advert"])
    def test_a_document_is_read_from_a_file_or_a_pipe(
        self, run: Run, command: str, name: str
    ) -> None:
        outcome = run(*command.split(), name)

        assert outcome.exit_code in {1, 2}
        assert outcome.out == ""
        assert outcome.err.startswith("mlcareer: ")

    @pytest.mark.parametrize(
        "kind", ["a device", "a pipe", "a folder", "a loop", "nowhere", "long"]
    )
    def test_a_report_is_written_to_a_file_alone(self, run: Run, folder: Path, kind: str) -> None:
        name = {"nowhere": "no/such/folder.html", "long": f"{'x' * 300}.html"}.get(kind, "out.html")
        path = folder / name
        if kind == "a device":
            path.symlink_to("/dev/null")
        elif kind == "a pipe":
            os.mkfifo(path)
        elif kind == "a folder":
            path.mkdir()
        elif kind == "a loop":
            path.symlink_to(path)

        outcome = run("report", "--level", "mid", "--pay", "70k", "--output", name)

        assert (outcome.exit_code, outcome.out) == (1, "")
        assert outcome.err.startswith(f"mlcareer: cannot write {name}: ")
        assert outcome.err.endswith("\nNothing was written.\n")

    def test_a_report_goes_where_a_link_leads(self, run: Run, folder: Path) -> None:
        (folder / "link.html").symlink_to("file.html")

        assert run("report", "--level", "mid", "--output", "link.html").exit_code == 0
        assert (folder / "link.html").is_symlink()
        assert (folder / "file.html").is_file()

    def test_a_link_to_a_file_is_followed(self, run: Run, folder: Path) -> None:
        (folder / "link.txt").symlink_to("one.txt")

        assert run("advert", "link.txt").exit_code == 0

    def test_a_folder_that_cannot_be_listed_is_told(
        self, run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(_: str) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(os, "listdir", refuse)
        outcome = run("advert", str(folder))

        assert outcome == (1, "", f"mlcareer: {folder} cannot be read: Permission denied.\n")


class TestTerminal:
    @pytest.mark.parametrize("command", ["salary", "take-home 95k", "visa 52k", "levels", "faq"])
    @pytest.mark.parametrize("columns", [20, 33])
    def test_a_narrow_one_is_kept_to(self, run: Run, command: str, columns: int) -> None:
        outcome = run(*command.split(), columns=columns)

        assert outcome.exit_code == 0
        assert max(map(cell_len, outcome.out.splitlines())) <= columns

    @pytest.mark.parametrize("columns", [0, -5])
    def test_a_width_that_is_none_is_the_usual_one(self, run: Run, columns: int) -> None:
        assert run("salary", columns=columns) == run("salary", columns=80)

    def test_on_less_than_20_columns_it_is_drawn_for_20(self, run: Run) -> None:
        assert run("salary", columns=1) == run("salary", columns=20)

    @pytest.mark.parametrize("term", ["dumb", "", "unknown", "[red]"])
    def test_whatever_it_calls_itself_a_pipe_gets_plain_text(
        self, run: Run, monkeypatch: pytest.MonkeyPatch, term: str
    ) -> None:
        plain = run("salary")
        monkeypatch.setenv("TERM", term)

        assert run("salary") == plain

    @POSIX_ONLY
    def test_without_a_language_every_figure_is_there(self) -> None:
        variables = {
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
            "PYTHONPATH": SOURCE,
        }
        done = subprocess.run(
            [sys.executable, "-m", "mlcareer", "salary", "-l", "mid", "-r", "london"],
            capture_output=True,
            check=True,
            env={**os.environ, **variables},
            timeout=30,
        )

        assert done.stderr == b""
        assert b"GBP 65,000-GBP 95,000" in done.stdout
        assert done.stdout.isascii()
