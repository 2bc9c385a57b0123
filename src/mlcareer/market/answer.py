"""What the adverts that somebody holds say of pay, as an answer."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple

from mlcareer.guide.model import Level, Region, Source
from mlcareer.market.counting import STATED, Counted, Funnel, funnel_of
from mlcareer.market.order_statistics import (
    HIGHEST_TENTH,
    LEAST_FOR_A_MEDIAN,
    LOWER_QUARTILE,
    LOWEST_TENTH,
    MEDIAN,
    UPPER_QUARTILE,
    Number,
    percentile,
    sample_of,
)
from mlcareer.market.table import ABROAD, CONTRACT
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mlcareer.guide.model import Guide

Standing = Literal["inside", "partly-below", "partly-above", "wider", "below", "above"]
"""Where a median's interval lies beside the guide's band: inside it, over one of its ends or both,
or outside it."""

Dimension = Literal["level", "region", "role", "skill", "month"]

Measure = Literal["middle", "ends"]

ROLES = {
    "mle": "ml-engineer",
    "data-scientist": "data-scientist",
    "ai-engineer": "ai-engineer",
    "mlops": "mlops-engineer",
    "research": "research-scientist",
    "software-engineer": "software-engineer",
}
"""The role of the guide for each kind of work that titles name."""

POUNDS, YEAR = "GBP", "year"


class Group(Record):
    """What some adverts have in common: each null where they are not told apart by it."""

    level: Level | None
    """Also null for adverts whose title states no level of the guide."""
    region: Region | None
    """Also null for adverts that name no pay region."""
    role: str | None
    """The kind of work, by the guide's id or the program's own."""
    skill: str | None
    """A skill's id, where adverts are counted by skill: an advert is then in several cells."""
    month: str | None
    """`2026-11`, or a year; also null where none is stated."""
    end: Literal["from", "to"] | None
    """Which end of the adverts' ranges it is; null where it is their middle."""


class MarketCell(Group):
    """What the adverts of one level and region pay, or of what else they were counted by."""

    currency: str
    """ISO code."""
    period: str
    """What the amounts are paid for: `year`, `day` ..."""
    n: int
    """Different adverts."""
    median: Decimal | None
    """Null where the adverts are too few for an interval."""
    median_from: int | None
    """Where the exact 95% interval of the median begins: the pay of one advert."""
    median_to: int | None
    p10: Decimal | None
    p10_from: int | None
    p10_to: int | None
    p25: Decimal | None
    """Interpolated between ranks at 1 + (n - 1) x 0.25; null where the adverts are too few."""
    p25_from: int | None
    p25_to: int | None
    p75: Decimal | None
    p75_from: int | None
    p75_to: int | None
    p90: Decimal | None
    p90_from: int | None
    p90_to: int | None
    needed: int
    """Adverts that are missing to a median; zero where there is one."""
    guide_min: int | None
    """Pounds a year: where the guide's band begins; null where it has none for the cell."""
    guide_max: int | None
    guide_open_ended: bool
    standing: Standing | None
    """Where the interval lies beside the band; null where one of them is missing."""


class Change(Group):
    """What changed in a cell since earlier adverts."""

    n_before: int
    n: int
    median_before: Decimal | None
    before_from: int | None
    before_to: int | None
    median: Decimal | None
    median_from: int | None
    median_to: int | None
    change: Decimal | None
    """The later median less the earlier; null unless the two intervals part."""


class Reason(Record, kw_only=False):
    """Why some records could not be used, and where that was met first."""

    why: str
    records: int
    first: str | None = None
    """Where it was met first."""
    not_counted: bool = True
    """Whether these records are in no cell because of it."""


class Named(Record, kw_only=False):
    """A board or a search that records name."""

    name: str
    records: int


class MarketAnswer(Answer):
    """What some adverts pay, and how many they are."""

    schema: ClassVar[str] = "market/1"

    role: str
    """The role whose titles are counted, by the guide's id."""
    by: tuple[Dimension, ...]
    """What the cells are told apart by."""
    measure: Measure
    """Whether an advert counts at the middle of its range, or its two ends are counted."""
    funnel: Funnel
    since: str | None
    """The month from which adverts are in the cells, where earlier ones are compared with them."""
    earlier: int
    """Permanent adverts of months before that: they are in the funnel and in no cell."""
    undated: int
    """Permanent adverts without a month, where months are compared: in no cell either."""
    cells: tuple[MarketCell, ...]
    """Permanent work in the United Kingdom, paid in pounds by the year."""
    contracts: tuple[MarketCell, ...]
    """Contracts in the United Kingdom, each currency and period for itself."""
    other_pay: tuple[MarketCell, ...]
    """Permanent work that is paid in another currency, or not by the year."""
    changes: tuple[Change, ...]
    """Since earlier adverts, where these were given."""
    months_from: str | None
    """The month of the oldest advert that is counted, where records say it."""
    months_to: str | None
    made_by: tuple[Named, ...]
    """Boards and searches that the records name, most records first."""
    unread: tuple[Reason, ...]
    """Records that could not be read; the funnel counts them among its records."""
    doubts: tuple[Reason, ...]
    """Records that were read and whose pay could not be used, or not as it stands."""
    bad_files: tuple[str, ...]
    """Files that could not be read, each with why."""
    today: date
    sources: tuple[Source, ...]
    """Of the guide's bands."""


