"""Answers in notebooks, and the notebook of the docs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from typing import TYPE_CHECKING, Any

from write_notebook import NOTEBOOK, cells_of, outputs_of, run

import mlcareer
from mlcareer import level_of, salary_for
from mlcareer.record import Answer

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


def html_of(answer: Any) -> str:  # noqa: ANN401 - any answer, whose method type checkers do not know
    drawn: str = answer._repr_html_()
    return drawn


def test_an_answer_shows_its_first_line_its_table_and_its_source(guide: Guide) -> None:
    answer = salary_for(guide, date(2026, 11, 23), level=level_of(guide, "senior"))

    drawn = html_of(answer)

    assert re.search(r"<h1>[^<]*(?i:senior)", drawn)
    assert "<table>" in drawn
    assert "obitechjobs.com 2026" in drawn


def test_its_style_touches_nothing_else_of_the_notebook(guide: Guide) -> None:
    drawn = html_of(salary_for(guide, date(2026, 11, 23)))
    style = drawn.partition("<style>")[2].partition("</style>")[0]

    assert style.startswith(".mlcareer {")
    assert style.count("{") == style.count("}")
    assert ":root" not in style
    assert "body {" not in style
    assert "<html" not in drawn


def test_an_answer_without_a_page_shows_itself_as_python_writes_it() -> None:
    class Odd(Answer):
        """An answer of a test."""

        schema = "odd/1"

    assert mlcareer.Answer is Answer
    shown: Any = Odd()
    assert shown._repr_html_() is None


def test_nothing_is_loaded_for_it_before_it_is_asked() -> None:
    statement = (
        "import sys; from mlcareer import salary_for, Answer; "
        "assert hasattr(Answer, '_repr_html_'); "
        "print([name for name in sys.modules if name.startswith(('mlcareer.render', 'typer'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", statement], check=True, capture_output=True, text=True
    )

    assert done.stdout.strip() == "[]"


def test_a_run_of_a_command_has_nothing_of_it() -> None:
    statement = (
        "import sys; from mlcareer.cli.main import main\n"
        "try: main(['levels', '--format', 'json'])\n"
        "except SystemExit: pass\n"
        "from mlcareer.record import Answer; print(hasattr(Answer, '_repr_html_'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", statement], check=True, capture_output=True, text=True
    )

    assert done.stdout.splitlines()[-1] == "False"


def first_lines(outputs: list[list[dict[str, Any]]]) -> list[str]:
    """Return what each cell answers, of a page its first line."""
    found = []
    for output in outputs:
        for each in output:
            drawn = each["data"].get("text/html", "")
            head = drawn.partition("<h1>")[2].partition("</h1>")[0]
            found.append(head or "".join(each["data"]["text/plain"]))
    return found


def test_the_notebook_of_the_docs_answers_what_it_keeps() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    kept = [cell["outputs"] for cell in cells_of(notebook)]

    assert first_lines(outputs_of(notebook)) == first_lines(kept), "run scripts/write_notebook.py"
    assert len(first_lines(kept)) == 5


def test_a_cell_answers_with_the_value_of_its_last_line() -> None:
    names: dict[str, Any] = {}

    assert run("a = 1\na + 1", names) == 2
    assert run("b = a", names) is None
    assert names["b"] == 1
