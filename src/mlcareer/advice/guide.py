"""A guide looked at as a whole: how much it holds, and what changed between two."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from mlcareer.advice.percent import in_percent
from mlcareer.advice.whereabouts import WHEREABOUTS, name_of
from mlcareer.guide.entries import entries_of, reference
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.model import Guide
    from mlcareer.guide.toml_file import PlacedProblem


class TableAnswer(Record):
    """How many entries a table of the guide holds."""

    table: str
    kind: str
    """What one such entry is called."""
    entries: int


class WarningAnswer(Record):
    """A text that no longer says what the guide does, or might come to."""

    line: int | None
    """Its line in the file; null where lists in it lie too deep to count."""
    key: str
    """The keys that lead to it, entries by their id: `remark[london-premium].states`."""
    text: str


class GuideSummary(Answer):
    """A data file in which nothing is wrong."""

    schema = "guide-validate/1"

    file: str
    id: str | None
    """Null where files of the kind have no name of their own, as pay rules do."""
    title: str
    edition: int | None
    """The year it is for; null for what is no guide."""
    tables: tuple[TableAnswer, ...]
    """The tables that hold anything, in the order of the format."""
    kind: str
    """Which kind of data file it is, such as `guide` or `pay-rules`."""
    warnings: tuple[WarningAnswer, ...]
    """Texts to read again, in the order of the file; they are no mistakes by themselves."""


class GuideName(Record):
    """One of two guides that are compared."""

    id: str
    title: str
    edition: int


class ChangeAnswer(Record):
    """An entry that is not the same in both guides."""

    id: str
    """Its table and id, such as `band:senior-london`."""
    kind: str
    name: str
    """Its name in the newer guide that has it."""
    change: Literal["added", "removed", "changed"]
    details: tuple[str, ...]
    """What is different, a sentence an item; none for what was added or removed."""


class GuideDiff(Answer):
    """What changed from one guide to another."""

    schema = "guide-diff/1"

    old: GuideName
    new: GuideName
    changes: tuple[ChangeAnswer, ...]
    """In the order of the tables: added and changed entries first, then removed ones."""


FIGURES = {
    "min": "lowest",
    "max": "highest",
    "low": "lower end",
    "high": "upper end",
    "p50": "median",
    "p50_year_before": "median a year before",
    "p50_from": "median, lower bound",
    "p50_to": "median, upper bound",
    "p10": "P10",
    "p25": "P25",
    "p75": "P75",
    "p90": "P90",
}
"""Keys whose values are pounds, with what they are called."""

HEADS = ("guide", "visa", "vocabulary", "advert_words")
"""Tables that stand once and name what a whole file holds."""

WORDED = frozenset({"name", "status", "standing", "match", "kind", "topic", "period", "target"})
"""Keys whose values are short enough to be quoted."""


def summary_of(
    data: Record,
    file: str,
    kind: str = "guide",
    says: str = "a guide",
    doubts: Iterable[PlacedProblem] = (),
) -> GuideSummary:
    """Count the entries of a data file that was read and found right.

    `says` is what such a file holds, as messages say it; `doubts` are the texts in doubt.
    """
    held = {name: getattr(data, name) for name in data.record_fields}
    head = next((held[name] for name in HEADS if name in held), data)
    return GuideSummary(
        file=file,
        id=getattr(head, "id", None),
        title=str(getattr(head, "title", getattr(head, "name", says.capitalize()))),
        edition=getattr(head, "edition", None),
        tables=tuple(
            TableAnswer(table=table, kind=_kind_called(table, kind), entries=len(entries))
            for table, entries in held.items()
            if isinstance(entries, tuple) and entries
        ),
        kind=kind,
        warnings=tuple(
            WarningAnswer(line=doubt.line, key=doubt.key, text=doubt.text) for doubt in doubts
        ),
    )


def _kind_called(table: str, kind: str) -> str:
    if kind == "guide":
        return WHEREABOUTS[table].kind
    return table.replace("_", " ").capitalize()


def diff_guides(old: Guide, new: Guide) -> GuideDiff:
    """Say what changed from one guide to another, entry by entry.

    Entries are the same when table and id are; the order of entries within a table is the
    order of a ladder or a list, so a change of it is named too.
    """
    return GuideDiff(
        old=_name(old),
        new=_name(new),
        changes=tuple(
            change for table in type(old).record_fields for change in _table(old, new, table)
        ),
    )


def _name(guide: Guide) -> GuideName:
    head = guide.guide
    return GuideName(id=head.id, title=head.title, edition=head.edition)


def _table(old: Guide, new: Guide, table: str) -> Iterator[ChangeAnswer]:
    before, after = _by_id(old, table), _by_id(new, table)
    if table == "guide":
        # There is one of it in each, whatever its id.
        (head,), (changed,) = before.values(), after.values()
        before, after = {changed.id: head}, {changed.id: changed}
    for entry_id, entry in after.items():
        if entry_id not in before:
            yield _change(new, table, entry, "added")
        elif entry != before[entry_id]:
            details = tuple(_details(before[entry_id], entry))
            yield _change(new, table, entry, "changed", details)
    for entry_id, entry in before.items():
        if entry_id not in after:
            yield _change(old, table, entry, "removed")
    kept = [entry_id for entry_id in before if entry_id in after]
    ordered = [entry_id for entry_id in after if entry_id in before]
    if kept != ordered:
        kind = WHEREABOUTS[table].kind
        yield ChangeAnswer(
            id=table,
            kind=kind,
            name="the order of the entries",
            change="changed",
            details=(f"was {', '.join(kept)}; is {', '.join(ordered)}",),
        )


def _by_id(guide: Guide, table: str) -> dict[str, Any]:
    return {entry.id: entry for name, entry in entries_of(guide) if name == table}


def _change(
    guide: Guide,
    table: str,
    entry: Any,  # noqa: ANN401 - of any table
    change: Literal["added", "removed", "changed"],
    details: tuple[str, ...] = (),
) -> ChangeAnswer:
    return ChangeAnswer(
        id=reference(table, entry.id),
        kind=WHEREABOUTS[table].kind,
        name=name_of(guide, table, entry),
        change=change,
        details=details,
    )


def _details(before: Record, after: Record) -> Iterator[str]:
    """Say key by key what is different between two records of one kind."""
    for key in before.record_fields:
        old, new = getattr(before, key), getattr(after, key)
        if old == new:
            continue
        name = key.replace("_", " ")
        if key in FIGURES and old is not None and new is not None:
            yield f"{FIGURES[key]} {_pounds(old, new)}"
        elif key in FIGURES:
            yield f"{FIGURES[key]} {_said(old, pounds=True)} → {_said(new, pounds=True)}"
        elif isinstance(old, tuple) and any(isinstance(item, Record) for item in (*old, *new)):
            yield from _nested(name, old, new)
        elif isinstance(old, tuple):
            yield _lists("rests on" if key == "sources" else name, old, new)
        elif isinstance(old, str) and isinstance(new, str) and key not in WORDED and " " in old:
            yield f"{name} reworded"
        else:
            yield f"{name} {_said(old)} → {_said(new)}"


def _pounds(old: int, new: int) -> str:
    """Say by how much a figure went up or down, in pounds and per cent to one decimal."""
    share = in_percent(abs(new - old), old)
    way = "up" if new > old else "down"
    return f"{way} £{abs(new - old):,} ({share}%), £{old:,} → £{new:,}"


def _said(value: object, *, pounds: bool = False) -> str:
    if value is None:
        return "not said"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int) and pounds:
        return f"£{value:,}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _lists(name: str, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    """Say what came to a list and what went from it."""
    gone = [item for item in old if item not in new]
    come = [item for item in new if item not in old]
    if gone and come:
        return f"{name}: {'; '.join(come)} in place of {'; '.join(gone)}"
    if come:
        return f"{name}: also {'; '.join(come)}"
    if gone:
        return f"{name}: no longer {'; '.join(gone)}"
    return f"{name}: in another order"


def _nested(name: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[str]:
    """Say what became of the entries within an entry, by what tells them apart."""
    before = {_mark(item): item for item in old}
    after = {_mark(item): item for item in new}
    for mark, item in after.items():
        if mark not in before:
            yield f"{name}: {mark} added"
        elif item != before[mark]:
            yield f"{name}: {mark}: {'; '.join(_details(before[mark], item))}"
    for mark in before:
        if mark not in after:
            yield f"{name}: {mark} removed"
    if set(before) == set(after) and list(before) != list(after):
        yield f"{name}: in another order"


def _mark(item: Any) -> str:  # noqa: ANN401 - a step, an aspect, an expectation or an outline part
    """Return what tells an entry within an entry apart: its first key."""
    first = next(iter(item.record_fields))
    return str(getattr(item, first))
