"""What must hold between the entries of `cv-words.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.cv_words import CvWords
from mlcareer.guide.word_checks import report_repeated

if TYPE_CHECKING:
    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath

MONTHS = 12

LOWERED = ("heading_fillers", "tool_labels", "past", "no_work", "link_words", "months")
"""The lists whose words are compared with words in lower case."""


def checked_cv_words(file: TomlFile) -> CvWords:
    """Make the table of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    return file.checked(CvWords, _check_headings, _check_lists)


def _check_headings(file: TomlFile, words: CvWords) -> None:
    cues: dict[str, str] = {}
    for index, heading in enumerate(words.heading):
        for position, cue in enumerate(heading.cues):
            path = ("heading", index, "cues", position)
            report_repeated(file, path, cue, cue, cues, heading.part)
            _lowered(file, path, cue)


def _check_lists(file: TomlFile, words: CvWords) -> None:
    for field in words.words.record_fields:
        seen: dict[str, str] = {}
        for position, text in enumerate(getattr(words.words, field)):
            path = ("words", field, position)
            report_repeated(file, path, text, text, seen, field)
            if field in LOWERED:
                _lowered(file, path, text)
    if len(words.words.months) != MONTHS:
        problem = f"there are {MONTHS} months in a year, not {len(words.words.months)}"
        file.report(("words", "months"), problem)


def _lowered(file: TomlFile, path: KeyPath, text: str) -> None:
    if text != text.casefold():
        file.report(path, f"{text!r} is to be in lower case, as it is found in any")
