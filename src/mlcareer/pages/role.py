"""How `mlcareer role` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Facts, Note, Page, Steps, Table, Text
from mlcareer.pages.facts import fact_list
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.role import RoleDescription


def role_page(answer: RoleDescription) -> Page:
    """Lay a role out: what it is, its week, what it is not, and what else is known."""
    return Page(
        title=answer.name,
        blocks=tuple(_blocks(answer)),
        notes=tuple(_notes(answer)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _blocks(answer: RoleDescription) -> Iterator[Block]:
    yield Text((answer.summary,))
    if answer.work:
        yield Steps(answer.work, title="What is done in it")
    if answer.week:
        yield Facts(
            tuple(
                (task.name, f"{task.text} ({', '.join(task.skills)})" if task.skills else task.text)
                for task in answer.week
            ),
            title="What a week may hold",
        )
    if answer.boundaries:
        yield Table(
            (Column("Activity"), Column("Belongs to"), Column("Where they meet")),
            tuple((item.activity, item.role_name, item.overlap) for item in answer.boundaries),
            title="What it is not, in most companies"
            if answer.guide_role
            else f"What a {answer.guide_role_name.lower()} leaves to it",
        )
    yield from fact_list(answer.facts, "Also known")


def _notes(answer: RoleDescription) -> Iterator[Note]:
    if not answer.guide_role:
        text = f"The guide is for the {answer.guide_role_name}; of other roles it says little."
        yield Note(text)
    if answer.compared_with:
        others = ", ".join(answer.compared_with)
        yield Note(f"Beside another role: mlcareer compare {answer.id} ROLE, for {others}.")
    yield from remark_notes(answer.remarks)
    yield from overdue_notes(answer.sources)


def _rows(answer: RoleDescription) -> Table:
    return Table(
        (Column("Part"), Column("Name"), Column("Text"), Column("Skills or role")),
        (
            ("summary", answer.name, answer.summary, None),
            *(("work", None, work, None) for work in answer.work),
            *(("week", task.name, task.text, ", ".join(task.skills)) for task in answer.week),
            *(("not", item.activity, item.overlap, item.role_name) for item in answer.boundaries),
            *(("fact", None, fact.text, None) for fact in answer.facts),
        ),
    )
