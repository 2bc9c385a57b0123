"""What is kept from run to run in the user's cache folder, to be worked out only once.

Each is one file, written whole, that holds the key it was made for and a checksum. It is never
needed: what is missing, damaged, made for another key or not the user's own is worked out anew.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

from mlcareer.errors import UsageError
from mlcareer.guide.snapshot import DamagedError, data_of, snapshot
from mlcareer.reading.user_folders import kept_file
from mlcareer.reading.whole_file import PRIVATE_FOLDER, content_of, put

if TYPE_CHECKING:
    from collections.abc import Callable

Data = TypeVar("Data")

LARGEST_KEPT = 64_000_000
"""Bytes. What is kept of the largest guide that is read is half of this."""

_OTHERS_MAY_WRITE = 0o022


def kept(name: str, key: bytes, kind: type[Data], warn: Callable[[str], None]) -> Data | None:
    """Return what was kept under a name for a key, or `None`; `warn` is called where it is damaged.

    What is not of the type `kind` is damaged too.
    """
    try:
        path = kept_file(name)
    except UsageError:
        return None  # there is no home folder
    try:
        stored = content_of(path, largest=LARGEST_KEPT)
        if stored is None or not _is_our_own(path):
            return None
        return data_of(stored, key, kind)
    except OSError:
        return None
    except DamagedError as error:
        warn(f"mlcareer: {path} is damaged ({error}); it is not used and made anew")
        return None


def keep(name: str, key: bytes, data: object) -> None:
    """Keep data of a guide, or plain data, under a name for a key, where that is possible."""
    try:
        path = kept_file(name)
        os.makedirs(os.path.dirname(path), mode=PRIVATE_FOLDER, exist_ok=True)
        put(path, snapshot(data, key))
    except (OSError, UsageError):
        # Nowhere to keep it: then the next run works it out again.
        return


def forget_oldest(prefix: str, most: int) -> None:
    """Delete what was kept longest ago under names that begin alike, down to the `most`."""
    try:
        folder = os.path.dirname(kept_file(prefix))
        files = [entry for entry in os.scandir(folder) if entry.name.startswith(prefix)]
        files.sort(key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
        for entry in files[most:]:
            os.remove(entry.path)
    except (OSError, UsageError):
        # Another run may have been quicker, or the folder is not ours to change.
        return


def _is_our_own(path: str) -> bool:
    """Whether nobody else can have written a file."""
    if sys.platform == "win32":
        return True
    found = os.stat(path)
    return found.st_uid == os.geteuid() and not found.st_mode & _OTHERS_MAY_WRITE
