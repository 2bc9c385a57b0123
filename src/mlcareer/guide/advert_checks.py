"""What must hold between the entries of `advert-words.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.advert_words import NAME_FIELDS, NAME_SIGNS, AdvertWords, Area, Namesake

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath

MONTHS = 12

NAMESAKES = ("towns", "plain")
"""The fields that hold a name that towns can share."""


def checked_advert_words(file: TomlFile) -> AdvertWords:
    """Make the table of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    words = file.record(AdvertWords, file.values, ())
    if words is not None:
        _check_areas(file, words)
        _check_namesakes(file, words)
        _check_headings(file, words)
        _check_lines(file, words)
        _check_cvs(file, words)
    file.raise_problems()
    if words is None:
        raise AssertionError("a table that does not fit was reported")
    return words


def same_name(name: str) -> str:
    """Return a name as it is compared: case, hyphens and apostrophes do not matter."""
    letters = name.casefold().replace("'", "")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def _check_areas(file: TomlFile, words: AdvertWords) -> None:
    ids: set[str] = set()
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for index, area in enumerate(words.area):
        if area.id in ids:
            file.report(("area", index, "id"), f"{area.id!r} is there twice")
        ids.add(area.id)
        if not any(getattr(area, field) for field in NAME_FIELDS):
            file.report(("area", index), "there is no name in it")
        for path, name in _places(index, area):
            if not name[0].isupper():
                file.report(path, f"{name!r} does not begin with a capital")
            if not all(sign.isalnum() or sign in " " + NAME_SIGNS for sign in name):
                file.report(path, f"{name!r} has other signs than {NAME_SIGNS}")
            _once(file, path, name, same_name(name), names, area.id)
        for position, code in enumerate(area.codes):
            _once(file, ("area", index, "codes", position), code, code, codes, area.id)

    for position, name in enumerate(words.traps.names):
        path = ("traps", "names", position)
        if not any(part in names for part in _parts(same_name(name))):
            file.report(path, f"there is no place in {name!r}")
        _once(file, path, name, same_name(name), names, "traps")


def _parts(name: str) -> Iterator[str]:
    """Yield each run of words in a name."""
    words = name.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def _places(index: int, area: Area) -> Iterator[tuple[KeyPath, str]]:
    for field in NAME_FIELDS:
        for position, name in enumerate(getattr(area, field)):
            yield ("area", index, field, position), name


def _once(
    file: TomlFile, path: KeyPath, name: str, key: str, seen: dict[str, str], where: str
) -> None:
    if key in seen:
        file.report(path, f"{name!r} is there twice: under {seen[key]!r} already")
    seen.setdefault(key, where)


def _check_namesakes(file: TomlFile, words: AdvertWords) -> None:
    areas = {area.id: area for area in words.area}
    seen: dict[str, str] = {}
    for index, shared in enumerate(words.namesake):
        path = ("namesake", index)
        _once(file, (*path, "name"), shared.name, same_name(shared.name), seen, shared.lies_in)
        for key, area in _areas_of(shared):
            if area not in areas:
                file.report((*path, *key), f"there is no area {area!r}")
            elif key[0] == "also_in" and area == shared.lies_in:
                file.report((*path, *key), f"{shared.name!r} lies in {area!r} already")
        home = areas.get(shared.lies_in)
        names = [same_name(name) for field in NAMESAKES for name in getattr(home, field, ())]
        # London is a town and an area of that name.
        names += [same_name(name) for name in home.names] if home else []
        if home is not None and same_name(shared.name) not in names:
            problem = f"there is no {shared.name!r} under {shared.lies_in!r}"
            file.report((*path, "name"), problem)


def _areas_of(shared: Namesake) -> Iterator[tuple[KeyPath, str]]:
    yield ("lies_in",), shared.lies_in
    for position, area in enumerate(shared.also_in):
        yield ("also_in", position), area


def _check_headings(file: TomlFile, words: AdvertWords) -> None:
    sections: dict[str, str] = {}
    cues: dict[str, str] = {}
    for index, heading in enumerate(words.heading):
        path = ("heading", index)
        section = heading.section
        _once(file, (*path, "section"), section, section, sections, section)
        for position, cue in enumerate(heading.cues):
            place = (*path, "cues", position)
            _once(file, place, cue, cue, cues, section)
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
        _once(file, ("fact", index, "tells"), fact.tells, fact.tells, kinds, fact.tells)
        for position, label in enumerate(fact.labels):
            place = ("fact", index, "labels", position)
            _once(file, place, label, label, labels, fact.tells)
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
            _once(file, place, cue, cue, cues, heading.part)
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
