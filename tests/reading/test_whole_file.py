"""A private file is written whole or not at all, whenever and however the writer ends."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from mlcareer.errors import CareerError
from mlcareer.reading import whole_file
from mlcareer.reading.whole_file import BACKUP, LOCK, change_file, content_of, delete_files, put

SOURCE = str(Path(__file__).parents[2] / "src")

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own" / "profile.toml"


def write(file: Path, content: bytes) -> None:
    change_file(str(file), lambda _: content)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_file_and_its_folder_are_for_their_owner_alone(file: Path) -> None:
    write(file, b"new")

    assert file.read_bytes() == b"new"
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600
        assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_version_before_is_kept(file: Path) -> None:
    for content in (b"one", b"two", b"three"):
        write(file, content)

    assert file.read_bytes() == b"three"
    assert Path(f"{file}{BACKUP}").read_bytes() == b"two"


def test_writing_what_is_there_already_keeps_the_version_before(file: Path) -> None:
    for content in (b"one", b"two", b"two"):
        write(file, content)

    assert Path(f"{file}{BACKUP}").read_bytes() == b"one"


def test_a_change_that_is_refused_leaves_everything_as_it_was(file: Path) -> None:
    write(file, b"old")

    def refuse(_: bytes | None) -> bytes:
        raise CareerError("no")

    with pytest.raises(CareerError, match="no"):
        change_file(str(file), refuse)

    assert file.read_bytes() == b"old"
    assert names_in(file.parent) == {file.name, file.name + LOCK}


@POSIX_ONLY
def test_a_link_to_a_file_elsewhere_stays_a_link(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "dotfiles.toml"
    elsewhere.write_bytes(b"old")
    file.parent.mkdir()
    file.symlink_to(elsewhere)

    write(file, b"new")

    assert file.is_symlink()
    assert elsewhere.read_bytes() == b"new"


WRITER = f"""
import os, signal, sys
sys.path.insert(0, {SOURCE!r})
from mlcareer.reading import whole_file
path, stop_at = sys.argv[1], int(sys.argv[2])
steps = 0

def step(frame, event, argument):
    global steps
    if frame.f_code.co_filename != whole_file.__file__:
        return None
    steps += 1
    if steps == stop_at:
        os.kill(os.getpid(), signal.SIGKILL)
    return step

# One process for each moment, forked from one that has loaded everything.
for stop_at in range(1, stop_at + 1):
    child = os.fork()
    if child == 0:
        sys.settrace(step)
        whole_file.change_file(path, lambda old: b"new " * 2000 + str(stop_at).encode())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    with open(path, "rb") as file:
        content = file.read()
    print(os.WIFSIGNALED(status), content[:4], len(content), flush=True)
"""


@pytest.mark.slow
@POSIX_ONLY
def test_a_writer_that_is_killed_at_any_line_leaves_the_old_or_the_new(file: Path) -> None:
    write(file, b"old " * 2_000)

    done = subprocess.run(
        [sys.executable, "-c", WRITER, str(file), "200"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    lines = done.stdout.splitlines()
    assert len(lines) == 200
    killed = [line for line in lines if line.startswith("True")]
    # Both happened: most moments lie before the end of the writing, the last ones after it.
    assert 30 < len(killed) < 200
    # Whole every time: 2,000 times four letters, and for the new ones the number behind them.
    sizes = {int(line.split()[-1]) for line in lines}
    assert sizes <= {8_000, 8_001, 8_002, 8_003}
    # And what a killed writer left behind is not in the way of the next.
    write(file, b"after")
    assert names_in(file.parent) == {file.name, file.name + BACKUP, file.name + LOCK}


FULL_DISK = f"""
import resource, signal, sys
sys.path.insert(0, {SOURCE!r})
from mlcareer.errors import CareerError
from mlcareer.reading.whole_file import change_file
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    change_file(sys.argv[1], lambda old: b"x" * 10_000)
except CareerError as error:
    print(error, error.hint)
"""


@POSIX_ONLY
def test_a_disk_that_takes_no_more_leaves_the_old_file_whole(file: Path) -> None:
    write(file, b"old")

    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(file)],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )

    assert done.stdout == f"cannot write {file}: File too large Nothing was changed.\n"
    assert file.read_bytes() == b"old"
    assert whole_file.UNFINISHED not in "".join(names_in(file.parent))


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES, errno.ENOSPC])
def test_a_folder_that_cannot_be_written_is_named_with_the_reason(
    file: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    write(file, b"old")

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(CareerError) as refused:
        write(file, b"new")

    assert str(refused.value) == f"cannot write {file}: {os.strerror(code)}"
    assert file.read_bytes() == b"old"
    assert whole_file.UNFINISHED not in "".join(names_in(file.parent))


def test_a_file_in_the_place_of_the_folder_is_an_error_with_a_reason(file: Path) -> None:
    file.parent.write_bytes(b"in the way")

    with pytest.raises(CareerError, match="cannot write"):
        write(file, b"new")

    assert file.parent.read_bytes() == b"in the way"


COUNTER = f"""
import sys
sys.path.insert(0, {SOURCE!r})
from mlcareer.reading.whole_file import change_file
for _ in range(25):
    change_file(sys.argv[1], lambda old: str(int(old or b"0") + 1).encode())
