"""What an advert says of a skill it names: required, optional, or not asked for.

The heading gives the first answer; words in the same clause ("a plus", "no ... needed", "work with
the ... team") can change it. A skill that is required in one place is required.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.skill_choice import choices_in
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.adverts.skill_finding import SkillFinder, SkillMention
    from mlcareer.adverts.text import AdvertText, Segment


class Standing(Enum):
    """How an advert asks for a skill."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    NEGATED = "negated"
    """Named but not asked for: expressly not needed, another team's, or a product's."""


class AskedSkill(Record, kw_only=False):
    """A skill that an advert names."""

    skill: str
    """By id."""
    standing: Standing
    named: str
    """As written."""


class SkillChoice(Record, kw_only=False):
    """Skills of which an advert asks for one: "PyTorch or TensorFlow"."""

    skills: tuple[str, ...]
    """By id, in the order of the text."""
    standing: Standing
    """Whether one of them is required or only named as optional."""
    also_alone: tuple[str, ...]
    """Those of them that the advert asks for elsewhere on their own."""


class AskedSkills(Record, kw_only=False):
    """The skills of an advert, and which of them are alternatives."""

    skills: tuple[Found[AskedSkill], ...]
    """Each once; `why` names the heading or the cue that its standing follows from."""
    choices: tuple[Found[SkillChoice], ...]


_SECTION_STANDING = {
    Section.TITLE: "asked",
    Section.DUTIES: "asked",
    Section.REQUIRED: "asked",
    Section.OPTIONAL: "optional",
    Section.INTRODUCTION: "told",
    Section.UNKNOWN: "told",
    Section.EMPLOYER: "told",
    Section.BENEFITS: "aside",
    Section.PROCESS: "aside",
    Section.HEADER: "aside",
}

_EQUIVALENTS = (
    r"\b(?:(?:do|does|would|will) not|don't|doesn't|won't|no|not)\b[^.;:]{0,40}\b(?:require|expect"
    r"|need|ask|insist|essential|necessary|mandatory|have to)\w*\b[^.;:]{0,50}\b(?:these|this|our"
    r"|the)\s+(?:\w+ )?(?:exact|exactly|specific|particular|precise|same)\b"
    r"|\bequivalents? (?:\w+ )?(?:is|are|will be|also|just as)\b[^.;]{0,20}\b(?:fine|welcome|good"
    r"|ok|okay|accepted)\b"
)
"""What says of a list of technologies that others of their kind will do."""

_OF_A_STACK = r"\b(?:stack|technolog\w+|tools|toolkit|toolbox|tech)\b"
"""Words of a heading under which a team lists its technologies."""

