"""What runs the one query: SQLite, which Python brings, and DuckDB, with the extra `market`.

Records that were read from files are put into a table of SQLite's, which goes to the disk by
itself where memory would be short. A prepared table is asked where it is, by DuckDB where that is
installed. DuckDB alone reads Parquet. It is imported here only, and loads nothing from a network.
"""

from __future__ import annotations

import csv
import os
import sqlite3
from importlib.util import find_spec
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

from mlcareer.errors import CareerError, DocumentError
from mlcareer.market.counting import FIELDS, Counted, count_query
from mlcareer.market.dialects import SQLITE, SQLITE_IN_STEPS
from mlcareer.market.table import COLUMNS, PARQUET, TYPES, is_prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mlcareer.market.records import Read

BATCH = 20_000
"""Rows of a Parquet file that are kept at a time."""

CACHE = 100_000
"""Kilobytes that SQLite keeps in memory of its table; the rest is in a file of its own."""

MEMORY = "200MB"
"""What DuckDB may keep in memory of its table; the rest is in files of its own."""

STEPS = 100_000
"""Steps of SQLite after which Ctrl-C is looked for."""

EXTRA = "pip install 'mlcareer[market]'"


def counted_by_sqlite(
    reads: Iterable[Read], *, by: Iterable[str] = (), ends: bool = False
) -> list[Counted]:
    """Return the small table of some records.

    Raises:
        CareerError: There is no room for them.
        KeyboardInterrupt: Somebody had seen enough.
    """
    declared = ", ".join(f"{name} {TYPES.get(name, 'TEXT')}" for name in COLUMNS)
    database = sqlite3.connect("")
    database.executescript(
        f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{CACHE};"
        f"PRAGMA temp_store=FILE; CREATE TABLE adverts ({declared}, skill TEXT NOT NULL)"
    )
    # Python looks for Ctrl-C in between, as it would not within one call.
    database.set_progress_handler(lambda: 0, STEPS)
    # An advert is a row with no skill, and one for each of its skills.
    rows = ((*read.row, skill) for read in reads for skill in ("", *read.skills))
    dialect = SQLITE_IN_STEPS if sqlite3.sqlite_version_info >= (3, 35) else SQLITE
    try:
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        database.executemany(f"INSERT INTO adverts VALUES ({marks})", rows)  # noqa: S608 - marks only
        query = count_query("adverts", dialect, by=("skill", *by), ends=ends)
        return [Counted(*row) for row in database.execute(query)]
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            raise KeyboardInterrupt from error
        raise CareerError(f"the adverts cannot be counted: {error}") from error
    finally:
        database.close()


def has_duckdb() -> bool:
    """Tell whether DuckDB is installed."""
    return find_spec("duckdb") is not None


def _asked(query: str, problem: str) -> Any:  # noqa: ANN401 - DuckDB's own type
    """Return what DuckDB answers.

    Raises:
        DocumentError: It cannot.
        KeyboardInterrupt: Somebody had seen enough.
    """
    import duckdb

    database = duckdb.connect(
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "memory_limit": MEMORY,
            "temp_directory": gettempdir(),
            "preserve_insertion_order": False,
        }
    )
    try:
        return database.execute(query)
    except Exception as error:
        first_line = str(error).partition("\n")[0][:200].rstrip(".")
        if "interrupted" in first_line:
            raise KeyboardInterrupt from error
        raise DocumentError(f"{problem}: {first_line}") from error


def parquet_rows(path: str) -> tuple[list[str], Iterator[list[str]]]:
    """Return the heading and the rows of a Parquet file, as text.

    Raises:
        DocumentError: DuckDB is not installed, or the file cannot be read.
    """
    if not has_duckdb():
        raise DocumentError(
            f"{path} is Parquet, which needs DuckDB to be read",
            hint=f"{EXTRA}, or save it as CSV.",
        )
    found = _asked(f"FROM read_parquet({_quoted(path)})", f"{path} cannot be read")
    heading = [str(column[0]) for column in found.description]

    def rows() -> Iterator[list[str]]:
        while batch := found.fetchmany(BATCH):
            for row in batch:
                yield ["" if value is None else str(value) for value in row]

    return heading, rows()


def is_prepared_file(path: str) -> bool:
    """Tell whether a file is a prepared table, by its heading."""
    ending = os.path.splitext(path)[1].casefold()
    try:
        if ending in PARQUET:
            return is_prepared(parquet_rows(path)[0])
        if ending != ".csv":
            return False
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            return is_prepared(next(csv.reader([file.readline()]), []))
    except (OSError, CareerError):
        return False  # said by what reads it


def counted_by_duckdb(
    paths: Sequence[str], *, by: Iterable[str] = (), ends: bool = False
) -> tuple[list[Counted], str | None, str | None]:
    """Return the small table of prepared tables, and the first and the last month of stated pay.

    Raises:
        DocumentError: A file holds what is no row of such a table.
    """
    tables = f"({' UNION ALL '.join(map(_prepared, paths))}) AS adverts"
    problem = f"{paths[0]} cannot be counted"
    counted = _asked(count_query(tables, by=by, ends=ends), problem).fetchall()
    first, last = _asked(
        f"SELECT MIN(month), MAX(month) FROM {tables} WHERE month <> '' "  # noqa: S608 - quoted
        "AND pay_from IS NOT NULL AND predicted IS DISTINCT FROM 1",
        problem,
    ).fetchone()
    return list(map(_counted, counted)), first, last


def _prepared(path: str) -> str:
    """Return the query for a prepared table that is a file."""
    if os.path.splitext(path)[1].casefold() in PARQUET:
        table = f"read_parquet({_quoted(path)})"
    else:
        types = ", ".join(f"'{name}': '{TYPES.get(name, 'VARCHAR')}'" for name in COLUMNS)
        table = f"read_csv({_quoted(path)}, header=true, delim=',', quote='\"', types={{{types}}})"
    return f"SELECT {', '.join(COLUMNS)} FROM {table}"  # noqa: S608 - quoted


def _counted(row: Iterable[Any]) -> Counted:
    values = list(row)
    values[FIRST_NUMBER:] = map(int, values[FIRST_NUMBER:])
    return Counted(*values)


def write_parquet(path: str, csv_path: str) -> None:
    """Write a prepared table of CSV as Parquet.

    Raises:
        DocumentError: It cannot be written.
    """
    copy = f"COPY ({_prepared(csv_path)}) TO {_quoted(path)} (FORMAT parquet)"
    _asked(copy, f"{path} cannot be written")


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
