"""How `mlcareer search` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import (
    Block,
    Column,
    Fact,
    Facts,
    Line,
    Note,
    Page,
    Piece,
    Table,
    Text,
    bold,
    command,
    dim,
    next_step,
)
from mlcareer.pages.entry_names import capital, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.search.search import HitAnswer, SearchAnswer

ROOM = 76
"""Characters of a row at 80 columns, without what parts its three columns."""

LONGEST_ENTRY = 33
"""Characters of an entry's kind and name."""

SHORTEST_ENTRY = 31
"""Characters that they keep where the commands are long."""

GOOD_TEXT = 24
"""Characters of a text that says something of most entries."""

LEAST_TEXT = 12
"""Characters that a text must have room for, or the column is of no use."""

PROGRAM = "mlcareer "


def search_page(answer: SearchAnswer) -> Page:
    """Lay out the entries found, best first, one line each, with the command that shows each.

    The sources are with each command and not here.
    """
    return Page(
        answer=_first_line(answer),
        blocks=tuple(_blocks(answer)),
        details=(_pieces(answer),) if answer.hits else (),
        notes=tuple(_notes(answer)),
        rows=Table(
            (
                Column("Entry", lambda hit: hit.id),
                Column("Kind", lambda hit: hit.kind),
                Column("Name", lambda hit: hit.name),
                Column("What it says", lambda hit: hit.snippet),
                Column("Command", lambda hit: hit.command),
            ),
            answer.hits,
        ),
    )


def _first_line(answer: SearchAnswer) -> str:
    if not answer.hits:
        return f"No results for {answer.words!r}."
    entries = "one entry" if answer.found == 1 else f"{answer.found} entries"
    shown = len(answer.hits)
    closest = f", the {number(shown)} closest" if shown < answer.found else ""
    return f"{capital(answer.words)}: {entries}{closest}"


def _blocks(answer: SearchAnswer) -> Iterator[Block]:
    if not answer.hits:
        facts = []
        if answer.nearest:
            facts.append(Fact("Nearest", ", ".join(answer.nearest)))
            facts.append(next_step(f"search {answer.nearest[0]}"))
        else:
            facts.append(next_step("search deployment", "faq"))
        yield Facts(tuple(facts))
        return
    yield _list(answer)
    facts = [
        Fact("Read as", f"{pair.typed!r} occurs nowhere: {pair.taken_for!r} was searched")
        for pair in answer.corrected
    ]
    if answer.missing:
        facts.append(Fact("Not found", ", ".join(answer.missing)))
    if facts:
        yield Facts(tuple(facts))
    others = answer.found - len(answer.hits)
    if others:
        yield Text((dim(f"{others} more: --limit {answer.found}"),))


def _list(answer: SearchAnswer) -> Table[HitAnswer]:
    """Put each entry on one line of 80 columns; the command is never cut."""
    commands = max(len(_typed(hit)) for hit in answer.hits)
    entries = min(LONGEST_ENTRY, max(len(_named(hit)) for hit in answer.hits))
    entries = max(min(entries, ROOM - commands - GOOD_TEXT), min(entries, SHORTEST_ENTRY))
    left = ROOM - commands - entries
    return Table(
        (
            Column("Entry", lambda hit: _cut(_named(hit), entries), whole=True),
            *(
                (Column("In short", lambda hit: _cut(_said(hit), left)),)
                if left >= LEAST_TEXT
                else ()
            ),
            Column("Shown by: mlcareer", lambda hit: command(_typed(hit)), whole=left > 0),
        ),
        answer.hits,
    )


def _named(hit: HitAnswer) -> str:
    return f"{hit.kind}: {hit.name}"


def _said(hit: HitAnswer) -> str:
    return hit.short.rstrip(".")


def _typed(hit: HitAnswer) -> str:
    return hit.command.removeprefix(PROGRAM)


def _cut(text: str, room: int) -> str:
    """Cut a text at a space so that it fits a number of characters."""
    if len(text) <= room:
        return text
    whole = text[:room].rpartition(" ")[0].rstrip(",;:") if " " in text[:room] else text[: room - 1]
    return f"{whole}…" if len(whole) < room else f"{whole[: room - 1]}…"


def _pieces(answer: SearchAnswer) -> Table[HitAnswer]:
    """Quote the piece of each entry that fits best, with the words found in bold."""
    return Table(
        (
            Column("Entry", _named),
            Column("What it says", _marked),
            Column("Shown by", lambda hit: command(hit.command)),
        ),
        answer.hits,
        title="The words found",
    )


def _marked(hit: HitAnswer) -> Line | None:
    if not hit.snippet:
        return None
    parts: list[str | Piece] = []
    done = 0
    for mark in hit.marks:
        parts += [hit.snippet[done : mark.start], bold(hit.snippet[mark.start : mark.end])]
        done = mark.end
    parts.append(hit.snippet[done:])
    return tuple(part for part in parts if part)


def _notes(answer: SearchAnswer) -> Iterator[Note]:
    if answer.hits:
        yield Note("The sources of each entry are on the page of its command.")
