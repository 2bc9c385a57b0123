"""The three streams: what to do where they cannot show a character or are closed early."""

from __future__ import annotations

import codecs
import os
import sys
from io import TextIOWrapper

from mlcareer.render.visible import visible

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
    """Let both streams write every character, in another form where their encoding lacks it."""
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
    print(visible(text), file=sys.stderr)


def close_quietly() -> None:
    """Send what is still unwritten nowhere, so that the interpreter does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
