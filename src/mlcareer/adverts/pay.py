"""The pay an advert states, in its own currency and period, base pay told apart from the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import as_written, in_any_case
from mlcareer.adverts.text import quote
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from mlcareer.adverts.text import AdvertText


class StatedPay(Record):
    """Pay as an advert states it."""

    min: int | Decimal | None
    """Nothing when only a most is given: `up to`."""
    max: int | Decimal | None
    """Nothing when only a least is given: `from`, `80k+`."""
    currency: str
    """ISO code, such as `GBP`."""
    period: str
    """`year`, `month`, `week`, `day` or `hour`."""
    on_target: bool = False
    """Whether it is what may be earned with bonus or commission (OTE), and no base pay."""
    from_badge: bool = False
    """Whether only the job board's badge says it, and the advert itself does not."""
    pro_rata: bool = False


class AdvertPay(Record):
    """All that an advert says of pay."""

    base: Found[StatedPay] | None = None
    on_target: Found[StatedPay] | None = None
    depends_on_experience: Found[bool] | None = None
    """That it says `DOE`, or that pay depends on experience."""


PLAUSIBLE = {
    "year": (10_000, 3_000_000),
    "month": (500, 200_000),
    "week": (150, 20_000),
    "day": (60, 6_000),
    "hour": (6, 600),
}
"""Amounts outside these are not pay for the period: a headcount, a year, a fund."""

SMALL_UNITS = frozenset(("inr", "₹", "jpy", "¥", "huf"))
"""Currencies in which a year's pay runs into millions."""

PAY_LABELS = frozenset(
    (
        "salary",
        "pay",
        "rate",
        "compensation",
        "day rate",
        "daily rate",
        "pay rate",
        "hourly rate",
        "salary range",
        "salary/rate",
        "package",
    )
)
"""The labels in an advert's header under which pay stands."""

_CURRENCIES = {
    "£": "GBP",
    "gbp": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dollars": "USD",
    "€": "EUR",
    "eur": "EUR",
    "euros": "EUR",
    "pln": "PLN",
    "zł": "PLN",
    "chf": "CHF",
    "cad": "CAD",
    "c$": "CAD",
    "ca$": "CAD",
    "aud": "AUD",
    "a$": "AUD",
    "inr": "INR",
    "₹": "INR",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "czk": "CZK",
    "sgd": "SGD",
    "s$": "SGD",
    "aed": "AED",
    "huf": "HUF",
    "ron": "RON",
    "uah": "UAH",
    "₴": "UAH",
    "jpy": "JPY",
    "¥": "JPY",
}

_CODES = r"(?!OTE|DOE|FTE)[A-Z]{3}"
_SIGN = r"(?:US\$|CA?\$|A\$|S\$|[£$€₹₴¥]|\b" + _CODES + r"\b)"
_CODE = r"(?:\b(?:" + _CODES + r"|pounds|dollars|euros)\b|zł|[£€$](?!\s?\d))"
_FIGURE = (
    r"(?:\d{1,3}(?:[,. \u202f'’]\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}|\d+)(?:\.\d{1,2}(?!\d))?"
)
_AMOUNT = (
    rf"(?P<signN>{_SIGN})?\s?(?P<figureN>{_FIGURE})\s?(?P<kN>k\b|K\b|[Kk](?=[\s\-–+A-Z]|p\.?a\b|p\.a)"
    r"|thousand\b)?"
)

_RANGE = (
    r"(?:(?<![\w.,~])|(?<=[a-zA-Z.:])(?=[£€$]))"
    + _AMOUNT.replace("N>", "1>")
    + (
        r"\s*(?:per annum|p\.?a\.?|gross|per day|p\.?d\.?|/day|a day|/yr|per year|per hour|/hour"
        r"|/hr)?\s*"
    )
    + r"(?:(?:-|–|—|(?:\b(?:rising|increasing|going|right|and) )?(?:\bup )?\bto\b"
    r"|\band\b|/|→|->)\s*"
    + _AMOUNT.replace("N>", "2>")
    + r")?(?P<plus>\+(?!\s?(?!base|basic|per|p\.?a|salary|dep|DOE)[a-z\d£$€]))?"
    rf"\s?(?P<code>{_CODE})?(?![\d%]|(?:st|nd|rd|th)\b)"
)

