"""The work to show, and what it proves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mlcareer.advice.citation import CitedSource, cite_all
from mlcareer.advice.remark import RemarkAnswer, remarks_on
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
    remarks = remarks_on(guide, [f"portfolio:{item.id}" for item in guide.portfolio])
    return PortfolioAnswer(
        advice=tuple(
            AdviceAnswer(
                id=item.id,
                name=item.name,
                text=item.text,
                short=item.short,
                shows=item.shows,
                parts=tuple(PartAnswer(build=p.build, proves=p.proves) for p in item.part),
            )
            for item in guide.portfolio
        ),
        remarks=remarks,
        sources=cite_all(guide, today, guide.portfolio, remarks),
    )
