"""What a level pays, worked by hand from the figures of the two guides.

The small guide, in pounds a year: junior 40,000-60,000 in London and 32,000-48,000 elsewhere;
mid 60,000-100,000 and more in London, 50,000-80,000 and more elsewhere.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcareer.advice.bands import level_for_years
from mlcareer.advice.career.salary import salary_for
from mlcareer.advice.names import level_of, where_of
from mlcareer.errors import UnknownNameError, UsageError
from mlcareer.guide.load import load_guide

if TYPE_CHECKING:
    from mlcareer.advice.bands import BandPosition
    from mlcareer.advice.career.salary import SalaryAnswer
    from mlcareer.advice.independent_pay import Disagreement
    from mlcareer.guide.model import Guide, PayCheck

TODAY = date(2026, 11, 23)


def salary(
    guide: Guide,
    day: date,
    *,
    level: str | None = None,
    region: str | None = None,
    pay: int | None = None,
    pay_to: int | None = None,
) -> SalaryAnswer:
    """Ask by the names that people type."""
    return salary_for(
        guide,
        day,
        level=level_of(guide, level),
        where=where_of(guide, region),
        pay=pay,
        pay_to=pay_to,
    )


def standing(guide: Guide, level: str, pay: int, region: str = "london") -> BandPosition:
    """Return where pay stands against one band."""
    (found,) = salary(guide, TODAY, level=level, region=region, pay=pay).standings
    return found


@pytest.mark.parametrize(
    ("years", "level"),
    [
        ("0", "junior"),
        ("1.99", "junior"),
        ("2", "mid"),
        ("4.99", "mid"),
        ("5", "senior"),
        ("7.99", "senior"),
        ("8", "staff"),
        ("60", "staff"),
    ],
)
def test_exactly_as_many_years_as_a_level_begins_with_belong_to_it(
    guide: Guide, years: str, level: str
) -> None:
    assert level_for_years(guide, Decimal(years)).id == level


@given(st.decimals(min_value=0, max_value=60, places=3))
def test_every_time_of_experience_belongs_to_exactly_one_level(years: Decimal) -> None:
    guide = load_guide()
    fitting = [
        level
        for level in guide.level
        if level.experience_min <= years
        and (level.experience_max is None or years < level.experience_max)
    ]

    assert fitting == [level_for_years(guide, years)]


def test_years_that_no_level_covers_are_refused_with_what_there_is(small_guide: Guide) -> None:
    junior, mid = small_guide.level
    ends = small_guide.replace(level=(junior, mid.replace(experience_max=6)))

    with pytest.raises(UsageError) as failed:
        level_for_years(ends, Decimal(6))

    assert str(failed.value) == "the guide has no level for 6 years of experience"
    assert failed.value.hint == "It covers 0 to 6 years."


@pytest.mark.parametrize(
    ("pay", "position", "above_min", "below_max", "percent", "to_next"),
    [
        # Against 40,000-60,000, above which mid begins at 60,000.
        pytest.param(39_999, "low", -1, 20_001, None, 20_001, id="a pound below the floor"),
        pytest.param(40_000, "in-line", 0, 20_000, 0, 20_000, id="at the floor"),
        # 1 x 100 / 20,000 = 0.005, rounded down to 0
        pytest.param(40_001, "in-line", 1, 19_999, 0, 19_999, id="a pound above the floor"),
        # 10,000 x 100 / 20,000 = 50
        pytest.param(50_000, "strong", 10_000, 10_000, 50, 10_000, id="in the middle"),
        # 19,999 x 100 / 20,000 = 99.995, rounded down to 99: not there yet
        pytest.param(59_999, "strong", 19_999, 1, 99, 1, id="a pound below the top"),
        pytest.param(60_000, "strong", 20_000, 0, 100, 0, id="at the top, where mid begins"),
        pytest.param(60_001, "above", 20_001, -1, None, -1, id="a pound above the top"),
    ],
)
def test_pay_against_a_band_that_ends(
    small_guide: Guide,
    pay: int,
    position: str,
    above_min: int,
    below_max: int,
    percent: int | None,
    to_next: int,
) -> None:
    found = standing(small_guide, "junior", pay)

    assert found.position == position
    assert (found.above_min, found.below_max) == (above_min, below_max)
    assert found.percent_of_range == percent
    assert (found.next_level and found.next_level.id, found.to_next) == ("mid", to_next)


@pytest.mark.parametrize(
    ("pay", "position", "percent"),
    [
        # Against 60,000-100,000 and more.
        pytest.param(59_999, "low", None, id="a pound below the floor"),
        pytest.param(60_000, "in-line", 0, id="at the floor"),
        pytest.param(99_999, "strong", 99, id="a pound below the highest figure named"),
        pytest.param(100_000, "strong", 100, id="at the highest figure named"),
        pytest.param(100_001, "strong", None, id="a pound beyond it: nobody says how far"),
        pytest.param(5_000_000, "strong", None, id="far beyond it"),
    ],
)
def test_pay_against_the_band_that_is_open_ended(
    small_guide: Guide, pay: int, position: str, percent: int | None
) -> None:
    found = standing(small_guide, "mid", pay)

    assert (found.position, found.percent_of_range) == (position, percent)
    assert (found.next_level, found.to_next) == (None, None)


def test_pay_without_a_level_stands_against_every_band(small_guide: Guide) -> None:
    answer = salary(small_guide, TODAY, pay=55_000)

    assert {found.band: found.position for found in answer.standings} == {
        "junior-london": "strong",
        "junior-rest-of-uk": "above",
        "mid-london": "low",
        "mid-rest-of-uk": "in-line",
    }


def test_the_next_band_may_begin_below_the_end_of_this_one(guide: Guide) -> None:
    # Outside London senior ends at 125,000 and staff begins at 120,000.
    found = standing(guide, "senior", 123_000, region="rest-of-uk")

    assert (found.position, found.to_next) == ("strong", -3_000)
    assert found.next_level is not None
    assert found.next_level.id == "staff"


@pytest.mark.parametrize(
    ("level", "low", "low_percent", "high", "high_percent"),
    [
        # 45 - 38 = 7, 7 / 38 = 18.42 %; 65 - 55 = 10, 10 / 55 = 18.18 %
        ("junior", 7_000, "18.4", 10_000, "18.2"),
        # 65 - 55 = 10, 18.18 %; 95 - 80 = 15, 15 / 80 = 18.75 %, halves up
        ("mid", 10_000, "18.2", 15_000, "18.8"),
        # 95 - 80 = 15, 18.75 %; 145 - 125 = 20, 20 / 125 = 16 %
        ("senior", 15_000, "18.8", 20_000, "16.0"),
        # 145 - 120 = 25, 25 / 120 = 20.83 %; 195 - 170 = 25, 25 / 170 = 14.71 %
        ("staff", 25_000, "20.8", 25_000, "14.7"),
    ],
)
def test_what_london_pays_over_the_rest_of_the_uk(
    guide: Guide, level: str, low: int, low_percent: str, high: int, high_percent: str
) -> None:
    (found,) = salary(guide, TODAY, level=level).regional_differences

    assert (found.region.id, found.over_region.id) == ("london", "rest-of-uk")
    assert (found.min_difference, found.min_percent) == (low, Decimal(low_percent))
    assert (found.max_difference, found.max_percent) == (high, Decimal(high_percent))


def test_a_region_without_a_band_has_no_difference(small_guide: Guide) -> None:
    without = small_guide.replace(band=small_guide.band[1:])

    found = salary(without, TODAY).regional_differences

    assert [difference.level.id for difference in found] == ["mid"]


@pytest.mark.parametrize(
    ("pay", "base", "amounts"),
    [
        # 10 % of 40,000 = 4,000; 35 % of 60,000 = 21,000
        pytest.param(None, (40_000, 60_000), (4_000, 21_000), id="of the ends of the band"),
        # 10 % of 50,005 = 5,000.50, halves up; 35 % = 17,501.75
        pytest.param(50_005, (50_005, 50_005), (5_001, 17_502), id="of the pay asked about"),
    ],
)
def test_what_can_come_on_top_of_base_pay(
    small_guide: Guide, pay: int | None, base: tuple[int, int], amounts: tuple[int, int]
) -> None:
    (found,) = salary(small_guide, TODAY, level="junior", region="london", pay=pay).package

    assert (found.base_min, found.base_max) == base
    assert (found.amount_min, found.amount_max) == amounts
    assert found.applies_to == ("large firms",)


def disagreements(guide: Guide, check: PayCheck) -> list[Disagreement]:
    """Return where one check disagrees with the two junior bands, London's first."""
    return list(salary(guide.replace(pay_check=(check,)), TODAY, level="junior").disagreements)


