"""An offer's base against the floor of a Skilled Worker visa, and what that verdict assumes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.pay.visa import Floor, Verdict, VisaQuestion, visa_for
from mlcareer.guide.visa_rules import VisaFact
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide
    from mlcareer.guide.offer_terms import OfferTerms
    from mlcareer.guide.visa_rules import VisaRules


class OfferVisa(Record):
    """The base against the floor of a Skilled Worker visa."""

    occupation: str
    occupation_stated: bool
    """Whether the offer names the code; otherwise it is the usual one of the role."""
    route: str
    route_name: str
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
    is below the general threshold, which does not follow the hours."""
    passing_routes: tuple[str, ...]
    passing_route_names: tuple[str, ...]
    routes: tuple[Floor, ...]
    """The floor by every route."""
    tables_published: date


class HeldAgainstVisa(Record):
    """The verdict, with what must be said with it and where it is from."""

    visa: OfferVisa
    facts: tuple[VisaFact, ...]
    sources: tuple[CitedSource, ...]


def visa_question(terms: OfferTerms) -> VisaQuestion:
    """Return what is asked of a visa for an offer, open where the offer does not state it."""
    return VisaQuestion(
        pay=Decimal(terms.base),
        route=terms.visa_route,
        occupation=terms.occupation,
        hours=None if terms.hours is None else Decimal(terms.hours),
    )


def hold_against_visa(
    terms: OfferTerms, guide: Guide, rules: VisaRules, today: date
) -> HeldAgainstVisa | None:
    """Hold the base against the floor of the route that the terms name; `None` for no route.

    Raises:
        UsageError: A name in the terms is not known, or could mean several routes.
    """
    if terms.visa_route is None:
        return None
    answer = visa_for(rules, guide, visa_question(terms), today)
    (case,) = answer.cases
    visa = OfferVisa(
        occupation=answer.occupation,
        occupation_stated=answer.occupation_given,
        route=answer.route,
        route_name=answer.route_name,
        hours=answer.hours,
        hours_stated=answer.hours_given,
        verdict=case.verdict,
        floor=answer.floor,
        over_floor=case.low_over_floor,
        passes_up_to_hours=case.passes_up_to_hours,
        passing_routes=case.passing_routes,
        passing_route_names=case.passing_route_names,
        routes=answer.floors,
        tables_published=answer.tables_published,
    )
    # Of the whole answer an offer tells one route and the facts: no other code's trap.
    told = {*visa.floor.sources, *(name for fact in answer.facts for name in fact.sources)}
    sources = tuple(source for source in answer.sources if source.id in told)
    return HeldAgainstVisa(visa=visa, facts=answer.facts, sources=sources)
