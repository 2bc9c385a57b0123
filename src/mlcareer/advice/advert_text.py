"""An advert as parts: its header, and sentences and list items, each under the kind of its heading.

Adverts come as Markdown, as plain paragraphs, and as one line in which headings and list items run
together. All three end as the same segments, each with the line it stands on, so that every
finding can point at its words.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from mlcareer.advice.phrases import PhraseFinder
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Pattern

RUN_ON = 300
"""Characters from which a line is taken to hold several sentences or items."""

HEADING_WORDS = 9
"""The most words that a line can have and still be a heading."""

LONG_PARAGRAPH = 60
"""Characters from which a paragraph after a list is no part of the list's section."""


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


class Segment(Record, kw_only=False):
    """A sentence or list item."""

    text: str
    line: int
    """Where it stands in the file, from 1."""
    section: Section
    heading: str = ""
    """The heading it stands under, as written."""


class AdvertText(Record):
    """An advert in parts, in the order of the text."""

    title: str
    header: tuple[tuple[str, str, int], ...]
    """Labelled lines and badges at the top, such as `Location: London`: label, value and line."""
    segments: tuple[Segment, ...]

    def labelled(self, label: str) -> str:
        """Return what the header says under a label, or nothing."""
        return "; ".join(dict.fromkeys(value for name, value, _ in self.header if name == label))


_HEADINGS: tuple[tuple[Section, tuple[str, ...]], ...] = (
    # In this order: the first with a phrase in the heading decides. `^` asks for the beginning
    # of the heading, `$` for its end.
    (
        Section.PROCESS,
        (
            "equal opportunit", "equality", "diversity", "inclusion", "privacy", "accommodation", "data protection", "disclaimer", "interview process", "hiring process",
            "recruitment process", "application process", "selection process", "how to apply", "next steps", "to apply", "^interested", "^process$", "security screening", "security clearance", "work permission",
            "right to work", "sponsorship", "additional information", "please note", "important notice", "behaviours$", "^apply", "agency", "agencies",
        ),
    ),
    (
        Section.BENEFITS,
        (
            "benefit", "perks", "we offer", "we can offer", "we'll offer", "we will offer", "what you'll get", "what you get", "what you will get", "what you'll receive", "what you receive", "in it for you", "in return",
            "^salary", "^compensation", "^package", "^remuneration", "^reward", "^the package", "^the offer", "^our offer", "^the salary", "^pay ", "^pay$", "salary range", "equity range", "why you'll love", "why you will love", "total rewards",
            "career growth", "career development", "they offer",
        ),
    ),
    (
        Section.OPTIONAL,
        (
            "nice to have", "nice-to-have", "good to have", "good-to-have", "great to have", "desirable", "desired", "preferred", "preferable", "bonus", "stand out", "set you apart", "sets you apart", "extra credit", "optional", "advantage",
            "beneficial", "even better", "brownie", "a plus", "plus$", "plus points", "pluses", "strong plus", "icing", "would be great", "would be nice", "would be good", "not essential", "not required", "but nice", "additional skills", "буде плюсом", "also like",
            "helpful if", "helpful skills", "helpful experience",
        ),
    ),
    (
        Section.REQUIRED,
        (
            "requirement", "required", "must have", "must-have", "qualification", "essential", "criteria", "what you need", "what you'll need", "what you will need", "what you bring", "what you'll bring", "what you will bring", "what you have", "what you'll have",
            "what you will have", "^you have", "^you'll have", "^you will have", "^you bring", "^you'll bring", "^you will bring", "^you need", "^you'll need", "^you will need", "^you are", "^you should", "you should have", "you'll need", "about you", "who you are",
            "who we want", "who we're looking", "who we are looking", "who will you be", "looking for", "need to see", "want to see", "important traits", "person spec", "candidate", "your profile", "your background", "your skills", "your experience", "your expertise",
            "^profile$", "^the profile$", "^person$", "^the person$", "skillset", "skill set", "^you$", "^expertise", "what it takes", "minimum", "tech stack", "technology stack", "technical stack", "skills", "^experience", "^relevant experience", "^key experience", "knowledge",
            "is this you", "good fit", "great fit", "ideal", "what makes you", "what do you", "why you", "technologies", "our stack", "the stack", "competenc", "we expect", "proficienc", "what we value in", "потрібно", "вимоги", "education", "tools and",
        ),
    ),
    (
        Section.DUTIES,
        (
            "responsibilit", "duties", "accountabilit", "what you'll do", "what you will do", "what you'll be doing", "what you will be doing", "what you'll be working", "what you'll work", "what you will work", "what you'll own", "what you'll build", "what will you", "^you'll", "^you will", "you will$",
            "you'll$", "^role", "^the role", "^this role", "^your role", "^our role", "^about the role", "^about this role", "^about the job", "^the job", "^your job", "^job$", "^position", "^the position", "^about the position", "^the opportunity", "^opportunity", "^about the opportunity",
            "job description", "job overview", "job summary", "job purpose", "role description", "role overview", "role summary", "role purpose", "day-to-day", "day to day", "day in the life", "in this role", "your impact", "impact in this", "the work", "^tasks", "key tasks", "key projects",
            "key objectives", "key deliverables", "what the job", "deliverables", "you will be doing", "you'll be doing", "mission in", "how you'll", "how you will", "що будемо робити", "^overview", "^summary", "^description", "^purpose", "what you do", "your mission", "your tasks",
        ),
    ),
    (
        Section.EMPLOYER,
        (
            "about us", "about the company", "about the business", "about the team", "about the client", "about the organisation", "about the employer", "about the firm", "company", "who we are", "who is", "our culture", "our values", "our team", "our mission", "our story", "our vision",
            "our client", "our purpose", "our people", "^the business", "^business", "^client", "^the client", "^your client", "^team", "^the team", "^your team", "organisation", "organization", "^why", "what makes", "life at", "what we do", "what we believe", "what we value", "values", "traits",
            "we value", "at a glance", "^about", "culture", "background", "our approach", "meet the", "join us", "join our",
        ),
    ),
)

