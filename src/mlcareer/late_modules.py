"""What Typer and Rich import of Python's library for rare needs, loaded at the first use of it.

Both import these modules when they are imported themselves: to open an editor, to tell one
system from another, to show the source of a failure, to read kinds of options that no command
has, to copy a style. Together they cost twice a bare start of Python. So while Typer or Rich is
imported, an empty module stands in `sys.modules` for each that is not loaded yet, with stand-ins
for the names that are taken out of it or built upon. Afterwards the empty modules are taken away
again: nobody but the two, and what they import, ever meets one. Whoever uses a stand-in gets the
real thing.
"""

from __future__ import annotations

import sys
from _thread import _local
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Modules = dict[str, dict[str, Callable[[str, str], object]]]
    """Modules, each with the names that are taken out of it at once and what stands in for
    them."""


class _Unloaded(ModuleType):
    """A module that is imported at the first look into it."""

    def __getattr__(self, name: str) -> object:
        if name == "__path__":
            # Asked by each import from a module: whether it is a package. None of these is.
            raise AttributeError(name)
        return _real(self.__name__, name)


class _ClassOfUnloaded(type):
    """The type of a class that stands in for one of an unloaded module."""

    module_of_real: str
    """Named as no class names anything; what is built upon a stand-in inherits it."""

    def __call__(cls, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - any class's own
        """Make one of the real class, or of a class that was built upon the stand-in."""
        if "module_of_real" in cls.__dict__:
            return _real_class(cls)(*arguments, **named)
        cls.__bases__ = tuple(
            _real_class(base) if isinstance(base, _ClassOfUnloaded) else base
            for base in cls.__bases__
        )
        return super().__call__(*arguments, **named)

    def __getattr__(cls, name: str) -> object:
        return getattr(_real_class(cls), name)

    def __eq__(cls, other: object) -> bool:
        # A class of a module that nobody has loaded is none that anybody has.
        return cls is other or (_is_loaded(cls.module_of_real) and _real_class(cls) is other)

    def __hash__(cls) -> int:
        return id(cls)

    def __instancecheck__(cls, instance: object) -> bool:
        return _is_loaded(cls.module_of_real) and isinstance(instance, _real_class(cls))

    def __subclasscheck__(cls, subclass: type) -> bool:
        return cls is subclass or (
            _is_loaded(cls.module_of_real) and issubclass(subclass, _real_class(cls))
        )


class _Base:
    """What stand-ins are built upon, as Python lets no class exchange `object` for another."""


def _class(module: str, name: str) -> object:
    return _ClassOfUnloaded(name, (_Base,), {"module_of_real": module})


def _function(module: str, name: str) -> object:
    def call(*arguments: object, **named: object) -> object:
        return _real(module, name)(*arguments, **named)

    return call


def _itself(module: str, name: str) -> object:
    """Return what the module itself takes from Python's core."""
    return {("threading", "local"): _local}[module, name]


BY_TYPER: Modules = {
    "ast": {"NodeVisitor": _class},
    "bz2": {},
    "datetime": {"datetime": _class},
    "difflib": {"get_close_matches": _function},
    "fnmatch": {},
    "gettext": {"gettext": _function},
    "linecache": {},
    "locale": {},
    "lzma": {},
    "pathlib": {"Path": _class},
    "platform": {},
    "shellingham": {},
    "shutil": {"get_terminal_size": _function},
    "subprocess": {},
    "textwrap": {},
    "threading": {"local": _itself},
    "tokenize": {},
    "traceback": {"FrameSummary": _class, "StackSummary": _class},
    "uuid": {"UUID": _class},
    "zlib": {},
}

BY_RICH: Modules = {
    "ast": {"literal_eval": _function},
    "colorsys": {"rgb_to_hls": _function},
    "pickle": {"dumps": _function, "loads": _function},
}


@contextmanager
def put_off(rarely_used: Modules) -> Iterator[None]:
    """Let what is imported meanwhile find stand-ins for modules that are not loaded yet."""
    unloaded = {name: _Unloaded(name) for name in rarely_used if name not in sys.modules}
    for name, module in unloaded.items():
        for member, stand_in in rarely_used[name].items():
            setattr(module, member, stand_in(name, member))
    sys.modules.update(unloaded)
    try:
        yield
    finally:
        for name, module in unloaded.items():
            _take_away(name, module)


def _take_away(name: str, module: ModuleType | None) -> None:
    if isinstance(module, _Unloaded) and sys.modules.get(name) is module:
        del sys.modules[name]


def _is_loaded(module: str) -> bool:
    return module in sys.modules and not isinstance(sys.modules[module], _Unloaded)


def _real(module: str, name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import a module and return what it holds under a name."""
    _take_away(module, sys.modules.get(module))
    return getattr(__import__(module), name)


def _real_class(stand_in: _ClassOfUnloaded) -> type:
    real: type = _real(stand_in.module_of_real, stand_in.__name__)
    return real
