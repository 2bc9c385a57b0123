"""Files, folders and standard input as records: tables, JSON, JSON lines, Parquet, and texts."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from glob import glob
from typing import IO, TYPE_CHECKING, Any

from mlcareer.errors import CareerError, DocumentError, MissingFileError, UsageError
from mlcareer.market.records import Read, RecordReader, prepared_rows
from mlcareer.market.table import is_prepared
from mlcareer.reading.document import STANDARD_INPUT, adverts_of, read_adverts
from mlcareer.reading.job_postings import FIELDS
from mlcareer.reading.posting_rows import LARGEST_CELL, is_json_lines, is_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mlcareer.adverts.read import AdvertFindings

    Progress = Callable[[int, int], None]
    """Told how many bytes of how many are read."""

TABLES, LINES = frozenset((".csv", ".tsv")), frozenset((".jsonl", ".ndjson"))

PARQUET = frozenset((".parquet", ".pq"))

ENDINGS = (
    TABLES
    | LINES
    | PARQUET
    | frozenset(
        (
            *(".json", ".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".html", ".htm"),
            *(".xhtml", ".mhtml", ".mht", ".eml"),
        )
    )
)
"""The endings of the files that are read from a folder."""

LARGEST_JSON = 500_000_000
"""Bytes of one value of JSON, which is read whole; JSON lines may be of any length."""

MOST_DEPTH = 6
"""How deep in a value of JSON records are looked for."""

EVERY = 5_000
"""Records after which progress is told."""

HEAD = 4_096
"""Bytes by which the kind of a file is known."""

_TITLES = frozenset(name.casefold() for name in FIELDS["title"])
_BESIDE_A_TITLE = frozenset(
    name.partition(".")[0].casefold()
    for field in ("text", "employer", "place", "pay_from", "pay_to", "posted", "address")
    for name in FIELDS[field]
)


def files_of(paths: Iterable[str]) -> list[str]:
    """Return the files that are meant, those of folders and patterns in the order of their names.

    Raises:
        UsageError: There is no such file, or nothing to read in a folder.
        CareerError: A folder cannot be read.
    """
    found: list[str] = []
    for path in paths:
        if path == STANDARD_INPUT or os.path.isfile(path):
            found.append(path)
        elif os.path.isdir(path):
            found += _inside(path)
        elif any(sign in path for sign in "*?["):
            matching = sorted(name for name in glob(path, recursive=True) if os.path.isfile(name))
            if not matching:
                raise UsageError(f"no file matches {path!r}", hint="Check the pattern.")
            found += matching
        elif os.path.exists(path):
            found.append(path)  # a pipe, which the reader opens
        else:
            raise MissingFileError(path)
    return list(dict.fromkeys(found))


def _inside(folder: str) -> list[str]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise CareerError(f"{folder} cannot be read: {error.strerror or error}") from error
    inside = [
        os.path.join(folder, name)
        for name in names
        if not name.startswith(".") and os.path.splitext(name)[1].casefold() in ENDINGS
    ]
    files = [path for path in inside if os.path.isfile(path)]
    if not files:
        raise UsageError(
            f"there are no adverts in {folder}",
            hint=f"Known endings: {', '.join(sorted(ENDINGS))}.",
        )
    return files


def read_files(
    paths: Iterable[str],
    reader: RecordReader,
    read_text: Callable[[str], AdvertFindings],
    other_jobs: Iterable[str] = (),
    progress: Progress | None = None,
) -> Iterator[Read]:
    """Yield the rows of all records of some files.

    A file that cannot be read is named in the reader's tally, and the others are read.

    Args:
        paths: The files, as `files_of` returns them.
        reader: Makes rows of records, and counts what it cannot read.
        read_text: Reads an advert that is a text.
        other_jobs: How headings begin under which a saved page lists other jobs.
        progress: Told how far it is.

    Raises:
        UsageError: A column that was chosen is not in a table.
    """
    files = _Files(reader, read_text, tuple(other_jobs), progress)
    files.total = sum(os.path.getsize(path) for path in paths if os.path.isfile(path))
    for path in paths:
        try:
            yield from files.rows(path)
        except UsageError:
            raise
        except CareerError as error:
            reader.tally.bad_files.append(str(error))
        except (OSError, ValueError, csv.Error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            reader.tally.bad_files.append(f"{path} cannot be read: {reason[:100]}")
    if progress is not None:
        progress(files.total, files.total)


class _Files:
    def __init__(
        self,
        reader: RecordReader,
        read_text: Callable[[str], AdvertFindings],
        other_jobs: tuple[str, ...],
        progress: Progress | None,
    ) -> None:
        self._reader = reader
        self._read_text = read_text
        self._other_jobs = other_jobs
        self._progress = progress
        self.total = 0
        self._done = 0

    def rows(self, path: str) -> Iterator[Read]:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise DocumentError("standard input is closed", hint="Give a file.")
            yield from self._stream("standard input", sys.stdin.buffer, "")
            return
        ending = os.path.splitext(path)[1].casefold()
        if ending in PARQUET:
            from mlcareer.market.engine import parquet_rows

            heading, rows = parquet_rows(path)
            yield from self._table(path, heading, rows)
        else:
            with open(path, "rb") as file:
                yield from self._stream(path, file, ending)
        self._done += os.path.getsize(path)

    def _stream(self, name: str, file: IO[bytes], ending: str) -> Iterator[Read]:
        buffered: Any = file
        start: bytes = buffered.peek(HEAD)[:HEAD]
        head = start.decode("utf-8-sig", "replace")
        if not head.strip():
            raise DocumentError(f"{name} is empty")
        if ending in TABLES or (ending not in ENDINGS - {".txt", ".text"} and is_table(head)):
            yield from self._csv(name, buffered)
        elif ending in LINES or (ending in {"", ".json", ".txt"} and is_json_lines(head)):
            yield from self._json_lines(name, buffered)
        elif ending == ".json" or head.lstrip()[:1] in {"{", "["}:
            yield from self._json(name, buffered)
        elif name == "standard input":
            content = buffered.read()
            for document in adverts_of(name, "", content, self._other_jobs):
                yield from self._document(document.name, document.text, document.posting)
        else:
            for document in read_adverts(name, self._other_jobs):
                yield from self._document(document.name, document.text, document.posting)

    def _document(self, name: str, text: str, posting: object) -> Iterator[Read]:
        from mlcareer.reading.job_postings import JobPosting

        if isinstance(posting, JobPosting):
            read = self._reader.posting_row(name, posting)
            if read is not None:
                yield read
        else:
            yield self._reader.advert_row(self._read_text(text))

    def _csv(self, name: str, file: IO[bytes]) -> Iterator[Read]:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        before = csv.field_size_limit(LARGEST_CELL)
        try:
            first = text.readline()
            rows = csv.reader(text, delimiter=max(",;\t", key=first.count))
            heading = next(csv.reader([first], delimiter=max(",;\t", key=first.count)), [])
            yield from self._table(name, heading, self._watched(rows, file))
        finally:
            csv.field_size_limit(before)
            text.detach()

    def _table(self, name: str, heading: list[str], rows: Iterable[list[str]]) -> Iterator[Read]:
        if is_prepared(heading):
            yield from prepared_rows(heading, rows)
        else:
            yield from self._reader.table_rows(name, heading, rows)

    def _watched(self, rows: Iterable[list[str]], file: IO[bytes]) -> Iterator[list[str]]:
        for number, row in enumerate(rows):
            if self._progress is not None and number % EVERY == 0:
                self._progress(self._done + _place_in(file), self.total)
            yield row

    def _json_lines(self, name: str, file: IO[bytes]) -> Iterator[Read]:
        for number, line in enumerate(file, 1):
            if self._progress is not None and number % EVERY == 0:
                self._progress(self._done + _place_in(file), self.total)
            if not line.strip():
                continue
            where = f"{name}, line {number}"
            try:
                value = json.loads(line.decode("utf-8-sig", "replace"))
            except (ValueError, RecursionError):
                self._reader.tally.could_not_read("a line that is no JSON", where)
                continue
            found = False
            for record in _records_in(value, MOST_DEPTH):
                found = True
                read = self._reader.object_row(where, record)
                if read is not None:
                    yield read
            if not found:
                self._reader.tally.could_not_read("a line of JSON without an advert", where)

    def _json(self, name: str, file: IO[bytes]) -> Iterator[Read]:
        content = file.read(LARGEST_JSON + 1)
        if len(content) > LARGEST_JSON:
            raise DocumentError(
                f"{name} is larger than {LARGEST_JSON // 1_000_000} MB",
                hint="Give JSON lines, a record a line, which may be of any length.",
            )
        try:
            value = json.loads(content.decode("utf-8-sig", "replace"))
        except (ValueError, RecursionError) as error:
            raise DocumentError(
                f"{name} looks like JSON but is damaged: {str(error)[:80]}"
            ) from error
        found = False
        for number, record in enumerate(_records_in(value, MOST_DEPTH), 1):
            found = True
            read = self._reader.object_row(f"{name}, number {number}", record)
            if read is not None:
                yield read
        if not found:
            raise DocumentError(f"{name} is JSON without adverts")


def _place_in(file: IO[bytes]) -> int:
    raw = getattr(file, "raw", file)
    try:
        place: int = raw.tell()
    except (OSError, ValueError):
        return 0
    return place


def _records_in(value: object, depth: int) -> Iterator[dict[str, object]]:
    """Yield the objects in a value of JSON that are records of adverts.

    That is a JobPosting, an object with a title and another fact of an advert, and each object of
    a list in which most are.
    """
    if depth == 0:
        return
    if isinstance(value, list):
        in_list = sum(_is_record(item) for item in value[:20]) * 2 > len(value[:20])
        for item in value:
            if isinstance(item, dict) and in_list:
                yield item
            else:
                yield from _records_in(item, depth - 1)
    elif isinstance(value, dict):
        if _is_record(value):
            yield value
            return
        for item in value.values():
            if isinstance(item, list | dict):
                yield from _records_in(item, depth - 1)


def _is_record(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    if "JobPosting" in str(value.get("@type", "")):
        return True
    names = {str(name).casefold() for name in value}
    return bool(names & _TITLES) and bool(names & _BESIDE_A_TITLE)
