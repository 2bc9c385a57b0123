"""The rules by which adverts and CVs are read, kept compiled from run to run."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mlcareer.adverts.compiled import RULES
from mlcareer.guide.snapshot import checksum
from mlcareer.reading.kept import keep, kept
from mlcareer.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAME = "compiled-rules"


@contextmanager
def rules_kept(warn: Callable[[str], None]) -> Iterator[None]:
    """Use the rules that earlier runs compiled, and keep what the block compiles beside them.

    `warn` is called when what was kept is damaged.
    """
    key = checksum(f"{__version__} {sys.version}".encode())
    RULES.take(kept(NAME, key, dict, warn) or {})
    try:
        yield
    finally:
        found = RULES.all_of_them()
        if found is not None:
            keep(NAME, key, found)
