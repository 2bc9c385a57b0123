"""Where the share that is taken of another pound of pay changes, and what it is between.

Every rule bends at a point: a band's limit, a threshold, the two ends of the allowance's
taper. As all of them run straight between those points, they are solved for and not searched.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay.deductions import (
    NOTHING,
    Pay,
    charge_ends,
    charged_loans,
    income_tax_for,
    marginal_rate,
    taper_ends,
)
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlcareer.guide.pay_rules import TaxYear


class RateStep(Record):
    """A stretch of pay over which the marginal rate is one and the same."""

    starts: Decimal
    """Whole pounds a year."""
    ends: Decimal | None
    """Where the next stretch begins; null for the last."""
    rate: Decimal
    """Share of one."""


class _Line(Record, kw_only=False):
    """An amount that grows straight with what is varied: `at + slope * x`."""

    at: Decimal
    slope: Decimal

    def reaches(self, value: int | Decimal) -> Decimal | None:
        """Return the x at which the amount is `value`, or `None` if it never moves."""
        return (value - self.at) / self.slope if self.slope else None

    def less(self, other: _Line) -> _Line:
        """Take another amount from this one."""
        return _Line(self.at - other.at, self.slope - other.slope)


def next_change(pay: Pay, year: TaxYear) -> RateStep | None:
    """Return the stretch that begins where the rate on further pay next changes.

    Its `starts` is the base and bonus together at which it begins.
    """
    rate = marginal_rate(pay, year)
    cash = pay.gross + pay.bonus
    for extra in _bends(lambda x: pay.replace(bonus=pay.bonus + x), pay, year):
        there = marginal_rate(pay.replace(bonus=pay.bonus + extra), year)
        if extra > 0 and there != rate:
            return RateStep(starts=cash + extra, ends=None, rate=there)
    return None


def rate_steps(pay_at: Callable[[Decimal], Pay], year: TaxYear) -> tuple[RateStep, ...]:
    """Return the marginal rate along base pay from nothing; `pay_at` makes the pay of a base.

    Base pay, bonus and pension must grow straight with the base.
    """
    starts: list[tuple[Decimal, Decimal]] = []
    for base in (NOTHING, *_bends(pay_at, pay_at(NOTHING), year)):
        if base < 0:
            continue
        rate = marginal_rate(pay_at(base), year)
        if not starts or rate != starts[-1][1]:
            starts.append((base, rate))
    ends = [*(base for base, _ in starts[1:]), None]
    return tuple(
        RateStep(starts=base, ends=end, rate=rate)
        for (base, rate), end in zip(starts, ends, strict=True)
    )


def rising_edges(
    pay_at: Callable[[Decimal], Pay], most: Decimal, year: TaxYear
) -> tuple[Decimal, ...]:
    """Return in rising order the amounts between nothing and `most` from which more is taken.

    They are exact, as `pay_at` must add pound for pound what it is given to pay.
    """
    points = sorted(point for point in _points(pay_at, pay_at(NOTHING), year) if 0 < point < most)
    edges = []
    rate = marginal_rate(pay_at(NOTHING), year)
    for point in dict.fromkeys(points):
        before, rate = rate, marginal_rate(pay_at(point), year)
        if rate > before:
            edges.append(point)
    return tuple(edges)


def _bends(pay_at: Callable[[Decimal], Pay], pay: Pay, year: TaxYear) -> list[Decimal]:
    """Return in rising order the whole pounds from which some rule may take over."""
    points = _points(pay_at, pay, year)
    return sorted({point.to_integral_value(ROUND_CEILING) for point in points})


def _points(pay_at: Callable[[Decimal], Pay], pay: Pay, year: TaxYear) -> Iterator[Decimal]:
    """Solve for each amount at which some rule may take over."""
    points = (*_threshold_points(pay_at, pay, year), *_limit_points(pay_at, pay, year))
    return (point for point in points if point is not None)


def _threshold_points(
    pay_at: Callable[[Decimal], Pay], pay: Pay, year: TaxYear
) -> Iterator[Decimal | None]:
    """Solve for the thresholds of insurance and loans and for both ends of the taper."""
    liable = _line(pay_at, lambda paid: paid.liable)
    insurance = year.national_insurance
    yield liable.reaches(insurance.primary_threshold.year)
    yield liable.reaches(insurance.upper_earnings_limit.year)
    for terms in charged_loans(pay.loans, year):
        yield liable.reaches(terms.threshold)
    adjusted = _line(pay_at, lambda paid: paid.adjusted_net_income)
    yield adjusted.reaches(year.allowance.taper_from)
    yield adjusted.reaches(taper_ends(year))
    if pay.children:
        yield adjusted.reaches(year.child_benefit.charge_from)
        yield adjusted.reaches(charge_ends(year))


def _limit_points(
    pay_at: Callable[[Decimal], Pay], pay: Pay, year: TaxYear
) -> Iterator[Decimal | None]:
    """Solve for the limits of the bands, with a whole, a shrinking and no allowance.

    Only one of these holds at a point; the rate does not change at the others.
    """
    taxed = _line(pay_at, lambda paid: paid.taxed)
    adjusted = _line(pay_at, lambda paid: paid.adjusted_net_income)
    contribution = _line(pay_at, lambda paid: paid.band_extension)
    added = Decimal(year.other_allowances.blind_person) if pay.is_blind else NOTHING
    if pay.marriage == "given":
        # Where the transfer does not hold, the rate does not change at these points.
        added -= year.other_allowances.marriage
    whole = _Line(year.allowance.amount + added, NOTHING)
    over = _Line(adjusted.at - year.allowance.taper_from, adjusted.slope)
    tapered = whole.less(_Line(over.at / 2, over.slope / 2))
    allowances: tuple[_Line, ...] = (whole, tapered, _Line(max(NOTHING, added), NOTHING))
    if pay.marriage == "given":
        unshared = _Line(whole.at + year.other_allowances.marriage, NOTHING)
        allowances = (*allowances, unshared, unshared.less(_Line(over.at / 2, over.slope / 2)))
    for limit, extended in _limits(pay.nation, year):
        for allowance in allowances:
            taxable = taxed.less(allowance)
            yield (taxable.less(contribution) if extended else taxable).reaches(limit)


def _limits(nation: str, year: TaxYear) -> Iterator[tuple[int, bool]]:
    """Return where bands begin, each with whether relief at source moves it."""
    yield 0, False
    tax = income_tax_for(nation, year)
    extended = False
    for band in tax.band:
        extended = extended or band.name == tax.relief_extends_from
        if band.up_to is not None:
            yield band.up_to, extended


def _line(pay_at: Callable[[Decimal], Pay], amount: Callable[[Pay], Decimal]) -> _Line:
    # So far along that the rounding of a contribution to the penny does not tilt the line.
    along = Decimal(10_000_000)
    at = amount(pay_at(NOTHING))
    return _Line(at, (amount(pay_at(along)) - at) / along)
