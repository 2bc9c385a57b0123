"""The way from files to a counted table: what `market` and `guide propose` share."""

from __future__ import annotations

import csv
from contextlib import suppress
from typing import TYPE_CHECKING

from mlcareer.adverts.read import read_advert
from mlcareer.adverts.skill_finding import SkillFinder
from mlcareer.errors import DocumentError
from mlcareer.guide.load import load_advert_words, load_place_names, load_skill_words
from mlcareer.market.answer import Met, Named, Result, reasons
from mlcareer.market.counting import Counted
from mlcareer.market.engine import (
    counted_by_duckdb,
    counted_by_sqlite,
    has_duckdb,
    is_prepared_file,
)
from mlcareer.market.facts import FactReader
from mlcareer.market.files import Files
from mlcareer.market.records import ASSUMED, NO_EMPLOYER, RecordReader
from mlcareer.market.table import COLUMNS
from mlcareer.reading.document import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from mlcareer.adverts.read import AdvertFindings
    from mlcareer.guide.model import Guide
    from mlcareer.market.answer import Question
    from mlcareer.market.files import Progress
    from mlcareer.market.records import Read

MOST_NAMED = 12
"""Boards and searches that an answer names; the others are added up."""


def count_files(
    files: Sequence[str], question: Question, progress: Progress | None = None
) -> Result:
    """Count the adverts of some files, those of prepared tables where they are.

    Raises:
        CareerError: A table has no column that was chosen, or cannot be counted.
    """
    by = {name for name in question.by if name in {"month", "skill"}}
    if question.since is not None:
        by.add("month")
    ends = question.measure == "ends"
    prepared = STANDARD_INPUT not in files and all(map(is_prepared_file, files))
    if prepared and "skill" not in by and has_duckdb():
        # A table with a row that is none is read a row at a time, to count what cannot be read.
        with suppress(DocumentError):
            counted, first, last = counted_by_duckdb(files, by=by, ends=ends)
            return Result(counted, Met(months_from=first, months_to=last))
    reader = RecordReader(
        _facts(question.guide, by_skill="skill" in by),
        question.chosen,
        roles=question.roles,
        by_skill="skill" in by,
    )
    counted = counted_by_sqlite(read_all(files, reader, progress), by=by, ends=ends)
    counted += (
        Counted("", "", role, "", "", "permanent", "", "", pay_is, 0, 0, records, records)
        for (role, pay_is), records in sorted(reader.tally.passed.items())
    )
    return Result(counted, met_of(reader))


def read_all(
    files: Iterable[str], reader: RecordReader, progress: Progress | None = None
) -> Iterator[Read]:
    """Yield the rows of all records of some files."""
    words = load_advert_words()
    skills = SkillFinder(load_skill_words(), adverts_only=True)

    def read_text(text: str) -> AdvertFindings:
        return read_advert(text, words, load_place_names(), skills)

    return Files(reader, read_text, words.pages.other_jobs, progress).rows(files)


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
        months_from=min(tally.months, default=None),
        months_to=max(tally.months, default=None),
    )
