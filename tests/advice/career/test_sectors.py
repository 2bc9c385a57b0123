"""Sectors and what is asked there, on the small guide."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from mlcareer.advice.career.sectors import sectors_for
from mlcareer.advice.names import sector_of
from mlcareer.errors import UnknownNameError

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

TODAY = date(2026, 11, 23)


def test_a_sector_comes_with_its_employers_and_their_remarks(small_guide: Guide) -> None:
    answer = sectors_for(small_guide, TODAY, sector_of(small_guide, "utilities"))

    assert answer.sector == small_guide.sector[0]
    assert [item.id for item in answer.sectors[0].employers] == ["leak-finders"]
    assert [remark.id for remark in answer.remarks] == ["leak-finders-sold"]


def test_facts_of_the_market_stand_with_all_sectors_and_their_own_with_one(
    small_guide: Guide,
) -> None:
    everything = sectors_for(small_guide, TODAY).facts
    water = sectors_for(small_guide, TODAY, small_guide.sector[0]).facts

    assert [fact.id for fact in everything] == ["water-is-wet", "pipes-are-long"]
    assert [fact.id for fact in water] == ["water-is-wet"]


def test_an_unknown_sector_is_refused(small_guide: Guide) -> None:
    with pytest.raises(UnknownNameError, match="sector called 'fire'"):
        sector_of(small_guide, "fire")