_NOT_NEEDED_AFTER = (
    r"(?:is|are|isn't|aren't|was|experience|knowledge|skills?)?\s*(?:experience |knowledge "
    r"|skills? )?(?:is |are )?"
    r"(?:not (?:strictly |absolutely |at all )?(?:needed|necessary|used|relevant|part of"
    r"|essential|required|mandatory|a requirement|expected|a must)|isn't (?:needed|required"
    r"|necessary|essential|used)|aren't (?:needed|required|necessary|essential|used)"
    r"|unnecessary|not needed)"
)
_NOT_NEEDED_BEFORE = (
    r"(?:\bno (?:prior |previous |need (?:for|to know|of) |knowledge of |experience (?:of|with"
    r"|in) )?(?:\w+ ){0,2}?$|\bwithout (?:any |needing |using )?(?:\w+ )?$|\b(?:don't|do not"
    r"|won't|will not|needn't|need not) (?:need|require|have to know|use|expect|be using|ask "
    r"for)\b(?! (?:to )?(?:\w+ )?(?:all|every|each|everything)\b)[^.;]*$"
    r"|\b(?:rather than|instead of|as opposed to|not just|moving (?:away )?from|migrat\w+ (?:away "
    r")?from|replac\w+ our|no longer us\w+|not a|nothing to do with|unlike)\s+(?:(?!to\b)\w+ "
    r"){0,3}?$)"
)
_OPTIONAL_AFTER = (
    r"(?:(?:is|are|as|would be|will be|being|seen as|considered"
    r"|also)\s+(?:\w+\s+){0,2}?)?(?:\ban? (?:\w+ )?(?:plus|bonus|advantage|asset|benefit)\b"
    r"|\bpluses\b|\bnice[- ]to[- ]have\b|\bdesirable\b|\bdesired\b|\bpreferred\b"
    r"|\bpreferable\b|\badvantageous\b|\bbeneficial\b"
    r"|\bwelcome\b|\bhelpful\b|\buseful\b|\boptional\b|\bbonus\b|\bnot (?:essential|required"
    r"|mandatory|necessary|a must)\b|\bgood to have\b|\bwould be (?:great|nice|good|ideal"
    r"|fantastic|useful)\b|\ba (?:strong |big |huge |definite )?plus\b|\bwill be appreciated\b"
    r"|\bhighly regarded\b|\b(?:is|are) (?:also )?(?:nice|good|great|handy)\b(?! (?:at|with|in))"
    r"|\beven better\b|\ball the better\b)"
)
_OPTIONAL_BEFORE = (
    r"(?:\bideally\b(?! \d)|\bpreferably\b|\b(?:nice|good|great|useful)[- ]to[- ]haves?\b"
    r"|\bbonus(?: points)?\b|\[(?:desirable|preferred|optional|bonus|nice to have)\]"
    r"|\b(?:a|big|strong|huge|as a) plus\b\s*(?:if|for|:|-)|\bextra (?:points|credit)\b"
    r"|\bit(?:'s| is| would be|'d be) (?:a plus|great|nice|beneficial|desirable|advantageous|an "
    r"advantage|helpful)\b|\badvantage(?:ous)? (?:if|to have)\b"
    r"|\bwe(?:'d| would) (?:love|also love|like)\b|\bdesirable\s*[:\-–]|\bpreferred\s*[:\-–]"
    r"|\bdesirable (?:skills|experience)|\boptionally\b|\beven better\b|\bpreference (?:for"
    r"|given to|will be given to)|\bwould be (?:great|nice|good) (?:if|to)\b"
    r"|\bparticularly (?:interested|keen|like to hear|want to hear)\b|\bpreferred "
    r"(?:experience|skills|knowledge)\b)"
)
_OPTIONAL_IN_BRACKETS = (
    r"\s*\((?:highly |strongly |would be |is |not required,? but )*(?:preferred|desirable|a plus"
    r"|bonus|nice to have|nice-to-have|optional|ideally|advantageous)\b[^)]{0,10}\)"
)
_OPTIONAL_PAST_BRACKETS = (
    r"(?:[^.,;:()]*\([^()]*|[^();.]*)\)\s*(?:(?:is|are|would be|will be)\s+(?:\w+\s+){0,2}?)"
    r"(?:plus|bonus|advantage|asset|desirable|preferred|preferable|advantageous|beneficial"
    r"|welcome|helpful|useful|nice[- ]to[- ]have)\b"
)
"""What follows a skill in, or just before, brackets: "a framework (such as Spark) is a plus"."""
_OPTIONAL_LIST = (
    r"\b(?:would|will) be (?:\w+ )?(?:an? )?(?:plus|bonus|advantage|asset|desirable|preferable"
    r"|advantageous|beneficial|welcome|helpful|useful|nice|great|good)\b[^.;:]*:[^.;:]*$"
)
"""What announces a list of skills that would be useful."""
_NOT_ESSENTIAL = (
    r"\b(?:not (?:strictly |absolutely )?(?:essential|required|necessary|needed|mandatory|a must"
    r"|a requirement)|isn't (?:essential|required|necessary|needed))\b"
)

