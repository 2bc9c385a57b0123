"""What a CV shows against what a level or adverts ask: what shuts the door, then skills."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args

from mlcareer.adverts.cv import CvSkill, CvSkills, Shown, cv_skills
from mlcareer.adverts.cv_facts import CvFacts, Experience, cv_facts
from mlcareer.adverts.found import Found
from mlcareer.advice.career.skills import ExpectationAnswer, expected_at, levels_up_to
from mlcareer.advice.case.gates import Gate, gates_of_advert, gates_of_level
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.errors import UsageError
from mlcareer.guide.model import Guide, Level, Skill
from mlcareer.guide.skill_words import SkillWords, Vocabulary
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.advice.case.advert import AdvertAnswer
    from mlcareer.guide.cv_words import CvWords
    from mlcareer.guide.place_names import PlaceNames

STANDING_WEIGHT = {"essential": 4, "expected": 3, "differentiator": 2, "valuable": 1}
"""What a skill counts by the guide's own standing, in ordering the proofs; it has no unit."""

REQUIRED_WEIGHT, OPTIONAL_WEIGHT = 6, 2
"""What a skill counts when every advert requires it, or names it as optional."""

AT_LEVEL_WEIGHT = 2
"""What is added when the guide says something of the skill for the very level."""

CALLED = {
    "essential": "the guide calls it essential",
    "expected": "the guide expects it",
    "valuable": "the guide calls it useful",
    "differentiator": "the guide says that it sets candidates apart",
}
"""What the guide says of a skill, in a reason."""

WORTH: dict[Shown, int] = {"missing": 3, "stated": 2, "mentioned": 2, "used": 0}
"""How much a proof of a skill adds, by what is shown already, in thirds of its weight."""

SMALL_PART = 4
"""A close verdict has at most one of so many missing."""

MOST_PROOFS = 8
"""Proofs that are worth planning at a time."""


Asked = Literal["required", "optional", "essential", "expected", "valuable", "differentiator"]


class GapSkill(Record):
    """One skill that is asked for, and what is shown of it."""

    skill: str
    name: str
    shown: Shown
    line: int | None
    """The line of the CV that shows it best."""
    words: str | None
    with_result: bool
    """Whether that line gives a figure for what came of it."""
    shown_through: SkillWords | None
    """The other skill whose use shows this one."""
    asked: Asked
    """By the adverts, or by the guide where there are none."""
    adverts_required: int
    adverts_optional: int
    any_of: tuple[str, ...]
    """The skills of which one will do, by id, this one being the best shown; empty where only
    this one does."""
    expected: tuple[ExpectationAnswer, ...]
    """What the guide expects of it at the level and at those below it, the level's own last."""
    weight: int
    """How much it is asked for, for ordering only."""


class ProofStep(Record):
    """A proof to make, with why it comes where it does."""

    skill: str
    name: str
    make: str
    because: str
    value: int
    """Weight times what is still to show, for ordering only."""


class BringForward(Record):
    """What the CV shows and an advert asks."""

    skill: str
    name: str
    line: int
    words: str
    move_up: bool
    """Whether it is in the second half of the CV."""


class GapCounts(Record):
    """How many of the skills asked for are shown, and how."""

    asked: str
    """The standing that is counted."""
    used: int
    mentioned: int
    stated: int
    missing: int
    total: int


Verdict = Literal["strong", "close", "not-yet", "ruled-out"]
"""`strong`: no gate is short, nothing required is missing and half of it is shown; `close`: at most
one gate is short, by a little, and at most a quarter is missing; `ruled-out`: a gate fails;
`not-yet`: the rest."""


class GapAnswer(Answer):
    """A CV, or skills that were stated, against a level or adverts."""

    schema = "gap/2"

    cv: str | None
    """The file of the CV; null without one."""
    level: Level | None
    adverts: tuple[str, ...]
    """The adverts, by file."""
    verdict: Verdict | None
    """Null where no skill is asked for."""
    gates: tuple[Gate, ...]
    """What shuts the door before skills count; empty without a CV."""
    experience: Found[Experience] | None
    """Of the CV; null where it does not say."""
    ml_experience: Found[Experience] | None
    work_found: bool
    """Whether the CV has a heading of work, or any sentence that describes some."""
    counts: tuple[GapCounts, ...]
    skills: tuple[GapSkill, ...]
    """What is asked for, the most asked for first."""
    next_proofs: tuple[ProofStep, ...]
    """What the CV names and does not show first, then what is missing, each by weight."""
    bring_forward: tuple[BringForward, ...]
    """What the CV shows in described work and the adverts ask for; empty without adverts."""
    also_shown: tuple[SkillWords, ...]
    """Skills that the CV shows in described work and nobody asks for here."""
    notes: tuple[str, ...]
    sources: tuple[CitedSource, ...]