_NOUNS = "(experience|skills|qualifications|knowledge|requirements)"

_INLINE = (
    # Headings that are looked for inside a long line.
    "responsibilities", "duties", "accountabilities", "(key|main|core|your|primary|job|role) (responsibilities|duties|accountabilities)", "(key|main|core|your|primary) responsibilities include", "responsibilities include", "key (projects|tasks|objectives) include",
    "role", "position", "opportunity", "(the|your) (role|position|opportunity)", "about the (role|position|opportunity|job)", "about this role", "role (overview|summary|description|purpose)", "job (description|overview|summary|purpose)",
    "what you'll (do|be doing|need|bring|have|get)", "what you will (do|be doing|need|bring|have|get)", "here's what you'll be doing", "day-to-day you will", "you'll need", "the skills you'll need", "here are the skills you'll need",
    f"(skills|qualifications|requirements|experience) (required|needed)", f"(skills|qualifications|experience|requirements) & {_NOUNS} (required|needed)", f"(skills|qualifications|experience|requirements) and {_NOUNS} (required|needed)",
    f"(skills|qualifications|experience|requirements) & {_NOUNS}", f"(skills|qualifications|experience|requirements) and {_NOUNS}",
    f"(essential|required|key|technical|preferred|desirable|desired|core|additional|minimum|basic) (skills|qualifications|requirements|experience|criteria)", f"(essential|required|key|technical|preferred|desirable|desired|core|additional|minimum|basic) (skills|qualifications|requirements|experience|criteria) & {_NOUNS}",
    f"(essential|required|key|technical|preferred|desirable|desired|core|additional|minimum|basic) (skills|qualifications|requirements|experience|criteria) and {_NOUNS}", "requirements", "qualifications", "essential", "desirable", "must have", "nice to have", "nice-to-have", "bonus", "bonus points", "bonus points for", "preferred",
    "what we're looking for", "what we are looking for", "what you need", "about you", "who you are", "profile", "the ideal candidate", "your profile", "person specification", "candidate (profile|requirements)",
    "about us", "about the (company|business|client|team)", "company", "company (overview|description)", "the (company|client|team|business|package|candidate)", "who we are", "why join", "why join us", "why apply", "why work with us",
    "benefits", "salary & benefits", "salary and benefits", "what we offer", "what they offer", "what's in it for you", "here are the benefits of this job", "perks", "interview process", "how to apply", "work permissions", "please note", "next steps",
)