_PERIODS: tuple[tuple[str, str], ...] = (
    ("day", r"(?:per|a|each|/|p/|p)\s?day\b|\bp\.?d\.?\b|\bdaily\b|/\s?d\b|\bper diem\b"),
    ("hour", r"(?:per|an|/|p/)\s?h(?:ou)?r\b|\bp\.?h\.?\b|\bhourly\b|/\s?h\b"),
    ("month", r"(?:per|a|/|p/)\s?month\b|\bmonthly\b|\bp\.?c\.?m\.?\b|/\s?mo\b|\bpm\b"),
    ("week", r"(?:per|a|/|p/)\s?week\b|\bweekly\b|\bp\.?w\.?\b"),
    (
        "year",
        (
            r"(?:per|a|/|p/)\s?(?:annum|year|yr)\b|\bp\.?\s?a\b\.?|\bannual(?:ly|ised)?\b"
            r"|\bannum\b|\byearly\b|/\s?y(?:ea)?r\b|\bFTE\b"
        ),
    ),
)

_PAY_WORDS = (
    r"\b(?:salary|salaries|base|basic|compensation|pay|paid|paying|remuneration|package|rate|rates"
    r"|stipend|wage|earn\w*|offering|range|circa|DOE|OTE|gross|contract|day rate|B2B)\b"
)

_NOT_PAY_NEAR = (
    r"\b(?:funding|funded|raised|raising|series [a-f]\b|seed|round|revenue|valuation|valued"
    r"|turnover|invest\w*|aum|assets|budget|allowance|bonus|voucher\w*|stipend for|relocation"
    r"|referral|refer|sign[- ]on|signing|home[- ]office|equipment|discount\w*|cover|insurance|loan"
    r"|cashback|well-?being|prize|contribut\w+|fee|fees|costs?|charity|grants?|savings?|saved"
    r"|customers|users|transactions|payments|market|industry|worth|fine|penalt\w+|learning"
    r"|training|education|conference|gym|cycle|bike|perks?|scholarships?|travel|expenses|subsid\w+"
    r"|childcare|tuition|deposit|spend\w*|equity|options|shares|sales|deal|requests|events"
    r"|records)\b"
)

_MILLIONS = r"^\s?(?:m\b|mn\b|million|bn\b|b\b|billion|trillion|t\b|mm\b|\+?\s?(?:million|billion))"

_OTE = (
    r"\b(?:OTE|on[- ]target earnings|total (?:comp\w*|package|earnings)|TC|first year earnings)\b"
)
_DOE = (
    r"\bDOE\b|\bdep(?:ending|endent|ends)? (?:up)?on (?:your |level of |candidate |relevant "
    r"|skills and |location and )?(?:experience|skills|qualifications|seniority)|\bcommensurate "
    r"with\b[^.]{0,20}\bexperience|\bbased on (?:your |level of )?(?:experience|skills)|\bdep\.? "
    r"on exp\w*|\bvary based on[^.]*experience"
)


def advert_pay(advert: AdvertText) -> AdvertPay:
    """Find base pay, on-target earnings, and whether pay depends on experience."""
    found = [*_labelled(advert), *_told(advert)]
    base = _combined([pay for pay in found if not pay[1].value.on_target])
    ote = next((pay for _, pay in found if pay.value.on_target), None)
    depends = next(
        (
            (m, s)
            for s in advert.segments
            if (m := in_any_case(_DOE).search(s.text)) and _about_pay(s.text, m)
        ),
        None,
    )
    header = next(
        (
            (m, fact.line)
            for fact in advert.header
            if (m := in_any_case(r"\bDOE\b|depending on experience").search(fact.value))
        ),
        None,
    )
    return AdvertPay(
        base=base,
        on_target=ote,
        depends_on_experience=(
            Found(value=True, words=depends[0][0], line=depends[1].line)
            if depends
            else Found(value=True, words=header[0][0], line=header[1])
            if header
            else None
        ),
    )


