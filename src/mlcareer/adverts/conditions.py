"""Sponsorship, the right to work and clearance as stated, and bait for a training course."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.phrases import PhraseFinder, finder_of

if TYPE_CHECKING:
    from mlcareer.adverts.found import Found
    from mlcareer.adverts.text import AdvertText, Segment
    from mlcareer.guide.advert_words import AdvertWords


Sponsorship = Literal["offered", "not-offered"]
"""Whether the employer sponsors a visa for the post."""

_SPONSOR_MARKS = (
    "sponsor", "visa", "work permit", "right to work", "right to live", "eligible to work",
    "indefinite", "citizen", "national", "cos ",
)  # fmt: skip

_SPONSORED = r"\b(?:visas?|sponsor(?:s|ed|ing|ship)?|cos)\b(?! (?:for an export|events?))"

_REFUSING = (
    r"\b(?:no|not|cannot|unable|unfortunately|never|neither|without|nor|non|none|unavailable|n/a)\b"
    r"|n't\b"
)

MOST_NAMED, MOST_LINES = 8, 60
"""Mentions in one sentence, and sentences of one advert, that are looked at."""

BEFORE, AFTER = 72, 40
"""Characters of a clause before and after sponsorship in which it is refused."""

_WELCOME = r"\bwelcom|\b(?:will|can) be considered\b"
"""An offer to those who need sponsorship, which says "need" and asks nothing."""

_NO_REFUSAL = (
    r"\bfor (?:every|all) (?:role|candidate|position|country)s?\b|\bnot all (?:roles|positions)\b"
)
"""Words that limit a refusal, so that it is none."""

_ASKS_WHETHER = r"\b(?:whether|if you|do you|will you|should you)\b|\b(?:need|require)s?\b"
"""Words before an offer that make it a question to the candidate."""

_OTHER_SIGNS = (
    "export", "executive sponsor", "project sponsor", "programme sponsor", "program sponsor",
    "business sponsor", "event sponsor", "senior sponsor", "internal sponsor", "sponsor of",
    "sponsors of", "sponsored", "sponsoring", "sponsor team", "sponsors team", "conference",
    "research", "visa inc", "visa card", "visa europe", "visa payments", "visa or ", "visa and ",
    "visa, ", "visa/", "mastercard",
)  # fmt: skip

_OTHER_SPONSOR = (
    r"\bexport (?:licen[cs]e|control)|\b(?:executive|project|programme|program|business|event"
    r"|senior|internal) sponsor\w*\b|\bsponsor(?:s|ed|ing)? (?:of|by|research|teams?|events?"
    r"|conferences?)\b|\bvisas? (?:inc|cards?|europe|payments)\b|\bmastercards?\b"
    r"|\bvisas?,? (?:or|and|/|,) (?:master|amex|american)"
)

_CLEARANCE_LEVELS = (
    r"\b(?:BPSS|SC|DV|CTC)\s?(?:/|or|and|\+|plus|&)\s?(?:SC|DV|eDV|CTC|NPPV)\b"
    r"|\b(?:[Ee]ligib\w+|[Aa]ttain|[Aa]chieve|[Ww]illing to|[Gg]o(?:ing)? through|[Uu]ndergo"
    r"|[Rr]equire[sd]?|[Pp]ass)\s[^.;]{0,25}\b(?:SC|DV|eDV)\b(?! Johnson)"
    r"|\b(?:SC|DV|eDV)[- ](?:[Ee]ligib\w+|[Rr]equired|[Ll]evel|[Ee]ssential|[Pp]referred"
    r"|[Nn]eeded|[Vv]ett\w+)\b|\bUKIC\b"
)
"""The short names of clearances, in capitals, and what stands beside them."""

_SHORT_NAMES = r"\b(?:SC|DV|eDV|CTC|UKIC|NPPV|UKSV|STRAP)\b"
_SHORT_SIGNS = ("sc", "dv", "ctc", "ukic", "nppv", "uksv", "strap")
_CLEARANCE_SIGNS = (
    "clearance", "cleared", "clearable", "vetting", "vetted", "security check", "terrorist",
    "sole uk",
)  # fmt: skip
"""Letters without which no line speaks of clearance: looked for before the phrases."""

_OTHER_CLEARANCE = (
    r"\b(?:customs|medical|dbs|police|health|occupational health|bank|payment|background"
    r"|reference|crb)[- ](?:check )?clearance\b"
)
_NO_CLEARANCE = r"\b(?:no|not|without|isn't|doesn't|don't)\b[^.;]{0,40}$"
_NO_CLEARANCE_AFTER = (
    r"^[^.;]{0,30}\b(?:not (?:required|needed|necessary)|isn't (?:required|needed))\b"
)

BAIT_POINTS = 2
"""Points from which an advert is flagged."""


GAP = 6
"""Words that may stand between the parts of a condition."""


@lru_cache(maxsize=4)
def condition_finder(words: AdvertWords) -> PhraseFinder[str]:
    """Return the finder of a table's conditions, made once."""
    return finder_of(((each.says, each.phrases) for each in words.condition), GAP)


