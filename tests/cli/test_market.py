"""What `mlcareer market` promises to a shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from made_adverts import two_hundred, write

from mlcareer.market.table import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

MOST_LINES = 22


@pytest.fixture
def made(tmp_path: Path) -> str:
    path = tmp_path / "made.csv"
    with path.open("w", encoding="utf-8") as out:
        write([each.fields for each in two_hundred()], out)
    return str(path)


def test_the_funnel_is_that_of_the_records_one_by_one(run: Run, made: str) -> None:
    outcomes = [each.outcome for each in two_hundred()]
    found = json.loads(run("market", made, "--format", "json").out)
    matched = [each for each in outcomes if each not in {"unread", "other work"}]
    stated = [each for each in matched if each not in {"estimated", "no pay", "in doubt"}]
    different = [each for each in stated if each != "repeat"]

    assert found["schema"] == "market/1"
    assert found["funnel"] == {
        "records": 200,
        "title_matched": len(matched),
        "pay_stated": len(stated),
        "distinct": len(different),
        "permanent": len(different) - outcomes.count("contract"),
        "folded": outcomes.count("repeat"),
        "estimated": outcomes.count("estimated"),
        "contracts": outcomes.count("contract"),
        "abroad": outcomes.count("abroad"),
        "other_pay": outcomes.count("other pay"),
    }
    assert {
        f"{cell['level'] or '-'} {cell['region'] or '-'}": cell["n"] for cell in found["cells"]
    } == {
        cell: outcomes.count(cell) for cell in set(different) if " " in cell and cell != "other pay"
    }


def test_a_cell_of_5_says_that_one_is_missing_and_nothing_more(run: Run, made: str) -> None:
    found = json.loads(run("market", made, "--format", "json").out)
    (junior,) = [cell for cell in found["cells"] if cell["level"] == "junior"]

    assert (junior["n"], junior["needed"]) == (5, 1)
    assert junior["median"] is junior["median_from"] is junior["p25"] is None
    assert (junior["guide_min"], junior["guide_max"]) == (45_000, 65_000)


def test_the_page_is_one_screen_with_the_funnel(run: Run, made: str) -> None:
    page = run("market", made)
    lines = page.out.splitlines()

    assert lines[0] == "Senior, London: median £73,250 (34 adverts); 3 of 7 groups have enough"
    assert any(
        line.startswith("Records  200 read, 157 of the role, 120 state pay") for line in lines
    )
    assert "1 more needed" in page.out
    assert len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= 80


def test_the_open_dataset_by_level(run: Run) -> None:
    found = json.loads(
        run("market", "datasets/ai-jobs-uk.csv", "--by", "level", "--format", "json").out
    )

    assert {cell["level"]: cell["n"] for cell in found["cells"]} == {
        "junior": 4,
        "mid": 36,
        "senior": 40,
    }
    # No employer is named, so that nothing is folded.
    assert found["funnel"]["distinct"] == found["funnel"]["pay_stated"]


def test_a_prepared_table_says_the_same(run: Run, made: str, tmp_path: Path) -> None:
    table = str(tmp_path / "table.csv")
    written = run("market", "prepare", made, "--to", table)
    whole = json.loads(run("market", made, "--format", "json").out)
    again = json.loads(run("market", table, "--format", "json").out)

    assert written.out == f"Wrote {table}: 196 records; 4 could not be read\n"
    assert "not read: 4, no title, first" in written.err
    for field in ("funnel", "cells", "contracts", "other_pay"):
        assert again[field] == whole[field]


def test_a_prepared_table_counts_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    """DuckDB refuses the whole table, which is then read a row at a time."""
    table = tmp_path / "table.csv"
    row = "senior,london,mle,made,ml engineer,london,90000,100000,GBP,year,0,,2026-11"
    lines = (",".join(COLUMNS), row, row.replace("90000", "much"), "senior,london", "")
    table.write_text("\n".join(lines), encoding="utf-8")
    found = json.loads(run("market", str(table), "--format", "json").out)

    assert (found["funnel"]["records"], found["funnel"]["distinct"]) == (3, 1)
    assert {reason["first"] for reason in found["unread"]} == {
        f"{table}, line 3",
        f"{table}, line 4",
    }
    assert (found["months_from"], found["months_to"]) == ("2026-11", "2026-11")


def test_skills_are_counted_in_texts_and_not_in_a_prepared_table(
    run: Run, made: str, tmp_path: Path
) -> None:
    table, skilled = str(tmp_path / "table.csv"), tmp_path / "skilled.csv"
    run("market", "prepare", made, "--to", table)
    skilled.write_text(
        "title,company,location,salary,description\n"
        + "".join(
            f"ML Engineer,Made {n},London,{60_000 + n},You use Python and {tool} every day.\n"
            for n, tool in enumerate(("Docker", "Docker", "SQL"))
        ),
        encoding="utf-8",
    )
    found = json.loads(run("market", str(skilled), "--by", "skill", "--format", "json").out)

    assert {cell["skill"]: cell["n"] for cell in found["cells"]} == {
        "python": 3,
        "docker": 2,
        "sql": 1,
    }
    assert run("market", made, "--by", "skill").out.startswith("No skills to count by")
    for files in ([table], [table, str(skilled)]):
        refused = run("market", *files, "--by", "skill")
        assert refused.exit_code == 2
        assert refused.err.startswith("mlcareer: a prepared table has no skills")


def test_the_brief_screen_has_the_groups_with_most_adverts_in_their_order(
    run: Run, tmp_path: Path
) -> None:
    """Nine months with 7 adverts each: the latest seven, and the first line is on the last."""
    path = tmp_path / "months.csv"
    path.write_text(
        "title,company,location,salary,date\n"
        + "".join(
            f"ML Engineer,Made {month} {n},London,{60_000 + n},2026-0{month}-01\n"
            for month in range(1, 10)
            for n in range(7)
        ),
        encoding="utf-8",
    )
    lines = run("market", str(path), "--by", "month").out.splitlines()

    assert lines[0] == "2026-09: median £60,003 (7 adverts)"
    assert [line[:7] for line in lines[4:11]] == [f"2026-0{month}" for month in range(3, 10)]
    assert "2 more: --full" in lines


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    "asked",
    [
        [],
        ["--by", "role,level,region"],
        ["--by", "level,region,month", "--measure", "ends"],
        ["--by", "level", "--since", "2026-06"],
    ],
)
def test_each_screen_is_short_at_every_width(
    run: Run, made: str, asked: list[str], columns: int
) -> None:
    lines = run("market", made, *asked, columns=columns).out.splitlines()

    assert len(lines) <= (MOST_LINES if columns >= 80 else 30)
    assert max(map(len, lines)) <= columns


def test_two_periods_of_one_file(run: Run, tmp_path: Path) -> None:
    """Six adverts of £60,000 before June, six of £70,000 since: their intervals part."""
    path = tmp_path / "periods.csv"
    path.write_text(
        "title,company,location,salary,date\n"
        + "".join(
            f"ML Engineer,Made {month} {n},London,{pay},2026-{month}-01\n"
            for month, pay in (("05", 60_000), ("06", 70_000))
            for n in range(6)
        )
        + "ML Engineer,Undated,London,65000,\n",
        encoding="utf-8",
    )
    asked = ("market", str(path), "--by", "region", "--since", "2026-06")
    found = json.loads(run(*asked, "--format", "json").out)
    page = run(*asked).out

    assert [(each["region"], each["n_before"], each["n"]) for each in found["changes"]] == [
        ("london", 6, 6)
    ]
    assert found["changes"][0]["change"] == 10_000
    assert (found["earlier"], found["undated"]) == (6, 1)
    assert "Change   London: +£10,000 since 6 adverts earlier: the intervals part" in page
    # The interval of May alone parts from nothing.
    assert "Change   " not in run("market", str(path), "--by", "region", "--since", "2026-01").out


def test_standard_input_is_read(run: Run, made: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open(made, encoding="utf-8") as file:
        monkeypatch.setattr("sys.stdin", file)
        page = run("market", "-").out

    assert page.startswith("Senior, London: median £73,250 (34 adverts)")


def test_json_lines_and_html_and_a_text_are_read_from_a_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "adverts"
    folder.mkdir()
    posting = {
        "@type": "JobPosting",
        "title": "Senior Machine Learning Engineer",
        "hiringOrganization": "Made A",
        "jobLocation": {"address": {"addressLocality": "London", "addressCountry": "GB"}},
        "baseSalary": {"currency": "GBP", "value": {"value": 100_000, "unitText": "YEAR"}},
        "description": "Train models.",
    }
    (folder / "a.html").write_text(
        f'<html><script type="application/ld+json">{json.dumps(posting)}</script></html>',
        encoding="utf-8",
    )
    row = {"title": "Senior ML Engineer", "company": "Made B", "location": "London"}
    (folder / "b.jsonl").write_text(
        json.dumps({**row, "salary_min": 90_000}) + "\nnot json\n", encoding="utf-8"
    )
    (folder / "c.txt").write_text(
        "Senior Machine Learning Engineer\n\nLocation: London\nSalary: £95,000 a year\n\n"
        "You will train and serve our models.\n",
        encoding="utf-8",
    )
    found = json.loads(run("market", str(folder), "--format", "json").out)

    assert [(cell["level"], cell["region"], cell["n"]) for cell in found["cells"]] == [
        ("senior", "london", 3)
    ]
    assert found["funnel"]["records"] == 4
    assert [reason["why"] for reason in found["unread"]] == ["a line that is no JSON"]


def test_a_bad_file_is_named_and_the_others_are_counted(
    run: Run, made: str, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"title": ', encoding="utf-8")
    outcome = run("market", str(bad), made)

    assert outcome.exit_code == 1
    assert outcome.err.startswith(f"mlcareer: {bad} looks like JSON but is damaged")
    assert outcome.out.startswith("Senior, London: median £73,250 (34 adverts)")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ([], "market needs adverts"),
        (["nothing.csv"], "there is no file 'nothing.csv'"),
        (["*.nothing"], "no file matches '*.nothing'"),
        (["--sql", "oracle"], "there is no engine 'oracle'"),
        (["--by", "colour", "x.csv"], "adverts cannot be counted by 'colour'"),
        (["prepare", "datasets/ai-jobs-uk.csv"], "prepare needs --to"),
        (["datasets/ai-jobs-uk.csv", "--to", "x.csv"], "--to is for prepare"),
        (["--since", "soon", "datasets/ai-jobs-uk.csv"], "'soon' is not a month"),
        (["datasets/ai-jobs-uk.csv", "--columns", "title=job"], "there is no column 'job'"),
    ],
)
def test_what_is_asked_wrongly_is_said(run: Run, arguments: list[str], problem: str) -> None:
    outcome = run("market", *arguments)

    assert outcome.exit_code == 2
    assert problem in outcome.err


def test_the_query_is_printed_for_an_engine(run: Run) -> None:
    query = run("market", "--sql", "bigquery", "--table", "my-project.jobs.adverts").out

    assert "FROM `my-project`.`jobs`.`adverts`" in query
    assert "AS INT64" in query
    assert query.endswith(";\n")


def test_a_file_without_the_role_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "chefs.csv"
    path.write_text("title,salary,company\nHead Chef,50000,Made\n", encoding="utf-8")

    assert run("market", str(path)).out.startswith("No adverts with the title among 1 record\n")


def test_everything_together(run: Run, made: str, tmp_path: Path) -> None:
    before = tmp_path / "before.csv"
    before.write_text(
        "title,salary,company,location\n"
        # Six senior adverts in London at £40,000 to £45,000: their interval lies below.
        + "".join(f"Senior ML Engineer,{40_000 + 1_000 * n},Made {n},London\n" for n in range(6)),
        encoding="utf-8",
    )
    asked = ("--by", "level,region", "--measure", "middle", "--before", str(before))
    page = run("market", made, *asked, "--today", "2026-11-28").out
    full = run("market", made, *asked, "--full").out

    # 73,250 less the middle of 42,000 and 43,000 is 30,750.
    assert "Change   Senior, London: +£30,750 since 6 adverts earlier: the intervals part" in page
    assert "Contracts" in full
    assert "no title: 4 records, first" in full


def test_the_guide_proposed_from_adverts_is_one(run: Run, made: str, tmp_path: Path) -> None:
    new = str(tmp_path / "new.toml")
    words = ("--licence", "CC0 1.0", "--source", "made records")
    outcome = run("guide", "propose", made, *words, "--to", new)

    assert outcome.exit_code == 0
    assert "2 groups proposed\nNot proposed: 3 with too few adverts, 2 whose level" in outcome.err
    assert run("guide", "validate", new, "--strict").exit_code == 0
    lines = run("guide", "diff", new, columns=100).out.splitlines()
    # A number of adverts is no amount of pounds.
    assert "Adverts counted, Senior, London      sample                    34   added" in lines
    assert "Adverts counted, Senior, London      median               £73,250   added" in lines


def test_the_open_dataset_is_proposed_for_the_country_as_a_whole(run: Run, tmp_path: Path) -> None:
    """It names no region; 4 junior adverts do not suffice, 36 and 40 do."""
    new, words = str(tmp_path / "new.toml"), ("--licence", "CC0 1.0", "--source", "aijobs.net")
    propose = ("guide", "propose", "datasets/ai-jobs-uk.csv", *words, "--to", new)
    by_region = run(*propose)
    by_level = run(*propose, "--by", "level")

    assert by_region.exit_code == 1
    assert "nothing is proposed" in by_region.err
    assert "2 groups proposed\nNot proposed: 1 with too few adverts\n" in by_level.err
    assert run("guide", "validate", new, "--strict").exit_code == 0
    assert "Adverts counted, Senior, UK" in run("salary", "senior", "--guide", new, "--full").out
    assert run(*propose, "--by", "month").exit_code == 2
