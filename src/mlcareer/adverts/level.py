"""The level an advert is for and the years of experience it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.text import Segment
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.adverts.text import AdvertText

UNSPECIFIED = "unspecified"

_YEARS_TO_LEVEL = ((2, "junior"), (5, "mid"))
"""Years asked below which an advert without another sign is read as that level."""


class AdvertLevel(Record):
    """The level and the years that an advert asks, each with its words."""

    levels: tuple[Found[str], ...]
    """Each `intern`, `junior`, `mid`, `senior`, `lead`, `staff` or `manager`, in the order of the
    text; several where the post is for either, as in "Mid/Senior". `why` says whether it is from
    the title, the text, or the years asked."""
    years: Found[float] | None = None
    """The fewest years of experience asked; of alternatives, such as by degree, the lowest."""

    @property
    def level(self) -> str:
        """Return the first level, or `unspecified`."""
        return self.levels[0].value if self.levels else UNSPECIFIED

    @property
    def years_min(self) -> float | None:
        """Return the fewest years asked."""
        return None if self.years is None else self.years.value


_TITLES: tuple[tuple[str, str], ...] = (
    (
        "manager",
        (
            r"\b(?:head of|director|(?:engineering|science|analytics|data|learning|team|research"
            r"|development|ai|ml|delivery) managers?|vp|vice president|chief|cto)\b|\bmanager,"
            r"|\bmanager of\b"
        ),
    ),
    (
        "intern",
        r"\b(?:intern|internship|placement|work experience|summer analyst|year in industry)\b",
    ),
    ("lead", r"\b(?:lead|leader|tech ?lead|team ?lead)\b(?! generation)"),
    (
        "staff",
        r"(?<![\d+] )(?<!technical )\b(?:staff|principal|distinguished|(?<!research )fellow)\b",
    ),
    ("senior", r"\b(?:senior|sr\.?|snr|experienced)(?!\w)"),
    (
        "junior",
        (
            r"\b(?:junior|jr\.?|graduate|entry[- ]level|trainee|apprentice\w*|early[- ]career|new "
            r"grad)(?!\w)"
        ),
    ),
    ("mid", r"\b(?:mid|mid[- ]level|mid[- ]weight|intermediate)\b"),
)

_SIGNS = {
    "manager": ("head of", "director", "manager", "vp", "vice president", "chief", "cto"),
    "intern": ("intern", "placement", "work experience", "summer analyst", "year in industry"),
    "lead": ("lead",),
    "staff": ("staff", "principal", "distinguished", "fellow"),
    "senior": ("senior", "sr", "snr", "experienced"),
    "junior": ("junior", "jr", "graduate", "entry", "trainee", "apprentice", "early", "new grad"),
    "mid": ("mid", "intermediate"),
}
"""Letters without which no title is of a level."""

_GRADES = (
    ("senior", r"\b(?:III|IV|L5|IC5|SDE ?3|grade 7|G7|SEO)\b"),
    ("mid", r"(?<=\w )(?:II|2)\b(?!\w)|(?:(?<=\w )|(?<=\()|^)(?:L4|IC4)\b|\bHEO\b"),
    (
        "junior",
        (
            r"(?<=[a-z] )I$|(?:(?<=[a-z] )|(?<=\()|^)(?:L3|IC3)(?:$|\))"
            r"|\bassociate\b(?! (?:director|professor|level))"
        ),
    ),
    ("staff", r"\b(?:V|VI|L6|L7|IC6)\b$"),
    ("manager", r"\b(?:grade 6|G6|SCS\d?)\b"),
)

_ROLE_WORDS = (
    r"(?:machine learning|ml|ai|data|software|deep learning|research|mlops|nlp|computer vision"
    r"|applied|analytics|python|cloud|devops|genai|full[- ]stack|back[- ]?end|delivery|simulation"
    r"|dl)"
)

_IN_TEXT: tuple[tuple[str, str], ...] = (
    (
        "manager",
        (
            r"\bline[- ]manage(?:ment responsib\w+|r)? (?:for|of|responsibilit\w+)\b|\bline "
            r"management responsibilit\w+\b|\bmanage (?:and \w+ )?a (?:large |small |growing "
            r")?team of\b|\bhire,? (?:and )?(?:manage|grow|build)\b[^.]{0,30}\bteam\b|\bpeople "
            r"manager\b|\bhead of (?:data|ai|ml|machine learning|engineering)\b(?= (?:to|who|you"
            r"|at|for our))"
        ),
    ),
    (
        "lead",
        (
            r"\bhead up\b|\blead (?:and (?:mentor|manage|develop|grow) )?(?:a|the|our) (?:\w+ "
            r"){0,3}team\b|\bmanag\w+ and (?:mentor|develop)\w* (?:\w+ ){0,2}(?:team|engineers)"
            r"|\bmanage and (?:develop|mentor) team members\b|\btechnical lead(?:er)? (?:for|of"
            r"|on)\b|\bstep\w* (?:up )?into a leadership role\b"
        ),
    ),
    (
        "senior",
        (
            rf"\b(?:senior|sr\.?|highly experienced|snr)\s(?:\w+ )?{_ROLE_WORDS}\b"
            r"|(?<!mid-)\bsenior (?:role|position|level|engineers? who|hire|individual "
            r"contributor)\b|\boperate at a senior level\b|\bsenior engineers\b"
        ),
    ),
    ("staff", rf"\b(?:principal|staff)\s(?:level )?{_ROLE_WORDS}\b"),
    (
        "junior",
        (
            rf"\b(?:junior|graduate|entry[- ]level)\s(?:{_ROLE_WORDS}|role|position|level)\b"
            rf"|\brecent graduates?\b|\bno (?:prior |previous |commercial )?experience (?:is "
            rf")?(?:needed|required|necessary)\b|\bstart(?:ing)? (?:of )?your career\b"
            rf"|\bkick-?start your career\b|\bentry[- ]level\b"
        ),
    ),
    (
        "mid",
        (
            rf"\bmid[- ](?:level|weight|senior)\s(?:{_ROLE_WORDS}|role|position|engineer|hire)"
            rf"|\bmid-level (?:role|position)"
        ),
    ),
)

_NOT_THE_HIRE = (
    r"\b(?:report\w* (?:directly )?(?:in)?to|work\w* (?:closely )?(?:with|alongside)|partner\w* "
    r"with|mentor\w*|support\w*|alongside|collaborat\w+ with|guidance from|led by|with (?:a|our"
    r"|the)|help\w*|coach\w*|develop\w*|from|assist\w*|present\w* to|grow into|progress\w* (?:to"
    r"|into)|path\w* to|also (?:recruit\w*|hir\w+|looking))\b[^.;,]*$"
)

_NUMBER_WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "couple of": 2,
    "a": 1,
    "half a dozen": 6,
}

_NUMBER = (
    r"(?:\d{1,2}(?:\.\d)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|couple of|half a dozen|a(?= year\b))"
)

_YEARS = (
    rf"(?<![\w£$¤.,-])(?P<low>{_NUMBER})\s?(?:\(\d+\)\s?)?\+?\s?(?:(?:-|to"
    rf"|or)\s?(?P<high>{_NUMBER})\s?\+?\s?)?(?:,?\s?(?:ideally"
    rf"|preferably)\s?(?:{_NUMBER})\s?\+?\s?)?"
    r"(?:\+|plus|or more)?\s?(?:years?(?:\(s\))?'?s?'?|yrs?|роки|років|рік)(?![\w-])"
)

_OF_EXPERIENCE = (
    "experience", "expertise", "track record", "background", "in a ", "in an ", "in the ",
    "in similar", "in industry", "in software", "in data", "in machine", "in ml", "working",
    "work", "as a", "building", "developing", "hands-on", "commercial", "industry", "professional",
    "proven", "engineering", "relevant", "practice", "deploying", "shipping",
    "\u0434\u043e\u0441\u0432\u0456\u0434", "designing", "applying",
)  # fmt: skip
"""Letters around years that make them years of experience."""

_NOT_OF_THE_CANDIDATE = (
    r"\b(?:within|founded|over the (?:last|past)|for (?:over|more than)|history|old|funding|since"
    r"|next|established|contract|fixed|parental|vest\w*|sabbatical|after|every|award|warranty|of "
    r"age|plan|guarantee|service|anniversary|runway|last|past|duration|ftc|visa|lived|resid\w+"
    r"|resident)\b"
)


_OF_RESIDENCE = r"\b(?:residen\w*|address history|checkable)\b"
"""Words after years that a security clearance asks to have lived in a country."""


def advert_level(
    advert: AdvertText, finder: SkillFinder | None = None, jobs: tuple[Found[str], ...] = ()
) -> AdvertLevel:
    """Find the level and the years an advert asks.

    With `finder`, years of a skill count too: "3 years in Python". `jobs` are the titles of a
    post that holds several; where nothing else says a level, the first of them does.
    """
    years = _years(advert, finder)
    levels = _levels(advert, years)
    if jobs and (not levels or levels[0].why == "years"):
        named = title_levels(jobs[0].value)
        levels = tuple(jobs[0].replace(value=level, why="title") for level in named) or levels
    return AdvertLevel(levels=levels, years=years)


def _titles_for(text: str) -> tuple[tuple[str, str], ...]:
    """Return the levels whose letters stand in a text: only their rules need be compiled."""
    folded = text.casefold()
    return tuple(each for each in _TITLES if any(sign in folded for sign in _SIGNS[each[0]]))


def title_level(title: str) -> tuple[str, str] | None:
    """Return the level that a title names and the words that name it."""
    for level, cues in _titles_for(title):
        found = in_any_case(cues).search(title)
        if found:
            return level, found[0]
    for level, cues in _GRADES:
        grade = as_written(cues).search(title)
        if grade:
            return level, grade[0]
    return None


def title_levels(title: str) -> tuple[str, ...]:
    """Return every level that a title is for, in its order: two in "Mid/Senior"."""
    named = title_level(title)
    if named is None:
        return ()
    return _chain(title, named) or (named[0],)


def _chain(text: str, named: tuple[str, str]) -> tuple[str, ...]:
    """Return the levels that stand joined with one, in the order of the text."""
    spans = sorted(
        (match.start(), match.end(), level)
        for level, cues in _titles_for(text)
        for match in in_any_case(cues).finditer(text)
    )
    chains: list[list[tuple[int, int, str]]] = []
    for span in spans:
        if chains and as_written(_JOINED).fullmatch(text, chains[-1][-1][1], span[0]):
            chains[-1].append(span)
        else:
            chains.append([span])
    for chain in chains:
        if any(text[start:end] == named[1] for start, end, _ in chain):
            return tuple(dict.fromkeys(level for _, _, level in chain))
    return ()


_JOINED = r"\s?(?:/|-to-|-|,|&|\bto\b|\bor\b|\band\b|,\sor\b)\s?(?:level\s)?"
"""What stands between two levels of which a post is for either."""


_BOARD_LEVELS = r"\bmid[- ]senior\b|\bassociate\b"
"""Steps of a job board's form that stand for several levels at once."""


