"""How `mlcareer sectors` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Note, Page, Steps, Table, Text
from mlcareer.pages.employers import UNCHECKED, employer_table, status_of
from mlcareer.pages.facts import fact_list
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.employers import EmployerAnswer
    from mlcareer.advice.career.sectors import SectorAnswer, SectorsAnswer


def sectors_page(answer: SectorsAnswer) -> Page:
    """Lay out one sector whole, or all of them with what each is about."""
    return Page(
        title=answer.sectors[0].name if answer.sector else "Sectors with demand",
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _blocks(answer: SectorsAnswer) -> Iterator[Block]:
    if answer.sector is None:
        yield Table(
            (Column("Sector"), Column("What it is"), Column("Employers named")),
            tuple(
                (
                    sector.name,
                    sector.summary,
                    ", ".join(_short(item) for item in sector.employers) or None,
                )
                for sector in answer.sectors
            ),
            caption="One sector whole: mlcareer sectors NAME.",
        )
    else:
        for sector in answer.sectors:
            yield from _one(sector)
    yield from fact_list(answer.facts, "The market")


def _one(sector: SectorAnswer) -> Iterator[Block]:
    yield Text((sector.summary,))
    for title, items in _parts(sector):
        yield Steps(items, title=title)
    yield from employer_table(sector.employers, "Employers named")


def _parts(sector: SectorAnswer) -> tuple[tuple[str, tuple[str, ...]], ...]:
    parts = (
        ("The problems", sector.problems),
        ("What is asked for technically", sector.technical),
        ("What law and governance ask for", sector.regulation),
        ("What it does for a career", sector.careers),
    )
    return tuple((title, items) for title, items in parts if items)


def _short(employer: EmployerAnswer) -> str:
    if employer.status == "unknown":
        return employer.name
    when = f" {employer.status_date}" if employer.status_date else ""
    return f"{employer.name} ({employer.status}{when})"


def _notes(answer: SectorsAnswer) -> Iterator[Note]:
    named = [item for sector in answer.sectors for item in sector.employers]
    if answer.sector is not None and any(item.status == "unknown" for item in named):
        yield Note(UNCHECKED)
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)


def _rows(answer: SectorsAnswer) -> Table:
    return Table(
        (Column("Sector"), Column("Part"), Column("Text")),
        tuple(row for sector in answer.sectors for row in _sector_rows(sector)),
    )


def _sector_rows(sector: SectorAnswer) -> Iterator[tuple[str, ...]]:
    yield (sector.name, "What it is", sector.summary)
    for title, items in _parts(sector):
        for item in items:
            yield (sector.name, title, item)
    for employer in sector.employers:
        yield (sector.name, "Employers named", f"{employer.name}: {status_of(employer)}")
