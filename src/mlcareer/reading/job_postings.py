"""Adverts that a job board gives as data: rows of Adzuna, Reed and JobSpy, and JobPosting pages.

A board keeps pay, place, date and employer in fields of their own. They are facts of the board
and not words of the advert, so they stay apart from its text: some boards estimate the pay.

Formats, as their publishers describe them: schema.org/JobPosting (pages and JSON-LD), the search
answers of api.adzuna.com and of reed.co.uk/developers, the rows that python-jobspy writes.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from mlcareer.reading.job_posting import JobPosting

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

Json = object
"""A value that was read from JSON: objects are `dict`, lists are `list`."""

LEAST_YEARLY = Decimal(10_000)
"""Pounds. From here on an amount whose period a board does not give is taken for a year's; below
it may be a day's, an hour's or thousands a year, so that the period stays unknown."""

MOST_DEPTH = 6
"""How deep in a JSON file postings are looked for."""


_TITLE = ("title", "jobTitle", "job_title", "jobtitle")
_TEXT = ("description", "jobDescription", "job_description", "text", "content")
_EMPLOYER = (
    "company.display_name",
    "hiringOrganization.name",
    "hiringOrganization",
    "employerName",
    "company_name",
    "company",
    "employer",
)
_PLACE = ("location.display_name", "locationName", "location_name", "location", "place", "city")
_FROM = ("salary_min", "yearlyMinimumSalary", "minimumSalary", "min_amount", "salary_from")
_TO = ("salary_max", "yearlyMaximumSalary", "maximumSalary", "max_amount", "salary_to")
_CURRENCY = ("currency", "salary_currency", "baseSalary.currency")
_PERIOD = ("interval", "salaryType", "salary_period", "salary_interval")
_PREDICTED = ("salary_is_predicted", "salary_predicted", "pay_predicted")
_CONTRACT = ("contract_type", "contract_time", "contractType", "jobType", "job_type")
_POSTED = ("created", "datePosted", "date_posted", "posted_at", "date")
_ADDRESS = ("redirect_url", "jobUrl", "job_url", "externalUrl", "url")
"""Where each fact stands in the rows of the boards, the surest name first; a dot leads into an
object, and in CSV into a column whose name has the dot."""

FIELDS = {
    "title": _TITLE,
    "text": _TEXT,
    "employer": _EMPLOYER,
    "place": _PLACE,
    "pay_from": _FROM,
    "pay_to": _TO,
    "currency": _CURRENCY,
    "period": _PERIOD,
    "predicted": _PREDICTED,
    "contract": _CONTRACT,
    "posted": _POSTED,
    "address": _ADDRESS,
}
"""The same by the fields of a `JobPosting`, for whoever reads a table by its heading."""

COLUMNS = frozenset(
    name.casefold()
    for names in (_TITLE, _TEXT, _EMPLOYER, _PLACE, _FROM, _TO, _PERIOD, _POSTED, _ADDRESS)
    for name in names
)
"""The names of columns, in lower case, by which a table of adverts is known."""

_PERIODS = (
    ("hour", ("hour",)),
    ("day", ("day", "daily")),
    ("week", ("week",)),
    ("month", ("month",)),
    ("year", ("year", "annum", "annual")),
)
"""Parts of the words for a period, `day` before `year` only for reading's sake."""


def postings_in(value: Json) -> Iterator[JobPosting]:
    """Yield the postings in a JSON value: one, a list of them, or an answer of a board."""
    yield from _postings(value, MOST_DEPTH)


def _postings(value: Json, depth: int) -> Iterator[JobPosting]:
    if depth == 0:
        return
    if isinstance(value, list):
        for item in value:
            yield from _postings(item, depth - 1)
    elif isinstance(value, dict):
        posting = posting_of(value)
        if posting is not None:
            yield posting
            return
        for item in value.values():
            if isinstance(item, list | dict):
                yield from _postings(item, depth - 1)


def posting_of(row: Mapping[str, Json], *, without_text: bool = False) -> JobPosting | None:
    """Return the posting that an object or a row of a table is; nothing where it is none.

    A row without a title or without a text is no advert; `without_text` it needs a title only.
    """
    if _is_schema(row):
        return _of_schema(row)
    title, text = _first_words(row, _TITLE), plain_text_of(_raw(row, _TEXT))
    if not title or not (text or without_text):
        return None
    low, high = _amount(row, _FROM), _amount(row, _TO)
    board = board_of(row.keys())
    if board == "JobSpy" and words_in(row.get("salary_source")) == "description":
        # Read out of the text by the tool that made the row: the text is read here anyway.
        low = high = None
    least = low if low is not None else high
    return JobPosting(
        board=board,
        title=title,
        employer=_first_words(row, _EMPLOYER),
        place=_first_words(row, _PLACE),
        remote=is_true(row.get("is_remote")) or is_true(row.get("remote")),
        pay_from=low,
        pay_to=high,
        currency="" if least is None else _currency(row, board),
        period="" if least is None else _period(row, board, least),
        predicted=any(is_true(_at(row, name)) for name in _PREDICTED),
        contract=", ".join(
            dict.fromkeys(words for name in _CONTRACT if (words := words_in(_at(row, name))))
        ),
        posted=day_in(_first_words(row, _POSTED)),
        address=_first_words(row, _ADDRESS),
        text=text,
    )


