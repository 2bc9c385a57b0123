"""What Typer and Rich import for rare needs waits for the need, and then it is the real thing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mlcareer.late_modules import BY_TYPER

SOURCE = str(Path(__file__).parents[1] / "src")

PUT_OFF = """\
import sys
from mlcareer.late_modules import BY_TYPER, put_off

with put_off(BY_TYPER):
    import typer
"""

CLIENT = """\
import ast
import platform
from difflib import get_close_matches
from gettext import gettext
from pathlib import Path
from shutil import get_terminal_size
from threading import local
from traceback import StackSummary
from uuid import UUID

class Names(ast.NodeVisitor):
    def __init__(self):
        super().__init__()
        self.found = []

    def visit_Name(self, node):
        self.found.append(node.id)
        self.generic_visit(node)

def names_in(text):
    names = Names()
    names.visit(ast.parse(text))
    return names.found
"""
"""What takes names out of rarely used modules and builds upon them, as Typer does."""


def printed_by(statements: str, *, before: str = PUT_OFF) -> str:
    """Run some statements in a fresh interpreter after Typer is imported lightly."""
    done = subprocess.run(
        [sys.executable, "-c", before + statements],
        check=False,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": SOURCE, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_typer_does_not_load_what_it_rarely_needs() -> None:
    rare = {"platform", "pathlib", "uuid", "traceback", "ast", "subprocess", "shutil", "difflib"}
    loaded = printed_by("print(*sys.modules)").split()

    assert rare <= BY_TYPER.keys()
    assert not rare & set(loaded)


def test_without_this_typer_would_load_it() -> None:
    loaded = printed_by("print(*sys.modules)", before="import sys, typer\n").split()

    assert {"platform", "pathlib", "uuid", "traceback", "ast", "shutil"} <= set(loaded)


def test_rich_does_not_load_what_it_rarely_needs_and_has_it_when_it_does() -> None:
    before = """\
import sys
from mlcareer.late_modules import BY_RICH, BY_TYPER, put_off

with put_off(BY_TYPER):
    import typer
with put_off(BY_RICH):
    import rich.console, rich.markup, rich.style
assert not BY_RICH.keys() & set(sys.modules), BY_RICH.keys() & set(sys.modules)
"""
    kept = "print(rich.style.Style(meta={'kept': 1}).meta, 'pickle' in sys.modules)"

    assert printed_by(kept, before=before) == "{'kept': 1} True"


def test_no_stand_in_is_left_for_others() -> None:
    left = (
        "from mlcareer.late_modules import _Unloaded\n"
        "print([name for name, held in sys.modules.items() if isinstance(held, _Unloaded)])"
    )

    assert printed_by(left) == "[]"


@pytest.mark.parametrize("name", sorted(BY_TYPER))
def test_whoever_imports_it_later_gets_the_real_module(name: str) -> None:
    later = f"import {name}; print({name}.__spec__.name, all(hasattr({name}, n) for n in "
    taken = f"BY_TYPER[{name!r}]))"

    assert printed_by(later + taken) == f"{name} True"


@pytest.mark.parametrize(
    ("use", "answer"),
    [
        ("client.platform.system() == __import__('platform').system()", "True"),
        ("client.get_close_matches('salry', ['salary'])", "['salary']"),
        ("client.gettext('yes')", "yes"),
        ("client.get_terminal_size().columns > 0", "True"),
        ("client.local is __import__('threading').local", "True"),
        ("client.StackSummary.from_list([])", "[]"),
        ("type(client.Path('a/b')).__module__.split('.')[0]", "pathlib"),
        ("client.Path.home() == __import__('pathlib').Path.home()", "True"),
        ("client.UUID(int=1)", "00000000-0000-0000-0000-000000000001"),
        ("client.names_in('a + b(c)')", "['a', 'b', 'c']"),
        ("len({client.Path, client.UUID, client.Path})", "2"),
    ],
)
def test_a_stand_in_that_is_used_does_what_the_real_thing_does(
    tmp_path: Path, use: str, answer: str
) -> None:
    assert with_client(tmp_path, f"print({use})") == answer


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("client.UUID == __import__('uuid').UUID", "True"),
        ("client.UUID == str", "False"),
        ("issubclass(str, client.Path)", "False"),
        ("issubclass(client.Path, client.Path)", "True"),
        ("issubclass(__import__('pathlib').PosixPath, client.Path)", "True"),
        ("isinstance(__import__('pathlib').Path(), client.Path)", "True"),
        ("isinstance('text', client.Path)", "False"),
    ],
)
def test_a_stand_in_for_a_class_tells_what_is_one_of_it(
    tmp_path: Path, question: str, answer: str
) -> None:
    assert with_client(tmp_path, f"print({question})") == answer


@pytest.mark.parametrize("question", ["client.UUID == str", "isinstance('text', client.Path)"])
def test_what_can_be_told_without_the_module_does_not_load_it(
    tmp_path: Path, question: str
) -> None:
    asked = f"{question}\nprint({{'uuid', 'pathlib'}} & set(sys.modules))"

    assert with_client(tmp_path, asked) == "set()"


def with_client(folder: Path, statements: str) -> str:
    """Run some statements where a module has taken stand-ins for what it imports."""
    (folder / "client.py").write_text(CLIENT)
    before = (
        f"import sys\nsys.path.insert(0, {str(folder)!r})\n"
        "from mlcareer.late_modules import BY_TYPER, put_off\n"
        "with put_off(BY_TYPER):\n    import client\n"
        "assert not {'platform', 'uuid', 'pathlib', 'ast', 'shutil'} & set(sys.modules)\n"
    )
    return printed_by(statements, before=before)


def test_an_option_that_is_a_path_is_still_read_as_one() -> None:
    run = """
from pathlib import Path
app = typer.Typer(add_completion=False)

@app.command()
def show(file: Path) -> None:
    print(type(file).__module__.split(".")[0], file)

app(["a/b.toml"], standalone_mode=False)
"""

    assert printed_by(run) == "pathlib a/b.toml"


def test_where_all_of_it_is_loaded_nothing_is_put_off() -> None:
    before = f"import {', '.join(BY_TYPER)}\n" + PUT_OFF

    assert (
        printed_by("print(typer.get_terminal_size is shutil.get_terminal_size)", before=before)
        == "True"
    )
