"""Count what a start of the program costs, as multiples of a bare start of Python.

    .venv/bin/python scripts/measure_start.py PYTHON          the tables of docs/performance.md
    .venv/bin/python scripts/measure_start.py PYTHON --check  without the peers; ends with 1 where
                                                              something is above its budget

PYTHON is the interpreter of a virtual environment in which the wheel is installed. Instructions
of the whole process are counted by valgrind (Debian's package `valgrind`): they are the same each
time, whatever else the machine does. Peers are counted that are on the PATH, with the same version
of Python for a fair picture, each in an environment of its own as pipx makes them: httpie, black,
pipx, rich-cli, llm.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from pathlib import Path
from types import MappingProxyType

from large_guide import enlarged

SALARY = ("salary", "--level", "senior", "--region", "london")

BUDGETS = {
    ("--help",): 8.0,
    SALARY: 8.5,
    (*SALARY, "--format", "json"): 6.5,
    ("skills",): 8.5,
    ("compare",): 8.5,
    ("levels",): 8.5,
    ("take-home", "95k"): 8.5,
    ("search", "deploying"): 8.5,
}
"""What is counted, each with the multiple of a bare start that it should keep below."""

VERSION_BUDGET = 1.3
"""Without what the script imports that pip wrote for the program: `re`, where pip is of 2023."""

IN_A_TERMINAL = {SALARY: 8.5, ("skills",): 8.5}
"""Likewise where stdout is a terminal, so that Rich colours the answer."""

COMPLETION = {
    "_MLCAREER_COMPLETE": "complete_bash",
    "COMP_WORDS": "mlcareer salary --level s",
    "COMP_CWORD": "3",
}
COMPLETION_BUDGET = 6.0

OWN_GUIDE_BUDGET = 10.0
"""For a guide of the user's own, which is checked at its first run, at its second."""

MORE_REGIONS = 500
"""In the large guide: 2,000 bands more, and four megabytes."""

LARGE_GUIDE_BUDGET = 3.0
"""As a multiple of the same look-up in the program's own guide."""

PEERS = {
    "pipx": ("pipx", "--version"),
    "black": ("black", "--version"),
    "HTTPie": ("http", "--version"),
    "rich-cli": ("rich", "--version"),
    "llm": ("llm", "--version"),
}
"""Programs that their users know, each with the least that it can be asked."""