def test_a_median_below_one_band_and_in_the_other_disagrees_with_the_one(
    small_guide: Guide,
) -> None:
    # 35,000 is in 32,000-48,000, and 5,000 below 40,000-60,000.
    (found,) = disagreements(small_guide, small_guide.pay_check[0])

    assert (found.band, found.check, found.figure) == ("junior-london", "board-junior", 35_000)
    assert (found.measure, found.outside_by, found.sample) == ("median", -5_000, 12)


@pytest.mark.parametrize(
    ("median", "outside"),
    [
        pytest.param(31_999, [-8_001, -1], id="a pound below both"),
        pytest.param(32_000, [-8_000], id="at the floor of the one"),
        pytest.param(40_000, [], id="at the floor of both"),
        pytest.param(48_000, [], id="at the top of the one"),
        pytest.param(48_001, [1], id="a pound above the one"),
        pytest.param(60_001, [1, 12_001], id="a pound above both"),
    ],
)
def test_a_median_disagrees_from_a_pound_outside_the_band(
    small_guide: Guide, median: int, outside: list[int]
) -> None:
    check = small_guide.pay_check[0].replace(p50=median)

    assert [found.outside_by for found in disagreements(small_guide, check)] == outside


@pytest.mark.parametrize(
    ("low", "high", "high_open", "measures"),
    [
        pytest.param(20_000, 31_999, False, ["top of the range"] * 2, id="all of it below"),
        pytest.param(20_000, 40_000, False, [], id="touching London from below"),
        pytest.param(20_000, 31_999, True, [], id="below, but it has no end"),
        pytest.param(60_001, 70_000, False, ["bottom of the range"] * 2, id="all of it above"),
        pytest.param(60_000, 70_000, False, ["bottom of the range"], id="touching London's top"),
        pytest.param(60_001, None, True, ["bottom of the range"] * 2, id="above, without an end"),
    ],
)
def test_a_plain_range_disagrees_when_all_of_it_is_outside(
    small_guide: Guide, low: int, high: int | None, high_open: bool, measures: list[str]
) -> None:
    check = small_guide.pay_check[0].replace(p50=None, low=low, high=high, high_open=high_open)

    assert [found.measure for found in disagreements(small_guide, check)] == measures


