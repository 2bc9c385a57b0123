"""How the answers of `mlcareer guide` read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Block, Column, Page, Table, Text, Unit

if TYPE_CHECKING:
    from mlcareer.advice.guide import GuideDiff, GuideName, GuideSummary


def summary_page(answer: GuideSummary) -> Page:
    """Lay out that nothing is wrong with a data file, what to read again, and how much is in it."""
    counted = ", ".join(f"{table.table} {table.entries}" for table in answer.tables)
    edition = "" if answer.edition is None else f" ({answer.edition})"
    blocks: tuple[Block, ...] = (Text((f"{answer.title}{edition}. Entries: {counted}.",)),)
    if answer.warnings:
        doubts = Table(
            (Column("Line"), Column("Read again"), Column("Why")),
            tuple(
                ("" if doubt.line is None else str(doubt.line), doubt.key, doubt.text)
                for doubt in answer.warnings
            ),
        )
        blocks = (*blocks, doubts)
    return Page(
        title=f"{answer.file}: {_verdict(len(answer.warnings))}",
        blocks=blocks,
        rows=Table(
            (Column("Table"), Column("Entries", Unit.COUNT)),
            tuple((table.table, table.entries) for table in answer.tables),
        ),
    )


def _verdict(doubts: int) -> str:
    if not doubts:
        return "nothing is wrong"
    return f"no mistake, and {doubts} {'text' if doubts == 1 else 'texts'} to read again"


def diff_page(answer: GuideDiff) -> Page:
    """Lay out what changed between two data files, kind by kind."""
    rows = tuple(
        (change.kind, change.name, change.change, "\n".join(change.details) or None)
        for change in answer.changes
    )
    columns = (Column("Kind"), Column("Entry"), Column("Change"), Column("What"))
    counts = ", ".join(
        f"{sum(1 for change in answer.changes if change.change == kind)} {kind}"
        for kind in ("changed", "added", "removed")
    )
    table = Table(columns, rows)
    return Page(
        title=f"From {_called(answer.old)} to {_called(answer.new)}",
        blocks=(Text((f"{counts}.",)), table) if rows else (Text(("Nothing changed.",)),),
        rows=table,
    )


def _called(name: GuideName) -> str:
    return name.title if name.edition is None else f"{name.title} ({name.edition})"
