"""Bars are as wide as they were asked to be, and where two bands overlap so do their bars."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.page import Bar, Share, Span
from mlcareer.render.bars import Scale, bar_text, common_scale, share_text

SCALE = Scale(0, 100)
"""Ten units a character at a width of ten."""


@pytest.mark.parametrize(
    ("bar", "drawn"),
    [
        pytest.param(Bar(Span(20, 50)), "··███·····", id="from its first figure to its last"),
        pytest.param(Bar(Span(20, 51)), "··████····", id="a pound into the next character"),
        pytest.param(Bar(Span(0, 100)), "██████████", id="all of the scale"),
        pytest.param(Bar(Span(29, 30)), "··█·······", id="never nothing"),
        pytest.param(Bar(Span(30, 30)), "···█······", id="a single figure"),
        pytest.param(Bar(Span(20, 50, open_ended=True)), "··██▶·····", id="open beyond 50"),
        pytest.param(Bar(Span(20, None)), "··███████▶", id="open to the end of the scale"),
        pytest.param(Bar(Span(20, 50), mark=30), "··█◆█·····", id="a mark inside"),
        pytest.param(Bar(Span(20, 50), mark=5), "◆·███·····", id="a mark below"),
        pytest.param(Bar(Span(20, 50), mark=99), "··███····◆", id="a mark above"),
        pytest.param(Bar(Span(20, 50), mark=5_000), "··███····◆", id="a mark beyond the scale"),
        pytest.param(Bar(Span(20, 50), mark=-5), "◆·███·····", id="a mark before the scale"),
        pytest.param(Bar(Span(20, 50), Span(30, 60)), "··█◆──◆···", id="a range of pay"),
        pytest.param(Bar(Span(20, 50), Span(30, 39)), "··█◆█·····", id="a range in one character"),
        pytest.param(Bar(Span(20, 50), Span(70, 300)), "··███··◆─◆", id="a range beyond the scale"),
        pytest.param(Bar(Span(20, 50), Span(70, None)), "··███··◆··", id="a range without an end"),
    ],
)
def test_a_bar_reaches_as_far_as_its_band(bar: Bar, drawn: str) -> None:
    assert bar_text(bar, SCALE, 10) == drawn


def test_a_scale_need_not_begin_at_zero() -> None:
    assert bar_text(Bar(Span(120, 150), mark=165), Scale(100, 200), 10) == "··███·◆···"


def test_bands_that_overlap_are_seen_to() -> None:
    # 20-60 and 40-80 have 40 to 60 in common: the fifth and the sixth character of ten.
    one, other = (bar_text(Bar(span), SCALE, 10) for span in (Span(20, 60), Span(40, 80)))

    both = [index for index in range(10) if one[index] == other[index] == "█"]
    assert both == [4, 5]


def test_bands_that_only_meet_are_not_seen_to_overlap() -> None:
    one, other = (bar_text(Bar(span), SCALE, 10) for span in (Span(20, 50), Span(50, 80)))

    assert not any(first == second == "█" for first, second in zip(one, other, strict=True))


AMOUNTS = st.integers(0, 10_000_000)


@st.composite
def bars(draw: st.DrawFn) -> Bar:
    low = draw(AMOUNTS)
    high = draw(st.one_of(st.none(), st.integers(low, 10_000_000)))
    pay = draw(AMOUNTS)
    mark = draw(st.sampled_from((None, pay, Span(pay, draw(st.integers(pay, 10_000_000))))))
    return Bar(Span(low, high, draw(st.booleans())), mark)


@given(st.lists(bars(), min_size=1, max_size=5), st.integers(1, 200))
def test_every_bar_is_exactly_as_wide_as_asked_and_never_empty(
    column: list[Bar], width: int
) -> None:
    scale = common_scale(column)
    assert scale is not None

    for bar in column:
        drawn = bar_text(bar, scale, width)
        assert len(drawn) == width
        assert set(drawn) <= set("·█▶◆─")
        assert set(drawn) & set("█▶◆")
        ends = 0 if bar.mark is None else 1 if isinstance(bar.mark, int) else 2
        assert drawn.count("◆") in ({ends} if ends < 2 else {1, 2})


@given(st.lists(bars(), min_size=1, max_size=5))
def test_a_scale_holds_every_band_and_ends_in_round_figures(column: list[Bar]) -> None:
    scale = common_scale(column)
    assert scale is not None

    for bar in column:
        assert scale.low <= bar.span.low
        assert bar.span.high is None or bar.span.high <= scale.high


@pytest.mark.parametrize(
    ("spans", "mark", "scale"),
    [
        # 38,000 to 195,000 is 157,000 long; a tenth, 15,700, made round is 20,000
        ([(38_000, 65_000), (145_000, 195_000)], None, (20_000, 200_000)),
        # 45,000 to 65,000: a tenth is 2,000, which is round
        ([(45_000, 65_000)], None, (44_000, 66_000)),
        # a mark at 70,000 is within half of 20,000: 25,000 long, 2,500 made round is 5,000
        ([(45_000, 65_000)], 70_000, (45_000, 70_000)),
        # a mark at 900,000 is not: the scale ends at 65,000 + 10,000
        ([(45_000, 65_000)], 900_000, (45_000, 75_000)),
        # a range counts with both its ends: 38,000 to 80,000 is 42,000 long, 4,200 becomes 5,000
        ([(38_000, 55_000)], Span(60_000, 80_000), (35_000, 65_000)),
    ],
)
def test_a_scale_reaches_to_a_mark_that_is_near(
    spans: list[tuple[int, int]], mark: int | Span | None, scale: tuple[int, int]
) -> None:
    found = common_scale([Bar(Span(*span), mark) for span in spans])

    assert found is not None
    assert (found.low, found.high) == scale


def test_a_column_without_bars_has_no_scale() -> None:
    assert common_scale([None, "x", 3]) is None


@pytest.mark.parametrize(
    ("part", "whole", "drawn"),
    [
        (0, 10, "····"),
        (5, 10, "██··"),
        (10, 10, "████"),
        (15, 10, "████"),
        (-5, 10, "····"),
        (1, 0, "····"),
        (Decimal("2.5"), 10, "█···"),
    ],
)
def test_a_share_is_filled_from_the_left(part: Decimal | int, whole: int, drawn: str) -> None:
    assert share_text(Share(part, whole), 4) == drawn
