"""What was read from a text, with the words that it rests on."""

from __future__ import annotations

from typing import Generic, TypeVar

from mlcareer.record import Record

T_co = TypeVar("T_co", covariant=True)


class Found(Record, Generic[T_co], kw_only=False):
    """A value read from a text."""

    value: T_co
    words: str
    """The words that it rests on, as the text writes them; dots stand where a sentence is cut."""
    line: int | None = None
    """Their line in the file, from 1."""
    why: str = ""
    """Why the words mean it, where they do not say so themselves: a heading, a cue, a badge."""
