"""An advert's pay and what the guide knows of pay: its bands, and the rates of contractors."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Literal, cast

from mlcareer.adverts.contract import OF_FULL_TIME
from mlcareer.adverts.role import ROLE_WITH_ARTICLE
from mlcareer.advice.pay_scale import PayScale, range_on_scale
from mlcareer.errors import UnknownNameError
from mlcareer.guide.amount import (
    FULL_TIME_HOURS,
    Amount,
    PayUnit,
    full_time_equivalent,
    is_part_time,
)
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import Band, Guide, Level, PayCheck, Region
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.adverts.found import Found
    from mlcareer.adverts.level import AdvertLevel
    from mlcareer.adverts.pay import StatedPay

POUNDS = "GBP"

REGIONS = {
    "london": ("london",),
    "rest-of-uk": ("rest-of-uk",),
    "remote-uk": ("london", "rest-of-uk"),
    "uk-unspecified": ("london", "rest-of-uk"),
}
"""The pay regions of the guide whose bands an advert's region is compared with."""

ROLES = {
    "mle": "ml-engineer",
    "data-scientist": "data-scientist",
    "ai-engineer": "ai-engineer",
    "mlops": "mlops-engineer",
    "research": "research-scientist",
    "software-engineer": "software-engineer",
}
"""The role of the guide for each kind of work."""

WITH_MODELS = frozenset(("mle", "data-scientist", "ai-engineer", "mlops", "research"))
"""The kinds of work that adverts which cite machine learning are for."""

End = Literal["min", "max"]


class PayInBand(Record):
    """A band of the guide for the advert's work, and where the stated pay is in it."""

    band: Band
    level: Level
    region: Region
    min: int
    """Pounds a year."""
    max: int
    open_ended: bool
    position: PayScale | None
    """Of the lower end of the pay; null where no yearly pay in pounds is stated."""
    position_to: PayScale | None
    """Of its upper end; `low` where that only touches the band."""


class DayRate(Record):
    """One end of a stated day rate against the rates of contractors."""

    end: End
    amount: int | Decimal
    """Pounds a day."""
    check: str
    """The independent figure, by id."""
    title: str
    p25: int | None
    p50: int | None
    p75: int | None
    over_median: int | Decimal | None
    """Pounds a day above the median; negative below it."""
    quarter: Literal["lowest", "second", "third", "highest"] | None
    """The quarter of the rates that it lies in; null where the quartiles are not known."""
    sample: int | None
    covers: str
    caveat: str | None


class AdvertBands(Record):
    """The bands for an advert, or why there are none."""

    in_bands: tuple[PayInBand, ...]
    note: str | None
    """What to know of them, or why there are none."""


def pay_in_bands(
    guide: Guide,
    kind: str,
    level: AdvertLevel,
    region: str,
    pay: StatedPay | None,
    hours: Found[Decimal] | None = None,
) -> AdvertBands:
    """Return the bands of the advert's levels and region, and where its pay is in each.

    The bands are for one role, so that other work has none. An advert that names no level has the
    bands of all. Without yearly full-time pay in pounds the bands say what is advertised for such
    work, and no standing. Pay for part-time `hours` a week is judged as its full-time equivalent,
    and pay that is stated pro rata as it is.
    """
    if region == "non-uk" or (pay is not None and pay.currency != POUNDS):
        return AdvertBands(in_bands=(), note=None)
    levels, note = _levels(guide, level)
    reason = _no_band(guide, kind, region, pay) or (None if levels else note)
    if reason:
        return AdvertBands(in_bands=(), note=reason)
    week = None if hours is None else hours.value
    full = [] if pay is None else [_for_a_full_week(end, pay, week) for end in _ends(pay)]
    if hours is not None and hours.why == OF_FULL_TIME and pay is not None and not pay.pro_rata:
        full, note = (
            [],
            f"Ask if the pay is for {hours.value} hours or a full week: it is not said.",
        )
    elif pay is not None and full:
        note = _as_judged(pay, week, full) or note
    found = tuple(
        _beside(guide, band, entry, full)
        for entry in levels
        for band in guide.band
        if band.level == entry.id and band.region in REGIONS[region]
    )
    return AdvertBands(in_bands=found, note=note if found else None)


def _no_band(guide: Guide, kind: str, region: str, pay: StatedPay | None) -> str | None:
    """Say why there is no band for the work or the pay."""
    role = by_id(guide.guide.role, guide.role)
    if ROLES.get(kind) != role.id:
        return f"The bands are for {role.name}; this is the work of {ROLE_WITH_ARTICLE[kind]}."
    if pay is not None and pay.period == "day":
        return "The bands are pounds a year; pay by the day is not turned into them."
    if region not in REGIONS:
        return "The pay region is not known."
    return None


