"""Days of holiday are read as people type them."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.days import parse_days


@pytest.mark.parametrize(
    ("text", "days"), [("25", "25"), ("33 days", "33"), ("27.5 Days", "27.5"), ("0", "0")]
)
def test_days_are_read(text: str, days: str) -> None:
    assert parse_days(text) == Decimal(days)


@pytest.mark.parametrize(
    "text", ["many", "", "-25", "100.5", "25 weeks", "5 + bank holidays + bank holidays"]
)
def test_what_is_no_holiday_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="number of days"):
        parse_days(text)


@given(st.text(max_size=12))
def test_any_text_is_days_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert 0 <= parse_days(text) <= 100