class CvRead(Record):
    """A CV as it was read."""

    name: str
    """How the answer names it."""
    text: str
    skills: CvSkills
    facts: CvFacts
    notes: tuple[str, ...] = ()
    """What was repaired or assumed when the file was read."""


def cv_of(  # noqa: PLR0913 - each is a part of the question
    text: str,
    finder: SkillFinder,
    vocabulary: Vocabulary,
    words: CvWords,
    places: PlaceNames,
    today: date,
    *,
    name: str = "cv",
    of_guide: bool = False,
    notes: tuple[str, ...] = (),
) -> CvRead:
    """Read a CV: its skills, and what else it states.

    With `of_guide` skills are meant as the guide means them, for a level and not for an advert. A
    post that goes on is counted up to `today`.
    """
    return CvRead(
        name=name,
        text=text,
        skills=cv_skills(text, finder, vocabulary, words, of_guide=of_guide),
        facts=cv_facts(text, words, places, today),
        notes=notes,
    )


def gap_for(
    guide: Guide,
    vocabulary: Vocabulary,
    today: date,
    *,
    cv: CvRead | None = None,
    level: Level | None = None,
    adverts: Sequence[AdvertAnswer] = (),
    have: Sequence[SkillWords] = (),
    proofs: Mapping[str, str] | None = None,
) -> GapAnswer:
    """Compare what is shown with what is asked.

    `proofs` is a piece of work for each skill that is worth showing, by id.

    Raises:
        UsageError: There is nothing to compare, or nothing to compare it with.
    """
    if cv is None and not have:
        raise UsageError(
            "there is no CV to look at", hint="Give a file, or skills: --have python,docker."
        )
    if level is None and not adverts:
        raise UsageError(
            "there is nothing to compare it with", hint="Add --level mid, or --advert advert.txt."
        )
    case = _Case(
        guide=guide,
        level=level,
        adverts=len(adverts),
        words={words.id: words for words in vocabulary.skill},
        shown={} if cv is None else {item.skill: item for item in cv.skills.skills},
        stated={skill.id for skill in have},
        proofs=proofs or {},
    )
    if adverts:
        asked = _asked_by_adverts(case, adverts)
    else:
        asked = [_Asked(skill) for skill in _asked_by_level(guide, level)]
    found = (_gap_skill(case, item) for item in asked)
    skills = tuple(sorted(found, key=lambda item: -item.weight))
    meant = {skill for item in asked for skill in (item.skill, *item.any_of)}
    gates = () if cv is None else tuple(_gates(cv.facts, level, adverts))
    cited = [skill.sources[:1] for skill in guide.skill if skill.id in meant]
    return GapAnswer(
        cv=None if cv is None else cv.name,
        level=level,
        adverts=tuple(advert.file for advert in adverts),
        verdict=_verdict(skills, gates_that_decide(gates, len(adverts))),
        gates=gates,
        experience=None if cv is None else cv.facts.experience,
        ml_experience=None if cv is None else cv.facts.ml_experience,
        work_found=cv is None or cv.skills.has_work,
        counts=_counts(skills),
        skills=skills,
        next_proofs=_proofs(case, skills),
        bring_forward=_bring_forward(skills, cv.text.count("\n") + 1) if cv and adverts else (),
        also_shown=tuple(
            case.words[item.skill]
            for item in case.shown.values()
            if item.shown == "used" and item.skill not in meant
        ),
        notes=tuple(_notes(cv, adverts)),
        sources=cite(guide.source, cited, today),
    )


class _Case(Record):
    """What is asked, and what is shown of it."""

    guide: Guide
    level: Level | None
    adverts: int
    """How many ask."""
    words: dict[str, SkillWords]
    """The skills that adverts and CVs name, by id."""
    shown: dict[str, CvSkill]
    """What the CV shows, by skill."""
    stated: set[str]
    """The skills that are stated besides, by id."""
    proofs: Mapping[str, str]

    def skill(self, name: str) -> Skill | None:
        """Return the guide's own skill of an id, where it has one."""
        return next((entry for entry in self.guide.skill if entry.id == name), None)

    def name(self, skill: str) -> str:
        """Return what a skill is called: for a level as the guide does."""
        own = None if self.level is None else self.skill(skill)
        if own is not None:
            return own.name
        return self.words[skill].name if skill in self.words else skill

    def rank(self, skill: str) -> int:
        """Return how well a skill is shown, in order only."""
        found = self.shown.get(skill)
        if found is None:
            return 1 if skill in self.stated else 0
        return 3 if found.shown == "used" else 2


