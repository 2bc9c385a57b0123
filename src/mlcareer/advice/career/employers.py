"""Who hires: the employers that the guide names, what became of them, and the kinds it tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite_all
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.guide.lookup import by_id, find
from mlcareer.guide.model import Employer, EmployerStatus, Region
from mlcareer.guide.places import find_place
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Area, EmployerKind, Guide, Place


class EmployerAnswer(Record):
    """An employer that is named."""

    id: str
    name: str
    aliases: tuple[str, ...]
    sectors: tuple[str, ...]
    """Names of its sectors."""
    places: tuple[str, ...]
    """Names of the places where the guide puts it."""
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
    places: tuple[str, ...]
    work: tuple[str, ...]


class EmployersAnswer(Answer):
    """The employers and kinds of employer that fit what was asked."""

    schema = "employers/1"

    name: str | None
    """The employer or kind asked for, by id; null for all."""
    sector: str | None
    """The sector asked for, by id."""
    sector_name: str | None
    place: str | None
    """The place or pay region asked for, by id."""
    place_name: str | None
    employers: tuple[EmployerAnswer, ...]
    kinds: tuple[EmployerKindAnswer, ...]
    facts: tuple[FactAnswer, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def employers_for(
    guide: Guide,
    today: date,
    *,
    name: str | None = None,
    sector: str | None = None,
    place: str | None = None,
) -> EmployersAnswer:
    """Find employers by name, by sector and by place; a pay region stands for its places.

    A kind of employer belongs to no sector, so none is found with one.

    Raises:
        UnknownNameError: The guide has no such employer, sector or place.
    """
    employers, kinds = guide.employer, guide.employer_kind
    asked = None
    if name is not None:
        known: tuple[Employer | EmployerKind, ...] = (*employers, *kinds)
        asked = find("employer", name, known)
        employers = tuple(item for item in employers if item is asked)
        kinds = tuple(item for item in kinds if item is asked)
    asked_sector = None if sector is None else find("sector", sector, guide.sector)
    if asked_sector is not None:
        employers = tuple(item for item in employers if asked_sector.id in item.sectors)
        kinds = ()
    asked_place = None
    if place is not None:
        asked_place = find_place(guide, place)
        within = _places_in(guide, asked_place)
        employers = tuple(item for item in employers if within & places_of(guide, item))
        kinds = tuple(item for item in kinds if within & set(item.places))
    facts = facts_on(guide, "employers")
    remarks = remarks_on(
        guide,
        [
            *(f"employer:{item.id}" for item in employers),
            *(f"employer-kind:{item.id}" for item in kinds),
            *(f"fact:{fact.id}" for fact in facts),
        ],
    )
    return EmployersAnswer(
        name=None if asked is None else asked.id,
        sector=None if asked_sector is None else asked_sector.id,
        sector_name=None if asked_sector is None else asked_sector.name,
        place=None if asked_place is None else asked_place.id,
        place_name=None if asked_place is None else asked_place.name,
        employers=tuple(employer_answer(guide, item) for item in employers),
        kinds=tuple(kind_answer(guide, item) for item in kinds),
        facts=facts,
        remarks=remarks,
        sources=cite_all(guide, today, employers, kinds, facts, remarks),
    )


def places_of(guide: Guide, employer: Employer) -> set[str]:
    """Return the places of an employer, whether it names them or they name it."""
    naming = {place.id for place in guide.place if employer.id in place.employers}
    return naming | set(employer.places)


def employer_answer(guide: Guide, employer: Employer) -> EmployerAnswer:
    """Return an employer as an answer carries it."""
    places = places_of(guide, employer)
    return EmployerAnswer(
        id=employer.id,
        name=employer.name,
        aliases=employer.aliases,
        sectors=tuple(by_id(sector, guide.sector).name for sector in employer.sectors),
        places=tuple(place.name for place in guide.place if place.id in places),
        work=employer.work,
        status=employer.status,
        status_text=employer.status_text,
        status_date=employer.status_date,
        owner=employer.owner,
        source=employer.sources[0],
    )


def kind_answer(guide: Guide, kind: EmployerKind) -> EmployerKindAnswer:
    """Return a kind of employer as an answer carries it."""
    return EmployerKindAnswer(
        id=kind.id,
        name=kind.name,
        places=tuple(by_id(place, guide.place).name for place in kind.places),
        work=kind.work,
    )


def _places_in(guide: Guide, asked: Place | Region | Area) -> set[str]:
    if isinstance(asked, Region):
        return {place.id for place in guide.place if asked.id in place.regions}
    return {asked.id}
