"""Figures of a guide by name, and whether the texts that state them still do.

Prose names the figures that it states under `states`, as `band:mid-london.min`. It is plain text
and nothing is filled into it: a sentence such as "the bands share their edges" is wrong once an
edge moves, whatever figure stands in it, so it is for a person to write anew. What can be done is
to notice.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mlcareer.guide.entries import OTHER_SPELLINGS, entries_of, reference, texts_of
from mlcareer.guide.model import Band, Guide, PayCheck, Region
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlcareer.guide.toml_file import TomlFile
    from mlcareer.guide.toml_lines import KeyPath

DERIVED = {Band: ("middle",), Region: ("premium_min", "premium_max")}
"""Figures that are worked out from others, by the kind of entry that has them.

`middle` of a band, in whole pounds; `premium_min` and `premium_max` of a region: the least and the
most per cent by which an end of a band there is above that of the same level elsewhere."""

LEAST_PAY = 1_000
"""Pounds a year, from which a number in prose is taken for pay."""

_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(k\b)?", re.IGNORECASE)
_PERCENT = re.compile(
    r"(?:(\d+(?:\.\d+)?) ?(?:to|and|-|\N{EN DASH}) ?)?(\d+(?:\.\d+)?) ?(?:per cent\b|%)"
)


def figure_keys(entry: Record) -> tuple[str, ...]:
    """Return what an entry has figures under, worked-out ones last."""
    own = (
        key
        for key in entry.record_fields
        if isinstance(value := getattr(entry, key), int) and not isinstance(value, bool)
    )
    return (*own, *DERIVED.get(type(entry), ()))


class Figures:
    """The figures of a guide by their names: each is looked up, and each premium found once."""

    def __init__(self, guide: Guide) -> None:
        self._entries = {reference(table, entry.id): entry for table, entry in entries_of(guide)}
        self._guide = guide

    def has(self, name: str) -> bool:
        """Whether the guide has the entry of a figure."""
        return name.partition(".")[0] in self._entries

    def figure(self, name: str) -> Decimal | None:
        """Return a figure by its name, or `None` where it cannot be worked out.

        The name is one that the guide has (`guide/checks.py`).
        """
        entry_name, _, key = name.partition(".")
        entry = self._entries[entry_name]
        if isinstance(entry, Band) and key == "middle":
            return _whole(Decimal(entry.min + entry.max) / 2)
        if isinstance(entry, Region) and key in DERIVED[Region]:
            premiums = self.premiums[entry.id]
            return premiums[key] if premiums else None
        value = getattr(entry, key, None)
        return None if value is None else Decimal(value)

    @cached_property
    def premiums(self) -> dict[str, dict[str, Decimal] | None]:
        """The premiums of each region by its id."""
        return premiums_of(self._guide.band, [region.id for region in self._guide.region])


def premiums_of(
    bands: Iterable[Band], regions: Iterable[str]
) -> dict[str, dict[str, Decimal] | None]:
    """Return the least and the most premium of each region; `None` where it has nothing beside it.

    A premium is the most where the figure elsewhere is the least, so of each level only the
    ends of what there is elsewhere are needed, and not each pair of bands.
    """
    by_level: dict[str, list[Band]] = {}
    for band in bands:
        by_level.setdefault(band.level, []).append(band)
    found: dict[str, list[Decimal]] = {region: [] for region in regions}
    for of_level in by_level.values():
        for key in ("min", "max"):
            pounds = sorted((getattr(band, key), band.region) for band in of_level)
            for value, region in pounds:
                for ends in (pounds, reversed(pounds)):
                    there = next((end for end, other in ends if other != region), None)
                    if there is not None:
                        found[region].append(_whole(Decimal(100 * (value - there)) / there))
    return {
        region: {"premium_min": min(each), "premium_max": max(each)} if each else None
        for region, each in found.items()
    }


def doubt_prose(file: TomlFile, guide: Guide) -> None:
    """Keep a doubt of each text that says another figure than the guide, or might come to.

    That is, of each text that does not say a figure which it names under `states`; and else of
    each that says a figure of a band, a premium or an independent check and does not name it.
    """
    figures = Figures(guide)
    pounds, premiums = _pounds(guide), _premiums(figures)
    for path, record in _records(guide):
        texts = texts_of(record, inner=False)
        prose = "\n".join(text for key, text in texts if key not in OTHER_SPELLINGS)
        numbers, percents = _numbers(prose), _percents(prose)
        named = {name: figures.figure(name) for name in getattr(record, "states", ())}
        gone = {
            name: value
            for name, value in named.items()
            if value not in (percents if _is_percent(name) else numbers)
        }
        if gone:
            file.doubt((*path, "states"), f"the text beside it does not say {_listed(gone)}")
            continue
        said = {pounds[value]: value for value in sorted(numbers & pounds.keys())}
        for percent in sorted(percents & premiums.keys()):
            for premium in premiums[percent]:
                if percents.issuperset(premium.values()):
                    said.update(premium)
        loose = {name: value for name, value in said.items() if value not in named.values()}
        if loose:
            text = (
                f"the text says {_listed(loose)}; where that is what it means, name it under "
                "'states', or a correction of it goes unnoticed"
            )
            file.doubt(path, text)


def _items(value: object) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)


def _records(guide: Guide) -> Iterator[tuple[KeyPath, Any]]:
    """Walk the entries of a guide and the entries in them, each with the keys that lead to it."""
    counts: dict[str, int] = {}
    for table, entry in entries_of(guide):
        index = counts.get(table, 0)
        counts[table] = index + 1
        path: KeyPath = (table,) if table == "guide" else (table, index)
        yield path, entry
        for key in entry.record_fields:
            for position, item in enumerate(_items(getattr(entry, key))):
                if isinstance(item, Record):
                    yield (*path, key, position), item


def _pounds(guide: Guide) -> dict[Decimal, str]:
    """Return the pounds of bands and of independent pay, each with the first that has them."""
    owners: dict[Decimal, str] = {}
    for table, entry in entries_of(guide):
        if isinstance(entry, Band | PayCheck):
            for key in figure_keys(entry):
                pounds = getattr(entry, key, 0)
                # Less is a sample or what is paid for a day, and a number like others.
                if key != "sample" and pounds >= LEAST_PAY:
                    name = f"{reference(table, entry.id)}.{key}"
                    owners.setdefault(Decimal(pounds), name)
    return owners


def _premiums(figures: Figures) -> dict[Decimal, list[dict[str, Decimal]]]:
    """Return the premiums of each region by name, both or the one above 0, under the first."""
    found: dict[Decimal, list[dict[str, Decimal]]] = {}
    for region, premiums in figures.premiums.items():
        prefix = reference("region", region)
        named = {f"{prefix}.{key}": value for key, value in (premiums or {}).items() if value}
        if named:
            found.setdefault(next(iter(named.values())), []).append(named)
    return found


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def _is_percent(name: str) -> bool:
    key = name.partition(".")[2]
    return key.endswith("_percent") or key in DERIVED[Region]


def _listed(figures: Mapping[str, Decimal | None]) -> str:
    """Write figures as prose says them, each with its name."""
    return ", ".join(f"{_said(name, value)} ({name})" for name, value in figures.items())


def _said(name: str, value: Decimal | None) -> str:
    if value is None:
        return "what cannot be worked out"
    return f"{value:,} per cent" if _is_percent(name) else f"{value:,}"


def _numbers(text: str) -> set[Decimal]:
    """Return the numbers that a text says: `65,000`, `£65k` and `65000` are one."""
    return {
        Decimal(found[1].replace(",", "")) * (1000 if found[2] else 1)
        for found in _NUMBER.finditer(text)
    }


def _percents(text: str) -> set[Decimal]:
    """Return the numbers that a text says in per cent, both ends of a range."""
    return {Decimal(end) for found in _PERCENT.finditer(text) for end in found.groups() if end}
