"""Count what a start of the program costs, as multiples of a bare start of Python.

    .venv/bin/python scripts/measure_start.py PYTHON          every run beside its budget, and peers
    .venv/bin/python scripts/measure_start.py PYTHON --check  without peers; exits with 1 where a
                                                              run is above its budget
    .venv/bin/python scripts/measure_start.py PYTHON --pin    sets each budget to what was reached
                                                              plus 5%, and writes the tables of
                                                              docs/performance.md

PYTHON is the interpreter of a virtual environment in which the wheel is installed. Runs and budgets
are in scripts/start_budgets.toml. Instructions of the whole process are counted by valgrind
(Debian's package `valgrind`): they are the same each time, whatever else the machine does. Peers
are counted that are on the PATH, with the same version of Python for a fair picture, each in an
environment of its own as pipx makes them: httpie, black, pipx, rich-cli, llm.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from math import ceil
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import tomli
from large_guide import enlarged

ROOT = Path(__file__).resolve().parent.parent
BUDGETS_FILE = ROOT / "scripts" / "start_budgets.toml"
PAGE = ROOT / "docs" / "performance.md"

BEGIN, END = "<!-- counted: begin -->\n", "<!-- counted: end -->\n"
"""Between these the script writes the tables of the page."""

ANSWER = ("salary", "--level", "senior", "--region", "london")
"""What guides of one's own are asked."""

SHELL = {"_MLCAREER_COMPLETE": "fish"}

MORE_REGIONS = 500
"""In the large guide: 2,000 bands more, and four megabytes."""

ROOM = 1.05
"""A budget is what was reached and 5% more."""

SAID = {
    "piped": "`mlcareer {}`",
    "terminal": "`mlcareer {}`, in a terminal",
    "tab": "Tab after `mlcareer {}`",
    "own-guide": "a guide of one's own, {}",
    "growth": "a guide of 4 MB, {}, as a multiple of our own",
}
"""How the page calls the runs of each table of budgets."""

PEERS = {
    "pipx": ("pipx", "--version"),
    "black": ("black", "--version"),
    "HTTPie": ("http", "--version"),
    "rich-cli": ("rich", "--version"),
    "llm": ("llm", "--version"),
}
"""Programs that their users know, each with the least that it can be asked."""


class Run(NamedTuple):
    """What ran, and what it cost beside its budget, in bare starts."""

    table: str
    name: str
    times: float
    budget: float

    @property
    def shown(self) -> str:
        """How the page calls it."""
        return (
            SAID[self.table].format(self.name).replace(" `", "`", 1)
            if not self.name
            else SAID[self.table].format(self.name)
        )

    @property
    def pinned(self) -> float:
        """The budget that leaves 5% of room."""
        return ceil(self.times * ROOM * 100) / 100


class Counter:
    """Counts the instructions of runs beside one interpreter, with an empty home."""

    def __init__(self, python: str, valgrind: str, folder: Path) -> None:
        self.valgrind = valgrind
        self.python = python
        self.program = str(Path(python).with_name("mlcareer"))
        self.folder = folder
        self.environment = {
            "HOME": str(folder / "home"),
            "LANG": "C.UTF-8",
            "PATH": os.environ["PATH"],
            "PYTHONHASHSEED": "0",
            "TERM": "xterm-256color",
        }
        self.bare = self.instructions([python, "-c", "pass"])
        self.by_script = 0.0
        if "import re\n" in Path(self.program).read_text(encoding="utf-8"):
            self.by_script = self.instructions([python, "-c", "import re"]) / self.bare - 1

    def multiple(
        self,
        arguments: Sequence[str],
        *,
        terminal: bool = False,
        first: bool = False,
        more: Mapping[str, str] = MappingProxyType({}),
    ) -> float:
        """Return what our program costs at its second run, or its first, in bare starts."""
        run = [self.python, self.program, *arguments]
        if not first:
            # Once uncounted, so that all byte-code is there, and what is kept between runs.
            subprocess.run(
                run,
                check=False,
                env={**self.environment, **more},
                capture_output=True,
                stdin=subprocess.DEVNULL,
                cwd=self.folder,
            )
        return self.instructions(run, terminal=terminal, more=more) / self.bare

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
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=said,
                env={**self.environment, **more},
                cwd=self.folder,
            )
            os.close(out)
            said.seek(0)
            text = said.read()
        found = re.search(r"Collected : (\d+)", text)
        if found is None or "Traceback" in text:
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


