"""The terms of work that an advert states: IR35, the length of a contract, hours a week."""

from __future__ import annotations

from decimal import Decimal
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
    rf"(?P<length>{_NUMBER}\+?(?:\s?(?:-|–|to|or)\s?{_NUMBER}\+?)?[\s-]?(?:months?|mths?|weeks?"
    rf"|wks?)"
    r"|(?:1|2|one|two)[\s-]years?)"
)
_LENGTH = (
    rf"\b(?:contract|duration|term|ftc|assignment|engagement|initial(?:ly)?"
    rf"|length)\b[\w\s]{{0,20}}?"
    rf"[:\s(–-]{{1,3}}(?:of |for |is |an |a |initial(?:ly)? |up to |minimum ){{0,3}}{_SPAN}"
)
_LENGTH_FIRST = (
    rf"\b{_SPAN}(?:'s?|s')?,?\s(?:\([^)]{{0,20}}\)\s)?(?:initial |rolling |fixed[- ]term "
    r"|day[- ]rate |outside |inside |ir35 |maternity |cover |\+ |renewable |extendable ){0,3}"
    r"(?:contract|ftc|fixed[- ]term|assignment|engagement|initial)\b"
)

_HOURS = (
    r"\b(?P<hours>[1-5]\d(?:\.\d{1,2})?)\s?(?:-| )?(?:hours?|hrs?)\b"
    r"(?:\s?(?:a|per|each|/|in a)\s?(?:working )?week\b|\s?p\.?w\b|\s?(?:weekly"
    r"|(?:working )?week)\b)"
    r"|\b(?:working )?hours\W{1,3}(?P<hours_after>[1-5]\d(?:\.\d{1,2})?)\b(?!\s?(?:%|days))"
)


def advert_terms(advert: AdvertText) -> AdvertTerms:
    """Find IR35, the length of a contract and the hours a week."""
    lines = advert.told()
    return AdvertTerms(ir35=_ir35(lines), length=_length(lines), hours=_hours(lines))


def _ir35(lines: tuple[Segment, ...]) -> Found[str] | None:
    named: Found[str] | None = None
    for segment in lines:
        text = segment.text
        mark = in_any_case(_IR35).search(text)
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
    for segment in lines:
        text = segment.text
        found = in_any_case(_LENGTH_FIRST).search(text) or in_any_case(_LENGTH).search(text)
        if found and not in_any_case(_OTHER_SPANS).search(text[: found.end() + 12]):
            length = " ".join(found["length"].replace("-month", " month").split())
            return segment.found(length, *found.span(), around=30)
    return None


_OTHER_SPANS = r"\b(?:probation\w*|notice|experience|within|parental|maternity leave|sabbatical)\b"
"""Words around a span of time that make it something else than the length of a contract."""


def _hours(lines: tuple[Segment, ...]) -> Found[Decimal] | None:
    for segment in lines:
        text = segment.text
        found = in_any_case(_HOURS).search(text)
        if found:
            hours = Decimal(found["hours"] or found["hours_after"])
            if LEAST_HOURS <= hours <= MOST_HOURS:
                return segment.found(hours, *found.span(), around=30)
    return None


LEAST_HOURS, MOST_HOURS = Decimal(15), Decimal(50)
"""A week. Others are a support line's, or a slip."""
