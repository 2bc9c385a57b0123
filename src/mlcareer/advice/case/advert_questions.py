"""What a careful candidate should ask, because an advert leaves it out or says two things.

The texts are data: `[[question]]` of the words of adverts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.requirement import Standing
from mlcareer.adverts.role import ROLE_WITH_ARTICLE
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.adverts.benefits import Benefits
    from mlcareer.adverts.bonus import StatedBonus
    from mlcareer.adverts.found import Found
    from mlcareer.adverts.pay import AdvertPay
    from mlcareer.adverts.read import AdvertFindings
    from mlcareer.guide.advert_words import AdvertWords


CLOSE_CALL = 4
"""A runner-up with at least this many fifths of the winner's score makes the work doubtful."""

MANY_SKILLS = 12
"""Required skills from which nobody has them all, so that it matters which count."""


class CandidateQuestion(Record):
    """A question and what in the advert gives rise to it."""

    about: str
    """What is asked after, in a few words: `salary range`."""
    ask: str
    because: str
    rank: int
    """What to ask first: 0 before 1 before 2."""


def candidate_questions(
    words: AdvertWords, advert: AdvertFindings, benefits: Benefits, text: str
) -> tuple[CandidateQuestion, ...]:
    """Return what to ask, the questions that can decide first; nothing that the text states."""
    lowered = text.lower()
    asked = (
        *_on_pay(advert, benefits, lowered),
        *_on_work(advert, lowered),
        *_on_terms(advert, lowered),
    )
    figures = {
        "likeliest": ROLE_WITH_ARTICLE[advert.role.kind],
        "other": ROLE_WITH_ARTICLE.get(advert.role.runner_up or "", ""),
        "skills": len(advert.skills_with(Standing.REQUIRED)),
        "clearance": "" if advert.clearance is None else advert.clearance.value,
    }
    known = {each.id: each for each in words.question}
    found = (
        CandidateQuestion.copied_from(
            known[name],
            ask=known[name].ask.format_map(figures),
            because=known[name].because.format_map(figures),
        )
        for name in asked
        if name in known
    )
    return tuple(sorted(found, key=lambda each: each.rank))


def _names(words: str, *phrases: str) -> bool:
    """Tell whether an advert, in lower case, holds any of some phrases."""
    return any(phrase in words for phrase in phrases)


def _on_pay(advert: AdvertFindings, benefits: Benefits, words: str) -> Iterator[str]:
    base = None if advert.pay.base is None else advert.pay.base.value
    yield from _on_range(advert.pay)
    yield from _on_bonuses(advert.bonuses, words)
    if base is not None and base.period in {"day", "hour"}:
        ir35 = "" if advert.ir35 is None else advert.ir35.value
        if ir35 in {"", "either", "mentioned"} and not _abroad(advert):
            yield f"ir35-{ir35}".rstrip("-")
        if advert.contract_length is None:
            yield "contract-length"
    elif benefits.pension is None:
        yield "pension"
    if base is not None and base.pro_rata and advert.hours is None:
        yield "hours"


def _on_range(pay: AdvertPay) -> Iterator[str]:
    """Ask for what is missing of the range."""
    base = None if pay.base is None else pay.base.value
    if base is None:
        yield "salary-range" if pay.on_target is None else "base-salary"
    elif base.from_badge:
        yield "range-of-board"
    elif base.min is None:
        yield "start-of-range"
    elif base.max is None:
        yield "end-of-range"
    elif pay.depends_on_experience and base.min != base.max:
        yield "top-of-range"


def _on_bonuses(found: tuple[Found[StatedBonus], ...], words: str) -> Iterator[str]:
    """Ask for what is left open of a bonus, and whether one for coming can be claimed back."""
    bonuses = [item.value for item in found]
    regular = [bonus for bonus in bonuses if bonus.kind == "regular"]
    terms = {term for bonus in regular for term in bonus.terms}
    stated = next((bonus for bonus in regular if bonus.unit), None)
    if regular and stated is None:
        yield "bonus-size"
    elif "guaranteed" in terms:
        pass
    elif stated is not None and stated.min is None:
        yield "bonus-usual"
    elif "discretionary" in terms:
        yield "bonus-discretionary"
    elif "performance" in terms:
        yield "bonus-performance"
    elif stated is not None and "target" not in terms:
        yield "bonus-target"
    if any(bonus.kind == "sign-on" for bonus in bonuses) and not _names(
        words, "clawback", "claw back", "repay", "repaid", "pay back", "paid back"
    ):
        yield "sign-on"


