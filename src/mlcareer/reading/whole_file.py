"""A private file that is written whole or not at all, by one writer at a time.

The new text is written beside the old one, forced to the disk and then put in its place in one
step, so that a reader sees the one or the other, whenever the writer is stopped.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from stat import S_ISDIR, S_ISREG
from time import monotonic, sleep
from typing import TYPE_CHECKING

from mlcareer.errors import CareerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700

PATIENCE = 5.0
"""Seconds to wait for another writer, who needs a few milliseconds."""

LARGEST = 1_000_000
"""Bytes that are read of a file; a profile is a thousandth of this."""

BACKUP, LOCK = ".bak", ".lock"
"""What is added to the file's name for the version before, and for what says that somebody is
writing."""

UNFINISHED = ".mlcareer-unfinished"
"""What is added to the name of a file that is being written."""


def change_file(path: str, change: Callable[[bytes | None], bytes]) -> None:
    """Replace a file by what `change` makes of its content, and keep the version before.

    `change` is given `None` where there is no file; what it raises leaves everything as it was.

    Raises:
        CareerError: The file cannot be written, or somebody else keeps writing it.
    """
    # A link to a file elsewhere stays a link.
    path = os.path.realpath(path)
    try:
        os.makedirs(os.path.dirname(path), mode=PRIVATE_FOLDER, exist_ok=True)
        with _only_writer(path):
            old = content_of(path)
            new = change(old)
            if new == old:
                return
            if old is not None:
                put(path + BACKUP, old)
            put(path, new)
    except OSError as error:
        raise _cannot("write", path, error) from error


def delete_files(paths: list[str]) -> list[str]:
    """Delete files and what stands beside them, then their folders where nothing else is there.

    Return what was deleted.

    Raises:
        CareerError: Something cannot be deleted.
    """
    deleted = []
    for path in paths:
        try:
            for end in ("", BACKUP, UNFINISHED, BACKUP + UNFINISHED, LOCK):
                name = path + end
                with suppress(FileNotFoundError):
                    os.remove(name)
                    deleted.append(name)
        except OSError as error:
            raise _cannot("delete", path, error) from error
        with suppress(OSError):
            # Fails, as it should, where somebody else keeps something in it.
            os.rmdir(os.path.dirname(path))
    return [name for name in deleted if not name.endswith(LOCK)]


def content_of(path: str, largest: int = LARGEST) -> bytes | None:
    """Return what is in a file, or `None` where there is none.

    Raises:
        OSError: It cannot be read, is a device or a pipe, or is larger than `largest`.
    """
    try:
        # Asked first, as a pipe would be waited for when it is opened.
        _refuse_special(path, os.stat(path).st_mode)
        with open(path, "rb") as file:
            content = file.read(largest + 1)
    except (FileNotFoundError, NotADirectoryError):
        # The other where HOME is a file, as /dev/null is.
        return None
    if len(content) > largest:
        raise OSError(errno.EFBIG, f"it is larger than {largest:,} bytes", path)
    return content


def _refuse_special(path: str, mode: int) -> None:
    if not (S_ISREG(mode) or S_ISDIR(mode)):
        raise OSError(errno.EINVAL, "it is a device or a pipe and not a file", path)


def put(path: str, content: bytes) -> None:
    """Write one file in one step; an `OSError` leaves it as it was.

    Raises:
        OSError: It cannot be written, or a device or a pipe stands there.
    """
    with suppress(FileNotFoundError):
        # Whoever may replace a device would leave none.
        _refuse_special(path, os.stat(path).st_mode)
    beside = path + UNFINISHED
    descriptor = _new_file(beside)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            if sys.platform != "win32":
                # While it is still locked: nobody else can have put another in its place.
                os.replace(beside, path)
        if sys.platform == "win32":
            # Which moves no open file, and lets nobody else remove one.
            os.replace(beside, path)
    except BaseException:
        with suppress(OSError):
            os.remove(beside)
        raise


def _new_file(name: str) -> int:
    """Make a file that is ours alone, in the place of one that a stopped writer left.

    Raises:
        OSError: It cannot be made, or somebody else keeps writing it.
    """
    give_up = monotonic() + PATIENCE
    while True:
        with suppress(FileExistsError):
            descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
            if sys.platform == "win32" or (_lock(descriptor) and _is_still(name, descriptor)):
                return descriptor
            os.close(descriptor)
        _remove_left(name)
        if monotonic() > give_up:
            raise OSError(errno.EBUSY, "another program is writing it", name)
        sleep(0.001)


def _remove_left(name: str) -> None:
    """Remove an unfinished file, unless its writer is still at it."""
    with suppress(FileNotFoundError):
        if sys.platform == "win32" or os.path.islink(name):
            os.remove(name)
            return
        descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK)
        try:
            if _lock(descriptor) and _is_still(name, descriptor):
                os.remove(name)
        finally:
            os.close(descriptor)


@contextmanager
def _only_writer(path: str) -> Iterator[None]:
    """Hold the lock of a file; the system lets go of it when the program ends, however it ends."""
    name = path + LOCK
    give_up = monotonic() + PATIENCE
    while True:
        descriptor = os.open(name, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        if _lock(descriptor) and _is_still(name, descriptor):
            break
        os.close(descriptor)
        if monotonic() > give_up:
            raise CareerError(
                f"another program is writing {path}", hint="Nothing was changed. Try again."
            )
        sleep(0.01)
    try:
        yield
    finally:
        os.close(descriptor)


def _is_still(name: str, descriptor: int) -> bool:
    """Whether the lock is the one that stands there now: a deleted profile takes its lock along."""
    try:
        return os.path.samestat(os.stat(name), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _cannot(verb: str, path: str, error: OSError) -> CareerError:
    reason = error.strerror or str(error)
    hint = "Nothing was changed." if verb == "write" else "What is left is there as it was."
    return CareerError(f"cannot {verb} {path}: {reason}", hint=hint)
