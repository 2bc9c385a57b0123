"""Files, folders and standard input as records: tables, JSON, JSON lines, Parquet, and texts."""

from __future__ import annotations

import codecs
import csv
import io
import json
import os
import sys
from glob import glob
from typing import TYPE_CHECKING, Any

from mlcareer.errors import CareerError, DocumentError, MissingFileError, UsageError
from mlcareer.market.columns import is_record
from mlcareer.market.table import NO_SKILLS, PARQUET, is_prepared
from mlcareer.reading.document import STANDARD_INPUT, adverts_of, read_adverts
from mlcareer.reading.posting_rows import LARGEST_CELL, is_json_lines, json_value

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from mlcareer.adverts.read import AdvertFindings
    from mlcareer.market.records import Read, RecordReader
    from mlcareer.reading.document import Document

    Progress = Callable[[int, int], None]
    """Told how many bytes of how many are read."""

TABLES, LINES = frozenset((".csv", ".tsv")), frozenset((".jsonl", ".ndjson"))

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

NO_TABLES = ENDINGS - {".txt", ".text"}

LARGEST_JSON = 500_000_000
"""Bytes of one value of JSON, which is read whole; JSON lines may be of any length."""

MOST_DEPTH = 6
"""How deep in a value of JSON records are looked for."""

HEAD = 4_096
"""Bytes by which the kind of a file is known."""

CHUNK = 1 << 18
"""Bytes that are read at a time."""


