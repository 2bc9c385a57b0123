"""How one value reads."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mlcareer.page import Bar, Cell, Column, Marked, Share, Span, Unit
from mlcareer.render.bars import Scale
from mlcareer.render.cells import heading, readable, scale_name


@pytest.mark.parametrize(
    ("cell", "unit", "text"),
    [
        (95_000, Unit.GBP_PER_YEAR, "£95,000"),
        (-7_000, Unit.GBP, "-£7,000"),
        (Decimal("1321.20"), Unit.GBP, "£1,321.20"),
        (Decimal("-0.5"), Unit.GBP, "-£0.50"),
        (0, Unit.GBP, "£0"),
        (Span(95_000, 145_000), Unit.GBP_PER_YEAR, "£95,000–£145,000"),
        (Span(145_000, 195_000, open_ended=True), Unit.GBP_PER_YEAR, "£145,000–£195,000+"),
        (Span(70_000, None, open_ended=True), Unit.GBP_PER_YEAR, "£70,000+"),
        (Span(28_900, 28_900), Unit.GBP_PER_YEAR, "£28,900"),
        (Span(28_900, 28_900, open_ended=True), Unit.GBP, "£28,900–£28,900+"),
        (Span(8, None), Unit.YEARS, "8+ years"),
        (Span(0, 2), Unit.YEARS, "0–2 years"),
        (1, Unit.YEARS, "1 year"),
        (2, Unit.YEARS, "2 years"),
        (1, Unit.COUNT, "1"),
        (12, Unit.PERCENT, "12%"),
        (Decimal("18.4"), Unit.PERCENT, "18.4%"),
        (1_008, Unit.COUNT, "1,008"),
        (3, Unit.DAYS, "3 days"),
        (date(2026, 11, 23), Unit.DAY, "2026-11-23"),
        (True, Unit.TEXT, "yes"),
        (False, Unit.TEXT, "no"),
        (None, Unit.GBP, "–"),
        ("\x1b[1m", Unit.TEXT, r"\x1b[1m"),
        (Marked((("Py", True), ("\x07thon", False))), Unit.TEXT, r"Py\x07thon"),
        (Bar(Span(1, 2)), Unit.GBP, ""),
        (Share(1, 2), Unit.PERCENT, ""),
    ],
)
def test_a_value_reads_with_its_unit(cell: Cell, unit: Unit, text: str) -> None:
    assert readable(cell, unit) == text


def test_a_heading_says_for_what_time_its_pounds_are() -> None:
    assert heading(Column("Median", Unit.GBP_PER_DAY)) == "Median/day"
    assert heading(Column("Median", Unit.GBP)) == "Median"


def test_a_column_of_bars_is_headed_by_the_ends_of_its_scale() -> None:
    assert scale_name(Scale(20_000, 200_000), Unit.GBP_PER_YEAR) == "£20,000 to £200,000"
