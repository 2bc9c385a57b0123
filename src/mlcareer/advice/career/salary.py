"""What a level pays in a region, where one person's pay stands, and what others say of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.pay.circumstances import Circumstances, settle
from mlcareer.advice.pay.deductions import deduct, to_penny
from mlcareer.advice.pay_scale import PayScale, on_scale, range_on_scale
from mlcareer.advice.percent import in_percent, pounds_of
from mlcareer.advice.place import PlaceAnswer, Where
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Level, Region
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.guide.model import Band, Guide, PackageAddition, PayCheck
    from mlcareer.guide.pay_rules import PayRules

Measure = Literal["median", "one figure stated", "top of the range", "bottom of the range"]
"""Which figure of an independent source is held against a band."""


MOST_BESIDE = 12
"""Regions. A band among more than these is no picture any more, but a table to be asked for."""


class BandAnswer(Record):
    """Advertised base pay for one level in one region. A range, never a percentile."""

    id: str
    level: Level
    region: Region
    min: int
    """Whole pounds a year."""
    max: int
    """Whole pounds a year: the highest figure named, which an open-ended band goes beyond."""
    open_ended: bool
    experience_min: int
    """Whole years; exactly as many belong to this level."""
    experience_max: int | None
    """Whole years, at which the next level begins; null for the level that does not end."""
    currency: str
    source: str
    """The source of the figures, by its id under `sources`."""


class PayStanding(Record):
    """Where one person's base pay stands against a band."""

    band: str
    level: Level
    region: Region
    position: PayScale
    above_min: int
    """Pounds a year above the lowest figure of the band; negative below it."""
    below_max: int
    """Pounds a year below the highest figure named; negative above it."""
    percent_of_range: int | None
    """Whole per cent of the way from the lowest to the highest figure named, rounded down;
    null outside them. A place on the range of adverts, not a percentile of people."""
    next_level: Level | None
    to_next: int | None
    """Pounds a year missing to the lowest figure of the next level's band; nought or negative
    when pay has reached it, null when there is no next band."""


class RangeStanding(Record):
    """Where a range of base pay, such as an advert's, stands against a band."""

    band: str
    level: Level
    region: Region
    pay: int
    """Pounds a year: the lower end of the range."""
    pay_to: int
    """Pounds a year: its upper end."""
    position: PayScale
    """Where the lower end is on the scale."""
    position_to: PayScale
    """Where the upper end is; `low` where it only touches the band."""
    inside: int
    """Pounds of the range that lie between the lowest and the highest figure of the band."""
    below: int
    """Pounds of the range below the lowest figure."""
    above: int
    """Pounds of the range above the highest figure named."""
    percent_inside: int
    """The pounds inside in whole per cent of the range, rounded down."""
    percent_of_band: int
    """The same in whole per cent of the band, up to the highest figure named, rounded down."""
    above_min: int
    """Pounds of the lower end above the lowest figure of the band; negative below it."""
    below_max: int
    """Pounds of the upper end below the highest figure named; negative above it."""
    gap: int | None
    """Where no pound of the range lies within, the pounds between the two: negative below the
    band, nought where they touch. Null where some do."""


class CheckVerdict(Record):
    """Where pay is against an independent figure for the same level."""

    check: str
    """The figure, by its id under `independent`."""
    position: PayScale


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


class CheckAnswer(Record):
    """An independent figure beside the guide's bands."""

    id: str
    title: str
    role: str
    levels: tuple[str, ...]
    """The levels it speaks to; none when it does not tell them apart."""
    regions: tuple[str, ...]
    """The pay regions it speaks to; none when it covers the whole country."""
    places: tuple[str, ...]
    """The places it speaks to where it covers a part of the country only."""
    counts: Literal["title", "skill", "occupation", "grade"]
    """What was counted: the role's own titles, or a yardstick beside it: all jobs that ask for a
    skill, a whole occupation, or a grade that no role is tied to."""
    period: Literal["year", "day"]
    """What its pounds are paid for."""
    p10: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p90: int | None
    low: int | None
    """The lower end of a range that is no percentile."""
    high: int | None
    high_open: bool
    p50_year_before: int | None
    p50_from: int | None
    """Where the 95 per cent confidence interval of the median begins."""
    p50_to: int | None
    sample: int | None
    """How many salaries it rests on; null when that is not known."""
    covers: str
    caveat: str | None
    source: str


