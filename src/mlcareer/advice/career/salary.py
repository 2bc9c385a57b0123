"""What a level pays in a region, where one person's pay is in it, and what others say."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.bands import (
    BandAnswer,
    BandPosition,
    RangePosition,
    band_answer,
    band_position,
    bands_of,
    cells_of,
    next_level,
    range_position,
)
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.independent_pay import (
    CheckAnswer,
    CheckVerdict,
    Disagreement,
    check_answer,
    checks_of,
    disagreements_of,
    verdicts_of,
)
from mlcareer.advice.pay.circumstances import Circumstances, taxpayer_for
from mlcareer.advice.pay.deductions import a_month
from mlcareer.advice.percent import in_percent, pounds_of
from mlcareer.advice.place import PlaceAnswer, Where
from mlcareer.advice.remark import RemarkAnswer, remarks_on, subjects_of
from mlcareer.guide.amount import full_time_equivalent, is_part_time
from mlcareer.guide.model import Band, Guide, Level, PackageAddition, Region
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlcareer.guide.pay_rules import PayRules


MOST_BESIDE = 12
"""Regions. A band among more than these is no picture any more, but a table to be asked for."""


class BandNet(Record):
    """What an end of a band leaves a month."""

    amount: int
    """Pounds a year: the lowest figure of the band, or the highest named."""
    net_a_month: Decimal
    """A twelfth of the year's net pay without a pension or a loan, in pounds and pence."""


class RegionalDifference(Record):
    """What a level pays in one region over another."""

    level: Level
    region: Region
    over_region: Region
    min_difference: int
    """Pounds a year between the lowest figures."""
    min_percent: Decimal
    """The same in per cent of the other region's, to one decimal, halves up."""
    max_difference: int
    """Pounds a year between the highest figures named."""
    max_percent: Decimal


class PackageRange(Record):
    """What is paid on top of base pay, by the guide's own per cents."""

    id: str
    name: str
    parts: tuple[str, ...]
    min_percent: int
    max_percent: int
    applies_to: tuple[str, ...]
    """The employers it holds for; of the others the guide says nothing."""
    short: str | None
    """All of it in a few words."""
    caveat: str | None
    level: Level
    region: Region
    base_min: int
    """Pounds a year that the lower per cent is of."""
    base_max: int
    """Pounds a year that the higher per cent is of."""
    amount_min: int
    """Pounds a year, rounded to the nearest pound."""
    amount_max: int
    """Pounds a year, of the highest base figure named."""


class PartTimePay(Record):
    """Part-time pay as it is paid. Whole pounds a year."""

    hours: Decimal
    """A week."""
    pay: int
    pay_to: int | None


