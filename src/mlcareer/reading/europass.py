"""The text of a CV in Europass XML, of both versions, with a heading for each part.

The older version has `SkillsPassport` at its root, the newer `Candidate`. Both name their parts
and give dates as values, so that the text is put together by the names of the elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mlcareer.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOTS = frozenset(("SkillsPassport", "Candidate", "LearnerInfo"))

MOST_ELEMENTS = 200_000
"""Elements of a file; a CV has a thousand."""

MOST_DEPTH = 100
"""Elements within elements."""

_PARTS = {
    "WorkExperienceList": "Experience",
    "EmploymentHistory": "Experience",
    "EducationList": "Education",
    "EducationHistory": "Education",
    "Skills": "Skills",
    "PersonQualifications": "Skills",
    "AchievementList": "Projects and achievements",
    "ExecutiveSummary": "Summary",
    "Headline": "Summary",
    "Others": "Projects and achievements",
    "PublicationHistory": "Publications",
}

_ENTRIES = frozenset(
    (
        "WorkExperience",
        "PositionHistory",
        "Education",
        "EducationOrganizationAttendance",
        "Achievement",
        "Other",
        "PersonCompetency",
    )
)

_LEFT_OUT = frozenset(
    (
        "DocumentInfo",
        "PrintingPreferences",
        "AttachmentList",
        "Photo",
        "Signature",
        "Code",
        "CompetencyID",
        "DocumentID",
        "RenderingInformation",
        "Telephone",
        "TelephoneList",
        "Email",
        "WebsiteList",
        "UseCode",
        "CountryCode",
    )
)

_LONG = frozenset(("Activities", "Description", "OtherDescription", "ExecutiveSummary"))
"""Elements that hold whole sentences, mostly as escaped HTML."""


class _Element(NamedTuple):
    name: str
    attributes: dict[str, str]
    children: list[_Element]
    words: list[str]


def europass_text(name: str, content: bytes) -> str:
    """Return a Europass CV as text.

    Raises:
        DocumentError: It is damaged, another kind of XML, or made to fill the memory.
    """
    root = _tree(name, content)
    if root.name not in ROOTS:
        raise DocumentError(
            f"{name} is XML but no Europass CV", hint="Save it as .docx, .pdf or .txt."
        )
    return "\n".join(_lines(root)).strip() + "\n"


def _tree(name: str, content: bytes) -> _Element:
    from xml.parsers.expat import ExpatError, ParserCreate

    top = _Element("", {}, [], [])
    open_elements = [top]
    count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS or len(open_elements) > MOST_DEPTH:
            raise DocumentError(f"{name} holds more elements than any CV")
        element = _Element(tag.rpartition(":")[2], attributes, [], [])
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def end(_: str) -> None:
        open_elements.pop()

    def text(data: str) -> None:
        open_elements[-1].words.append(data)

    def refuse(*_: object) -> None:
        # Europass declares no document type; one that does can make a few bytes into gigabytes.
        raise DocumentError(
            f"{name} declares XML entities, which Europass files do not",
            hint="The file may have been made to do harm. Give its text as a .txt file.",
        )

    parser = ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        raise DocumentError(f"{name} is a damaged XML file", hint="Export it again.") from error
    return top.children[0]


def _lines(element: _Element) -> Iterator[str]:
    """Yield the lines of an element, with a heading before what it announces."""
    if element.name in _LEFT_OUT:
        return
    heading = _PARTS.get(element.name)
    if heading and (element.children or _own(element)):
        yield f"\n# {heading}\n"
    if element.name in _ENTRIES:
        yield from _entry(element)
        return
    words = _own(element)
    if words:
        yield words
    for child in element.children:
        yield from _lines(child)


def _entry(entry: _Element) -> Iterator[str]:
    """Yield what one post, course or skill is on one line, and what is told of it below."""
    heads: list[str] = []
    told: list[str] = []
    years: list[str] = []
    for element in _below(entry):
        if element.name in {"From", "To", "StartDate", "EndDate"}:
            day = _day(element)
            years += [day] if day else []
        elif element.name in {"Current", "CurrentIndicator"} and _own(element) == "true":
            years.append("present")
        elif element.name in _LONG:
            told.append(_own(element))
        elif not element.children:
            words = _own(element)
            if words and words not in {"true", "false"} and not _inside_date(element):
                heads.append(words)
    dates = " - ".join(dict.fromkeys(years))
    yield "\n" + ", ".join(part for part in (*dict.fromkeys(heads), dates) if part) + "\n"
    yield from (text for text in told if text)


def _below(element: _Element) -> Iterator[_Element]:
    """Yield all that is in an element, in order, but not what is left out or in a date."""
    for child in element.children:
        if child.name in _LEFT_OUT:
            continue
        yield child
        if child.name not in {"From", "To", "StartDate", "EndDate"}:
            yield from _below(child)


def _inside_date(element: _Element) -> bool:
    return element.name in {"FormattedDateTime", "Year", "Month"}


def _day(element: _Element) -> str:
    """Return a date as 2019-03, from attributes or from the text within."""
    year, month = element.attributes.get("year", ""), element.attributes.get("month", "")
    if year:
        number = month.strip("-")
        return f"{year}-{number.zfill(2)}" if number else year
    return next((words[:7] for child in _below(element) if (words := _own(child))), "")


def _own(element: _Element) -> str:
    """Return the words of an element itself, as plain text where they are HTML."""
    from mlcareer.reading.job_postings import plain_text_of

    return plain_text_of("".join(element.words)).strip()
