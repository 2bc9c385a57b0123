"""What a careful candidate should ask, because an advert leaves it out or says two things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.requirement import Standing
from mlcareer.adverts.role import ROLE_WITH_ARTICLE
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

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

    ask: str
    because: str


def candidate_questions(advert: AdvertFindings) -> tuple[CandidateQuestion, ...]:
    """Return what to ask, the questions about money first."""
    words = "\n".join(advert.lines).lower()
    found = (*_on_pay(advert, words), *_on_work(advert, words), *_on_terms(advert, words))
    return tuple(CandidateQuestion(ask, because) for ask, because in found)


def _names(words: str, *phrases: str) -> bool:
    """Tell whether an advert, in lower case, holds any of some phrases."""
    return any(phrase in words for phrase in phrases)


_Asked = tuple[str, str]


def _on_pay(advert: AdvertFindings, words: str) -> Iterator[_Asked]:
    base = None if advert.pay.base is None else advert.pay.base.value
    ir35 = "" if advert.ir35 is None else advert.ir35.value
    yield from _on_range(advert.pay)
    yield from _on_bonuses(advert.bonuses, words)
    if base is not None and base.period in {"day", "hour"}:
        if ir35 in {"", "either", "mentioned"} and not _abroad(advert):
            said = {
                "": "IR35 is not mentioned",
                "either": "it names both",
                "mentioned": "IR35 is mentioned without saying which",
            }
            yield (
                "Is the contract inside or outside IR35?",
                f"a rate is stated, and {said[ir35]}",
            )
        if advert.contract_length is None:
            yield (
                "How long is the contract, and how is it extended?",
                "a rate is stated without a length",
            )
    elif not _names(words, "pension", "401(k)", "401k"):
        yield (
            "What does the employer pay into the pension, and of which pay?",
            "no pension is mentioned",
        )
    if base is not None and base.pro_rata:
        yield "How many hours is the pay for?", "it is pro rata"


def _on_range(pay: AdvertPay) -> Iterator[_Asked]:
    """Ask for what is missing of the range."""
    base = None if pay.base is None else pay.base.value
    if base is None and pay.on_target is not None:
        yield (
            "What is the base salary, apart from bonus and commission?",
            "only on-target earnings are stated",
        )
    elif base is None:
        yield "What is the base salary range for this post?", "no pay is stated"
    elif base.from_badge:
        yield (
            "What is the base salary range for this post?",
            "only the job board shows a figure, and it may be the board's own estimate",
        )
    elif base.min is None:
        yield "Where does the range begin, and who gets the top of it?", "only the most is stated"
    elif base.max is None:
        yield "Where does the range end?", "only the least is stated"
    elif pay.depends_on_experience and base.min != base.max:
        yield (
            "What separates the bottom of the range from the top?",
            "pay depends on experience",
        )


def _on_bonuses(found: tuple[Found[StatedBonus], ...], words: str) -> Iterator[_Asked]:
    """Ask for what is left open of a bonus, and whether one for coming can be claimed back."""
    bonuses = [item.value for item in found]
    regular = [bonus for bonus in bonuses if bonus.kind == "regular"]
    terms = {term for bonus in regular for term in bonus.terms}
    stated = next((bonus for bonus in regular if bonus.unit), None)
    paid = "and what was paid in each of the last two years?"
    if regular and stated is None:
        yield f"How large is the bonus, {paid}", "a bonus is stated without a figure"
    elif "guaranteed" in terms:
        pass
    elif stated is not None and stated.min is None:
        yield f"How much of that bonus is usual, {paid}", "only its most is stated"
    elif "discretionary" in terms:
        yield f"What does the bonus depend on, {paid}", "it is discretionary"
    elif "performance" in terms:
        yield f"Whose performance decides the bonus, {paid}", "it depends on performance"
    elif stated is not None and "target" not in terms:
        yield (
            f"Is the bonus stated a target or the most, {paid}",
            "a figure is stated without saying which",
        )
    if any(bonus.kind == "sign-on" for bonus in bonuses) and not _names(
        words, "clawback", "claw back", "repay", "repaid", "pay back", "paid back"
    ):
        yield (
            "Must the sign-on bonus be paid back when I leave, and up to when?",
            "one is offered without saying so",
        )


def _on_work(advert: AdvertFindings, words: str) -> Iterator[_Asked]:
    kind = advert.role
    if kind.runner_up and kind.runner_up_score * 5 >= kind.score * CLOSE_CALL:
        yield (
            (
                f"How much of the week is the work of {ROLE_WITH_ARTICLE[kind.kind]}, and how "
                f"much that of {ROLE_WITH_ARTICLE[kind.runner_up]}?"
            ),
            "the duties speak for both",
        )
    if advert.level.level == "unspecified":
        yield "Which level is this, and what would the next one be?", "neither title nor text says"
    builds = kind.kind in {"mle", "data-scientist", "ai-engineer", "research"}
    if builds and not _names(words, "production", "deploy"):
        yield (
            "Which models run in production today, and who runs them?",
            "production is not mentioned",
        )
    runs = kind.kind in {"mle", "mlops", "software-engineer", "data-engineer"}
    if runs and not _names(words, "on-call", "on call", "out of hours", "out-of-hours"):
        yield "Is there an on-call rota, and is it paid?", "nothing is said of it"
    if not in_any_case(
        r"\breport(?:s|ing)? (?:directly )?(?:in)?to\b|\bteam of (?:\w+|\d+)\b|\b\w+[- "
        r"]person team\b"
    ).search(words):
        yield "Who would I report to, and how large is the team?", "neither is said"
    required = advert.skills_with(Standing.REQUIRED)
    if len(required) > MANY_SKILLS:
        yield (
            "Which three of these skills matter most in the first six months?",
            f"{len(required)} skills are asked for",
        )


def _on_terms(advert: AdvertFindings, words: str) -> Iterator[_Asked]:
    arrangement = None if advert.arrangement is None else advert.arrangement.value
    if arrangement is None:
        yield (
            "How many days a week are in the office, and which office?",
            "nothing is said of remote or hybrid work",
        )
    elif arrangement == "hybrid" and not in_any_case(
        r"\b(?:\d|one|two|three|four|five)x?(?:\s?-\s?\d)?\s?(?:days?|x)\b"
    ).search(words):
        yield "How many days a week are in the office?", "it is hybrid without a number"
    if advert.region.value == "remote-anywhere":
        yield (
            "Who would employ me, in which country and in which currency?",
            "the work can be done from several countries",
        )
    if arrangement == "from-home":
        yield (
            "How many days a week can be worked from home?",
            "working from home is offered without saying how much",
        )
    if advert.sponsorship is None and not _abroad(advert):
        yield (
            "Do you sponsor Skilled Worker visas for this post?",
            "sponsorship is not mentioned; ask if you need it",
        )
    if advert.clearance is not None:
        yield (
            "Can I start before the clearance comes through, and who pays for the wait?",
            f"{advert.clearance.value} is asked for",
        )
    if in_any_case(_AGENCY).search(words):
        yield (
            "Which employer is this for?",
            "an agency advertises it; two applications for one post can cancel each other",
        )
    if not in_any_case(_STAGES).search(words):
        yield (
            "What are the stages, and is there a task to do at home?",
            "the process is not described",
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

_STAGES = (
    r"\binterview|\b(?:hiring|selection|recruitment) process\b|\bstages\b|\b(?:first|second|final"
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
