"""What an answer looks like before any format draws it: a title, blocks, notes and sources.

`pages` lays an answer out as one `Page`; `render` draws any `Page`. Values stay raw here:
pounds are numbers, days are dates, and the unit stands in the column.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum

from mlcareer.record import Record


class Unit(Enum):
    """What a column's values are; the value of a member is the unit as CSV headings name it."""

    TEXT = ""
    GBP = "GBP"
    """Pounds: an `int` is whole pounds, a `Decimal` is shown with its pence."""
    GBP_PER_YEAR = "GBP/year"
    GBP_PER_DAY = "GBP/day"
    GBP_PER_HOUR = "GBP/hour"
    PERCENT = "%"
    YEARS = "years"
    DAYS = "days"
    HOURS = "hours"
    COUNT = "count"
    DAY = "date"


class Span(Record, kw_only=False):
    """A range of a column's unit, such as a salary band or an experience range."""

    low: int
    high: int | None
    """`None` when nothing is said of where it ends."""
    open_ended: bool = False
    """Whether values above `high` belong to it too: drawn as `195,000+`."""


class Bar(Record, kw_only=False):
    """A span to be drawn on the scale that all bars of one column share."""

    span: Span
    mark: int | None = None
    """A value to point out on the bar, such as one person's pay."""


class Share(Record, kw_only=False):
    """A part of a whole to be drawn as a bar that starts at nothing."""

    part: Decimal | int
    whole: Decimal | int


class Marked(Record, kw_only=False):
    """A text with the parts pointed out that a search was for."""

    parts: tuple[tuple[str, bool], ...]
    """The text in pieces, each with whether it is pointed out."""


Cell = str | int | Decimal | date | bool | Span | Bar | Share | Marked | None
"""`None` is "not known" and is drawn as a dash, never as nothing or nought."""


class Column(Record, kw_only=False):
    """A heading and the unit of what stands below it."""

    name: str
    unit: Unit = Unit.TEXT
    grouped: bool = False
    """Rows that share this value stand under it as a heading where the format can do so."""


class Table(Record, kw_only=False):
    """Rows of one kind of thing."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    caption: str = ""
    """One line on how to read it, below the title."""
    depth: int = 1
    """How deep its title stands: 1 heads a section of the page, 2 a section within one."""

    def without_empty_columns(self) -> Table:
        """Return the table without the columns of which nothing is known."""
        kept = [
            index
            for index in range(len(self.columns))
            if any(row[index] is not None for row in self.rows)
        ]
        return self.replace(
            columns=tuple(self.columns[index] for index in kept),
            rows=tuple(tuple(row[index] for index in kept) for row in self.rows),
        )


def as_items(fact: str) -> str:
    """Mark the lines of a fact as items where there are several, for formats without lists."""
    lines = fact.split("\n")
    return fact if len(lines) == 1 else "\n".join(f"• {line}" for line in lines)


class Text(Record, kw_only=False):
    """Prose, a paragraph an item."""

    paragraphs: tuple[str, ...]
    title: str = ""
    depth: int = 1


class Steps(Record, kw_only=False):
    """An ordered or unordered list, an item a line."""

    items: tuple[str, ...]
    title: str = ""
    ordered: bool = False
    depth: int = 1


class Facts(Record, kw_only=False):
    """Labels, each with what is known under it; lines of a fact are items of a list."""

    pairs: tuple[tuple[str, str], ...]
    title: str = ""
    depth: int = 1


Block = Table | Text | Steps | Facts


class NoteKind(Enum):
    """How much a note should hold the reader up."""

    NOTE = "Note"
    CAUTION = "Caution"
    """Something that could lead to a wrong decision if it is missed."""


class Note(Record, kw_only=False):
    """A sentence that belongs to the answer, such as a caveat or a correction."""

    text: str
    kind: NoteKind = NoteKind.NOTE


class SourceLine(Record, kw_only=False):
    """One source as the foot of a page names it, in full and in brief."""

    id: str
    text: str
    address: str
    overdue: bool = False
    brief: str = ""
    """Whose it is, its date and its age, for a foot that has little room; else `text`."""
    dated: str = ""
    """Its date and its age alone."""
    checked: str = ""
    """When it was checked, which a brief foot says once where it is the same for all."""
    decides: bool = True
    """Whether something on the page is from it, or it only agrees with what is."""


class Page(Record):
    """One answer, laid out. CSV is drawn from one table; every other format from all blocks."""

    title: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    rows: Table | None = None
    """What CSV is drawn from where people read lists, prose, marks or rounded figures: the first
    table otherwise."""


class CalendarEntry(Record):
    """A stretch of days in a calendar."""

    id: str
    begins: date
    ends: date
    """The day by which it is over, itself not in it."""
    title: str
    text: str