def test_no_figure_can_be_above_a_band_that_is_open_ended(small_guide: Guide) -> None:
    check = small_guide.pay_check[0].replace(levels=("mid",), p50=900_000)

    answer = salary(small_guide.replace(pay_check=(check,)), TODAY, level="mid")

    assert answer.disagreements == ()
    assert [found.id for found in answer.independent] == ["board-junior"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"levels": ()}, id="over all levels"),
        pytest.param({"period": "day"}, id="by the day"),
        pytest.param({"regions": ("rest-of-uk",)}, id="of the other region"),
    ],
)
def test_a_figure_that_does_not_speak_to_the_band_is_not_held_against_it(
    small_guide: Guide, changes: dict[str, object]
) -> None:
    check = small_guide.pay_check[0].replace(**changes)

    found = disagreements(small_guide, check)

    assert [item for item in found if item.band == "junior-london"] == []


def test_every_independent_junior_figure_is_below_the_guides_london_band(guide: Guide) -> None:
    found = salary(guide, TODAY, level="junior", region="london").disagreements

    assert {item.check: item.outside_by for item in found} == {
        "adlib-junior": 35_000 - 45_000,  # 30,000-35,000
        "morrisby-starter": 28_900 - 45_000,
    }


def test_without_a_question_the_answer_is_the_whole_table_by_level_and_region(
    guide: Guide,
) -> None:
    answer = salary(guide, TODAY)

    assert [(band.level.id, band.region.id) for band in answer.bands] == [
        (level, region)
        for level in ("junior", "mid", "senior", "staff")
        for region in ("london", "rest-of-uk")
    ]
    assert (answer.level, answer.region, answer.place) == (None, None, None)
    assert (answer.neighbours, answer.standings) == ((), ())


def test_the_neighbours_of_a_band_are_one_level_away_or_in_another_region(guide: Guide) -> None:
    answer = salary(guide, TODAY, level="senior", region="london")

    assert {band.id for band in answer.neighbours} == {
        "mid-london",
        "staff-london",
        "senior-rest-of-uk",
    }


