"""The headings of an advert: what is one, and what it announces."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.pattern import as_written
from mlcareer.adverts.phrases import finder_of_any

if TYPE_CHECKING:
    from mlcareer.guide.advert_words import AdvertWords

HEADING_WORDS = 9
"""The most words that a line can have and still be a heading."""


MOST_KNOWN = 4000
"""Lines whose meaning is kept, so that a folder of adverts takes no more memory than a few."""


class Section(Enum):
    """What the words under a heading are about."""

    TITLE = "title"
    HEADER = "header"
    INTRODUCTION = "introduction"
    DUTIES = "duties"
    REQUIRED = "required"
    OPTIONAL = "optional"
    EMPLOYER = "employer"
    BENEFITS = "benefits"
    PROCESS = "process"
    UNKNOWN = "unknown"
    """Under a heading whose words do not say what it announces."""


class HeadingFinder:
    """Tells headings from other lines by the words of a table, and what they announce."""

    def __init__(self, words: AdvertWords) -> None:
        """Make a finder of all the headings in a table."""
        self._cues = [(Section(heading.section), heading.cues) for heading in words.heading]
        self._alone = frozenset(words.headings.alone)
        self._begins = words.headings.begins
        self._whole = frozenset(words.headings.whole)
        self._sections: dict[str, Section | Literal[""] | None] = {}
        """What lines announce that were asked for; there are few, and each several times."""
        self._inside = finder_of_any(words.headings.inside)

    def section(self, heading: str) -> Section | None:
        """Return what a heading announces, or nothing when its words do not say."""
        known = self._sections.get(heading, "")
        if known != "":
            return known
        if len(self._sections) > MOST_KNOWN:
            self._sections.clear()
        found = self._sections[heading] = self._announced(heading)
        return found

    def _announced(self, heading: str) -> Section | None:
        words = "^" + heading.strip().strip(":-–*?!. ").casefold() + "$"
        for section, cues in self._cues:
            if any(cue in words for cue in cues):
                return section
        return None

    def inside(self, text: str) -> list[tuple[int, int]]:
        """Return where headings stand inside a long line, the longest at each place.

        A heading begins with a capital, does not go on from a comma or bracket, and something new
        begins after it. A single plain word must be followed by a sign or stand in capitals, as
        "Experience" also begins a list item.
        """
        found: dict[int, int] = {}
        for _, start, end in self._inside.find(text):
            if text[start].isupper() and end > found.get(start, 0):
                found[start] = end
        places = sorted(found.items())
        return [(start, end) for start, end in places if self._stands_alone(text, start, end)]

    def heading_of(
        self, raw: str, text: str, *, underlined: bool, listed: bool = False
    ) -> tuple[str, int] | None:
        """Tell whether a line is a heading; return it and where what follows it on the line begins.

        `raw` is the line with its marks, `text` the same without them. `listed` says that a list
        follows, so that a short line with the words of a heading is one.
        """
        mark = raw.lstrip()
        bare = text.lstrip("# ")
        words = len(bare.split())
        bold = as_written(r"^\W*\*\*\s?([^*]+?)\s?\*\*[\s:*_]*$").match(mark) is not None
        if (
            words <= HEADING_WORDS + 3
            and (as_written(r"#+(?:\s|\*|$)").match(mark) or bold or underlined)
            and not bare.endswith(".")
        ):
            return bare, len(text)
        if bare.endswith(":") and words <= (
            HEADING_WORDS * 2 if bare.endswith(" will:") else HEADING_WORDS + 3
        ):
            return bare, len(text)
        capitals = bare == bare.upper() and bare != bare.lower()
        if capitals and words <= HEADING_WORDS - 1 and self.section(bare) is not None:
            return bare, len(text)
        short = words <= HEADING_WORDS - 2 and bare[-1:] not in ".,;"
        if short and self._is_plain_heading(bare):
            return bare, len(text)
        if short and listed and ":" not in bare and self.section(bare) is not None:
            return bare, len(text)
        lead = as_written(r"^([A-Z][^.:;]{2,45}?)\s?(?::|\s[-])\s(?=\S)").match(bare)
        if lead and len(lead[1].split()) <= HEADING_WORDS - 2 and self._is_plain_heading(lead[1]):
            return lead[1], len(text) - len(bare) + lead.end()
        return None

    def is_known(self, text: str) -> bool:
        """Tell whether a line is a heading by its words, or by its colon."""
        if text.endswith(":"):
            return True
        return len(text.split()) <= HEADING_WORDS - 2 and self._is_plain_heading(text)

    def _stands_alone(self, text: str, start: int, end: int) -> bool:
        before, after = text[:start].rstrip(), text[end:]
        if before[-1:] in {",", "&", "/", "("} and before:
            return False
        if start and text[start - 1].isalnum():
            return False
        follows = after.lstrip()
        sign = follows[:1] in "-:–*•" or not follows
        words = text[start:end].split()
        if text[start:end].isupper():
            return sign or after[:1] == " "
        begins = follows[:1].isupper() or follows.startswith("£") or follows[:1].isdigit()
        if len(words) == 1 and start:
            return sign or (begins and words[0] in self._alone)
        return sign or begins

    def _is_plain_heading(self, text: str) -> bool:
        """Tell whether a short line without any mark is a heading by its words alone."""
        kind = self.section(text)
        if kind is None or "," in text or ":" in text.rstrip(":"):
            return False
        lowered = text.casefold()
        return (
            self.inside(text[:1].upper() + text[1:] + ":")[:1] == [(0, len(text))]
            or lowered.startswith(self._begins)
            or lowered in self._whole
        ) and not as_written(r"\b(with|in|of|using)\s\w+[A-Z]?\w*$").search(text)


@lru_cache(maxsize=4)
def heading_finder(words: AdvertWords) -> HeadingFinder:
    """Return the finder of a table's headings, made once."""
    return HeadingFinder(words)
