"""The bonuses an advert states, in per cent or money, with the terms it puts on them."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Literal

from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import in_any_case
from mlcareer.adverts.plain_line import EURO
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from mlcareer.adverts.found import Found
    from mlcareer.adverts.text import AdvertText, Segment

BonusKind = Literal["regular", "sign-on"]
"""`regular`: again and again, as each year; `sign-on`: once, for coming."""

BonusTerm = Literal["guaranteed", "target", "discretionary", "performance"]


class StatedBonus(Record):
    """A bonus as an advert states it."""

    kind: BonusKind
    min: int | Decimal | None
    """Nothing when only a most is stated, `up to`, or no figure at all."""
    max: int | Decimal | None
    """Nothing when only a least is stated, `from` or `10%+`, or no figure at all."""
    unit: str
    """`percent`, of pay, or the ISO code of a currency; empty without a figure."""
    terms: tuple[BonusTerm, ...]
    """What the words beside it say of it; what they do not say is not known."""


MOST_PERCENT = 200
"""Per cent of pay above which a figure is no bonus."""

LEAST_MONEY, MOST_MONEY = 100, 1_000_000
"""Whole units of a currency between which a figure is a bonus."""

LARGE = 20_000
"""An amount above which a figure before the word may be the pay that the bonus comes on top of."""

MOST_BONUSES = 100
"""Bonuses of one advert that are read; a text with more of them is none."""

AROUND = 90
"""Characters on each side of the word in which its figure and terms are looked for."""

_NAMED = r"\b(?:bonus(?:es)?|golden hello)\b"

_KINDS = (
    r"(?:guaranteed|fixed|annual|annually|yearly|year[- ]end|quarterly|monthly|half[- ]yearly"
    r"|bi-?annual"
    r"|discretionary|variable|performance(?:[- ](?:related|based|linked|driven))?|company|group"
    r"|team"
    r"|corporate|business|personal|individual|on[- ]target|target|cash|potential|maximum|max"
    r"|generous"
    r"|profit[- ](?:share|related)|sign(?:ing)?[- ]?on|signing|joining|welcome|starting|retention)"
)
"""What a bonus is called; between a figure and the word nothing else may stand, or the figure
belongs to something else, as in `£70,000 base plus bonus`."""

_AMOUNT = (
    r"(?:(?P<signN>[£$¤])\s?)?(?P<figureN>\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,2})?)"
    r"(?:\s?(?P<unitN>%|k\b|per ?cent\b))?"
)

_FIGURE = (
    _AMOUNT.replace("N>", "1>")
    + rf"(?:\s?(?:-|to|and)\s?{_AMOUNT.replace('N>', '2>')})?(?P<plus>\+)?"
)

_LIMIT = (
    r"(?:(?P<most>\bup ?to|\bmax(?:imum)?(?: of)?)"
    r"|(?P<least>\b(?:from|at least|min(?:imum)?(?: of)?)))"
)

_FIGURE_BEFORE = (
    rf"(?:{_LIMIT}\s(?:an? )?)?(?<![\d.,£$¤]){_FIGURE}"
    rf"(?:\s?(?:of (?:base|basic|annual|your)?\s?(?:salary"
    rf"|pay)))?(?:[\s-]{{1,2}}{_KINDS}(?:\s(?:and|&)\s{_KINDS})?){{0,5}}\s$"
)

_FIGURE_AFTER = (
    r"^(?:[ -]{1,2}(?:scheme|plan|programme|potential|opportunity|payment|structure|pot|target"
    r"|package|available|paid|annually|yearly|discretionary|performance[- ](?:related|based"
    r"|linked)))"
    r"{0,4}\s?[(:-]?\s?(?:(?:typically|currently|usually|generally|is|are|of|worth|paying|at"
    r"|circa|c\.?"
    r"|around|between|averaging|targeted|set|an?|additional|on[- ]target|target) ){0,4}"
    rf"(?:{_LIMIT}\s)?(?:an? )?{_FIGURE}(?![\d,.]*\d|\s?(?:days?|years?|months?|weeks?)\b)"
)

_NOT_ITS_FIGURE = (
    r"^\W{0,2}(?:\w+[ -]){0,2}(?:pension|contribut\w*|training|learning|allowance|budget"
    r"|discount\w*|equity"
    r"|shares?|options?|stake|holiday|match\w*|car\b|voucher\w*|salary sacrifice)"
)
"""What follows a figure after the word and takes it for itself: `bonus - 8% pension`."""

_NO_PAY_AFTER = (
    r"^\W{0,2}(?:points?\b|leave\b|days?\b|holiday|skills?\b|if\b|for (?:any|candidates"
    r"|knowledge|experience"
    r"|having|those)|experience|qualif|question|to have\b|track|features?\b|calculat|model)"
)
_NO_PAY_BEFORE = (
    r"\b(?:as|be|is|are|would be|considered|an?|the|added|huge|big|real|definite|massive|major"
    r"|nice|but not)"
    r"\s(?:\w+\s)?$"
)
"""Beside such words a bonus is something nice to have."""

_FOR_OTHERS = r"\b(?:refer\w*|refer[- ]a[- ]friend|recommend\w*)[ -](?:\w+[ -])?$"
"""Before a bonus that is paid for finding somebody else."""

_PAY_BEFORE = (
    r"\b(?:allowance|salary|pay|package|pension|equity|shares|insurance|healthcare"
    r"|holiday)[,&/]?\s"
    rf"(?:and\s)?$|(?:\b{_KINDS}|\bplus|\+|\bwith(?: a)?"
    rf"|[£$¤]\s?[\d,.]{{2,9}}k?\b[^.;]{{0,40}}?(?:,|and|&))\s?$"
)
_PAY_AFTER = (
    r"^(?:es)?\W{0,2}(?:scheme|plan|programme|potential|opportunit|payment|structure|pot\b"
    r"|incentive|package"
    r"|pension|benefits|equity|shares?\b|stock|discretionary)"
)

_PAY_WORD = (
    r"[£$¤]\s?\d[^.;]*$|\b(?:salary|salaries|pay|base|package|pension|equity|shares|insurance"
    r"|healthcare|holiday)\b[^.;]*$"
)
"""What stands in a clause before `and a bonus` where that is one of money."""

_SAYS_OF_IT = (["is"], ["are"], ["was"], ["will"], ["would"], ["might"], ["may"], ["could"])
"""After a bonus of which something is said: `and a bonus would be Rust`."""

_SIGN_ON = r"\b(?:sign(?:ing)?[- ]?on|signing|joining|welcome|starting|golden hello)\b"

_TERMS: tuple[tuple[BonusTerm, str], ...] = (
    ("guaranteed", r"(?<!not )(?<!non-)\bguaranteed\b"),
    ("target", r"(?<!over )\b(?:on[- ])?target(?:ed)?\b(?! audience)"),
    ("discretionary", r"\bdiscretion(?:ary)?\b"),
    ("performance", r"\bperformance\b|\bprofit[- ](?:share|related)\b"),
)


def advert_bonuses(advert: AdvertText) -> tuple[Found[StatedBonus], ...]:
    """Find every bonus, each mention that says more than those before; with figures first."""
    every = (bonus for segment in _texts(advert) for bonus in _in(segment))
    found = list(islice(every, MOST_BONUSES))
    found.sort(key=lambda bonus: not bonus.value.unit)
    kept: list[Found[StatedBonus]] = []
    said: dict[BonusKind, set[object]] = {}
    for each in found:
        bonus = each.value
        says = {*bonus.terms, (bonus.min, bonus.max, bonus.unit)} if bonus.unit else {*bonus.terms}
        known = said.get(bonus.kind)
        if known is None or not known.issuperset(says):
            kept.append(each)
            said.setdefault(bonus.kind, set()).update(says)
    return tuple(kept)


def _texts(advert: AdvertText) -> Iterator[Segment]:
    for segment in advert.told():
        if segment.section is Section.HEADER:
            if segment.heading != "company":
                yield segment
            continue
        # "Bonus: 10%" looks like a heading, of what would be nice to have.
        figure = in_any_case(r"^(?:up to )?[£$¤]?\d").match(segment.text)
        heading = segment.heading.rstrip(": ")
        if figure and in_any_case(r"\bbonus$").search(heading):
            yield segment.replace(
                text=f"{heading}: {segment.text}",
                written=f"{heading}: {segment.written}",
                section=Section.BENEFITS,
            )
        else:
            yield segment


def _in(segment: Segment) -> Iterator[Found[StatedBonus]]:
    for named in in_any_case(_NAMED).finditer(segment.text):
        bonus = _read(segment, named)
        if bonus is not None:
            yield bonus


def _read(segment: Segment, named: Match[str]) -> Found[StatedBonus] | None:
    text, section = segment.text, segment.section
    before = text[max(0, named.start() - AROUND) : named.start()]
    after = text[named.end() : named.end() + AROUND]
    start, end = named.span()
    # After "and a" no figure can be its own.
    may_stand = _may_hold_figure(before) and not before.casefold().endswith(" a ")
    figure = in_any_case(_FIGURE_BEFORE).search(before) if may_stand else None
    ends = None if figure is None else _ends(figure, most=LARGE)
    if figure is not None and ends is not None:
        start -= len(before) - figure.start()
    else:
        figure = in_any_case(_FIGURE_AFTER).search(after) if _may_hold_figure(after) else None
        taken = figure and in_any_case(_NOT_ITS_FIGURE).search(after[figure.end() :])
        ends = None if figure is None or taken else _ends(figure)
        if figure is not None and ends is not None:
            end += figure.end()
    if in_any_case(_NO_PAY_AFTER).search(after) or in_any_case(_FOR_OTHERS).search(before):
        return None
    if ends is None and not _is_pay(before, after, section):
        return None
    own = _own_words(text, start, end)
    low, high, unit = ends or (None, None, "")
    sign_on = in_any_case(_SIGN_ON).search(own[: own.casefold().find("bonus") + 5] or own)
    bonus = StatedBonus(
        kind="sign-on" if sign_on or "golden" in named[0].casefold() else "regular",
        min=low,
        max=high,
        unit=unit,
        terms=tuple(term for term, cues in _TERMS if in_any_case(cues).search(own)),
    )
    return segment.found(bonus, start, end, around=26)


def _may_hold_figure(text: str) -> bool:
    """Tell whether a text has a digit, without which its long rule is not even compiled."""
    return any(sign.isdecimal() for sign in text)


def _is_pay(before: str, after: str, section: Section) -> bool:
    """Tell whether a bonus without a figure is one of money."""
    if section in {Section.OPTIONAL, Section.REQUIRED, Section.DUTIES}:
        return False
    on_top = before.casefold().endswith(("and a ", "plus a ", "with a ")) and (
        section is Section.BENEFITS or in_any_case(_PAY_WORD).search(before)
    )
    if on_top and after.casefold().split(maxsplit=1)[:1] not in _SAYS_OF_IT:
        return True
    called = in_any_case(rf"\b{_KINDS}\s$").search(before)
    if called and called[0].strip().casefold() != "generous":
        return True
    if in_any_case(_NO_PAY_BEFORE).search(before):
        return False
    if in_any_case(_PAY_BEFORE).search(before) or in_any_case(_PAY_AFTER).search(after):
        return True
    return section is Section.BENEFITS


def _own_words(text: str, start: int, end: int) -> str:
    """Return a bonus and what is said of it, up to what ends its part of the sentence."""
    before = in_any_case(r"[.;,+]\s|\bplus\b|\|").split(text[max(0, start - 40) : start])[-1]
    after = in_any_case(r"[.;+]\s|,|\bplus\b|\||\band (?!discretion)").split(text[end : end + 60])[
        0
    ]
    return before + text[start:end] + after


_Ends = tuple[int | Decimal | None, int | Decimal | None, str]


def _ends(figure: Match[str], most: int = MOST_MONEY) -> _Ends | None:
    """Return both ends and their unit; nothing for what cannot be a bonus.

    `most` is in whole units of the currency.
    """
    units = [(figure[name] or "").casefold() for name in ("unit1", "unit2")]
    sign = figure["sign1"] or figure["sign2"]
    percent = any(unit == "%" or unit.startswith("per") for unit in units)
    thousands = "k" in units
    if percent == bool(sign or thousands):
        return None  # Neither, as a count of days, or both, which nobody can read.
    if figure["plus"] and not percent:
        return None  # `£56,000+ bonus` is pay and a bonus beside it.
    factor = 1000 if thousands else 1
    low, high = (
        None if figure[name] is None else _number(Decimal(figure[name].replace(",", "")) * factor)
        for name in ("figure1", "figure2")
    )
    bottom, top = (0, MOST_PERCENT) if percent else (LEAST_MONEY, most)
    if any(end is not None and not bottom <= end <= top for end in (low, high)):
        return None
    if low is not None and high is not None and high < low:
        return None
    unit = "percent" if percent else {"£": "GBP", "$": "USD", EURO: "EUR"}[sign or "£"]
    if high is not None:
        return low, high, unit
    if figure["most"]:
        return None, low, unit
    return low, (None if figure["least"] or figure["plus"] else low), unit


def _number(figure: Decimal) -> int | Decimal:
    return int(figure) if figure == int(figure) else figure
