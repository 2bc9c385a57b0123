"""Holiday and pension are found where they are stated."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mlcareer.adverts.benefits import advert_benefits


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("25 days of holiday", Decimal(25)),
        ("27.5 days annual leave plus bank holidays", Decimal("27.5")),
        ("Annual leave: 30 days", Decimal(30)),
        ("Generous holiday", None),
        ("A project of 25 days", None),
    ],
)
def test_holiday_is_days_a_year(line: str, days: Decimal | None) -> None:
    found = advert_benefits(line).holiday_days

    assert (found and found.value) == days


def test_a_pension_is_quoted_with_its_line_and_its_share_where_it_has_one() -> None:
    found = advert_benefits("- Pension\n- Employer pension of 8%\n").pension

    assert found is not None
    assert (found.value, found.line, found.words) == ("8%", 2, "- Employer pension of 8%")
    assert advert_benefits("Bonus of 10%").pension is None
