"""The kinds of data file that there are, and telling which of them a file is.

Only what keeps or checks files needs this; an answer from data that is checked already does not.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from mlcareer.errors import DataError, UsageError
from mlcareer.guide import load
from mlcareer.guide.advert_words import AdvertWords
from mlcareer.guide.lookup import or_near, plain_name
from mlcareer.guide.model import Guide
from mlcareer.guide.pay_rules import PayRules
from mlcareer.guide.plan_rules import PlanRules
from mlcareer.guide.skill_words import Vocabulary
from mlcareer.guide.toml_file import TomlFile
from mlcareer.guide.visa_rules import VisaRules
from mlcareer.record import Record


class DataKind(Record, kw_only=False):
    """One kind of data file."""

    name: str
    """How commands call it."""
    says: str
    """What such a file holds, as messages say it."""
    bundled: str
    """The one that comes with the program."""
    record: type[Record]
    """What is made of it, one field a table."""
    check: Callable[[TomlFile], Any]
    """Raises a `DataError` for all that is wrong."""
    option: str | None = None
    """The option of commands that takes a file of one's own."""


_CHECKS = load.bundled_checks()

KINDS = tuple(
    DataKind(name, says, bundled, record, _CHECKS[bundled], option)
    for name, says, bundled, record, option in (
        ("guide", "a guide", load.GUIDE_FILE, Guide, "--guide"),
        ("pay-rules", "pay rules", load.PAY_RULES_FILE, PayRules, "--pay-rules"),
        ("visa", "visa tables", load.VISA_RULES_FILE, VisaRules, "--visa-rules"),
        ("skills", "words for skills", load.SKILL_WORDS_FILE, Vocabulary, None),
        ("advert-words", "words for adverts", load.ADVERT_WORDS_FILE, AdvertWords, None),
        ("plan", "the order of plans", load.PLAN_RULES_FILE, PlanRules, None),
    )
)
"""Every kind of data file, the guide first."""


def kind_of(file: TomlFile) -> DataKind | None:
    """Return the kind whose own tables a file has most of; `None` where it has none of any."""
    tables = {name for name, value in file.values.items() if isinstance(value, dict | tuple)}
    counts = [(len(tables & own), kind) for kind, own in _own_tables()]
    most = max(count for count, _ in counts)
    found = [kind for count, kind in counts if count == most]
    return found[0] if most and len(found) == 1 else None


def known_kind(file: TomlFile) -> DataKind:
    """Return the kind of a file.

    Raises:
        DataError: It is none that the program knows.
    """
    kind = kind_of(file)
    if kind is None:
        known = ", ".join(f"{each.name} ({each.says})" for each in KINDS)
        raise DataError(
            f"{file.name} is no data file of mlcareer",
            [f"it has no table that tells its kind; known kinds: {known}"],
            hint="See one: mlcareer guide path, then mlcareer guide schema.",
        )
    return kind


def named_kind(name: str) -> DataKind:
    """Return the kind that a person calls so; its file's own name means it too.

    Raises:
        UsageError: There is no such kind.
    """
    for kind in KINDS:
        if plain_name(name) in {kind.name, plain_name(os.path.basename(kind.bundled))}:
            return kind
    known = [kind.name for kind in KINDS]
    near = or_near(name, known).removeprefix("; ")
    raise UsageError(
        f"there is no kind of data file called {name!r}",
        hint=f"{near[:1].upper()}{near[1:]} Known: {', '.join(known)}.".strip(),
    )


def refuse_other_kind(file: TomlFile, wanted: str) -> None:
    """Say of a file of another kind what it is, in the place of all that it lacks.

    Raises:
        DataError: It is of another kind.
    """
    kind = kind_of(file)
    if kind is not None and kind.name != wanted:
        says = next(each.says for each in KINDS if each.name == wanted)
        hint = f"Commands take such a file with {kind.option}." if kind.option else None
        raise DataError(f"{file.name} holds {kind.says}, not {says}", [], hint=hint)


def _own_tables() -> list[tuple[DataKind, set[str]]]:
    """Return each kind with the tables that no other kind has."""
    return [
        (
            kind,
            {*kind.record.record_fields}.difference(
                *(other.record.record_fields for other in KINDS if other is not kind)
            ),
        )
        for kind in KINDS
    ]
