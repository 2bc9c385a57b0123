"""Each data file is known by its tables, whatever it is called."""

from __future__ import annotations

from typing import Any

import pytest

from mlcareer.errors import DataError, UsageError
from mlcareer.guide.kind_of_file import kind_of, known_kind, named_kind
from mlcareer.guide.kinds import GUIDE, KINDS, PAY_RULES, VISA_RULES, DataKind
from mlcareer.guide.load import read
from mlcareer.guide.toml_file import TomlFile


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_told_by_the_tables_of_a_file(kind: DataKind[Any]) -> None:
    assert kind_of(TomlFile.read(kind.bundled)) is kind
    assert named_kind(kind.name) is named_kind(kind.file) is kind


def test_one_table_of_its_own_tells_a_kind_and_a_shared_one_does_not() -> None:
    assert known_kind(TomlFile("x.toml", "[[route]]")) is VISA_RULES
    assert known_kind(TomlFile("x.toml", "[[source]]\n[[band]]")) is GUIDE
    assert kind_of(TomlFile("x.toml", "[[source]]\n[[fact]]")) is None


def test_what_is_no_table_tells_nothing() -> None:
    # An offer file has a level and a region too.
    assert kind_of(TomlFile("offer.toml", 'level = "mid"\nregion = "london"')) is None


def test_a_file_of_no_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(DataError, match=r"x\.toml is no data file") as refused:
        known_kind(TomlFile("x.toml", "[tool]"))

    assert all(kind.name in str(refused.value) for kind in KINDS)


@pytest.mark.parametrize(
    ("wanted", "given", "said"),
    [
        (GUIDE, PAY_RULES, "holds pay rules, not a guide"),
        (PAY_RULES, VISA_RULES, "holds visa tables, not pay rules"),
        (VISA_RULES, GUIDE, "holds a guide, not visa tables"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(
    wanted: DataKind[Any], given: DataKind[Any], said: str
) -> None:
    with pytest.raises(DataError, match=said) as refused:
        read(wanted, given.bundled)

    assert refused.value.problems == ()
    assert refused.value.hint is not None


def test_a_kind_that_there_is_not_is_named_with_the_near_miss() -> None:
    with pytest.raises(UsageError, match="no kind of data file called 'vis'") as refused:
        named_kind("vis")

    assert refused.value.hint is not None
    assert refused.value.hint.startswith("Did you mean 'visa'? Known: guide, pay-rules, visa,")
