"""What a CV shows against what a level or adverts ask, and which proof to make next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, get_args

from mlcareer.adverts.cv import CvSkill, Shown, cv_skills
from mlcareer.advice.career.skills import ExpectationAnswer, expected_at, levels_up_to
from mlcareer.advice.citation import CitedSource, cite
from mlcareer.errors import UsageError, nearest
from mlcareer.guide.lookup import find, plain_name
from mlcareer.record import Answer, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.advice.case.advert import AdvertAnswer
    from mlcareer.guide.cv_words import CvWords
    from mlcareer.guide.model import Guide, Level, Skill
    from mlcareer.guide.skill_words import Vocabulary

STANDING_WEIGHT = {"essential": 4, "expected": 3, "differentiator": 2, "valuable": 1}
"""What a skill counts by the guide's own standing, in ordering the proofs; it has no unit."""

REQUIRED_WEIGHT, OPTIONAL_WEIGHT = 6, 2
"""What a skill counts when every advert requires it, or names it as optional."""

AT_LEVEL_WEIGHT = 2
"""What is added when the guide says something of the skill for the very level."""

WORTH: dict[Shown, int] = {"missing": 3, "stated": 2, "mentioned": 2, "used": 0}
"""How much a proof of a skill adds, by what is shown already, in thirds of its weight."""

MOST_PROOFS = 8
"""Proofs that are worth planning at a time."""


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
    shown_through: str | None
    """The other skill whose use shows this one."""
    shown_through_name: str | None
    asked: Literal["required", "optional", "essential", "expected", "valuable", "differentiator"]
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
    """Whether it stands in the second half of the CV."""


class GapCounts(Record):
    """How many of the skills asked for are shown, and how."""

    asked: str
    """The standing that is counted."""
    used: int
    mentioned: int
    stated: int
    missing: int
    total: int


class GapAnswer(Answer):
    """A CV, or skills that were stated, against a level or adverts."""

    schema = "gap/1"

    cv: str | None
    """The file of the CV; null without one."""
    level: str | None
    level_name: str | None
    level_summary: str | None
    adverts: tuple[str, ...]
    """The files of the adverts."""
    counts: tuple[GapCounts, ...]
    skills: tuple[GapSkill, ...]
    """What is asked for, the most asked for first."""
    next_proofs: tuple[ProofStep, ...]
    """The most valuable first."""
    bring_forward: tuple[BringForward, ...]
    """What the CV shows in described work and the adverts ask for; empty without adverts."""
    also_shown: tuple[str, ...]
    """Skills that the CV shows in described work and nobody asks for here."""
    also_shown_names: tuple[str, ...]
    notes: tuple[str, ...]
    sources: tuple[CitedSource, ...]


def gap_for(  # noqa: PLR0913 - each is a part of the question
    guide: Guide,
    vocabulary: Vocabulary,
    finder: SkillFinder,
    today: date,
    *,
    words: CvWords,
    cv: str | None = None,
    cv_text: str = "",
    level: str | None = None,
    adverts: Sequence[AdvertAnswer] = (),
    have: Sequence[str] = (),
    notes: tuple[str, ...] = (),
) -> GapAnswer:
    """Hold what is shown against what is asked.

    Raises:
        UsageError: There is nothing to hold, nothing to hold it against, or no skill goes by a
            name.
        UnknownNameError: The guide has no such level.
    """
    if cv is None and not have:
        raise UsageError(
            "there is no CV to look at", hint="Give a file, or skills: --have python,docker."
        )
    if level is None and not adverts:
        raise UsageError(
            "there is nothing to hold it against", hint="Give --level mid, or --advert FILE."
        )
    rung = None if level is None else find("level", level, guide.level)
    shown = _shown(cv_text, finder, vocabulary, words, of_guide=not adverts) if cv else {}
    stated = {_skill_named(name, vocabulary) for name in have}
    names = {words.id: words.name for words in vocabulary.skill}
    names.update((skill.id, skill.name) for skill in guide.skill if rung is not None)
    if adverts:
        asked = _asked_by_adverts(adverts, shown, stated)
    else:
        asked = [_Asked(skill) for skill in _asked_by_level(guide, rung)]
    skills = tuple(
        _gap_skill(
            guide, item, names, rung, len(adverts), shown.get(item.skill),
            stated=item.skill in stated,
        )
        for item in asked
    )  # fmt: skip
    skills = tuple(sorted(skills, key=lambda item: -item.weight))
    meant = {skill for item in asked for skill in (item.skill, *item.any_of)}
    also = [
        found.skill
        for found in shown.values()
        if found.shown == "used" and found.skill not in meant
    ]
    length = cv_text.count("\n") + 1
    cited = [skill.sources[:1] for skill in guide.skill if skill.id in meant]
    return GapAnswer(
        cv=cv,
        level=None if rung is None else rung.id,
        level_name=None if rung is None else rung.name,
        level_summary=None if rung is None else rung.summary,
        adverts=tuple(advert.file for advert in adverts),
        counts=_counts(skills),
        skills=skills,
        next_proofs=_proofs(guide, skills, len(adverts)),
        bring_forward=_bring_forward(skills, length) if adverts else (),
        also_shown=tuple(also),
        also_shown_names=tuple(names[skill] for skill in also),
        notes=notes,
        sources=cite(guide.source, cited, today),
    )


