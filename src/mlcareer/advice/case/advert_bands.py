"""An advert's pay beside what the guide knows of pay: its bands, and the rates of contractors."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.role import ROLE_WITH_ARTICLE
from mlcareer.errors import UnknownNameError
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import Band
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.adverts.level import AdvertLevel
    from mlcareer.adverts.pay import StatedPay
    from mlcareer.guide.model import Guide, Level, PayCheck

POUNDS = "GBP"

REGIONS = {
    "london": ("london",),
    "rest-of-uk": ("rest-of-uk",),
    "remote-uk": ("london", "rest-of-uk"),
    "uk-unspecified": ("london", "rest-of-uk"),
}
"""The pay regions of the guide whose bands an advert's region is held against."""

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
    """Where one end of the stated pay stands in a band of the guide."""

    end: End
    amount: int
    """Pounds a year."""
    band: str
    level_name: str
    region_name: str
    band_min: int
    band_max: int
    open_ended: bool
    position: Literal["below", "within", "above", "beyond-named"]
    """`beyond-named`: above the highest figure of a band that is open ended."""


class DayRate(Record):
    """One end of a stated day rate beside the rates of contractors."""

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


class BandsBeside(Record):
    """The bands that an advert's pay stands beside, or why there are none."""

    bands: tuple[Band, ...]
    in_bands: tuple[PayInBand, ...]
    note: str | None
    """What to know of them, or why there are none."""


def pay_in_bands(
    guide: Guide, kind: str, level: AdvertLevel, region: str, pay: StatedPay | None
) -> BandsBeside:
    """Set yearly pay in pounds beside the bands of the advert's level and region.

    The bands are for one role, so that pay for another is set beside none. Where the advert names
    no level, every level's band is there: to pick those that the pay lies in would find every
    pay well within a band.
    """
    if pay is None or pay.currency != POUNDS or pay.period == "day" or region == "non-uk":
        return BandsBeside(bands=(), in_bands=(), note=None)
    levels, note = _levels(guide, level)
    reason = _no_band(guide, kind, region, pay) or (None if levels else note)
    if reason:
        return BandsBeside(bands=(), in_bands=(), note=reason)
    bands = tuple(
        band
        for entry in levels
        for band in guide.band
        if band.level == entry.id and band.region in REGIONS[region]
    )
    standings = tuple(_standing(guide, band, *end) for band in bands for end in _ends(pay))
    return BandsBeside(bands=bands, in_bands=standings, note=note if standings else None)


def _no_band(guide: Guide, kind: str, region: str, pay: StatedPay) -> str | None:
    """Say why no band can stand beside the pay."""
    role = by_id(guide.guide.role, guide.role)
    if ROLES.get(kind) != role.id:
        return (
            f"No band stands beside its pay: the guide's bands are for one role, {role.name}, and "
            f"this reads as the work of {ROLE_WITH_ARTICLE[kind]}."
        )
    if pay.period != "year":
        return (
            f"No band stands beside its pay: the bands are pounds a year, and pay by the "
            f"{pay.period} is not turned into them."
        )
    if pay.pro_rata:
        return "No band stands beside its pay: it is pro rata, and the bands are for full time."
    if region not in REGIONS:
        return "No band stands beside its pay: which pay region it is for cannot be told."
    return None


def _levels(guide: Guide, level: AdvertLevel) -> tuple[tuple[Level, ...], str | None]:
    """Return the levels whose bands to show, and what to know of the choice."""
    if level.level == "unspecified":
        return guide.level, (
            "The advert names no level, so the bands of all levels stand beside its pay. That it "
            "lies in one of them is no sign that it pays well."
        )
    try:
        found = find("level", level.level, guide.level)
    except UnknownNameError:
        return (), (
            f"No band stands beside its pay: the guide has no bands for the level {level.level!r}."
        )
    if level.level == found.id:
        by_years = level.levels[0].why == "years"
        note = f"{found.name} is read from the years asked; the advert names no level."
        return (found,), note if by_years else None
    place = guide.level.index(found)
    if level.level == "lead" and place:
        below = guide.level[place - 1]
        return (below, found), (
            f"The guide counts a lead as {found.name}; adverts use the word for {below.name} too, "
            "so the bands of both stand beside its pay."
        )
    return (found,), f"The advert's level, {level.level}, is read as {found.name}."


def _ends(pay: StatedPay) -> Iterator[tuple[End, int]]:
    if pay.min is not None:
        yield "min", int(pay.min)
    if pay.max is not None and pay.max != pay.min:
        yield "max", int(pay.max)


def _standing(guide: Guide, band: Band, end: End, amount: int) -> PayInBand:
    return PayInBand(
        end=end,
        amount=amount,
        band=band.id,
        level_name=by_id(band.level, guide.level).name,
        region_name=by_id(band.region, guide.region).name,
        band_min=band.min,
        band_max=band.max,
        open_ended=band.open_ended,
        position=_position(band, amount),
    )


def _position(band: Band, amount: int) -> Literal["below", "within", "above", "beyond-named"]:
    if amount < band.min:
        return "below"
    if amount <= band.max:
        return "within"
    return "beyond-named" if band.open_ended else "above"


def day_rate_checks(
    guide: Guide, kind: str, region: str, pay: StatedPay | None
) -> tuple[PayCheck, ...]:
    """Return the independent day rates to set beside a rate in pounds a day."""
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
    """Set both ends of a rate beside independent ones."""
    ends: list[tuple[End, int | Decimal]] = []
    if pay.min is not None:
        ends.append(("min", pay.min))
    if pay.max is not None and pay.max != pay.min:
        ends.append(("max", pay.max))
    for check in checks:
        for end, amount in ends:
            yield DayRate(
                end=end,
                amount=amount,
                check=check.id,
                title=check.title,
                p25=check.p25,
                p50=check.p50,
                p75=check.p75,
                over_median=None if check.p50 is None else amount - check.p50,
                quarter=_quarter(check, amount),
                sample=check.sample,
                covers=check.covers,
                caveat=check.caveat,
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
