"""What `mlcareer advert` promises to a shell."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

ADVERT = """Machine Learning Engineer
Location: London

## Requirements
- Python and PyTorch, 3+ years of experience

## Nice to have
- Rust

## Benefits
- £70,000 - £80,000
"""

LABEL_FIELDS = {
    "file",
    "role",
    "level",
    "years_min",
    "pay",
    "region",
    "sponsorship",
    "clearance",
    "skills_required",
    "skills_optional",
    "skills_negated",
}


@pytest.fixture
def advert(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(ADVERT)
    return path


def test_json_has_the_fields_of_labels_and_the_evidence(run: Run, advert: Path) -> None:
    outcome = run("advert", str(advert), "--format", "json")

    answer = json.loads(outcome.out)
    assert (outcome.exit_code, outcome.err) == (0, "")
    assert set(answer) >= LABEL_FIELDS | {"evidence", "schema"}
    assert answer["pay"] == {"min": 70000, "max": 80000, "currency": "GBP", "period": "year"}
    assert (answer["file"], answer["level"], answer["region"]) == ("a.txt", "mid", "london")
    assert answer["skills_optional"] == ["rust"]


def test_an_unknown_route_is_told_once_and_not_for_each_advert(run: Run, advert: Path) -> None:
    outcome = run("advert", str(advert.parent), "--route", "entrant")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.startswith("mlcareer: there is no visa route called 'entrant'.\n")
    assert outcome.err.count("entrant'") == 1


def test_the_page_shows_each_finding_with_its_line_at_any_width(run: Run, advert: Path) -> None:
    for columns in (60, 80, 160):
        outcome = run("advert", str(advert), columns=columns)
        assert outcome.exit_code == 0
        assert "£70,000–£80,000" in outcome.out
        assert max(map(len, outcome.out.splitlines())) <= columns


def test_a_folder_gives_a_line_each_and_one_bad_file_does_not_stop_it(
    run: Run, advert: Path
) -> None:
    (advert.parent / "b.txt").write_bytes(b"\x7fELF junk")
    (advert.parent / "c.md").write_text(ADVERT)

    outcome = run("advert", str(advert.parent), "--format", "json")

    assert [json.loads(line)["file"] for line in outcome.out.splitlines()] == ["a.txt", "c.md"]
    assert outcome.exit_code == 1
    assert "b.txt is a program" in outcome.err
    assert "Reading adverts" not in outcome.err  # stderr is no terminal here


def test_csv_of_a_folder_has_a_row_for_each_file(run: Run, advert: Path) -> None:
    (advert.parent / "c.md").write_text(ADVERT)

    rows = list(csv.DictReader(io.StringIO(run("advert", str(advert.parent), "-f", "csv").out)))

    assert [row["File"] for row in rows] == ["a.txt", "c.md"]
    assert rows[0]["Skills required"] == "python pytorch"


def test_an_advert_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "[red]Engineer[/red] \x1b[31m\n\nRequirements:\n- Python [bold]\x1b]0;x\x07 now\n"
    )

    outcome = run("advert", str(path), "--full")

    assert "\x1b" not in outcome.out
    assert "[bold]" in outcome.out


def test_a_missing_file_is_a_usage_error(run: Run) -> None:
    outcome = run("advert", "no-such.txt")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.splitlines() == [
        "mlcareer: there is no file 'no-such.txt'.",
        "Check the path, or give - for standard input.",
    ]


def test_an_empty_folder_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    outcome = run("advert", str(tmp_path))

    assert outcome.exit_code == 2
    assert "no adverts" in outcome.err