def _levels(advert: AdvertText, years: Found[float] | None) -> tuple[Found[str], ...]:
    """Return the levels that the surest place names."""
    if advert.title:
        line = advert.segments[0].line
        named = title_levels(advert.segments[0].text)
        if named:
            return tuple(Found(level, advert.title, line, "title") for level in named)
    for fact in advert.header:
        stated = title_levels(fact.value) if fact.label == "level" else ()
        if stated and not in_any_case(_BOARD_LEVELS).search(fact.value):
            return tuple(Found(level, fact.written, fact.line, "text") for level in stated)
    body = [segment for segment in advert.segments if segment.section is not Section.TITLE]
    told = _opening(body) or _told(body) or _graded(body)
    if told:
        also = _beside(body, told)
        return tuple(told.replace(value=level) for level in also) or (told,)
    if years is not None:
        below = (level for limit, level in _YEARS_TO_LEVEL if years.value < limit)
        return (Found(next(below, "senior"), years.words, years.line, "years"),)
    return ()


def _beside(body: list[Segment], told: Found[str]) -> tuple[str, ...]:
    """Return the levels that stand joined with one in the sentence that names it."""
    for segment in body:
        if segment.line == told.line:
            for level, cues in _TITLES:
                for match in in_any_case(cues).finditer(segment.text):
                    if level == told.value:
                        return _chain(segment.text, (level, match[0]))
    return ()


