"""Anything in the guide and outside it, ranked, with the command that shows it whole."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from mlcareer.advice.citation import CitedSource, cite, cited
from mlcareer.advice.search.ranking import (
    STOP_WORDS,
    Document,
    Index,
    index_of,
    placed_words,
    rank,
    words_in,
)
from mlcareer.advice.search.shown_by import SHOWN_BY, command_for, name_of
from mlcareer.advice.search.stemming import stem
from mlcareer.errors import UsageError
from mlcareer.guide.entries import (
    OTHER_SPELLINGS,
    entries_of,
    is_reference,
    reference,
    referred,
    texts_of,
)
from mlcareer.guide.model import Band, Guide
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mlcareer.advice.search.other_entries import Findable

NAME, SPELLING, KIND, PROSE = 4.0, 2.5, 1.5, 1.0
"""How much a word counts in an entry's name, its other spellings, its kind and its prose."""

_NAMES = frozenset({"name", "title", "question", "activity"})

PRIORS = {
    "area": 0.8,
    "source": 0.5,
    "remark": 0.6,
    "pay_check": 0.7,
    "fact": 0.9,
    "crosswalk": 0.8,
}
"""Entries that say something about others come after those, if they fit no better."""

CALLED_BY_NAME = 1.5
"""How much more an entry is worth when a query has every word of its name."""

SHORTEST_NAMED = 3
"""Letters. No word that is as short is offered as the one that may have been meant."""

MOST_NEAREST = 3
"""Words that are offered where nothing fits."""

LEAST_LIKE = 0.8
"""How like a word must be to be offered, by the measure of `difflib`."""

SNIPPET = 160
"""Characters of an entry that are shown around the words found."""


class MarkAnswer(Record, kw_only=False):
    """Where a word that was looked for is in a snippet."""

    start: int
    """Characters before it."""
    end: int
    """Characters up to its end."""


class HitAnswer(Record):
    """An entry of the guide that fits, or a command or a rule outside it."""

    id: str
    """Its table and id, such as `skill:docker`, `command:visa` or `visa-route:standard`."""
    kind: str
    """What such an entry is called."""
    name: str
    short: str
    """What it is, in a few words where the data have some."""
    snippet: str
    """The part of it that fits best."""
    marks: tuple[MarkAnswer, ...]
    """The words found in the snippet."""
    command: str
    """What shows it whole."""
    score: float
    """Higher fits better; good for the order within one answer and for nothing else."""


class CorrectionAnswer(Record, kw_only=False):
    """A word that occurs nowhere, and the word that was looked for instead."""

    typed: str
    taken_for: str


class SearchAnswer(Answer):
    """The entries that fit best."""

    schema = "search/1"

    words: str
    found: int
    """How many entries fit, of which the best are listed."""
    hits: tuple[HitAnswer, ...]
    """Best first."""
    corrected: tuple[CorrectionAnswer, ...]
    missing: tuple[str, ...]
    """Words that occur nowhere in what was searched."""
    nearest: tuple[str, ...]
    """Where nothing fits, the words that are most like those that were asked for."""
    sources: tuple[CitedSource, ...]
    """What the entries listed rest on."""


def search_guide(
    guide: Guide,
    today: date,
    words: str,
    *,
    limit: int = 10,
    others: Callable[[], Iterable[Findable]] = tuple,
    index: Index | None = None,
) -> SearchAnswer:
    """Find the entries that are most about some words; what `others` returns is searched too.

    `index` is what `search_index` made of both before, where that is at hand; `others` is then
    asked only where something of it is listed.

    Raises:
        UsageError: There is no word to look for, or nothing is to be listed.
    """
    if not words_in(words):
        raise UsageError(
            f"there is no word to look for in {words!r}", hint="Try: mlcareer search deployment"
        )
    if limit < 1:
        raise UsageError(f"cannot list {limit} entries", hint="Give a --limit of 1 or more.")
    asked = frozenset(map(stem, words_in(words)))
    read: dict[str, Findable] = {}

    def other_of(found: str) -> Findable:
        if not read:
            read.update((other.id, other) for other in others())
        return read[found]

    def worth(found: str) -> float:
        if is_reference(found):
            return _worth(guide, *referred(guide, found), asked)
        name, prior = named[found]
        # Its name and nothing else: "interview" is a command, "system design interview" is not.
        return CALLED_BY_NAME if words_in(name) == words_in(words) else prior

    counted = index or search_index(guide, others())
    named = {other: (name, prior) for other, name, prior in counted.others}
    ranking = rank(counted, words, worth)
    best = ranking.ranked[:limit]
    shown = [referred(guide, hit.id) for hit in best if is_reference(hit.id)]
    others_shown = [other_of(hit.id) for hit in best if not is_reference(hit.id)]
    return SearchAnswer(
        words=words,
        found=len(ranking.ranked),
        hits=tuple(
            _hit(guide, *referred(guide, hit.id), ranking.words, round(hit.score, 3))
            if is_reference(hit.id)
            else _hit_other(other_of(hit.id), ranking.words, round(hit.score, 3))
            for hit in best
        ),
        corrected=tuple(CorrectionAnswer(*pair) for pair in ranking.corrected),
        missing=ranking.missing,
        nearest=() if ranking.ranked else _nearest(ranking.missing, counted),
        sources=(
            *cite(guide.source, [_sources_of(*placed) for placed in shown], today),
            *(
                cited(source, today)
                for source in dict.fromkeys(
                    source for other in others_shown for source in other.sources
                )
            ),
        ),
    )


