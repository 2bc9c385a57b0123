"""Limits on a field's value, written beside its type and read by pydantic at the door.

Each is metadata of the grouped kind that pydantic unfolds when it builds a validator. The
libraries behind them load only then, as a look-up in a guide that is already checked needs
none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


class Between(Record, kw_only=False):
    """A number from `low` to `high`, both included."""

    __is_annotated_types_grouped_metadata__ = True

    low: int
    high: int

    def __iter__(self) -> Iterator[Any]:
        from annotated_types import Ge, Le

        yield Ge(self.low)
        yield Le(self.high)


class NotEmpty(Record, kw_only=False):
    """A text or a list with something in it."""

    __is_annotated_types_grouped_metadata__ = True

    def __iter__(self) -> Iterator[Any]:
        from annotated_types import MinLen

        yield MinLen(1)


class Matches(Record, kw_only=False):
    """A text that fits a regular expression from its start to its end."""

    __is_annotated_types_grouped_metadata__ = True

    pattern: str

    def __iter__(self) -> Iterator[Any]:
        from pydantic import StringConstraints

        yield from StringConstraints(pattern=self.pattern)
