"""A CV in the JSON Resume format, as text with a heading for each part."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARTS = (
    ("work", "Experience"),
    ("volunteer", "Volunteering"),
    ("projects", "Projects"),
    ("publications", "Publications"),
    ("awards", "Awards"),
    ("certificates", "Certificates"),
    ("education", "Education"),
    ("skills", "Skills"),
    ("languages", "Languages"),
    ("interests", "Interests"),
)
"""The parts that tell of skills, in the order they are written; the rest is left."""

_TITLES = (
    "position",
    "name",
    "organization",
    "entity",
    "publisher",
    "institution",
    "area",
    "studyType",
    "title",
    "language",
)


def is_json_resume(value: dict[str, object]) -> bool:
    """Tell whether an object of JSON is a CV in this format; a JobPosting may have skills too."""
    return "@type" not in value and any(
        isinstance(value.get(part), list | dict) for part in ("basics", "work", "skills")
    )


def json_resume_text(resume: dict[str, object]) -> str:
    """Return a JSON Resume as text."""
    return "\n".join(_lines(resume)) + "\n"


def _lines(resume: dict[str, object]) -> Iterator[str]:
    basics = resume.get("basics")
    if isinstance(basics, dict):
        yield _text(basics.get("name"))
        yield _text(basics.get("label"))
        where = basics.get("location")
        if isinstance(where, dict):
            named = [_text(where.get(key)) for key in ("city", "region", "countryCode")]
            yield "Location: " + ", ".join(part for part in named if part)
        if basics.get("summary"):
            yield "\n# Summary\n"
            yield _text(basics.get("summary"))
    for part, heading in _PARTS:
        entries = resume.get(part)
        if isinstance(entries, list) and entries:
            yield f"\n# {heading}\n"
            for entry in entries:
                yield from _entry(entry)


def _entry(entry: object) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield f"- {_text(entry)}"
        return
    named = [_text(entry.get(key)) for key in _TITLES if entry.get(key)]
    days = [_text(entry.get(key)) for key in ("startDate", "endDate") if entry.get(key)]
    if entry.get("startDate") and not entry.get("endDate"):
        days.append("present")
    dates = " - ".join(days) or _text(entry.get("date"))
    keywords = entry.get("keywords")
    listed = ", ".join(_text(word) for word in keywords) if isinstance(keywords, list) else ""
    head = ", ".join(part for part in (*named, dates) if part)
    yield f"{head}: {listed}" if head and listed else head or listed
    for key in ("summary", "description"):
        if entry.get(key):
            yield _text(entry[key])
    for key in ("highlights", "courses"):
        items = entry.get(key)
        if isinstance(items, list):
            yield from (f"- {_text(item)}" for item in items)


def _text(value: object) -> str:
    """Return a value as one line of text; what is no text or number is left out."""
    return " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