def _opening(body: list[Segment]) -> Found[str] | None:
    """Read the first words: boards cut the title from the text, which then begins with it."""
    if not body or body[0].section is not Section.INTRODUCTION:
        return None
    start = body[0].text[:TITLE_LENGTH]
    if not in_any_case(r"\b(?:engineer|scientist|analyst|developer|manager|lead(?!ing))").search(
        start
    ):
        return None
    named = title_level(start)
    if named is None:
        return None
    before = start[: start.casefold().find(named[1].casefold())]
    if in_any_case(_NOT_THE_HIRE).search(before):
        return None
    words = start if len(body[0].text) <= TITLE_LENGTH else start.rsplit(" ", 1)[0]
    return Found(named[0], words, body[0].line, "text")


TITLE_LENGTH = 70
"""Characters in which a title at the beginning of the text ends."""


def _told(body: list[Segment]) -> Found[str] | None:
    likely = [segment for segment in body if segment.has(_LEVEL_SIGNS)]
    for level, cues in _IN_TEXT:
        for segment in likely:
            if segment.section in {Section.BENEFITS, Section.PROCESS}:
                continue
            if segment.section is Section.EMPLOYER and level != "senior":
                continue
            found = in_any_case(cues).search(segment.text)
            if found is None:
                continue
            others = level in {"senior", "staff", "junior"}
            if others and in_any_case(_NOT_THE_HIRE).search(segment.text[: found.start()]):
                continue
            return segment.found(level, *found.span(), around=30, why="text")
    return None


