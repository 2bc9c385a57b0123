"""Checked data as bytes, so that what was checked once need not be checked at each start.

A snapshot holds the key that it was made for and a checksum of all of it. It is read back as
plain data and records of data files and as nothing else, whatever its bytes say; what is not of
the type that was asked for counts as damaged.
"""

from __future__ import annotations

from io import BytesIO
from typing import TypeVar
from zlib import crc32

from mlcareer.guide.kinds import KINDS
from mlcareer.record import Record

# The compiled half of pickle, without the one in Python that a snapshot has no need of.
try:
    from _pickle import Unpickler, dumps
except ImportError:  # a Python that has only the other half
    from pickle import Unpickler, dumps

Data = TypeVar("Data")

_CHECKSUM_BYTES = 4
_KEY_LENGTH_BYTES = 2
_HEAD = _CHECKSUM_BYTES + _KEY_LENGTH_BYTES

RECORDS = frozenset(
    f"mlcareer.guide.{module}"
    for module in (
        *(kind.model.partition(".")[0] for kind in KINDS),
        *("profile", "offer_terms"),
    )
)
"""The modules whose own records are kept: the models of data files, profiles and offers."""

_VALUES = {("datetime", "date"), ("decimal", "Decimal")}


class DamagedError(ValueError):
    """These bytes are no snapshot, or not as they were written."""


class _RecordReader(Unpickler):
    """Makes records of data files, dates and decimals, and refuses to look up anything else."""

    def find_class(self, module_name: str, global_name: str) -> object:
        """Return a class by its name.

        Raises:
            DamagedError: It is none that a snapshot can hold.
        """
        is_value = (module_name, global_name) in _VALUES
        if not is_value and (module_name not in RECORDS or "." in global_name):
            raise DamagedError(f"a snapshot holds no {module_name}.{global_name}")
        found: object = super().find_class(module_name, global_name)
        if not is_value and not _is_record_of(module_name, found):
            raise DamagedError(f"{module_name}.{global_name} is no record of a data file")
        return found


def _is_record_of(module_name: str, found: object) -> bool:
    """Whether something is a record that a module defines, and not one that it imports."""
    return isinstance(found, type) and issubclass(found, Record) and found.__module__ == module_name


def checksum(content: bytes) -> bytes:
    """Return four bytes that tell one content from another."""
    return crc32(content).to_bytes(_CHECKSUM_BYTES, "big")


def snapshot(data: object, key: bytes) -> bytes:
    """Return data as bytes, made for a key of at most 65,535 bytes."""
    rest = len(key).to_bytes(_KEY_LENGTH_BYTES, "big") + key + dumps(data, protocol=5)
    return checksum(rest) + rest


def data_of(stored: bytes, key: bytes, kind: type[Data]) -> Data | None:
    """Return the data of a snapshot, or `None` where it was made for another key.

    `kind` is the type that it is to be of; a record is to have all its fields and no other.

    Raises:
        DamagedError: It is not as it was written, or of another type.
    """
    if stored[:_CHECKSUM_BYTES] != checksum(stored[_CHECKSUM_BYTES:]):
        raise DamagedError("the checksum does not fit")
    end = _HEAD + int.from_bytes(stored[_CHECKSUM_BYTES:_HEAD], "big")
    if stored[_HEAD:end] != key:
        return None
    try:
        data: object = _RecordReader(BytesIO(stored[end:])).load()
    except Exception as error:
        # What was not written by us but has a checksum that fits raises whatever it leads to.
        raise DamagedError(str(error)) from error
    if not isinstance(data, kind):
        raise DamagedError(f"it holds a {type(data).__name__} where a {kind.__name__} was kept")
    if isinstance(data, Record) and vars(data).keys() != data.record_fields.keys():
        raise DamagedError(f"the {kind.__name__} in it has other fields")
    return data
