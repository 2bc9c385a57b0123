"""What `mlcareer guide` promises to whoever keeps a guide, and to CI."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.pinned import advertised

from mlcareer.guide.entries import OTHER_SPELLINGS, entries_of, texts_of
from mlcareer.guide.kinds import GUIDE, KINDS, PAY_RULES, VISA_RULES
from mlcareer.guide.model import Guide
from mlcareer.reading.user_folders import data_file

if TYPE_CHECKING:
    from tests.conftest import Run

SMALL = Path(__file__).parents[1] / "small_guide.toml"


def test_a_guide_in_which_nothing_is_wrong_is_summed_up(run: Run) -> None:
    outcome = run("guide", "validate", str(SMALL), columns=300)

    assert (outcome.exit_code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"{SMALL}: no problems found\n")
    assert "4 bands" in outcome.out


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
    assert "£40,000  £41,000  +£1,000 (2.5%)" in outcome.out


def test_the_same_guide_twice_has_not_changed(run: Run) -> None:
    outcome = run("guide", "diff", str(SMALL), str(SMALL))

    assert outcome.exit_code == 0
    assert "nothing changed" in " ".join(outcome.out.split())


def with_ends_at(text: str, pounds: int) -> str:
    """Return a guide in which senior in London ends, and staff begins, at so many pounds."""
    for band, key in (("senior-london", "max"), ("staff-london", "min")):
        text, done = re.subn(
            rf'(id = "{band}"\n(?:[a-z_]+ = .*\n)*?{key} = )[0-9_]+', rf"\g<1>{pounds}", text
        )
        assert done == 1
    return text


def test_figures_that_changed_are_set_out_with_a_band_that_was_added(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen of the design: two figures of bands, and a band of a region that is new."""
    text = with_ends_at(Path(GUIDE.bundled).read_text(encoding="utf-8"), 145_000)
    (tmp_path / "guide.toml").write_text(text, encoding="utf-8")
    region = '[[region]]\nid = "manchester"\nname = "Manchester"\nsources = ["obi-guide"]\n\n'
    band = (
        '[[band]]\nid = "junior-manchester"\nlevel = "junior"\nregion = "manchester"\n'
        'min = 40_000\nmax = 56_000\nsources = ["obi-guide"]\n\n'
    )
    newer = (
        with_ends_at(text, 150_000)
        .replace("[[region]]", f"{region}[[region]]", 1)
        .replace("[[band]]", f"{band}[[band]]", 1)
        .replace('"manchester",', "", 1)
    )
    (tmp_path / "guide-2027.toml").write_text(newer, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    outcome = run("guide", "diff", "guide.toml", "guide-2027.toml")

    first, *lines = outcome.out.splitlines()
    assert first == (
        "guide.toml to guide-2027.toml: 2 figures changed, 2 entries added, none removed"
    )
    assert lines[3:7] == [
        "Senior, London             highest  £145,000         £150,000  +£5,000 (3.4%)",
        "Staff / Principal, London  lowest   £145,000         £150,000  +£5,000 (3.4%)",
        "Manchester                 region          –                –           added",
        "Junior, Manchester         band            –  £40,000–£56,000           added",
    ]
    assert lines[-1].startswith("Next  mlcareer guide validate guide-2027.toml: ")
    assert lines[-1].endswith(" texts quote these figures")
    assert len(lines) < 22


def test_texts_that_changed_are_counted_and_shown_in_full_word_by_word(
    run: Run, guide_text: str, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.toml"
    newer.write_text(guide_text.replace('"The board is small."', '"The board is large now."'))

    brief = run("guide", "diff", str(SMALL), str(newer))
    full = run("guide", "diff", str(SMALL), str(newer), "--full", columns=120)

    assert "Texts  1 text changed: --full" in brief.out
    assert "The board is [-small.-]{+large now.+}" in full.out


def test_two_files_of_one_name_are_named_by_their_paths(
    run: Run, guide_text: str, tmp_path: Path
) -> None:
    newer = tmp_path / SMALL.name
    newer.write_text(guide_text, encoding="utf-8")

    outcome = run("guide", "diff", str(SMALL), str(newer), columns=300)

    assert " ".join(outcome.out.split()).startswith(f"{SMALL} to {newer}: nothing changed")


def test_csv_has_a_row_for_each_key_that_changed(run: Run, guide_text: str, tmp_path: Path) -> None:
    newer = tmp_path / "newer.toml"
    newer.write_text(guide_text.replace("min = 40_000", "min = 41_000"), encoding="utf-8")

    outcome = run("guide", "diff", str(SMALL), str(newer), "-f", "csv")

    assert outcome.out.splitlines() == [
        "Entry,Change,Key,Was,Now,Unit",
        "band:junior-london,changed,min,40000,41000,GBP",
    ]


def test_the_fields_of_a_difference_are_these(run: Run) -> None:
    answer = json.loads(run("guide", "diff", str(SMALL), str(GUIDE.bundled), "-f", "json").out)

    assert list(answer) == ["schema", "kind", "old", "new", "changes", "quoted_in"]
    assert list(answer["old"]) == ["file", "id", "title", "edition"]
    assert list(answer["changes"][0]) == ["id", "kind", "name", "change", "details"]
    detail = next(each for change in answer["changes"] for each in change["details"])
    assert list(detail) == ["key", "what", "sort", "was", "now", "unit"]
    assert answer["schema"] == "guide-diff/2"


def test_the_fields_of_a_summary_are_these(run: Run) -> None:
    answer = json.loads(run("guide", "validate", str(SMALL), "-f", "json").out)

    assert list(answer) == [
        *("schema", "file", "id", "title", "edition", "tables", "kind", "warnings")
    ]
    assert answer["schema"] == "guide-validate/1"


def test_the_path_of_one_kind_is_printed_alone(run: Run) -> None:
    assert run("guide", "path", "guide").out == f"{GUIDE.bundled}\n"
    assert run("guide", "path", "pay-rules").out == f"{PAY_RULES.bundled}\n"


def test_every_kind_is_listed_with_the_file_that_is_used_and_why(run: Run) -> None:
    newer, wrong = Path(data_file(GUIDE.file)), Path(data_file(VISA_RULES.file))
    newer.parent.mkdir(parents=True)
    text = Path(GUIDE.bundled).read_text(encoding="utf-8")
    newer.write_text(text.replace("edition = 2026", "edition = 2027"), encoding="utf-8")
    wrong.write_text("[visa", encoding="utf-8")

    brief = run("guide", "path", columns=300)
    answer = json.loads(run("guide", "path", "-f", "json").out)

    assert brief.out.startswith("Answers are from your own guide, and else from the bundled")
    said = f"{wrong} is not used: it cannot be read, line 1"
    assert "".join(said.split()) in "".join(brief.out.split())
    assert list(answer) == ["schema", "folder", "names", "files"]
    assert [each["kind"] for each in answer["files"]] == [kind.name for kind in KINDS]
    assert (answer["files"][0]["path"], answer["files"][0]["why"]) == (str(newer), "newer")
    assert answer["files"][2]["passed_over"] == str(wrong)
    assert run("guide", "path", "guide").out == f"{newer}\n"


@pytest.mark.slow
def test_the_format_of_a_kind_and_of_one_table_is_described(run: Run) -> None:
    whole, band = run("guide", "format"), run("guide", "format", "guide", "band")

    assert whole.out.startswith("guide.toml, a guide: ")
    assert len(whole.out.splitlines()) <= 22
    assert band.out.startswith("[[band]]: Advertised base pay for a level in a region.")
    assert run("guide", "format", "guide", "bands").exit_code == 2


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_kind_can_be_described(run: Run, kind: str) -> None:
    assert run("guide", "format", kind, "--full").exit_code == 0


def entry_ids(folder: Path, name: str) -> list[str]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def test_the_whole_guide_is_written_as_csv_row_by_row(
    run: Run, tmp_path: Path, small_guide: Guide
) -> None:
    folder = tmp_path / "out"

    outcome = run("guide", "export", str(folder), "--as", "csv", "--guide", str(SMALL))

    assert outcome.exit_code == 0
    assert entry_ids(folder, "band.csv") == [band.id for band in small_guide.band]
    assert entry_ids(folder, "skill.csv") == [skill.id for skill in small_guide.skill]
    for table in Guide.record_fields:
        entries = getattr(small_guide, table)
        assert (folder / f"{table.replace('_', '-')}.csv").exists() == bool(entries)
    inner = (folder / "skill.expected.csv").read_text(encoding="utf-8").splitlines()
    assert inner[0] == "of,level,text"
    assert inner[1].startswith("docker,junior,")


@pytest.mark.parametrize(("kind", "ending"), [("markdown", "md"), ("html", "html")])
def test_the_whole_guide_is_written_to_be_read_every_text_in_it(
    run: Run, tmp_path: Path, guide: Guide, kind: str, ending: str
) -> None:
    folder = tmp_path / "out"

    assert run("guide", "export", str(folder), "--as", kind).exit_code == 0

    written = {path.stem: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert {path.suffix for path in folder.iterdir()} == {f".{ending}"}
    assert "Senior, London" in written["band"]
    assert advertised(guide, "senior-london") in written["band"]
    plain = re.sub(r"\W+", " ", unescape(" ".join(written.values())).replace("\\", ""))
    for table, entry in entries_of(guide):
        for key, text in texts_of(entry):
            if key not in OTHER_SPELLINGS and key != "method":
                assert re.sub(r"\W+", " ", text).strip() in plain, (table, entry.id, key)


def test_an_export_never_replaces_the_guide_that_it_is_made_from(
    run: Run, tmp_path: Path, guide_text: str
) -> None:
    mine, link = tmp_path / "band.md", tmp_path / "mine.toml"
    mine.write_text(guide_text, encoding="utf-8")
    link.symlink_to(mine)

    for path in (mine, link):
        outcome = run("guide", "export", str(tmp_path), "--force", "--guide", str(path))

        assert (outcome.exit_code, outcome.out) == (2, "")
        assert mine.read_text(encoding="utf-8") == guide_text


def test_an_export_never_goes_into_a_folder_that_holds_something_unless_it_may(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text("own", encoding="utf-8")

    refused = run("guide", "export", str(tmp_path))
    assert (refused.exit_code, refused.out) == (2, "")
    assert "is not empty" in refused.err
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == ["own.txt"]

    assert run("guide", "export", str(tmp_path), "--force").exit_code == 0
    assert (tmp_path / "own.txt").read_text(encoding="utf-8") == "own"
    assert (tmp_path / "band.md").exists()


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
    assert "no problems found, 1 text to update" in outcome.out
    assert "faq[pay].states  the text beside it does not say 51,000 (band:mid" in outcome.out
    assert outcome.err == "mlcareer: texts to update: 1\n"


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
    assert outcome.out.startswith("the bundled file to newer.toml: 1 figure changed")
    assert "£45,000  £46,000  +£1,000 (2.2%)" in outcome.out


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

    def row(file: Path) -> str:
        return " ".join(run("guide", "diff", str(file)).out.splitlines()[4].split())

    # 1,300 / 41,700 = 3.1%
    assert "threshold £41,700 £43,000 +£1,300 (3.1%)" in row(visa)
    assert "national insurance, employer rate 13.8% 14% +0.2 points" in row(pay)


def test_two_files_of_two_kinds_are_not_compared(run: Run) -> None:
    outcome = run("guide", "diff", VISA_RULES.bundled, PAY_RULES.bundled)

    assert (outcome.exit_code, outcome.out) == (2, "")
    assert "holds visa tables, and" in outcome.err
    assert outcome.err.endswith("holds pay rules.\nCompare two files of one kind.\n")


def test_the_schema_is_json_and_knows_every_table(run: Run) -> None:
    schema = json.loads(run("guide", "schema").out)

    assert {"guide", "band", "related"} <= set(schema["properties"])


@pytest.mark.parametrize("arguments", [(), ("--help",), ("-h",)])
def test_without_a_command_it_names_those_it_has(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run("guide", *arguments)

    for name in ("validate", "schema", "diff", "path", "format", "export"):
        assert name in outcome.out + outcome.err


def test_a_command_it_does_not_have_is_a_usage_error(run: Run) -> None:
    outcome = run("guide", "bless")

    assert (outcome.exit_code, outcome.out) == (2, "")
