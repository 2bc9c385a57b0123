"""How `mlcareer guide diff` reads."""

from __future__ import annotations

import os
import re
from decimal import ROUND_HALF_UP, Decimal
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from mlcareer.page import Cell, Column, Fact, Facts, Page, Piece, Span, Table, Unit, command, money
from mlcareer.pages.entry_names import several
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.guide_diff import ChangeAnswer, Difference, FileName, GuideDiff, Value
    from mlcareer.page import Line

MOST_ROWS = 12
"""Rows that the brief screen has."""


LEAST_WITH_COMMA = 10_000
"""A smaller number that is no pounds may be a year."""

WAYS = ("changed", "added", "removed")
"""The order of the table of figures."""


class _Row(Record, kw_only=False):
    """One line of the table of figures."""

    entry: str
    figure: str
    was: Cell
    now: Cell
    change: Cell


def diff_page(answer: GuideDiff) -> Page:
    """Lay out what changed: figures, and entries that came and went; texts are counted."""
    details = [(change, each) for change in answer.changes for each in change.details]
    changed = [pair for pair in details if pair[0].change == "changed"]
    texts = [pair for pair in changed if pair[1].sort == "text"]
    others = [pair for pair in changed if pair[1].sort == "other"]
    ordered = sorted(answer.changes, key=lambda change: WAYS.index(change.change))
    rows = tuple(row for change in ordered for row in _rows(change))
    facts = [
        *_counted("Texts", len(texts), "text", "changed"),
        *_counted("Also", len(others), "other change", "(a name, a source, a day)"),
        *_next(answer),
    ]
    figures = Table(
        (
            Column(_heading(answer), lambda row: row.entry),
            Column("Figure", lambda row: row.figure),
            Column("Was", lambda row: row.was, Unit.GBP),
            Column("Now", lambda row: row.now, Unit.GBP),
            Column("Change", lambda row: row.change, Unit.GBP),
        ),
        rows,
        brief=MOST_ROWS,
    )
    return Page(
        answer=_first_line(answer),
        blocks=(figures, Facts(tuple(facts))) if rows else (Facts(tuple(facts)),),
        details=tuple(
            Table(
                (
                    Column("Entry", lambda pair: pair[0].name),
                    Column("Key", lambda pair: pair[1].what),
                    Column("Was and is", lambda pair: _word_by_word(pair[1])),
                ),
                tuple(pairs),
                title=title,
            )
            for title, pairs in (("Texts, word by word", texts), ("Other changes", others))
            if pairs
        ),
        rows=Table(
            (
                Column("Entry", lambda pair: pair[0].id),
                Column("Change", lambda pair: pair[0].change),
                Column("Key", lambda pair: pair[1].key if pair[1] else None),
                Column("Was", lambda pair: _raw(pair[1].was) if pair[1] else None),
                Column("Now", lambda pair: _raw(pair[1].now) if pair[1] else None),
                Column("Unit", lambda pair: (pair[1].unit or None) if pair[1] else None),
            ),
            tuple(
                (change, each) for change in answer.changes for each in (change.details or (None,))
            ),
        ),
    )


def _first_line(answer: GuideDiff) -> str:
    files = f"{_called(answer.old, answer.new)} to {_called(answer.new, answer.old)}"
    if not answer.changes:
        return f"{files}: nothing changed"
    figures = sum(
        each.sort == "figure"
        for change in answer.changes
        if change.change == "changed"
        for each in change.details
    )
    came, went = (
        _entries([change for change in answer.changes if change.change == way], way)
        for way in ("added", "removed")
    )
    changed = f"{several(figures, 'figure') if figures else 'no figures'} changed"
    return f"{files}: {changed}, {came}, {went}"


def _called(file: FileName, other: FileName) -> str:
    """Name a file by its last part, or by its path where the other's last part is the same."""
    if file.file is None:
        return "the bundled file"
    name = os.path.basename(file.file)
    same = other.file is not None and os.path.basename(other.file) == name
    return file.file if same else name


