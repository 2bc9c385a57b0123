"""What a careful candidate should ask, because an advert leaves it out or says two things."""

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


CLOSE_CALL = 4
"""A runner-up with at least this many fifths of the winner's score makes the work doubtful."""

MANY_SKILLS = 12
"""Required skills from which nobody has them all, so that it matters which count."""


class CandidateQuestion(Record, kw_only=False):
    """A question and what in the advert gives rise to it."""

    about: str
    """What is asked after, in a few words: `salary range`."""
    ask: str
    because: str
    rank: int = 1
    """What to ask first: 0 before 1 before 2."""


def candidate_questions(
    advert: AdvertFindings, benefits: Benefits, text: str
) -> tuple[CandidateQuestion, ...]:
    """Return what to ask, the questions that can decide first; nothing that the text states."""
    words = text.lower()
    found = (
        *_on_pay(advert, benefits, words),
        *_on_work(advert, words),
        *_on_terms(advert, words),
    )
    return tuple(sorted((CandidateQuestion(*each) for each in found), key=lambda each: each.rank))


def _names(words: str, *phrases: str) -> bool:
    """Tell whether an advert, in lower case, holds any of some phrases."""
    return any(phrase in words for phrase in phrases)


_Asked = tuple[str, str, str, int]
"""What is asked after, the question, what gives rise to it, and its rank."""


def _on_pay(advert: AdvertFindings, benefits: Benefits, words: str) -> Iterator[_Asked]:
    base = None if advert.pay.base is None else advert.pay.base.value
    ir35 = "" if advert.ir35 is None else advert.ir35.value
    yield from _on_range(advert.pay)
    yield from _on_bonuses(advert.bonuses, words)
    if base is not None and base.period in {"day", "hour"}:
        if ir35 in {"", "either", "mentioned"} and not _abroad(advert):
            said = {
                "": "IR35 is not mentioned",
                "either": "it names both",
                "mentioned": "IR35 is mentioned without a status",
            }
            yield "IR35 status", "Is the contract inside or outside IR35?", said[ir35], 0
        if advert.contract_length is None:
            yield (
                "contract length",
                "How long is the contract, and how is it extended?",
                "a rate is stated without a length",
                0,
            )
    elif benefits.pension is None:
        yield (
            "pension",
            "What does the employer pay into the pension, and of which pay?",
            "no pension is mentioned",
            1,
        )
    if base is not None and base.pro_rata and advert.hours is None:
        yield "hours", "How many hours is the pay for?", "it is pro rata", 0


def _on_range(pay: AdvertPay) -> Iterator[_Asked]:
    """Ask for what is missing of the range."""
    base = None if pay.base is None else pay.base.value
    whole = "What is the base salary range for this post?"
    if base is None and pay.on_target is not None:
        yield (
            "base salary",
            "What is the base salary, apart from bonus and commission?",
            "only on-target earnings are stated",
            0,
        )
    elif base is None:
        yield "salary range", whole, "no pay is stated", 0
    elif base.from_badge:
        yield "salary range", whole, "only the job board shows a figure", 0
    elif base.min is None:
        yield (
            "where the range begins",
            "Where does the range begin, and who gets the top of it?",
            "only the most is stated",
            0,
        )
    elif base.max is None:
        yield "top of the range", "Where does the range end?", "only the least is stated", 0
    elif pay.depends_on_experience and base.min != base.max:
        yield (
            "top of the range",
            "What separates the bottom of the range from the top?",
            "pay depends on experience",
            1,
        )


def _on_bonuses(found: tuple[Found[StatedBonus], ...], words: str) -> Iterator[_Asked]:
    """Ask for what is left open of a bonus, and whether one for coming can be claimed back."""
    bonuses = [item.value for item in found]
    regular = [bonus for bonus in bonuses if bonus.kind == "regular"]
    terms = {term for bonus in regular for term in bonus.terms}
    stated = next((bonus for bonus in regular if bonus.unit), None)
    paid = "and what was paid in each of the last two years?"
    if regular and stated is None:
        yield "bonus", f"How large is the bonus, {paid}", "a bonus is stated without a figure", 1
    elif "guaranteed" in terms:
        pass
    elif stated is not None and stated.min is None:
        yield "bonus", f"How much of that bonus is usual, {paid}", "only its most is stated", 1
    elif "discretionary" in terms:
        yield "bonus", f"What does the bonus depend on, {paid}", "it is discretionary", 1
    elif "performance" in terms:
        yield "bonus", f"Whose performance decides the bonus, {paid}", "performance decides it", 1
    elif stated is not None and "target" not in terms:
        yield (
            "bonus",
            f"Is the bonus stated a target or the most, {paid}",
            "the figure is stated without either",
            1,
        )
    if any(bonus.kind == "sign-on" for bonus in bonuses) and not _names(
        words, "clawback", "claw back", "repay", "repaid", "pay back", "paid back"
    ):
        yield (
            "sign-on bonus",
            "Must the sign-on bonus be paid back when I leave, and up to when?",
            "the advert does not say",
            1,
        )


