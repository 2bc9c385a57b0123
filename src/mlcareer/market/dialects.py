"""How engines write the one query: all alike but for cutting a number to a whole one, and names.

The query needs no more than `GROUP BY`, `CASE`, `COALESCE`, `NULLIF`, `TRIM`, `LOWER`, `UPPER`,
`MIN`, `MAX`, `SUM` and `COUNT`, which all of them write and mean alike. So what differs is kept
here, and no translator is needed.
"""

from __future__ import annotations

from mlcareer.errors import UsageError
from mlcareer.market.counting import Dialect

SQLITE = Dialect(name="sqlite", whole="CAST({} AS INTEGER)")
"""Pay is above zero, where cutting and rounding down are one; not every SQLite has FLOOR."""

SQLITE_IN_STEPS = SQLITE.replace(step="AS MATERIALIZED")
"""For an SQLite of 3.35 or later, which works out each step once and not in each place."""

DIALECTS = (
    Dialect(name="bigquery", whole="CAST(FLOOR({}) AS INT64)", quote="`"),
    Dialect(name="clickhouse", whole="CAST(FLOOR({}) AS Int64)", quote="`"),
    Dialect(name="duckdb"),
    Dialect(name="postgres"),
    Dialect(name="snowflake"),
    Dialect(name="spark", quote="`"),
    SQLITE,
    Dialect(name="trino"),
)

NAMES = tuple(dialect.name for dialect in DIALECTS)


def dialect_of(name: str) -> Dialect:
    """Return an engine's way to write.

    Raises:
        UsageError: It is not known.
    """
    wanted = {"postgresql": "postgres"}.get(name.casefold(), name.casefold())
    found = next((dialect for dialect in DIALECTS if dialect.name == wanted), None)
    if found is None:
        raise UsageError(
            f"there is no engine {name!r} for --sql", hint=f"Write one of: {', '.join(NAMES)}"
        )
    return found


def table_name(name: str, dialect: Dialect) -> str:
    """Return a table's name as an engine takes it: `jobs.adverts`, quoted where it must be.

    Raises:
        UsageError: It is no name.
    """
    parts = name.split(".")
    if not all(part and all(sign.isalnum() or sign in "_-$" for sign in part) for part in parts):
        raise UsageError(f"{name!r} is no name of a table", hint="Write --table jobs.adverts")
    plain = all(part.replace("_", "a").isalnum() and not part[0].isdigit() for part in parts)
    if plain:
        return name
    return ".".join(f"{dialect.quote}{part}{dialect.quote}" for part in parts)
