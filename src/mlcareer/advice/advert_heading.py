"""The headings of an advert: what is one, and what it announces."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from mlcareer.advice.phrases import PhraseFinder

if TYPE_CHECKING:
    from re import Match, Pattern

HEADING_WORDS = 9
"""The most words that a line can have and still be a heading."""


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


_HEADINGS: tuple[tuple[Section, tuple[str, ...]], ...] = (
    # In this order: the first with a phrase in the heading decides. `^` asks for the beginning
    # of the heading, `$` for its end.
    (
        Section.PROCESS,
        (
            "^not needed",
            "don't need",
            "do not need",
            "^not required$",
            "equal opportunit",
            "equality",
            "diversity",
            "inclusion",
            "privacy",
            "accommodation",
            "data protection",
            "disclaimer",
            "interview process",
            "hiring process",
            "recruitment process",
            "application process",
            "selection process",
            "how to apply",
            "next steps",
            "to apply",
            "^interested",
            "^process$",
            "security screening",
            "security clearance",
            "work permission",
            "right to work",
            "sponsorship",
            "additional information",
            "please note",
            "important notice",
            "behaviours$",
            "^apply",
            "agency",
            "agencies",
        ),
    ),
    (
        Section.BENEFITS,
        (
            "benefit",
            "perks",
            "we offer",
            "we can offer",
            "we'll offer",
            "we will offer",
            "what you'll get",
            "what you get",
            "what you will get",
            "what you'll receive",
            "what you receive",
            "in it for you",
            "in return",
            "^salary",
            "^compensation",
            "^package",
            "^remuneration",
            "^reward",
            "^the package",
            "^the offer",
            "^our offer",
            "^the salary",
            "^pay ",
            "^pay$",
            "salary range",
            "equity range",
            "why you'll love",
            "why you will love",
            "total rewards",
            "career growth",
            "career development",
            "they offer",
        ),
    ),
    (
        Section.OPTIONAL,
        (
            "nice to have",
            "nice-to-have",
            "good to have",
            "good-to-have",
            "great to have",
            "desirable",
            "desired",
            "preferred",
            "preferable",
            "bonus",
            "stand out",
            "set you apart",
            "sets you apart",
            "extra credit",
            "optional",
            "advantage",
            "beneficial",
            "even better",
            "brownie",
            "a plus",
            "plus$",
            "plus points",
            "pluses",
            "strong plus",
            "icing",
            "would be great",
            "would be nice",
            "would be good",
            "not essential",
            "not required",
            "but nice",
            "additional skills",
            "буде плюсом",
            "also like",
            "also love",
            "we'd love",
            "we would love",
            "'d be great",
            "'d be nice",
            "extra points",
            "^ideally",
            "might also",
            "might have",
            "may also have",
            "great if",
            "good if",
            "nice if",
            "plus if",
            "useful experience",
            "useful skills",
            "useful knowledge",
            "also useful",
            "but useful",
            "be useful",
            "nice extra",
            "wish list",
            "wishlist",
            "good to know",
            "added advantage",
            "helpful if",
            "helpful skills",
            "helpful experience",
        ),
    ),
    (
        Section.REQUIRED,
        (
            "requirement",
            "required",
            "must have",
            "must-have",
            "qualification",
            "essential",
            "criteria",
            "what you need",
            "what you'll need",
            "what you will need",
            "what you bring",
            "what you'll bring",
            "what you will bring",
            "what you have",
            "what you'll have",
            "what you will have",
            "^you have",
            "^you'll have",
            "^you will have",
            "^you bring",
            "^you'll bring",
            "^you will bring",
            "^you need",
            "^you'll need",
            "^you will need",
            "^you are",
            "^you should",
            "you should have",
            "you'll need",
            "about you",
            "who you are",
            "who we want",
            "who we're looking",
            "who we are looking",
            "who will you be",
            "looking for",
            "need to see",
            "want to see",
            "important traits",
            "person spec",
            "candidate",
            "your profile",
            "your background",
            "your skills",
            "your experience",
            "your expertise",
            "^profile$",
            "^the profile$",
            "^person$",
            "^the person$",
            "skillset",
            "skill set",
            "^you$",
            "^expertise",
            "what it takes",
            "minimum",
            "tech stack",
            "technology stack",
            "technical stack",
            "skills",
            "^experience",
            "^relevant experience",
            "^key experience",
            "knowledge",
            "is this you",
            "good fit",
            "great fit",
            "ideal",
            "what makes you",
            "what do you",
            "from you$",
            "like to see",
            "should you have",
            "to be successful",
            "to succeed",
            "non-negotiable",
            "non negotiable",
            "toolkit",
            "toolbox",
            "tech you",
            "tools you",
            "why you",
            "technologies",
            "our stack",
            "the stack",
            "competenc",
            "we expect",
            "proficienc",
            "what we value in",
            "потрібно",
            "вимоги",
            "education",
            "tools and",
        ),
    ),
    (
        Section.DUTIES,
        (
            "responsibilit",
            "duties",
            "accountab",
            "what you'll do",
            "what you will do",
            "what you'll be doing",
            "what you will be doing",
            "what you'll be working",
            "what you'll work",
            "what you will work",
            "what you'll own",
            "what you'll build",
            "what will you",
            "^you'll",
            "^you will",
            "you will$",
            "you'll$",
            "^role",
            "^the role",
            "^this role",
            "^your role",
            "^our role",
            "^about the role",
            "^about this role",
            "^about the job",
            "^the job",
            "^your job",
            "^job$",
            "^position",
            "^the position",
            "^about the position",
            "^the opportunity",
            "^opportunity",
            "^about the opportunity",
            "job description",
            "job overview",
            "job summary",
            "job purpose",
            "role description",
            "role overview",
            "role summary",
            "role purpose",
            "day-to-day",
            "day to day",
            "day in the life",
            "in this role",
            "your impact",
            "impact in this",
            "the work",
            "^tasks",
            "key tasks",
            "key projects",
            "key objectives",
            "key deliverables",
            "what the job",
            "deliverables",
            "you will be doing",
            "you'll be doing",
            "mission in",
            "how you'll",
            "how you will",
            "що будемо робити",
            "^overview",
            "^summary",
            "^description",
            "^purpose",
            "what you do",
            "your mission",
            "your tasks",
        ),
    ),
    (
        Section.EMPLOYER,
        (
            "about us",
            "about the company",
            "about the business",
            "about the team",
            "about the client",
            "about the organisation",
            "about the employer",
            "about the firm",
            "company",
            "who we are",
            "who is",
            "our culture",
            "our values",
            "our team",
            "our mission",
            "our story",
            "our vision",
            "our client",
            "our purpose",
            "our people",
            "^the business",
            "^business",
            "^client",
            "^the client",
            "^your client",
            "^team",
            "^the team",
            "^your team",
            "organisation",
            "organization",
            "^why",
            "what makes",
            "life at",
            "what we do",
            "what we believe",
            "what we value",
            "values",
            "traits",
            "we value",
            "at a glance",
            "^about",
            "culture",
            "background",
            "our approach",
            "meet the",
            "join us",
            "join our",
        ),
    ),
)

_NOUNS = "(experience|skills|qualifications|knowledge|requirements)"

_INLINE = (
    # Headings that are looked for inside a long line.
    "responsibilities",
    "duties",
    "accountabilities",
    "(key|main|core|your|primary|job|role) (responsibilities|duties|accountabilities)",
    "(key|main|core|your|primary) responsibilities include",
    "responsibilities include",
    "key (projects|tasks|objectives) include",
    "role",
    "position",
    "opportunity",
    "(the|your) (role|position|opportunity)",
    "about the (role|position|opportunity|job)",
    "about this role",
    "role (overview|summary|description|purpose)",
    "job (description|overview|summary|purpose)",
    "what you'll (do|be doing|need|bring|have|get)",
    "what you will (do|be doing|need|bring|have|get)",
    "here's what you'll be doing",
    "day-to-day you will",
    "you'll need",
    "the skills you'll need",
    "here are the skills ... need",
    "(skills|qualifications|requirements|experience) (required|needed)",
    f"(skills|qualifications|experience|requirements) & {_NOUNS} (required|needed)",
    f"(skills|qualifications|experience|requirements) and {_NOUNS} (required|needed)",
    f"(skills|qualifications|experience|requirements) & {_NOUNS}",
    f"(skills|qualifications|experience|requirements) and {_NOUNS}",
    (
        "(essential|required|key|technical|preferred|desirable|desired|core|additional|minimum"
        "|basic) (skills|qualifications|requirements|experience|criteria)"
    ),
    (
        f"(essential|required|key|technical|preferred|desirable|desired|core|additional|minimum"
        f"|basic) (skills|qualifications|requirements|experience|criteria) & {_NOUNS}"
    ),
    (
        f"(essential|required|key|technical|preferred|desirable|desired|core|additional|minimum"
        f"|basic) (skills|qualifications|requirements|experience|criteria) and {_NOUNS}"
    ),
    "requirements",
    "qualifications",
    "essential",
    "desirable",
    "must have",
    "nice to have",
    "nice-to-have",
    "bonus",
    "bonus points",
    "bonus points for",
    "preferred",
    "what we're looking for",
    "what we are looking for",
    "what you need",
    "about you",
    "who you are",
    "profile",
    "the ideal candidate",
    "your profile",
    "person specification",
    "candidate (profile|requirements)",
    "about us",
    "about the (company|business|client|team)",
    "company",
    "company (overview|description)",
    "the (company|client|team|business|package|candidate)",
    "who we are",
    "why join",
    "why join us",
    "why apply",
    "why work with us",
    "benefits",
    "salary & benefits",
    "salary and benefits",
    "what we offer",
    "what they offer",
    "what's in it for you",
    "here are the benefits ... job",
    "perks",
    "interview process",
    "how to apply",
    "work permissions",
    "please note",
    "next steps",
)


@cache
def _pattern(text: str, flags: int = 0) -> Pattern[str]:
    import re

    return re.compile(text, flags)


@cache
def _inline_finder() -> PhraseFinder[None]:
    finder: PhraseFinder[None] = PhraseFinder()
    for heading in _INLINE:
        finder.add(heading, None)
    return finder


def inline_headings(text: str) -> list[tuple[int, int]]:
    """Return where headings stand inside a long line, the longest at each place.

    A heading begins with a capital, does not go on from a comma or bracket, and something new
    begins after it. A single plain word must be followed by a sign or stand in capitals, as
    "Experience" also begins a list item.
    """
    found: dict[int, int] = {}
    for _, start, end in _inline_finder().find(text):
        if text[start].isupper() and end > found.get(start, 0):
            found[start] = end
    return [(start, end) for start, end in sorted(found.items()) if _stands_alone(text, start, end)]


def _stands_alone(text: str, start: int, end: int) -> bool:
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
        return sign or (begins and words[0] in _LONE_HEADINGS)
    return sign or begins


_LONE_HEADINGS = frozenset(
    (
        "Requirements",
        "Responsibilities",
        "Benefits",
        "Qualifications",
        "Perks",
        "Desirable",
        "Essential",
        "Duties",
        "Accountabilities",
    )
)
"""Headings of one word that start something new without a sign after them."""

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "\u00a0": " ",
        "\u2011": "-",
        "\u2010": "-",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "´": "'",
    }
)


def _plain_letters(found: Match[str]) -> str:
    """Return letters of the mathematical alphabets, used as bold and italics, as plain ones."""
    import unicodedata

    return unicodedata.normalize("NFKC", found[0])


def plain(line: str) -> str:
    """Return a line without Markdown marks and escapes, in plain quotes and spaces."""
    text = line.translate(_SAME)
    if not text.isascii():
        text = _pattern("[\U0001d400-\U0001d7ff]+").sub(_plain_letters, text)
    if "\\" in text:
        text = _pattern(r"\\([\\`*_{}\[\]()#+\-.!&|<>~])").sub(r"\1", text)
    if "&" in text:
        text = (
            text.replace("&amp;", "&")
            .replace("&nbsp;", " ")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
        )
    if "*" in text or "_" in text or "`" in text:
        text = _pattern(
            r"\*\*+|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|(?<!\w)\*(?=\w)|(?<=[\w:.!?)])\*(?!\w)"
        ).sub("", text)
    return text


def heading_section(heading: str) -> Section | None:
    """Return what a heading announces, or nothing when its words do not say."""
    words = "^" + heading.strip().strip(":-–*?!. ").casefold() + "$"
    for section, cues in _HEADINGS:
        if any(cue in words for cue in cues):
            return section
    return None


def heading_of(
    raw: str, text: str, *, underlined: bool, listed: bool = False
) -> tuple[str, str] | None:
    """Tell whether a line is a heading; return it and what follows it on the line.

    `listed` says that a list follows, so that a short line with the words of a heading is one.
    """
    mark = raw.lstrip()
    bare = text.lstrip("# ").strip()
    words = len(bare.split())
    bold = _pattern(r"^\W*\*\*\s*([^*]+?)\s*\*\*[\s:*_]*$").match(mark) is not None
    if (
        words <= HEADING_WORDS + 3
        and (_pattern(r"#+(?:\s|\*|$)").match(mark) or bold or underlined)
        and not bare.endswith(".")
    ):
        return bare, ""
    if bare.endswith(":") and words <= (
        HEADING_WORDS * 2 if bare.endswith(" will:") else HEADING_WORDS + 3
    ):
        return bare, ""
    capitals = bare == bare.upper() and bare != bare.lower()
    if capitals and words <= HEADING_WORDS - 1 and heading_section(bare) is not None:
        return bare, ""
    if words <= HEADING_WORDS - 2 and bare[-1:] not in ".,;" and _is_plain_heading(bare):
        return bare, ""
    if (
        listed
        and ":" not in bare
        and words <= HEADING_WORDS - 2
        and bare[-1:] not in ".,;"
        and heading_section(bare) is not None
    ):
        return bare, ""
    lead = _pattern(r"^([A-Z][^.:;]{2,45}?)\s*(?::|\s[-–])\s+(?=\S)").match(bare)
    if lead and len(lead[1].split()) <= HEADING_WORDS - 2 and _is_plain_heading(lead[1]):
        return lead[1], bare[lead.end() :]
    return None


def _is_plain_heading(text: str) -> bool:
    """Tell whether a short line without any mark is a heading by its words alone."""
    kind = heading_section(text)
    if kind is None or "," in text or ":" in text.rstrip(":"):
        return False
    lowered = text.casefold()
    return (
        inline_headings(text + ":")[:1] == [(0, len(text))]
        or lowered.startswith(
            (
                "what ",
                "about ",
                "who ",
                "why ",
                "how ",
                "our ",
                "your ",
                "nice ",
                "bonus",
                "the ",
                "key ",
                "job ",
                "essential",
                "desirable",
                "preferred",
                "required",
                "not required",
                "benefits",
                "responsib",
                "requirements",
                "qualifications",
                "interested",
                "additional",
                "good to have",
                "great to have",
                "great if",
                "even better",
                "extra points",
                "ideally you",
                "wish list",
                "useful experience",
                "useful skills",
                "beneficial skills",
                "not essential",
                "we would also",
                "we'd also",
                "we'd love",
                "it would be",
                "it'd be",
                "it's a bonus",
                "plus if",
                "plus points",
                "you might also",
                "to be successful",
                "non-negotiable",
                "tech you",
                "tools you",
                "must-haves",
                "must haves",
            )
        )
        or lowered
        in {
            "benefits",
            "behaviours",
            "technical skills",
            "skills",
            "experience",
            "company",
            "description",
            "advantageous",
            "beneficial",
            "nice extras",
            "you have",
            "you'll have",
            "you will have",
            "you bring",
            "you'll bring",
            "you will bring",
            "knowledge and experience",
            "knowledge & experience",
            "experience and knowledge",
            "experience and skills",
            "experience & skills",
            "tools and technologies",
            "technologies",
            "tech stack",
        }
    ) and not _pattern(r"\b(with|in|of|using)\s+\w+[A-Z]?\w*$").search(text)
