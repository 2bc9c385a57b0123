"""How `mlcareer salary` reads."""

from __future__ import annotations

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from mlcareer.page import (
    Bar,
    Block,
    Column,
    Facts,
    Note,
    NoteKind,
    Page,
    Span,
    Table,
    Unit,
)
from mlcareer.pages.facts import fact_list
from mlcareer.pages.independent_pay import independent_pay
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mlcareer.advice.salary import (
        BandAnswer,
        Disagreement,
        PackageRange,
        PayStanding,
        RegionalDifference,
        SalaryAnswer,
    )

BASIS = "Advertised base pay in whole pounds a year. A band is a range of adverts, no percentile."


OPEN_END = "The band is open ended, so how far along it this is cannot be said."


def salary_page(answer: SalaryAnswer) -> Page:
    """Lay out one band with what belongs to it, or the whole table of bands."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
    )


def _title(answer: SalaryAnswer) -> str:
    if not answer.bands:
        return "The guide has no band for this"
    levels = {band.level_name for band in answer.bands}
    regions = {band.region_name for band in answer.bands}
    first = answer.bands[0]
    level = first.level_name if len(levels) == 1 else "All levels"
    if len(regions) == 1:
        region = first.region_name
    else:
        region = "all regions" if answer.place is None else answer.place.name
    return f"{level}, {region}: advertised base pay"


def _blocks(answer: SalaryAnswer) -> Iterator[Block]:
    yield _bands(answer)
    if answer.standings:
        yield Facts(
            tuple(
                (cell_name(standing), standing_sentence(standing)) for standing in answer.standings
            ),
            title=f"Where £{answer.pay:,} stands",
        )
    if answer.place is not None:
        place = answer.place
        facts = [("Place", place.summary), ("Known for", "; ".join(place.known_for))]
        if place.sectors:
            facts.append(("Sectors", ", ".join(place.sectors)))
        if place.employers:
            facts.append(("Employers", ", ".join(place.employers)))
        yield Facts(tuple(facts), title=place.name)
    if answer.neighbours:
        yield _neighbours(answer)
    yield from _regional(answer.regional_differences)
    yield from _package(answer.package)
    yield from fact_list(answer.facts, "Of a package it is worth knowing")
    # Beside the whole table only what speaks to all levels, as the rest fills two screens.
    checks = [check for check in answer.independent if answer.level or not check.levels]
    yield from independent_pay(checks, "What independent sources say")


def salary_in_short(answer: SalaryAnswer, *, with_package: bool) -> Iterator[Block]:
    """Lay out what a report on one person's case says of pay: no day rates, no other regions.

    What can come on top of base pay is left out where an offer beside it says so of its own.
    """
    if answer.standings:
        yield Facts(
            tuple(
                (cell_name(standing), standing_sentence(standing)) for standing in answer.standings
            )
        )
    if answer.neighbours:
        yield _neighbours(answer).replace(title="", caption=_caption(answer))
    else:
        yield _bands(answer)
    if with_package:
        yield from _package(answer.package)
    yearly = [check for check in answer.independent if check.period == "year"]
    yield from independent_pay(yearly, "What independent sources say")


def _bands(answer: SalaryAnswer) -> Table:
    """Draw the bands asked for on one scale; the table that CSV is written from."""
    regions = {band.region for band in answer.bands}
    columns = (
        Column("Level"),
        # A heading for each region leaves room for the bars on a narrow terminal.
        Column("Region", grouped=len(regions) > 1),
        Column("Experience", Unit.YEARS),
        Column("Base pay", Unit.GBP_PER_YEAR),
    )
    rows = tuple(
        (
            band.level_name,
            band.region_name,
            Span(band.experience_min, band.experience_max),
            _span(band),
        )
        for band in answer.bands
    )
    if len(rows) == 1 and answer.pay is None:
        # One bar on a scale of its own shows nothing; its neighbours follow below.
        return Table(columns, rows, caption=_caption(answer))
    bars = (Bar(_span(band), answer.pay) for band in answer.bands)
    return Table(
        (*columns, Column("Bar", Unit.GBP_PER_YEAR)),
        tuple((*row, bar) for row, bar in zip(rows, bars, strict=True)),
        caption=_caption(answer),
    )


def _caption(answer: SalaryAnswer) -> str:
    signs = []
    if answer.pay is not None:
        signs.append(f"◆ is £{answer.pay:,}")
    if any(band.open_ended for band in (*answer.bands, *answer.neighbours)):
        signs.append("▶ goes on beyond the highest figure named")
    return f"{BASIS} {'; '.join(signs)}." if signs else BASIS


def _neighbours(answer: SalaryAnswer) -> Table:
    asked = {band.id for band in answer.bands}
    rows = sorted(
        (*answer.bands, *answer.neighbours),
        key=lambda band: (band.region_name != answer.bands[0].region_name, band.experience_min),
    )
    return Table(
        (
            Column("Level"),
            Column("Region"),
            Column("Base pay", Unit.GBP_PER_YEAR),
            Column("Bar", Unit.GBP_PER_YEAR),
        ),
        tuple(
            (
                f"> {band.level_name}" if band.id in asked else band.level_name,
                band.region_name,
                _span(band),
                Bar(_span(band), answer.pay),
            )
            for band in rows
        ),
        title="Beside its neighbours",
    )


def _span(band: BandAnswer) -> Span:
    return Span(band.min, band.max, band.open_ended)


def cell_name(standing: PayStanding) -> str:
    """Name the cell of the table of bands that pay is held against."""
    return f"{standing.level_name}, {standing.region_name}"


def standing_sentence(standing: PayStanding) -> str:
    """Say in a sentence where pay stands and what is missing to the next level."""
    above, below = standing.above_min, standing.below_max
    along = f"{standing.percent_of_range}% of the way between them"
    sentences = {
        "below": f"£{-above:,} below the lowest figure of the band.",
        "at-floor": f"Exactly the lowest figure of the band; £{below:,} below the highest named.",
        "within": f"£{above:,} above the lowest figure and £{below:,} below the highest named: "
        f"{along}.",
        "at-top": f"Exactly the highest figure named; £{above:,} above the lowest.",
        "above": f"£{-below:,} above the highest figure of the band.",
        "beyond-named": f"£{-below:,} above the highest figure named. {OPEN_END}",
    }
    return f"{sentences[standing.position]} {_to_next(standing)}".strip()


def _to_next(standing: PayStanding) -> str:
    if standing.to_next is None:
        return "There is no band above it."
    name = standing.next_level_name
    if standing.to_next > 0:
        return f"£{standing.to_next:,} more reaches the band of {name}."
    if standing.to_next == 0:
        return f"It is also exactly where the band of {name} begins."
    return f"The band of {name} begins £{-standing.to_next:,} lower."


def _regional(differences: tuple[RegionalDifference, ...]) -> Iterator[Table]:
    """Set the first region of the guide against each of the others."""
    for pair in dict.fromkeys((item.region_name, item.over_region_name) for item in differences):
        yield Table(
            (
                Column("Level"),
                Column("At the lowest figure", Unit.GBP_PER_YEAR),
                Column("in %", Unit.PERCENT),
                Column("At the highest figure", Unit.GBP_PER_YEAR),
                Column("in % ", Unit.PERCENT),
            ),
            tuple(
                (
                    item.level_name,
                    item.min_difference,
                    item.min_percent,
                    item.max_difference,
                    item.max_percent,
                )
                for item in differences
                if (item.region_name, item.over_region_name) == pair
            ),
            title=f"{pair[0]} pays more than {pair[1]} by",
        )


def _package(ranges: tuple[PackageRange, ...]) -> Iterator[Block]:
    """Say once what can come on top, with the pounds where one band or one pay is meant."""
    for addition in dict.fromkeys(item.id for item in ranges):
        yield _addition([item for item in ranges if item.id == addition])


def _addition(ranges: list[PackageRange]) -> Facts:
    first = ranges[0]
    facts = [
        ("Share of base", f"{first.min_percent}-{first.max_percent}%"),
        ("Holds for", " and ".join(first.applies_to) + "; of others the guide says nothing"),
    ]
    if len({(item.base_min, item.base_max) for item in ranges}) == 1:
        low = f"£{first.amount_min:,} ({first.min_percent}% of £{first.base_min:,})"
        high = f"£{first.amount_max:,} ({first.max_percent}% of £{first.base_max:,})"
        facts.insert(1, ("In pounds a year", f"{low} to {high}"))
    if first.caveat:
        facts.append(("Mind", first.caveat))
    facts.append(("Made of", ", ".join(first.parts)))
    return Facts(tuple(facts), title=f"On top of base pay: {first.name}")


def _notes(answer: SalaryAnswer) -> Iterator[Note]:
    if answer.place is not None:
        yield _place_note(answer)
    if answer.years is not None and answer.bands:
        band = answer.bands[0]
        end = "up" if band.experience_max is None else f"under {band.experience_max}"
        text = (
            f"{_years(answer.years)} of experience is {band.level_name}: "
            f"{band.experience_min} years to {end}. Exactly as many years as a level begins "
            "with belong to it."
        )
        yield Note(text.replace("years to up", "years and up"))
    if answer.level is None and any(check.levels for check in answer.independent):
        yield Note("Further independent figures speak to one level: add --level to see them.")
    names = {band.id: f"{band.level_name}, {band.region_name}" for band in answer.bands}
    yield from disagreement_notes(answer.disagreements, names)
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)


def _years(years: Decimal) -> str:
    """Write years to two decimals at most, rounded down so that they stay below an edge."""
    shown = years.quantize(Decimal("0.01"), ROUND_DOWN).normalize()
    return f"{shown:f} year{'' if shown == 1 else 's'}"


def _place_note(answer: SalaryAnswer) -> Note:
    place = answer.place
    if place is None:
        raise ValueError("a note on a place needs a place")
    names = " and ".join(place.region_names)
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


def disagreement_notes(
    disagreements: Iterable[Disagreement], names: Mapping[str, str]
) -> Iterator[Note]:
    """Say of each independent figure which bands it lies outside, and by how much.

    `names` are those of the bands, by id.
    """
    found = tuple(disagreements)
    for check in dict.fromkeys((item.check, item.measure) for item in found):
        items = [item for item in found if (item.check, item.measure) == check]
        outside = " and ".join(_outside(names[item.band], item) for item in items)
        first = items[0]
        sample = "n not stated" if first.sample is None else f"n {first.sample}"
        text = f"{first.title} ({sample}, {first.covers}): the {first.measure}, £{first.figure:,},"
        yield Note(f"{text} lies {outside}.", NoteKind.CAUTION)


def _outside(band: str, item: Disagreement) -> str:
    side = "below" if item.outside_by < 0 else "above"
    return f"£{abs(item.outside_by):,} {side} the band {band}"
