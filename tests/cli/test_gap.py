"""What `mlcareer gap` promises to a shell."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from mlcareer.guide.load import load_plan_rules

if TYPE_CHECKING:
    from tests.conftest import Run

ADVERT = """Machine Learning Engineer

## Requirements
- Python and PyTorch

## Nice to have
- Rust
"""


def test_gap_against_an_advert(run: Run, tmp_path: Path) -> None:
    advert = tmp_path / "a.txt"
    advert.write_text(ADVERT)
    cv = tmp_path / "cv.md"
    cv.write_text("## Experience\n- Built and deployed ranking models in Python for search\n")

    outcome = run("gap", str(cv), "--advert", str(advert), "--format", "json")

    answer = json.loads(outcome.out)
    assert outcome.exit_code == 0
    assert {item["skill"]: item["shown"] for item in answer["skills"]} == {
        "python": "used",
        "pytorch": "missing",
        "rust": "missing",
    }
    assert [item["skill"] for item in answer["bring_forward"]] == ["python"]


def test_gap_without_a_cv(run: Run) -> None:
    outcome = run("gap", "--have", "pytorch,docker", "--level", "mid")

    assert outcome.exit_code == 0
    assert "Stated (2)" in outcome.out


def test_gap_with_an_unknown_skill_names_the_near_miss(run: Run) -> None:
    outcome = run("gap", "--have", "dokcer", "--level", "mid")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.endswith("Did you mean 'docker'?\n")


def test_gap_against_nothing_says_what_to_give(run: Run) -> None:
    outcome = run("gap", "--have", "docker")

    assert outcome.exit_code == 2
    assert "--level" in outcome.err


def test_what_is_missing_is_shown_by_the_work_that_a_plan_has_for_it(
    run: Run, tmp_path: Path
) -> None:
    advert = tmp_path / "a.txt"
    advert.write_text("Engineer\n\n## Requirements\n- Kubernetes\n")
    cv = tmp_path / "cv.md"
    cv.write_text("## Experience\n- Built the timetable service of York in Python\n")

    outcome = run("gap", str(cv), "--advert", str(advert), "--format", "json")

    (step,) = json.loads(outcome.out)["next_proofs"]
    (work,) = (work for work in load_plan_rules().work if "skill:kubernetes" in work.shows)
    assert step["make"] == work.do[:1].lower() + work.do[1:]