def _as_windows_wrote(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252, in which Excel writes a pound sign."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("as-windows-wrote", _as_windows_wrote)


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


class Files:
    """Reads the records of files, each by what it is."""

    def __init__(
        self,
        reader: RecordReader,
        read_text: Callable[[str], AdvertFindings],
        other_jobs: Iterable[str] = (),
        progress: Progress | None = None,
    ) -> None:
        """Make a reader of files.

        Args:
            reader: Makes rows of records, and counts what it cannot read.
            read_text: Reads an advert that is a text.
            other_jobs: How headings begin under which a saved page lists other jobs.
            progress: Told how far it is.
        """
        self._reader = reader
        self._read_text = read_text
        self._other_jobs = tuple(other_jobs)
        self._progress = progress
        self._total = self._done = 0

    def rows(self, paths: Iterable[str]) -> Iterator[Read]:
        """Yield the rows of all records of some files, as `files_of` returns them.

        A file that cannot be read is named in the reader's tally, and the others are read.

        Raises:
            UsageError: A column that was chosen is not in a table, or a prepared table is to be
                counted by skill.
        """
        self._total = sum(os.path.getsize(path) for path in paths if os.path.isfile(path))
        for path in paths:
            try:
                yield from self._file(path)
            except UsageError:
                raise
            except CareerError as error:
                self._reader.tally.bad_files.append(str(error))
            except (OSError, ValueError, csv.Error) as error:
                reason = getattr(error, "strerror", None) or str(error)
                self._reader.tally.bad_files.append(f"{path} cannot be read: {reason[:100]}")
        self._tell(self._total - self._done)

    def _tell(self, more: int) -> None:
        """Say that so many more bytes are read."""
        self._done += more
        if self._progress is not None:
            self._progress(self._done, self._total)

    def _file(self, path: str) -> Iterator[Read]:
        if path == STANDARD_INPUT:
            if sys.stdin is None:
                raise DocumentError("standard input is closed", hint="Give a file.")
            yield from self._stream("standard input", sys.stdin.buffer, "")
            return
        ending = os.path.splitext(path)[1].casefold()
        if ending in PARQUET:
            from mlcareer.market.engine import parquet_rows

            yield from self._table(path, *parquet_rows(path))
        else:
            with io.BufferedReader(_Watched(path, self._tell), CHUNK) as file:
                yield from self._stream(path, file, ending)

    def _stream(self, name: str, file: Any, ending: str) -> Iterator[Read]:  # noqa: ANN401 - with `peek`
        start: bytes = file.peek(HEAD)[:HEAD]
        encoding = "utf-16" if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        head = start.decode(encoding, "ignore")
        if not head.strip():
            raise DocumentError(f"{name} is empty")
        if ending in TABLES or (ending not in NO_TABLES and self._is_table(head)):
            with io.TextIOWrapper(file, encoding, "as-windows-wrote", newline="") as text:
                yield from self._csv(name, text)
        elif ending in LINES or (ending in {"", ".json", ".txt"} and is_json_lines(head)):
            with io.TextIOWrapper(file, encoding, "as-windows-wrote") as text:
                yield from self._json_lines(name, text)
        elif ending == ".json" or head.lstrip()[:1] in {"{", "["}:
            content = file.read(LARGEST_JSON + 1)
            if len(content) > LARGEST_JSON:
                raise DocumentError(
                    f"{name} is larger than {LARGEST_JSON // 1_000_000} MB",
                    hint="Give JSON lines, a record a line, which may be of any length.",
                )
            value = json_value(name, content.decode(encoding, "as-windows-wrote"))
            if not (yield from self._objects(name, value, numbered=True)):
                raise DocumentError(f"{name} is JSON without adverts")
        elif name == "standard input":
            yield from self._documents(adverts_of(name, "", file.read(), self._other_jobs))
        else:
            yield from self._documents(read_adverts(name, self._other_jobs))

    def _is_table(self, head: str) -> bool:
        first = head.partition("\n")[0]
        heading = next(csv.reader([first], delimiter=_delimiter(first)), [])
        return is_record(heading, self._reader.chosen.values())

    def _documents(self, documents: Iterable[Document]) -> Iterator[Read]:
        for document in documents:
            if document.posting is None:
                read = self._reader.advert_row(self._read_text(document.text))
            else:
                read = self._reader.posting_row(document.name, document.posting)
            if read is not None:
                yield read

    def _csv(self, name: str, text: io.TextIOWrapper) -> Iterator[Read]:
        before = csv.field_size_limit(LARGEST_CELL)
        try:
            first = text.readline()
            delimiter = _delimiter(first)
            heading = next(csv.reader([first], delimiter=delimiter), [])
            yield from self._table(name, heading, csv.reader(text, delimiter=delimiter))
        finally:
            csv.field_size_limit(before)

    def _table(self, name: str, heading: list[str], rows: Iterable[list[str]]) -> Iterator[Read]:
        if not is_prepared(heading):
            yield from self._reader.table_rows(name, heading, rows)
        elif self._reader.by_skill:
            raise UsageError(NO_SKILLS, hint="Count by skill from the adverts themselves.")
        else:
            yield from self._reader.prepared_rows(name, heading, rows)

    def _json_lines(self, name: str, lines: Iterable[str]) -> Iterator[Read]:
        tally = self._reader.tally
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            where = f"{name}, line {number}"
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                tally.could_not_read("a line that is no JSON", where)
                continue
            if not (yield from self._objects(where, value)):
                tally.could_not_read("a line of JSON without an advert", where)

    def _objects(
        self, name: str, value: object, *, numbered: bool = False
    ) -> Generator[Read, None, bool]:
        """Yield the rows of the records in a value of JSON, and return whether there are any."""
        number = 0
        for number, record in enumerate(self._records_in(value, MOST_DEPTH), 1):
            where = f"{name}, number {number}" if numbered else name
            read = self._reader.object_row(where, record)
            if read is not None:
                yield read
        return number > 0

    def _records_in(self, value: object, depth: int) -> Iterator[dict[str, object]]:
        """Yield the objects in a value of JSON that are records of adverts.

        That is a JobPosting, an object with a title and another fact of an advert, and each object
        of a list in which most are.
        """
        if depth == 0:
            return
        if isinstance(value, list):
            first = value[:20]
            in_list = sum(map(self._is_record, first)) * 2 > len(first)
            for item in value:
                if isinstance(item, dict) and in_list:
                    yield item
                else:
                    yield from self._records_in(item, depth - 1)
        elif isinstance(value, dict):
            if self._is_record(value):
                yield value
                return
            for item in value.values():
                yield from self._records_in(item, depth - 1)

    def _is_record(self, value: object) -> bool:
        return isinstance(value, dict) and (
            "JobPosting" in str(value.get("@type", ""))
            or is_record(value, self._reader.chosen.values())
        )


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


class _Watched(io.FileIO):
    """A file that tells how much of it is read."""

    def __init__(self, path: str, tell: Callable[[int], None]) -> None:
        super().__init__(path)
        self._tell = tell

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 - a writable buffer
        count = super().readinto(buffer)
        self._tell(count or 0)
        return count
