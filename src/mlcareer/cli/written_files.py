"""Files that a command writes: never one of those that it reads."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mlcareer.errors import UsageError
from mlcareer.reading.user_folders import has_profile, profile_file
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class WrittenFile(Record):
    """Marks an option whose file the command writes: no other value may be the same file."""


def refuse_inputs(written: str, read: Iterable[str]) -> None:
    """Refuse to write a file that is read, whatever path, link or case names it.

    The profile is read by most commands and so is never written over.

    Raises:
        UsageError: It is one of those that are read.
    """
    for path in read:
        if _same(written, path):
            raise UsageError(
                f"{written} would be written over {path}, which is read",
                hint="Nothing was written. Give the output another name.",
            )
    if has_profile() and _same(written, profile_file()):
        raise UsageError(
            f"{written} is your profile", hint="Nothing was written. Give the output another name."
        )


def check_written(metadata: Mapping[str, tuple[object, ...]], typed: Mapping[str, object]) -> None:
    """Check each file that a command line has written against all else that was typed.

    Raises:
        UsageError: It is one of those that are read.
    """
    written = {
        name: str(typed[name])
        for name, marks in metadata.items()
        if typed.get(name) is not None and any(isinstance(mark, WrittenFile) for mark in marks)
    }
    for name, path in written.items():
        others = (value for other, value in typed.items() if other != name)
        refuse_inputs(path, (text for value in others for text in _texts(value)))


def _texts(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return map(str, value) if isinstance(value, list | tuple) else ()


def _same(one: str, other: str) -> bool:
    try:
        # Follows links of both kinds, and knows whether the disk tells capitals apart.
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return False  # one of them is not there, or is no path at all
