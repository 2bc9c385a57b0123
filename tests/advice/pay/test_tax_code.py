"""Tax codes, against HMRC's own figures for a year and by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.names import nation_of
from mlcareer.advice.pay.tax_code import (
    check_nation,
    free_pay,
    parse_tax_code,
    tax_by_code,
    usual_code,
)
from mlcareer.errors import UsageError

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import PayRules, TaxYear


@pytest.mark.parametrize(
    ("code", "pay", "tax"),
    [
        ("1257L", 20_000, "1484.20"),
        ("1257L", 40_000, "5484.20"),
        ("1257L", 60_000, "11428.40"),
        ("1257L", 80_000, "19428.40"),
        ("0T", 150_000, "53703.05"),
        ("C1257L", 20_000, "1484.20"),
        ("C1257L", 40_000, "5484.20"),
        ("C1257L", 60_000, "11428.40"),
        ("C1257L", 80_000, "19428.40"),
        ("C0T", 150_000, "53703.05"),
        ("S1257L", 20_000, "1444.53"),
        ("S1257L", 40_000, "5549.19"),
        ("S1257L", 60_000, "13178.70"),
        ("S1257L", 80_000, "21728.52"),
        ("S0T", 150_000, "59634.99"),
    ],
)
def test_a_code_takes_what_hmrc_s_calculator_does_but_for_the_rounding_of_its_tables(
    year: TaxYear, code: str, pay: int, tax: str
) -> None:
    """Test figures of HMRC's calculator (tax-kalculator, data2026.csv), which has no tables.

    Payroll rounds free pay up to a penny a month and taxable pay down to a pound, and that
    calculator adds a penny at the edges of Scottish bands: less than a pound a year apart.
    """
    found = tax_by_code(parse_tax_code(code), Decimal(pay), "england", year)

    assert abs(found - Decimal(tax)) < 1


@pytest.mark.parametrize(
    ("code", "pay", "tax"),
    [
        # 60,000 x 20%, 40% and 45%
        ("BR", 60_000, "12000"),
        ("D0", 60_000, "24000"),
        ("D1", 60_000, "27000"),
        # Scotland's rates: basic 20%, intermediate 21%, higher 42%, advanced 45%, top 48%
        ("SBR", 60_000, "12000"),
        ("SD0", 60_000, "12600"),
        ("SD1", 60_000, "25200"),
        ("SD2", 60_000, "27000"),
        ("SD3", 60_000, "28800"),
        ("NT", 60_000, "0"),
        # The free pay of 475 a month is 396.59 (4,759 / 12 up): 12 x 396.59 = 4,759.08 more of
        # pay: 64,759.08 down to 64,759: 7,540 + 27,059 x 40% = 18,363.60
        ("K475", 60_000, "18363.60"),
        # A K code takes at most half of pay: 20,000 + 60,009 would be taxed 32,003
        ("K6000", 20_000, "10000"),
        # Marriage allowance: 1,383 gives 13,839 / 12 = 1,153.26 a month; 40,000 - 13,839.12
        # down to 26,160: x 20% = 5,232
        ("1383M", 40_000, "5232"),
        # 1,131: 833.34 + 1,319 / 12 up = 943.26 a month, 11,319.12 a year; 28,680 x 20%
        ("1131N", 40_000, "5736"),
    ],
)
def test_a_code_by_hand(year: TaxYear, code: str, pay: int, tax: str) -> None:
    assert tax_by_code(parse_tax_code(code), Decimal(pay), "england", year) == Decimal(tax)


def test_free_pay_goes_by_steps_of_500() -> None:
    # 1,257: two steps of 416.67 and 257, so (2,570 + 9) / 12 = 214.92: 1,048.26 a month
    assert free_pay(parse_tax_code("1257L"), 1) == Decimal("1048.26")
    assert free_pay(parse_tax_code("1257L")) == Decimal("12579.12")
    assert free_pay(parse_tax_code("0T")) == 0


@pytest.mark.parametrize(
    ("typed", "code", "week_1"),
    [
        ("1257l", "1257L", False),
        (" 1257 L ", "1257L", False),
        ("1257L M1", "1257L", True),
        ("1257LX", "1257L", True),
        ("S1257L W1", "S1257L", True),
        ("k475", "K475", False),
        ("ck475", "CK475", False),
        ("0t", "0T", False),
    ],
)
def test_a_code_is_read_as_a_payslip_writes_it(typed: str, code: str, week_1: bool) -> None:
    found = parse_tax_code(typed)

    assert (found.code, found.week_1) == (code, week_1)


@pytest.mark.parametrize("typed", ["", "L", "1257", "1257Q", "D2", "CD3", "K475L", "1234567L"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="is not a tax code"):
        parse_tax_code(typed)


def test_a_code_that_contradicts_the_nation_is_refused(pay_rules: PayRules) -> None:
    scottish, welsh = parse_tax_code("S1257L"), parse_tax_code("C1257L")

    with pytest.raises(UsageError, match="is for Scotland, not for Wales"):
        check_nation(scottish, nation_of(pay_rules, "wales"))
    with pytest.raises(UsageError, match="is for Wales, not for England"):
        check_nation(welsh, nation_of(pay_rules, "england"))
    check_nation(scottish, nation_of(pay_rules, "scotland"))
    check_nation(scottish, None)
    check_nation(parse_tax_code("1257L"), nation_of(pay_rules, "scotland"))


@pytest.mark.parametrize(
    ("allowance", "nation", "code"),
    [(12_570, "england", "1257L"), (12_570, "scotland", "S1257L"), (6_321, "wales", "C632L")],
)
def test_the_usual_code_is_a_tenth_of_the_allowance(allowance: int, nation: str, code: str) -> None:
    assert usual_code(Decimal(allowance), nation).code == code


@given(st.text(alphabet="0123456789SCKDBRNTLM WX/", max_size=9))
def test_any_text_is_a_code_or_a_usage_error(typed: str) -> None:
    try:
        found = parse_tax_code(typed)
    except UsageError:
        return
    assert found.code
