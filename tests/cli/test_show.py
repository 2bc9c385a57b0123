"""Every answer has the page of its name, which is imported only where it is drawn."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from typing import get_type_hints

import pytest

import mlcareer.advice
import mlcareer.market
from mlcareer.cli.commands import PAGES
from mlcareer.cli.show import page_function
from mlcareer.record import Answer


def answers() -> list[type[Answer]]:
    """Return every kind of answer that a command gives."""
    for room in (mlcareer.advice, mlcareer.market):
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            import_module(module.name)
    return sorted(
        (kind for kind in Answer.__subclasses__() if kind.__module__.startswith("mlcareer.")),
        key=lambda kind: kind.schema,
    )


def test_there_are_as_many_answers_as_there_are_commands_to_give_them() -> None:
    assert len(answers()) >= 26


@pytest.mark.parametrize("kind", answers(), ids=lambda kind: kind.schema)
def test_the_page_of_an_answer_lays_out_that_answer(kind: type[Answer]) -> None:
    function = page_function(kind)
    names = vars(import_module(kind.__module__)) | vars(import_module(function.__module__))

    hints = get_type_hints(function, globalns={**names, "Page": object})

    assert hints["answer"] is kind


def test_an_answer_without_a_page_is_found() -> None:
    class Unknown(Answer):
        schema = "unknown/1"

    with pytest.raises(KeyError, match="Unknown"):
        page_function(Unknown)


def test_every_page_in_the_table_is_of_an_answer() -> None:
    assert PAGES.keys() == {kind.__name__ for kind in answers()}
