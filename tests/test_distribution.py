"""What is shipped: the wheel, the source distribution, and what is installed along with them."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tarfile
from email.parser import Parser
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from mlcareer import __version__
from mlcareer.guide.kinds import KINDS

if TYPE_CHECKING:
    from types import ModuleType

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent

DATA = tuple(kind.file.removesuffix(".toml") for kind in KINDS)

SHIPPED_FOLDERS = {"src", "data", "datasets", "docs", "tests", "scripts", "skills", ".github"}

ABOUT = ("CITATION.cff", "zensical.toml", ".pre-commit-hooks.yaml")

NEVER = ("__pycache__", ".pyc", ".snapshot", ".venv", ".egg-info", ".hypothesis", "_cache", ".bak")
"""What a source distribution must not have picked up on the way."""

SHELLS = ("bash", "fish", "powershell", "zsh")
"""Ends of the scripts that teach a shell to complete."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both and return their folder."""
    pytest.importorskip("hatchling", reason="a development tool")
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        check=True,
        capture_output=True,
        cwd=ROOT,
        # So that what the build puts aside is taken away with the rest.
        env={**os.environ, "TMPDIR": str(folder)},
        timeout=120,
    )
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> ZipFile:
    """Return the wheel."""
    (path,) = built.glob("*.whl")
    return ZipFile(path)


@pytest.fixture(scope="module")
def source_names(built: Path) -> set[str]:
    """Return the names of the source distribution, below its one folder."""
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as packed:
        names = {Path(name) for name in packed.getnames()}
    assert {name.parts[0] for name in names} == {f"mlcareer-{__version__}"}
    return {"/".join(name.parts[1:]) for name in names}


def test_the_wheel_holds_the_program_its_data_and_nothing_else(wheel: ZipFile) -> None:
    source = ROOT / "src"
    program = {path.relative_to(source).as_posix() for path in source.rglob("*.py")}
    data = {f"mlcareer/data/{name}.{end}" for name in DATA for end in ("toml", "snapshot")}
    data |= {"mlcareer/data/search-index.snapshot", "mlcareer/data/commands.table"}
    data |= {"mlcareer/data/page.css"}
    data |= {f"mlcareer/data/completion/mlcareer.{end}" for end in SHELLS}
    about = {
        f"mlcareer-{__version__}.dist-info/{name}"
        for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    }
    about.add(f"mlcareer-{__version__}.dist-info/sboms/mlcareer.cdx.json")

    assert set(wheel.namelist()) == program | data | about | {"mlcareer/py.typed"}


def test_the_data_of_the_wheel_is_that_of_the_project(wheel: ZipFile) -> None:
    for name in DATA:
        assert (
            wheel.read(f"mlcareer/data/{name}.toml")
            == (ROOT / "data" / f"{name}.toml").read_bytes()
        )


def test_the_wheel_says_what_it_is_and_what_it_needs(wheel: ZipFile) -> None:
    about = f"mlcareer-{__version__}.dist-info"
    stated = Parser().parsestr(wheel.read(f"{about}/METADATA").decode())

    assert stated["License-Expression"] == "MIT"
    assert stated["License-File"] == "LICENSE"
    assert stated["Requires-Python"] == ">=3.11"
    assert wheel.read(f"{about}/licenses/LICENSE") == (ROOT / "LICENSE").read_bytes()
    assert b"mlcareer = mlcareer.cli.main:run\n" in wheel.read(f"{about}/entry_points.txt")
    needed = [text for text in stated.get_all("Requires-Dist", []) if "extra ==" not in text]
    assert sorted(text.split(">")[0].split("<")[0] for text in needed) == [
        "fsrs", "pydantic", "pypdf", "pystemmer", "rich", "tomli", "typer", "typing-extensions",
    ]  # fmt: skip


