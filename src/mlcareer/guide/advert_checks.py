"""What must hold between the entries of `advert-words.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.advert_words import AdvertWords
from mlcareer.guide.word_checks import report_repeated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath

MONTHS = 12


def checked_advert_words(file: TomlFile) -> AdvertWords:
    """Make the table of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    words = file.record(AdvertWords, file.values, ())
    if words is not None:
        _check_headings(file, words)
        _check_lines(file, words)
        _check_cvs(file, words)
    file.raise_problems()
    if words is None:
        raise AssertionError("a table that does not fit was reported")
    return words


def _check_headings(file: TomlFile, words: AdvertWords) -> None:
    sections: dict[str, str] = {}
    cues: dict[str, str] = {}
    for index, heading in enumerate(words.heading):
        path = ("heading", index)
        section = heading.section
        report_repeated(file, (*path, "section"), section, section, sections, section)
        for position, cue in enumerate(heading.cues):
            place = (*path, "cues", position)
            report_repeated(file, place, cue, cue, cues, section)
            _lowered(file, place, cue)
    for field in ("inside", "alone", "begins", "whole"):
        _distinct(file, ("headings", field), getattr(words.headings, field))
    for field in ("inside", "begins", "whole"):
        for position, text in enumerate(getattr(words.headings, field)):
            _lowered(file, ("headings", field, position), text)
    for position, text in enumerate(words.headings.inside):
        if not text.lstrip("(")[:1].isalnum():
            file.report(("headings", "inside", position), f"{text!r} begins with no word")
    for position, text in enumerate(words.headings.alone):
        if text.casefold() not in words.headings.inside:
            file.report(("headings", "alone", position), f"{text!r} is not among those inside")


def _check_lines(file: TomlFile, words: AdvertWords) -> None:
    kinds: dict[str, str] = {}
    labels: dict[str, str] = {}
    for index, fact in enumerate(words.fact):
        report_repeated(file, ("fact", index, "tells"), fact.tells, fact.tells, kinds, fact.tells)
        for position, label in enumerate(fact.labels):
            place = ("fact", index, "labels", position)
            report_repeated(file, place, label, label, labels, fact.tells)
            _lowered(file, place, label)
    for field in words.lines.record_fields:
        _distinct(file, ("lines", field), getattr(words.lines, field))
    for field in ("labels", "buttons", "goes_on"):
        for position, text in enumerate(getattr(words.lines, field)):
            _lowered(file, ("lines", field, position), text)


def _check_cvs(file: TomlFile, words: AdvertWords) -> None:
    cues: dict[str, str] = {}
    for index, heading in enumerate(words.cv_heading):
        for position, cue in enumerate(heading.cues):
            place = ("cv_heading", index, "cues", position)
            report_repeated(file, place, cue, cue, cues, heading.part)
            _lowered(file, place, cue)
    for field in words.cv.record_fields:
        _distinct(file, ("cv", field), getattr(words.cv, field))
    for field in ("heading_fillers", "tool_labels", "past", "no_work", "link_words", "months"):
        for position, text in enumerate(getattr(words.cv, field)):
            _lowered(file, ("cv", field, position), text)
    if len(words.cv.months) != MONTHS:
        problem = f"there are {MONTHS} months in a year, not {len(words.cv.months)}"
        file.report(("cv", "months"), problem)
    _distinct(file, ("pages", "other_jobs"), words.pages.other_jobs)
    for position, text in enumerate(words.pages.other_jobs):
        _lowered(file, ("pages", "other_jobs", position), text)


def _distinct(file: TomlFile, path: KeyPath, texts: Iterable[str]) -> None:
    seen: set[str] = set()
    for position, text in enumerate(texts):
        if text in seen:
            file.report((*path, position), f"{text!r} is there twice")
        seen.add(text)


def _lowered(file: TomlFile, path: KeyPath, text: str) -> None:
    if text != text.casefold():
        file.report(path, f"{text!r} is to be in lower case, as it is found in any")
