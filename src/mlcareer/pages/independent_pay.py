"""Independent pay figures, for every page that sets them beside the guide's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Cell, Column, Span, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.salary import CheckAnswer

LIMITS = "What limits each figure stands with its source: mlcareer sources ID."


def independent_pay(checks: Iterable[CheckAnswer], title: str) -> Iterator[Block]:
    """Show what others found, yearly and daily figures apart."""
    found = tuple(checks)
    for period in ("year", "day"):
        rows = tuple(_row(check) for check in found if check.period == period)
        if rows:
            yield Table(
                (
                    Column("Figure, time and source"),
                    Column("Median", Unit.GBP),
                    Column("Range", Unit.GBP),
                    Column("Range is"),
                    Column("n", Unit.COUNT),
                ),
                rows,
                title=f"{title}, pounds a {period}",
                caption=LIMITS,
            ).without_empty_columns()


def _row(check: CheckAnswer) -> tuple[Cell, ...]:
    span, what = _range(check)
    figure = f"{check.title}; {check.covers} [{check.source}]"
    return (figure, check.p50, span, what, check.sample)


def _range(check: CheckAnswer) -> tuple[Span | None, str | None]:
    """Return the middle half where it is known, else the widest range that is, and its name."""
    if check.p25 is not None and check.p75 is not None:
        return Span(check.p25, check.p75), "P25-P75"
    if check.p10 is not None and check.p90 is not None:
        return Span(check.p10, check.p90), "P10-P90"
    if check.low is not None and check.low == check.high:
        return Span(check.low, check.high), "one figure"
    if check.low is not None:
        return Span(check.low, check.high, check.high_open), "stated"
    return None, None
