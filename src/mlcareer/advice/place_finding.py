"""The places that a text names, and which of several towns of one name is meant.

A text is read word by word against one table of names, the longest name at each word, so that two
thousand names cost no more than twenty. What the fields of an area mean stands in
`data/advert-words.toml`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Pattern

    from mlcareer.guide.advert_words import AdvertWords, Area

LONDON, REST_OF_UK, WHOLE_UK, ABROAD = "london", "rest-of-uk", "uk", "abroad"

_CONTAINS = frozenset(("names", "exact", "states"))
"""The fields whose names say where a town lies that stands right before them."""

_BESIDE = r"\s*(?:,|-|–|\()?\s*"
"""What can stand between a town and the area that it lies in; a slash or "and" is a list."""

_CODE = r"\s*[,(]\s?([A-Z]{2,3})\b(?![-’'])"

_STREET = (
    r"\s+(?:Street|St|Road|Rd|Lane|Avenue|Ave|Square|House|Place|Court|Row|Terrace|Crescent|Drive"
    r"|Building|Buildings|Tower|Wharf|Way|Yard|Close)\b"
)
"""What makes a street or a house of a town's name."""


class NamedPlace(Record, kw_only=False):
    """A place that a text names."""

    kind: str
    """The region of its area: `london`, `rest-of-uk`, `uk` or `abroad`."""
    words: str
    start: int
    end: int
    area: str
    """Its area by id."""
    contains: bool = False
    """Whether it is an area and no town."""
    plain: bool = False
    """Whether it may be a plain word or a person's name."""


class PlaceFinder:
    """Finds places by the names of a table."""

    def __init__(self, words: AdvertWords) -> None:
        """Make a finder of all the names in a table."""
        self._areas = {area.id: area for area in words.area}
        self._names: dict[str, tuple[Area, str]] = {}
        self._longest: dict[str, int] = {}
        """Words in the longest name that begins with a word, where that is more than one."""
        self._codes = {code: area.id for area in words.area for code in area.codes}
        for area in words.area:
            for field in ("names", "exact", "states", "towns", "plain"):
                self._add(area, field, getattr(area, field))
        self._namesakes = {
            _spoken([shared.name])[0]: (shared.lies_in, *shared.also_in)
            for shared in words.namesake
        }
        self._states = {area.id: frozenset(_spoken(area.states)) for area in words.area}

    def _add(self, area: Area, field: str, names: tuple[str, ...]) -> None:
        spoken = _spoken(names)
        # King's Cross is written without its apostrophe too.
        spoken += _spoken([name.replace("'", "") for name in names if "'" in name])
        self._names.update(dict.fromkeys(spoken, (area, field)))
        for name in spoken:
            if " " in name:
                first, _, rest = name.partition(" ")
                self._longest[first] = max(rest.count(" ") + 2, self._longest.get(first, 1))

    def find(self, text: str, start: int = 0, *, any_case: bool = False) -> list[NamedPlace]:
        """Return the places that a text names, from left to right.

        A name begins with a capital, unless `any_case`: then only one that may be a plain word
        does, where the text has any capital at all. A street is no place beside another.
        """
        lowered = any_case and text == text.lower()
        found = [
            place
            for place in self._found(text, start, any_case=any_case)
            if lowered or not place.plain or text[place.start].isupper()
        ]
        placed = [self._settled(text, place, found[i + 1 : i + 2]) for i, place in enumerate(found)]
        streets = [place for place in placed if _pattern(_STREET).match(text, place.end)]
        if len(streets) == len(placed):
            return placed
        return [place for place in placed if place not in streets]

    def names_a_state(self, text: str) -> bool:
        """Tell whether the letters of a state or province stand after a comma: `Someville, OH`."""
        return any(code[1] in self._codes for code in _pattern(_CODE).finditer(text))

    def _found(self, text: str, start: int, *, any_case: bool) -> Iterator[NamedPlace]:
        spans = [match.span() for match in _pattern(r"[^\W_]+").finditer(text, start)]
        words = [text[begin:end].casefold() for begin, end in spans]
        index = 0
        while index < len(words):
            begin = spans[index][0]
            taken = 1
            if any_case or text[begin].isupper():
                longest = self._longest.get(words[index], 1)
                for last in range(min(index + longest, len(words)) - 1, index - 1, -1):
                    name = " ".join(words[index : last + 1])
                    place = self._named(name, text, begin, spans[last][1])
                    if place is not None:
                        yield place
                        taken = last + 1 - index
                        break
            index += taken

    def _named(self, name: str, text: str, begin: int, end: int) -> NamedPlace | None:
        area, field = self._names.get(name, (None, ""))
        if area is None or (field == "exact" and not _stands_exactly(text, begin, end, area)):
            return None
        return NamedPlace(
            kind=area.region,
            words=text[begin:end],
            start=begin,
            end=end,
            area=area.id,
            contains=field in _CONTAINS,
            plain=field == "plain",
        )

    def _settled(self, text: str, place: NamedPlace, following: list[NamedPlace]) -> NamedPlace:
        """Return a place as what stands right after it says which one it is."""
        where, in_state = self._beside(text, place, following)
        if where is None:
            return place
        sure = place.replace(plain=False)
        home = self._home(where, self._namesakes.get(_spoken([place.words])[0], ()))
        if home is None and in_state and place.kind in {LONDON, REST_OF_UK}:
            home = where
        if home is not None:
            return sure.replace(kind=self._areas[home].region, area=home)
        return sure if where == place.area or self._areas[where].region == WHOLE_UK else place

    def _beside(
        self, text: str, place: NamedPlace, following: list[NamedPlace]
    ) -> tuple[str | None, bool]:
        """Return the area named right after a place, and whether it is named by a state of it."""
        code = _pattern(_CODE).match(text, place.end)
        if code and code[1] in self._codes:
            return self._codes[code[1]], True
        for beside in following:
            if beside.contains and _pattern(_BESIDE).fullmatch(text, place.end, beside.start):
                states = self._states[beside.area]
                return beside.area, _spoken([beside.words])[0] in states
        return None, False

    def _home(self, where: str, homes: tuple[str, ...]) -> str | None:
        """Return which of the areas with a town of one name an area stands for."""
        if self._areas[where].region == WHOLE_UK:
            inside = (home for home in homes if self._areas[home].region in {LONDON, REST_OF_UK})
            return next(inside, None)
        return where if where in homes else None


def _stands_exactly(text: str, begin: int, end: int, area: Area) -> bool:
    """Tell whether an exact name is written as in the table, and is no adjective: `US firms`."""
    written = text[begin:end].replace(".", "")
    if all(written != name.replace(".", "") for name in area.exact):
        return False
    return area.region != ABROAD or not text[end : end + 2].strip()[:1].isalpha()


def _spoken(names: list[str] | tuple[str, ...]) -> list[str]:
    """Return names as words in lower case with one space between."""
    if not names:
        return []
    together = _pattern(r"(?:[^\w\n]|_)+").sub(" ", "\n".join(names).casefold())
    return [name.strip() for name in together.split("\n")]


@lru_cache(maxsize=4)
def place_finder(words: AdvertWords) -> PlaceFinder:
    """Return the finder of a table's places, made once."""
    return PlaceFinder(words)


@cache
def _pattern(text: str) -> Pattern[str]:
    import re

    return re.compile(text)
