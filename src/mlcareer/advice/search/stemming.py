"""The stem of an English word, so that `deploying` finds `deployment`.

Snowball's English stemmer finds it, in PyStemmer, which loads in 2 ms; snowballstemmer, the same
in Python alone, loads the stemmers of some thirty languages in 4 to 12 ms.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_APART = {
    "experiment": "experiment",
    "experiments": "experiment",
    "experimented": "experiment",
    "experimenting": "experiment",
    "experimental": "experiment",
    "experimentation": "experiment",
    "personal": "personal",
    "national": "national",
}
"""Words that Snowball puts with others that mean something else: experience, person, nation."""

_SHORTEST = 3
"""Letters. What is shorter is left alone."""


def stem(word: str) -> str:
    """Return the stem of a word in lower case; words with one stem are of one family."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    known: str = _APART.get(word) or _english().stemWord(word)
    return known


@cache
def _english() -> Any:  # noqa: ANN401 - PyStemmer has no types
    # Only where a word is looked for: the index of the wheel is counted without it.
    from Stemmer import Stemmer

    return Stemmer("english")
