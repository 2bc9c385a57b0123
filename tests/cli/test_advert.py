"""What `mlcareer advert` promises to a shell."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.pinned import advertised

if TYPE_CHECKING:
    from tests.conftest import Run

    from mlcareer.guide.model import Guide

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


def test_rows_of_a_board_are_an_advert_each_and_an_estimate_is_no_pay(
    run: Run, tmp_path: Path
) -> None:
    rows = [
        {
            "title": "Machine Learning Engineer",
            "description": "You deploy machine-learning models to production in Python.",
            "location": {"display_name": "Leeds", "area": ["UK"]},
            "salary_min": pay,
            "salary_max": pay,
            "salary_is_predicted": predicted,
            "redirect_url": "https://www.adzuna.co.uk/1",
        }
        for pay, predicted in ((65187.36, "1"), (70000, "0"))
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))

    estimated, stated = map(json.loads, run("advert", str(path), "-f", "json").out.splitlines())

    assert (estimated["file"], stated["file"]) == ("rows.jsonl, line 1", "rows.jsonl, line 2")
    assert estimated["pay"] is None
    assert estimated["pay_estimated"]["min"] == 65187.36
    assert all(band["position"] is None for band in estimated["pay_in_bands"])
    assert (stated["pay"]["min"], stated["pay_from_badge"]) == (70000, True)
    assert (stated["region"], stated["board"]["board"]) == ("rest-of-uk", "Adzuna")


def test_an_estimate_is_named_as_one_on_the_page(run: Run, tmp_path: Path, guide: Guide) -> None:
    path = tmp_path / "row.json"
    path.write_text(
        json.dumps(
            {
                "title": "Senior Machine Learning Engineer",
                "description": "You deploy machine-learning models to production in Python.",
                "location": {"display_name": "London", "area": ["UK"]},
                "salary_min": 101000,
                "salary_is_predicted": "1",
                "redirect_url": "https://www.adzuna.co.uk/1",
            }
        )
    )

    outcome = run("advert", str(path))

    pay = advertised(guide, "senior-london")
    assert f"pay not stated: {pay} is advertised" in outcome.out
    assert "the board estimates from £101,000" in outcome.out


def test_the_time_limit_covers_the_answer_and_not_only_the_file(
    run: Run, advert: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mlcareer.reading.time_limit.MOST_SECONDS", 0.2)
    monkeypatch.setattr("mlcareer.cli.advert_files.advert_for", lambda *_, **__: time.sleep(5))

    outcome = run("advert", str(advert))

    assert (outcome.exit_code, outcome.out) == (1, "")
    assert "takes longer than 0.2 seconds" in outcome.err


def test_quoted_words_are_those_of_the_file(run: Run, advert: Path) -> None:
    evidence = json.loads(run("advert", str(advert), "-f", "json").out)["evidence"]

    lines = ADVERT.splitlines()
    for item in evidence:
        for part in item["words"].split("…"):
            assert part.strip() in lines[item["line"] - 1]


def test_nothing_is_asked_that_the_advert_states(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "ML Engineer\nLocation: Leeds\nHybrid (2 days a week in the office)\n\n"
        "## Benefits\n- Employer pension of 8%\n- 27 days of holiday\n"
    )

    answer = json.loads(run("advert", str(path), "-f", "json").out)

    assert (answer["office_days"], answer["holiday_days"], answer["pension"]) == ("2", 27, "8%")
    asked = {question["about"] for question in answer["questions"]}
    assert not asked & {"office days", "pension"}
