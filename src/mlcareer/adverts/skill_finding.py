"""Where a text names skills, and with which words.

A text is gone through once, word by word; only spellings that begin with the word at hand are
tried. `Go`, `R` and other plain words need company, and a trap around a spelling undoes it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.phrases import Found, PhraseFinder
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.guide.skill_words import Vocabulary

COMPANY = 30
"""Characters between a plain word and the skill that vouches for it."""

_OTHER_NAMES = (
    r"\b(?:C|SAS|Perl|PHP|Ruby|Kotlin|Stata|SPSS|VBA|Excel|Haskell|Clojure|Elixir|Fortran|Dask"
    r"|OpenCL|Lua|Erlang|Mojo|CSS|HTML|UI|UX|Tailwind|Redux)(?![\w+#])"
)

_ASKED_BEFORE = (
    r"(?:experience|years?|yrs?|experienced|proficien\w+|fluen\w+|expertise|expert|knowledge|familiar\w*"
    r"|skill\w*|skilled|understanding|background|comfortable|competen\w+|program\w*|cod(?:e|ed"
    r"|ing)|writ(?:e|ing|ten)"
    r"|built|develop\w*|languages?|services|exposure|points|plus|interest|willing\w*|working"
    r"|work)\s(?:\w+\s){0,2}?(?:in|with|of|using|on|like|for|learn)\s(?:(?:the|either"
    r"|modern|production|idiomatic|some|basic|strong|both|advanced)\s)?$"
    r"|\b(?:ideally|preferably|some|any|know|writes?|learn|used|worked with)\s(?:some\s)?$"
)

_ASKED_AFTER = (
    r"^\s?(?:programming|language|lang\b|developers?\b|codebase|services?\b|microservices|backend"
    r"|packages?\b|scripts?\b|framework|library|libraries|ecosystem|skills\b|\(programming"
    r"|experience\b|clusters?\b|jobs\b|pipelines?\b|applications?\b|(?:is |are |would be |as "
    r")?(?:also )?(?:an? )?(?:\w+ )?(?:bonus|plus|advantage|preferred|desirable|nice to have"
    r"|essential|required|a must)\b)"
)

_LIST_BEFORE = (
    r"(?:[,/;|(:]|&|\+|\band|\bor|\band/or|\be\.?g\.?,?|\blike|\bas|\busing|\bin|\bwith"
    r"|^[\W\d]*)\s?$"
)

_JOINED = r"\s?(?:[,/&+|]|,?\s?(?:and|or|and/or)\s)\s?"

_LIST_AFTER = r"^\s?(?:[,/;|).&:+]|and\b|or\b|\(|$)"


class SkillMention(Record, kw_only=False):
    """One place where a text names a skill."""

    skill: str
    words: str
    """As written."""
    start: int
    end: int
    concept: bool = False
    """Whether the words are plain ones, which count only where something is asked or done."""


_AnyPlace = TypeVar("_AnyPlace", tuple[int, int], tuple[int, int, str])

_Spelling = tuple[str, str]
"""A skill, and the field of `SkillWords` that a spelling stands in or `LOOSE`."""

LOOSE = "loose"
"""Spellings with a gap in them, which vouch for no plain word beside them."""


class SkillFinder:
    """Finds the skills of one vocabulary in any number of texts."""

    def __init__(self, vocabulary: Vocabulary, *, adverts_only: bool = False) -> None:
        """Take the vocabulary; `adverts_only` leaves out what is looked for in CVs only."""
        self._vocabulary = vocabulary
        self._phrases = _spellings(vocabulary)
        self._adverts_only = adverts_only
        self._in_cvs_only = frozenset(s.id for s in vocabulary.skill if not s.in_adverts)
        self.names = {skill.id: skill.name for skill in vocabulary.skill}
        self.alike = {
            skill: number for number, group in enumerate(vocabulary.alike) for skill in group.skills
        }

    def find(self, text: str) -> tuple[SkillMention, ...]:
        """Return the skills that a text names, in the order of the text."""
        found = list(self._phrases.find(text))
        if self._adverts_only:
            found = [
                hit for hit in found if hit[0][1] != "in_cvs" and hit[0][0] not in self._in_cvs_only
            ]
        hits = [hit for hit in found if hit[0][1] != "traps"]
        if not hits:
            return ()
        traps = [(label[0], start, end) for label, start, end in found if label[1] == "traps"]
        return tuple(_mentions(text, hits, traps))

    def speaks_of_models(self, text: str) -> bool:
        """Tell whether a text speaks of machine learning, by the words for it."""
        found = list(_model_words(self._vocabulary).find(text))
        # A set of places and not of pairs, which a line without end would make too many.
        trapped = {place for meant, start, end in found if not meant for place in range(start, end)}
        return any(meant and start not in trapped for meant, start, _ in found)


@lru_cache(maxsize=2)
def _spellings(vocabulary: Vocabulary) -> PhraseFinder[_Spelling]:
    """Return the finder of all spellings, made once for adverts and CVs."""
    finder: PhraseFinder[_Spelling] = PhraseFinder()
    for skill in vocabulary.skill:
        for kind in ("spellings", "exact", "beside", "concepts", "in_cvs", "traps"):
            any_case = kind not in {"exact", "beside"}
            texts = getattr(skill, kind)
            if kind == "spellings":
                finder.add_all([text for text in texts if "..." in text], (skill.id, LOOSE))
                texts = [text for text in texts if "..." not in text]
            finder.add_all(texts, (skill.id, kind), any_case=any_case)
    return finder


@lru_cache(maxsize=2)
def _model_words(vocabulary: Vocabulary) -> PhraseFinder[bool]:
    """Return the finder of words that speak of machine learning, and of those that do not."""
    finder: PhraseFinder[bool] = PhraseFinder()
    finder.add_all(vocabulary.vocabulary.model_words, label=True)
    finder.add_all(vocabulary.vocabulary.model_traps, label=False)
    return finder


def _mentions(
    text: str, hits: list[Found[_Spelling]], traps: list[tuple[str, int, int]]
) -> Iterator[SkillMention]:
    certain = [(start, end) for (_, kind), start, end in hits if kind in {"spellings", "exact"}]
    vouching = sorted(certain + _pairs(text, hits, traps))
    certain.sort()
    trapping = sorted((begin, stop, skill) for skill, begin, stop in traps)
    taken: dict[str, int] = {}
    for (skill, kind), start, end in sorted(hits, key=lambda hit: (hit[1], hit[1] - hit[2])):
        if len(text[start:end]) == 1 and text[max(0, start - 1) : start] in {"&", ".", "'", "+"}:
            continue
        inside_longer = any(
            begin <= start and end <= stop and stop - begin > end - start
            for begin, stop in _around(certain, start, end)
        )
        trapped = any(
            other == skill and begin < end and start < stop
            for begin, stop, other in _around(trapping, start, end)
        )
        if inside_longer or trapped or taken.get(skill, -1) >= end:
            continue
        if kind == "beside" and not _in_company(text, start, end, _around(vouching, start, end)):
            continue
        taken[skill] = end
        yield SkillMention(skill, text[start:end], start, end, kind in {"concepts", "in_cvs"})


LONGEST_LABEL = 3
"""Words of a label before a skill, such as `Bonus points: Rust`."""

NEAR = 250
"""Characters. What begins further off cannot touch a place, nor be joined to it in a list."""


def _around(places: list[_AnyPlace], start: int, end: int) -> list[_AnyPlace]:
    """Return those of some places, in order, that begin near another."""
    # All of them would be held against each other, in a line of thousands for minutes.
    key = itemgetter(0)
    return places[
        bisect_left(places, start - NEAR, key=key) : bisect_right(places, end + NEAR, key=key)
    ]


def _pairs(
    text: str, hits: list[Found[_Spelling]], traps: list[tuple[str, int, int]]
) -> list[tuple[int, int]]:
    """Return plain words that stand in one list with another, as in "Go and Rust"."""
    trapped = {(skill, start) for skill, start, _ in traps}
    plain = [
        (start, end, skill)
        for (skill, kind), start, end in hits
        if kind == "beside" and text[start].isupper() and (skill, start) not in trapped
    ]
    return [
        place
        for one, other in pairwise(plain)
        if one[2] != other[2] and as_written(_JOINED).fullmatch(text, one[1], other[0])
        for place in (one[:2], other[:2])
    ]


def _in_company(text: str, start: int, end: int, certain: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a plain word stands where skills stand."""
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    label = before.strip(" -*•")
    alone = not label or (label.endswith(":") and len(label.split()) <= LONGEST_LABEL)
    if alone and text[start].isupper() and not after.strip(" .,;"):
        return True  # a list item of this word alone, or a label and this word
    if in_any_case(_ASKED_BEFORE).search(before) or in_any_case(_ASKED_AFTER).search(after):
        return True
    if any(
        (stop <= start and as_written(_JOINED).fullmatch(text, stop, start))
        or (begin >= end and as_written(_JOINED).fullmatch(text, end, begin))
        for begin, stop in certain
    ):
        return True
    if not (in_any_case(_LIST_BEFORE).search(before) and as_written(_LIST_AFTER).search(after)):
        return False
    if any(
        end <= begin <= end + COMPANY or start - COMPANY <= stop <= start for begin, stop in certain
    ):
        return True
    around = text[max(0, start - COMPANY) : start] + " " + text[end : end + COMPANY]
    return as_written(_OTHER_NAMES).search(around) is not None
