"""What an advert says of a skill it names: required, optional, or not asked for.

The heading gives the first answer. Whom the sentence is about comes next: the hire, or the
employer, its product or another team, who ask for nothing. Then words in the same clause ("a
plus", "no ... needed") can change how strongly it is asked. A skill that is required in one place
is required.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from mlcareer.adverts.cues import Cues, cue_finder
from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.skill_choice import choices_in
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.adverts.phrases import PhraseFinder
    from mlcareer.adverts.skill_finding import SkillFinder, SkillMention
    from mlcareer.adverts.text import AdvertText, Segment
    from mlcareer.guide.advert_words import AdvertWords


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


_BY_SECTION = {
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

_Saying = tuple[str, "SkillMention", "Segment"]
"""What one mention of a skill says, with the mention and where it stands."""


def asked_skills(advert: AdvertText, finder: SkillFinder, words: AdvertWords) -> AskedSkills:
    """Return each skill that an advert names, once, and the alternatives among those asked for."""
    found: dict[str, list[_Saying]] = {}
    lists: list[list[_Saying]] = []
    cues = cue_finder(words)
    replaceable = _replaceable(advert, cues)
    for segment in advert.segments:
        text = _without_addresses(segment.text)
        mentions = finder.find(text)
        if not mentions:
            continue
        sentence = _Sentence(segment, text, mentions, Cues(cues, text), words)
        said_here: list[_Saying] = []
        for mention in mentions:
            said = sentence.says(mention)
            if segment.line in replaceable and _may_be_replaced(said, sentence.cues):
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


def _replaceable(advert: AdvertText, cues: PhraseFinder[str]) -> frozenset[int]:
    """Return the lines of technologies for which the advert takes others of their kind.

    Those are the line that says so and what follows under the same heading; where the heading is
    of a stack, what stands before it too.
    """
    lines: set[int] = set()
    for index, segment in enumerate(advert.segments):
        if not segment.has(_EXACTLY):
            continue
        if not Cues(cues, segment.text).any("equivalents"):
            continue
        block = (segment.section, segment.heading)
        begin = index
        if Cues(cues, segment.heading).any("stack"):
            while begin and _block(advert.segments[begin - 1]) == block:
                begin -= 1
        for other in advert.segments[begin:]:
            if _block(other) != block:
                break
            lines.add(other.line)
    return frozenset(lines)


_EXACTLY = ("exact", "specific", "particular", "precise", "same", "equivalent")
"""Letters without which nothing is said of others of a kind: looked for before the cues."""


def _may_be_replaced(said: str, cues: Cues) -> bool:
    """Tell whether a skill among replaceable ones is optional: not where its line refuses it."""
    refused = said in {"excluded", "excused"} and not cues.any("equivalents")
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
    if kinds <= {"optional", "welcome"}:
        return Standing.OPTIONAL
    if (kinds <= {"asked", "told"} and "asked" in kinds) or (
        kinds == {"told"} and Standing.NEGATED not in decided
    ):
        return Standing.REQUIRED if Standing.REQUIRED in decided else Standing.OPTIONAL
    return None


def _without_addresses(text: str) -> str:
    """Blank out web and mail addresses, keeping every other character where it was."""
    if "://" not in text and "@" not in text and "www." not in text:
        return text
    return in_any_case(r"(?:https?://|www\.)\S+|\S+@\S+").sub(
        lambda found: " " * len(found[0]), text
    )


FEW_WORDS = 3
"""Words that may stand between "no" or "rather than" and what it refuses."""

NEAR = 60
"""Characters after a skill in which "but not essential" speaks of it, past a comma too."""

BRACKETS = 30
"""Characters of brackets that only say how strongly something is asked for."""

LINK_WORDS = 9
"""Words of a line with an address up to which it is only a link."""

STACK_NAMES = 3
"""Names in one sentence from which "we use" lists what is worked with."""


class _Sentence:
    """A sentence or item that names skills, and whom it is about."""

    def __init__(
        self,
        segment: Segment,
        text: str,
        mentions: Sequence[SkillMention],
        cues: Cues,
        words: AdvertWords,
    ) -> None:
        self._no_subject = words.lines.no_subject
        self._segment = segment
        self._text = text
        self._mentions = mentions
        self.cues = cues
        self._section = _BY_SECTION[segment.section]
        if self._section == "asked" and segment.heading.casefold().startswith(
            words.headings.general
        ):
            self._section = "told"
        self._clauses = _clauses(text)
        self._of_hire = self._section != "told" or self._speaks_of_the_hire()

    def says(self, mention: SkillMention) -> str:
        """Return what one mention says.

        `asked`, `optional`, `welcome` (and expressly not essential), `told`, `excused`,
        `excluded`, `others`, `aside` or nothing.
        """
        text, cues = self._text, self.cues
        begin, end = self._clause(mention)
        if cues.within("of-others", 0, mention.start) and not self._in_a_list_of_asks():
            return "others"
        if not self._of_hire:
            return "others" if self._segment.section is not Section.UNKNOWN else ""
        if mention.concept and not self._concept_counts():
            return ""
        denied = self._denied(mention, begin, end)
        if denied or self._section == "aside":
            return denied or self._section
        if self._of_another_team(mention, begin, end):
            return "others"
        if cues.within("trend", 0, mention.start):
            return "aside"
        if self._section != "optional" and self._optional(mention, begin, end, text):
            return "optional"
        speaks = self._section == "told" and (cues.any("hire") or self._is_a_stack())
        return "asked" if speaks else self._section

    def _speaks_of_the_hire(self) -> bool:
        """Tell whether the hire is spoken of, and not the employer, its product or its founders."""
        text, cues = self._text, self.cues
        if self._is_a_link():
            return False
        if self._is_a_stack():
            return True
        if cues.any("hire"):
            return not _lets_you(text)
        if self._segment.section is Section.EMPLOYER:
            return False
        opens = cues.within("employer", 0, _OPENING)
        return not opens and not self._has_named_subject()

    def _has_named_subject(self) -> bool:
        """Tell whether a name does something: the subject is the employer or its product."""
        found = as_written(_NAMED_SUBJECT).match(self._text)
        if found is None or found["name"].partition(" ")[0] in self._no_subject:
            return False
        return not any(mention.start < found.end("name") for mention in self._mentions)

    def _is_a_link(self) -> bool:
        """Tell whether a line only leads to a page, as of a product or an article."""
        written = self._segment.text
        if "://" not in written and "www." not in written:
            return False
        return len(self._text.split()) <= LINK_WORDS and not self.cues.any("hire")

    def _is_a_stack(self) -> bool:
        """Tell whether what is worked with is listed: "Our stack is Rust, Lean and Python"."""
        end = len(self._text)
        if self.cues.within("stack", 0, end) and self._segment.section is not Section.EMPLOYER:
            return True
        stack = self.cues.within("stack", 0, end) or self.cues.within("works-with", 0, end)
        if stack is None:
            return False
        named = [m for m in self._mentions if not m.concept and m.start >= stack[0]]
        if len({m.skill for m in named}) < STACK_NAMES:
            return False
        last = named[-1].end
        return in_any_case(_PURPOSE).match(self._text, last, last + 40) is None

    def _clause(self, mention: SkillMention) -> tuple[int, int]:
        """Return where the clause of a mention begins and ends."""
        begin, end = 0, len(self._text)
        for start, stop, inside in self._clauses:
            if stop <= mention.start:
                begin = start if inside else stop
            elif start >= mention.end:
                end = start
                break
        return begin, end

    def _in_a_list_of_asks(self) -> bool:
        return self._section == "asked" and self._segment.item and not self.cues.any("employer")

    def _concept_counts(self) -> bool:
        """Tell whether plain words speak of the work, and not of a subject that was studied."""
        return self._section != "aside" and not self.cues.any("study")

    def _denied(self, mention: SkillMention, begin: int, end: int) -> str:
        """Return whether a clause says that a skill is not needed, or only not essential."""
        cues, text = self.cues, self._text
        stop = as_written(r"[.;](?:\s|$)").search(text, mention.end)
        last = stop.start() if stop else len(text)
        others = [other.start for other in self._mentions if other.start >= mention.end]
        reach = min([end if others else last, mention.end + NEAR, *others[:1]])
        if cues.within("not-essential", mention.end, max(reach, end)):
            # "Not essential" says both; what says more than that is a welcome.
            refusing = cues.all_within("not-essential", mention.end, last)
            welcomes = cues.all_within("optional-after", mention.end, last)
            return "welcome" if any(span not in refusing for span in welcomes) else "excused"
        if cues.within("not-needed-after", mention.end, end):
            return "excluded"
        for says, most in (("not-needed-before", FEW_WORDS), ("not-needed-list", len(text))):
            cue = cues.last_within(says, begin, mention.start)
            between = "" if cue is None else text[cue[1] : mention.start]
            if cue is None or in_any_case(_NOT_ALL).match(between):
                continue
            goes_to = says == "not-needed-before" and in_any_case(r"\bto\b").search(between)
            if len(between.split()) <= most and not goes_to:
                return "excluded"
        return ""

    def _of_another_team(self, mention: SkillMention, begin: int, end: int) -> bool:
        """Tell whether a skill is that of a team that the hire works with."""
        team = self.cues.within("other-teams", mention.end, end)
        if team is None or not as_written(r"[\w/&,\s-]{0,30}").fullmatch(
            self._text, mention.end, team[0]
        ):
            return False
        return self.cues.within("with-others", begin, mention.start) is not None

    def _optional(self, mention: SkillMention, begin: int, end: int, text: str) -> bool:
        """Tell whether words of the clause, or in brackets after it, make a skill only welcome."""
        cues = self.cues
        if cues.within("optional-before", begin, mention.start):
            return True
        if cues.within("willing", begin, mention.start):
            return True
        after = cues.within("optional-after", mention.end, end)
        if after is not None:
            # "Experience of Python, and a PhD is a plus" in a line without clauses says it of the
            # last of them.
            whole = begin == 0 and end == len(text)
            apart = in_any_case(r"\b(?:experience|knowledge) (?:in|of|with)\b")
            if not (whole and apart.search(text, mention.end, after[0])):
                return True
        return self._in_brackets(mention) or self._announced(mention)

    def _in_brackets(self, mention: SkillMention) -> bool:
        """Tell whether a skill stands by brackets that say so, or in some that are spoken of.

        "Kafka (a plus)", "Azure certification (desirable)", "a framework (such as Spark) is a
        plus".
        """
        text, cues = self._text, self.cues
        opening = text.find("(", mention.end)
        closing = text.find(")", mention.end)
        if 0 <= opening < closing:
            between = text[mention.end : opening]
            inside = cues.within("optional-after", opening, closing) or cues.within(
                "optional-before", opening, closing
            )
            others = any(opening < other.start < closing for other in self._mentions)
            alone = inside and not others and closing - opening < BRACKETS
            if alone and not as_written(r"[,;.:/]|\band\b").search(between):
                return True
        if closing >= 0 and (opening < 0 or closing < opening):
            says = cues.within("optional-after", closing, min(len(text), closing + 40))
            verb = as_written(r"\)\s?(?:is|are|would be|will be)\b").match(text, closing)
            return says is not None and verb is not None
        return False

    def _announced(self, mention: SkillMention) -> bool:
        """Tell whether a list is announced as what would be useful."""
        colon = self._text.rfind(":", 0, mention.start)
        if colon < 0 or as_written(r"[.;]").search(self._text, colon, mention.start):
            return False
        return in_any_case(_WOULD_BE).search(self._text, 0, colon) is not None


_WOULD_BE = (
    r"\b(?:would|will) be (?:\w+ )?(?:an? )?(?:plus|bonus|advantage|asset|desirable|preferable"
    r"|advantageous|beneficial|welcome|helpful|useful|nice|great|good)\b"
)

_PURPOSE = r"[\s\w-]{0,20}\bto (?!do\b)\w+"
"""What follows a list of what a product is made with: "... to give brokers quotes"."""

_NOT_ALL = r"\s?(?:to )?(?:\w+ )?(?:all|every|each|everything)\b"

_OPENING = 42
"""Characters in which the subject of a sentence stands."""

_NAMED_SUBJECT = (
    r"(?:[A-Z][a-z]{2,12}(?:ing|ed) [^.;]{0,60}, )?(?:At [A-Z][\w.&'-]{0,30},? )?"
    r"(?P<name>[A-Z][\w.&'-]{0,30}(?: [A-Z][\w.&'-]{0,30}){0,3})(?: [a-z]{3,12}){0,2} "
    r"(?:is|are|was|has|have|uses?|used|builds?|built|brings?|helps?|provides?|offers?|lets?|gives?"
    r"|makes?|works? with|powers?|serves?|runs?|combines?|enables?|allows?|applies|develops?)\b"
)
_PRODUCT_FOR_YOU = (
    r"^(?:our|the|this) (?:\w+ ){0,2}(?:platform|product|app|software|system|tool|engine|api) "
    r"(?:\w+ ){0,2}(?:lets|allows|helps|gives|enables|makes)\b"
)


def _lets_you(text: str) -> bool:
    """Tell whether it is a product that "you" are to use."""
    return in_any_case(_PRODUCT_FOR_YOU).search(text) is not None


_CLAUSE = (
    r"[.;!?](?:\s|$)|\s[-]\s|,\s(?:but|while|whereas|although|though|however|plus|with|and "
    r"(?:ideally|preferably|some|any|experience|knowledge|familiarity|exposure|an? "
    r"understanding))\b|\b(?:but|however|ideally|preferably)\b|\s\(|\)"
)

_NEW_SUBJECT = r"(?:,|\band)\s(?=[\w+#./ ]{1,30}\bis\b)"


def _clauses(text: str) -> list[tuple[int, int, bool]]:
    """Return what parts the clauses of a sentence, and whether its words belong to the second."""
    found = list(in_any_case(_CLAUSE).finditer(text))
    if text.count(" is ") > 1:
        # "A is a must, B is not required": the second begins a clause of its own.
        first = text.find(" is ")
        found += [m for m in in_any_case(_NEW_SUBJECT).finditer(text) if m.start() > first]
        found.sort(key=lambda part: part.start())
    return [(m.start(), m.end(), m[0].lstrip(", ")[:1].isalpha()) for m in found]


def _decided(skill: str, said: list[_Saying]) -> Found[AskedSkill]:
    kinds = {kind for kind, _, _ in said}
    if "asked" in kinds and not kinds & {"excused", "excluded", "welcome"}:
        deciding, standing = "asked", Standing.REQUIRED
    elif "asked" in kinds:
        deciding, standing = "asked", Standing.OPTIONAL
    elif kinds & {"optional", "welcome"}:
        deciding = "optional" if "optional" in kinds else "welcome"
        standing = Standing.OPTIONAL
    elif "excused" in kinds and "told" in kinds:
        deciding, standing = "excused", Standing.OPTIONAL
    elif "excluded" in kinds or "excused" in kinds:
        deciding, standing = ("excluded" if "excluded" in kinds else "excused"), Standing.NEGATED
    elif "told" in kinds:
        deciding = "told"
        standing = Standing.REQUIRED
    else:
        deciding, standing = ("others" if "others" in kinds else "aside"), Standing.NEGATED
    mention, segment = next((m, s) for kind, m, s in said if kind == deciding)
    return segment.found(
        AskedSkill(skill, standing, mention.words),
        mention.start,
        mention.end,
        why=_reason(deciding, segment),
    )


def _reason(deciding: str, segment: Segment) -> str:
    if deciding in {"asked", "optional"} and segment.heading:
        return (
            f"under {segment.heading!r}"
            if _BY_SECTION[segment.section] == deciding
            else "by its own words"
        )
    return {
        "asked": "in the title" if segment.section is Section.TITLE else "in the description",
        "optional": "by its own words",
        "welcome": "by its own words",
        "told": "in the description",
        "excused": "said to be not essential",
        "excluded": "said to be not needed",
        "others": "another team's or company's",
        "aside": "in passing",
    }[deciding]