def _about_pay(text: str, match: Match[str]) -> bool:
    return (
        "DOE" in match[0]
        or in_any_case(_PAY_WORDS + r"|[£$€]|\bcompetitive\b").search(text) is not None
    )


_Scored = tuple[int, Found[StatedPay]]


def _labelled(advert: AdvertText) -> Iterator[_Scored]:
    """Read the header: a labelled salary is the surest, a job board's badge the least sure."""
    for fact in advert.header:
        label, value, line = fact.label, fact.value, fact.line
        if label in PAY_LABELS:
            yield from ((score + 6, pay) for score, pay in _stated(fact.text, line, in_pay=True))
        elif label == "badge pay":
            for score, pay in _stated(value, line, in_pay=True):
                if pay.value.min != pay.value.max:
                    shown = pay.value.replace(from_badge=True)
                    yield score - 8, pay.replace(value=shown, why="by the job board's badge")
        elif label != "company":
            yield from ((score + 2, pay) for score, pay in _stated(value, line, in_pay=False))


def _told(advert: AdvertText) -> Iterator[_Scored]:
    for segment in advert.segments:
        in_pay = in_any_case(_PAY_WORDS).search(segment.heading) is not None
        more = {Section.TITLE: 2, Section.INTRODUCTION: 1, Section.BENEFITS: 1}.get(
            segment.section, 0
        )
        yield from (
            (score + more, pay) for score, pay in _stated(segment.text, segment.line, in_pay=in_pay)
        )


def _stated(text: str, line: int, *, in_pay: bool) -> Iterator[_Scored]:
    for match in as_written(_RANGE).finditer(text):
        pay = _read(text, line, match, in_pay=in_pay)
        if pay is not None:
            yield pay


def _read(text: str, line: int, match: Match[str], *, in_pay: bool) -> _Scored | None:
    before, after = (
        text[max(0, match.start() - 45) : match.start()],
        text[match.end() : match.end() + 45],
    )
    sign = _sign(match, before)
    pay_near = in_any_case(_PAY_WORDS).search(before) or in_any_case(_PAY_WORDS).search(after[:25])
    thousands = bool(match["k1"] or match["k2"])
    labelled = in_pay or in_any_case(r"\b(?:rate|salary|pay)\W*$").search(before)
    if (
        not sign
        and not labelled
        and not (pay_near and (thousands or (match["figure2"] and _grouped(match))))
    ):
        return None
    if in_any_case(_MILLIONS).match(after):
        return None
    low, high = _amounts(match)
    if low is None:
        return None
    period, said = _period(before, match[0], after, high if high is not None else low)
    bottom, top = PLAUSIBLE[period]
    top *= 100 if sign and sign.casefold().strip() in SMALL_UNITS else 1
    if (
        not bottom <= low <= top
        or (high is not None and not bottom <= high <= top)
        or (high is not None and high < low)
    ):
        return None
    if _not_pay(before, after, sure=bool(pay_near) and said, large=low >= LARGE):
        return None
    on_target = _is_on_target(before, after)
    least = bool(match["plus"]) or bool(
        in_any_case(
            r"\b(?:from|starting (?:at|from)|minimum(?: of)?|at least|upwards of|in excess of"
            r"|over|min(?:imum)? (?:\w+ )?(?:rate|salary|pay|base))\W*$"
        ).search(before)
    )
    most = in_any_case(r"\b(?:up ?to|upto|max(?:imum)?(?: of)?|to)\W*$").search(before)
    score = (
        1
        + 3 * bool(pay_near or in_pay)
        + 2 * said
        + 2 * bool(sign)
        + (high is not None)
        - 3 * on_target
    )
    if high is not None:
        ends: tuple[Amount | None, Amount | None] = (low, high)
    elif most:
        ends = (None, low)
    elif least:
        ends = (low, None)
    else:
        ends = (low, low)
    stated = StatedPay(
        min=ends[0],
        max=ends[1],
        currency=_CURRENCIES[sign.casefold().strip()] if sign else "GBP",
        period=period,
        on_target=on_target,
        pro_rata=in_any_case(r"\bpro[- ]?rata\b").search(before + after) is not None,
    )
    return score, Found(stated, quote(text, match.start(), match.end(), around=26), line)


