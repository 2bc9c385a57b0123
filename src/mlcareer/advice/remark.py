"""Corrections, doubts and readings that must be shown with the entries they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

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
        RemarkAnswer(
            id=remark.id,
            kind=remark.kind,
            about=remark.about,
            text=remark.text,
            sources=remark.sources,
        )
        for remark in guide.remark
        if wanted.intersection(remark.about)
        and (cases is None or remark.only is None or remark.only in cases)
    )
