"""What `mlcareer market` promises to a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from made_adverts import two_hundred, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

MOST_LINES = 22


@pytest.fixture
def made(tmp_path: Path) -> str:
    path = tmp_path / "made.csv"
    with path.open("w", encoding="utf-8") as out:
        write([each.fields for each in two_hundred()], out)
    return str(path)


def test_the_funnel_is_that_of_the_records_one_by_one(run: Run, made: str) -> None:
    outcomes = [each.outcome for each in two_hundred()]
    found = json.loads(run("market", made, "--format", "json").out)
    matched = [each for each in outcomes if each not in {"unread", "other work"}]
    stated = [each for each in matched if each not in {"estimated", "no pay", "in doubt"}]
    different = [each for each in stated if each != "repeat"]

    assert found["schema"] == "market/1"
    assert found["funnel"] == {
        "records": 200,
        "title_matched": len(matched),
        "pay_stated": len(stated),
        "distinct": len(different),
        "permanent": len(different) - outcomes.count("contract"),
        "folded": outcomes.count("repeat"),
        "estimated": outcomes.count("estimated"),
        "contracts": outcomes.count("contract"),
        "abroad": outcomes.count("abroad"),
        "other_pay": outcomes.count("other pay"),
    }
    assert {
        f"{cell['level'] or '-'} {cell['region'] or '-'}": cell["n"] for cell in found["cells"]
    } == {
        cell: outcomes.count(cell) for cell in set(different) if " " in cell and cell != "other pay"
    }


def test_a_cell_of_5_says_that_one_is_missing_and_nothing_more(run: Run, made: str) -> None:
    found = json.loads(run("market", made, "--format", "json").out)
    (junior,) = [cell for cell in found["cells"] if cell["level"] == "junior"]

    assert (junior["n"], junior["needed"]) == (5, 1)
    assert junior["median"] is junior["median_from"] is junior["p25"] is None
    assert (junior["guide_min"], junior["guide_max"]) == (45_000, 65_000)


def test_the_page_is_one_screen_with_the_funnel(run: Run, made: str) -> None:
    page = run("market", made)
    lines = page.out.splitlines()

    assert lines[0] == "Senior, London: median £73,250 (34 adverts); 3 of 7 groups have enough"
    assert any(
        line.startswith("Records  200 read, 157 of the role, 120 state pay") for line in lines
    )
    assert "1 more needed" in page.out
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= 80


def test_the_open_dataset_by_level(run: Run) -> None:
    found = json.loads(
        run("market", "datasets/ai-jobs-uk.csv", "--by", "level", "--format", "json").out
    )

    assert {cell["level"]: cell["n"] for cell in found["cells"]} == {
        "junior": 4,
        "mid": 36,
        "senior": 40,
    }
    # No employer is named, so that nothing is folded.
    assert found["funnel"]["distinct"] == found["funnel"]["pay_stated"]
