"""A counter range to answer an offer with, from stated figures alone.

Nothing here is an estimate. Each number is an end of a band, a figure that was stated, a limit
of the rules, or halfway between two of those; `how` says which. docs/method.md defines them.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.bands import band_above
from mlcareer.advice.pay.deductions import HUNDRED, Pay, a_month, marginal_rate, to_penny
from mlcareer.advice.pay.marginal import RateStep, rate_steps
from mlcareer.advice.pay.visa_minimum import in_sentence
from mlcareer.advice.pay_scale import PayScale, on_scale
from mlcareer.advice.percent import rate_in_percent
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Band, Guide, Level, Region
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlcareer.advice.offers.valuation import Valuation

PointName = Literal["offer", "least", "fair", "most", "break"]


class Scale(Record):
    """A band's figures and where an offer is between them, in whole pounds a year."""

    level: Level
    region: Region
    low: int
    """The lowest figure of the band."""
    fair: int
    """Halfway between the two, rounded to a pound."""
    high: int
    """The highest figure that the band names."""
    open_ended: bool
    pay: int
    """The base of the offer for a full week, to the pound, which is judged."""
    position: PayScale


class CounterPoint(Record):
    """One figure of a counter range."""

    name: PointName
    amount: int
    """Base pay for the hours of the offer, in whole pounds a year."""
    how: str
    """What it is from."""
    full_time: int
    """The same for a full week."""
    pay_a_year: Decimal
    """Base, its bonus and a year's vest of listed shares, in pounds and pence: a bonus in per
    cent follows the base, one in pounds and the vest stay."""
    net_a_month: Decimal
    """A twelfth of what the base alone leaves in a year, in the offer's own circumstances."""
    more_a_month: Decimal
    """The same over the offer as it is."""
    marginal_rate: Decimal
    """Taken of the next pound beyond bonus and vest from here on, share of one."""


class Counter(Record):
    """A range to answer an offer with, or why there is none."""

    level: Level
    region: Region
    least: int | None
    """Whole pounds a year for the hours of the offer; null where the band gives no counter."""
    most: int | None
    reason: str | None
    """Why there is none."""
    points: tuple[CounterPoint, ...]
    """The offer, the range and what lies in it, in rising order."""

    @property
    def ask(self) -> CounterPoint | None:
        """What to ask for: the midpoint of the band while the range begins below it, or its top.

        Nothing that is known of an offer in the lower half supports asking for the top.
        """
        by_name = {point.name: point for point in self.points}
        return by_name.get("fair") or by_name.get("most")


def scale_of(guide: Guide, band: Band, pay: Decimal | int) -> Scale:
    """Say where full-time pay, in pounds a year, is between the low, fair and high of a band."""
    whole = _to_pound(Decimal(pay))
    return Scale(
        level=by_id(band.level, guide.level),
        region=by_id(band.region, guide.region),
        low=band.min,
        fair=halfway(band.min, band.max),
        high=band.max,
        open_ended=band.open_ended,
        pay=whole,
        position=on_scale(whole, band.min, band.max, open_ended=band.open_ended),
    )


def halfway(one: int, other: int) -> int:
    """Return the figure halfway between two, half a pound up."""
    return _to_pound(Decimal(one + other) / 2)


def _to_pound(amount: Decimal) -> int:
    return int(amount.to_integral_value(ROUND_HALF_UP))


def counter_for(
    guide: Guide, band: Band, valued: Valuation, minimums: Sequence[tuple[int, str]]
) -> Counter:
    """Work out a counter range for the base of an offer within a band.

    `minimums` are what a visa asks for, each with the name of its route. The band is taken for
    the hours of the offer.
    """
    terms = valued.terms
    scale = scale_of(guide, band, terms.full_time_base)
    here = scale.replace(
        low=_for_hours(valued, scale.low),
        fair=_for_hours(valued, scale.fair),
        high=_for_hours(valued, scale.high),
    )
    least, how = _least(here, terms.base)
    musts = [
        (least_pay, f"the minimum salary of a visa on the {in_sentence(name)} route")
        for least_pay, name in minimums
    ]
    if terms.current is not None:
        musts.append(_no_cut(valued, terms.current))
    for must, why in musts:
        if must > least:
            least, how = must, why
    reason = _no_counter(guide, band, scale, here, terms.base)
    if reason is None and least > here.high:
        reason = f"£{least:,}, {how}, is above the highest figure of the band, £{here.high:,}."
    names: list[tuple[PointName, int, str]] = [("offer", terms.base, "the offer as it is")]
    if reason is None:
        names.append(("least", least, how))
        if least < here.fair:
            names.append(("fair", here.fair, "midpoint of the band"))
        names.append(("most", here.high, "top of the band"))
        names += [("break", edge, text) for edge, text in _breaks(valued, here.high)]
    names.sort(key=lambda item: item[1])
    return Counter(
        level=scale.level,
        region=scale.region,
        least=None if reason else least,
        most=None if reason else here.high,
        reason=reason,
        points=tuple(_point(valued, *item) for item in names),
    )


