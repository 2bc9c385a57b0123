"""Tables and lists of adverts as job boards export them: CSV, JSON lines and JSON.

A file of lines is read a line at a time, so that it may be of any length.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from mlcareer.errors import DocumentError
from mlcareer.reading.job_postings import COLUMNS, posting_of, postings_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.reading.job_posting import JobPosting

LEAST_COLUMNS = 3
"""Columns of a table of adverts that are known by name."""

LARGEST_CELL = 1_000_000
"""Characters of one field of a table, and of one line of JSON."""

Numbered = tuple[int, "JobPosting"]
"""A posting with its line in the file, or its place in a list, from 1."""


def is_table(head: str) -> bool:
    """Tell by its first line whether a text is a table of adverts."""
    first = head.lstrip("\ufeff").partition("\n")[0]
    names = {name.strip().strip('"').casefold() for name in first.split(_separator(first))}
    return len(names & COLUMNS) >= LEAST_COLUMNS


def is_json_lines(head: str) -> bool:
    """Tell whether a text has an object of JSON a line."""
    lines = head.lstrip("\ufeff").lstrip().splitlines()[:2]
    return len(lines) > 1 and all(
        line.startswith("{") and (line.rstrip().endswith("}") or len(line) > 1000)  # noqa: PLR2004 - the head may end within it
        for line in lines
    )


def table_postings(name: str, lines: Iterable[str]) -> Iterator[Numbered]:
    """Yield the adverts of a table with a heading; rows that are no advert are passed over.

    Raises:
        DocumentError: It is damaged, or holds no advert.
    """
    import csv

    lines = iter(lines)
    first = next(lines, "").lstrip("\ufeff")
    before = csv.field_size_limit(LARGEST_CELL)
    found = False
    try:
        rows = csv.DictReader(chain([first], lines), delimiter=_separator(first))
        for row in rows:
            posting = posting_of({key: value for key, value in row.items() if key})
            if posting is not None:
                found = True
                yield rows.line_num, posting
    except csv.Error as error:
        raise DocumentError(f"{name} is a damaged table: {error}") from error
    finally:
        csv.field_size_limit(before)
    if not found:
        raise DocumentError(
            f"{name} is a table without adverts",
            hint="Known: the CSV files of JobSpy, Adzuna and Reed, with a title and a description.",
        )


def json_line_postings(name: str, lines: Iterable[str]) -> Iterator[Numbered]:
    """Yield the adverts of a file with an object of JSON a line.

    Raises:
        DocumentError: A line is no JSON, or no line is an advert.
    """
    found = False
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > LARGEST_CELL:
            raise DocumentError(f"{name}, line {number}, is longer than any advert")
        for posting in postings_in(json_value(f"{name}, line {number},", line)):
            found = True
            yield number, posting
    if not found:
        raise DocumentError(f"{name} holds no adverts", hint=KNOWN_JSON)


KNOWN_JSON = (
    "Known: JobPosting of schema.org, rows of JobSpy, Adzuna and Reed, and CVs in JSON Resume."
)


def json_value(name: str, text: str) -> object:
    """Return a JSON value.

    Raises:
        DocumentError: It is damaged.
    """
    import json

    try:
        value: object = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{name} looks like JSON but is damaged: {str(error)[:80]}") from error
    return value


def _separator(line: str) -> str:
    return max(",;\t", key=line.count)
