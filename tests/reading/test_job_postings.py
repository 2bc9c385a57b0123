"""Rows of job boards become adverts; what the board says of pay stays the board's."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from mlcareer.reading.job_postings import posting_text, postings_in

if TYPE_CHECKING:
    from mlcareer.reading.job_posting import JobPosting

ADZUNA = {
    "count": 1,
    "results": [
        {
            "title": "ML Engineer",
            "description": "You train ranking models in Python …",
            "company": {"display_name": "Tramways"},
            "location": {"display_name": "Leeds, West Yorkshire", "area": ["UK", "Yorkshire"]},
            "salary_min": 65187.36,
            "salary_max": 65187.36,
            "salary_is_predicted": "1",
            "contract_type": "permanent",
            "created": "2026-08-01T10:00:00Z",
            "redirect_url": "https://www.adzuna.co.uk/jobs/1",
        }
    ],
}
REED = {
    "results": [
        {
            "jobTitle": "MLOps Engineer",
            "employerName": "Tramways",
            "locationName": "Bristol",
            "minimumSalary": 70000.0,
            "maximumSalary": 80000.0,
            "currency": "GBP",
            "date": "28/11/2026",
            "jobDescription": "<p>You keep models running &amp; watched.</p>",
            "jobUrl": "https://www.reed.co.uk/jobs/2",
        }
    ]
}
JOBSPY = {
    "site": "indeed",
    "title": "AI Engineer",
    "company": "Tramways",
    "location": "London, ENG, GB",
    "date_posted": "2026-11-20",
    "job_type": "fulltime",
    "salary_source": "direct_data",
    "interval": "yearly",
    "min_amount": "90000",
    "max_amount": "nan",
    "currency": "GBP",
    "is_remote": "True",
    "job_url": "https://example.org/3",
    "description": "You build agents.",
}
SCHEMA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Jobs"},
        {
            "@type": "JobPosting",
            "title": "Data Scientist",
            "description": "&lt;ul&gt;&lt;li&gt;You test ideas.&lt;/li&gt;&lt;/ul&gt;",
            "baseSalary": {
                "currency": "GBP",
                "value": {"minValue": 50000, "maxValue": "60,000", "unitText": "YEAR"},
            },
            "hiringOrganization": {"name": "Tramways"},
            "jobLocation": [
                {"address": {"addressLocality": "Cardiff", "addressCountry": {"name": "GB"}}}
            ],
            "employmentType": ["FULL_TIME"],
            "datePosted": "2026-10-02",
            "url": "https://example.org/4",
        },
    ],
}


def only(value: object) -> JobPosting:
    (posting,) = postings_in(value)
    return posting


def pay(posting: JobPosting) -> tuple[Decimal | None, Decimal | None, str, str, bool]:
    return (
        posting.pay_from,
        posting.pay_to,
        posting.currency,
        posting.period,
        posting.predicted,
    )


def test_pay_of_each_board_has_its_unit_and_says_whether_it_is_estimated() -> None:
    estimate = Decimal("65187.36")
    assert pay(only(ADZUNA)) == (estimate, estimate, "GBP", "year", True)
    assert pay(only(REED)) == (Decimal(70000), Decimal(80000), "GBP", "year", False)
    assert pay(only(JOBSPY)) == (Decimal(90000), None, "GBP", "year", False)
    assert pay(only(SCHEMA)) == (Decimal(50000), Decimal(60000), "GBP", "year", False)


def test_who_where_and_when_come_from_their_own_fields() -> None:
    facts = [
        (posting.board, posting.employer, posting.place, posting.posted)
        for posting in map(only, (ADZUNA, REED, JOBSPY, SCHEMA))
    ]

    assert facts == [
        ("Adzuna", "Tramways", "Leeds, West Yorkshire", date(2026, 8, 1)),
        ("Reed", "Tramways", "Bristol", date(2026, 11, 28)),
        ("JobSpy", "Tramways", "London, ENG, GB", date(2026, 11, 20)),
        ("schema.org", "Tramways", "Cardiff, GB", date(2026, 10, 2)),
    ]


def test_descriptions_are_plain_text_however_often_they_are_escaped() -> None:
    assert only(REED).text == "You keep models running & watched.\n"
    assert only(SCHEMA).text == "- You test ideas.\n"


def test_a_text_that_the_board_cut_off_is_known() -> None:
    assert only(ADZUNA).cut_off
    assert not only(REED).cut_off


def test_an_amount_without_a_period_is_a_years_pay_only_from_ten_thousand() -> None:
    row = {"jobTitle": "Engineer", "jobDescription": "Contract work."}

    assert only({**row, "minimumSalary": 10_000}).period == "year"
    assert only({**row, "minimumSalary": 9_999}).period == ""
    assert only({**row, "minimumSalary": 525, "salaryType": "per day"}).period == "day"


def test_pay_that_jobspy_read_out_of_the_text_is_not_the_boards() -> None:
    assert only({**JOBSPY, "salary_source": "description"}).pay_from is None


@pytest.mark.parametrize("amount", ["0", "-5", "NaN", "Infinity", "9" * 40, "plenty", None, True])
def test_what_is_no_amount_is_no_pay(amount: object) -> None:
    assert only({**JOBSPY, "min_amount": amount}).pay_from is None


def test_the_text_of_a_posting_begins_with_its_fields_and_leaves_pay_to_the_board() -> None:
    text = posting_text(only(JOBSPY))

    assert text.splitlines()[:3] == [
        "Title: AI Engineer",
        "Employer: Tramways",
        "Location: London, ENG, GB, remote",
    ]
    assert "90000" not in text


@pytest.mark.parametrize(
    "value", [{"title": "x"}, {"a": [{"b": {}}]}, [], "text", None, {"@type": "JobPosting"}]
)
def test_what_is_no_advert_gives_no_posting(value: object) -> None:
    assert not tuple(postings_in(value))


def test_nothing_is_looked_for_without_end() -> None:
    deep = json.loads("[" * 50 + json.dumps(SCHEMA) + "]" * 50)

    assert not tuple(postings_in(deep))
