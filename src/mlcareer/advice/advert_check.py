"""What was found in the text of an advert, for whoever writes it."""

from __future__ import annotations

from typing import Literal

from mlcareer.record import Record

ProblemKind = Literal[
    "level", "years", "degree", "skills", "pay", "holiday", "age", "sex", "disability"
]
"""What a line to mend is about: the last three are wording that guidance names as a risk."""


class AdvertProblem(Record, kw_only=False):
    """One thing to mend, by a rule with a source."""

    kind: ProblemKind
    line: int | None
    """In the file, from 1."""
    words: str
    """As the advert writes them."""
    better: str
    """What to write instead, or what to do."""
    why: str
    sources: tuple[str, ...]


class CodedWords(Record, kw_only=False):
    """Words that a study found to lean to one sex: a hint, and never a fault."""

    leaning: Literal["masculine", "feminine"]
    words: tuple[str, ...]
    """As the advert writes them, each once."""
    lines: tuple[int, ...]


class AdvertCheck(Record):
    """What was found in one advert. Its reader is the writer; no candidate is judged."""

    file: str
    title: str
    problems: tuple[AdvertProblem, ...]
    """In the order of the text."""
    left_out: tuple[str, ...]
    """What a candidate will ask, because the advert does not say it."""
    clear: tuple[str, ...]
    """What it says clearly."""
    hints: tuple[CodedWords, ...]
