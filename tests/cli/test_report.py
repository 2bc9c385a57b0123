"""`mlcareer report` as a shell sees it; what a browser makes of it is in tests/render."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.reading import whole_file

if TYPE_CHECKING:
    from tests.conftest import Run

CASE = (
    *("report", "--level", "mid", "--place", "london", "--pay", "70k", "--to", "senior"),
    *("--months", "9", "--hours", "5", "--skill", "docker: <b>image</b>"),
    *("--today", "2026-11-23"),
)


def test_it_holds_every_part_and_names_each_source_once(run: Run) -> None:
    outcome = run(*CASE, "--format", "markdown")

    assert (outcome.exit_code, outcome.err) == (0, "")
    for part in ("Part 1: Where you stand", "Part 2: Pay in hand", "Part 3: What the target asks"):
        assert f"## {part}" in outcome.out
    assert "The marginal rate along the pay scale" in outcome.out
    sources = outcome.out.partition("## Sources")[2].split("\n- ")[1:]
    assert len(sources) == len(set(sources)) > 5


def test_its_json_holds_the_answers_of_its_parts(run: Run) -> None:
    answer = json.loads(run(*CASE, "--format", "json").out)

    assert list(answer) == [
        "schema", "day", "own", "salary", "take_home", "plan", "offer", "left_out",
    ]  # fmt: skip
    assert answer["salary"]["bands"][0]["id"] == "mid-london"
    assert answer["take_home"]["gross"] == 70_000
    assert answer["plan"]["target"] == "senior"
    assert answer["offer"] is None


def test_a_part_that_cannot_be_answered_is_left_out_with_what_it_needs(run: Run) -> None:
    outcome = run("report", "--pay", "70k")

    assert outcome.exit_code == 0
    assert "What is left out, and what it needs" in outcome.out
    assert "It needs a level or years." in outcome.out
    assert "there is nothing to plan for" in outcome.out


def test_with_nothing_known_it_says_how_to_begin(run: Run) -> None:
    outcome = run("report")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "mlcareer profile init" in outcome.err


def test_an_offer_becomes_a_part_of_it(run: Run, tmp_path: Path) -> None:
    offer = tmp_path / "offer.toml"
    offer.write_text('base = 82_000\nlevel = "mid"\nregion = "london"\n', encoding="utf-8")

    outcome = run(*CASE, "--offer", str(offer))

    assert outcome.exit_code == 0
    assert "Part 4: The offer" in outcome.out


def test_what_an_offer_leaves_unsaid_the_person_says(run: Run, tmp_path: Path) -> None:
    offer = tmp_path / "offer.toml"
    offer.write_text('base = 82_000\nstudent_loans = ["1"]\n', encoding="utf-8")

    outcome = run(*CASE, "--student-loan", "2", "--offer", str(offer), "--format", "json")

    terms = json.loads(outcome.out)["offer"]["terms"]
    assert (terms["student_loans"], terms["current"]) == (["1"], 70_000)


def test_in_scotland_pay_is_taxed_as_there(run: Run) -> None:
    outcome = run("report", "--place", "edinburgh", "--pay", "70k", "--format", "json")

    assert json.loads(outcome.out)["take_home"]["nation"] == "scotland"


@pytest.mark.parametrize("name", ["r.html", "r.HTM", "r.md", "r.markdown"])
def test_it_is_written_to_a_file_for_its_owner_alone(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name

    outcome = run(*CASE, "--output", str(path))

    assert (outcome.exit_code, outcome.out) == (0, "")
    assert outcome.err == f"Written to {path}, readable by you alone.\n"
    assert "Your case on 2026-11-23" in path.read_text(encoding="utf-8")
    assert "<b>image</b>" not in path.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    assert {entry.name for entry in tmp_path.iterdir()} == {"home", name}


def test_a_pdf_is_written_where_the_extra_is_installed(run: Run, tmp_path: Path) -> None:
    pytest.importorskip("reportlab", reason="needs the extra mlcareer[pdf]")
    path = tmp_path / "r.pdf"

    assert run(*CASE, "--output", str(path)).exit_code == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_without_the_extra_a_pdf_says_what_to_install(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "reportlab", None)

    outcome = run(*CASE, "--output", str(tmp_path / "r.pdf"))

    assert outcome.exit_code == 2
    assert "pip install 'mlcareer[pdf]'" in outcome.err
    assert not (tmp_path / "r.pdf").exists()


def test_a_file_of_another_kind_is_refused_before_any_work(run: Run, tmp_path: Path) -> None:
    outcome = run("report", "--output", str(tmp_path / "r.docx"))

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "End it in .html, .md or .pdf." in outcome.err


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.html"
    path.write_text("old", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    outcome = run(*CASE, "--output", str(path))

    assert outcome.exit_code == 1
    assert f"cannot write {path}: No space left on device" in outcome.err
    assert path.read_text(encoding="utf-8") == "old"
    assert not Path(f"{path}{whole_file.UNFINISHED}").exists()


def test_the_same_case_on_the_same_day_is_the_same_file(run: Run, tmp_path: Path) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    run(*CASE, "--output", str(one))
    run(*CASE, "--output", str(other))

    assert one.read_bytes() == other.read_bytes()
