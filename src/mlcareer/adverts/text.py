"""An advert as parts: its header, and sentences and list items, each under the kind of its heading.

Adverts come as Markdown, as plain paragraphs, and as one line in which headings and list items run
together. All three end as the same segments, each with the line it stands on, so that every
finding can point at its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mlcareer.adverts.form import Fact, form_reader
from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import HeadingFinder, Section, heading_finder
from mlcareer.adverts.line_pieces import LONG_PARAGRAPH, LineSplitter, line_splitter
from mlcareer.adverts.lines import ITEM, Line, lines_of
from mlcareer.adverts.pattern import as_written
from mlcareer.adverts.plain_line import same_signs
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.advert_words import AdvertWords

T = TypeVar("T")

RUN_ON = 300
"""Characters from which a line is taken to hold several sentences or items."""

_ASKS = frozenset((Section.OPTIONAL, Section.REQUIRED, Section.DUTIES))
"""The sections whose lists ask for something; a long paragraph after one is no part of it."""

_TELLING = (
    r"[\d£$¤]|(?i:\b(?:no|not|unable|cannot|available|required|offered)\b.*\b(?:sponsorship|visas?"
    r"|clearance)\b|\b(?:sponsorship|visas?|clearance)\b.*\b(?:not|available|required|offered)\b)"
)
"""What a heading says itself."""


class Segment(Record, kw_only=False):
    """A sentence or list item."""

    text: str
    """In plain quotes and hyphens."""
    written: str
    """The same, of the same length, as written."""
    line: int
    """Where it begins in the file, from 1."""
    section: Section
    heading: str = ""
    """The heading it stands under, as written."""
    item: bool = False
    """Whether it is an item of a list, with a mark before it."""
    breaks: tuple[int, ...] = ()
    """Where in the text each further line of the file begins."""

    def has(self, signs: tuple[str, ...]) -> bool:
        """Tell whether any of some letters, in lower case, stand in it: before a rule is tried."""
        if len(self.text) <= 1:
            return False
        lowered = self.text.lower()
        for sign in signs:  # noqa: SIM110 - a generator for each sentence takes twice as long
            if sign in lowered:
                return True
        return False

    def line_at(self, place: int) -> int:
        """Return on which line of the file a place in the text stands."""
        return self.line + sum(begin <= place for begin in self.breaks)

    def found(self, value: T, start: int, end: int, *, around: int = 48, why: str = "") -> Found[T]:
        """Return a value with the words around the place that it rests on, and their line."""
        return Found(value, quote(self.written, start, end, around), self.line_at(start), why)


class AdvertText(Record):
    """An advert in parts, in the order of the text."""

    title: str
    header: tuple[Fact, ...]
    """Labelled lines and badges at the top, such as `Location: London`, and facts of a form."""
    segments: tuple[Segment, ...]
    facts: tuple[Segment, ...] = ()
    """The header once more, each fact as a sentence."""

    def labelled(self, label: str) -> str:
        """Return what the header says under a label, or nothing."""
        return "; ".join(dict.fromkeys(fact.value for fact in self.header if fact.label == label))

    def told(self) -> tuple[Segment, ...]:
        """Return the sentences, and after them each fact of the header as one."""
        return self.segments + self.facts


def _as_segment(fact: Fact) -> Segment:
    return Segment(fact.text, fact.written, fact.line, Section.HEADER, fact.label)


def advert_text(text: str, words: AdvertWords) -> AdvertText:
    """Take an advert apart by the headings and labels of a table."""
    form = form_reader(words)
    lines = lines_of(text, form.labels, heading_finder(words).is_known)
    title, title_line, header, start = form.header(lines)
    told = {fact.label for fact in header}
    header.extend(fact for fact in form.facts(lines, start) if fact.label not in told)
    segments = list(_Body(lines, words).segments(start))
    if title:
        segments.insert(0, Segment(same_signs(title), title, title_line, Section.TITLE))
    return AdvertText(
        title=title,
        header=tuple(header),
        segments=_settled(segments),
        facts=tuple(_as_segment(fact) for fact in header),
    )


class _Place(Record, kw_only=False):
    """Where in an advert a line stands."""

    section: Section = Section.INTRODUCTION
    heading: str = ""
    after_list: bool = False
    rank: int = 0
    """How deep its heading is, as by the signs before it; 0 before the first."""
    inner: int = 0
    """How deep the first heading is that stands right under it, or 0."""
    filled: bool = False
    """Whether something else than a heading stands between its heading and this line."""


class _Body:
    """The lines of an advert, and what takes them apart."""

    def __init__(self, lines: list[Line], words: AdvertWords) -> None:
        self._lines = lines
        self._headings: HeadingFinder = heading_finder(words)
        self._splitter: LineSplitter = line_splitter(words)

    def segments(self, start: int) -> Iterator[Segment]:
        """Yield the sentences and items from a line on, each under the kind of its heading."""
        place = _Place()
        for index in range(start, len(self._lines)):
            line = self._lines[index]
            text = line.text
            if not text or set(text) <= set("-=_*# "):
                continue
            item = as_written(ITEM).match(text)
            begin, place = self._begun(index, place, item.end() if item else 0)
            if len(text) - begin <= RUN_ON or item:
                for span in self._splitter.spans(text, begin, len(text), loose=False):
                    yield _segment(line, span, place.section, place.heading, item=bool(item))
                continue
            for start_at, end, section, heading in self._run_on(text, begin, place):
                if (section, heading) != (place.section, place.heading):
                    place = place.replace(section=section, heading=heading)
                for span in self._splitter.spans(text, start_at, end, loose=True):
                    yield _segment(line, span, section, heading)

    def _begun(self, index: int, place: _Place, item: int) -> tuple[int, _Place]:
        """Return where the words of a line begin, and its place; `item` ends an item's mark."""
        text = self._lines[index].text
        begin = item
        if not item:
            begin, place = self._under_heading(index, place)
        elif place.after_list == text.endswith(":"):
            # "3. Data and infrastructure:" is a step that a paragraph tells of, and ends no list.
            place = place.replace(after_list=not place.after_list)
        if begin < len(text) and not place.filled:
            place = place.replace(filled=True)
        return begin, place

    def _under_heading(self, index: int, place: _Place) -> tuple[int, _Place]:
        """Return where what a line says besides being a heading begins, and its place."""
        lines = self._lines
        line = lines[index]
        following = lines[index + 1].raw if index + 1 < len(lines) else ""
        underlined = as_written(r"^(-{3,}|={3,})$").match(following) is not None
        after = next((other.text for other in lines[index + 1 : index + 3] if other.text), "")
        listed = as_written(ITEM).match(after) is not None
        found = self._headings.heading_of(line.raw, line.text, underlined=underlined, listed=listed)
        if found is None:
            if place.after_list and len(line.text) > LONG_PARAGRAPH and place.section in _ASKS:
                place = place.replace(section=Section.UNKNOWN, heading="")
            return 0, place
        head, begin = found
        section = self._headings.section(head)
        start = line.text.find(head)
        place = _under(place, section, line.written[start : start + len(head)], _rank(line, head))
        # A heading with a figure says something itself: "Salary range: £70k to £80k".
        # So does one of what is offered or asked: "No sponsorship available".
        if begin == len(line.text) and as_written(_TELLING).search(head):
            return line.text.find(head), place
        return begin, place

    def _run_on(
        self, text: str, begin: int, place: _Place
    ) -> Iterator[tuple[int, int, Section, str]]:
        """Split a long line at the headings that stand inside it."""
        section, heading = place.section, place.heading
        position = begin
        for start, end in self._headings.inside(text):
            head = text[start:end]
            kind = self._headings.section(head)
            if kind is None or start < position:
                continue
            if text[position:start].strip():
                yield position, start, section, heading
            section, heading = kind, head
            position = end + len(text[end:]) - len(text[end:].lstrip(" -:–"))
        if text[position:].strip():
            yield position, len(text), section, heading


