"""What a CV shows: of each skill whether work with it is described, and what it states of itself.

Under a heading of work any sentence of described work shows its skills, whatever its verb; a list
of tools only mentions them. Under no heading a sentence has to say that something was done.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.cv_text import BROKEN, Part, Passage, cv_reader
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.phrases import finder_of_any
from mlcareer.adverts.text import quote
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.adverts.skill_finding import SkillFinder, SkillMention
    from mlcareer.guide.cv_words import CvWords
    from mlcareer.guide.skill_words import Vocabulary

LEAST_WORDS = 6
"""Words that a sentence of work has at least; what is shorter is a heading, a date or a list."""

LEAST_WORDS_OF_ITEM = 3
"""Words that an item under a heading of work has at least: `Containerised with Docker`."""

LEAST_LISTED, LONGEST_NAME, LIST_SHARE = 3, 3, 0.7
"""A list has this many parts at least, of which this share are names of so many words."""

DENIAL_REACH, NEAREST = 200, 3
"""Characters between a denial and what it denies, and how many denials are tried on each side."""

Shown = Literal["used", "mentioned", "stated", "missing"]
"""How a CV shows a skill.

`used`: in a described piece of work; `mentioned`: elsewhere, as under a heading for skills or in a
summary or a course; `stated`: not in the CV, the person says so; `missing`: not at all.
"""


class CvSkill(Record, kw_only=False):
    """What a CV shows of one skill, by its strongest line."""

    skill: str
    shown: Shown
    words: str
    line: int
    with_result: bool = False
    """Whether the line gives a figure for what came of it."""
    by: str | None = None
    """The other skill whose use shows this one."""
    part: Part = "unsaid"
    """What the line stands under."""
    named: str = ""
    """The word that names the skill, as written."""


class CvSkills(Record):
    """The skills of a CV, and whether work was found in it at all."""

    skills: tuple[CvSkill, ...]
    """In the order of their lines."""
    has_work: bool
    """Whether any heading announces work, or any sentence describes some."""


_RESULT = (
    r"\d\s?%|[£$€]\s?\d|\b\d[\d,.]{0,20}\s?(?:[kKmM]|bn|million|billion|x|ms|s|TB|GB"
    r"|PB)\b\+?|\b\d{2}[\d,]{0,20}\+?\s(?:users|requests|customers|models|services|hours|days|weeks"
    r"|stars|documents|queries|people)|\bfrom \d"
)

_FIRST_PERSON = (
    r"\b(?:i|we|my team|our team|the team)(?:'ve)?\s(?:(?:also|then|first|have|had|later|\w+ly)\s)"
    r"{0,2}(?P<verb>[\w-]+)"
)
"""Who did something, and the verb that may say what."""

_OPENING = (
    r"^[\"'(]?(?:(?:i|we|also|then|first|later|\w+ly)\s){0,3}"
    r"(?P<verb>[A-Za-z][\w-]*)(?P<next>\s\w+)?"
)

_NEW_CLAUSE = (
    r"[;!?]|\.\s|\bbut\b|\bhowever\b|,\s+(?:and\s+|then\s+|i\s+|we\s+)*(?:\w{2,}ed|built|wrote|led"
    r"|ran|use|build|run)\b|\band\s+(?:\w{2,}ed|built|wrote|led|ran)\b"
)


def cv_skills(
    text: str,
    finder: SkillFinder,
    vocabulary: Vocabulary,
    words: CvWords,
    *,
    of_guide: bool = False,
) -> CvSkills:
    """Return every skill that a CV shows or mentions, each by its strongest line.

    With `of_guide` skills are meant as the guide means them: what it asks for of machine learning
    is shown only by work that speaks of it. What somebody says they have not used is left out, and
    so is what stands only among their interests, in an address or in the name of a file.
    """
    best: dict[str, CvSkill] = {}
    of_models = frozenset(skill.id for skill in vocabulary.skill if of_guide and skill.of_models)
    rules = _rules(words)
    passages = cv_reader(words).passages(text)
    has_work = False
    for written in passages:
        if written.part == "interests":
            continue
        passage, mentions = _with_whole_words(written, finder)
        used = rules.describes_work(passage, mentions)
        has_work = has_work or used or passage.part in {"work", "projects"}
        result = used and in_any_case(_RESULT).search(passage.text) is not None
        elsewhere = (
            of_models if used and not finder.speaks_of_models(passage.text) else frozenset[str]()
        )
        for mention in rules.not_denied(passage.text, mentions):
            if (mention.concept and not used) or mention.skill in elsewhere:
                continue
            found = CvSkill(
                mention.skill,
                "used" if used else "mentioned",
                quote(passage.text, mention.start, mention.end),
                passage.line_at(mention.start),
                result,
                None,
                passage.part,
                mention.words,
            )
            known = best.get(mention.skill)
            if known is None or _strength(found) > _strength(known):
                best[mention.skill] = found
    _add_shown_by_others(best, vocabulary)
    found_skills = sorted(best.values(), key=lambda found: (found.line, found.skill))
    return CvSkills(skills=tuple(found_skills), has_work=has_work)


def _with_whole_words(
    passage: Passage, finder: SkillFinder
) -> tuple[Passage, tuple[SkillMention, ...]]:
    """Mend the words that were broken at the end of a line, and find the skills.

    `Ku-` and `bernetes` are one word, `scikit-` and `learn` keep their hyphen: the reading that
    names more skills is taken.
    """
    if BROKEN not in passage.text:
        return passage, finder.find(passage.text)
    readings = [passage.replace(text=passage.text.replace(BROKEN, mark)) for mark in ("", "-")]
    found = [(reading, finder.find(reading.text)) for reading in readings]
    return max(found, key=lambda item: len(item[1]))


def _add_shown_by_others(best: dict[str, CvSkill], vocabulary: Vocabulary) -> None:
    """Add the skills that work with another shows, as work with FastAPI shows REST APIs."""
    for skill in vocabulary.skill:
        own = best.get(skill.id)
        shown = [best[other] for other in skill.shown_by if other in best]
        if shown and (own is None or own.shown != "used"):
            strongest = max(shown, key=_strength)
            if own is None or _strength(strongest) > _strength(own):
                best[skill.id] = strongest.replace(skill=skill.id, by=strongest.skill)


def _strength(found: CvSkill) -> tuple[bool, bool]:
    return found.shown == "used", found.with_result


class _Rules:
    """Judges passages by the words of a table."""

    def __init__(self, words: CvWords) -> None:
        self._past = frozenset(words.words.past)
        self._no_work = frozenset(words.words.no_work)
        self._labels = frozenset(words.words.tool_labels)
        self._links = frozenset(words.words.link_words)
        self._before = finder_of_any(words.words.denied_before)
        self._after = finder_of_any(words.words.denied_after)
        self._at_end = finder_of_any(words.words.denied_at_end)

    def describes_work(self, passage: Passage, mentions: tuple[SkillMention, ...]) -> bool:
        """Tell whether a passage describes a piece of work."""
        text, count = passage.text, len(passage.text.split())
        if passage.names_a_post or self._is_list(text, mentions):
            return False
        if passage.part in {"work", "projects"}:
            if passage.item:
                return count >= LEAST_WORDS_OF_ITEM
            return count >= LEAST_WORDS and self._is_sentence(text)
        if passage.part in {"list", "courses"} or count < LEAST_WORDS:
            return False
        if self._somebody_did(text):
            return True
        return passage.part == "unsaid" and self._opens_with_done(text)

    def not_denied(self, text: str, mentions: tuple[SkillMention, ...]) -> Iterator[SkillMention]:
        """Yield the mentions that nobody says they have not used."""
        if not mentions:
            return
        before = sorted(end for _, _, end in self._before.find(text))
        after = [start for _, start, _ in self._after.find(text)]
        after += [
            start
            for _, start, end in self._at_end.find(text)
            if len(text[end:].strip(" .!").split()) <= 1
        ]
        after.sort()
        for mention in mentions:
            # Only what is near: a line without end has thousands of both.
            ends = before[
                bisect_left(before, mention.start - DENIAL_REACH) : bisect_right(
                    before, mention.start
                )
            ]
            starts = after[
                bisect_left(after, mention.end) : bisect_right(after, mention.end + DENIAL_REACH)
            ]
            denied = any(not _parted(text[end : mention.start]) for end in ends[-NEAREST:]) or any(
                not _parted(_until(text, mention.end, start)) for start in starts[:NEAREST]
            )
            if not denied:
                yield mention

    def _is_list(self, text: str, mentions: tuple[SkillMention, ...]) -> bool:
        """Tell whether a text lists tools: after a label, or as names with commas between."""
        label, colon, rest = text.partition(":")
        if colon and label.casefold().strip() in self._labels:
            return True
        if colon and len(label.split()) >= LEAST_WORDS_OF_ITEM:
            return False  # what is listed is what a sentence speaks of
        if self._opens_with_done(text) and len(self._small(text)) > 1:
            return False
        listed = rest if colon and rest.strip() else text
        parts = [part.split() for part in as_written(r"[,;/|•·]").split(listed.strip(" ."))]
        names = sum(
            len(part) <= LONGEST_NAME and (not part or not part[0].islower()) for part in parts
        )
        if len(parts) >= LEAST_LISTED and names >= len(parts) * LIST_SHARE:
            return True
        # "python, sql and docker": nothing is said of them.
        named = sum(len(mention.words.split()) for mention in mentions)
        others = [word for word in text.split() if word.casefold() not in self._links]
        return bool(mentions) and len(others) <= named

    def _is_sentence(self, text: str) -> bool:
        """Tell a sentence from a title in capitals: it has other small words than `of`."""
        if text.endswith((".", "!")):
            return True
        return len(self._small(text)) > 1

    def _small(self, text: str) -> list[str]:
        """Return the words that a title would not write in small letters."""
        return [
            word
            for word in text.split()
            if word[:1].islower() and word.casefold() not in self._links
        ]

    def _is_done(self, verb: str, following: str) -> bool:
        verb = verb.casefold()
        if verb in self._no_work or f"{verb}{following.casefold()}" in self._no_work:
            return False
        return verb in self._past or (verb.endswith("ed") and len(verb) > 4)  # noqa: PLR2004 - need, feed

    def _somebody_did(self, text: str) -> bool:
        return any(
            self._is_done(found["verb"], text[found.end("verb") :][:3])
            for found in in_any_case(_FIRST_PERSON).finditer(text)
        )

    def _opens_with_done(self, text: str) -> bool:
        found = in_any_case(_OPENING).match(text)
        return found is not None and self._is_done(found["verb"], found["next"] or "")


def _parted(between: str) -> bool:
    """Tell whether another clause begins between two places."""
    return in_any_case(_NEW_CLAUSE).search(between) is not None


def _until(text: str, end: int, start: int) -> str:
    """Return what stands between a mention and a cue, without the joint right before the cue."""
    return as_written(r"(?:,|\band|\bbut|\bI|\bwe|\bthen|\s)+$").sub("", text[end:start])


@lru_cache(maxsize=4)
def _rules(words: CvWords) -> _Rules:
    return _Rules(words)
