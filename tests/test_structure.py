"""How the code is laid out: every room is under a contract, every command has its files."""

from __future__ import annotations

import ast
from pathlib import Path
from pkgutil import iter_modules

import pytest
import tomli

import mlcareer
from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.loading import module_word

ROOT = Path(__file__).parent.parent

MODULES = sorted((ROOT / "src").rglob("*.py"))


def test_every_room_stands_in_the_layers_that_import_linter_holds() -> None:
    tools = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    (layers,) = (
        contract["layers"]
        for contract in tools["importlinter"]["contracts"]
        if contract["type"] == "layers"
    )
    held = {room.strip() for layer in layers for room in layer.split("|")}
    rooms = {f"mlcareer.{module.name}" for module in iter_modules(mlcareer.__path__)}

    # Python's own entry stands above them all.
    assert rooms == held | {"mlcareer.__main__"}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_one_name_everywhere(command: str) -> None:
    word = module_word(command)

    assert (ROOT / "src" / "mlcareer" / "cli" / f"{word}.py").is_file()
    assert (ROOT / "tests" / "cli" / f"test_{word}.py").is_file()


def imports_of(source: str) -> set[str]:
    """Return the modules that a source imports anywhere, also inside its functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_no_module_makes_dataclasses_or_talks_to_a_network(path: Path) -> None:
    imported = {name.split(".")[0] for name in imports_of(path.read_text(encoding="utf-8"))}

    assert not imported & {"dataclasses", "socket", "http", "ssl", "ftplib", "requests", "httpx"}
    assert "urllib.request" not in imports_of(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_no_module_imports_a_private_part_of_a_library(path: Path) -> None:
    assert not private_parts(imports_of(path.read_text(encoding="utf-8")))


def private_parts(modules: set[str]) -> set[str]:
    """Return the modules of other libraries that are private, such as `rich._wrap`."""
    return {
        name
        for name in modules
        if not name.startswith("mlcareer")
        and any(part.startswith("_") for part in name.split(".")[1:])
    }


def test_the_guard_of_private_parts_sees_one() -> None:
    assert private_parts(imports_of("def f():\n    from typer._click import core\n"))


def test_the_guard_sees_an_import_inside_a_function() -> None:
    inside = "def f():\n    from urllib.request import urlopen\n    import http.client as h\n"

    assert imports_of(inside) == {"urllib.request", "http.client"}
    assert len(MODULES) > 40
