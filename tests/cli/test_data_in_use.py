"""Each answer says which data of the user's own it rests on, and which was passed over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.cli.command_table import command_table
from mlcareer.cli.tab import shown
from mlcareer.guide.kinds import GUIDE
from mlcareer.reading.profile import read_profile
from mlcareer.reading.user_folders import data_file

if TYPE_CHECKING:
    from tests.conftest import Run


@pytest.fixture
def newer_guide() -> Path:
    """Put a guide of 2027 into the data folder, in which senior, London, ends at 150,000."""
    path = Path(data_file(GUIDE.file))
    path.parent.mkdir(parents=True)
    text = Path(GUIDE.bundled).read_text(encoding="utf-8")
    changed = text.replace("edition = 2026", "edition = 2027").replace("= 145_000", "= 150_000")
    path.write_text(changed, encoding="utf-8")
    return path


def test_a_newer_guide_is_used_and_said_on_stderr_and_in_the_footer(
    run: Run, newer_guide: Path
) -> None:
    outcome = run("salary", "--level", "senior", "--region", "london", "--no-profile")

    assert outcome.exit_code == 0
    assert "150,000" in outcome.out
    assert "From your newer guide.toml." in outcome.out
    assert f"mlcareer: using {newer_guide}, newer than the bundled file (2027, " in outcome.err


def test_json_is_the_answer_alone_and_stderr_says_where_it_is_from(
    run: Run, newer_guide: Path
) -> None:
    outcome = run("salary", "--level", "senior", "-f", "json", "--no-profile")

    assert outcome.out.startswith("{")
    assert str(newer_guide) in outcome.err


def test_a_file_that_is_asked_for_comes_before_the_newer_one(run: Run, newer_guide: Path) -> None:
    arguments = ("salary", "--level", "senior", "--no-profile", "--guide", GUIDE.bundled)
    outcome = run(*arguments)

    assert newer_guide.exists()
    assert "145,000" in outcome.out
    assert outcome.err == ""


def test_a_damaged_guide_is_said_and_the_bundled_one_answers(run: Run, newer_guide: Path) -> None:
    newer_guide.write_text("[guide]\nmin = 65,000\n", encoding="utf-8")

    outcome = run("salary", "--level", "senior", "--no-profile")

    assert outcome.exit_code == 0
    assert "145,000" in outcome.out
    assert f"mlcareer: {newer_guide} is not used: " in outcome.err
    assert f"Check it: mlcareer guide validate {newer_guide}" in outcome.err


def test_search_finds_what_the_newer_guide_says(run: Run, newer_guide: Path) -> None:
    text = newer_guide.read_text(encoding="utf-8")
    name = text.replace('name = "Docker"', 'name = "Podman"', 1)
    newer_guide.write_text(name, encoding="utf-8")

    assert "Podman" in run("search", "podman").out


NEW_PLACE = """[[place]]
id = "luton-airport"
name = "Luton Airport"
regions = ["rest-of-uk"]
summary = "A place that only this guide knows."
known_for = ["aeroplanes"]
sources = ["obi-guide"]

[[place]]
id = "remote"
"""


@pytest.fixture
def guide_with_a_place(newer_guide: Path) -> Path:
    """Put a place into the newer guide that the bundled one does not know."""
    text = newer_guide.read_text(encoding="utf-8")
    newer_guide.write_text(
        text.replace('[[place]]\nid = "remote"\n', NEW_PLACE, 1), encoding="utf-8"
    )
    return newer_guide


@pytest.mark.usefixtures("guide_with_a_place")
def test_a_profile_may_name_what_only_the_newer_guide_knows(run: Run) -> None:
    made = run("profile", "init", "--level", "mid", "--place", "luton airport")

    assert (made.exit_code, read_profile().place) == (0, "luton-airport")
    assert "Luton Airport" in run("salary").out


def test_what_a_profile_answers_is_made_anew_when_the_guide_in_the_folder_changes(
    run: Run, newer_guide: Path
) -> None:
    # Six years are senior (5 to 8) in the bundled guide, and mid where mid ends at 7.
    run("profile", "init", "--years", "6")
    assert "Senior" in run("salary").out.splitlines()[0]

    text = newer_guide.read_text(encoding="utf-8")
    changed = text.replace("experience_max = 5", "experience_max = 7").replace(
        "experience_min = 5", "experience_min = 7"
    )
    assert changed != text
    newer_guide.write_text(changed, encoding="utf-8")

    assert "Mid-level" in run("salary").out.splitlines()[0]


@pytest.mark.usefixtures("guide_with_a_place")
def test_a_tab_offers_the_names_of_the_newer_guide() -> None:
    for _ in ("made", "kept"):
        assert "luton-airport\n" in shown("bash", ["salary", "--region", "luton"], command_table())


def test_where_a_name_is_unknown_the_newer_guide_that_is_not_used_is_said(
    run: Run, guide_with_a_place: Path
) -> None:
    text = guide_with_a_place.read_text(encoding="utf-8")
    guide_with_a_place.write_text(text.replace("known_for", "known_from"), encoding="utf-8")

    outcome = run("salary", "--region", "luton airport", "--no-profile")

    assert outcome.exit_code == 2
    assert f"mlcareer: {guide_with_a_place} is not used: " in outcome.err


@pytest.mark.parametrize("day", ["2027-04-05", "2027-04-06"])
def test_after_the_last_tax_year_that_is_known_an_answer_says_so_first(run: Run, day: str) -> None:
    """The last day of 2026-27 is 5 April 2027."""
    past = "Tax rules are known up to 5 April 2027: these are the rules of 2026-27."

    table = run("take-home", "85k", "--today", day, "--no-profile", columns=100)
    plain = run("take-home", "85k", "--today", day, "--no-profile", "-f", "json")

    assert table.exit_code == 0
    assert (past in table.out.splitlines()[2]) == (day == "2027-04-06")
    assert (past in plain.err) == (day == "2027-04-06")


def test_a_band_with_its_net_pay_rests_on_the_tax_rules_too(run: Run) -> None:
    outcome = run("salary", "senior", "london", "--today", "2027-04-06", "--no-profile")

    assert "Tax rules are known up to 5 April 2027" in outcome.out.splitlines()[2]


def test_a_year_that_was_asked_for_by_name_and_is_over_is_no_surprise(run: Run) -> None:
    outcome = run("take-home", "85k", "--year", "2025-26", "--today", "2027-05-01", "--no-profile")

    assert "Tax rules are known" not in outcome.out


def test_after_the_visa_tables_are_overdue_an_answer_says_so_first(run: Run) -> None:
    last = "2026-12-31"
    known = run("visa", "75k", "--today", last, "--no-profile")
    past = run("visa", "75k", "--today", "2027-01-01", "--no-profile")

    assert "Visa figures are known up to" not in known.out
    assert "Visa figures are known up to 31 December 2026" in past.out.splitlines()[2]


def test_search_and_sources_do_not_rest_on_the_rules(run: Run) -> None:
    outcome = run("search", "visa", "--today", "2028-01-01", "--no-profile")

    assert "known up to" not in outcome.out
