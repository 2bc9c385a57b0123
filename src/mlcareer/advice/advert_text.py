"""An advert as parts: its header, and sentences and list items, each under the kind of its heading.

Adverts come as Markdown, as plain paragraphs, and as one line in which headings and list items run
together. All three end as the same segments, each with the line it stands on, so that every
finding can point at its words.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mlcareer.advice.advert_heading import (
    Section,
    heading_of,
    heading_section,
    inline_headings,
    plain,
)
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from re import Pattern

RUN_ON = 300
"""Characters from which a line is taken to hold several sentences or items."""

LONGEST_TITLE = 110
"""Characters that a title can have; a longer first line is a sentence."""

LONG_PARAGRAPH = 60
"""Characters from which a paragraph after a list is no part of the list's section."""


class Segment(Record, kw_only=False):
    """A sentence or list item."""

    text: str
    line: int
    """Where it stands in the file, from 1."""
    section: Section
    heading: str = ""
    """The heading it stands under, as written."""


class AdvertText(Record):
    """An advert in parts, in the order of the text."""

    title: str
    header: tuple[tuple[str, str, int], ...]
    """Labelled lines and badges at the top, such as `Location: London`: label, value and line."""
    segments: tuple[Segment, ...]

    def labelled(self, label: str) -> str:
        """Return what the header says under a label, or nothing."""
        return "; ".join(dict.fromkeys(value for name, value, _ in self.header if name == label))


_STARTERS = frozenset(
    (
        "Experience",
        "Experienced",
        "Strong",
        "Proven",
        "Solid",
        "Familiarity",
        "Familiar",
        "Exposure",
        "Hands-on",
        "Understanding",
        "Demonstrated",
        "Demonstrable",
        "Knowledge",
        "Proficient",
        "Proficiency",
        "Ability",
        "Able",
        "Excellent",
        "Deep",
        "Good",
        "Working",
        "Expertise",
        "Expert",
        "Track",
        "Previous",
        "Prior",
        "Comfortable",
        "Confident",
        "Bachelor's",
        "Master's",
        "Degree",
        "PhD",
        "MSc",
        "BSc",
        "Advanced",
        "Extensive",
        "Effective",
        "Competence",
        "Passion",
        "Passionate",
        "Practical",
        "Lead",
        "Design",
        "Develop",
        "Build",
        "Building",
        "Developing",
        "Designing",
        "Collaborate",
        "Collaborating",
        "Work",
        "Working",
        "Partner",
        "Manage",
        "Mentor",
        "Support",
        "Supporting",
        "Ensure",
        "Implement",
        "Deploy",
        "Own",
        "Translate",
        "Communicate",
        "Present",
        "Act",
        "Provide",
        "Create",
        "Contribute",
        "Maintain",
        "Monitor",
        "Identify",
        "Uphold",
        "Stay",
        "Integrate",
        "Drive",
        "Analyse",
        "Analyze",
        "Analysing",
        "Deliver",
        "Optimise",
        "Optimize",
        "Conduct",
        "Research",
        "Researching",
        "Gathering",
        "Help",
        "Hybrid",
        "Nice",
        "You",
        "You'll",
        "We",
        "We're",
        "They",
        "They're",
        "Our",
        "This",
        "If",
        "As",
        "At",
        "With",
        "The",
        "To",
        "Please",
        "A",
    )
)
"""Words that list items begin with."""


@cache
def _pattern(text: str, flags: int = 0) -> Pattern[str]:
    import re

    return re.compile(text, flags)


_LABELS = frozenset(
    (
        "company",
        "employer",
        "location",
        "posted",
        "salary",
        "pay",
        "date",
        "title",
        "job title",
        "contract",
        "job type",
        "source",
        "rate",
        "day rate",
        "daily rate",
        "pay rate",
        "hourly rate",
        "salary range",
        "salary/rate",
        "package",
        "reference",
        "duration",
        "start date",
        "hours",
        "job ref",
        "ir35",
        "type",
        "remote",
        "department",
        "team",
        "url",
        "role",
        "level",
        "compensation",
        "sponsorship",
    )
)


