"""How `mlcareer locations` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Fact,
    Facts,
    Page,
    Table,
    Text,
    caution,
    next_step,
)
from mlcareer.pages.bands import band_table, span_of
from mlcareer.pages.employers import employer_cautions, employer_table, in_brief, kind_table
from mlcareer.pages.entry_names import lower_first, names, number, several
from mlcareer.pages.facts import known
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.text_rows import PAY, SOURCES, TextRow, text_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.locations import LocationAnswer, LocationsAnswer
    from mlcareer.advice.remark import RemarkAnswer

ASK_REMOTE = "has no band: ask whether pay follows the office or your home."


def locations_page(answer: LocationsAnswer) -> Page:
    """Lay out one place with its pay, or all of them with the band that holds in each."""
    place = _one_place(answer)
    return Page(
        answer=_first_line(answer, place),
        blocks=tuple(_blocks(answer, place)),
        details=tuple(_details(answer, place)),
        notes=tuple(remark_notes(remark for remark in answer.remarks if _shown(answer, remark))),
        sources=source_lines(answer.sources),
        footer="" if answer.name is None else "Advertised pay.",
        rows=text_rows(_rows(answer), "Place or region", PAY, SOURCES),
    )


def _one_place(answer: LocationsAnswer) -> LocationAnswer | None:
    asked = "" if answer.name is None else answer.name.id
    return next((place for place in answer.places if place.id == asked), None)


def _first_line(answer: LocationsAnswer, place: LocationAnswer | None) -> str:
    if place is not None:
        bands = " or ".join(region.name for region in place.regions)
        if place.name == bands and place.known_for:
            return f"{place.name}: {lower_first(place.summary.rstrip('.'))}"
        return f"{place.name}: the {bands} bands apply"
    if answer.name is not None:
        region = answer.regions[0]
        return f"{region.name}: {lower_first((region.summary or 'a pay region').rstrip('.'))}"
    first = answer.places[0] if answer.places else None
    if first is None or first.short is None:
        return f"Where the jobs are: {several(len(answer.places), 'place')}"
    others = len(answer.places) - 1
    return f"{first.short}; {number(others)} other markets matter"


def _blocks(answer: LocationsAnswer, place: LocationAnswer | None) -> Iterator[Block]:
    if answer.name is None:
        yield _all(answer)
        yield Facts(tuple(_all_facts(answer)))
        return
    yield band_table(band for region in answer.regions for band in region.bands)
    if place is not None:
        yield Facts(tuple(_place_facts(place)))
    else:
        region = answer.regions[0]
        places = names(region.places)
        facts = [Fact("Places", places)] if places else []
        yield Facts((*facts, next_step(f"salary {region.id}", "locations")))


def _all(answer: LocationsAnswer) -> Table[LocationAnswer]:
    return Table(
        (
            Column("Place", lambda item: item.name),
            Column("Known for", lambda item: "; ".join(item.known_for) or None),
            Column(
                "Pay band",
                lambda item: item.regions[0].name if len(item.regions) == 1 else "ask",
                whole=True,
            ),
        ),
        answer.places,
    )


def _all_facts(answer: LocationsAnswer) -> Iterator[Fact]:
    for place in answer.places:
        if len(place.regions) > 1:
            yield caution(f"{place.name} {ASK_REMOTE}")
    one = next((item for item in answer.places[1:2]), None)
    if one is not None:
        yield next_step(f"locations {one.id}", f"salary {one.id}")


def _place_facts(place: LocationAnswer) -> Iterator[Fact]:
    yield from known(
        ("Known for", place.known_for),
        ("Known", None if place.known_for else place.summary),
        ("Sectors", names(place.sectors)),
        ("Employers", ", ".join(map(in_brief, place.employers))),
        ("Other kinds", f"{names(place.kinds)} (not named)" if place.kinds else None),
    )
    if len(place.regions) > 1:
        yield caution(f"{place.name} {ASK_REMOTE}")
    yield from employer_cautions(place.employers)
    yield next_step(f"salary {place.id}", "locations")


def _details(answer: LocationsAnswer, place: LocationAnswer | None) -> Iterator[Block]:
    if place is None:
        for item in answer.places:
            yield Text((item.summary,), title=item.name)
    else:
        if place.known_for:
            yield Text((place.summary,))
        yield from employer_table(place.employers, "Employers named")
        yield from kind_table(place.kinds, "Other kinds of employer (not named)")
    if answer.regions:
        facts = tuple(
            Fact(region.name, region.summary) for region in answer.regions if region.summary
        )
        if facts:
            yield Facts(facts, title="Pay region" if len(facts) == 1 else "Pay regions")


def _shown(answer: LocationsAnswer, remark: RemarkAnswer) -> bool:
    """Whether a remark is about what the page shows: among all places, no bands or employers."""
    if answer.name is not None:
        return True
    return any(subject.startswith(("place:", "region:")) for subject in remark.about)


def _rows(answer: LocationsAnswer) -> Iterator[TextRow]:
    for place in answer.places:
        yield from _place_rows(place)
    for region in answer.regions:
        yield TextRow(region.name, "pay region", region.summary)
    for region in answer.regions:
        for band in region.bands:
            level, pay = band.level.name, span_of(band)
            yield TextRow(region.name, "pay", level, pay=pay, source=band.source)


def _place_rows(place: LocationAnswer) -> Iterator[TextRow]:
    yield TextRow(place.name, "pay region", " or ".join(region.name for region in place.regions))
    yield TextRow(place.name, "summary", place.summary)
    for part, texts in (
        ("known for", place.known_for),
        ("sector", tuple(sector.name for sector in place.sectors)),
        ("employer", tuple(employer.name for employer in place.employers)),
        ("kind of employer", tuple(kind.name for kind in place.kinds)),
    ):
        yield from (TextRow(place.name, part, text) for text in texts)
