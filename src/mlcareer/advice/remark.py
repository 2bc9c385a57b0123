"""Corrections, doubts and readings that must be shown with the entries they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mlcareer.advice.citation import CitedSource, cite
from mlcareer.guide.entries import reference
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable
    from datetime import date

    from mlcareer.guide.model import Guide


class RemarkAnswer(Record):
    """A remark as an answer carries it."""

    id: str
    kind: Literal["correction", "caution", "reading", "not-known"]
    about: tuple[str, ...]
    """The entries it is about, by table and id, such as `band:junior-london`."""
    text: str
    sources: tuple[str, ...]


def remarks_on(
    guide: Guide, subjects: Iterable[str], cases: Container[str] | None = None
) -> tuple[RemarkAnswer, ...]:
    """Return the remarks about any of some entries, in the order of the guide.

    Args:
        guide: What is known.
        subjects: The entries that are shown, by table and id.
        cases: Where given, which of the cases in `Remark.only` the question is; a remark that is
            for another is left out.
    """
    wanted = set(subjects)
    return tuple(
        RemarkAnswer.copied_from(remark)
        for remark in guide.remark
        if wanted.intersection(remark.about)
        and (cases is None or remark.only is None or remark.only in cases)
    )


def subjects_of(**shown: Iterable[Any]) -> list[str]:
    """Name entries as remarks refer to them; they are given by their table."""
    return [reference(table, entry.id) for table, group in shown.items() for entry in group]


def remarks_and_sources(
    guide: Guide, today: date, cases: Container[str] | None = None, **shown: Collection[Any]
) -> tuple[tuple[RemarkAnswer, ...], tuple[CitedSource, ...]]:
    """Return the remarks about all entries that an answer shows, and the sources of both.

    `shown` are the entries by their table; `cases` as for `remarks_on`.
    """
    remarks = remarks_on(guide, subjects_of(**shown), cases)
    sourced = [group for table, group in shown.items() if table != "skill_category"]
    return remarks, cite(guide.source, (*sourced, remarks), today)