def advert_text(text: str) -> AdvertText:
    """Take an advert apart."""
    lines = text.splitlines()
    title, header, start = _header(lines)
    told = {label for label, _, _ in header}
    for label, value, number in _facts(lines, start):
        if label not in told:
            header.append((label, value, number))
    segments = list(_segments(lines, start))
    if title:
        segments.insert(0, Segment(title, _line_of(lines, title), Section.TITLE))
    return AdvertText(title=title, header=tuple(header), segments=_settled(segments))


def _line_of(lines: list[str], title: str) -> int:
    for number, line in enumerate(lines, 1):
        if title in plain(line):
            return number
    return 1


def _header(lines: list[str]) -> tuple[str, list[tuple[str, str, int]], int]:
    """Read the title and the labelled lines at the top; the body starts at the returned index."""
    title = ""
    header: list[tuple[str, str, int]] = []
    index = 0
    for index, line in enumerate(lines):
        text = plain(line).strip().lstrip("#").strip()
        if not text or set(text) <= set("-=_ ") or (not title and _opens_a_form(text)):
            continue
        badge = _badges(line)
        label, colon, value = text.lstrip("-*•· ").partition(":")
        if badge:
            header.extend((name, part, index + 1) for name, part in badge)
        elif colon and label.strip().casefold() in _LABELS and len(value) < RUN_ON * 4:
            name = label.strip().casefold()
            if name in {"title", "job title", "role"} and not title:
                title = value.strip()
            else:
                header.append((name, value.strip(), index + 1))
        elif (
            not title
            and not header
            and len(text) <= LONGEST_TITLE
            and not text.endswith((".", "!"))
        ):
            title = text
        elif header and text == next((value for name, value, _ in header if name == "company"), ""):
            continue
        else:
            return title, header, index
    return title, header, index + 1


def _facts(lines: list[str], start: int) -> Iterator[tuple[str, str, int]]:
    """Yield the facts of a job board's form that stand below the top, such as `Where: Leeds`.

    A label stands before a colon, or alone on its line with the fact on the next.
    """
    label = ""
    for index in range(start, len(lines)):
        text = plain(lines[index]).strip().lstrip("#-*+•·▪●◦o> ").strip()
        if not text:
            continue
        if label and len(text) <= LONGEST_FACT:
            yield label, text, index + 1
        name, colon, value = text.partition(":")
        known = _FACTS.get(name.strip().casefold().replace("-", " "), "")
        label = known if not value.strip() and (colon or name == text) else ""
        if known and 0 < len(value.strip()) <= LONGEST_FACT:
            yield known, value.strip(), index + 1


LONGEST_FACT = 90
"""Characters that a fact in a form can have; longer is a sentence."""

_FACTS = {
    "location": "location",
    "locations": "location",
    "job location": "location",
    "work location": "location",
    "office location": "location",
    "primary location": "location",
    "place of work": "location",
    "workplace": "location",
    "where": "location",
    "city": "location",
    "base": "location",
    "based": "location",
    "visa sponsorship": "sponsorship",
    "visa sponsorship available": "sponsorship",
    "sponsorship": "sponsorship",
    "security clearance": "clearance",
    "security clearance level": "clearance",
    "clearance": "clearance",
    "clearance level": "clearance",
    "vetting level": "clearance",
    "experience level": "level",
    "seniority": "level",
    "seniority level": "level",
    "career level": "level",
    "career stage": "level",
    "job level": "level",
    "level": "level",
}
"""The labels in a form that are looked for everywhere, and what they tell."""


def _opens_a_form(text: str) -> bool:
    """Tell whether a first line only announces the facts that follow, as "Job overview" does."""
    words = text.lstrip("\U0001f4cd :-*").strip(" :-–»›>←→").casefold()
    return (
        words.startswith(("job overview", "job details")) or words in _BUTTONS or "cookies" in words
    )


_BUTTONS = frozenset(
    (
        "apply",
        "apply now",
        "apply for this job",
        "apply for this role",
        "back",
        "back to jobs",
        "back to search",
        "job description",
        "job advert",
        "job posting",
        "vacancy",
        "vacancy details",
        "save",
        "save job",
        "share",
        "share this job",
        "easy apply",
        "skip to content",
        "skip to main content",
        "new",
        "hiring",
        "we are hiring",
        "we're hiring",
        "urgent",
    )
)
"""What stands above a title on the page of a job board, and is none."""


