"""Salary bands, for pages that set pay beside something else: as bars, or in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Bar, Column, Span, Table, Unit
from mlcareer.pages.amounts import pounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.bands import BandAnswer

BASIS = "Advertised base pay: a range of adverts, not a percentile."
ONWARD = "▶ goes on beyond the highest figure named."


def advertised(low: int, high: int, *, open_ended: bool) -> str:
    """Say a band within a sentence: `£70,000 to £95,000 and more a year is advertised`."""
    more = " and more" if open_ended else ""
    return f"{pounds(low)} to {pounds(high)}{more} a year is advertised"


def pay_bands(bands: Iterable[BandAnswer], title: str) -> Iterator[Table]:
    """Set bands out below each other on one scale; nothing when there is none."""
    shown = tuple(bands)
    if not shown:
        return
    spans = [Span(band.min, band.max, band.open_ended) for band in shown]
    yield Table(
        (
            Column("Level"),
            Column("Region"),
            Column("Base pay", Unit.GBP_PER_YEAR),
            Column("Bar", Unit.GBP_PER_YEAR),
        ),
        tuple(
            (band.level.name, band.region.name, span, Bar(span))
            for band, span in zip(shown, spans, strict=True)
        ),
        title=title,
        caption=f"{BASIS} {ONWARD}" if any(span.open_ended for span in spans) else BASIS,
    )
