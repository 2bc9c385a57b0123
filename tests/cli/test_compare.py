"""What `mlcareer compare` promises to a shell."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

    from mlcareer.guide.model import Guide


MOST_LINES = 22


def test_every_screen_fits_80_by_24(run: Run, guide: Guide) -> None:
    for role in guide.role:
        pair = () if role.id == guide.guide.role else (role.id,)
        lines = run("compare", *pair).out.splitlines()

        assert len(lines) <= MOST_LINES, role.id
        assert max(map(len, lines)) <= 80, role.id


def test_the_first_line_says_where_the_pay_is_clearly_different(run: Run) -> None:
    page = run("compare").out

    assert page.startswith("ML engineers run models in production, and earn more at senior level\n")
    assert "The gap at mid-level is uncertain: the intervals overlap." in page


def test_asked_the_other_way_round_it_is_still_the_same_role_that_earns_more(run: Run) -> None:
    first_lines = {
        run("compare", *pair).out.splitlines()[0]
        for pair in (("mle", "ds"), ("ds", "mle"), ("ds",), ())
    }

    assert len(first_lines) == 1


def test_csv_has_a_row_for_each_aspect_and_each_level_and_a_column_for_each_role(
    run: Run,
) -> None:
    rows = list(csv.reader(StringIO(run("compare", "-f", "csv").out)))
    answer = json.loads(run("compare", "-f", "json").out)

    assert rows[0] == ["", "ML engineer", "Data scientist"]
    assert len(rows) == 1 + len(answer["aspects"]) + len(answer["pay_by_level"])
    assert {len(row) for row in rows} == {3}


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
def test_a_pair_that_is_not_there_is_answered_with_those_that_are(
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


def test_a_grade_or_a_skill_is_never_under_the_pay_of_a_role(run: Run) -> None:
    own, _, beside = run("compare", "--full").out.partition("Other figures by ")

    assert "Pay of ML engineer" in own
    assert "Civil service" not in own
    assert "Adverts that cite" not in own
    assert "Civil service G7" in beside
