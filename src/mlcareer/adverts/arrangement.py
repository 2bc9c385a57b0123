"""How much of the work is remote: fully, some days a week, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.found import Found
from mlcareer.adverts.pattern import in_any_case

if TYPE_CHECKING:
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
    r"|[,|;(–-]\s?remote\s*(?:$|[.|;)])"
)
_HYBRID = (
    r"\bhybrid[- ](?:working|work|role|position|remote|policy|schedule|basis|set-?up|arrangement"
    r"|environment|pattern|office|job|team|model\b(?= of work))|#LI-Hybrid\b"
    r"|\bhybrid\b(?=\s*(?:$|[-–—|(/;]|[.](?:\s|$)|,\s*(?:london|\d|one|two|three)|(?:in|from"
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
    return None
