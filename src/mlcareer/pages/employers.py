"""How `mlcareer employers` reads, and the table of employers for pages that have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Facts, Note, Page, Table
from mlcareer.pages.facts import fact_list
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.career.employers import EmployerAnswer, EmployerKindAnswer, EmployersAnswer

UNCHECKED = "A status of `named` means that the guide names it and nothing else was checked."


def employers_page(answer: EmployersAnswer) -> Page:
    """Lay out one employer whole, or a table of those that fit and the kinds without names."""
    return Page(
        title=_title(answer),
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def employer_table(employers: Iterable[EmployerAnswer], title: str = "") -> Iterator[Table]:
    """Set employers out with their status and what they do; nothing when there is none."""
    rows = tuple((item.name, status_of(item), item.work) for item in employers)
    if rows:
        yield Table((Column("Employer"), Column("Status"), Column("What for")), rows, title=title)


def kind_table(kinds: Iterable[EmployerKindAnswer], title: str) -> Iterator[Table]:
    """Set kinds of employer out with what they do; nothing when there is none."""
    rows = tuple(
        (item.name, ", ".join(item.places) or None, "; ".join(item.work)) for item in kinds
    )
    if rows:
        yield Table((Column("Kind"), Column("Where"), Column("What for")), rows, title=title)


def status_of(employer: EmployerAnswer) -> str:
    """Say what became of an employer, when, by whom, and where that is from."""
    if employer.status == "unknown":
        return "named"
    when = f" {employer.status_date}" if employer.status_date else ""
    owner = f" by {employer.owner}" if employer.owner and employer.status == "sold" else ""
    return f"{employer.status}{when}{owner} [{employer.source}]"


def _title(answer: EmployersAnswer) -> str:
    if answer.name is not None:
        names = (*(item.name for item in answer.employers), *(item.name for item in answer.kinds))
        # A filter beside the name may leave neither.
        if names:
            return names[0]
    asked = (name for name in (answer.sector_name, answer.place_name) if name is not None)
    return f"{', '.join(('Employers', *asked))}: {len(answer.employers) or 'none'} named"


def _blocks(answer: EmployersAnswer) -> Iterator[Block]:
    if answer.name is not None:
        for employer in answer.employers:
            yield _one(employer)
    else:
        yield from employer_table(answer.employers)
    title = "" if answer.name is not None else "Kinds of employer, told of without a name"
    yield from kind_table(answer.kinds, title)
    yield from fact_list(answer.facts, "Mind")


def _one(employer: EmployerAnswer) -> Facts:
    facts = [("What for", employer.work), ("Status", status_of(employer))]
    facts.append(("What is known", employer.status_text))
    if employer.owner:
        facts.append(("Owner", employer.owner))
    if employer.sectors:
        facts.append(("Sector", ", ".join(employer.sectors)))
    if employer.places:
        facts.append(("Where", ", ".join(employer.places)))
    return Facts(tuple(facts))


def _notes(answer: EmployersAnswer) -> Iterator[Note]:
    if not answer.employers and not answer.kinds:
        yield Note("The guide names no employer for this. Try `mlcareer employers` for all.")
    if any(item.status == "unknown" for item in answer.employers):
        yield Note(UNCHECKED)
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)


def _rows(answer: EmployersAnswer) -> Table:
    return Table(
        (
            Column("Employer"),
            Column("Kind or named"),
            Column("Status"),
            Column("Status date"),
            Column("Owner"),
            Column("Sectors"),
            Column("Places"),
            Column("What for"),
            Column("What is known"),
            Column("Source"),
        ),
        (
            *(
                (
                    item.name,
                    "named",
                    item.status,
                    item.status_date,
                    item.owner,
                    "; ".join(item.sectors),
                    "; ".join(item.places),
                    item.work,
                    item.status_text,
                    item.source,
                )
                for item in answer.employers
            ),
            *(
                (
                    kind.name,
                    "kind",
                    None,
                    None,
                    None,
                    None,
                    "; ".join(kind.places),
                    "; ".join(kind.work),
                    None,
                    None,
                )
                for kind in answer.kinds
            ),
        ),
    )
