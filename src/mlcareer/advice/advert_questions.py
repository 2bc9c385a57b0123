"""What a careful candidate should ask, because an advert leaves it out or says two things."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mlcareer.advice.advert_conditions import Clearance, Sponsorship
from mlcareer.advice.advert_level import AdvertLevel
from mlcareer.advice.advert_pay import AdvertPay
from mlcareer.advice.advert_place import AdvertPlace
from mlcareer.advice.advert_text import AdvertText
from mlcareer.advice.role_kind import ROLE_NAMES, RoleKind
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Pattern


CLOSE_CALL = 4
"""A runner-up with at least this many fifths of the winner's score makes the work doubtful."""

MANY_SKILLS = 12
"""Required skills from which nobody has them all, so that it matters which count."""


class CandidateQuestion(Record, kw_only=False):
    """A question and what in the advert gives rise to it."""

    ask: str
    because: str


@cache
def _pattern(text: str) -> Pattern[str]:
    import re

    return re.compile(text, re.IGNORECASE)


class ReadAdvert(Record):
    """What was found in one advert, for those who judge it as a whole."""

    text: AdvertText
    kind: RoleKind
    level: AdvertLevel
    pay: AdvertPay
    place: AdvertPlace
    sponsorship: Sponsorship
    clearance: Clearance
    required: tuple[str, ...]


def candidate_questions(advert: ReadAdvert) -> tuple[CandidateQuestion, ...]:
    """Return what to ask, the questions about money first."""
    words = "\n".join(segment.text for segment in advert.text.segments).lower()
    found = (*_on_pay(advert, words), *_on_work(advert, words), *_on_terms(advert, words))
    return tuple(CandidateQuestion(ask, because) for ask, because in found)


def _names(words: str, *phrases: str) -> bool:
    """Tell whether an advert, in lower case, holds any of some phrases."""
    return any(phrase in words for phrase in phrases)


_Asked = tuple[str, str]


def _on_pay(advert: ReadAdvert, words: str) -> Iterator[_Asked]:
    base = advert.pay.base
    yield from _on_range(advert.pay)
    if base is not None and base.period in {"day", "hour"}:
        if not _names(words, "ir35", "ir 35"):
            yield (
                "Is the contract inside or outside IR35?",
                "a rate is stated, and IR35 is not mentioned",
            )
        if not _pattern(r"\b\d+\+?[- ](?:month|week)|\bmonths?\b").search(words):
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
    base = pay.base
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


def _on_work(advert: ReadAdvert, words: str) -> Iterator[_Asked]:
    kind = advert.kind
    if kind.runner_up and kind.runner_up_score * 5 >= kind.score * CLOSE_CALL:
        yield (
            (
                f"How much of the week is the work of a {ROLE_NAMES[kind.kind]}, and how much "
                f"that of a {ROLE_NAMES[kind.runner_up]}?"
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
    if not _pattern(
        r"\breport(?:s|ing)? (?:directly )?(?:in)?to\b|\bteam of (?:\w+|\d+)\b|\b\w+[- "
        r"]person team\b"
    ).search(words):
        yield "Who would I report to, and how large is the team?", "neither is said"
    if len(advert.required) > MANY_SKILLS:
        yield (
            "Which three of these skills matter most in the first six months?",
            f"{len(advert.required)} skills are asked for",
        )


def _on_terms(advert: ReadAdvert, words: str) -> Iterator[_Asked]:
    place = advert.place
    if place.arrangement == "unspecified":
        yield (
            "How many days a week are in the office, and which office?",
            "nothing is said of remote or hybrid work",
        )
    elif place.arrangement == "hybrid" and not _pattern(
        r"\b(?:\d|one|two|three|four|five)x?(?:\s?-\s?\d)?\s?(?:days?|x)\b"
    ).search(words):
        yield "How many days a week are in the office?", "it is hybrid without a number"
    if place.region == "remote-anywhere":
        yield (
            "Who would employ me, in which country and in which currency?",
            "the work can be done from several countries",
        )
    if advert.sponsorship.status == "unspecified":
        yield (
            "Do you sponsor Skilled Worker visas for this post?",
            "sponsorship is not mentioned; ask if you need it",
        )
    if advert.clearance.asked:
        yield (
            "Can I start before the clearance comes through, and who pays for the wait?",
            f"{advert.clearance.kind} is asked for",
        )
    if _names(
        words, "my client", "our client", "employment agency", "employment business", "on behalf of"
    ):
        yield (
            "Which employer is this for?",
            "an agency advertises it; two applications for one post can cancel each other",
        )
    if not _names(words, "interview", "hiring process", "selection process", "stages"):
        yield (
            "What are the stages, and is there a task to do at home?",
            "the process is not described",
        )
