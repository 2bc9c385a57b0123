"""Shares are read as people type them, and nothing is guessed."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.percent import (
    parse_bonus,
    parse_bonus_on,
    parse_pay_after,
    parse_percent,
    percent_in_file,
)


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
    ("text", "pounds"),
    [("10%", "8200.00"), ("5k", "5000"), ("0", "0"), ("0.5%", "410.00"), ("10 per cent", "8200")],
)
def test_a_bonus_is_pounds_or_per_cent_of_the_base(text: str, pounds: str) -> None:
    assert parse_bonus_on(text, Decimal(82_000)) == Decimal(pounds)


def test_half_a_penny_of_a_bonus_is_rounded_up() -> None:
    # 117,333 x 12.5% = 14,666.625, and 100,001 x 0.5% = 500.005
    assert parse_bonus_on("12.5%", Decimal(117_333)) == Decimal("14666.63")
    assert parse_bonus_on("0.5%", Decimal(100_001)) == Decimal("500.01")


@pytest.mark.parametrize(("text", "meant"), [("10", "10%"), ("£12.50", "12.5%"), ("99", "99%")])
def test_a_bonus_of_so_few_pounds_is_taken_for_a_per_cent_without_its_sign(
    text: str, meant: str
) -> None:
    with pytest.raises(UsageError, match="too little for a bonus") as raised:
        parse_bonus(text)

    assert (raised.value.hint or "").startswith(f"Did you mean {meant}?")


def test_no_bonus_and_the_least_one_are_read() -> None:
    assert parse_bonus("0") == 0
    assert parse_bonus("100") == 100


@given(st.text(max_size=12))
def test_any_text_is_a_share_or_a_usage_error(text: str) -> None:
    with suppress(UsageError):
        assert 0 <= parse_percent(text) <= 100


@pytest.mark.parametrize(
    ("value", "percent"),
    [
        (5, "5"),
        (Decimal("7.5"), "7.5"),
        ("5%", "5"),
        ("0.5%", "0.5"),
        ("10", "10"),
        (0, "0"),
        (1, "1"),
    ],
)
def test_a_share_is_read_from_a_file(value: object, percent: str) -> None:
    assert percent_in_file(value) == Decimal(percent)


@pytest.mark.parametrize("value", [Decimal("0.05"), Decimal("0.999")])
def test_a_number_below_one_in_a_file_is_refused_with_both_ways_to_write_it(value: Decimal) -> None:
    with pytest.raises(UsageError, match="could be read in two ways") as raised:
        percent_in_file(value)

    meant = (value * 100).normalize()
    assert raised.value.hint == f'Write {meant} for {meant}%, or "{value}%" for less than 1%.'


@pytest.mark.parametrize("value", [True, None, (5,), "five", -5, 101, Decimal("nan")])
def test_what_is_no_share_in_a_file_is_refused(value: object) -> None:
    with pytest.raises(UsageError):
        percent_in_file(value)


@pytest.mark.parametrize(
    ("typed", "after"),
    [("63k", 63_000), ("5%", 63_000), ("+5%", 63_000), ("+5k", 65_000), ("+ £500", 60_500)],
)
def test_new_pay_is_an_amount_or_what_is_added(typed: str, after: int) -> None:
    assert parse_pay_after(typed, Decimal(60_000)) == after


def test_a_rise_needs_the_pay_that_it_is_added_to() -> None:
    with pytest.raises(UsageError, match="needs the pay"):
        parse_pay_after("5%", None)
