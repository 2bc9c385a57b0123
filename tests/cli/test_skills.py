"""What `mlcareer skills` promises to a shell."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

    from mlcareer.guide.model import Guide


def test_json_is_the_answer_and_nothing_else(run: Run) -> None:
    outcome = run("skills", "--search", "docker", "--format", "json")

    assert (outcome.exit_code, outcome.err) == (0, "")
    answer = json.loads(outcome.out)
    assert list(answer) == [
        "schema",
        "category",
        "level",
        "search",
        "skills",
        "remarks",
        "sources",
    ]
    assert answer["schema"] == "skills/1"
    assert list(answer["skills"][0]) == [
        "id",
        "name",
        "aliases",
        "category",
        "category_name",
        "standing",
        "summary",
        "why",
        "topics",
        "where",
        "expected",
        "source",
    ]


def test_every_skill_of_the_guide_is_in_every_format(run: Run, guide: Guide) -> None:
    names = [skill.name for skill in guide.skill]

    as_json = json.loads(run("skills", "-f", "json").out)["skills"]
    heading, *rows = csv.reader(StringIO(run("skills", "-f", "csv").out))
    table = " ".join(run("skills", columns=160).out.split())
    markdown = run("skills", "-f", "markdown").out

    assert sorted(skill["name"] for skill in as_json) == sorted(names)
    assert sorted(row[1] for row in rows) == sorted(names)
    assert heading == ["Category", "Skill", "Standing", "What for, and why", "Expected"]
    assert [name for name in names if name not in table] == []
    assert [name for name in names if name.replace("&", "&amp;") not in markdown] == []


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_skills_stand_below_their_categories_and_no_name_is_cut(
    run: Run, guide: Guide, columns: int
) -> None:
    lines = run("skills", columns=columns).out.splitlines()

    assert max(map(len, lines)) <= columns
    headings = [line for line in lines if line in {group.name for group in guide.skill_category}]
    assert headings == [group.name for group in guide.skill_category]
    for word in ("scikit-learn", "Kubernetes", "differentiator"):
        assert any(word in line for line in lines)


def test_what_is_expected_at_a_level_is_shown_with_the_level(run: Run) -> None:
    out = " ".join(run("skills", "--search", "pytorch", "--level", "mid", columns=200).out.split())

    assert "mid:" in out


def test_nothing_that_fits_is_an_answer(run: Run) -> None:
    outcome = run("skills", "--search", "plumbing")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert "No skill of the guide fits." in outcome.out
    assert json.loads(run("skills", "--search", "plumbing", "-f", "json").out)["skills"] == []
    assert len(run("skills", "--search", "plumbing", "-f", "csv").out.splitlines()) == 1


def test_a_category_that_is_not_there_has_a_near_miss(run: Run) -> None:
    outcome = run("skills", "--category", "deploymnt")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(
        "mlcareer: the guide has no skill category called 'deploymnt'.\n"
        "Did you mean: mlcareer skills --category deployment"
    )
