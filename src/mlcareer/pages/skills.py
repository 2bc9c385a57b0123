"""How `mlcareer skills` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Column, Note, Page, Table
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.skills import SkillAnswer, SkillsAnswer


def skills_page(answer: SkillsAnswer) -> Page:
    """Lay the skills out by category, each with why it matters and what is expected of it."""
    return Page(
        title=_title(answer),
        blocks=(
            Table(
                (
                    Column("Category", grouped=True),
                    Column("Skill"),
                    Column("Standing"),
                    Column("What for, and why"),
                    Column("Expected"),
                ),
                tuple(_row(skill) for skill in answer.skills),
            ),
        ),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
    )


def _title(answer: SkillsAnswer) -> str:
    parts = [f"Skills: {len(answer.skills)}"]
    if answer.category is not None:
        parts.append(f"in {answer.category}")
    if answer.level is not None:
        parts.append(f"expected by level {answer.level}")
    if answer.search is not None:
        parts.append(f"with {answer.search!r}")
    return " ".join(parts)


def _row(skill: SkillAnswer) -> tuple[str | None, ...]:
    said = [skill.summary, skill.why]
    if skill.topics:
        said.append(f"Named: {', '.join(skill.topics)}.")
    if skill.where:
        said.append(f"Most at: {', '.join(skill.where)}.")
    expected = [f"{item.level}: {item.text}" for item in skill.expected]
    return (
        skill.category_name,
        skill.name,
        skill.standing,
        " ".join(said),
        "\n".join(expected) or None,
    )


def _notes(answer: SkillsAnswer) -> Iterator[Note]:
    if not answer.skills:
        yield Note("No skill of the guide fits. Try fewer words, or `mlcareer skills` for all.")
    elif any(not skill.expected for skill in answer.skills):
        yield Note("Where nothing is said under Expected, the guide names no level for the skill.")
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)
