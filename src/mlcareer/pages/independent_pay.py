"""Independent pay figures, for every page that sets them beside the guide's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Line, Span, Table, Unit, joined, money, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.citation import CitedSource
    from mlcareer.advice.independent_pay import CheckAnswer
    from mlcareer.guide.model import Level

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


def dataset_of(checks: Iterable[CheckAnswer], level: Level) -> CheckAnswer | None:
    """Return the yearly figure on most salaries of a level, or one that says they are too few."""
    found = [
        check
        for check in checks
        if check.counts == "title"
        and check.period == "year"
        and level.id in check.levels
        and check.sample is not None
    ]
    return max(found, key=lambda check: check.sample or 0, default=None)


def median_cell(check: CheckAnswer | None) -> Line | None:
    """Write a median with its sample: `£61,000 (18)`, `too few (3)`."""
    if check is None:
        return None
    if check.p50 is None:
        return f"too few ({check.sample})"
    return sentence("{} ({})", check.p50, str(check.sample))


def median_line(check: CheckAnswer) -> Line:
    """Write a median with its middle half, sample and time; adverts are of all levels."""
    half: Line = ""
    if check.p25 is not None and check.p75 is not None:
        half = sentence("; middle half {}", Span(check.p25, check.p75))
    of_what = f"{check.sample} salaries, {short_time(check.covers)}"
    if not check.levels:
        of_what = f"{check.sample} in {check.title.rpartition(', ')[2]}, all levels"
    return sentence("{}{} ({})", check.p50 or 0, half, of_what)


def short_time(covers: str) -> str:
    """Write the years that a figure covers shortly: `2022–24`."""
    first, _, last = covers.partition(" to ")
    if first.isdecimal() and last.isdecimal() and len(first) == len(last):
        return f"{first}\N{EN DASH}{last[-2:]}"
    return covers


def ranges_line(checks: Iterable[CheckAnswer], sources: Iterable[CitedSource]) -> Line:
    """Write ranges with the names of who states them: `£55,000–£85,000 (applyo 2026)`."""
    names = {source.id: source.short for source in sources}
    return joined(
        sentence(
            "{} ({})",
            money(check.low or 0)
            if check.low == check.high
            else Span(check.low or 0, check.high, check.high_open),
            names.get(check.source, check.source),
        )
        for check in checks
    )
