"""Where the demand is: the sectors, their problems, and what each asks for."""

from __future__ import annotations

from datetime import date

from mlcareer.advice.career.employers import EmployerAnswer, employer_answer
from mlcareer.advice.citation import CitedSource
from mlcareer.advice.fact import FactAnswer, facts_on
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.guide.model import Guide, Sector
from mlcareer.record import Answer, Record


class SectorAnswer(Record):
    """One sector."""

    id: str
    name: str
    aliases: tuple[str, ...]
    summary: str
    short: str | None
    """What ML does there, in a few words."""
    problems: tuple[str, ...]
    """What the work is about there."""
    technical: tuple[str, ...]
    """What is asked for technically."""
    regulation: tuple[str, ...]
    """What law, a regulator or governance asks for."""
    careers: tuple[str, ...]
    """What it does for a career."""
    employers: tuple[EmployerAnswer, ...]


class SectorsAnswer(Answer):
    """The sectors with demand, or one of them."""

    schema = "sectors/2"

    sector: Sector | None
    """The sector asked for; null for all."""
    sectors: tuple[SectorAnswer, ...]
    facts: tuple[FactAnswer, ...]
    """Facts about the market; for one sector, those that speak of it."""
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def sectors_for(guide: Guide, today: date, asked: Sector | None = None) -> SectorsAnswer:
    """Describe every sector or one."""
    found = guide.sector if asked is None else (asked,)
    employers = [
        employer
        for employer in guide.employer
        if {sector.id for sector in found} & set(employer.sectors)
    ]
    facts = facts_on(guide, "market", None if asked is None else [f"sector:{asked.id}"])
    remarks, sources = remarks_and_sources(
        guide, today, sector=found, employer=employers, fact=facts
    )
    return SectorsAnswer(
        sector=asked,
        sectors=tuple(_sector_answer(guide, sector) for sector in found),
        facts=facts,
        remarks=remarks,
        sources=sources,
    )


def _sector_answer(guide: Guide, sector: Sector) -> SectorAnswer:
    return SectorAnswer.copied_from(
        sector,
        employers=tuple(
            employer_answer(guide, employer)
            for employer in guide.employer
            if sector.id in employer.sectors
        ),
    )