def _on_work(advert: AdvertFindings, words: str) -> Iterator[_Asked]:
    kind = advert.role
    if kind.runner_up and kind.runner_up_score * 5 >= kind.score * CLOSE_CALL:
        yield (
            "kind of work",
            (
                f"How much of the week is the work of {ROLE_WITH_ARTICLE[kind.kind]}, and how "
                f"much that of {ROLE_WITH_ARTICLE[kind.runner_up]}?"
            ),
            "the duties name both",
            1,
        )
    if advert.level.level == "unspecified":
        yield (
            "level",
            "Which level is this, and what would the next one be?",
            "neither title nor text says",
            0,
        )
    builds = kind.kind in {"mle", "data-scientist", "ai-engineer", "research"}
    if builds and not _names(words, "production", "deploy"):
        yield (
            "production",
            "Which models run in production today, and who runs them?",
            "production is not mentioned",
            2,
        )
    runs = kind.kind in {"mle", "mlops", "software-engineer", "data-engineer"}
    if runs and not _names(words, "on-call", "on call", "out of hours", "out-of-hours"):
        yield "on-call", "Is there an on-call rota, and is it paid?", "not mentioned", 2
    if not in_any_case(
        r"\breport(?:s|ing)? (?:directly )?(?:in)?to\b|\bteam of (?:\w+|\d+)\b|\b\w+[- "
        r"]person team\b"
    ).search(words):
        yield "team", "Who would I report to, and how large is the team?", "not stated", 2
    required = advert.skills_with(Standing.REQUIRED)
    if len(required) > MANY_SKILLS:
        yield (
            "skills that matter most",
            "Which three of these skills matter most in the first six months?",
            f"{len(required)} skills are asked for",
            2,
        )


def _on_terms(advert: AdvertFindings, words: str) -> Iterator[_Asked]:
    if advert.sponsorship is None and not _abroad(advert):
        yield (
            "sponsorship, if you need it",
            "Do you sponsor Skilled Worker visas for this post?",
            "sponsorship is not mentioned; ask if you need it",
            0,
        )
    yield from _on_place(advert)
    if advert.clearance is not None:
        yield (
            "start before clearance",
            "Can I start before the clearance comes through, and who pays for the wait?",
            f"{advert.clearance.value} is asked for",
            1,
        )
    if _names(words, *_AGENCY_WORDS) and in_any_case(_AGENCY).search(words):
        yield (
            "which employer (an agency advertises it)",
            "Which employer is this for?",
            "an agency advertises it; two applications for one post can cancel each other",
            0,
        )
    if "interview" not in words and not in_any_case(_STAGES).search(words):
        yield (
            "interview stages",
            "What are the stages, and is there a task to do at home?",
            "the process is not described",
            2,
        )


def _on_place(advert: AdvertFindings) -> Iterator[_Asked]:
    arrangement = None if advert.arrangement is None else advert.arrangement.value
    if advert.region.value == "remote-anywhere":
        yield (
            "country and currency",
            "Who would employ me, in which country and in which currency?",
            "the work can be done from several countries",
            0,
        )
    if advert.office_days is not None:
        return
    if arrangement is None:
        yield (
            "office days",
            "How many days a week are in the office, and which office?",
            "remote or hybrid work is not mentioned",
            0,
        )
    elif arrangement == "hybrid":
        yield (
            "office days",
            "How many days a week are in the office?",
            "it is hybrid without a number",
            0,
        )
    elif arrangement == "from-home":
        yield (
            "days at home",
            "How many days a week can be worked from home?",
            "working from home is offered without a number",
            0,
        )


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
"""One of them stands in each text that `_AGENCY` finds: most need not be searched by it."""

_STAGES = (
    r"\b(?:hiring|selection|recruitment) process\b|\bstages\b|\b(?:first|second|final"
    r"|next) (?:stage|round)\b|\b(?:technical|take[- ]home|coding|home) (?:test|task|exercise"
    r"|challenge|assessment|screen\w*|assignment)\b|\b(?:phone|video|initial|introductory|intro"
    r"|screening|telephone) (?:call|screen\w*|chat|conversation)\b|\bmeet(?:ing)? the (?:team"
    r"|founders?)\b|\bassessment (?:day|centre)\b"
)
"""Words of an advert that says how people are chosen."""


def _abroad(advert: AdvertFindings) -> bool:
    """Tell whether the post is outside the UK, by its place or, where none is told, its pay."""
    base = advert.pay.base
    if advert.region.value == "non-uk":
        return True
    nowhere = advert.region.value in {"unspecified", "remote-anywhere"}
    return nowhere and base is not None and base.value.currency != "GBP"