def posting_text(posting: JobPosting) -> str:
    """Return a posting as an advert: title, employer and place at the top, then its text.

    Pay is left out: what the board says of it is not what the advert says.
    """
    place = ", ".join(part for part in (posting.place, "remote" if posting.remote else "") if part)
    head = (
        ("Title", posting.title),
        ("Employer", posting.employer),
        ("Location", place),
        ("Contract", posting.contract),
    )
    lines = [f"{label}: {' '.join(value.split())}" for label, value in head if value]
    return "\n".join((*lines, "", posting.text))


def _currency(row: Mapping[str, Json], board: str) -> str:
    stated = currency_named(_first_words(row, _CURRENCY))
    if stated:
        return stated
    if board == "Reed":
        return "GBP"  # a board of the United Kingdom alone
    areas = _at(row, "location.area")
    british = "adzuna.co.uk" in _first_words(row, _ADDRESS) or (
        isinstance(areas, list) and areas[:1] == ["UK"]
    )
    return "GBP" if board == "Adzuna" and british else ""


def _period(row: Mapping[str, Json], board: str, least: Decimal) -> str:
    stated = _first_words(row, _PERIOD)
    if found := period_named(stated):
        return found
    if board == "Adzuna" or "yearlyMinimumSalary" in row:
        return "year"  # Adzuna turns every pay into a year's
    return "year" if least >= LEAST_YEARLY and not stated else ""


def period_named(words: str) -> str:
    """Return the period that a board's words name, such as `year` for `per annum`; else nothing."""
    stated = words.casefold()
    return next((name for name, parts in _PERIODS if any(part in stated for part in parts)), "")


def currency_named(words: str) -> str:
    """Return the ISO code of a currency as a board writes it: a code or a sign."""
    return {"£": "GBP", "$": "USD", "€": "EUR"}.get(words.upper(), words.upper())


def board_of(names: Collection[str]) -> str:
    """Return the board whose rows have columns of these names, or nothing."""
    if "salary_is_predicted" in names or "redirect_url" in names:
        return "Adzuna"
    if "jobTitle" in names or "employerName" in names:
        return "Reed"
    if "site" in names and ("job_url" in names or "min_amount" in names):
        return "JobSpy"
    return ""


def _is_schema(row: Mapping[str, Json]) -> bool:
    kind = row.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return "JobPosting" in kinds or "http://schema.org/JobPosting" in kinds


def _of_schema(row: Mapping[str, Json]) -> JobPosting | None:
    title = words_in(row.get("title")) or words_in(row.get("name"))
    parts = [plain_text_of(row.get("description"))]
    for name, heading in (
        ("responsibilities", "Responsibilities"),
        ("qualifications", "Qualifications"),
        ("skills", "Skills"),
        ("experienceRequirements", "Experience"),
        ("educationRequirements", "Education"),
        ("jobBenefits", "Benefits"),
    ):
        more = plain_text_of(row.get(name)).strip()
        if more and more not in parts[0]:
            parts.append(f"## {heading}\n\n{more}\n")
    text = "\n".join(part for part in parts if part.strip())
    if not title and not text:
        return None
    stated, estimated = row.get("baseSalary"), row.get("estimatedSalary")
    pay = _schema_pay(stated) or _schema_pay(estimated)
    low, high, currency, period = pay or (None, None, "", "")
    return JobPosting(
        board="schema.org",
        title=title,
        employer=_first_words(row, ("hiringOrganization.name", "hiringOrganization")),
        place=_schema_place(row.get("jobLocation")),
        remote=words_in(row.get("jobLocationType")).upper() == "TELECOMMUTE",
        pay_from=low,
        pay_to=high,
        currency=currency,
        period=period,
        predicted=pay is not None and _schema_pay(stated) is None,
        contract=_listed(row.get("employmentType")),
        posted=day_in(words_in(row.get("datePosted"))),
        address=words_in(row.get("url")),
        text=text,
    )


