"""`mlcareer market`."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.completion import complete_role
from mlcareer.cli.options import GuideFile, Output, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.cli.streams import warn
from mlcareer.errors import CareerError, ExitCode, MissingFileError, UnknownNameError, UsageError
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from mlcareer.guide.model import Guide
    from mlcareer.market.answer import Dimension, MarketAnswer, Met, Question, Result

PREPARE = "prepare"
"""The first word by which a table is written and nothing is counted."""


class Measure(StrEnum):
    """Where in its range an advert counts."""

    MIDDLE = "middle"
    ENDS = "ends"


DIMENSIONS: tuple[Dimension, ...] = ("level", "region", "role", "skill", "month")


def _dimensions() -> list[tuple[str, str]]:
    return [(name, f"a row for each {name}") for name in DIMENSIONS]


def _engines() -> list[tuple[str, str]]:
    from mlcareer.market.dialects import NAMES

    return [(name, "") for name in NAMES]


ColumnMap = Annotated[
    list[str] | None,
    typer.Option(
        "--columns",
        metavar="FIELD=COLUMN",
        help="Which column holds a field, such as pay_min=salary_from. Separate several by commas.",
    ),
]


def market(  # noqa: PLR0917 - typer calls it by names
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE...",
            help="Adverts: CSV, JSON, JSON lines, Parquet, saved pages, texts, folders, patterns, "
            "or - for standard input. 'prepare' before them writes a table.",
        ),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by",
            metavar="WHAT",
            help="Count by level, region, role, skill or month. Default: level,region.",
            autocompletion=_dimensions,
        ),
    ] = None,
    measure: Annotated[
        Measure,
        typer.Option("--measure", help="Count an advert at the middle of its range, or its ends."),
    ] = Measure.MIDDLE,
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            help="Count the titles of this role. Default: the guide's.",
            autocompletion=complete_role,
        ),
    ] = None,
    columns: ColumnMap = None,
    before: Annotated[
        list[str] | None,
        typer.Option("--before", metavar="FILE", help="Earlier adverts, to show what changed."),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="MONTH",
            help="Count adverts from this month on, such as 2026-06, and compare earlier ones.",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to", metavar="TABLE", help="Where prepare writes: a .csv or a .parquet file."
        ),
    ] = None,
    sql: Annotated[
        str | None,
        typer.Option(
            "--sql",
            metavar="DIALECT",
            help="Print the query for a prepared table: bigquery, clickhouse, duckdb, postgres, "
            "snowflake, spark, sqlite or trino.",
            autocompletion=_engines,
        ),
    ] = None,
    table: Annotated[
        str, typer.Option("--table", metavar="TABLE", help="The table that --sql asks.")
    ] = "adverts",
    counts: Annotated[
        str | None,
        typer.Option(
            "--counts", metavar="FILE", help="Finish what another engine counted, from CSV."
        ),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """What the adverts you hold pay, with their number and an exact interval.

    An advert that several boards or days repeat counts once. Estimated pay is left out, and of too
    few adverts no figure is given. Nothing is fetched.

    A billion adverts in a database: print the query with --sql, save what it returns as CSV, and
    give that to --counts. 'mlcareer market prepare jobs.csv --to table.csv' writes its table.

    Example: mlcareer market jobs.csv
    Example: mlcareer market jobs.csv --by level --measure ends
    """
    asked = dimensions_of(by)
    if sql is not None:
        _print_query(sql, table, asked, measure)
        return
    known = guide_of(guide)
    given = list(files or ())
    if since is not None and before:
        raise UsageError("--since and --before were both given", hint="Give one of the two.")
    if given[:1] == [PREPARE]:
        _prepare(given[1:], to, known, columns)
        return
    if to is not None:
        raise UsageError(
            "--to is for prepare", hint="mlcareer market prepare jobs.csv --to table.csv"
        )
    from mlcareer.market.answer import Question
    from mlcareer.market.columns import column_map

    kind = None if "role" in asked and role is None else kind_of(known, role)
    question = Question(
        known, kind, asked, measure.value, column_map(columns or ()), month_named(since)
    )
    answer = answered(given, question, day_of(today), counts=counts, before=before or ())
    for problem in answer.bad_files:
        warn(f"mlcareer: {problem}")
    if not answer.funnel.records and answer.bad_files:
        raise typer.Exit(ExitCode.FAILED)
    show(answer, output)
    if answer.bad_files:
        raise typer.Exit(ExitCode.FAILED)


def answered(
    files: Sequence[str],
    question: Question,
    day: date,
    *,
    counts: str | None = None,
    before: Sequence[str] = (),
) -> MarketAnswer:
    """Return what some adverts pay, or what another engine counted."""
    from mlcareer.market.answer import market_for

    result = _counted(files, counts, question)
    return market_for(question, result, day, _counted(before, None, question) if before else None)


def _counted(files: Sequence[str], counts: str | None, question: Question) -> Result:
    from mlcareer.market.answer import Result
    from mlcareer.market.run import count_files

    if counts is None:
        return count_files(files_given(files), question, progress())
    from mlcareer.market.engine import counted_rows

    if files:
        raise UsageError("files and --counts were both given", hint="Give one of the two.")
    _refuse_skills(question.by)
    try:
        with open(counts, encoding="utf-8-sig", newline="") as lines:
            return Result(counted_rows(counts, lines))
    except FileNotFoundError as error:
        raise MissingFileError(counts) from error
    except (OSError, ValueError) as error:
        raise CareerError(f"{counts} cannot be read: {error}") from error


def _refuse_skills(by: Sequence[str]) -> None:
    from mlcareer.market.table import NO_SKILLS

    if "skill" in by:
        raise UsageError(NO_SKILLS, hint="Count by skill from the adverts themselves.")


def files_given(files: Sequence[str]) -> list[str]:
    """Return the files that are meant.

    Raises:
        UsageError: There are none.
    """
    from mlcareer.market.files import files_of

    if not files:
        raise UsageError(
            "market needs adverts: files, folders, or - for standard input",
            hint="For example: mlcareer market jobs.csv",
        )
    return files_of(files)


def dimensions_of(typed: Sequence[str] | None) -> tuple[Dimension, ...]:
    """Return what adverts are counted by, in the order of our own list.

    Raises:
        UnknownNameError: There is no such thing to count by.
    """
    names = [name.strip() for text in typed or () for name in text.split(",") if name.strip()]
    for name in names:
        if name not in DIMENSIONS:
            raise UnknownNameError(
                "kind of group", name, DIMENSIONS, message=f"adverts cannot be counted by {name!r}"
            )
    return tuple(name for name in DIMENSIONS if name in (names or ("level", "region")))


def month_named(typed: str | None) -> str | None:
    """Return a month as records have it.

    Raises:
        UsageError: It is no month, or no year.
    """
    from mlcareer.market.records import month_of

    month = None if typed is None else month_of(typed)
    if month == "":
        raise UsageError(f"{typed!r} is not a month", hint="Write it as 2026-06.")
    return month


def kind_of(guide: Guide, role: str | None) -> str:
    """Return the kind of work that titles name, for a role of the guide; the guide's by default.

    Raises:
        UnknownNameError: The guide has no such role.
        UsageError: No title is known to name it.
    """
    from mlcareer.guide.lookup import find
    from mlcareer.market.answer import ROLES

    wanted = guide.guide.role if role is None else find("role", role, guide.role).id
    kind = next((kind for kind, known in ROLES.items() if known == wanted), None)
    if kind is None:
        raise UsageError(
            f"no titles are known for the role {wanted!r}",
            hint=f"Roles: {', '.join(ROLES.values())}",
        )
    return kind


def progress() -> Callable[[int, int], None] | None:
    """Return what draws how far the reading is, on stderr, where somebody watches."""
    if not sys.stderr.isatty():
        return None
    from mlcareer.cli.progress import draw, wipe

    what = "Reading adverts"

    def drawn(done: int, total: int) -> None:
        megabyte = 1_000_000
        if total > megabyte and done < total:
            draw(done // megabyte, total // megabyte, what, " MB")
        elif total > megabyte:
            wipe(what)

    return drawn


def _print_query(sql: str, table: str, asked: tuple[Dimension, ...], measure: Measure) -> None:
    from mlcareer.market.counting import count_query
    from mlcareer.market.dialects import dialect_of, table_name

    _refuse_skills(asked)
    dialect = dialect_of(sql)
    query = count_query(
        table_name(table, dialect),
        dialect,
        by=("month",) if "month" in asked else (),
        ends=measure is Measure.ENDS,
    )
    sys.stdout.write(f"{query};\n")
    sys.stdout.flush()


def _prepare(
    files: Sequence[str], to: str | None, guide: Guide, columns: Sequence[str] | None
) -> None:
    """Write the one table; either all of it or nothing."""
    from mlcareer.cli.written_files import refuse_inputs
    from mlcareer.market.columns import column_map
    from mlcareer.market.engine import EXTRA, has_duckdb, write_parquet
    from mlcareer.market.run import write_table
    from mlcareer.reading.whole_file import UNFINISHED

    if to is None:
        raise UsageError("prepare needs --to", hint="For example: --to table.csv")
    ending = os.path.splitext(to)[1].casefold()
    is_parquet = ending == ".parquet"
    if not is_parquet and ending != ".csv":
        raise UsageError(f"{to} is no .csv and no .parquet file", hint="Write --to table.csv")
    if is_parquet and not has_duckdb():
        raise UsageError(
            "Parquet needs DuckDB to be written", hint=f"{EXTRA}, or write --to table.csv"
        )
    given = files_given(files)
    refuse_inputs(to, given)
    made = [f"{to}.{os.getpid()}{UNFINISHED}{each}" for each in ("", ".parquet")]
    try:
        with open(made[0], "w", encoding="utf-8", newline="") as out:
            records, met = write_table(given, guide, column_map(columns or ()), out, progress())
        if is_parquet:
            write_parquet(made[1], made[0])
        os.replace(made[is_parquet], to)
    except OSError as error:
        raise CareerError(f"cannot write {to}: {error.strerror or error}") from error
    finally:
        for path in made:
            if os.path.exists(path):
                os.remove(path)
    _say_prepared(to, records, met)


def _say_prepared(to: str, records: int, met: Met) -> None:
    lost = sum(reason.records for reason in met.unread)
    for problem in met.bad_files:
        warn(f"mlcareer: {problem}")
    for reason in met.unread:
        warn(f"mlcareer: not read: {reason.records:,}, {reason.why}, first {reason.first}")
    more = f"; {lost:,} could not be read" if lost else ""
    print(f"Wrote {to}: {records:,} records{more}")
    if met.bad_files:
        raise typer.Exit(ExitCode.FAILED)
