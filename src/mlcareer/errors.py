"""Failures that a user can act on, and the exit codes that they end with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


MOST_MEANT = 3
"""How many names are suggested."""
MOST_LISTED = 8
"""More names than these are no help to read."""

LINE = 78
"""Characters of a line of names."""

LEAST_LETTERS = 3
"""A name with fewer letters is like too many others."""
LETTERS_A_SLIP = 9
"""A name may have one slip of the keyboard, and another for as many letters as these."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the name that one is a slip of the keyboard away from, or `None`.

    Both begin with the same letter, and one becomes the other by few slips: a letter typed wrongly,
    twice, not at all, or in the place of the next. Another thing with a name that is much alike is
    no slip: 'romford' is not 'oxford', and 'data-engineer' is not 'ai-engineer'.
    """
    letters = len(name)
    if letters < LEAST_LETTERS:
        return None
    allowed = 1 + letters // LETTERS_A_SLIP
    begun = (other for other in known if _begin_alike(name, other))
    slips = ((_slips(name, other, allowed), other) for other in begun)
    least = min(slips, default=(letters, ""), key=lambda found: found[0])
    return least[1] if least[0] <= allowed else None


def _begin_alike(name: str, other: str) -> bool:
    return name[:1] == other[:1] or sorted(name[:2]) == sorted(other[:2])


def _slips(name: str, other: str, most: int) -> int:
    """Count the slips between two names; more than `most` need not be counted to the end."""
    if abs(len(name) - len(other)) > most:
        return most + 1
    # The distance of Damerau and Levenshtein in which no part is changed twice, row by row.
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, letter in enumerate(name, start=1):
        earlier, before, row = before, row, [index]
        for place, known in enumerate(other, start=1):
            least = min(
                before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != known)
            )
            swapped = index > 1 and place > 1
            if swapped and letter == other[place - 2] and name[index - 2] == known:
                least = min(least, earlier[place - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return row[-1]


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

    @property
    def sentence(self) -> str:
        """The message with a full stop; one of several lines is no sentence."""
        message = str(self)
        ended = "\n" in message or message.endswith((".", "!", "?", ":"))
        return message if ended else f"{message}."

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
        *,
        message: str | None = None,
    ) -> None:
        """Say what may have been meant, or else what is known.

        Args:
            kind: What messages call such an entry, such as `level` or `region or place`.
            name: The name as it was typed.
            known: The names that there are.
            spellings: Other ways to write a name, each with the name itself.
            message: What is wrong, where that is not said of the guide.
        """
        self.kind = kind
        self.typed = name
        self.known = tuple(dict.fromkeys(known))
        self.elsewhere: str | None = None
        """The command line of another command that takes the name, once somebody has looked."""
        self.spellings = spellings or {each: each for each in self.known}
        super().__init__(message or f"the guide has no {kind} called {name!r}")

    @property
    def meant(self) -> list[str]:
        """The names that may have been meant."""
        return _meant(self.typed, self.spellings)

    @property
    def hint(self) -> str | None:
        """What may have been meant, or else what is known. Found when it is asked for."""
        if self._hint is not None:
            return self._hint
        meant = " or ".join(f"{each!r}" for each in self.meant)
        return f"Did you mean {meant}?" if meant else _listed(self.kind, self.known)

    @hint.setter
    def hint(self, hint: str | None) -> None:
        self._hint = hint

    def hint_for(self, arguments: Sequence[str]) -> str | None:
        """Return the command line that was typed with each name that may have been meant."""
        lines = [line for name in self.meant if (line := self._corrected(arguments, name))]
        if not lines and self.elsewhere:
            return f"Another command knows it: {self.elsewhere}"
        if not lines:
            return "\n".join(self._what_is_known(arguments))
        return "\n          or: ".join((f"Did you mean: {lines[0]}", *lines[1:]))

    def _what_is_known(self, arguments: Sequence[str]) -> Iterator[str]:
        from textwrap import fill

        hint = self.hint or ""
        indent = " " * (hint.find(": ") + 2)
        yield fill(hint, LINE, subsequent_indent=indent, break_on_hyphens=False)
        if self.known and len(self.known) <= MOST_LISTED and self._is_of_option(arguments):
            # The last, which is the highest of a ladder.
            yield f"For example: {self._corrected(arguments, self.known[-1])}"

    def _is_of_option(self, arguments: Sequence[str]) -> bool:
        """Whether the name was typed as the value of an option."""
        before = zip(["", *arguments], arguments, strict=False)
        return any(
            (argument.startswith("--") and argument.endswith(f"={self.typed}"))
            or (argument == self.typed and option.startswith("-"))
            for option, argument in before
        )

    def _corrected(self, arguments: Sequence[str], name: str) -> str | None:
        """Return the command line with a name in the place of the one that is not known."""
        from shlex import join

        words = [self._replaced(argument, name) for argument in arguments]
        return None if words == list(arguments) else join(["mlcareer", *words])

    def _replaced(self, argument: str, name: str) -> str:
        option, equals, value = argument.partition("=")
        if not option.startswith("--"):
            option, equals, value = "", "", argument
        items = [name if item.strip() == self.typed else item for item in value.split(",")]
        return name if value == self.typed and not option else f"{option}{equals}{','.join(items)}"


def _listed(kind: str, names: Sequence[str]) -> str:
    """List what is known: `Levels: junior, mid, senior, staff`."""
    if not names:
        return f"There is no {kind} at all in the data."
    *first, last = map(_plural, kind.replace(" or ", ", ").split(", "))
    kinds = f"{', '.join(first)} and {last}" if first else last
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return f"{kinds[0].upper()}{kinds[1:]}: {', '.join(names[:MOST_LISTED])}{more}"


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"


def _meant(name: str, spellings: Mapping[str, str]) -> list[str]:
    """Return the names that may have been meant; `spellings` as above."""
    typed = "-".join(name.casefold().split())
    # One word of several is that, whatever else it is like: 'ireland' is no slip of 'england'.
    whole = [spellings[each] for each in spellings if typed in each.split("-")]
    if whole:
        return list(dict.fromkeys(whole))[:MOST_MEANT]
    near = nearest(typed, spellings)
    return [] if near is None else [spellings[near]]


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
