"""Work is shared in order, with what the machine allows, and no process is left behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mlcareer.cli import workers
from mlcareer.cli.workers import shared

SLOW = """
import os, sys, time
from mlcareer.cli.workers import shared

def work(number):
    print(os.getpid(), flush=True)
    time.sleep(60)

if __name__ == "__main__":
    list(shared(work, range(100), worth=2))
"""


def double(number: int) -> int:
    return number * 2


def fail(number: int) -> int:
    if number == 70:
        raise ValueError(number)
    return number


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_processes", lambda: 2)


@pytest.mark.parametrize("count", [0, 5, 59, 60, 61, 500])
def test_results_come_in_order_whether_shared_or_not(two_processes: None, count: int) -> None:
    del two_processes
    assert list(shared(double, range(count))) == [2 * number for number in range(count)]


def test_what_goes_wrong_in_a_process_reaches_the_program(two_processes: None) -> None:
    del two_processes
    with pytest.raises(ValueError, match="70"):
        list(shared(fail, range(100)))


def test_only_a_few_items_are_taken_ahead_of_what_is_shown(two_processes: None) -> None:
    del two_processes
    taken = 0

    def items() -> object:
        nonlocal taken
        for number in range(10_000):
            taken = number
            yield number

    results = shared(double, items())  # type: ignore[arg-type]
    next(results)
    results.close()  # type: ignore[attr-defined]

    # 60 to see whether sharing is worth it, and 4 chunks of 8 for each of two processes.
    assert taken < 60 + 2 * 4 * 8 + 8


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="needs Linux")
@pytest.mark.parametrize("ended_by", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_no_process_is_left_when_the_program_is_ended(
    tmp_path: Path, ended_by: signal.Signals
) -> None:
    if len(os.sched_getaffinity(0)) < 2:
        pytest.skip("one processor")
    script = tmp_path / "slow.py"
    script.write_text(SLOW)
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        program.send_signal(ended_by)

    for _ in range(100):
        if not runs(worker):
            return
        time.sleep(0.05)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("a process was left")


def runs(process: int) -> bool:
    """Tell whether a process runs; one that has ended and waits to be noticed does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_without_room_for_a_further_process_one_does_all(two_processes: None) -> None:
    del two_processes
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_files = len(os.listdir("/proc/self/fd"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_files + 1, hard))
    try:
        results = list(shared(double, range(100)))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

    assert results == [2 * number for number in range(100)]
