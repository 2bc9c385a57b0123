"""A folder of files that is written whole or not at all, and never over somebody's own by chance.

All files are written beside their place first. Only once they are there, they are moved to it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from mlcareer.errors import CareerError, UsageError
from mlcareer.reading.whole_file import UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Mapping


def check_folder(folder: str, *, force: bool) -> None:
    """Refuse a folder that files must not be written into, before any work is done.

    Raises:
        UsageError: It is a file, or it holds something and `force` does not allow that.
    """
    if not os.path.lexists(folder):
        return
    if not os.path.isdir(folder):
        raise UsageError(f"{folder} is not a folder", hint="Name a new folder.")
    if not force and os.listdir(folder):
        raise UsageError(
            f"{folder} is not empty",
            hint="Name a new folder, or replace the files of these names in it with --force.",
        )


def put_folder(folder: str, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write files into a folder that is new or empty, or with `force` into any.

    With `force`, files of the same names are replaced and all others left as they are.

    Raises:
        UsageError: It is a file, or it holds something and `force` does not allow that.
        CareerError: They cannot be written; then the folder is as it was.
    """
    check_folder(folder, force=force)
    folder = os.path.realpath(folder)
    beside = f"{folder}.{os.getpid()}{UNFINISHED}"
    made: list[str] = []
    try:
        os.makedirs(beside)
        for name, content in files.items():
            path = os.path.join(beside, name)
            made.append(path)
            with open(path, "xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        if os.path.isdir(folder) and os.listdir(folder):
            _refuse_folders(folder, files)
            for name in files:
                os.replace(os.path.join(beside, name), os.path.join(folder, name))
            os.rmdir(beside)
            return
        if os.path.isdir(folder):
            os.rmdir(folder)
        os.rename(beside, folder)
    except OSError as error:
        for path in made:
            with suppress(OSError):
                os.remove(path)
        if made:
            with suppress(OSError):
                os.rmdir(beside)
        reason = error.strerror or str(error)
        raise CareerError(
            f"cannot write {folder}: {reason}", hint="Nothing was written."
        ) from error


def _refuse_folders(folder: str, files: Mapping[str, bytes]) -> None:
    """Say that a folder is in the way of a file before the first one is moved.

    Raises:
        OSError: One is.
    """
    for name in files:
        if os.path.isdir(os.path.join(folder, name)):
            raise IsADirectoryError(f"{name} is a folder there")
