"""Options take from the profile what they say they do; the run says so, and it costs little."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.core import TyperGroup

from mlcareer.cli.commands import COMMANDS
from mlcareer.cli.from_profile import FileOfAnswers, FromProfile
from mlcareer.cli.loading import load_command
from mlcareer.cli.metadata import metadata_of
from mlcareer.cli.profile_answers import ANSWERS
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.profile import Profile, ProfileSkill, Target
from mlcareer.reading.profile import KEPT, read_profile, write_profile
from mlcareer.reading.user_folders import kept_file, profile_file

if TYPE_CHECKING:
    from tests.conftest import Run

SOURCE = str(Path(__file__).parents[2] / "src")

OWN = Profile(
    level="mid",
    place="cambridge",
    pay=62_000,
    bonus=1_000,
    nation="scotland",
    student_loans=("2", "postgraduate"),
    pension=5,
    pension_method="net-pay",
    target=Target(level="senior"),
)


@pytest.fixture
def own() -> None:
    """Keep a profile."""
    write_profile(OWN, None)


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    outcome = run(*arguments, "--format", "json")
    assert outcome.exit_code == 0, outcome.err
    fields: dict[str, Any] = json.loads(outcome.out)
    return fields


@pytest.mark.usefixtures("own")
def test_options_that_are_not_typed_come_from_the_profile_and_one_line_says_so(run: Run) -> None:
    outcome = run("salary")

    assert "62,000" in outcome.out
    assert outcome.err == (
        "mlcareer: from your profile: --level mid, --region cambridge, --pay 62000 "
        "(--no-profile leaves it out)\n"
    )


@pytest.mark.usefixtures("own")
def test_an_option_always_wins_and_is_not_said_to_come_from_the_profile(run: Run) -> None:
    outcome = run("salary", "--level", "staff", "-r", "london", "--pay", "150k", "--format", "json")

    found = json.loads(outcome.out)
    assert (found["level"], found["region"], found["pay"]) == ("staff", "london", 150_000)
    assert outcome.err == ""


@pytest.mark.parametrize("command", ["salary", "skills", "levels", "visa"])
@pytest.mark.parametrize("output", ["json", "csv", "markdown"])
def test_a_profile_never_narrows_what_programs_read(run: Run, command: str, output: str) -> None:
    without = run(command, "--format", output)
    write_profile(OWN, None)
    with_one = run(command, "--format", output)

    assert with_one.out == without.out
    assert with_one.err == ""


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("command", ["salary", "skills", "visa"])
def test_the_whole_table_can_be_asked_for(run: Run, command: str) -> None:
    assert run(command, "--all").out == run(command, "--no-profile").out


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("command", ["salary", "skills", "visa"])
def test_a_narrowed_answer_says_so_in_its_first_line_and_how_to_see_all(
    run: Run, command: str
) -> None:
    first = " ".join(run(command).out.split("\n\n")[0].split())

    assert first.startswith("Yours: ")
    assert first.endswith(f". All: mlcareer {command} --all")
    # What was asked for by name is nobody's own.
    assert "Yours" not in run(command, "--level", "mid", "--no-profile").out


@pytest.mark.usefixtures("own")
def test_the_ladder_is_whole_and_its_next_step_is_somebody_s_own(run: Run) -> None:
    assert answer(run, "levels")["level"] is None
    assert answer(run, "levels", "--next")["level"] == "mid"


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("way", ["option", "variable"])
def test_the_profile_can_be_left_out(run: Run, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    arguments = ["--no-profile"] if way == "option" else []
    if way == "variable":
        monkeypatch.setenv("MLCAREER_NO_PROFILE", "1")

    outcome = run("take-home", "95k", *arguments, "--format", "json")

    assert (json.loads(outcome.out)["nation"], outcome.err) == ("england", "")


@pytest.mark.usefixtures("own")
def test_an_argument_and_repeated_options_come_from_it_too(run: Run) -> None:
    found = answer(run, "take-home")

    assert (found["gross"], found["bonus"], found["nation"]) == (62_000, 1_000, "scotland")
    assert found["student_loan_plans"] == ["2", "postgraduate"]
    assert (found["pension_percent"], found["pension_method"]) == (5, "net-pay")


@pytest.mark.usefixtures("own")
def test_what_rules_another_out_is_not_asked_of_the_profile(run: Run) -> None:
    assert answer(run, "salary", "--years", "9")["level"] == "staff"
    # The bonus belongs to the pay that it came with.
    assert answer(run, "take-home", "90k")["bonus"] == 0
    assert answer(run, "raise", "60k", "70k")["schema"].startswith("raise/")
    assert answer(run, "raise")["schema"].startswith("raise/")


def test_a_visa_counts_the_route_of_the_profile_and_one_that_is_typed_instead(run: Run) -> None:
    write_profile(OWN.replace(visa_route="new-entrant"), None)

    # 42,000 reaches 38,300 and not 54,700.
    assert answer(run, "visa", "42k")["passes"] is True
    assert answer(run, "visa", "42k", "--route", "standard")["passes"] is False


def test_an_advert_s_visa_verdict_is_by_the_route_of_its_reader(run: Run, tmp_path: Path) -> None:
    write_profile(OWN.replace(visa_route="new-entrant"), None)
    file = tmp_path / "advert.txt"
    file.write_text(
        "ML engineer\n\nLondon. £48,000. We offer visa sponsorship.\n", encoding="utf-8"
    )

    outcome = run("advert", str(file), "--full")

    assert "New entrant" in outcome.out
    assert outcome.err == (
        "mlcareer: from your profile: --route new-entrant (--no-profile leaves it out)\n"
    )
    assert "(yours)" not in run("advert", str(file), "--no-profile").out


@pytest.mark.usefixtures("own")
def test_an_offer_file_says_itself_what_holds(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "offer.toml"
    file.write_text('base = 82_000\nlevel = "senior"\n', encoding="utf-8")

    outcome = run("offer", str(file), "--format", "json")

    terms = json.loads(outcome.out)["terms"]
    # The level is the file's; what the file leaves open of the person is the profile's.
    assert (terms["level"], terms["region"], terms["current"]) == ("senior", None, 62_000)
    assert (terms["student_loans"], terms["pension_percent"]) == (["2", "postgraduate"], 5)
    assert "--level" not in outcome.err
    assert run("offer", "--template").err == ""


@pytest.mark.usefixtures("own")
def test_an_offer_is_not_judged_by_the_level_and_place_of_the_present_job(run: Run) -> None:
    outcome = run("offer", "82k", "--bonus", "10%")

    assert "take-home pay, not judged" in outcome.out
    assert "--region" not in outcome.err.replace("--no-profile", "")
    terms = answer(run, "offer", "82k", "--level", "mid", "--region", "london")["terms"]
    assert (terms["level"], terms["region"]) == ("mid", "london")


def test_the_place_of_the_present_job_does_not_tax_an_offer_elsewhere(run: Run) -> None:
    write_profile(Profile(place="edinburgh", pay=62_000), None)

    assert answer(run, "offer", "82k")["nation"] == "scotland"
    assert answer(run, "offer", "82k", "--region", "london")["nation"] == "england"
    assert answer(run, "raise", "62k", "82k", "--region", "london")["nation"] == "england"
    # A nation that is stated is where somebody lives, wherever the job is.
    before = Path(profile_file()).read_bytes()
    write_profile(Profile(place="edinburgh", nation="scotland"), before)
    assert answer(run, "offer", "82k", "--region", "london")["nation"] == "scotland"


@pytest.mark.usefixtures("own")
def test_a_rise_is_from_the_profile_s_pay_to_its_target(run: Run) -> None:
    found = answer(run, "raise")

    assert (found["level"], found["to_level"], found["nation"]) == (None, "senior", "scotland")
    # Senior outside London is 80,000 to 125,000.
    assert [(step["before"], step["after"]) for step in found["steps"]] == [
        (62_000, 80_000),
        (62_000, 125_000),
    ]
    # What is typed goes before: a pay, a level to rise to, or a level to rise from.
    assert answer(run, "raise", "70k")["steps"][0]["before"] == 70_000
    assert answer(run, "raise", "--to", "staff")["steps"][0]["after"] == 120_000
    assert answer(run, "raise", "--level", "mid")["level"] == "mid"
    assert len(answer(run, "raise", "62k", "82k")["steps"]) == 1


def test_a_rise_to_another_place_is_taxed_there(run: Run) -> None:
    target = Target(level="senior", place="edinburgh")
    write_profile(Profile(place="cambridge", pay=62_000, target=target), None)

    assert answer(run, "raise")["nation"] == "scotland"


def test_pay_now_is_taxed_where_the_profile_is_and_the_rise_where_it_leads(run: Run) -> None:
    for stated in (None, "scotland"):
        target = Target(level="senior", place="london")
        own = Profile(place="edinburgh", nation=stated, pay=62_000, target=target)
        path = Path(profile_file())
        write_profile(own, path.read_bytes() if path.exists() else None)

        for asked in ((), ("--region", "london"), ("62k", "82k", "--region", "london")):
            found = answer(run, "raise", *asked)
            assert (found["current_nation"], found["nation"]) == ("scotland", "england"), asked
        # Two amounts without a place are of the job of now, and a typed nation is of both.
        assert answer(run, "raise", "62k", "82k")["nation"] == "scotland"
        found = answer(run, "raise", "--nation", "wales")
        assert (found["current_nation"], found["nation"]) == ("wales", "wales")
        # The bands of two levels have no pay now.
        assert answer(run, "raise", "--level", "mid")["level"] == "mid"


@pytest.mark.usefixtures("own")
def test_a_bonus_belongs_to_the_pay_that_it_came_with(run: Run, tmp_path: Path) -> None:
    def bonus(*arguments: str) -> object:
        step = answer(run, "raise", *arguments)["steps"][0]
        return step["bonus_before"], step["bonus_after"]

    assert bonus() == bonus("62k", "70k") == (1_000, 1_000)
    assert bonus("70k", "80k") == bonus("--level", "mid") == (0, 0)
    assert bonus("62k", "70k", "--bonus", "2k") == (1_000, 2_000)
    assert answer(run, "offer", "82k")["terms"]["current_bonus"] == 1_000
    assert answer(run, "offer", "82k", "--current", "70k")["terms"]["current_bonus"] is None
    file = tmp_path / "offer.toml"
    file.write_text("base = 82_000\ncurrent = 70_000", encoding="utf-8")
    assert answer(run, "offer", str(file))["terms"]["current_bonus"] is None


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("command", [("take-home",), ("raise", "60k", "70k"), ("raise",)])
def test_no_student_loan_switches_those_of_the_profile_off(
    run: Run, command: tuple[str, ...]
) -> None:
    assert answer(run, *command)["student_loan_plans"] == ["2", "postgraduate"]
    assert answer(run, *command, "--student-loan", "none")["student_loan_plans"] == []


@pytest.mark.usefixtures("own")
def test_it_does_so_for_an_offer_a_plan_and_the_profile_itself(run: Run) -> None:
    none = ("--student-loan", "none")

    assert answer(run, "offer", "82k", *none)["terms"]["student_loans"] == []
    assert answer(run, "report", *none)["take_home"]["student_loan_plans"] == []
    assert run("profile", "edit", *none).exit_code == 0
    assert read_profile().student_loans == ()


def test_what_holds_of_a_person_fills_in_what_offer_files_leave_open(
    run: Run, tmp_path: Path
) -> None:
    own = Profile(
        place="edinburgh", visa_route="new-entrant", student_loans=("2",), pension=5, level="mid"
    )
    write_profile(own, None)
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text("base = 82_000", encoding="utf-8")
    two.write_text(
        'base = 80_000\nvisa_route = "standard"\nstudent_loans = []\npension_percent = 0',
        encoding="utf-8",
    )

    terms = {
        offer["name"]: offer["terms"]
        for offer in answer(run, "offers", str(one), str(two))["offers"]
    }

    assert (terms["one"]["visa_route"], terms["two"]["visa_route"]) == ("new-entrant", "standard")
    assert (terms["one"]["student_loans"], terms["two"]["student_loans"]) == (["2"], [])
    assert (terms["one"]["pension_percent"], terms["two"]["pension_percent"]) == (5, 0)
    # Neither the level of the present job nor where it is taxed is that of an offer.
    assert (terms["one"]["level"], terms["one"]["nation"]) == (None, None)


def test_gap_holds_the_skills_of_the_profile_against_its_target(run: Run) -> None:
    skills = (
        ProfileSkill(name="Torch", evidence="a model"),
        ProfileSkill(name="k8s"),
        ProfileSkill(name="basket, weaving"),
    )
    write_profile(Profile(target=Target(level="mid"), skill=skills), None)

    outcome = run("gap", "--format", "json")

    assert outcome.exit_code == 0, outcome.err
    assert "--level mid, --have pytorch,kubernetes (" in outcome.err
    shown = {item["skill"]: item["shown"] for item in json.loads(outcome.out)["skills"]}
    assert (shown["pytorch"], shown["docker"]) == ("stated", "missing")


@pytest.mark.usefixtures("own")
def test_a_damaged_offer_file_is_reported_and_the_profile_stays_out(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "offer.toml"
    file.write_text("base = ", encoding="utf-8")

    outcome = run("offer", str(file))

    assert outcome.exit_code == 3
    assert f"{file} cannot be read, line" in outcome.err
    assert "from your profile" not in outcome.err


def test_the_nation_of_a_place_is_answered_where_none_is_named(run: Run) -> None:
    write_profile(Profile(place="edinburgh", pay=62_000), None)

    assert answer(run, "take-home")["nation"] == "scotland"


def test_years_are_answered_as_their_level(run: Run) -> None:
    write_profile(Profile(years=5), None)

    assert answer(run, "levels", "--next")["level"] == "senior"


def test_a_damaged_profile_is_reported_and_not_obeyed(run: Run) -> None:
    path = Path(profile_file())
    path.parent.mkdir(parents=True)
    path.write_text('level = "mid"\nsurprise = true\n', encoding="utf-8")

    outcome = run("salary")

    assert (outcome.exit_code, outcome.out) == (3, "")
    assert f"{path}:2: surprise: there is no such key" in outcome.err
    assert "--no-profile" in outcome.err
    # Whoever leaves it out, or asks what it has no say in, is not held up.
    assert run("salary", "--no-profile").exit_code == 0
    assert run("compare").exit_code == 0
    assert run("salary", "--help").exit_code == 0


@pytest.mark.usefixtures("own")
def test_help_says_nothing_of_it(run: Run) -> None:
    assert run("salary", "--help").err == ""


def parameters(command: str) -> dict[str, Any]:
    return {parameter.name: parameter for parameter in load_command(command).params}


SINGLE = [name for name in COMMANDS if not isinstance(load_command(name), TyperGroup)]


@pytest.mark.parametrize("command", SINGLE)
def test_every_command_can_leave_the_profile_out(command: str) -> None:
    assert "--no-profile" in parameters(command)["no_profile"].opts


def said_by(command: str) -> dict[str, list[FromProfile]]:
    found = {
        name: [mark for mark in marks if isinstance(mark, FromProfile)]
        for name, marks in metadata_of(load_command(command).callback).items()
    }
    return {name: marks for name, marks in found.items() if marks}


@pytest.mark.parametrize("command", SINGLE)
def test_what_an_option_takes_is_an_answer_and_names_parameters_of_its_command(
    command: str,
) -> None:
    known = parameters(command).keys()
    for name, marks in said_by(command).items():
        said = marks[-1]
        asked = {said.answer, *(answer for _, answer in said.instead)} - {None}
        named = {*said.unless, *said.unless_known, *filter(None, [said.beside])}
        assert asked <= {*ANSWERS}, name
        assert named <= known, name


def test_every_answer_is_asked_for_by_some_option() -> None:
    asked = {
        answer
        for command in SINGLE
        for marks in said_by(command).values()
        for answer in (marks[-1].answer, *(answer for _, answer in marks[-1].instead))
    }

    assert {*ANSWERS} <= asked


@pytest.mark.parametrize("command", SINGLE)
def test_what_a_file_says_goes_by_the_keys_of_an_offer(command: str) -> None:
    marks = metadata_of(load_command(command).callback)
    if not any(isinstance(mark, FileOfAnswers) for found in marks.values() for mark in found):
        return
    keys = {found[-1].file_key or name for name, found in said_by(command).items()}

    assert keys - {"current_nation"} <= OfferTerms.record_fields.keys()


def modules_after(statement: str) -> set[str]:
    """Run a statement in a fresh interpreter and list what it imported."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys; print(*sys.modules, file=sys.stderr)"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )
    return set(done.stderr.split())