"""


def test_two_writers_at_once_lose_nothing_of_each_other(file: Path) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", COUNTER, str(file)]) for _ in range(2)]

    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    assert file.read_bytes() == b"50"


PUTTER = f"""
import sys
sys.path.insert(0, {SOURCE!r})
from mlcareer.reading.whole_file import put
for _ in range(60):
    put(sys.argv[1], sys.argv[2].encode() * 300_000)
"""


def test_two_that_put_a_file_without_a_lock_never_mix_it(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    writers = [
        subprocess.Popen([sys.executable, "-c", PUTTER, str(path), letter]) for letter in "ab"
    ]

    seen = set()
    while any(writer.poll() is None for writer in writers):
        content = content_of(str(path)) or b""
        seen.add((len(content), content[:1], content[-1:]))

    assert [writer.wait() for writer in writers] == [0, 0]
    assert seen <= {(0, b"", b""), (300_000, b"a", b"a"), (300_000, b"b", b"b")}
    assert names_in(tmp_path) == {"home", "report.html"}


@POSIX_ONLY
@pytest.mark.parametrize("left", ["a file", "a link", "a pipe"])
def test_what_stands_where_the_unfinished_file_should_is_removed(tmp_path: Path, left: str) -> None:
    path, other = tmp_path / "report.html", tmp_path / "other"
    other.write_bytes(b"stays")
    beside = Path(f"{path}{whole_file.UNFINISHED}")
    if left == "a file":
        beside.write_bytes(b"half")
        beside.chmod(0o644)
    elif left == "a link":
        beside.symlink_to(other)
    else:
        os.mkfifo(beside)

    put(str(path), b"new")

    assert (path.read_bytes(), other.read_bytes()) == (b"new", b"stays")
    assert path.stat().st_mode & 0o777 == 0o600
    assert not beside.exists()


@POSIX_ONLY
def test_an_unfinished_file_that_is_being_written_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    path = tmp_path / "report.html"
    beside = Path(f"{path}{whole_file.UNFINISHED}")
    beside.write_bytes(b"half")
    monkeypatch.setattr(whole_file, "PATIENCE", 0.05)
    with beside.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(OSError, match="another program is writing it"):
            put(str(path), b"new")

    assert beside.read_bytes() == b"half"
    assert not path.exists()


@POSIX_ONLY
@pytest.mark.parametrize("end", ["device", "pipe"])
def test_a_device_or_a_pipe_is_never_replaced(tmp_path: Path, end: str) -> None:
    path = tmp_path / "report.html"
    if end == "pipe":
        os.mkfifo(path)
    # A terminal of our own, and not /dev/null, which a failure could take away.
    ours, theirs = os.openpty()
    target = os.ttyname(theirs) if end == "device" else str(path)

    with pytest.raises(OSError, match="a device or a pipe"):
        put(target, b"new")
    with pytest.raises(OSError, match="a device or a pipe"):
        content_of(target)
    os.close(ours)
    os.close(theirs)


@POSIX_ONLY
def test_a_writer_that_is_held_up_too_long_gives_up_and_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    write(file, b"old")
    monkeypatch.setattr(whole_file, "PATIENCE", 0.05)
    with Path(f"{file}{LOCK}").open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CareerError, match="another program is writing"):
            write(file, b"new")

    assert file.read_bytes() == b"old"


def test_deleting_takes_all_that_belongs_to_a_file_and_nothing_else(file: Path) -> None:
    write(file, b"one")
    write(file, b"two")
    other = file.parent / "not-ours.txt"
    other.write_bytes(b"stays")

    deleted = delete_files([str(file)])

    assert deleted == [str(file), f"{file}{BACKUP}"]
    assert names_in(file.parent) == {"not-ours.txt"}
    other.unlink()
    assert delete_files([str(file)]) == []
    assert not file.parent.exists()


def test_what_is_not_there_has_no_content(tmp_path: Path) -> None:
    assert content_of(str(tmp_path / "none")) is None
    put(str(tmp_path / "some"), b"x")
    assert content_of(str(tmp_path / "some")) == b"x"
