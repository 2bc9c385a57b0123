"""The work to show, and what it proves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource
from mlcareer.advice.remark import RemarkAnswer, remarks_and_sources
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from mlcareer.guide.model import Guide


class PartAnswer(Record):
    """A part of a project."""

    build: str
    proves: str
    """What it proves to an employer."""


class AdviceAnswer(Record):
    """One piece of advice."""

    id: str
    name: str
    text: str
    short: str | None
    """The advice in one line."""
    shows: tuple[str, ...]
    """What it proves to an employer."""
    parts: tuple[PartAnswer, ...]
    """What to build, where the advice is about the parts of a project."""


class PortfolioAnswer(Answer):
    """Advice on a portfolio, in order of use."""

    schema = "portfolio/1"

    advice: tuple[AdviceAnswer, ...]
    remarks: tuple[RemarkAnswer, ...]
    sources: tuple[CitedSource, ...]


def portfolio_advice(guide: Guide, today: date) -> PortfolioAnswer:
    """Return all that the guide says of a portfolio."""
    remarks, sources = remarks_and_sources(guide, today, portfolio=guide.portfolio)
    return PortfolioAnswer(
        advice=tuple(
            AdviceAnswer.copied_from(item, parts=tuple(map(PartAnswer.copied_from, item.part)))
            for item in guide.portfolio
        ),
        remarks=remarks,
        sources=sources,
    )
