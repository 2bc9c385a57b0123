"""A person at a terminal: the program on a pseudo-terminal, with somebody who types."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

SOURCE = str(Path(__file__).parents[2] / "src")


QUIET, PATIENCE = 0.05, 60.0
"""Seconds after a question in which nothing more must come, and for a whole session."""


class Session(NamedTuple):
    """What a run at a terminal left behind."""

    exit_code: int
    shown: str
    """All that was to be seen, what was typed among it."""


AtTerminal = Callable[..., Session]


@pytest.fixture
def at_terminal() -> AtTerminal:
    """Run the program at a terminal; each answer is typed when the program asks for one."""
    if sys.platform == "win32":
        pytest.skip("no pseudo-terminals on Windows")
    import pty

    def run_at_terminal(*arguments: str, typed: tuple[str, ...], **variables: str) -> Session:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-m", "mlcareer", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, "PYTHONPATH": SOURCE, "TERM": "dumb", **variables},
            # Its own session, with this as its terminal, so that Ctrl-C reaches it.
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - one thread, and nothing but a call
        )
        os.close(theirs)
        shown, answers = b"", list(typed)
        asked_at = 0
        give_up = time.monotonic() + PATIENCE
        while True:
            asked = shown[asked_at:].endswith(b": ") and bool(answers)
            # What ends as a question does is one only if nothing follows it.
            ready, _, _ = select.select([ours], [], [], QUIET if asked else PATIENCE)
            if not ready and asked:
                asked_at = len(shown)
                os.write(ours, answers.pop(0).encode())
                continue
            if not ready or time.monotonic() > give_up:
                process.kill()
                process.wait()
                os.close(ours)
                pytest.fail(f"it waits for what nobody types:\n{shown.decode()}")
            try:
                read = os.read(ours, 4096)
            except OSError:
                # A terminal whose other end is closed fails to be read.
                break
            if not read:
                break
            shown += read
        os.close(ours)
        return Session(process.wait(timeout=30), shown.decode().replace("\r\n", "\n"))

    return run_at_terminal


def _take_terminal() -> None:
    import fcntl
    import signal
    import termios

    # A shell lets what it runs in the background ignore Ctrl-C, and so all that this starts.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