def _gates(facts: CvFacts, level: Level | None, adverts: Sequence[AdvertAnswer]) -> Iterator[Gate]:
    if not adverts and level is not None:
        yield from gates_of_level(level, facts)
    for advert in adverts:
        yield from gates_of_advert(advert, facts)


def required_of(skills: Iterable[GapSkill]) -> tuple[GapSkill, ...]:
    """Return the skills that the verdict counts: what is required, or all where nothing is."""
    every = tuple(skills)
    return tuple(item for item in every if item.asked == "required") or every


def gates_that_decide(gates: tuple[Gate, ...], adverts: int) -> tuple[Gate, ...]:
    """Return the gates that decide: of several adverts, those that are so in at least half."""
    if adverts < 2:  # noqa: PLR2004 - one decides alone
        return gates
    found: dict[tuple[str, str], list[Gate]] = {}
    for gate in gates:
        found.setdefault((gate.about, gate.outcome), []).append(gate)
    return tuple(alike[0] for alike in found.values() if len(alike) * 2 >= adverts)


def _verdict(skills: tuple[GapSkill, ...], gates: tuple[Gate, ...]) -> Verdict | None:
    if any(gate.outcome == "fails" for gate in gates):
        return "ruled-out"
    counted = required_of(skills)
    if not counted:
        return None
    missing = sum(item.shown == "missing" for item in counted)
    short = [gate for gate in gates if gate.outcome == "short"]
    used = sum(item.shown == "used" for item in counted)
    if not short and not missing and used * 2 >= len(counted):
        return "strong"
    little = len(short) <= 1 and all(gate.by_a_little for gate in short)
    return "close" if little and missing * SMALL_PART <= len(counted) else "not-yet"


def _notes(cv: CvRead | None, adverts: Sequence[AdvertAnswer]) -> Iterator[str]:
    if cv is not None:
        yield from cv.notes
    for advert in adverts:
        if not advert.skills_required and not advert.skills_optional:
            yield f"{advert.file} names no skills."
        if advert.jobs:
            titles = "; ".join(advert.jobs)
            yield f"{advert.file} holds {len(advert.jobs)} jobs, read as one: {titles}."
        yield from (f"{advert.file}: {note}" for note in advert.notes)


def _asked_by_level(guide: Guide, rung: Level | None) -> list[str]:
    """Return the skills a level is asked for: all that the guide does not leave to taste."""
    reached = [] if rung is None else levels_up_to(guide, rung)
    return [
        skill.id
        for skill in guide.skill
        if skill.standing != "valuable" or any(item.level in reached for item in skill.expected)
    ]


class _Asked(Record, kw_only=False):
    """A skill that is asked for, and by how many adverts."""

    skill: str
    any_of: tuple[str, ...] = ()
    required: int = 0
    optional: int = 0


def _asked_by_adverts(case: _Case, adverts: Sequence[AdvertAnswer]) -> list[_Asked]:
    """Return what at least half of the adverts name as required or optional.

    Of alternatives an advert asks for the one that is shown best; where none is shown they stand
    as one.
    """
    asked: dict[str, _Asked] = {}
    for advert in adverts:
        for item in _asked_by(advert, case):
            known = asked.get(item.skill)
            if known is None:
                asked[item.skill] = item
                continue
            # What one advert asks for by itself is no longer one of several.
            any_of = known.any_of if set(known.any_of) == set(item.any_of) else ()
            asked[item.skill] = known.replace(
                any_of=any_of,
                required=known.required + item.required,
                optional=known.optional + item.optional,
            )
    return [item for item in asked.values() if (item.required + item.optional) * 2 >= len(adverts)]


def _asked_by(advert: AdvertAnswer, case: _Case) -> Iterator[_Asked]:
    """Yield each skill that one advert asks for, once, alternatives by the best shown of them."""
    standing = dict.fromkeys(advert.skills_optional, "optional")
    standing.update(dict.fromkeys(advert.skills_required, "required"))
    alone = set(standing)
    best: dict[str, tuple[str, ...]] = {}
    for choice in advert.one_of:
        alone -= set(choice.skills) - set(choice.also_alone)
    for choice in advert.one_of:
        if alone & set(choice.skills):
            continue  # Who shows the one that is asked for by itself needs no other.
        best.setdefault(max(choice.skills, key=case.rank), choice.skills)
    for skill, asked in standing.items():
        if skill in alone or skill in best:
            any_of = () if skill in alone else best[skill]
            yield _Asked(skill, any_of, int(asked == "required"), int(asked == "optional"))


