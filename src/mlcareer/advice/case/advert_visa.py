"""An advert's pay compared with the minimum of a Skilled Worker visa, by the codes that fit it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa_codes import codes_for
from mlcareer.advice.pay.visa_minimum import Verdict, floor_of, verdict_on
from mlcareer.guide.lookup import by_id
from mlcareer.guide.visa_rules import Occupation, Route, VisaRules
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.adverts.pay import StatedPay


class RouteHint(Record):
    """The minimum by one route, and how the stated pay compares with it."""

    route: Route
    floor: int
    """Whole pounds a year, for the code and the hours of the hint."""
    verdict: Verdict
    """`splits`: the lower end of the stated pay is below the minimum and the upper end is not."""


class CodeHint(Record):
    """A code that fits the advert, with its minimum by one route."""

    occupation: Occupation
    title: str | None
    """The example title of the Rules that the advert's title names; null where its kind of work
    alone leads to the code."""
    floor: int
    """By the route of whoever reads the advert, or else the standard one."""
    verdict: Verdict


class VisaHint(Record):
    """The pay stated compared with the minimum of the code that is likely for such work."""

    occupation: Occupation
    """The likeliest code. The sponsor chooses it by the duties; it need not be this one."""
    occupation_note: str | None
    hours: Decimal
    """A week."""
    hours_stated: bool
    """Whether the advert states them; otherwise they are those of the table."""
    tables_published: date
    routes: tuple[RouteHint, ...]
    own_route: Route | None
    """The route of whoever reads the advert, where it was said."""
    codes: tuple[CodeHint, ...]
    """Every code that fits the title or the kind of work, the likeliest first."""


def visa_hint(
    rules: VisaRules,
    kind: str,
    pay: StatedPay,
    hours: Decimal | None,
    own_route: Route | None = None,
    title: str = "",
) -> VisaHint:
    """Compare yearly pay in pounds with the minimum of every route."""
    fits = codes_for(rules, title, kind)
    occupation = fits[0].occupation
    used = rules.visa.rate_hours if hours is None else hours
    low = pay.min if pay.min is not None else 0
    high = pay.max if pay.max is not None else low

    def verdict(floor: int) -> Verdict:
        return verdict_on(low, high, floor, open_ended=pay.max is None)

    route = own_route or by_id(rules.visa.default_route, rules.route)
    floors = {each: floor_of(rules, occupation, each, used).floor for each in rules.route}
    codes = {fit: floor_of(rules, fit.occupation, route, used).floor for fit in fits}
    return VisaHint(
        occupation=occupation,
        occupation_note=occupation.note,
        hours=used,
        hours_stated=hours is not None,
        tables_published=rules.visa.tables_published,
        routes=tuple(
            RouteHint(route=each, floor=floor, verdict=verdict(floor))
            for each, floor in floors.items()
        ),
        own_route=own_route,
        codes=tuple(
            CodeHint.copied_from(fit, floor=floor, verdict=verdict(floor))
            for fit, floor in codes.items()
        ),
    )
