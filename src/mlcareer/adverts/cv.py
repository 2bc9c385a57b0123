"""What a CV shows of each skill: used in a described piece of work, or only mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.plain_line import plain
from mlcareer.adverts.text import quote
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.guide.skill_words import Vocabulary

DESCRIBED_WORDS = 6
"""Words that a line of work has at least; what is shorter is a heading, a date or a list."""


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


_WORK = "work"
_LIST = "list"
_OTHER = "other"
_UNSAID = "unsaid"
"""Under no heading, or under one that announces nothing known, such as an employer's name."""

_HEADINGS = (
    (_OTHER, r"\bpublications?\b"),
    (
        _WORK,
        # Only these words and no others: `Right to work` and `Career objective` tell of no work.
        (
            r"^(?:(?:my|main|key|other|past|previous|earlier|recent|current|relevant|selected"
            r"|professional|paid|client|contract|freelance|consulting|engineering|ml|and|&) )*"
            r"(?:work|works|career|careers|roles?|roles held|jobs?|posts? held|appointments?"
            r"|engagements|clients|contracts|placements?|freelance|consulting|consultancy"
            r"|professional background|accomplishments|work samples|case studies"
            r"|(?:what|things|where) i(?:'ve| have)? (?:done|did|do|built|made|worked|work))$"
        ),
    ),
    (
        _WORK,
        (
            r"\b(?:experience|employment|work history|career history|projects?|positions?"
            r"|internships?|volunteering|open[- ]source|selected work|portfolio|research"
            r"|achievements|highlights)\b"
        ),
    ),
    (
        _LIST,
        (
            r"\b(?:skills?|technolog(?:y|ies)|tools|tech stack|stack|competenc\w+|expertise"
            r"|languages|proficienc\w+|toolkit|core areas)\b"
        ),
    ),
    (
        _OTHER,
        (
            r"\b(?:summary|profile|objective|about|education|certific\w+|courses?|coursework"
            r"|qualifications|awards?|honou?rs|publications?|interests|hobbies|references|training"
            r"|contact|statement|patents|talks?|speaking|presentations?|blog)\b"
        ),
    ),
)

_DONE = (
    r"\b(?:built|build|building|builds|led|leading|designed|design|designing|developed|develop"
    r"|developing|develops|implement\w*|deploy\w*|creat\w+|architect\w+|launch\w*|ship\w*"
    r"|deliver\w*|migrat\w+|reduc\w+|improv\w+|optimi[sz]\w+|automat\w+|train\w*|fine-?tun\w+"
    r"|set up|establish\w*|maintain\w*|manag\w+|integrat\w+|analy[sz]\w+|wrote|write|written"
    r"|writing|us(?:ed|ing)|appl(?:y|ied|ying)|introduc\w+|scal\w+|refactor\w*|own\w*"
    r"|mentor\w*|research\w*|evaluat\w+|conduct\w*|perform\w*|contribut\w+|support\w*"
    r"|configur\w+"
    r"|productioni[sz]\w+|engineer(?:ed|ing)|prototyp\w+|instrument\w*|monitor\w*|test\w*"
    r"|orchestrat\w+|benchmark\w*|extend\w*|rewrote|replac\w+|sav\w+|increas\w+|achiev\w+"
    r"|collaborat\w+|work(?:ed|ing)? (?:on|with)|administer\w*|publish\w*|present\w*|cut"
    r"|translat\w+|fram(?:ed|ing)|defin(?:ed|ing)|turn(?:ed|ing)|convert\w*|agreed|scop(?:ed|ing)"
    r"|formulat\w+|track(?:ed|ing)|detect(?:ed|ing)|validat\w+|debugg\w+"
    r"|serv(?:ed|ing)|process\w*|extract\w*|combin\w+|generat\w+|host\w*|run|ran|running)\b"
)

_OPENS_WITH_DONE = (
    r"^(?:(?:i|we|also|then|successfully|recently) )*(?!trained (?:in|as|at|by|on|and)\b)"
    r"(?=(?:\w+ed|built|led|wrote|rewrote|cut|ran|set up)\b)" + _DONE
)
"""A line that begins with what was done, as lines of work do and summaries and lists do not."""