def advert_sponsorship(advert: AdvertText, words: AdvertWords) -> Found[Sponsorship] | None:
    """Find whether an advert offers to sponsor a visa; a refusal outweighs an offer.

    Nothing where it says neither: a bare line on the right to work asks for no more than that.
    """
    offered: Found[Sponsorship] | None = None
    finder = condition_finder(words)
    marked = (segment for segment in advert.told() if segment.has(_SPONSOR_MARKS))
    for segment in islice(marked, MOST_LINES):
        text = segment.text
        if segment.has(_OTHER_SIGNS) and in_any_case(_OTHER_SPONSOR).search(text):
            continue
        said = finder.first_of_each(text)
        place = _refused(text) or said.get("sponsors-not")
        limited = segment.has(("for every", "for all", "not all"))
        if place and not (limited and in_any_case(_NO_REFUSAL).search(text)):
            return segment.found("not-offered", *place)
        if _of_clearance(advert, text, segment.line):
            continue
        sponsored = in_any_case(_SPONSORED).search(text)
        welcome = sponsored and in_any_case(_WELCOME).search(text)
        place = said.get("sponsors") or (sponsored.span() if sponsored and welcome else None)
        place = place or _bare_visa(segment)
        asks = place and not welcome and in_any_case(_ASKS_WHETHER).search(text[: place[1]])
        if place and not asks and offered is None:
            offered = segment.found("offered", *place)
    return offered


def _refused(text: str) -> tuple[int, int] | None:
    """Return where the clause of a visa or of sponsorship refuses it."""
    for named in islice(in_any_case(_SPONSORED).finditer(text), MOST_NAMED):
        begin = max(text.rfind(sign, 0, named.start()) for sign in ".;") + 1
        begin = max(begin, named.start() - BEFORE)
        end = min(
            (e for sign in ".;" if (e := text.find(sign, named.end())) >= 0), default=len(text)
        )
        before = in_any_case(_REFUSING).search(text, begin, named.start())
        after = in_any_case(_REFUSING).search(text, named.end(), min(end, named.end() + AFTER))
        if before:
            return before.start(), named.end()
        if after and named[0].casefold().startswith("sponsor"):
            return named.start(), after.end()
    return None


def _bare_visa(segment: Segment) -> tuple[int, int] | None:
    """Return the word "visa" where it stands alone between bars of a line of facts."""
    if segment.section not in {Section.TITLE, Section.INTRODUCTION}:
        return None
    found = as_written(_BARE_VISA).search(segment.text)
    return None if found is None else found.span(1)


_BARE_VISA = r"(?:^|[-|,(/]\s?)((?i:visas?|visa sponsorship))(?=\s?(?:$|[-|,)/&+]))"


def advert_right_to_work(advert: AdvertText, words: AdvertWords) -> Found[str] | None:
    """Find the line that asks for the right to work, in its own words."""
    finder = condition_finder(words)
    for segment in advert.told():
        if not segment.has(_RIGHT_MARKS):
            continue
        place = finder.first_of_each(segment.text).get("right-to-work")
        if place:
            return segment.found(segment.written[slice(*place)], *place)
    return None


_RIGHT_MARKS = ("to work", "work in", "work auth", "and work", "right-to-work")


def _of_clearance(advert: AdvertText, text: str, line: int) -> bool:
    """Tell whether a line speaks of sponsoring a security clearance, and not a visa."""
    if in_any_case(_OF_VISAS).search(text):
        return False
    near = (s.text for s in advert.segments if s.line == line)
    return (
        in_any_case(r"\bclear(?:ance|ed)\b|\bvetting\b").search(" ".join((text, *near))) is not None
    )


_OF_VISAS = (
    r"\b(?:visas?|work permits?|right to work|skilled worker|tier 2|immigration|relocat\w+)\b"
)
"""Words of a line that speaks of the right to work."""


def advert_clearance(advert: AdvertText, words: AdvertWords) -> Found[str] | None:
    """Find the security clearance that is asked, as written; a background check is none."""
    finder = condition_finder(words)
    for segment in advert.told():
        text = segment.text
        short = segment.has(_SHORT_SIGNS) and as_written(_SHORT_NAMES).search(text)
        if not short and not segment.has(_CLEARANCE_SIGNS):
            continue
        found = as_written(_CLEARANCE_LEVELS).search(text) if short else None
        place = found.span() if found else finder.first_of_each(text).get("clearance")
        if not place or in_any_case(_OTHER_CLEARANCE).search(text):
            continue
        if in_any_case(_NO_CLEARANCE).search(text[: place[0]]) or in_any_case(
            _NO_CLEARANCE_AFTER
        ).search(text[place[1] :]):
            continue
        return segment.found(segment.written[slice(*place)], *place)
    return None


def training_bait(advert: AdvertText, words: AdvertWords) -> tuple[Found[str], ...]:
    """Return the signs that a training provider is selling a course; none when they are too few."""
    if not any(segment.has(words.courses.signs) for segment in advert.segments):
        return ()
    points = {sign.says: sign.points for sign in words.bait}
    finder = _bait_finder(words)
    found: dict[str, Found[str]] = {}
    for segment in advert.told():
        signs = finder.find(segment.text)
        if all(points[says] for says, _, _ in signs):
            for says, start, end in signs:
                found.setdefault(says, segment.found(says, start, end))
    told = tuple(found[says] for says in points if says in found)
    return told if sum(points[each.value] for each in told) >= BAIT_POINTS else ()


@lru_cache(maxsize=4)
def _bait_finder(words: AdvertWords) -> PhraseFinder[str]:
    return finder_of((sign.says, sign.phrases) for sign in words.bait)