_OTHERS_AFTER = (
    r"^(?:[\w/&,\s-]{0,30}?)\b(?:professionals?|teams?|engineers|colleagues|specialists|experts"
    r"|squads?|practitioners|developers|communit(?:y|ies)|departments?|groups?|function)\b"
)
_OTHERS_BEFORE = (
    r"\b(?:collaborat\w+|partner\w*|liais\w+|work(?:ing)?(?: \w+){0,3} (?:with|across|alongside"
    r"|between)|alongside|communicat\w+"
    r"|engag\w+|interact\w+|coordinat\w+|interfac\w+|teams? (?:at|of|including)|support) (?:\w+ "
    r"){0,2}?(?:with|across|alongside|between|our|the)?\b[^.;]*$"
)
_INVESTORS = (
    r"\b(?:teams? (?:who|that|which) (?:own|run|use|maintain|manage|look after)s?|rest of the "
    r"(?:team|company|business)|other teams? (?:use|run|own)|investors? in|backed by|invested in"
    r"|founded by|founders of|funding from|acquired by|clients (?:such as|include|including|like)"
    r"|customers (?:such as|include|including|like)|worked at|alumni|competitors|teams? (?:from"
    r"|at)|partners? (?:such as|include|including|like)|like those at)\b[^.;]*$"
)
_TREND = (
    r"\b(?:keep|stay|keeping|staying) (?:abreast|up[- ]to[- ]date|informed|current|on top)\b[^.;]*$"
)
_CUSTOMERS = (
    r"\b(?:customers?|clients?)\b[^.]*\b(?:solve|tackl\w+|use|face|challenges|areas|such as"
    r"|like)\b[^.]*$|\bteams worldwide\b[^.]*$"
)

_CLAUSE = (
    r"[.;!?](?:\s|$)|\s[-–—]\s|,\s+(?:but|while|whereas|although|though|however|plus|with|and "
    r"(?:ideally|preferably|some|any|experience|knowledge|familiarity|exposure|an? "
    r"understanding))\b|\b(?:but|however)\b|\s\(|\)"
)

_OF_THE_ROLE = (
    r"\b(?:this is an? (?:\w+ ){0,3}role|th(?:is|e) (?:\w+ )?(?:role|position|job)|you'll|you will"
    r"|the successful candidate)\b"
)

_ASKING = (
    r"\b(?:you(?:'ll|'re|r)?|experience|knowledge|candidates?|applicants?|background|proficien\w+"
    r"|skills?|skilled|expertise|familiar\w*|develop\w*|build\w*|using|use|design\w*|implement\w*"
    r"|role|seeking|looking for|stack|leverag\w+|hands-on|required|responsible|establish\w*"
    r"|maintain\w*|deploy\w*|deliver\w*)\b"
)


def asked_skills(advert: AdvertText, finder: SkillFinder) -> AskedSkills:
    """Return each skill that an advert names, once, and the alternatives among those asked for."""
    found: dict[str, list[_Saying]] = {}
    lists: list[list[_Saying]] = []
    replaceable = _replaceable(advert)
    for segment in advert.segments:
        text = _without_addresses(segment.text)
        said_here: list[_Saying] = []
        for mention in finder.find(text):
            said = _said(segment, mention)
            if segment.line in replaceable and _may_be_replaced(said, text):
                said = "optional"
            if said:
                saying = (said, mention, segment)
                found.setdefault(mention.skill, []).append(saying)
                said_here.append(saying)
        if len(said_here) > 1:
            lists.extend(
                [said_here[index] for index in choice]
                for choice in choices_in(text, [m for _, m, _ in said_here], finder.alike)
            )
    skills = tuple(_decided(skill, said) for skill, said in found.items())
    return AskedSkills(skills, tuple(_choices(found, lists, skills)))


_Saying = tuple[str, "SkillMention", "Segment"]
"""What one mention of a skill says, with the mention and where it stands."""


def _replaceable(advert: AdvertText) -> frozenset[int]:
    """Return the lines of technologies for which the advert takes others of their kind.

    Those are the line that says so and what follows under the same heading; where the heading is
    of a stack, what stands before it too.
    """
    lines: set[int] = set()
    for index, segment in enumerate(advert.segments):
        if not in_any_case(_EQUIVALENTS).search(segment.text):
            continue
        block = (segment.section, segment.heading)
        begin = index
        if in_any_case(_OF_A_STACK).search(segment.heading):
            while begin and _block(advert.segments[begin - 1]) == block:
                begin -= 1
        for other in advert.segments[begin:]:
            if _block(other) != block:
                break
            lines.add(other.line)
    return frozenset(lines)


def _may_be_replaced(said: str, text: str) -> bool:
    """Tell whether a skill among replaceable ones is optional: not where its line refuses it."""
    refused = said in {"excluded", "excused"} and not in_any_case(_EQUIVALENTS).search(text)
    return said in {"asked", "told", "excluded", "excused"} and not refused