def _schema_pay(value: Json) -> tuple[Decimal | None, Decimal | None, str, str] | None:
    if isinstance(value, list):
        return next((pay for item in value if (pay := _schema_pay(item))), None)
    if not isinstance(value, dict):
        amount = amount_in(value)
        return None if amount is None else (amount, amount, "", bare_period(amount))
    inner = value.get("value")
    holder = inner if isinstance(inner, dict) else value
    exact = amount_in(holder.get("value"))
    low = amount_in(holder.get("minValue"))
    high = amount_in(holder.get("maxValue"))
    if low is None and high is None:
        low = high = exact
    least = low if low is not None else high
    if least is None:
        return None
    unit = words_in(holder.get("unitText")) or words_in(value.get("unitText"))
    period = period_named(unit) or ("" if unit else bare_period(least))
    currency = words_in(value.get("currency")) or words_in(holder.get("currency"))
    return low, high, currency.upper(), period


def bare_period(amount: Decimal) -> str:
    """Return the period of an amount without one: a year where it is large enough to be one."""
    return "year" if amount >= LEAST_YEARLY else ""


def _schema_place(value: Json) -> str:
    places = value if isinstance(value, list) else [value]
    named = []
    for place in places:
        address = place.get("address", place) if isinstance(place, dict) else place
        if isinstance(address, dict):
            parts = (
                address.get("addressLocality"),
                address.get("addressRegion"),
                _name_of(address.get("addressCountry")),
            )
            named.append(
                ", ".join(dict.fromkeys(word for part in parts if (word := words_in(part))))
            )
        else:
            named.append(words_in(address))
    return "; ".join(dict.fromkeys(name for name in named if name))


def _name_of(value: Json) -> Json:
    return value.get("name") if isinstance(value, dict) else value


def _listed(value: Json) -> str:
    items = value if isinstance(value, list) else [value]
    return ", ".join(
        words.replace("_", " ").casefold() for item in items if (words := words_in(item))
    )


def plain_text_of(value: Json) -> str:
    """Return a description as plain text, whether it is HTML, escaped HTML or text."""
    if isinstance(value, list):
        return "\n".join(f"- {text.strip()}" for item in value if (text := plain_text_of(item)))
    if not isinstance(value, str):
        return ""
    import html

    from mlcareer.reading.plain_text import tidied
    from mlcareer.reading.web_page import holds_markup, web_page_text

    text = html.unescape(value) if "&lt;" in value else value
    if holds_markup(text):
        return web_page_text(text)
    return tidied(html.unescape(text) if "&" in text else text)


def _at(row: Mapping[str, Json], path: str) -> Json:
    """Return what stands at a path: `company.display_name` of a row or of its column."""
    if path in row:
        return row[path]
    value: Json = row
    for part in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def _raw(row: Mapping[str, Json], names: tuple[str, ...]) -> Json:
    return next((value for name in names if (value := _at(row, name))), None)


def _first_words(row: Mapping[str, Json], names: tuple[str, ...]) -> str:
    return next((words for name in names if (words := words_in(_at(row, name)))), "")


def words_in(value: Json) -> str:
    """Return a text or number on one line; anything else, and what stands for nothing, is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    words = " ".join(str(value).split())
    return "" if words.casefold() in {"nan", "none", "null"} else words


def _amount(row: Mapping[str, Json], names: tuple[str, ...]) -> Decimal | None:
    return next((found for name in names if (found := amount_in(_at(row, name)))), None)


def amount_in(value: Json) -> Decimal | None:
    """Read an amount; nothing where it is none, is not finite or is not above zero."""
    words = words_in(value).replace(",", "").lstrip("£$€ ")
    if not words or len(words) > 20:  # noqa: PLR2004 - longer than any pay
        return None
    try:
        amount = Decimal(words)
    except InvalidOperation:
        return None
    return amount.normalize() + 0 if amount.is_finite() and amount > 0 else None


def is_true(value: Json) -> bool:
    """Tell whether a board's field says yes."""
    return value is True or words_in(value).casefold() in {"1", "true", "yes", "t", "1.0"}


def day_in(words: str) -> date | None:
    """Read a day as boards write them: ISO, 28/11/2026, or milliseconds since 1970."""
    parts = words.replace("T", " ").partition(" ")[0]
    try:
        if parts.count("/") == 2:  # noqa: PLR2004 - day, month and year
            day, month, year = parts.split("/")
            return date(int(year), int(month), int(day))
        if parts.isdecimal() and len(parts) >= 12:  # noqa: PLR2004 - milliseconds
            return date.fromordinal(date(1970, 1, 1).toordinal() + int(parts) // 86_400_000)
        return date.fromisoformat(parts)
    except (ValueError, OverflowError):
        return None
