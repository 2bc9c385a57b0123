"""Hours a week are read as people write them, and asked about where they are few."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.hours import parse_hours, wrong_with_hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("40", "40"),
        ("37.5", "37.5"),
        ("37.5h", "37.5"),
        ("40 hours a week", "40"),
        ("80", "80"),
        ("16", "16"),
        # A week that is written ends the doubt.
        ("8 a week", "8"),
        ("12/week", "12"),
        ("7.5 hours per week", "7.5"),
    ],
)
def test_hours_are_read(text: str, hours: str) -> None:
    assert parse_hours(text) == Decimal(hours)


@pytest.mark.parametrize("text", ["0", "80.1", "-40", "", "full time", "40 days", "1e1"])
def test_what_is_no_working_week_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="hours a week"):
        parse_hours(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        # 8 hours on 5 days
        ("8", "Hours a day? Write 40 for 5 days."),
        ("12", "Hours a day? Write 60 for 5 days."),
        # 0.8 of 37.5
        ("0.8", "A share of full time? Write 30, which is 0.8 of 37.5."),
        (".5", "A share of full time? Write 18.75, which is 0.5 of 37.5."),
        ("1", "A share of full time? Write 37.5, which is 1 of 37.5."),
        ("15.9", "Hours a week? Write '15.9 a week'."),
    ],
)
def test_few_hours_are_asked_about(text: str, asks: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_hours(text)

    assert asks in str(raised.value.hint)
    assert "a week'." in str(raised.value.hint)


def test_numbers_of_a_file_are_asked_about_alike() -> None:
    assert wrong_with_hours(37) is None
    assert wrong_with_hours(8) is not None
    assert wrong_with_hours(8, stated=True) is None
    assert wrong_with_hours(Decimal("80.5")) is not None


@given(st.text(max_size=12))
def test_any_text_is_hours_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert 0 < parse_hours(text) <= 80
