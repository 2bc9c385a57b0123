"""What follows when somebody presses Tab, read from the table of commands.

A shell runs the program with `_MLCAREER_COMPLETE` set to its own name and the words typed so far
as arguments, the one under the cursor last (`shell_scripts`). Each press of Tab starts the
program again, so nothing is imported here but what every Python has at hand.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False  # as in typing, which would be the slowest import here
if TYPE_CHECKING:
    from mlcareer.cli.described import Described, Parameter

ASKED_BY = "_MLCAREER_COMPLETE"
"""The variable that names the shell that asks."""

BEGUN = "_MLCAREER_BEGUN"
"""The word under the cursor where a shell cannot pass it: PowerShell drops an empty argument."""

Values = list[tuple[str, str]]
"""What can follow, each with what it means."""


def answer_tab(shell: str, words: list[str]) -> None:
    """Write what can follow to stdout, straight to the file, and nothing where there is nothing."""
    from mlcareer.cli.command_table import command_table

    if shell in {"powershell", "pwsh"}:
        words = [*words, os.environ.get(BEGUN, "")]
    text = shown(shell, words, command_table())
    os.write(1, text.encode("utf-8", "replace"))


def shown(shell: str, words: list[str], table: Described) -> str:
    """Return what a shell is to read: a line for each value, with its meaning but in Bash."""
    # Bash splits words at `=`, and replaces only what follows the last one.
    begun_for_shell = words[-1] if words else ""
    if shell == "bash":
        words = with_equals_signs_joined(words)
    *before, begun = words or [""]
    found = what_follows(before, begun, table)
    option = option_begun(begun_for_shell if shell == "bash" else begun)
    write = _WRITTEN.get(shell, _for_bash)
    return "".join(write(option, value, meaning) + "\n" for value, meaning in found)


def what_follows(before: list[str], begun: str, table: Described) -> Values:
    """Return the commands, options or values that can stand in place of the word begun.

    Of an option with its value, `--level=s`, these are the values alone.
    """
    place = _Place(table)
    for word in before:
        place.go_past(word)
    return _begun_with(*place.can_follow(begun))


class _Place:
    """Where the word begun stands: in which command, and after what."""

    def __init__(self, table: Described) -> None:
        self.node: Described | None = table
        """Nothing after a command that there is not."""
        self.given: set[str] = set()
        """Names of the options before."""
        self.words = 0
        """How many arguments come before."""
        self.waiting: Parameter | None = None
        """The option whose value comes next."""
        self.options_ended = False

    def go_past(self, word: str) -> None:
        if self.waiting is not None:
            self.waiting = None
        elif word == "--":
            self.options_ended = True
        elif self._is_option(word):
            self._take_option(word)
        elif self.node is not None and self.node["commands"]:
            self.node, self.given = self.node["commands"].get(word), set()
        else:
            self.words += 1

    def can_follow(self, begun: str) -> tuple[str, Values]:
        """Return what of the word begun is to be completed, and by what."""
        if self.node is None:
            return begun, []
        if self.waiting is not None:
            return begun, self.waiting["values"]
        name, equals_sign, value = begun.partition("=")
        if self._is_option(begun) and equals_sign:
            option = self._option(name)
            return value, [] if option is None else option["values"]
        if begun[:1] == "-" and not self.options_ended:
            return begun, self._options_left()
        if self.node["commands"]:
            return begun, [(name, inner["short"]) for name, inner in self.node["commands"].items()]
        return begun, self._values_of_word()

    def _is_option(self, word: str) -> bool:
        return len(word) > 1 and word[0] == "-" and not self.options_ended

    def _take_option(self, word: str) -> None:
        name, equals_sign, _ = word.partition("=")
        option = self._option(name)
        if option is not None:
            self.given.update(option["names"])
            if name in option["names"] and not option["flag"] and not equals_sign:
                self.waiting = option

    def _option(self, name: str) -> Parameter | None:
        """Return the option of a name; `-lmid` is `-l` with its value."""
        short = name if name.startswith("--") else name[:2]
        for option in self.node["options"] if self.node else ():
            if name in option["names"] or short in option["names"]:
                return option
        return None

    def _options_left(self) -> Values:
        return [
            (name, option["help"])
            for option in (self.node["options"] if self.node else ())
            if option["many"] or not self.given.intersection(option["names"])
            for name in option["names"]
        ]

    def _values_of_word(self) -> Values:
        """Return the values of the argument here; the last one may be given many times."""
        arguments = self.node["arguments"] if self.node else []
        bare = [
            value
            for option in (self.node["options"] if self.node else [])
            if option["bare"]
            for value in option["values"]
        ]
        if self.words < len(arguments):
            return [*arguments[self.words]["values"], *bare]
        return arguments[-1]["values"] if arguments and arguments[-1]["many"] else bare


def _begun_with(begun: str, values: Values) -> Values:
    plain = begun.casefold()
    return [(value, meaning) for value, meaning in values if value.casefold().startswith(plain)]


def option_begun(word: str) -> str:
    """Return the option that a word begins with, `--level=`, or nothing."""
    option, equals_sign, _ = word.partition("=")
    return option + equals_sign if equals_sign and option.startswith("-") else ""


def with_equals_signs_joined(words: list[str]) -> list[str]:
    """Put together what Bash took apart: `--level`, `=`, `s` were typed as `--level=s`."""
    joined: list[str] = []
    for word in words:
        after_an_option = joined and joined[-1].startswith("--")
        if after_an_option and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _for_bash(option: str, value: str, _: str) -> str:
    return option + value


def _for_zsh(_: str, value: str, meaning: str) -> str:
    # What `_describe` reads: a colon parts the two, so one within a value is escaped.
    escaped = value.replace("\\", "\\\\").replace(":", "\\:")
    return f"{escaped}:{meaning}" if meaning else escaped


def _for_fish(option: str, value: str, meaning: str) -> str:
    return f"{option}{value}\t{meaning}" if meaning else option + value


def _for_powershell(option: str, value: str, meaning: str) -> str:
    # It refuses a meaning that is empty.
    return f"{option}{value}\t{meaning or ' '}"


_WRITTEN = {
    "bash": _for_bash,
    "zsh": _for_zsh,
    "fish": _for_fish,
    "powershell": _for_powershell,
    "pwsh": _for_powershell,
}
