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


def test_it_holds_every_part_and_names_each_source_once(run: Run) -> None:
    outcome = run(*CASE, "--format", "markdown")

    assert (outcome.exit_code, outcome.err) == (0, "")
    for part in ("Part 1: Where you stand", "Part 2: Pay in hand", "Part 3: What the target asks"):
        assert f"\n## {part}" in outcome.out
    assert "\n### The next pound" in outcome.out
    sources = outcome.out.partition("## Sources")[2].split("\n- ")[1:]
    assert len(sources) == len(set(sources)) > 5


def test_its_json_holds_the_answers_of_its_parts(run: Run) -> None:
    answer = json.loads(run(*CASE, "--format", "json").out)

    assert list(answer) == [
        "schema", "day", "own", "salary", "take_home", "plan", "offer", "visa", "left_out",
    ]  # fmt: skip
    assert answer["salary"]["bands"][0]["id"] == "mid-london"
    assert answer["take_home"]["gross"] == 70_000
    assert answer["plan"]["target"] == "senior"
    assert (answer["offer"], answer["visa"]) == (None, None)


def headings_of(markdown: str) -> list[str]:
    """Return the headings of a page below its title."""
    return [line for line in markdown.splitlines() if line.startswith("##")]


def test_half_a_page_says_all_before_the_parts(run: Run, offer_file: str) -> None:
    outcome = run(*CASE, "--visa-route", "standard", "--offer", offer_file)

    summary = outcome.out.partition("In short")[2].partition("Part 1")[0]
    # A page of A4 has some sixty lines.
    assert len(summary.splitlines()) < 30
    words = " ".join(summary.split())
    for said in (
        # The middle of the band from 65,000 to 95,000 is 80,000, and half way from 82,000 to its
        # end is 88,500.
        "£82,000 of base pay. In the upper half of the advertised band for Mid-level, London.",
        "Counter: £88,500 to £95,000.",
        "Mid-level, London: £5,000 above the lowest figure",
        # 70,000, England: tax 7,540 + 19,730 x 40% = 15,432; NI 3,016 + 19,730 x 2% = 3,410.60;
        # 51,157.40 are left, a twelfth of which is 4,263.12.
        "£4,263.12 a month, £51,157.40 a year, of £70,000",
        # The going rate of 2134 is 54,700.
        "The offer, £82,000, passes: £27,300 over the minimum of £54,700.",
        "Pay now, £70,000, passes: £15,300 over the minimum of £54,700.",
        "Senior, London passes: its lowest figure is £40,300 over the minimum of £54,700.",
        "Standard route, code 2134 (assumed), 37.5 hours a week (assumed).",
        "• SQL: what Senior asks beyond your level (by Dec 2026)",
    ):
        assert said in words


def test_headings_show_what_belongs_to_what(run: Run, offer_file: str) -> None:
    outcome = run(*CASE, "--visa-route", "standard", "--offer", offer_file, "--format", "markdown")

    headings = headings_of(outcome.out)
    assert [heading for heading in headings if heading.startswith("## ")] == [
        "## In short",
        "## Part 1: The offer",
        "## Part 2: Where you stand",
        "## Part 3: Pay in hand",
        "## Part 4: Visa",
        "## Part 5: What the target asks, and the plan",
        "## Appendix: the steps",
        "## Sources",
    ]
    assert "### The package" in headings
    # Where somebody stands is said once.
    assert sum("Where you stand" in heading for heading in headings) == 1


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
    outcome = run(*CASE, "--visa-route", "standard", "-f", "json")

    # The case gives five hours a week to the plan.
    assert {c["hours"] for c in json.loads(outcome.out)["visa"]["checks"]} == {37.5}


def test_pay_below_the_minimum_fails_and_a_band_around_it_passes_from_there_on(
    run: Run,
) -> None:
    case = ("--from", "data scientist", "--to", "junior", "--place", "london")

    words = " ".join(run("report", *case, "--pay", "50k", "--visa-route", "standard").out.split())

    assert "Pay now, £50,000, fails: £4,700 short of the minimum of £54,700." in words
    # The band is 45,000 to 65,000.
    assert "Junior, London passes from £54,700 on." in words
    # As a new entrant the going rate of 2134 is lower.
    assert (
        "It would pass as a new entrant, with a STEM PhD, with a PhD or on the transitional route."
        in words
    )


def test_a_route_with_nothing_to_judge_says_what_it_needs(run: Run) -> None:
    outcome = run("report", "--level", "junior", "--place", "london", "--visa-route", "standard")

    assert "It needs your base pay, a target or an offer." in outcome.out


def test_a_loan_is_named_as_a_plan(run: Run) -> None:
    outcome = run(*CASE, "--student-loan", "2", "--student-loan", "postgraduate")

    assert "student loans: Plan 2, Postgraduate" in " ".join(outcome.out.split())


def test_csv_has_a_row_for_each_figure_with_its_place(run: Run, offer_file: str) -> None:
    outcome = run(*CASE, "--offer", offer_file, "--format", "csv")

    rows = list(csv.DictReader(outcome.out.splitlines()))
    found = {
        (row["Part"], row["Section"], row["Row"], row["Column"]): (row["Value"], row["Unit"])
        for row in rows
    }
    assert found["Part 3: Pay in hand", "", "Net pay", "Year"] == ("51157.40", "GBP")
    pay = ("Part 2: Where you stand", "", "Senior")
    assert found[*pay, "Base pay min"] == ("95000", "GBP/year")
    assert found[*pay, "Base pay open ended"] == ("false", "GBP/year")
    assert found["In short", "", "Net pay", ""][0].startswith("£4,263.12 a month")
    assert {row["Part"] for row in rows if row["Part"].startswith("Part")} == {
        "Part 1: The offer",
        "Part 2: Where you stand",
        "Part 3: Pay in hand",
        "Part 4: What the target asks, and the plan",
    }


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


def test_an_offer_becomes_the_first_part_of_it(run: Run, offer_file: str) -> None:
    outcome = run(*CASE, "--offer", offer_file)

    assert outcome.exit_code == 0
    assert "Part 1: The offer" in outcome.out


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


def test_a_file_of_another_kind_is_refused_before_any_work(run: Run, tmp_path: Path) -> None:
    outcome = run("report", "--output", str(tmp_path / "r.docx"))

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "End it in .html or .md." in outcome.err


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
