"""Which of many texts some words are most about: BM25 over stems, with one typing error.

The words of the texts are counted once, into an index that holds for every query.
"""

from __future__ import annotations

import re
from math import log
from typing import TYPE_CHECKING

from mlcareer.advice.search.stemming import stem
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sized

_WORD = re.compile(r"\b\d{1,3}(?:,\d{3})+\b|[^\W_]+(?:[+#]+)?")

SATURATION = 1.2
"""BM25's k1: how much a second and third occurrence still count."""
LENGTH = 0.75
"""BM25's b: how much a long text must say a word more often than a short one."""

OF_ITS_STEM = 0.7
"""How much another word of the same stem counts; the very word counts one."""

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
    """Each text with how much an occurrence in it counts; in plain prose it counts one."""


class Index(Record):
    """The words of some texts, counted."""

    ids: tuple[str, ...]
    """The texts, in their order."""
    lengths: tuple[float, ...]
    """How much all occurrences of words in each text count together."""
    found_in: dict[str, tuple[tuple[int, float], ...]]
    """For each word in lower case the texts that have it, by their place in `ids`, and how much
    its occurrences there count together."""
    others: tuple[tuple[str, str, float], ...] = ()
    """What is no entry of the guide: its id, its name, and how much it is worth against one."""


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
    """Return the words of a text in lower case; `C++` is one, and `54,700` is 54700."""
    return [
        word.replace(",", "") if "," in word else word for word in _WORD.findall(text.casefold())
    ]


def placed_words(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text as `words_in` does, each with its start and its end."""
    return [
        (found.group().casefold().replace(",", ""), found.start(), found.end())
        for found in _WORD.finditer(text)
    ]


def index_of(documents: Iterable[Document]) -> Index:
    """Count the words of some texts."""
    ids: list[str] = []
    lengths: list[float] = []
    found_in: dict[str, list[tuple[int, float]]] = {}
    for place, document in enumerate(documents):
        counted: dict[str, float] = {}
        for weight, text in document.fields:
            for word in words_in(text):
                counted[word] = counted.get(word, 0.0) + weight
        for word, count in counted.items():
            found_in.setdefault(word, []).append((place, count))
        ids.append(document.id)
        lengths.append(sum(counted.values()))
    return Index(
        ids=tuple(ids),
        lengths=tuple(lengths),
        found_in={word: tuple(places) for word, places in found_in.items()},
    )


def rank(index: Index, query: str, worth: Callable[[str], float] = lambda _: 1.0) -> Ranking:
    """Rank the texts by how much they are about the words of a query.

    A text need not have all the words, but those that do come before all others; of these one that
    has more comes first. `worth` says of an id how much that text is worth against another that
    fits as well.
    """
    asked = list(dict.fromkeys(words_in(query)))
    asked = [word for word in asked if word not in STOP_WORDS] or asked
    families = [_family(word, index.found_in) for word in asked]
    average = sum(index.lengths) / len(index.lengths) if index.lengths else 1.0
    scores: dict[int, float] = {}
    found_by: dict[int, int] = {}
    for family in families:
        counts = _counts(index, family)
        rarity = log(1 + (len(index.ids) - len(counts) + 0.5) / (len(counts) + 0.5))
        for place, count in counts.items():
            relative = 1 - LENGTH + LENGTH * index.lengths[place] / average
            gain = count * (SATURATION + 1) / (count + SATURATION * relative)
            scores[place] = scores.get(place, 0.0) + rarity * gain
            found_by[place] = found_by.get(place, 0) + 1
    fits = {
        place: scores[place] * worth(index.ids[place]) * found_by[place] / len(asked)
        for place in sorted(scores)
    }
    # What is added to texts with all the words lifts the least of them above the others.
    lift = max((fit for place, fit in fits.items() if found_by[place] < len(asked)), default=0.0)
    ranked = [
        Ranked(index.ids[place], fit + lift * (found_by[place] == len(asked)))
        for place, fit in fits.items()
    ]
    ranked.sort(key=lambda hit: -hit.score)
    return Ranking(
        ranked=tuple(ranked),
        words=frozenset(word for family in families for word in family.words),
        corrected=tuple((f.asked, f.taken_for) for f in families if f.taken_for is not None),
        missing=tuple(family.asked for family in families if not family.words),
    )


def _counts(index: Index, family: _Family) -> dict[int, float]:
    """Return how much the words of a family count in each text that has one."""
    counts: dict[int, float] = {}
    very = family.taken_for or family.asked
    for word in family.words:
        weight = 1.0 if word == very or very not in family.words else OF_ITS_STEM
        for place, count in index.found_in[word]:
            counts[place] = counts.get(place, 0.0) + count * weight
    return counts


class _Family(Record, kw_only=False):
    """A word of the query with the words of the texts that count as it."""

    asked: str
    words: frozenset[str]
    taken_for: str | None = None


def _family(asked: str, found_in: Mapping[str, Sized]) -> _Family:
    """Return the words with the stem of one, or else of the word it may be mistyped for."""
    found = _with_stem(asked, found_in)
    if found or len(asked) < SHORTEST_MISTYPED:
        return _Family(asked, found)
    near = [word for word in found_in if _one_error_apart(asked, word)]
    if not near:
        return _Family(asked, frozenset())
    # The word that most texts have is the likeliest to have been meant.
    meant = max(near, key=lambda word: (len(found_in[word]), word))
    return _Family(asked, _with_stem(meant, found_in), meant)


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
