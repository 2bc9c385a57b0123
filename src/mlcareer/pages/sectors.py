"""How `mlcareer sectors` reads."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Fact, Facts, Page, Table, Text, next_step
from mlcareer.pages.employers import employer_cautions, employer_table, in_brief
from mlcareer.pages.entry_names import capital, several
from mlcareer.pages.facts import fact_list, known
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines
from mlcareer.pages.text_rows import TextRow, text_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.sectors import SectorAnswer, SectorsAnswer


def sectors_page(answer: SectorsAnswer) -> Page:
    """Lay out one sector, or all of them with what ML does there and who is named."""
    one = answer.sectors[0] if answer.sector is not None else None
    return Page(
        answer=_first_line(answer) if one is None else f"{one.name}: {one.short or one.summary}",
        blocks=(_all(answer), _all_facts(answer)) if one is None else (_one(one), _one_facts(one)),
        details=tuple(_details(answer)),
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=text_rows(_rows(answer), "Sector"),
    )


def _first_line(answer: SectorsAnswer) -> str:
    said = (fact.short for fact in answer.facts if fact.short and not fact.about)
    return next(said, f"Demand is strongest in {several(len(answer.sectors), 'sector')}")


def _all(answer: SectorsAnswer) -> Table[SectorAnswer]:
    return Table(
        (
            Column("Sector", lambda sector: sector.name),
            Column("What ML does there", lambda sector: sector.short or "; ".join(sector.problems)),
            Column("Employers named", _employers),
        ),
        answer.sectors,
    )


def _employers(sector: SectorAnswer) -> str | None:
    """Name the employers, without those that are closed or not confirmed."""
    named = [item for item in sector.employers if item.status not in {"ended", "unconfirmed"}]
    # A state that has a caution of its own is not said here too.
    return (
        ", ".join(item.name if item.status == "cut-jobs" else in_brief(item) for item in named)
        or None
    )


def _all_facts(answer: SectorsAnswer) -> Facts:
    cautions = employer_cautions(item for sector in answer.sectors for item in sector.employers)
    one = [f"sectors {answer.sectors[0].id}"] if answer.sectors else []
    return Facts((*cautions, next_step(*one, "employers")))


def _one(sector: SectorAnswer) -> Table[tuple[str | None, str | None]]:
    return Table(
        (
            Column("The problems", lambda pair: pair[0] and capital(pair[0])),
            Column("What is asked for", lambda pair: pair[1] and capital(pair[1])),
        ),
        tuple(zip_longest(sector.problems, sector.technical)),
    )


def _one_facts(sector: SectorAnswer) -> Facts:
    employers = _employers(sector) or "none that is open or confirmed"
    return Facts(
        (
            *_rules(sector),
            *known(("Employers", employers if sector.employers else None)),
            *employer_cautions(sector.employers),
            next_step(f"employers --sector {sector.id}", "sectors"),
        )
    )


def _details(answer: SectorsAnswer) -> Iterator[Block]:
    if answer.sector is None:
        for sector in answer.sectors:
            yield Text((sector.summary,), title=sector.name)
            yield _one(sector)
            yield Facts(tuple(_rules(sector)))
        named = {item.id: item for sector in answer.sectors for item in sector.employers}
        yield from employer_table(named.values(), "Employers named")
    else:
        for sector in answer.sectors:
            if sector.short is not None:
                yield Text((sector.summary,))
            yield from employer_table(sector.employers, "Employers named")
    yield from fact_list(answer.facts, "The market")


def _rules(sector: SectorAnswer) -> Iterator[Fact]:
    return known(("Rules", sector.regulation), ("Career", sector.careers))


def _rows(answer: SectorsAnswer) -> Iterator[TextRow]:
    for sector in answer.sectors:
        yield TextRow(sector.name, "What it is", sector.summary)
        for part, texts in (
            ("The problems", sector.problems),
            ("What is asked for technically", sector.technical),
            ("What law and governance ask for", sector.regulation),
            ("What it does for a career", sector.careers),
            ("Employers named", tuple(in_brief(item) for item in sector.employers)),
        ):
            yield from (TextRow(sector.name, part, text) for text in texts)
