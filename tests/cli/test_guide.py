"""What `mlcareer guide` promises to whoever keeps a guide, and to CI."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.guide.kinds import GUIDE, KINDS, PAY_RULES, VISA_RULES

if TYPE_CHECKING:
    from tests.conftest import Run

SMALL = Path(__file__).parents[1] / "small_guide.toml"


def test_a_guide_in_which_nothing_is_wrong_is_summed_up(run: Run) -> None:
    outcome = run("guide", "validate", str(SMALL), columns=300)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert "small_guide.toml: nothing is wrong" in outcome.out
    assert "region 2, level 2, band 4" in " ".join(outcome.out.split())


def test_every_problem_is_listed_by_file_line_and_key_and_ends_with_3(
    run: Run, guide_text: str, tmp_path: Path
) -> None:
    wrong = guide_text.replace("min = 40_000", 'min = "forty"').replace(
        'category = "languages"', 'category = "tongues"'
    )
    file = tmp_path / "wrong.toml"
    file.write_text(wrong, encoding="utf-8")
    lines = wrong.splitlines()
    first = lines.index('min = "forty"') + 1
    second = lines.index('category = "tongues"') + 1

    outcome = run("guide", "validate", str(file))

    assert (outcome.exit_code, outcome.out) == (3, "")
    not_a_number = "band[junior-london].min: input should be a valid integer; found 'forty'"
    not_there = "skill[python].category: there is no skill_category with the id 'tongues'"
    assert outcome.err.splitlines()[1:] == [
        f"  {file}:{first}: {not_a_number}",
        f"  {file}:{second}: {not_there}",
    ]


def test_a_file_that_is_not_there_ends_with_2(run: Run, tmp_path: Path) -> None:
    assert run("guide", "validate", str(tmp_path / "none.toml")).exit_code == 2
    assert run("guide", "diff", str(SMALL), str(tmp_path / "none.toml")).exit_code == 2


def test_a_difference_in_pay_is_said_in_pounds_and_per_cent(
    run: Run, guide_text: str, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.toml"
    newer.write_text(guide_text.replace("min = 40_000", "min = 41_000"), encoding="utf-8")

    outcome = run("guide", "diff", str(SMALL), str(newer), columns=100)

    # 1,000 / 40,000 = 2.5%
    assert outcome.exit_code == 0
    assert "lowest up £1,000 (2.5%), £40,000 → £41,000" in outcome.out


def test_the_same_guide_twice_has_not_changed(run: Run) -> None:
    outcome = run("guide", "diff", str(SMALL), str(SMALL))

    assert outcome.exit_code == 0
    assert "Nothing changed." in outcome.out


def test_the_fields_of_a_difference_are_these(run: Run) -> None:
    answer = json.loads(run("guide", "diff", str(SMALL), str(GUIDE.bundled), "-f", "json").out)

    assert list(answer) == ["schema", "kind", "old", "new", "changes"]
    assert list(answer["old"]) == ["id", "title", "edition"]
    assert list(answer["changes"][0]) == ["id", "kind", "name", "change", "details"]
    assert answer["schema"] == "guide-diff/1"


def test_the_fields_of_a_summary_are_these(run: Run) -> None:
    answer = json.loads(run("guide", "validate", str(SMALL), "-f", "json").out)

    assert list(answer) == [
        *("schema", "file", "id", "title", "edition", "tables", "kind", "warnings")
    ]
    assert answer["schema"] == "guide-validate/1"


def test_the_path_is_that_of_the_bundled_guide_or_of_the_kind_asked_for(run: Run) -> None:
    assert run("guide", "path").out == f"{GUIDE.bundled}\n"
    assert run("guide", "path", "pay-rules").out == f"{PAY_RULES.bundled}\n"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_data_file_of_the_program_is_found_right_and_described(run: Run, kind: str) -> None:
    file = run("guide", "path", kind).out.strip()
    answer = json.loads(run("guide", "validate", file, "-f", "json").out)
    schema = json.loads(run("guide", "schema", kind).out)

    assert (answer["kind"], answer["warnings"]) == (kind, [])
    assert {table["table"] for table in answer["tables"]} <= set(schema["properties"])


def test_rules_with_a_mistake_are_checked_as_rules(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    text = Path(PAY_RULES.bundled).read_text(encoding="utf-8")
    file.write_text(text.replace('id = "hmrc"\n', 'id = "hmcr"\n'), encoding="utf-8")

    outcome = run("guide", "validate", str(file))

    (problem,) = outcome.err.splitlines()[1:]
    assert outcome.exit_code == 3
    assert "there is no source with the id 'hmrc'; did you mean 'hmcr'? (" in problem


def stale(guide_text: str, tmp_path: Path) -> str:
    """Return the path of a guide in which a figure was corrected and the text about it was not."""
    file = tmp_path / "stale.toml"
    file.write_text(guide_text.replace("min = 50_000", "min = 51_000"), encoding="utf-8")
    return str(file)


def test_a_text_that_a_correction_left_behind_is_listed_and_is_no_mistake(
    run: Run, guide_text: str, tmp_path: Path
) -> None:
    outcome = run("guide", "validate", stale(guide_text, tmp_path), columns=200)

    assert outcome.exit_code == 0
    assert "no mistake, and 1 text to read again" in outcome.out
    assert "faq[pay].states  the text beside it does not say 51,000 (band:mid" in outcome.out
    assert outcome.err == "mlcareer: texts to read again: 1\n"


def test_strict_ends_with_1_when_a_text_is_to_be_read_again(
    run: Run, guide_text: str, tmp_path: Path
) -> None:
    file = stale(guide_text, tmp_path)

    assert run("guide", "validate", file, "--strict").exit_code == 1
    assert run("guide", "validate", str(SMALL), "--strict").exit_code == 0


def test_the_fields_of_a_warning_are_these(run: Run, guide_text: str, tmp_path: Path) -> None:
    file = stale(guide_text, tmp_path)

    (warning,) = json.loads(run("guide", "validate", file, "-f", "json").out)["warnings"]

    assert list(warning) == ["line", "key", "text"]


def test_one_guide_is_compared_with_the_programs_own(run: Run, tmp_path: Path) -> None:
    newer = tmp_path / "newer.toml"
    text = Path(GUIDE.bundled).read_text(encoding="utf-8")
    newer.write_text(text.replace("min = 45_000", "min = 46_000"), encoding="utf-8")

    outcome = run("guide", "diff", str(newer), columns=100)

    # 1,000 / 45,000 = 2.2%
    assert "lowest up £1,000 (2.2%), £45,000 → £46,000" in outcome.out


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_file_of_any_kind_is_compared_with_the_programs_own(run: Run, kind: str) -> None:
    bundled = next(each.bundled for each in KINDS if each.name == kind)

    answer = json.loads(run("guide", "diff", bundled, "-f", "json").out)

    assert (answer["kind"], answer["changes"]) == (kind, [])
    assert (answer["new"]["edition"] is None) == (kind != "guide")


def test_visa_tables_differ_in_pounds_and_pay_rules_in_per_cent_too(
    run: Run, tmp_path: Path
) -> None:
    visa, pay = tmp_path / "visa.toml", tmp_path / "pay.toml"
    text = Path(VISA_RULES.bundled).read_text(encoding="utf-8")
    visa.write_text(text.replace("threshold = 41_700", "threshold = 43_000"), encoding="utf-8")
    text = Path(PAY_RULES.bundled).read_text(encoding="utf-8")
    pay.write_text(text.replace("employer_rate = 0.138", "employer_rate = 0.14"), encoding="utf-8")

    def details(file: Path) -> list[tuple[str, list[str]]]:
        changes = json.loads(run("guide", "diff", str(file), "-f", "json").out)["changes"]
        return [(change["id"], change["details"]) for change in changes]

    # 1,300 / 41,700 = 3.1%
    assert details(visa) == [("route:standard", ["threshold up £1,300 (3.1%), £41,700 → £43,000"])]
    assert details(pay) == [("tax-year:2024-25", ["national insurance: employer rate 13.8% → 14%"])]


def test_two_files_of_two_kinds_are_not_compared(run: Run) -> None:
    outcome = run("guide", "diff", VISA_RULES.bundled, PAY_RULES.bundled)

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "holds visa tables, and" in outcome.err
    assert outcome.err.endswith("holds pay rules\nCompare two files of one kind.\n")


def test_the_schema_is_json_and_knows_every_table(run: Run) -> None:
    schema = json.loads(run("guide", "schema").out)

    assert {"guide", "band", "related"} <= set(schema["properties"])


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_without_a_command_it_names_those_it_has(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run("guide", *arguments)

    for name in ("validate", "schema", "diff", "path"):
        assert f"  {name}" in outcome.out + outcome.err


def test_a_command_it_does_not_have_is_a_usage_error(run: Run) -> None:
    outcome = run("guide", "bless")

    assert (outcome.exit_code, outcome.out) == (2, "")
