"""A snapshot gives back what it was made of, for its own key, and nothing but plain data."""

from __future__ import annotations

import os
import pickle
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.guide.model import Guide
from mlcareer.guide.own_case import DoneStep
from mlcareer.guide.snapshot import DamagedError, checksum, data_of, snapshot

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
    assert data_of(snapshot(data, key), key) == data


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_one_made_for_another_key_gives_nothing(key: bytes, other: bytes) -> None:
    assert (data_of(snapshot("kept", key), other) is None) == (key != other)


@given(st.data())
def test_any_other_bytes_are_damage(data: st.DataObject) -> None:
    whole = snapshot({"level": ("mid",), "on": date(2026, 11, 23), "at": Decimal("1.5")}, b"key")
    place = data.draw(st.integers(0, len(whole) - 1))
    bits = data.draw(st.integers(1, 255))
    damaged = whole[:place] + bytes([whole[place] ^ bits]) + whole[place + 1 :]

    with pytest.raises(DamagedError):
        data_of(damaged, b"key")
    with pytest.raises(DamagedError):
        data_of(whole[:place], b"key")


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
    ],
)
def test_what_is_forged_is_not_obeyed_although_its_checksum_fits(forged: object) -> None:
    rest = b"\0\x03key" + pickle.dumps(forged)

    with pytest.raises(DamagedError):
        data_of(checksum(rest) + rest, b"key")


def test_a_fitting_checksum_over_no_pickle_is_damage() -> None:
    rest = b"\0\x03key" + b"no pickle"

    with pytest.raises(DamagedError):
        data_of(checksum(rest) + rest, b"key")
