"""What must hold between the entries of a guide, and the guide made of entries that hold.

Each entry is checked on its own first (`guide/model.py`), then the entries against each
other. All that is wrong is reported in one go, also when some entries cannot be used.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from mlcareer.guide.entries import REFERENCES, reference
from mlcareer.guide.figures import figure_keys
from mlcareer.guide.lookup import plain_name, spellings
from mlcareer.guide.model import About, Guide
from mlcareer.guide.sourced import check_days
from mlcareer.guide.toml_file import shown
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath

PERCENTILES = ("p10", "p25", "p50", "p75", "p90")

Placed = tuple[int, Any]
"""An entry with its position in its table."""


def checked_guide(file: TomlFile) -> Guide:
    """Make the guide of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    kinds = _entry_kinds()
    _check_tables(file, kinds)
    tables = {name: _entries(file, name, kind) for name, kind in kinds.items() if name != "guide"}
    about = file.values.get("guide")
    head = file.record(About, about, ("guide",)) if isinstance(about, dict) else None
    if not isinstance(about, dict):
        file.report(("guide",), "the table [guide] is missing")
    _check_names(file, tables)
    _check_places(file, tables)
    _check_references(file, {**tables, "guide": [] if head is None else [(-1, head)]})
    _check_figures(file, tables)
    _check_levels(file, tables["level"])
    _check_steps(file, tables)
    _check_bands(file, tables["band"])
    _check_ranges(file, tables)
    check_days(file, tables["source"])
    _check_outlines(file, tables)
    file.raise_problems()
    if head is None:
        raise AssertionError("a guide without its head was reported")
    return Guide(
        guide=head,
        **{name: tuple(entry for _, entry in placed) for name, placed in tables.items()},
    )


def _entry_kinds() -> dict[str, type[Record]]:
    """Return the record of each table, by the name of the table."""
    kinds = {}
    for name, hint in get_type_hints(Guide).items():
        if name in Guide.record_fields:
            kinds[name] = get_args(hint)[0] if get_args(hint) else hint
    return kinds


def _check_tables(file: TomlFile, known: Collection[str]) -> None:
    """Each table is one that a guide has. The first problem lists all of these."""
    unknown = [name for name in file.values if name not in known]
    for position, name in enumerate(unknown):
        listed = "" if position else f"; known: {', '.join(known)}"
        file.report((name,), f"there is no such table{file.near(name, known) or listed}")


def _entries(file: TomlFile, name: str, kind: type[Record]) -> list[Placed]:
    """Make the records of one table, leaving out those that do not fit."""
    raw = file.values.get(name, ())
    if not isinstance(raw, tuple) or not all(isinstance(item, dict) for item in raw):
        file.report((name,), f"this is not a list of tables: write [[{name}]]; found {shown(raw)}")
        return []
    if not raw and name in {"source", "region", "level", "band"}:
        file.report((name,), "a guide needs at least one of these")
    made = ((index, file.record(kind, item, (name, index))) for index, item in enumerate(raw))
    return [(index, entry) for index, entry in made if entry is not None]


def _raw_ids(file: TomlFile, name: str) -> list[tuple[int, str]]:
    """Return the ids of a table with their positions, also of entries that do not fit."""
    raw = file.values.get(name, ())
    items = raw if isinstance(raw, tuple) else ()
    return [
        (index, item["id"])
        for index, item in enumerate(items)
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    ]


def _check_names(file: TomlFile, tables: dict[str, list[Placed]]) -> None:
    """Each id is used once in its table, and no spelling names two entries."""
    for name in tables:
        first_at: dict[str, int] = {}
        for index, entry_id in _raw_ids(file, name):
            if entry_id in first_at:
                before = first_at[entry_id] + 1
                text = f"the id {shown(entry_id)} is taken by entry {before} of [[{name}]]"
                file.report((name, index, "id"), text)
            first_at.setdefault(entry_id, index)
    for name, placed in tables.items():
        owners: dict[str, tuple[str, KeyPath]] = {}
        for index, entry in placed:
            for path, spelling in _named(entry, (name, index)):
                here = (entry.id, path)
                other_id, other = owners.setdefault(plain_name(spelling), here)
                if other_id != entry.id:
                    _report_clash(file, spelling, path, other)


