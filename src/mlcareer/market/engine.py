"""What runs the one query: SQLite, which Python brings, and DuckDB, with the extra `market`.

Records that were read from files are put into a table of SQLite's, which goes to the disk by
itself where memory would be short. A prepared table is asked where it is, by DuckDB where that is
installed. DuckDB alone reads Parquet. It is imported here only, and loads nothing from a network.
"""

from __future__ import annotations

import csv
import os
import sqlite3
from collections import Counter
from itertools import islice
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from mlcareer.errors import CareerError, DocumentError, UsageError
from mlcareer.market.counting import ESTIMATED, FIELDS, NOT_SAID, Counted, count_query
from mlcareer.market.dialects import SQLITE, SQLITE_IN_STEPS
from mlcareer.market.table import COLUMNS, TYPES, is_prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlcareer.market.records import Read

BATCH = 20_000
"""Rows that are handed to SQLite at a time."""

CACHE = 100_000
"""Kilobytes that SQLite keeps in memory of its table; the rest is in a file of its own."""

MEMORY = "200MB"
"""What DuckDB may keep in memory of its table; the rest is in files of its own."""

STEPS = 100_000
"""Steps of SQLite after which Ctrl-C is looked for."""

EXTRA = "pip install 'mlcareer[market]'"


class AdvertCounter:
    """Counts records by the one query."""

    def __init__(self) -> None:
        """Make an empty table, in memory and on the disk beyond that."""
        self._database = sqlite3.connect("")
        self._database.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{CACHE};"
            f"PRAGMA temp_store=FILE;"
            f"CREATE TABLE adverts ({', '.join(_declared())}, skill TEXT NOT NULL)"
        )
        # Python looks for Ctrl-C in between, as it would not within one call.
        self._database.set_progress_handler(lambda: 0, STEPS)
        self.passed: Counter[tuple[str, str]] = Counter()
        """Records without stated pay, of which only role and reason are counted."""

    def add(self, reads: Iterable[Read]) -> None:
        """Put records into the table."""
        rows = iter(self._rows(reads))
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        while batch := list(islice(rows, BATCH)):
            self._database.executemany(f"INSERT INTO adverts VALUES ({marks})", batch)  # noqa: S608 - marks only

    def _rows(self, reads: Iterable[Read]) -> Iterator[tuple[object, ...]]:
        for row, skills in reads:
            if row.pay_from is None:
                self.passed[row.role, NOT_SAID] += 1
                continue
            if row.predicted:
                self.passed[row.role, ESTIMATED] += 1
                continue
            yield (*row, "")
            for skill in skills:
                yield (*row, skill)

    def counted(self, *, by: Iterable[str] = (), ends: bool = False) -> list[Counted]:
        """Return the small table of all that was put in.

        Raises:
            KeyboardInterrupt: Somebody had seen enough.
        """
        has_steps = sqlite3.sqlite_version_info >= (3, 35)
        dialect = SQLITE_IN_STEPS if has_steps else SQLITE
        query = count_query("adverts", dialect, by=("skill", *by), ends=ends)
        try:
            found = [Counted(*row) for row in self._database.execute(query)]
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise KeyboardInterrupt from error
            raise CareerError(f"the adverts cannot be counted: {error}") from error
        found += (
            Counted("", "", role, "", "", "permanent", "", "", pay_is, 0, 0, records, records)
            for (role, pay_is), records in sorted(self.passed.items())
        )
        return found


def _declared() -> list[str]:
    return [f"{name} {TYPES.get(name, 'TEXT')}" for name in COLUMNS]


def duckdb_or_none() -> Any:  # noqa: ANN401 - a module that may not be there
    """Return DuckDB where it is installed."""
    try:
        import duckdb
    except ImportError:
        return None
    return duckdb


def _database(path: str) -> Any:  # noqa: ANN401 - DuckDB's own type
    duckdb = duckdb_or_none()
    if duckdb is None:
        raise DocumentError(
            f"{path} is Parquet, which needs DuckDB to be read",
            hint=f"{EXTRA}, or save it as CSV.",
        )
    return duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": MEMORY,
            "temp_directory": gettempdir(),
            "preserve_insertion_order": False,
        }
    )


def parquet_rows(path: str) -> tuple[list[str], Iterator[list[str]]]:
    """Return the heading and the rows of a Parquet file, as text.

    Raises:
        DocumentError: DuckDB is not installed, or the file cannot be read.
    """
    database = _database(path)
    try:
        found = database.execute(f"SELECT * FROM read_parquet({_quoted(path)})")  # noqa: S608 - quoted
    except Exception as error:
        raise DocumentError(f"{path} cannot be read: {_first_line(error)}") from error
    heading = [str(column[0]) for column in found.description]

    def rows() -> Iterator[list[str]]:
        while batch := found.fetchmany(BATCH):
            for row in batch:
                yield ["" if value is None else str(value) for value in row]

    return heading, rows()


