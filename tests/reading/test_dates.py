"""The day since when somebody has had something."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.dates import parse_day, parse_month, parse_since

EDGE, TODAY = date(2024, 4, 4), date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023-05-17", date(2023, 5, 17)),
        ("2023-05", date(2023, 5, 1)),
        ("May 2023", date(2023, 5, 1)),
        ("17 may 2023", date(2023, 5, 17)),
        ("2023", date(2023, 1, 1)),
        # The day itself is not before the edge, a month or a year of it is on both sides.
        ("2024-04-04", date(2024, 4, 4)),
        ("2024-04-03", date(2024, 4, 3)),
        ("December 2025", date(2025, 12, 1)),
    ],
)
def test_a_day_a_month_or_a_year_is_read(text: str, day: date) -> None:
    assert parse_since(text, EDGE, TODAY) == day


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024", "not exact enough"),
        ("April 2024", "not exact enough"),
        ("2027", "has not come yet"),
        ("2023-13", "not a date"),
        ("30 February 2023", "not a date"),
        ("Ma 2023", "not a date"),
        ("last year", "not a date"),
    ],
)
def test_what_is_no_such_day_is_refused(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse_since(text, EDGE, TODAY)


@given(st.text(max_size=12))
def test_any_text_is_a_past_day_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert parse_since(text, EDGE, TODAY) <= TODAY


@pytest.mark.parametrize(
    "text", ["2026-12-01", "1 Dec 2026", "1st December 2026", "December 1, 2026", "1/12/2026"]
)
def test_a_day_in_the_usual_spellings(text: str) -> None:
    assert parse_day(text) == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["1 Dec", "December 2026", "2026", "31/2/2026", "12.31.2026", ""])
def test_a_day_needs_its_year_and_its_month(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not a (date|day)"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2028-02", date(2028, 2, 29)),
        ("Feb 2027", date(2027, 2, 28)),
        ("3 Feb 2027", date(2027, 2, 3)),
    ],
)
def test_a_month_is_its_last_day(text: str, last: date) -> None:
    assert parse_month(text) == last
