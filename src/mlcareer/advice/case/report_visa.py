"""Pay now, an offer and a target compared with the minimum of a Skilled Worker visa."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.offers.offer_visa import visa_question
from mlcareer.advice.pay.visa import VisaAnswer, VisaCase, VisaQuestion, visa_for
from mlcareer.advice.pay.visa_minimum import Floor
from mlcareer.guide.visa_rules import Occupation, VisaFact, VisaRules
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.case.personal_case import PersonalCase
    from mlcareer.guide.model import Guide
    from mlcareer.guide.offer_terms import OfferTerms


class VisaCheck(Record):
    """One pay or one band compared with the minimum, with what that is for."""

    of: Literal["offer", "pay", "target"]
    """An offer's base, the base of today, or the band of the level aimed at."""
    occupation: Occupation
    occupation_assumed: bool
    """Whether nobody named a code, so that the usual one of the role is taken."""
    hours: Decimal
    """A week."""
    hours_assumed: bool
    """Whether nobody named hours, so that those of the tables are taken."""
    floor: Floor
    case: VisaCase


class ReportVisa(Record):
    """Every pay of a case compared with the minimum."""

    checks: tuple[VisaCheck, ...]
    """The offer first, then pay now, then the target, a region each."""
    tables_published: date
    occupation_note: str | None
    """What must be known of the code that is taken, where it is assumed."""
    facts: tuple[VisaFact, ...]
    sources: tuple[CitedSource, ...]


def report_visa(
    rules: VisaRules, guide: Guide, own: PersonalCase, offered: OfferTerms | None, today: date
) -> ReportVisa | None:
    """Judge what is known of a case, or nothing where there is nothing to judge.

    `offered` says itself by which route, code and hours it is to be judged; everything else goes
    by the person's route, the usual code of the role, and the hours of their contract or else those
    of the tables. A target is for full time.
    """
    asked = tuple(_questions(own, offered))
    answers = [(of, question, visa_for(rules, guide, question, today)) for of, question in asked]
    if not answers:
        return None
    checks = tuple(
        check for of, question, answer in answers for check in _checks(of, question, answer)
    )
    last = answers[-1][2]
    assumed = [answer for _, question, answer in answers if question.occupation is None]
    facts = tuple(fact for fact in last.facts if fact.topic == "verdict")
    named = {
        *(name for check in checks for name in check.floor.sources),
        *(name for fact in facts for name in fact.sources),
        # The sources of the bands are the guide's own.
        *(source.id for source in guide.source),
    }
    sources = {
        source.id: source
        for *_, answer in answers
        for source in answer.sources
        if source.id in named
    }
    return ReportVisa(
        checks=checks,
        tables_published=last.tables_published,
        occupation_note=assumed[0].occupation_note if assumed else None,
        facts=facts,
        sources=tuple(sources.values()),
    )


def _questions(
    own: PersonalCase, offered: OfferTerms | None
) -> Iterator[tuple[Literal["offer", "pay", "target"], VisaQuestion]]:
    if offered is not None and offered.visa_route is not None:
        yield "offer", visa_question(offered)
    if own.route is None:
        return
    routes = (own.route,)
    if own.pay is not None:
        yield "pay", VisaQuestion(pay=own.pay, routes=routes, hours=own.contract_hours)
    if own.target is not None:
        yield "target", VisaQuestion(level=own.target, regions=own.target_regions, routes=routes)


def _checks(
    of: Literal["offer", "pay", "target"], question: VisaQuestion, answer: VisaAnswer
) -> Iterator[VisaCheck]:
    for case in answer.cases:
        yield VisaCheck.copied_from(
            answer,
            of=of,
            occupation_assumed=question.occupation is None,
            hours_assumed=question.hours is None,
            floor=answer.floor,
            case=case,
        )