def _gap_skill(case: _Case, item: _Asked) -> GapSkill:
    skill, found = case.skill(item.skill), case.shown.get(item.skill)
    unseen: Shown = "stated" if item.skill in case.stated else "missing"
    asked: Asked
    if case.adverts:
        asked = "required" if item.required >= item.optional else "optional"
    else:
        asked = skill.standing if skill is not None else "valuable"
    seen: dict[str, Any] = {"shown": unseen, "line": None, "words": None, "with_result": False}
    if found is not None:
        seen = {name: getattr(found, name) for name in seen}
    return GapSkill(
        **seen,
        skill=item.skill,
        name=" or ".join(map(case.name, item.any_of or (item.skill,))),
        shown_through=None if found is None or found.by is None else case.words.get(found.by),
        asked=asked,
        adverts_required=item.required,
        adverts_optional=item.optional,
        any_of=item.any_of,
        expected=_expected(case, skill),
        weight=_weight(case, skill, item),
    )


def _expected(case: _Case, skill: Skill | None) -> tuple[ExpectationAnswer, ...]:
    """Return what the guide expects up to a level, in the order of the ladder."""
    if skill is None or case.level is None:
        return ()
    reached = levels_up_to(case.guide, case.level)
    found = expected_at(case.guide, skill, reached)
    return tuple(sorted(found, key=lambda item: reached.index(item.level.id)))


def _weight(case: _Case, skill: Skill | None, item: _Asked) -> int:
    """Return how much a skill is asked for, the share of the adverts counting most."""
    weight = 0
    if skill is not None:
        weight = STANDING_WEIGHT[skill.standing]
        level = None if case.level is None else case.level.id
        weight += AT_LEVEL_WEIGHT * any(each.level == level for each in skill.expected)
    if case.adverts:
        asked = REQUIRED_WEIGHT * item.required + OPTIONAL_WEIGHT * item.optional
        weight += asked // case.adverts
    return weight


def _proofs(case: _Case, skills: Iterable[GapSkill]) -> tuple[ProofStep, ...]:
    """Order what is still to show: what is there and badly shown first, and what is required."""
    steps = [
        (
            (item.shown == "missing", item.asked == "optional"),
            ProofStep.copied_from(
                item,
                make=_make(case, item),
                because=_because(case, item),
                value=item.weight * WORTH[item.shown],
            ),
        )
        for item in skills
        if WORTH[item.shown]
    ]
    ordered = sorted(steps, key=lambda each: (each[0], -each[1].value))
    return tuple(step for _, step in ordered[:MOST_PROOFS])


def _make(case: _Case, item: GapSkill) -> str:
    """Say how to show a skill, as a sentence without its full stop."""
    found = case.shown.get(item.skill)
    if item.shown == "mentioned" and found is not None:
        if found.part == "courses":
            return f"line {found.line} is a course; show a piece of work that used it"
        says = "lists" if found.part in {"list", "work", "projects"} else "names"
        # SQL by the name of Postgres is named as it is written.
        word = "it" if found.named.casefold() in item.name.casefold() else found.named
        return f"line {found.line} only {says} {word}; say what you did with it"
    if item.shown == "stated":
        return "put the work that used it in your CV, with its result"
    if item.skill in case.proofs:
        return case.proofs[item.skill]
    steps = [
        step
        for transition in case.guide.transition
        for step in transition.step
        if item.skill in step.skills
    ]
    if steps:
        # The step that is most about the skill names it earliest.
        artefact = min(steps, key=lambda step: step.skills.index(item.skill)).artefact
        return artefact[:1].lower() + artefact[1:].rstrip(".")
    return "build something small and public with it, with tests"


def _because(case: _Case, item: GapSkill) -> str:
    reasons = []
    for number, asked in ((item.adverts_required, "required"), (item.adverts_optional, "optional")):
        if number:
            of = f"{number} of {case.adverts} adverts" if case.adverts > 1 else "the advert"
            reasons.append(f"{asked} in {of}")
            break
    skill = case.skill(item.skill)
    if skill is not None:
        reasons.append(f"{CALLED[skill.standing]}: {skill.why}")
    if item.expected:
        last = item.expected[-1]
        reasons.append(f"expected from {last.level.name} on: {last.text}")
    return "; ".join(reason.rstrip(".") for reason in reasons) + "."


def _bring_forward(skills: Iterable[GapSkill], length: int) -> tuple[BringForward, ...]:
    return tuple(
        BringForward.copied_from(item, move_up=item.line * 2 > length)
        for item in skills
        if item.shown == "used"
        and item.line is not None
        and item.words is not None
        and item.adverts_required
    )


def _counts(skills: Sequence[GapSkill]) -> tuple[GapCounts, ...]:
    return tuple(
        GapCounts(
            asked=asked,
            **{
                shown: sum(item.shown == shown for item in skills if item.asked == asked)
                for shown in get_args(Shown)
            },
            total=sum(item.asked == asked for item in skills),
        )
        for asked in dict.fromkeys(item.asked for item in skills)
    )
