"""The medians of the open dataset, worked out by the rule that docs/method.md states."""

from __future__ import annotations

from decimal import Decimal

import pytest
from dataset_medians import cells, differences, figures, salaries

ROW = {
    "work_year": "2024",
    "experience_level": "MI",
    "employment_type": "FT",
    "job_title": "Machine Learning Engineer",
    "salary_currency": "GBP",
    "employee_residence": "GB",
    "company_location": "GB",
    "company_size": "M",
    "remote_ratio": "0",
}


def rows(*pays: int, **changes: str) -> list[dict[str, str]]:
    return [{**ROW, "salary": str(pay), **changes} for pay in pays]


def mid(*groups: list[dict[str, str]]) -> list[Decimal]:
    return salaries([row for group in groups for row in group], "Machine Learning Engineer", "MI")


def test_the_guide_carries_what_the_dataset_gives() -> None:
    assert differences() == []


def test_a_row_and_the_lower_one_after_it_are_one_advert_at_its_middle() -> None:
    # The middle of 70,000 and 90,000 is 80,000.
    assert mid(rows(90_000, 70_000)) == [80_000]


def test_two_equal_rows_are_two_adverts() -> None:
    assert mid(rows(60_000, 60_000)) == [60_000, 60_000]


def test_rows_that_differ_in_size_are_not_one_advert() -> None:
    assert mid(rows(90_000), rows(70_000, company_size="L")) == [70_000, 90_000]


@pytest.mark.parametrize(
    "other",
    [
        {"salary_currency": "USD"},
        {"employee_residence": "FR"},
        {"employment_type": "FL"},
        {"work_year": "2021"},
        {"job_title": "Machine Learning Scientist"},
    ],
)
def test_what_the_rule_leaves_out_is_not_counted(other: dict[str, str]) -> None:
    assert mid(rows(80_000, **other)) == []


def test_three_salaries_give_no_figure_but_their_number() -> None:
    found = figures([Decimal(28_500), Decimal(30_000), Decimal(45_000)])

    assert (found.sample, found.p50, found.p50_from) == (3, None, None)


def test_quartiles_interpolate_between_ranks() -> None:
    # 1 to 11: rank 1 + 10 x 0.25 = 3.5, so between the third and the fourth.
    found = figures([Decimal(1_000 * number) for number in range(1, 12)])

    assert (found.p25, found.p50, found.p75) == (3_500, 6_000, 8_500)


def test_the_dataset_has_all_cells_that_the_guide_carries() -> None:
    assert {entry: found.sample for entry, found in cells().items()} == {
        "dataset-junior": 3,
        "dataset-mid": 18,
        "dataset-senior": 17,
        "dataset-data-scientist-junior": 18,
        "dataset-data-scientist-mid": 71,
        "dataset-data-scientist-senior": 66,
    }
