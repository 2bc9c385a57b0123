"""Change one thing at a time in a module, run its tests, and say how often they noticed.

mutants.toml lists the modules, the tests of each, and the changes that make no difference. No
test of a whole document is among the tests: a figure must be held by a test of its own. Each module
has a folder of its own under build/mutants, where a later run goes on; `mutmut` makes the changes
and runs the tests. Changes are drawn by chance, always in the same order, so that a larger sample
holds the smaller one.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ROOT / "build" / "mutants"
MUTMUT = Path(sys.executable).with_name("mutmut")
COPIED = ("src", "tests", "data", "datasets", "docs", "scripts", "README.md", "hatch_build.py")

CASES = "20"
"""Random cases of a second calculation for each change: a wrong rule shows in the first few."""

NOTICED = {"killed", "timeout", "caught by type check", "segfault"}


def settings(module: dict[str, Any]) -> str:
    """Return what mutmut is to do in the folder of a module."""
    return f"""
[tool.mutmut]
source_paths = ["src/mlcareer"]
only_mutate = ["src/mlcareer/{module["file"]}"]
also_copy = {json.dumps(COPIED)}
track_dependencies = false
use_git_change_detection = false
timeout_constant = 2.0
timeout_multiplier = 3.0
pytest_add_cli_args = ["--numprocesses=0", "-p", "no:cacheprovider"]
pytest_add_cli_args_test_selection = {json.dumps(module["tests"])}
"""


def room_of(module: dict[str, Any]) -> Path:
    """Return a module's folder, with the code and the tests as they are now."""
    room: Path = ROOMS / module["file"].removesuffix(".py").replace("/", ".")
    room.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.rmtree(room / name, ignore_errors=True)
            left = shutil.ignore_patterns("__pycache__", ".hypothesis")
            shutil.copytree(ROOT / name, room / name, ignore=left)
        else:
            shutil.copy2(ROOT / name, room / name)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    (room / "pyproject.toml").write_text(project + settings(module), encoding="utf-8")
    return room


def mutmut(room: Path, *words: str, seconds: float | None = None) -> str:
    """Run mutmut in a folder and return what it printed; one that takes too long is ended."""
    around = {**os.environ, "MLCAREER_CASES": CASES, "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [MUTMUT, *words],
            cwd=room,
            env=around,
            capture_output=True,
            text=True,
            check=False,
            timeout=seconds,
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout + done.stderr


def states(room: Path) -> dict[str, str]:
    """Return what became of each change, by its name."""
    lines = mutmut(room, "results", "--all", "true").splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if ": " in line)


def difference(room: Path, name: str) -> tuple[str, str]:
    """Return the line that a change takes away, and the one that it puts there."""
    lines = mutmut(room, "show", name).splitlines()
    was = [line[1:].strip() for line in lines if line.startswith("-") and line[:3] != "---"]
    now = [line[1:].strip() for line in lines if line.startswith("+") and line[:3] != "+++"]
    return " ".join(was), " ".join(now)


def run(module: dict[str, Any], equal: set[tuple[str, str]], asked: argparse.Namespace) -> bool:
    """Run a module's changes and print what became of them; say whether enough were noticed."""
    room = room_of(module)
    # A name that no change has: the changes are made and the tests timed, and none is run.
    said = mutmut(room, "run", "none")
    names = sorted(states(room))
    if not names:
        sys.exit(f"{module['file']}: {said[-2000:]}")
    random.Random(module["file"]).shuffle(names)  # noqa: S311 - a sample
    sample = names[: asked.sample]
    before = states(room)
    left = [name for name in sample if before[name] in {"not checked", "survived", "no tests"}]
    if left and not asked.report:
        mutmut(room, "run", "--max-children", str(asked.workers), *left, seconds=asked.seconds)
    after = states(room)
    run_now = [name for name in sample if after[name] != "not checked"]
    survived, alike = [], 0
    for name in run_now:
        if after[name] in NOTICED:
            continue
        changed = difference(room, name)
        alike += changed in equal
        if changed not in equal:
            survived.append((name, after[name], *changed))
    noticed, counted = len(run_now) - len(survived) - alike, len(run_now) - alike
    share = noticed / counted if counted else 0
    kinds = Counter(after[name] for name in run_now)
    told = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items()))
    print(
        f"{module['file']}: {len(names)} changes, {len(run_now)} run ({told}), {alike} alike:"
        f" {noticed} of {counted} noticed, {share:.0%}",
        flush=True,
    )
    for name, state, was, now in survived:
        print(f"  {name.rpartition('.')[2]} {state}\n    - {was}\n    + {now}", flush=True)
    enough: bool = share >= asked.least / 100
    return enough


def main() -> None:
    """Run the modules that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("modules", nargs="*", help="by the names of their files")
    parser.add_argument("--sample", type=int, help="how many changes of each module")
    parser.add_argument("--seconds", type=float, help="how long a module may take")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--least", type=float, default=0, help="per cent that must be noticed")
    parser.add_argument("--report", action="store_true", help="print what earlier runs found")
    asked = parser.parse_args()
    listed = tomllib.loads((ROOT / "scripts" / "mutants.toml").read_text(encoding="utf-8"))
    equal = {(each["was"], each["now"]) for each in listed.get("alike", ())}
    enough = [
        run(module, equal, asked)
        for module in listed["module"]
        if not asked.modules or Path(module["file"]).stem in asked.modules
    ]
    sys.exit(0 if all(enough) else 1)


if __name__ == "__main__":
    main()
