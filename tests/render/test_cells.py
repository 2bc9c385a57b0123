"""How one value reads: whole pounds, pence when asked for, signs where they mean something."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mlcareer.page import Bar, Cell, Share, Span, Tone, Unit, bold, good, money, warn
from mlcareer.render.bars import Scale
from mlcareer.render.cells import pieces, plain, readable, scale_ends


@pytest.mark.parametrize(
    ("cell", "unit", "text"),
    [
        (95_000, Unit.GBP_PER_YEAR, "£95,000"),
        (-7_000, Unit.GBP, "−£7,000"),
        (0, Unit.GBP, "£0"),
        (Decimal("1321.20"), Unit.GBP, "£1,321"),
        (Decimal("1321.50"), Unit.GBP, "£1,322"),
        (Decimal("1322.50"), Unit.GBP, "£1,323"),
        (Decimal("-0.50"), Unit.GBP, "−£1"),
        (Decimal("-0.49"), Unit.GBP, "£0"),
        (Decimal("30.77"), Unit.GBP_PER_HOUR, "£30.77"),
        (Span(95_000, 145_000), Unit.GBP_PER_YEAR, "£95,000–£145,000"),
        (Span(145_000, 195_000, open_ended=True), Unit.GBP_PER_YEAR, "£145,000–£195,000+"),
        (Span(70_000, None, open_ended=True), Unit.GBP_PER_YEAR, "£70,000+"),
        (Span(28_900, 28_900), Unit.GBP_PER_YEAR, "£28,900"),
        (Span(28_900, 28_900, open_ended=True), Unit.GBP, "£28,900–£28,900+"),
        (Span(8, None), Unit.YEARS, "8+"),
        (Span(0, 2), Unit.YEARS, "0–2"),
        (12, Unit.PERCENT, "12%"),
        (Decimal("18.4"), Unit.PERCENT, "18.4%"),
        (Span(10, 35), Unit.PERCENT, "10–35%"),
        (1_008, Unit.COUNT, "1,008"),
        (date(2026, 11, 8), Unit.DAY, "8 November 2026"),
        (True, Unit.TEXT, "yes"),
        (False, Unit.TEXT, "no"),
        (None, Unit.GBP, "–"),
        ("\x1b[1m", Unit.TEXT, r"\x1b[1m"),
        (Bar(Span(1, 2)), Unit.GBP, ""),
        (Share(1, 2), Unit.PERCENT, ""),
    ],
)
def test_a_value_reads_as_people_write_it(cell: Cell, unit: Unit, text: str) -> None:
    assert readable(cell, unit) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("1321.2"), "£1,321.20"),
        (Decimal("-0.494"), "−£0.49"),
        (Decimal("0.001"), "£0.00"),
        # A whole amount has no pence to show.
        (95_000, "£95,000"),
    ],
)
def test_pence_are_shown_when_they_are_asked_for(amount: Decimal | int, text: str) -> None:
    assert readable(amount, Unit.GBP, pence=True) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [(5_000, "+£5,000"), (-5_000, "−£5,000"), (0, "£0"), (Decimal("0.4"), "£0")],
)
def test_a_gain_has_its_plus_where_the_page_asks_for_it(amount: Decimal | int, text: str) -> None:
    assert readable(amount, Unit.GBP, signed=True) == text


def test_a_line_is_texts_and_values_each_in_its_tone() -> None:
    line = (good("Good offer"), ": ", money(Decimal("85000.4")), " a year, ", bold(money(-3)))

    assert pieces(line) == [
        ("Good offer", Tone.GOOD),
        (": ", Tone.PLAIN),
        ("£85,000", Tone.PLAIN),
        (" a year, ", Tone.PLAIN),
        ("−£3", Tone.BOLD),
    ]
    assert plain(line, pence=True) == "Good offer: £85,000.40 a year, −£3"


def test_nothing_in_a_line_can_steer_a_terminal() -> None:
    assert plain(("a", warn("\x1b[31m"))) == "a\\x1b[31m"


def test_a_scale_is_named_by_its_ends_in_thousands_where_they_are_round() -> None:
    assert scale_ends(Scale(20_000, 200_000), Unit.GBP_PER_YEAR) == ("£20k", "£200k")
    assert scale_ends(Scale(0, 12_500), Unit.GBP) == ("£0", "£12,500")
    assert scale_ends(Scale(0, 100), Unit.COUNT) == ("0", "100")
