"""The data that an answer rests on: a file that was asked for, a newer one, or the bundled one.

What was taken from the user's data folder, or passed over there, is remembered until the answer is
shown, so that it can be said with it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

from mlcareer.guide.edition import known_no_more
from mlcareer.guide.kinds import PAY_RULES, VISA_RULES
from mlcareer.guide.load import load
from mlcareer.reading.user_folders import data_file, has_data_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mlcareer.guide.kinds import DataKind
    from mlcareer.reading.newer_data import Choice

Data = TypeVar("Data")

BY_VISA = frozenset({"VisaAnswer"})
"""Answers that rest on visa tables as a whole; others have a field `visa` where they do."""

_chosen: dict[str, tuple[DataKind[Any], Choice]] = {}
"""The kinds of which the data folder has a file, with what was chosen, by name."""

_rules: dict[str, Any] = {}
"""The pay rules and visa tables that were taken last, by the name of their kind."""

_day: list[date] = []
"""The day that the answer is for, once it was asked for."""

_read: dict[tuple[str, str, tuple[int, ...]], Any] = {}
"""The files that were asked for or found, and read in this run, by kind, path and what changes
with them."""


def data_of(kind: DataKind[Data], path: str | None = None) -> Data:
    """Return the data an answer is from: in the file that was asked for, or the newest there is.

    Raises:
        DataError: The file that was asked for cannot be read or does not fit; every problem is
            listed. One in the data folder is passed over.
    """
    data = _data_of(kind, path)
    if kind is PAY_RULES or kind is VISA_RULES:
        _rules[kind.name] = data
    return data


def answer_is_for(day: date) -> None:
    """Remember the day that the answer is for."""
    _day[:] = [day]


def _data_of(kind: DataKind[Data], path: str | None) -> Data:
    _chosen.pop(kind.name, None)
    if path is None and not _has_file(kind):
        return load(kind)
    from mlcareer.cli.streams import warn

    if path is not None:
        from mlcareer.reading.own_data import data_at

        read = (kind.name, path, _stamp(path))
        if read not in _read:
            _read[read] = data_at(kind, path, warn)
        data: Data = _read[read]
        return data
    from mlcareer.reading.newer_data import newest

    own = data_file(kind.file)
    looked_for = (f"newest {kind.name}", own, _stamp(own))
    if looked_for not in _read:
        _read[looked_for] = newest(kind, warn)
    found: tuple[Data, Choice] = _read[looked_for]
    data, choice = found
    _chosen[kind.name] = (kind, choice)
    return data


def _stamp(path: str) -> tuple[int, ...]:
    try:
        found = os.stat(path)
    except OSError:
        # Whoever reads it says what is wrong.
        return ()
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def forget() -> None:
    """Read every file anew from here on, as a new run does."""
    for held in (_read, _chosen, _rules, _day):
        held.clear()


def is_bundled(kinds: Iterable[DataKind[Any]]) -> bool:
    """Whether the data of these kinds is bundled where no file is asked for."""
    # Where the data folder has no file of a kind, that is known without reading any.
    return all(not _has_file(kind) or data_of(kind) is load(kind) for kind in kinds)


def _has_file(kind: DataKind[Any]) -> bool:
    return kind.option is not None and has_data_file(kind.file)


def choices_to_say() -> list[tuple[DataKind[Any], Choice]]:
    """Return what was chosen for the answer where the data folder has a file, and forget it."""
    found = list(_chosen.values())
    _chosen.clear()
    return found


def past_rules(answer: object) -> list[str]:
    """Say which rules an answer rests on that are not known for its day any more."""
    lines = []
    pay, visa = _rules.get(PAY_RULES.name), _rules.get(VISA_RULES.name)
    year = getattr(answer, "tax_year", None)
    year_id = getattr(year, "id", year)
    if pay is not None and _day:
        latest = pay.tax_year[-1].id
        # An answer with net pay beside what it is about names no year: it is that of the day.
        rests_on_pay = year_id == latest or (not year_id and getattr(answer, "take_home", ()))
        last = known_no_more(pay, _day[0])
        if rests_on_pay and last is not None:
            lines.append(
                f"Tax rules are known up to {_long(last)}: these are the rules of {latest}."
            )
    rests_on_visa = getattr(answer, "visa", None) is not None or type(answer).__name__ in BY_VISA
    if visa is not None and _day and rests_on_visa:
        last = known_no_more(visa, _day[0])
        if last is not None:
            lines.append(f"Visa figures are known up to {_long(last)}: check GOV.UK for new ones.")
    return lines


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


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
