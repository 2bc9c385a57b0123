"""`mlcareer plan` as a shell sees it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SMALL_GUIDE_FILE

from mlcareer.guide.profile import Profile, Target
from mlcareer.reading.profile import read_profile, write_profile
from mlcareer.reading.user_folders import profile_file

if TYPE_CHECKING:
    from tests.conftest import Run

RISE = (
    *("plan", "--level", "mid", "--to", "senior", "--months", "9", "--hours", "5"),
    *("--today", "2026-11-23"),
)

FIELDS = (
    "schema level level_name origin origin_name target target_name months hours begins ends "
    "hours_in_all years_at_end target_experience_min bands standings skills unknown_skills steps "
    "pay without_basis remarks sources"
)

STEP_FIELDS = (
    "id name entry do make proves skills expected after why_now basis sources begins ends hours "
    "covered timing done"
)


def test_a_plan_is_an_ordered_list_with_dates_and_its_place_in_the_guide(run: Run) -> None:
    outcome = run(*RISE)

    assert (outcome.exit_code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "Plan: Mid-level to Senior by August 2027"
    page = " ".join(outcome.out.split())
    # 273 days are 39 weeks, at 5 hours each; an eighth of 195 hours is 24.4.
    assert "13 of 13 steps to do, 195 hours in all at 5 a week. Shared out evenly that is" in page
    assert "about 24 for each step taken in turn" in page
    assert "When done mlcareer plan --done mid-to-senior-1" in outcome.out
    assert "From      level_step:mid-to-senior; order: no basis in the guide" in outcome.out
    assert "How long a step takes the guide does not say" in outcome.out


def test_its_json_has_the_fields_that_are_promised(run: Run) -> None:
    answer = json.loads(run(*RISE, "--place", "london", "--pay", "70k", "-f", "json").out)

    assert list(answer) == FIELDS.split()
    assert list(answer["steps"][0]) == STEP_FIELDS.split()
    assert (answer["schema"], answer["begins"], answer["ends"]) == (
        "plan/1",
        "2026-11-23",
        "2027-08-23",
    )
    assert answer["pay"][0]["low_gross"] == 95_000


def test_it_says_where_somebody_stands(run: Run) -> None:
    page = " ".join(run(*RISE, "--place", "london", "--pay", "70k").out.split())

    assert "Mid-level, London Base pay £65,000 to £95,000 a year is advertised." in page
    assert "Your pay £5,000 above the lowest figure and £25,000 below the highest" in page


def test_csv_has_a_line_for_each_step(run: Run) -> None:
    lines = run(*RISE, "-f", "csv").out.splitlines()

    assert lines[0] == ("No.,ID,Step,How,From [date],By [date],Time [hours],State")
    assert len(lines) == 14
    assert lines[6] == (
        "6,skill-sql,SQL: what Senior asks beyond your level,One after the other,"
        "2026-11-23,2026-12-27,24,to do"
    )


def test_the_page_names_no_days_that_an_even_share_cannot_know(run: Run) -> None:
    months, weeks = run(*RISE), run(*RISE, "--months", "2")

    assert "by Dec 2026" in months.out
    # 61 days among 8 steps: the first ends on 30 November, a Monday.
    assert "by the week of 30 Nov 2026" in weeks.out
    for outcome in (months, weeks):
        assert "2026-" not in outcome.out.partition("Where you stand")[0].partition("Sources")[0]
    assert "Nov 2026 to Aug 2027" in months.out


def test_it_says_how_skills_are_stated_and_which_to_check(run: Run) -> None:
    page = " ".join(run(*RISE, "--skill", "python").out.split())

    assert page.index("--cv FILE") < page.index("steps to do")
    assert "Check that you have these: expected of your level, not stated" in page
    assert "Turn one of your notebooks" not in page
    lacking = " ".join(run(*RISE, "--skill", "python", "--lacks", "git").out.split())
    assert "Turn one of your notebooks" in lacking


def test_a_skill_that_is_lacking_must_be_one_of_the_guide(run: Run) -> None:
    outcome = run(*RISE, "--lacks", "dokcer")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "no skill called 'dokcer'" in outcome.err
    assert "Did you mean 'docker'?" in outcome.err


def test_a_skill_is_not_both_there_and_lacking(run: Run) -> None:
    outcome = run(*RISE, "--skill", "Containers: our image", "--lacks", "docker")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "both a skill you have and one you lack" in outcome.err


def test_a_calendar_has_an_entry_for_each_step(run: Run) -> None:
    outcome = run(*RISE, "-f", "ics")

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.count("BEGIN:VEVENT") == 13
    assert "DTSTART;VALUE=DATE:20261123" in outcome.out
    said = outcome.out.replace("\r\n ", "").replace("\r\n", "\n")
    # Work on the job fills no nine months of a calendar: it has their last day.
    assert said.count("DTSTART;VALUE=DATE:20270822\nDTEND;VALUE=DATE:20270823") == 5
    assert said.count("An even share of the time there is\\, and no estimate") == 8


def test_a_calendar_without_dates_is_refused(run: Run) -> None:
    outcome = run("plan", "--level", "mid", "--to", "senior", "-f", "ics")

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "--months" in outcome.err


@pytest.mark.parametrize("way", ["--from", "--origin"])
def test_the_way_in_from_another_role(run: Run, way: str) -> None:
    outcome = run("plan", way, "data scientist", "--to", "mid")

    assert outcome.exit_code == 0
    assert outcome.out.startswith("Plan: Data scientist to Mid-level\n")


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


def test_a_step_that_is_done_is_kept_in_the_profile(run: Run) -> None:
    outcome = run(*RISE, "--done", "mid-to-senior-1", "--done", "interview-coding")

    assert outcome.exit_code == 0
    assert f"Marked as done in {profile_file()}" in outcome.err
    assert "11 of 13 steps to do" in outcome.out
    assert [done.step for done in read_profile().done] == ["mid-to-senior-1", "interview-coding"]
    # The next plan knows of it.
    assert "11 of 13 steps to do" in run(*RISE).out


def test_a_step_that_is_not_there_is_not_kept(run: Run) -> None:
    outcome = run(*RISE, "--done", "mid-to-senior-9")

    assert outcome.exit_code == 2
    assert "the plan has no step 'mid-to-senior-9'\nDid you mean 'mid-to-senior-" in outcome.err
    assert not Path(profile_file()).exists()


def test_marking_a_step_needs_the_profile_that_it_is_kept_in(run: Run) -> None:
    outcome = run(*RISE, "--no-profile", "--done", "mid-to-senior-1")

    assert outcome.exit_code == 2
    assert not Path(profile_file()).exists()


def test_words_of_the_user_reach_the_terminal_as_they_were_typed(run: Run) -> None:
    skill = "docker: [red]\x1b[31mimage\u202e"

    outcome = run(*RISE, "--skill", skill, columns=160)

    assert "[red]\\x1b[31mimage\\u202e" in outcome.out
    assert "\x1b" not in outcome.out


def test_names_of_a_guide_of_the_users_own_are_found_in_it(run: Run, tmp_path: Path) -> None:
    guide = tmp_path / "guide.toml"
    text = SMALL_GUIDE_FILE.read_text(encoding="utf-8").replace('"mid"', '"journeyman"')
    guide.write_text(text.replace('"level:mid"', '"level:journeyman"'), encoding="utf-8")

    outcome = run("plan", "--guide", str(guide), "--level", "junior", "--to", "journeyman")

    assert outcome.exit_code == 0, outcome.err
    assert run("plan", "--level", "junior", "--to", "journeyman").exit_code == 2


def test_a_shell_is_offered_the_steps_of_the_plan(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_MLCAREER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "mlcareer plan --done mid-")
    monkeypatch.setenv("COMP_CWORD", "3")
    # Nothing, and no complaint, where there is no profile to plan from.
    assert (run().out.split(), run().err) == ([], "")

    write_profile(Profile(level="mid", target=Target(level="senior")), None)
    assert run().out.split() == [f"mid-to-senior-{number}" for number in range(1, 6)]


@pytest.mark.parametrize(
    ("typed", "offered"), [("plan --to s", "senior"), ("profile init --nation sc", "scotland")]
)
def test_a_shell_is_offered_the_names_of_the_data(
    run: Run, monkeypatch: pytest.MonkeyPatch, typed: str, offered: str
) -> None:
    monkeypatch.setenv("_MLCAREER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", f"mlcareer {typed}")
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split())))

    assert offered in run().out.split()