_LEVEL_SIGNS = (
    "manage", "head", "hire", "hiring", "lead", "mentor", "step", "senior", "sr", "snr",
    "experienced", "principal", "staff", "junior", "graduate", "entry", "career", "experience",
    "mid-", "mid ",
)  # fmt: skip
"""Letters without which no sentence speaks of the hire's level."""


def _graded(body: list[Segment]) -> Found[str] | None:
    """Look for a grade of the civil service: one that manages people, or one that is labelled."""
    for level, cues, where in (
        (*_GRADES[-1], body[:3]),
        *((level, cues, body[:GRADE_SEGMENTS]) for level, cues in _SERVICE_GRADES),
    ):
        for segment in where:
            found = as_written(cues).search(segment.text)
            if found:
                return segment.found(level, *found.span(), around=30, why="text")
    return None


GRADE_SEGMENTS = 15
"""Sentences at the top among which a labelled grade of the civil service is looked for."""

_SERVICE_GRADES = (
    ("mid", r"\bGrade:? (?:HEO|Higher Executive Officer)\b"),
    ("senior", r"\bGrade:? (?:SEO|Senior Executive Officer|G7)\b"),
)


class _Years(Record, kw_only=False):
    """Years of experience that a sentence asks for."""

    years: float
    segment: Segment
    start: int
    end: int
    of_skill: bool
    """Whether they are of one skill, and not of the work as a whole."""


def _years(advert: AdvertText, finder: SkillFinder | None) -> Found[float] | None:
    """Return the years asked in the first section that asks any, requirements first.

    Years of the work as a whole go before those of one skill, of which the most count.
    """
    order = (
        Section.REQUIRED,
        Section.DUTIES,
        Section.INTRODUCTION,
        Section.UNKNOWN,
        Section.TITLE,
        Section.EMPLOYER,
        Section.HEADER,
        Section.OPTIONAL,
    )
    segments = [s for s in advert.told() if s.has(("year", "yr", "рок", "рік"))]
    for section in order:
        found = [
            years
            for segment in segments
            if segment.section is section
            for years in _years_in(segment, finder)
        ]
        if not found:
            continue
        best = next((years for years in found if not years.of_skill), None) or max(
            found, key=lambda years: years.years
        )
        value = int(best.years) if best.years == int(best.years) else best.years
        return best.segment.found(value, best.start, best.end, around=30)
    return None


