"""Independent pay figures, for every page that sets them beside the guide's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Span, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.independent_pay import CheckAnswer

_WHAT_WAS_COUNTED = {
    "skill": "cited skill",
    "occupation": "whole occupation (SOC)",
    "grade": "grade (tied to no role)",
}


def independent_pay(checks: Iterable[CheckAnswer], title: str) -> Iterator[Block]:
    """Show what others found under the role's own titles; nothing where they found none."""
    yield from _table([check for check in checks if check.counts == "title"], title)


def other_figures(checks: Iterable[CheckAnswer]) -> Iterator[Block]:
    """Show the figures that are no pay of the role, under a heading that says what they are."""
    found = [check for check in checks if check.counts != "title"]
    kinds = {check.counts for check in found}
    counted = " or ".join(text for kind, text in _WHAT_WAS_COUNTED.items() if kind in kinds)
    day = ", or a day where it says so" if any(check.period == "day" for check in found) else ""
    yield from _table(found, f"Other figures by {counted}, a year{day}")


def _table(checks: list[CheckAnswer], title: str) -> Iterator[Block]:
    if checks:
        yield Table(
            (
                Column("Figure and source", lambda check: f"{check.title} [{check.source}]"),
                Column("Median", lambda check: check.p50, Unit.GBP),
                Column("Range", lambda check: _range(check)[0], Unit.GBP),
                Column("Kind", lambda check: _range(check)[1], whole=True),
                Column("n", lambda check: check.sample, Unit.COUNT),
            ),
            tuple(checks),
            title=title,
        )


def _range(check: CheckAnswer) -> tuple[Span | None, str | None]:
    """Return the middle half where it is known, else the widest range that is, and its name."""
    if check.p25 is not None and check.p75 is not None:
        return Span(check.p25, check.p75), "middle half"
    if check.p10 is not None and check.p90 is not None:
        return Span(check.p10, check.p90), "P10–P90"
    if check.low is not None and check.low == check.high:
        return Span(check.low, check.high), "one figure"
    if check.low is not None:
        return Span(check.low, check.high, check.high_open), "stated"
    return None, "too few" if check.p50 is None else None
