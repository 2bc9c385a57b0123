"""Where a text names skills, and with which words.

A text is gone through once, word by word; only spellings that begin with the word at hand are
tried. `Go`, `R` and other plain words need company, and a trap around a spelling undoes it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from re import Match, Pattern

    from mlcareer.guide.skill_words import SkillWords, Vocabulary

COMPANY = 30
"""Characters between a plain word and the skill that vouches for it."""

_OTHER_NAMES = r"\b(?:C|SAS|Perl|PHP|Ruby|Kotlin|Stata|SPSS|VBA|Excel|Haskell|Clojure|Elixir|Fortran|Dask|OpenCL|Lua|Erlang|Mojo|CSS|HTML)(?![\w+#])"

_ASKED_BEFORE = (
    r"(?:experience|experienced|proficien\w+|fluen\w+|expertise|expert|knowledge|familiar\w*|skill\w*|skilled|understanding|background|comfortable|competen\w+|program\w*|cod(?:e|ed|ing)|writ(?:e|ing|ten)"
    r"|built|develop\w*|languages?|services|exposure|python)\s+(?:\w+\s+){0,2}?(?:in|with|of|using|to|on|like|as)\s+(?:(?:the|either|modern|production|idiomatic|some|basic|strong|both|advanced)\s+)?$"
)

_ASKED_AFTER = r"^\s*(?:programming|language|lang\b|developers?\b|codebase|services?\b|microservices|backend|packages?\b|scripts?\b|framework|library|libraries|ecosystem|skills\b|\(programming|experience\b|clusters?\b|jobs\b|pipelines?\b|applications?\b)"

_LIST_BEFORE = r"(?:[,/;|(:]|&|\+|\band|\bor|\band/or|\be\.?g\.?,?|\blike|\bas|\busing|\bin|\bwith|^[\W\d]*)\s*$"

_JOINED = r"\s*(?:[,/&+|]|,?\s*(?:and|or|and/or)\s)\s*"

_LIST_AFTER = r"^\s*(?:[,/;|).&:+]|and\b|or\b|\(|$)"


class SkillMention(Record, kw_only=False):
    """One place where a text names a skill."""

    skill: str
    words: str
    """As written."""
    start: int
    end: int
    concept: bool = False
    """Whether the words are plain ones, which count only where something is asked or done."""


class _Spelling(Record, kw_only=False):
    skill: str
    text: str
    kind: str
    """The field of `SkillWords` it stands in."""

    @property
    def pattern(self) -> Pattern[str]:
        return _spelling_pattern(self.text, any_case=self.kind not in {"exact", "beside"})


class SkillFinder:
    """Finds the skills of one vocabulary in any number of texts."""

    def __init__(self, vocabulary: Vocabulary, *, adverts_only: bool = False) -> None:
        """Take the vocabulary; `adverts_only` leaves out what is looked for in CVs only."""
        self._by_word: dict[str, list[_Spelling]] = {}
        for skill in vocabulary.skill:
            if adverts_only and not skill.in_adverts:
                continue
            for kind in ("spellings", "exact", "beside", "concepts", "traps"):
                for text in getattr(skill, kind):
                    self._add(skill, text, kind)

    def _add(self, skill: SkillWords, text: str, kind: str) -> None:
        spelling = _Spelling(skill.id, text, kind)
        for word in _first_words(text):
            self._by_word.setdefault(word, []).append(spelling)

    def find(self, text: str) -> tuple[SkillMention, ...]:
        """Return the skills that a text names, in the order of the text."""
        hits: list[tuple[_Spelling, int, int]] = []
        traps: list[tuple[str, int, int]] = []
        for position, word in _words(text):
            for spelling in self._by_word.get(word, ()):
                match = _match(spelling, text, position)
                if match is None:
                    continue
                if spelling.kind == "traps":
                    traps.append((spelling.skill, match.start(), match.end()))
                else:
                    hits.append((spelling, match.start(), match.end()))
        return tuple(_mentions(text, hits, traps)) if hits else ()


def _match(spelling: _Spelling, text: str, position: int) -> Match[str] | None:
    lead = len(spelling.text) - len(spelling.text.lstrip("."))
    return spelling.pattern.match(text, position - lead) if position >= lead else None


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield each word's place and the word; of a word glued to another, its second part too."""
    for match in _compiled(r"[^\W_]+").finditer(text):
        word = match[0]
        yield match.start(), word.casefold()
        if len(word) > 8 and not word.isupper():  # noqa: PLR2004 - two words of four letters
            for inner in _compiled(r"(?<=[a-z]{3})[A-Z](?=\w{2})").finditer(word):
                yield match.start() + inner.start(), word[inner.start() :].casefold()


