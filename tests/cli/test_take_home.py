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
        "schema": "take-home/2",
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


def test_the_page_names_the_way_out_of_the_trap(run: Run) -> None:
    brief = run("take-home", "112.5k", *TODAY)
    full = run("take-home", "112.5k", "--full", *TODAY)

    # 12,500 x 38p
    assert "Sacrifice £12,500 more: it costs £4,750 of take-home pay." in brief.out
    assert "The £100,000 trap" in full.out


def test_one_rich_case_by_hand(run: Run) -> None:
    """Every option that changes the year's sum, together.

    England, 70,000 + 10% bonus + 3,000 sign-on = 80,000; 5% of 70,000 = 3,500 sacrificed, so
    76,500 is liable: NI 3,016 + 26,230 x 2% = 3,540.60; plan 2: (76,500 - 29,385) x 9% = 4,240.35.
    A private pension of 4,000 is 5,000 gross and a gift of 800 is 1,000: adjusted net income
    70,500, so the charge is 52% of 2,382 = 1,238.64. The allowance is 12,570 + 3,250 = 15,820:
    taxable 60,680, the basic band 43,700: 8,740 + 16,980 x 40% = 15,532.
    80,000 - 3,500 - 4,000 - 15,532 - 3,540.60 - 4,240 - 1,238 = 47,949.40.
    """
    answer = fields(
        run,
        "70k",
        *("--bonus", "10%", "--sign-on", "3k", "--pension", "5%", "--student-loan", "2"),
        *("--sipp", "4k", "--gift-aid", "800", "--blind", "--children", "2"),
        *("--tax-code", "1582L", "--hours", "37.5"),
    )

    expected = {
        "income_tax": 15_532.0,
        "employee_national_insurance": 3_540.6,
        "student_loan": 4_240.0,
        "adjusted_net_income": 70_500.0,
        "personal_allowance": 15_820.0,
        "pension_employee": 7_500.0,
        "private_pension_gross": 5_000.0,
        "gift_aid_gross": 1_000.0,
        "net_pay": 47_949.4,
        "minimum_wage": None,
    }
    assert {name: answer[name] for name in expected} == expected
    assert (answer["child_benefit"]["benefit"], answer["child_benefit"]["charge"]) == (
        2382.35,
        1238,
    )
    # 1,582: 3 x 416.67 + 829 / 12 up = 1,319.10 a month, 15,829.20 a year; 76,500 less that is
    # 60,670: 7,540 + 22,970 x 40%, as payroll knows of neither the pension nor the gift.
    assert answer["tax_code"]["tax"] == 16_728.0
    assert answer["tax_code"]["difference"] == 1_196.0


def test_a_wanted_net_pay_finds_the_base(run: Run) -> None:
    answer = fields(run, "--net", "4500/month")

    # 54,000 = 39,519.60 + (base - 50,000 ...) x 58p: (54,000 - 39,676.20) / 0.58 + 50,270 up
    assert answer["gross"] == 74_902.0 or answer["gross"] == 74_901.0
    assert 54_000 <= answer["net_pay"] < 54_001
    assert answer["net_wanted"] == {"net_pay": 54_000.0, "period": "month"}


def test_a_range_is_answered_at_both_ends(run: Run) -> None:
    answer = fields(run, "70-80k")

    assert (answer["net_pay"], answer["up_to"]["net_pay"]) == (51_157.4, 56_957.4)
    page = run("take-home", "70-80k", *TODAY).out
    assert page.startswith("£70,000–£80,000 a year: £4,263–£4,746 a month take-home pay")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("85k",), "£85,000 a year: £4,988 a month take-home pay\n"),
        (
            ("112k", "--pension", "5%", "--student-loan", "2"),
            "£112,000 a year: £5,338 a month take-home pay; you keep 29p of each extra £1\n",
        ),
        (("80k", "--from", "2026-12-01"), "£80,000 a year from 1 December 2026: £5,661 a month"),
        (("45k", "--bonus", "15k"), "£45,000 + £15,000 bonus: £2,993 a month, and about £9,438"),
        (("59k", "--bonus", "10k"), "£59,000 + £10,000 bonus: £3,731 a month"),
        (("90k", "--sign-on", "20k"), "£90,000 + £20,000 sign-on bonus: £5,230 a month"),
        (("8k/month",), "£96,000 a year"),
        (("525/month",), "£6,300 a year: £525 a month"),
        (("45k", "--bonus", "5k", "--bonus-month", "2027-03-31"), "£45,000 + £5,000 bonus"),
        (("60k", "--children", "3"), "£60,000 a year: £3,780 a month"),
    ],
)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_brief_screen_fits_and_begins_with_the_answer(
    run: Run, arguments: tuple[str, ...], said: str, columns: int
) -> None:
    done = run("take-home", *arguments, *TODAY, columns=columns)
    lines = done.out.splitlines()

    assert max(map(len, lines)) <= columns
    if columns > 60:
        assert done.out.startswith(said)
        assert len(lines) <= 22
    else:
        assert len(lines) <= 30


