"""Failures that a user can act on, and the exit codes that they end with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence


LEAST_PART = 3
"""Letters. A part of a name that is shorter is in too many names."""
MOST_MEANT = 5
"""How many names are suggested for a part of them."""
MOST_LISTED = 40
"""More names than these are no help to read."""


LIKE_ENOUGH = 0.7
"""How alike two names must be, from 0 to 1, for one to be taken for a slip of the other."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name that one is most like, or `None` where it is like none."""
    from difflib import get_close_matches

    near = get_close_matches(name, tuple(known), n=1, cutoff=LIKE_ENOUGH)
    return near[0] if near else None


class ExitCode:
    """What a shell learns from a run. "Nothing matches" is an answer, so it is OK.

    Plain numbers: an enumeration would cost every start more than all other errors here.
    """

    OK = 0
    FAILED = 1
    """A check that was asked for did not pass, or the work failed."""
    USAGE = 2
    """The question could not be understood."""
    DATA = 3
    """A data file is wrong."""
    INTERRUPTED = 130
    """Ctrl-C."""


class CareerError(Exception):
    """A failure the user can act on: what was wrong, then in `hint` what to try."""

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    def hint_for(self, arguments: Sequence[str]) -> str | None:
        """Return what to try for somebody who typed these arguments."""
        del arguments
        return self.hint


class UsageError(CareerError):
    """The question could not be understood, such as an amount that is not money."""

    exit_code = ExitCode.USAGE


class UnknownNameError(UsageError):
    """The data has no entry under the name that was asked for."""

    def __init__(
        self,
        kind: str,
        name: str,
        known: Iterable[str],
        spellings: Mapping[str, str] | None = None,
    ) -> None:
        """Say what is known; `spellings` maps other ways to write a name to the name itself."""
        names = list(dict.fromkeys(known))
        others = spellings or {known_name: known_name for known_name in names}
        plain = "-".join(name.casefold().split())
        near = _meant(plain, others)
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        if len(names) > MOST_LISTED:
            hint = meant.strip() or f"There are {len(names)}, such as {', '.join(names[:3])}."
        elif names:
            hint = f"{meant}Known: {', '.join(names)}."
        else:
            hint = f"There is no {kind} at all in the data."
        super().__init__(f"there is no {kind} called {name!r}", hint=hint)


def _meant(typed: str, spellings: Mapping[str, str]) -> list[str]:
    """Return what may have been meant, as messages show it; `spellings` as above."""

    def named_by(fits: Callable[[str], bool]) -> list[str]:
        named = dict.fromkeys(spellings[spelling] for spelling in spellings if fits(spelling))
        return [repr(name) for name in named][:MOST_MEANT]

    # One word of several is that, whatever else it is like: 'ireland' is no slip of 'england'.
    whole_words = named_by(lambda spelling: typed in spelling.split("-"))
    if whole_words:
        return whole_words
    spelling = nearest(typed, spellings)
    if spelling is not None:
        name = spellings[spelling]
        return [repr(spelling) if name == spelling else f"{spelling!r} ({name})"]
    return named_by(lambda spelling: typed in spelling) if len(typed) >= LEAST_PART else []


class MissingFileError(UsageError):
    """There is no file at a path that was given."""

    def __init__(self, path: str, *, hint: str = "Check the path.") -> None:
        """Name the file of the same folder that is called most like it, and then `hint`."""
        near = _nearest_file(path)
        super().__init__(
            f"there is no file {path!r}",
            hint=f"Did you mean {near!r}? {hint}" if near else hint,
        )


def _nearest_file(path: str) -> str | None:
    """Return the path of the file that is called most like one that is not there."""
    import os

    folder, name = os.path.split(path)
    try:
        names = os.listdir(folder or ".")
    except OSError:
        return None
    # Without their endings, in which most files are alike.
    called = {os.path.splitext(each)[0]: each for each in names}
    near = nearest(os.path.splitext(name)[0], called)
    return None if near is None else os.path.join(folder, called[near])


class DocumentError(CareerError):
    """A document of the user's, such as a CV, cannot be read; the message says why."""


class DataError(CareerError):
    """A data file does not hold what it must; each problem is one line."""

    exit_code = ExitCode.DATA

    def __init__(self, summary: str, problems: Sequence[str], *, hint: str | None = None) -> None:
        super().__init__("\n".join([summary, *(f"  {problem}" for problem in problems)]), hint=hint)
        self.problems = tuple(problems)