READS_IT = "mlcareer.reading.profile"


@pytest.mark.parametrize("there", [False, True])
def test_only_a_run_with_a_profile_imports_what_reads_one(there: bool) -> None:
    if there:
        write_profile(OWN, None)

    modules = modules_after(
        "from mlcareer.cli.main import main\n"
        "try:\n    main(['salary'])\nexcept SystemExit:\n    pass"
    )

    assert (READS_IT in modules) is there


@pytest.mark.usefixtures("own")
def test_a_profile_that_was_checked_needs_no_checker(run: Run) -> None:
    run("salary")
    assert Path(kept_file(KEPT)).is_file()
    # Neither what makes defaults nor what tells of damage is called, or it would fail.
    look = (
        "from mlcareer.reading.profile import checked_defaults\nprint(checked_defaults(None, None))"
    )

    assert not modules_after(look) & {"pydantic", "pydantic_core", "tomli", "rich", "dataclasses"}


def test_part_time_pay_comes_with_its_hours(run: Run) -> None:
    write_profile(OWN.replace(pay=36_000, contract_hours=Decimal("22.5")), None)

    # 36,000 x 37.5 / 22.5 = 60,000
    assert answer(run, "salary", "--pay", "36k", "--level", "mid")["pay"] == 60_000
    assert answer(run, "salary", "--pay", "40k", "--level", "mid")["pay"] == 40_000
