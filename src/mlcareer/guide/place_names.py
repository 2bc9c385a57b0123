"""What `places.toml` holds: names of places, by the part of the world that they lie in."""

from __future__ import annotations

from typing import Annotated, Literal

from mlcareer.guide.constraints import Matches, NotEmpty
from mlcareer.guide.model import Id, WordList, Words
from mlcareer.guide.skill_words import WordsAbout
from mlcareer.record import Record

StateCode = Annotated[str, Matches(r"^[A-Z]{2,3}$")]
"""A state or province in capital letters, such as `NSW`."""

NAME_SIGNS = "-'."
"""What stands in names of places besides letters, figures and spaces."""

NAME_FIELDS = ("names", "exact", "states", "towns", "plain")
"""The fields of an area that hold names of places; `codes` are letters."""

SomeWords = Annotated[WordList, NotEmpty()]


class NamedArea(Record):
    """A part of the world, under `[[area]]`, and what adverts call the places in it.

    A name begins with a capital and stands in one list of one area.
    """

    id: Id
    name: Words
    region: Literal["london", "rest-of-uk", "uk", "abroad"]
    names: WordList = ()
    """The area itself, its counties and other parts of it."""
    exact: WordList = ()
    """The same, found in this case only."""
    states: WordList = ()
    """States and provinces; a town right before one lies there, whatever its name.

    Some are people's names, so they count no more than `plain` ones.
    """
    codes: tuple[StateCode, ...] = ()
    """States and provinces as letters, found only after a comma."""
    towns: WordList = ()
    plain: WordList = ()
    """Towns that are plain words or people's names too."""


class Namesake(Record):
    """A name that several towns share, under `[[namesake]]`."""

    name: Words
    lies_in: Id
    """The area whose town is meant where nothing says otherwise."""
    also_in: Annotated[tuple[Id, ...], NotEmpty()]
    """Areas with another town of that name."""


class Traps(Record):
    """Names in which a place is only a word, under `[traps]`."""

    names: SomeWords


class Parts(Record):
    """Words that leave a place what it is, under `[parts]`."""

    before: SomeWords
    after: SomeWords


class PlaceNames(Record):
    """All of it, one field a table."""

    place_names: WordsAbout
    area: Annotated[tuple[NamedArea, ...], NotEmpty()]
    namesake: tuple[Namesake, ...] = ()
    traps: Traps
    parts: Parts

    def __hash__(self) -> int:
        # Equal tables have equal heads; to hash two thousand names for each advert takes longer.
        return hash(self.place_names)
