"""How much of the work is remote, and how many days a week are in the office."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.found import Found
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.phrases import finder_of
from mlcareer.record import Record

if TYPE_CHECKING:
    from re import Match

    from mlcareer.adverts.phrases import PhraseFinder
    from mlcareer.adverts.text import AdvertText, Segment
    from mlcareer.guide.advert_words import AdvertWords


Arrangement = Literal["remote", "hybrid", "from-home", "on-site"]
"""How much of the work is remote; `from-home`: working from home without saying how much."""


_SIGNS = ("hybrid", "remote", "anywhere", "home", "wfh", "site", "office", "person", " day")
"""Letters without which no line speaks of it: looked for before the phrases."""

_ALONE = r"[,|;(-]\s?remote\s?(?:$|[.|;)])"
"""The word alone between bars, or at the end of a line."""

_ENDS = r"\bhybrid\s?(?:$|[-(/;]|[.](?:\s|$))"

_DOUBTFUL = r"\b(?:flexible working|may|depending on (?:the )?role)\b"
"""Words of a sentence that promises nothing."""

_NO_HOME = (
    r"\b(?:no|not|cannot|can't|unable to|never|without)\b[^.;]{0,25}\b(?:from|at|home)\b"
    r"|\b(?:allowance|set-?up|equipment|budget|stipend)\b"
)
"""Words of a sentence that speaks of work from home and does not offer it."""


def _said(text: str, finder: PhraseFinder[Arrangement]) -> dict[Arrangement, tuple[int, int]]:
    """Return what a line says, each kind with where it stands."""
    lowered = text.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return {}
    found = finder.first_of_each(text)
    alone = in_any_case(_ALONE).search(text)
    if alone:
        found.setdefault("remote", alone.span())
    ends = in_any_case(_ENDS).search(text)
    if ends:
        found.setdefault("hybrid", ends.span())
    return found


@lru_cache(maxsize=4)
def _finder(words: AdvertWords) -> PhraseFinder[Arrangement]:
    return finder_of((each.kind, each.phrases) for each in words.arrangement)


_ORDER: tuple[Arrangement, ...] = ("hybrid", "remote", "from-home", "on-site")
"""What is said of one outdoes what is said of the next."""


def advert_arrangement(advert: AdvertText, words: AdvertWords) -> Found[Arrangement] | None:
    """Find how much of the work is remote; nothing where an advert does not say."""
    finder = _finder(words)
    said = [(segment, _said(segment.text, finder)) for segment in advert.segments]
    facts = [(f, _said(f.value, finder)) for f in advert.header if f.label != "company"]
    for kind in _ORDER:
        for fact, found in facts:
            if kind in found:
                return Found(kind, fact.written, fact.line)
        doubtful = _NO_HOME if kind == "from-home" else _DOUBTFUL
        for segment, found in said:
            if kind in found and not in_any_case(doubtful).search(segment.text):
                return segment.found(kind, *found[kind], around=30)
    days = advert_office_days(advert)
    return None if days is None else Found(_by_days(days.value), days.words, days.line)


def _by_days(days: OfficeDays) -> Arrangement:
    if days.min >= WEEK:
        return "on-site"
    return "hybrid" if days.max else "remote"


class OfficeDays(Record, kw_only=False):
    """How many days a week are in the office."""

    min: int
    max: int

    def __str__(self) -> str:
        """Return them as `2`, or `2-3`."""
        return str(self.min) if self.min == self.max else f"{self.min}-{self.max}"


_COUNT = r"(?:[1-5]|one|two|three|four|five|once|twice|a couple of|a day|one day)"

_DAYS = (
    rf"\b(?P<low>{_COUNT})(?:\s?(?:-|to|or|/)\s?(?P<high>[1-5]|two|three|four|five))?"
    r"(?:\s?x\b|\s(?:full )?days?|\s?days?|\stimes?)?"
    r"(?P<weekly>\s?(?:a|per|each|every|/|p/)\s?(?:week|wk|w)\b|\s?weekly|\sp\.?w\b)?"
)

_IN_OFFICE = (
    r"\b(?:office|on[- ]?site|in[- ]person|face[- ]to[- ]face|(?:our|the) (?:hq|hub|site)|hq|hub"
    r"|studio|campus|lab|co-?located)\b"
)
_AT_HOME = r"\b(?:(?:from|at) home|remote(?:ly)?|wfh|home[- ]?working|home[- ]based)\b"

_IN_A_PLACE = r"\s(?:in|at|from)\s(?:the |our )?[A-Z]"
"""What follows days a week that are at a place: "two days a week in Leeds"."""

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "once": 1, "twice": 2,
    "a couple of": 2, "a day": 1, "one day": 1,
}  # fmt: skip

MOST_COUNTS = 6
"""Counts of days that are looked at in one sentence."""

WEEK = 5
"""Days of work in a week."""

NEAR = 40
"""Characters on each side of a count of days in which words say where they are."""


def advert_office_days(advert: AdvertText) -> Found[OfficeDays] | None:
    """Find how many days a week are in the office; days at home leave the others."""
    for segment in advert.told():
        text = segment.text
        if not segment.has(_DAY_SIGNS):
            continue
        for match in islice(in_any_case(_DAYS).finditer(text), MOST_COUNTS):
            days = _days(text, match, located=_says_where(segment))
            if days is not None:
                return segment.found(days, *match.span(), around=30)
    return None


_DAY_SIGNS = ("day", "x a ", "x per", "once ", "twice ", "p/w", "a week", "per week")


def _says_where(segment: Segment) -> bool:
    """Tell whether a sentence is what stands under a label such as `Location`."""
    return segment.heading == "location" or bool(in_any_case(_PLACE_LABEL).match(segment.text))


_PLACE_LABEL = r"(?:location|where|based|base|place|office|site)\b\W{1,3}"

_IN_AND_NOT_OUT = r"\s?in(?:\s?[,;.)]|$|\sand\b)"
"""What follows days in the office where those at home stand after them: `three in, two out`."""


def _days(text: str, match: Match[str], *, located: bool) -> OfficeDays | None:
    """Return the days that a count is of, or nothing where it is of something else."""
    if match["low"].casefold() in {"a day", "one day"} and not match["weekly"]:
        return None
    counted = in_any_case(r"day|x\b|times?|once|twice|week|wk|p\.?w").search(match[0])
    if not counted or in_any_case(_NO_DAYS).search(text[match.end() : match.end() + 24]):
        return None
    before = as_written(r"[.;|]").split(text[max(0, match.start() - NEAR) : match.start()])[-1]
    after = as_written(r"[.;|]").split(text[match.end() : match.end() + NEAR])[0]
    low = _number(match["low"])
    high = _number(match["high"]) if match["high"] else low
    inside = as_written(_IN_AND_NOT_OUT).match(after)
    at_place = match["weekly"] and (
        located or as_written(_IN_A_PLACE).match(text, match.end()) is not None
    )
    at_place = at_place or inside
    home = None if inside else in_any_case(_AT_HOME).search(after[:24])
    office = in_any_case(_IN_OFFICE).search(after)
    if home and not (office and office.start() < home.start()):
        return OfficeDays(WEEK - max(low, high), WEEK - min(low, high))
    if office or at_place or (in_any_case(_IN_OFFICE + r"|\bhybrid\b").search(before)):
        return OfficeDays(min(low, high), max(low, high))
    return None


_NO_DAYS = (
    r"^\s?(?:of |'s? )?(?:annual |paid )?(?:leave|holiday|training|volunteering|vacation|pto)"
)


def _number(words: str) -> int:
    return _NUMBERS.get(words.casefold()) or int(words)
