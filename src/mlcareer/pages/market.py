"""How `mlcareer market` reads."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from mlcareer.page import (
    Bar,
    Block,
    Column,
    Drop,
    Fact,
    Facts,
    Note,
    Page,
    SourceLine,
    Span,
    Table,
    Unit,
    caution,
    dim,
    money,
    next_step,
    warn,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mlcareer.market.answer import Change, Group, MarketAnswer, MarketCell, Standing
    from mlcareer.page import Cell, Line

MOST_ROWS = 7
"""Rows of the brief table."""

MOST_NAMES = 2
"""Columns of names beside the figures."""

MOST_BESIDE = 2
"""Cells that the brief screen compares with the guide."""

MOST_SOURCES = 3
"""Boards and searches that the brief screen names."""

STANDINGS: dict[Standing, str] = {
    "inside": "inside",
    "partly-below": "partly below",
    "partly-above": "partly above",
    "wider": "wider at both ends",
    "below": "below",
    "above": "above",
}
"""Where an interval lies beside the guide's band, in words."""

METHOD = (
    "A median is the middle of what different adverts state: an advert counts at the middle of its "
    "range, or at both ends with --measure ends. Nobody was paid the middle of a range."
)
INTERVAL = (
    "The interval holds the median 19 times in 20, exactly and whatever pay is like: it runs "
    "between the pays of two adverts, which the binomial names. A median needs 6 adverts, a "
    "quartile 11, P10 and P90 need 29. With fewer, none is given."
)
FOLDED = (
    "Records with the same employer, title, place and pay are one advert. A record without an "
    "employer is never taken for another one."
)
LEVELS = (
    "A level is counted as the title or a field states it, and is never read from pay or years. "
    "An advert for either of two levels states none."
)


def market_page(answer: MarketAnswer) -> Page:
    """Lay out what adverts pay, how many they are, and what became of the records."""
    return Page(
        answer=_first_line(answer),
        blocks=(*_tables(answer), _facts(answer)),
        details=tuple(_details(answer)),
        notes=tuple(Note(text) for text in (METHOD, INTERVAL, FOLDED, LEVELS)),
        sources=tuple(
            SourceLine(
                source.id,
                f"{source.title}, {source.publisher}",
                source.address,
                short=source.short,
                overdue=source.overdue_from if answer.today >= source.overdue_from else None,
            )
            for source in answer.sources
        ),
        footer="Adverts that you gave.",
        rows=_whole(answer, (*answer.cells, *answer.contracts, *answer.other_pay)),
    )


def _first_line(answer: MarketAnswer) -> Line:
    cells = _by_importance(answer)
    if not cells:
        if not answer.funnel.title_matched:
            return (warn("No adverts"), f" with the title among {_many(answer.funnel.records)}")
        if "skill" in answer.by:
            return (warn("No skills"), " to count by: no permanent advert with pay names one")
        return (warn("No pay"), " to count: no permanent advert states pounds a year")
    first = cells[0]
    if first.median is None:
        once = [cell for cell in cells if cell.end != "to"]
        # By skill an advert is in several groups.
        counted = _adverts(min(sum(cell.n for cell in once), answer.funnel.permanent))
        most = max(cell.n for cell in cells)
        groups = "1 group" if len(once) == 1 else f"{len(once)} groups, {most} at most"
        return (warn("Too few adverts"), f" for a median: {counted} in {groups}; it takes 6")
    enough = sum(cell.median is not None for cell in cells)
    of_all = f"; {enough} of {len(cells)} groups have enough" if enough < len(cells) else ""
    found = money(first.median)
    return (f"{_name(answer, first)}: median ", found, f" ({_adverts(first.n)})", of_all)


def _by_importance(answer: MarketAnswer) -> list[MarketCell]:
    """Return cells, those that have a median and name all that tells them apart first.

    Of these the latest month goes first, and then what has most adverts.
    """

    def rank(cell: MarketCell) -> tuple[object, ...]:
        named = sum(getattr(cell, what) is not None for what in answer.by)
        return cell.median is not None, named, cell.month or "", cell.n, cell.end != "to"

    return sorted(answer.cells, key=rank, reverse=True)