COLON, NO_MARK = 9, 8
"""How deep a heading is that only its colon, or only its words or letters make one."""


def _rank(line: Line, head: str) -> int:
    signs = len(line.raw) - len(line.raw.lstrip("#"))
    if signs:
        return signs
    return COLON if head.endswith(":") else NO_MARK


def _under(place: _Place, section: Section | None, heading: str, rank: int) -> _Place:
    """Return the place of what comes after a heading that announces a section, or nothing known.

    What is announced by no known word ends the section above, unless it is a heading inside it:
    one that stands right under its heading, one like that, or one that is deeper.
    """
    asks = place.section in _ASKS
    inside = not place.filled or rank == place.inner or (rank > place.rank > 0)
    if section is None:
        ends = not inside if rank < NO_MARK or asks else place.filled
        if ends or place.section is Section.INTRODUCTION:
            return _Place(Section.UNKNOWN, heading, rank=rank)
        inner = place.inner or (rank if not place.filled else 0)
        return place.replace(inner=inner)
    # "Nice to have" and right under it "Experience with:" says what would be nice to have.
    if place.section is Section.OPTIONAL and not place.filled and section is Section.REQUIRED:
        return (
            place.replace(inner=rank) if rank > place.rank else _Place(section, heading, rank=rank)
        )
    return _Place(section, heading, rank=rank)


def _segment(
    line: Line, span: tuple[int, int], section: Section, heading: str, *, item: bool = False
) -> Segment:
    begin, end = span
    inside = tuple(place - begin for place in line.breaks if begin < place < end)
    number = line.number_at(begin) if line.breaks else line.number
    return Segment(
        line.text[begin:end], line.written[begin:end], number, section, heading, item, inside
    )


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


def quote(text: str, start: int, end: int, around: int = 48) -> str:
    """Return the words around a place, cut at spaces, with dots where something is left out."""
    begin = max(0, start - around)
    stop = min(len(text), end + around)
    if begin:
        begin = text.find(" ", begin, start) + 1 or start
    if stop < len(text):
        stop = max(text.rfind(" ", end, stop), end)
    return ("… " if begin else "") + text[begin:stop].strip() + (" …" if stop < len(text) else "")