def _years_in(segment: Segment, finder: SkillFinder | None) -> list[_Years]:
    """Return the years that a sentence asks for; of what "or" joins, the fewest."""
    text = segment.text
    found: list[_Years] = []
    for match in in_any_case(_YEARS).finditer(text):
        around = (
            text[max(0, match.start() - 40) : match.start()],
            text[match.end() : match.end() + 60],
        )
        of_skill = finder is not None and _of_a_skill(text, match.end(), finder)
        labelled = segment.section is Section.HEADER and segment.heading == "level"
        asked = labelled or of_skill or _speaks_of_experience(" ".join(around))
        other = in_any_case(_NOT_OF_THE_CANDIDATE).search(around[0][-26:]) or in_any_case(
            _NOT_OF_THE_CANDIDATE
        ).match(around[1].strip()[:10])
        if not asked or other or in_any_case(_OF_RESIDENCE).search(around[1][:32]):
            continue
        if in_any_case(_OF_A_TERM).search(around[1][:40]):
            continue
        if _of_the_employer(text[: match.start()], text[match.end() :]):
            continue
        low = _number(match["low"])
        minimum = "minimum" in around[0].lower() and in_any_case(
            rf"\bminimum (?:of )?({_NUMBER}),?\s?ideally\s?$"
        ).search(around[0])
        if minimum:
            low = _number(minimum[1])
        years = _Years(low, segment, match.start(), match.end(), of_skill)
        last = found[-1] if found else None
        if last and in_any_case(r"\bor\b").search(text[last.end : match.start()]):
            found[-1] = min(last, years, key=lambda each: each.years)
        else:
            found.append(years)
    return found


_OF_A_TERM = r"\bin the first instance\b|\binitially\b|\bfixed[- ]term\b"
"""Words after years that make them the length of a contract."""


def _speaks_of_experience(around: str) -> bool:
    lowered = around.lower()
    return any(sign in lowered for sign in _OF_EXPERIENCE)


_EMPLOYER_SIGNS = (
    "we ", "we'", "our ", "compan", "firm", "business", "agency", "consultancy", "group", "founde",
    "charity", "organi", "with ", "boast", "backed", "drawing", "building on", "having",
)  # fmt: skip
"""Letters without which it is not the employer who has the years."""


def _of_a_skill(text: str, end: int, finder: SkillFinder) -> bool:
    """Tell whether a skill follows years at once, as in "5+ years in Python"."""
    start = in_any_case(r"\W{0,2}(?:of|in|with|using|on|as)\s(?:\w+\s)?").match(text, end)
    if start is None:
        return False
    begins = {mention.start for mention in finder.find(text)}
    return start.end() in begins or text.find(" ", end + 1) + 1 in begins


_EMPLOYERS = (
    r"(?:[Ww]e|[Oo]ur|[Tt]he (?:company|firm|business|agency|consultancy|group|organi[sz]ation"
    r"|charity)|[Ff]ounders?|[Ff]ounded)"
)

_EMPLOYER_HAS = (
    rf"\b{_EMPLOYERS}\b[^.;]{{0,60}}?\b(?:ha(?:ve|s|d)|bring\w*|boast\w*|draw\w*|combin\w*)\b"
    r"[^.;]{0,40}$"
)

_SEEKS = (
    r"\b(?:look\w*|seek\w*|need\w*|want\w*|hir\w+|recruit\w*|requir\w*|expect\w*|ask\w*|search\w*"
    r"|you\w*|candidates?|someone|somebody|ideal\w*|prefer\w*|like|roles?|places?|posts?|positions?"
    r"|openings?|vacanc\w+|opportunit\w+)\b"
)

_EMPLOYER_IS = (
    rf"^[^.;]{{0,80}}?,\s(?:{_EMPLOYERS}\b|[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){{0,3}} (?:is|are|has"
    r"|have|was|helps?|provides?|works?)\b)"
)

_EMPLOYER_COUNTS = (
    r"^[^.;]{0,70}\b(?:staff|employees|clients|customers|offices|countries|people worldwide"
    r"|colleagues|combined|collective(?:ly)?|between (?:us|them)|in business|of trading)\b"
)


def _of_the_employer(before: str, after: str) -> bool:
    """Tell whether it is the employer who has the years.

    "With 25 years' experience, we are …" and "Our founders bring 30 years of experience" do,
    "We are looking for somebody with 5 years of experience" does not.
    """
    whole = f"{before} {after}".lower()
    if not any(sign in whole for sign in _EMPLOYER_SIGNS):
        return False
    if in_any_case(_SEEKS).search(before) or in_any_case(r"\byou\w*\b").search(after[:60]):
        return False
    if as_written(_EMPLOYER_HAS).search(before):
        return True
    opens = in_any_case(
        r"^\W*(?:with|boasting|backed by|drawing on|building on|having)\b[^.;,]*$"
    ).search(before)
    return opens is not None and (
        as_written(_EMPLOYER_IS).search(after) is not None
        or in_any_case(_EMPLOYER_COUNTS).search(after) is not None
    )


def _number(words: str) -> float:
    return _NUMBER_WORDS.get(words.casefold()) or float(words)
