"""What an advert states of holiday and pension."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.adverts.found import Found
from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.plain_line import plain
from mlcareer.adverts.text import quote
from mlcareer.record import Record

_HOLIDAY = (
    r"\b(?P<days>[1-4]\d(?:\.5)?)\s?(?:\+\s?)?days?(?:'|’)?\s(?:of\s)?(?:[\w-]+\s){0,3}?"
    r"(?:holidays?|annual leave|leave|vacation|pto)\b"
    r"|\b(?:holidays?|annual leave|leave|vacation|pto)\b[^.;\n\d]{0,20}"
    r"\b(?P<later>[1-4]\d(?:\.5)?)\s?days?\b"
)

_HOLIDAY_SIGNS = ("holiday", "leave", "vacation", "pto")
"""Letters without which no line speaks of holiday."""

_PENSION = r"\bpension\b|\b401\s?\(?k\)?"

_PER_CENT = r"\b\d{1,2}(?:\.\d{1,2})?\s?%"


class Benefits(Record):
    """What is stated; nothing for what is not."""

    holiday_days: Found[Decimal] | None
    """A year, as stated: bank holidays may come on top."""
    pension: Found[str] | None
    """What the employer pays as stated, such as `8%`; empty where only a pension is named."""


def advert_benefits(text: str) -> Benefits:
    """Read what an advert states of holiday and pension."""
    holiday: Found[Decimal] | None = None
    pension: Found[str] | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = " ".join(plain(raw).split())
        if not line:
            continue
        # A rule is tried, and so compiled, only where its word is.
        lowered = line.casefold()
        if "day" in lowered and any(sign in lowered for sign in _HOLIDAY_SIGNS):
            holiday = holiday or _holiday(line, number)
        if ("pension" in lowered or "401" in lowered) and not (pension and pension.value):
            pension = _pension(line, number) or pension
    return Benefits(holiday_days=holiday, pension=pension)


def _holiday(line: str, number: int) -> Found[Decimal] | None:
    found = in_any_case(_HOLIDAY).search(line)
    if found is None:
        return None
    days = Decimal(found["days"] or found["later"])
    return Found(days, quote(line, *found.span()), number)


def _pension(line: str, number: int) -> Found[str] | None:
    found = in_any_case(_PENSION).search(line)
    if found is None:
        return None
    begin = max(0, found.start() - 40)
    share = in_any_case(_PER_CENT).search(line[begin : found.end() + 50])
    value = share[0].replace(" ", "") if share else ""
    return Found(value, quote(line, *found.span()), number)
