"""The pay rules that come with the program, and what is refused in such a file."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import DataError
from mlcareer.guide.kinds import PAY_RULES
from mlcareer.guide.pay_rules import checked_pay_rules
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from mlcareer.guide.pay_rules import PayRules, TaxYear

TEXT = Path(PAY_RULES.bundled).read_text(encoding="utf-8")


def problems(old: str, new: str) -> tuple[str, ...]:
    """Break the file in one place and return what is said of it."""
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    with pytest.raises(DataError) as raised:
        checked_pay_rules(TomlFile("rules.toml", text))
    return raised.value.problems


def test_it_holds_three_years_and_every_nation_in_each(pay_rules: PayRules) -> None:
    assert [year.id for year in pay_rules.tax_year] == ["2024-25", "2025-26", "2026-27"]
    for year in pay_rules.tax_year:
        taxed = sorted(nation for tax in year.income_tax for nation in tax.nations)
        assert taxed == ["england", "northern-ireland", "scotland", "wales"]


@pytest.mark.parametrize(
    ("name", "limits"),
    [
        ("2024-25", [2_306, 13_991, 31_092, 62_430, 125_140, None]),
        ("2025-26", [2_827, 14_921, 31_092, 62_430, 125_140, None]),
        ("2026-27", [3_967, 16_956, 31_092, 62_430, 125_140, None]),
    ],
)
def test_scottish_limits_are_those_of_the_year(
    pay_rules: PayRules, name: str, limits: list[int | None]
) -> None:
    year = next(year for year in pay_rules.tax_year if year.id == name)
    tax = next(tax for tax in year.income_tax if "scotland" in tax.nations)

    assert [band.up_to for band in tax.band] == limits
    rates = ["0.19", "0.20", "0.21", "0.42", "0.45", "0.48"]
    assert [band.rate for band in tax.band] == [Decimal(rate) for rate in rates]


@pytest.mark.parametrize(
    ("name", "thresholds"),
    [
        ("2024-25", {"1": 24_990, "2": 27_295, "4": 31_395, "postgraduate": 21_000}),
        ("2025-26", {"1": 26_065, "2": 28_470, "4": 32_745, "postgraduate": 21_000}),
        ("2026-27", {"1": 26_900, "2": 29_385, "4": 33_795, "5": 25_000, "postgraduate": 21_000}),
    ],
)
def test_loan_thresholds_are_those_of_the_year(
    pay_rules: PayRules, name: str, thresholds: dict[str, int]
) -> None:
    year = next(year for year in pay_rules.tax_year if year.id == name)

    assert {plan.id: plan.threshold for plan in year.student_loans.plan} == thresholds


def test_the_allowance_is_gone_at_125_140(year: TaxYear) -> None:
    assert year.allowance.taper_from + 2 * year.allowance.amount == 125_140


def test_every_figure_names_a_source_that_is_dated(pay_rules: PayRules) -> None:
    for source in pay_rules.source:
        assert source.copy_read < source.overdue_from


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("amount = 12_570", "amuont = 12_570", "amuont: there is no such key"),
        ("taper_from = 100_000", 'taper_from = "100k"', "taper_from"),
        ("employee_rate = 0.08", "employee_rate = 8", "employee_rate"),
        ("up_to = 37_700", "up_to = 137_700", "must be above the limit of the band 'basic'"),
        (
            '{ name = "additional", rate = 0.45 }',
            '{ name = "additional", rate = 0.45, up_to = 200_000 }',
            "the last band has no limit",
        ),
        ('relief_extends_from = "basic"', 'relief_extends_from = "base"', "no band called 'base'"),
        ('nations = ["scotland"]', 'nations = ["england"]', "must tax each nation once"),
        ('{ id = "4", threshold', '{ id = "6", threshold', "no loan_plan with the id '6'"),
        ('sources = ["levels-fyi"]', 'sources = ["nobody"]', "no source with the id 'nobody'"),
        ("begins = 2025-04-06", "begins = 2025-04-07", "must be the day after 2025-04-05"),
        ('id = "iandi-loans"', 'id = "stuart-harris"', "the id 'stuart-harris' is taken"),
        ("overdue_from = 2027-04-06", "overdue_from = 2026-02-19", "must be after published"),
        ('published = "2026-02-19"', 'published = "2028-02-19"', "must not be after copy_read"),
    ],
)
def test_what_does_not_fit_is_refused_by_line_and_key(old: str, new: str, said: str) -> None:
    found = problems(old, new)

    assert any(said in problem for problem in found)
    assert all(problem.startswith("rules.toml:") for problem in found)


def test_a_second_tax_year_of_one_name_is_refused() -> None:
    assert any(
        "'2025-26' is taken" in problem for problem in problems('id = "2026-27"', 'id = "2025-26"')
    )
