"""What `mlcareer compare` promises to a shell."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run


def test_json_is_the_answer_and_nothing_else(run: Run) -> None:
    outcome = run("compare", "--format", "json")

    assert (outcome.exit_code, outcome.err) == (0, "")
    answer = json.loads(outcome.out)
    assert list(answer) == [
        "schema",
        "id",
        "first",
        "second",
        "summary",
        "aspects",
        "varies",
        "pay",
        "remarks",
        "sources",
    ]
    assert answer["schema"] == "compare/1"
    assert (answer["first"]["id"], answer["second"]["id"]) == ("ml-engineer", "data-scientist")
    assert list(answer["first"]) == ["id", "name", "summary", "work"]
    assert list(answer["aspects"][0]) == ["id", "name", "first", "second"]


def test_csv_has_a_row_for_each_aspect_and_a_column_for_each_role(run: Run) -> None:
    rows = list(csv.reader(StringIO(run("compare", "-f", "csv").out)))
    aspects = json.loads(run("compare", "-f", "json").out)["aspects"]

    assert rows[0] == ["Aspect", "Machine-learning engineer", "Data scientist"]
    assert len(rows) == 2 + len(aspects)
    assert {len(row) for row in rows} == {3}


def test_markdown_says_where_practice_varies(run: Run) -> None:
    out = run("compare", "-f", "markdown").out

    assert out.startswith("# Machine-learning engineer and Data scientist\n")
    assert "\n## Where practice varies\n\n- " in out


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_two_roles_stand_side_by_side_at_any_width(run: Run, columns: int) -> None:
    outcome = run("compare", "mle", "data scientist", columns=columns)

    assert outcome.exit_code == 0
    lines = outcome.out.splitlines()
    assert max(map(len, lines)) <= columns
    assert any(line.startswith("Focus") or line == "Focus" for line in lines)


@pytest.mark.parametrize(
    ("roles", "message"),
    [
        (["ai-engineer", "data-scientist"], "does not compare 'ai-engineer' with 'data-scientist'"),
        (["mle", "mle"], "'ml-engineer' was given twice"),
        (
            ["data-sientist"],
            "no role called 'data-sientist'.\nDid you mean: mlcareer compare data-scientist",
        ),
    ],
)
def test_a_pair_that_is_not_there_is_told_which_are(
    run: Run, roles: list[str], message: str
) -> None:
    outcome = run("compare", *roles)

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert message in outcome.err


def test_words_of_a_guide_are_never_markup(
    run: Run, guide_text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("guide") / "guide.toml"
    file.write_text(
        guide_text.replace('name = "Data scientist"', 'name = "[red]=<b>\\u001b[31m"'),
        encoding="utf-8",
    )

    for output, name in {
        "table": r"[red]=<b>\x1b[31m",
        "markdown": r"\[red\]=\<b\>\\x1b\[31m",
        "csv": r"[red]=<b>\x1b[31m",
        "json": r"[red]=<b>\u001b[31m",
    }.items():
        outcome = run("compare", "--guide", str(file), "-f", output)
        assert outcome.exit_code == 0
        assert name in outcome.out
        assert "\x1b" not in outcome.out


def test_a_grade_or_a_skill_never_stands_under_the_pay_of_a_role(run: Run) -> None:
    page = run("compare").out
    own, _, beside = page.partition("Other yardsticks")

    assert "Pay of Machine-learning engineer" in own
    assert "Civil service" not in own
    assert "Adverts that cite" not in own
    assert "grade (tied to no role)" in beside
    assert "Civil service G7" in beside
