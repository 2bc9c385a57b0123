"""Run docs/notebook.ipynb and keep what its cells answer.

    .venv/bin/python scripts/write_notebook.py

Run it after a change to an answer or a page. A test runs the cells too and compares the first line
of each answer with the one that is kept. It needs no Jupyter: a cell is Python, and the value of
its last line is what it answers.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent.parent / "docs" / "notebook.ipynb"


def cells_of(notebook: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the cells of code."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def outputs_of(notebook: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Run the cells one after the other and return the outputs of each."""
    names: dict[str, Any] = {}
    return [
        _outputs(run("".join(cell["source"]), names), number)
        for number, cell in enumerate(cells_of(notebook), start=1)
    ]


def run(source: str, names: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever a cell answers
    """Run a cell and return the value of its last line, if that is an expression."""
    tree = ast.parse(source)
    *before, last = tree.body
    if not isinstance(last, ast.Expr):
        exec(source, names)  # noqa: S102 - cells of our own notebook
        return None
    body = ast.Module(before, type_ignores=[])
    exec(compile(body, "<cell>", "exec"), names)  # noqa: S102 - likewise
    line = ast.Expression(last.value)
    return eval(compile(line, "<cell>", "eval"), names)  # noqa: S307 - likewise


def _outputs(value: Any, number: int) -> list[dict[str, Any]]:  # noqa: ANN401 - as above
    if value is None:
        return []
    drawn = getattr(value, "_repr_html_", lambda: None)()
    data = {"text/html": drawn} if drawn is not None else {"text/plain": repr(value)}
    return [
        {
            "output_type": "execute_result",
            "execution_count": number,
            "metadata": {},
            "data": data,
        }
    ]


def main() -> None:
    """Write the outputs into the notebook."""
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    outputs = outputs_of(notebook)
    for number, cell in enumerate(cells_of(notebook)):
        cell["outputs"] = outputs[number]
        cell["execution_count"] = number + 1
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    NOTEBOOK.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
