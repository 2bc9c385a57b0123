"""Rows of a CSV whose answer is texts of several kinds, and bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Column, Span, Table, Unit
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


class TextRow(Record, kw_only=False):
    """One text, with what it is about and which part of the answer it is."""

    subject: str | None
    part: str
    text: str | None
    region: str | None = None
    pay: Span | None = None
    source: str | None = None


REGION: Column[TextRow] = Column("Region", lambda row: row.region)
PAY: Column[TextRow] = Column("Base pay", lambda row: row.pay, Unit.GBP_PER_YEAR)
SOURCES: Column[TextRow] = Column("Sources", lambda row: row.source)


def text_rows(rows: Iterable[TextRow], subject: str, *more: Column[TextRow]) -> Table[TextRow]:
    """Set texts out, a row each; `subject` heads the column of what they are about."""
    return Table(
        (
            Column(subject, lambda row: row.subject),
            Column("Part", lambda row: row.part),
            Column("Text", lambda row: row.text),
            *more,
        ),
        tuple(rows),
    )
