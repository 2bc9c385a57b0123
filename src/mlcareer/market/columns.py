"""Which column of a file holds what: the names that boards and tools give their columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mlcareer.errors import UsageError
from mlcareer.reading.job_postings import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MORE: dict[str, tuple[str, ...]] = {
    "title": ("role", "job"),
    "employer": ("organisation", "organization"),
    "place": ("company_location", "town", "region", "area"),
    "pay_from": (
        "pay_from",
        "pay_min",
        "min_salary",
        "minimum_salary",
        "salary_minimum",
        "min_pay",
    ),
    "pay_to": ("pay_to", "pay_max", "max_salary", "maximum_salary", "salary_maximum", "max_pay"),
    "pay": ("salary", "pay", "rate", "day_rate", "salary_text", "salary_raw", "compensation"),
    "period": ("period", "pay_period", "salary_unit", "unit"),
    "predicted": ("predicted", "is_predicted", "estimated", "salary_estimated"),
    "contract": (
        "contract",
        "employment_type",
        "employmentType",
        "job_kind",
        "permanent_or_contract",
    ),
    "posted": ("posted", "posted_date", "date_of_post", "month", "work_year", "scraped_at"),
    "address": ("address", "link", "job_link"),
    "level": ("level", "experience_level", "seniority", "seniority_level", "job_level"),
    "board": ("site", "board", "source"),
    "search": ("search_term", "search", "query", "keywords", "search_query"),
    "salary_source": ("salary_source",),
}
"""Names beside those of the boards, for tables that people and tools make."""

NAMES: dict[str, tuple[str, ...]] = {
    field: (*FIELDS.get(field, ()), *_MORE.get(field, ())) for field in {**FIELDS, **_MORE}
}
"""Each field of a record with the names of its columns, the surest first."""

MAPPED = {"pay_min": "pay_from", "pay_max": "pay_to", "date": "posted", "company": "employer"}
"""Other names for fields in `--columns`."""

_BOTH = frozenset(("contract",))
"""Fields that are spread over several columns, such as `contract_type` and `contract_time`."""

KNOWN_FIELDS = tuple(field for field in NAMES if field != "salary_source")


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


def places_of(heading: Sequence[str], chosen: Mapping[str, str]) -> dict[str, tuple[int, ...]]:
    """Return where each field stands in the rows under a heading, the surest column first.

    Raises:
        UsageError: A column that was chosen is not there.
    """
    at = {name.strip().casefold(): place for place, name in reversed(list(enumerate(heading)))}
    for field, column in chosen.items():
        if column.casefold() not in at:
            raise UsageError(
                f"there is no column {column!r} for {field}",
                hint=f"Columns: {', '.join(name.strip() for name in heading)}",
            )
    found = {}
    for field, names in NAMES.items():
        wanted = (chosen[field],) if field in chosen else names
        places = dict.fromkeys(at[name.casefold()] for name in wanted if name.casefold() in at)
        found[field] = tuple(places)
    # A column that was chosen for one field is not read for another.
    taken = {at[column.casefold()]: field for field, column in chosen.items()}
    return {
        field: tuple(place for place in places if taken.get(place, field) == field)
        for field, places in found.items()
    }


def holds_several(field: str) -> bool:
    """Tell whether all columns of a field are read together, and not the first that is filled."""
    return field in _BOTH
