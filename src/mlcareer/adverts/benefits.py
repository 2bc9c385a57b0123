"""What an advert states of holiday, pension and days in the office."""

from __future__ import annotations

from decimal import Decimal

from mlcareer.adverts.found import Found
from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.plain_line import plain
from mlcareer.adverts.text import quote
from mlcareer.record import Record

_NUMBER = r"(?:[1-5]|one|two|three|four|five)"

_OFFICE_DAYS = (
    rf"\b(?P<days>{_NUMBER}(?:\s?(?:-|–|to|or)\s?{_NUMBER})?)\s?(?:x\s)?(?:days?\b|x\b)"
    r"(?P<between>[^.;\n]{0,40}?)\b(?:office|on[- ]?site|in[- ]person|hybrid)\b"
    r"|\b(?:hybrid|office|on[- ]?site)\b(?P<before>[^.;\n]{0,25}?)"
    rf"\b(?P<later>{_NUMBER}(?:\s?(?:-|–|to|or)\s?{_NUMBER})?)\s?(?:x\s)?(?:days?\b|x\b)"
    r"(?P<after>[^.;,\n]{0,25})"
)

_HOME = r"\b(?:home|remote(?:ly)?|wfh)\b"

_HOLIDAY = (
    r"\b(?P<days>[1-4]\d(?:\.5)?)\s?(?:\+\s?)?days?(?:'|’)?\s(?:of\s)?(?:[\w-]+\s){0,3}?"
    r"(?:holidays?|annual leave|leave|vacation|pto)\b"
    r"|\b(?:holidays?|annual leave|leave|vacation|pto)\b[^.;\n\d]{0,20}"
    r"\b(?P<later>[1-4]\d(?:\.5)?)\s?days?\b"
)

_PENSION = r"\bpension\b|\b401\s?\(?k\)?"

_PER_CENT = r"\b\d{1,2}(?:\.\d{1,2})?\s?%"

_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}


class Benefits(Record):
    """What is stated; nothing for what is not."""

    office_days: Found[str] | None
    """Days a week in the office: `2`, or `2-3`."""
    holiday_days: Found[Decimal] | None
    """A year, as stated: bank holidays may come on top."""
    pension: Found[str] | None
    """What the employer pays as stated, such as `8%`; empty where only a pension is named."""


def advert_benefits(text: str) -> Benefits:
    """Read what an advert states of holiday, pension and days in the office."""
    office: Found[str] | None = None
    holiday: Found[Decimal] | None = None
    pension: Found[str] | None = None
    for number, raw in enumerate(text.splitlines(), 1):
        line = " ".join(plain(raw).split())
        if not line:
            continue
        # A rule is tried, and so compiled, only where its word is.
        lowered = line.casefold()
        if "day" in lowered or "x" in lowered:
            office = office or _office_days(line, number)
        if "day" in lowered:
            holiday = holiday or _holiday(line, number)
        if ("pension" in lowered or "401" in lowered) and not (pension and pension.value):
            pension = _pension(line, number) or pension
    return Benefits(office_days=office, holiday_days=holiday, pension=pension)


def _office_days(line: str, number: int) -> Found[str] | None:
    lowered = line.casefold()
    if not any(word in lowered for word in ("office", "site", "person", "hybrid")):
        return None
    for found in in_any_case(_OFFICE_DAYS).finditer(line):
        around = found["between"] or found["after"] or ""
        if in_any_case(_HOME).search(around):
            continue  # "2 days at home, otherwise in the office"
        days = (found["days"] or found["later"]).casefold()
        for word, figure in _WORDS.items():
            days = days.replace(word, figure)
        ends = [sign for sign in days if sign.isdigit()]
        return Found("-".join(dict.fromkeys(ends)), quote(line, *found.span()), number)
    return None


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