_STARTERS = frozenset((
    "Experience", "Experienced", "Strong", "Proven", "Solid", "Familiarity", "Familiar", "Exposure", "Hands-on", "Understanding", "Demonstrated", "Demonstrable", "Knowledge", "Proficient", "Proficiency", "Ability", "Able", "Excellent", "Deep", "Good", "Working", "Expertise", "Expert", "Track", "Previous", "Prior", "Comfortable", "Confident", "Bachelor's", "Master's", "Degree", "PhD", "MSc", "BSc", "Advanced", "Extensive", "Effective", "Competence", "Passion", "Passionate", "Practical", "Lead", "Design", "Develop", "Build", "Building", "Developing", "Designing", "Collaborate", "Collaborating", "Work", "Working", "Partner", "Manage", "Mentor", "Support", "Supporting", "Ensure", "Implement", "Deploy", "Own", "Translate", "Communicate", "Present", "Act", "Provide", "Create", "Contribute", "Maintain", "Monitor", "Identify", "Uphold", "Stay", "Integrate", "Drive", "Analyse", "Analyze", "Analysing", "Deliver", "Optimise", "Optimize", "Conduct", "Research", "Researching", "Gathering", "Help", "Hybrid", "Nice", "You", "You'll", "We", "We're", "They", "They're", "Our", "This", "If", "As", "At", "With", "The", "To", "Please", "A",
))
"""Words that list items begin with."""


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


def _inline_headings(text: str) -> list[tuple[int, int]]:
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
    begins = follows[:1].isupper() or follows[:1] in "£" or follows[:1].isdigit()
    if len(words) == 1 and start:
        return sign or (begins and words[0] in _LONE_HEADINGS)
    return sign or begins


_LONE_HEADINGS = frozenset(("Requirements", "Responsibilities", "Benefits", "Qualifications", "Perks", "Desirable", "Essential", "Duties", "Accountabilities"))
"""Headings of one word that start something new without a sign after them."""

_LABELS = frozenset(
    (
        "company",
        "employer",
        "location",
        "posted",
        "salary",
        "pay",
        "date",
        "title",
        "job title",
        "contract",
        "job type",
        "source",
        "rate",
        "day rate",
        "daily rate",
        "pay rate",
        "hourly rate",
        "salary range",
        "salary/rate",
        "package",
        "reference",
        "duration",
        "start date",
        "hours",
        "job ref",
        "ir35",
        "type",
        "remote",
        "department",
        "team",
        "url",
        "role",
        "level",
        "compensation",
        "sponsorship",
    )
)

_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u2011": "-", "\u2010": "-", "\u200b": " ", "\ufeff": " ", "\t": " ", "´": "'"})


def plain(line: str) -> str:
    """Return a line without Markdown marks and escapes, in plain quotes and spaces."""
    text = line.translate(_SAME)
    if "\\" in text:
        text = _pattern(r"\\([\\`*_{}\[\]()#+\-.!&|<>~])").sub(r"\1", text)
    if "&" in text:
        text = text.replace("&amp;", "&").replace("&nbsp;", " ").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">")
    if "*" in text or "_" in text or "`" in text:
        text = _pattern(r"\*\*+|`+|(?<!\w)_+(?=\S)|(?<=\S)_+(?!\w)|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)").sub("", text)
    return text


def heading_section(heading: str) -> Section | None:
    """Return what a heading announces, or nothing when its words do not say."""
    words = "^" + heading.strip().strip(":-–*?!. ").casefold() + "$"
    for section, cues in _HEADINGS:
        if any(cue in words for cue in cues):
            return section
    return None


def advert_text(text: str) -> AdvertText:
    """Take an advert apart."""
    lines = text.splitlines()
    title, header, start = _header(lines)
    segments = list(_segments(lines, start))
    if title:
        segments.insert(0, Segment(title, _line_of(lines, title), Section.TITLE))
    return AdvertText(title=title, header=tuple(header), segments=_settled(segments))


def _line_of(lines: list[str], title: str) -> int:
    for number, line in enumerate(lines, 1):
        if title in plain(line):
            return number
    return 1


