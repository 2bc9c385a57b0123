"""An advert as parts: its header, and sentences and list items, each under the kind of its heading.

Adverts come as Markdown, as plain paragraphs, and as one line in which headings and list items run
together. All three end as the same segments, each with the line it stands on, so that every
finding can point at its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.form import form_reader
from mlcareer.adverts.heading import HeadingFinder, Section, heading_finder
from mlcareer.adverts.line_pieces import LONG_PARAGRAPH, LineSplitter, line_splitter
from mlcareer.adverts.pattern import as_written
from mlcareer.adverts.plain_line import plain
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.advert_words import AdvertWords

RUN_ON = 300
"""Characters from which a line is taken to hold several sentences or items."""

_ITEM = r"^(?:[-*+•·▪●◦‣○■✔✅➢–o]|\d{1,2}[.)])\s+"

_LISTED = frozenset((Section.OPTIONAL, Section.REQUIRED, Section.DUTIES))
"""The sections that a long paragraph after a list is no part of."""

_TELLING = (
    r"[\d£$€]|(?i:\b(?:no|not|unable|cannot|available|required|offered)\b.*\b(?:sponsorship|visas?"
    r"|clearance)\b|\b(?:sponsorship|visas?|clearance)\b.*\b(?:not|available|required|offered)\b)"
)
"""What a heading says itself."""


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


def advert_text(text: str, words: AdvertWords) -> AdvertText:
    """Take an advert apart by the headings and labels of a table."""
    lines = text.splitlines()
    form = form_reader(words)
    title, header, start = form.header(lines)
    told = {label for label, _, _ in header}
    for label, value, number in form.facts(lines, start):
        if label not in told:
            header.append((label, value, number))
    segments = list(_Body(lines, words).segments(start))
    if title:
        segments.insert(0, Segment(title, _line_of(lines, title), Section.TITLE))
    return AdvertText(title=title, header=tuple(header), segments=_settled(segments))


def _line_of(lines: list[str], title: str) -> int:
    for number, line in enumerate(lines, 1):
        if title in plain(line):
            return number
    return 1


class _Place(Record, kw_only=False):
    """Where in an advert a line stands."""

    section: Section = Section.INTRODUCTION
    heading: str = ""
    after_list: bool = False


class _Body:
    """The lines of an advert, and what takes them apart."""

    def __init__(self, lines: list[str], words: AdvertWords) -> None:
        self._lines = lines
        self._headings: HeadingFinder = heading_finder(words)
        self._splitter: LineSplitter = line_splitter(words)

    def segments(self, start: int) -> Iterator[Segment]:
        """Yield the sentences and items from a line on, each under the kind of its heading."""
        place = _Place()
        for index in range(start, len(self._lines)):
            text = plain(self._lines[index]).strip()
            if not text or set(text) <= set("-=_*# "):
                continue
            item = as_written(_ITEM).match(text)
            if item:
                body = text[item.end() :]
                # "3. Data and infrastructure:" is a step that a paragraph tells of, and ends no
                # list.
                place = place.replace(after_list=not body.endswith(":"))
            else:
                body, place = self._under_heading(text, index, place)
            if len(body) > RUN_ON and not item:
                for part, section, heading in self._run_on(body, place.section, place.heading):
                    place = place.replace(section=section, heading=heading)
                    for piece in self._splitter.pieces(part, loose=True):
                        yield Segment(piece, index + 1, section, heading)
            else:
                for piece in self._splitter.pieces(body, loose=False):
                    yield Segment(piece, index + 1, place.section, place.heading)

    def _under_heading(self, text: str, index: int, place: _Place) -> tuple[str, _Place]:
        """Return what a line says besides being a heading, and the place of what comes next."""
        lines = self._lines
        following = lines[index + 1] if index + 1 < len(lines) else ""
        underlined = as_written(r"^\s*(-{3,}|={3,})\s*$").match(following) is not None
        after = next((line for line in lines[index + 1 : index + 3] if line.strip()), "")
        listed = as_written(_ITEM).match(plain(after).strip()) is not None
        found = self._headings.heading_of(lines[index], text, underlined=underlined, listed=listed)
        if found is None:
            if place.after_list and len(text) > LONG_PARAGRAPH and place.section in _LISTED:
                place = place.replace(section=Section.EMPLOYER, heading="")
            return text, place
        head, body = found
        section = self._headings.section(head)
        if section is not None:
            place = _Place(section, head)
        elif not body and underlined and place.section in _LISTED:
            place = place.replace(section=Section.INTRODUCTION, heading=head)
        # A heading with a figure says something itself: "Salary range: £70k to £80k".
        # So does one of what is offered or asked: "No sponsorship available".
        return body or (head if as_written(_TELLING).search(head) else ""), place

    def _run_on(
        self, text: str, section: Section, heading: str
    ) -> Iterator[tuple[str, Section, str]]:
        """Split a long line at the headings that stand inside it."""
        position = 0
        for start, end in self._headings.inside(text):
            head = text[start:end]
            kind = self._headings.section(head)
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