def _levels(guide: Guide, level: AdvertLevel) -> tuple[tuple[Level, ...], str | None]:
    """Return the levels whose bands count, and what to know of the choice."""
    if not level.levels:
        return guide.level, "The advert names no level: the bands of all levels are shown."
    found: dict[str, Level] = {}
    note = None
    for named in level.levels:
        entries, said = _named_levels(guide, named)
        note = note or said
        found.update((entry.id, entry) for entry in entries)
    return tuple(entry for entry in guide.level if entry.id in found), note


def _named_levels(guide: Guide, named: Found[str]) -> tuple[tuple[Level, ...], str | None]:
    """Return the levels of the guide that an advert's word means."""
    try:
        found = find("level", named.value, guide.level)
    except UnknownNameError:
        return (), f"The guide has no bands for the level {named.value!r}."
    if named.value == found.id:
        by_years = f"{found.name} is read from the years asked; the advert names no level."
        return (found,), by_years if named.why == "years" else None
    place = guide.level.index(found)
    if named.value == "lead" and place:
        below = guide.level[place - 1]
        return (below, found), (
            f"The guide counts a lead as {found.name}; adverts use the word for {below.name} too."
        )
    return (found,), f"The advert's level, {named.value}, counts as {found.name}."


def _ends(pay: StatedPay) -> list[int | Decimal]:
    return [end for end in (pay.min, pay.max) if end is not None]


def _for_a_full_week(end: int | Decimal, pay: StatedPay, hours: Decimal | None) -> int:
    """Return pay in whole pounds a year for a full week, half up."""
    amount = Amount(pounds=Decimal(end), unit=cast("PayUnit", pay.period))
    a_year = amount.a_year(None if pay.pro_rata else hours)
    full = a_year if pay.pro_rata else full_time_equivalent(a_year, hours)
    return int(full.to_integral_value(ROUND_HALF_UP))


def _as_judged(pay: StatedPay, hours: Decimal | None, full: list[int]) -> str | None:
    """Say what pay was judged as; nothing for a year's pay for a full week."""
    shown = "–".join(f"£{end:,}" for end in dict.fromkeys(full))
    if pay.pro_rata:
        return f"The pay is pro rata: {shown} is for a full week. Ask what your hours pay."
    if is_part_time(hours):
        return f"Part-time pay: judged as {shown} for a full week of {FULL_TIME_HOURS} hours."
    if pay.period != "year":
        return f"Pay by the {pay.period}: judged as {shown} a year."
    return None


def _beside(guide: Guide, band: Band, level: Level, ends: list[int]) -> PayInBand:
    position = position_to = None
    if ends:
        position, position_to = range_on_scale(
            ends[0], ends[-1], band.min, band.max, open_ended=band.open_ended
        )
    return PayInBand.copied_from(
        band,
        band=band,
        level=level,
        region=by_id(band.region, guide.region),
        position=position,
        position_to=position_to,
    )


def day_rate_checks(
    guide: Guide, kind: str, region: str, pay: StatedPay | None
) -> tuple[PayCheck, ...]:
    """Return the independent day rates to compare a rate in pounds a day with."""
    if pay is None or (pay.currency, pay.period) != (POUNDS, "day"):
        return ()
    if kind not in WITH_MODELS or region == "non-uk":
        return ()
    return tuple(
        check
        for check in guide.pay_check
        if check.period == "day" and (not check.regions or region in check.regions)
    )


def day_rates(checks: Iterable[PayCheck], pay: StatedPay) -> Iterator[DayRate]:
    """Compare both ends of a rate with independent ones."""
    ends: list[tuple[End, int | Decimal]] = []
    if pay.min is not None:
        ends.append(("min", pay.min))
    if pay.max is not None and pay.max != pay.min:
        ends.append(("max", pay.max))
    for check in checks:
        for end, amount in ends:
            yield DayRate.copied_from(
                check,
                end=end,
                amount=amount,
                check=check.id,
                over_median=None if check.p50 is None else amount - check.p50,
                quarter=_quarter(check, amount),
            )


def _quarter(
    check: PayCheck, amount: int | Decimal
) -> Literal["lowest", "second", "third", "highest"] | None:
    """Return the quarter of the rates in which one lies; at a quartile, the one that it begins."""
    if check.p25 is None or check.p50 is None or check.p75 is None:
        return None
    if amount < check.p25:
        return "lowest"
    if amount < check.p50:
        return "second"
    return "third" if amount < check.p75 else "highest"
