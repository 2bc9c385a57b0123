"""Corrections, doubts and readings of the guide as notes below an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.advice.remark import RemarkAnswer

_HOLDING_UP = {"correction", "caution"}


def remark_notes(remarks: Iterable[RemarkAnswer]) -> Iterator[Note]:
    """Return a note for each remark; corrections and doubts are cautions."""
    for remark in remarks:
        kind = NoteKind.CAUTION if remark.kind in _HOLDING_UP else NoteKind.NOTE
        yield Note(f"{remark.text} [{', '.join(remark.sources)}]", kind)