class Disagreement(Record):
    """An independent figure that lies outside a band."""

    band: str
    check: str
    title: str
    figure: int
    """Pounds a year: the median, or the end of the range that is nearest to the band."""
    measure: Measure
    outside_by: int
    """Pounds a year from the nearest end of the band; negative below it."""
    sample: int | None
    covers: str
    source: str
    """The source of the figure, by its id under `sources`."""


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
    """Base pay asked about, in whole pounds a year; of a range the lower end."""
    pay_to: int | None
    """The upper end of the range asked about; null for one amount."""
    place: PlaceAnswer | None
    """The place that the region was asked for by."""
    bands: tuple[BandAnswer, ...]
    neighbours: tuple[BandAnswer, ...]
    """The bands of the levels before and after, and of the same level in the regions beside."""
    regions_beside: int
    """In how many regions beside the one asked for the level has a band. Where they are more than
    twelve, neither their bands nor the differences to them are listed."""
    standings: tuple[PayStanding, ...]
    """Where `pay` stands against each band; none without `pay`."""
    range_standings: tuple[RangeStanding, ...]
    """Where a range stands against each band; none without `pay_to`."""
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


def salary_for(
    guide: Guide,
    today: date,
    *,
    level: Level | None = None,
    where: Where | None = None,
    years: Decimal | None = None,
    pay: int | None = None,
    pay_to: int | None = None,
    rules: PayRules | None = None,
) -> SalaryAnswer:
    """Return the bands of a level, a region or a place; all of them where none is named.

    `years` are those that the level was found from. `pay_to` makes the pay asked about a range,
    from `pay` up to it. With `rules` the answer says what one band leaves after tax.
    """
    regions = guide.region if where is None else where.regions
    place = None if where is None else where.place
    levels = guide.level if level is None else (level,)
    bands = bands_of(guide, levels, regions)
    shown = [band_answer(guide, band) for band in bands]
    beside = _regions_beside(guide, level, regions)
    comparable = len(beside) <= MOST_BESIDE
    neighbours: tuple[BandAnswer, ...] = ()
    if level is not None:
        neighbours = _neighbours(guide, bands, beside if comparable else ())
    checks = checks_of(guide, level, regions, place)
    disagreements = tuple(disagreements_of(bands, checks))
    facts = facts_on(guide, "package") if level is None and where is None else ()
    subjects = _subjects(guide, bands, levels, regions, place)
    subjects += [f"fact:{fact.id}" for fact in facts]
    subjects += [f"pay-check:{check.id}" for check in checks]
    remarks = remarks_on(guide, subjects, _cases(guide, level, regions, years, pay, pay_to))
    package = _package(guide, shown, pay, pay_to)
    one_region = regions[0] if where is not None and len(regions) == 1 else None
    return SalaryAnswer(
        level=level,
        region=one_region,
        years=years,
        pay=pay,
        pay_to=pay_to,
        place=place,
        bands=tuple(shown),
        neighbours=neighbours,
        regions_beside=len(beside),
        standings=() if pay is None else tuple(standing_in(guide, band, pay) for band in bands),
        range_standings=()
        if pay is None or pay_to is None
        else tuple(range_standing_in(guide, band, pay, pay_to) for band in bands),
        regional_differences=(_regional_differences(guide, levels, regions) if comparable else ()),
        package=package,
        independent=tuple(check_answer(check) for check in checks),
        disagreements=disagreements,
        other_verdicts=()
        if pay is None or level is None
        else tuple(_other_verdicts(checks, level, pay)),
        take_home=()
        if rules is None or len(bands) != 1
        else _take_home(rules, today, place, bands[0]),
        facts=facts,
        remarks=remarks,
        sources=cite(
            guide.source,
            [
                *(band.sources for band in bands),
                *(addition.sources for addition in guide.package_addition),
                *(check.sources for check in checks),
                *(fact.sources for fact in facts),
                *(remark.sources for remark in remarks),
                *(() if place is None else (place.source_ids,)),
            ],
            today,
        ),
    )


def level_for_years(guide: Guide, years: Decimal) -> Level:
    """Return the level that some years of experience belong to.

    The edges are half open: exactly as many years as a level begins with belong to it.

    Raises:
        UsageError: No level covers them.
    """
    for level in guide.level:
        if level.experience_min <= years and (
            level.experience_max is None or years < level.experience_max
        ):
            return level
    first, last = guide.level[0], guide.level[-1]
    end = "years and up" if last.experience_max is None else f"to {last.experience_max} years"
    raise UsageError(
        f"the guide has no level for {years} years of experience",
        hint=f"It covers {first.experience_min} {end}.",
    )


def band_answers_of(
    guide: Guide, levels: Iterable[Level], regions: Iterable[Region]
) -> tuple[BandAnswer, ...]:
    """Return the bands for other answers, in the order of the levels, then of the regions."""
    return tuple(band_answer(guide, band) for band in bands_of(guide, levels, regions))


