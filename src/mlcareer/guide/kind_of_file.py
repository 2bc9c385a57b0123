"""Which kind of data file somebody has or means: by its tables, or by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mlcareer.errors import DataError, UsageError
from mlcareer.guide.kinds import KINDS, DataKind
from mlcareer.guide.lookup import or_near, plain_name

if TYPE_CHECKING:
    from mlcareer.guide.toml_file import TomlFile


def kind_of(file: TomlFile) -> DataKind[Any] | None:
    """Return the kind whose own tables a file has most of; `None` where it has none of any."""
    tables = {name for name, value in file.values.items() if isinstance(value, dict | tuple)}
    counts = [(len(tables & own), kind) for kind, own in _own_tables()]
    most = max(count for count, _ in counts)
    found = [kind for count, kind in counts if count == most]
    return found[0] if most and len(found) == 1 else None


def known_kind(file: TomlFile) -> DataKind[Any]:
    """Return the kind of a file.

    Raises:
        DataError: It is none that the program knows.
    """
    kind = kind_of(file)
    if kind is None:
        known = ", ".join(f"{each.name} ({each.says})" for each in KINDS)
        raise DataError(
            f"{file.name} is no data file of mlcareer",
            [f"it has no table of a known kind; known kinds: {known}"],
            hint="See one: mlcareer guide path, then mlcareer guide schema.",
        )
    return kind


def named_kind(name: str) -> DataKind[Any]:
    """Return the kind that a person calls so; its file's own name means it too.

    Raises:
        UsageError: There is no such kind.
    """
    for kind in KINDS:
        if plain_name(name) in {kind.name, plain_name(kind.file)}:
            return kind
    known = [kind.name for kind in KINDS]
    near = or_near(name, known).removeprefix("; ")
    raise UsageError(
        f"there is no kind of data file called {name!r}",
        hint=f"{near[:1].upper()}{near[1:]} Known: {', '.join(known)}.".strip(),
    )


def refuse_other_kind(file: TomlFile, wanted: DataKind[Any]) -> None:
    """Say of a file of another kind what it is, in the place of all that it lacks.

    Raises:
        DataError: It is of another kind.
    """
    kind = kind_of(file)
    if kind is not None and kind is not wanted:
        hint = f"Commands take such a file with {kind.option}." if kind.option else None
        raise DataError(f"{file.name} holds {kind.says}, not {wanted.says}", [], hint=hint)


def _own_tables() -> list[tuple[DataKind[Any], set[str]]]:
    """Return each kind with the tables that no other kind has."""
    tables = [(kind, {*kind.record.record_fields}) for kind in KINDS]
    return [
        (kind, own.difference(*(others for other, others in tables if other is not kind)))
        for kind, own in tables
    ]
