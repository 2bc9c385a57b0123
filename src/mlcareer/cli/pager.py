"""Paging of an answer that is taller than the terminal, as gh and git do it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys

LESS_OPTIONS = "FRX"
"""Quit if all fits, pass colours on, leave the text on the screen; unless LESS says otherwise."""


def show_text(text: str) -> None:
    """Write a text to stdout, through the pager where it is taller than the terminal.

    `PAGER` names the pager, `less` is the default. Where there is none, or it is `cat` or empty,
    the text is written at once.
    """
    command = _pager() if _is_taller(text) else []
    if not command or not _page(text, command):
        sys.stdout.write(text)


def _is_taller(text: str) -> bool:
    if not _at_a_terminal():
        return False
    # The prompt that follows needs a line too.
    return text.count("\n") >= shutil.get_terminal_size().lines


def _at_a_terminal() -> bool:
    """Say whether somebody reads, who can also tell the pager to go on."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _pager() -> list[str]:
    """Return the pager's command line; nothing where nothing is to page."""
    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        # A quotation that does not end.
        return []
    if not command or command == ["cat"] or shutil.which(command[0]) is None:
        return []
    return command


def _page(text: str, command: list[str]) -> bool:
    """Run the pager on a text; say whether it ran."""
    environment = {"LESS": LESS_OPTIONS, **os.environ}
    sys.stdout.flush()
    try:
        # What the person's own environment names, with no shell between.
        process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            env=environment,
            text=True,
            encoding=sys.stdout.encoding,
            errors=sys.stdout.errors,
        )
    except OSError:
        return False
    try:
        process.communicate(text)
    except KeyboardInterrupt:
        # The pager has it too, and says itself when it ends.
        process.wait()
    except BrokenPipeError:
        # Quit before the end of the text.
        process.wait()
    return True
