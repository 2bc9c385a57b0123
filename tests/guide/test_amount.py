"""Part-time pay is turned into what a full week would pay."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mlcareer.guide.amount import Amount, full_time_equivalent, is_part_time, pay_an_hour


@pytest.mark.parametrize(
    ("base", "hours", "full", "equivalent"),
    [
        (60_000, "22.5", None, "100000"),  # x 37.5 / 22.5
        (60_000, "30", None, "75000"),  # x 37.5 / 30
        (60_000, "34.99", None, "64304.09"),  # x 37.5 / 34.99
        (60_000, "35", None, "60000"),  # full time from here on
        (60_000, "45", None, "60000"),
        (60_000, None, None, "60000"),
        (60_000, "35", "40", "68571.43"),  # x 40 / 35: the employer's own week
        (60_000, "32", "32", "60000"),  # a four-day week that is full time there
    ],
)
def test_the_full_time_equivalent(
    base: int, hours: str | None, full: str | None, equivalent: str
) -> None:
    week = None if hours is None else Decimal(hours)
    whole = None if full is None else Decimal(full)

    assert full_time_equivalent(base, week, whole) == Decimal(equivalent)
    assert is_part_time(week, whole) == (Decimal(equivalent) != base)


def test_pay_an_hour_is_before_tax_and_over_52_weeks() -> None:
    # 60,000 / 52 / 37.5 = 30.769
    assert pay_an_hour(60_000, Decimal("37.5")) == Decimal("30.77")
    assert pay_an_hour(60_000) == Decimal("30.77")


def test_a_day_is_one_of_260() -> None:
    assert Amount(pounds=Decimal(600), unit="day").a_year() == 156_000
