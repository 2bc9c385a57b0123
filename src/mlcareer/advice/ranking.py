"""Which of many texts some words are most about: BM25 over stems, with one typing error.

Nothing is kept between runs: a guide is some twenty thousand words, which are counted faster
than an index of them could be read.
"""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING

from mlcareer.advice.stemming import stem
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")

SATURATION = 1.2
"""BM25's k1: how much a second and third occurrence still count."""
LENGTH = 0.75
"""BM25's b: how much a long text must say a word more often than a short one."""

SHORTEST_MISTYPED = 4
"""Letters. In a shorter word one error makes another word."""

_PREFIX = 2
"""Letters that a word and its stem always share, so that only such words are stemmed."""

_STOP_TEXT = """
a about am an and any are as at be been by can could did do does doing for from get had has
have how i if in into is it its ll me much my need of on or s should so some t than that the
their them then there these they this to us ve was we what when where which who whom whose
why will with would you your
"""

STOP_WORDS = frozenset(_STOP_TEXT.split())
"""Words that say nothing of what is looked for."""


class Document(Record):
    """A text to be ranked, in fields of different weight."""

    id: str
    fields: tuple[tuple[float, str], ...]
    """Each text with how much an occurrence in it counts beside one in plain prose."""
    prior: float = 1.0
    """How much this text is worth beside another that fits as well."""


class Ranked(Record, kw_only=False):
    """A text that fits, with its score."""

    id: str
    score: float


class Ranking(Record):
    """The texts that fit, best first, and what was looked for in the end."""

    ranked: tuple[Ranked, ...]
    words: frozenset[str]
    """The spellings in the texts that count as hits, in lower case."""
    corrected: tuple[tuple[str, str], ...]
    """Words that occur nowhere, each with the word that was taken for it."""
    missing: tuple[str, ...]
    """Words that occur nowhere and are like no other."""


def words_in(text: str) -> list[str]:
    """Return the words of a text in lower case; `C++` is one."""
    return _WORD.findall(text.casefold())


def rank(documents: Sequence[Document], query: str) -> Ranking:
    """Rank the texts by how much they are about the words of a query.

    A text need not have all the words; one that has more of them stands higher.
    """
    asked = list(dict.fromkeys(words_in(query)))
    asked = [word for word in asked if word not in STOP_WORDS] or asked
    texts = [_words_by_weight(document) for document in documents]
    vocabulary = {word for text in texts for words in text.values() for word in words}
    families = [_family(word, vocabulary, texts) for word in asked]
    lengths = [sum(weight * len(words) for weight, words in text.items()) for text in texts]
    average = sum(lengths) / len(lengths) if lengths else 1.0
    scores = [0.0] * len(documents)
    found_by = [0] * len(documents)
    for family in families:
        weights_in = [_weight_in(text, family.words) for text in texts]
        holding = sum(1 for weight in weights_in if weight)
        rarity = log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
        for index, weight in enumerate(weights_in):
            if weight:
                relative = 1 - LENGTH + LENGTH * lengths[index] / average
                gain = weight * (SATURATION + 1) / (weight + SATURATION * relative)
                scores[index] += rarity * gain
                found_by[index] += 1
    ranked = [
        Ranked(document.id, score * document.prior * found / len(asked))
        for document, score, found in zip(documents, scores, found_by, strict=True)
        if found
    ]
    ranked.sort(key=lambda hit: -hit.score)
    return Ranking(
        ranked=tuple(ranked),
        words=frozenset(word for family in families for word in family.words),
        corrected=tuple((f.asked, f.taken_for) for f in families if f.taken_for is not None),
        missing=tuple(family.asked for family in families if not family.words),
    )


class _Family(Record, kw_only=False):
    """A word of the query with the words of the texts that count as it."""

    asked: str
    words: frozenset[str]
    taken_for: str | None = None


_Text = dict[float, list[str]]
"""The words of a text under what an occurrence of each counts."""


def _words_by_weight(document: Document) -> _Text:
    joined: dict[float, list[str]] = {}
    for weight, text in document.fields:
        joined.setdefault(weight, []).append(text)
    return {weight: words_in(" ".join(texts)) for weight, texts in joined.items()}


def _weight_in(text: _Text, family: frozenset[str]) -> float:
    """Count how often a text has a word of a family, each occurrence by its weight."""
    return sum(weight * sum(words.count(word) for word in family) for weight, words in text.items())


def _family(asked: str, vocabulary: AbstractSet[str], texts: Sequence[_Text]) -> _Family:
    """Return the words with the stem of one, or else of the word it may be mistyped for."""
    found = _with_stem(asked, vocabulary)
    if found or len(asked) < SHORTEST_MISTYPED:
        return _Family(asked, found)
    near = [word for word in vocabulary if _one_error_apart(asked, word)]
    if not near:
        return _Family(asked, frozenset())
    # The word that most texts have is the likeliest to have been meant.
    meant = max(near, key=lambda word: (_texts_with(word, texts), word))
    return _Family(asked, _with_stem(meant, vocabulary), meant)


def _texts_with(word: str, texts: Sequence[_Text]) -> int:
    return sum(1 for text in texts if any(word in words for words in text.values()))


def _with_stem(word: str, vocabulary: Iterable[str]) -> frozenset[str]:
    wanted = stem(word)
    begun = word[:_PREFIX]
    return frozenset(
        other for other in vocabulary if other.startswith(begun) and stem(other) == wanted
    )


def _one_error_apart(typed: str, word: str) -> bool:
    """Whether one letter more, less, other or two swapped make one word of another."""
    if abs(len(typed) - len(word)) > 1 or len(word) < SHORTEST_MISTYPED:
        return False
    same = 0
    while same < min(len(typed), len(word)) and typed[same] == word[same]:
        same += 1
    typed, word = typed[same:], word[same:]
    return (
        typed[1:] == word
        or typed == word[1:]
        or typed[1:] == word[1:]
        or (typed[:2] == word[1::-1] and typed[2:] == word[2:])
    )
