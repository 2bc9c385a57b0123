"""A limit on how long a document may take, where the system has alarms."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from mlcareer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator


class TooLongError(Exception):
    """The time is over."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise `TooLongError` in the block when it takes longer.

    Within another limit, the one that ends first holds. Windows has no such alarm, and only the
    main thread can set one: there the block just runs.
    """
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def ring(*_: object) -> None:
        raise TooLongError

    left, _ = signal.getitimer(signal.ITIMER_REAL)
    begun = monotonic()
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, min(seconds, left) if left else seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if left:
            # Never nothing, which would take the outer limit away.
            signal.setitimer(signal.ITIMER_REAL, max(left - (monotonic() - begun), 0.001))


MOST_SECONDS = 20
"""How long a file and its answer may take; one made to do harm can take for ever."""


@contextmanager
def time_for(name: str) -> Iterator[None]:
    """Refuse a document that is still being read and judged after `MOST_SECONDS`.

    Raises:
        DocumentError: It is.
    """
    try:
        with time_limit(MOST_SECONDS):
            yield
    except TooLongError as error:
        raise DocumentError(
            f"{name} takes longer than {MOST_SECONDS} seconds to read",
            hint="Export it again, or give its text as a .txt file.",
        ) from error
