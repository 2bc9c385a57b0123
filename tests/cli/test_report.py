"""`mlcareer report` as a shell sees it; what a browser makes of it is in tests/render."""

from __future__ import annotations

import csv
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


@pytest.fixture
def offer_file(tmp_path: Path) -> str:
    """Return the path of an offer of 82,000, which is in the upper half of its band."""
    path = tmp_path / "offer.toml"
    path.write_text('base = 82_000\nlevel = "mid"\nregion = "london"\n', encoding="utf-8")
    return str(path)


def test_the_screen_says_the_case_in_one_table(run: Run, tmp_path: Path) -> None:
    offer = tmp_path / "london.toml"
    offer.write_text(
        'base = 85_000\nbonus_percent = 10\nlevel = "mid"\nregion = "london"\n', encoding="utf-8"
    )

    outcome = run("report", "--level", "mid", "--region", "leeds", "--pay", "62k",
                  "--offer", str(offer), "--today", "2026-11-28")  # fmt: skip

    assert (outcome.exit_code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    # 85,000 leaves 59,857.40 and 62,000 leaves 46,517.40: a twelfth of the 13,340 between is 1,112.
    assert lines[0] == "Good offer, £1,112 a month more"
    assert lines[2] == "Your case, 28 November 2026"
    rows = {line[:28].strip(): line[28:].strip() for line in lines[4:]}
    assert rows["Now"] == "£62,000, mid-level, Leeds: in line, 28% up"
    assert rows["Take-home now"] == "£3,876 a month"
    assert rows["The offer"] == "good: £85,000 + 10% bonus, mid-level, London"
    # 58p of each pound of 8,500.
    assert rows["It leaves"] == "£4,988 a month, and £4,930 of the bonus"
    assert rows["Counter"] == "£90,000 to £95,000"
    assert rows["Ask first"].startswith("equity")
    assert rows["Next level"].startswith("senior, from £80,000 outside London, £95,000 in it")
    assert "your skills: add --cv" in outcome.out
    assert "add -o report.html" in outcome.out
    assert len(lines) <= 22


def test_everything_of_a_case_is_in_it(run: Run, offer_file: str) -> None:
    """One case with every option, each figure by hand."""
    outcome = run(
        *CASE,
        *("--bonus", "4k", "--pension", "5%", "--student-loan", "2", "--children", "2"),
        *("--employer-pension", "8%", "--holiday", "33", "--contract-hours", "40", "--move"),
        *("--visa-route", "standard", "--lacks", "kubernetes", "--offer", offer_file, "-f", "json"),
    )

    answer = json.loads(outcome.out)
    # 70,000 + 4,000 - 3,500 = 70,500 of adjusted net income; two children: 26.05 + 17.25 a week,
    # 52 weeks. What is left is held by tests of take-home pay.
    assert answer["take_home"]["bonus"] == 4_000
    assert answer["take_home"]["child_benefit"] is not None
    terms = answer["offer"]["terms"]
    assert (terms["current"], terms["current_bonus"], terms["current_holiday"]) == (70000, 4000, 33)
    assert (terms["children"], terms["current_employer_pension"]) == (2, 8)
    # 54,700 x 40 / 37.5 = 58,346.67: 58,347, which 70,000 passes by 11,653.
    checks = {check["of"]: check for check in answer["visa"]["checks"]}
    assert checks["pay"]["case"]["low_over_floor"] == 11_653
    assert (checks["pay"]["hours"], checks["pay"]["hours_assumed"]) == (40, False)
    # Of 273 days two thirds are shared by Kubernetes, SQL, a design, a gate and four rounds.
    assert len([step for step in answer["plan"]["steps"] if not step["alongside"]]) == 8
    assert answer["left_out"] == []


def test_it_holds_every_part_and_names_each_source_once(run: Run, offer_file: str) -> None:
    outcome = run(*CASE, "--visa-route", "standard", "--offer", offer_file, "--format", "markdown")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert [line for line in outcome.out.splitlines() if line.startswith("## ")] == [
        "## You",
        "## The offer",
        "## Your band",
        "## Take-home pay",
        "## Skilled Worker visa",
        "## The plan",
        *(["## Notes"] if "## Notes" in outcome.out else []),
        "## Sources",
    ]
    sources = outcome.out.partition("## Sources")[2].split("\n- ")[1:]
    assert len(sources) == len(set(sources)) > 5


def test_its_json_holds_the_answers_of_its_parts(run: Run) -> None:
    answer = json.loads(run(*CASE, "--format", "json").out)

    assert list(answer) == [
        "schema", "day", "own", "full_time_pay", "salary", "take_home", "plan", "offer", "visa",
        "next_bands", "left_out",
    ]  # fmt: skip
    assert answer["schema"] == "report/2"
    assert answer["salary"]["bands"][0]["id"] == "mid-london"
    assert answer["take_home"]["gross"] == 70_000
    assert answer["plan"]["target"] == "senior"
    assert (answer["offer"], answer["visa"]) == (None, None)


def test_part_time_pay_is_judged_by_its_full_time_equivalent(run: Run) -> None:
    outcome = run("report", "--level", "mid", "--region", "leeds", "--pay", "40k",
                  "--contract-hours", "22.5")  # fmt: skip

    # 40,000 x 37.5 / 22.5 = 66,666.67; (66,667 - 55,000) / 25,000 is 46%.
    assert outcome.out.startswith("Your pay of £66,667 for mid-level: in line, 46% up\n")
    assert "£40,000 for 22.5 hours (£66,667 full time)" in " ".join(outcome.out.split())


def test_an_offer_is_judged_by_its_own_code_and_hours_and_pay_by_those_assumed(
    run: Run, tmp_path: Path
) -> None:
    offer = tmp_path / "offer.toml"
    offer.write_text(
        'base = 58_000\nhours = 40\noccupation = "2134"\nvisa_route = "standard"\n',
        encoding="utf-8",
    )

    outcome = run(*CASE, "--visa-route", "new-entrant", "--offer", str(offer), "-f", "json")

    checks = {check["of"]: check for check in json.loads(outcome.out)["visa"]["checks"]}
    offered, now = checks["offer"], checks["pay"]
    # 54,700 x 40 / 37.5 = 58,346.67, so 58,347: 347 more than 58,000.
    assert (offered["case"]["verdict"], offered["case"]["low_over_floor"]) == ("fails", -347)
    assert (offered["hours"], offered["hours_assumed"], offered["occupation_assumed"]) == (
        40,
        False,
        False,
    )
    assert (now["floor"]["route"], now["hours"], now["hours_assumed"]) == (
        "new-entrant",
        37.5,
        True,
    )


def test_hours_for_the_plan_are_no_working_hours(run: Run) -> None:
    case = ("report", "--visa-route", "standard", "--pay", "56k")

    plan, contract = (run(*case, f"--{name}", "40").out for name in ("hours", "contract-hours"))

    # 54,700 at 37.5 hours, and 58,347 at 40.
    assert "passes: £1,300 over" in plan
    assert "not stated: add --contract-hours 40" in " ".join(plan.split())
    assert "fails: £2,347 short" in contract
    assert "not stated" not in contract


def test_pay_below_the_minimum_fails_and_a_band_around_it_passes_from_there_on(
    run: Run,
) -> None:
    case = ("--from", "data scientist", "--to", "junior", "--place", "london")

    shown = run("report", *case, "--pay", "50k", "--visa-route", "standard", "--full").out
    words = " ".join(shown.split())

    assert "Pay now, £50,000, fails: £4,700 short of the minimum of £54,700." in words
    # The band is 45,000 to 65,000.
    assert "Junior, London passes from £54,700 on." in words
    # As a new entrant the going rate of 2134 is lower.
    assert (
        "It would pass as a new entrant, with a STEM PhD, with a PhD or on the transitional route."
        in words
    )


def test_a_route_with_nothing_to_judge_says_what_it_needs(run: Run) -> None:
    outcome = run(
        "report", "--level", "junior", "--place", "london", "--visa-route", "standard", "--full"
    )

    assert "It needs your base pay, a target or an offer." in outcome.out


def test_a_loan_is_named_as_a_plan(run: Run) -> None:
    outcome = run(*CASE, "--student-loan", "2", "--student-loan", "postgraduate", "--full")

    assert "student loans: Plan 2, Postgraduate" in " ".join(outcome.out.split())


def test_csv_has_a_row_for_each_figure_with_its_place(run: Run, offer_file: str) -> None:
    outcome = run(*CASE, "--offer", offer_file, "--format", "csv")

    rows = list(csv.DictReader(outcome.out.splitlines()))
    found = {
        (row["Part"], row["Section"], row["Row"], row["Column"]): (row["Value"], row["Unit"])
        for row in rows
    }
    assert found["Take-home pay", "", "Take-home pay", "Year"] == ("51157.40", "GBP")
    assert {row["Part"] for row in rows if row["Part"]} >= {
        "The offer", "Your band", "Take-home pay", "The plan",
    }  # fmt: skip


def test_a_part_that_cannot_be_answered_is_left_out_with_what_it_needs(run: Run) -> None:
    outcome = run("report", "--pay", "70k", "--full")

    assert outcome.exit_code == 0
    assert "Left out, and what it needs" in outcome.out
    assert "It needs your level or your years." in outcome.out
    assert "there is nothing to plan for" in outcome.out


def test_with_nothing_known_it_says_how_to_begin(run: Run) -> None:
    outcome = run("report")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "mlcareer profile init" in outcome.err


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

    assert (outcome.exit_code, outcome.err) == (0, "")
    first = " ".join(outcome.out.partition("\n\n")[0].split())
    assert first.replace(" ", "").endswith(f".Reportwrittento{path}".replace(" ", ""))
    written = path.read_text(encoding="utf-8")
    assert "Your case, 23 November 2026" in written
    assert "Report written" not in written
    assert "The plan" in written
    assert "<b>image</b>" not in path.read_text(encoding="utf-8")
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    assert {entry.name for entry in tmp_path.iterdir()} == {"home", name}


def test_a_file_of_another_kind_is_refused_before_any_work(run: Run, tmp_path: Path) -> None:
    outcome = run("report", "--output", str(tmp_path / "r.docx"))

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "End it in .html or .md." in outcome.err


def test_a_pdf_is_printed_from_the_html(run: Run, tmp_path: Path) -> None:
    outcome = run(*CASE, "--output", str(tmp_path / "r.pdf"))

    assert outcome.exit_code == 2
    assert "r.html and print that from a browser" in " ".join(outcome.err.split())


@pytest.mark.parametrize("option", ["--cv", "--offer"])
def test_it_is_never_written_over_what_it_reads(run: Run, tmp_path: Path, option: str) -> None:
    path = tmp_path / "case.md"
    path.write_text("base = 82_000\n", encoding="utf-8")

    outcome = run(*CASE, option, str(path), "-o", str(path))

    assert outcome.exit_code == 2
    assert path.read_text(encoding="utf-8") == "base = 82_000\n"


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