def _block(segment: Segment) -> tuple[Section, str]:
    return segment.section, segment.heading


def _choices(
    found: dict[str, list[_Saying]], lists: list[list[_Saying]], skills: Iterable[Found[AskedSkill]]
) -> Iterator[Found[SkillChoice]]:
    """Yield each choice once, with what stands of its skills elsewhere."""
    decided = {item.value.skill: item.value.standing for item in skills}
    listed = {id(mention) for choice in lists for _, mention, _ in choice}
    seen: set[frozenset[str]] = set()
    for choice in lists:
        kinds = {said for said, _, _ in choice}
        chosen = tuple(dict.fromkeys(mention.skill for _, mention, _ in choice))
        standing = _standing_of(kinds, [decided[skill] for skill in chosen])
        if standing is None or frozenset(chosen) in seen:
            continue
        seen.add(frozenset(chosen))
        _, first, segment = choice[0]
        last = choice[-1][1]
        alone = {"asked"} if standing is Standing.REQUIRED else {"asked", "optional"}
        value = SkillChoice(
            skills=chosen,
            standing=standing,
            also_alone=tuple(
                skill
                for skill in chosen
                if any(said in alone and id(m) not in listed for said, m, _ in found[skill])
            ),
        )
        yield segment.found(value, first.start, last.end)


def _standing_of(kinds: set[str], decided: list[Standing]) -> Standing | None:
    """Return how a choice is asked for; nothing where its skills are not asked for alike."""
    if kinds == {"optional"}:
        return Standing.OPTIONAL
    if kinds == {"asked"} or (kinds == {"told"} and Standing.NEGATED not in decided):
        return Standing.REQUIRED if Standing.REQUIRED in decided else Standing.OPTIONAL
    return None


def _without_addresses(text: str) -> str:
    """Blank out web and mail addresses, keeping every other character where it was."""
    if "://" not in text and "@" not in text and "www." not in text:
        return text
    return in_any_case(r"(?:https?://|www\.)\S+|\S+@\S+").sub(
        lambda found: " " * len(found[0]), text
    )


def _said(segment: Segment, mention: SkillMention) -> str:
    """Return what one mention says: asked, optional, told, excused, excluded, others or nothing."""
    text = segment.text
    before, after = _clause(text, mention.start, mention.end)
    section = _SECTION_STANDING[segment.section]
    if in_any_case(_INVESTORS).search(text[: mention.start]):
        return "others"
    if mention.concept and not _concept_counts(segment, section):
        return ""
    denied = _denied(text, before, after)
    if denied or section == "aside":
        return denied or section
    if in_any_case(_OTHERS_AFTER).search(after) and in_any_case(_OTHERS_BEFORE).search(before):
        return "others"
    if section == "told" and in_any_case(_CUSTOMERS).search(text[: mention.start]):
        return "optional"
    if in_any_case(_TREND).search(text[: mention.start]):
        return "told"
    if section != "optional" and (
        in_any_case(_OPTIONAL_IN_BRACKETS).match(text, mention.end)
        or in_any_case(_OPTIONAL_PAST_BRACKETS).match(text, mention.end)
        or in_any_case(_OPTIONAL_LIST).search(text[: mention.start])
        or in_any_case(_OPTIONAL_BEFORE).search(before)
        or _optional_after(text, after)
    ):
        return "optional"
    return section


def _concept_counts(segment: Segment, section: str) -> bool:
    """Tell whether plain words speak of the work, and not of the employer or its products."""
    if section == "aside" or in_any_case(_DEGREE).search(segment.text):
        return False
    if segment.section is Section.EMPLOYER and not in_any_case(_OF_THE_ROLE).search(segment.text):
        return False
    return section != "told" or in_any_case(_ASKING).search(segment.text) is not None


_DEGREE = r"\b(?:degree|bachelor'?s?|master'?s|ph\.?d|msc|bsc|graduates? in|studied)\b"
"""Words of a line about studies, in which plain words name a subject and no skill."""

_DENYING = (
    r"\bno\b|n't\b|\bnot\b|\brather\b|\binstead\b|\bwithout\b|\baway\b|\breplac"
    r"|\bmov\w+ from\b|\bmigrat|\bopposed\b|\bunlike\b|\blonger\b|\bunnecess"
)
"""Words without which nothing is denied: looked for before the longer expressions."""