def _header(lines: list[str]) -> tuple[str, list[tuple[str, str, int]], int]:
    """Read the title and the labelled lines at the top; the body starts at the returned index."""
    title = ""
    header: list[tuple[str, str, int]] = []
    index = 0
    for index, line in enumerate(lines):
        text = plain(line).strip().lstrip("#").strip()
        if not text or set(text) <= set("-=_ "):
            continue
        badge = _badges(line)
        label, colon, value = text.partition(":")
        if badge:
            header.extend((name, part, index + 1) for name, part in badge)
        elif colon and label.strip().casefold() in _LABELS and len(value) < RUN_ON * 4:
            name = label.strip().casefold()
            if name in {"title", "job title", "role"} and not title:
                title = value.strip()
            else:
                header.append((name, value.strip(), index + 1))
        elif not title and not header and len(text) <= 110 and not text.endswith((".", "!")):
            title = text
        elif header and text == (dict((n, v) for n, v, _ in header).get("company") or ""):
            continue
        else:
            return title, header, index
    return title, header, index + 1


def _badges(line: str) -> list[tuple[str, str]]:
    """Read the badges of job boards: a money bag before the pay, a globe before the places."""
    found = []
    for sign, name in (("\U0001f4b0", "badge pay"), ("\U0001f30e", "location"), ("\U0001f30d", "location"), ("\U0001f4cd", "location")):
        _, sign_found, rest = line.partition(sign)
        if sign_found and line.lstrip().startswith(("#", "`", sign)):
            found.append((name, rest.partition("`")[0].strip()))
    return found


def _segments(lines: list[str], start: int) -> Iterator[Segment]:
    section, heading, after_list = Section.INTRODUCTION, "", False
    for index in range(start, len(lines)):
        raw = lines[index]
        text = plain(raw).strip()
        if not text or set(text) <= set("-=_*# "):
            continue
        item = _pattern(r"^(?:[-*+•·▪●◦‣○■✔✅➢–o]|\d{1,2}[.)])\s+").match(text)
        body = text[item.end() :] if item else text
        if not item:
            underlined = index + 1 < len(lines) and bool(_pattern(r"^\s*(-{3,}|={3,})\s*$").match(lines[index + 1]))
            rest = _heading(raw, text, underlined)
            if rest is not None:
                head, body = rest
                kind = heading_section(head)
                if kind is not None:
                    section, heading, after_list = kind, head, False
                elif not body and section in {Section.REQUIRED, Section.OPTIONAL} and underlined:
                    section, heading = Section.INTRODUCTION, head
                if not body and not _pattern(r"[\d£$€]").search(head):
                    continue
                body = body or head
            elif after_list and len(text) > LONG_PARAGRAPH and section in {Section.OPTIONAL, Section.REQUIRED, Section.DUTIES}:
                section, heading = Section.EMPLOYER, ""
        else:
            after_list = True
        if len(body) > RUN_ON and not item:
            for part, kind, head in _run_on(body, section, heading):
                section, heading = kind, head
                yield from (Segment(piece, index + 1, kind, head) for piece in _pieces(part, loose=True))
        else:
            yield from (Segment(piece, index + 1, section, heading) for piece in _pieces(body, loose=False))


def _heading(raw: str, text: str, underlined: bool) -> tuple[str, str] | None:
    """Tell whether a line is a heading; return it and what follows it on the line."""
    mark = raw.lstrip()
    bare = text.lstrip("# ").strip()
    words = len(bare.split())
    bold = _pattern(r"^\W*\*\*\s*([^*]+?)\s*\*\*[\s:*_]*$").match(mark) is not None
    if words <= HEADING_WORDS + 3 and (_pattern(r"#+(?:\s|\*|$)").match(mark) or bold or underlined) and not bare.endswith("."):
        return bare, ""
    if bare.endswith(":") and words <= (HEADING_WORDS * 2 if bare.endswith(" will:") else HEADING_WORDS + 3):
        return bare, ""
    capitals = bare == bare.upper() and bare != bare.lower()
    if capitals and words <= HEADING_WORDS - 1 and heading_section(bare) is not None:
        return bare, ""
    if words <= HEADING_WORDS - 2 and bare[-1:] not in ".,;" and _is_plain_heading(bare):
        return bare, ""
    lead = _pattern(r"^([A-Z][^.:;]{2,45}?)\s*(?::|\s[-–])\s+(?=\S)").match(bare)
    if lead and len(lead[1].split()) <= HEADING_WORDS - 2 and _is_plain_heading(lead[1]):
        return lead[1], bare[lead.end() :]
    return None


