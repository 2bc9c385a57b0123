"""The screen of `advert`: the answer first, each finding once, and what is worth asking.

The advert below is one case by hand, with all that an advert can state.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

ADVERT = """Machine Learning Engineer (Mid/Senior)
Location: Bristol
Salary: £70,000 - £80,000 plus a 10% discretionary bonus
Hybrid (2 days a week in the office)

You will join a team of six and report to the head of data.

## What you need
- 3+ years building and deploying ML systems
- Python, PyTorch or TensorFlow, and SQL
- A master's degree or equivalent experience

## Nice to have
- Rust

## Benefits
- 27 days of holiday and an employer pension of 8%
- We sponsor Skilled Worker visas; 40 hours a week

Two interviews and a short task.
"""


@pytest.fixture
def advert(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(ADVERT)
    return str(path)


def test_one_case_by_hand_in_every_field(run: Run, advert: str) -> None:
    outcome = run("advert", advert, "--route", "new-entrant", "--today", "2026-11-28", "-f", "json")

    answer = json.loads(outcome.out)
    assert (answer["schema"], answer["file"]) == ("advert/2", "a.txt")
    assert (answer["role"], answer["level"], answer["levels"]) == ("mle", "mid", ["mid", "senior"])
    assert (answer["years_min"], answer["ml_years_min"]) == (3, None)
    assert answer["pay"] == {"min": 70000, "max": 80000, "currency": "GBP", "period": "year"}
    assert (answer["pay_estimated"], answer["pay_from_badge"]) == (None, False)
    # Mid outside London is 55,000 to 80,000, midpoint 67,500; senior begins at 80,000, of which
    # four fifths are 64,000; a range that only touches a band is low at both ends.
    assert [
        (band["level"], band["region"], band["position"], band["position_to"])
        for band in answer["pay_in_bands"]
    ] == [
        ("mid", "rest-of-uk", "strong", "strong"),
        ("senior", "rest-of-uk", "low", "low"),
    ]
    (bonus,) = answer["bonuses"]
    assert (bonus["kind"], bonus["max"], bonus["unit"]) == ("regular", 10, "percent")
    assert bonus["terms"] == ["discretionary"]
    assert (answer["region"], answer["place"]) == ("rest-of-uk", "Bristol")
    assert (answer["arrangement"], answer["office_days"]) == ("hybrid", "2")
    assert (answer["holiday_days"], answer["pension"], answer["hours"]) == (27, "8%", 40)
    assert answer["sponsorship"] == "offered"
    assert answer["visa"]["own_route"] == "new-entrant"
    assert (answer["degree"], answer["degree_or_experience"]) == ("master", True)
    assert answer["clearance"] is False
    assert set(answer["skills_required"]) == {"python", "pytorch", "tensorflow", "sql"}
    assert [choice["skills"] for choice in answer["one_of"]] == [["pytorch", "tensorflow"]]
    assert answer["skills_optional"] == ["rust"]
    asked = {question["about"] for question in answer["questions"]}
    # All else is stated: what is asked is what the bonus depends on, and on-call.
    assert asked == {"bonus", "on-call"}
    assert (answer["board"], answer["notes"]) == (None, [])


def test_both_levels_are_compared_with_their_bands_in_the_first_line(run: Run, advert: str) -> None:
    first = run("advert", advert, columns=120).out.splitlines()[0]

    assert first == (
        "Mid-level to senior ML engineer in Bristol, £70,000–£80,000: strong for mid-level, low "
        "for senior"
    )


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_brief_screen_fits(run: Run, advert: str, columns: int) -> None:
    lines = run("advert", advert, columns=columns).out.splitlines()

    assert max(map(len, lines)) <= columns
    assert len(lines) <= (30 if columns == 60 else 22)


def test_stated_conditions_are_findings(run: Run, advert: str) -> None:
    out = run("advert", advert, columns=100).out

    for finding in (
        "hybrid, 2 days a week in the office",
        "10%, discretionary",
        "27 days' holiday, pension 8%",
        "master's or experience",
        "40 hours a week",
    ):
        assert finding in out


def test_years_that_fit_one_of_two_levels_say_which(run: Run, advert: str) -> None:
    assert "3+ years is mid-level in the guide (2–5 years)" in run("advert", advert).out


def test_words_are_quoted_as_they_are_written(run: Run, advert: str) -> None:
    full = run("advert", advert, "--full", columns=200).out

    assert "Salary: £70,000 - £80,000 plus a 10%" in full
    assert full.count("Hybrid (2 days a week in the office)") == 2  # working, and office days


def test_many_adverts_are_a_row_each_and_their_skills_are_counted(
    run: Run, advert: str, tmp_path: Path
) -> None:
    (tmp_path / "b.txt").write_text(ADVERT.replace("Rust", "Scala"))

    out = run("advert", str(tmp_path)).out

    assert out.startswith("2 adverts, 2 with their pay stated\n")
    assert "Python 2" in out
    del advert