def _nearest(words: Iterable[str], index: Index) -> tuple[str, ...]:
    """Return the words of the texts that are most like some words, at most three."""
    from difflib import get_close_matches

    known = [word for word in index.found_in if len(word) > SHORTEST_NAMED and word.isalpha()]
    near = (get_close_matches(word, known, MOST_NEAREST, LEAST_LIKE) for word in words)
    return tuple(dict.fromkeys(word for found in near for word in found))[:MOST_NEAREST]


def shell_command(arguments: tuple[str, ...]) -> str:
    """Return a command as a person types it."""
    return " ".join(("mlcareer", *arguments))


def search_index(guide: Guide, others: Iterable[Findable] = ()) -> Index:
    """Count the words of every entry of a guide, and of all else that is searched."""
    others = tuple(others)
    documents = (_document(guide, *placed) for placed in entries_of(guide))
    index = index_of((*documents, *map(_document_other, others)))
    return index.replace(others=tuple((other.id, other.name, other.prior) for other in others))


def _worth(
    guide: Guide,
    table: str,
    entry: Any,  # noqa: ANN401 - of any table
    asked: frozenset[str],
) -> float:
    """Return how much an entry is worth against another that fits as well."""
    name = name_of(guide, table, entry)
    called = all(stem(word) in asked for word in words_in(name) if word not in STOP_WORDS)
    return PRIORS.get(table, 1.0) * (CALLED_BY_NAME if called else 1.0)


def _document(guide: Guide, table: str, entry: Any) -> Document:  # noqa: ANN401 - of any table
    name = name_of(guide, table, entry)
    fields = [(NAME, name), (KIND, SHOWN_BY[table].kind)]
    for key, text in texts_of(entry):
        if key in OTHER_SPELLINGS:
            fields.append((SPELLING, text))
        elif text != name:
            fields.append((PROSE, text))
    return Document(id=reference(table, entry.id), fields=tuple(fields))


def _document_other(other: Findable) -> Document:
    fields = [(NAME, other.name), (KIND, other.kind)]
    named = set(words_in(other.name))
    fields += [
        (SPELLING, alias) for alias in other.aliases if not named.issuperset(words_in(alias))
    ]
    fields += [(PROSE, text) for text in other.texts]
    return Document(id=other.id, fields=tuple(fields))


def _hit_other(other: Findable, words: frozenset[str], score: float) -> HitAnswer:
    snippet, marks = _best_piece(other.texts, words)
    return HitAnswer.copied_from(
        other,
        short=other.texts[0],
        snippet=snippet,
        marks=marks,
        command=shell_command(other.command),
        score=score,
    )


def _hit(
    guide: Guide,
    table: str,
    entry: Any,  # noqa: ANN401 - of any table
    words: frozenset[str],
    score: float,
) -> HitAnswer:
    snippet, marks = _snippet(entry, words)
    return HitAnswer(
        id=reference(table, entry.id),
        kind=SHOWN_BY[table].kind,
        name=name_of(guide, table, entry),
        short=_in_short(entry) or snippet,
        snippet=snippet,
        marks=marks,
        command=shell_command(command_for(guide, table, entry)),
        score=score,
    )


def _in_short(entry: Record) -> str | None:
    """Return what the data say of an entry in a few words."""
    for key in ("short_answer", "short", "asks", "scope", "summary"):
        said: str | None = getattr(entry, key, None)
        if said:
            return said
    return None


def _snippet(entry: Record, words: frozenset[str]) -> tuple[str, tuple[MarkAnswer, ...]]:
    """Cut out the piece of an entry's prose with the most of the words; its beginning if none."""
    if isinstance(entry, Band):
        end = " and beyond" if entry.open_ended else ""
        return f"£{entry.min:,} to £{entry.max:,}{end} a year", ()
    texts = [(key, text) for key, text in texts_of(entry) if key not in OTHER_SPELLINGS]
    # A name is shown with the snippet already, and a single word says too little of an entry.
    prose = [text for key, text in texts if key not in _NAMES and " " in text]
    return _best_piece(prose or [text for _, text in texts], words)


def _best_piece(prose: Iterable[str], words: frozenset[str]) -> tuple[str, tuple[MarkAnswer, ...]]:
    pieces = [piece for text in prose for piece in _pieces(text, words)]
    best = max(pieces, key=lambda piece: len(set(words_in(piece)) & words))
    marks = tuple(
        MarkAnswer(start, end) for word, start, end in placed_words(best) if word in words
    )
    return best, marks


def _pieces(text: str, words: frozenset[str]) -> list[str]:
    """Return a short text whole, or a window of a long one around each of the words."""
    if len(text) <= SNIPPET:
        return [text]
    starts = [start for word, start, _ in placed_words(text) if word in words]
    return [_window(text, start) for start in starts] or [_window(text, 0)]


def _window(text: str, around: int) -> str:
    """Cut a long text at spaces so that a place in it is in the first half."""
    start = max(min(around - SNIPPET // 3, len(text) - SNIPPET), 0)
    end = min(start + SNIPPET, len(text))
    if start:
        start = text.find(" ", start, around) + 1 or around
    if end < len(text):
        end = max(text.rfind(" ", around, end), around) if " " in text[around:end] else end
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _sources_of(table: str, entry: Any) -> tuple[str, ...]:  # noqa: ANN401 - of any table
    """Return the sources of an entry; a source rests on itself, a category on none."""
    if table == "source":
        return (str(entry.id),)
    return tuple(getattr(entry, "sources", ()))
