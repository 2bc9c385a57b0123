"""Start-up is quick because what is slow is imported late, if at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mlcareer.guide.kinds import GUIDE, KINDS
from mlcareer.guide.load import snapshot_of

SOURCE = str(Path(__file__).parents[2] / "src")

SLOW = {
    "pydantic",
    "pydantic_core",
    "annotated_types",
    "typing_extensions",
    "tomli",
    "rich",
    "dataclasses",
    "click",
    "asyncio",
    "importlib.metadata",
    "rich.text",
    "rich.style",
    "rich.console",
}
"""What a look-up in a guide that is already checked needs nothing of."""


@pytest.fixture(scope="module")
def checked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the guide among all data files, each with its snapshot as in a wheel."""
    folder = tmp_path_factory.mktemp("data")
    for kind in KINDS:
        file = folder / kind.file
        shutil.copy(kind.bundled, file)
        file.with_suffix(".snapshot").write_bytes(snapshot_of(kind))
    return folder / GUIDE.file


def modules_after(statement: str) -> set[str]:
    """Run a statement in a fresh interpreter and list what it imported."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys; print(*sys.modules, file=sys.stderr)"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )
    return set(done.stderr.split())


def modules_of_a_run(file: Path, *arguments: str) -> set[str]:
    """List what a run imports that reads its guide from a file's snapshot."""
    return modules_after(
        "from mlcareer.guide import kinds\n"
        f"kinds.DATA_FOLDER = {str(file.parent)!r}\n"
        "from mlcareer.cli.main import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "except SystemExit as ended:\n"
        "    assert ended.code == 0, ended.code"
    )


@pytest.mark.within_caps
def test_loading_the_command_line_imports_nothing_slow_and_no_command() -> None:
    modules = modules_after("import mlcareer.cli.app")

    assert not modules & SLOW
    assert not {name for name in modules if name.startswith(("mlcareer.advice", "mlcareer.pages"))}


@pytest.mark.parametrize("arguments", [("--version",), (), ("--help",), ("help",)])
def test_the_version_and_the_first_two_pages_need_no_typer(
    checked_file: Path, arguments: tuple[str, ...]
) -> None:
    assert not modules_of_a_run(checked_file, *arguments) & {"typer", "rich", "mlcareer.cli.app"}


@pytest.mark.within_caps
@pytest.mark.parametrize("command", ["salary", "skills", "compare"])
def test_json_from_a_snapshot_needs_nothing_slow(checked_file: Path, command: str) -> None:
    modules = modules_of_a_run(checked_file, command, "--format", "json")

    assert "mlcareer.guide.model" in modules
    assert not modules & (SLOW | {"mlcareer.guide.checks"})


@pytest.mark.within_caps
def test_a_table_needs_rich_and_nothing_else_that_is_slow(checked_file: Path) -> None:
    modules = modules_of_a_run(checked_file, "salary", "--format", "table")

    # Rich is made of dataclasses.
    assert modules & SLOW == {"dataclasses", "rich", "rich.console", "rich.style", "rich.text"}


@pytest.mark.parametrize("slow", ["rich", "pydantic", "tomli", "dataclasses", "pathlib"])
def test_the_probe_sees_a_slow_import_when_there_is_one(slow: str) -> None:
    assert slow in modules_after(f"import {slow}")


def test_the_probe_of_a_run_sees_what_a_run_without_a_snapshot_needs(tmp_path: Path) -> None:
    file = tmp_path / "guide.toml"
    for kind in KINDS:
        shutil.copy(kind.bundled, tmp_path / kind.file)

    modules = modules_of_a_run(file, "salary", "--format", "json")

    assert modules >= {"pydantic", "tomli", "mlcareer.guide.checks"}
    assert "rich" not in modules


def test_a_run_that_fails_does_not_pass_for_one_that_imports_nothing(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        modules_of_a_run(tmp_path / "none.toml", "salary")
