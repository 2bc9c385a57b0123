"""How `mlcareer locations` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Facts, Note, Page, Span, Steps, Table, Text, Unit
from mlcareer.pages.employers import UNCHECKED, employer_table, kind_table
from mlcareer.pages.pay_bands import pay_bands
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.locations import LocationAnswer, LocationsAnswer
    from mlcareer.advice.remark import RemarkAnswer


def locations_page(answer: LocationsAnswer) -> Page:
    """Lay out one place whole, or all of them with the pay regions."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _title(answer: LocationsAnswer) -> str:
    place = _one_place(answer)
    if place is not None:
        return place.name
    return "Where the work is" if answer.name is None else answer.regions[0].name


def _one_place(answer: LocationsAnswer) -> LocationAnswer | None:
    return next((place for place in answer.places if place.id == answer.name), None)


def _blocks(answer: LocationsAnswer) -> Iterator[Block]:
    place = _one_place(answer)
    if place is not None:
        yield from _one(place)
    elif answer.places:
        yield Table(
            (Column("Place"), Column("Pay region"), Column("What it is"), Column("Known for")),
            tuple(
                (
                    item.name,
                    " or ".join(item.region_names),
                    item.summary,
                    "; ".join(item.known_for) or None,
                )
                for item in answer.places
            ),
            caption="One place whole: mlcareer locations NAME.",
        )
    summaries = [(region.name, region.summary) for region in answer.regions]
    told = tuple((name, summary) for name, summary in summaries if summary)
    if told:
        yield Facts(told, title="Pay region" if len(told) == 1 else "Pay regions")
    if answer.name is not None:
        bands = [band for region in answer.regions for band in region.bands]
        yield from pay_bands(bands, "Pay")


def _one(place: LocationAnswer) -> Iterator[Block]:
    yield Text((place.summary,))
    if place.known_for:
        yield Steps(place.known_for, title="Known for")
    if place.sectors:
        yield Facts((("Sectors", ", ".join(place.sectors)),))
    yield from employer_table(place.employers, "Employers named")
    yield from kind_table(place.kinds, "Kinds of employer, told of without a name")


def _notes(answer: LocationsAnswer) -> Iterator[Note]:
    place = _one_place(answer)
    if place is not None and any(item.status == "unknown" for item in place.employers):
        yield Note(UNCHECKED)
    yield from remark_notes(remark for remark in answer.remarks if _shown(answer, remark))
    yield from overdue_notes(answer.sources)


def _shown(answer: LocationsAnswer, remark: RemarkAnswer) -> bool:
    """Whether a remark is about what the page shows: among all places, no bands or employers."""
    if answer.name is not None:
        return True
    return any(subject.startswith(("place:", "region:")) for subject in remark.about)


def _rows(answer: LocationsAnswer) -> Table:
    return Table(
        (
            Column("Place or region"),
            Column("Part"),
            Column("Text"),
            Column("Base pay", Unit.GBP_PER_YEAR),
            Column("Sources"),
        ),
        (
            *(row for place in answer.places for row in _place_rows(place)),
            *((region.name, "pay region", region.summary, None, None) for region in answer.regions),
            *(
                (
                    region.name,
                    "pay",
                    band.level.name,
                    Span(band.min, band.max, band.open_ended),
                    band.source,
                )
                for region in answer.regions
                for band in region.bands
            ),
        ),
    )


def _place_rows(place: LocationAnswer) -> Iterator[tuple[str | None, ...]]:
    yield (place.name, "pay region", " or ".join(place.region_names), None, None)
    yield (place.name, "summary", place.summary, None, None)
    for part, items in (
        ("known for", place.known_for),
        ("sector", place.sectors),
        ("employer", tuple(employer.name for employer in place.employers)),
        ("kind of employer", tuple(kind.name for kind in place.kinds)),
    ):
        for item in items:
            yield (place.name, part, item, None, None)
