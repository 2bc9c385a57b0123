"""The work to show, and what it proves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite_all
from mlcareer.advice.remark import RemarkAnswer, remarks_on
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


class AdviceAnswer(Record):
    """One piece of advice."""

    id: str
    name: str
    text: str
    shows: tuple[str, ...]
    """What it proves to an employer."""


class PortfolioAnswer(Answer):
    """Advice on a portfolio, in order of use."""

    schema = "portfolio/1"

    advice: tuple[AdviceAnswer, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def portfolio_advice(guide: Guide, today: date) -> PortfolioAnswer:
    """Return all that the guide says of a portfolio."""
    remarks = remarks_on(guide, [f"portfolio:{item.id}" for item in guide.portfolio])
    return PortfolioAnswer(
        advice=tuple(
            AdviceAnswer(id=item.id, name=item.name, text=item.text, shows=item.shows)
            for item in guide.portfolio
        ),
        remarks=remarks,
        sources=cite_all(guide, today, guide.portfolio, remarks),
    )
