"""Count what a start of the program costs, as multiples of a bare start of Python.

    .venv/bin/python scripts/measure_start.py PYTHON

PYTHON is the interpreter of a virtual environment in which the wheel is installed. Counted
instructions are the same each time, whatever else the machine does; valgrind counts them
(Debian's package `valgrind`). Prints the table of docs/performance.md.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COMMANDS = {
    "mlcareer --version": (["--version"], 1.3),
    "mlcareer --help": (["--help"], 8.0),
    "salary --level senior --region london": (
        ["salary", "--level", "senior", "--region", "london"],
        8.5,
    ),
    "the same with --format json": (
        ["salary", "--level", "senior", "--region", "london", "--format", "json"],
        6.5,
    ),
    "skills": (["skills"], 8.5),
    "compare": (["compare"], 8.5),
    "levels": (["levels"], 8.5),
    "take-home 95k": (["take-home", "95k"], 8.5),
    "search deploying": (["search", "deploying"], 8.5),
}
"""What is measured, each with the budget that it should keep."""

COMPLETION = {
    "_MLCAREER_COMPLETE": "complete_bash",
    "COMP_WORDS": "mlcareer salary --level s",
    "COMP_CWORD": "3",
}
COMPLETION_BUDGET = 6.0


def main() -> None:
    """Measure every command and print a Markdown table."""
    if len(sys.argv) != len(["script", "python"]) or shutil.which("valgrind") is None:
        raise SystemExit(__doc__)
    python = sys.argv[1]
    program = str(Path(python).with_name("mlcareer"))
    with tempfile.TemporaryDirectory() as home:
        environment = {"HOME": home, "PATH": os.environ["PATH"], "PYTHONHASHSEED": "0"}
        bare = counted([python, "-c", "pass"], environment)
        print("| run | x | budget |\n|---|---:|---:|")
        for name, (arguments, budget) in COMMANDS.items():
            run = [python, program, *arguments]
            # Once unmeasured, so that all byte-code is there.
            subprocess.run(run, check=True, env=environment, stdout=subprocess.DEVNULL)
            print(f"| {name} | {counted(run, environment) / bare:.2f} | {budget} |")
        tab = counted([python, program], environment | COMPLETION) / bare
        print(f"| Tab after `salary --level s` | {tab:.2f} | {COMPLETION_BUDGET} |")


def counted(command: list[str], environment: dict[str, str]) -> int:
    """Return how many instructions a command takes from its start to its end."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run(
        [*valgrind, *command], check=False, capture_output=True, text=True, env=environment
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if found is None:
        raise SystemExit(f"valgrind counted nothing of {' '.join(command)}: {done.stderr[-500:]}")
    return int(found[1])


if __name__ == "__main__":
    main()
