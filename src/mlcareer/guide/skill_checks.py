"""What must hold between the entries of `skills.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mlcareer.guide.skill_words import Alike, SkillWords, Vocabulary, WordsAbout, WordsCategory
from mlcareer.record import Record

if TYPE_CHECKING:
    from mlcareer.guide.toml_file import TomlFile

KINDS = ("spellings", "exact", "beside", "concepts", "in_cvs")
"""The fields that name a skill; traps do not."""


def checked_skill_words(file: TomlFile) -> Vocabulary:
    """Make the vocabulary of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    for name in file.values:
        if name not in Vocabulary.record_fields:
            known = ", ".join(Vocabulary.record_fields)
            file.report((name,), f"there is no such table; known: {known}")
    about = file.record(WordsAbout, file.values.get("vocabulary"), ("vocabulary",))
    categories = _entries(file, "category", WordsCategory)
    skills = _entries(file, "skill", SkillWords)
    alike = _entries(file, "alike", Alike) if "alike" in file.values else []
    _check_entries(file, categories, skills)
    _check_alike(file, alike, {skill.id for _, skill in skills})
    file.raise_problems()
    if about is None:
        raise AssertionError("a table without its head was reported")
    return Vocabulary(
        vocabulary=about,
        category=tuple(entry for _, entry in categories),
        skill=tuple(entry for _, entry in skills),
        alike=tuple(entry for _, entry in alike),
    )


AnyEntry = TypeVar("AnyEntry", bound=Record)


def _entries(file: TomlFile, name: str, kind: type[AnyEntry]) -> list[tuple[int, AnyEntry]]:
    """Make the records of one table, leaving out those that do not fit."""
    raw = file.values.get(name)
    if not isinstance(raw, tuple) or not raw:
        file.report((name,), f"the tables [[{name}]] are missing")
        return []
    made = ((index, file.record(kind, item, (name, index))) for index, item in enumerate(raw))
    return [(index, entry) for index, entry in made if entry is not None]


def _check_entries(
    file: TomlFile,
    categories: list[tuple[int, WordsCategory]],
    skills: list[tuple[int, SkillWords]],
) -> None:
    groups = [category.id for _, category in categories]
    known = [skill.id for _, skill in skills]
    for place, (index, skill) in enumerate(skills):
        if skill.id in known[:place]:
            file.report(("skill", index, "id"), f"{skill.id!r} is there twice")
        if skill.category not in groups:
            listed = ", ".join(groups)
            problem = f"there is no category {skill.category!r}; known: {listed}"
            file.report(("skill", index, "category"), problem)
        if not any(getattr(skill, kind) for kind in KINDS):
            file.report(("skill", index), "no spelling names it")
        _check_spellings(file, index, skill)
        for position, other in enumerate(skill.shown_by):
            if other not in known:
                file.report(("skill", index, "shown_by", position), f"there is no skill {other!r}")


def _check_alike(file: TomlFile, alike: list[tuple[int, Alike]], known: set[str]) -> None:
    """Every skill that stands for others is there, and is of one kind only."""
    seen: dict[str, str] = {}
    for index, group in alike:
        for position, skill in enumerate(group.skills):
            place = ("alike", index, "skills", position)
            if skill not in known:
                file.report(place, f"there is no skill {skill!r}")
            elif skill in seen:
                file.report(place, f"{skill!r} is under {seen[skill]!r} already")
            seen.setdefault(skill, group.name)


def _check_spellings(file: TomlFile, index: int, skill: SkillWords) -> None:
    for kind in (*KINDS, "traps"):
        texts = getattr(skill, kind)
        for position, text in enumerate(texts):
            if text in texts[:position]:
                file.report(("skill", index, kind, position), f"{text!r} is there twice")
            if not (text.lstrip(".(")[:1].isalnum()):
                file.report(("skill", index, kind, position), f"{text!r} begins with no word")
