"""A snapshot gives back what it was made of, for its own key, and nothing but plain data."""

from __future__ import annotations

import os
import pickle
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.guide.model import Guide
from mlcareer.guide.profile import DoneStep
from mlcareer.guide.snapshot import DamagedError, checksum, data_of, snapshot
from mlcareer.guide.toml_file import PlacedProblem, TomlFile
from mlcareer.record import Record

PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text()
    | st.dates()
    | st.decimals(allow_nan=False)
    | st.builds(DoneStep, step=st.text(), on=st.dates()),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(PLAIN, st.binary(max_size=40))
def test_what_comes_back_is_what_was_kept(data: object, key: bytes) -> None:
    assert data_of(snapshot(data, key), key, object) == data


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_one_made_for_another_key_gives_nothing(key: bytes, other: bytes) -> None:
    assert (data_of(snapshot("kept", key), other, str) is None) == (key != other)


@given(st.data())
def test_any_other_bytes_are_damage(data: st.DataObject) -> None:
    whole = snapshot({"level": ("mid",), "on": date(2026, 11, 23), "at": Decimal("1.5")}, b"key")
    place = data.draw(st.integers(0, len(whole) - 1))
    bits = data.draw(st.integers(1, 255))
    damaged = whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :]

    with pytest.raises(DamagedError):
        data_of(damaged, b"key", dict)
    with pytest.raises(DamagedError):
        data_of(whole[:place], b"key", dict)


class Runs:
    """What runs a command of its own where pickle is obeyed."""

    def __init__(self, *call: object) -> None:
        self.call = call

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        function, *arguments = self.call
        return function, tuple(arguments)


@pytest.mark.parametrize(
    "forged",
    [
        Runs(os.system, "exit 1"),
        Runs(eval, "1"),
        Runs(checksum, b""),
        pytest.raises,
        Guide.__init__,
        # Classes that a module of the guide defines or imports, and that are no records of data.
        PlacedProblem(line=1, key="band", text="wrong"),
        TomlFile,
        Path,
        Record(),
    ],
)
def test_what_is_forged_is_not_obeyed_although_its_checksum_fits(forged: object) -> None:
    rest = b"\0\x03key" + pickle.dumps(forged)

    with pytest.raises(DamagedError):
        data_of(checksum(rest) + rest, b"key", object)


def test_a_record_is_made_from_the_module_that_defines_it_alone() -> None:
    # guide/visa_rules.py imports Source, which guide/model.py defines.
    forged = b"\x80\x05cmlcareer.guide.visa_rules\nSource\n."
    rest = b"\0\x03key" + forged

    with pytest.raises(DamagedError, match="is no record of a data file"):
        data_of(checksum(rest) + rest, b"key", object)


@pytest.mark.parametrize("found", [("mid",), {"step": "docker"}, None, date(2026, 11, 23)])
def test_what_is_of_another_type_than_expected_is_damaged(found: object) -> None:
    with pytest.raises(DamagedError, match="where a DoneStep was kept"):
        data_of(snapshot(found, b"key"), b"key", DoneStep)


def test_a_record_that_lacks_a_field_is_damaged() -> None:
    step = DoneStep(step="docker", on=date(2026, 11, 23))
    del vars(step)["on"]

    with pytest.raises(DamagedError, match="the DoneStep in it has other fields"):
        data_of(snapshot(step, b"key"), b"key", DoneStep)


def test_a_fitting_checksum_over_no_pickle_is_damage() -> None:
    rest = b"\0\x03key" + b"no pickle"

    with pytest.raises(DamagedError):
        data_of(checksum(rest) + rest, b"key", object)
