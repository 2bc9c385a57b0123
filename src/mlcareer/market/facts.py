"""What titles, places and texts of records say, each different one read once.

The rules are those of `adverts`; a record is only another door to them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.adverts.level import title_levels
from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.pay import PLAUSIBLE, pay_reader
from mlcareer.adverts.place import NON_UK, advert_place
from mlcareer.adverts.place_finding import place_finder
from mlcareer.adverts.role import role_reader
from mlcareer.adverts.text import advert_text
from mlcareer.errors import UnknownNameError
from mlcareer.guide.lookup import find
from mlcareer.market.folding import place_stem, title_stem
from mlcareer.market.table import ABROAD, CONTRACT, MATCHED_BY_NONE, NOT_STATED, PERMANENT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.adverts.pay import StatedPay
    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.guide.advert_words import AdvertWords
    from mlcareer.guide.model import Guide
    from mlcareer.guide.place_names import PlaceNames

DIFFERENT = 200_000
"""Titles and places that are kept; a file with more reads some of them twice."""

NO_LEVELS = frozenset(("intern", "manager"))
"""What adverts call a level and the guide's ladder does not have."""

LEVEL_CODES = {"en": "junior", "mi": "mid", "se": "senior", "ex": NOT_STATED}
"""The codes of the open dataset of ai-jobs.net; its executives are no level of the guide."""

_CONTRACT = (
    r"\bcontract(?:or|ing)?\b|\bfreelance\b|\binterim\b|\btemp(?:orary)?\b|\bftc\b|\bir ?35\b"
    r"|\bfixed[- ]term\b|^(?:ct|fl)$"
)
_PERMANENT = r"\bperm(?:anent)?\b"

NOTHING = frozenset(("nan", "NaN", "None", "null", "NULL", "N/A", "n/a", "-"))
"""What tables write where nothing is known."""

SHORTEST_TEXT = 40
"""Characters of a text that may say what it pays."""


class TitleFacts(NamedTuple):
    """What a title says."""

    role: str
    """Empty where there is no title."""
    level: str
    stem: str
    contract: bool


class PlaceFacts(NamedTuple):
    """What a place says."""

    region: str
    stem: str


class FactReader:
    """Reads titles, places and texts by the tables of `adverts` and the levels of a guide."""

    def __init__(
        self, guide: Guide, words: AdvertWords, places: PlaceNames, skills: SkillFinder | None
    ) -> None:
        """Make a reader; `skills` only where adverts are counted by skill."""
        self._guide = guide
        self._words = words
        self._places = places
        self._skills = skills
        self._regions = {region.id for region in guide.region}
        # Caches of this reader alone: two guides have two ladders.
        self.title = lru_cache(DIFFERENT)(self._title)
        self.place = lru_cache(DIFFERENT)(self._place)
        self.level = lru_cache(DIFFERENT)(self._level)
        self.pay_words = lru_cache(DIFFERENT)(self._pay_words)
        self.contract = lru_cache(DIFFERENT)(contract_named)

    def _title(self, title: str) -> TitleFacts:
        if not title.strip() or title.strip() in NOTHING:
            return TitleFacts("", NOT_STATED, "", contract=False)
        named = role_reader(self._words).kind_of_title(title)
        return TitleFacts(
            role=named or MATCHED_BY_NONE,
            level=self.one_level(title_levels(title)),
            stem=title_stem(place_finder(self._places).rest(title)),
            contract=contract_named(title) == CONTRACT,
        )

    def _level(self, stated: str) -> str:
        """Return the level that a field of its own names, in a word or a code."""
        stated = stated.strip()
        code = LEVEL_CODES.get(stated.casefold())
        if code is not None:
            return code if any(level.id == code for level in self._guide.level) else NOT_STATED
        levels = title_levels(stated)
        return self.one_level(levels) if levels else self._guide_level(stated)

    def one_level(self, named: Iterable[str]) -> str:
        """Return the one level that is named; an advert for either of two names none."""
        found = {self._guide_level(name) for name in named}
        return found.pop() if len(found) == 1 else NOT_STATED

    def _guide_level(self, name: str) -> str:
        if name in NO_LEVELS:
            return NOT_STATED
        try:
            return find("level", name, self._guide.level).id
        except UnknownNameError:
            return NOT_STATED

    def _place(self, place: str) -> PlaceFacts:
        place = place.strip()
        if not place:
            return PlaceFacts(NOT_STATED, "")
        # As the location line of an advert, by the rules for one.
        found = advert_place(
            advert_text(f"Location: {place}", self._words), self._places, self._words
        )
        known = self.region(found.region.value)
        if known == ABROAD:
            return PlaceFacts(ABROAD, place_stem(place))
        if known == "london":
            return PlaceFacts(known, known)  # however its parts are called
        remote = found.arrangement is not None and found.arrangement.value == "remote"
        towns = place_finder(self._places).find(place, any_case=True)
        town = next((named.name for named in towns if not named.contains), "")
        return PlaceFacts(known, town or ("remote" if remote else place_stem(place)))

    def region(self, found: str) -> str:
        """Return the pay region of where an advert's work is, by what `adverts` calls it."""
        if found == NON_UK:
            return ABROAD
        return found if found in self._regions else NOT_STATED

    def _pay_words(self, words: str) -> StatedPay | None:
        """Return the pay that a field states in words, such as `£60k to £70k a year`."""
        return self.text_pay(f"Salary: {words}")

    def text_pay(self, text: str) -> StatedPay | None:
        """Return the base pay that a text states, or an estimate that it calls one."""
        pay = pay_reader(self._words).read(advert_text(text, self._words), "london")
        found = pay.base or pay.estimated
        if found is None or (found.value.min is None and found.value.max is None):
            return None
        return found.value

    def skills(self, text: str) -> tuple[str, ...]:
        """Return the ids of the skills that a text names."""
        if self._skills is None:
            return ()
        return tuple(sorted({mention.skill for mention in self._skills.find(text)}))


@lru_cache(DIFFERENT)
def is_part_time(words: str) -> bool:
    """Tell whether a board says part-time, and not full-time as well: `part_time`, `Part-time`."""
    said = "".join(filter(str.isalpha, words.casefold()))
    return "parttime" in said and "fulltime" not in said


def contract_named(words: str) -> str:
    """Return what a board's words, or a title, say of the kind of contract."""
    words = words.strip()
    if in_any_case(_CONTRACT).search(words):
        return NOT_STATED if in_any_case(_PERMANENT).search(words) else CONTRACT
    return PERMANENT if in_any_case(_PERMANENT).search(words) else NOT_STATED


def is_plausible(pay_from: float, pay_to: float, period: str) -> bool:
    """Tell whether an amount can be pay for its period: £65 a year cannot."""
    least, most = PLAUSIBLE[period]
    return least <= pay_from <= pay_to <= most
