"""What must hold between the entries of `skills.toml`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.guide.skill_words import SkillWords, Vocabulary

if TYPE_CHECKING:
    from mlcareer.guide.toml_file import TomlFile

KINDS = ("spellings", "exact", "beside", "concepts")
"""The fields that name a skill; traps do not."""


def checked_skill_words(file: TomlFile) -> Vocabulary:
    """Make the vocabulary of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    found = file.record(Vocabulary, file.values, ())
    if found is not None:
        _check_entries(file, found)
    file.raise_problems()
    if found is None:
        raise AssertionError("a file that does not fit was reported")
    return found


def _check_entries(file: TomlFile, words: Vocabulary) -> None:
    categories = [category.id for category in words.category]
    seen: dict[str, int] = {}
    for index, skill in enumerate(words.skill):
        if skill.id in seen:
            file.report(("skill", index, "id"), f"{skill.id!r} is there twice")
        seen[skill.id] = index
        if skill.category not in categories:
            file.report(
                ("skill", index, "category"),
                f"there is no category {skill.category!r}; known: {', '.join(categories)}",
            )
        if not any(getattr(skill, kind) for kind in KINDS):
            file.report(("skill", index), "no spelling names it")
        _check_spellings(file, index, skill)
    known = {skill.id for skill in words.skill}
    for index, skill in enumerate(words.skill):
        for position, other in enumerate(skill.shown_by):
            if other not in known:
                file.report(("skill", index, "shown_by", position), f"there is no skill {other!r}")


def _check_spellings(file: TomlFile, index: int, skill: SkillWords) -> None:
    for kind in (*KINDS, "traps"):
        texts = getattr(skill, kind)
        for position, text in enumerate(texts):
            if text in texts[:position]:
                file.report(("skill", index, kind, position), f"{text!r} is there twice")
            if not (text.lstrip(".(")[:1].isalnum()):
                file.report(("skill", index, kind, position), f"{text!r} begins with no word")