def _named(entry: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:  # noqa: ANN401 - of any table
    """Walk what an entry answers to, each with the keys that lead to it."""
    yield (*path, "id"), entry.id
    if hasattr(entry, "name"):
        yield (*path, "name"), entry.name
    for index, alias in enumerate(getattr(entry, "aliases", ())):
        yield (*path, "aliases", index), alias


def _report_clash(file: TomlFile, spelling: str, path: KeyPath, other: KeyPath) -> None:
    """Report a name that two entries answer to, at the alias that can go where there is one."""
    if "aliases" in other and "aliases" not in path:
        path, other = other, path
    owner = other[:2]
    key = "alias" if "aliases" in other else other[-1]
    advice = (
        f"remove {shown(spelling)} from aliases at line {{line}}"
        if "aliases" in path
        else "give one of them another name"
    )
    file.report(path, f"{shown(spelling)} is also the {key} of", other=owner, advice=advice)


def _check_places(file: TomlFile, tables: dict[str, list[Placed]]) -> None:
    """A place that is called as a region lies in that region, as one option asks for both.

    An area is called as neither.
    """
    taken = {
        plain_name(spelling): path
        for table in ("region", "place")
        for index, entry in tables[table]
        for path, spelling in _named(entry, (table, index))
    }
    for index, area in tables["area"]:
        for path, spelling in _named(area, ("area", index)):
            other = taken.get(plain_name(spelling))
            if other is not None:
                _report_clash(file, spelling, path, other)
    regions = {
        plain_name(name): region for _, region in tables["region"] for name in spellings(region)
    }
    for index, place in tables["place"]:
        for spelling in spellings(place):
            region = regions.get(plain_name(spelling))
            if region is not None and place.regions != (region.id,):
                text = (
                    f"the name {shown(spelling)} also names the region {shown(region.id)}; "
                    f"found {shown(place.regions)}"
                )
                file.report(("place", index, "regions"), text)


def _check_references(file: TomlFile, tables: dict[str, list[Placed]]) -> None:
    """Each name of another entry is one that the guide has."""
    known = {name: {entry_id for _, entry_id in _raw_ids(file, name)} for name in tables}
    about = file.values.get("guide")
    if isinstance(about, dict) and isinstance(about.get("id"), str):
        known["guide"] = {about["id"]}
    wrong: dict[tuple[str, str], list[KeyPath]] = {}
    for name, placed in tables.items():
        for index, entry in placed:
            path: KeyPath = (name,) if name == "guide" else (name, index)
            for key_path, key, value in _fields(entry, path):
                if key == "about":
                    table, _, entry_id = value.partition(":")
                    if entry_id not in known.get(table.replace("-", "_"), ()):
                        wrong.setdefault(("about", value), []).append(key_path)
                elif key in REFERENCES and not _is_known(key, value, known):
                    wrong.setdefault((REFERENCES[key], value), []).append(key_path)
    names = [reference(name, entry_id) for name in known for entry_id in known[name]]
    for (table, value), (first, *others) in wrong.items():
        if table == "about":
            text = f"the guide has no such entry: {shown(value)}{file.near(value, names)}"
        else:
            near = file.near(value, known[table])
            text = f"there is no {table} with the id {shown(value)}{near}"
        file.report(first, text, others)


def _is_known(key: str, value: str, known: Mapping[str, set[str]]) -> bool:
    """Whether a key's table has an entry of that id; where something lies may be an area too."""
    return value in known[REFERENCES[key]] or (key == "places" and value in known["area"])


def _check_figures(file: TomlFile, tables: dict[str, list[Placed]]) -> None:
    """Each figure that a text says it states is one that the guide has."""
    figures = {
        f"{reference(name, entry.id)}.{key}"
        for name, placed in tables.items()
        for _, entry in placed
        for key in figure_keys(entry)
    }
    unread = set()
    for name, placed in tables.items():
        read = {entry.id for _, entry in placed}
        unread |= {
            reference(name, entry_id)
            for _, entry_id in _raw_ids(file, name)
            if entry_id not in read
        }
    for name, placed in tables.items():
        for index, entry in placed:
            for path, key, value in _fields(entry, (name, index)):
                # What an entry that cannot be read has is not known, and that is reported.
                if key != "states" or value in figures or value.partition(".")[0] in unread:
                    continue
                near = file.near(value, figures)
                file.report(path, f"the guide has no such figure: {shown(value)}{near}")


def _fields(entry: Record, path: KeyPath) -> Iterator[tuple[KeyPath, str, Any]]:
    """Walk the single values of an entry and of the entries in it, each with its key."""
    for key in entry.record_fields:
        value = getattr(entry, key)
        many = isinstance(value, tuple)
        for index, item in enumerate(value if many else (value,)):
            item_path = (*path, key, index) if many else (*path, key)
            if isinstance(item, Record):
                yield from _fields(item, item_path)
            elif item is not None:
                yield item_path, key, item


def _check_levels(file: TomlFile, levels: list[Placed]) -> None:
    """Experience runs from level to level without a hole or an overlap."""
    raw = file.values.get("level", ())
    if isinstance(raw, tuple) and len(levels) < len(raw):
        return  # a level that cannot be read would look like a hole
    for (_, level), (index, following) in pairwise(levels):
        here = ("level", index, "experience_min")
        if level.experience_max is None:
            file.report(here, f"level {shown(level.id)} before it has no experience_max")
        elif following.experience_min != level.experience_max:
            kind = "a hole" if following.experience_min > level.experience_max else "an overlap"
            text = (
                f"{kind} in experience: {shown(level.id)} ends at {level.experience_max} years; "
                f"found {following.experience_min}"
            )
            file.report(here, text)
    for index, level in levels:
        if level.experience_max is not None and level.experience_max <= level.experience_min:
            text = f"must be above experience_min, {level.experience_min}"
            file.report(("level", index, "experience_max"), f"{text}; found {level.experience_max}")


def _check_steps(file: TomlFile, tables: dict[str, list[Placed]]) -> None:
    """The steps between levels are those of the ladder: one from each level to the next.

    A guide without any step is not refused: it says nothing of how one is made.
    """
    ladder = [level_id for _, level_id in _raw_ids(file, "level")]
    expected = list(pairwise(ladder))
    taken: dict[tuple[str, str], KeyPath] = {}
    for index, step in tables["level_step"]:
        pair = (step.from_level, step.to_level)
        path: KeyPath = ("level_step", index)
        if pair in taken:
            text = f"the step from {pair[0]} to {pair[1]} is there already as"
            file.report(path, text, other=taken[pair])
        elif {*pair} <= {*ladder} and pair not in expected:
            after = dict(expected).get(pair[0])
            follows = f"{after} follows {pair[0]}" if after else f"no level follows {pair[0]}"
            text = f"must follow the order of levels, in which {follows}; found {shown(pair[1])}"
            file.report((*path, "to_level"), text)
        taken.setdefault(pair, path)
    raw = file.values.get("level_step", ())
    if not tables["level_step"] or len(tables["level_step"]) < len(raw):
        return  # a step that cannot be read would look like one that is missing
    for number, pair in enumerate(expected):
        if pair not in taken:
            text = f"there is no step from {pair[0]} to {pair[1]}: add a [[level_step]]"
            file.report(("level", number + 1), text)


def _check_bands(file: TomlFile, bands: list[Placed]) -> None:
    """Each band rises, and a level has one band in a region."""
    seen: dict[tuple[str, str], str] = {}
    for index, band in bands:
        if band.max <= band.min:
            text = f"the band does not rise: min is {band.min}; found {band.max}"
            file.report(("band", index, "max"), text)
        owner = seen.setdefault((band.level, band.region), band.id)
        if owner != band.id:
            text = f"level {band.level} in region {band.region} has the band {shown(owner)} already"
            file.report(("band", index), text)


LEAST_FOR_A_MEDIAN = 6
"""Salaries. Of fewer, a check may say that they are too few, and gives no figure."""


def _check_ranges(file: TomlFile, tables: dict[str, list[Placed]]) -> None:
    """Percentiles and ranges rise; a check says something of pay."""
    for index, check in tables["pay_check"]:
        for keys in (PERCENTILES, ("low", "high"), ("p50_from", "p50", "p50_to")):
            given = [(key, getattr(check, key)) for key in keys if getattr(check, key) is not None]
            for (lower_key, lower), (key, value) in pairwise(given):
                if value < lower:
                    text = f"must not be below {lower_key}, {lower}; found {value}"
                    file.report(("pay_check", index, key), text)
        says_nothing = check.low is None and check.p50 is None
        if says_nothing and (check.sample is None or check.sample >= LEAST_FOR_A_MEDIAN):
            file.report(("pay_check", index), "it has neither p50 nor low")
    for index, addition in tables["package_addition"]:
        if addition.max_percent < addition.min_percent:
            text = f"must not be below min_percent, {addition.min_percent}"
            place = ("package_addition", index, "max_percent")
            file.report(place, f"{text}; found {addition.max_percent}")


def _check_outlines(file: TomlFile, tables: dict[str, list[Placed]]) -> None:
    """A worked problem goes through every stage, in order."""
    stages = [entry_id for _, entry_id in _raw_ids(file, "design_stage")]
    for index, problem in tables["design_problem"]:
        found = [part.stage for part in problem.outline]
        if found != stages:
            text = f"must go through {', '.join(stages)}; found {', '.join(found)}"
            file.report(("design_problem", index, "outline"), text)
