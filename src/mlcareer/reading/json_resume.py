"""A CV in the JSON Resume format, as text with a heading for each part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mlcareer.errors import DocumentError

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


def json_resume_text(name: str, source: str) -> str:
    """Return a JSON Resume as text.

    Raises:
        DocumentError: It is no JSON, or no JSON Resume.
    """
    try:
        resume = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"{name} looks like JSON but is damaged: {str(error)[:80]}") from error
    if not isinstance(resume, dict) or not any(
        isinstance(resume.get(part), list | dict)
        for part in ("basics", "work", "skills", "projects")
    ):
        raise DocumentError(
            f"{name} is JSON but no JSON Resume",
            hint="One has the keys basics, work and skills: see jsonresume.org/schema.",
        )
    return "\n".join(_lines(resume)) + "\n"


def _lines(resume: dict[str, object]) -> Iterator[str]:
    basics = resume.get("basics")
    if isinstance(basics, dict):
        yield _text(basics.get("name"))
        yield _text(basics.get("label"))
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
    dates = " - ".join(_text(entry.get(key)) for key in ("startDate", "endDate") if entry.get(key))
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
