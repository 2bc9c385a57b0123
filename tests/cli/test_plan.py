"""`mlcareer plan` as a shell sees it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SMALL_GUIDE_FILE

from mlcareer.guide.profile import DoneStep, Profile, Target
from mlcareer.reading.profile import read_profile, write_profile
from mlcareer.reading.user_folders import profile_file

if TYPE_CHECKING:
    from tests.conftest import Run

RISE = (
    *("plan", "--level", "mid", "--to", "senior", "--months", "9", "--hours", "5"),
    *("--today", "2026-11-23"),
)

FIELDS = (
    "schema level origin target months hours begins ends hours_in_all years_at_end "
    "target_experience_min bands standings skills unknown_skills unknown_done steps proved "
    "judgement pay remarks sources"
)

STEP_FIELDS = "id do worked how shows asked skills after alongside sources begins ends hours done"


def test_the_screen_says_what_to_do_by_when_and_what_it_pays(run: Run) -> None:
    outcome = run(*RISE, "--place", "leeds", "--pay", "62k", "--today", "2026-11-28")

    assert (outcome.exit_code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "Mid-level to senior by August 2027: six steps, £870 a month more at the end"
    assert lines[2].split("  ")[0] == "By"
    assert lines[4].startswith("Jan 2027  Make the team's slowest training")
    assert "Pay   Senior outside London starts at £80,000: £4,746 a month against £3,876" in lines
    assert "Next  mlcareer gap cv.pdf --level senior; mlcareer plan --done 1" in lines
    # 39 weeks of 5 hours.
    assert lines[-1].startswith("195 hours at 5 a week. ")
    assert len(lines) <= 22
    assert "judgement" in outcome.out


def test_a_long_plan_fits_the_screen_and_says_how_many_more(run: Run) -> None:
    outcome = run("plan", "--level", "junior", "--to", "senior", "--months", "9", "--move")

    assert " more steps: --full" in outcome.out
    assert len(outcome.out.splitlines()) <= 22
    assert "You will know it worked when" in outcome.out


def test_full_has_advice_on_each_step_and_nothing_is_without_basis(run: Run) -> None:
    page = " ".join(run(*RISE, "--full", "--skill", "sql: tuned one").out.split())

    assert "Shown SQL: no step for these" in page
    assert "Asked: somebody more junior" in page
    assert "Mark: mlcareer plan --done junior-mentored" in page
    assert "no basis in the guide" not in page


def test_its_json_has_the_fields_that_are_promised(run: Run) -> None:
    answer = json.loads(run(*RISE, "--place", "london", "--pay", "70k", "-f", "json").out)

    assert list(answer) == FIELDS.split()
    assert list(answer["steps"][0]) == STEP_FIELDS.split()
    assert (answer["schema"], answer["begins"], answer["ends"]) == (
        "plan/2",
        "2026-11-23",
        "2027-08-23",
    )
    assert (answer["level"], answer["pay"][0]["low_gross"]) == ("mid", 95_000)


def test_csv_has_a_line_for_each_step(run: Run) -> None:
    lines = run(*RISE, "-f", "csv").out.splitlines()

    assert lines[0].startswith("No.,ID,Do,You will know it worked when,How,Kind,From [date]")
    assert len(lines) == 7
    assert lines[1].startswith("1,slow-query,")
    assert lines[1].endswith(",in turn,2026-11-23,2027-01-22,42,")


def test_a_skill_that_is_lacking_must_be_one_of_the_guide(run: Run) -> None:
    outcome = run(*RISE, "--lacks", "dokcer")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "no skill called 'dokcer'" in outcome.err
    assert "--lacks docker" in outcome.err


def test_a_skill_is_not_both_there_and_lacking(run: Run) -> None:
    outcome = run(*RISE, "--skill", "Containers: our image", "--lacks", "docker")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "both a skill you have and one you lack" in outcome.err


def test_a_calendar_has_an_entry_for_each_step(run: Run) -> None:
    outcome = run(*RISE, "-f", "ics")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.count("BEGIN:VEVENT") == 6
    assert "DTSTART;VALUE=DATE:20261123" in outcome.out
    said = outcome.out.replace("\r\n ", "").replace("\r\n", "\n")
    # Work on the job fills no nine months of a calendar: it has their last day.
    assert said.count("DTSTART;VALUE=DATE:20270822\nDTEND;VALUE=DATE:20270823") == 3
    assert said.count("An even share of the time there is\\, and no estimate") == 3


def test_a_calendar_without_dates_is_refused(run: Run) -> None:
    outcome = run("plan", "--level", "mid", "--to", "senior", "-f", "ics")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "--months" in outcome.err


@pytest.mark.parametrize("way", ["--from", "--origin"])
def test_the_way_in_from_another_role(run: Run, way: str) -> None:
    outcome = run("plan", way, "data scientist", "--to", "mid")

    assert outcome.exit_code == 0
    assert outcome.out.startswith("Data scientist to mid-level: six steps\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "there is nothing to plan for"),
        (["--to", "senior"], "it is not known where you start"),
        (["--level", "senior", "--to", "mid"], "Mid-level is not above Senior"),
        (["--from", "plumber", "--to", "mid"], "no role called 'plumber'"),
        (["--level", "mid", "--to", "senior", "--months", "0"], "not a number of months"),
    ],
)
def test_what_cannot_be_planned_ends_with_2_and_a_hint(
    run: Run, arguments: list[str], said: str
) -> None:
    outcome = run("plan", *arguments)

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert said in outcome.err


def test_the_profile_is_where_it_begins_and_options_win(run: Run) -> None:
    write_profile(Profile(level="mid", hours=6, target=Target(level="senior", months=9)), None)

    outcome = run("plan", "--hours", "2", "-f", "json")

    answer = json.loads(outcome.out)
    assert (answer["target"], answer["months"], answer["hours"]) == ("senior", 9, 2)
    assert (
        outcome.err == "mlcareer: from your profile: level, target (--no-profile leaves it out)\n"
    )
    assert run("plan", "--no-profile").exit_code == 2


def test_a_done_step_of_an_older_edition_is_named_with_what_to_do(run: Run) -> None:
    done = DoneStep(step="prove-sql", on=date(2026, 1, 5))
    write_profile(Profile(done=(done,)), None)

    page = " ".join(run(*RISE).out.split())

    assert "Caution Marked as done, and no step of any plan: prove-sql." in page
    assert "mlcareer profile edit" in page


def test_a_step_that_is_done_is_kept_in_the_profile(run: Run) -> None:
    outcome = run(*RISE, "--done", "1", "--done", "interviews-led")

    assert outcome.exit_code == 0
    assert f"Marked as done in {profile_file()}: Make the team's slowest" in outcome.err
    assert "Done  2 of 6 steps" in outcome.out
    assert [done.step for done in read_profile().done] == ["slow-query", "interviews-led"]
    # The next plan knows of it, and its first step is the next.
    assert ": four steps" in run(*RISE).out.splitlines()[0]
    run(*RISE, "--done", "1")
    assert read_profile().done[-1].step == "design-others-depend-on"


def test_a_step_that_is_not_there_is_not_kept(run: Run) -> None:
    outcome = run(*RISE, "--done", "slow-qeury")

    assert outcome.exit_code == 2
    assert "the plan has no step 'slow-qeury'.\nDid you mean 'slow-query" in outcome.err
    assert not Path(profile_file()).exists()


def test_marking_a_step_needs_the_profile_that_it_is_kept_in(run: Run) -> None:
    outcome = run(*RISE, "--no-profile", "--done", "1")

    assert outcome.exit_code == 2
    assert not Path(profile_file()).exists()


def test_words_of_the_user_reach_the_terminal_as_they_were_typed(run: Run) -> None:
    skill = "docker: [red]\x1b[31mimage\u202e"

    outcome = run(*RISE, "--skill", skill, "--full", columns=160)

    assert "[red]\\x1b[31mimage\\u202e" in outcome.out
    assert "\x1b" not in outcome.out


def test_names_of_a_guide_of_the_users_own_are_found_in_it(run: Run, tmp_path: Path) -> None:
    guide = tmp_path / "guide.toml"
    text = SMALL_GUIDE_FILE.read_text(encoding="utf-8").replace('"mid"', '"journeyman"')
    guide.write_text(text.replace('"level:mid"', '"level:journeyman"'), encoding="utf-8")

    outcome = run("plan", "--guide", str(guide), "--level", "junior", "--to", "journeyman")

    assert outcome.exit_code == 0, outcome.err
    assert run("plan", "--level", "junior", "--to", "journeyman").exit_code == 2
