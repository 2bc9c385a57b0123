"""What `mlcareer skills` promises to a shell."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Run

    from mlcareer.guide.model import Guide


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run) -> None:
    for arguments in (
        "skills",
        "skills docker",
        "skills --level junior",
        "skills --level mid",
        "skills --level senior",
        "skills --level staff",
        "skills deployment",
        "skills --category languages --level senior",
        "skills --search data",
        "skills --search plumbing",
    ):
        outcome = run(*arguments.split())
        lines = outcome.out.splitlines()

        assert (outcome.exit_code, outcome.err) == (0, ""), arguments
        assert len(lines) <= MOST_LINES, arguments
        assert max(map(len, lines)) <= 80, arguments


def test_all_skills_are_one_table_by_area_with_the_essential_ones_named(run: Run) -> None:
    lines = run("skills").out.splitlines()

    assert (
        lines[0] == "ML engineers in the UK: Python and SQL are essential, 20 skills are expected"
    )
    assert lines[4].startswith("Languages    Python (essential), Testing and")


def test_a_level_begins_with_what_is_new_at_it(run: Run) -> None:
    lines = run("skills", "--level", "senior").out.splitlines()

    assert lines[0].startswith("Senior: everything asked at the levels below, plus ")
    assert lines[4].endswith("Senior")
    # 22 essential or expected skills, less the 11 of which the guide states a level.
    assert any("and 10 more, level not stated: mlcareer skills" in line for line in lines)


def test_one_skill_is_shown_whole_by_its_bare_name(run: Run) -> None:
    page = run("skills", "docker").out

    assert page.startswith("Docker: expected\n")
    assert len(page.splitlines()) <= 12


def test_every_skill_of_the_guide_is_in_every_format(run: Run, guide: Guide) -> None:
    names = [skill.name for skill in guide.skill]

    as_json = json.loads(run("skills", "-f", "json").out)["skills"]
    heading, *rows = csv.reader(StringIO(run("skills", "-f", "csv").out))
    table = " ".join(run("skills", columns=200).out.split())
    markdown = run("skills", "-f", "markdown").out

    assert sorted(skill["name"] for skill in as_json) == sorted(names)
    assert sorted(row[1] for row in rows) == sorted(names)
    assert heading == ["Category", "Skill", "Standing", "What for, and why", "Expected"]
    assert [name for name in names if name not in table] == []
    assert [name for name in names if name.replace("&", "&amp;") not in markdown] == []


def test_nothing_that_fits_is_an_answer(run: Run) -> None:
    assert run("skills", "--search", "plumbing").out.startswith("No results for 'plumbing'.\n")
    assert json.loads(run("skills", "--search", "plumbing", "-f", "json").out)["skills"] == []
    assert len(run("skills", "--search", "plumbing", "-f", "csv").out.splitlines()) == 1


def test_a_category_that_is_not_there_has_a_near_miss(run: Run) -> None:
    outcome = run("skills", "--category", "deploymnt")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith(
        "mlcareer: the guide has no skill category called 'deploymnt'.\n"
        "Did you mean: mlcareer skills --category deployment"
    )
