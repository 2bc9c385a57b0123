"""The foot of a page: what it rests on, how old that is, and what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import SourceLine
from mlcareer.pages.entry_names import long_day, several

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from mlcareer.advice.citation import CitedSource

OUR_OWN = "mlcareer"
"""The source of what the authors of this program judged or worked out."""

MONTHS_IN_YEAR = 12
DAYS_IN_YEAR = 365.25
COUNTED_IN_DAYS = 61
"""Days. From here on an age is given in months, each a twelfth of a year."""
COUNTED_IN_MONTHS = 24
"""Months. From here on an age is given in years and months."""

COUNTED_IN_YEARS = 120
"""Months. From here on an age is given in whole years."""


def source_lines(
    sources: Iterable[CitedSource], printed: Collection[str] | None = None
) -> tuple[SourceLine, ...]:
    """Return a line for each source: what it is, from when, on how many cases, read when.

    `printed` names what the page shows of an answer that holds more: the others are left out.
    """
    return tuple(
        SourceLine(
            source.id,
            _described(source),
            source.address,
            short=source.short,
            overdue=source.overdue_from if source.overdue else None,
            # What we worked out ourselves is named after what it was worked out from.
            decides=source.decides and source.id != OUR_OWN,
        )
        for source in sources
        if printed is None or source.id in printed
    )


def age_of_figures(source: CitedSource) -> str:
    """Say how old a source's figures are: `11 months`, `up to 10 months`, `not known`."""
    if source.age_days is None or source.age_days_at_most is None:
        return "not known"
    least, most = span_of_days(source.age_days), span_of_days(source.age_days_at_most)
    if least == most:
        return least
    if source.age_days < COUNTED_IN_DAYS:
        return f"up to {most}"
    number, unit = least.split(maxsplit=1)
    # The unit that both have is named once: `13 to 23 months`.
    return f"{number} to {most}" if most.split()[1:] == [unit] else f"{least} to {most}"


def span_of_days(days: int) -> str:
    """Write a time in days, in months to the nearest, in years and months, or in years."""
    if days < COUNTED_IN_DAYS:
        return several(days, "day")
    months = round(days * MONTHS_IN_YEAR / DAYS_IN_YEAR)
    if months < COUNTED_IN_MONTHS:
        return several(months, "month")
    if months >= COUNTED_IN_YEARS:
        return several(round(months / MONTHS_IN_YEAR), "year")
    years, months = divmod(months, MONTHS_IN_YEAR)
    return (
        f"{several(years, 'year')} {several(months, 'month')}" if months else several(years, "year")
    )


def sample_size(sample: int | None) -> str:
    """Say how many cases a figure rests on: `n 1,200`, `n not stated`."""
    return "n not stated" if sample is None else f"n {sample:,}"


def copy_read(source: CitedSource) -> str:
    """Say when a copy of the source was read."""
    return f"copy read on {long_day(source.copy_read)}"


def copy_read_ago(source: CitedSource) -> str:
    """Say when the figures were last compared with a copy of the source."""
    if source.days_since_copy_read < 0:
        return f"{copy_read(source)}, after this day"
    return f"{copy_read(source)} ({several(source.days_since_copy_read, 'day')} ago)"


def _described(source: CitedSource) -> str:
    parts = [f"{source.title}, {source.publisher}"]
    parts.append(f"published {source.published}" if source.published else "date not stated")
    if source.covers:
        parts.append(source.covers)
    if source.age_days is not None:
        parts.append(f"figures {age_of_figures(source)} old")
    if source.sample is not None:
        parts.append(sample_size(source.sample))
    if source.secondary:
        parts.append("secondary source")
    parts.append(copy_read(source))
    return "; ".join(parts)


def dated(source: CitedSource) -> str:
    """Say until when the figures go, or else when they came out."""
    if source.covers_to:
        return f"to {source.covers_to}"
    return source.published or "date not stated"
