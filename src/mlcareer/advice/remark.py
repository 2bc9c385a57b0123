"""Corrections, doubts and readings that must be shown with the entries they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.guide.model import Guide


class RemarkAnswer(Record):
    """A remark as an answer carries it."""

    id: str
    kind: Literal["correction", "caution", "reading", "not-known"]
    about: tuple[str, ...]
    """The entries it is about, by table and id, such as `band:junior-london`."""
    text: str
    sources: tuple[str, ...]


def remarks_on(guide: Guide, subjects: Iterable[str]) -> tuple[RemarkAnswer, ...]:
    """Return the remarks about any of some entries, in the order of the guide."""
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
    )
