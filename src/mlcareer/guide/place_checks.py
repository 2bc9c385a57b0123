"""What must hold between the entries of `places.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.place_names import NAME_FIELDS, NAME_SIGNS, NamedArea, Namesake, PlaceNames
from mlcareer.guide.word_checks import report_repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath

NAMESAKES = ("towns", "plain")
"""The fields that hold a name that towns can share."""


def checked_place_names(file: TomlFile) -> PlaceNames:
    """Make the table of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    return file.checked(PlaceNames, _check_areas, _check_namesakes)


def same_name(name: str) -> str:
    """Return a name as it is compared: case, hyphens and apostrophes do not matter."""
    letters = name.casefold().replace("'", "")
    return " ".join("".join(sign if sign.isalnum() else " " for sign in letters).split())


def _check_areas(file: TomlFile, table: PlaceNames) -> None:
    ids: set[str] = set()
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for index, area in enumerate(table.area):
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
            report_repeated(file, path, name, same_name(name), names, area.id)
        for position, code in enumerate(area.codes):
            report_repeated(file, ("area", index, "codes", position), code, code, codes, area.id)

    for position, name in enumerate(table.traps.names):
        path = ("traps", "names", position)
        if not any(part in names for part in _parts(same_name(name))):
            file.report(path, f"there is no place in {name!r}")
        report_repeated(file, path, name, same_name(name), names, "traps")


def _parts(name: str) -> Iterator[str]:
    """Yield each run of words in a name."""
    words = name.split()
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def _places(index: int, area: NamedArea) -> Iterator[tuple[KeyPath, str]]:
    for field in NAME_FIELDS:
        for position, name in enumerate(getattr(area, field)):
            yield ("area", index, field, position), name


def _check_namesakes(file: TomlFile, table: PlaceNames) -> None:
    areas = {area.id: area for area in table.area}
    seen: dict[str, str] = {}
    for index, shared in enumerate(table.namesake):
        path = ("namesake", index)
        report_repeated(
            file, (*path, "name"), shared.name, same_name(shared.name), seen, shared.lies_in
        )
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