def test_a_place_is_answered_with_the_band_of_its_region(guide: Guide) -> None:
    answer = salary(guide, TODAY, level="mid", region="Cambridge")

    assert [band.id for band in answer.bands] == ["mid-rest-of-uk"]
    assert (answer.region and answer.region.id) == "rest-of-uk"
    assert answer.place is not None
    assert answer.place.id == "cambridge"


def test_remote_work_is_answered_with_both_bands_and_no_region(guide: Guide) -> None:
    answer = salary(guide, TODAY, level="mid", region="wfh")

    assert [band.id for band in answer.bands] == ["mid-london", "mid-rest-of-uk"]
    assert answer.region is None
    assert answer.place is not None
    assert tuple(region.name for region in answer.place.regions) == ("London", "Rest of UK")


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ({"level": "sneior"}, "the guide has no level called 'sneior'"),
        ({"region": "narnia"}, "the guide has no region or place called 'narnia'"),
    ],
)
def test_a_name_that_is_not_there_is_refused(
    small_guide: Guide, question: dict[str, str], message: str
) -> None:
    with pytest.raises(UnknownNameError, match=message):
        salary(small_guide, TODAY, level=question.get("level"), region=question.get("region"))


def test_a_source_falls_overdue_on_its_day_and_not_before(small_guide: Guide) -> None:
    day = date(2026, 12, 1)  # of the job board

    before = salary(small_guide, day - timedelta(days=1)).sources
    after = salary(small_guide, day).sources

    assert [source.id for source in before if source.overdue] == []
    assert [source.id for source in after if source.overdue] == ["board"]
    # From 1 November to 1 December are thirty days.
    assert {source.days_since_copy_read for source in after} == {30}


@pytest.mark.parametrize(
    ("changes", "question", "fits"),
    [
        pytest.param({}, {"level": "junior"}, True, id="of the level"),
        pytest.param({}, {"level": "mid"}, False, id="of another level"),
        pytest.param({"levels": ()}, {"level": "mid"}, False, id="a title at no level"),
        pytest.param({"levels": (), "counts": "skill"}, {"level": "mid"}, True, id="a market"),
        pytest.param({"levels": (), "counts": "grade"}, {"level": "mid"}, False, id="a grade"),
        pytest.param({"levels": (), "counts": "grade"}, {}, True, id="a grade, of all levels"),
        pytest.param({"places": ("cambridge",)}, {"region": "cambridge"}, True, id="of the place"),
        pytest.param(
            {"places": ("remote",)}, {"region": "cambridge"}, False, id="of another place"
        ),
        pytest.param(
            {"places": ("cambridge",)}, {"region": "remote"}, True, id="remote is anywhere"
        ),
        pytest.param(
            {"places": ("cambridge",)}, {"region": "rest-of-uk"}, True, id="in the region"
        ),
        pytest.param({"role": "data-scientist"}, {}, False, id="of another role"),
        pytest.param(
            {"role": "data-scientist", "also_for": ("ml-engineer",)}, {}, True, id="for both"
        ),
    ],
)
def test_an_independent_figure_is_shown_where_it_fits(
    small_guide: Guide, changes: dict[str, object], question: dict[str, str], fits: bool
) -> None:
    check = small_guide.pay_check[0].replace(**changes)
    guide = small_guide.replace(pay_check=(check,))

    found = salary(
        guide, TODAY, level=question.get("level"), region=question.get("region")
    ).independent

    assert bool(found) is fits


@pytest.mark.parametrize(
    ("low", "high", "inside", "below", "above", "gap"),
    [
        # Against 40,000-60,000 and a range of its own width or less.
        pytest.param(45_000, 55_000, 10_000, 0, 0, None, id="inside"),
        pytest.param(40_000, 60_000, 20_000, 0, 0, None, id="exactly the band"),
        pytest.param(35_000, 41_000, 1_000, 5_000, 0, None, id="over the floor"),
        pytest.param(59_000, 61_000, 1_000, 0, 1_000, None, id="over the top"),
        pytest.param(30_000, 70_000, 20_000, 10_000, 10_000, None, id="all around it"),
        pytest.param(30_000, 40_000, 0, 10_000, 0, 0, id="up to the floor"),
        pytest.param(60_000, 70_000, 0, 0, 10_000, 0, id="from the top on"),
        pytest.param(30_000, 39_999, 0, 9_999, 0, -1, id="a pound short"),
        pytest.param(60_001, 70_000, 0, 0, 9_999, 1, id="a pound beyond"),
    ],
)
def test_the_pounds_of_a_range_are_inside_a_band_below_it_or_above(
    small_guide: Guide, low: int, high: int, inside: int, below: int, above: int, gap: int | None
) -> None:
    answer = salary(small_guide, TODAY, level="junior", region="london", pay=low, pay_to=high)

    (found,) = answer.range_standings
    assert (found.inside, found.below, found.above, found.gap) == (inside, below, above, gap)
    assert inside + below + above == high - low


