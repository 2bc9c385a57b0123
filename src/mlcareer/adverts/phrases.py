"""Phrases looked for in a text in one pass, by a small language of words.

A space or hyphen in a phrase stands for one to three spaces, hyphens or slashes in the text; `*`
for the rest of a word; `(a|b)` for either; `...` for a few words of the same sentence. A plural
`s` is allowed at the end. Regular expressions would say the same: compiling the thousand that
adverts are read with takes five times as long as reading one.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from mlcareer.adverts.pattern import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Label = TypeVar("Label")

_LOOSE = " \t\u00a0-–\u2011/"
_MOST_LOOSE = 3
_STOPS = ".;:!?"

MOST_READ = 256
"""Texts of which a finder keeps what it found, as several rules ask of one sentence."""

LONGEST_WORD = 40
"""Characters; no phrase begins with a longer word."""

LONG_WORD = 18
"""Characters; the words that a gap stands for are shorter on the whole."""
_WORD, _JOIN, _SIGN, _REST, _GAP, _CHOICE = range(6)

Element = tuple[int, str]
"""A part of a phrase: its kind and its text, for a choice with a bar between the alternatives."""

Found = tuple[Label, int, int]

_Entry = tuple[str, bool, Label]
"""A phrase, whether its case counts for nothing, and its label."""

_Candidate = tuple[str, tuple[Element, ...], bool, Label, tuple[str, ...]]


class PhraseFinder(Generic[Label]):
    """Finds labelled phrases; phrases are taken apart when their first word is met."""

    def __init__(self, gap: int = 4) -> None:
        """Make an empty finder; `gap` is how many words `...` can stand for."""
        self._gap = gap
        self._by_word: defaultdict[str, list[_Entry[Label]]] = defaultdict(list)
        self._by_start: defaultdict[str, list[_Entry[Label]]] = defaultdict(list)
        self._starts: set[int] = set()
        self._known: dict[str, tuple[_Candidate[Label], ...]] = {}
        self._read = lru_cache(maxsize=MOST_READ)(self._in_text)

    def add_all(self, phrases: Iterable[str], label: Label, *, any_case: bool = True) -> None:
        """Look for several phrases with one label."""
        by_word = self._by_word
        # Thousands are added at each start, nearly all of which begin with a plain word.
        for phrase in phrases:
            first = phrase.partition(" ")[0]
            if first.isalnum():
                by_word[first.lower()].append((phrase, any_case, label))
            else:
                self._add_other(phrase, label, any_case=any_case)

    def _add_other(self, phrase: str, label: Label, *, any_case: bool) -> None:
        for form in _forms(phrase) if phrase.startswith("(") else (phrase,):
            head = as_written(r"\W?([^\W_]+)(\*)?").match(form)
            if head is None:
                raise ValueError(f"no word to begin with: {phrase!r}")
            if head[2]:
                self._starts.add(len(head[1]))
            where = self._by_start if head[2] else self._by_word
            where[head[1].lower()].append((form, any_case, label))

    def find(self, text: str) -> tuple[Found[Label], ...]:
        """Return each phrase that is found, with where it begins and ends."""
        return self._read(text)

    def first_of_each(self, text: str) -> dict[Label, tuple[int, int]]:
        """Return where the first phrase with each label stands."""
        found: dict[Label, tuple[int, int]] = {}
        for label, start, end in self.find(text):
            found.setdefault(label, (start, end))
        return found

    def _in_text(self, text: str) -> tuple[Found[Label], ...]:
        return tuple(self._found(text))

    def _found(self, text: str) -> Iterator[Found[Label]]:
        lowered, words = _taken_apart(text)
        for start, word, following in words:
            candidates = self._known.get(word)
            if candidates is None:
                candidates = self._known[word] = tuple(self._candidates(word))
            if not candidates:
                continue
            for phrase, elements, any_case, label, second in candidates:
                if second and not following.startswith(second):
                    continue
                begin = start - (elements[0][0] == _SIGN)
                subject = lowered if any_case else text
                end = _matched(elements, 0, subject, begin, self._gap) if begin >= 0 else -1
                if end >= 0:
                    end = _ended(phrase, subject, end, plural=any_case)
                if end >= 0:
                    yield label, begin, end

    def _candidates(self, word: str) -> Iterator[_Candidate[Label]]:
        entries = list(self._by_word.get(word, ()))
        if word.endswith("s"):
            one = word[:-1]
            entries += [e for e in self._by_word.get(one, ()) if e[0].lower() in {one, f".{one}"}]
        for length in self._starts:
            if length <= len(word):
                entries += self._by_start.get(word[:length], ())
        for phrase, any_case, label in entries:
            elements = (_lowered if any_case else _elements)(phrase)
            yield phrase, elements, any_case, label, _second(elements)


def finder_of(groups: Iterable[tuple[Label, Iterable[str]]], gap: int = 4) -> PhraseFinder[Label]:
    """Return a finder of labelled groups of phrases, in any case."""
    finder: PhraseFinder[Label] = PhraseFinder(gap)
    for label, phrases in groups:
        finder.add_all(phrases, label)
    return finder


def finder_of_any(phrases: Iterable[str]) -> PhraseFinder[None]:
    """Return a finder of phrases that all mean the same, in any case."""
    return finder_of(((None, phrases),))


@lru_cache(maxsize=1024)
def _taken_apart(text: str) -> tuple[str, tuple[tuple[int, str, str], ...]]:
    """Return a text in lower case and its words; kept, as several finders read each sentence."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few letters of other languages change their length.
        lowered = "".join(letter.lower() if letter.isascii() else letter for letter in text)
    return lowered, tuple(_words(text, lowered))


