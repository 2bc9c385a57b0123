"""Low, fair and high for an offer's band, and a counter range worked out of stated figures.

Nothing here is an estimate. Each number is an end of a band, a figure that was stated, a limit
of the rules, or half way between two of those; `how` says which. docs/method.md defines them.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.bands import band_above
from mlcareer.advice.pay.circumstances import HUNDRED
from mlcareer.advice.pay.deductions import deduct, marginal_rate, to_penny
from mlcareer.advice.pay.marginal import rate_steps
from mlcareer.advice.pay.take_home import MONTHS
from mlcareer.advice.pay.visa_minimum import in_sentence
from mlcareer.advice.percent import rate_in_percent
from mlcareer.guide.lookup import by_id
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlcareer.advice.offers.judged import Judged
    from mlcareer.advice.pay.deductions import Pay
    from mlcareer.advice.pay.marginal import RateStep
    from mlcareer.guide.model import Band, Guide

Place = Literal["below low", "low to fair", "fair to high", "at high or above"]


class Scale(Record):
    """Low, fair and high for one band, in whole pounds a year."""

    level_name: str
    region_name: str
    low: int
    """The lowest figure of the band."""
    fair: int
    """Half way between the two, rounded to a pound."""
    high: int
    """The highest figure that the band names."""
    open_ended: bool
    place: Place
    """Where the base of the offer stands on it."""


class CounterPoint(Record):
    """One figure of a counter range."""

    name: Literal["offer", "least", "fair", "most", "break"]
    amount: int
    """Base pay, in whole pounds a year."""
    how: str
    """What it is worked out of."""
    pay_a_year: Decimal
    """Base, its bonus and a year's vest of listed shares, in pounds and pence: a bonus in per
    cent follows the base, one in pounds and the vest stay."""
    net_a_month: Decimal
    """A twelfth of what that leaves in a year, in the offer's own circumstances."""
    more_a_month: Decimal
    """The same over the offer as it stands."""
    marginal_rate: Decimal
    """Taken of the next pound from here on, share of one."""


class Counter(Record):
    """A range to answer an offer with, or why there is none."""

    level_name: str
    region_name: str
    least: int | None
    """Whole pounds a year; null where the band gives no counter."""
    most: int | None
    reason: str | None
    """Why there is none."""
    points: tuple[CounterPoint, ...]
    """The offer, the range and what lies in it, in rising order."""


def scale_of(guide: Guide, band: Band, base: int) -> Scale:
    """Say where a base stands between the low, fair and high of a band."""
    fair = half_way(band.min, band.max)
    place: Place = "at high or above"
    if base < band.min:
        place = "below low"
    elif base < fair:
        place = "low to fair"
    elif base < band.max:
        place = "fair to high"
    return Scale(
        level_name=by_id(band.level, guide.level).name,
        region_name=by_id(band.region, guide.region).name,
        low=band.min,
        fair=fair,
        high=band.max,
        open_ended=band.open_ended,
        place=place,
    )


def half_way(one: int, other: int) -> int:
    """Return the figure half way between two, half a pound up."""
    return int((Decimal(one + other) / 2).to_integral_value(ROUND_HALF_UP))


def counter_for(
    guide: Guide,
    band: Band,
    judged: Judged,
    floors: Sequence[tuple[int, str]],
) -> Counter:
    """Work out a counter range for the base of an offer within a band.

    `floors` are what a visa asks for, each with the name of its route.
    """
    terms = judged.terms
    scale = scale_of(guide, band, terms.base)
    least, how = _least(scale, terms.base)
    musts = [
        (floor, f"the visa's floor by the {in_sentence(name)} route") for floor, name in floors
    ]
    if terms.current is not None:
        musts.append(_no_cut(judged, terms.current))
    for must, why in musts:
        if must > least:
            least, how = must, why
    reason = None
    if terms.base >= scale.high:
        reason = (
            f"The base is at or above £{scale.high:,}, the highest figure that the band names: "
            f"it gives nothing to ask for. {_level_above(guide, band)}Ask for another part of the "
            "package."
        )
    elif least > scale.high:
        reason = f"£{least:,}, {how}, is above the highest figure of the band, £{scale.high:,}."
    names: list[tuple[Literal["offer", "least", "fair", "most", "break"], int, str]]
    names = [("offer", terms.base, "the offer as it stands")]
    if reason is None:
        names.append(("least", least, how))
        if least < scale.fair:
            names.append(("fair", scale.fair, _fair(scale)))
        names.append(("most", scale.high, "the highest figure that the band names"))
        names += [("break", edge, text) for edge, text in _breaks(judged, scale.high)]
    names.sort(key=lambda item: item[1])
    return Counter(
        level_name=scale.level_name,
        region_name=scale.region_name,
        least=None if reason else least,
        most=None if reason else scale.high,
        reason=reason,
        points=tuple(_point(judged, *item) for item in names),
    )


