"""Amounts of pounds as people type them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.errors import UsageError
from mlcareer.guide.amount import Amount
from mlcareer.reading.money import (
    LARGEST_AMOUNT,
    DoubtfulAmountError,
    extra_in_file,
    parse_amount,
    parse_amounts,
    parse_day_rate,
    parse_extra,
    parse_net,
    parse_pay,
    parse_pay_range,
    parse_pounds,
    parse_yearly_pay,
    parse_yearly_pay_or_range,
)

if TYPE_CHECKING:
    from collections.abc import Callable


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
    ("typed", "ways"),
    [
        ("30", ["30k", "30/hour"]),
        ("12.50", ["12.5/hour", "12.5k"]),
        ("5", ["5/hour"]),
        ("150", ["150k", "150/day", "150/hour"]),
        ("525", ["525/day", "525/month", "525k"]),
        ("0.5k", ["500/day", "500/month", "500k"]),
        ("1,200", ["1200/month", "1200/day", "1200/year"]),
        ("4200", ["4200/month", "4200/year"]),
        ("£11,999.99", ["11999.99/month", "11999.99/year"]),
        ("2-3k", ["2000-3000/month", "2000-3000/year"]),
        ("70-80", ["70-80k", "70-80/hour"]),
    ],
)
def test_a_number_that_is_too_little_for_a_year_is_asked_about(typed: str, ways: list[str]) -> None:
    with pytest.raises(DoubtfulAmountError) as failed:
        parse_yearly_pay_or_range(typed)

    assert [reading.typed for reading in failed.value.readings] == ways
    for reading in failed.value.readings:
        if reading.command is None:
            assert parse_yearly_pay_or_range(reading.typed)[0] > 0


def test_the_ways_to_write_it_are_the_command_that_was_typed() -> None:
    with pytest.raises(
        DoubtfulAmountError, match="£4,200 could be a month's pay or a year's"
    ) as failed:
        parse_pay("4200")

    assert failed.value.hint_for(["raise", "4200", "4,800", "--region", "london"]) == (
        "A month's pay?   mlcareer raise 4200/month 4800/month --region london\n"
        "A year's pay?    mlcareer raise 4200/year 4800/year --region london"
    )


def test_an_amount_that_is_in_no_doubt_stays_as_it_was_typed() -> None:
    with pytest.raises(DoubtfulAmountError, match="£525 is not a year's pay") as failed:
        parse_pay("525")

    hint = failed.value.hint_for(["offer", "85k", "--current", "525"]) or ""
    assert hint.split("\n") == [
        "A day rate?      mlcareer contract 525/day",
        "A month's pay?   mlcareer offer 85k --current 525/month",
        "In thousands?    mlcareer offer 85k --current 525k",
    ]


def test_outside_the_command_line_the_hint_says_what_to_write() -> None:
    with pytest.raises(DoubtfulAmountError) as failed:
        parse_yearly_pay("4200")

    assert failed.value.hint == "A month's pay? Write 4200/month.\nA year's pay? Write 4200/year."


@pytest.mark.parametrize("typed", ["0.4", "0", "0/month"])
def test_nothing_is_no_pay_for_a_year(typed: str) -> None:
    with pytest.raises(UsageError, match="year"):
        parse_yearly_pay(typed)


@pytest.mark.parametrize("typed", ["600/day", "£600 p/d", "500-600 a day"])
def test_a_day_rate_is_answered_by_contract(typed: str) -> None:
    with pytest.raises(DoubtfulAmountError, match="day rate, not a salary") as failed:
        parse_yearly_pay_or_range(typed)

    assert "mlcareer contract 600/day" in (failed.value.hint_for([typed]) or "")


@pytest.mark.parametrize(
    ("typed", "pounds", "unit"),
    [
        ("8k/month", "8000", "month"),
        ("£8,000 a month", "8000", "month"),
        ("8000 pcm", "8000", "month"),
        ("8000pm", "8000", "month"),
        ("8000 monthly", "8000", "month"),
        ("8000 per calendar month", "8000", "month"),
        ("525/day", "525", "day"),
        ("£450 p/d", "450", "day"),
        ("450pd", "450", "day"),
        ("450 p.d.", "450", "day"),
        ("£450 per day", "450", "day"),
        ("450 gbp a day", "450", "day"),
        ("£450 daily", "450", "day"),
        ("30/hour", "30", "hour"),
        ("£30.50 an hour", "30.50", "hour"),
        ("30ph", "30", "hour"),
        ("£30/hr", "30", "hour"),
        ("600/wk", "600", "week"),
        ("600 pw", "600", "week"),
        ("95k pa", "95000", "year"),
        ("95k p.a.", "95000", "year"),
        ("95k per annum", "95000", "year"),
        ("£95,000 a year", "95000", "year"),
        ("6000/year", "6000", "year"),
        ("95k annually", "95000", "year"),
        ("1.2m", "1200000", None),
        ("95 gbp", "95", None),
    ],
)
def test_an_amount_is_read_with_its_unit(typed: str, pounds: str, unit: str | None) -> None:
    amount = parse_amount(typed)

    assert (amount.pounds, amount.stated) == (Decimal(pounds), unit is not None)
    assert amount.unit == (unit or "year")


@pytest.mark.parametrize(
    ("typed", "a_year"),
    [
        ("8k/month", "96000"),  # x 12
        ("525/month", "6300"),
        ("600/week", "31200"),  # x 52
        ("30/hour", "58500"),  # x 37.5 x 52
        ("6000/year", "6000"),
        ("11k/year", "11000"),
        ("12000", "12000"),
        ("0", "0"),
    ],
)
def test_a_unit_ends_the_doubt_and_pay_is_by_the_year(typed: str, a_year: str) -> None:
    assert parse_pay(typed) == Decimal(a_year)


def test_pay_by_the_hour_is_for_the_hours_of_the_week() -> None:
    # 30 x 20 x 52
    assert parse_yearly_pay("30/hour", hours=Decimal(20)) == 31_200


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("£400 to £450 a day", ["400 day", "450 day"]),
        ("£400/day - £450/day", ["400 day", "450 day"]),
        ("2.5-3k/month", ["2500 month", "3000 month"]),
        ("70-80k pa", ["70000 year", "80000 year"]),
        ("70k", ["70000 year"]),
        ("3k-3k/month", ["3000 month"]),
    ],
)
def test_a_unit_counts_for_both_ends_of_a_range(typed: str, ends: list[str]) -> None:
    assert [f"{end.pounds:.0f} {end.unit}" for end in parse_amounts(typed)] == ends


def test_ends_of_two_units_are_refused() -> None:
    with pytest.raises(UsageError, match="two units"):
        parse_amounts("400/day-9k/month")


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [("12000", 12_000), ("82k", 82_000), ("82000.49", 82_000), ("82000.50", 82_001)],
)
def test_pay_for_a_year_is_in_whole_pounds_halves_up(typed: str, pounds: int) -> None:
    assert parse_yearly_pay(typed) == pounds


@pytest.mark.parametrize(
    ("what", "typed", "meant"),
    [("bonus", "12", "12%"), ("year of equity", "12", "12k"), ("sign-on bonus", "£5", "5k")],
)
def test_so_few_pounds_are_refused_of_a_bonus_equity_and_a_sign_on_alike(
    what: str, typed: str, meant: str
) -> None:
    with pytest.raises(UsageError, match=f"too little for a {what}") as failed:
        parse_extra(typed, what)

    assert failed.value.hint == f"Did you mean {meant}? In pounds it is 0, or £100 or more."


@pytest.mark.parametrize(
    ("value", "pounds"), [(0, 0), (100, 100), ("10k", 10_000), ("1k/month", 12_000)]
)
def test_an_extra_is_read_from_a_file(value: object, pounds: int) -> None:
    assert extra_in_file(value, "sign-on bonus") == pounds


@pytest.mark.parametrize("value", [True, None, (1,), Decimal("nan"), Decimal("inf"), -5, "lots"])
def test_what_is_no_amount_in_a_file_is_refused(value: object) -> None:
    with pytest.raises(UsageError):
        extra_in_file(value)


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
        ("48-62", "£48–£62 is not a year's pay"),
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


@given(st.integers(12_000, 5_000_000), st.integers(12_000, 5_000_000))
def test_any_two_amounts_that_rise_are_read_back(one: int, other: int) -> None:
    low, high = sorted((one, other))

    for joined in (f"{low}-{high}", f"£{low:,} to £{high:,}", f"{low} \N{EN DASH} {high}"):
        assert parse_yearly_pay_or_range(joined) == (low, None if low == high else high)


@pytest.mark.parametrize(
    ("typed", "pounds", "unit"),
    [("4500/month", 4_500, "month"), ("54k", 54_000, "year"), ("900 a week", 900, "week")],
)
def test_take_home_pay_that_is_wanted_has_a_unit(typed: str, pounds: int, unit: str) -> None:
    assert parse_net(typed) == Amount(
        pounds=Decimal(pounds), unit=parse_amount(typed).unit, stated=typed != "54k"
    )
    assert parse_net(typed).unit == unit


def test_without_one_a_month_s_and_a_year_s_are_both_offered() -> None:
    with pytest.raises(DoubtfulAmountError, match="£500 a month or a year") as failed:
        parse_net("500")

    assert failed.value.hint_for(["raise", "62k", "--to-keep", "500"]) == (
        "A month?   mlcareer raise 62k --to-keep 500/month\n"
        "A year?    mlcareer raise 62k --to-keep 500/year"
    )


@pytest.mark.parametrize("typed", ["0", "600/day", "30/hour", "lots"])
def test_what_is_no_take_home_pay_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_net(typed)


@pytest.mark.parametrize(
    ("typed", "rate"), [("600", "600"), ("600/day", "600"), ("80/hour", "600"), ("3k/week", "600")]
)
def test_a_day_rate_is_read(typed: str, rate: str) -> None:
    # 80 x 37.5 / 5; 3,000 / 5
    assert parse_day_rate(typed) == Decimal(rate)


@pytest.mark.parametrize("typed", ["0", "95k", "95k/year", "8k/month", "lots"])
def test_what_is_no_day_rate_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_day_rate(typed)


@pytest.mark.parametrize("typed", ["95k gross", "£95,000 before tax", "95k GROSS "])
def test_that_pay_is_before_tax_may_be_said(typed: str) -> None:
    assert parse_pounds(typed) == 95_000


@pytest.mark.parametrize(
    ("read", "typed", "message", "hint"),
    [
        (parse_pounds, "80-90k", "is a range, not one amount", "Give one figure of it."),
        (
            parse_net,
            "300/day",
            "is not by the month or year",
            "Write it as 4500/month or 54k/year.",
        ),
        (parse_yearly_pay, "0k", "is no pay for a year", "Write it as 95000, 95,000, £95k or 95k."),
        (
            lambda text: parse_extra(text, "year of equity"),
            "0.5%",
            "of a company is no amount of pounds",
            "Give what it is worth, or for options --strike, --shares and --all-shares.",
        ),
    ],
)
def test_what_is_refused_says_what_to_write(
    read: Callable[[str], object], typed: str, message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        read(typed)

    assert str(refused.value) == f"{typed!r} {message}"
    assert refused.value.hint == hint


def test_no_pay_is_a_range_of_its_own_and_two_ends_are_checked() -> None:
    assert list(parse_pay_range("0")) == [0]
    assert list(parse_pay_range("48-62k")) == [48_000, 62_000]
    for doubtful in ("0/month", "480-620", "4000"):
        with pytest.raises(UsageError):
            parse_pay_range(doubtful)


def test_half_a_penny_of_a_day_rate_is_rounded_up() -> None:
    # 66.67 x 7.5 = 500.025, which to even would be 500.02
    assert parse_day_rate("66.67/hour") == Decimal("500.03")


def test_a_truth_value_of_a_file_is_no_amount() -> None:
    with pytest.raises(UsageError):
        extra_in_file(value=True)


@pytest.mark.parametrize(
    ("read", "typed", "message", "hint"),
    [
        (parse_pounds, "9" * 501, "the text is too long for an amount of pounds", "Write it as"),
        (
            parse_pounds,
            "£200,000,000.50",
            "'£200,000,000.50' is beyond any pay",
            "The most is £100",
        ),
        (parse_day_rate, "0", "'0' is no day rate", "Write it as 600/day."),
        (
            parse_day_rate,
            "10000.50/day",
            "£10,000.50 is not a day rate",
            "The most is £10,000",
        ),
        (parse_extra, "1", "'1' is too little for a bonus", "Did you mean 1%?"),
        (
            lambda text: extra_in_file(text, "sign-on bonus"),
            "5",
            "'5' is too little for a sign-on bonus",
            "Did you mean 5k?",
        ),
    ],
)
def test_what_is_too_much_or_too_little_is_named(
    read: Callable[[str], object], typed: str, message: str, hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        read(typed)

    assert str(refused.value) == message
    assert (refused.value.hint or "").startswith(hint)
