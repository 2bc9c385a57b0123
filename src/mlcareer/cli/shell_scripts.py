"""What teaches a shell to ask the program what can follow, and where it goes.

Each script runs the program with `_MLCAREER_COMPLETE` set to the name of the shell and passes the
words up to the cursor (`tab`). All of them are quiet: a press of Tab is no place for an error. The
one for PowerShell is tested by what it asks and is told, and untried in PowerShell itself.
"""

from __future__ import annotations

import os

from mlcareer.errors import CareerError, UsageError
from mlcareer.guide.kinds import DATA_FOLDER

FILES = {shell: f"mlcareer.{shell}" for shell in ("bash", "zsh", "fish", "powershell")}
FILES["pwsh"] = FILES["powershell"]
"""Each shell with the file of its script in data/completion."""

PLACES = {
    "bash": "~/.bash_completions/mlcareer.sh",
    "zsh": "~/.zfunc/_mlcareer",
    "fish": "~/.config/fish/completions/mlcareer.fish",
}
"""Where a script goes; fish looks there by itself."""

SETTINGS = {
    "bash": ("~/.bashrc", "source ~/.bash_completions/mlcareer.sh"),
    "zsh": ("~/.zshrc", "fpath+=~/.zfunc; autoload -Uz compinit; compinit"),
}
"""The file in which a shell is told of it, and the line that does so."""


def script_for(shell: str | None) -> str:
    """Return the script for a shell, by default the one that the system names as yours.

    Raises:
        UsageError: There is none for it.
    """
    path = os.path.join(DATA_FOLDER, "completion", FILES[_known(shell)])
    with open(path, encoding="utf-8") as file:
        return file.read()


def install(shell: str | None) -> str:
    """Write the script where the shell finds it, and return what was done.

    Raises:
        UsageError: There is no script for the shell, or no one place for it.
        CareerError: A file cannot be written.
    """
    known = _known(shell)
    if known not in PLACES:
        raise UsageError(
            "PowerShell keeps its profile where only PowerShell knows",
            hint="In PowerShell: mlcareer --show-completion powershell >> $PROFILE",
        )
    place = os.path.expanduser(PLACES[known])
    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as file:
            file.write(script_for(known))
        if known in SETTINGS:
            _add_line(*SETTINGS[known])
    except OSError as error:
        raise CareerError(
            f"{error.filename or place} cannot be written: {error.strerror or error}",
            hint=f"To do it by hand: mlcareer --show-completion {known}",
        ) from error
    return f"Completion for {known} is in {place}. It works in the next shell that you open."


def _add_line(file: str, line: str) -> None:
    """Add a line to a file of settings, unless it is there already."""
    path = os.path.expanduser(file)
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as settings:
            old = settings.read()
    except FileNotFoundError:
        old = ""
    if line not in old.splitlines():
        with open(path, "a", encoding="utf-8") as settings:
            settings.write(("" if not old or old.endswith("\n") else "\n") + line + "\n")


def _known(shell: str | None) -> str:
    name = shell or os.path.basename(os.environ.get("SHELL", ""))
    if name not in FILES:
        said = f"there is no completion for {name!r}" if name else "your shell is not known"
        raise UsageError(
            said, hint="Name one: mlcareer --install-completion bash (or zsh, fish, powershell)"
        )
    return name
