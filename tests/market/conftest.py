"""Readers of records, and how one record ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from mlcareer.guide.load import load_advert_words, load_guide, load_place_names
from mlcareer.market.facts import FactReader
from mlcareer.market.records import RecordReader

if TYPE_CHECKING:
    from mlcareer.market.table import Row

Reads = Callable[..., "Row | None"]


@pytest.fixture(scope="session")
def facts() -> FactReader:
    return FactReader(load_guide(), load_advert_words(), load_place_names(), None)


@pytest.fixture
def reader(facts: FactReader) -> RecordReader:
    return RecordReader(facts, {}, roles=None)
