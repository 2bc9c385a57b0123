"""The three streams: what to do where they cannot show a character or are closed early."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

from mlcareer.errors import ExitCode
from mlcareer.render.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_PLAIN = {
    "£": "GBP ",
    "–": "-",
    "·": ".",
    "█": "#",
    "▶": ">",
    "◆": "o",
    "•": "*",
    "…": "...",
    "→": "->",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
}
"""What stands in for our own characters where a terminal's encoding does not have them."""


def prepare_streams() -> None:
    """Let both streams write every character, in another form where their encoding lacks it.

    A stream that was closed before the start (`>&-`) is Python's `None`; what is written to it
    goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    codecs.register_error("mlcareer-plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="mlcareer-plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    shown = (_PLAIN.get(mark) or ascii(mark)[1:-1] for mark in missing)
    return "".join(shown), error.end


def warn(text: str) -> None:
    """Write a note about the run to stderr; nothing in it can steer a terminal."""
    # Where stderr is full there is nobody left to tell, and the exit code still counts.
    with suppress(OSError):
        print(_broken_for_a_terminal(visible(text)), file=sys.stderr)


def _broken_for_a_terminal(text: str) -> str:
    """Break lines between words where a terminal would break them inside one."""
    if not sys.stderr.isatty():
        return text
    from shutil import get_terminal_size
    from textwrap import wrap

    width = max(get_terminal_size().columns - 1, 20)
    lines = [
        wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]
        for line in text.split("\n")
    ]
    return "\n".join(part for line in lines for part in line)


@contextmanager
def answering() -> Iterator[None]:
    """Let stdout be closed early, as in `mlcareer salary | head -1`, or be full.

    Caught here and not around Typer, which would end every such run with 1.
    """
    try:
        try:
            yield
        finally:
            # Here and not at exit, where nothing could be said of it any more.
            sys.stdout.flush()
    except OSError as error:
        if error.filename is not None:
            # Some other file, and so a bug of whoever opened it.
            raise
        end_unwritten(error)


def end_unwritten(error: OSError) -> NoReturn:
    """End the program, as its answer cannot be written.

    Raises:
        SystemExit: With `OK` where whoever read it has seen enough.
    """
    # What is still unwritten goes nowhere, so that the interpreter does not complain.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        raise SystemExit(ExitCode.OK) from error
    warn(f"mlcareer: the answer could not be written: {error.strerror or error}")
    raise SystemExit(ExitCode.FAILED) from error
