"""How much of the work is remote: fully, some days a week, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.found import Found
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.record import Record

if TYPE_CHECKING:
    from re import Match

    from mlcareer.adverts.text import AdvertText


Arrangement = Literal["remote", "hybrid", "from-home", "on-site"]
"""How much of the work is remote; `from-home`: working from home without saying how much."""


_FULLY_REMOTE = (
    r"\b(?:fully|100%|entirely|completely|permanently)[- ]remote\b|\bremote[- ]first\b|\bremote[- "
    r"](?:role|position|job|based|working across|anywhere|in the uk|within|from anywhere|across)\b"
    r"|\bremote \(uk|\bthis (?:role|position|job) is (?:fully |100% )?remote\b|\bwork(?:ing)? "
    r"(?:remotely )?from anywhere\b|\bUK[- ]remote\b|\bremote,? uk\b|#LI-Remote\b"
    r"|\b(?:fully|100%|entirely|completely|permanently) (?:work(?:ing)? from home|home[- ]based)\b"
    r"|\b(?:work(?:ing)?[- ]from[- ]home|home[- ]based) (?:role|position|job|post)\b"
    r"|[,|;(–-]\s?remote\s?(?:$|[.|;)])"
)
_HYBRID = (
    r"\bhybrid[- ](?:working|work|role|position|remote|policy|schedule|basis|set-?up|arrangement"
    r"|environment|pattern|office|job|team|model\b(?= of work))|#LI-Hybrid\b"
    r"|\bhybrid\b(?=\s?(?:$|[-–—|(/;]|[.](?:\s|$)|,\s?(?:london|\d|one|two|three)|(?:in|from"
    r"|with)\s))"
    r"|(?:location|working|work|type|london|uk)\W{1,3}hybrid\b"
    r"|\b(?:[1-4]|one|two|three|four)(?:x| days?)?(?:\s?-\s?(?:[1-5]|two|three|four))?\s?"
    r"(?:days?|x)?(?: a| per|/)? ?(?:week|wk)\b[^.]{0,30}\b(?:office|on-?site|in|london)\b"
    r"|\bdays? (?:a|per) week (?:in|at|on)[- ]?(?:the )?(?:office|site)"
    r"|\bdays (?:in|at) (?:the|our) offices?\b"
    r"|\b(?:[1-4]|one|two|three|four)(?:-[1-5])? days (?:a|per) week\b"
    r"(?! (?:in|of|working|contract))"
    r"|\b(?:[1-4]|one|two|three|four)(?:-[1-5])? days?(?: (?:a|per|each) week)? (?:(?:of "
    r"|is )?work(?:ing)? )?"
    r"(?:from|at) home\b|\bwork(?:ing)? from home (?:for )?(?:up to )?(?:[1-4]|one|two|three"
    r"|four) days?\b"
)
_FROM_HOME = r"\b(?:work(?:ing)?|days?)[- ](?:from|at)[- ]home\b|\bhome[- ]?working\b|\bWFH\b"
_ONSITE = (
    r"\b(?:fully|100%|entirely) (?:on-?site|office[- ]based|in[- ]office)\b|\b(?:on-?site|in[- "
    r"]office|office[- ]based) (?:role|position|working|only|job)\b|\bthis (?:role|position) is "
    r"(?:based )?(?:on-?site|office[- ]based|in[- ]office)\b|\b(?:5|five) days (?:a|per) week "
    r"(?:in|on)\b|\(on-?site\)"
)

_SIGNS = {
    "hybrid": ("ybrid", "YBRID", "week", "WEEK", "day", "DAY"),
    "remote": ("emote", "EMOTE", "nywhere", "home"),
    "from-home": ("home", "HOME", "Home", "WFH"),
    "on-site": ("site", "SITE", "ffice", "FFICE", "erson", "days"),
}
"""Letters without which no line speaks of it: looked for before the long expressions."""

_DOUBTFUL = r"\b(?:flexible working|may|depending on (?:the )?role)\b"
"""Words of a sentence that promises nothing."""

_NO_HOME = (
    r"\b(?:no|not|cannot|can't|unable to|never|without)\b[^.;]{0,25}\b(?:from|at|home)\b"
    r"|\b(?:allowance|set-?up|equipment|budget|stipend)\b"
)
"""Words of a sentence that speaks of work from home and does not offer it."""


def advert_arrangement(advert: AdvertText) -> Found[Arrangement] | None:
    """Find how much of the work is remote; nothing where an advert does not say."""
    kinds: tuple[tuple[Arrangement, str], ...] = (
        ("hybrid", _HYBRID),
        ("remote", _FULLY_REMOTE),
        ("from-home", _FROM_HOME),
        ("on-site", _ONSITE),
    )
    for kind, cues in kinds:
        for fact in advert.header:
            if fact.label != "company" and in_any_case(cues).search(fact.value):
                return Found(kind, fact.written, fact.line)
        for segment in advert.segments:
            if not any(sign in segment.text for sign in _SIGNS[kind]):
                continue
            found = in_any_case(cues).search(segment.text)
            doubtful = _NO_HOME if kind == "from-home" else _DOUBTFUL
            if found and not in_any_case(doubtful).search(segment.text):
                return segment.found(kind, *found.span(), around=30)
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


_COUNT = r"(?:[1-5]|one|two|three|four|five|once|twice|a couple of|a day|one day)"

_DAYS = (
    rf"\b(?P<low>{_COUNT})(?:\s?(?:-|–|to|or|/)\s?(?P<high>[1-5]|two|three|four|five))?"
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

WEEK = 5
"""Days of work in a week."""

NEAR = 40
"""Characters on each side of a count of days in which words say where they are."""


def advert_office_days(advert: AdvertText) -> Found[OfficeDays] | None:
    """Find how many days a week are in the office; days at home leave the others."""
    for segment in advert.told():
        text = segment.text
        if not in_any_case(_DAY_SIGNS).search(text):
            continue
        for match in in_any_case(_DAYS).finditer(text):
            days = _days(text, match)
            if days is not None:
                return segment.found(days, *match.span(), around=30)
    return None


_DAY_SIGNS = r"\bdays?\b|\d\s?days?\b|\bx (?:a|per)\b|\dx\b|\b(?:once|twice) (?:a|per)\b"


def _days(text: str, match: Match[str]) -> OfficeDays | None:
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
    home = in_any_case(_AT_HOME).search(after[:24])
    office = in_any_case(_IN_OFFICE).search(after)
    if home and not (office and office.start() < home.start()):
        return OfficeDays(WEEK - max(low, high), WEEK - min(low, high))
    at_place = match["weekly"] and as_written(_IN_A_PLACE).match(text, match.end())
    if office or at_place or (in_any_case(_IN_OFFICE + r"|\bhybrid\b").search(before)):
        return OfficeDays(min(low, high), max(low, high))
    return None


_NO_DAYS = (
    r"^\s?(?:of |'s? )?(?:annual |paid )?(?:leave|holiday|training|volunteering|vacation|pto)"
)


def _number(words: str) -> int:
    return _NUMBERS.get(words.casefold()) or int(words)
