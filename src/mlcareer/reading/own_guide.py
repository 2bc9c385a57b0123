"""A guide of the user's own, checked when it has changed and not at each start.

A check loads pydantic and takes longer the larger the guide is. What it made is kept until the
file, the program or Python is another.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from mlcareer.guide import load
from mlcareer.guide.snapshot import checksum
from mlcareer.reading.kept import LARGEST_KEPT, forget_oldest, keep, kept
from mlcareer.reading.whole_file import content_of
from mlcareer.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.guide.model import Guide

MOST_KEPT = 8
"""Guides. Whoever keeps a guide has one for each year and some copies."""

_NAME = "guide-"


def guide_at(path: str, tell: Callable[[str], None]) -> Guide:
    """Return the guide in a file; `tell` is told when what was kept of it is damaged.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    try:
        before = _key_of(path)
    except OSError:
        # Whoever reads it says better what is wrong with it.
        return load.read_guide(path)
    name = f"{_NAME}{checksum(os.fsencode(os.path.abspath(path))).hex()}"
    found = kept(name, before, tell)
    if found is not None:
        # Of this kind, as the key says that this program made it.
        guide: Guide = found  # type: ignore[assignment]
        return guide
    guide = load.read_guide(path)
    if _key_of(path) == before:
        # Or else it was changed while it was read, and this may be the one or the other.
        keep(name, before, guide)
        forget_oldest(_NAME, MOST_KEPT)
    return guide


def _key_of(path: str) -> bytes:
    """Return what changes with the file, with what checks it and with what reads it.

    Raises:
        OSError: It cannot be read, or is no file.
    """
    content = content_of(path, largest=LARGEST_KEPT)
    if content is None:
        raise FileNotFoundError(path)
    file = os.stat(path)
    stands = (file.st_dev, file.st_ino, file.st_size, file.st_mtime_ns, file.st_ctime_ns)
    code = [os.path.abspath(path), __version__, sys.version, *map(str, stands)]
    for module in sorted(os.listdir(os.path.dirname(load.__file__))):
        if module.endswith(".py"):
            of_module = os.stat(os.path.join(os.path.dirname(load.__file__), module))
            code.append(f"{module} {of_module.st_size} {of_module.st_mtime_ns}")
    return checksum(content) + checksum("\n".join(code).encode(errors="surrogateescape"))