def _words(text: str, lowered: str) -> Iterator[tuple[int, str, str]]:
    """Yield each word's place, the word and the next; of a glued word its second part too."""
    places = [match.span() for match in as_written(r"[^\W_]+").finditer(text)]
    words = [lowered[start:end] for start, end in places]
    words.append("")
    for index, (start, end) in enumerate(places):
        following = words[index + 1]
        yield start, words[index], following
        if end - start > 8 and not (text[start:end].islower() or text[start:end].isupper()):  # noqa: PLR2004 - two words of four letters
            for inner in as_written(r"(?<=[a-z]{3})[A-Z](?=\w{2})").finditer(text, start, end):
                stop = min(end, inner.start() + LONGEST_WORD)
                yield inner.start(), lowered[inner.start() : stop], following


def _second(elements: tuple[Element, ...]) -> tuple[str, ...]:
    """Return what the next word must begin with; nothing where that cannot be said."""
    kinds = [kind for kind, _ in elements[:3]]
    if kinds[:2] == [_WORD, _REST]:
        elements, kinds = elements[1:], [kind for kind, _ in elements[1:4]]
    if kinds[1:2] != [_JOIN] or kinds[2:3] not in ([_WORD], [_CHOICE]):
        return ()
    return tuple(start.lower() for start in _starts(elements[2]))


def _forms(phrase: str) -> Iterable[str]:
    """Write out the choice that a phrase begins with, so that each form has a first word."""
    closing = phrase.find(")")
    if not phrase.startswith("(") or "|" not in phrase[:closing]:
        return (phrase,)
    return [choice + phrase[closing + 1 :] for choice in phrase[1:closing].split("|")]


@cache
def _elements(phrase: str) -> tuple[Element, ...]:
    """Take a phrase apart."""
    parts: list[Element] = []
    position = 0
    while position < len(phrase):
        begin = position
        mark = phrase[position]
        if mark.isalnum():
            while position < len(phrase) and phrase[position].isalnum():
                position += 1
            parts.append((_WORD, phrase[begin:position]))
        elif mark == "(" and "|" in phrase[position : phrase.find(")", position)]:
            position = phrase.index(")", position) + 1
            parts.append((_CHOICE, phrase[begin + 1 : position - 1]))
        elif phrase.startswith("...", position):
            position += 3
            if parts and parts[-1][0] == _JOIN:
                parts.pop()
            parts.append((_GAP, ""))
            while position < len(phrase) and phrase[position] == " ":
                position += 1
        elif mark in " -":
            position += 1
            parts.append((_JOIN, ""))
        elif mark == "*":
            position += 1
            parts.append((_REST, ""))
        else:
            position += 1
            parts.append((_SIGN, mark))
    return tuple(parts)


