"""How `mlcareer salary` reads."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from mlcareer.page import (
    Bar,
    Block,
    Cell,
    Column,
    Facts,
    Note,
    NoteKind,
    Page,
    Span,
    Table,
    Unit,
)
from mlcareer.pages.amounts import pounds
from mlcareer.pages.facts import fact_list
from mlcareer.pages.independent_pay import independent_pay, yardsticks
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines
from mlcareer.pages.standing import cell_name, disagreement_notes, range_sentence, standing_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.career.salary import (
        BandAnswer,
        CheckAnswer,
        PackageRange,
        RegionalDifference,
        SalaryAnswer,
    )

BASIS = "A range of adverts, not a percentile"


def salary_page(answer: SalaryAnswer) -> Page:
    """Lay out one band with what belongs to it, or the whole table of bands."""
    printed = _printed(answer)
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=(*_notes(answer), *overdue_notes(answer.sources, printed)),
        sources=source_lines(answer.sources, printed),
        rows=_rows(answer),
    )


def _title(answer: SalaryAnswer) -> str:
    if not answer.bands:
        return "The guide has no band for this"
    levels = {band.level.name for band in answer.bands}
    regions = {band.region.name for band in answer.bands}
    first = answer.bands[0]
    level = "All levels"
    if len(levels) == 1:
        end = "+" if first.experience_max is None else f"–{first.experience_max}"
        level = f"{first.level.name} ({first.experience_min}{end} years)"
    if len(regions) == 1:
        region = first.region.name
    else:
        region = "all regions" if answer.place is None else answer.place.name
    return f"{level}, {region}: advertised base pay"


def _blocks(answer: SalaryAnswer) -> Iterator[Block]:
    # One bar on a scale of its own would show nothing, so a level stands among its neighbours.
    yield _neighbours(answer) if answer.neighbours else _bands(answer)
    yield from _standings(answer)
    if answer.place is not None:
        place = answer.place
        facts = [("Place", place.summary)]
        if place.known_for:
            facts.append(("Known for", "; ".join(place.known_for)))
        if place.sectors:
            facts.append(("Sectors", ", ".join(place.sectors)))
        if place.employers:
            facts.append(("Employers", ", ".join(place.employers)))
        yield Facts(tuple(facts), title=place.name)
    if answer.level is not None:
        yield from _regional(answer.regional_differences)
        if answer.regions_beside and not answer.regional_differences:
            regions = (
                f"{answer.regions_beside} more regions: mlcareer salary --level {answer.level.id}"
            )
            yield Facts((("Beside it", regions),))
    yield from _package(answer.package)
    yield from fact_list(answer.facts, "Of a package it is worth knowing")
    yield from _others(answer)


def _others(answer: SalaryAnswer) -> Iterator[Block]:
    """Show what others found: under the role's titles, and beside them."""
    checks = _shown_checks(answer)
    yield from independent_pay(checks, "What others found under the role's own titles, a year")
    yield from yardsticks(checks)


def _shown_checks(answer: SalaryAnswer) -> list[CheckAnswer]:
    """Return the independent figures that the page has room for.

    For one level those are its own, a year; beside the whole table the yardsticks alone, as the
    others would fill two screens there, and where one lies outside a band a note says so. A grade
    fits no level and no region, so it stands in `compare` only.
    """
    if answer.level is not None:
        checks = [check for check in answer.independent if check.period == "year"]
    else:
        yardsticks = (check for check in answer.independent if check.counts != "title")
        checks = [check for check in yardsticks if check.counts != "grade"]
    if answer.region is None:
        checks = [check for check in checks if not check.places]
    return [check for check in checks if not _gives_way(answer, check, checks)]


def _gives_way(answer: SalaryAnswer, check: CheckAnswer, checks: Iterable[CheckAnswer]) -> bool:
    """Whether a figure without a sample has a better one of its kind beside it.

    For a region that is the region's own; beside the whole table, one that states its sample.
    """
    kind = (check.counts, check.period, check.levels)
    others = [other for other in checks if (other.counts, other.period, other.levels) == kind]
    if check.sample is not None or check.counts == "title":
        return False
    if answer.region is None:
        return any(other.sample is not None for other in others)
    return not check.regions and any(other.regions and not other.places for other in others)