def _badges(line: str) -> list[tuple[str, str]]:
    """Read the badges of job boards: a money bag before the pay, a globe before the places."""
    found = []
    for sign, name in (
        ("\U0001f4b0", "badge pay"),
        ("\U0001f30e", "location"),
        ("\U0001f30d", "location"),
        ("\U0001f4cd", "location"),
    ):
        _, sign_found, rest = line.partition(sign)
        value = rest.partition("`")[0].strip()
        announces = heading_section(value) is not None
        if sign_found and not announces and line.lstrip().startswith(("#", "`", sign)):
            found.append((name, value))
    return found


class _Place(Record, kw_only=False):
    """Where in an advert a line stands."""

    section: Section = Section.INTRODUCTION
    heading: str = ""
    after_list: bool = False


def _segments(lines: list[str], start: int) -> Iterator[Segment]:
    place = _Place()
    for index in range(start, len(lines)):
        text = plain(lines[index]).strip()
        if not text or set(text) <= set("-=_*# "):
            continue
        item = _pattern(_ITEM).match(text)
        if item:
            body = text[item.end() :]
            # "3. Data and infrastructure:" is a step that a paragraph tells of, and ends no list.
            place = place.replace(after_list=not body.endswith(":"))
        else:
            body, place = _under_heading(text, lines, index, place)
        if len(body) > RUN_ON and not item:
            for part, section, heading in _run_on(body, place.section, place.heading):
                place = place.replace(section=section, heading=heading)
                for piece in _short(_pieces(part, loose=True)):
                    yield Segment(piece, index + 1, section, heading)
        else:
            for piece in _short(_pieces(body, loose=False)):
                yield Segment(piece, index + 1, place.section, place.heading)


_ITEM = r"^(?:[-*+•·▪●◦‣○■✔✅➢–o]|\d{1,2}[.)])\s+"

_LISTED = frozenset((Section.OPTIONAL, Section.REQUIRED, Section.DUTIES))
"""The sections that a long paragraph after a list is no part of."""


def _under_heading(text: str, lines: list[str], index: int, place: _Place) -> tuple[str, _Place]:
    """Return what a line says besides being a heading, and the place of what comes next."""
    following = lines[index + 1] if index + 1 < len(lines) else ""
    underlined = _pattern(r"^\s*(-{3,}|={3,})\s*$").match(following) is not None
    after = next((line for line in lines[index + 1 : index + 3] if line.strip()), "")
    listed = _pattern(_ITEM).match(plain(after).strip()) is not None
    found = heading_of(lines[index], text, underlined=underlined, listed=listed)
    if found is None:
        if place.after_list and len(text) > LONG_PARAGRAPH and place.section in _LISTED:
            place = place.replace(section=Section.EMPLOYER, heading="")
        return text, place
    head, body = found
    section = heading_section(head)
    if section is not None:
        place = _Place(section, head)
    elif not body and underlined and place.section in _LISTED:
        place = place.replace(section=Section.INTRODUCTION, heading=head)
    # A heading with a figure says something itself: "Salary range: £70k to £80k".
    # So does one of what is offered or asked: "No sponsorship available".
    return body or (head if _pattern(_TELLING).search(head) else ""), place


_TELLING = (
    r"[\d£$€]|(?i:\b(?:no|not|unable|cannot|available|required|offered)\b.*\b(?:sponsorship|visas?"
    r"|clearance)\b|\b(?:sponsorship|visas?|clearance)\b.*\b(?:not|available|required|offered)\b)"
)
"""What a heading says itself."""


def _run_on(text: str, section: Section, heading: str) -> Iterator[tuple[str, Section, str]]:
    """Split a long line at the headings that stand inside it."""
    position = 0
    for start, end in inline_headings(text):
        head = text[start:end]
        kind = heading_section(head)
        if kind is None or start < position:
            continue
        before = text[position:start].strip()
        if before:
            yield before, section, heading
        section, heading = kind, head
        position = end + len(text[end:]) - len(text[end:].lstrip(" -:–"))
    rest = text[position:].strip()
    if rest:
        yield rest, section, heading


