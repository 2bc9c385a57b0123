"""The library: its names, what they cost to import, and the examples of its page."""

from __future__ import annotations

import ast
import doctest
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mlcareer
from mlcareer import SalaryAnswer, salary_for
from mlcareer.advice.names import level_of

if TYPE_CHECKING:
    from mlcareer import Guide

ROOT = Path(__file__).parent.parent

PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


def test_every_name_of_the_library_can_be_had() -> None:
    assert {name for name in mlcareer.__all__ if getattr(mlcareer, name) is None} == set()
    assert set(mlcareer.__all__) <= set(dir(mlcareer))


def test_type_checkers_are_shown_the_names_that_can_be_had_from_where_they_are() -> None:
    tree = ast.parse(Path(mlcareer.__file__).read_text(encoding="utf-8"))
    shown = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("mlcareer.")
        for alias in node.names
        if alias.name != "__version__"
    }

    assert sorted(shown) == sorted(mlcareer.__all__)
    assert {
        name for name, module in shown.items() if getattr(mlcareer, name).__module__ != module
    } == set()


def test_a_name_that_is_not_there_is_refused_as_by_any_module() -> None:
    with pytest.raises(AttributeError, match="module 'mlcareer' has no attribute 'salary_four'"):
        getattr(mlcareer, "salary_four")  # noqa: B009 - mypy would refuse it written out


def test_importing_the_library_imports_nothing_else() -> None:
    statement = (
        "import sys; before = set(sys.modules); import mlcareer; "
        "print(*(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", statement],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )

    assert set(done.stdout.split()) == {"mlcareer", "mlcareer.version"}


def test_an_answer_has_the_type_that_the_library_names(guide: Guide) -> None:
    answer: SalaryAnswer = salary_for(guide, date(2026, 11, 23), level=level_of(guide, "senior"))

    assert isinstance(answer, SalaryAnswer)


def examples_of(page: str) -> doctest.DocTest:
    """Return the examples of a page's blocks of Python, which go on from one another."""
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    return doctest.DocTestParser().get_doctest("\n\n".join(blocks), {}, "library.md", None, 0)


def failures(page: str) -> str:
    """Run the examples of a page and return what was wrong."""
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(examples_of(page), out=said.append)
    return "".join(said)


def test_the_examples_of_the_page_answer_what_they_say() -> None:
    assert failures(PAGE) == ""


def test_an_example_that_answers_otherwise_is_found() -> None:
    page = "Text.\n\n```python\n>>> a = 1\n```\n\n```python\n>>> a + 1\n3\n```\n"

    assert "Expected:\n    3\nGot:\n    2\n" in failures(page)


def test_the_page_shows_every_function_at_work() -> None:
    # One look-up of a name is as another.
    functions = {
        name for name in mlcareer.__all__ if name[0].islower() and not name.endswith("_of")
    }
    code = "".join(example.source for example in examples_of(PAGE).examples)

    assert {name for name in functions if name not in code} == {
        "parse_pay",
        "read_adverts",
        "read_document",
    }
