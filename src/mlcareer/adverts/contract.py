"""The terms of work that an advert states: IR35, the length of a contract, hours a week."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from mlcareer.adverts.found import Found
from mlcareer.adverts.pattern import in_any_case
from mlcareer.record import Record

if TYPE_CHECKING:
    from re import Match

    from mlcareer.adverts.text import AdvertText, Segment


class AdvertTerms(Record):
    """The terms of work that an advert states; nothing for what it does not say."""

    ir35: Found[str] | None
    """`inside`, `outside`, `either`, or `mentioned` where it is named without saying which."""
    length: Found[str] | None
    """The length of a contract as written, such as `6 months`."""
    hours: Found[Decimal] | None
    """Hours a week."""


_IR35_BEFORE = r"\b(?P<side>inside|outside|in|out)(?: of)?(?: the)?(?: scope of)?\W{0,3}IR ?35\b"
_IR35_AFTER = (
    r"\bIR ?35\b(?: status| determination)?\W{0,3}(?:is |are |will be |deemed |falls |being ){0,2}"
    r"(?P<side>inside|outside|in[- ]scope|out of scope|n/?a)\b"
)
_IR35 = r"\bIR ?35\b"
_EITHER = r"\b(?:inside|outside)(?:/| (?:or|and|/) )(?:inside|outside)\b"

_NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|nine|twelve|eighteen|twenty-four)"
_SPAN = (
    rf"(?P<length>{_NUMBER}\+?(?:\s?(?:-|to|or)\s?{_NUMBER}\+?)?[\s-]?(?:months?|mths?|weeks?"
    rf"|wks?)|(?:[1-5]|one|two|three|four|five)[\s-]years?)\b"
)

_TERM = (
    r"\b(?:contract\w{0,3}|duration|term|ftc|assignment|engagement|initial(?:ly)?|length|interim"
    r"|rolling|renewable|extend\w{0,3}|extensions?|extendable|in the first instance|temporary|temp"
    r"|day[- ]rate|ir ?35|(?:per|a) day|/day|p\.?d\.?|secondment|placement|internship|cover"
    r"|potential to)\b"
)
"""Words of a line that make a span of time the length of a contract."""

_LONG_TERM_SIGNS = (
    "contract", "fixed", "ftc", "term", "duration", "instance", "assignment", "secondment",
    "length", "rolling", "interim", "extend", "extens", "initial", "placement", "internship",
)  # fmt: skip
"""Letters without which weeks and years are no length of a contract."""

_YEARS = r"\byears?\b"

_STRONG_TERM = (
    r"\b(?:contract|fixed[- ]term|ftc|term|duration|in the first instance|assignment|secondment"
    r"|length)\b"
)
"""Those of them that do so for years too."""

LONGEST_TERM_LINE = 5
"""Words of a line that may state no more than the length, where pay is by the day."""

_HOURS = (
    r"\b(?P<hours>[1-5]\d(?:\.\d{1,2})?)\s?(?:-| )?(?:hours?|hrs?)\b"
    r"(?:\s?(?:a|per|each|/|in a)\s?(?:working )?week\b|\s?p\.?w\b|\s?(?:weekly"
    r"|(?:working )?week)\b)"
    r"|\b(?:working )?hours\W{1,3}(?P<hours_after>[1-5]\d(?:\.\d{1,2})?)\b(?!\s?(?:%|days))"
)


_SHARE = r"(?<![\d.])(?:0?\.(?P<part>\d{1,2})|(?P<percent>[2-9]\d)\s?%)\s?(?:f\.?t\.?e|w\.?t\.?e)\b"
"""A share of a full week: `0.6 FTE`, `80% WTE`."""


def advert_terms(advert: AdvertText) -> AdvertTerms:
    """Find IR35, the length of a contract and the hours a week."""
    lines = advert.told()
    return AdvertTerms(ir35=_ir35(lines), length=_length(lines), hours=_hours(lines))


def _ir35(lines: tuple[Segment, ...]) -> Found[str] | None:
    named: Found[str] | None = None
    for segment in lines:
        text = segment.text
        mark = in_any_case(_IR35).search(text) if segment.has(("ir35", "ir 35")) else None
        if mark is None:
            continue
        either = in_any_case(_EITHER).search(text)
        found = in_any_case(_IR35_BEFORE).search(text) or in_any_case(_IR35_AFTER).search(text)
        if either or found:
            side = "either" if either else _side(found)
            return segment.found(side, *mark.span(), around=30)
        if named is None:
            named = segment.found("mentioned", *mark.span(), around=30)
    return named


def _side(found: Match[str] | None) -> str:
    side = "" if found is None else found["side"].casefold()
    if side.startswith("n"):
        return "mentioned"
    return "inside" if side.startswith("in") else "outside"


def _length(lines: tuple[Segment, ...]) -> Found[str] | None:
    by_the_day = any(
        in_any_case(_BY_THE_DAY).search(segment.text)
        for segment in lines
        if segment.has(("ir35", "ir 35", "per day", "a day", "/day", "pd", "p.d"))
    )
    for segment in lines:
        text = segment.text
        if not segment.has(("month", "mth")) and not segment.has(_LONG_TERM_SIGNS):
            continue
        for found in islice(in_any_case(rf"\b{_SPAN}").finditer(text), MOST_SPANS):
            around = text[max(0, found.start() - REACH) : found.end() + REACH]
            if in_any_case(_OTHER_SPANS).search(text[: found.end() + 12]):
                continue
            rule = _STRONG_TERM if in_any_case(_YEARS).search(found["length"]) else _TERM
            alone = by_the_day and found.start() == 0 and len(text.split()) <= LONGEST_TERM_LINE
            if in_any_case(rule).search(around) or alone:
                written = segment.written[slice(*found.span("length"))]
                length = " ".join(written.replace("-month", " month").split())
                return segment.found(length, *found.span(), around=30)
    return None


MOST_SPANS = 8
"""Spans of time that are looked at in one sentence."""

REACH = 45
"""Characters on each side of a span of time in which words are looked for that say of what."""

_BY_THE_DAY = (
    r"\bir ?35\b|[£$¤]\s?\d{3,4}\s?(?:-\s?[£$¤]?\d{3,4}\s?)?(?:p\.?d\b|per day|a day|/day)"
)

_OTHER_SPANS = (
    r"\b(?:probation\w*|notice|experience|within|parental|(?:maternity|paternity|sick|annual) "
    r"(?:leave|pay)|sabbatical|every|last|past|first (?:\d|three|six|few)|after|founded|funding|ago"
    r"|runway|vest\w*|cliff|leave)\b"
)
"""Words around a span of time that make it something else than the length of a contract."""


def _hours(lines: tuple[Segment, ...]) -> Found[Decimal] | None:
    for segment in lines:
        text = segment.text
        found = in_any_case(_HOURS).search(text) if segment.has(("hour", "hrs", " hr ")) else None
        if found:
            hours = Decimal(found["hours"] or found["hours_after"])
            if LEAST_HOURS <= hours <= MOST_HOURS:
                return segment.found(hours, *found.span(), around=30)
    for segment in lines:
        found = in_any_case(_SHARE).search(segment.text) if segment.has(("fte", "wte")) else None
        if found:
            share = Decimal(f"0.{found['part'] or found['percent']}")
            hours = (share * FULL_WEEK).normalize()
            if LEAST_HOURS <= hours < FULL_WEEK:
                return segment.found(hours, *found.span(), around=30, why=OF_FULL_TIME)
    return None


OF_FULL_TIME = "share of full time"
"""Why hours are known that only a share of a full week states."""

FULL_WEEK = Decimal("37.5")
"""Hours that a share of full time is of."""

LEAST_HOURS, MOST_HOURS = Decimal(15), Decimal(50)
"""A week. Others are a support line's, or a slip."""
