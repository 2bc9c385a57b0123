"""Which column of a file holds what: the names that boards and tools give their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mlcareer.errors import UsageError
from mlcareer.reading.job_postings import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Fields(NamedTuple):
    """A record, each field as it was written; empty where it says nothing."""

    title: str = ""
    text: str = ""
    employer: str = ""
    place: str = ""
    pay_from: str = ""
    pay_to: str = ""
    currency: str = ""
    period: str = ""
    predicted: str = ""
    contract: str = ""
    posted: str = ""
    address: str = ""
    pay: str = ""
    """Pay in words, or one figure that is both ends."""
    level: str = ""
    board: str = ""
    search: str = ""
    salary_source: str = ""
    """Where a tool found the pay: `description` where it read it out of the text."""


_MORE: dict[str, tuple[str, ...]] = {
    "title": ("role", "job"),
    "employer": ("organisation", "organization"),
    "place": ("company_location", "town", "region", "area"),
    "pay_from": ("pay_from", "pay_min", "min_salary", "salary_minimum", "min_pay"),
    "pay_to": ("pay_to", "pay_max", "max_salary", "salary_maximum", "max_pay"),
    "pay": ("salary", "pay", "rate", "day_rate", "salary_text", "salary_raw", "compensation"),
    "period": ("period", "pay_period", "salary_unit", "unit"),
    "predicted": ("predicted", "is_predicted", "estimated", "salary_estimated"),
    "contract": ("contract", "employment_type", "job_kind", "permanent_or_contract"),
    "posted": ("posted", "posted_date", "date_of_post", "month", "work_year", "scraped_at"),
    "address": ("address", "link", "job_link"),
    "level": ("level", "experience_level", "seniority", "seniority_level", "job_level"),
    "board": ("site", "board", "source"),
    "search": ("search_term", "search", "query", "keywords", "search_query"),
    "salary_source": ("salary_source",),
}
"""Names beside those of the boards, for tables that people and tools make."""


def plain(name: str) -> str:
    """Return a column's name as names are compared: `jobtitle` for `Job title` and `job_title`."""
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign == ".")


NAMES: dict[str, tuple[str, ...]] = {
    field: tuple(dict.fromkeys(map(plain, (*FIELDS.get(field, ()), *_MORE.get(field, ())))))
    for field in Fields._fields
}
"""Each field of a record with the names of its columns, the surest first."""

_TITLES = frozenset(NAMES["title"])
_BESIDE_A_TITLE = frozenset(
    name.partition(".")[0]
    for field in ("text", "employer", "place", "pay_from", "pay_to", "pay", "posted", "address")
    for name in NAMES[field]
)

SEVERAL = Fields._fields.index("contract")
"""The field that is spread over several columns: `contract_type` and `contract_time`."""

MAPPED = {"pay_min": "pay_from", "pay_max": "pay_to", "date": "posted", "company": "employer"}
"""Other names for fields in `--columns`."""

KNOWN_FIELDS = tuple(field for field in Fields._fields if field != "salary_source")


def column_map(typed: Iterable[str]) -> dict[str, str]:
    """Return which column holds each field, as `--columns pay_from=low,pay_to=high` says.

    Raises:
        UsageError: It is no such list, or there is no such field.
    """
    found: dict[str, str] = {}
    for item in (part.strip() for text in typed for part in text.split(",") if part.strip()):
        name, equals, column = (part.strip() for part in item.partition("="))
        field = MAPPED.get(name, name)
        if not equals or not column:
            raise UsageError(
                f"{item!r} names no column", hint="Write --columns pay_from=low,pay_to=high"
            )
        if field not in KNOWN_FIELDS:
            raise UsageError(
                f"there is no field {name!r} in a record", hint=f"Fields: {', '.join(KNOWN_FIELDS)}"
            )
        found[field] = column
    return found


def is_record(names: Iterable[str], chosen: Iterable[str] = ()) -> bool:
    """Tell whether something with these names is an advert: it has a title and another fact.

    `chosen` are the columns that were chosen: something with one of them is an advert as well.
    """
    found = set(map(plain, names))
    return bool(found & _TITLES and found & _BESIDE_A_TITLE) or not found.isdisjoint(
        map(plain, chosen)
    )


def places_of(heading: Sequence[str], chosen: Mapping[str, str]) -> list[list[int]]:
    """Return where each field stands in the rows under a heading, the surest column first.

    Raises:
        UsageError: A column that was chosen is not there.
    """
    at = {plain(name): place for place, name in reversed(list(enumerate(heading)))}
    # A column that was chosen for one field is not read for another.
    taken = {}
    for field, column in chosen.items():
        if plain(column) not in at:
            raise UsageError(
                f"there is no column {column!r} for {field}",
                hint=f"Columns: {', '.join(name.strip() for name in heading)}",
            )
        taken[at[plain(column)]] = field
    return [
        [
            at[name]
            for name in ((plain(chosen[field]),) if field in chosen else names)
            if name in at and taken.get(at[name], field) == field
        ]
        for field, names in NAMES.items()
    ]


def one_of(index: int, filled: Sequence[str]) -> str:
    """Return what a field says, of all its columns that say something."""
    return ", ".join(filled) if index == SEVERAL else filled[0] if filled else ""