class Question(NamedTuple):
    """How adverts are to be read and counted."""

    guide: Guide
    role: str | None
    """The kind of work, by the program's own name; all where none is asked."""
    by: tuple[Dimension, ...] = ("level", "region")
    measure: Measure = "middle"
    chosen: Mapping[str, str] = {}
    """The columns that hold some fields, by `column_map`."""
    since: str | None = None
    """The month from which adverts are compared with earlier ones."""

    @property
    def roles(self) -> frozenset[str]:
        """The kinds of work that are counted."""
        return frozenset(ROLES) if self.role is None else frozenset((self.role,))


class Met(NamedTuple):
    """What was met while records were read."""

    made_by: tuple[Named, ...] = ()
    unread: tuple[Reason, ...] = ()
    doubts: tuple[Reason, ...] = ()
    bad_files: tuple[str, ...] = ()
    months_from: str | None = None
    months_to: str | None = None


class Result(NamedTuple):
    """The small table that an engine counted, and what was met on the way."""

    counted: Sequence[Counted]
    met: Met = Met()


def market_for(
    question: Question, result: Result, today: date, before: Result | None = None
) -> MarketAnswer:
    """Finish what an engine counted; `before` is what it counted of earlier adverts."""
    guide, since = question.guide, question.since
    met = result.met
    inland = list(_inland(question, result.counted))
    earlier = list(_inland(question, before.counted)) if before else []
    undated: list[Counted] = []
    if since is not None:
        earlier = [row for row in inland if row.month and row.month < since]
        undated = [row for row in inland if not row.month]
        inland = [row for row in inland if row.month >= since]
    contracts = [row for row in inland if row.contract == CONTRACT]
    others = [row for row in inland if row.contract != CONTRACT and not _is_counted(row)]
    cells = tuple(_cells(question, filter(_is_counted, inland)))
    unread = sum(reason.records for reason in met.unread)
    return MarketAnswer(
        role=guide.guide.role if question.role is None else ROLES[question.role],
        by=question.by,
        measure=question.measure,
        funnel=funnel_of(result.counted, question.roles, ABROAD, more_records=unread),
        since=since,
        earlier=_adverts(earlier) if since else 0,
        undated=_adverts(undated),
        cells=cells,
        contracts=tuple(_cells(question, contracts)),
        other_pay=tuple(_cells(question, others)),
        changes=tuple(_changes(cells, _cells(question, filter(_is_counted, earlier)))),
        today=today,
        sources=_sources(guide, cells),
        **met._asdict(),
    )


def _inland(question: Question, counted: Iterable[Counted]) -> Iterator[Counted]:
    """Yield what is stated of the work that was asked for, in the United Kingdom."""
    for row in counted:
        if row.pay_is == STATED and row.role in question.roles and row.region != ABROAD:
            yield row


def _is_counted(row: Counted) -> bool:
    """Tell whether it is permanent work that is paid in pounds by the year."""
    return row.contract != CONTRACT and (row.currency, row.period) == (POUNDS, YEAR)


def _adverts(rows: Iterable[Counted]) -> int:
    """Add up the adverts that cells count, each once."""
    return sum(row.adverts for row in rows if _is_counted(row) and not row.skill)


def _sources(guide: Guide, cells: Iterable[MarketCell]) -> tuple[Source, ...]:
    """Return what the bands beside the cells are from."""
    beside = {cell.level.id for cell in cells if cell.level and cell.guide_min is not None}
    named = {band.sources[0] for band in guide.band if band.level in beside}
    return tuple(source for source in guide.source if source.id in named)


class _Key(NamedTuple):
    """What tells cells apart, so that they sort: what is not stated goes last."""

    month: str
    role: str
    level: int
    """Its place on the ladder, and beyond it where the title states none."""
    region: int
    skill: str
    foreign: bool
    currency: str
    period: str


