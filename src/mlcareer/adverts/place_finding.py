"""The places that a text names, and which of several towns of one name is meant.

A text is read word by word against one table of names, the longest name at each word, so that two
thousand names cost no more than twenty. What the fields of an area mean stands in
`data/advert-words.toml`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import as_written
from mlcareer.guide.place_names import NAME_FIELDS, NAME_SIGNS
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.guide.place_names import NamedArea, PlaceNames

LONDON, REST_OF_UK, WHOLE_UK, ABROAD = "london", "rest-of-uk", "uk", "abroad"

_CONTAINS = frozenset(("names", "exact", "states"))
"""The fields whose names say where a town lies that stands right before them."""

_PLAIN = frozenset(("plain", "states"))
"""The fields whose names can be plain words or people's names."""

_BESIDE = r"\s?(?:,|-|\()?\s?"
"""What can stand between a town and the area that it lies in; a slash or "and" is a list."""

_CODE = r"\s?[,(]\s?([A-Z]{2,3})\b(?![-'])"

_ADJECTIVE = r"\s?(?!(?i:and|based|citizens? only|only|or|preferred|remote)\b)[^\W\d_]"
"""What follows letters such as US where they are no place: `US firms`."""

_STREET = (
    r"\s(?:Street|St|Road|Rd|Lane|Avenue|Ave|Square|House|Place|Court|Row|Terrace|Crescent|Drive"
    r"|Building|Buildings|Tower|Wharf|Way|Yard|Close)\b"
)
"""What makes a street or a house of a town's name."""


class NamedPlace(Record, kw_only=False):
    """A place that a text names."""

    kind: str
    """The region of its area: `london`, `rest-of-uk`, `uk` or `abroad`."""
    name: str
    """The name as words in lower case."""
    words: str
    """As written."""
    start: int
    end: int
    area: str
    """Its area by id."""
    contains: bool = False
    """Whether it is an area and no town."""
    plain: bool = False
    """Whether it may be a plain word or a person's name."""
    placed: bool = False
    """Whether the area that it lies in stands right after it."""


