"""A page is drawn of an answer that holds nothing, as filters that fit nothing leave it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.cli.show import page_function
from mlcareer.page import Page
from mlcareer.render import html
from mlcareer.render.formats import Format, View, renderer_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

    from mlcareer.record import Answer

COMMANDS = (
    "salary",
    "salary --level senior --region london",
    "skills",
    "skills --category deployment",
    "levels",
    "sectors",
    "employers",
    "locations",
    "interview",
    "portfolio",
    "transition",
    "faq",
    "search docker",
    "sources",
    "sources --stale",
    "sources --check",
)


def answer_to(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> Answer:
    """Return what a command would have shown."""
    answers: list[Answer] = []

    def keeping(kind: type[Answer]) -> Callable[[Any], Page]:
        del kind

        def keep(answer: Answer) -> Page:
            answers.append(answer)
            return Page(answer="Kept", blocks=())

        return keep

    monkeypatch.setattr("mlcareer.cli.show.page_function", keeping)
    assert run(*command.split()).out.startswith("Kept")
    return answers[0]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_of_nothing_is_drawn_in_every_format(
    run: Run, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    answer = answer_to(run, monkeypatch, command)
    fields = vars(answer).items()
    emptied = answer.replace(**{name: () for name, value in fields if isinstance(value, tuple)})

    page = page_function(type(answer))(emptied)

    for view in (View(), View(full=True)):
        out = StringIO()
        for output in Format:
            if output is not Format.JSON:
                renderer_for(output).write(page, out, view)
        html.write(page, out, view)
        assert out.getvalue()


def test_a_filter_that_nothing_passes_is_answered(run: Run) -> None:
    outcome = run("employers", "arm", "--sector", "cybersecurity")

    assert outcome.exit_code == 0
    assert outcome.err == ""
