"""Each data file is known by its tables, whatever it is called."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from mlcareer.errors import DataError, UsageError
from mlcareer.guide.kinds import KINDS, kind_of, known_kind, named_kind
from mlcareer.guide.load import (
    GUIDE_FILE,
    PAY_RULES_FILE,
    VISA_RULES_FILE,
    bundled_checks,
    read_guide,
    read_pay_rules,
    read_visa_rules,
)
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from collections.abc import Callable


def test_every_data_file_of_the_program_has_a_kind() -> None:
    assert {kind.bundled for kind in KINDS} == set(bundled_checks())


@pytest.mark.parametrize("name", [kind.name for kind in KINDS])
def test_a_kind_is_told_by_the_tables_of_a_file(name: str) -> None:
    kind = named_kind(name)

    assert kind_of(TomlFile.read(kind.bundled)) == kind
    assert named_kind(os.path.basename(kind.bundled)) == kind


def test_one_table_of_its_own_tells_a_kind_and_a_shared_one_does_not() -> None:
    assert known_kind(TomlFile("x.toml", "[[route]]")).name == "visa"
    assert known_kind(TomlFile("x.toml", "[[source]]\n[[band]]")).name == "guide"
    assert kind_of(TomlFile("x.toml", "[[source]]\n[[fact]]")) is None


def test_what_is_no_table_tells_nothing() -> None:
    # An offer file has a level and a region too.
    assert kind_of(TomlFile("offer.toml", 'level = "mid"\nregion = "london"')) is None


def test_a_file_of_no_kind_is_refused_with_the_kinds_there_are() -> None:
    with pytest.raises(DataError, match=r"x\.toml is no data file") as refused:
        known_kind(TomlFile("x.toml", "[tool]"))

    assert all(kind.name in str(refused.value) for kind in KINDS)


@pytest.mark.parametrize(
    ("read", "file", "said"),
    [
        (read_guide, PAY_RULES_FILE, "holds pay rules, not a guide"),
        (read_pay_rules, VISA_RULES_FILE, "holds visa tables, not pay rules"),
        (read_visa_rules, GUIDE_FILE, "holds a guide, not visa tables"),
    ],
)
def test_a_file_of_another_kind_is_called_what_it_is(
    read: Callable[[str], object], file: str, said: str
) -> None:
    with pytest.raises(DataError, match=said) as refused:
        read(file)

    assert refused.value.problems == ()
    assert refused.value.hint is not None


def test_a_kind_that_there_is_not_is_named_with_the_near_miss() -> None:
    with pytest.raises(UsageError, match="no kind of data file called 'vis'") as refused:
        named_kind("vis")

    assert refused.value.hint == (
        "Did you mean 'visa'? Known: guide, pay-rules, visa, skills, advert-words, plan."
    )
