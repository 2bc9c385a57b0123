"""How `mlcareer market` reads."""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from typing import TYPE_CHECKING

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
    from collections.abc import Callable, Iterable, Iterator

    from mlcareer.guide.model import Level, Region
    from mlcareer.market.answer import Change, MarketAnswer, MarketCell, Standing
    from mlcareer.page import Cell, Line

MOST_ROWS = 7
"""Rows of the brief table."""

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
    cells = answer.cells
    enough = [cell for cell in cells if cell.median is not None]
    if not cells:
        if not answer.funnel.title_matched:
            return (warn("No adverts"), f" with the title among {_many(answer.funnel.records)}")
        return (warn("No pay"), " to count: no permanent advert states pounds a year")
    if not enough:
        once = [cell for cell in cells if cell.end != "to"]
        # By skill an advert is in several groups.
        counted = min(sum(cell.n for cell in once), answer.funnel.permanent)
        all_of_them = _adverts(counted)
        most = max(cell.n for cell in cells)
        groups = "1 group" if len(once) == 1 else f"{len(once)} groups, {most} at most"
        return (warn("Too few adverts"), f" for a median: {all_of_them} in {groups}; it takes 6")
    first = max(enough, key=lambda cell: cell.n)
    some = len(enough) < len(cells)
    of_all = f"; {len(enough)} of {len(cells)} groups have enough" if some else ""
    found = money(first.median or 0)
    return (f"{_name(answer, first)}: median ", found, f" ({_adverts(first.n)})", of_all)


def _name(answer: MarketAnswer, cell: MarketCell) -> str:
    """Name a cell by what cells are told apart by: `Senior, London`."""
    parts = [name(cell) for what, (_, name) in _NAMES.items() if what in answer.by]
    if cell.end is not None:
        parts.append("from" if cell.end == "from" else "up to")
    return ", ".join(parts) or "All adverts"


def _month(cell: MarketCell) -> str:
    return cell.month or "Not stated"


def _role(cell: MarketCell) -> str:
    return cell.role or "Not stated"


def _level(cell: MarketCell) -> str:
    return "Level not stated" if cell.level is None else cell.level.name


def _region(cell: MarketCell) -> str:
    return "Not stated" if cell.region is None else cell.region.name


def _skill(cell: MarketCell) -> str:
    return cell.skill or "None named"


_NAMES: dict[str, tuple[str, Callable[[MarketCell], str]]] = {
    "month": ("Month", _month),
    "role": ("Role", _role),
    "level": ("Level", _level),
    "region": ("Region", _region),
    "skill": ("Skill", _skill),
}
"""What cells can be told apart by, with the heading and the words for it."""


def _by(answer: MarketAnswer) -> list[Column[MarketCell]]:
    """Return the columns that tell cells apart."""
    return [
        Column(heading, name, whole=True)
        for what, (heading, name) in _NAMES.items()
        if what in answer.by
    ]


def _median(cell: MarketCell) -> Cell:
    return dim("too few") if cell.median is None else cell.median


def _interval(cell: MarketCell) -> Cell:
    if cell.median_from is None or cell.median_to is None:
        return dim(f"{cell.needed} more needed")
    return Span(cell.median_from, cell.median_to)


def _picture(cell: MarketCell) -> Cell:
    if cell.median_from is None or cell.median_to is None or cell.median is None:
        return None
    return Bar(Span(cell.median_from, cell.median_to), int(cell.median))


_ENDS = {"from": "from", "to": "up to"}


def _end(cell: MarketCell) -> str | None:
    return cell.end and _ENDS[cell.end]


def _tables(answer: MarketAnswer) -> Iterator[Block]:
    if answer.cells:
        yield Table(
            (
                *_by(answer),
                Column("End", _end, whole=True),
                Column("n", lambda cell: cell.n, Unit.COUNT),
                Column("Median", _median, Unit.GBP_PER_YEAR),
                Column("95% interval", _interval, Unit.GBP_PER_YEAR),
                Column("", _picture, Unit.GBP_PER_YEAR),
            ),
            answer.cells,
            brief=MOST_ROWS,
        )


def _facts(answer: MarketAnswer) -> Facts:
    return Facts((*_beside_guide(answer), *_told(answer), *_funnel(answer), *_end_facts(answer)))


def _beside_guide(answer: MarketAnswer) -> Iterator[Fact]:
    """Say of the cells with most adverts where they lie beside the guide's band."""
    compared = [cell for cell in answer.cells if cell.standing is not None]
    leaving = [cell for cell in compared if cell.standing != "inside"]
    for number, cell in enumerate(sorted(leaving, key=lambda cell: -cell.n)[:MOST_BESIDE]):
        band = Span(cell.guide_min or 0, cell.guide_max, cell.guide_open_ended)
        words = STANDINGS[cell.standing or "inside"]
        said = (f"{_name(answer, cell)}: ", warn(words), " the band ", money(band))
        yield Fact("Guide", said, Drop.SECOND_CAUTION if number else None)
    inside = len(compared) - len(leaving)
    if compared and (inside or len(leaving) > MOST_BESIDE):
        yield Fact(
            "Guide",
            f"{inside} of {len(compared)} intervals lie inside the guide's band",
            Drop.ON_TOP,
        )


def _band(cell: MarketCell) -> Span | None:
    if cell.guide_min is None:
        return None
    return Span(cell.guide_min, cell.guide_max, cell.guide_open_ended)


def _told(answer: MarketAnswer) -> Iterator[Fact]:
    """Say what changed; nothing where two intervals touch."""
    if not answer.changes:
        return
    parted = [change for change in answer.changes if change.change is not None]
    for number, change in enumerate(parted[:MOST_BESIDE]):
        drop = Drop.SECOND_CAUTION if number else None
        yield Fact("Change", _change_line(change), drop)
    others = len(answer.changes) - len(parted)
    if others:
        yield Fact(
            "Change", f"not shown in {others} groups: intervals overlap or too few", Drop.ON_TOP
        )