class PlaceFinder:
    """Finds places by the names of a table."""

    def __init__(self, names: PlaceNames) -> None:
        """Make a finder of all the names in a table."""
        self._areas = {area.id: area for area in names.area}
        self._names: dict[str, tuple[NamedArea, str] | None] = {}
        """Names as words in lower case, with area and field; nothing for a trap."""
        self._codes = {code: area.id for area in names.area for code in area.codes}
        for area in names.area:
            for field in NAME_FIELDS:
                self._add(getattr(area, field), (area, field))
        self._add(names.traps.names, None)
        longer = [name for name in self._names if " " in name]
        self._firsts = {name.partition(" ")[0] for name in longer}
        """Words that names of several words begin with."""
        self._longest = max((name.count(" ") + 1 for name in longer), default=1)
        self._namesakes = {
            name: (shared.lies_in, *shared.also_in)
            for shared in names.namesake
            for name in _spoken((shared.name,))
        }
        self._states = {area.id: frozenset(_spoken(area.states)) for area in names.area}

    def _add(self, names: tuple[str, ...], meaning: tuple[NamedArea, str] | None) -> None:
        if names:
            self._names.update(dict.fromkeys(_spoken(names), meaning))
        # King's Cross is written without its apostrophe too.
        joined = tuple(name.replace("'", "") for name in names if "'" in name)
        if joined:
            self._names.update(dict.fromkeys(_spoken(joined), meaning))

    def find(self, text: str, *, any_case: bool = False) -> list[NamedPlace]:
        """Return the places that a text names, from left to right.

        A name begins with a capital, unless `any_case`: then only one that may be a plain word
        does, where the text has any capital at all. A street is no place beside another.
        """
        lowered = any_case and text == text.lower()
        found = [
            place
            for place in self._found(text, any_case=any_case)
            if (lowered or not place.plain or text[place.start].isupper())
            and not self._is_adjective(text, place)
        ]
        placed = [self._settled(text, place, found[i + 1 : i + 2]) for i, place in enumerate(found)]
        streets = [place for place in placed if as_written(_STREET).match(text, place.end)]
        if len(streets) == len(placed):
            return placed
        return [place for place in placed if place not in streets]

    def _is_adjective(self, text: str, place: NamedPlace) -> bool:
        """Tell whether letters such as US say whose and not where, as in `US firms`."""
        meaning = self._names[place.name]
        exact = meaning is not None and meaning[1] == "exact" and place.kind == ABROAD
        return exact and as_written(_ADJECTIVE).match(text, place.end) is not None

    def names_a_state(self, text: str) -> bool:
        """Tell whether the letters of a state or province stand after a comma: `Someville, OH`."""
        return self._without_codes(text) != text

    def rest(self, text: str) -> str:
        """Return what a text says besides places, with the letters of states gone too."""
        rest = text
        for place in reversed(self.find(text)):
            rest = rest[: place.start] + rest[place.end :]
        return self._without_codes(rest)

    def _without_codes(self, text: str) -> str:
        return as_written(_CODE).sub(
            lambda found: "" if found[1] in self._codes else found[0], text
        )

    def _found(self, text: str, *, any_case: bool) -> Iterator[NamedPlace]:
        spans = [match.span() for match in as_written(r"[^\W_]+").finditer(text)]
        words = [text[begin:end].casefold() for begin, end in spans]
        index = 0
        while index < len(words):
            begin = spans[index][0]
            taken = 1
            if any_case or text[begin].isupper():
                longest = self._longest if words[index] in self._firsts else 1
                for last in range(min(index + longest, len(words)) - 1, index - 1, -1):
                    name = " ".join(words[index : last + 1])
                    if name not in self._names:
                        continue
                    meaning = self._names[name]
                    place = meaning and _named(*meaning, name, text[begin : spans[last][1]], begin)
                    if place is not None:
                        yield place
                    if meaning is None or place is not None:
                        taken = last + 1 - index
                        break
            index += taken

    def _settled(self, text: str, place: NamedPlace, following: list[NamedPlace]) -> NamedPlace:
        """Return a place as what stands right after it says which one it is."""
        where, in_state = self._beside(text, place, following)
        if where is None:
            return place
        sure = place.replace(plain=False, placed=True)
        home = self._home(where, self._namesakes.get(place.name, ()))
        if home is None and in_state and place.kind in {LONDON, REST_OF_UK}:
            home = where
        if home is not None:
            return sure.replace(kind=self._areas[home].region, area=home)
        return sure if where == place.area or self._areas[where].region == WHOLE_UK else place

    def _beside(
        self, text: str, place: NamedPlace, following: list[NamedPlace]
    ) -> tuple[str | None, bool]:
        """Return the area named right after a place, and whether it is named by a state of it."""
        code = as_written(_CODE).match(text, place.end)
        if code and code[1] in self._codes:
            return self._codes[code[1]], True
        for beside in following:
            if beside.contains and as_written(_BESIDE).fullmatch(text, place.end, beside.start):
                return beside.area, beside.name in self._states[beside.area]
        return None, False

    def _home(self, where: str, homes: tuple[str, ...]) -> str | None:
        """Return which of the areas with a town of one name an area stands for."""
        if self._areas[where].region == WHOLE_UK:
            inside = (home for home in homes if self._areas[home].region in {LONDON, REST_OF_UK})
            return next(inside, None)
        return where if where in homes else None


def _named(area: NamedArea, field: str, name: str, words: str, begin: int) -> NamedPlace | None:
    if field == "exact" and words.replace(".", "") not in _bare(area.exact):
        return None
    return NamedPlace(
        kind=area.region,
        name=name,
        words=words,
        start=begin,
        end=begin + len(words),
        area=area.id,
        contains=field in _CONTAINS,
        plain=field in _PLAIN,
    )


@cache
def _bare(names: tuple[str, ...]) -> frozenset[str]:
    """Return letters such as U.K. without their dots."""
    return frozenset(name.replace(".", "") for name in names)


def _spoken(names: tuple[str, ...]) -> list[str]:
    """Return names as words in lower case with one space between."""
    together = "\n".join(names).casefold()
    for sign in NAME_SIGNS:
        together = together.replace(sign, " ")
    return [
        " ".join(name.split()) if "  " in name else name.strip() for name in together.split("\n")
    ]


@lru_cache(maxsize=4)
def place_finder(names: PlaceNames) -> PlaceFinder:
    """Return the finder of a table's places, made once."""
    return PlaceFinder(names)
