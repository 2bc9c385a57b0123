"""Data files of the user's own, checked when they have changed and not at each start.

A check loads pydantic and takes longer the larger the file is. What it made is kept until the
file, the program or Python is another.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

from mlcareer.guide import load
from mlcareer.guide.snapshot import checksum
from mlcareer.reading.kept import LARGEST_KEPT, forget_oldest, keep, kept
from mlcareer.reading.whole_file import content_of
from mlcareer.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.guide.kinds import DataKind

Data = TypeVar("Data")

MOST_KEPT = 8
"""Files of one kind. Whoever keeps a guide has one for each year and some copies."""


def data_at(kind: DataKind[Data], path: str, warn: Callable[[str], None]) -> Data:
    """Return the data of a kind in a file; `warn` is called when what was kept of it is damaged.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
        UsageError: There is no such file.
    """
    try:
        before = _key_of(path)
    except OSError:
        # Whoever reads it says better what is wrong with it.
        return load.read(kind, path)
    begins = f"{kind.name}-"
    name = f"{begins}{checksum(os.fsencode(os.path.abspath(path))).hex()}"
    found = kept(name, before, kind.record, warn)
    if found is not None:
        return found
    data = load.read(kind, path)
    if _key_of(path) == before:
        # Or else it was changed while it was read, and this may be the one or the other.
        keep(name, before, data)
        forget_oldest(begins, MOST_KEPT)
    return data


def _key_of(path: str) -> bytes:
    """Return what changes with the file, with what checks it and with what reads it.

    Raises:
        OSError: It cannot be read, or is no file.
    """
    content = content_of(path, largest=LARGEST_KEPT)
    if content is None:
        raise FileNotFoundError(path)
    file = os.stat(path)
    stamp = (file.st_dev, file.st_ino, file.st_size, file.st_mtime_ns, file.st_ctime_ns)
    code = [os.path.abspath(path), __version__, sys.version, *map(str, stamp)]
    for module in sorted(os.listdir(os.path.dirname(load.__file__))):
        if module.endswith(".py"):
            of_module = os.stat(os.path.join(os.path.dirname(load.__file__), module))
            code.append(f"{module} {of_module.st_size} {of_module.st_mtime_ns}")
    return checksum(content) + checksum("\n".join(code).encode(errors="surrogateescape"))