def _brief_first(answer: MarketAnswer) -> tuple[MarketCell, ...]:
    """Return all cells in their order, before it those of the brief screen in theirs."""
    cells = answer.cells
    important = set(map(id, _by_importance(answer)[: _most_rows(answer)]))
    return tuple(sorted(cells, key=lambda cell: id(cell) not in important))


def _most_rows(answer: MarketAnswer) -> int:
    """Return how many rows the brief table has: changes and long names need room too.

    The two ends of a range stay together.
    """
    rows = MOST_ROWS - bool(answer.changes) - 2 * (len(answer.by) > MOST_NAMES)
    return rows - rows % 2 if answer.measure == "ends" else rows


def _name(answer: MarketAnswer, group: Group) -> str:
    """Name a group by what groups are told apart by: `Senior, London`."""
    parts = [name(group) for what, (_, name) in _NAMES.items() if what in answer.by]
    return ", ".join((*parts, *filter(None, (_end(group),)))) or "All adverts"


_NAMES: dict[str, tuple[str, Callable[[Group], str]]] = {
    "month": ("Month", lambda group: group.month or "Not stated"),
    "role": ("Role", lambda group: group.role or "Not stated"),
    "level": ("Level", lambda group: group.level.name if group.level else "Level not stated"),
    "region": ("Region", lambda group: group.region.name if group.region else "Not stated"),
    "skill": ("Skill", lambda group: group.skill or "None named"),
}
"""What groups can be told apart by, with the heading and the words for it."""


def _end(group: Group) -> str | None:
    return group.end and {"from": "from", "to": "up to"}[group.end]


def _by(answer: MarketAnswer, of: Callable[[Any], Group] = lambda item: item) -> list[Column[Any]]:
    """Return the columns that tell groups apart; `of` fetches the group of an item."""

    def column(heading: str, name: Callable[[Group], str | None]) -> Column[Any]:
        return Column(heading, lambda item: name(of(item)), whole=True)

    named = [column(*_NAMES[what]) for what in _NAMES if what in answer.by]
    return [*named, column("End", _end)]


_N: Column[MarketCell] = Column("n", lambda cell: cell.n, Unit.COUNT)
_NEEDED: Column[MarketCell] = Column("Needed", lambda cell: cell.needed or None, Unit.COUNT)
_PAID: tuple[Column[MarketCell], ...] = (
    Column("Currency", lambda cell: cell.currency, whole=True),
    Column("Paid by", lambda cell: cell.period, whole=True),
)


def _median(cell: MarketCell) -> Cell:
    return dim("too few") if cell.median is None else cell.median


def _interval(cell: MarketCell) -> Cell:
    return _span(cell.median_from, cell.median_to) or dim(f"{cell.needed} more needed")


def _span(low: int | None, high: int | None, *, open_ended: bool = False) -> Span | None:
    return None if low is None else Span(low, high, open_ended)


def _picture(cell: MarketCell) -> Cell:
    span = _span(cell.median_from, cell.median_to)
    return None if span is None or cell.median is None else Bar(span, int(cell.median))


def _tables(answer: MarketAnswer) -> Iterator[Block]:
    group: Column[MarketCell] = Column("Group", lambda cell: _name(answer, cell))
    if answer.cells:
        yield Table(
            (
                # More than two names do not fit a narrow terminal side by side.
                *(_by(answer) if len(answer.by) <= MOST_NAMES else (group,)),
                _N,
                Column("Median", _median, Unit.GBP_PER_YEAR),
                Column("95% interval", _interval, Unit.GBP_PER_YEAR),
                Column("", _picture, Unit.GBP_PER_YEAR),
            ),
            _brief_first(answer),
            brief=_most_rows(answer),
        )


def _facts(answer: MarketAnswer) -> Facts:
    return Facts((*_beside_guide(answer), *_told(answer), *_funnel(answer), *_end_facts(answer)))