def _is_plain_heading(text: str) -> bool:
    """Tell whether a short line without any mark is a heading by its words alone."""
    kind = heading_section(text)
    if kind is None or "," in text:
        return False
    lowered = text.casefold()
    return (
        _inline_headings(text + ":")[:1] == [(0, len(text))]
        or lowered.startswith(("what ", "about ", "who ", "why ", "how ", "our ", "your ", "nice ", "bonus", "the ", "key ", "job ", "essential", "desirable", "preferred", "required", "not required", "benefits", "responsib", "requirements", "qualifications", "interested", "additional"))
        or lowered in {"benefits", "behaviours", "technical skills", "skills", "experience", "company", "description"}
    ) and not _pattern(r"\b(with|in|of|using)\s+\w+[A-Z]?\w*$").search(text)


def _run_on(text: str, section: Section, heading: str) -> Iterator[tuple[str, Section, str]]:
    """Split a long line at the headings that stand inside it."""
    position = 0
    for start, end in _inline_headings(text):
        head = text[start:end]
        kind = heading_section(head)
        if kind is None or start < position:
            continue
        before = text[position:start].strip()
        if before:
            yield before, section, heading
        section, heading = kind, head
        position = end + len(text[end:]) - len(text[end:].lstrip(" -:–"))
    rest = text[position:].strip()
    if rest:
        yield rest, section, heading


_SENTENCES = r"(?<=[.!?])['\")]?\s+(?=[\"'(]?[A-Z£\d])|(?<=[a-z)][.!?])(?=[A-Z][a-z])|\s+[*•·▪●]\s+|\s*;\s+"

_GLUED = r"(?<=[a-z]{4})(?=[A-Z][a-z]+[\s'-])|(?<=[a-z][):])(?=[A-Z][a-z])"

_SECOND_PARTS = ("Flow", "Face", "Script", "Bricks", "Maker", "Index", "Graph", "Chain", "Store", "Watch", "Formation", "Search", "Lake", "Hub", "Lab", "Ops", "Torch", "Serve", "Query", "Boost", "Stack", "Reduce", "Base", "Point", "Board", "Shift", "Con")
"""How the second part of a name such as TensorFlow begins, which is no new item."""

_GOES_ON = frozenset(("to", "or", "and", "a", "an", "the", "of", "in", "with", "for", "as", "our", "your", "their", "is", "are", "by", "on", "at", "from", "be", "/", "&"))
"""Words after which a capital begins no new item."""


def _pieces(text: str, *, loose: bool) -> Iterator[str]:
    """Split a line into sentences and, where `loose`, into list items without any sign."""
    if len(text) < LONG_PARAGRAPH and not loose:
        yield text
        return
    for sentence in _pattern(_SENTENCES).split(text):
        for piece in _items(sentence) if loose else (sentence,):
            stripped = piece.strip(" *•·")
            if stripped:
                yield stripped


def _items(sentence: str) -> Iterator[str]:
    """Split before the words that list items begin with, and where two words are glued."""
    begin = 0
    for found in _pattern(r"(?<=[a-z0-9)%+])\s+(?=[A-Z])|" + _GLUED).finditer(sentence):
        place = found.end()
        if place > found.start():
            word = sentence[place:].split(" ", 1)[0]
            before = sentence[begin : found.start()].rsplit(" ", 1)[-1]
            if word not in _STARTERS or before in _GOES_ON:
                continue
        elif sentence.startswith(_SECOND_PARTS, place):
            continue
        yield sentence[begin:place]
        begin = place
    yield sentence[begin:]


def _settled(segments: list[Segment]) -> tuple[Segment, ...]:
    """Read "desired" as asked for where the advert has no other heading for what it asks for.

    "Desired qualities" followed by "Nice to have" are two steps, of which the first is what is
    asked for; so is "Desirable skills" before "Bonus points".
    """
    if any(segment.section is Section.REQUIRED for segment in segments):
        return tuple(segments)
    optional = list(dict.fromkeys(segment.heading for segment in segments if segment.section is Section.OPTIONAL))
    mild = [head for head in optional if "desir" in head.casefold()]
    if not mild or (len(optional) == 1 and any(segment.section is Section.DUTIES for segment in segments) and "desired" not in mild[0].casefold()):
        return tuple(segments)
    return tuple(
        segment.replace(section=Section.REQUIRED) if segment.section is Section.OPTIONAL and segment.heading == mild[0] else segment
        for segment in segments
    )
