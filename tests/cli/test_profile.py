"""`mlcareer profile` as a shell and a person at a terminal see it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.guide.profile import Profile, ProfileSkill, Target
from mlcareer.reading.profile import read_profile
from mlcareer.reading.user_folders import profile_file

if TYPE_CHECKING:
    from tests.cli.conftest import AtTerminal
    from tests.conftest import Run

SOURCE = str(Path(__file__).parents[2] / "src")

CTRL_C, CTRL_D = "\x03", "\x04"

MADE = (
    *("--level", "MLE", "--place", "Cambridge", "--pay", "£62k", "--student-loan", "2"),
    *("--pension", "5%", "--to", "senior", "--months", "9", "--skill", "docker: our image"),
)


def make(run: Run) -> None:
    assert run("profile", "init", *MADE).exit_code == 0


def test_a_profile_is_made_of_options_and_holds_the_names_of_the_data(run: Run) -> None:
    outcome = run("profile", "init", *MADE)

    assert (outcome.exit_code, outcome.out) == (0, "")
    assert outcome.err.startswith(f"Written to {profile_file()}.")
    assert read_profile() == Profile(
        level="mid",
        place="cambridge",
        pay=62_000,
        student_loans=("2",),
        pension=5,
        target=Target(level="senior", months=9),
        skill=(ProfileSkill(name="docker", evidence="our image"),),
    )


def test_init_never_replaces_a_profile(run: Run) -> None:
    make(run)

    outcome = run("profile", "init", "--level", "senior")

    assert outcome.exit_code == 2
    assert "you have a profile already" in outcome.err
    assert read_profile().level == "mid"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--level", "boss"], "the guide has no level called 'boss'"),
        (["--pay", "62"], "£62 is not a year's pay"),
        (["--pension", "500%"], "'500%' is more than the whole"),
        (["--hours", "200"], "'200' is not a number of hours a week"),
        (["--skill", "x\udcff"], "is not text in UTF-8"),
        (["--skill", ": nothing"], "': nothing' names no skill"),
        (["--level", "mid", "--years", "3"], "both a level and years were given"),
        ([], "not a terminal"),
    ],
)
def test_what_cannot_be_read_is_refused_and_nothing_is_written(
    run: Run, options: list[str], said: str
) -> None:
    outcome = run("profile", "init", *options)

    assert outcome.exit_code == 2
    assert said in outcome.err
    assert not Path(profile_file()).exists()


def test_show_says_what_is_known_and_where_it_is_kept(run: Run) -> None:
    make(run)

    outcome = run("profile", "show", columns=200)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith("Your profile: mid, cambridge, £62,000 a year\n")
    assert "Your pension contribution  5% of base pay\n" in outcome.out
    kept = f"Kept in  {profile_file()}, readable by you alone"
    assert "".join(kept.split()) in "".join(outcome.out.split())


def test_show_says_on_its_brief_screen_what_makes_answers_less_exact(run: Run) -> None:
    run("profile", "init", "--level", "mid", "--pay", "62k", "--skill", "sql")

    shown = " ".join(run("profile", "show").out.split())

    assert "tax is that of England: mlcareer profile edit --place edinburgh" in shown
    assert "Take-home pay is without a pension: mlcareer profile edit --pension 5%" in shown
    assert "Caution Only mentioned, not shown: sql." in shown


def test_a_full_profile_fits_the_screen_and_full_shows_each_skill(run: Run) -> None:
    skills = [option for n in range(9) for option in ("--skill", f"skill{n}: did it")]
    everything = (
        *("--bonus", "3k", "--equity", "5k", "--nation", "england", "--pension-method", "net-pay"),
        *("--employer-pension", "8%", "--contract-hours", "30", "--children", "2", "--hours", "5"),
        *("--holiday", "25 plus bank holidays", "--visa-route", "standard", "--lacks", "sql"),
    )
    assert run("profile", "init", *MADE, *everything, *skills).exit_code == 0

    brief, full = run("profile", "show").out, run("profile", "show", "--full").out

    assert len(brief.splitlines()) <= 22
    assert "Holiday                    33 days, bank holidays included" in full
    assert "skill8" not in brief
    assert "skill8" in full


def test_show_as_json_has_a_field_for_everything(run: Run) -> None:
    make(run)

    fields = json.loads(run("profile", "show", "--format", "json").out)

    assert fields["schema"] == "profile/1"
    assert list(fields) == [
        "schema", "file", "level", "years", "place", "pay", "bonus", "equity", "nation",
        "student_loans", "pension", "pension_method", "employer_pension",
        "contract_hours", "holiday", "children", "visa_route", "origin", "hours", "target", "skill",
        "lacks", "done",
    ]  # fmt: skip
    assert fields["target"] == {"level": "senior", "months": 9, "place": None}


def test_without_a_profile_show_says_how_to_make_one(run: Run) -> None:
    outcome = run("profile", "show")

    assert outcome.exit_code == 0
    assert outcome.out.startswith("You have no profile")
    assert "Next  mlcareer profile init --level mid" in outcome.out


def test_edit_changes_what_it_is_given_and_keeps_the_rest(run: Run) -> None:
    make(run)

    outcome = run(
        "profile", "edit", "--years", "3", "--skill", "Docker: two images", "--skill", "git"
    )

    assert outcome.exit_code == 0
    changed = read_profile()
    # Years take the place of a level, a skill that of the one of its name.
    assert (changed.level, changed.years, changed.pay) == (None, 3, 62_000)
    assert changed.skill == (
        ProfileSkill(name="Docker", evidence="two images"),
        ProfileSkill(name="git"),
    )
    assert Path(f"{profile_file()}.bak").is_file()


def test_what_is_lacking_is_kept_until_it_is_there(run: Run) -> None:
    make(run)

    run("profile", "edit", "--lacks", "containers", "--lacks", "SQL")
    lacking = read_profile()
    # The profile had Docker, by another name; now it is lacking, under its id.
    assert (lacking.lacks, [skill.name for skill in lacking.skill]) == (("docker", "sql"), [])
    assert "Skills you lack            docker, sql" in run("profile", "show").out

    run("profile", "edit", "--skill", "Docker: our image")
    assert read_profile().lacks == ("sql",)
    assert [skill.name for skill in read_profile().skill] == ["Docker"]


def test_skills_are_taken_from_a_cv_with_the_lines_that_show_them(run: Run, tmp_path: Path) -> None:
    make(run)
    cv = tmp_path / "cv.md"
    cv.write_text(
        "# Experience\n- Built and deployed a ranking service in PyTorch that cut latency by 40%\n"
        "# Skills\nDocker, Kubernetes\n",
        encoding="utf-8",
    )

    outcome = run("profile", "edit", "--cv", str(cv))

    assert outcome.exit_code == 0, outcome.err
    skills = {skill.name: skill.evidence for skill in read_profile().skill}
    assert str(skills["pytorch"]).startswith("CV, line 2: ")
    assert skills["kubernetes"] is None
    # What was shown already is not forgotten for being listed.
    assert skills["docker"] == "our image"


def test_a_cv_that_is_not_there_is_refused(run: Run) -> None:
    outcome = run("profile", "init", "--cv", "none.md")

    assert outcome.exit_code == 2
    assert "there is no file 'none.md'" in outcome.err


def test_a_damaged_profile_is_reported_by_line_and_left_alone(run: Run) -> None:
    make(run)
    path = Path(profile_file())
    text = path.read_text(encoding="utf-8") + "[extra]\n"
    path.write_text(text, encoding="utf-8")

    for command in (["show"], ["edit", "--pay", "70k"]):
        outcome = run("profile", *command)

        assert outcome.exit_code == 3
        assert f"{path}:{text.count(chr(10))}: extra: there is no such key" in outcome.err
    assert path.read_text(encoding="utf-8") == text


def test_path_is_told_whether_or_not_there_is_one(run: Run) -> None:
    assert run("profile", "path") == (0, f"{profile_file()}\n", "")


def test_delete_asks_nobody_who_is_not_there(run: Run) -> None:
    make(run)

    outcome = run("profile", "delete")

    assert outcome.exit_code == 2
    assert "--yes" in outcome.err
    assert Path(profile_file()).exists()


def test_delete_takes_everything(run: Run, home: Path) -> None:
    make(run)
    run("profile", "edit", "--pay", "70k")
    run("salary")

    outcome = run("profile", "delete", "--yes")

    assert outcome.exit_code == 0
    assert outcome.err.count("Deleted ") == 3
    assert [path for path in home.rglob("*") if path.is_file()] == []
    assert run("profile", "delete", "--yes").err == "There was nothing to delete.\n"


def test_the_interview_asks_again_what_it_cannot_read_and_passes_over_the_rest(
    at_terminal: AtTerminal,
) -> None:
    # Level (wrong, then right), target, months, place, pay, terms, two skills, no more.
    session = at_terminal(
        "profile",
        "init",
        typed=tuple(
            f"{answer}\n"
            for answer in "bos mle senior 9 - 62k - git docker:it -".replace("-", "").split(" ")
        ),
    )

    assert session.exit_code == 0, session.shown
    assert "the guide has no level called 'bos'" in session.shown
    assert read_profile() == Profile(
        level="mid",
        pay=62_000,
        target=Target(level="senior", months=9),
        skill=(ProfileSkill(name="git"), ProfileSkill(name="docker", evidence="it")),
    )


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("answered", [0, 2])
def test_the_interview_can_be_left_at_any_question_with_nothing_written(
    at_terminal: AtTerminal, key: str, answered: int
) -> None:
    session = at_terminal("profile", "init", typed=(*("mle\n", "london\n")[:answered], key))

    assert session.exit_code == 130
    assert "nothing was written" in session.shown
    assert "Traceback" not in session.shown
    assert not Path(profile_file()).exists()


@pytest.mark.parametrize(("answer", "there"), [("y\n", False), ("n\n", True), ("\n", True)])
def test_delete_at_a_terminal_takes_only_a_yes_for_a_yes(
    run: Run, at_terminal: AtTerminal, answer: str, there: bool
) -> None:
    make(run)

    session = at_terminal("profile", "delete", typed=(answer,))

    assert session.exit_code == 0
    assert Path(profile_file()).exists() is there


def editor(folder: Path, script: str) -> str:
    """Return an editor that is a line of Python with the file's path in `path`."""
    program = folder / "editor.py"
    program.write_text(
        f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{script}\n", encoding="utf-8"
    )
    return f"{sys.executable} {program}"


