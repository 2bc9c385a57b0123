"""How old a source is told to be: the age is that of its figures, the check is told beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.citation import cited
from mlcareer.pages.sourcing import age_of_figures, copy_read_ago, source_lines, span_of_days

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (60, "60 days"),
        # 61 days are 2.004 months of 365.25 / 12 days
        (61, "2 months"),
        # 331 days, as from 29 December to 25 November, are 10.87 months
        (331, "11 months"),
        # 715 days are 23.49 months, 716 days 23.52
        (715, "23 months"),
        (716, "2 years"),
        # 1060 days, as from the end of 2023 to 25 November 2026, are 34.83 months
        (1060, "2 years 11 months"),
        # 3636 days are 119.46 months, and 3637 days 119.49; 5640 days are 15.44 years
        (3637, "9 years 11 months"),
        (5640, "15 years"),
    ],
)
def test_a_time_is_told_in_days_then_months_then_years(days: int, told: str) -> None:
    assert span_of_days(days) == told


@pytest.mark.parametrize(
    ("dated", "told"),
    [
        ({}, "not known"),
        # The 31st is 1060 days before 25 November 2026, the 1st 1090: 34.83 and 35.81 months
        ({"published": "2023-12"}, "2 years 11 months to 3 years"),
        ({"published": "2026"}, "up to 11 months"),
        ({"published": "2026-10"}, "up to 55 days"),
        ({"published": "2026-10-31"}, "25 days"),
        # 1 January 2025 is 693 days before 25 November 2026, 22 October 399
        ({"covers_to": "2025", "published": "2025-10-22"}, "13 to 23 months"),
        ({"published": "2024"}, "23 months to 2 years 11 months"),
    ],
)
def test_an_age_that_is_known_by_the_year_alone_is_told_as_a_span(
    small_guide: Guide, dated: dict[str, str], told: str
) -> None:
    source = small_guide.source[1].replace(**{"covers_to": None, **dated})

    assert age_of_figures(cited(source, date(2026, 11, 25))) == told


def test_the_day_of_the_copy_is_no_age_of_the_figures(small_guide: Guide) -> None:
    survey = cited(small_guide.source[0], date(2026, 11, 2))

    (line,) = source_lines([survey])

    # March ended 216 days before 2 November, and began 246 before: 7.1 and 8.1 months.
    assert "figures 7 to 8 months old" in line.text
    assert "copy read on 1 November 2026" in line.text
    assert line.short == "Nobody Mar 2026"


def test_a_copy_read_after_the_day_of_the_answer_says_so(small_guide: Guide) -> None:
    survey = cited(small_guide.source[0], date(2026, 10, 31))

    assert copy_read_ago(survey) == "copy read on 1 November 2026, after this day"


def test_what_a_page_does_not_print_is_not_among_its_sources(small_guide: Guide) -> None:
    board = cited(small_guide.source[1], date(2026, 12, 1))

    assert [line.id for line in source_lines([board], {"survey"})] == []
    (line,) = source_lines([board], {"board"})
    assert (line.id, line.overdue) == ("board", date(2026, 12, 1))
