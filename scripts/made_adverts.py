"""Make records of adverts whose outcome is known one by one, and large files to measure with.

    .venv/bin/python scripts/made_adverts.py 200 > made.csv       # each trap, with its outcome
    .venv/bin/python scripts/made_adverts.py 1000000 > large.csv  # drawn from a fixed seed

No employer, place or pay is anybody's: all of it is made up.
"""

from __future__ import annotations

import csv
import random
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

HEADING = (
    *("site", "search_term", "title", "company", "location", "min_amount", "max_amount"),
    *("currency", "interval", "salary_is_predicted", "job_type", "date_posted", "job_url"),
    "description",
)


class Made(NamedTuple):
    """A record with what is to become of it."""

    fields: dict[str, str]
    outcome: str
    """`unread`, `other work`, `estimated`, `no pay`, `in doubt`, `repeat`, `contract`, `abroad`,
    `other pay`, or the cell it counts in: `senior london`, `- -` where neither is stated."""


def _record(number: int, **changes: str) -> dict[str, str]:
    return {
        "site": "indeed" if number % 2 else "linkedin",
        "search_term": "machine learning engineer",
        "title": "Machine Learning Engineer",
        "company": f"Made Employer {number} Ltd",
        "location": "London, UK",
        "min_amount": str(60_000 + 500 * (number % 40)),
        "max_amount": str(70_000 + 500 * (number % 40)),
        "currency": "GBP",
        "interval": "yearly",
        "salary_is_predicted": "0",
        "job_type": "fulltime",
        "date_posted": f"2026-{1 + number % 11:02}-15",
        "job_url": f"https://jobs.example/{number}",
        "description": "",
        **changes,
    }


KINDS: tuple[tuple[int, str, dict[str, str]], ...] = (
    # How many, what becomes of each, and what is special about it.
    (34, "senior london", {"title": "Senior Machine Learning Engineer"}),
    (12, "senior rest-of-uk", {"title": "Senior ML Engineer", "location": "Leeds, West Yorkshire"}),
    (5, "junior london", {"title": "Junior Machine Learning Engineer"}),
    (6, "- london", {}),
    (4, "- -", {"location": "United Kingdom"}),
    # Either of two levels is none.
    (2, "- london", {"title": "Mid/Senior Machine Learning Engineer"}),
    # The years that a text asks, and high pay, name no level.
    (2, "- london", {"description": "You have 8+ years of experience.", "min_amount": "150000",
                     "max_amount": "180000"}),
    (3, "staff london", {"title": "Principal Machine Learning Engineer"}),
    # One figure is both ends of its range.
    (2, "mid rest-of-uk", {"title": "Mid-level ML Engineer", "location": "Bristol",
                           "max_amount": ""}),
    (9, "contract", {"interval": "daily", "min_amount": "550", "max_amount": "650"}),
    (3, "contract", {"job_type": "contract"}),
    (2, "contract", {"title": "Machine Learning Engineer (6 month contract)"}),
    (4, "other pay", {"currency": "EUR"}),
    (3, "other pay", {"interval": "hourly", "min_amount": "40", "max_amount": "45"}),
    (3, "abroad", {"location": "Berlin, Germany"}),
    (2, "abroad", {"location": "Austin, TX, US", "currency": "USD"}),
    (17, "estimated", {"salary_is_predicted": "1"}),
    (14, "no pay", {"min_amount": "", "max_amount": "", "interval": "", "currency": ""}),
    (2, "no pay", {"min_amount": "", "max_amount": "", "description":
                   "Pay is competitive and depends on experience, with a good pension."}),
    # Thousands, and a year's pay called a day's.
    (2, "in doubt", {"min_amount": "65", "max_amount": "75"}),
    (2, "in doubt", {"interval": "daily"}),
    (4, "unread", {"title": ""}),
    (18, "other work", {"title": "Data Scientist"}),
    (15, "other work", {"title": "Head Chef"}),
    (6, "other work", {"title": "Data Engineer"}),
)  # fmt: skip

REPEATS: tuple[tuple[int, dict[str, str]], ...] = (
    # Of the first records, which are senior ones in London, as other boards and days have them.
    (8, {"site": "glassdoor", "date_posted": "2026-11-20"}),
    (6, {"company": "The {company} Limited", "location": "London, England"}),
    (5, {"title": "Senior ML Engineer - Hybrid", "location": "City of London"}),
    (5, {"title": "SENIOR MACHINE LEARNING ENGINEER, London", "job_type": ""}),
)
"""How many records repeat an advert, and what is different about them."""


def two_hundred() -> list[Made]:
    """Return 200 records with every trap, each with its outcome."""
    made: list[Made] = []
    for many, outcome, changes in KINDS:
        for _ in range(many):
            made.append(Made(_record(len(made), **changes), outcome))
    first = 0
    for many, changes in REPEATS:
        for number in range(first, first + many):
            fields = dict(made[number].fields)
            company = fields["company"].removesuffix(" Ltd")
            changed = {name: text.format(company=company) for name, text in changes.items()}
            made.append(Made({**fields, **changed}, "repeat"))
        first += many
    return made


TITLES = (
    *("Machine Learning Engineer", "Senior Machine Learning Engineer", "ML Engineer"),
    *("Junior Machine Learning Engineer", "Principal ML Engineer", "Data Scientist"),
    *("Senior Data Scientist", "Software Engineer", "Data Engineer", "Head Chef"),
)

PLACES = (
    *("London, UK", "Manchester, Greater Manchester", "Leeds", "Bristol, England", "Edinburgh"),
    *("United Kingdom", "Cambridge, Cambridgeshire", "Remote, UK", "Berlin, Germany", "London"),
)


def drawn(records: int, seed: int = 17) -> Iterator[dict[str, str]]:
    """Yield records drawn from a seed, a third of them with stated pay, some of them repeats."""
    draw = random.Random(seed)  # noqa: S311 - nothing in them is secret
    for number in range(records):
        pay = draw.random()
        low = 500 * draw.randrange(60, 260)
        yield _record(
            number,
            title=draw.choice(TITLES),
            company=f"Made Employer {draw.randrange(20_000)} Ltd" if draw.randrange(10) else "",
            location=draw.choice(PLACES),
            min_amount=str(low) if pay < 0.5 else "",  # noqa: PLR2004 - a share
            max_amount=str(low + 500 * draw.randrange(0, 40)) if pay < 0.5 else "",  # noqa: PLR2004
            salary_is_predicted=str(int(draw.random() < 0.3)),  # noqa: PLR2004
            job_type=draw.choice(("fulltime", "fulltime", "fulltime", "contract")),
        )


def write(records: Iterator[dict[str, str]] | list[dict[str, str]], out: TextIO) -> None:
    """Write records as CSV."""
    rows = csv.DictWriter(out, HEADING, lineterminator="\n")
    rows.writeheader()
    rows.writerows(records)


def main() -> None:
    """Write as many records as are asked for."""
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    if records == 200:  # noqa: PLR2004 - those with their outcomes
        write([made.fields for made in two_hundred()], sys.stdout)
    else:
        write(drawn(records), sys.stdout)


if __name__ == "__main__":
    main()
