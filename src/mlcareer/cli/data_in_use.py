"""The data that an answer rests on: a file that was asked for, a newer one, or the bundled one.

What was taken from the user's data folder, or passed over there, is remembered until the answer is
shown, so that it can be said with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mlcareer.guide.load import load
from mlcareer.reading.own_folder import has_data_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.guide.kinds import DataKind
    from mlcareer.reading.newer_data import Choice

Data = TypeVar("Data")

_chosen: dict[str, tuple[DataKind[Any], Choice]] = {}
"""The kinds of which the data folder has a file, with what was chosen, by name."""

_read: dict[tuple[str, str], Any] = {}
"""The files that were asked for and read in this run, by kind and path."""


def data_of(kind: DataKind[Data], path: str | None = None) -> Data:
    """Return the data an answer is from: in the file that was asked for, or the newest there is.

    Raises:
        DataError: The file that was asked for cannot be read or does not fit; every problem is
            listed. One in the data folder is passed over.
    """
    _chosen.pop(kind.name, None)
    if path is None and not (kind.option is not None and has_data_file(kind.file)):
        return load(kind)
    from mlcareer.cli.streams import warn

    if path is not None:
        from mlcareer.reading.own_data import data_at

        read = (kind.name, path)
        if read not in _read:
            _read[read] = data_at(kind, path, warn)
        data: Data = _read[read]
        return data
    from mlcareer.reading.newer_data import newest

    found, choice = newest(kind, warn)
    _chosen[kind.name] = (kind, choice)
    return found


def forget() -> None:
    """Read every file anew from here on, as a new run does."""
    _read.clear()
    _chosen.clear()


def is_bundled(kinds: Iterable[DataKind[Any]]) -> bool:
    """Whether the data of these kinds is bundled where no file is asked for."""
    return all(data_of(kind) is load(kind) for kind in kinds)


def choices_to_say() -> list[tuple[DataKind[Any], Choice]]:
    """Return what was chosen for the answer where the data folder has a file, and forget it."""
    found = list(_chosen.values())
    _chosen.clear()
    return found


def said(choice: Choice) -> str:
    """Say on stderr which file is used, or which one is not and why."""
    if choice.passed_over is None:
        return f"mlcareer: using {choice.path}, newer than the bundled file ({choice.edition})"
    return (
        f"mlcareer: {choice.passed_over} is not used: {choice.why}\n"
        f"Check it: mlcareer guide validate {choice.passed_over}"
    )


def footer_of(chosen: Iterable[tuple[DataKind[Any], Choice]]) -> str:
    """Say in a footer which files of the user's own an answer rests on."""
    own = [f"your newer {kind.file}" for kind, choice in chosen if choice.own]
    return f"From {' and '.join(own)}." if own else ""
