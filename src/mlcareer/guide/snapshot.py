"""Checked data as bytes, so that what was checked once need not be checked at each start.

A snapshot holds the key that it was made for and a checksum of all of it. It is read back as
plain data and records of the guide and as nothing else, whatever its bytes say.
"""

from __future__ import annotations

from io import BytesIO
from zlib import crc32

# The compiled half of pickle, without the one in Python that a snapshot has no need of.
try:
    from _pickle import Unpickler, dumps
except ImportError:  # a Python that has only the other half
    from pickle import Unpickler, dumps

_CHECKSUM_BYTES = 4
_KEY_LENGTH_BYTES = 2
_HEAD = _CHECKSUM_BYTES + _KEY_LENGTH_BYTES

_RECORDS = "mlcareer.guide."
_VALUES = {("datetime", "date"), ("decimal", "Decimal")}


class DamagedError(ValueError):
    """These bytes are no snapshot, or not as they were written."""


class _RecordReader(Unpickler):
    """Makes records of the guide, dates and decimals, and refuses to look up anything else."""

    def find_class(self, module_name: str, global_name: str) -> object:
        """Return a class by its name.

        Raises:
            DamagedError: It is none that a snapshot can hold.
        """
        allowed = module_name.startswith(_RECORDS) and "." not in global_name
        if not allowed and (module_name, global_name) not in _VALUES:
            raise DamagedError(f"a snapshot holds no {module_name}.{global_name}")
        found: object = super().find_class(module_name, global_name)
        if not isinstance(found, type):
            raise DamagedError(f"{module_name}.{global_name} is no kind of value")
        return found


def checksum(content: bytes) -> bytes:
    """Return four bytes that tell one content from another."""
    return crc32(content).to_bytes(_CHECKSUM_BYTES, "big")


def snapshot(data: object, key: bytes) -> bytes:
    """Return data as bytes, made for a key of at most 65,535 bytes."""
    rest = len(key).to_bytes(_KEY_LENGTH_BYTES, "big") + key + dumps(data, protocol=5)
    return checksum(rest) + rest


def data_of(stored: bytes, key: bytes) -> object | None:
    """Return the data of a snapshot, or `None` where it was made for another key.

    Raises:
        DamagedError: It is not as it was written.
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
    return data
