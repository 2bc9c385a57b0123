"""Who hires: employers that the guide names, what became of them, and kinds without names."""

from __future__ import annotations

from datetime import date

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.guide.lookup import by_ids
from mlcareer.guide.model import (
    Area,
    Employer,
    EmployerKind,
    EmployerStatus,
    Guide,
    Place,
    Region,
    Sector,
)
from mlcareer.record import Answer, Record


class EmployerAnswer(Record):
    """An employer that is named."""

    id: str
    name: str
    aliases: tuple[str, ...]
    sectors: tuple[Sector, ...]
    places: tuple[Place, ...]
    """Where the guide puts it."""
    work: str
    """What it uses machine learning for."""
    status: EmployerStatus
    """`unknown`: the guide names it and nothing else was looked for; `unconfirmed`: looked for,
    and not settled."""
    status_text: str
    status_date: str | None
    """Year, month or day on which the status came about."""
    owner: str | None
    source: str
    """The source of the status, by its id under `sources`."""


class EmployerKindAnswer(Record):
    """A kind of employer that is hiring, without names."""

    id: str
    name: str
    places: tuple[Place, ...]
    work: tuple[str, ...]
    example: str | None
    """An employer of this kind that the guide does not name, and what is known of it."""


class EmployersAnswer(Answer):
    """The employers and kinds of employer that fit what was asked."""

    schema = "employers/2"

    name: Employer | EmployerKind | None
    """The employer or kind asked for; null for all."""
    sector: Sector | None
    """The sector asked for."""
    place: Place | Region | Area | None
    """The place, pay region or area asked for."""
    employers: tuple[EmployerAnswer, ...]
    kinds: tuple[EmployerKindAnswer, ...]
    facts: tuple[FactAnswer, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def employers_for(
    guide: Guide,
    today: date,
    *,
    name: Employer | EmployerKind | None = None,
    sector: Sector | None = None,
    place: Place | Region | Area | None = None,
) -> EmployersAnswer:
    """Find employers by name, by sector and by place; a pay region means the places in it.

    A kind of employer belongs to no sector, so none is found with one.
    """
    employers, kinds = guide.employer, guide.employer_kind
    if name is not None:
        employers = tuple(item for item in employers if item == name)
        kinds = tuple(item for item in kinds if item == name)
    if sector is not None:
        employers = tuple(item for item in employers if sector.id in item.sectors)
        kinds = ()
    if place is not None:
        within = _places_in(guide, place)
        employers = tuple(item for item in employers if within & places_of(guide, item))
        kinds = tuple(item for item in kinds if within & set(item.places))
    facts = facts_on(guide, "employers")
    remarks, sources = remarks_and_sources(
        guide, today, employer=employers, employer_kind=kinds, fact=facts
    )
    return EmployersAnswer(
        name=name,
        sector=sector,
        place=place,
        employers=tuple(employer_answer(guide, item) for item in employers),
        kinds=tuple(kind_answer(guide, item) for item in kinds),
        facts=facts,
        remarks=remarks,
        sources=sources,
    )


def places_of(guide: Guide, employer: Employer) -> set[str]:
    """Return the places of an employer, whether it names them or they name it."""
    naming = {place.id for place in guide.place if employer.id in place.employers}
    return naming | set(employer.places)


def employer_answer(guide: Guide, employer: Employer) -> EmployerAnswer:
    """Return an employer as an answer carries it."""
    places = places_of(guide, employer)
    return EmployerAnswer.copied_from(
        employer,
        sectors=by_ids(employer.sectors, guide.sector),
        places=tuple(place for place in guide.place if place.id in places),
        source=employer.sources[0],
    )


def kind_answer(guide: Guide, kind: EmployerKind) -> EmployerKindAnswer:
    """Return a kind of employer as an answer carries it."""
    return EmployerKindAnswer.copied_from(kind, places=by_ids(kind.places, guide.place))


def _places_in(guide: Guide, asked: Place | Region | Area) -> set[str]:
    if isinstance(asked, Region):
        return {place.id for place in guide.place if asked.id in place.regions}
    return {asked.id}
