"""What an answer looks like before any format draws it.

`pages` lays an answer out as one `Page`; `render` draws any `Page`. Values stay raw here: pounds
are numbers, days are dates, and the unit is the column's or the piece's. A page says what is on
the brief screen and what only `--full` adds; how both are drawn is the renderers' business.

    Page(
        answer=(good("Good offer"), ": ", money(85_000), " for a mid-level ML engineer"),
        blocks=(
            Table((Column("Level", lambda band: band.level.name), ...), answer.bands),
            Facts((Fact("On top", "equity and bonus", drop=Drop.ON_TOP), next_step("salary"))),
        ),
        details=(...),
        sources=source_lines(answer.sources),
        footer="Advertised pay.",
    )
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum
from typing import Any, Generic, TypeVar

from mlcareer.record import Record

T = TypeVar("T")


class Unit(Enum):
    """What a column's values are; the value of a member is the unit as CSV headings name it."""

    TEXT = ""
    GBP = "GBP"
    """Pounds: drawn as whole pounds, with pence where `--pence` asks for them."""
    GBP_PER_YEAR = "GBP/year"
    GBP_PER_DAY = "GBP/day"
    GBP_PER_HOUR = "GBP/hour"
    """Drawn with its pence always, as £30 and £30.77 an hour are £1,500 a year apart."""
    PERCENT = "%"
    YEARS = "years"
    DAYS = "days"
    HOURS = "hours"
    COUNT = "count"
    DAY = "date"


class Tone(Enum):
    """What a piece of text is drawn as; where there is no colour the words still say it."""

    PLAIN = ""
    GOOD = "good"
    """A verdict: good, strong, passes, met."""
    WARN = "warn"
    """A verdict: low, ask, caution."""
    BAD = "bad"
    """A verdict: too low, fails, short, overdue."""
    DIM = "dim"
    BOLD = "bold"
    COMMAND = "command"
    """A command that can be typed as it is printed."""


class Span(Record, kw_only=False):
    """A range of a column's unit, such as a salary band or an experience range."""

    low: int
    high: int | None
    """`None` where nothing says how far it goes."""
    open_ended: bool = False
    """Whether values above `high` belong to it too: drawn as `£145,000–£195,000+`."""


class Bar(Record, kw_only=False):
    """A span to be drawn on the scale that all bars of one column share."""

    span: Span
    mark: int | Span | None = None
    """Your pay, drawn as ◆, or your range, drawn as ◆──◆."""


class Share(Record, kw_only=False):
    """A part of a whole, drawn as a bar that starts at zero."""

    part: Decimal | int
    whole: Decimal | int


class Piece(Record, kw_only=False):
    """A part of a line: a text, or a value that the format writes, in one tone."""

    value: str | int | Decimal | date | Span
    tone: Tone = Tone.PLAIN
    unit: Unit = Unit.TEXT
    signed: bool = False
    """Whether a gain has its `+`. What is taken away has its `−` always."""


Line = str | Piece | tuple[str | Piece, ...]
"""One line of text: `"plain"`, or `(good("Good offer"), ": ", money(85_000))`."""


def parts_of(line: Line) -> tuple[Piece, ...]:
    """Return the pieces of a line."""
    parts = line if isinstance(line, tuple) else (line,)
    return tuple(part if isinstance(part, Piece) else Piece(part) for part in parts)


def text_of(line: Line) -> str:
    """Return a line's texts and raw values joined, for CSV; `render` writes it for people."""
    return "".join(str(part.value) for part in parts_of(line))


def good(text: str | Piece) -> Piece:
    """Mark a verdict such as `good`, `strong` or `passes`: green."""
    return _toned(text, Tone.GOOD)


def warn(text: str | Piece) -> Piece:
    """Mark a verdict such as `low`, or a caution: yellow."""
    return _toned(text, Tone.WARN)


def bad(text: str | Piece) -> Piece:
    """Mark a verdict such as `too low`, `fails` or `overdue`: red."""
    return _toned(text, Tone.BAD)


def dim(text: str | Piece) -> Piece:
    """Mark what is beside the point."""
    return _toned(text, Tone.DIM)


def bold(text: str | Piece) -> Piece:
    """Mark what was asked for, or what was searched for."""
    return _toned(text, Tone.BOLD)


def command(text: str) -> Piece:
    """Mark a command that can be typed as it is printed, with its `mlcareer`."""
    return Piece(text, Tone.COMMAND)


def _toned(text: str | Piece, tone: Tone) -> Piece:
    return text.replace(tone=tone) if isinstance(text, Piece) else Piece(text, tone)


def money(amount: Decimal | int | Span, *, signed: bool = False) -> Piece:
    """Write pounds within a line: `£85,000`, `−£12,700`, `£145,000–£195,000+`.

    The format rounds them to whole pounds, half a pound up, or shows their pence.
    """
    return Piece(amount, unit=Unit.GBP, signed=signed)


def sentence(words: str, *parts: Line | int | Decimal | Span) -> tuple[str | Piece, ...]:
    """Put each part where the words have `{}`; a number or a range is pounds.

    `sentence("{} leaves about {}.", 8_500, left)`
    """
    first, *texts = words.split("{}")
    line: list[str | Piece] = [first] if first else []
    for part, text in zip(parts, texts, strict=True):
        line += parts_of(part) if isinstance(part, str | Piece | tuple) else (money(part),)
        line += (text,) if text else ()
    return tuple(line)