def test_the_wheel_lists_what_it_asks_for(wheel: ZipFile) -> None:
    listed = json.loads(wheel.read(f"mlcareer-{__version__}.dist-info/sboms/mlcareer.cdx.json"))
    stated = Parser().parsestr(wheel.read(f"mlcareer-{__version__}.dist-info/METADATA").decode())
    needed = {text for text in stated.get_all("Requires-Dist", []) if "extra ==" not in text}
    required = [each for each in listed["components"] if each["scope"] == "required"]

    assert listed["metadata"]["component"]["version"] == __version__
    assert {each["properties"][0]["value"] for each in required} == needed
    assert "mcp" in {each["name"] for each in listed["components"]}
    assert "pytest" not in {each["name"] for each in listed["components"]}


def test_the_same_source_makes_the_same_files(built: Path, tmp_path: Path) -> None:
    folders = [tmp_path / "first", tmp_path / "second"]
    for number, folder in enumerate(folders):
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
            check=True,
            capture_output=True,
            cwd=ROOT,
            env={
                **os.environ,
                "TMPDIR": str(tmp_path),
                "SOURCE_DATE_EPOCH": "1764288000",
                # Sets come in another order.
                "PYTHONHASHSEED": str(number),
            },
            timeout=120,
        )
    first, second = ({path.name: path.read_bytes() for path in each.iterdir()} for each in folders)

    assert first == second
    assert first.keys() == {path.name for path in built.iterdir() if path.is_file()}


def test_the_files_are_fit_to_be_published(built: Path) -> None:
    pytest.importorskip("twine")
    pytest.importorskip("check_wheel_contents")
    files = [str(path) for path in built.iterdir() if path.is_file()]
    wheels = [path for path in files if path.endswith(".whl")]
    environment = {**os.environ, "NO_COLOR": "1"}

    for line in (["twine", "check", "--strict", *files], ["check_wheel_contents", *wheels]):
        done = subprocess.run(
            [sys.executable, "-m", *line],
            check=False,
            capture_output=True,
            text=True,
            env=environment,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_source_distribution_can_be_built_and_tested_from(source_names: set[str]) -> None:
    tests = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("tests/**/*.py")}

    assert tests <= source_names
    assert {"pyproject.toml", "hatch_build.py", "LICENSE", "README.md", "SECURITY.md"} <= (
        source_names
    )
    assert {f"data/{name}.toml" for name in DATA} <= source_names


def test_the_source_distribution_holds_nothing_by_accident(source_names: set[str]) -> None:
    assert not {name for name in source_names for part in NEVER if part in name}
    top = {name for name in source_names if "/" not in name}
    pages = {path.name for path in ROOT.glob("*.md")}
    assert (
        top
        <= {"pyproject.toml", "hatch_build.py", "LICENSE", "PKG-INFO", ".gitignore", *ABOUT} | pages
    )
    folders = {name.split("/")[0] for name in source_names if "/" in name}
    assert folders == SHIPPED_FOLDERS


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    """Load the script that audits what is installed along with the program."""
    pytest.importorskip("packaging", reason="comes with the development tools")
    path = ROOT / "scripts" / "audit_dependencies.py"
    spec = importlib.util.spec_from_file_location("audit_dependencies", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_dependency_is_under_a_licence_that_we_accept(audit: ModuleType) -> None:
    installed = audit.tree()

    # An extra may be missing where the tests run; what is there is held to the list.
    assert list(audit.problems(installed._replace(missing=()))) == []
    assert {"typer", "rich", "pydantic", "tomli", "pydantic-core"} <= {
        entry.name for entry in installed.found
    }


@pytest.mark.within_caps
def test_the_dependencies_are_listed_in_the_docs(audit: ModuleType) -> None:
    installed = audit.tree()
    if installed.missing or sys.platform == "win32":
        pytest.skip("needs the extras, as they are installed on a system of the docs")

    assert (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8") == audit.page(
        installed
    ), "run scripts/audit_dependencies.py --write"


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("MIT", True),
        ("MIT OR Apache-2.0", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("unknown: ", False),
    ],
)
def test_a_licence_that_asks_for_more_is_not_accepted(
    audit: ModuleType, name: str, good: bool
) -> None:
    assert audit.accepted(name) is good