def _cells(question: Question, rows: Iterable[Counted]) -> Iterator[MarketCell]:
    """Yield the cells of some rows of the small table, in the order of the ladder."""
    by, guide = question.by, question.guide
    levels = {level.id: place for place, level in enumerate(guide.level) if "level" in by}
    regions = {region.id: place for place, region in enumerate(guide.region) if "region" in by}
    found: dict[_Key, tuple[dict[Number, int], dict[Number, int]]] = {}
    for row in rows:
        if ("skill" in by) != bool(row.skill):
            continue
        key = _Key(
            month=row.month if "month" in by else "",
            role=ROLES.get(row.role, row.role) if "role" in by else "",
            level=levels.get(row.level, len(guide.level)),
            region=regions.get(row.region, len(guide.region)),
            skill=row.skill,
            foreign=row.currency != POUNDS,
            currency=row.currency,
            period=row.period,
        )
        lows, highs = found.setdefault(key, (defaultdict(int), defaultdict(int)))
        lows[row.low] += row.adverts
        highs[row.high] += row.adverts
    for key in sorted(found):
        lows, highs = found[key]
        if question.measure == "middle":
            yield _cell(question, key, lows, None)
        else:
            yield _cell(question, key, lows, "from")
            yield _cell(question, key, highs, "to")


_SHARES = {
    "median": MEDIAN,
    "p10": LOWEST_TENTH,
    "p25": LOWER_QUARTILE,
    "p75": UPPER_QUARTILE,
    "p90": HIGHEST_TENTH,
}


def _cell(
    question: Question, key: _Key, counted: Mapping[Number, int], end: Literal["from", "to"] | None
) -> MarketCell:
    guide = question.guide
    level = guide.level[key.level] if key.level < len(guide.level) else None
    region = guide.region[key.region] if key.region < len(guide.region) else None
    sample = sample_of(counted)
    figures: dict[str, Any] = {}
    for name, share in _SHARES.items():
        found = percentile(sample, share)
        figures[name] = found and found.value
        figures[f"{name}_from"] = found and int(found.low)
        figures[f"{name}_to"] = found and int(found.high)
    in_pounds = (key.currency, key.period) == (POUNDS, YEAR)
    band = _band(question, level, region) if in_pounds else None
    return MarketCell(
        level=level,
        region=region,
        role=key.role or None,
        skill=key.skill or None,
        month=key.month or None,
        end=end,
        currency=key.currency,
        period=key.period,
        n=sample.size,
        needed=max(LEAST_FOR_A_MEDIAN - sample.size, 0),
        guide_min=band and band.min,
        guide_max=band and band.max,
        guide_open_ended=bool(band and band.open_ended),
        standing=_standing(band, figures["median_from"], figures["median_to"]),
        **figures,
    )


class _Band(NamedTuple):
    min: int
    max: int
    open_ended: bool


def _band(question: Question, level: Level | None, region: Region | None) -> _Band | None:
    """Return the guide's band for a cell: of its region, or over all where regions are together.

    Bands are for the guide's own role. Adverts that name no region have none.
    """
    guide = question.guide
    nowhere = region is None and "region" in question.by
    if level is None or nowhere or ROLES.get(question.role or "") != guide.guide.role:
        return None
    bands = [
        _Band(band.min, band.max, band.open_ended)
        for band in guide.band
        if band.level == level.id and (region is None or band.region == region.id)
    ]
    if not bands:
        return None
    return max(bands, key=lambda band: band.max)._replace(min=min(bands).min)


def _standing(band: _Band | None, low: int | None, high: int | None) -> Standing | None:
    """Say where an interval lies beside a band; nothing where one of them is missing."""
    if band is None or low is None or high is None:
        return None
    top = float("inf") if band.open_ended else band.max
    if high < band.min:
        return "below"
    if low > top:
        return "above"
    if low < band.min:
        return "wider" if high > top else "partly-below"
    return "partly-above" if high > top else "inside"


def _changes(now: Iterable[MarketCell], before: Iterable[MarketCell]) -> Iterator[Change]:
    """Compare cells; a change is told only where the two intervals do not touch."""
    earlier = {tuple(_group(cell).values()): cell for cell in before}
    for cell in now:
        old = earlier.get(tuple(_group(cell).values()))
        if old is None:
            continue
        change = None
        if cell.median is not None and old.median is not None and not _touch(cell, old):
            change = cell.median - old.median
        yield Change(
            **_group(cell),
            n_before=old.n,
            n=cell.n,
            median_before=old.median,
            before_from=old.median_from,
            before_to=old.median_to,
            median=cell.median,
            median_from=cell.median_from,
            median_to=cell.median_to,
            change=change,
        )


def _touch(one: MarketCell, other: MarketCell) -> bool:
    """Tell whether the intervals of two medians have a pay in common."""
    low = max(one.median_from or 0, other.median_from or 0)
    return low <= min(one.median_to or 0, other.median_to or 0)


def _group(cell: MarketCell) -> dict[str, Any]:
    return {name: getattr(cell, name) for name in Group.record_fields}


def reasons(
    counted: Mapping[str, int], first: Mapping[str, str], still: Collection[str] = ()
) -> tuple[Reason, ...]:
    """Return reasons, the most frequent first; `still` are those that are counted all the same."""
    order = sorted(counted, key=lambda why: -counted[why])
    return tuple(Reason(why, counted[why], first.get(why), why not in still) for why in order)