def budgets() -> dict[str, dict[str, float]]:
    """Return the tables of budgets, each by its runs."""
    tables: dict[str, dict[str, float]] = tomli.loads(BUDGETS_FILE.read_text(encoding="utf-8"))
    return tables


def measured(counter: Counter) -> Iterator[Run]:
    """Count every run that has a budget."""
    tables = budgets()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        counted = pool.map(counter.multiple, map(shlex.split, tables["piped"]))
    for (name, budget), times in zip(tables["piped"].items(), counted, strict=True):
        # What pip of 2023 writes for a program imports `re`, before it comes to us; Typer does so
        # in any case.
        quick = not name or "--version" in name or "--help" in name
        yield Run("piped", name, times - (counter.by_script if quick else 0), budget)
    for name, budget in tables["terminal"].items():
        yield Run("terminal", name, counter.multiple(shlex.split(name), terminal=True), budget)
    for name, budget in tables["tab"].items():
        words = [*shlex.split(name), *([""] if name.endswith(" ") else [])]
        yield Run("tab", name, counter.multiple(words, more=SHELL) - counter.by_script, budget)
    own = (*ANSWER, "--guide", _written(counter.folder / "own.toml", 0))
    for name, budget in tables["own-guide"].items():
        times = counter.multiple(own, first=name == "first run")
        yield Run("own-guide", name, times, budget)
    large = (*ANSWER, "--guide", _written(counter.folder / "large.toml", MORE_REGIONS))
    for name, budget in tables["growth"].items():
        yield Run("growth", name, counter.multiple(large) / counter.multiple(ANSWER), budget)


def _written(path: Path, more_regions: int) -> str:
    path.write_text(enlarged(more_regions), encoding="utf-8")
    return str(path)


def peers(counter: Counter) -> Iterator[tuple[str, float]]:
    """Count the peers that are installed."""
    for name, (program, *arguments) in PEERS.items():
        path = shutil.which(program)
        if path is not None:
            yield f"{name}: `{program} {' '.join(arguments)}`", counter.peer(path, arguments)


def main() -> None:
    """Count every run; print it, hold it to its budget or pin the budgets to it."""
    options = sys.argv[2:]
    if len(sys.argv) < len(["script", "python"]) or options not in ([], ["--check"], ["--pin"]):
        raise SystemExit(__doc__)
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise SystemExit("valgrind is not installed, so nothing can be counted")
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        shutil.copytree(ROOT / "docs" / "examples", folder, dirs_exist_ok=True)
        shutil.copy(ROOT / "data" / "guide.toml", folder / "guide.toml")
        counter = Counter(sys.argv[1], valgrind, folder)
        runs = []
        for run in measured(counter):
            runs.append(run)
            print(f"{run.times:6.2f} of {run.budget:5.2f}  {run.shown}", flush=True)
        others = [] if options == ["--check"] else list(peers(counter))
    if options == ["--pin"]:
        pin(runs)
        runs = [run._replace(budget=run.pinned) for run in runs]
        write_page(runs, others)
    above = [run.shown for run in runs if run.times > run.budget]
    if above:
        raise SystemExit(f"above the budget: {'; '.join(above)}")


def pin(runs: Sequence[Run]) -> None:
    """Write what was reached plus 5% as the budget of each run."""
    text = BUDGETS_FILE.read_text(encoding="utf-8")
    for run in runs:
        head, table = text.split(f"[{run.table}]", maxsplit=1)
        budget = re.compile(re.escape(f'"{run.name}" = ') + r"[\d.]+")
        table = budget.sub(f'"{run.name}" = {run.pinned}', table, count=1)
        text = f"{head}[{run.table}]{table}"
    BUDGETS_FILE.write_text(text, encoding="utf-8")


def write_page(runs: Sequence[Run], others: Sequence[tuple[str, float]]) -> None:
    """Write the tables of docs/performance.md, with what peers cost where any was counted."""
    text = PAGE.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    lines = ["| run | bare starts | budget |", "|---|---:|---:|"]
    lines += [f"| {run.shown} | {run.times:.2f} | {run.budget:.2f} |" for run in runs]
    if others:
        lines += ["", "Peers, asked for no more than their version:", ""]
        lines += ["| peer | bare starts |", "|---|---:|"]
        lines += [f"| {name} | {times:.2f} |" for name, times in others]
    PAGE.write_text(f"{before}{BEGIN}" + "\n".join(lines) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
