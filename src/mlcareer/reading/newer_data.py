"""Data that outlives the program: newer files in the user's data folder, found and taken.

A file there is checked as strictly as any and taken where it is newer than the bundled one. One
that does not fit, or is not newer, is passed over with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mlcareer.errors import CareerError
from mlcareer.guide.edition import Edition, edition_of
from mlcareer.guide.load import load
from mlcareer.reading.own_data import data_at
from mlcareer.reading.user_folders import data_file, has_data_file
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlcareer.guide.kinds import DataKind

Data = TypeVar("Data")


class Choice(Record):
    """Which file of a kind answers rest on, and why."""

    path: str
    own: bool
    """Whether it is the one in the user's data folder."""
    why: str
    """Why this one, in a few words."""
    edition: Edition
    passed_over: str | None = None
    """The file in the data folder that is not used."""


def newest_data(kind: DataKind[Data]) -> Data:
    """Return the newest data of a kind that there is and fits, and say nothing about it."""
    return newest(kind, lambda _: None)[0]


def newest(kind: DataKind[Data], warn: Callable[[str], None]) -> tuple[Data, Choice]:
    """Return the newest data of a kind that there is and fits, with why it is this.

    `warn` is called when what was kept of a check is damaged.
    """
    bundled = load(kind)
    edition = edition_of(bundled)
    here = Choice(path=kind.bundled, own=False, why="bundled", edition=edition)
    if kind.option is None or not has_data_file(kind.file):
        return bundled, here
    path = data_file(kind.file)
    try:
        data = data_at(kind, path, warn)
    except CareerError as error:
        reason = str(error).split("\n", 1)[0].replace(path, "it")
        return bundled, here.replace(why=reason, passed_over=path)
    found = edition_of(data)
    if found.is_newer_than(edition):
        return data, Choice(path=path, own=True, why="newer", edition=found)
    age = "older than" if edition.is_newer_than(found) else "as old as"
    return bundled, here.replace(why=f"it is {age} the bundled one", passed_over=path)
