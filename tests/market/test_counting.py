"""The one query, in every engine that a test can ask, and what is finished of its answer."""

from __future__ import annotations

import csv
import sqlite3
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from made_adverts import HEADING, two_hundred
from tests.conftest import TODAY
from tests.pinned import pinned

from mlcareer.errors import DocumentError, UsageError
from mlcareer.guide.load import load_guide
from mlcareer.market.answer import Question, Result, market_for
from mlcareer.market.counting import Counted, Funnel, count_query, funnel_of
from mlcareer.market.dialects import DIALECTS, SQLITE, dialect_of, table_name
from mlcareer.market.engine import counted_by_duckdb, counted_by_sqlite, counted_rows
from mlcareer.market.records import Read, RecordReader
from mlcareer.market.table import COLUMNS, TYPES, Row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mlcareer.market.answer import MarketAnswer
    from mlcareer.market.facts import FactReader

ROW = Row(
    level="senior",
    region="london",
    role="mle",
    employer="made",
    title="senior machine learning engineer",
    place="london",
    pay_from=90_000,
    pay_to=110_000,
    currency="GBP",
    period="year",
    predicted=0,
    contract="",
    month="2026-11",
)


def counted(*rows: Row, **asked: object) -> list[Counted]:
    return counted_by_sqlite(map(Read, rows), **asked)  # type: ignore[arg-type]


def adverts(*rows: Row) -> int:
    return sum(each.adverts for each in counted(*rows))


def answer_of(rows: Iterable[Row], *, measure: str = "middle") -> MarketAnswer:
    question = Question(pinned(load_guide()), "mle", measure=measure)  # type: ignore[arg-type]
    return market_for(question, Result(counted(*rows, ends=measure == "ends")), TODAY)


def test_an_advert_on_two_boards_and_days_counts_once() -> None:
    assert adverts(ROW, ROW._replace(month="2026-10", contract="permanent")) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"employer": "another"},
        {"title": "machine learning engineer"},
        {"place": "leeds"},
        {"pay_to": 115_000.0},
        {"currency": "EUR"},
        {"period": "day"},
    ],
)
def test_what_differs_in_a_key_is_another_advert(change: dict[str, object]) -> None:
    assert adverts(ROW, ROW._replace(**change)) == 2  # type: ignore[arg-type]


def test_without_an_employer_nothing_is_folded() -> None:
    assert adverts(*[ROW._replace(employer="")] * 3) == 3


def test_a_repeat_that_says_more_lends_its_level_and_its_first_month() -> None:
    (found,) = counted(ROW._replace(level="", month=""), ROW, by=("month",))

    assert (found.level, found.month, found.records) == ("senior", "2026-11", 2)


def test_a_contract_on_one_board_is_a_contract() -> None:
    (found,) = counted(ROW, ROW._replace(contract="contract"))

    assert found.contract == "contract"


def test_half_a_pound_is_rounded_up() -> None:
    # (90,000 + 110,001) / 2 = 100,000.50.
    (found,) = counted(ROW._replace(pay_to=110_001))

    assert found.low == 100_001


def test_both_ends_are_kept_where_they_are_asked_for() -> None:
    cells = answer_of([ROW._replace(employer=f"made {n}") for n in range(6)], measure="ends").cells

    assert [cell.end for cell in cells] == ["from", "to"]
    assert [cell.n for cell in cells] == [6, 6]
    assert [cell.median for cell in cells] == [90_000, 110_000]


def test_estimates_and_silent_records_are_in_the_funnel_and_in_no_cell() -> None:
    answer = answer_of([ROW._replace(predicted=1), ROW._replace(pay_from=None, pay_to=None)])

    assert (answer.funnel.title_matched, answer.funnel.pay_stated) == (2, 0)
    assert answer.funnel.estimated == 1
    assert not answer.cells


@pytest.mark.parametrize(
    ("pay", "standing"),
    [
        # The guide's band for a senior in London is 95,000 to 145,000.
        (94_999, "below"),
        (95_000, "inside"),
        (145_000, "inside"),
        (145_001, "above"),
    ],
)
def test_where_an_interval_lies_beside_the_band(pay: int, standing: str) -> None:
    rows = [ROW._replace(employer=f"made {n}", pay_from=pay, pay_to=pay) for n in range(6)]

    assert answer_of(rows).cells[0].standing == standing


def test_an_interval_over_both_ends_is_wider() -> None:
    # Of six, the interval runs from the lowest to the highest.
    pays = (90_000, 100_000, 110_000, 120_000, 130_000, 150_000)
    rows = [ROW._replace(employer=str(pay), pay_from=pay, pay_to=pay) for pay in pays]
    (cell,) = answer_of(rows).cells

    assert (cell.median_from, cell.median, cell.median_to) == (90_000, Decimal(115_000), 150_000)
    assert cell.standing == "wider"


def test_a_change_is_told_only_where_the_intervals_part() -> None:
    def at(pay: int) -> Result:
        rows = (
            ROW._replace(employer=f"made {n}", pay_from=pay + n, pay_to=pay + n) for n in range(6)
        )
        return Result(counted(*rows))

    question = Question(pinned(load_guide()), "mle")
    # Six adverts each: 100,000 to 100,005 and 100,006 to 100,011 part by a pound.
    parted = market_for(question, at(100_006), TODAY, at(100_000)).changes
    touching = market_for(question, at(100_005), TODAY, at(100_000)).changes

    assert [change.change for change in parted] == [6]
    assert [change.change for change in touching] == [None]


