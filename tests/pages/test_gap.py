"""The screen of `gap`: short, no wider than the terminal, and nothing lost that decides.

The CV and the advert below are one case by hand, with every option together.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

CV = """# Ada Example
Leeds, UK | ada@example.org
British citizen

## Experience

### Tramways
**ML Engineer**
Jan 2020 - present
- Rebuilt the PyTorch ranker that 2M riders see; clicks rose by 4%
- Evaluated Kafka for a month and decided against it

### Depot
**Backend Developer**
2017 - 2020
- Ported the parts catalogue to Python

## Skills
Docker, SQL

## Courses
Kubernetes for engineers

## Education
MSc Statistics, University of Leeds
"""

ADVERT = """Senior ML Engineer
Location: Leeds
Salary: £85,000 - £95,000

## Requirements
- 10+ years of software engineering, 5+ years of machine learning
- Python, PyTorch and Docker
- Kubernetes, Kafka
- A degree in a numerate subject
- SC clearance is required

## Nice to have
- Rust

We cannot sponsor visas.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    cv, advert = tmp_path / "cv.md", tmp_path / "a.txt"
    cv.write_text(CV)
    advert.write_text(ADVERT)
    return str(cv), str(advert)


def test_one_case_by_hand_in_every_field(run: Run, files: tuple[str, str]) -> None:
    cv, advert = files

    outcome = run(
        *("gap", cv, "--advert", advert, "--have", "terraform,rust"),
        *("--today", "2026-11-28", "-f", "json"),
    )

    answer = json.loads(outcome.out)
    assert (answer["schema"], answer["cv"], answer["adverts"]) == ("gap/2", "cv.md", ["a.txt"])
    # January 2020 to the beginning of November 2026 are 82 months; 2017 to 2020 are 36 more.
    assert answer["experience"]["value"] == {"months": 118, "begins": 2017, "ends": 2026}
    assert answer["ml_experience"]["value"] == {"months": 82, "begins": 2020, "ends": 2026}
    gates = {
        gate["about"]: (gate["asked"], gate["asked_line"], gate["outcome"], gate["short_by"])
        for gate in answer["gates"]
    }
    assert gates == {
        "experience": (10, 6, "short", 1),  # 9 whole years of 10
        "ml-experience": (5, 6, "met", None),  # 6 of 5
        "place": ("Leeds", 2, "met", None),
        "right-to-work": ("not-offered", 15, "met", None),  # a citizen needs no sponsor
        "degree": ("any", 9, "met", None),
        "clearance": ("SC clearance", 10, "ask", None),
    }
    shown = {item["skill"]: (item["shown"], item["line"]) for item in answer["skills"]}
    assert {skill: shown[skill] for skill in ("pytorch", "python", "docker", "kubernetes")} == {
        "pytorch": ("used", 10),
        "python": ("used", 16),
        "docker": ("mentioned", 19),
        "kubernetes": ("mentioned", 22),
    }
    assert shown["kafka"] == ("missing", None)  # decided against
    assert shown["rust"] == ("stated", None)
    assert "sql" not in shown  # the CV lists it and nobody asks
    assert answer["verdict"] == "close"  # one gate short by a tenth, one skill of six missing
    first, second = answer["next_proofs"][:2]
    assert {first["skill"], second["skill"]} == {"docker", "kubernetes"}
    assert answer["work_found"] is True


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_brief_screen_fits(run: Run, files: tuple[str, str], columns: int) -> None:
    cv, advert = files
    for question in (("--advert", advert), ("--level", "senior"), ("--level", "junior")):
        lines = run("gap", cv, *question, columns=columns).out.splitlines()

        assert max(map(len, lines)) <= columns
        assert len(lines) <= (30 if columns == 60 else 22)


def test_the_first_line_is_the_verdict_and_why(run: Run, files: tuple[str, str]) -> None:
    cv, advert = files

    first = run("gap", cv, "--advert", advert, "--today", "2026-11-28", columns=100).out

    assert re.match(
        r"Close: 2 of \d skills shown; the advert asks for 10\+ years and your CV shows 9\n", first
    )


def test_in_full_each_skill_stands_once_with_its_words(run: Run, files: tuple[str, str]) -> None:
    cv, advert = files

    full = run("gap", cv, "--advert", advert, "--full", columns=160).out

    table = full.partition("Each skill with its line")[2].partition("What to fix")[0]
    assert table.count("Rebuilt the PyTorch ranker") == 1
    assert "MSc Statistics, University of Leeds" in full.partition("Where each is found")[2]


def test_a_cv_without_a_heading_of_work_is_told_what_to_do(run: Run, tmp_path: Path) -> None:
    cv = tmp_path / "cv.txt"
    cv.write_text("Ada Example\n\nPython, Docker, SQL\n")

    out = " ".join(run("gap", str(cv), "-l", "mid").out.split())
    assert "give its section a heading such as Experience" in out


def test_an_advert_of_several_jobs_is_said_to_be_read_as_one(run: Run, tmp_path: Path) -> None:
    cv = tmp_path / "cv.md"
    cv.write_text(CV)
    rows = tmp_path / "rows.json"
    rows.write_text(
        json.dumps(
            [
                {"title": f"ML Engineer {number}", "description": f"You need {skill} and Python."}
                for number, skill in enumerate(("Rust", "Scala"))
            ]
        )
    )

    answer = json.loads(run("gap", str(cv), "--advert", str(rows), "-f", "json").out)

    # Rows of a file are adverts of their own.
    assert answer["adverts"] == ["rows.json, number 1", "rows.json, number 2"]
