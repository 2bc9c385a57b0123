"""Words after a command that are plain without an option: `salary senior london`.

An option that takes such words says so, with `BareWord` in its `Annotated`. The words are put
behind their options before anything else reads the command line.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from mlcareer.cli.metadata import last_mark, metadata_of
from mlcareer.errors import UnknownNameError, UsageError
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST = 5
"""Words of a name that may be typed without quotation marks, such as `rest of uk`."""

AMOUNT = frozenset("£0123456789.-")
"""What an amount begins with, and no name."""


class BareWord(Record, kw_only=False):
    """Marks an option whose value may be typed without it, where it is a name of the data.

    On an argument it says which names are the argument's own, so that no option takes them.
    """

    kind: str | None
    """How messages call such a name; `None` where a command takes a shared option in full only."""
    find: Callable[[str | None, str], object] | None = None
    """What finds a name in the data file at a path, or in the program's own, and raises
    `UnknownNameError` for one that is not there."""
    data: str = "guide"
    """The parameter that names such a file."""
    is_amount: bool = False
    """Whether the option takes an amount, which no argument of the command does."""

    def knows(self, path: str | None, name: str) -> bool:
        """Whether there is such a name."""
        return self.error_for(path, name) is None

    def error_for(self, path: str | None, name: str) -> UnknownNameError | None:
        """Return what is wrong with a name, if anything."""
        try:
            (self.find or _find_nothing)(path, name)
        except UnknownNameError as error:
            return error
        except UsageError:
            return None  # a name of several things, of which the command itself says more
        return None


def _find_nothing(_: str | None, name: str) -> None:
    raise UnknownNameError("name", name, ())


def with_options(command: Any, arguments: Sequence[str]) -> list[str]:  # noqa: ANN401 - Typer does not export the type
    """Return a command line with each bare word behind its option.

    Raises:
        UnknownNameError: A word is no name that the command takes.
        UsageError: Two words, or a word and an option, say the same thing.
    """
    found = _Words(command, arguments)
    if not found.words:
        return found.arguments
    found.read_marks(command)
    return list(found.expanded()) if found.marks else found.arguments


def option_for(command: Any, name: str) -> str | None:  # noqa: ANN401 - as above
    """Return the option of a command that a name could be the value of."""
    words = _Words(command, [])
    words.read_marks(command)
    for parameter, mark in words.marks.items():
        if mark.knows(None, name):
            return str(words.long_names[parameter])
    return None


class _Words:
    """The command line of one command, with what may be typed bare."""

    def __init__(self, command: Any, arguments: Sequence[str]) -> None:  # noqa: ANN401 - as above
        self.arguments = list(arguments)
        self.options = {opt: each for each in command.params for opt in each.opts if opt[0] == "-"}
        self.is_understood = True
        """Whether all options are known; what follows one that is not may be its value."""
        self.typed: dict[str, str] = {}
        """The options that were typed, by parameter."""
        self.words = list(self._words())
        """Where words are that belong to no option."""
        self.marks: dict[str, BareWord] = {}

    def read_marks(self, command: Any) -> None:  # noqa: ANN401 - as above
        """Find which options take bare words, which only few command lines have to know."""
        own = [each for each in command.params if each.param_type_name == "argument"]
        self.takes = -1 if any(each.nargs == -1 for each in own) else len(own)
        marks = {
            name: mark
            for name, metadata in metadata_of(command.callback).items()
            if (mark := last_mark(metadata, BareWord)) is not None and mark.kind is not None
        }
        arguments_own = {each.name for each in own}
        self.of_arguments = [mark for name, mark in marks.items() if name in arguments_own]
        options = {name: mark for name, mark in marks.items() if name not in arguments_own}
        self.marks = {name: mark for name, mark in options.items() if not mark.is_amount}
        self.of_amount = next((name for name, mark in options.items() if mark.is_amount), None)
        self.long_names = {
            each.name: max(each.opts, key=len) for each in command.params if each.opts
        }

    def _words(self) -> Iterator[int]:
        value_of = None
        for index, argument in enumerate(self.arguments):
            if value_of is not None:
                self.typed[value_of], value_of = argument, None
            elif argument == "--":
                return  # what follows is for the command's own arguments
            elif argument.startswith("-") and len(argument) > 1:
                name, equals, value = argument.partition("=")
                option = self.options.get(name) or self.options.get(argument[:2])
                if option is None:
                    self.is_understood = False
                    continue
                self.typed[option.name] = value
                attached = equals or name not in self.options
                value_of = None if option.is_flag or attached else option.name
            else:
                yield index

    def expanded(self) -> Iterator[str]:
        """Put the words behind their options; those of the command's own arguments stay."""
        taken: dict[int, list[str]] = {}
        left: list[str] = []
        position = 0
        while position < len(self.words):
            run, option = self._named_at(position)
            if option is None:
                left.append(self.arguments[self.words[position]])
                position += 1
                continue
            text = " ".join(run)
            if option in self.typed:
                raise UsageError(
                    f"both {self.typed[option]!r} and {text!r} were given",
                    hint=f"Give one of the two as {self.long_names[option]}.",
                )
            self.typed[option] = text
            taken[self.words[position]] = [self.long_names[option], text]
            for index in self.words[position + 1 : position + len(run)]:
                taken[index] = []
            position += len(run)
        if self.is_understood and self.takes >= 0 and len(left) > self.takes:
            raise self._unknown(left[self.takes])
        for index, argument in enumerate(self.arguments):
            yield from taken.get(index, [argument])

    def _named_at(self, position: int) -> tuple[list[str], str | None]:
        """Return the longest name that begins at a word, and the option that takes it."""
        first = self.arguments[self.words[position]]
        if first[:1] in AMOUNT:
            return [first], self.of_amount
        if self.takes and os.path.isfile(first):
            return [first], None
        for length in range(min(LONGEST, len(self.words) - position), 0, -1):
            places = self.words[position : position + length]
            if places[-1] - places[0] >= length:
                continue  # an option is between them
            run = [self.arguments[index] for index in places]
            if any(word[:1] in AMOUNT for word in run):
                continue  # no name has an amount in it
            if any(self._knows(mark, run) for mark in self.of_arguments):
                return run, None
            fitting = [each for each, mark in self.marks.items() if self._knows(mark, run)]
            if fitting:
                free = [each for each in fitting if each not in self.typed]
                return run, (free or fitting)[0]
        return [first], None

    def _knows(self, mark: BareWord, run: list[str]) -> bool:
        return mark.knows(self.typed.get(mark.data), " ".join(run))

    def _unknown(self, word: str) -> UnknownNameError:
        found = [
            (str(mark.kind), error)
            for mark in self.marks.values()
            if (error := mark.error_for(self.typed.get(mark.data), word)) is not None
        ]
        *first, last = dict.fromkeys(kind for kind, _ in found)
        kinds = f"{', '.join(first)} or {last}" if first else last
        return UnknownNameError(
            kinds,
            word,
            [name for _, error in found for name in error.known],
            {spelling: name for _, error in found for spelling, name in error.spellings.items()},
            message=f"no {kinds} is called {word!r}",
        )
