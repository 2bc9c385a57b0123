"""The same few adverts in every format, each file with a funnel that was counted by hand."""

from __future__ import annotations

import csv
import json
from io import BufferedReader, BytesIO, StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


def adzuna(title: str, low: float | None, high: float | None, **more: object) -> dict[str, Any]:
    return {
        "title": title,
        "company": {"display_name": "Made A Ltd"},
        "location": {"display_name": "London, UK", "area": ["UK", "London"]},
        "salary_min": low,
        "salary_max": high,
        "salary_is_predicted": "0",
        "contract_type": "permanent",
        "contract_time": "full_time",
        "created": "2026-10-02T10:11:12Z",
        "redirect_url": "https://www.adzuna.co.uk/jobs/land/ad/1",
        **more,
    }


BRISTOL = {"display_name": "Bristol, South West England"}

ADZUNA = [
    adzuna("Senior Machine Learning Engineer", 90_000, 100_000),
    # The same again: folded.
    adzuna("Senior ML Engineer", 90_000, 100_000, created="2026-10-09T10:11:12Z"),
    adzuna("Senior Machine Learning Engineer", 88_000, 88_000, salary_is_predicted="1"),
    adzuna("Machine Learning Engineer", 70_000, 80_000, location=BRISTOL),
    adzuna("Machine Learning Engineer", None, None),
    adzuna("Machine Learning Engineer", 100_000, 120_000, contract_type="contract"),
    adzuna("Data Analyst", 40_000, 45_000),
]

FUNNEL = {
    "records": 7,
    "title_matched": 6,
    "pay_stated": 4,
    "distinct": 3,
    "permanent": 2,
    "folded": 1,
    "estimated": 1,
    "contracts": 1,
    "abroad": 0,
    "other_pay": 0,
}

CELLS = [("senior", "london", 1), (None, "rest-of-uk", 1)]


def adzuna_csv(delimiter: str = ",") -> str:
    out = StringIO()
    flat = [
        {
            **{key: value for key, value in each.items() if not isinstance(value, dict)},
            "company.display_name": each["company"]["display_name"],
            "location.display_name": each["location"]["display_name"],
        }
        for each in ADZUNA
    ]
    rows = csv.DictWriter(out, flat[0], delimiter=delimiter, lineterminator="\n")
    rows.writeheader()
    rows.writerows(flat)
    return out.getvalue()


def counted(run: Run, *arguments: str) -> dict[str, Any]:
    outcome = run("market", *arguments, "--format", "json")
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def cells_of(found: dict[str, Any]) -> list[tuple[str | None, str | None, int]]:
    return [(cell["level"], cell["region"], cell["n"]) for cell in found["cells"]]


JSON_LINES = "".join(f"{json.dumps(each)}\n" for each in ADZUNA)

KINDS: list[tuple[str, bytes]] = [
    ("made.json", json.dumps({"count": 7, "results": ADZUNA}).encode()),
    ("list.json", json.dumps(ADZUNA).encode()),
    ("made.jsonl", JSON_LINES.encode()),
    ("made.csv", adzuna_csv().encode()),
    ("made.tsv", adzuna_csv("\t").encode()),
    ("semicolons.csv", adzuna_csv(";").encode("utf-8-sig")),
    # As Excel saves 'Unicode text'.
    ("unicode.txt", adzuna_csv("\t").encode("utf-16")),
]


@pytest.mark.parametrize(("name", "content"), KINDS, ids=[name for name, _ in KINDS])
def test_one_funnel_whatever_the_format(
    run: Run, tmp_path: Path, name: str, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / name).write_bytes(content)
    by_name = counted(run, str(tmp_path / name))
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BufferedReader(BytesIO(content))))
    piped = counted(run, "-")

    for found in (by_name, piped):
        assert found["funnel"] == FUNNEL
        assert cells_of(found) == CELLS
        assert (found["months_from"], found["months_to"]) == ("2026-10", "2026-10")
        assert found["made_by"] == [{"name": "Adzuna", "records": 7}]


