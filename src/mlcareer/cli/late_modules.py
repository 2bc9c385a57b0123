"""Modules of Python's own that Typer imports and an ordinary run never uses, loaded on first use.

Typer imports them when it is imported itself, for rare needs: to open an editor, to tell one
system from another, to show the source of a failure. Together they are a twelfth of a run.
Each is put into `sys.modules` empty and filled by its own loader at the first look into it,
as `importlib.util.LazyLoader` does, which would import more than is saved here.
"""

from __future__ import annotations

import sys
from types import ModuleType

RARELY_USED = (
    "ipaddress",
    "linecache",
    "locale",
    "selectors",
    "signal",
    "subprocess",
    "textwrap",
    "tokenize",
)


class _Unloaded(ModuleType):
    """A module that loads itself at the first look into it."""

    def __getattr__(self, name: str) -> object:
        from importlib.machinery import PathFinder

        spec = PathFinder.find_spec(self.__name__)
        if spec is None or spec.loader is None:
            raise ModuleNotFoundError(f"No module named {self.__name__!r}")
        # First, so that what looks into the module while it loads finds what is there.
        self.__class__ = ModuleType  # type: ignore[assignment]  # it is no more than one now
        self.__spec__, self.__loader__, self.__file__ = spec, spec.loader, spec.origin
        spec.loader.exec_module(self)
        return getattr(self, name)


def load_late() -> None:
    """Put off the loading of modules that this process has not loaded yet."""
    for name in RARELY_USED:
        sys.modules.setdefault(name, _Unloaded(name))
