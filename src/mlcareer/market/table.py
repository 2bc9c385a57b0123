"""The one table that adverts are counted from, and its columns.

`market prepare` writes it, `market --sql` asks a table of these columns wherever it is, and a run
on files fills one in memory. Every text of it is plain and in lower case, so that every engine
compares it alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

NOT_STATED = ""
"""What a text column holds where the advert does not say."""

ABROAD = "abroad"
"""The region of work outside the United Kingdom, which no cell counts."""

PARQUET = frozenset((".parquet", ".pq"))
"""The endings of files that DuckDB reads."""

NO_SKILLS = "a prepared table has no skills"

CONTRACT, PERMANENT = "contract", "permanent"

MATCHED_BY_NONE = "other"
"""The role of a title that names none that is known."""


class Row(NamedTuple):
    """One record, as the table has it."""

    level: str
    """The id of a level of the guide, or empty; never guessed from pay or from years."""
    region: str
    """The id of a pay region, `abroad`, or empty where only the country is known."""
    role: str
    """The kind of work that the title names: `mle`, `data-scientist` ... or `other`."""
    employer: str
    """Without legal forms, in lower case; empty where none is named."""
    title: str
    """Without place, pay and arrangement, in lower case."""
    place: str
    pay_from: float | None
    """In `currency` for each `period`; null where nothing usable is stated."""
    pay_to: float | None
    """The same as `pay_from` where one figure is stated."""
    currency: str
    """ISO code."""
    period: str
    """`year`, `month`, `week`, `day` or `hour`."""
    predicted: int
    """1 where the pay is an estimate of the board, else 0."""
    contract: str
    """`contract`, `permanent`, or empty."""
    month: str
    """When it was posted: `2026-11`, or `2026` where only the year is known."""


COLUMNS = Row._fields
"""The declared columns, in order."""

TYPES = {"pay_from": "DOUBLE", "pay_to": "DOUBLE", "predicted": "INTEGER"}
"""The columns that hold numbers; all others hold text."""


def is_prepared(heading: Sequence[str]) -> bool:
    """Tell whether a heading is that of a prepared table."""
    return set(COLUMNS) <= {name.strip().casefold() for name in heading}
