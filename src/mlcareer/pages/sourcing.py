"""The foot of a page: what it rests on, how old that is, and what is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Note, NoteKind, SourceLine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlcareer.advice.citation import CitedSource


def source_lines(sources: Iterable[CitedSource]) -> tuple[SourceLine, ...]:
    """Return a line for each source: what it is, from when, checked when, on how many cases."""
    return tuple(
        SourceLine(source.id, _described(source), source.address, source.overdue)
        for source in sources
    )


def overdue_notes(sources: Iterable[CitedSource]) -> tuple[Note, ...]:
    """Return a caution when part of an answer rests on a source that is overdue for review."""
    overdue = [source for source in sources if source.overdue]
    if not overdue:
        return ()
    named = ", ".join(f"{source.id} (since {source.overdue_from})" for source in overdue)
    text = f"This rests in part on figures that are overdue for review: {named}."
    return (Note(text, NoteKind.CAUTION),)


def _described(source: CitedSource) -> str:
    parts = [f"{source.title}, {source.publisher}"]
    parts.append(f"published {source.published}" if source.published else "undated")
    if source.covers:
        parts.append(source.covers)
    if source.sample is not None:
        parts.append(f"n {source.sample:,}")
    if source.secondary:
        parts.append("secondary")
    parts.append(f"checked {source.checked}")
    return "; ".join(parts)
