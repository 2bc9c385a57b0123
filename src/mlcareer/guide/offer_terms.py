"""The terms of one offer, as they are given on the command line or in an offer file.

What is `None` is not stated in the offer: it is never made up, and it is what to ask for.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Literal

from mlcareer.guide.constraints import Between
from mlcareer.guide.model import Words
from mlcareer.record import Record

Base = Annotated[int, Between(1_000, 100_000_000)]
"""Whole pounds a year, before tax."""

Extra = Annotated[int, Between(0, 100_000_000)]
"""Whole pounds; nought says that there is none."""

PerCent = Annotated[int | Decimal, Between(0, 100)]

WeekHours = Annotated[int | Decimal, Between(1, 80)]

PENNY = Decimal("0.01")

EquityKind = Literal["listed-shares", "private-options"]

PensionOf = Literal["salary", "qualifying-earnings"]


class OfferTerms(Record):
    """One offer. Pounds are whole; what is paid yearly is a year's worth."""

    name: Words = "offer"
    """What to call it beside others."""
    base: Base
    level: Words | None = None
    """A level of the guide, such as `mid`."""
    region: Words | None = None
    """A pay region or a place of the guide."""
    bonus: Extra | None = None
    """Pounds a year."""
    bonus_percent: PerCent | None = None
    """The same as a share of base pay; give one of the two."""
    equity: Extra | None = None
    """What vests a year, in pounds, at the value that the offer puts on it."""
    equity_kind: EquityKind | None = None
    sign_on: Extra | None = None
    """Paid once, on joining."""
    pension_percent: PerCent | None = None
    """Your own contribution, as a share of base pay with tax relief."""
    pension_method: Words | None = None
    """`salary-sacrifice`, `net-pay` or `relief-at-source`."""
    employer_pension_percent: PerCent | None = None
    employer_pension_of: PensionOf | None = None
    """What that percentage is of: all of base pay, or only earnings between two limits."""
    hours: WeekHours | None = None
    """A week."""
    holiday_days: Annotated[int | Decimal, Between(0, 100)] | None = None
    """A year, public holidays included."""
    nation: Words | None = None
    """Where income tax is paid; without it, the nation that the region lies in."""
    student_loans: tuple[Words, ...] = ()
    visa_route: Words | None = None
    """The route of a Skilled Worker visa, if you need one."""
    occupation: Words | None = None
    """The SOC 2020 code that the sponsor would use."""
    current: Base | None = None
    """Your base pay now, in pounds a year."""
    current_bonus: Annotated[int | Decimal, Between(0, 100_000_000)] | None = None
    """Your bonus now, in pounds a year; where it is stated, pay is compared with bonus."""
    current_nation: Words | None = None
    """Where income tax is paid on it; without it, where it is paid on the offer."""

    @property
    def current_total(self) -> Decimal | None:
        """Base pay now with the bonus that is stated beside it, in pounds a year."""
        return None if self.current is None else Decimal(self.current) + (self.current_bonus or 0)

    @property
    def bonus_pounds(self) -> Decimal | None:
        """The bonus in pounds a year, to the penny, half up, or `None` when it is not stated."""
        if self.bonus is not None:
            return Decimal(self.bonus)
        if self.bonus_percent is None:
            return None
        return (Decimal(self.base) * self.bonus_percent / 100).quantize(PENNY, ROUND_HALF_UP)
