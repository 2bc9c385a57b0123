"""Questions to a person at a terminal. None is asked where nobody can answer.

They go to stderr, as stdout is for the answer. Ctrl-C, or the end of the input, leaves at any
question; what has been answered until then is not written anywhere.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO, TypeVar

from mlcareer.errors import CareerError, ExitCode, UsageError
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable

Value = TypeVar("Value")


class LeftError(CareerError):
    """Somebody left while they were asked."""

    exit_code = ExitCode.INTERRUPTED


def may_ask() -> bool:
    """Whether there is somebody who sees a question and can answer it."""
    # A stream that was closed before the start is none at all.
    streams: tuple[TextIO | None, ...] = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def ask(question: str, read: Callable[[str], Value], now: str = "") -> Value | None:
    """Ask until the answer can be read; nothing typed keeps `now`, or answers `None`.

    Raises:
        LeftError: The person left instead.
    """
    kept = f" [{visible(now)}]" if now else ""
    while True:
        typed = _line(f"{question}{kept}: ").strip() or now
        if not typed:
            return None
        try:
            return read(typed)
        except UsageError as error:
            _say(f"  {error.sentence} {error.hint or ''}".rstrip())


def agree(question: str) -> bool:
    """Ask for a yes; anything else is a no.

    Raises:
        LeftError: The person left instead.
    """
    return _line(f"{question} [y/N]: ").strip().casefold() in {"y", "yes"}


def _line(prompt: str) -> str:
    try:
        sys.stderr.write(prompt)
        sys.stderr.flush()
        return input()
    except (EOFError, KeyboardInterrupt) as error:
        sys.stderr.write("\n")
        raise LeftError("left; nothing was written") from error


def _say(text: str) -> None:
    print(visible(text), file=sys.stderr)