def _denied(text: str, before: str, after: str) -> str:
    """Return whether a clause says that a skill is not needed, or only not essential."""
    if not in_any_case(_DENYING).search(text):
        return ""
    if in_any_case(_NOT_ESSENTIAL).search(after):
        return "optional" if in_any_case(_PLUS).search(after) else "excused"
    not_needed = in_any_case(r"^\s*" + _NOT_NEEDED_AFTER)
    if in_any_case(_NOT_NEEDED_BEFORE).search(before) or not_needed.search(after):
        return "excluded"
    return ""


_PLUS = (
    r"\b(?:plus|bonus|advantage|asset|desirable|preferred|advantageous|beneficial|welcome|helpful"
    r"|useful|nice to have|good to have)\b"
)


def _optional_after(text: str, after: str) -> bool:
    found = in_any_case(_OPTIONAL_AFTER).search(after)
    if found is None:
        return False
    # "(Power BI preferred)" speaks of what is in the brackets only, as the clause does.
    whole = len(after) == len(text)
    return not (
        whole
        and in_any_case(r"\b(?:experience|knowledge) (?:in|of|with)\b").search(
            after[: found.start()]
        )
    )


_NEW_SUBJECT = r"(?:,|\band)\s+(?=[\w+#./ ]{1,30}\bis\b)"


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a place in its own clause."""
    begin, stop = 0, len(text)
    boundaries = list(in_any_case(_CLAUSE).finditer(text))
    if text.count(" is ") > 1:
        # "A is a must, B is not required": the second begins a clause of its own.
        new = (
            found
            for found in in_any_case(_NEW_SUBJECT).finditer(text)
            if " is " in text[: found.start()]
        )
        boundaries = sorted([*boundaries, *new], key=lambda found: found.start())
    for found in boundaries:
        if found.end() <= start:
            begin = found.start() if found[0].lstrip(", ")[:1].isalpha() else found.end()
        elif found.start() >= end:
            stop = found.start()
            break
    return text[begin:start], text[end:stop]


_ORDER = ("asked", "optional", "told", "excused", "excluded", "others", "aside")


def _decided(skill: str, said: list[_Saying]) -> Found[AskedSkill]:
    kinds = {kind for kind, _, _ in said}
    if "asked" in kinds and not kinds & {"excused", "excluded"}:
        deciding, standing = "asked", Standing.REQUIRED
    elif "asked" in kinds:
        deciding, standing = "asked", Standing.OPTIONAL
    elif "optional" in kinds:
        deciding, standing = "optional", Standing.OPTIONAL
    elif "excused" in kinds and "told" in kinds:
        deciding, standing = "excused", Standing.OPTIONAL
    elif "excluded" in kinds or "excused" in kinds:
        deciding, standing = ("excluded" if "excluded" in kinds else "excused"), Standing.NEGATED
    elif "told" in kinds:
        deciding = "told"
        standing = _told_standing(said)
    else:
        deciding, standing = ("others" if "others" in kinds else "aside"), Standing.NEGATED
    mention, segment = next((m, s) for kind, m, s in said if kind == deciding)
    return segment.found(
        AskedSkill(skill, standing, mention.words),
        mention.start,
        mention.end,
        why=_reason(deciding, segment),
    )


def _told_standing(said: list[_Saying]) -> Standing:
    """Judge a skill that is only told of: asked for where the sentence speaks of the work."""
    for kind, _, segment in said:
        if kind == "told" and (
            segment.section in {Section.INTRODUCTION, Section.UNKNOWN}
            or in_any_case(_ASKING).search(segment.text)
        ):
            return Standing.REQUIRED
    return Standing.NEGATED


def _reason(deciding: str, segment: Segment) -> str:
    if deciding in {"asked", "optional"} and segment.heading:
        return (
            f"under {segment.heading!r}"
            if _SECTION_STANDING[segment.section] == deciding
            else "by its own words"
        )
    return {
        "asked": "in the title" if segment.section is Section.TITLE else "in the description",
        "optional": "by its own words",
        "told": "in the description",
        "excused": "said to be not essential",
        "excluded": "said to be not needed",
        "others": "another team's or company's",
        "aside": "in passing",
    }[deciding]
