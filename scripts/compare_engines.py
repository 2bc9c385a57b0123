"""Count one prepared table by several engines and compare their small tables row by row.

    .venv/bin/mlcareer market prepare large.csv --to table.csv
    .venv/bin/python scripts/compare_engines.py table.csv
    .venv/bin/python scripts/compare_engines.py table.csv --postgres "host=/tmp dbname=postgres"

SQLite comes with Python; DuckDB is the extra `market`. PostgreSQL is asked by `psql`, which makes
and drops a table of its own. Spark is asked where pyspark and Java are installed.
"""

from __future__ import annotations

import csv
import sqlite3
import subprocess
import sys
from io import StringIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from mlcareer.market.counting import Counted, count_query
from mlcareer.market.dialects import SQLITE, SQLITE_IN_STEPS, dialect_of
from mlcareer.market.engine import counted_by_duckdb, counted_rows
from mlcareer.market.table import COLUMNS, TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = "mlcareer_compared"

BATCH = 50_000


def by_duckdb(path: str) -> list[Counted]:
    """Count by DuckDB."""
    return counted_by_duckdb([path])[0]


def by_sqlite(path: str) -> list[Counted]:
    """Count by SQLite."""
    database = sqlite3.connect("")
    declared = ", ".join(f"{name} {TYPES.get(name, 'TEXT')}" for name in COLUMNS)
    database.execute(f"CREATE TABLE {TABLE} ({declared})")
    marks = ", ".join("?" * len(COLUMNS))
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        typed = ([value or None for value in row] for row in rows)
        database.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", typed)  # noqa: S608 - our own
    dialect = SQLITE_IN_STEPS if sqlite3.sqlite_version_info >= (3, 35) else SQLITE
    return [Counted(*row) for row in database.execute(count_query(TABLE, dialect))]


def by_postgres(path: str, where: str) -> list[Counted]:
    """Count by PostgreSQL, through psql."""
    types = {"DOUBLE": "DOUBLE PRECISION"}
    declared = ", ".join(
        f"{name} {types.get(TYPES.get(name, 'TEXT'), TYPES.get(name, 'TEXT'))}" for name in COLUMNS
    )
    query = " ".join(count_query(TABLE, dialect_of("postgres")).split())
    commands = [
        f"CREATE TABLE {TABLE} ({declared});",
        f"\\copy {TABLE} FROM '{path}' WITH (FORMAT csv, HEADER true)",
        f"\\copy ({query}) TO STDOUT WITH (FORMAT csv, HEADER true)",
        f"DROP TABLE {TABLE};",
    ]
    run = subprocess.run(
        ["psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-d", where],  # noqa: S607 - the one on the path
        input="\n".join(commands),
        capture_output=True,
        text=True,
        check=True,
    )
    return counted_rows("PostgreSQL", StringIO(run.stdout))


def by_spark(path: str) -> list[Counted]:
    """Count by Spark in local mode."""
    import pyspark.sql  # type: ignore[import-not-found]  # not a dependency

    spark: Any = pyspark.sql.SparkSession.builder.master("local[2]").getOrCreate()
    declared = ", ".join(f"{name} {TYPES.get(name, 'STRING')}" for name in COLUMNS)
    spark.read.csv(path, header=True, schema=declared).createOrReplaceTempView(TABLE)
    rows = spark.sql(count_query(TABLE, dialect_of("spark"))).collect()
    return [Counted(*row) for row in rows]


def main() -> None:
    """Print how long each engine took, and end with 1 where two tables differ."""
    path = sys.argv[1]
    engines: dict[str, Callable[[], list[Counted]]] = {
        "DuckDB": lambda: by_duckdb(path),
        "SQLite": lambda: by_sqlite(path),
    }
    if "--postgres" in sys.argv:
        where = sys.argv[sys.argv.index("--postgres") + 1]
        engines["PostgreSQL"] = lambda: by_postgres(path, where)
    if "--spark" in sys.argv:
        engines["Spark"] = lambda: by_spark(path)
    tables: dict[str, list[Counted]] = {}
    for name, count in engines.items():
        began = perf_counter()
        tables[name] = sorted(count())
        records = sum(row.records for row in tables[name])
        took = perf_counter() - began
        print(f"{name:10}  {len(tables[name]):7,} rows of {records:,} records in {took:.1f} s")
    first, *others = tables
    differ = [name for name in others if tables[name] != tables[first]]
    print(f"differ from {first}: {', '.join(differ)}" if differ else "all tables are equal")
    raise SystemExit(bool(differ))


if __name__ == "__main__":
    main()
