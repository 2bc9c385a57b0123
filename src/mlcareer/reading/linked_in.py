"""The archive (.zip) that LinkedIn gives of one's own data, as a JSON Resume."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zipfile import ZipFile

SIGN = "Positions.csv"
"""A file that such an archive has and no Word file."""

MOST_ROWS = 500
"""Rows of one table that are read; nobody has had as many posts."""

LARGEST_CELL = 100_000
"""Characters."""

_TABLES = {
    "work": (
        "Positions.csv",
        {
            "Title": "position",
            "Company Name": "name",
            "Description": "summary",
            "Started On": "startDate",
            "Finished On": "endDate",
        },
    ),
    "volunteer": (
        "Volunteering.csv",
        {
            "Role": "position",
            "Company Name": "organization",
            "Description": "summary",
            "Started On": "startDate",
            "Finished On": "endDate",
        },
    ),
    "projects": (
        "Projects.csv",
        {
            "Title": "name",
            "Description": "summary",
            "Started On": "startDate",
            "Finished On": "endDate",
        },
    ),
    "education": (
        "Education.csv",
        {
            "School Name": "institution",
            "Degree Name": "studyType",
            "Notes": "summary",
            "Start Date": "startDate",
            "End Date": "endDate",
        },
    ),
    "certificates": ("Certifications.csv", {"Name": "name", "Started On": "date"}),
    "skills": ("Skills.csv", {"Name": "name"}),
    "languages": ("Languages.csv", {"Name": "language"}),
}
"""Parts of a JSON Resume, each with its table and what the columns are called there."""

_PROFILE = "Profile.csv"


def resume_of(packed: ZipFile) -> dict[str, object]:
    """Return an archive as a JSON Resume.

    Raises:
        ValueError: A table in it is damaged.
    """
    resume: dict[str, object] = {
        part: [
            {field: _bare(row.get(column)) for column, field in columns.items()}
            for row in _rows(packed, table)
        ]
        for part, (table, columns) in _TABLES.items()
    }
    for row in islice(_rows(packed, _PROFILE), 1):
        name = f"{_bare(row.get('First Name'))} {_bare(row.get('Last Name'))}"
        resume["basics"] = {
            "name": name.strip(),
            "label": _bare(row.get("Headline")),
            "summary": _bare(row.get("Summary")),
            "location": {"city": _bare(row.get("Geo Location"))},
        }
    return resume


def _bare(cell: str | None) -> str:
    return (cell or "").strip()


def _rows(packed: ZipFile, table: str) -> list[dict[str, str]]:
    """Return the rows of a table, wherever in the archive it is; none where it is not."""
    import csv

    inside = next((name for name in packed.namelist() if name.rpartition("/")[2] == table), None)
    if inside is None:
        return []
    with packed.open(inside) as file:
        content = file.read(MOST_ROWS * LARGEST_CELL)
    lines = TextIOWrapper(BytesIO(content), encoding="utf-8-sig", errors="replace", newline="")
    try:
        return list(islice(csv.DictReader(lines), MOST_ROWS))
    except csv.Error as error:
        raise ValueError(str(error)) from error