def bands_of(guide: Guide, levels: Iterable[Level], regions: Iterable[Region]) -> tuple[Band, ...]:
    """Return the bands in the order of the levels, then of the regions."""
    cells = _cells(guide)
    wanted = [(level.id, region.id) for level in levels for region in regions]
    return tuple(cells[cell] for cell in wanted if cell in cells)


def _cells(guide: Guide) -> dict[tuple[str, str], Band]:
    return {(band.level, band.region): band for band in guide.band}


def band_answer(guide: Guide, band: Band) -> BandAnswer:
    """Return a band as an answer carries it."""
    level = by_id(band.level, guide.level)
    return BandAnswer(
        id=band.id,
        level=level,
        region=by_id(band.region, guide.region),
        min=band.min,
        max=band.max,
        open_ended=band.open_ended,
        experience_min=level.experience_min,
        experience_max=level.experience_max,
        currency=guide.guide.currency,
        source=band.sources[0],
    )


def _next_level(guide: Guide, level_id: str, step: int = 1) -> Level | None:
    ids = [level.id for level in guide.level]
    place = ids.index(level_id) + step
    return guide.level[place] if 0 <= place < len(ids) else None


def _regions_beside(
    guide: Guide, level: Level | None, regions: Iterable[Region]
) -> tuple[Region, ...]:
    """Return the regions not asked for in which the level asked for, or any, has a band."""
    asked = {region.id for region in regions}
    paid = {band.region for band in guide.band if level is None or band.level == level.id}
    return tuple(region for region in guide.region if region.id in paid and region.id not in asked)


def _neighbours(
    guide: Guide, bands: Sequence[Band], beside: Iterable[Region]
) -> tuple[BandAnswer, ...]:
    """Return the bands one level away in the same region, and of the same level beside it."""
    wanted = set()
    for band in bands:
        near = (_next_level(guide, band.level, step) for step in (-1, 1))
        wanted |= {(level.id, band.region) for level in near if level is not None}
        wanted |= {(band.level, region.id) for region in beside}
    return tuple(
        band_answer(guide, band)
        for band in guide.band
        if (band.level, band.region) in wanted and band not in bands
    )


def band_above(guide: Guide, band: Band) -> tuple[Level, Band] | None:
    """Return the next level with its band in the same region, where it has one."""
    level = _next_level(guide, band.level)
    bands = () if level is None else bands_of(guide, [level], [by_id(band.region, guide.region)])
    return (level, bands[0]) if level is not None and bands else None


def standing_in(guide: Guide, band: Band, pay: int) -> PayStanding:
    """Say where pay stands against a band and from the next."""
    above = band_above(guide, band)
    inside = band.min <= pay <= band.max
    return PayStanding(
        band=band.id,
        level=by_id(band.level, guide.level),
        region=by_id(band.region, guide.region),
        position=on_scale(pay, band.min, band.max, open_ended=band.open_ended),
        above_min=pay - band.min,
        below_max=band.max - pay,
        percent_of_range=(pay - band.min) * 100 // (band.max - band.min) if inside else None,
        next_level=None if above is None else above[0],
        to_next=None if above is None else above[1].min - pay,
    )


def range_standing_in(guide: Guide, band: Band, pay: int, pay_to: int) -> RangeStanding:
    """Say how much of a range of pay lies in a band, and how much on each side of it."""
    inside = max(min(pay_to, band.max) - max(pay, band.min), 0)
    first, last = range_on_scale(pay, pay_to, band.min, band.max, open_ended=band.open_ended)
    return RangeStanding(
        band=band.id,
        level=by_id(band.level, guide.level),
        region=by_id(band.region, guide.region),
        pay=pay,
        pay_to=pay_to,
        position=first,
        position_to=last,
        inside=inside,
        below=max(min(pay_to, band.min) - pay, 0),
        above=max(pay_to - max(pay, band.max), 0),
        percent_inside=inside * 100 // (pay_to - pay),
        percent_of_band=inside * 100 // (band.max - band.min),
        above_min=pay - band.min,
        below_max=band.max - pay_to,
        gap=None if inside else _gap(band, pay, pay_to),
    )


def _gap(band: Band, pay: int, pay_to: int) -> int:
    return pay_to - band.min if pay_to <= band.min else pay - band.max


def _other_verdicts(checks: Iterable[PayCheck], level: Level, pay: int) -> Iterator[CheckVerdict]:
    """Judge pay by what others found under the role's own titles, where they give a range."""
    for check in checks:
        low = check.p25 if check.p25 is not None else check.low
        high = check.p75 if check.p75 is not None else check.high
        fits = check.counts == "title" and check.period == "year" and level.id in check.levels
        if fits and low is not None:
            position = on_scale(pay, low, high, open_ended=check.high_open)
            yield CheckVerdict(check=check.id, position=position)


