"""The verdict on an offer: the scale, and the figures that may turn it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from mlcareer.advice.independent_pay import CheckAnswer
from mlcareer.advice.offers.verdict import Verdict, verdict_on
from mlcareer.guide.lookup import by_id

if TYPE_CHECKING:
    from mlcareer.advice.pay_scale import PayScale
    from mlcareer.guide.model import Guide


def figure(source: str, **known: Any) -> CheckAnswer:  # noqa: ANN401 - any field's type
    """Return an independent figure of the mid-level, UK-wide unless `known` says more."""
    nothing: dict[str, Any] = dict.fromkeys(CheckAnswer.record_fields)
    said: dict[str, Any] = {
        "id": source,
        "title": source,
        "role": "ml-engineer",
        "levels": ("mid",),
        "regions": (),
        "places": (),
        "counts": "title",
        "period": "year",
        "high_open": False,
        "covers": "2026",
        "source": source,
    }
    return CheckAnswer(**{**nothing, **said, **known})


def judge(guide: Guide, position: PayScale, pay: int, *checks: CheckAnswer) -> Verdict:
    return verdict_on(
        position, pay, by_id("mid", guide.level), by_id("london", guide.region), checks
    )


@pytest.mark.parametrize(
    ("position", "verdict"),
    [
        ("too-low", "too-low"),
        ("low", "low"),
        ("in-line", "in-line"),
        ("strong", "good"),
        ("above", "good"),
    ],
)
def test_by_the_band_alone(guide: Guide, position: PayScale, verdict: str) -> None:
    found = judge(guide, position, 85_000)

    assert (found.verdict, found.turned_by) == (verdict, ())


@pytest.mark.parametrize(
    ("sample", "pay", "verdict"),
    [
        (10, 84_999, "in-line"),
        # Exactly the median is at it.
        (10, 85_000, "good"),
        # A median of nine salaries says nothing.
        (9, 84_999, "good"),
    ],
)
def test_a_median_of_the_level_in_the_region_turns_a_good_offer_by_itself(
    guide: Guide, sample: int, pay: int, verdict: str
) -> None:
    here = figure("local", regions=("london",), p50=85_000, sample=sample)

    assert judge(guide, "strong", pay, here).verdict == verdict


def test_a_figure_of_the_whole_country_turns_nothing_alone(guide: Guide) -> None:
    wide = figure("dataset", p50=90_000, sample=20)
    adverts = figure(
        "adverts", levels=(), regions=("london",), counts="skill", p50=88_000, sample=347
    )

    assert judge(guide, "strong", 85_000, wide).verdict == "good"
    # The adverts of the region lie above the pay too.
    turned = judge(guide, "strong", 85_000, wide, adverts)
    assert (turned.verdict, turned.turned_by) == ("in-line", ("dataset", "adverts"))
    assert judge(guide, "strong", 89_000, wide, adverts).verdict == "good"
    # They tell no levels apart, so by themselves they say nothing of one.
    assert judge(guide, "strong", 85_000, adverts).verdict == "good"


def test_two_figures_that_agree_find_a_low_offer_in_line(guide: Guide) -> None:
    one = figure("dataset", p25=45_900, p50=61_000, sample=18)
    other = figure("survey", low=55_000, high=85_000)

    assert judge(guide, "low", 62_000, one).turned_by == ()
    found = judge(guide, "low", 62_000, one, other)
    assert (found.verdict, found.turned_by) == ("low", ("dataset", "survey"))
    # From the bottom of each on pay is in line by it, as `salary` judges it.
    assert judge(guide, "low", 55_000, one, other).turned_by == ("dataset", "survey")
    assert judge(guide, "low", 54_999, one, other).turned_by == ()
    # A median of the level in the region goes first.
    here = figure("local", regions=("london",), p50=63_000, sample=10)
    assert judge(guide, "low", 62_000, one, other, here).turned_by == ()
