"""Salary bands as pages set them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Bar, Column, Span, Table, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.advice.bands import BandAnswer


def span_of(band: BandAnswer) -> Span:
    """Return the two ends of a band."""
    return Span(band.min, band.max, band.open_ended)


def band_table(bands: Iterable[BandAnswer]) -> Table[BandAnswer]:
    """Set bands out on one scale."""
    return Table(
        (
            Column("Level", lambda band: band.level.name, whole=True),
            Column("Region", lambda band: band.region.name, whole=True),
            Column("Base pay a year", span_of, Unit.GBP_PER_YEAR),
            Column("", lambda band: Bar(span_of(band)), Unit.GBP_PER_YEAR),
        ),
        tuple(bands),
    )