@cache
def _compiled(text: str) -> Pattern[str]:
    import re

    return re.compile(text)


def _first_words(text: str) -> set[str]:
    """Return the words, in lower case, that a spelling can begin with."""
    import re

    head = re.match(r"\.?(?:\(([^)]*)\)|([^\W_]+)(\*?))", text)
    if head is None:
        raise ValueError(f"no word to begin with: {text!r}")
    words = (head[1] or head[2]).casefold().split("|")
    if head[3]:
        endings = ("", "e", "s", "es", "ed", "ing", "ment", "ion", "ation", "ating", "ated", "ates", "ies", "ising", "izing", "ise", "ize", "ised", "ized", "or", "ors", "er", "ers", "'s", "ate", "ions")
        return {word + ending for word in words for ending in endings}
    ends_here = head.end() == len(text)
    return {form for word in words for form in ((word, word + "s") if ends_here else (word,))}


@cache
def _spelling_pattern(text: str, *, any_case: bool) -> Pattern[str]:
    import re

    parts = []
    for token in re.findall(r"\s*\.\.\.\s*|[ \-]+|\*|\([^)]*\|[^)]*\)|[^\W_]+|.", text):
        if token.strip() == "...":
            parts.append(r"\W+(?:[\w'/&-]+[^\w.;:!?]+){0,4}?")
        elif token.strip(" -") == "":
            parts.append(r"[\s\-–/]{1,3}")
        elif token == "*":
            parts.append(r"\w*")
        elif token.startswith("("):
            parts.append("(?:" + "|".join(re.escape(choice) for choice in token[1:-1].split("|")) + ")")
        else:
            parts.append(re.escape(token))
    last_is_word = text[-1:].isalnum()
    plural = "s?" if any_case and last_is_word and len(text) > 2 and text[-1:] not in "s0123456789" else ""  # noqa: PLR2004 - a letter or two has no plural
    before = r"(?<![\w&+.'])" if len(text) == 1 else r"(?<![^\W_a-z])" if text[0].isalnum() else ""
    after = r"(?![\w&+#'])" if len(text) == 1 else r"(?![\w+#])" if last_is_word else r"(?!\w)"
    return re.compile(before + "".join(parts) + plural + after, re.IGNORECASE if any_case else 0)


def _mentions(
    text: str, hits: list[tuple[_Spelling, int, int]], traps: list[tuple[str, int, int]]
) -> Iterator[SkillMention]:
    solid = [(start, end, hit.skill) for hit, start, end in hits if "..." not in hit.text and hit.kind in {"spellings", "exact"}]
    certain = [(start, end) for start, end, _ in solid]
    taken: dict[str, int] = {}
    for hit, start, end in sorted(hits, key=lambda found: (found[1], found[1] - found[2])):
        inside_longer = any(
            begin <= start and end <= stop and stop - begin > end - start for begin, stop, _ in solid
        )
        trapped = any(
            skill == hit.skill and begin <= start and end <= stop for skill, begin, stop in traps
        )
        if inside_longer or trapped or taken.get(hit.skill, -1) >= end:
            continue
        if hit.kind == "beside" and not _in_company(text, start, end, certain):
            continue
        taken[hit.skill] = end
        yield SkillMention(hit.skill, text[start:end], start, end, hit.kind == "concepts")


def _in_company(text: str, start: int, end: int, certain: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a plain word stands where skills stand."""
    before, after = text[max(0, start - 60) : start], text[end : end + 40]
    if _compiled("(?i)" + _ASKED_BEFORE).search(before) or _compiled("(?i)" + _ASKED_AFTER).search(after):
        return True
    if any(
        (stop <= start and _compiled(_JOINED).fullmatch(text, stop, start)) or (begin >= end and _compiled(_JOINED).fullmatch(text, end, begin))
        for begin, stop in certain
    ):
        return True
    if not (_compiled("(?i)" + _LIST_BEFORE).search(before) and _compiled(_LIST_AFTER).search(after)):
        return False
    if any(end <= begin <= end + COMPANY or start - COMPANY <= stop <= start for begin, stop in certain):
        return True
    around = text[max(0, start - COMPANY) : start] + " " + text[end : end + COMPANY]
    return _compiled(_OTHER_NAMES).search(around) is not None
