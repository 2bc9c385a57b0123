"""The rate on further pay changes exactly where a rule bends. 2026-27 throughout."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.pay.deductions import Pay, marginal_rate, pension_pay
from mlcareer.advice.pay.marginal import next_change, rate_steps

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import PensionMethod, TaxYear


def steps(
    year: TaxYear,
    nation: str = "england",
    share: str = "0",
    method: PensionMethod = "salary-sacrifice",
    loans: tuple[str, ...] = (),
) -> list[tuple[int, str]]:
    def pay_at(base: Decimal) -> Pay:
        return pension_pay(Pay(nation=nation, gross=base, loans=loans), Decimal(share), method)

    return [
        (int(step.starts), f"{(step.rate * 100).normalize():f}")
        for step in rate_steps(pay_at, year)
    ]


def test_england_has_four_bends(year: TaxYear) -> None:
    assert steps(year) == [
        (0, "0"),
        (12_570, "28"),
        (50_270, "42"),
        (100_000, "62"),
        (125_140, "47"),
    ]


def test_scotland_has_a_stretch_at_fifty_per_cent_below_the_upper_earnings_limit(
    year: TaxYear,
) -> None:
    assert steps(year, "scotland") == [
        (0, "0"),
        (12_570, "27"),
        (16_537, "28"),
        (29_526, "29"),
        (43_662, "50"),
        (50_270, "44"),
        (75_000, "47"),
        (100_000, "69.5"),
        (125_140, "50"),
    ]


def test_a_loan_bends_the_scale_at_its_threshold(year: TaxYear) -> None:
    assert steps(year, loans=("2",)) == [
        (0, "0"),
        (12_570, "28"),
        (29_385, "37"),
        (50_270, "51"),
        (100_000, "71"),
        (125_140, "56"),
    ]


def test_a_sacrifice_moves_every_bend_up(year: TaxYear) -> None:
    # 12,570 / 0.95 = 13,231.6; 50,270 / 0.95 = 52,915.8; 100,000 / 0.95 = 105,263.2
    assert steps(year, share="0.05") == [
        (0, "0"),
        (13_232, "28"),
        (52_916, "42"),
        (105_264, "62"),
        (131_727, "47"),
    ]


def test_net_pay_moves_the_bends_of_tax_and_not_those_of_insurance(year: TaxYear) -> None:
    # NI from 12,570 at 8%; tax from 13,231.6; the upper limit at 50,270 takes 6 points off
    # before the higher rate adds 20 at 52,915.8
    assert steps(year, share="0.05", method="net-pay") == [
        (0, "0"),
        (12_570, "8"),
        (13_232, "28"),
        (50_270, "22"),
        (52_916, "42"),
        (105_264, "62"),
        (131_727, "47"),
    ]


@pytest.mark.parametrize(
    ("gross", "starts", "rate"),
    [
        (95_000, 100_000, "0.62"),
        (100_000, 125_140, "0.47"),
        (125_139, 125_140, "0.47"),
        (0, 12_570, "0.28"),
    ],
)
def test_the_next_change_is_the_next_bend(
    year: TaxYear, gross: int, starts: int, rate: str
) -> None:
    found = next_change(Pay(nation="england", gross=Decimal(gross)), year)

    assert found is not None
    assert found.starts == starts
    assert found.rate == Decimal(rate)


def test_beyond_the_last_bend_nothing_changes(year: TaxYear) -> None:
    assert next_change(Pay(nation="england", gross=Decimal(130_000)), year) is None


@given(
    st.integers(0, 200_000),
    st.sampled_from(["england", "scotland"]),
    st.sampled_from([(), ("2",), ("4", "postgraduate")]),
    st.sampled_from([0, 3, 5, 8]),
)
def test_the_steps_say_what_the_rules_say_at_any_pay(
    year: TaxYear, gross: int, nation: str, loans: tuple[str, ...], percent: int
) -> None:
    def pay_at(base: Decimal) -> Pay:
        paid = Pay(nation=nation, gross=base, loans=loans)
        return pension_pay(paid, Decimal(percent) / 100, "salary-sacrifice")

    found = [step for step in rate_steps(pay_at, year) if step.starts <= gross]

    # Within the next two pounds of a bend the rate is a mixture of both sides.
    if found[-1].ends is None or found[-1].ends > gross + 2:
        assert found[-1].rate == marginal_rate(pay_at(Decimal(gross)), year)
