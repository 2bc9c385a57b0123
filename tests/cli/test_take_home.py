"""What `mlcareer take-home` promises to a shell: its streams, its JSON and its exit codes."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

TODAY = ("--today", "2026-11-23")


def fields(run: Run, *arguments: str) -> Any:  # noqa: ANN401 - JSON holds any of its types
    done = run("take-home", *arguments, *TODAY, "--format", "json")
    assert (done.exit_code, done.err) == (0, "")
    return json.loads(done.out)


def test_json_has_the_fields_that_are_promised(run: Run) -> None:
    answer = fields(
        run, "95k", "--pension", "5%", "--pension-method", "net-pay", "--student-loan", "2"
    )

    # 4,750 before tax: taxable 77,680; tax 7,540 + 39,980 x 40% = 23,532
    # NI 3,016 + 44,730 x 2% = 3,910.60; loan (95,000 - 29,385) x 9% = 5,905.35
    # employer (95,000 - 5,000) x 15% = 13,500; next pound 40% + 2% + 9%
    expected = {
        "schema": "take-home/1",
        "tax_year": "2026-27",
        "nation": "england",
        "gross": 95_000.0,
        "income_tax": 23_532.0,
        "employee_national_insurance": 3_910.6,
        "student_loan": 5_905.0,
        "pension_employee": 4_750.0,
        "net_pay": 56_902.4,
        "employer_national_insurance": 13_500.0,
        "personal_allowance": 12_570.0,
        "adjusted_net_income": 90_250.0,
        "marginal_rate": 0.51,
    }
    assert {name: answer[name] for name in expected} == expected


@pytest.mark.parametrize("typed", ["95000", "95,000", "£95k", "95k", "95K", "95000.00"])
def test_an_amount_is_read_as_people_type_it(run: Run, typed: str) -> None:
    assert fields(run, typed)["net_pay"] == 65_657.4


def test_a_bonus_can_be_a_share_of_base(run: Run) -> None:
    assert fields(run, "80k", "--bonus", "10%")["bonus"] == 8_000.0


def test_the_page_names_the_trap_and_the_way_out(run: Run) -> None:
    done = run("take-home", "112.5k", *TODAY)

    assert done.exit_code == 0
    assert "The £100,000 trap" in done.out
    assert "A sacrifice of £12,500 a year" in done.out


def test_without_the_chart_there_is_none(run: Run) -> None:
    assert "along the pay scale" not in run("take-home", "95k", *TODAY).out
    assert "along the pay scale" in run("take-home", "95k", "--chart", *TODAY).out


def test_csv_holds_the_lines_with_raw_values_that_add_up(run: Run) -> None:
    done = run("take-home", "95k", "--per", "month", *TODAY, "-f", "csv")

    rows = list(csv.reader(io.StringIO(done.out)))
    assert rows[0] == ["Line", "Year [GBP]", "Month [GBP]", "Source"]
    assert rows[-1][:2] == ["Net pay", "65657.40"]
    assert sum(float(row[1]) for row in rows[1:-1]) == pytest.approx(65_657.40)


def test_no_student_loan_can_be_said(run: Run) -> None:
    answer = json.loads(run("take-home", "60k", "--student-loan", "None", "-f", "json").out)

    assert (answer["student_loan_plans"], answer["student_loan"]) == ([], 0)


def test_the_default_year_is_that_of_the_day(run: Run) -> None:
    done = run("take-home", "95k", "--today", "2026-04-05", "-f", "json")

    assert json.loads(done.out)["tax_year"] == "2025-26"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-5k",), "'-5k' is less than zero"),
        (("--", "-5k"), "'-5k' is less than"),
        (("95",), "In thousands?    mlcareer take-home 95k"),
        (("lots",), "not an amount of pounds"),
        (("95k-112k",), "is a range"),
        (("$95k",), "not in pounds"),
        (("900m",), "beyond any pay"),
        (("95k", "--year", "2027-28"), "Known: 2024-25, 2025-26, 2026-27"),
        (("95k", "--today", "2024-04-05"), "Known: 2024-25, 2025-26, 2026-27"),
        (("95k", "--nation", "wles"), "Did you mean: mlcareer take-home 95k --nation wales"),
        (("95k", "--student-loan", "6"), "no loan plan called '6'"),
        (("95k", "--pension", "120%"), "more than the whole"),
        (("95k", "--pension", "0.05"), "Write 5% or 0.05%."),
        (("95k", "--pension", "5%", "--pension-method", "cash"), "no pension method"),
        (("95k", "--pension", "100%", "--pension-method", "net-pay"), "takes more than the pay"),
        (("95k", "--bonus", "-5k"), "is less than nothing"),
        (("95k", "--per", "fortnight"), "'fortnight'"),
        ((), "take-home needs GBP"),
    ],
)
def test_what_cannot_be_answered_ends_with_2_and_says_what_to_try(
    run: Run, arguments: tuple[str, ...], said: str
) -> None:
    done = run("take-home", *arguments)

    assert done.exit_code == 2
    assert done.out == ""
    assert said in done.err


@pytest.mark.parametrize("columns", [60, 80, 160])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: int) -> None:
    done = run(
        "take-home",
        "112.5k",
        *("--bonus", "9500", "--pension", "5%", "--pension-method", "relief-at-source"),
        *("--student-loan", "2", "--student-loan", "postgraduate", "--per", "week", "--chart"),
        columns=columns,
    )

    assert max(map(len, done.out.splitlines())) <= columns


def test_the_foot_names_no_law_on_pensions_unless_one_is_paid_in(run: Run) -> None:
    without = run("take-home", "82k").out
    sacrificed = run("take-home", "82k", "--pension", "5%", "--pension-method", "ras").out

    assert "fa-2004-s192" not in without
    assert "pension-tax-relief" not in without
    assert "fa-2004-s192" in sacrificed
    assert "\n[hmrc] HM Revenue & Customs, 2026-02-19 (" in without
