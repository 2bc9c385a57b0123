"""Reports of people who used pay calculators, as commands: what they meant is what is answered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = ("--today", "2026-11-28")


def fields(run: Run, *arguments: str) -> Any:  # noqa: ANN401 - JSON holds any of its types
    done = run(*arguments, *TODAY, "-f", "json")
    assert (done.exit_code, done.err) == (0, "")
    return json.loads(done.out)


def page(run: Run, *arguments: str) -> str:
    return " ".join(run(*arguments, *TODAY).out.split())


def test_eleven_of_twelve_payslips_have_no_bonus(run: Run) -> None:
    answer = fields(run, "take-home", "45k", "--bonus", "15k")

    # 35,919.60 / 12; 45,357.40 - 35,919.60
    assert answer["ordinary_net_pay_per_month"] == 2_993.30
    assert answer["lump_leaves"] == 9_437.80
    said = page(run, "take-home", "45k", "--bonus", "15k", "--full")
    assert "£2,993 a month, and about £9,438 of the bonus" in said
    # NI 11 x 216.16 + 542.50 = 2,920.26, and 3,210.60 of the year as one
    assert "£290 less than the year as one" in said


def test_a_start_in_december_is_answered_by_payslip(run: Run) -> None:
    answer = fields(run, "take-home", "80k", "--from", "2026-12-01")["part_year"]

    # Four payslips of 6,666.67: tax (26,666.68 - 12,570) x 20% = 2,819.34, NI 4 x 300.83:
    # 5,661.00 a month; by payroll's free pay 1.94 more in all
    assert len(answer["payslips"]) == 4
    assert answer["due"] == 2_819.34
    assert answer["employee_national_insurance"] == 1_203.32
    assert round(answer["net_pay"] / 4) == 5_661
    assert "£5,661 a month" in page(run, "take-home", "80k", "--from", "2026-12-01")


def test_the_year_as_one_says_what_makes_months_differ(run: Run) -> None:
    said = page(run, "take-home", "80k", "--full")

    assert "where a job begins, pay rises or a bonus is paid within the year" in said
    assert "with another code than the usual one" in said


@pytest.mark.parametrize(
    ("arguments", "charge"),
    [
        # 69,000 of income: 45% of 2,382 = 1,071.90
        (("take-home", "59k", "--bonus", "10k"), "you pay back £1,071 of it (45%)"),
        # From nothing at 60,000 to all of it at 80,000
        (("raise", "60k", "80k"), "you lose another £2,382 a year"),
    ],
)
def test_a_parent_between_60_000_and_80_000_is_not_left_to_read_silence(
    run: Run, arguments: tuple[str, ...], charge: str
) -> None:
    assert charge in page(run, *arguments)


@pytest.mark.parametrize("arguments", [("take-home", "85k"), ("raise", "82k", "95k")])
def test_outside_that_range_nothing_is_said(run: Run, arguments: tuple[str, ...]) -> None:
    assert "child benefit" not in page(run, *arguments)


def test_a_parent_s_rate_has_the_charge_in_it(run: Run) -> None:
    # 42% and 2,382.35 / 20,000
    assert fields(run, "take-home", "70k", "--children", "2")["marginal_rate"] == 0.5391175


def test_a_rise_through_the_charge_may_be_sacrificed_down_to_its_start(run: Run) -> None:
    (step,) = fields(run, "raise", "55k", "70k", "--children", "2")["steps"]

    # 5,000 x 58p as pay and 10,000 in the pension
    way = next(way for way in step["ways"] if way["back_to"] == 60_000.0)
    assert (way["sacrifice"], way["net"]) == (10_000.0, 2_900.0)


@pytest.mark.parametrize(
    ("arguments", "suggested"),
    [
        (("raise", "4200", "4800"), "raise 4200/month 4800/month"),
        (("take-home", "4200"), "take-home 4200/month"),
        (("offer", "4200"), "offer 4200/month"),
        (("visa", "4200"), "visa 4200/month"),
        (("salary", "--pay", "4200"), "salary --pay 4200/month"),
        (("offer", "85k", "--current", "4200"), "offer 85k --current 4200/month"),
        (("contract", "600/day", "--against", "4200"), "contract 600/day --against 4200/month"),
    ],
)
def test_a_month_s_pay_is_asked_about_everywhere(
    run: Run, arguments: tuple[str, ...], suggested: str
) -> None:
    done = run(*arguments)

    assert (done.exit_code, done.out) == (2, "")
    assert "could be a month's pay or a year's" in done.err
    assert f"A month's pay?   mlcareer {suggested}" in done.err


@pytest.mark.parametrize("command", [("take-home",), ("offer",), ("visa",), ("salary", "--pay")])
def test_three_digits_are_most_likely_a_day_rate(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, "525")

    assert done.exit_code == 2
    assert done.err.splitlines()[:3] == [
        "mlcareer: £525 is not a year's pay.",
        "A day rate?      mlcareer contract 525/day",
        f"A month's pay?   mlcareer {' '.join(command)} 525/month",
    ]


def test_each_suggestion_runs_as_printed(run: Run) -> None:
    for typed in ("525", "4200", "85", "12", "1200"):
        refused = run("take-home", typed)
        for line in refused.err.splitlines()[1:]:
            command = line.partition("mlcareer ")[2].split()
            assert run(*command, *TODAY).exit_code == 0, line


def test_a_sign_on_bonus_that_passes_100_000_is_a_trap_in_its_year(run: Run) -> None:
    answer = fields(run, "take-home", "90k", "--sign-on", "20k")

    # 10,000 of it at 62%: 10,000 x 58p + 10,000 x 38p
    assert answer["lump_leaves"] == 9_600.0
    assert answer["trap"]["way_out"]["sacrifice"] == 10_000.0
    assert "you lose Tax-Free Childcare" in page(run, "take-home", "90k", "--sign-on", "20k")


def test_a_sacrifice_below_the_minimum_wage_is_named(run: Run) -> None:
    # 24,000 less 10% over 52 weeks of 37.5 hours
    assert "£11.08 an hour" in page(run, "take-home", "24k", "--pension", "10%")
