"""A data file looked at as a whole: how much it holds, and what changed between two of a kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from mlcareer.advice.percent import in_percent, rate_in_percent
from mlcareer.advice.search.shown_by import WHEREABOUTS, name_of
from mlcareer.guide.entries import reference
from mlcareer.guide.model import Guide
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
    """One of two data files that are compared."""

    id: str | None
    """Null where files of the kind have no name of their own, as pay rules do."""
    title: str
    edition: int | None
    """The year it is for; null for what is no guide."""


class ChangeAnswer(Record):
    """An entry that is not the same in both files."""

    id: str
    """Its table and id, such as `band:senior-london`; its table alone where that stands once."""
    kind: str
    name: str
    """Its name in the newer file that has it."""
    change: Literal["added", "removed", "changed"]
    details: tuple[str, ...]
    """What is different, a sentence an item; none for what was added or removed."""


class GuideDiff(Answer):
    """What changed from one data file to another of its kind."""

    schema = "guide-diff/1"

    kind: str
    """Which kind of data file both are, such as `guide` or `pay-rules`."""
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

POUNDS = frozenset(
    {
        *("amount", "taper_from", "up_to", "threshold", "pounds", "year", "month", "week"),
        *("annual_allowance", "allowance_tapered_from", "threshold_income", "lowest_allowance"),
        *("qualifying_from", "qualifying_to"),
    }
)
"""Keys of pay rules and visa tables whose values are pounds; they say themselves what they are."""

RATES = frozenset(
    {
        *("rate", "employee_rate", "employee_rate_above", "employer_rate", "provider_relief"),
        *("least_total", "least_employer"),
    }
)
"""Keys of pay rules whose values are shares of one."""

HEADS = ("guide", "visa", "vocabulary", "advert_words", "cv_words")
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


def diff_data(old: Record, new: Record, kind: str = "guide", says: str = "a guide") -> GuideDiff:
    """Say what changed from one data file to another of its kind, entry by entry.

    Entries are the same when table and id are; the order of entries within a table is the
    order of a ladder or a list, so a change of it is named too. `says` is what such a file holds,
    as messages say it.
    """
    return GuideDiff(
        kind=kind,
        old=_name(old, says),
        new=_name(new, says),
        changes=tuple(
            change for table in type(old).record_fields for change in _table(old, new, table, kind)
        ),
    )


def _name(data: Record, says: str) -> GuideName:
    head = next((getattr(data, name) for name in HEADS if name in data.record_fields), data)
    title = str(getattr(head, "title", getattr(head, "name", says[:1].upper() + says[1:])))
    if hasattr(head, "tables_published"):
        title = f"{title}, tables of {head.tables_published.isoformat()}"
    years = getattr(data, "tax_year", ())
    if years:
        title = f"{title}, {years[0].id} to {years[-1].id}"
    return GuideName(
        id=getattr(head, "id", None), title=title, edition=getattr(head, "edition", None)
    )


def _table(old: Record, new: Record, table: str, kind: str) -> Iterator[ChangeAnswer]:
    held, holds = getattr(old, table), getattr(new, table)
    if not isinstance(held, tuple):
        # There is one of it in each, whatever its id.
        if held != holds:
            details = tuple(_details(held, holds))
            yield _change(new, table, kind, holds, getattr(holds, "id", None), "changed", details)
        return
    before, after = _by_mark(held), _by_mark(holds)
    for mark, entry in after.items():
        if mark not in before:
            yield _change(new, table, kind, entry, mark, "added")
        elif entry != before[mark]:
            details = tuple(_details(before[mark], entry))
            yield _change(new, table, kind, entry, mark, "changed", details)
    for mark, entry in before.items():
        if mark not in after:
            yield _change(old, table, kind, entry, mark, "removed")
    kept = [mark for mark in before if mark in after]
    ordered = [mark for mark in after if mark in before]
    if kept != ordered:
        yield ChangeAnswer(
            id=table,
            kind=_kind_called(table, kind),
            name="the order of the entries",
            change="changed",
            details=(f"was {', '.join(kept)}; is {', '.join(ordered)}",),
        )


def _by_mark(entries: tuple[Any, ...]) -> dict[str, Any]:
    """Return entries by what tells them apart; where that repeats, by their number as well."""
    marked: dict[str, Any] = {}
    for entry in entries:
        mark = plain = str(getattr(entry, "id", None) or _mark(entry))
        number = 1
        while mark in marked:
            number += 1
            mark = f"{plain} ({number})"
        marked[mark] = entry
    return marked


def _change(
    data: Record,
    table: str,
    kind: str,
    entry: Any,  # noqa: ANN401 - of any table
    mark: str | None,
    change: Literal["added", "removed", "changed"],
    details: tuple[str, ...] = (),
) -> ChangeAnswer:
    if isinstance(data, Guide):
        name = name_of(data, table, entry)
    else:
        called = getattr(entry, "name", getattr(entry, "title", None))
        name = str(called or mark or _kind_called(table, kind))
    return ChangeAnswer(
        id=table.replace("_", "-") if mark is None else reference(table, mark),
        kind=_kind_called(table, kind),
        name=name,
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
        figure = FIGURES.get(key, name if key in POUNDS else None)
        if figure and isinstance(old, int) and isinstance(new, int):
            yield f"{figure} {_pounds(old, new)}"
        elif figure and not isinstance(old, Record):
            yield f"{figure} {_said(old, pounds=True)} → {_said(new, pounds=True)}"
        elif key in RATES and isinstance(old, Decimal) and isinstance(new, Decimal):
            yield f"{name} {rate_in_percent(old)}% → {rate_in_percent(new)}%"
        elif isinstance(old, Record) and isinstance(new, Record):
            yield f"{name}: {'; '.join(_details(old, new))}"
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
    if not old:
        return f"£0 → £{new:,}"
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
    value = getattr(item, next(iter(item.record_fields)))
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
