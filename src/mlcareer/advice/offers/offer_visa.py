"""An offer's base compared with the minimum of a Skilled Worker visa, and what that assumes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.pay.visa import VisaQuestion, visa_for
from mlcareer.advice.pay.visa_minimum import Floor, Verdict
from mlcareer.guide.visa_rules import Occupation, Route, VisaFact, VisaRules
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.offer_terms import OfferTerms


class OfferVisa(Record):
    """The base compared with the minimum of a Skilled Worker visa."""

    occupation: Occupation
    occupation_stated: bool
    """Whether the offer names the code; otherwise it is the usual one of the role."""
    route: Route
    hours: Decimal
    """A week, that the going rate is pro-rated to."""
    hours_stated: bool
    """Whether the offer states them; otherwise they are those of the table."""
    verdict: Verdict
    floor: Floor
    over_floor: int
    """Pounds a year; negative below it."""
    passes_up_to_hours: Decimal | None
    """The hours a week up to which the base passes, rounded down to a hundredth; null where it
    is below the general threshold, which no hours lower."""
    passing_routes: tuple[Route, ...]
    routes: tuple[Floor, ...]
    """The minimum by every route."""
    tables_published: date


class VisaVerdict(Record):
    """The verdict, with what must be said with it and where it is from."""

    visa: OfferVisa
    facts: tuple[VisaFact, ...]
    sources: tuple[CitedSource, ...]


def visa_question(terms: OfferTerms) -> VisaQuestion:
    """Return what is asked of a visa for an offer, open where the offer does not state it."""
    return VisaQuestion(
        pay=terms.base,
        routes=() if terms.visa_route is None else (terms.visa_route,),
        occupation=terms.occupation,
        hours=None if terms.hours is None else Decimal(terms.hours),
    )


def visa_verdict(
    terms: OfferTerms, guide: Guide, rules: VisaRules, today: date
) -> VisaVerdict | None:
    """Compare the base with the minimum of the route that the terms name; `None` for no route."""
    if terms.visa_route is None:
        return None
    answer = visa_for(rules, guide, visa_question(terms), today)
    (case,) = answer.cases
    facts = tuple(fact for fact in answer.facts if fact.topic == "verdict")
    visa = OfferVisa.copied_from(
        answer,
        occupation_stated=answer.occupation_given,
        hours_stated=answer.hours_given,
        verdict=case.verdict,
        floor=answer.floor,
        over_floor=case.low_over_floor,
        passes_up_to_hours=case.passes_up_to_hours,
        passing_routes=case.passing_routes,
        routes=answer.floors,
    )
    # Of the whole answer an offer has one route and what goes with every verdict.
    named = {*visa.floor.sources, *(name for fact in facts for name in fact.sources)}
    sources = tuple(source for source in answer.sources if source.id in named)
    return VisaVerdict(visa=visa, facts=facts, sources=sources)
