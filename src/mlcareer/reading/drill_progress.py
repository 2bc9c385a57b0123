"""Progress in `drill`: one private file beside the profile, written whole after each answer.

A run that is killed loses at most the answer that was open.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from mlcareer.errors import CareerError, DataError
from mlcareer.reading.user_folders import drill_file
from mlcareer.reading.whole_file import change_file, content_of

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "drill/1"
"""What the file says that it is."""

START_ANEW = "Delete it to start anew: the version before is beside it, with .bak at its end."


class Progress(dict[str, "dict[str, Any]"]):
    """The fields of each card, by the id of its question, as plain values of JSON."""


def read_progress() -> Progress:
    """Return what was answered so far; nothing where there is no file.

    Raises:
        CareerError: The file cannot be read.
        DataError: It is not one of ours, or damaged.
    """
    path = drill_file()
    try:
        content = content_of(path)
    except OSError as error:
        raise CareerError(f"cannot read {path}: {error.strerror or error}") from error
    return _progress(content)


def save_card(question: str, fields: Mapping[str, object]) -> None:
    """Put one card into the file, beside what another run may have written meanwhile.

    Raises:
        CareerError: The file cannot be written.
        DataError: It is not one of ours, or damaged.
    """

    def changed(content: bytes | None) -> bytes:
        cards = _progress(content)
        cards[question] = dict(fields)
        text = json.dumps({"format": FORMAT, "cards": cards}, indent=1, sort_keys=True)
        return f"{text}\n".encode()

    change_file(drill_file(), changed)


def _progress(content: bytes | None) -> Progress:
    if content is None:
        return Progress()
    try:
        found = json.loads(content)
        return Progress({str(name): _checked(card) for name, card in _cards_of(found).items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        problem = f"it does not hold the progress of drill: {error}"
        raise DataError(f"{drill_file()} is damaged", [problem], hint=START_ANEW) from error


def _cards_of(found: dict[str, Any]) -> dict[str, Any]:
    """Return the cards of a file.

    Raises:
        ValueError: It is of another format.
    """
    if found["format"] != FORMAT:
        raise ValueError("another format")
    cards: dict[str, Any] = found["cards"]
    return cards


def _checked(card: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a card with the types that they must have.

    Raises:
        ValueError: One has another, or a time is not in UTC.
    """
    times = {name: datetime.fromisoformat(card[name]) for name in ("due", "last_review")}
    if any(each.tzinfo is None for each in times.values()):
        raise ValueError("a time without its zone")
    step = card["step"]
    state, reviews = int(card["state"]), int(card["reviews"])
    if state not in {1, 2, 3} or reviews < 1 or not (step is None or isinstance(step, int)):
        raise ValueError("a card that cannot be")
    return {
        "state": state,
        "step": step,
        "stability": float(card["stability"]),
        "difficulty": float(card["difficulty"]),
        "due": times["due"].astimezone(UTC).isoformat(),
        "last_review": times["last_review"].astimezone(UTC).isoformat(),
        "first": date.fromisoformat(card["first"]).isoformat(),
        "reviews": reviews,
    }