def _entries(changes: list[ChangeAnswer], way: str) -> str:
    if not changes:
        return f"none {way}"
    words = {_word(change) for change in changes}
    word = words.pop() if len(words) == 1 else "entry"
    return f"{several(len(changes), word)} {way}"


def _word(change: ChangeAnswer) -> str:
    return change.id.partition(":")[0].replace("-", " ")


def _heading(answer: GuideDiff) -> str:
    """Call the entries by what they are where they are all of one table."""
    words = {_word(change) for change in answer.changes if [*_rows(change)]}
    return words.pop().capitalize() if len(words) == 1 else "Entry"


def _rows(change: ChangeAnswer) -> Iterator[_Row]:
    """Set out the figures of an entry; one that came or went has a line in any case."""
    figures = [each for each in change.details if each.sort == "figure"]
    if change.change == "changed":
        for each in figures:
            yield _Row(
                change.name, each.what, _cell(each.was, each), _cell(each.now, each), _by(each)
            )
        return
    came = change.change == "added"
    ends = {each.key: each for each in figures}
    if {"min", "max"} <= ends.keys():
        low, high = (ends[key].now if came else ends[key].was for key in ("min", "max"))
        span = money(Span(int(str(low)), int(str(high))))
        yield _Row(
            change.name,
            _word(change),
            None if came else span,
            span if came else None,
            change.change,
        )
        return
    if not figures:
        yield _Row(change.name, _word(change), None, None, change.change)
    for each in figures:
        yield _Row(
            change.name, each.what, _cell(each.was, each), _cell(each.now, each), change.change
        )


def _cell(value: Value, of: Difference) -> Cell:
    if value is None:
        return None
    if of.unit == "GBP" and isinstance(value, int | Decimal):
        return money(value)
    if of.unit == "%":
        return f"{value}%"
    raw = _raw(value)
    # As a text: the table takes a plain number for pounds. A year has no comma.
    return f"{raw:,}" if isinstance(raw, int) and raw >= LEAST_WITH_COMMA else str(raw)


def _raw(value: Value) -> str | int | Decimal | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if value is None or isinstance(value, str | int | Decimal) else value.isoformat()


def _by(each: Difference) -> Cell:
    """Say by how much a figure went up or down: pounds with their share, or points."""
    was, now = each.was, each.now
    if not isinstance(was, int | Decimal) or not isinstance(now, int | Decimal):
        return "added" if was is None else "removed"
    more = now - was
    if each.unit != "GBP":
        points = " points" if each.unit == "%" else ""
        sign = "+" if more > 0 else "\N{MINUS SIGN}"
        return f"{sign}{abs(more)}{points}"
    if not was:
        return money(more, signed=True)
    share = (100 * abs(Decimal(more)) / was).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return (money(more, signed=True), f" ({share}%)")


def _counted(key: str, number: int, word: str, then: str) -> Iterator[Fact]:
    if number:
        yield Fact(key, f"{several(number, word)} {then}: --full")


def _next(answer: GuideDiff) -> Iterator[Fact]:
    if answer.new.file is None or not answer.changes:
        return
    number = len(answer.quoted_in)
    quoting = f": {number} {'text quotes' if number == 1 else 'texts quote'} these figures"
    line: list[str | Piece] = [command(f"mlcareer guide validate {answer.new.file}")]
    if number:
        line.append(quoting)
    yield Fact("Next", tuple(line))


def _word_by_word(each: Difference) -> Line:
    """Show a text with what went as `[-old-]` and what came as `{+new+}`, as git does."""
    was = re.findall(r"\S+\s*", str(_raw(each.was) or ""))
    now = re.findall(r"\S+\s*", str(_raw(each.now) or ""))
    return "".join(_marked(was, now)).strip()


def _marked(was: list[str], now: list[str]) -> Iterable[str]:
    for what, a, b, c, d in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            yield "".join(now[c:d])
            continue
        gone, come = "".join(was[a:b]).strip(), "".join(now[c:d]).strip()
        yield (f"[-{gone}-]" if gone else "") + (f"{{+{come}+}}" if come else "") + " "
