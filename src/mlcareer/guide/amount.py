"""An amount of pay with its unit and its week, as it is handed from a reader to an answer."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from mlcareer.record import Record

PayUnit = Literal["year", "month", "week", "day", "hour"]
"""The time that an amount of pay is for."""

FULL_TIME_HOURS = Decimal("37.5")
"""Hours a week that pay is converted to: the week of the visa tables."""

FULL_TIME_FROM = Decimal(35)
"""Hours a week. From here on a job is full time, and its pay is compared as it is."""

WEEKS_A_YEAR = 52
MONTHS_A_YEAR = 12
WORKING_DAYS_A_WEEK = 5

PENNY = Decimal("0.01")


class Amount(Record):
    """Pay as somebody wrote it: pounds, and the time that they are for."""

    pounds: Decimal
    unit: PayUnit = "year"
    stated: bool = False
    """Whether the unit was written beside the number, which ends any doubt about it."""

    def a_year(self, hours: Decimal | None = None) -> Decimal:
        """Return the same in pounds a year, to the penny, half up.

        Pay by the hour is taken for `hours` a week, a full-time week without them; a day is a
        fifth of that week's work. A year has 12 months, 52 weeks and 260 days.
        """
        by_unit = {
            "year": Decimal(1),
            "month": Decimal(MONTHS_A_YEAR),
            "week": Decimal(WEEKS_A_YEAR),
            "day": Decimal(WEEKS_A_YEAR * WORKING_DAYS_A_WEEK),
            "hour": WEEKS_A_YEAR * (hours or FULL_TIME_HOURS),
        }
        return (self.pounds * by_unit[self.unit]).quantize(PENNY, ROUND_HALF_UP)


def is_part_time(hours: Decimal | int | None, full_time_hours: Decimal | int | None = None) -> bool:
    """Whether a week of these hours is less than full time; hours that are not stated are not.

    `full_time_hours` is the employer's own full week, where it is stated.
    """
    if hours is None:
        return False
    return hours < (FULL_TIME_FROM if full_time_hours is None else full_time_hours)


def full_time_equivalent(
    base: Decimal | int,
    hours: Decimal | int | None,
    full_time_hours: Decimal | int | None = None,
) -> Decimal:
    """Return what base pay would be for a full week, in pounds a year to the penny, half up.

    A week of 35 hours or more is full time and nothing is converted. Pay of a shorter one is
    multiplied by 37.5 and divided by its hours: 60,000 at 22.5 hours is 100,000. With
    `full_time_hours` that week takes the place of both.
    """
    pay = Decimal(base)
    if hours is None or not is_part_time(hours, full_time_hours):
        return pay
    week = Decimal(FULL_TIME_HOURS if full_time_hours is None else full_time_hours)
    return (pay * week / Decimal(hours)).quantize(PENNY, ROUND_HALF_UP)


class FullTime(Record):
    """The full-time equivalent of part-time pay, by which it is judged."""

    hours: Decimal
    """A week, as stated."""
    full_time_hours: Decimal
    """A full week: the employer's own, or 37.5."""
    base: Decimal
    """Pounds a year for that week."""


def full_time_of(
    base: Decimal | int,
    hours: Decimal | int | None,
    full_time_hours: Decimal | int | None = None,
) -> FullTime | None:
    """Return the full-time equivalent of part-time pay; `None` where the hours are full time."""
    if hours is None or not is_part_time(hours, full_time_hours):
        return None
    return FullTime(
        hours=Decimal(hours),
        full_time_hours=Decimal(full_time_hours or FULL_TIME_HOURS),
        base=full_time_equivalent(base, hours, full_time_hours),
    )


def for_hours(full_time: Decimal | int, hours: Decimal | int | None) -> Decimal:
    """Return what full-time pay is for part-time hours, in whole pounds a year, half up.

    95,000 at 22.5 hours is 57,000. A week of 35 hours or more, or one not stated, is full time.
    """
    if hours is None or not is_part_time(hours):
        return Decimal(full_time)
    return (Decimal(full_time) * Decimal(hours) / FULL_TIME_HOURS).to_integral_value(ROUND_HALF_UP)


def pay_an_hour(base: Decimal | int, hours: Decimal | int | None = None) -> Decimal:
    """Return base pay an hour before tax, over 52 weeks, to the penny, half up."""
    a_year = WEEKS_A_YEAR * Decimal(FULL_TIME_HOURS if hours is None else hours)
    return (Decimal(base) / a_year).quantize(PENNY, ROUND_HALF_UP)