def _sign(match: Match[str], before: str) -> str | None:
    """Return the currency's sign or code; a code before a dollar says whose dollar it is."""
    signs = (match["sign1"], match["sign2"], match["code"])
    sign = next((mark for mark in signs if mark and mark.casefold() in _CURRENCIES), None)
    code = as_written(r"\b([A-Z]{3})\s?$").search(before)
    return code[1] if sign == "$" and code and code[1].casefold() in _CURRENCIES else sign


def _is_on_target(before: str, after: str) -> bool:
    """Tell whether the nearest word says on-target earnings and none says base pay."""
    if in_any_case(r"^\W{0,2}(?:base|basic)\b").search(after):
        return False
    cues = list(in_any_case(_OTE + r"|\b(?:base|basic)\b").finditer(before[-30:]))
    if cues and not in_any_case(r"\d").search(before[-30:][cues[-1].end() :]):
        return in_any_case(_OTE).fullmatch(cues[-1][0]) is not None
    return in_any_case(r"^\W{0,3}(?:\w+\s){0,2}?" + _OTE + _NO_AMOUNT).search(after) is not None


_NO_AMOUNT = r"(?!:?\s?(?:of |up to |circa )?[£$€]?\s?\d)"
"""Nothing that the words before it would belong to: `OTE £90k` speaks of what follows."""


def _grouped(match: Match[str]) -> bool:
    return "," in match["figure1"] and "," in match["figure2"]


Amount = int | Decimal
"""Whole units of the currency are an `int`; a rate with pence is a `Decimal`."""


def _amounts(match: Match[str]) -> tuple[Amount | None, Amount | None]:
    """Read both ends; in `70-80k` and `70-80,000` the thousands are said once for both."""
    low, high = _figure(match["figure1"]), _figure(match["figure2"])
    thousands_low, thousands_high = bool(match["k1"]), bool(match["k2"])
    if low is not None and high is not None:
        if low < THOUSAND and thousands_high:
            thousands_low = True
        elif high < THOUSAND and thousands_low:
            thousands_high = True
        elif low < THOUSAND and PLAUSIBLE["year"][0] <= high and low * THOUSAND <= high:
            thousands_low = True
    return _in_thousands(low, thousands_low), _in_thousands(high, thousands_high)


THOUSAND = 1000


def _in_thousands(figure: Decimal | None, thousands: bool) -> Amount | None:
    if figure is None:
        return None
    amount = figure * THOUSAND if thousands else figure
    return int(amount) if amount == int(amount) else amount


def _figure(words: str | None) -> Decimal | None:
    if words is None:
        return None
    grouped = in_any_case(
        r"^(\d{1,3}(?:[,. \u202f'’]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(\.\d{1,2})?$"
    ).match(words)
    if grouped:
        return Decimal(in_any_case(r"\D").sub("", grouped[1]) + (grouped[2] or ""))
    return Decimal(words)


def _period(before: str, match: str, after: str, amount: Amount) -> tuple[str, bool]:
    """Return the period and whether the advert says it; otherwise the amount decides."""
    nearest = after[:24]
    cut = in_any_case(r"[;|]|\bor\b|\+|\d").search(nearest)
    nearest = nearest[: cut.start()] if cut else nearest
    for period, cues in _PERIODS:
        found = in_any_case(cues).search(nearest)
        if (found and len(nearest[: found.start()].split()) <= WORDS_TO_PERIOD) or in_any_case(
            cues
        ).search(match):
            return period, True
    for period, cues in _PERIOD_NAMES:
        bottom, top = PLAUSIBLE[period]
        if period == "day":
            top = MOST_A_DAY
        around = before + " " + (after[:20] if period == "day" else "")
        if bottom <= amount <= top and in_any_case(cues).search(around):
            return period, True
    if amount >= PLAUSIBLE["year"][0]:
        return "year", False
    if amount >= LEAST_A_MONTH:
        return "month", False
    return ("day", False) if amount >= LEAST_A_DAY else ("hour", False)