def _on_work(advert: AdvertFindings, words: str) -> Iterator[str]:
    role = advert.role
    if role.runner_up and role.runner_up_score * 5 >= role.score * CLOSE_CALL:
        yield "kind-of-work"
    if advert.level.level == "unspecified":
        yield "level"
    builds = role.kind in {"mle", "data-scientist", "ai-engineer", "research"}
    if builds and not _names(words, "production", "deploy"):
        yield "production"
    runs = role.kind in {"mle", "mlops", "software-engineer", "data-engineer"}
    if runs and not _names(words, "on-call", "on call", "out of hours", "out-of-hours"):
        yield "on-call"
    if not in_any_case(_TEAM).search(words):
        yield "team"
    if len(advert.skills_with(Standing.REQUIRED)) > MANY_SKILLS:
        yield "many-skills"


def _on_terms(advert: AdvertFindings, words: str) -> Iterator[str]:
    if advert.sponsorship is None and not _abroad(advert):
        yield "sponsorship"
    if advert.region.value == "remote-anywhere":
        yield "country"
    if advert.office_days is None:
        arrangement = None if advert.arrangement is None else advert.arrangement.value
        if arrangement is None:
            yield "office-days"
        elif arrangement == "hybrid":
            yield "office-days-hybrid"
        elif arrangement == "from-home":
            yield "days-at-home"
    if advert.clearance is not None:
        yield "clearance"
    if _names(words, *_AGENCY_WORDS) and in_any_case(_AGENCY).search(words):
        yield "agency"
    if "interview" not in words and not in_any_case(_STAGES).search(words):
        yield "stages"


_TEAM = (
    r"\breport(?:s|ing)? (?:directly )?(?:in)?to\b|\bteam of (?:\w+|\d+)\b"
    r"|\b\w+[- ]person team\b"
)
"""Words of an advert that says whom one would report to, or how large the team is."""

_AGENCY = (
    r"\bmy client\b(?!s)"
    r"|\bour client(?:,| (?:is|are|has|have|who|needs?|seeks?|requires?|wants?|based|in)\b)"
    r"|\bon behalf of (?:my|our|an?|the|its) (?:[\w-]+ ){0,4}(?:clients?|employer|company|firm"
    r"|business|bank|start-?up|scale-?up|organisation|consultancy|retailer|fund|charity)\b"
    r"|\bemployment (?:agency|business)\b|\brecruitment (?:agency|consultancy) (?:for|acting)\b"
    r"|\bwe(?:'re| are) (?:working|partnered|partnering|recruiting|hiring) (?:with|for) (?:an?"
    r"|one)\b"
    r"[^.]{0,60}\b(?:looking (?:for|to)|who (?:are|is) (?:looking|hiring)|to (?:find|hire"
    r"|recruit))\b"
)
"""Words of an advert that an agency places for an employer it does not name."""

_AGENCY_WORDS = (
    *("client", "on behalf", "agency", "employment business", "consultancy"),
    *("partner", "recruiting", "working", "hiring"),
)
"""One of them is in each text that `_AGENCY` finds: most need not be searched by it."""

_STAGES = (
    r"\b(?:hiring|selection|recruitment) process\b|\bstages\b|\b(?:first|second|final"
    r"|next) (?:stage|round)\b|\b(?:technical|take[- ]home|coding|home) (?:test|task|exercise"
    r"|challenge|assessment|screen\w*|assignment)\b|\b(?:phone|video|initial|introductory|intro"
    r"|screening|telephone) (?:call|screen\w*|chat|conversation)\b|\bmeet(?:ing)? the (?:team"
    r"|founders?)\b|\bassessment (?:day|centre)\b"
)
"""Words of an advert that says how people are chosen."""


def _abroad(advert: AdvertFindings) -> bool:
    """Tell whether the post is outside the UK, by its place or, where it names none, its pay."""
    base = advert.pay.base
    if advert.region.value == "non-uk":
        return True
    nowhere = advert.region.value in {"unspecified", "remote-anywhere"}
    return nowhere and base is not None and base.value.currency != "GBP"
