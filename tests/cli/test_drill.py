"""What `mlcareer drill` and `mlcareer interview --sheet` promise to a shell and to a person."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from mlcareer.cli import drill as drill_module
from mlcareer.cli.asking import LeftError
from mlcareer.errors import UsageError
from mlcareer.reading.drill_progress import read_progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run


class Terminal:
    """A person at a terminal with a watch: two minutes for each answer."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.now = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)

    def ask(self, _: str, read: Callable[[str], object], __: str = "") -> object:
        if not self.answers:
            raise LeftError("left")
        typed = self.answers.pop(0)
        self.now += timedelta(minutes=1)
        return read(typed) if typed else None


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Terminal]:
    def sit_down(*answers: str) -> Terminal:
        person = Terminal(*answers)
        monkeypatch.setattr(drill_module, "may_ask", lambda: True)
        monkeypatch.setattr(drill_module, "ask", person.ask)
        monkeypatch.setattr(drill_module, "clock", lambda: person.now)
        return person

    return sit_down


def test_the_list_as_json_has_what_each_question_tests(run: Run) -> None:
    done = run("drill", "--list", "-f", "json")
    answer = json.loads(done.out)

    assert (done.exit_code, answer["schema"]) == (0, "drill/1")
    assert len(answer["questions"]) == 90
    assert set(answer["questions"][0]) == {"id", "area", "level", "text", "points", "entry"}


def test_level_and_part_narrow_the_list(run: Run) -> None:
    done = run("drill", "--level", "senior", "--area", "system design", "--list", "-f", "json")
    questions = json.loads(done.out)["questions"]

    assert {(each["level"], each["area"]) for each in questions} == {("senior", "system-design")}


def test_nothing_is_asked_where_nobody_can_answer(run: Run) -> None:
    done = run("drill", "--level", "senior")

    assert done.exit_code == 0
    assert "Not a terminal" in done.err
    assert done.out.startswith("30 questions for senior: none due, 30 new")


def test_an_answer_is_rated_by_its_points_and_saved(
    run: Run, at_terminal: Callable[..., Terminal]
) -> None:
    at_terminal("aloud", "1 3", "aloud", "q")
    done = run("drill", "--level", "junior")

    assert done.exit_code == 0
    assert "2 of 5 points: hard. Again in 6 minutes." in done.err
    assert done.out.startswith("1 question answered. The next is due in ")
    assert list(read_progress()) == ["overfitting-signs"]


def test_leaving_at_the_second_question_keeps_the_first(
    run: Run, at_terminal: Callable[..., Terminal]
) -> None:
    at_terminal("aloud", "all", "aloud")
    run("drill", "--level", "junior")

    assert list(read_progress()) == ["overfitting-signs"]


def test_a_session_is_over_after_ten_minutes(
    run: Run, at_terminal: Callable[..., Terminal]
) -> None:
    person = at_terminal(*["aloud", "all"] * 50)
    done = run("drill")

    # Two minutes for each: the sixth would begin at the end of ten.
    assert done.out.startswith("5 questions answered.")
    assert person.now == datetime(2026, 11, 28, 9, 10, tzinfo=UTC)


def test_due_asks_only_what_is_due(run: Run, at_terminal: Callable[..., Terminal]) -> None:
    at_terminal("aloud", "1", "aloud", "q")
    run("drill", "--level", "junior")
    at_terminal("aloud", "all")
    done = run("drill", "--due", "--today", "2026-11-29")

    assert done.out.startswith("1 question answered.")
    assert read_progress()["overfitting-signs"]["reviews"] == 2


def test_points_that_are_not_there_are_refused() -> None:
    with pytest.raises(UsageError, match="names no points"):
        drill_module._ticks("6", 5)  # noqa: SLF001 - what a person types
    assert drill_module._ticks("1, 3 3", 5) == 2  # noqa: SLF001
    assert drill_module._ticks("none", 5) == 0  # noqa: SLF001


def test_progress_goes_with_the_profile(run: Run, at_terminal: Callable[..., Terminal]) -> None:
    at_terminal("aloud", "all", "aloud", "q")
    run("drill")
    done = run("profile", "delete", "--yes")

    assert "drill.json" in done.err
    assert read_progress() == {}


@pytest.mark.parametrize("words", [("drill", "--list"), ("interview", "--sheet", "senior")])
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_screens_fit(words: tuple[str, ...], columns: int, run: Run) -> None:
    lines = run(*words, columns=columns).out.splitlines()

    assert max(map(len, lines)) <= columns
    assert len(lines) <= (22 if columns >= 80 else 30)


def test_the_sheet_has_what_strong_and_weak_answers_name(run: Run) -> None:
    answer = json.loads(run("interview", "--sheet", "staff", "-f", "json").out)

    assert answer["schema"] == "interview-sheet/1"
    assert len(answer["questions"]) == 30
    assert set(answer["questions"][0]) == {"id", "area", "text", "points", "weak", "entry"}


def test_a_sheet_is_for_a_level_alone(run: Run) -> None:
    done = run("interview", "coding", "--sheet", "senior")

    assert done.exit_code == 2
    assert "Write: mlcareer interview --sheet senior" in done.err