def _take_home(
    rules: PayRules, today: date, place: PlaceAnswer | None, band: Band
) -> tuple[BandNet, ...]:
    settled = settle(rules, Circumstances(), today, place)
    return tuple(
        BandNet(
            amount=amount,
            net_a_month=to_penny(deduct(settled.pay(Decimal(amount)), settled.year).net_pay / 12),
        )
        for amount in dict.fromkeys((band.min, band.max))
    )


def _regional_differences(
    guide: Guide, levels: Iterable[Level], regions: Iterable[Region]
) -> tuple[RegionalDifference, ...]:
    """Hold the first region of the guide against each of the others that is asked about.

    Where the first is asked about, that is each of them.
    """
    first, *others = guide.region
    asked = {region.id for region in regions}
    others = [other for other in others if first.id in asked or other.id in asked]
    cells = _cells(guide)
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
    return PackageRange(
        id=addition.id,
        name=addition.name,
        parts=addition.parts,
        min_percent=addition.min_percent,
        max_percent=addition.max_percent,
        applies_to=addition.applies_to,
        short=addition.short,
        caveat=addition.caveat,
        level=band.level,
        region=band.region,
        base_min=base[0],
        base_max=base[1],
        amount_min=pounds_of(base[0], addition.min_percent),
        amount_max=pounds_of(base[1], addition.max_percent),
    )


def checks_of(
    guide: Guide,
    level: Level | None,
    regions: Iterable[Region],
    place: PlaceAnswer | None = None,
) -> tuple[PayCheck, ...]:
    """Return the independent figures for the guide's own role that speak to what was asked."""
    region_ids = {region.id for region in regions}
    return tuple(
        check
        for check in guide.pay_check
        if guide.guide.role in (check.role, *check.also_for)
        and (level is None or _speaks_to_level(check, level))
        and (not check.regions or region_ids & set(check.regions))
        and _speaks_to_place(check, place)
    )


def _speaks_to_level(check: PayCheck, level: Level) -> bool:
    """Whether a figure is for a level, or is the middle of a whole market that it lies in.

    A grade that no role is tied to, or a title's pay at a level that is not said, says nothing of
    any one level.
    """
    return level.id in check.levels if check.levels else check.counts in {"skill", "occupation"}


def _speaks_to_place(check: PayCheck, place: PlaceAnswer | None) -> bool:
    """Whether a place lies in what a figure covers; remote work lies anywhere."""
    if not check.places or place is None or len(place.regions) > 1:
        return True
    return place.id in check.places


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


def check_answer(check: PayCheck) -> CheckAnswer:
    """Return an independent figure as an answer carries it."""
    fields = {name: getattr(check, name) for name in _CHECK_FIELDS}
    return CheckAnswer(**fields, source=check.sources[0])


_CHECK_FIELDS = tuple(name for name in CheckAnswer.record_fields if name != "source")


def disagreements_of(bands: Iterable[Band], checks: Iterable[PayCheck]) -> Iterator[Disagreement]:
    """Hold each band against the yearly figures for its level that do not lie inside it.

    Only figures that tell levels apart are held against a band: a median over all levels
    says nothing of one of them.
    """
    for band in bands:
        for check in checks:
            if check.period != "year" or band.level not in check.levels:
                continue
            if check.regions and band.region not in check.regions:
                continue
            found = _outside(band, check)
            if found is not None:
                yield found


def _outside(band: Band, check: PayCheck) -> Disagreement | None:
    measures: list[tuple[int | None, Measure]]
    if check.p50 is not None:
        measures = [(check.p50, "median")]
    elif check.low is not None and check.low == check.high:
        measures = [(check.low, "one figure stated")]
    else:
        top = None if check.high_open else check.high
        measures = [(top, "top of the range"), (check.low, "bottom of the range")]
    for figure, measure in measures:
        if figure is None:
            continue
        below = figure < band.min and measure != "bottom of the range"
        above = figure > band.max and not band.open_ended and measure != "top of the range"
        if below or above:
            return Disagreement(
                band=band.id,
                check=check.id,
                title=check.title,
                figure=figure,
                measure=measure,
                outside_by=figure - (band.min if below else band.max),
                sample=check.sample,
                covers=check.covers,
                source=check.sources[0],
            )
    return None


def _subjects(
    guide: Guide,
    bands: Iterable[Band],
    levels: Iterable[Level],
    regions: Iterable[Region],
    place: PlaceAnswer | None,
) -> list[str]:
    """Name the entries that the answer shows, as remarks refer to them."""
    return [
        *(f"band:{band.id}" for band in bands),
        *(f"level:{level.id}" for level in levels),
        *(f"region:{region.id}" for region in regions),
        *(f"package-addition:{addition.id}" for addition in guide.package_addition),
        *([] if place is None else [f"place:{place.id}"]),
    ]
