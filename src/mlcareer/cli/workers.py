"""Work shared between processes: results in order, little memory, and no process left behind."""

from __future__ import annotations

import os
from collections import deque
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

from mlcareer.errors import CareerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future, ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

WORTH_SHARING = 60
"""Items from which the work is shared; starting a process takes as long as a score of them."""

MOST_PROCESSES = 8

CHUNK = 8
"""Items that are sent to a process at a time."""

CHUNKS_AHEAD = 4
"""Chunks a process that may wait to be worked on or shown, so that memory stays flat."""


def shared(
    function: Callable[[Item], Result], items: Iterable[Item], *, worth: int = WORTH_SHARING
) -> Iterator[Result]:
    """Yield the result for each item, in order, by several processes where there are many.

    `function` and what it is given and returns can be sent to a process. Where no further process
    can be started, this one does all the work.

    Raises:
        CareerError: A process was ended from outside.
    """
    items = iter(items)
    first = list(islice(items, worth))
    every = chain(first, items)
    pool = _pool() if len(first) >= worth else None
    if pool is None:
        yield from map(function, every)
    else:
        yield from _in_pool(pool, function, every)


def _in_pool(
    pool: ProcessPoolExecutor, function: Callable[[Item], Result], items: Iterator[Item]
) -> Iterator[Result]:
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[Future[list[Result]]] = deque()
    try:
        while chunk := list(islice(items, CHUNK)):
            waiting.append(pool.submit(_each, function, chunk))
            if len(waiting) >= CHUNKS_AHEAD * _processes():
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise CareerError(
            "a process that shared the work was ended",
            hint="Memory may have run out: give fewer files at a time.",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _each(function: Callable[[Item], Result], items: list[Item]) -> list[Result]:
    return [function(item) for item in items]


def _processes() -> int:
    # Those that this program may run on, where the system says so.
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(usable or 1, MOST_PROCESSES)


def _pool() -> ProcessPoolExecutor | None:
    """Start processes; nothing where one is all there is, or no other can be started."""
    if _processes() == 1:
        return None
    try:
        from concurrent.futures import ProcessPoolExecutor

        pool = ProcessPoolExecutor(_processes(), initializer=_end_with_parent)
    except (OSError, ImportError):
        return None
    try:
        # The first task starts the processes, each of which needs open files and memory.
        pool.submit(os.getpid).result()
    except (OSError, RuntimeError):
        pool.shutdown(wait=False, cancel_futures=True)
        return None
    return pool


def _end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, however it was ended."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()