class SalaryAnswer(Answer):
    """Bands for what was asked, and all that belongs to them."""

    schema = "salary/2"

    level: Level | None
    """The level asked for or found from the years; null for all."""
    region: Region | None
    """The pay region asked for; null for all, or when a place has no single one."""
    years: Decimal | None
    """Years of experience that the level was found from."""
    pay: int | None
    """Base pay asked about, in whole pounds a year; of a range the lower end. Part-time pay is
    its full-time equivalent, as bands are for a full week."""
    pay_to: int | None
    """The upper end of the range asked about; null for one amount."""
    part_time: PartTimePay | None
    """What part-time pay was asked about; null for a full week."""
    place: PlaceAnswer | None
    """The place that the region was asked for by."""
    bands: tuple[BandAnswer, ...]
    neighbours: tuple[BandAnswer, ...]
    """The bands of the levels before and after, and of the same level in the other regions."""
    regions_beside: int
    """In how many regions besides the one asked for the level has a band. Where they are more than
    twelve, neither their bands nor the differences to them are listed."""
    standings: tuple[BandPosition, ...]
    """Where `pay` is in each band; none without `pay`."""
    range_standings: tuple[RangePosition, ...]
    """Where a range is in each band; none without `pay_to`."""
    regional_differences: tuple[RegionalDifference, ...]
    package: tuple[PackageRange, ...]
    independent: tuple[CheckAnswer, ...]
    """What others found that fits the level, the region and the place; yardsticks among it."""
    disagreements: tuple[Disagreement, ...]
    other_verdicts: tuple[CheckVerdict, ...]
    """Where `pay` is against independent figures of the role's own titles, for one level."""
    take_home: tuple[BandNet, ...]
    """What both ends of the one band that was asked for leave; none for several bands."""
    facts: tuple[FactAnswer, ...]
    """What to know of a package; only with the whole table of bands."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def salary_for(  # noqa: PLR0913 - the terms of one question
    guide: Guide,
    today: date,
    *,
    level: Level | None = None,
    where: Where | None = None,
    years: Decimal | None = None,
    pay: int | None = None,
    pay_to: int | None = None,
    hours: Decimal | None = None,
    rules: PayRules | None = None,
) -> SalaryAnswer:
    """Return the bands of a level, a region or a place; all of them where none is named.

    `years` are those that the level was found from. `pay_to` makes the pay asked about a range,
    from `pay` up to it. Pay for fewer `hours` a week than full time is judged as its full-time
    equivalent. With `rules` the answer says what one band leaves after tax.
    """
    part_time = None
    if pay is not None and hours is not None and is_part_time(hours):
        part_time = PartTimePay(hours=hours, pay=pay, pay_to=pay_to)
        pay = _for_a_full_week(pay, hours)
        pay_to = None if pay_to is None else _for_a_full_week(pay_to, hours)
    regions = guide.region if where is None else where.regions
    place = None if where is None else where.place
    levels = guide.level if level is None else (level,)
    bands = bands_of(guide, levels, regions)
    shown = [band_answer(guide, band) for band in bands]
    elsewhere = _regions_beside(guide, level, regions)
    comparable = len(elsewhere) <= MOST_BESIDE
    neighbours: tuple[BandAnswer, ...] = ()
    if level is not None:
        neighbours = _neighbours(guide, bands, elsewhere if comparable else ())
    checks = checks_of(guide, level, regions, place)
    disagreements = tuple(disagreements_of(bands, checks))
    facts = facts_on(guide, "package") if level is None and where is None else ()
    subjects = subjects_of(
        band=bands,
        level=levels,
        region=regions,
        package_addition=guide.package_addition,
        place=() if place is None else (place,),
        fact=facts,
        pay_check=checks,
    )
    remarks = remarks_on(guide, subjects, _cases(guide, level, regions, years, pay, pay_to))
    package = _package(guide, shown, pay, pay_to)
    one_region = regions[0] if where is not None and len(regions) == 1 else None
    return SalaryAnswer(
        level=level,
        region=one_region,
        years=years,
        pay=pay,
        pay_to=pay_to,
        part_time=part_time,
        place=place,
        bands=tuple(shown),
        neighbours=neighbours,
        regions_beside=len(elsewhere),
        standings=() if pay is None else tuple(band_position(guide, band, pay) for band in bands),
        range_standings=()
        if pay is None or pay_to is None
        else tuple(range_position(guide, band, pay, pay_to) for band in bands),
        regional_differences=(_regional_differences(guide, levels, regions) if comparable else ()),
        package=package,
        independent=tuple(check_answer(check) for check in checks),
        disagreements=disagreements,
        other_verdicts=()
        if pay is None or level is None
        else tuple(verdicts_of(checks, level, pay)),
        take_home=()
        if rules is None or len(bands) != 1
        else _take_home(rules, today, place, bands[0]),
        facts=facts,
        remarks=remarks,
        sources=cite(
            guide.source,
            (bands, guide.package_addition, checks, facts, remarks, place and place.source_ids),
            today,
        ),
    )


def _for_a_full_week(pay: int, hours: Decimal) -> int:
    return int(full_time_equivalent(pay, hours).to_integral_value(ROUND_HALF_UP))


def _regions_beside(
    guide: Guide, level: Level | None, regions: Iterable[Region]
) -> tuple[Region, ...]:
    """Return the regions not asked for in which the level asked for, or any, has a band."""
    asked = {region.id for region in regions}
    paid = {band.region for band in guide.band if level is None or band.level == level.id}
    return tuple(region for region in guide.region if region.id in paid and region.id not in asked)


def _neighbours(
    guide: Guide, bands: Sequence[Band], elsewhere: Iterable[Region]
) -> tuple[BandAnswer, ...]:
    """Return the bands one level away, and those of the same level elsewhere."""
    wanted = set()
    for band in bands:
        near = (next_level(guide, band.level, step) for step in (-1, 1))
        wanted |= {(level.id, band.region) for level in near if level is not None}
        wanted |= {(band.level, region.id) for region in elsewhere}
    return tuple(
        band_answer(guide, band)
        for band in guide.band
        if (band.level, band.region) in wanted and band not in bands
    )


def _take_home(
    rules: PayRules, today: date, place: PlaceAnswer | None, band: Band
) -> tuple[BandNet, ...]:
    taxpayer = taxpayer_for(rules, Circumstances(), today, place)
    return tuple(
        BandNet(amount=amount, net_a_month=a_month(taxpayer.net(Decimal(amount))))
        for amount in dict.fromkeys((band.min, band.max))
    )


def _regional_differences(
    guide: Guide, levels: Iterable[Level], regions: Iterable[Region]
) -> tuple[RegionalDifference, ...]:
    """Compare the first region of the guide with each of the others that is asked about.

    Where the first is asked about, that is each of them.
    """
    first, *others = guide.region
    asked = {region.id for region in regions}
    others = [other for other in others if first.id in asked or other.id in asked]
    cells = cells_of(guide)
    found = []
    for level in levels:
        for other in others:
            here, there = (cells.get((level.id, region.id)) for region in (first, other))
            if here is None or there is None:
                continue
            found.append(
                RegionalDifference(
                    level=level,
                    region=first,
                    over_region=other,
                    min_difference=here.min - there.min,
                    min_percent=in_percent(here.min - there.min, there.min),
                    max_difference=here.max - there.max,
                    max_percent=in_percent(here.max - there.max, there.max),
                )
            )
    return tuple(found)


def _package(
    guide: Guide, bands: Iterable[BandAnswer], pay: int | None, pay_to: int | None
) -> tuple[PackageRange, ...]:
    """Apply each addition to the pay asked about, or else to the two ends of each band."""
    return tuple(
        _package_range(addition, band, (pay, pay_to or pay) if pay else (band.min, band.max))
        for addition in guide.package_addition
        for band in bands
    )


def _package_range(
    addition: PackageAddition, band: BandAnswer, base: tuple[int, int]
) -> PackageRange:
    return PackageRange.copied_from(
        addition,
        level=band.level,
        region=band.region,
        base_min=base[0],
        base_max=base[1],
        amount_min=pounds_of(base[0], addition.min_percent),
        amount_max=pounds_of(base[1], addition.max_percent),
    )


def _cases(
    guide: Guide,
    level: Level | None,
    regions: Iterable[Region],
    years: Decimal | None,
    pay: int | None,
    pay_to: int | None,
) -> set[str]:
    """Return which of the cases that remarks are kept for a question is."""
    if level is None:
        return {"whole", "shared-years", "shared-pay"}
    cases = {"level"}
    edges = [entry.experience_max for entry in guide.level[:-1]]
    if years is not None and years in edges:
        cases.add("shared-years")
    for end in (pay, pay_to):
        for region in regions:
            bands = bands_of(guide, guide.level, [region])
            if end is not None and sum(band.min <= end <= band.max for band in bands) > 1:
                cases.add("shared-pay")
    return cases
