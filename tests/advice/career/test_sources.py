"""Sources, their age, and what rests on them; `board` is overdue from 1 December 2026."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.sources import SourcesAnswer, sources_for
from mlcareer.advice.names import source_of
from mlcareer.errors import UnknownNameError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

THE_DAY_BEFORE = date(2026, 11, 30)
THE_DAY = date(2026, 12, 1)


def shown(answer: SourcesAnswer) -> list[str]:
    return [item.source.id for item in answer.sources]


def test_every_source_says_how_many_days_ago_its_copy_was_read(small_guide: Guide) -> None:
    answer = sources_for(small_guide, THE_DAY)

    # Both were checked on 1 November 2026.
    assert [(item.source.id, item.source.days_since_copy_read) for item in answer.sources] == [
        ("survey", 30),
        ("board", 30),
    ]


def test_a_check_passes_on_the_day_before_a_source_is_overdue(small_guide: Guide) -> None:
    answer = sources_for(small_guide, THE_DAY_BEFORE, check=True)

    assert (answer.passed, shown(answer)) == (True, [])


def test_a_check_does_not_pass_on_the_day_and_lists_what_is_overdue(small_guide: Guide) -> None:
    answer = sources_for(small_guide, THE_DAY, check=True)

    assert (answer.passed, shown(answer)) == (False, ["board"])


def test_a_check_of_one_source_looks_at_no_other(small_guide: Guide) -> None:
    answer = sources_for(
        small_guide, THE_DAY, asked=source_of(small_guide, (), "survey"), check=True
    )

    assert (answer.passed, answer.checked) == (True, 1)


def test_what_rests_on_a_source_is_named_with_its_command(small_guide: Guide) -> None:
    board = sources_for(small_guide, THE_DAY, asked=source_of(small_guide, (), "board")).sources[0]

    assert [(entry.id, entry.command, entry.first) for entry in board.rests] == [
        ("pay-check:board-junior", "mlcareer sources board", True),
        ("pay-check:board-day", "mlcareer sources board", True),
        ("remark:small-board", "mlcareer salary --level junior --region london", True),
        ("remark:board-is-old", "mlcareer sources board", True),
        ("remark:leak-finders-sold", "mlcareer employers leak-finders", True),
        ("employer:leak-finders", "mlcareer employers leak-finders", True),
        ("faq:pay", "mlcareer faq pay", True),
        ("crosswalk:mid-guild", "mlcareer levels mid", True),
    ]


def test_one_source_has_its_figures_and_the_remarks_on_them(small_guide: Guide) -> None:
    answer = sources_for(small_guide, THE_DAY, asked=source_of(small_guide, (), "Board"))

    assert [check.id for check in answer.sources[0].checks] == ["board-junior", "board-day"]
    assert [remark.id for remark in answer.remarks] == ["board-is-old"]


def test_guides_to_read_next_stand_with_all_sources_alone(small_guide: Guide) -> None:
    assert [item.id for item in sources_for(small_guide, THE_DAY).related] == ["taps"]
    assert (
        sources_for(small_guide, THE_DAY, asked=source_of(small_guide, (), "board")).related == ()
    )


def test_an_unknown_source_is_refused(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError, match="source called 'rumour'"):
        sources_for(small_guide, THE_DAY, asked=source_of(small_guide, (), "rumour"))