def _beside_guide(answer: MarketAnswer) -> Iterator[Fact]:
    """Say of the cells with most adverts where they lie beside the guide's band."""
    compared = [cell for cell in answer.cells if cell.standing is not None]
    leaving = [cell for cell in compared if cell.standing != "inside"]
    for number, cell in enumerate(sorted(leaving, key=lambda cell: -cell.n)[:MOST_BESIDE]):
        words = STANDINGS[cell.standing or "inside"]
        said = (f"{_name(answer, cell)}: ", warn(words), " the band ", money(_band(cell) or 0))
        yield Fact("Guide", said, Drop.SECOND_CAUTION if number else None)
    inside = len(compared) - len(leaving)
    if compared and (inside or len(leaving) > MOST_BESIDE):
        yield Fact(
            "Guide",
            f"{inside} of {len(compared)} intervals lie inside the guide's band",
            Drop.ON_TOP,
        )


def _band(cell: MarketCell) -> Span | None:
    return _span(cell.guide_min, cell.guide_max, open_ended=cell.guide_open_ended)


def _told(answer: MarketAnswer) -> Iterator[Fact]:
    """Say what changed; nothing where two intervals touch."""
    parted = [change for change in answer.changes if change.change is not None]
    for number, change in enumerate(parted[:MOST_BESIDE]):
        said = (
            f"{_name(answer, change)}: ",
            money(change.change or 0, signed=True),
            f" since {_adverts(change.n_before)} earlier: the intervals part",
        )
        yield Fact("Change", said, Drop.SECOND_CAUTION if number else None)
    if others := len(answer.changes) - len(parted):
        not_shown = f"not shown in {others} groups: intervals overlap or too few"
        yield Fact("Change", not_shown, Drop.ON_TOP if parted else None)


def _funnel(answer: MarketAnswer) -> Iterator[Fact]:
    funnel = answer.funnel
    yield Fact(
        "Records",
        f"{funnel.records:,} read, {funnel.title_matched:,} of the role, "
        f"{funnel.pay_stated:,} state pay, {funnel.distinct:,} different, "
        f"{funnel.permanent:,} permanent",
    )
    apart = [
        f"{count:,} {what}"
        for count, what in (
            (funnel.estimated, "estimates"),
            (funnel.contracts, "contracts"),
            (funnel.other_pay, "not in £ a year"),
            (funnel.abroad, "abroad"),
            (answer.earlier, f"before {answer.since}"),
            (answer.undated, "undated"),
            (sum(reason.records for reason in answer.doubts if reason.not_counted), "in doubt"),
        )
        if count
    ]
    if apart:
        yield Fact("Apart", ", ".join(apart))
    if answer.made_by:
        named = [f"{each.name} ({each.records:,})" for each in answer.made_by[:MOST_SOURCES]]
        more = len(answer.made_by) - MOST_SOURCES
        yield Fact(
            "Made by",
            ", ".join(named) + (f" and {more} more" if more > 0 else ""),
            Drop.OTHER_FIGURES,
        )


def _end_facts(answer: MarketAnswer) -> Iterator[Fact]:
    lost = sum(reason.records for reason in answer.unread)
    if answer.bad_files or lost:
        files = f"{len(answer.bad_files)} files and " if answer.bad_files else ""
        yield caution(f"{files}{_many(lost)} could not be read: --full says why.")
    for reason in [reason for reason in answer.doubts if not reason.not_counted][:1]:
        yield caution(f"{_many(reason.records)}: {reason.why}.", Drop.SECOND_CAUTION)
    first = _by_importance(answer)[:1]
    named = [part.id for cell in first for part in (cell.level, cell.region) if part is not None]
    yield next_step(" ".join(("salary", *named)))


def _details(answer: MarketAnswer) -> Iterator[Block]:
    yield from _percentiles(answer)
    if any(cell.guide_min is not None for cell in answer.cells):
        yield _bands(answer)
    for title, cells in (
        ("Contracts", answer.contracts),
        ("Paid in another currency, or not by the year", answer.other_pay),
    ):
        if cells:
            yield _apart(answer, cells, title)
    if answer.changes:
        yield _changes(answer)
    if answer.made_by:
        yield Facts(
            tuple(Fact(each.name, _many(each.records)) for each in answer.made_by),
            title="Boards and searches that the records name",
        )
    reasons = [
        *(
            f"{reason.why}: {_many(reason.records)}, first {reason.first}"
            for reason in answer.unread
        ),
        *(f"{reason.why}: {_many(reason.records)}" for reason in answer.doubts),
        *answer.bad_files,
    ]
    if reasons:
        yield Facts(
            (Fact("Not used", "\n".join(reasons)),), title="What could not be used as it is"
        )