def _no_cut(judged: Judged, current: int) -> tuple[int, str]:
    """Return the base below which pay would be less than now, and why.

    With a bonus stated on the present side it is total pay that is held against total pay.
    """
    terms = judged.terms
    if not terms.current_bonus:
        return current, "your base pay now: less would be a cut"
    total = Decimal(current) + terms.current_bonus
    if terms.bonus is None and terms.bonus_percent is not None:
        least = total / (1 + Decimal(terms.bonus_percent) / HUNDRED)
    else:
        least = total - judged.bonus
    base = max(0, int(least.to_integral_value(ROUND_CEILING)))
    beside = " with the bonus of the offer" if judged.bonus else ""
    return base, f"it comes to your £{total:,.0f} of now{beside}: less would be a cut"


def _level_above(guide: Guide, band: Band) -> str:
    """Name the next level with its band, as what to ask for instead."""
    above = band_above(guide, band)
    if above is None:
        return ""
    level, its_band = above
    return (
        f"The band of {level.name} runs from £{its_band.min:,} to £{its_band.max:,}: ask for that "
        "level. "
    )


def _least(scale: Scale, base: int) -> tuple[int, str]:
    """Return the least that is worth asking for, and what it is worked out of."""
    if scale.place == "below low":
        return scale.low, "the lowest figure of the band"
    if scale.place == "low to fair":
        return half_way(base, scale.fair), f"half way from £{base:,} to fair, £{scale.fair:,}"
    return half_way(base, scale.high), f"half way from £{base:,} to high, £{scale.high:,}"


def _fair(scale: Scale) -> str:
    return f"half way from £{scale.low:,} to £{scale.high:,}, the ends of the band"


def _breaks(judged: Judged, most: int) -> list[tuple[int, str]]:
    """Return the base pay above the offer from which more is taken of a further pound.

    Bonus and vest are pay too, so that with a bonus of 10% the line of 100,000 is reached at a
    base of 90,910 already.
    """
    steps = rate_steps(judged.pay_at, judged.settled.year)
    return [
        (int(later.starts), _break(judged, earlier.rate, later))
        for earlier, later in pairwise(steps)
        if judged.terms.base < later.starts < most and later.rate > earlier.rate
    ]


def _break(judged: Judged, before: Decimal, step: RateStep) -> str:
    text = (
        f"from here on {rate_in_percent(step.rate)}% of a further pound is taken and not "
        f"{rate_in_percent(before)}%"
    )
    parts = [
        name for name, part in (("the bonus", judged.bonus), ("the shares", judged.vest)) if part
    ]
    if not parts:
        return text
    paid = _paid(judged.pay_at(step.starts))
    return f"{text}: with {' and '.join(parts)} it is £{paid:,.0f} of pay"


def _paid(pay: Pay) -> Decimal:
    return pay.gross + pay.bonus


def _point(
    judged: Judged,
    name: Literal["offer", "least", "fair", "most", "break"],
    amount: int,
    how: str,
) -> CounterPoint:
    year = judged.settled.year
    pay = judged.pay_at(Decimal(amount))
    net = deduct(pay, year).net_pay
    offered = deduct(judged.pay_at(Decimal(judged.terms.base)), year).net_pay
    return CounterPoint(
        name=name,
        amount=amount,
        how=how,
        pay_a_year=to_penny(_paid(pay)),
        net_a_month=to_penny(net / MONTHS),
        more_a_month=to_penny((net - offered) / MONTHS),
        marginal_rate=marginal_rate(pay, year),
    )