def _change_line(change: Change) -> Line:
    names = [part.name for part in (change.level, change.region) if part is not None]
    if change.end is not None:
        names.append("from" if change.end == "from" else "up to")
    return (
        f"{', '.join(names) or 'All adverts'}: ",
        money(change.change or 0, signed=True),
        f" since {_adverts(change.n_before)} earlier: the intervals part",
    )


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
    best = max(answer.cells, key=lambda cell: cell.n, default=None)
    yield next_step(_command(best))


def _command(cell: MarketCell | None) -> str:
    named: list[Level | Region] = []
    if cell is not None:
        named = [part for part in (cell.level, cell.region) if part is not None]
    return " ".join(("salary", *(part.id for part in named)))


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
        yield _changes(answer.changes)
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
        for name, attribute in _PERCENTILES.items()
        if getattr(cell, attribute) is not None
    )

    def interval(item: tuple[MarketCell, str]) -> Span:
        attribute = _PERCENTILES[item[1]]
        return Span(getattr(item[0], f"{attribute}_from"), getattr(item[0], f"{attribute}_to"))

    if found:
        yield Table(
            (
                *(
                    Column(heading, _of_first(name), whole=True)
                    for what, (heading, name) in _NAMES.items()
                    if what in answer.by
                ),
                Column("End", lambda item: _end(item[0]), whole=True),
                Column("n", lambda item: item[0].n, Unit.COUNT),
                Column("", lambda item: item[1], whole=True),
                Column(
                    "Pay",
                    lambda item: getattr(item[0], _PERCENTILES[item[1]]),
                    Unit.GBP_PER_YEAR,
                ),
                Column("95% interval", interval, Unit.GBP_PER_YEAR),
            ),
            found,
            title="Percentiles",
        )


def _of_first(name: Callable[[MarketCell], str]) -> Callable[[tuple[MarketCell, str]], str]:
    return lambda item: name(item[0])


def _bands(answer: MarketAnswer) -> Table[MarketCell]:
    return Table(
        (
            *_by(answer),
            Column("End", _end, whole=True),
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
        if cell.median is None:
            return None
        return int(cell.median.to_integral_value(ROUND_HALF_UP))

    return Table(
        (
            *_by(answer),
            Column("End", _end, whole=True),
            Column("Currency", lambda cell: cell.currency, whole=True),
            Column("Paid by", lambda cell: cell.period, whole=True),
            Column("n", lambda cell: cell.n, Unit.COUNT),
            Column("Median", median, Unit.COUNT),
            Column(
                "95% interval",
                lambda cell: cell.median_from and Span(cell.median_from, cell.median_to),
                Unit.COUNT,
            ),
            Column("Needed", lambda cell: cell.needed or None, Unit.COUNT),
        ),
        cells,
        title=title,
    )


def _whole(answer: MarketAnswer, cells: Iterable[MarketCell]) -> Table[MarketCell]:
    """Set out cells with every percentile, its interval and the band of the guide."""
    found = tuple(cells)
    pounds = all((cell.currency, cell.period) == ("GBP", "year") for cell in found)
    unit = Unit.GBP_PER_YEAR if pounds else Unit.COUNT

    def percent(name: str, attribute: str) -> tuple[Column[MarketCell], Column[MarketCell]]:
        def interval(cell: MarketCell) -> Cell:
            low = getattr(cell, f"{attribute}_from")
            return None if low is None else Span(low, getattr(cell, f"{attribute}_to"))

        return (
            Column(name, lambda cell: getattr(cell, attribute), unit),
            Column(f"{name} 95%", interval, unit),
        )

    return Table(
        (
            *_by(answer),
            Column("End", _end, whole=True),
            *(
                ()
                if pounds
                else (
                    Column("Currency", lambda cell: cell.currency, whole=True),
                    Column("Paid by", lambda cell: cell.period, whole=True),
                )
            ),
            Column("n", lambda cell: cell.n, Unit.COUNT),
            *(
                column
                for name, attribute in _PERCENTILES.items()
                for column in percent(name, attribute)
            ),
            Column("Needed", lambda cell: cell.needed or None, Unit.COUNT),
            Column("Guide's band", _band, Unit.GBP_PER_YEAR),
            Column("Interval", lambda cell: cell.standing and STANDINGS[cell.standing], whole=True),
        ),
        found,
    )


def _changes(changes: tuple[Change, ...]) -> Table[Change]:
    def span(low: int | None, high: int | None) -> Span | None:
        return None if low is None else Span(low, high)

    return Table(
        (
            Column("Level", lambda each: each.level.name if each.level else None),
            Column("Region", lambda each: each.region.name if each.region else None),
            Column("End", lambda each: _ENDS[each.end] if each.end else None, whole=True),
            Column("n before", lambda each: each.n_before, Unit.COUNT),
            Column(
                "Before", lambda each: span(each.before_from, each.before_to), Unit.GBP_PER_YEAR
            ),
            Column("n", lambda each: each.n, Unit.COUNT),
            Column("Now", lambda each: span(each.median_from, each.median_to), Unit.GBP_PER_YEAR),
            Column("Change", lambda each: each.change, Unit.GBP_PER_YEAR, signed=True),
        ),
        changes,
        title="Since earlier adverts: a change is shown only where the intervals part",
    )


def _many(records: int) -> str:
    return f"{records:,} record{'' if records == 1 else 's'}"


def _adverts(number: int) -> str:
    return f"{number:,} advert{'' if number == 1 else 's'}"
