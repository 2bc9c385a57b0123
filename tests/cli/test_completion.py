"""A shell completes commands, options and the guide's own names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.completion import (
    complete_category,
    complete_level,
    complete_region,
    complete_role,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run


@pytest.mark.parametrize(
    ("complete", "begun", "values"),
    [
        (complete_level, "", ["junior", "mid", "senior", "staff"]),
        (complete_level, "S", ["senior", "staff"]),
        (complete_level, "x", []),
        (complete_region, "r", ["rest-of-uk", "remote"]),
        (complete_region, "lon", ["london"]),
        (complete_role, "ml", ["ml-engineer", "mlops-engineer"]),
        (complete_category, "lang", ["languages-and-engineering"]),
    ],
)
def test_names_that_begin_as_typed_are_offered_once_each(
    complete: Callable[[str], list[tuple[str, str]]], begun: str, values: list[str]
) -> None:
    assert [value for value, _ in complete(begun)] == values


@pytest.mark.parametrize(
    ("words", "at", "offered"),
    [
        ("mlcareer sk", 1, {"skills"}),
        ("mlcareer salary --level s", 3, {"senior", "staff"}),
        ("mlcareer salary --reg", 2, {"--region"}),
        ("mlcareer salary --format m", 3, {"markdown"}),
        ("mlcareer compare data", 2, {"data-scientist"}),
    ],
)
def test_bash_is_offered_what_can_follow(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str, at: int, offered: set[str]
) -> None:
    monkeypatch.setenv("_MLCAREER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(at))

    outcome = run()

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert set(outcome.out.split()) == offered
