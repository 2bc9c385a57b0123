"""How `mlcareer search` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.page import Column, Marked, Note, Page, Table
from mlcareer.pages.sourcing import overdue_notes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlcareer.advice.search.search import HitAnswer, SearchAnswer


def search_page(answer: SearchAnswer) -> Page:
    """Lay out the entries found, best first, each with a piece of it and its command.

    The sources stand with each command and not here.
    """
    return Page(
        title=_title(answer),
        blocks=(
            Table(
                (Column("Where"), Column("What it says"), Column("Shown whole by")),
                tuple(
                    (f"{hit.kind}: {hit.name}", _marked(hit), hit.command) for hit in answer.hits
                ),
            ),
        )
        if answer.hits
        else (),
        notes=tuple(_notes(answer)),
        rows=Table(
            (
                Column("Entry"),
                Column("Kind"),
                Column("Name"),
                Column("What it says"),
                Column("Command"),
            ),
            tuple((hit.id, hit.kind, hit.name, hit.snippet, hit.command) for hit in answer.hits),
        ),
    )


def _title(answer: SearchAnswer) -> str:
    if not answer.hits:
        return f"Nothing in the guide about {answer.words!r}"
    best = "" if len(answer.hits) == answer.found else f", the best {len(answer.hits)}"
    entries = "entry" if answer.found == 1 else "entries"
    return f"About {answer.words!r}: {answer.found} {entries}{best}"


def _marked(hit: HitAnswer) -> Marked | None:
    """Cut a snippet at its marks; an entry of figures alone has none."""
    if not hit.snippet:
        return None
    parts: list[tuple[str, bool]] = []
    done = 0
    for mark in hit.marks:
        parts.append((hit.snippet[done : mark.start], False))
        parts.append((hit.snippet[mark.start : mark.end], True))
        done = mark.end
    parts.append((hit.snippet[done:], False))
    return Marked(tuple((text, on) for text, on in parts if text))


def _notes(answer: SearchAnswer) -> Iterator[Note]:
    for pair in answer.corrected:
        yield Note(f"{pair.typed!r} occurs nowhere; looked for {pair.taken_for!r} instead.")
    if answer.hits and answer.missing:
        yield Note(f"Nowhere in the guide: {', '.join(answer.missing)}.")
    if not answer.hits:
        yield Note(
            "Try fewer or other words, such as `mlcareer search deployment`, or see what there is: "
            "`mlcareer --help`."
        )
    yield from overdue_notes(answer.sources)
