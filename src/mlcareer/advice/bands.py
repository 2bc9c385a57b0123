"""The guide's salary bands, and where pay is in them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.advice.pay_scale import PayScale, on_scale, range_on_scale
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import by_id
from mlcareer.guide.model import Band, Guide, Level, Region
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


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


class BandPosition(Record):
    """Where one person's base pay is in a band."""

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
    """Pounds a year missing to the lowest figure of the next level's band; zero or negative
    when pay has reached it, null when there is no next band."""


class RangePosition(Record):
    """Where a range of base pay, such as an advert's, is in a band."""

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
    band, zero where they touch. Null where some do."""


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
    cells = cells_of(guide)
    wanted = [(level.id, region.id) for level in levels for region in regions]
    return tuple(cells[cell] for cell in wanted if cell in cells)


def cells_of(guide: Guide) -> dict[tuple[str, str], Band]:
    """Return the bands by the ids of their level and region."""
    return {(band.level, band.region): band for band in guide.band}


def band_answer(guide: Guide, band: Band) -> BandAnswer:
    """Return a band as an answer carries it."""
    level = by_id(band.level, guide.level)
    return BandAnswer.copied_from(
        band,
        level=level,
        region=by_id(band.region, guide.region),
        experience_min=level.experience_min,
        experience_max=level.experience_max,
        currency=guide.guide.currency,
        source=band.sources[0],
    )


def next_level(guide: Guide, level_id: str, step: int = 1) -> Level | None:
    """Return the level so many steps above another, if the ladder has one."""
    ids = [level.id for level in guide.level]
    place = ids.index(level_id) + step
    return guide.level[place] if 0 <= place < len(ids) else None


def band_above(guide: Guide, band: Band) -> tuple[Level, Band] | None:
    """Return the next level with its band in the same region, where it has one."""
    level = next_level(guide, band.level)
    bands = () if level is None else bands_of(guide, [level], [by_id(band.region, guide.region)])
    return (level, bands[0]) if level is not None and bands else None


def band_position(guide: Guide, band: Band, pay: int) -> BandPosition:
    """Say where pay is in a band, and how far it is from the next."""
    above = band_above(guide, band)
    inside = band.min <= pay <= band.max
    return BandPosition(
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


def range_position(guide: Guide, band: Band, pay: int, pay_to: int) -> RangePosition:
    """Say how much of a range of pay lies in a band, and how much on each side of it."""
    inside = max(min(pay_to, band.max) - max(pay, band.min), 0)
    first, last = range_on_scale(pay, pay_to, band.min, band.max, open_ended=band.open_ended)
    return RangePosition(
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