def test_parquet_says_the_same(run: Run, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    (tmp_path / "made.csv").write_text(adzuna_csv(), encoding="utf-8")
    table, prepared = str(tmp_path / "made.parquet"), str(tmp_path / "prepared.parquet")
    duckdb.execute(f"COPY (FROM read_csv('{tmp_path}/made.csv')) TO '{table}' (FORMAT parquet)")
    run("market", "prepare", table, "--to", prepared)

    for path in (table, prepared):
        found = counted(run, path)
        assert (found["funnel"], cells_of(found)) == (FUNNEL, CELLS)
        assert (found["months_from"], found["months_to"]) == ("2026-10", "2026-10")


def test_a_folder_and_a_pattern_are_all_their_files(run: Run, tmp_path: Path) -> None:
    for name, content in KINDS:
        (tmp_path / name).write_bytes(content)
    folder, pattern = counted(run, str(tmp_path)), counted(run, f"{tmp_path}/*.*")

    # Seven times the same records are the same adverts: 28 with stated pay, 3 different.
    assert folder["funnel"] == pattern["funnel"]
    assert folder["funnel"]["records"] == 49
    assert (folder["funnel"]["pay_stated"], folder["funnel"]["distinct"]) == (28, 3)
    assert cells_of(folder) == CELLS


def test_reed(run: Run, tmp_path: Path) -> None:
    """A day rate is a contract; 500 of no period is neither a day's nor thousands a year."""

    def reed(low: float | None, high: float | None, **more: object) -> dict[str, object]:
        return {
            "employerName": "Made Ltd",
            "jobTitle": "Machine Learning Engineer",
            "locationName": "Leeds",
            "minimumSalary": low,
            "maximumSalary": high,
            "currency": "GBP",
            "date": "15/11/2026",
            **more,
        }

    path = tmp_path / "reed.json"
    records = [
        reed(35_000.0, 45_000.0),
        reed(500.0, 600.0, salaryType="per day"),
        reed(500.0, 600.0),
        reed(None, None),
    ]
    path.write_text(json.dumps({"results": records}), encoding="utf-8")
    found = counted(run, str(path))

    assert cells_of(found) == [(None, "rest-of-uk", 1)]
    assert [(each["period"], each["n"]) for each in found["contracts"]] == [("day", 1)]
    assert found["funnel"]["pay_stated"] == 2
    assert [reason["records"] for reason in found["doubts"]] == [1]


JOBSPY = (
    "site,job_url,title,company,location,date_posted,job_type,salary_source,interval,min_amount,"
    "max_amount,currency,is_remote,description\n"
    'indeed,https://i/1,Senior ML Engineer,Acme,"London, ENG, GB",2026-11-01,fulltime,direct_data,'
    "yearly,90000,100000,GBP,False,Text\n"
    # Another board: folded.
    'linkedin,https://l/2,Senior ML Engineer,Acme Ltd.,"London, England, United Kingdom",'
    "2026-11-03,,direct_data,yearly,90000,100000,GBP,False,Text\n"
    "indeed,https://i/3,ML Engineer,Hay,Remote,2026-11-01,contract,direct_data,daily,450,550,GBP,"
    "True,Text\n"
    # The tool took 999 to 1,000 dollars out of a text that says £65,000 to £75,000.
    'indeed,https://i/4,ML Engineer,Hay,"London, ENG, GB",2026-11-01,fulltime,description,yearly,'
    '999,1000,USD,False,"We pay well. Salary: £65,000 - £75,000 per annum.\nAnd benefits."\n'
    'indeed,https://i/5,ML Engineer,Jay,"London, ENG, GB",2026-11-01,,,,nan,nan,,False,No pay\n'
    "indeed,https://i/6,,Jay,London,2026-11-01,,,,,,,False,No title\n"
    "indeed,https://i/7,ML Engineer,Jay\n"
    'indeed,https://i/8,ML Engineer,Kay,"Berlin, Germany",2026-11-01,,direct_data,yearly,90000,'
    "100000,EUR,False,Text\n"
    "indeed,https://i/9,ML Engineer,Lay,Leeds,2026-11-01,,direct_data,yearly,90000,100000,USD,"
    "False,Text\n"
)


def test_jobspy(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "jobs.csv"
    path.write_text(JOBSPY, encoding="utf-8")
    found = counted(run, str(path), "--measure", "ends")

    assert {name: count for name, count in found["funnel"].items() if count} == {
        "records": 9,
        "title_matched": 7,
        "pay_stated": 6,
        "distinct": 5,
        "permanent": 4,
        "folded": 1,
        "contracts": 1,
        "abroad": 1,
        "other_pay": 1,
    }
    assert cells_of(found)[::2] == [("senior", "london", 1), (None, "london", 1)]
    assert [each["currency"] for each in found["other_pay"]] == ["USD", "USD"]
    # The fourth record is two lines long, so that the sixth is line 8 of the file.
    assert [(reason["why"], reason["first"]) for reason in found["unread"]] == [
        ("no title", f"{path}, line 8"),
        ("another number of fields than the heading", f"{path}, line 9"),
    ]
    assert found["made_by"][0] == {"name": "indeed", "records": 6}


def test_several_postings_of_a_page(run: Run, tmp_path: Path) -> None:
    """A page lists two, one of which has the board's estimate."""
    posting = {
        "@type": "JobPosting",
        "title": "Machine Learning Engineer",
        "hiringOrganization": {"name": "Made"},
        "jobLocation": {"address": {"addressLocality": "Manchester", "addressCountry": "GB"}},
        "description": "<p>Train <b>models</b></p>",
    }
    value = {"minValue": 60_000, "maxValue": 70_000, "unitText": "YEAR"}
    pay = {"currency": "GBP", "value": value}
    graph = [
        {"@type": "WebSite"},
        {**posting, "baseSalary": pay},
        {**posting, "estimatedSalary": pay},
    ]
    path = tmp_path / "page.html"
    path.write_text(
        f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>',
        encoding="utf-8",
    )
    found = counted(run, str(path))

    assert (found["funnel"]["records"], found["funnel"]["estimated"]) == (2, 1)
    assert cells_of(found) == [(None, "rest-of-uk", 1)]


def test_a_table_of_ones_own(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Headings are known with blanks and capitals, pay is read out of words, in Excel's bytes."""
    table = (
        "Job title;Town;Employer;Salary;Contract\n"
        "Mid-level Machine Learning Engineer;Cambridge;Nay;£60k - £70k;permanent\n"
        "Machine Learning Engineer;London;Nay;£500 per day;\n"
        "Machine Learning Engineer;London;Oak;Competitive;\n"
        "Machine Learning Engineer;Glasgow;Oak;65000;\n"
    ).encode("cp1252")
    (tmp_path / "own.csv").write_bytes(table)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BufferedReader(BytesIO(table))))

    for found in (counted(run, str(tmp_path / "own.csv")), counted(run, "-")):
        assert cells_of(found) == [("mid", "rest-of-uk", 1), (None, "rest-of-uk", 1)]
        assert (found["funnel"]["pay_stated"], found["funnel"]["contracts"]) == (3, 1)


def test_columns_of_any_name(run: Run, tmp_path: Path) -> None:
    chosen = "title=Stelle,company=Firma,place=Ort,pay_min=von,pay_max=bis"
    table = "Stelle,Firma,Ort,von,bis\nSenior ML Engineer,Made,London,80000,90000\n"
    row = dict(zip(*csv.reader(table.splitlines()), strict=True))
    (tmp_path / "own.csv").write_text(table, encoding="utf-8")
    (tmp_path / "own.json").write_text(json.dumps([row]), encoding="utf-8")
    refused = run("market", str(tmp_path / "own.csv"))

    assert refused.exit_code == 1
    assert "own.csv has no column for the title: name it with --columns" in refused.err
    for name in ("own.csv", "own.json"):
        found = counted(run, str(tmp_path / name), "--columns", chosen)
        assert cells_of(found) == [("senior", "london", 1)]


def test_texts(run: Run, tmp_path: Path) -> None:
    texts = {
        "a.txt": "Senior Machine Learning Engineer\n\nLocation: London\nSalary: £95,000 a year\n\n"
        "You will train and serve our models.\n",
        "b.txt": "Machine Learning Engineer\n\nLocation: Leeds\nSalary: £600 per day outside IR35\n"
        "\nYou will train and serve our models for six months.\n",
        "c.md": "Nothing that is an advert.\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = counted(run, str(tmp_path))

    assert (found["funnel"]["records"], found["funnel"]["title_matched"]) == (3, 2)
    assert cells_of(found) == [("senior", "london", 1)]
    assert [(each["region"], each["period"]) for each in found["contracts"]] == [
        ("rest-of-uk", "day")
    ]
    # A text names no employer that could tell a repeat.
    assert {reason["why"].partition(",")[0]: reason["records"] for reason in found["doubts"]} == {
        "no employer is named": 2
    }
