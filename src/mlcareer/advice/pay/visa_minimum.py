"""The minimum salary of a Skilled Worker visa, for one occupation by one route."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from mlcareer.guide.lookup import by_id
from mlcareer.guide.visa_rules import Occupation, Route, VisaRules, rate_of
from mlcareer.record import Record

Verdict = Literal["passes", "fails", "splits"]
"""`splits`: the minimum lies within a band or a range, so that part of it passes."""

HUNDREDTH = Decimal("0.01")


class Floor(Record):
    """The minimum salary for one occupation by one route, in whole pounds a year."""

    route: Route
    option: str
    """The letter of the Rules."""
    going_rate: int
    """As published, for the hours of the table."""
    going_rate_for_hours: int
    """Pro-rated for the hours asked about, rounded up to a pound."""
    threshold: int
    """The route's general threshold, which is not pro-rated."""
    threshold_for_hours: int
    """The same, raised above 48 hours a week, as only the pay for 48 of them counts."""
    floor: int
    """The higher of the two for the hours: the minimum salary."""
    decided_by: Literal["going rate", "general threshold"]
    sources: tuple[str, ...]


class PayByRoute(Record):
    """One pay by one route and code, for commands that judge pay of their own."""

    floor: Floor
    passes: bool
    margin: int
    """Whole pounds a year over the minimum; negative below it."""
    passes_up_to_hours: Decimal | None
    """As `VisaCase` has it."""


def pay_by_route(
    rules: VisaRules,
    pay: int,
    *,
    route: Route | None = None,
    occupation: Occupation | None = None,
    hours: Decimal | None = None,
) -> PayByRoute:
    """Compare one pay in whole pounds a year with one route's minimum.

    Nothing for the route, the code and the hours means those that the tables take as usual. The
    pay is the one paid for the hours, never its full-time equivalent.
    """
    code = occupation or by_id(rules.visa.default_occupation, rules.occupation)
    way = route or by_id(rules.visa.default_route, rules.route)
    floor = floor_of(rules, code, way, hours or rules.visa.rate_hours)
    return PayByRoute(
        floor=floor,
        passes=pay >= floor.floor,
        margin=pay - floor.floor,
        passes_up_to_hours=hours_up_to(pay, floor, rules),
    )


def floor_of(rules: VisaRules, occupation: Occupation, route: Route, hours: Decimal) -> Floor:
    """Return the minimum salary by one route (SW 14.3 and 14.4).

    The going rate is pro-rated to all hours and rounded up to the pound that reaches it: 54,700
    at 40 hours is 54,700 x 40 / 37.5 = 58,346.67, so 58,347. The general threshold stays up to 48
    hours. Above, only the pay for 48 hours counts towards it, so that pay must reach it times
    hours / 48.
    """
    rate = rate_of(occupation, route)
    for_hours = _up(rate * hours / rules.visa.rate_hours)
    beyond = max(hours / rules.visa.threshold_hours, Decimal(1))
    threshold = _up(route.threshold * beyond)
    return Floor(
        route=route,
        option=route.option,
        going_rate=rate,
        going_rate_for_hours=for_hours,
        threshold=route.threshold,
        threshold_for_hours=threshold,
        floor=max(for_hours, threshold),
        decided_by="going rate" if for_hours >= threshold else "general threshold",
        sources=(*occupation.sources, *route.sources),
    )


def hours_up_to(pay: int, floor: Floor, rules: VisaRules) -> Decimal | None:
    """Return the hours a week up to which pay passes, rounded down to a hundredth.

    56,000 reaches a going rate of 54,700 for 37.5 hours up to 56,000 x 37.5 / 54,700 = 38.391
    hours, so 38.39. `None` below the general threshold, which no hours lower.
    """
    if pay < floor.threshold:
        return None
    by_rate = pay * rules.visa.rate_hours / floor.going_rate
    by_threshold = pay * rules.visa.threshold_hours / floor.threshold
    return min(by_rate, by_threshold).quantize(HUNDREDTH, ROUND_FLOOR)


def in_sentence(name: str) -> str:
    """Write the name of a route within a sentence: `standard`, `new entrant`, `STEM PhD`."""
    first = name.split(maxsplit=1)[0]
    return name if first.isupper() else f"{name[:1].lower()}{name[1:]}"


def verdict_on(low: Decimal | int, high: Decimal | int, floor: int, *, open_ended: bool) -> Verdict:
    """Say whether pay from `low` to `high` reaches a minimum; exactly at it passes."""
    if low >= floor:
        return "passes"
    return "splits" if high >= floor or open_ended else "fails"


def _up(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_CEILING))