def _printed(answer: SalaryAnswer) -> set[str]:
    """Return the sources of what the page shows."""
    hidden = {check.id for check in answer.independent} - {
        *(check.id for check in _shown_checks(answer)),
        *(item.check for item in answer.disagreements),
    }
    behind = {check.source for check in answer.independent if check.id in hidden}
    shown = {
        *(check.source for check in answer.independent if check.id not in hidden),
        *(name for remark in answer.remarks for name in remark.sources),
        *(name for fact in answer.facts for name in fact.sources),
    }
    return {source.id for source in answer.sources} - (behind - shown)


def _standings(answer: SalaryAnswer) -> Iterator[Facts]:
    """Say where the pay asked about stands, band by band."""
    if answer.pay is None:
        return
    asked = pounds(answer.pay)
    if answer.pay_to is not None and answer.range_standings:
        pairs = [(cell_name(item), range_sentence(item)) for item in answer.range_standings]
        yield Facts(tuple(pairs), title=f"Where {asked}–{pounds(answer.pay_to)} stands")
    elif answer.standings:
        yield Facts(standing_pairs(answer.standings), title=f"Where {asked} stands")


def salary_in_short(answer: SalaryAnswer, *, with_package: bool) -> Iterator[Block]:
    """Lay out what a report on one person's case says of pay: no day rates, no other regions.

    What can come on top of base pay is left out where an offer beside it says so of its own.
    """
    if answer.standings:
        yield Facts(standing_pairs(answer.standings))
    yield _neighbours(answer) if answer.neighbours else _bands(answer)
    if with_package:
        yield from _package(answer.package)
    yield from _others(answer)


def _bands(answer: SalaryAnswer) -> Table:
    """Draw the bands asked for on one scale."""
    regions = {band.region.id for band in answer.bands}
    return Table(
        (
            Column("Level"),
            # A heading for each region leaves room for the bars on a narrow terminal.
            Column("Region", grouped=len(regions) > 1),
            Column("Experience", Unit.YEARS),
            Column("Base pay", Unit.GBP_PER_YEAR),
            Column("Bar", Unit.GBP_PER_YEAR),
        ),
        tuple(
            (
                band.level.name,
                band.region.name,
                Span(band.experience_min, band.experience_max),
                _span(band),
                _bar(answer, band),
            )
            for band in answer.bands
        ),
        caption=_caption(answer),
    )


def _caption(answer: SalaryAnswer) -> str:
    signs = []
    if answer.pay is not None:
        end = "" if answer.pay_to is None else ", where the range begins"
        signs.append(f"◆ is {pounds(answer.pay)}{end}")
    if any(band.open_ended for band in (*answer.bands, *answer.neighbours)):
        signs.append("▶ is open ended")
    named = ", ".join(dict.fromkeys(band.source for band in answer.bands))
    basis = f"{BASIS} [{named}]" if named else BASIS
    return f"{'; '.join((basis, *signs))}."


def _neighbours(answer: SalaryAnswer) -> Table:
    """Draw the bands asked for, each marked, among the levels beside and the other regions."""
    asked = {band.id for band in answer.bands}
    shown = (*answer.bands, *answer.neighbours)
    regions = list(dict.fromkeys(band.region.id for band in shown))
    rows = sorted(shown, key=lambda band: (regions.index(band.region.id), band.experience_min))
    return Table(
        (
            Column("Level"),
            Column("Region"),
            Column("Base pay", Unit.GBP_PER_YEAR),
            Column("Bar", Unit.GBP_PER_YEAR),
        ),
        tuple(
            (
                f"> {band.level.name}" if band.id in asked else band.level.name,
                band.region.name,
                _span(band),
                _bar(answer, band),
            )
            for band in rows
        ),
        caption=_caption(answer),
    )


def _span(band: BandAnswer) -> Span:
    return Span(band.min, band.max, band.open_ended)


def _bar(answer: SalaryAnswer, band: BandAnswer) -> Bar:
    return Bar(_span(band), answer.pay)


