"""Records of each kind of file as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_adverts import HEADING, Made, two_hundred

from mlcareer.errors import UsageError
from mlcareer.market.columns import column_map
from mlcareer.market.records import (
    ASSUMED,
    IN_DOUBT,
    NO_EMPLOYER,
    NO_TITLE,
    OTHER_LENGTH,
    PART_TIME,
    RecordReader,
    month_of,
)

if TYPE_CHECKING:
    from mlcareer.market.facts import FactReader
    from mlcareer.market.table import Row


def row_of(reader: RecordReader, **fields: str) -> Row:
    """Return the row of a plain table with one record."""
    (read,) = reader.table_rows("made", list(fields), [list(fields.values())])
    return read.row


def outcome(reader: RecordReader, made: Made) -> str:
    """Return what became of a record, as `made_adverts` names it."""
    read = next(iter(reader.table_rows("made", HEADING, [list(made.fields.values())])), None)
    if read is None:
        return "unread"
    row = read.row
    if row.role != "mle":
        return "other work"
    if row.pay_from is None:
        return "in doubt" if reader.tally.doubts[IN_DOUBT] else "no pay"
    if row.predicted:
        return "estimated"
    if row.contract == "contract":
        return "contract"
    if row.region == "abroad":
        return "abroad"
    if (row.currency, row.period) != ("GBP", "year"):
        return "other pay"
    return f"{row.level or '-'} {row.region or '-'}"


@pytest.mark.parametrize(
    "made",
    [pytest.param(each, id=f"{n}-{each.outcome}") for n, each in enumerate(two_hundred())],
)
def test_each_made_record_ends_as_it_is_to(facts: FactReader, made: Made) -> None:
    reader = RecordReader(facts, {}, roles=None)
    # A repeat is a good record by itself: only beside the other one it is not counted.
    expected = "senior london" if made.outcome == "repeat" else made.outcome

    assert outcome(reader, made) == expected


def test_a_plain_table_needs_a_title_and_a_pay(reader: RecordReader) -> None:
    row = row_of(
        reader, Title="ML Engineer", Company="Made Ltd", Location="Leeds", Salary="£65,000"
    )

    assert (row.role, row.region, row.pay_from, row.currency, row.period) == (
        *("mle", "rest-of-uk", 65_000, "GBP", "year"),
    )
    assert reader.tally.doubts[ASSUMED] == 0 or row.currency == "GBP"


@pytest.mark.parametrize("said", ["part_time", "Part-time, permanent", "PART_TIME"])
def test_part_time_pay_is_no_pay_of_a_full_week(reader: RecordReader, said: str) -> None:
    given = {"title": "ML Engineer", "company": "Made Ltd", "location": "Leeds"}
    row = row_of(reader, **given, salary="£36,000", contract_type=said)

    assert row.pay_from is None
    assert reader.tally.doubts[PART_TIME] == 1
    assert row_of(reader, **given, salary="£36,000", contract_type="full_time").pay_from == 36_000


@pytest.mark.parametrize(
    ("words", "pay"),
    [
        ("£60,000 - £70,000 a year", (60_000, 70_000, "year")),
        ("£60k to £70k per annum", (60_000, 70_000, "year")),
        ("£550 per day", (550, 550, "day")),
        ("70k", (70_000, 70_000, "year")),
        ("Competitive", (None, None, "")),
    ],
)
def test_pay_in_words_is_read_by_the_rules_for_adverts(
    reader: RecordReader, words: str, pay: tuple[float | None, float | None, str]
) -> None:
    row = row_of(reader, title="ML Engineer", company="Made Ltd", location="London", salary=words)

    assert (row.pay_from, row.pay_to, row.period) == pay


def test_the_columns_of_adzuna(reader: RecordReader) -> None:
    read = reader.object_row(
        "made",
        {
            "title": "Senior Machine Learning Engineer",
            "company": {"display_name": "Made Ltd"},
            "location": {"display_name": "London, UK", "area": ["UK", "London"]},
            "salary_min": 90000,
            "salary_max": 110000.0,
            "salary_is_predicted": "0",
            "contract_type": "permanent",
            "created": "2026-11-02T09:00:00Z",
            "redirect_url": "https://www.adzuna.co.uk/land/ad/1",
            "description": "Cut off ...",
        },
    )

    assert read is not None
    assert read.row[:4] == ("senior", "london", "mle", "made")
    assert read.row[4:8] == ("senior machine learning engineer", "london", 90_000, 110_000)
    assert read.row[8:] == ("GBP", "year", 0, "permanent", "2026-11")


def test_what_adzuna_estimates_is_marked(reader: RecordReader) -> None:
    read = reader.object_row(
        "made",
        {
            "title": "ML Engineer",
            "salary_min": 70000,
            "salary_is_predicted": "1",
            "redirect_url": "",
        },
    )

    assert read is not None
    assert read.row.predicted == 1


def test_the_columns_of_reed(reader: RecordReader) -> None:
    read = reader.object_row(
        "made",
        {
            "jobTitle": "Machine Learning Engineer",
            "employerName": "Made Ltd",
            "locationName": "Bristol",
            "minimumSalary": 60000,
            "maximumSalary": 70000,
            "currency": None,
            "date": "28/11/2026",
        },
    )

    assert read is not None
    assert (read.row.region, read.row.currency, read.row.period, read.row.month) == (
        *("rest-of-uk", "GBP", "year", "2026-11"),
    )
    assert not reader.tally.doubts


def test_a_job_posting_of_schema_org(reader: RecordReader) -> None:
    read = reader.object_row(
        "made",
        {
            "@type": "JobPosting",
            "title": "Staff Machine Learning Engineer",
            "hiringOrganization": {"name": "Made Ltd"},
            "jobLocation": {"address": {"addressLocality": "London", "addressCountry": "GB"}},
            "baseSalary": {
                "currency": "GBP",
                "value": {"minValue": 150000, "maxValue": 170000, "unitText": "YEAR"},
            },
            "employmentType": "FULL_TIME",
            "datePosted": "2026-10-01",
        },
    )

    assert read is not None
    assert read.row[:3] == ("staff", "london", "mle")
    assert read.row[6:] == (150_000, 170_000, "GBP", "year", 0, "", "2026-10")


def test_a_level_has_a_field_of_its_own(reader: RecordReader) -> None:
    row = row_of(
        reader, job_title="Machine Learning Engineer", experience_level="SE", salary="85000"
    )

    assert row.level == "senior"


def test_the_title_goes_before_the_field(reader: RecordReader) -> None:
    row = row_of(reader, title="Junior ML Engineer", experience_level="Senior", salary="45000")

    assert row.level == "junior"


@pytest.mark.parametrize("title", ["ML Engineering Intern", "Mid/Senior ML Engineer"])
def test_what_is_no_one_level_of_the_guide_is_not_stated(reader: RecordReader, title: str) -> None:
    assert row_of(reader, title=title, salary="45000").level == ""


def test_pay_in_the_text_counts_where_no_field_has_it(reader: RecordReader) -> None:
    row = row_of(
        reader,
        title="ML Engineer",
        location="London",
        salary_min="",
        description="You train models for our users.\n\nSalary: £80,000 - £90,000 a year.",
    )

    assert (row.pay_from, row.pay_to) == (80_000, 90_000)


def test_what_cannot_be_read_is_counted_with_its_line(reader: RecordReader) -> None:
    rows = [["ML Engineer", "65000"], ["", "65000"], ["ML Engineer", "65000", "too many"], []]
    found = list(reader.table_rows("made.csv", ["title", "salary"], rows))

    assert len(found) == 1
    assert reader.tally.unread == {NO_TITLE: 1, OTHER_LENGTH: 1}
    assert reader.tally.first == {NO_TITLE: "made.csv, line 3", OTHER_LENGTH: "made.csv, line 4"}


def test_a_record_without_an_employer_is_said(reader: RecordReader) -> None:
    row_of(reader, title="ML Engineer", salary="65000")

    assert reader.tally.doubts == {ASSUMED: 1, NO_EMPLOYER: 1}


def test_a_map_says_which_column_holds_a_field(facts: FactReader) -> None:
    chosen = column_map(["title=Stelle, pay_min=von", "pay_max=bis"])
    reader = RecordReader(facts, chosen, roles=None)
    row = row_of(reader, Stelle="ML Engineer", von="60000", bis="70000", title="Not this")

    assert (row.role, row.pay_from, row.pay_to) == ("mle", 60_000, 70_000)


def test_a_map_of_an_unknown_column_names_those_there_are(facts: FactReader) -> None:
    reader = RecordReader(facts, {"title": "Stelle"}, roles=None)

    with pytest.raises(UsageError, match="no column 'Stelle' for title"):
        list(reader.table_rows("made", ["title"], []))


@pytest.mark.parametrize("typed", ["pay_from", "pay=", "wages=low"])
def test_a_map_that_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        column_map([typed])


@pytest.mark.parametrize(
    ("posted", "month"),
    [
        ("2026-11-28", "2026-11"),
        ("2026-11-28T10:00:00Z", "2026-11"),
        ("28/11/2026", "2026-11"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("2026-13", "2026"),
        ("yesterday", ""),
    ],
)
def test_the_month_of_a_day(posted: str, month: str) -> None:
    assert month_of(posted) == month
