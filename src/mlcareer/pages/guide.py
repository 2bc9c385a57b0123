"""How the answers of `mlcareer guide` read, differences aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Column,
    Fact,
    Facts,
    Page,
    Piece,
    Table,
    Text,
    Unit,
    caution,
    command,
    good,
    next_step,
    warn,
)
from mlcareer.pages.entry_names import first_of, several

if TYPE_CHECKING:
    from mlcareer.advice.guide import (
        FileAnswer,
        GuideExport,
        GuideFormat,
        GuidePath,
        GuideSummary,
    )
    from mlcareer.page import Block, Line

MOST_TEXTS = 5
"""Texts to update that the brief screen has; each takes two or three lines."""

MOST_NAMED = 6
"""Tables whose counts the brief screen has."""

MOST_TABLES = 9
"""Tables of a format that the brief screen has."""


def summary_page(answer: GuideSummary) -> Page:
    """Lay out that nothing is wrong with a data file, what to update, and how much is in it."""
    counts = Table(
        (
            Column("Table", lambda table: table.table),
            Column("Entries", lambda table: table.entries, Unit.COUNT),
        ),
        answer.tables,
    )
    largest = sorted(answer.tables, key=lambda table: -table.entries)[:MOST_NAMED]
    named = ", ".join(several(table.entries, table.table.replace("_", " ")) for table in largest)
    rest = len(answer.tables) - len(largest)
    edition = "" if answer.edition is None else f" ({answer.edition})"
    facts = Facts(
        (
            Fact("File", f"{answer.title}{edition}"),
            Fact("Entries", named + (f"; {rest} more tables" if rest else "")),
            next_step(f"guide diff {answer.file}"),
        )
    )
    texts = Table(
        (
            Column("Line", lambda doubt: None if doubt.line is None else str(doubt.line)),
            Column("Text to update", lambda doubt: doubt.key),
            Column("Why", lambda doubt: doubt.text),
        ),
        answer.warnings,
        brief=MOST_TEXTS,
    )
    return Page(
        answer=(f"{answer.file}: ", *_verdict(len(answer.warnings))),
        blocks=(texts, facts) if answer.warnings else (facts,),
        details=(counts,),
        rows=counts,
    )


def _verdict(doubts: int) -> tuple[str | Piece, ...]:
    if not doubts:
        return (good("no problems found"),)
    return ("no problems found, ", warn(f"{several(doubts, 'text')} to update"))


def path_page(answer: GuidePath) -> Page:
    """Lay out which data files answers rest on, and why."""
    own = [file for file in answer.files if file.own]
    passed = [file for file in answer.files if file.passed_over]
    table = Table(
        (
            Column("Kind", lambda file: file.kind),
            Column("Used", lambda file: "yours, newer" if file.own else "bundled"),
            Column("For", lambda file: file.edition),
            Column("Copies read up to", lambda file: file.copy_read, Unit.DAY),
        ),
        answer.files,
    )
    *names, last = answer.names
    facts = Facts(
        (
            *(caution(f"{file.passed_over} is not used: {file.why}") for file in passed),
            Fact("Yours", f"a newer {', '.join(names)} or {last} in {answer.folder}"),
            Fact("Paths", (command("mlcareer guide path -f json"), " has the path of each file")),
            next_step("guide path guide", "guide validate FILE"),
        )
    )
    rows = Table(
        (
            Column("Kind", lambda file: file.kind),
            Column("Path", lambda file: file.path),
            Column("Why", lambda file: file.why),
            Column("For", lambda file: file.edition),
            Column("Copies read up to", lambda file: file.copy_read, Unit.DAY),
            Column("Not used", lambda file: file.passed_over),
        ),
        answer.files,
    )
    return Page(answer=_used(own), blocks=(table, facts), rows=rows)


def _used(own: list[FileAnswer]) -> str:
    if not own:
        return "All answers are from the bundled files"
    named = " and ".join(file.kind for file in own)
    return f"Answers are from your own {named}, and else from the bundled files"


def export_page(answer: GuideExport) -> Page:
    """Lay out what was written."""
    return Page(
        answer=(
            f"{len(answer.files)} files of {answer.entries} entries written to {answer.folder}"
        ),
        blocks=(Facts((Fact("Files", first_of(answer.files, MOST_NAMED)),)),),
        rows=Table((Column("File", lambda name: name),), answer.files),
    )


def format_page(answer: GuideFormat) -> Page:
    """Lay out the tables of a kind of data file, or the keys of one of them."""
    blocks: tuple[Block, ...]
    tables = Table(
        (
            Column("Table", lambda table: table.name),
            Column("Keys", lambda table: len(table.keys), Unit.COUNT),
            Column("What an entry is", lambda table: table.text),
        ),
        answer.tables,
        brief=MOST_TABLES,
    )
    keys = [
        Table(
            (
                Column("Key", lambda key: key.name, whole=True),
                Column("Value", lambda key: key.value),
                Column("Meaning", lambda key: key.text or None),
            ),
            table.keys,
            title="" if answer.table else table.name,
        )
        for table in answer.tables
    ]
    rows = Table(
        (
            Column("Table", lambda pair: pair[0].name),
            Column("Key", lambda pair: pair[1].name),
            Column("Value", lambda pair: pair[1].value),
            Column("Meaning", lambda pair: pair[1].text or None),
        ),
        tuple((table, key) for table in answer.tables for key in table.keys),
    )
    if answer.table:
        first: Line = f"{answer.tables[0].name}: {answer.tables[0].text}"
        blocks = (keys[0], Facts((next_step(f"guide format {answer.kind}"),)))
        return Page(answer=first, blocks=blocks, rows=rows)
    first = f"{answer.file}, {answer.says}: {len(answer.tables)} tables"
    listed = [table.name.strip("[]") for table in answer.tables if table.name.startswith("[[")]
    name = next((name for name in listed if name != "source"), "source")
    blocks = (
        tables,
        Facts(
            (
                Fact("One table", command(f"mlcareer guide format {answer.kind} {name}")),
                next_step(f"guide path {answer.kind}", f"guide schema {answer.kind}"),
            )
        ),
    )
    return Page(
        answer=first,
        blocks=blocks,
        details=(Text(("A key marked * is needed.",)), *keys),
        rows=rows,
    )
