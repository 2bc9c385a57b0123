"""Hours a week are read as people type them."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.hours import parse_hours


@pytest.mark.parametrize(
    ("text", "hours"),
    [("40", "40"), ("37.5", "37.5"), ("37.5h", "37.5"), ("40 hours a week", "40"), ("80", "80")],
)
def test_hours_are_read(text: str, hours: str) -> None:
    assert parse_hours(text) == Decimal(hours)


@pytest.mark.parametrize("text", ["0", "80.1", "-40", "", "full time", "40 days", "1e1"])
def test_what_is_no_working_week_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="hours a week"):
        parse_hours(text)


@given(st.text(max_size=12))
def test_any_text_is_hours_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert 0 < parse_hours(text) <= 80
