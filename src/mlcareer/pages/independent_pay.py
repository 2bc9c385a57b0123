"""Independent pay figures, for every page that sets them beside the guide's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Cell, Column, Span, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.salary import CheckAnswer


def independent_pay(checks: Iterable[CheckAnswer], title: str) -> Iterator[Block]:
    """Show what others found, yearly and daily figures apart."""
    found = tuple(checks)
    for period, unit in (("year", Unit.GBP_PER_YEAR), ("day", Unit.GBP_PER_DAY)):
        rows = tuple(_check_row(check) for check in found if check.period == period)
        if rows:
            heading = f"{title}, pounds a {period}"
            yield Table(_check_columns(unit), rows, title=heading).without_empty_columns()


def _check_columns(unit: Unit) -> tuple[Column, ...]:
    """Return the headings for independent figures paid by the year or by the day."""
    return (
        Column("Independent figure"),
        Column("Median", unit),
        Column("P25 to P75", unit),
        Column("P10 to P90", unit),
        Column("Range", unit),
        Column("A year before", unit),
        Column("n", Unit.COUNT),
        Column("Time"),
        Column("Mind"),
        Column("Source"),
    )


def _check_row(check: CheckAnswer) -> tuple[Cell, ...]:
    """Return one independent figure under the headings of `check_columns`."""
    return (
        check.title,
        check.p50,
        None if check.p25 is None or check.p75 is None else Span(check.p25, check.p75),
        None if check.p10 is None or check.p90 is None else Span(check.p10, check.p90),
        None if check.low is None else Span(check.low, check.high, check.high_open),
        check.p50_year_before,
        check.sample,
        check.covers,
        _mind(check),
        check.source,
    )


def _mind(check: CheckAnswer) -> str | None:
    """Join what limits a figure: its own caveat and how exactly its median is known."""
    parts = [check.caveat] if check.caveat else []
    if check.p50_from is not None and check.p50_to is not None:
        parts.append(f"95% interval of the median £{check.p50_from:,} to £{check.p50_to:,}")
    return "; ".join(parts) or None
