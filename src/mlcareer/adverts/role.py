"""What kind of work an advert is for, by its title and, more so, by its duties.

Titles mislead: a "data scientist" may build pipelines all week. Each kind has cues in titles and
cues in duties; a duty counts once however often it is repeated, with the words that counted.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.phrases import finder_of
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.adverts.text import AdvertText, Segment
    from mlcareer.guide.advert_words import AdvertWords

TITLE_WEIGHT = 6
"""What a title is worth beside one duty."""

TEXT_TITLE_WEIGHT = 4
"""What a title named only in the text is worth."""

DUTY_WEIGHT = 2
"""What a duty under its own heading is worth; elsewhere it is worth half."""

MOST_DUTIES = 6
"""How many duties of one kind count; beyond that an advert only repeats itself."""


RoleEvidence = Found[int]
"""Words that speak for one kind of role, with their weight."""


class RoleKind(Record):
    """The kind of role, what it rests on, and the runner-up."""

    kind: str
    score: int
    """The weights of the evidence, added up."""
    evidence: tuple[RoleEvidence, ...]
    runner_up: str | None = None
    runner_up_score: int = 0
    runner_up_evidence: tuple[RoleEvidence, ...] = ()


ROLE_NAMES = {
    "mle": "machine-learning engineer",
    "data-scientist": "data scientist",
    "ai-engineer": "AI engineer",
    "mlops": "MLOps engineer",
    "research": "researcher",
    "data-engineer": "data engineer",
    "software-engineer": "software engineer",
    "analyst": "analyst",
    "other": "other work",
}
"""What each kind is called on a page."""

ROLE_WITH_ARTICLE = {
    "mle": "a machine-learning engineer",
    "data-scientist": "a data scientist",
    "ai-engineer": "an AI engineer",
    "mlops": "an MLOps engineer",
    "research": "a researcher",
    "data-engineer": "a data engineer",
    "software-engineer": "a software engineer",
    "analyst": "an analyst",
    "other": "another profession",
}
"""Likewise, in the middle of a sentence."""

GAP = 7
"""Words that may stand between the parts of a duty."""

_NOT_ITS_OWN = (
    r"\b(?:collaborat\w+|partner\w*|work(?:ing)? (?:\w+ ){0,3}with|alongside|liais\w+|together "
    r"with|team of|working with|(?:teams?|guide|mentor\w*) (?:of|other)|communicate with)\b[^.;]*$"
)


TITLE_GAP = 2
"""Words that may stand between the parts of a title."""

FIRST_LINES = 8
"""Sentences at the top in which a title is looked for where there is none above them."""

_SEEKING = (
    r"(?:\bas (?:a|an|our)|\b(?:seeking|hiring|recruit\w*|looking for|appoint|invited for)(?: (?:a"
    r"|an|for|our|another|two|three))*)\s((?:[\w/&+-]+\s){0,6}?(?:engin\w{2,6}"
    r"|scientists?|analysts?|developers?|consultants?|managers?|researchers?"
    r"|architects?))\b"
)


class RoleReader:
    """Judges the kind of work by the titles and duties of a table."""

    def __init__(self, words: AdvertWords) -> None:
        """Make a reader of all the titles and duties in a table."""
        self._kinds = [title.role for title in words.title]
        self._title_finder = finder_of(
            ((number, title.phrases) for number, title in enumerate(words.title)), TITLE_GAP
        )
        self._duty_finder = finder_of(
            (((duty.role, number), duty.phrases) for number, duty in enumerate(words.duty)), GAP
        )

    def read(self, advert: AdvertText) -> RoleKind:
        """Judge the kind of role."""
        evidence: dict[str, list[RoleEvidence]] = {kind: [] for kind in ROLE_NAMES}
        for kind, found in self._titles(advert):
            evidence[kind].append(found)
        duties = [segment for segment in advert.segments if segment.section in _OF_THE_WORK]
        for (kind, _), found in sorted(self._duties(duties).items()):
            if sum(item.value <= DUTY_WEIGHT for item in evidence[kind]) < MOST_DUTIES:
                evidence[kind].append(found)
        scores = {kind: sum(item.value for item in items) for kind, items in evidence.items()}
        ranked = sorted(scores, key=lambda kind: -scores[kind])
        best, second = ranked[0], ranked[1]
        if scores[best] == 0:
            return RoleKind(kind="other", score=0, evidence=())
        return RoleKind(
            kind=best,
            score=scores[best],
            evidence=tuple(evidence[best]),
            runner_up=second if scores[second] else None,
            runner_up_score=scores[second],
            runner_up_evidence=tuple(evidence[second]),
        )

    def kind_of_title(self, title: str) -> str | None:
        """Return the kind of work that a title names, or nothing."""
        found = min((number for number, _, _ in self._title_finder.find(title)), default=None)
        return None if found is None else self._kinds[found]

    def _titles(self, advert: AdvertText) -> list[tuple[str, RoleEvidence]]:
        """Return the kinds that the title names, of two at most, or else the text."""
        parts = []
        if advert.title:
            line = advert.segments[0].line
            for part in as_written(_PARTS).split(advert.segments[0].text):
                kind = self.kind_of_title(part)
                if kind:
                    parts.append((kind, part.strip(), line))
        if not parts:
            parts = [
                (kind, job.value, job.line or 1)
                for job in self.jobs(advert)[:1]
                if (kind := self.kind_of_title(job.value))
            ]
        if parts:
            weight = TITLE_WEIGHT // min(len(parts), 2)
            return [(kind, Found(weight, words, line)) for kind, words, line in parts[:2]]
        for segment in advert.segments[:FIRST_LINES]:
            named = in_any_case(_SEEKING).search(segment.text)
            kind = self.kind_of_title(named[1]) if named else None
            if named and kind:
                return [(kind, Found(TEXT_TITLE_WEIGHT, named[1], segment.line))]
        return []

    def jobs(self, advert: AdvertText) -> tuple[Found[str], ...]:
        """Return the titles of the jobs that a post holds, where there are several."""
        found: dict[str, Found[str]] = {}
        for segment in advert.segments:
            if segment.section is Section.TITLE and segment.has((",", "&", "/", "+", " and ")):
                for match in as_written(_JOB_IN_TITLE).finditer(segment.text):
                    if self.kind_of_title(match[0]):
                        title = segment.written[slice(*match.span())]
                        found.setdefault(title.casefold(), segment.found(title, *match.span()))
            elif segment.section in _MAY_LIST_JOBS and segment.has(_NOUN_SIGNS):
                labelled = segment.has(_TITLE_LABELS) and in_any_case(_LABELLED).match(segment.text)
                job = None if labelled else as_written(_JOB).match(segment.text)
                if job and self.kind_of_title(job["title"]):
                    title = segment.written[: job.end("title")]
                    place = (0, job.end("title"))
                    found.setdefault(title.casefold(), segment.found(title, *place))
        return tuple(found.values()) if len(found) > 1 else ()

    def _duties(self, segments: list[Segment]) -> dict[tuple[str, int], RoleEvidence]:
        """Return each duty once; those under a heading that announces duties count double."""
        found: dict[tuple[str, int], RoleEvidence] = {}
        for segment in segments:
            weight = DUTY_WEIGHT if segment.section is Section.DUTIES else 1
            for duty, start, end in self._duty_finder.find(segment.text):
                known = found.get(duty)
                if known is not None and known.value >= weight:
                    continue
                with_others = segment.has(_WITH_SIGNS)
                if with_others and in_any_case(_NOT_ITS_OWN).search(segment.text[:start]):
                    continue
                found[duty] = segment.found(weight, start, end, around=24)
        return found


_NOUN_SIGNS = (
    "engineer", "scientist", "analyst", "developer", "researcher", "architect", "manager",
    "designer", "consultant", "fellow", "associate",
)  # fmt: skip

_WITH_SIGNS = (
    "collaborat", "partner", "work", "alongside", "liais", "together", "team", "guide", "mentor",
    "communicate",
)  # fmt: skip

_NOUN = (
    r"(?:[Ee]ngineers?|[Ss]cientists?|[Aa]nalysts?|[Dd]evelopers?|[Rr]esearchers?|[Aa]rchitects?"
    r"|[Mm]anagers?|[Dd]esigners?|[Cc]onsultants?|[Ff]ellows?|[Aa]ssociates?)"
)

_PARTS = rf"\s/\s|\s\|\s|\s[-]\s|(?i:\sor\s)|,\s(?=[^,|]{{0,60}}\b{_NOUN}\b)"
"""What parts the titles and other facts of one line."""

_JOB_IN_TITLE = rf"(?:[A-Z][\w/&.+#-]*\s){{1,5}}{_NOUN}\b"
"""A job among those that a title names."""

_JOB = (
    rf"(?P<title>(?:[A-Z][\w/&.+#,-]*\s|of\s|and\s|/\s){{1,6}}{_NOUN}(?:,? [A-Z][\w/&-]+){{0,3}})"
    r"\s?(?:$|[:(-]|-\s)"
)
"""A line or item that begins with the title of a job."""

_TITLE_LABELS = ("title", "position", "role", "vacancy")

_LABELLED = r"(?:job title|title|position|role|vacancy)\s?[-:]"
"""How a line begins that says the title of the whole post once more."""

_MAY_LIST_JOBS = frozenset((Section.INTRODUCTION, Section.UNKNOWN, Section.DUTIES))

_OF_THE_WORK = frozenset((Section.DUTIES, Section.INTRODUCTION, Section.REQUIRED, Section.UNKNOWN))


@lru_cache(maxsize=4)
def role_reader(words: AdvertWords) -> RoleReader:
    """Return the reader by a table's titles and duties, made once."""
    return RoleReader(words)
