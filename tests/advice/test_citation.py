"""Sources are named once each, with their age on the day of the answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.citation import cite, cited
from mlcareer.advice.remark import remarks_on

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


def test_a_source_is_cited_once_and_where_it_is_first_named(small_guide: Guide) -> None:
    named = ["board", "survey", "board", "survey"]

    found = cite(small_guide.source, named, date(2026, 11, 23))

    assert [source.id for source in found] == ["board", "survey"]


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

    assert (found.days_since_checked, found.overdue) == (age, overdue)


def test_a_remark_is_shown_with_the_entries_it_is_about_and_no_others(small_guide: Guide) -> None:
    shown = remarks_on(small_guide, ["band:mid-london", "band:junior-london"])

    assert [remark.id for remark in shown] == ["small-board"]
    assert remarks_on(small_guide, ["band:mid-london"]) == ()
    assert remarks_on(small_guide, ["level:junior-london"]) == ()
