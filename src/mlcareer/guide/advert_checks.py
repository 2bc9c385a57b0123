"""What must hold between the entries of `advert-words.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.advert_words import AdvertWords
from mlcareer.guide.word_checks import report_repeated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath


def checked_advert_words(file: TomlFile) -> AdvertWords:
    """Make the table of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    return file.checked(AdvertWords, _check_headings, _check_lines, _check_pages, _check_cues)


def _check_headings(file: TomlFile, words: AdvertWords) -> None:
    cues: dict[str, str] = {}
    for index, heading in enumerate(words.heading):
        path = ("heading", index)
        section = heading.section
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


def _check_cues(file: TomlFile, words: AdvertWords) -> None:
    for index, cue in enumerate(words.cue):
        _distinct(file, ("cue", index, "phrases"), cue.phrases)
        for position, text in enumerate(cue.phrases):
            if not text.lstrip("([")[:1].isalnum():
                file.report(("cue", index, "phrases", position), f"{text!r} begins with no word")


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


def _check_pages(file: TomlFile, words: AdvertWords) -> None:
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
