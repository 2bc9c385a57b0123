"""The form around an advert: its title, the labelled lines at the top, badges and facts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mlcareer.adverts.heading import heading_finder
from mlcareer.adverts.pattern import as_written
from mlcareer.adverts.plain_line import same_signs
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.adverts.lines import Line
    from mlcareer.guide.advert_words import AdvertWords

LONGEST_TITLE = 110
"""Characters that a title can have; a longer first line is a sentence."""

LONGEST_LINE_OF_FACTS, LEAST_BARS = 260, 2
"""Characters of a first line that holds employer, title and place between bars, and its bars."""

LONGEST_LABELLED = 1200
"""Characters that can follow a label at the top; more is the advert itself."""

LONGEST_FACT = 90
"""Characters that a fact in a form can have; longer is a sentence."""


class Fact(Record, kw_only=False):
    """A fact that stands under a label, such as `Location: London`."""

    label: str
    """In lower case, or the kind of a badge."""
    value: str
    """In plain quotes and hyphens."""
    line: int
    written: str
    """The label and the value as written."""

    @property
    def text(self) -> str:
        """Return the label and the value in plain quotes and hyphens."""
        return same_signs(self.written)


class FormReader:
    """Reads what stands around an advert by the labels of a table."""

    def __init__(self, words: AdvertWords) -> None:
        """Make a reader of all the labels in a table."""
        self._headings = heading_finder(words)
        self._labels = frozenset(words.lines.labels)
        self._buttons = frozenset(words.lines.buttons)
        self._facts = {label: fact.tells for fact in words.fact for label in fact.labels}
        self.labels = self._labels | self._facts.keys()
        """All of them, in lower case."""

    def header(self, lines: list[Line]) -> tuple[str, int, list[Fact], int]:
        """Read the title, its line, and the labelled lines at the top.

        Last stands the index at which the body begins.
        """
        title = ""
        title_line = 1
        header: list[Fact] = []
        index = 0
        for index, line in enumerate(lines):
            text = line.text.lstrip("# ")
            if not text or set(text) <= set("-=_ ") or (not title and self._opens_a_form(text)):
                continue
            badge = self._badges(line)
            label, colon, value = text.lstrip("-*•· ").partition(":")
            name = label.strip().casefold()
            if badge:
                header.extend(badge)
            elif colon and name in self._labels and len(value) < LONGEST_LABELLED:
                if name in {"title", "job title", "role"} and not title and value.strip():
                    title, title_line = line.written[-len(value) :].strip(), line.number
                else:
                    header.append(_fact(name, value.strip(), line))
            elif (
                not title
                and not header
                and _can_be_title(text)
                and not text.endswith((".", "!", ","))
            ):
                title, title_line = _without_address(line.written.lstrip("# ")), line.number
            elif header and text == next(
                (fact.value for fact in header if fact.label == "company"), ""
            ):
                continue
            elif title and line.raw.startswith("#") and self._is_above_badges(lines, index):
                header.append(Fact("company", text, line.number, line.written.lstrip("# ")))
            else:
                return title, title_line, header, index
        return title, title_line, header, index + 1

    def _is_above_badges(self, lines: list[Line], index: int) -> bool:
        """Tell whether a heading below the title is the employer's name, above its badges."""
        if self._headings.section(lines[index].text) is not None:
            return False
        following = next((line for line in lines[index + 1 : index + 3] if line.text), None)
        return following is not None and bool(self._badges(following))

    def facts(self, lines: list[Line], start: int) -> Iterator[Fact]:
        """Yield the facts of a job board's form below the top, such as `Where: Leeds`.

        A label stands before a colon, or alone on its line with the fact on the next.
        """
        label = written = ""
        for index in range(start, len(lines)):
            line = lines[index]
            text = line.text.lstrip("#-*+•·▪●◦o> ")
            if not text:
                continue
            if label and len(text) <= LONGEST_FACT:
                value = line.written[-len(text) :]
                yield Fact(label, text, line.number, f"{written}: {value}")
            name, colon, value = text.partition(":")
            known = self._facts.get(name.strip().casefold().replace("-", " "), "")
            label = known if not value.strip() and (colon or name == text) else ""
            written = name.strip()
            if known and 0 < len(value.strip()) <= LONGEST_FACT:
                yield _fact(known, value.strip(), line)

    def _opens_a_form(self, text: str) -> bool:
        """Tell whether a first line only announces facts that follow, as "Job overview" does."""
        words = text.lstrip("\U0001f4cd :-*").strip(" :-–»›>←→").casefold()
        return (
            words.startswith(("job overview", "job details"))
            or words in self._buttons
            or "cookies" in words
        )

    def _badges(self, line: Line) -> list[Fact]:
        """Read badges of job boards: a money bag before the pay, a globe before the places."""
        found = []
        for sign, name in _BADGES:
            if sign not in line.raw or not line.raw.startswith(("#", "`", sign)):
                continue
            value = line.raw.partition(sign)[2].partition("`")[0].strip(" \ufe0f")
            if self._headings.section(value) is None:
                found.append(Fact(name, same_signs(value), line.number, value))
        return found


_BADGES = (
    ("\U0001f4b0", "badge pay"),
    ("\U0001f30e", "location"),
    ("\U0001f30d", "location"),
    ("\U0001f4cd", "location"),
)


def _fact(label: str, value: str, line: Line) -> Fact:
    """Return what stands under a label, with the words of its line that say so."""
    place = line.text.find(value)
    start = line.text.casefold().find(label, 0, place)
    begin = start if start >= 0 else place
    return Fact(label, value, line.number, line.written[begin : place + len(value)])


_BARS = r"\s[-|·]\s"
"""What stands between the facts of an opening line, as of posts that begin with all of them."""


def _without_address(title: str) -> str:
    return as_written(r"\s?\(?https?://\S{1,500}$").sub("", title)


def _can_be_title(text: str) -> bool:
    most = LONGEST_TITLE
    if len(as_written(_BARS).findall(text)) >= LEAST_BARS:
        most = LONGEST_LINE_OF_FACTS
    return len(text) <= most


@lru_cache(maxsize=4)
def form_reader(words: AdvertWords) -> FormReader:
    """Return the reader of a table's labels, made once."""
    return FormReader(words)