def _skill_named(name: str, vocabulary: Vocabulary) -> str:
    """Return the skill that a person's word names.

    Raises:
        UsageError: None does.
    """
    wanted = plain_name(name)
    known: dict[str, str] = {}
    for skill in vocabulary.skill:
        for spelling in (skill.id, skill.name, *skill.spellings, *skill.exact, *skill.beside):
            known.setdefault(plain_name(spelling), skill.id)
    if wanted in known:
        return known[wanted]
    near = nearest(wanted, known)
    hint = "Write it as adverts do, such as pytorch or ci-cd."
    raise UsageError(
        f"no skill is known as {name!r}",
        hint=hint if near is None else f"Did you mean {known[near]!r}?",
    )


def _asked_by_level(guide: Guide, rung: Level | None) -> list[str]:
    """Return the skills a level is asked for: all that the guide does not leave to taste."""
    reached = [] if rung is None else levels_up_to(guide, rung)
    return [
        skill.id
        for skill in guide.skill
        if skill.standing != "valuable" or any(item.level in reached for item in skill.expected)
    ]


def _shown(
    cv_text: str,
    finder: SkillFinder,
    vocabulary: Vocabulary,
    words: CvWords,
    *,
    of_guide: bool,
) -> dict[str, CvSkill]:
    found = cv_skills(cv_text, finder, vocabulary, words, of_guide=of_guide)
    return {item.skill: item for item in found.skills}


class _Asked(Record, kw_only=False):
    """A skill that is asked for, and by how many adverts."""

    skill: str
    any_of: tuple[str, ...] = ()
    required: int = 0
    optional: int = 0


def _asked_by_adverts(
    adverts: Sequence[AdvertAnswer], shown: dict[str, CvSkill], stated: set[str]
) -> list[_Asked]:
    """Return what at least half of the adverts name as required or optional.

    Of alternatives an advert asks for the one that is shown best; where none is shown they stand
    as one.
    """
    asked: dict[str, _Asked] = {}
    for advert in adverts:
        for item in _asked_by(advert, shown, stated):
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


def _asked_by(
    advert: AdvertAnswer, shown: dict[str, CvSkill], stated: set[str]
) -> Iterator[_Asked]:
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
        chosen = max(choice.skills, key=lambda skill: _rank(skill, shown, stated))
        best.setdefault(chosen, choice.skills)
    for skill, asked in standing.items():
        if skill in alone or skill in best:
            yield _Asked(
                skill,
                () if skill in alone else best[skill],
                int(asked == "required"),
                int(asked == "optional"),
            )


def _rank(skill: str, shown: dict[str, CvSkill], stated: set[str]) -> int:
    """Return how well a skill is shown, in order only."""
    found = shown.get(skill)
    if found is None:
        return 1 if skill in stated else 0
    return 3 if found.shown == "used" else 2


