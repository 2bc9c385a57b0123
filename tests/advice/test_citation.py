"""Sources are named once each, with their age on the day of the answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.citation import age_of, cite, cited
from mlcareer.advice.remark import remarks_on

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        pytest.param(
            [("board",), ("survey",), ("board",)], {"board": True, "survey": True}, id="once each"
        ),
        pytest.param(
            [("survey", "board")], {"survey": True, "board": False}, id="the first decides"
        ),
        pytest.param(
            [("survey", "board"), ("board",)], {"survey": True, "board": True}, id="elsewhere first"
        ),
        pytest.param(
            [(), ("board", "survey")], {"board": True, "survey": False}, id="nothing named"
        ),
    ],
)
def test_a_source_is_cited_once_those_that_decide_something_first(
    small_guide: Guide, groups: list[tuple[str, ...]], found: dict[str, bool]
) -> None:
    sources = cite(small_guide.source, groups, date(2026, 11, 23))

    assert [(source.id, source.decides) for source in sources] == list(found.items())


@pytest.mark.parametrize(
    ("dated", "today", "least", "most"),
    [
        pytest.param({}, date(2026, 11, 23), None, None, id="undated: not known"),
        # From 1 to 23 November are 22 days.
        pytest.param({"published": "2026-11-01"}, date(2026, 11, 23), 22, 22, id="a day"),
        # To the last of February 2024, a leap year: 1 day; to its first, 29 days.
        pytest.param({"published": "2024-02"}, date(2024, 3, 1), 1, 29, id="in a month"),
        # 2025 ended 31 days before 31 January; it began 395 before.
        pytest.param({"published": "2025"}, date(2026, 1, 31), 31, 395, id="in a year"),
        # In this year, but not after 1 November, the day on which it was seen.
        pytest.param({"published": "2026"}, date(2026, 11, 23), 22, 326, id="in a year not over"),
        # A period that is over ends with its last day: 31 December 2024.
        pytest.param({"covers_to": "2024"}, date(2025, 1, 31), 31, 31, id="a period that is over"),
        pytest.param(
            {"covers_to": "2024", "published": "2025-06-01"}, date(2025, 6, 30), 181, 181,
            id="the period and not the publication",
        ),
        # Came out on 22 October, so it covers some day of 2025 up to then: 40 days, or 334.
        pytest.param(
            {"covers_to": "2025", "published": "2025-10-22"}, date(2025, 12, 1), 40, 334,
            id="a period that was not over when it came out",
        ),
        pytest.param({"published": "2026-11-01"}, date(2026, 10, 1), 0, 0, id="not yet out"),
        pytest.param({"covers_to": "2023-12"}, date(2026, 11, 25), 1060, 1060, id="December"),
    ],
)  # fmt: skip
def test_the_age_of_figures_counts_from_the_end_of_what_they_cover_else_from_publication(
    small_guide: Guide, dated: dict[str, str], today: date, least: int | None, most: int | None
) -> None:
    source = small_guide.source[1].replace(**{"published": None, "covers_to": None, **dated})

    assert age_of(source, today) == (least, most)


@pytest.mark.parametrize(
    ("today", "age", "overdue"),
    [
        (date(2026, 11, 1), 0, False),
        (date(2026, 11, 30), 29, False),
        (date(2026, 12, 1), 30, True),
        (date(2027, 11, 1), 365, True),
    ],
)
def test_a_source_is_overdue_from_its_day_on(
    small_guide: Guide, today: date, age: int, overdue: bool
) -> None:
    board = small_guide.source[1]

    found = cited(board, today)

    assert (found.days_since_copy_read, found.overdue) == (age, overdue)


def test_a_remark_is_shown_with_the_entries_it_is_about_and_no_others(small_guide: Guide) -> None:
    shown = remarks_on(small_guide, ["band:mid-london", "band:junior-london"])

    assert [remark.id for remark in shown] == ["small-board"]
    assert remarks_on(small_guide, ["band:mid-london"]) == ()
    assert remarks_on(small_guide, ["level:junior-london"]) == ()


def test_entries_groups_of_them_and_ids_are_cited_alike_and_nothing_is_passed_over(
    small_guide: Guide,
) -> None:
    today = date(2026, 11, 28)
    band, other = small_guide.band[0], small_guide.band[-1]
    by_ids = cite(small_guide.source, [band.sources, other.sources], today)

    assert cite(small_guide.source, (band, None, [other], ()), today) == by_ids
    assert cite(small_guide.source, ([[band], list(other.sources)],), today) == by_ids
    assert by_ids[0].id == band.sources[0]
