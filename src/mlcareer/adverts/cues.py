"""Phrases that say something of what stands beside them, found in one pass over a sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mlcareer.adverts.phrases import PhraseFinder, finder_of

if TYPE_CHECKING:
    from mlcareer.guide.advert_words import AdvertWords

Span = tuple[int, int]


class Cues:
    """The cues of one sentence, by what they say."""

    def __init__(self, finder: PhraseFinder[str], text: str) -> None:
        """Find them, each kind in the order of the text."""
        self._spans: dict[str, list[Span]] = {}
        for says, start, end in finder.find(text):
            self._spans.setdefault(says, []).append((start, end))

    def within(self, says: str, begin: int, end: int) -> Span | None:
        """Return the first cue of a kind that stands between two places."""
        return next(
            (span for span in self._spans.get(says, ()) if begin <= span[0] and span[1] <= end),
            None,
        )

    def all_within(self, says: str, begin: int, end: int) -> list[Span]:
        """Return the cues of a kind that stand between two places."""
        return [span for span in self._spans.get(says, ()) if begin <= span[0] and span[1] <= end]

    def last_within(self, says: str, begin: int, end: int) -> Span | None:
        """Return the last cue of a kind that stands between two places."""
        spans = self._spans.get(says, ())
        return next((s for s in reversed(spans) if begin <= s[0] and s[1] <= end), None)

    def any(self, says: str) -> bool:
        """Tell whether there is one of a kind anywhere."""
        return says in self._spans


@lru_cache(maxsize=4)
def cue_finder(words: AdvertWords) -> PhraseFinder[str]:
    """Return the finder of a table's cues, made once."""
    return finder_of((cue.says, cue.phrases) for cue in words.cue)
