"""How `mlcareer compare` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Page, Steps, Table, Text
from mlcareer.pages.independent_pay import independent_pay, other_figures
from mlcareer.pages.remarks import remark_notes
from mlcareer.pages.sourcing import overdue_notes, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.career.compare import CompareAnswer


def compare_page(answer: CompareAnswer) -> Page:
    """Lay two roles out side by side, then where practice varies and what each is paid."""
    return Page(
        title=f"{answer.first.name} and {answer.second.name}",
        blocks=tuple(_blocks(answer)),
        notes=(*remark_notes(answer.remarks), *overdue_notes(answer.sources)),
        sources=source_lines(answer.sources),
    )


def _blocks(answer: CompareAnswer) -> Iterator[Block]:
    first, second = answer.first, answer.second
    yield Text((answer.summary,))
    yield Table(
        (Column("Aspect"), Column(first.name), Column(second.name)),
        (
            ("In short", first.summary, second.summary),
            *((aspect.name, aspect.first, aspect.second) for aspect in answer.aspects),
        ),
    )
    if answer.varies:
        yield Steps(answer.varies, title="Where practice varies")
    for role in (first, second):
        checks = tuple(check for check in answer.pay if check.role == role.id)
        yield from independent_pay(checks, f"Pay of {role.name}, independent figures, a year")
    yield from other_figures(answer.pay)
