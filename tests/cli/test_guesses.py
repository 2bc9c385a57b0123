"""What people type without reading the help: it works, or the error has the command to type."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from tests.conftest import SMALL_GUIDE_FILE

from mlcareer.cli.command_table import command_table
from mlcareer.cli.tab import what_follows
from mlcareer.errors import nearest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

WORK = (
    "salary senior london",
    "salary london senior",
    "salary manchester",
    "salary rest of uk mid",
    "drill coding --list",
    "skills docker",
    "skills python",
    "skills senior",
    "employers bristol",
    "employers healthcare",
    "take-home 85k scotland",
    "visa 75k --region bristol",
    "visa 70-80k",
    "visa 52k new-entrant",
    "visa senior london",
    "take-home 75k-80k",
    "offer 85k mid leeds",
    "offer 85k+10%",
    "raise 62k 85k",
    "raise 62k senior london",
    "transition data-scientist",
    "salary -f md",
    "help salary",
)

NAMED = (
    ("salary seniour london", "mlcareer salary senior london"),
    ("salary --level seniour", "mlcareer salary --level senior"),
    ("salary --level=seniour", "mlcareer salary --level=senior"),
    ('salary --level "head of ml"', "mlcareer salary --level staff"),
    ("take-home 85000 --scotland", "mlcareer take-home 85000 --nation scotland"),
    ("take-home 85000 --region scotland", "mlcareer take-home 85000 --nation scotland"),
    ("take-home 85000 --region=scotland", "mlcareer take-home 85000 --nation scotland"),
    ("take-home 600/day", "mlcareer contract 600/day"),
    ("offers 62k 85k", "mlcareer raise 62k 85k"),
    ("salary -f html", "mlcareer report --output report.html"),
    ("salary --output x.html", "mlcareer report --output x.html"),
    ("transition --from backend", "mlcareer transition --from software-engineer"),
    ("slary mid", "mlcareer salary mid"),
    ("tax 80k", "mlcareer take-home 80k"),
    ("85k", "mlcareer offer 85k"),
    ("cv cv.pdf --level senior", "mlcareer gap cv.pdf --level senior"),
    ("salary senior --json", "mlcareer salary senior --format json"),
    ("profile set --pay 50k", "mlcareer profile edit --pay 50k"),
    ("mlcareer salary senior", "mlcareer salary senior"),
    # Words of one's own case, which are options there.
    ("plan mid senior --months 9", "mlcareer plan --level mid --to senior --months 9"),
    ("report mid leeds 62k", "mlcareer report --level mid --region leeds --pay 62k"),
    ("advise data-scientist", "mlcareer advise --from data-scientist"),
    # Names of another kind than the command takes.
    ("levels london", "mlcareer locations london"),
    ("role senior", "mlcareer levels senior"),
    ("employers pytorch", "mlcareer skills pytorch"),
)
"""What is refused, with the command that the error names."""

LISTED = (
    ('compare "data engineer"', "Roles: ml-engineer, data-scientist, ai-engineer,"),
    ("sectors gaming", "Sectors: financial-services, healthcare, cybersecurity,"),
    ("salary romford-on-sea", "Levels and places: junior, mid, senior, staff, london,"),
)
"""What is near nothing, so that the error lists what is known."""


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in a folder whose files no word could mean."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("typed", WORK)
def test_a_guess_that_is_plain_works(run: Run, typed: str) -> None:
    outcome = run(*shlex.split(typed))

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out


@pytest.mark.parametrize(("typed", "meant"), NAMED)
def test_any_other_is_answered_with_the_command_to_type(run: Run, typed: str, meant: str) -> None:
    outcome = run(*shlex.split(typed))

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert outcome.err.rstrip().endswith(meant)


@pytest.mark.parametrize(("typed", "known"), LISTED)
def test_what_is_near_nothing_is_answered_with_what_is_known(
    run: Run, typed: str, known: str
) -> None:
    outcome = run(*shlex.split(typed))

    assert outcome.exit_code == 2
    assert known in outcome.err
    assert "Did you mean" not in outcome.err


def test_an_option_of_another_command_names_it(run: Run) -> None:
    err = run("skills", "--employer-pension", "5%").err

    assert err.startswith("mlcareer: skills has no option '--employer-pension'.\n")
    assert "have it: mlcareer " in err or "has it: mlcareer " in err


def test_two_words_for_one_thing_are_one_too_many(run: Run) -> None:
    assert run("salary", "mid", "senior") == (
        2,
        "",
        "mlcareer: both 'mid' and 'senior' were given.\nGive one of the two as --level.\n",
    )
    assert "both 'mid' and 'senior'" in run("salary", "senior", "--level", "mid").err


def test_a_word_is_taken_before_the_profile_is_asked(run: Run) -> None:
    assert run("profile", "init", "--level", "mid", "--place", "leeds").exit_code == 0

    outcome = run("salary", "senior", "london")

    assert outcome.err == ""


def test_a_file_is_no_word(run: Run, tmp_path: Path) -> None:
    (tmp_path / "senior").write_text("Built PyTorch models.\n", encoding="utf-8")

    outcome = run("gap", "senior", "--level", "mid", "--format", "json")

    assert outcome.exit_code == 0, outcome.err


def test_the_words_are_those_of_the_guide_that_is_asked(run: Run) -> None:

    outcome = run("salary", "senior", "--guide", str(SMALL_GUIDE_FILE))

    # The small guide has two levels.
    assert outcome.exit_code == 2
    assert "no level or place is called 'senior'" in outcome.err
    assert run("salary", "junior", "--guide", str(SMALL_GUIDE_FILE)).exit_code == 0


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("data-engineer", "ai-engineer"),
        ("romford", "oxford"),
        ("ireland", "england"),
        ("boss", "cross"),
        ("go", "gcp"),
        ("brighton", "broughton"),
    ],
)
def test_another_thing_is_no_slip_of_the_keyboard(typed: str, other: str) -> None:

    assert nearest(typed, [other]) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("seniour", "senior"),  # a letter too many
        ("senor", "senior"),  # one too few
        ("sanior", "senior"),  # another one
        ("sneior", "senior"),  # two in the wrong order
        ("esnior", "senior"),  # the first two of them
        ("mdi", "mid"),
        ("deploymnet-and-infrastrcture", "deployment-and-infrastructure"),
    ],
)
def test_a_slip_of_the_keyboard_is_seen(typed: str, meant: str) -> None:

    assert nearest(typed, ["junior", "staff", meant]) == meant


def test_help_shows_the_words_that_need_no_option_and_tab_completes_them(run: Run) -> None:
    assert "Usage: mlcareer salary [LEVEL] [PLACE] [GBP] [OPTIONS]\n" in run("salary", "--help").out

    words = [value for value, _ in what_follows(["salary"], "s", command_table())]
    assert words == ["senior", "staff", "scotland", "south-east"]


@pytest.mark.parametrize("typed", ["salary -xz", "take-home 80k -zscotland", "salary -x=1"])
def test_short_options_in_one_word_are_refused_like_any_other(run: Run, typed: str) -> None:
    outcome = run(*shlex.split(typed))

    assert (outcome.exit_code, "has no option '-" in outcome.err) == (2, True)
