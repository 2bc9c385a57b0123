"""How `mlcareer portfolio` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Fact, Facts, Page, Table, next_step
from mlcareer.pages.entry_names import several
from mlcareer.pages.facts import known
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.portfolio import PartAnswer, PortfolioAnswer

OURS = "What to build, and what each part proves, is our judgement, not the guide's."


def portfolio_page(answer: PortfolioAnswer) -> Page:
    """Lay out what to build and what it proves, then the rest of the advice."""
    return Page(
        answer=_first_line(answer),
        blocks=tuple(_blocks(answer)),
        details=tuple(_details(answer)),
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=Table(
            (
                Column("Name", lambda item: item.name),
                Column("Advice", lambda item: item.text),
                Column("It shows", lambda item: "; ".join(item.shows)),
            ),
            answer.advice,
        ),
    )


def _first_line(answer: PortfolioAnswer) -> str:
    first = answer.advice[0] if answer.advice else None
    if first is None:
        return "The guide has no advice on a portfolio"
    return first.short or f"Work to show: {several(len(answer.advice), 'piece')} of advice"


def _blocks(answer: PortfolioAnswer) -> Iterator[Block]:
    parts = tuple(part for item in answer.advice for part in item.parts)
    if parts:
        yield _parts(parts)
    elif answer.advice:
        yield Table(
            (
                Column("Work", lambda item: item.name),
                Column("What it proves", lambda item: "; ".join(item.shows) or None),
            ),
            answer.advice,
        )
    facts = [
        Fact(item.name, f"{item.short}.")
        for item in answer.advice[1:]
        if item.short and not item.parts
    ]
    if parts:
        facts.append(Fact("Ours", OURS))
    yield Facts((*facts, next_step("interview system-design", "transition")))


def _parts(parts: tuple[PartAnswer, ...]) -> Table[PartAnswer]:
    return Table(
        (
            Column("Build", lambda part: part.build),
            Column("What it proves", lambda part: part.proves),
        ),
        parts,
    )


def _details(answer: PortfolioAnswer) -> Iterator[Block]:
    for item in answer.advice:
        yield Facts(tuple(known(("Advice", item.text), ("It shows", item.shows))), title=item.name)
