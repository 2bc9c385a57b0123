"""A CV in the YAML of RenderCV, as a JSON Resume; and as much of YAML as such a file needs.

That is mappings, lists, plain and quoted text, and text that goes on over several lines.
"""

from __future__ import annotations

from typing import NamedTuple

Value = str | list["Value"] | dict[str, "Value"]
"""What a file holds: text, lists and mappings of them."""

MOST_DEPTH = 20
"""Mappings and lists within each other."""

_FOLDED = frozenset((">", ">-", ">+", "|", "|-", "|+"))
"""What stands in place of text that follows on deeper lines."""

_FIELDS = {
    "company": "name",
    "label": "name",
    "start_date": "startDate",
    "end_date": "endDate",
    "details": "summary",
    "degree": "studyType",
}
"""What RenderCV calls the fields of an entry otherwise than a JSON Resume."""

_PARTS = {
    "work": ("experience", "employment", "work", "career", "positions"),
    "education": ("education", "degrees"),
    "projects": ("project", "open source", "open_source"),
    "skills": ("skill", "technologies", "tools", "stack"),
    "publications": ("publication", "paper"),
    "interests": ("interest", "hobbies"),
    "certificates": ("certific", "course"),
    "volunteer": ("volunt",),
}
"""Parts of a JSON Resume, by words in the names of sections."""


class _Line(NamedTuple):
    indent: int
    text: str


def is_render_cv(text: str) -> bool:
    """Tell whether a text is such a file."""
    lines = text.splitlines()
    return "cv:" in (line.rstrip() for line in lines) and any(
        line.strip() == "sections:" for line in lines
    )


def resume_of(text: str) -> dict[str, object]:
    """Return such a file as a JSON Resume.

    Raises:
        ValueError: It is nested too deep.
    """
    lines = [
        _Line(len(raw) - len(raw.lstrip()), raw.strip())
        for raw in text.splitlines()
        if raw.strip() and not raw.lstrip().startswith("#") and raw.strip() != "---"
    ]
    whole, _ = _block(lines, 0, 0)
    cv = whole.get("cv") if isinstance(whole, dict) else None
    cv = cv if isinstance(cv, dict) else {}
    basics: dict[str, object] = {
        "name": cv.get("name"),
        "label": cv.get("headline") or cv.get("label"),
        "location": {"city": cv.get("location")},
    }
    resume: dict[str, object] = {"basics": basics}
    sections = cv.get("sections")
    for name, entries in sections.items() if isinstance(sections, dict) else ():
        if not isinstance(entries, list):
            continue
        part = next(
            (part for part, cues in _PARTS.items() if any(cue in name.casefold() for cue in cues)),
            None,
        )
        if part is not None:
            already = resume.get(part)
            before = already if isinstance(already, list) else []
            resume[part] = before + [_entry(entry, part) for entry in entries]
        elif all(isinstance(entry, str) for entry in entries):
            basics["summary"] = " ".join((str(basics.get("summary") or ""), *map(str, entries)))
    return resume


def _entry(entry: Value, part: str) -> Value:
    if not isinstance(entry, dict):
        return entry
    found = {_FIELDS.get(key, key): value for key, value in entry.items()}
    listed = found.get("summary")
    if part == "skills" and isinstance(listed, str):
        found.pop("summary")
        found["keywords"] = [word.strip() for word in listed.split(",")]
    return found


def _block(lines: list[_Line], index: int, depth: int) -> tuple[Value, int]:
    """Return the mapping or list that begins at a line, and the line after it."""
    if depth > MOST_DEPTH:
        raise ValueError("it is nested too deep")
    if index >= len(lines):
        return "", index
    indent = lines[index].indent
    if _is_item(lines[index].text):
        return _list(lines, index, indent, depth)
    found: dict[str, Value] = {}
    while index < len(lines) and lines[index].indent == indent:
        key, colon, rest = lines[index].text.partition(":")
        if _is_item(lines[index].text) or not colon:
            break
        found[_unquoted(key)], index = _value(lines, index + 1, indent, rest.strip(), depth)
    return found, index


def _list(lines: list[_Line], index: int, indent: int, depth: int) -> tuple[Value, int]:
    found: list[Value] = []
    while index < len(lines) and lines[index].indent == indent and _is_item(lines[index].text):
        text = lines[index].text[1:].lstrip()
        inside = indent + len(lines[index].text) - len(text)
        key, colon, rest = text.partition(":")
        if colon and key.replace("_", "").isalnum() and (not rest or rest[0] == " "):
            lines[index] = _Line(inside, text)
            value, index = _block(lines, index, depth + 1)
        else:
            value, index = _value(lines, index + 1, indent, text, depth)
        found.append(value)
    return found, index


def _value(lines: list[_Line], index: int, indent: int, text: str, depth: int) -> tuple[Value, int]:
    """Return what a key or an item holds, where its text on the same line is `text`."""
    begin = index
    if not text and index < len(lines):
        following = lines[index]
        if following.indent > indent or (following.indent == indent and _is_item(following.text)):
            return _block(lines, index, depth + 1)
    while index < len(lines) and lines[index].indent > indent:
        index += 1
    more = [line.text for line in lines[begin:index]]
    return _unquoted(" ".join(more if text in _FOLDED else [text, *more])), index


def _is_item(text: str) -> bool:
    return text == "-" or text.startswith("- ")


def _unquoted(text: str) -> str:
    text = text.strip()
    for sign, written in (('"', '\\"'), ("'", "''")):
        end = text.rfind(sign)
        after = text[end + 1 :].lstrip()
        if text[:1] == sign and end and (not after or after[0] == "#"):
            return text[1:end].replace(written, sign)
    return text.partition(" #")[0].rstrip()