@pytest.fixture
def prepared(facts: FactReader, tmp_path: Path) -> Path:
    reader = RecordReader(facts, {}, roles=None)
    records = [list(made.fields.values()) for made in two_hundred()]
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        rows.writerows(read.row for read in reader.table_rows("made", HEADING, records))
    return path


def by_sqlite(path: Path, query: str) -> list[Counted]:
    database = sqlite3.connect(":memory:")
    declared = ", ".join(f"{name} {TYPES.get(name, 'TEXT')}" for name in COLUMNS)
    database.execute(f"CREATE TABLE adverts ({declared})")
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        marks = ", ".join("?" * len(COLUMNS))
        values = ([value or None for value in row] for row in rows)
        database.executemany(f"INSERT INTO adverts VALUES ({marks})", values)  # noqa: S608 - ours
    found = [Counted(*row) for row in database.execute(query)]
    database.close()
    return found


@pytest.mark.parametrize("asked", [{}, {"by": ("month",)}, {"ends": True}])
def test_duckdb_and_sqlite_return_one_table(prepared: Path, asked: dict[str, object]) -> None:
    pytest.importorskip("duckdb")
    by_duckdb = counted_by_duckdb([str(prepared)], **asked)  # type: ignore[arg-type]

    assert by_duckdb[1:] == ("2026-01", "2026-11")
    assert sorted(by_duckdb[0]) == sorted(
        by_sqlite(prepared, count_query("adverts", SQLITE, **asked))  # type: ignore[arg-type]
    )


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.name)
def test_each_engine_can_read_its_query(dialect: object) -> None:
    sqlglot = pytest.importorskip("sqlglot")
    assert isinstance(dialect, type(SQLITE))
    parsed = sqlglot.parse(count_query("adverts", dialect), read=dialect.name)

    assert len(parsed) == 1
    assert "adverts" in {table.name for table in parsed[0].find_all(sqlglot.exp.Table)}


def test_what_another_engine_counted_is_finished_here(prepared: Path, tmp_path: Path) -> None:
    rows = by_sqlite(prepared, count_query("adverts", SQLITE))
    path = tmp_path / "counts.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        # As Snowflake writes headings.
        out.writerow([name.upper() for name in Counted._fields])
        out.writerows(rows)
    with path.open(encoding="utf-8", newline="") as lines:
        assert counted_rows("counts.csv", lines) == rows


@pytest.mark.parametrize(
    "text", ["", "level,region\n", ",".join(Counted._fields) + "\nsenior,london\n"]
)
def test_what_is_no_table_of_counts_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        counted_rows("counts.csv", text.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("name", "written"),
    [("adverts", "adverts"), ("jobs.adverts", "jobs.adverts"), ("my-jobs.t", "`my-jobs`.`t`")],
)
def test_a_table_is_quoted_where_its_name_needs_it(name: str, written: str) -> None:
    assert table_name(name, dialect_of("bigquery")) == written


@pytest.mark.parametrize("name", ["adverts; DROP TABLE x", "a b", "", "a..b", "x'"])
def test_what_is_no_name_of_a_table_is_refused(name: str) -> None:
    with pytest.raises(UsageError):
        table_name(name, dialect_of("postgres"))


def cell(adverts: int, records: int, **other: str) -> Counted:
    usual = Counted(
        *("senior", "london", "mle", "GBP", "year", "permanent", "", "", "stated"),
        *(90_000, 90_000, adverts, records),
    )
    return usual._replace(**other)  # type: ignore[arg-type]


def test_the_funnel_counts_every_step_apart() -> None:
    # Records are powers of two, so that each sum says which cells are in it.
    cells = [
        cell(100, 10_000, skill="pytorch"),
        cell(1, 1, role="data-scientist"),
        cell(2, 2, pay_is="none"),
        cell(4, 4, pay_is="estimated"),
        cell(3, 8),
        cell(1, 16),
        cell(5, 32, contract="contract"),
        cell(11, 64, region="abroad"),
        cell(13, 128, region="abroad"),
        cell(17, 256, currency="EUR"),
        cell(19, 512, period="day"),
    ]

    assert funnel_of(cells, frozenset({"mle"}), "abroad", more_records=2_048) == Funnel(
        records=3_071,
        title_matched=1_022,
        pay_stated=1_016,
        distinct=69,  # 3 + 1 + 5 + 11 + 13 + 17 + 19
        permanent=64,
        folded=947,
        estimated=4,
        contracts=5,
        abroad=24,
        other_pay=36,
    )


def test_months_and_skills_are_counted_where_they_are_asked_for() -> None:
    reads = [Read(ROW, ("pytorch",)), Read(ROW._replace(month="2026-10", title="other"), ())]
    plain = counted_by_sqlite(reads)
    by_month = counted_by_sqlite(reads, by=("month",))

    assert {(row.month, row.skill) for row in plain} == {("", ""), ("", "pytorch")}
    assert {row.month for row in by_month} == {"2026-10", "2026-11"}
    assert "'' AS in_skill" in count_query("adverts")
    assert "skill AS in_skill" in count_query("adverts", by=("skill",))
