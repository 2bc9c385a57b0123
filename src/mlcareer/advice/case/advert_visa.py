"""An advert's pay against the floor of a Skilled Worker visa: a hint, and no verdict."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.visa import Verdict, floor_of, verdict_on
from mlcareer.guide.lookup import by_id
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.adverts.pay import StatedPay
    from mlcareer.guide.visa_rules import Occupation, VisaRules


class RouteHint(Record):
    """The floor by one route, and where the stated pay stands."""

    route: str
    route_name: str
    who: str
    floor: int
    """Whole pounds a year, for the hours of the hint."""
    verdict: Verdict
    """`splits`: the lower end of the stated pay is below the floor and the upper end is not."""


class VisaHint(Record):
    """The pay stated against the floor of the code that is likely for such work."""

    occupation: str
    """SOC 2020 code. The sponsor picks it by the duties; it need not be this one."""
    occupation_name: str
    occupation_note: str | None
    hours: Decimal
    """A week."""
    hours_stated: bool
    """Whether the advert states them; otherwise they are those of the table."""
    tables_published: date
    routes: tuple[RouteHint, ...]
    own_route: str | None
    """The route of whoever reads the advert, where it was said."""


def visa_hint(
    rules: VisaRules,
    kind: str,
    pay: StatedPay,
    hours: Decimal | None,
    own_route: str | None = None,
) -> VisaHint:
    """Hold yearly pay in pounds against the floor of every route; `own_route` is an id."""
    occupation = likely_occupation(rules, kind)
    used = rules.visa.rate_hours if hours is None else hours
    low = pay.min if pay.min is not None else 0
    high = pay.max if pay.max is not None else low
    routes = []
    for route in rules.route:
        floor = floor_of(rules, occupation, route, used).floor
        routes.append(
            RouteHint(
                route=route.id,
                route_name=route.name,
                who=route.who,
                floor=floor,
                verdict=verdict_on(low, high, floor, open_ended=pay.max is None),
            )
        )
    return VisaHint(
        occupation=occupation.id,
        occupation_name=occupation.name,
        occupation_note=occupation.note,
        hours=used,
        hours_stated=hours is not None,
        tables_published=rules.visa.tables_published,
        routes=tuple(routes),
        own_route=own_route,
    )


def likely_occupation(rules: VisaRules, kind: str) -> Occupation:
    """Return the code under which such work is usually sponsored; the default where none is."""
    for occupation in rules.occupation:
        if kind in occupation.kinds:
            return occupation
    return by_id(rules.visa.default_occupation, rules.occupation)