_PERCENTILES = {"P10": "p10", "P25": "p25", "Median": "median", "P75": "p75", "P90": "p90"}


def _percentiles(answer: MarketAnswer) -> Iterator[Table[tuple[MarketCell, str]]]:
    """Set out each percentile that the adverts suffice for, a row each."""
    found = tuple(
        (cell, name)
        for cell in answer.cells
        for name in _PERCENTILES
        if _percentile(cell, name) is not None
    )
    if found:
        yield Table(
            (
                *_by(answer, lambda item: item[0]),
                Column("n", lambda item: item[0].n, Unit.COUNT),
                Column("", lambda item: item[1], whole=True),
                Column("Pay", lambda item: _percentile(*item), Unit.GBP_PER_YEAR),
                Column("95% interval", lambda item: _percentile_span(*item), Unit.GBP_PER_YEAR),
            ),
            found,
            title="Percentiles",
        )


def _percentile(cell: MarketCell, name: str) -> Decimal | None:
    found: Decimal | None = getattr(cell, _PERCENTILES[name])
    return found


def _percentile_span(cell: MarketCell, name: str) -> Span | None:
    attribute = _PERCENTILES[name]
    return _span(getattr(cell, f"{attribute}_from"), getattr(cell, f"{attribute}_to"))


def _bands(answer: MarketAnswer) -> Table[MarketCell]:
    return Table(
        (
            *_by(answer),
            Column("95% interval", _interval, Unit.GBP_PER_YEAR),
            Column("Guide's band", _band, Unit.GBP_PER_YEAR),
            Column("Interval is", lambda cell: cell.standing and STANDINGS[cell.standing]),
        ),
        tuple(cell for cell in answer.cells if cell.guide_min is not None),
        title="Beside the guide's bands",
    )


def _apart(answer: MarketAnswer, cells: tuple[MarketCell, ...], title: str) -> Table[MarketCell]:
    """Set out what is counted for itself, in whole units of its currency."""

    def median(cell: MarketCell) -> Cell:
        return cell.median and int(cell.median.to_integral_value(ROUND_HALF_UP))

    interval: Column[MarketCell] = Column(
        "95% interval", lambda cell: _span(cell.median_from, cell.median_to), Unit.COUNT
    )
    return Table(
        (*_by(answer), *_PAID, _N, Column("Median", median, Unit.COUNT), interval, _NEEDED),
        cells,
        title=title,
    )


def _whole(answer: MarketAnswer, cells: tuple[MarketCell, ...]) -> Table[MarketCell]:
    """Set out cells with every percentile, its interval and the band of the guide."""
    pounds = all((cell.currency, cell.period) == ("GBP", "year") for cell in cells)
    unit = Unit.GBP_PER_YEAR if pounds else Unit.COUNT
    percentiles: list[Column[MarketCell]] = []
    for name in _PERCENTILES:
        percentiles += (
            Column(name, partial(_percentile, name=name), unit),
            Column(f"{name} 95%", partial(_percentile_span, name=name), unit),
        )
    return Table(
        (
            *_by(answer),
            *(() if pounds else _PAID),
            _N,
            *percentiles,
            _NEEDED,
            Column("Guide's band", _band, Unit.GBP_PER_YEAR),
            Column("Interval", lambda cell: cell.standing and STANDINGS[cell.standing], whole=True),
        ),
        cells,
    )


def _changes(answer: MarketAnswer) -> Table[Change]:
    pay = Unit.GBP_PER_YEAR
    return Table(
        (
            *_by(answer),
            Column("n before", lambda each: each.n_before, Unit.COUNT),
            Column("Before", lambda each: _span(each.before_from, each.before_to), pay),
            Column("n", lambda each: each.n, Unit.COUNT),
            Column("Now", lambda each: _span(each.median_from, each.median_to), pay),
            Column("Change", lambda each: each.change, pay, signed=True),
        ),
        answer.changes,
        title="Since earlier adverts: a change is shown only where the intervals part",
    )


def _many(records: int) -> str:
    return f"{records:,} record{'' if records == 1 else 's'}"


def _adverts(number: int) -> str:
    return f"{number:,} advert{'' if number == 1 else 's'}"