def _rows(answer: SalaryAnswer) -> Table:
    """Set each band out with all that is known of it and of the pay asked about, for CSV."""
    columns = [
        Column("Level"),
        Column("Region"),
        Column("Experience", Unit.YEARS),
        Column("Base pay", Unit.GBP_PER_YEAR),
    ]
    rows: list[list[Cell]] = [
        [
            band.level.name,
            band.region.name,
            Span(band.experience_min, band.experience_max),
            _span(band),
        ]
        for band in answer.bands
    ]
    if answer.range_standings:
        columns += [
            Column("Pay", Unit.GBP_PER_YEAR),
            Column("Lower end"),
            Column("Upper end"),
            Column("Within the band", Unit.GBP_PER_YEAR),
            Column("Below it", Unit.GBP_PER_YEAR),
            Column("Above it", Unit.GBP_PER_YEAR),
            Column("Of the range within", Unit.PERCENT),
            Column("Of the band taken up", Unit.PERCENT),
        ]
        for row, item in zip(rows, answer.range_standings, strict=True):
            row += [Span(item.pay, item.pay_to), item.position, item.position_to]
            row += [item.inside, item.below, item.above]
            row += [item.percent_inside, item.percent_of_band]
    elif answer.standings:
        columns += [
            Column("Pay", Unit.GBP_PER_YEAR),
            Column("Position"),
            Column("Above the lowest", Unit.GBP_PER_YEAR),
            Column("Below the highest named", Unit.GBP_PER_YEAR),
            Column("Of the way", Unit.PERCENT),
            Column("To the next level", Unit.GBP_PER_YEAR),
        ]
        for row, found in zip(rows, answer.standings, strict=True):
            row += [answer.pay, found.position, found.above_min, found.below_max]
            row += [found.percent_of_range, found.to_next]
    columns.append(Column("Sources"))
    for row, band in zip(rows, answer.bands, strict=True):
        row.append(band.source)
    return Table(tuple(columns), tuple(map(tuple, rows)))


def _regional(differences: tuple[RegionalDifference, ...]) -> Iterator[Facts]:
    """Say of one level what the first region pays over each of the others."""
    pairs = tuple(
        (
            f"{item.region.name} over {item.over_region.name}",
            (
                f"{pounds(item.min_difference)} ({item.min_percent}%) at the bottom, "
                f"{pounds(item.max_difference)} ({item.max_percent}%) at the top"
            ),
        )
        for item in differences
    )
    if pairs:
        yield Facts(pairs)


def _package(ranges: tuple[PackageRange, ...]) -> Iterator[Block]:
    """Say once what can come on top, with the pounds where one band or one pay is meant."""
    for addition in dict.fromkeys(item.id for item in ranges):
        yield _addition([item for item in ranges if item.id == addition])


def _addition(ranges: list[PackageRange]) -> Facts:
    first = ranges[0]
    share = f"{first.min_percent}-{first.max_percent}% of base"
    facts = [("Holds for", f"{' and '.join(first.applies_to)}; of others nothing is said")]
    if len({(item.base_min, item.base_max) for item in ranges}) == 1:
        low = f"{pounds(first.amount_min)} ({first.min_percent}% of {pounds(first.base_min)})"
        high = f"{pounds(first.amount_max)} ({first.max_percent}% of {pounds(first.base_max)})"
        facts.insert(0, (share, f"{low} to {high}"))
        share = ""
    if first.caveat:
        facts.append(("Mind", first.caveat))
    if not all(part.casefold() in first.name.casefold() for part in first.parts):
        facts.append(("Made of", ", ".join(first.parts)))
    title = f"On top of base pay: {first.name}"
    return Facts(tuple(facts), title=f"{title}, {share}" if share else title)


def _notes(answer: SalaryAnswer) -> Iterator[Note]:
    if answer.place is not None:
        yield _place_note(answer)
    if answer.years is not None and answer.bands:
        band = answer.bands[0]
        end = "up" if band.experience_max is None else f"under {band.experience_max}"
        text = (
            f"{_years(answer.years)} of experience is {band.level.name}: "
            f"{band.experience_min} years to {end}."
        )
        yield Note(text.replace("years to up", "years and up"))
    if answer.level is None and any(check.levels for check in answer.independent):
        yield Note("Further independent figures speak to one level: add --level to see them.")
    names = {band.id: f"{band.level.name}, {band.region.name}" for band in answer.bands}
    yield from disagreement_notes(answer.disagreements, names)
    yield from remark_notes(answer.remarks)


def _years(years: Decimal) -> str:
    """Write years to two decimals at most, rounded down so that they stay below an edge."""
    shown = years.quantize(Decimal("0.01"), ROUND_DOWN).normalize()
    return f"{shown:f} year{'' if shown == 1 else 's'}"


def _place_note(answer: SalaryAnswer) -> Note:
    place = answer.place
    if place is None:
        raise ValueError("a note on a place needs a place")
    names = " and ".join(region.name for region in place.regions)
    if len(place.regions) == 1:
        return Note(
            f"The guide has no band for {place.name} itself. It lies in the pay region {names}, "
            "whose bands are shown."
        )
    return Note(
        f"The guide has no band for {place.name.lower()} work. Both are shown: {names}. Which "
        "one an employer pays by is worth asking.",
        NoteKind.CAUTION,
    )