def test_a_nation_is_taken_from_the_code(run: Run) -> None:
    assert fields(run, "60k", "--tax-code", "S1257L")["nation"] == "scotland"


def test_a_code_that_is_not_the_usual_one_is_owed_or_due_back(run: Run) -> None:
    page = " ".join(run("take-home", "60k", "--tax-code", "BR", *TODAY).out.split())

    # 60,000 x 20% = 12,000 against 11,432
    assert "£568 too much: it is due back" in page


def test_the_caution_of_a_week_1_code_says_what_is_left_out(run: Run) -> None:
    page = " ".join(run("take-home", "60k", "--tax-code", "1257L M1", *TODAY).out.split())

    assert "On the week-1 basis each payslip is taxed by itself." in page


def test_without_the_chart_there_is_none(run: Run) -> None:
    assert "along the pay scale" not in run("take-home", "95k", *TODAY).out
    assert "along the pay scale" in run("take-home", "95k", "--chart", *TODAY).out


def test_csv_holds_the_lines_with_raw_values_that_add_up(run: Run) -> None:
    done = run("take-home", "95k", "--per", "month", *TODAY, "-f", "csv")

    rows = list(csv.reader(io.StringIO(done.out)))
    assert rows[0] == ["Line", "Year [GBP]", "Month [GBP]", "Source"]
    assert rows[-1][:2] == ["Take-home pay", "65657.40"]
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
        (("112k-95k",), "does not rise"),
        (("600/day",), "mlcareer contract 600/day"),
        (("4200",), "A month's pay?   mlcareer take-home 4200/month"),
        (("60k", "--sign-on", "5"), "too little for a sign-on bonus"),
        (("60k", "--tax-code", "ABC"), "is not a tax code"),
        (("60k", "--tax-code", "S1257L", "--nation", "wales"), "is for Scotland, not for Wales"),
        (("60k", "--earned-before", "20k"), "needs the day on which this job begins"),
        (("60k", "--from", "2027-05-01"), "is not in the tax year 2026-27"),
        (("60k", "--net", "4000/month"), "both base pay and take-home pay were given"),
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
        ((), "base pay is missing"),
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
    without = run("take-home", "82k", "--full").out
    at_source = ("--pension", "5%", "--pension-method", "ras", "--full")
    with_pension = run("take-home", "82k", *at_source).out

    assert "Finance Act 2004" not in without
    assert "Finance Act 2004" in with_pension


def test_a_day_may_be_written_as_people_write_it(run: Run) -> None:
    done = run("take-home", "80k", "--from", "1 Dec 2026", "--today", "2026-11-28", "-f", "json")
    iso = run("take-home", "80k", "--from", "2026-12-01", "--today", "2026-11-28", "-f", "json")

    assert (done.exit_code, done.err) == (0, "")
    assert done.out == iso.out


def test_payslips_that_are_alike_are_one_row_and_each_has_its_own_in_full(run: Run) -> None:
    year = ("take-home", "85k", "--from", "2026-04-06", *TODAY)
    words = (*year, "--bonus", "10k", "--bonus-month", "2026-09")
    brief, full = run(*words).out, run(*words, "--full").out

    months = ["Apr–Aug 2026", "Sep 2026", "Oct 2026–Mar 2027"]
    assert [month for month in months if f"\n{month} " not in brief] == []
    assert "\nOct 2026 " not in brief
    assert "\nOct 2026 " in full
