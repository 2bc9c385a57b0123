"""Work out the medians of the open salary dataset, by the rule that docs/method.md states.

    .venv/bin/python scripts/dataset_medians.py            # the figures
    .venv/bin/python scripts/dataset_medians.py --check    # and whether the guide has them

The rule: one title by itself; resident and employer in Great Britain; full time; paid in pounds;
2022 to 2024. A row and the lower one that follows it in the same year, level, title, company size
and remoteness are the two ends of one advert, which counts once at its middle. Nobody was paid the
middle of a range: it is what an advert offered.
"""

from __future__ import annotations

import csv
import sys
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.guide.load import load_guide
from mlcareer.market.order_statistics import (
    HIGHEST_TENTH,
    LOWER_QUARTILE,
    LOWEST_TENTH,
    MEDIAN,
    UPPER_QUARTILE,
    percentile,
    sample_of_each,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DATASET = Path(__file__).parent.parent / "datasets" / "ai-jobs-uk.csv"

YEARS = range(2022, 2025)

LEVELS = {"EN": "junior", "MI": "mid", "SE": "senior"}
"""The dataset's levels, as the guide calls them."""

CHECKS = {
    ("Machine Learning Engineer", "EN"): "dataset-junior",
    ("Machine Learning Engineer", "MI"): "dataset-mid",
    ("Machine Learning Engineer", "SE"): "dataset-senior",
    ("Data Scientist", "EN"): "dataset-data-scientist-junior",
    ("Data Scientist", "MI"): "dataset-data-scientist-mid",
    ("Data Scientist", "SE"): "dataset-data-scientist-senior",
}
"""The entry of the guide that carries each cell."""


class Figures(NamedTuple):
    """What a cell of the dataset says, in whole pounds a year; `None` is too few to say it."""

    sample: int
    p10: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p90: int | None
    p50_from: int | None
    p50_to: int | None


def salaries(rows: Iterable[dict[str, str]], title: str, level: str) -> list[Decimal]:
    """Return what each advert of a cell offers, in pounds a year, lowest first."""
    kept = [row for row in rows if _belongs(row, title, level)]
    found: list[Decimal] = []
    for _, group in groupby(kept, key=_advert_key):
        found += _adverts([Decimal(row["salary"]) for row in group])
    return sorted(found)


def _belongs(row: dict[str, str], title: str, level: str) -> bool:
    return (
        row["job_title"] == title
        and row["experience_level"] == level
        and row["employee_residence"] == row["company_location"] == "GB"
        and row["employment_type"] == "FT"
        and row["salary_currency"] == "GBP"
        and int(row["work_year"]) in YEARS
    )


def _advert_key(row: dict[str, str]) -> tuple[str, str, str]:
    return row["work_year"], row["company_size"], row["remote_ratio"]


def _adverts(pays: Sequence[Decimal]) -> Iterator[Decimal]:
    """Take a pay and a lower one right after it as the ends of one advert."""
    index = 0
    while index < len(pays):
        high, *rest = pays[index : index + 2]
        paired = bool(rest) and rest[0] < high
        yield (high + rest[0]) / 2 if paired else high
        index += 2 if paired else 1


def figures(pays: Sequence[Decimal]) -> Figures:
    """Return the percentiles of some salaries, each only where they suffice for it."""
    sample = sample_of_each(pays)
    median = percentile(sample, MEDIAN)

    def whole(share: Decimal) -> int | None:
        found = percentile(sample, share)
        return None if found is None else _whole(found.value)

    return Figures(
        sample=len(pays),
        p10=whole(LOWEST_TENTH),
        p25=whole(LOWER_QUARTILE),
        p50=whole(MEDIAN),
        p75=whole(UPPER_QUARTILE),
        p90=whole(HIGHEST_TENTH),
        p50_from=None if median is None else _whole(Decimal(median.low)),
        p50_to=None if median is None else _whole(Decimal(median.high)),
    )


def _whole(pounds: Decimal) -> int:
    return int(pounds.to_integral_value(ROUND_HALF_UP))


def cells() -> dict[str, Figures]:
    """Return the figures of each cell that the guide carries, by the id of its entry."""
    with DATASET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        entry: figures(salaries(rows, title, level)) for (title, level), entry in CHECKS.items()
    }


def differences() -> list[str]:
    """Return each figure that the guide has otherwise."""
    carried = {check.id: check for check in load_guide().pay_check}
    return [
        f"{entry}.{name}: the dataset gives {value}, the guide {getattr(carried[entry], name)}"
        for entry, found in cells().items()
        for name, value in found._asdict().items()
        if getattr(carried[entry], name) != value
    ]


def main() -> None:
    """Print each cell, or what the guide has otherwise."""
    for entry, found in cells().items():
        print(entry, *(f"{name}={value}" for name, value in found._asdict().items()))
    if "--check" in sys.argv[1:]:
        wrong = differences()
        print(*wrong or ["the guide has these figures"], sep="\n")
        raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
