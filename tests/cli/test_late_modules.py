"""What Typer imports for rare needs waits for the need, and then it is the real thing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mlcareer.cli.late_modules import RARELY_USED

SOURCE = str(Path(__file__).parents[2] / "src")

PUT_OFF = """\
import sys
from mlcareer.cli.late_modules import RARELY_USED, rare_needs_put_off

with rare_needs_put_off():
    import typer
"""


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

    assert rare <= RARELY_USED.keys()
    assert not rare & set(loaded)


def test_without_this_typer_would_load_it() -> None:
    loaded = printed_by("print(*sys.modules)", before="import sys, typer\n").split()

    assert {"platform", "pathlib", "uuid", "traceback", "ast", "shutil"} <= set(loaded)


def test_no_stand_in_is_left_for_others() -> None:
    left = (
        "from mlcareer.cli.late_modules import _Unloaded\n"
        "print([name for name, held in sys.modules.items() if isinstance(held, _Unloaded)])"
    )

    assert printed_by(left) == "[]"


@pytest.mark.parametrize("name", sorted(RARELY_USED))
def test_whoever_imports_it_later_gets_the_real_module(name: str) -> None:
    later = f"import {name}; print({name}.__spec__.name, all(hasattr({name}, n) for n in "
    taken = f"RARELY_USED[{name!r}]))"

    assert printed_by(later + taken) == f"{name} True"


@pytest.mark.parametrize(
    ("use", "answer"),
    [
        ("typer.main.platform.system() == __import__('platform').system()", "True"),
        ("type(typer.main.Path('a/b')).__module__.split('.')[0]", "pathlib"),
        ("typer.main.Path.home() == __import__('pathlib').Path.home()", "True"),
        ("typer.main.UUID(int=1)", "00000000-0000-0000-0000-000000000001"),
        ("typer.main.UUID == __import__('uuid').UUID", "True"),
        ("typer.main.UUID == str", "False"),
        ("issubclass(str, typer.main.Path)", "False"),
        ("issubclass(__import__('pathlib').PosixPath, typer.main.Path)", "True"),
        ("isinstance(__import__('pathlib').Path(), typer.main.Path)", "True"),
        ("isinstance('text', typer.main.Path)", "False"),
        ("typer.core.get_close_matches('salry', ['salary'])", "['salary']"),
        ("typer.core._('yes')", "yes"),
        ("typer.get_terminal_size().columns > 0", "True"),
        ("typer.main.StackSummary.from_list([])", "[]"),
    ],
)
def test_a_stand_in_that_is_used_does_what_the_real_thing_does(use: str, answer: str) -> None:
    assert printed_by(f"print({use})") == answer


def test_a_class_that_was_built_upon_a_stand_in_works() -> None:
    # In Python 3.11 and 3.12 `inspect` finds a class with one that is built upon `ast`'s.
    find = "import inspect, enum; print(inspect.getsource(enum.Flag).splitlines()[0])"

    assert printed_by(find).startswith("class Flag(")


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


def test_typer_in_a_process_that_has_it_all_meets_no_stand_in() -> None:
    before = f"import {', '.join(RARELY_USED)}\n" + PUT_OFF

    assert printed_by("print(typer.main.Path is pathlib.Path)", before=before) == "True"