def test_an_edit_by_hand_is_checked_before_it_counts(
    run: Run, at_terminal: AtTerminal, tmp_path: Path
) -> None:
    make(run)
    before = Path(profile_file()).read_text(encoding="utf-8")
    wrong = editor(tmp_path, "path.write_text(path.read_text() + 'boss = 1\\n')")

    session = at_terminal("profile", "edit", typed=(), EDITOR=wrong)

    assert session.exit_code == 3
    assert "boss: there is no such key" in session.shown
    assert Path(profile_file()).read_text(encoding="utf-8") == before
    # What was typed is not lost: the next edit goes on from it.
    right = editor(tmp_path, "path.write_text(path.read_text().replace('boss = 1', '# right'))")
    session = at_terminal("profile", "edit", typed=(), EDITOR=right)
    assert session.exit_code == 0, session.shown
    assert Path(profile_file()).read_text(encoding="utf-8") == f"{before}# right\n"
    assert not Path(f"{profile_file()}.draft").exists()


def test_an_edit_by_hand_mends_what_is_damaged(at_terminal: AtTerminal, tmp_path: Path) -> None:
    path = Path(profile_file())
    path.parent.mkdir(parents=True)
    path.write_text("level = ", encoding="utf-8")
    mend = editor(tmp_path, "path.write_text('level = \"mid\"\\n')")

    session = at_terminal("profile", "edit", typed=(), EDITOR=mend)

    assert session.exit_code == 0, session.shown
    assert read_profile().level == "mid"


def test_without_a_terminal_no_editor_is_opened(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "path.write_text('')"))

    outcome = run("profile", "edit")

    assert outcome.exit_code == 2
    assert "there is no editor to open" in outcome.err


@pytest.mark.slow
def test_twenty_edits_at_once_are_all_kept(run: Run) -> None:
    assert run("profile", "init", "--level", "mid").exit_code == 0
    edits = [
        subprocess.Popen(
            [sys.executable, "-m", "mlcareer", "profile", "edit", "--skill", f"skill {number}"],
            env={**os.environ, "PYTHONPATH": SOURCE},
            stderr=subprocess.PIPE,
        )
        for number in range(20)
    ]

    assert [(edit.communicate()[1][:7], edit.returncode) for edit in edits] == [
        (b"Written", 0)
    ] * 20
    assert {skill.name for skill in read_profile().skill} == {f"skill {n}" for n in range(20)}


@pytest.mark.skipif(sys.platform == "win32", reason="no such names of folders there")
def test_a_path_that_would_steer_a_terminal_is_written_so_that_it_does_not(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "\x1b[31mred"))

    assert "\x1b" not in run("profile", "path").out
