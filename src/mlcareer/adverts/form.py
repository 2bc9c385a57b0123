"""The form around an advert: its title, the labelled lines at the top, badges and facts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mlcareer.adverts.heading import heading_finder
from mlcareer.adverts.plain_line import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.advert_words import AdvertWords

LONGEST_TITLE = 110
"""Characters that a title can have; a longer first line is a sentence."""

LONGEST_LABELLED = 1200
"""Characters that can follow a label at the top; more is the advert itself."""

LONGEST_FACT = 90
"""Characters that a fact in a form can have; longer is a sentence."""

Labelled = tuple[str, str, int]
"""A label, what stands after it, and its line from 1."""


class FormReader:
    """Reads what stands around an advert by the labels of a table."""

    def __init__(self, words: AdvertWords) -> None:
        """Make a reader of all the labels in a table."""
        self._headings = heading_finder(words)
        self._labels = frozenset(words.lines.labels)
        self._buttons = frozenset(words.lines.buttons)
        self._facts = {label: fact.tells for fact in words.fact for label in fact.labels}

    def header(self, lines: list[str]) -> tuple[str, list[Labelled], int]:
        """Read the title and the labelled lines at the top; the body starts at the index."""
        title = ""
        header: list[Labelled] = []
        index = 0
        for index, line in enumerate(lines):
            text = plain(line).strip().lstrip("#").strip()
            if not text or set(text) <= set("-=_ ") or (not title and self._opens_a_form(text)):
                continue
            badge = self._badges(line)
            label, colon, value = text.lstrip("-*•· ").partition(":")
            if badge:
                header.extend((name, part, index + 1) for name, part in badge)
            elif (
                colon and label.strip().casefold() in self._labels and len(value) < LONGEST_LABELLED
            ):
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
            elif header and text == next(
                (value for name, value, _ in header if name == "company"), ""
            ):
                continue
            else:
                return title, header, index
        return title, header, index + 1

    def facts(self, lines: list[str], start: int) -> Iterator[Labelled]:
        """Yield the facts of a job board's form below the top, such as `Where: Leeds`.

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
            known = self._facts.get(name.strip().casefold().replace("-", " "), "")
            label = known if not value.strip() and (colon or name == text) else ""
            if known and 0 < len(value.strip()) <= LONGEST_FACT:
                yield known, value.strip(), index + 1

    def _opens_a_form(self, text: str) -> bool:
        """Tell whether a first line only announces facts that follow, as "Job overview" does."""
        words = text.lstrip("\U0001f4cd :-*").strip(" :-–»›>←→").casefold()
        return (
            words.startswith(("job overview", "job details"))
            or words in self._buttons
            or "cookies" in words
        )

    def _badges(self, line: str) -> list[tuple[str, str]]:
        """Read badges of job boards: a money bag before the pay, a globe before the places."""
        found = []
        for sign, name in (
            ("\U0001f4b0", "badge pay"),
            ("\U0001f30e", "location"),
            ("\U0001f30d", "location"),
            ("\U0001f4cd", "location"),
        ):
            _, sign_found, rest = line.partition(sign)
            value = rest.partition("`")[0].strip()
            announces = self._headings.section(value) is not None
            if sign_found and not announces and line.lstrip().startswith(("#", "`", sign)):
                found.append((name, value))
        return found


@lru_cache(maxsize=4)
def form_reader(words: AdvertWords) -> FormReader:
    """Return the reader of a table's labels, made once."""
    return FormReader(words)
