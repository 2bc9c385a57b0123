"""Each kind of data file is described once, and its description leads to what it names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mlcareer.guide import snapshot
from mlcareer.guide.kinds import DATA_FOLDER, KINDS, DataKind
from mlcareer.guide.load import load
from mlcareer.record import Record

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def test_every_bundled_file_has_a_kind_of_its_own() -> None:
    assert sorted(kind.file for kind in KINDS) == sorted(
        path.name for path in Path(DATA_FOLDER).glob("*.toml")
    )
    assert len({kind.name for kind in KINDS}) == len(KINDS)


@each_kind
def test_a_kind_names_a_record_and_what_makes_it(kind: DataKind[Any]) -> None:
    assert issubclass(kind.record, Record)
    assert isinstance(load(kind), kind.record)
    assert kind.record.__module__ in snapshot.RECORDS


@each_kind
def test_a_bundled_file_is_far_below_the_largest_that_is_read(kind: DataKind[Any]) -> None:
    assert Path(kind.bundled).stat().st_size * 10 < kind.largest
