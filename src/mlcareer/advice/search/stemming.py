"""The stem of an English word, so that `deploying` finds `deployment`.

This is Porter's algorithm as he published it in 1980 ("An algorithm for suffix stripping",
Program 14, 130-137), step by step but for two things, in which it is as his later English stemmer:
a final y becomes i only after a consonant, or `deploy` would be parted from `deployment`, and a few
words are looked up before any step. It stands here as
the package that offers it, snowballstemmer, loads the stemmers of some thirty languages: 32 ms,
three times what a search of the guide takes.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

_LOOKED_UP = {
    "personal": "personal",
    "personally": "personal",
    "national": "national",
    "nationally": "national",
    "general": "general",
    "generally": "general",
    "internal": "internal",
    "internally": "internal",
    "experiment": "experiment",
    "experiments": "experiment",
    "experimented": "experiment",
    "experimenting": "experiment",
}
"""Words that the steps would put with others that mean something else: person, nation, generate,
intern and experience."""

_SHORTEST = 3
"""Letters. What is shorter is left alone."""

_STEP_2 = (
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("abli", "able"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
)
_STEP_3 = (
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
)
_STEP_4 = (
    *("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent"),
    *("sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"),
)


@cache
def stem(word: str) -> str:
    """Return the stem of a word in lower case; words with one stem are of one family."""
    if len(word) < _SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    if word in _LOOKED_UP:
        return _LOOKED_UP[word]
    word = _past_and_gerund(_plural(word))
    if word.endswith("y") and _consonant(word, len(word) - 2) and _has_vowel(word[:-1]):
        word = f"{word[:-1]}i"
    word = _replaced(word, _STEP_2)
    word = _replaced(word, _STEP_3)
    return _last_letters(_without_suffix(word))


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _past_and_gerund(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for suffix in ("ed", "ing"):
        rest = word.removesuffix(suffix)
        if rest != word and _has_vowel(rest):
            if rest.endswith(("at", "bl", "iz")):
                return f"{rest}e"
            if _double_consonant(rest) and rest[-1] not in "lsz":
                return rest[:-1]
            return f"{rest}e" if _measure(rest) == 1 and _short_end(rest) else rest
    return word


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    """Replace the longest of some endings where enough of the word stands before it."""
    found = [pair for pair in endings if word.endswith(pair[0])]
    if not found:
        return word
    suffix, other = max(found, key=lambda pair: len(pair[0]))
    rest = word.removesuffix(suffix)
    return f"{rest}{other}" if _measure(rest) else word


def _without_suffix(word: str) -> str:
    found = [suffix for suffix in _STEP_4 if word.endswith(suffix)]
    if not found:
        return word
    suffix = max(found, key=len)
    if suffix in {"sion", "tion"}:
        suffix = "ion"
    rest = word.removesuffix(suffix)
    return rest if _measure(rest) > 1 else word


def _last_letters(word: str) -> str:
    if word.endswith("e"):
        rest = word[:-1]
        if _measure(rest) > 1 or (_measure(rest) == 1 and not _short_end(rest)):
            word = rest
    if word.endswith("ll") and _measure(word) > 1:
        word = word[:-1]
    return word


def _consonant(word: str, index: int) -> bool:
    letter = word[index]
    if letter == "y":
        return index == 0 or not _consonant(word, index - 1)
    return letter not in "aeiou"


def _measure(word: str) -> int:
    """Count how often a vowel is followed by a consonant: Porter's m."""
    kinds = [_consonant(word, index) for index in range(len(word))]
    return sum(1 for before, after in pairwise(kinds) if after and not before)


def _has_vowel(word: str) -> bool:
    return any(not _consonant(word, index) for index in range(len(word)))


def _double_consonant(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _consonant(word, len(word) - 1)


def _short_end(word: str) -> bool:
    """Whether a word ends with consonant, vowel, consonant, the last not w, x or y."""
    last = len(word) - 1
    return (
        last > 1
        and _consonant(word, last)
        and not _consonant(word, last - 1)
        and _consonant(word, last - 2)
        and word[-1] not in "wxy"
    )