LEVELS = st.sampled_from([None, "junior", "mid", "senior", "staff"])
REGIONS = st.sampled_from([None, "london", "rest-of-uk", "cambridge", "bristol", "remote"])


@given(LEVELS, REGIONS, st.one_of(st.none(), st.integers(1_000, 400_000)))
def test_all_that_an_answer_names_by_id_is_in_it(
    level: str | None, region: str | None, pay: int | None
) -> None:
    answer = salary(load_guide(), TODAY, level=level, region=region, pay=pay)
    cited = {source.id for source in answer.sources}
    bands = {band.id for band in (*answer.bands, *answer.neighbours)}

    assert {band.source for band in (*answer.bands, *answer.neighbours)} <= cited
    assert {check.source for check in answer.independent} <= cited
    assert {source for remark in answer.remarks for source in remark.sources} <= cited
    assert {found.band for found in answer.standings} <= bands
    assert {found.check for found in answer.disagreements} <= {
        check.id for check in answer.independent
    }


@given(st.integers(1_000, 400_000), st.integers(1_000, 400_000))
def test_more_pay_never_stands_lower(one: int, other: int) -> None:
    order = ["too-low", "low", "in-line", "strong", "above"]
    less, more = (
        salary(load_guide(), TODAY, level="mid", region="london", pay=pay).standings[0]
        for pay in sorted((one, other))
    )

    assert order.index(less.position) <= order.index(more.position)
    assert less.to_next is not None
    assert more.to_next is not None
    assert less.to_next - more.to_next == abs(one - other)


def with_towns(guide: Guide, number: int) -> Guide:
    """Return a guide with so many regions more, each with a band for each level."""
    towns = [guide.region[1].replace(id=f"town-{n}", name=f"Town {n}") for n in range(number)]
    bands = [
        band.replace(id=f"{band.level}-{town.id}", region=town.id)
        for town in towns
        for band in guide.band
        if band.region == "rest-of-uk"
    ]
    return guide.replace(region=(*guide.region, *towns), band=(*guide.band, *bands))


def test_a_band_stands_among_those_of_twelve_regions_beside_it(guide: Guide) -> None:
    # London, and beside it the rest of the UK with eleven towns.
    answer = salary(with_towns(guide, 11), TODAY, level="senior", region="london")

    assert answer.regions_beside == 12
    assert len(answer.regional_differences) == 12
    # The same level in twelve regions; the level below and the one above in London.
    assert len(answer.neighbours) == 12 + 2


def test_among_more_regions_it_stands_with_the_levels_beside_it_alone(guide: Guide) -> None:
    answer = salary(with_towns(guide, 12), TODAY, level="senior", region="london")

    assert answer.regions_beside == 13
    assert answer.regional_differences == ()
    assert [band.id for band in answer.neighbours] == ["mid-london", "staff-london"]


def test_a_region_that_is_not_the_first_is_held_against_the_first_alone(guide: Guide) -> None:
    answer = salary(with_towns(guide, 5), TODAY, level="senior", region="town-3")

    assert [(found.region.id, found.over_region.id) for found in answer.regional_differences] == [
        ("london", "town-3")
    ]


def test_part_time_pay_is_judged_as_for_a_full_week(small_guide: Guide) -> None:
    answer = salary_for(
        small_guide,
        TODAY,
        level=level_of(small_guide, "mid"),
        where=where_of(small_guide, "london"),
        pay=48_000,
        hours=Decimal("22.5"),
    )

    # 48,000 x 37.5 / 22.5 = 80,000, halfway from 60,000 to 100,000
    assert answer.pay == 80_000
    assert answer.part_time is not None
    assert (answer.part_time.pay, answer.part_time.hours) == (48_000, Decimal("22.5"))
    assert answer.standings[0].above_min == 20_000


def test_a_week_of_35_hours_is_full_time(small_guide: Guide) -> None:
    answer = salary_for(small_guide, TODAY, pay=48_000, hours=Decimal(35))

    assert (answer.pay, answer.part_time) == (48_000, None)
