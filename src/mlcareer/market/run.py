"""The way from files to a counted table: what `market` and `guide propose` share."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.adverts.read import read_advert
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words
from mlcareer.market.answer import ROLES, Met, Named, reasons
from mlcareer.market.counting import NOT_SAID
from mlcareer.market.engine import AdvertCounter, counted_by_duckdb, is_prepared_file
from mlcareer.market.facts import FactReader
from mlcareer.market.files import read_files
from mlcareer.market.records import ASSUMED, NO_EMPLOYER, RecordReader
from mlcareer.market.table import COLUMNS
from mlcareer.reading.document import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from mlcareer.adverts.read import AdvertFindings
    from mlcareer.guide.model import Guide
    from mlcareer.market.answer import Dimension, Measure
    from mlcareer.market.counting import Counted
    from mlcareer.market.files import Progress
    from mlcareer.market.records import Read

MOST_NAMED = 12
"""Boards and searches that an answer names; the others are added up."""


class Question(NamedTuple):
    """How adverts are to be read and counted."""

    guide: Guide
    role: str | None
    by: tuple[Dimension, ...]
    measure: Measure
    chosen: Mapping[str, str]
    """The columns that hold some fields."""
    since: str | None = None
    """The month from which adverts are compared with earlier ones."""


class Result(NamedTuple):
    """A counted table, and what was met on the way."""

    counted: Sequence[Counted]
    met: Met
    months: tuple[str, str] | None
    """The first and the last month of the adverts that are counted, where they are known."""


def count_files(
    files: Sequence[str], question: Question, progress: Progress | None = None
) -> Result:
    """Count the adverts of some files, those of prepared tables where they are.

    Raises:
        CareerError: A table has no column that was chosen, or cannot be counted.
    """
    by: tuple[str, ...] = tuple(name for name in question.by if name in {"month", "skill"})
    if question.since is not None:
        by = tuple(dict.fromkeys((*by, "month")))
    ends = question.measure == "ends"
    if "skill" not in by and STANDARD_INPUT not in files and all(map(is_prepared_file, files)):
        found = counted_by_duckdb(files, by=by, ends=ends)
        if found is not None:
            return Result(found, Met(), None)
    reader = _reader(question)
    counter = AdvertCounter()
    months = _Months(reader, files, progress)
    counter.add(months.watched())
    for role, records in reader.tally.passed.items():
        counter.passed[role, NOT_SAID] += records
    return Result(counter.counted(by=by, ends=ends), met_of(reader), months.span)


class _Months:
    """Passes records on and keeps the first and the last month of those with stated pay."""

    def __init__(
        self, reader: RecordReader, files: Sequence[str], progress: Progress | None
    ) -> None:
        self._reads = read_all(files, reader, progress)
        self._found: set[str] = set()

    def watched(self) -> Iterator[Read]:
        for read in self._reads:
            row = read.row
            if row.month and row.pay_from is not None and not row.predicted:
                self._found.add(row.month)
            yield read

    @property
    def span(self) -> tuple[str, str] | None:
        return (min(self._found), max(self._found)) if self._found else None


def read_all(
    files: Iterable[str], reader: RecordReader, progress: Progress | None = None
) -> Iterator[Read]:
    """Yield the rows of all records of some files."""
    words = load_advert_words()
    skills = SkillFinder(load_skill_words(), adverts_only=True)

    def read_text(text: str) -> AdvertFindings:
        return read_advert(text, words, load_place_names(), skills)

    return read_files(files, reader, read_text, words.pages.other_jobs, progress)


def _reader(question: Question) -> RecordReader:
    by_skill = "skill" in question.by
    roles = frozenset(ROLES) if question.role is None else frozenset((question.role,))
    return RecordReader(
        _facts(question.guide, by_skill=by_skill), question.chosen, roles=roles, by_skill=by_skill
    )


def _facts(guide: Guide, *, by_skill: bool = False) -> FactReader:
    skills = SkillFinder(load_skill_words(), adverts_only=True) if by_skill else None
    return FactReader(guide, load_advert_words(), load_place_names(), skills)


def write_table(
    files: Sequence[str],
    guide: Guide,
    chosen: Mapping[str, str],
    out: TextIO,
    progress: Progress | None = None,
) -> tuple[int, Met]:
    """Write all records of some files as the one table, and return how many they are."""
    reader = RecordReader(_facts(guide), chosen, roles=None)
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    records = 0
    for read in read_all(files, reader, progress):
        row = read.row
        low, high = _plain(row.pay_from), _plain(row.pay_to)
        rows.writerow(row._replace(pay_from=low, pay_to=high))  # type: ignore[arg-type]  # as text
        records += 1
    # A record that could not be read stays one of the records: a row with nothing in it.
    rows.writerows([[""] * len(COLUMNS)] * reader.tally.unread.total())
    return records, met_of(reader)


def _plain(amount: float | None) -> str:
    """Write an amount as people do: 60000, and not 60000.0."""
    if amount is None:
        return ""
    return str(int(amount)) if amount == int(amount) else repr(amount)


def met_of(reader: RecordReader) -> Met:
    """Return what a reader met, in an answer's words."""
    tally = reader.tally
    named = [Named(name, records) for name, records in tally.sources.most_common()]
    if len(named) > MOST_NAMED:
        rest = sum(each.records for each in named[MOST_NAMED:])
        named = [*named[:MOST_NAMED], Named(f"{len(named) - MOST_NAMED} others", rest)]
    return Met(
        made_by=tuple(named),
        unread=reasons(tally.unread, tally.first),
        doubts=reasons(tally.doubts, {}, (ASSUMED, NO_EMPLOYER)),
        bad_files=tuple(tally.bad_files),
    )
