"""What changed between two data files of one kind, figure by figure and text by text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from mlcareer.advice.guide import head_of, kind_called
from mlcareer.advice.search.shown_by import name_of
from mlcareer.guide.entries import entries_of, reference
from mlcareer.guide.figures import Figures
from mlcareer.guide.model import Guide
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | int | Decimal | bool | date | None

Sort = Literal["figure", "text", "other"]


class FileName(Record):
    """One of two data files that are compared."""

    file: str | None
    """Its path as it was given; null for the bundled file."""
    id: str | None
    """Null where files of the kind have no name of their own, as pay rules do."""
    title: str
    edition: int | None
    """The year it is for; null for what is no guide."""


class Difference(Record):
    """One key of an entry that is not the same in both files."""

    key: str
    """The keys that lead to it: `max`, `rate.standard.pounds`."""
    what: str
    """What people call it: `highest`."""
    sort: Sort
    """A figure, a text of several words, or anything else, such as a list or a day."""
    was: Value
    """In the older file; null where it has none. Of a list, what is gone from it."""
    now: Value
    """In the newer file, likewise."""
    unit: Literal["GBP", "%", ""]
    """What figures are in."""


class ChangeAnswer(Record):
    """An entry that is not the same in both files."""

    id: str
    """Its table and id, such as `band:senior-london`; its table alone where there is one."""
    kind: str
    name: str
    """Its name in the newer file that has it."""
    change: Literal["added", "removed", "changed"]
    details: tuple[Difference, ...]
    """What is different; of what was added or removed, its figures and days."""


class GuideDiff(Answer):
    """What changed from one data file to another of its kind."""

    schema = "guide-diff/2"

    kind: str
    """Which kind of data file both are, such as `guide` or `pay-rules`."""
    old: FileName
    new: FileName
    changes: tuple[ChangeAnswer, ...]
    """In the order of the tables: added and changed entries first, then removed ones."""
    quoted_in: tuple[str, ...]
    """Entries of the newer file with a text that states a figure that is not the same now."""


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
        *FIGURES,
        *("amount", "taper_from", "up_to", "threshold", "pounds", "year", "month", "week"),
        *("annual_allowance", "allowance_tapered_from", "threshold_income", "lowest_allowance"),
        *("qualifying_from", "qualifying_to"),
    }
)
"""Keys whose values are pounds."""

RATES = frozenset(
    {
        *("rate", "employee_rate", "employee_rate_above", "employer_rate", "provider_relief"),
        *("least_total", "least_employer"),
    }
)
"""Keys of pay rules whose values are shares of one."""

NAMES = {"sources": "sources", "copy_read": "copy read", "overdue_from": "next review"}

WORDED = frozenset({"name", "status", "standing", "match", "kind", "topic", "period", "target"})
"""Keys whose values are names and no prose, also where they have several words."""

OF_A_NEW_ENTRY = frozenset({"published", "covers_to", "address"})
"""Keys that are shown, with figures and days, of an entry that was added or removed."""


def diff_data(
    old: Record,
    new: Record,
    kind: str = "guide",
    says: str = "a guide",
    files: tuple[str | None, str | None] = (None, None),
) -> GuideDiff:
    """Say what changed from one data file to another of its kind, entry by entry.

    Entries are the same when table and id are; the order of entries within a table is the
    order of a ladder or a list, so a change of it is named too. `says` is what such a file holds,
    as messages say it; `files` are the paths as they were given, `None` for the bundled file.
    """
    return GuideDiff(
        kind=kind,
        old=_name(old, says, files[0]),
        new=_name(new, says, files[1]),
        changes=tuple(
            change for table in type(old).record_fields for change in _table(old, new, table, kind)
        ),
        quoted_in=tuple(_quoted_in(old, new)),
    )


def _name(data: Record, says: str, file: str | None) -> FileName:
    head, title = head_of(data, says)
    if hasattr(head, "tables_published"):
        title = f"{title}, tables of {head.tables_published.isoformat()}"
    years = getattr(data, "tax_year", ())
    if years:
        title = f"{title}, {years[0].id} to {years[-1].id}"
    edition = getattr(head, "edition", None)
    return FileName(file=file, id=getattr(head, "id", None), title=title, edition=edition)


def _quoted_in(old: Record, new: Record) -> Iterator[str]:
    """Return the entries of a newer guide whose text states a figure that was another before."""
    if not isinstance(old, Guide) or not isinstance(new, Guide):
        return
    before, after = Figures(old), Figures(new)
    for table, entry in entries_of(new):
        states: set[str] = set()
        held = [getattr(entry, key) for key in entry.record_fields]
        inner = (each for value in held if _holds_records(value) for each in value)
        for record in (entry, *inner):
            states.update(getattr(record, "states", ()))
        if any(before.has(name) and before.figure(name) != after.figure(name) for name in states):
            yield reference(table, entry.id)


def _table(old: Record, new: Record, table: str, kind: str) -> Iterator[ChangeAnswer]:
    held, holds = getattr(old, table), getattr(new, table)
    if not isinstance(held, tuple):
        # There is one of it in each, whatever its id.
        if held != holds:
            details = tuple(_differences(held, holds))
            yield _change(new, table, kind, holds, getattr(holds, "id", None), "changed", details)
        return
    before, after = _by_mark(held), _by_mark(holds)
    for mark, entry in after.items():
        if mark not in before:
            details = tuple(_differences(None, entry))
            yield _change(new, table, kind, entry, mark, "added", details)
        elif entry != before[mark]:
            details = tuple(_differences(before[mark], entry))
            yield _change(new, table, kind, entry, mark, "changed", details)
    for mark, entry in before.items():
        if mark not in after:
            details = tuple(_differences(entry, None))
            yield _change(old, table, kind, entry, mark, "removed", details)
    kept = [mark for mark in before if mark in after]
    ordered = [mark for mark in after if mark in before]
    if kept != ordered:
        order = _difference((), "order", "other", ", ".join(kept), ", ".join(ordered))
        yield ChangeAnswer(
            id=table.replace("_", "-"),
            kind=kind_called(table, kind),
            name="the order of the entries",
            change="changed",
            details=(order,),
        )


def _by_mark(entries: tuple[Any, ...]) -> dict[str, Any]:
    """Return entries by what tells them apart; where that repeats, by their number as well."""
    marked: dict[str, Any] = {}
    counts: dict[str, int] = {}
    for entry in entries:
        plain = str(getattr(entry, "id", None) or _mark(entry))
        counts[plain] = counts.get(plain, 0) + 1
        marked[plain if counts[plain] == 1 else f"{plain} ({counts[plain]})"] = entry
    return marked


def _change(
    data: Record,
    table: str,
    kind: str,
    entry: Any,  # noqa: ANN401 - of any table
    mark: str | None,
    change: Literal["added", "removed", "changed"],
    details: tuple[Difference, ...],
) -> ChangeAnswer:
    if isinstance(data, Guide):
        name = name_of(data, table, entry)
    else:
        called = getattr(entry, "name", getattr(entry, "title", None))
        name = str(called or mark or kind_called(table, kind))
    return ChangeAnswer(
        id=table.replace("_", "-") if mark is None else reference(table, mark),
        kind=kind_called(table, kind),
        name=name,
        change=change,
        details=details,
    )


def _differences(
    before: Record | None, after: Record | None, path: tuple[str, ...] = ()
) -> Iterator[Difference]:
    """Walk the keys that differ between two records of a kind, of which one may be missing."""
    either = before or after
    if either is None:
        return
    whole = before is not None and after is not None
    for key in either.record_fields:
        old, new = getattr(before, key, None), getattr(after, key, None)
        if old == new or (not whole and key == "id"):
            continue
        inside = (*path, key)
        if isinstance(old, Record) or isinstance(new, Record):
            yield from _differences(
                old if isinstance(old, Record) else None,
                new if isinstance(new, Record) else None,
                inside,
            )
        elif _holds_records(old) or _holds_records(new):
            yield from _nested(inside, old or (), new or ())
        elif isinstance(old, tuple) or isinstance(new, tuple):
            if whole:
                yield _lists(inside, old or (), new or ())
        elif whole or _is_shown_of_a_new_entry(key, new if before is None else old):
            yield _difference(inside, key, _sort(key, old, new), old, new)


def _is_shown_of_a_new_entry(key: str, value: object) -> bool:
    is_figure = isinstance(value, int | Decimal | date) and not isinstance(value, bool)
    return is_figure or (key in OF_A_NEW_ENTRY and value is not None)


def _holds_records(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Record) for item in value)


def _sort(key: str, old: object, new: object) -> Sort:
    given = [value for value in (old, new) if value is not None]
    if all(isinstance(value, int | Decimal) and not isinstance(value, bool) for value in given):
        return "figure"
    prose = any(isinstance(value, str) and " " in value for value in given)
    return "text" if prose and key not in WORDED else "other"


def _difference(path: tuple[str, ...], key: str, sort: Sort, old: Value, new: Value) -> Difference:
    unit: Literal["GBP", "%", ""] = ""
    if sort == "figure" and key in POUNDS:
        unit = "GBP"
    elif sort == "figure" and (key in RATES or key.endswith("_percent")):
        unit = "%"
        if key in RATES:
            old, new = _in_percent(old), _in_percent(new)
    *outer, _ = path or ("",)
    named = FIGURES.get(key) or NAMES.get(key) or key.replace("_", " ").removesuffix(" percent")
    return Difference(
        key=".".join(path) or key,
        what=", ".join([*(step.replace("_", " ") for step in outer), named]),
        sort=sort,
        was=old,
        now=new,
        unit=unit,
    )


def _in_percent(rate: Value) -> Value:
    """Return a share of one in per cent, without zeros at its end."""
    if not isinstance(rate, Decimal):
        return rate
    percent = (100 * rate).normalize()
    return percent if percent % 1 else int(percent)


def _lists(path: tuple[str, ...], old: tuple[Any, ...], new: tuple[Any, ...]) -> Difference:
    """Say what went from a list and what came to it; in another order, both whole."""
    gone = [str(item) for item in old if item not in new]
    come = [str(item) for item in new if item not in old]
    if not gone and not come:
        gone, come = [*map(str, old)], [*map(str, new)]
    sort: Sort = "text" if any(" " in item for item in (*gone, *come)) else "other"
    return _difference(path, path[-1], sort, "; ".join(gone) or None, "; ".join(come) or None)


def _nested(
    path: tuple[str, ...], old: tuple[Any, ...], new: tuple[Any, ...]
) -> Iterator[Difference]:
    """Say what became of the entries within an entry, by what tells them apart."""
    before, after = _by_mark(old), _by_mark(new)
    for mark in dict.fromkeys((*after, *before)):
        here = (*path, mark)
        was, now = before.get(mark), after.get(mark)
        if was == now:
            continue
        found = list(_differences(was, now, here))
        if not found:
            yield _difference(
                here, mark, "other", None if was is None else mark, None if now is None else mark
            )
        yield from found
    if set(before) == set(after) and list(before) != list(after):
        yield _difference((*path, "order"), "order", "other", ", ".join(before), ", ".join(after))


def _mark(item: Any) -> str:  # noqa: ANN401 - a step, an aspect, an expectation or an outline part
    """Return what tells an entry within an entry apart: its first key."""
    value = getattr(item, next(iter(item.record_fields)))
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