def _gap_skill(
    guide: Guide,
    item: _Asked,
    names: dict[str, str],
    rung: Level | None,
    adverts: int,
    found: CvSkill | None,
    *,
    stated: bool,
) -> GapSkill:
    skill = next((entry for entry in guide.skill if entry.id == item.skill), None)
    unseen: Shown = "stated" if stated else "missing"
    asked: Literal["required", "optional", "essential", "expected", "valuable", "differentiator"]
    if adverts:
        asked = "required" if item.required >= item.optional else "optional"
    else:
        asked = skill.standing if skill is not None else "valuable"
    by = None if found is None else found.by
    return GapSkill(
        skill=item.skill,
        name=" or ".join(names.get(skill, skill) for skill in item.any_of or (item.skill,)),
        shown=unseen if found is None else found.shown,
        line=None if found is None else found.line,
        words=None if found is None else found.words,
        with_result=found is not None and found.with_result,
        shown_through=by,
        shown_through_name=None if by is None else names.get(by, by),
        asked=asked,
        adverts_required=item.required,
        adverts_optional=item.optional,
        any_of=item.any_of,
        expected=_expected(guide, skill, rung),
        weight=_weight(skill, rung, item.required, item.optional, adverts),
    )


def _expected(
    guide: Guide, skill: Skill | None, rung: Level | None
) -> tuple[ExpectationAnswer, ...]:
    """Return what the guide expects up to a level, in the order of the ladder."""
    if skill is None or rung is None:
        return ()
    reached = levels_up_to(guide, rung)
    found = expected_at(guide, skill, reached)
    return tuple(sorted(found, key=lambda item: reached.index(item.level.id)))


def _weight(
    skill: Skill | None, rung: Level | None, required: int, optional: int, adverts: int
) -> int:
    """Return how much a skill is asked for, the share of the adverts counting most."""
    weight = 0 if skill is None else STANDING_WEIGHT[skill.standing]
    if (
        skill is not None
        and rung is not None
        and any(item.level == rung.id for item in skill.expected)
    ):
        weight += AT_LEVEL_WEIGHT
    if adverts:
        weight += (REQUIRED_WEIGHT * required + OPTIONAL_WEIGHT * optional) // adverts
    return weight


def _proofs(guide: Guide, skills: Iterable[GapSkill], adverts: int) -> tuple[ProofStep, ...]:
    """Order what is still to show by weight and by how much is still to show of it."""
    steps = [
        ProofStep(
            skill=item.skill,
            name=item.name,
            make=_make(guide, item),
            because=_because(guide, item, adverts),
            value=item.weight * WORTH[item.shown],
        )
        for item in skills
        if WORTH[item.shown]
    ]
    return tuple(sorted(steps, key=lambda step: -step.value)[:MOST_PROOFS])


def _make(guide: Guide, item: GapSkill) -> str:
    if item.shown == "mentioned":
        return (
            f"Line {item.line} names it, but not as part of work done: describe a piece of work "
            f"that used it, under a heading such as Experience, with what came of it."
        )
    if item.shown == "stated":
        return "Put the piece of work that used it in the CV, with what came of it."
    steps = [
        step
        for transition in guide.transition
        for step in transition.step
        if item.skill in step.skills
    ]
    if steps:
        # The step that is most about the skill names it earliest.
        return f"Make: {min(steps, key=lambda step: step.skills.index(item.skill)).artefact}"
    return (
        "Make a small piece of work that uses it, in public, with how it was tested and what came "
        "of it."
    )


def _because(guide: Guide, item: GapSkill, adverts: int) -> str:
    reasons = []
    if adverts:
        of = f"{adverts} adverts" if adverts > 1 else "the advert"
        if item.adverts_required:
            reasons.append(
                f"required in {item.adverts_required} of {of}"
                if adverts > 1
                else f"required in {of}"
            )
        elif item.adverts_optional:
            reasons.append(
                f"optional in {item.adverts_optional} of {of}"
                if adverts > 1
                else f"optional in {of}"
            )
    skill = next((entry for entry in guide.skill if entry.id == item.skill), None)
    if skill is not None:
        reasons.append(f"the guide calls it {skill.standing}: {skill.why}")
    if item.expected:
        last = item.expected[-1]
        reasons.append(f"expected from {last.level.name} on: {last.text}")
    return "; ".join(reason.rstrip(".") for reason in reasons) + "."


def _bring_forward(skills: Iterable[GapSkill], length: int) -> tuple[BringForward, ...]:
    return tuple(
        BringForward(
            skill=item.skill,
            name=item.name,
            line=item.line,
            words=item.words,
            move_up=item.line * 2 > length,
        )
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
