"""An advert as parts: its header, and sentences and list items, each under the kind of its heading.

Adverts come as Markdown, as plain paragraphs, and as one line in which headings and list items run
together. All three end as the same segments, each with the line it stands on, so that every
finding can point at its words.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

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
        return "; ".join(value for name, value, _ in self.header if name == label)


_HEADINGS: tuple[tuple[Section, str], ...] = (
    # In this order: the first that is found in a heading decides.
    (
        Section.PROCESS,
        r"equal opportunit|equality|diversity|inclusion|privacy|accommodation|data protection|disclaimer"
        r"|interview process|hiring process|recruitment process|application process|selection process"
        r"|how to apply|next steps|to apply\b|ready to apply|interested\?|^process$|security (screening|clearance)"
        r"|work permission|right to work|sponsorship|additional information|please note|important notice"
        r"|behaviours$|^apply|agenc(y|ies)",
    ),
    (
        Section.BENEFITS,
        r"benefit|perks|what we( can| will|'ll)? offer|what you('ll| will)? (get|receive)|in it for you|in return"
        r"|^(the |our )?(salary|compensation|package|remuneration|rewards?|offer|pay)\b|we offer|our offer"
        r"|salary range|equity range|why you('ll| will) love|total rewards|career (growth|development)",
    ),
    (
        Section.OPTIONAL,
        r"nice[- ]to[- ]have|good[- ]to[- ]have|great[- ]to[- ]have|desir(able|ed)|preferred|preferable|bonus"
        r"|stand out|sets? you apart|extra credit|optional|advantage|beneficial|even better|brownie"
        r"|a plus\b|\bplus(es)?( points)?$|strong plus|big plus|icing|would be (great|nice|good)|not essential"
        r"|additional skills|will be a plus|буде плюсом|also like|helpful (if|skills|experience)",
    ),
    (
        Section.REQUIRED,
        r"requirement|required|must[- ]have|qualification|essential|criteria|what you('ll| will)? (need|bring|have)"
        r"|^you('ll| will)? (have|bring|need|are|should)\b|you should have|you('ll| will) need|you('ll| will)? bring"
        r"|about you|who you are|who (we|we're|we are) (want|looking)|who will you be|looking for|need to see"
        r"|want to see|important traits|person spec|candidate|your (profile|background|skills|experience|expertise)"
        r"|^(the )?(profile|person|skillset|skill set|you|expertise)$|what it takes|minimum|tech(nology|nical)? stack"
        r"|(key|core|technical|your|the|main|relevant)? ?skills|^(relevant |key |your )?experience\b|knowledge"
        r"|is this you|you('d| would) be a (great|good) fit|good fit|ideal|what (makes|do) you|why you"
        r"|technolog(y|ies)|our stack|the stack|competenc|we expect|proficienc|what we value in|потрібно|вимоги"
        r"|education",
    ),
    (
        Section.DUTIES,
        r"responsibilit|duties|accountabilit|what you('ll| will)( be)? (do|be doing|doing|work|own|build)|what will you"
        r"|^(as a\b.*)?you('ll| will)\b|^(about )?(the|this|your|our)? ?(role|job|position|opportunity)\b|job (description|overview|summary|purpose)"
        r"|role (description|overview|summary|purpose)|day[- ]to[- ]day|day in the life|in this role|your impact|impact in this"
        r"|the work|^tasks|key (tasks|projects|objectives|deliverables)|what the job|deliverables|you('ll| will) be doing|mission in"
        r"|how you('ll| will) (contribute|make)|що будемо робити|^(role|overview|summary|description|purpose)$|what you do|your (role|mission|tasks)",
    ),
    (
        Section.EMPLOYER,
        r"about (us|the (company|business|team|client|organisation|employer|firm))|company|who we are|who is|our (culture|values|team|mission|story|vision|client|purpose|people)"
        r"|^(the|your|our)? ?(company|business|client|team|organisation|organization)\b|^why\b|what makes|life at|what we (do|believe|value)|\bvalues\b|\btraits\b"
        r"|we value|at a glance|^about\b|culture|background|our approach|meet the|the opportunity hub|join (us|our)",
    ),
)

_INLINE = (
    # Headings that are looked for inside a long line, with a capital at their start.
    r"(?:Key |Main |Core |Your |Primary |Job |Role )?(?:Responsibilities|Duties|Accountabilities)(?: (?:include|and Duties|&amp; Duties))?",
    r"Key (?:projects|tasks|objectives) include",
    r"(?:The |Your |About the |About The |About this )?(?:Role|Position|Opportunity)(?: Overview| Summary| Description| Purpose)?",
    r"Job (?:Description|Overview|Summary|Purpose|overview|description)",
    r"(?:Here's )?[Ww]hat [Yy]ou(?:'ll| [Ww]ill) (?:[Bb]e )?(?:[Dd]o|[Dd]oing)",
    r"Here's what you'll be doing",
    r"Day[- ]to[- ]day(?:,)? you will",
    r"(?:Essential |Required |Key |Technical |Preferred |Desirable |Desired |Core |Additional |Minimum |Basic |Your )?(?:Skills|Qualifications|Requirements|Experience)"
    r"(?: (?:&|and|&amp;) (?:Experience|Skills|Qualifications|Knowledge|Requirements|experience|skills|qualifications))?(?: Required| required| Needed| needed)",
    r"(?:Essential|Required|Key|Technical|Preferred|Desirable|Desired|Core|Additional|Minimum|Basic) (?:Skills|Qualifications|Requirements|Experience|Criteria|skills|qualifications|requirements|experience|criteria)"
    r"(?: (?:&|and|&amp;) (?:Experience|Skills|Qualifications|Knowledge|Requirements|experience|skills|qualifications))?",
    r"(?:Skills|Qualifications|Requirements|Experience) (?:&|and|&amp;) (?:Experience|Skills|Qualifications|Knowledge|Requirements|experience|skills|qualifications)(?: Required| required)?",
    r"Requirements|Qualifications|Essential|Desirable|Must [Hh]aves?|Nice [Tt]o [Hh]aves?|Nice-to-haves?|Bonus(?: [Pp]oints)?(?: (?:for|if))?|Preferred",
    r"(?:Here are )?[Tt]he skills you'll need|You'll need|What [Yy]ou(?:'ll| [Ww]ill) (?:[Nn]eed|[Bb]ring|[Hh]ave)|What [Ww]e(?:'re| [Aa]re) [Ll]ooking [Ff]or|What you need",
    r"About [Yy]ou|Who [Yy]ou [Aa]re|Profile|The [Ii]deal [Cc]andidate|Your [Pp]rofile|Person [Ss]pecification|Candidate (?:Profile|Requirements)",
    r"About [Uu]s|About [Tt]he (?:Company|Business|Client|Team|company|business|client|team)|Company(?: [Oo]verview| [Dd]escription)?|The (?:Company|Client|Team|Business)|Who [Ww]e [Aa]re",
    r"Why (?:[Jj]oin(?: [Uu]s)?|[Aa]pply|[Ww]ork [Ww]ith [Uu]s)|Job overview",
    r"(?:Salary (?:&|and|&amp;) )?Benefits|The [Pp]ackage|What (?:[Ww]e|[Tt]hey) [Oo]ffer|What's [Ii]n [Ii]t [Ff]or [Yy]ou|What [Yy]ou(?:'ll| [Ww]ill) [Gg]et|Here are the benefits of this job|Perks",
    r"Interview [Pp]rocess|How [Tt]o [Aa]pply|Work permissions|Please [Nn]ote|Next [Ss]teps",
)

_STARTERS = (
    "Experience|Experienced|Strong|Proven|Solid|Familiarity|Familiar|Exposure|Hands-on|Understanding|Demonstrated|Demonstrable|Knowledge|Proficient|Proficiency|Ability|Able|Excellent|"
    "Deep|Good|Working|Expertise|Expert|Track|Previous|Prior|Comfortable|Confident|Bachelor's|Master's|Degree|PhD|MSc|BSc|Advanced|Extensive|Effective|Competence|Passion|Passionate|Practical|"
    "Lead|Design|Develop|Build|Building|Developing|Designing|Collaborate|Collaborating|Work|Working|Partner|Manage|Mentor|Support|Supporting|Ensure|Implement|Deploy|Own|Translate|Communicate|Present|"
    "Act|Provide|Create|Contribute|Maintain|Monitor|Identify|Uphold|Stay|Integrate|Drive|Analyse|Analyze|Analysing|Deliver|Optimise|Optimize|Conduct|Research|Researching|Gathering|Help|Hybrid|"
    "Nice|You|You'll|We|We're|They|They're|Our|This|If|As|At|With|The|To|Please|A"
)


@cache
def _pattern(text: str, flags: int = 0) -> Pattern[str]:
    import re

    return re.compile(text, flags)


@cache
def _heading_patterns() -> tuple[tuple[Section, Pattern[str]], ...]:
    return tuple((section, _pattern(cues)) for section, cues in _HEADINGS)


@cache
def _inline_pattern() -> Pattern[str]:
    title = "|".join(_INLINE)
    return _pattern(
        rf"(?<![,&/(] )(?<!\w)(?:(?P<title>{title})(?=\s*[-:–*•]|\s+(?:[A-Z£*•\d]|\Z))"
        rf"|(?P<capitals>(?:{'|'.join(_CAPITALS)})\b(?=\s*[-:–*•]|\s+[A-Z]))|(?P<start>^\s*(?:{title})(?=\s+[A-Z])))\s*[-:–]?"
    )


_CAPITALS = (
    "ABOUT (?:THE )?(?:BUSINESS|COMPANY|ROLE|YOU|US|TEAM|CLIENT)",
    "THE (?:TEAM|ROLE|COMPANY|BUSINESS|CLIENT|POSITION|PACKAGE|OPPORTUNITY|CANDIDATE)",
    "(?:KEY |MAIN )?RESPONSIBILITIES",
    "(?:ESSENTIAL |REQUIRED |KEY |DESIRABLE |PREFERRED |TECHNICAL )?(?:SKILLS|EXPERIENCE|REQUIREMENTS|QUALIFICATIONS)"
    "(?: (?:&|AND) (?:EXPERIENCE|SKILLS|QUALIFICATIONS))?(?: REQUIRED| NEEDED)?",
    "NICE TO HAVES?",
    "DESIRABLE",
    "ESSENTIAL",
    "BENEFITS",
    "WHY (?:APPLY|JOIN|JOIN US)",
    "HOW TO APPLY",
    "WHAT YOU(?:'LL| WILL) (?:DO|NEED|BRING|BE DOING)",
    "INTERVIEW PROCESS",
)

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
    words = heading.strip().strip(":-–*?!. ").casefold()
    for section, cues in _heading_patterns():
        if cues.search(words):
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
    if words <= HEADING_WORDS - 1 and bare == bare.upper() and bare != bare.lower():
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
        _inline_pattern().match(text + " A") is not None
        or lowered.startswith(("what ", "about ", "who ", "why ", "how ", "our ", "your ", "nice ", "bonus", "the ", "key ", "job ", "essential", "desirable", "preferred", "required", "benefits", "responsib", "requirements", "qualifications", "interested", "additional"))
        or lowered in {"benefits", "behaviours", "technical skills", "skills", "experience", "company", "description"}
    ) and not _pattern(r"\b(with|in|of|using)\s+\w+[A-Z]?\w*$").search(text)


def _run_on(text: str, section: Section, heading: str) -> Iterator[tuple[str, Section, str]]:
    """Split a long line at the headings that stand inside it."""
    position = 0
    for match in _inline_pattern().finditer(text):
        head = match[0].strip(" -:–")
        kind = heading_section(head)
        if kind is None:
            continue
        before = text[position : match.start()].strip()
        if before:
            yield before, section, heading
        section, heading, position = kind, head, match.end()
    rest = text[position:].strip()
    if rest:
        yield rest, section, heading


@cache
def _piece_pattern(loose: bool) -> Pattern[str]:
    sentence = r"(?<=[.!?])['\")]?\s+(?=[\"'(]?[A-Z£\d])|(?<=[a-z)][.!?])(?=[A-Z][a-z])|\s+[*•·▪●]\s+|\s*;\s+"
    if not loose:
        return _pattern(sentence)
    glued = (
        r"(?<=[a-z]{4})(?<!Type)(?<!Java)(?=[A-Z][a-z]+[\s'-])(?!Flow|Face|Script|Bricks|Maker|Index|Graph|Chain|Store|Watch|Formation|Search|Lake|Hub|Lab|Ops|Torch|Serve|Query|Boost|Stack|Reduce|Base|Point|Board|Shift)"
        r"|(?<=[a-z][):])(?=[A-Z][a-z])"
    )
    return _pattern(rf"{sentence}|(?<=[a-z0-9)%+])(?<! to)(?<! or)(?<! and)(?<! a)(?<! an)(?<! the)(?<! of)(?<! in)(?<! with)(?<! for)(?<! as)\s+(?=(?:{_STARTERS})\s)|{glued}")


def _pieces(text: str, *, loose: bool) -> Iterator[str]:
    if len(text) < LONG_PARAGRAPH and not loose:
        yield text
        return
    for piece in _piece_pattern(loose).split(text):
        stripped = piece.strip(" *•·")
        if stripped:
            yield stripped


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