@cache
def _lowered(phrase: str) -> tuple[Element, ...]:
    return tuple((kind, text.lower()) for kind, text in _elements(phrase))


def _matched(elements: tuple[Element, ...], index: int, text: str, position: int, gap: int) -> int:
    """Return where the elements from `index` on end, or -1 when they do not stand there."""
    size = len(text)
    while index < len(elements):
        kind, part = elements[index]
        index += 1
        if kind in {_WORD, _SIGN}:
            if not text.startswith(part, position):
                return -1
            position += len(part)
        elif kind == _JOIN:
            begin, limit = position, min(size, position + _MOST_LOOSE)
            while position < limit and text[position] in _LOOSE:
                position += 1
            if position == begin:
                return -1
        elif kind == _REST:
            while position < size and text[position].isalnum():
                position += 1
        elif kind == _CHOICE:
            return _after_choice(part, elements[index:], text, position, gap)
        else:
            return _after_gap(elements, index, text, position, gap)
    return position


def _after_choice(
    choices: str, rest: tuple[Element, ...], text: str, position: int, gap: int
) -> int:
    """Try the rest of a phrase after each alternative; the longest counts."""
    if not text.startswith(_starts((_CHOICE, choices)), position):
        return -1
    ends = (
        _matched(_elements(choice) + rest, 0, text, position, gap) for choice in choices.split("|")
    )
    return max((end for end in ends if end >= 0 and _whole(text, end)), default=-1)


@cache
def _starts(element: Element) -> tuple[str, ...]:
    """Return the texts that an element can begin with."""
    kind, part = element
    if kind == _CHOICE:
        return tuple(_elements(choice)[0][1] for choice in part.split("|"))
    return (part,)


def _whole(text: str, end: int) -> bool:
    """Tell whether no letter follows, a plural's aside."""
    rest = text[end : end + 2]
    return not rest[:1].isalnum() or (rest[0] == "s" and not rest[1:].isalnum())


def _is_near(starts: tuple[str, ...], text: str, position: int, gap: int) -> bool:
    """Tell whether any of some texts is within reach, before each word is looked at."""
    window = text[position : position + (gap + 2) * LONG_WORD]
    return any(start in window for start in starts)


def _after_gap(
    elements: tuple[Element, ...], index: int, text: str, position: int, gap: int
) -> int:
    """Try the rest of a phrase at each of the next words of the sentence."""
    size = len(text)
    if position < size and text[position].isalnum():
        if not _whole(text, position):
            return -1
        position += 1
    starts = _starts(elements[index])
    for _ in range(gap + 1) if _is_near(starts, text, position, gap) else ():
        while position < size and not text[position].isalnum():
            if text[position] in _STOPS:
                return -1
            position += 1
        if position == size:
            return -1
        if text.startswith(starts, position):
            end = _matched(elements, index, text, position, gap)
            if end >= 0 and _whole(text, end):
                return end
        while position < size and (text[position].isalnum() or text[position] in "_'"):
            position += 1
    return -1


def _ended(phrase: str, text: str, end: int, *, plural: bool) -> int:
    """Return where a phrase ends for good, or -1 when the text goes on with the same word."""
    last = text[end - 1]
    following = text[end : end + 1]
    if plural and following == "s" and last.isalpha() and last.lower() != "s" and len(phrase) > 2:  # noqa: PLR2004 - a letter or two has no plural
        end += 1
        following = text[end : end + 1]
    if not following:
        return end
    if following.isalnum() or following == "_" or (last.isalnum() and following in "+#"):
        return -1
    if len(phrase) == 1 and (
        following in "&'" or (following == "." and text[end + 1 : end + 2].isalpha())
    ):
        return -1
    return end
