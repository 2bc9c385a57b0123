"""Independent pay figures, and where they differ from the guide's bands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.advice.pay_scale import PayScale, on_scale
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.place import PlaceAnswer
    from mlcareer.guide.model import Band, Guide, Level, PayCheck, Region


Measure = Literal["median", "one figure stated", "top of the range", "bottom of the range"]
"""Which figure of an independent source a band is compared with."""


class CheckVerdict(Record):
    """Where pay is against an independent figure for the same level."""

    check: str
    """The figure, by its id under `independent`."""
    position: PayScale


class CheckAnswer(Record):
    """An independent pay figure."""

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
    """What was counted: the role's own titles, or a yardstick: all jobs that ask for a
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


def verdicts_of(checks: Iterable[PayCheck], level: Level, pay: int) -> Iterator[CheckVerdict]:
    """Judge pay by what others found under the role's own titles, where they give a range."""
    for check in checks:
        low, high = middle_of(check)
        fits = check.counts == "title" and check.period == "year" and level.id in check.levels
        if fits and low is not None:
            position = on_scale(pay, low, high, open_ended=check.high_open)
            yield CheckVerdict(check=check.id, position=position)


def middle_of(check: PayCheck) -> tuple[int | None, int | None]:
    """Return the two ends of a figure's middle half, or else of its range."""
    low = check.p25 if check.p25 is not None else check.low
    return low, check.p75 if check.p75 is not None else check.high


def checks_of(
    guide: Guide, level: Level | None, regions: Iterable[Region], place: PlaceAnswer | None = None
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


def check_answer(check: PayCheck) -> CheckAnswer:
    """Return an independent figure as an answer carries it."""
    return CheckAnswer.copied_from(check, source=check.sources[0])


def disagreements_of(bands: Iterable[Band], checks: Iterable[PayCheck]) -> Iterator[Disagreement]:
    """Compare each band with the yearly figures for its level that do not lie inside it.

    Only figures by level are compared with a band: a median over all levels
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
            return Disagreement.copied_from(
                check,
                band=band.id,
                check=check.id,
                figure=figure,
                measure=measure,
                outside_by=figure - (band.min if below else band.max),
                source=check.sources[0],
            )
    return None


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
