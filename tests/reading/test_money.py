"""Amounts of pounds as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.reading.money import (
    LARGEST_AMOUNT,
    LEAST_YEARLY_PAY,
    parse_pounds,
    parse_yearly_pay,
    parse_yearly_pay_or_range,
)


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [
        ("95000", "95000"),
        ("95,000", "95000"),
        ("95 000", "95000"),
        ("95_000", "95000"),
        ("95\N{NO-BREAK SPACE}000", "95000"),
        ("£95,000", "95000"),
        ("£ 95000", "95000"),
        ("95k", "95000"),
        ("£95K", "95000"),
        ("95 k", "95000"),
        ("82.5k", "82500"),
        ("£1.2m", "1200000"),
        ("gbp 95000", "95000"),
        ("95,000 GBP", "95000"),
        ("95000.50", "95000.50"),
        ("1,234,567", "1234567"),
        (".5m", "500000"),
        ("0", "0"),
        ("-0", "0"),
        ("100m", "100000000"),
        (" 95k\n", "95000"),
    ],
)
def test_an_amount_is_read_as_it_is_meant(typed: str, pounds: str) -> None:
    assert parse_pounds(typed) == Decimal(pounds)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "is not an amount of pounds"),
        ("£", "is not an amount of pounds"),
        ("k", "is not an amount of pounds"),
        ("lots", "is not an amount of pounds"),
        ("95kk", "is not an amount of pounds"),
        ("9,50", "is not an amount of pounds"),
        ("1,2345", "is not an amount of pounds"),
        ("1e5", "is not an amount of pounds"),
        ("nan", "is not an amount of pounds"),
        ("٩٥", "is not an amount of pounds"),
        ("95.000", "could be read in two ways"),
        ("95,000.000", "could be read in two ways"),
        ("-95k", "is less than nothing"),
        ("£-1", "is less than nothing"),
        ("\N{MINUS SIGN}95k", "is less than nothing"),
        ("$95k", "is not in pounds"),
        ("95k EUR", "is not in pounds"),
        ("80k-90k", "is a range, not one amount"),
        ("80\N{EN DASH}90k", "is a range, not one amount"),
        ("80k to 90k", "is a range, not one amount"),
        ("100000001", "is beyond any pay"),
        ("9" * 400, "is beyond any pay"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(UsageError) as failed:
        parse_pounds(typed)

    assert str(failed.value) == f"{typed!r} {reason}"
    assert failed.value.hint


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("82", "Did you mean 82k? "),
        ("£82.50", "Did you mean 82.5k? "),
        ("500 gbp", "Did you mean 500k? "),
        ("0.5k", "Did you mean 500k? "),
        ("999.99", "Did you mean 999.99k? "),
        ("0.4", ""),
        ("0", ""),
    ],
)
def test_too_little_for_a_year_may_have_been_meant_in_thousands(typed: str, hint: str) -> None:
    with pytest.raises(UsageError, match="is no pay for a year") as failed:
        parse_yearly_pay(typed)

    assert failed.value.hint == f"{hint}Write it as 95000, 95,000, £95k or 95k."
    if hint:
        assert parse_yearly_pay(hint.split()[3].strip("?")) >= LEAST_YEARLY_PAY


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [("1000", 1_000), ("82k", 82_000), ("82000.49", 82_000), ("82000.50", 82_001)],
)
def test_pay_for_a_year_is_in_whole_pounds_halves_up(typed: str, pounds: int) -> None:
    assert parse_yearly_pay(typed) == pounds


AMOUNTS = st.integers(0, int(LARGEST_AMOUNT))


@given(AMOUNTS, st.sampled_from(["{}", "£{}", " {} ", "{} gbp", "{}.00", "GBP{}"]))
def test_every_amount_comes_back_from_every_way_to_write_it(pounds: int, form: str) -> None:
    grouped = (str(pounds), f"{pounds:,}", f"{pounds:_}", f"{pounds:,}".replace(",", " "))

    assert {parse_pounds(form.format(written)) for written in grouped} == {Decimal(pounds)}


@given(st.integers(0, 99_999))
def test_thousands_are_the_same_with_a_k_as_with_noughts(thousands: int) -> None:
    assert parse_pounds(f"{thousands}k") == parse_pounds(f"{thousands}000")


@given(st.text(max_size=30))
def test_any_text_is_an_amount_within_limits_or_a_usage_error(typed: str) -> None:
    try:
        amount = parse_pounds(typed)
    except UsageError:
        return
    assert 0 <= amount <= LARGEST_AMOUNT


@given(st.text(alphabet="0123456789.,kKmM£-–_ gbpGBP", max_size=12))
def test_what_looks_like_money_is_an_amount_within_limits_or_a_usage_error(typed: str) -> None:
    try:
        amount = parse_pounds(typed)
    except UsageError:
        return
    assert 0 <= amount <= LARGEST_AMOUNT
    assert any(character.isdigit() for character in typed)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("82k", 82_000, None),
        ("48k-62k", 48_000, 62_000),
        ("48-62k", 48_000, 62_000),
        ("48 - 62 k", 48_000, 62_000),
        ("£48,000 to £62,000", 48_000, 62_000),
        ("48k\N{EN DASH}62k", 48_000, 62_000),
        ("48000\N{EM DASH}62,000", 48_000, 62_000),
        ("48.5-62.5k", 48_500, 62_500),
        ("48,000-62k", 48_000, 62_000),
        ("48k TO 62K", 48_000, 62_000),
        ("48,000 GBP to 62,000 GBP", 48_000, 62_000),
        ("0.9-1.2m", 900_000, 1_200_000),
        ("48k-48k", 48_000, None),
    ],
)
def test_a_range_of_pay_is_read_as_it_is_meant(typed: str, low: int, high: int | None) -> None:
    assert parse_yearly_pay_or_range(typed) == (low, high)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("62k-48k", "does not rise"),
        ("48-62", "'48' is no pay for a year"),
        ("48k-", "is not an amount of pounds"),
        ("-5k", "is less than nothing"),
        ("48k-62k-70k", "is a range, not one amount"),
        ("about 48k to 62k", "'about 48k' is not an amount of pounds"),
        ("$48k-$62k", "is not in pounds"),
        ("48k-900m", "is beyond any pay"),
    ],
)
def test_a_range_that_is_none_is_refused_with_the_end_that_is_wrong(
    typed: str, reason: str
) -> None:
    with pytest.raises(UsageError, match=reason):
        parse_yearly_pay_or_range(typed)


@given(st.integers(1_000, 5_000_000), st.integers(1_000, 5_000_000))
def test_any_two_amounts_that_rise_are_read_back(one: int, other: int) -> None:
    low, high = sorted((one, other))

    for joined in (f"{low}-{high}", f"£{low:,} to £{high:,}", f"{low} \N{EN DASH} {high}"):
        assert parse_yearly_pay_or_range(joined) == (low, None if low == high else high)