WORDS_TO_PERIOD = 2
"""Words that may stand between an amount and its period: `£50,000 gross basic a year`."""

_PERIOD_NAMES = (
    ("day", r"\b(?:day|daily) ?rate\b|\brate\b|\bIR35\b"),
    ("hour", r"\bhourly rate\b"),
    ("month", r"\bmonthly\b"),
    ("year", r"\bannual\b|\bsalary\b"),
)
"""What names a period before or beside an amount."""

LEAST_A_DAY, MOST_A_DAY = 150, 2500
"""Between these a rate without a period is read as one for a day."""

LEAST_A_MONTH = 1_200
"""From here up to a year's pay an amount that is not called a rate is read as one for a month."""


def _not_pay(before: str, after: str, *, sure: bool, large: bool) -> bool:
    """Tell whether the words nearest to an amount make it something else than pay."""
    last = in_any_case(r"[;.!,]\s|\bplus\b|\+").split(before[-32:])[-1]
    following = after[:28]
    cut = in_any_case(r"[+,;.(]|\bplus\b|\bwith\b|\band\b").search(following)
    following = following[: cut.start()] if cut else following
    if sure and not in_any_case(r"\b(?:bonus|allowance|budget|raised|funding)\b").search(
        last + following
    ):
        return False
    wrong = in_any_case(_NOT_LARGE_PAY if large else _NOT_PAY_NEAR)
    return bool(wrong.search(last) or wrong.search(following))


_NOT_LARGE_PAY = (
    r"\b(?:funding|funded|raised|raising|series [a-f]\b|seed|round|revenue|valuation|valued"
    r"|turnover|invest\w*|aum|assets|budget|bonus|sign[- ]on|signing|prize|loan|insurance|savings?"
    r"|saved|customers|users|transactions|grants?|spend\w*|deals?|scholarships?|worth|cover"
    r"|relocation|fine|penalt\w+|requests|events|records|fees?)\b"
)
"""What makes even an amount of a salary's size something else; perks beside it do not."""

LARGE = 20_000
"""An amount from which perks beside it do not make it one of them."""


def _combined(found: list[_Scored]) -> Found[StatedPay] | None:
    """Take the surest figure; bands for several places or grades are given as one span."""
    if not found:
        return None
    best_score, best = max(found, key=lambda item: item[0])
    if best.value.from_badge:
        return best if best.value.period == "year" else None
    alike = [
        pay
        for score, pay in found
        if _same_kind(pay.value, best.value) and score >= best_score - 2 and _is_range(pay.value)
    ]
    if not _is_range(best.value):
        return _range_of(best, [pay for _, pay in found]) or best
    if len(alike) < 2:  # noqa: PLR2004 - one is no span
        return best
    near = [pay.value for pay in alike if abs((pay.line or 0) - (best.line or 0)) <= 2 * len(alike)]
    span = best.value.replace(
        min=min(pay.min for pay in near if pay.min is not None),
        max=max(pay.max for pay in near if pay.max is not None),
    )
    return best.replace(value=span)


def _same_kind(pay: StatedPay, other: StatedPay) -> bool:
    same = (pay.currency, pay.period) == (other.currency, other.period)
    return same and not pay.from_badge


def _is_range(pay: StatedPay) -> bool:
    return pay.min is not None and pay.max is not None


def _range_of(best: Found[StatedPay], others: list[Found[StatedPay]]) -> Found[StatedPay] | None:
    """Return the range that an `up to` or `from` is one end of, where the advert gives it too."""
    end = best.value
    return next(
        (
            pay
            for pay in others
            if _same_kind(pay.value, end)
            and _is_range(pay.value)
            and pay.value.min != pay.value.max
            and (pay.value.max == end.max or pay.value.min == end.min)
        ),
        None,
    )