def is_prepared_file(path: str) -> bool:
    """Tell whether a file is a prepared table, by its heading."""
    ending = os.path.splitext(path)[1].casefold()
    if ending in {".parquet", ".pq"}:
        return is_prepared(parquet_rows(path)[0])
    if ending != ".csv":
        return False
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            return is_prepared(next(csv.reader([file.readline()]), []))
    except OSError:
        return False


def counted_by_duckdb(
    paths: Iterable[str], *, by: Iterable[str] = (), ends: bool = False
) -> list[Counted] | None:
    """Return the small table of prepared tables; nothing where DuckDB is not installed.

    Raises:
        DocumentError: A file cannot be read.
    """
    if duckdb_or_none() is None:
        return None
    named = list(paths)
    database = _database(named[0])
    types = ", ".join(f"'{name}': '{TYPES.get(name, 'VARCHAR')}'" for name in COLUMNS)
    tables = [
        f"SELECT {', '.join(COLUMNS)} FROM read_parquet({_quoted(path)})"  # noqa: S608 - quoted
        if path.casefold().endswith((".parquet", ".pq"))
        else f"SELECT {', '.join(COLUMNS)} FROM read_csv({_quoted(path)}, header=true, "  # noqa: S608 - quoted
        f"delim=',', quote='\"', types={{{types}}})"
        for path in named
    ]
    query = count_query(f"({' UNION ALL '.join(tables)}) AS adverts", by=by, ends=ends)
    try:
        rows = database.execute(query).fetchall()
    except Exception as error:
        raise DocumentError(f"{named[0]} cannot be counted: {_first_line(error)}") from error
    return [_counted(row) for row in rows]


def _counted(row: Iterable[Any]) -> Counted:
    values = list(row)
    values[FIRST_NUMBER:] = map(int, values[FIRST_NUMBER:])
    return Counted(*values)


def write_parquet(path: str, csv_path: str) -> None:
    """Write a prepared table of CSV as Parquet.

    Raises:
        UsageError: DuckDB is not installed.
        DocumentError: It cannot be written.
    """
    if duckdb_or_none() is None:
        raise UsageError(
            "Parquet needs DuckDB to be written", hint=f"{EXTRA}, or write --to table.csv"
        )
    types = ", ".join(f"'{name}': '{TYPES.get(name, 'VARCHAR')}'" for name in COLUMNS)
    try:
        _database(path).execute(
            f"COPY (SELECT {', '.join(COLUMNS)} FROM read_csv({_quoted(csv_path)}, header=true, "  # noqa: S608 - quoted
            f"delim=',', quote='\"', types={{{types}}})) TO {_quoted(path)} (FORMAT parquet)"
        )
    except Exception as error:
        raise DocumentError(f"{path} cannot be written: {_first_line(error)}") from error


def counted_rows(name: str, lines: Iterable[str]) -> list[Counted]:
    """Return the small table that another engine returned, from CSV with a heading.

    Raises:
        DocumentError: It is no such table.
    """
    rows = csv.reader(lines)
    heading = [field.strip().casefold() for field in next(rows, [])]
    missing = [field for field in FIELDS if field not in heading]
    if missing:
        raise DocumentError(
            f"{name} is no table of counts: it has no column {missing[0]}",
            hint="Save what the query of 'market --sql' returns, with its heading.",
        )
    at = [heading.index(field) for field in FIELDS]
    found = []
    for number, row in enumerate(rows, 2):
        if not row:
            continue
        try:
            found.append(_counted(_number_or_text(row[place], at.index(place)) for place in at))
        except (ValueError, IndexError) as error:
            raise DocumentError(f"{name}, line {number}, is no row of counts") from error
    return found


FIRST_NUMBER = FIELDS.index("low")


def _number_or_text(value: str, index: int) -> object:
    if index >= FIRST_NUMBER:
        return float(value)
    # Some tools write a missing text as a word.
    return "" if value.casefold() in {"null", "\\n"} else value


def _quoted(path: str) -> str:
    # DuckDB reads stars and brackets of a name as a pattern.
    plain = "".join(f"[{sign}]" if sign in "*?[" else sign for sign in path)
    return "'" + plain.replace("'", "''") + "'"


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:200]
