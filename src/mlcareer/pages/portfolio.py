"""How `mlcareer portfolio` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Column, Facts, Page, Table
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from mlcareer.advice.career.portfolio import PortfolioAnswer


def portfolio_page(answer: PortfolioAnswer) -> Page:
    """Lay out each piece of advice with what it proves."""
    return Page(
        title="The work to show",
        blocks=tuple(
            Facts(
                (
                    ("Advice", item.text),
                    *((("It shows", "; ".join(item.shows)),) if item.shows else ()),
                ),
                title=item.name,
            )
            for item in answer.advice
        ),
        notes=(*remark_notes(answer.remarks), *overdue_notes(answer.sources)),
        sources=source_lines(answer.sources),
        rows=Table(
            (Column("Name"), Column("Advice"), Column("It shows")),
            tuple((item.name, item.text, "; ".join(item.shows)) for item in answer.advice),
        ),
    )
