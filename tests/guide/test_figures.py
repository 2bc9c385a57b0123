"""What prose says of a guide's figures, and how it is noticed that it no longer holds."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.guide.checks import checked_guide
from mlcareer.guide.figures import Figures, doubt_prose, premiums_of
from mlcareer.guide.kinds import GUIDE
from mlcareer.guide.model import Band
from mlcareer.guide.toml_file import TomlFile

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide

BOARD = 'text = "The board is small."\n'
"""A remark of the small guide, about the junior band in London: 40,000 to 60,000."""


def doubts(text: str) -> list[tuple[str, str]]:
    """Return the texts of a guide that are in doubt, each by its key with the reason."""
    file = TomlFile("guide.toml", text)
    doubt_prose(file, checked_guide(file))
    return [(doubt.key, doubt.text) for doubt in file.placed(file.doubts)]


def remark(text: str, *states: str) -> str:
    """Return what takes the place of the remark's text."""
    listed = ", ".join(f'"{name}"' for name in states)
    return f'text = "{text}"\nstates = [{listed}]\n'


def test_no_text_of_the_bundled_guide_is_in_doubt() -> None:
    with open(GUIDE.bundled, encoding="utf-8") as file:
        assert doubts(file.read()) == []


@pytest.mark.parametrize("text", ["From 40,000 on.", "From £40k on.", "From 40000 on."])
def test_a_text_that_says_the_figure_it_names_is_in_no_doubt(guide_text: str, text: str) -> None:
    named = remark(text, "band:junior-london.min")

    assert doubts(guide_text.replace(BOARD, named)) == []


def test_a_corrected_figure_puts_each_text_in_doubt_that_names_it(guide_text: str) -> None:
    named = remark("From 40,000 to 60,000.", "band:junior-london.min", "band:junior-london.max")
    corrected = guide_text.replace(BOARD, named).replace("min = 40_000", "min = 42_000")

    assert doubts(corrected) == [
        (
            "remark[small-board].states",
            "the text beside it does not say 42,000 (band:junior-london.min)",
        )
    ]


def test_an_edge_that_two_bands_share_is_noticed_when_one_of_them_moves(guide_text: str) -> None:
    shared = remark("They meet at 60,000.", "band:junior-london.max", "band:mid-london.min")
    moved = guide_text.replace("min = 60_000", "min = 62_000")

    assert doubts(guide_text.replace(BOARD, shared)) == []
    # 60,000 is still the top of the junior band, so a look at all figures would not notice.
    assert doubts(moved.replace(BOARD, shared)) == [
        (
            "remark[small-board].states",
            "the text beside it does not say 62,000 (band:mid-london.min)",
        )
    ]


def test_a_text_that_says_a_figure_of_a_band_and_does_not_name_it_is_in_doubt(
    guide_text: str,
) -> None:
    ((key, why),) = doubts(guide_text.replace(BOARD, 'text = "From 40,000 on."\n'))

    assert key == "remark[small-board]"
    assert why.startswith("the text says 40,000 (band:junior-london.min);")


def test_figures_that_are_no_pay_of_the_guide_need_no_name(guide_text: str) -> None:
    other = 'text = "It counts 12 jobs, 41,000 pipes and 15 per cent of 2026."\n'

    assert doubts(guide_text.replace(BOARD, other)) == []


def test_a_premium_is_told_by_both_of_its_ends(guide_text: str) -> None:
    # Of the ends: 40/32 = 25%, 60/48 = 25%, 60/50 = 20%, 100/80 = 25%.
    said = 'text = "London pays 20 to 25 per cent more."\n'
    named = remark(
        "London pays 20-25% more.", "region:london.premium_min", "region:london.premium_max"
    )

    assert [key for key, _ in doubts(guide_text.replace(BOARD, said))] == ["remark[small-board]"]
    assert doubts(guide_text.replace(BOARD, named)) == []
    # 44/32 = 37.5%, which is 38 as half is rounded up.
    assert doubts(guide_text.replace(BOARD, named).replace("min = 40_000", "min = 44_000")) == [
        (
            "remark[small-board].states",
            "the text beside it does not say 38 per cent (region:london.premium_max)",
        )
    ]


def test_a_number_that_is_no_percentage_does_not_stand_for_one(guide_text: str) -> None:
    named = remark("London has 20 boards and 25 per cent more.", "region:london.premium_min")

    assert [key for key, _ in doubts(guide_text.replace(BOARD, named))] == [
        "remark[small-board].states"
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("band:junior-london.max", 60_000),
        # Half of 40,000 and 60,000.
        ("band:junior-london.middle", 50_000),
        ("pay-check:board-junior.sample", 12),
        ("level:mid.experience_min", 2),
        ("region:london.premium_min", 20),
        ("region:london.premium_max", 25),
        # 48/60 = 20% less, 50/60 = 16.7% less
        ("region:rest-of-uk.premium_max", -17),
    ],
)
def test_a_figure_is_found_by_its_name(small_guide: Guide, name: str, value: int) -> None:
    assert Figures(small_guide).figure(name) == Decimal(value)


def test_a_premium_over_nothing_is_not_worked_out(small_guide: Guide) -> None:
    alone = small_guide.replace(
        band=tuple(band for band in small_guide.band if band.region == "london")
    )

    assert Figures(alone).figure("region:london.premium_min") is None


def test_the_line_of_a_doubt_is_that_of_what_the_text_names(guide_text: str) -> None:
    wrong = guide_text.replace("min = 50_000", "min = 51_000")
    file = TomlFile("guide.toml", wrong)

    doubt_prose(file, checked_guide(file))

    (doubt,) = file.placed(file.doubts)
    assert doubt.line == wrong[: wrong.index("states = ")].count("\n") + 1


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("junior", "mid", "senior")),
            st.sampled_from(("london", "leeds", "bath", "york")),
            st.integers(1_000, 200_000),
            st.integers(1_000, 200_000),
        ),
        max_size=12,
        unique_by=lambda band: band[:2],
    )
)
def test_a_premium_is_that_of_all_pairs_of_bands(
    bands: list[tuple[str, str, int, int]],
) -> None:
    """The least and the most per cent by which an end is above that of another region."""
    regions = ("london", "leeds", "bath", "york")
    of_pairs: dict[str, list[Decimal]] = {region: [] for region in regions}
    for level, region, *ends in bands:
        for other_level, other, *others in bands:
            if level == other_level and region != other:
                of_pairs[region] += [
                    (Decimal(100 * (here - there)) / there).quantize(Decimal(1), ROUND_HALF_UP)
                    for here, there in zip(ends, others, strict=True)
                ]
    made = [
        Band(
            id=f"{level}-{region}",
            level=level,
            region=region,
            min=low,
            max=high,
            sources=("survey",),
        )
        for level, region, low, high in bands
    ]

    assert premiums_of(made, regions) == {
        region: {"premium_min": min(found), "premium_max": max(found)} if found else None
        for region, found in of_pairs.items()
    }