_SENTENCES = (
    r"(?<=[.!?])['\")]?\s+(?=[\"'(]?[A-Z£\d])|(?<=[a-z)][.!?])(?=[A-Z][a-z])|\s+[*•·▪●]\s+|\s*;\s+"
)

_GLUED = r"(?<=[a-z]{4})(?=[A-Z][a-z]+[\s'-])|(?<=[a-z][):])(?=[A-Z][a-z])"

_SECOND_PARTS = (
    "Flow",
    "Face",
    "Script",
    "Bricks",
    "Maker",
    "Index",
    "Graph",
    "Chain",
    "Store",
    "Watch",
    "Formation",
    "Search",
    "Lake",
    "Hub",
    "Lab",
    "Ops",
    "Torch",
    "Serve",
    "Query",
    "Boost",
    "Stack",
    "Reduce",
    "Base",
    "Point",
    "Board",
    "Shift",
    "Con",
)
"""How the second part of a name such as TensorFlow begins, which is no new item."""

_GOES_ON = frozenset(
    (
        "to",
        "or",
        "and",
        "a",
        "an",
        "the",
        "of",
        "in",
        "with",
        "for",
        "as",
        "our",
        "your",
        "their",
        "is",
        "are",
        "by",
        "on",
        "at",
        "from",
        "be",
        "/",
        "&",
    )
)
"""Words after which a capital begins no new item."""


def _pieces(text: str, *, loose: bool) -> Iterator[str]:
    """Split a line into sentences and, where `loose`, into list items without any sign."""
    if len(text) < LONG_PARAGRAPH and not loose:
        if text:
            yield text
        return
    for sentence in _pattern(_SENTENCES).split(text):
        for piece in _items(sentence) if loose else (sentence,):
            stripped = piece.strip(" *•·")
            if stripped:
                yield stripped


LONGEST_PIECE = 600
"""Characters. No sentence has as many; each skill in it is held against all the rest."""


def _short(pieces: Iterable[str]) -> Iterator[str]:
    """Cut what is longer than any sentence, at a space where there is one."""
    for piece in pieces:
        begin = 0
        while len(piece) - begin > LONGEST_PIECE:
            space = piece.rfind(" ", begin + 1, begin + LONGEST_PIECE)
            end = space if space > begin else begin + LONGEST_PIECE
            yield piece[begin:end]
            begin = end
        yield piece[begin:]


def _items(sentence: str) -> Iterator[str]:
    """Split before the words that list items begin with, and where two words are glued."""
    begin = 0
    for found in _pattern(r"(?<=[a-z0-9)%+])\s+(?=[A-Z])|" + _GLUED).finditer(sentence):
        place = found.end()
        if place > found.start():
            word = sentence[place:].split(" ", 1)[0]
            before = sentence[begin : found.start()].rsplit(" ", 1)[-1]
            if word not in _STARTERS or before in _GOES_ON:
                continue
        elif sentence.startswith(_SECOND_PARTS, place):
            continue
        yield sentence[begin:place]
        begin = place
    yield sentence[begin:]


def _settled(segments: list[Segment]) -> tuple[Segment, ...]:
    """Read "desired" as asked for where the advert has no other heading for what it asks for.

    "Desired qualities" followed by "Nice to have" are two steps, of which the first is what is
    asked for; so is "Desirable skills" before "Bonus points".
    """
    if any(segment.section is Section.REQUIRED for segment in segments):
        return tuple(segments)
    optional = list(
        dict.fromkeys(
            segment.heading for segment in segments if segment.section is Section.OPTIONAL
        )
    )
    mild = [head for head in optional if "desir" in head.casefold()]
    if not mild or (
        len(optional) == 1
        and any(segment.section is Section.DUTIES for segment in segments)
        and "desired" not in mild[0].casefold()
    ):
        return tuple(segments)
    return tuple(
        segment.replace(section=Section.REQUIRED)
        if segment.section is Section.OPTIONAL and segment.heading == mild[0]
        else segment
        for segment in segments
    )
