"""How `mlcareer role` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Fact, Facts, Page, Steps, Table, Text, caution, next_step
from mlcareer.pages.entry_names import capital, names
from mlcareer.pages.facts import fact_list, known
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import source_lines
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.role import BoundaryAnswer, RoleDescription, WeekTaskAnswer


def role_page(answer: RoleDescription) -> Page:
    """Lay a role out: what it is, its week, what it is not, and what else is known."""
    return Page(
        answer=answer.short or f"{answer.name}: {answer.summary}",
        blocks=(*_week(answer), Facts(tuple(_facts(answer)))),
        details=tuple(_details(answer)),
        notes=tuple(remark_notes(answer.remarks)),
        sources=source_lines(answer.sources),
        rows=_rows(answer),
    )


def _week(answer: RoleDescription) -> Iterator[Table[WeekTaskAnswer]]:
    if answer.week:
        yield Table(
            (
                Column("In a typical week", lambda task: task.name),
                Column("What it involves", lambda task: task.short or task.text),
            ),
            answer.week,
        )


def _facts(answer: RoleDescription) -> Iterator[Fact]:
    key = "Not usually" if answer.guide_role else "Left to them"
    activities = ", ".join(item.activity for item in answer.boundaries)
    yield from known(("Work", () if answer.week else answer.work), (key, activities))
    if answer.guide_role and any(item.overlap for item in answer.boundaries):
        yield caution("In a small company some of that falls to you too.")
    if not answer.guide_role:
        yield caution("This guide is for ML engineers: of other roles it says little.")
    if answer.compared_with:
        yield next_step("compare" if answer.guide_role else f"compare {answer.id}", "levels")
    else:
        yield next_step("levels")


def _details(answer: RoleDescription) -> Iterator[Block]:
    if answer.short is not None:
        yield Text((answer.summary,))
    if answer.work and answer.week:
        yield Steps(answer.work, title="The work")
    if any(task.short or task.skills for task in answer.week):
        yield Table(
            (
                Column("Task", lambda task: task.name),
                Column("In full", lambda task: task.text),
                Column("Skills", lambda task: names(task.skills)),
            ),
            answer.week,
            title="The week in full",
        )
    if answer.boundaries:
        yield Table(
            (
                Column("Activity", lambda item: capital(item.activity)),
                Column("Belongs to", lambda item: item.role.name),
                Column("Where they meet", lambda item: item.overlap),
            ),
            answer.boundaries,
            title="Whose work it is" if answer.guide_role else "What an ML engineer leaves to it",
        )
    yield from fact_list(answer.facts, "Also known")


class _Row(Record, kw_only=False):
    """One text of the CSV."""

    part: str
    name: str | None
    text: str | None
    more: str | None = None


def _rows(answer: RoleDescription) -> Table[_Row]:
    return Table(
        (
            Column("Part", lambda row: row.part),
            Column("Name", lambda row: row.name),
            Column("Text", lambda row: row.text),
            Column("Skills or role", lambda row: row.more),
        ),
        (
            _Row("summary", answer.name, answer.summary),
            *(_Row("work", None, work) for work in answer.work),
            *(_Row("week", task.name, task.text, names(task.skills)) for task in answer.week),
            *(_boundary(item) for item in answer.boundaries),
            *(_Row("fact", None, fact.text) for fact in answer.facts),
        ),
    )


def _boundary(item: BoundaryAnswer) -> _Row:
    return _Row("not", item.activity, item.overlap, item.role.name)