def joined(lines: Iterable[Line], between: str = ", ") -> tuple[str | Piece, ...]:
    """Write lines as one: `£10,000, £20,000`."""
    whole: list[str | Piece] = []
    for line in lines:
        whole += (between,) if whole else ()
        whole += parts_of(line)
    return tuple(whole)


Cell = str | Piece | tuple[str | Piece, ...] | int | Decimal | date | Span | Bar | Share | None
"""`None` is "not known": drawn as a dash, and a column of nothing else is not drawn."""


class Column(Record, Generic[T], kw_only=False):
    """A heading, how to fetch its value from one item of the table, and the value's unit.

    A column of text may wrap; figures and short names never do. The heading of a column of bars
    is drawn as the two ends of their scale.
    """

    heading: str
    value: Callable[[T], Cell]
    unit: Unit = Unit.TEXT
    brief: bool = True
    """Whether the brief screen has it; `--full` and every file have all columns."""
    signed: bool = False
    """Whether gains have their `+`."""
    whole: bool = False
    """Whether a text is kept on one line, as a figure is."""


class Table(Record, Generic[T], kw_only=False):
    """Items of one kind of thing, a row each."""

    columns: tuple[Column[T], ...]
    items: tuple[T, ...]
    title: str = ""
    asked: Callable[[T], bool] | None = None
    """Which rows were asked for: they are bold, and the others, their neighbours, dim."""
    brief: int | None = None
    """How many rows the brief screen has at most, the most important first; all by default."""
    more: str = ": --full"
    """What follows the number of rows that the brief screen leaves out: `60 more: --limit 67`."""
    depth: int = 1
    """How deep its title is: 1 heads a section of the page, 2 a section within one."""

    def unit_of(self, index: int) -> Unit:
        """Return the unit of a column."""
        return self.columns[index].unit

    def cells(self, item: T) -> tuple[Cell, ...]:
        """Return the values of one item, one for each column."""
        return tuple(column.value(item) for column in self.columns)

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The values of all items."""
        return tuple(map(self.cells, self.items))


class Text(Record, kw_only=False):
    """Prose, a paragraph an item."""

    paragraphs: tuple[Line, ...]
    title: str = ""
    depth: int = 1


class Steps(Record, kw_only=False):
    """An ordered or unordered list, an item a line."""

    items: tuple[Line, ...]
    title: str = ""
    ordered: bool = False
    depth: int = 1


class Drop(IntEnum):
    """The order in which facts leave a brief screen that is short of room, lowest first."""

    ASK = 1
    OTHER_FIGURES = 2
    SECOND_CAUTION = 3
    ON_TOP = 4


class Fact(Record, kw_only=False):
    """A key of one or two words and what is known under it, on one line where that is possible."""

    key: str
    value: Line
    """Lines parted by a line break are items of a list."""
    drop: int | None = None
    """When the brief screen leaves it out, lowest first (see `Drop`); never by default."""
    tone: Tone = Tone.BOLD
    """How its key is drawn."""


def caution(value: Line, drop: int | None = None) -> Fact:
    """Return a line that could change the decision; the second of a page may be dropped."""
    return Fact("Caution", value, drop, Tone.WARN)


def ask(value: Line, drop: int | None = Drop.ASK) -> Fact:
    """Return what is worth asking, the first to go where room is short."""
    return Fact("Ask", value, drop, Tone.WARN)


def next_step(*commands: str) -> Fact:
    """Return the last fact of a page: one or two commands, without `mlcareer`."""
    return Fact("Next", joined((command(f"mlcareer {words}") for words in commands), "; "))


class Facts(Record, kw_only=False):
    """Keys, each with what is known under it."""

    facts: tuple[Fact, ...]
    title: str = ""
    depth: int = 1


Block = Table[Any] | Text | Steps | Facts


class NoteKind(Enum):
    """How much a note should hold the reader up."""

    NOTE = "Note"
    CAUTION = "Caution"
    """Something that could lead to a wrong decision if it is missed."""


class Note(Record, kw_only=False):
    """A sentence that belongs to the answer, such as a correction; only `--full` shows it."""

    text: Line
    kind: NoteKind = NoteKind.NOTE


class SourceLine(Record, kw_only=False):
    """One source, in brief for the footer and in full for `--full`."""

    id: str
    text: str
    """Title, publisher, date, sample, and whether it is a secondary source."""
    address: str
    short: str = ""
    """Name and date, such as `obitechjobs.com 2026`; the id by default."""
    overdue: date | None = None
    """Since when it is overdue for review, where it is: a line of every screen says so."""
    decides: bool = True
    """Whether something on the page is from it, or it only agrees with what is."""


class Page(Record):
    """One answer, laid out. CSV is drawn from one table; every other format from all blocks."""

    answer: Line = ""
    """The first line: the answer in words, with a verdict where there is one."""
    blocks: tuple[Block, ...]
    """The brief screen: one table or picture, then facts with caution and next last."""
    details: tuple[Block, ...] = ()
    """What `--full` and the formats of files add: what explains it, then other figures."""
    notes: tuple[Note, ...] = ()
    """Shown by `--full`, after the details."""
    sources: tuple[SourceLine, ...] = ()
    footer: str = ""
    """What the footer says before its sources, such as `Advertised pay.`"""
    rows: Table[Any] | None = None
    """What CSV is drawn from where that is not the first table."""


class CalendarEntry(Record):
    """A stretch of days in a calendar."""

    id: str
    begins: date
    ends: date
    """The day by which it is over, itself not in it."""
    title: str
    text: str
