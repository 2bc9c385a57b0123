"""Years of experience as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.duration import LONGEST, parse_years


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("4", "4"),
        ("0", "0"),
        ("4.5", "4.5"),
        ("4 years", "4"),
        ("1 Year", "1"),
        ("4yrs", "4"),
        ("8+", "8"),
        ("8+ years", "8"),
        ("+8", "8"),
        ("18 months", "1.5"),
        ("2 years 6 months", "2.5"),
        ("2y and 6m", "2.5"),
        ("24m", "2"),
        ("6 mo", "0.5"),
        ("60", "60"),
        ("720 months", "60"),
    ],
)
def test_a_time_is_read_in_years(typed: str, years: str) -> None:
    assert parse_years(typed) == Decimal(years)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "is not a number of years"),
        ("-1", "is not a number of years"),
        ("four", "is not a number of years"),
        ("4,5", "is not a number of years"),
        ("4 weeks", "is not a number of years"),
        ("6 months 2 years", "is not a number of years"),
        ("٤", "is not a number of years"),
        ("60.01", "is longer than a working life"),
        ("721 months", "is longer than a working life"),
        ("9" * 400, "is longer than a working life"),
    ],
)
def test_what_is_no_such_time_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(UsageError) as failed:
        parse_years(typed)

    assert str(failed.value) == f"{typed!r} {reason}"
    assert failed.value.hint


@given(st.integers(0, 60))
def test_twelve_months_are_a_year(years: int) -> None:
    assert parse_years(f"{12 * years} months") == parse_years(str(years)) == years


@given(st.text(max_size=20))
def test_any_text_is_a_working_life_at_most_or_a_usage_error(typed: str) -> None:
    try:
        years = parse_years(typed)
    except UsageError:
        return
    assert 0 <= years <= LONGEST