_RESULT = (
    r"\d\s?%|[£$€]\s?\d|\b\d[\d,.]{0,20}\s?(?:[kKmM]|bn|million|billion|x|ms|s|TB|GB"
    r"|PB)\b\+?|\b\d{2}[\d,]{0,20}\+?\s(?:users|requests|customers|models|services|hours|days|weeks"
    r"|stars|documents|queries|people)|\bfrom \d"
)

_POST = (
    r"^[^|]*\|.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\s*(?:-|–|to)\s*(?:present|now|current"
    r"|(?:\w+ )?(?:19|20)\d\d)\b"
)
"""A line that names a post and its years: it tells where, and not what was done."""

_TOOLS = (
    r"^(?:technologies|technology|tech stack|tools|stack|built with|environment|tech|key skills "
    r"used|tools used|technologies used)\b[^:]{0,20}:"
)


def cv_skills(
    text: str, finder: SkillFinder, vocabulary: Vocabulary, *, of_guide: bool = False
) -> tuple[CvSkill, ...]:
    """Return every skill that a CV shows or mentions, each by its strongest line.

    With `of_guide` skills are meant as the guide means them: what it asks for of machine learning
    is shown only by work that speaks of it.
    """
    best: dict[str, CvSkill] = {}
    of_models = frozenset(skill.id for skill in vocabulary.skill if of_guide and skill.of_models)
    for line, words, used in _lines(text):
        result = bool(in_any_case(_RESULT).search(words))
        elsewhere = of_models if used and not finder.speaks_of_models(words) else frozenset()
        for mention in finder.find(words):
            if mention.concept and not used:
                continue
            if mention.skill in elsewhere:
                continue
            found = CvSkill(
                mention.skill,
                "used" if used else "mentioned",
                quote(words, mention.start, mention.end),
                line,
                used and result,
            )
            known = best.get(mention.skill)
            if known is None or _strength(found) > _strength(known):
                best[mention.skill] = found
    for skill in vocabulary.skill:
        own = best.get(skill.id)
        shown = [best[other] for other in skill.shown_by if other in best]
        if shown and (own is None or own.shown != "used"):
            strongest = max(shown, key=_strength)
            if own is None or _strength(strongest) > _strength(own):
                best[skill.id] = strongest.replace(skill=skill.id, by=strongest.skill)
    return tuple(sorted(best.values(), key=lambda found: (found.line, found.skill)))


def _strength(found: CvSkill) -> tuple[bool, bool]:
    return found.shown == "used", found.with_result


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each line with its number and whether it describes a piece of work."""
    part = _UNSAID
    depth = 0
    described = False
    for number, raw in enumerate(text.splitlines(), 1):
        line = plain(raw).strip()
        if not line or set(line) <= set("-=_*# "):
            described = False
            continue
        kind = _heading_kind(raw, line)
        marks = len(raw.lstrip()) - len(raw.lstrip().lstrip("#"))
        if kind is not None:
            part, depth, described = kind, marks, False
            continue
        if 0 < marks <= depth and part != _WORK:
            # A heading beside the last one ends what that announced.
            part = _UNSAID
        item = in_any_case(r"^(?:[-*+•·▪●◦‣○–]|\d{1,2}[.)])\s+").match(line)
        words = line[item.end() :] if item else line.lstrip("# ")
        goes_on = described and not item and words[:1].islower()
        described = goes_on or _describes(words, part)
        yield number, words, described


def _heading_kind(raw: str, line: str) -> str | None:
    """Return what a heading announces; nothing for a line that is no heading."""
    bare = line.strip("#*: ").strip()
    marked = raw.lstrip().startswith("#") or line.endswith(":") or bare.isupper()
    if len(bare.split()) > 5 or any(mark in bare for mark in ",;|•") or not bare[:1].isalpha():  # noqa: PLR2004 - the longest heading that CVs have
        return None
    for kind, cues in _HEADINGS:
        found = in_any_case(cues).search(bare)
        if found and (marked or len(found[0]) * 2 >= len(bare)):
            return kind
    return None


def _describes(words: str, part: str) -> bool:
    if part == _WORK and in_any_case(_TOOLS).match(words):
        return True
    if part not in {_WORK, _UNSAID} or in_any_case(_POST).search(words):
        return False
    count = len(words.split())
    commas = words.count(",")
    if count < DESCRIBED_WORDS or (commas >= 3 and commas * 3 >= count):  # noqa: PLR2004 - a list, not a sentence
        return False
    done = _DONE if part == _WORK else _OPENS_WITH_DONE
    return in_any_case(done).search(words) is not None
