"""How `mlcareer report` reads: the pages of every answer in it, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Facts, Note, Page, SourceLine, Text
from mlcareer.pages.offer import offer_page
from mlcareer.pages.plan import plan_page
from mlcareer.pages.profile import profile_blocks
from mlcareer.pages.salary import salary_page
from mlcareer.pages.take_home import take_home_chart_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.report import ReportAnswer


def report_page(answer: ReportAnswer) -> Page:
    """Lay a whole case out; what several parts rest on is named once, at the end."""
    parts = tuple(_parts(answer))
    blocks: list[Block] = [*profile_blocks(answer.own)]
    for number, (name, page) in enumerate(parts, start=1):
        blocks += [Text((page.title,), title=f"Part {number}: {name}"), *page.blocks]
    if answer.left_out:
        pairs = tuple((item.part, item.why) for item in answer.left_out)
        blocks.append(Facts(pairs, title="What is left out, and what it needs"))
    notes: dict[Note, None] = {}
    sources: dict[str, SourceLine] = {}
    for _, page in parts:
        notes.update(dict.fromkeys(page.notes))
        sources.update({source.id: source for source in page.sources})
    return Page(
        title=f"Your case on {answer.day}",
        blocks=tuple(blocks),
        notes=tuple(notes),
        sources=tuple(sources.values()),
    )


def _parts(answer: ReportAnswer) -> Iterator[tuple[str, Page]]:
    if answer.salary is not None:
        yield "Where you stand", salary_page(answer.salary)
    if answer.take_home is not None:
        yield "Pay in hand", take_home_chart_page(answer.take_home)
    if answer.plan is not None:
        yield "What the target asks, and the plan", plan_page(answer.plan)
    if answer.offer is not None:
        yield "The offer", offer_page(answer.offer)