class Counter:
    """Counts the instructions of runs beside one interpreter, with an empty home."""

    def __init__(self, python: str, valgrind: str, home: str) -> None:
        self.valgrind = valgrind
        self.python = python
        self.program = str(Path(python).with_name("mlcareer"))
        self.environment = {
            "HOME": home,
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "PYTHONHASHSEED": "0",
            "TERM": "xterm-256color",
        }
        self.bare = self.instructions([python, "-c", "pass"])

    def multiple(
        self,
        arguments: Sequence[str],
        *,
        terminal: bool = False,
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> float:
        """Return what our program costs at its second run, in bare starts."""
        run = [self.python, self.program, *arguments]
        # Once uncounted, so that all byte-code is there, and what is kept between runs.
        subprocess.run(run, check=True, env={**self.environment, **more}, stdout=subprocess.DEVNULL)
        return self.instructions(run, terminal=terminal, more=more) / self.bare

    def imported_by_script(self) -> float:
        """Return what the installed script imports before it comes to us, in bare starts."""
        if "import re\n" not in Path(self.program).read_text(encoding="utf-8"):
            return 0.0
        return self.instructions([self.python, "-c", "import re"]) / self.bare - 1

    def peer(self, program: str, arguments: Sequence[str]) -> float:
        """Return what another program costs at its second run, in bare starts."""
        run = [program, *arguments]
        subprocess.run(run, check=False, env=self.environment, capture_output=True)
        return self.instructions(run) / self.bare

    def instructions(
        self,
        run: Sequence[str],
        *,
        terminal: bool = False,
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> int:
        """Return how many instructions a run takes from its start to its end."""
        with tempfile.TemporaryFile("w+") as said:
            out = _terminal() if terminal else os.open(os.devnull, os.O_WRONLY)
            subprocess.run(
                [self.valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null", *run],
                check=False,
                stdout=out,
                stderr=said,
                env={**self.environment, **more},
            )
            os.close(out)
            said.seek(0)
            text = said.read()
        found = re.search(r"Collected : (\d+)", text)
        if found is None:
            raise SystemExit(f"valgrind counted nothing of {' '.join(run)}: {text[-500:]}")
        return int(found[1])


def _terminal() -> int:
    """Return a terminal to write to, which somebody reads."""
    import pty
    import threading

    reads, writes = pty.openpty()

    def read() -> None:
        try:
            while os.read(reads, 65_536):
                pass
        except OSError:
            # The writer has closed it.
            os.close(reads)

    threading.Thread(target=read, daemon=True).start()
    return writes


Measured = tuple[str, float, float]
"""What ran, its multiple and its budget."""


def measured(counter: Counter, folder: Path) -> Iterator[Measured]:
    """Count every run of ours."""
    version = counter.multiple(["--version"])
    by_script = counter.imported_by_script()
    if by_script:
        yield "`mlcareer --version`, with what an old pip's script imports", version, inf
    yield "`mlcareer --version`", version - by_script, VERSION_BUDGET
    for arguments, budget in BUDGETS.items():
        yield _shown(arguments), counter.multiple(arguments), budget
    for arguments, budget in IN_A_TERMINAL.items():
        name = f"{_shown(arguments)}, in a terminal"
        yield name, counter.multiple(arguments, terminal=True), budget
    tab = counter.multiple((), more=COMPLETION)
    yield "Tab after `salary --level s`", tab, COMPLETION_BUDGET
    own = folder / "own.toml"
    own.write_text(enlarged(0), encoding="utf-8")
    again = counter.multiple((*SALARY, "--guide", str(own)))
    yield "a guide of one's own, second run", again, OWN_GUIDE_BUDGET


def growth(counter: Counter, folder: Path) -> Measured:
    """Return what the large guide costs beside the program's own."""
    large = folder / "large.toml"
    large.write_text(enlarged(MORE_REGIONS), encoding="utf-8")
    times = counter.multiple((*SALARY, "--guide", str(large))) / counter.multiple(SALARY)
    size = large.stat().st_size / 1_000_000
    return f"a guide of {size:.1f} MB, second run, beside our own", times, LARGE_GUIDE_BUDGET


def peers(counter: Counter) -> Iterator[tuple[str, float]]:
    """Count the peers that are installed."""
    for name, (program, *arguments) in PEERS.items():
        path = shutil.which(program)
        if path is not None:
            yield f"{name}: `{program} {' '.join(arguments)}`", counter.peer(path, arguments)


def main() -> None:
    """Count every run and print Markdown tables, or with --check what is above its budget."""
    options = sys.argv[2:]
    if len(sys.argv) < len(["script", "python"]) or options not in ([], ["--check"]):
        raise SystemExit(__doc__)
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise SystemExit("valgrind is not installed, so nothing can be counted")
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        counter = Counter(sys.argv[1], valgrind, str(folder / "home"))
        ours = list(measured(counter, folder))
        _print(("run", "x", "budget"), ours)
        large = growth(counter, folder)
        _print(("run", "times", "budget"), [large])
        if not options:
            _print(("peer", "x"), list(peers(counter)))
    above = [name for name, times, budget in [*ours, large] if times > budget]
    if options and above:
        raise SystemExit(f"above the budget: {'; '.join(above)}")


def _print(heads: tuple[str, ...], rows: Sequence[tuple[str | float, ...]]) -> None:
    print(f"| {' | '.join(heads)} |")
    print(f"|---|{'---:|' * (len(heads) - 1)}")
    for name, times, *budget in rows:
        limits = ["" if limit == inf else str(limit) for limit in budget]
        print(f"| {' | '.join([str(name), f'{times:.2f}', *limits])} |")
    print()


def _shown(arguments: Sequence[str]) -> str:
    return f"`mlcareer {' '.join(arguments)}`"


if __name__ == "__main__":
    main()
