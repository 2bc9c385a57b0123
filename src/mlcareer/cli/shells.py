"""What a shell is told when it asks what can follow.

Typer asks the parameters and knows each shell's way to ask; it does not know that `--level=s` is
one option with a value begun, and it loads Rich to describe a value. This module knows both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer._click.shell_completion import add_completion_class
from typer._completion_classes import BashComplete, FishComplete, PowerShellComplete, ZshComplete
from typer._completion_shared import COMPLETION_SCRIPT_ZSH, _completion_scripts

from mlcareer.errors import CareerError
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from typer._click.shell_completion import CompletionItem, ShellComplete

    Shell = ShellComplete
else:
    Shell = object

TAB = "\t"

ZSH_SCRIPT = f"""{COMPLETION_SCRIPT_ZSH.strip()}

# Zsh loads this file at the first Tab, which is to be answered too.
if [[ ${{funcstack[1]}} == _%(prog_name)s ]]; then
  %(complete_func)s "$@"
fi
"""
"""Typer's script alone lets the first Tab of each session pass."""


class Quiet(Shell):
    """A shell that is told nothing where there is nothing to tell, and in plain text."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what can follow; a press of Tab is no place to say what is wrong."""
        try:
            return super().get_completions(args, incomplete)
        except CareerError:
            return []

    def whole_word(self, item: CompletionItem, incomplete: str) -> str:
        """Return what is to stand in place of the word begun: `--level=senior` for `--level=s`."""
        return f"{option_begun(incomplete)}{item.value}"


class WholeWords(Quiet):
    """A shell that takes `--level=s` for one word and puts another in its place."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Return what can follow, as whole words."""
        found = super().get_completions(args, incomplete)
        for item in found:
            item.value = self.whole_word(item, incomplete)
        return found


class Bash(Quiet, BashComplete):
    """Bash, which splits words at `=` and is told values alone."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one begun, and that one, with options made whole."""
        args, incomplete = super().get_completion_args()
        *before, last = with_equals_signs_joined([*args, incomplete])
        return before, last

    def complete(self) -> str:
        """Return a value a line, to stand in place of what follows the last `=`."""
        _, begun_in_bash = super().get_completion_args()
        found = self.get_completions(*self.get_completion_args())
        # Where the user took `=` out of COMP_WORDBREAKS, the word begun is the whole of it.
        return "\n".join(self.whole_word(item, begun_in_bash) for item in found)


class Zsh(Quiet, ZshComplete):
    """Zsh, which runs what it is told."""

    source_template = ZSH_SCRIPT

    def complete(self) -> str:
        """Return a statement that offers the values with what they mean, or else files."""
        offered = " ".join(
            _quoted(f"{_without_colons(item.value)}{_meaning(item, ':')}")
            for item in self.get_completions(*self.get_completion_args())
        )
        after_the_equals_sign = "compset -P 1 '-*=';"
        if not offered:
            return f"{after_the_equals_sign} _files"
        return (
            f"{after_the_equals_sign} local -a offered; offered=({offered}); "
            "_describe -V value offered"
        )


class Fish(WholeWords, FishComplete):
    """Fish, which is told whole words with what they mean."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return a word and its meaning."""
        return f"{item.value}{_meaning(item, TAB)}"


class PowerShell(WholeWords, PowerShellComplete):
    """PowerShell, which is told whole words with what they mean."""

    def format_completion(self, item: CompletionItem) -> str:
        """Return a word and its meaning, which must not be empty."""
        return f"{item.value}{_meaning(item, ':::') or '::: '}"


def add_shells() -> None:
    """Let these shells stand in place of Typer's own."""
    shells: dict[str, Any] = {
        "bash": Bash,
        "zsh": Zsh,
        "fish": Fish,
        "powershell": PowerShell,
        "pwsh": PowerShell,
    }
    for name, shell in shells.items():
        add_completion_class(shell, name)
    # `--install-completion` does not ask the class.
    _completion_scripts["zsh"] = ZSH_SCRIPT


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


def _meaning(item: CompletionItem, separator: str) -> str:
    return separator + visible(" ".join(item.help.split())) if item.help else ""


def _without_colons(value: str) -> str:
    return value.replace("\\", "\\\\").replace(":", "\\:")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