def _for_hours(valued: Valuation, figure: int) -> int:
    """Return a full-time figure for the hours of the offer, to the pound."""
    return _to_pound(figure * valued.base / valued.terms.full_time_base)


def _no_counter(guide: Guide, band: Band, scale: Scale, here: Scale, base: int) -> str | None:
    """Return why the band gives no counter, or nothing where it gives one."""
    if scale.position == "too-low":
        return (
            f"The base is £{here.low - base:,} under the lowest figure of the band, which is too "
            "far for a counter: check the level, and ask which band the employer uses for it."
        )
    if base >= here.high:
        above, higher = band_above(guide, band), ""
        if above is not None:
            level, top = above
            ends = f"£{top.min:,} to £{top.max:,}"
            higher = f"The band of {level.name} runs from {ends}: ask for that level. "
        return (
            f"The base is at or above £{here.high:,}, the highest figure that the band names. "
            f"{higher}Ask for another part of the package."
        )
    return None


def _no_cut(valued: Valuation, current: int) -> tuple[int, str]:
    """Return the base below which pay would be less than now, and why.

    With a bonus stated on the present side total pay is compared with total pay.
    """
    terms = valued.terms
    if not terms.current_bonus:
        return current, "your base pay now: less would be a cut"
    total = Decimal(current) + terms.current_bonus
    if terms.bonus is None and terms.bonus_percent is not None:
        least = total / (1 + Decimal(terms.bonus_percent) / HUNDRED)
    else:
        least = total - valued.bonus
    base = max(0, int(least.to_integral_value(ROUND_CEILING)))
    bonus = " with the bonus of the offer" if valued.bonus else ""
    return base, f"it comes to your £{total:,.0f} of now{bonus}: less would be a cut"


def _least(here: Scale, base: int) -> tuple[int, str]:
    """Return the least that is worth asking for, and what it is from."""
    if here.position in {"too-low", "low"}:
        return here.low, "bottom of the band"
    if here.position == "in-line":
        return halfway(base, here.fair), "halfway to the midpoint"
    return halfway(base, here.high), "halfway to the top"


def _breaks(valued: Valuation, most: int) -> list[tuple[int, str]]:
    """Return the base pay above the offer from which more is taken of a further pound.

    Bonus and vest are pay too, so that with a bonus of 10% the line of 100,000 is reached at a
    base of 90,910 already.
    """
    steps = rate_steps(valued.pay_at, valued.taxpayer.year)
    return [
        (int(later.starts), _break(valued, earlier.rate, later))
        for earlier, later in pairwise(steps)
        if valued.terms.base < later.starts < most and later.rate > earlier.rate
    ]


def _break(valued: Valuation, before: Decimal, step: RateStep) -> str:
    text = (
        f"from here on {rate_in_percent(step.rate)}% of a further pound is taken and not "
        f"{rate_in_percent(before)}%"
    )
    parts = [
        name for name, part in (("the bonus", valued.bonus), ("the shares", valued.vest)) if part
    ]
    if not parts:
        return text
    paid = _paid(valued.pay_at(step.starts))
    return f"{text}: with {' and '.join(parts)} it is £{paid:,.0f} of pay"


def _paid(pay: Pay) -> Decimal:
    return pay.gross + pay.bonus


def _point(valued: Valuation, name: PointName, amount: int, how: str) -> CounterPoint:
    pay = valued.pay_at(Decimal(amount))
    net = valued.taxpayer.net(Decimal(amount))
    offered = valued.taxpayer.net(valued.base)
    return CounterPoint(
        name=name,
        amount=amount,
        how=how,
        full_time=_to_pound(amount * valued.terms.full_time_base / valued.base),
        pay_a_year=to_penny(_paid(pay)),
        net_a_month=a_month(net),
        more_a_month=a_month(net - offered),
        marginal_rate=marginal_rate(pay, valued.taxpayer.year),
    )
