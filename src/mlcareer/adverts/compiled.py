"""Rules in the form that `re` compiles them to, so that this need not be done at each start.

Compiling is half of what it costs to read one advert. What a rule comes to depends only on the
rule and on Python, so it can be kept between runs. Only CPython has such a form, and it is none
of what `re` promises: where anything of it is missing, rules are compiled as ever.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from re import Pattern

Rule = tuple[str, int]
"""The text of a rule and its flags."""

Compiled = tuple[int, bytes, int, dict[str, int]]
"""Flags, code, the number of groups, and the groups that have a name."""

_CODE = "I"
"""The type of the code's numbers: at most 32 bits each."""


class CompiledRules:
    """Rules that were compiled by an earlier run, and those that this run compiled."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[Rule, Compiled] = {}
        self._new: list[Rule] = []

    def compile(self, text: str, flags: int) -> Pattern[str]:
        """Return a rule ready for use."""
        import re

        known = self._known.get((text, flags))
        if known is not None:
            try:
                return _pattern(text, known)
            except (ImportError, TypeError, ValueError, RuntimeError, OverflowError):
                del self._known[text, flags]
        self._new.append((text, flags))
        return re.compile(text, flags)

    def take(self, known: Mapping[Rule, Compiled]) -> None:
        """Use what an earlier run compiled, with the same Python."""
        self._known.update(known)

    def all_of_them(self) -> dict[Rule, Compiled] | None:
        """Return every rule for a later run; nothing where it knows them or cannot use them."""
        if not self._new:
            return None
        try:
            made = {(text, flags): _code(text, flags) for text, flags in self._new}
        except (ImportError, AttributeError, TypeError, OverflowError):
            return None
        return self._known | made


def _code(text: str, flags: int) -> Compiled:
    from re import _compiler  # type: ignore[attr-defined]

    parsed = _compiler._parser.parse(text, flags)  # noqa: SLF001
    state = parsed.state
    code = array(_CODE, map(int, _compiler._code(parsed, flags))).tobytes()  # noqa: SLF001
    return int(flags | state.flags), code, state.groups - 1, dict(state.groupdict)


def _pattern(text: str, compiled: Compiled) -> Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    flags, code, groups, named = compiled
    names: list[str | None] = [None] * (groups + 1)
    for name, group in named.items():
        names[group] = name
    numbers = array(_CODE, code).tolist()
    # Its own check refuses a code that would read beyond itself.
    pattern: Pattern[str] = _sre.compile(text, flags, numbers, groups, named, tuple(names))
    return pattern


RULES = CompiledRules()
"""Those of this process."""
