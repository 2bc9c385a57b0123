"""How `mlcareer compare` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Drop,
    Fact,
    Facts,
    Line,
    Page,
    Span,
    Steps,
    Table,
    Text,
    caution,
    money,
    next_step,
)
from mlcareer.pages.entry_names import listed, lower_first
from mlcareer.pages.independent_pay import independent_pay, other_figures
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.compare import CompareAnswer, PayRow
    from mlcareer.advice.independent_pay import CheckAnswer

BRIEF_ASPECTS = 4
"""Aspects that the brief screen has beside the pay of both."""


class _Row(Record, kw_only=False):
    """What holds for each of the two in one respect."""

    name: str
    first: Line
    second: Line


def compare_page(answer: CompareAnswer) -> Page:
    """Lay two roles out side by side, then what each is paid and where practice varies."""
    return Page(
        answer=_first_line(answer),
        blocks=(_side_by_side(answer), Facts(tuple(_facts(answer)))),
        details=tuple(_details(answer)),
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=_table(answer, _rows(answer)),
    )


def _first_line(answer: CompareAnswer) -> str:
    """Say what sets the one apart, and where the medians of both are clearly different."""
    if answer.short is None:
        return answer.summary
    more = [row.level for row in answer.pay_by_level if row.overlap is False and _gap(row) > 0]
    less = [row.level for row in answer.pay_by_level if row.overlap is False and _gap(row) < 0]
    if answer.short_of == "second":
        more, less = less, more
    said = [
        f"earn {word} at {listed([lower_first(level.name) for level in levels])} level".replace(
            "-level level", "-level"
        )
        for word, levels in (("more", more), ("less", less))
        if levels
    ]
    return f"{answer.short}, and {' and '.join(said)}" if said else answer.short


def _gap(row: PayRow) -> int:
    return (row.first.p50 or 0) - (row.second.p50 or 0)


def _rows(answer: CompareAnswer) -> tuple[_Row, ...]:
    return (
        *(_Row(aspect.name, aspect.first, aspect.second) for aspect in answer.aspects),
        *(
            _Row(row.level.name, _median(row.first), _median(row.second))
            for row in answer.pay_by_level
        ),
    )


def _side_by_side(answer: CompareAnswer) -> Table[_Row]:
    """Put the pay after the first aspects, so that the brief screen has both."""
    rows = _rows(answer)
    aspects, pay = rows[: len(answer.aspects)], rows[len(answer.aspects) :]
    table = _table(answer, (*aspects[:BRIEF_ASPECTS], *pay, *aspects[BRIEF_ASPECTS:]))
    if len(aspects) <= BRIEF_ASPECTS:
        return table
    return table.replace(brief=BRIEF_ASPECTS + len(pay))


def _table(answer: CompareAnswer, rows: tuple[_Row, ...]) -> Table[_Row]:
    return Table(
        (
            Column("", lambda row: row.name, whole=True),
            Column(answer.first.name, lambda row: row.first),
            Column(answer.second.name, lambda row: row.second),
        ),
        rows,
    )


def _median(check: CheckAnswer) -> Line:
    if check.p50_from is None or check.p50_to is None:
        return (money(check.p50 or 0), " median")
    return (money(check.p50 or 0), " (", money(Span(check.p50_from, check.p50_to)), ")")


def _facts(answer: CompareAnswer) -> Iterator[Fact]:
    if answer.pay_by_level:
        samples = ", ".join(
            f"{row.first.sample} and {row.second.sample} at {_at(row)}"
            for row in answer.pay_by_level
            if row.first.sample and row.second.sample
        )
        of = f"; salaries: {samples}" if samples else ""
        yield Fact("Pay", f"by level, median (95% interval){of}")
    uncertain = [_at(row) for row in answer.pay_by_level if row.overlap]
    clear = [_at(row) for row in answer.pay_by_level if row.overlap is False]
    if uncertain:
        but = f" At {listed(clear)} they do not." if clear else ""
        gap = f"The gap at {listed(uncertain)} is uncertain: the intervals overlap."
        yield caution(f"{gap}{but}")
    elif clear:
        yield Fact("Gap", f"at {listed(clear)} the intervals do not overlap")
    if answer.varies:
        yield caution(answer.varies[0], drop=Drop.SECOND_CAUTION)
    other = answer.second if answer.short_of == "first" else answer.first
    yield next_step(f"role {other.id}", "salary")


def _at(row: PayRow) -> str:
    return lower_first(row.level.name)


def _details(answer: CompareAnswer) -> Iterator[Block]:
    if answer.short is not None:
        yield Text((answer.summary,))
    for role in (answer.first, answer.second):
        yield Text((role.summary,), title=role.name)
        if role.work:
            yield Steps(role.work, depth=2)
    if answer.varies[1:]:
        yield Steps(answer.varies[1:], title="Where practice varies")
    for role in (answer.first, answer.second):
        checks = tuple(check for check in answer.pay if check.role == role.id)
        yield from independent_pay(checks, f"Pay of {role.name}, independent figures, a year")
    yield from other_figures(answer.pay)
