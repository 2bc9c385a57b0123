"""The terms of one offer, as they are given on the command line or in an offer file.

What is `None` is not stated in the offer: it is never made up, and it is what to ask for. Names
have become entries already.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from mlcareer.guide.amount import full_time_equivalent
from mlcareer.guide.model import Level
from mlcareer.guide.pay_rules import LoanPlan, Nation, PensionWay
from mlcareer.guide.visa_rules import Occupation, Route
from mlcareer.record import Entry, Record

PENNY = Decimal("0.01")

WHOLE = 100
"""Per cent."""

EquityKind = Literal["listed-shares", "private-options", "private-shares"]
"""RSUs of a listed company, options, and RSUs of a private company. Only the first are pay."""

PensionOf = Literal["salary", "qualifying-earnings"]


class OfferTerms(Record):
    """One offer. Pounds are whole; what is paid yearly is a year's worth."""

    name: str = "offer"
    """What to call it beside others."""
    base: int
    """Pounds a year, before tax, for the hours below."""
    level: Level | None = None
    region: Entry | None = None
    """A pay region, or a place or an area of the guide."""
    bonus: int | None = None
    """Pounds a year; zero says that there is none."""
    bonus_percent: int | Decimal | None = None
    """The same as a share of base pay; one of the two is given."""
    bonus_contractual: bool | None = None
    """Whether the contract promises the bonus."""
    equity: int | None = None
    """Pounds at the offer's own value: what vests a year, or the whole grant where `vest` says
    how it vests."""
    equity_kind: EquityKind | None = None
    vest: tuple[int | Decimal, ...] = ()
    """Per cent of the grant for each year of its vesting."""
    cliff: int | None = None
    """Months before which nothing vests."""
    strike: Decimal | None = None
    """Pounds to pay for a share under option."""
    shares: int | None = None
    """Shares or options granted."""
    all_shares: int | None = None
    """Shares of the company, fully diluted."""
    employer_insurance: bool | None = None
    """Whether an election passes the employer's National Insurance on shares on to you."""
    sign_on: int | None = None
    """The sign-on bonus, in pounds, paid once."""
    sign_on_repay: str | None = None
    """When it has to be repaid, in words."""
    pension_percent: int | Decimal | None = None
    """Your own contribution, as a share of base pay with tax relief."""
    pension_method: PensionWay | None = None
    employer_pension_percent: int | Decimal | None = None
    """Zero says that you opted out. Not stated, the legal minimum is assumed."""
    employer_pension_of: PensionOf | None = None
    """What that percentage is of: all of base pay, or only earnings between two limits."""
    hours: int | Decimal | None = None
    """A week."""
    full_time_hours: int | Decimal | None = None
    """The employer's own full week."""
    holiday_days: int | Decimal | None = None
    """A year, public holidays included."""
    office_days: int | Decimal | None = None
    """Days a week in the office."""
    notice: str | None = None
    probation: str | None = None
    covenants: str | None = None
    """What the contract forbids after you leave."""
    nation: Nation | None = None
    """Where income tax is paid; without it, the nation that the region lies in."""
    student_loans: tuple[LoanPlan, ...] = ()
    children: int | None = None
    """For whom you or your partner get child benefit."""
    visa_route: Route | None = None
    """The route of a Skilled Worker visa, if you need one."""
    occupation: Occupation | None = None
    """The occupation whose code the sponsor would use."""
    current: int | None = None
    """Your base pay now, in pounds a year."""
    current_bonus: int | Decimal | None = None
    """Your bonus now, in pounds a year."""
    current_nation: Nation | None = None
    """Where income tax is paid on it; without it, where it is paid on the offer."""
    current_pension: int | Decimal | None = None
    """Your own contribution now, as a share of base pay."""
    current_employer_pension: int | Decimal | None = None
    """Your employer's contribution now, as a share of base pay. Not stated, the legal minimum."""
    current_holiday: int | Decimal | None = None
    """Your days of holiday now, public holidays included."""

    @property
    def bonus_pounds(self) -> Decimal | None:
        """The bonus in pounds a year, to the penny, half up, or `None` when it is not stated."""
        return self.bonus_at(Decimal(self.base))

    def bonus_at(self, base: Decimal) -> Decimal | None:
        """Return the bonus beside another base: one in per cent follows it."""
        if self.bonus is not None:
            return Decimal(self.bonus)
        if self.bonus_percent is None:
            return None
        return (base * Decimal(self.bonus_percent) / WHOLE).quantize(PENNY, ROUND_HALF_UP)

    @property
    def full_time_base(self) -> Decimal:
        """Base pay for a full week, in pounds a year."""
        return full_time_equivalent(self.base, self.hours, self.full_time_hours)

    def vests(self) -> tuple[Decimal, ...]:
        """Return what vests in each year of the grant, in pounds to the penny.

        A year counts what vests up to its end, so that with a cliff of a year the first year has
        its whole share, and with one of 18 months nothing until the second. Empty where only a
        year's value is known.
        """
        if self.equity is None or not self.vest:
            return ()
        vests = []
        waiting = Decimal(0)
        for year, share in enumerate(self.vest, start=1):
            waiting += Decimal(self.equity) * Decimal(share) / WHOLE
            if self.cliff is not None and year * 12 < self.cliff:
                vests.append(Decimal(0))
                continue
            vests.append(waiting.quantize(PENNY, ROUND_HALF_UP))
            waiting = Decimal(0)
        return tuple(vests)
