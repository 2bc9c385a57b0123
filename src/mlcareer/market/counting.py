"""The one query that adverts are counted by, and what it returns.

It is a plain `GROUP BY` of cell and whole pounds. Percentile functions of databases differ or are
missing, so none is used: every engine returns the same small table, and the percentiles and their
intervals are finished here alone (`order_statistics`).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

STATED, ESTIMATED, NOT_SAID = "stated", "estimated", "none"


class Counted(NamedTuple):
    """A row of the small table: how many adverts of a cell pay so much."""

    level: str
    region: str
    role: str
    currency: str
    period: str
    contract: str
    month: str
    """Empty where months are not asked for."""
    skill: str
    """Empty in the rows that count each advert once."""
    pay_is: str
    """`stated`, `estimated` or `none`."""
    low: int
    """Whole pounds (or units of the currency): the middle of the range, or its lower end."""
    high: int
    """The same as `low` but where the two ends are counted."""
    adverts: int
    """How many different adverts."""
    records: int
    """How many records they are of."""


FIELDS = Counted._fields


class Dialect(Record):
    """How one engine writes the few things that engines write differently."""

    name: str
    whole: str = "CAST(FLOOR({}) AS BIGINT)"
    """How a number is cut to a whole one."""
    step: str = "AS"
    """How a step of the query begins."""
    quote: str = '"'
    """What stands around the parts of a table's name that need it."""


PLAIN = Dialect(name="plain")


def count_query(
    table: str, dialect: Dialect = PLAIN, *, by: Iterable[str] = (), ends: bool = False
) -> str:
    """Return the query on a prepared table.

    Args:
        table: Its name as the engine writes it, or what reads it.
        dialect: The engine.
        by: `month` or `skill` where they are counted apart.
        ends: Whether the two ends of a range are kept, and not its middle.
    """
    asked = tuple(by)
    month = "COALESCE(TRIM(month), '')" if "month" in asked else "''"
    skill = "skill" if "skill" in asked else "''"
    low = "pay_low" if ends else "(pay_low + pay_high) / 2.0"
    high = "pay_high" if ends else "(pay_low + pay_high) / 2.0"
    # Each step has names of its own, as some engines take a name for what it was given last.
    return f"""\
WITH cleaned AS (
  SELECT
    {_cleaned("level", "region", "role", "employer", "title", "place", "period")},
    COALESCE(UPPER(TRIM(currency)), '') AS in_currency,
    CASE WHEN LOWER(TRIM(contract)) = 'contract' THEN 'contract' ELSE 'permanent' END
      AS in_contract,
    {month} AS in_month,
    {skill} AS in_skill,
    COALESCE(pay_from, pay_to) AS first_pay,
    COALESCE(pay_to, pay_from) AS last_pay,
    CASE WHEN COALESCE(pay_from, pay_to) IS NULL THEN '{NOT_SAID}'
      WHEN predicted = 1 THEN '{ESTIMATED}' ELSE '{STATED}' END AS pay_is
  FROM {table}
), keyed {dialect.step} (
  SELECT in_level, in_region, in_role, in_contract, in_month, in_skill, pay_is,
    CASE WHEN pay_is = '{STATED}' THEN in_employer ELSE '' END AS by_employer,
    CASE WHEN pay_is = '{STATED}' AND in_employer <> '' THEN in_title || '|' || in_place
      ELSE in_level || '|' || in_region || '|' || in_contract || '|' || in_month END AS by_what,
    CASE WHEN pay_is = '{STATED}' THEN in_currency ELSE '' END AS by_currency,
    CASE WHEN pay_is = '{STATED}' THEN in_period ELSE '' END AS by_period,
    CASE WHEN pay_is = '{STATED}' THEN first_pay ELSE 0 END AS pay_low,
    CASE WHEN pay_is = '{STATED}' THEN last_pay ELSE 0 END AS pay_high
  FROM cleaned
), folded AS (
  SELECT MAX(in_level) AS one_level, MAX(in_region) AS one_region, in_role, by_currency, by_period,
    MIN(in_contract) AS one_contract, COALESCE(MIN(NULLIF(in_month, '')), '') AS first_month,
    in_skill, pay_is, {dialect.whole.format(f"{low} + 0.5")} AS whole_low,
    {dialect.whole.format(f"{high} + 0.5")} AS whole_high,
    CASE WHEN by_employer = '' THEN COUNT(*) ELSE 1 END AS one_or_all, COUNT(*) AS all_records
  FROM keyed
  GROUP BY by_employer, by_what, in_role, by_currency, by_period, in_skill, pay_is, pay_low,
    pay_high
)
SELECT one_level AS level, one_region AS region, in_role AS role, by_currency AS currency,
  by_period AS period, one_contract AS contract, first_month AS month, in_skill AS skill,
  pay_is, whole_low AS low, whole_high AS high, SUM(one_or_all) AS adverts,
  SUM(all_records) AS records
FROM folded
GROUP BY one_level, one_region, in_role, by_currency, by_period, one_contract, first_month,
  in_skill, pay_is, whole_low, whole_high
ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11"""  # noqa: S608 - of our own words and a checked name


def _cleaned(*names: str) -> str:
    """Return some columns trimmed and in lower case, and empty where they are null."""
    return ",\n    ".join(f"COALESCE(LOWER(TRIM({name})), '') AS in_{name}" for name in names)


class Funnel(Record):
    """How many records became how many adverts."""

    records: int
    """Records that were read, also those that could not be used."""
    title_matched: int
    """Records whose title names the role."""
    pay_stated: int
    """Of those, with pay that the advert states; what a board estimates is not stated."""
    distinct: int
    """Different adverts among those."""
    permanent: int
    """Of those, adverts that are no contract."""
    folded: int
    """Records that repeat an advert: `pay_stated` less `distinct`."""
    estimated: int
    """Records with the title whose pay a board estimates; none is counted."""
    contracts: int
    """Different adverts for contracts, which are counted apart."""
    abroad: int
    """Permanent adverts for work outside the United Kingdom; in no cell."""
    other_pay: int
    """Permanent adverts paid in another currency, or not by the year; counted apart."""


def funnel_of(
    counted: Iterable[Counted], roles: frozenset[str], abroad: str, *, more_records: int = 0
) -> Funnel:
    """Return the funnel of a counted table for some kinds of work.

    `more_records` are those that could not be read.
    """
    found: Counter[str] = Counter(records=more_records)
    for row in counted:
        if row.skill:
            continue
        found["records"] += row.records
        if row.role not in roles:
            continue
        found["matched"] += row.records
        if row.pay_is == ESTIMATED:
            found["estimated"] += row.records
        if row.pay_is != STATED:
            continue
        found["stated"] += row.records
        found["distinct"] += row.adverts
        if row.contract == "contract":
            found["contracts"] += row.adverts
        elif row.region == abroad:
            found["abroad"] += row.adverts
        elif (row.currency, row.period) != ("GBP", "year"):
            found["other"] += row.adverts
    return Funnel(
        records=found["records"],
        title_matched=found["matched"],
        pay_stated=found["stated"],
        distinct=found["distinct"],
        permanent=found["distinct"] - found["contracts"],
        folded=found["stated"] - found["distinct"],
        estimated=found["estimated"],
        contracts=found["contracts"],
        abroad=found["abroad"],
        other_pay=found["other"],
    )
