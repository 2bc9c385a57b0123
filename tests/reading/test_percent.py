"""Shares are read as people type them, and nothing is guessed."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.percent import parse_part_of, parse_percent


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("5%", "5"),
        ("5", "5"),
        (" 7.5 % ", "7.5"),
        ("8 percent", "8"),
        ("8 per cent", "8"),
        ("0", "0"),
        ("100%", "100"),
        (".5%", "0.5"),
        ("0.5%", "0.5"),
        ("1", "1"),
    ],
)
def test_a_share_is_read(text: str, percent: str) -> None:
    assert parse_percent(text) == Decimal(percent)


@pytest.mark.parametrize("text", ["", "%", "five", "-5%", "5%%", "5 6", "1e1", "nan", "5,0%"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="not a share"):
        parse_percent(text)


def test_a_bare_number_below_one_is_refused_with_both_readings() -> None:
    with pytest.raises(UsageError) as raised:
        parse_percent("0.05")

    assert raised.value.hint == "Write 5% or 0.05%."


def test_more_than_the_whole_is_refused() -> None:
    with pytest.raises(UsageError, match="more than the whole"):
        parse_percent("100.5%")


@pytest.mark.parametrize(
    ("text", "pounds"), [("10%", "8200.00"), ("5k", "5000"), ("0", "0"), ("0.5%", "410.00")]
)
def test_a_part_of_pay_is_pounds_or_per_cent(text: str, pounds: str) -> None:
    assert parse_part_of(text, Decimal(82_000)) == Decimal(pounds)


@given(st.text(max_size=12))
def test_any_text_is_a_share_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert 0 <= parse_percent(text) <= 100
