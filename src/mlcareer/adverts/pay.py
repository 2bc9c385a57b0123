"""The pay an advert states, in its own currency and period, base pay told apart from the rest.

An amount is pay only where the words around it make it so: its size, its period, a word such as
"salary", and nothing that makes it a budget, a benefit or an employer's turnover. What a job board
estimates is kept apart, and so are the pays of several levels or places.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from mlcareer.adverts.found import Found
from mlcareer.adverts.heading import Section
from mlcareer.adverts.pattern import any_of, as_written, in_any_case
from mlcareer.adverts.plain_line import EURO, HRYVNIA, RUPEE
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from re import Match

    from mlcareer.adverts.text import AdvertText, Segment
    from mlcareer.guide.advert_words import AdvertWords, PayWords


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
    estimated: bool = False
    """Whether it is the job board's own estimate."""
    pro_rata: bool = False
    """Whether it is for a full week in a part-time post: pro rata, FTE, full-time equivalent."""
    of: str = ""
    """The level or place that it is for, as written, where an advert states several."""


class AdvertPay(Record):
    """All that an advert says of pay."""

    base: Found[StatedPay] | None = None
    """That of the advert's own place where it states several, else the first."""
    apart: tuple[Found[StatedPay], ...] = ()
    """Every one of the pays for several levels or places, where there are several."""
    contradicted: Found[StatedPay] | None = None
    """What the header or another line says that cannot be true beside the base pay."""
    estimated: Found[StatedPay] | None = None
    """What the job board estimates, where the advert itself states nothing."""
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

SMALL_UNITS = frozenset(("inr", RUPEE, "jpy", "¥", "huf"))
"""Currencies in which a year's pay runs into millions."""

_CURRENCIES = {
    "£": "GBP",
    "gbp": "GBP",
    "pounds": "GBP",
    "sterling": "GBP",
    "$": "USD",
    "us$": "USD",
    "usd": "USD",
    "dollars": "USD",
    EURO: "EUR",
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
    RUPEE: "INR",
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
    HRYVNIA: "UAH",
    "jpy": "JPY",
    "¥": "JPY",
}

_CODES = r"(?!OTE|DOE|FTE)[A-Z]{3}"
_SIGN = r"(?:US\$|CA?\$|A\$|S\$|[£$¥¤¦§]|\b" + _CODES + r"\b)"
_CODE = r"(?:\b(?:" + _CODES + r"|pounds|dollars|euros)\b|z\u0142|[£$¤](?!\s?\d))"
_FIGURE = r"(?:\d{1,3}(?:[,. ']\d{3})+(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}|\d+)(?:\.\d{1,2}(?!\d))?"
_AMOUNT = (
    rf"(?P<signN>{_SIGN})?\s?(?P<figureN>{_FIGURE})\s?(?P<kN>k\b|K\b|[Kk](?=[\s\-+A-Z]|p\.?a\b|p\.a)"
    r"|thousand\b)?"
)

_RANGE = (
    r"(?:(?<![\w.,])(?!401\s?\(?[kK]\b)|(?<=[a-zA-Z.:])(?=[£$¤]))"
    + _AMOUNT.replace("N>", "1>")
    + (
        r"\s?(?:per annum|p\.?a\.?|gross|per day|p\.?d\.?|/day|a day|/yr|per year|per hour|/hour"
        r"|/hr)?\s?"
    )
    + r"(?:(?:-|~|(?:\b(?:rising|increasing|going|right|and) )?(?:\bup )?\bto\b"
    r"|\band\b|/|->)\s?"
    + _AMOUNT.replace("N>", "2>")
    + r")?(?P<plus>\+(?!\s?(?!base|basic|per|p\.?a|salary|dep|DOE)[a-zA-Z\d£$¤]))?"
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
            r"|\bannum\b|\byearly\b|/\s?y(?:ea)?r?\b|\bFTE\b"
        ),
    ),
)

_MILLIONS = r"^\s?(?:m\b|mn\b|million|bn\b|b\b|billion|trillion|t\b|mm\b|\+?\s?(?:million|billion))"

_MILLIONS_BEGIN = frozenset("mbt+")


class PayReader:
    """Reads pay by the words of a table."""

    def __init__(self, words: PayWords) -> None:
        """Make a reader by the words of a table; each rule is compiled when it is first tried."""
        self._labels = frozenset(words.labels)
        self._near = any_of(words.near)
        self._sure = any_of(words.sure)
        self._never = any_of(words.never)
        self._never_large = any_of(words.never_large)
        self._estimated = any_of(words.estimated)
        self._on_target = any_of(words.on_target)
        self._base = any_of(words.base)
        self._depends = any_of(words.depends)
        self._of_whom = any_of(words.of_whom)

    def read(self, advert: AdvertText, region: str = "") -> AdvertPay:
        """Find all that an advert says of pay.

        `region` is that of the advert, to pick among the pays of several places.
        """
        found = list(islice(self._amounts(advert), MOST_AMOUNTS))
        if len(found) > 1:
            found = [self._with_whom(each) for each in found]
        stated = [each for each in found if not each.pay.estimated]
        base = [each for each in stated if not each.pay.on_target]
        chosen = _Chosen(base, region)
        estimates = [each.found for each in found if each.pay.estimated]
        return AdvertPay(
            base=chosen.base,
            apart=chosen.apart,
            contradicted=chosen.contradicted,
            estimated=None if chosen.base else next(iter(estimates), None),
            on_target=next((each.found for each in stated if each.pay.on_target), None),
            depends_on_experience=self._depends_on(advert),
        )

    def _depends_on(self, advert: AdvertText) -> Found[bool] | None:
        for segment in advert.told():
            if not as_written(_DEPENDS_SIGNS).search(segment.text):
                continue
            for match in in_any_case(self._depends).finditer(segment.text):
                about = in_any_case(self._near + r"|[£$¤]|\bcompetitive\b").search(segment.text)
                if match[0].isupper() or about:
                    words = segment.written[slice(*match.span())]
                    return Found(value=True, words=words, line=segment.line_at(match.start()))
        return None

    def _amounts(self, advert: AdvertText) -> Iterator[_Amount]:
        """Yield every amount that is pay; a labelled one is surest, a badge's the least sure."""
        figures = (each for each in advert.told() if as_written(r"\d").search(each.text))
        for segment in islice(figures, MOST_FIGURES):
            section, label = segment.section, segment.heading
            if section is not Section.HEADER:
                in_pay = in_any_case(self._near).search(label) is not None
                yield from self._stated(segment, _SURER.get(section, 0), in_pay=in_pay)
            elif label in self._labels:
                yield from self._stated(segment, 6, in_pay=True)
            elif label == "badge pay":
                for each in self._stated(segment, -8, in_pay=True):
                    if each.pay.min != each.pay.max:
                        shown = each.pay.replace(from_badge=True)
                        found = each.found.replace(value=shown, why="by the job board's badge")
                        yield each.replace(found=found)
            elif label != "company":
                yield from self._stated(segment, 2, in_pay=False)

    def _stated(self, segment: Segment, more: int, *, in_pay: bool) -> Iterator[_Amount]:
        text = segment.text
        matches = list(islice(as_written(_RANGE).finditer(text), MOST_IN_LINE))
        for index, match in enumerate(matches):
            read = self._read(segment, match, in_pay=in_pay)
            if read is None:
                continue
            score, pay = read
            begin = matches[index - 1].end() if index else 0
            end = matches[index + 1].start() if index + 1 < len(matches) else len(text)
            yield _Amount(
                found=segment.found(pay, *match.span(), around=26),
                score=score + more,
                section=segment.section,
                around=(text[begin : match.start()], text[match.end() : end]),
            )

    def _with_whom(self, each: _Amount) -> _Amount:
        """Return an amount with the level or place that it is for."""
        pay = each.pay.replace(of=self._of(*each.around))
        return each.replace(found=each.found.replace(value=pay))

    def _of(self, before: str, after: str) -> str:
        """Return the level or place that an amount is for, as written, or nothing."""
        bracket = as_written(r"^\s?\(([^()]{2,40})\)").match(after)
        if bracket and in_any_case(self._of_whom).search(bracket[1]):
            return bracket[1]
        clause = as_written(r"[;|.!](?:\s|$)|\n|,\s").split(before[-60:])[-1]
        named = list(in_any_case(self._of_whom).finditer(clause))
        if not named:
            return ""
        return clause[named[0].start() :].strip(" :-–—(=•,") or named[0][0]

    def _read(
        self, segment: Segment, match: Match[str], *, in_pay: bool
    ) -> tuple[int, StatedPay] | None:
        """Return pay and how sure it is, or nothing where an amount is none."""
        text = segment.text
        before, after = (
            text[max(0, match.start() - 45) : match.start()],
            text[match.end() : match.end() + 45],
        )
        sign = _sign(match, before)
        near = in_any_case(self._near)
        pay_near = near.search(before) or near.search(after[:25])
        thousands = bool(match["k1"] or match["k2"])
        labelled = in_pay or in_any_case(r"\b(?:rate|salary|pay)\W{0,4}$").search(before)
        grouped = match["figure2"] and _grouped(match)
        if not sign and not labelled and not (pay_near and (thousands or grouped)):
            return None
        millions = after.lstrip()[:1].casefold() in _MILLIONS_BEGIN
        if millions and in_any_case(_MILLIONS).match(after):
            return None
        if in_any_case(_OF_WHAT).match(after):
            return None
        low, high = _amounts(match)
        if low is None:
            return None
        period, said = _period(before, match[0], after, high if high is not None else low)
        if not _plausible(low, high, period, sign):
            return None
        large = low >= LARGE
        if self._is_none(before, after, sure=bool(pay_near) and said, large=large):
            return None
        salary = in_pay or in_any_case(self._sure).search(_clause(text, match))
        unlikely = low < LEAST_AN_HOUR or (high or low) > MOST_A_YEAR
        unlikely &= sign in {None, "£", "GBP"}
        usual = large or (said and low >= LEAST_USUAL[period])
        if not salary and (unlikely or (segment.section is Section.BENEFITS and not usual)):
            return None
        if not salary and not said and not large:
            return None
        on_target = self._is_on_target(before, after)
        estimated = in_any_case(self._estimated).search(before + " " + after[:25]) is not None
        score = (
            1
            + 3 * bool(pay_near or in_pay)
            + 2 * said
            + 2 * bool(sign)
            + (high is not None)
            - 3 * on_target
        )
        low_end, high_end = _ends(low, high, before, plus=bool(match["plus"]))
        return score, StatedPay(
            min=low_end,
            max=high_end,
            currency=_CURRENCIES[sign.casefold().strip()] if sign else "GBP",
            period=period,
            on_target=on_target,
            estimated=estimated or in_any_case(self._estimated).search(segment.heading) is not None,
            pro_rata=_is_for_a_full_week(before, after),
        )

    def _is_on_target(self, before: str, after: str) -> bool:
        """Tell whether the nearest word says on-target earnings and none says base pay."""
        lowered = f"{before} {after}".lower()
        if not any(sign in lowered for sign in _ON_TARGET_SIGNS):
            return False
        if in_any_case(r"^\W{0,2}" + self._base).search(after):
            return False
        near = before[-30:]
        cues = list(in_any_case(self._on_target + "|" + self._base).finditer(near))
        if cues and not in_any_case(r"\d").search(near[cues[-1].end() :]):
            return in_any_case(self._on_target).fullmatch(cues[-1][0]) is not None
        rule = r"^\W{0,3}(?:\w+\s){0,2}?" + self._on_target + _NO_AMOUNT
        return in_any_case(rule).search(after) is not None

    def _is_none(self, before: str, after: str, *, sure: bool, large: bool) -> bool:
        """Tell whether the words nearest to an amount make it something else than pay."""
        last = in_any_case(r"[;.!,]\s|\bplus\b|\+").split(before[-32:])[-1]
        following = after[:28]
        cut = in_any_case(r"[+,;.(]|\bplus\b|\bwith\b|\band\b").search(following)
        following = following[: cut.start()] if cut else following
        if sure and not in_any_case(_NEVER_SURE).search(last + " " + following):
            return False
        wrong = in_any_case(self._never_large if large else self._never)
        return bool(wrong.search(last) or wrong.search(following))


_ON_TARGET_SIGNS = ("ote", "on target", "on-target", "total", "tc", "first year")
"""Letters without which nothing is earned on target."""

_DEPENDS_SIGNS = r"DOE|[Dd]epend|[Dd]ep\. |[Cc]ommensurate|[Bb]ased on"
"""Letters without which pay depends on nothing: looked for before the words of the table."""

_NEVER_SURE = r"\b(?:bonus|allowance|budget|raised|funding|estimated)\b"

_SURER = {Section.TITLE: 2, Section.INTRODUCTION: 1, Section.BENEFITS: 1}
"""How much surer an amount is in some sections."""

_OF_WHAT = (
    r"^\s?(?:a|per|each|every|/)\s?(?:minute|second|transaction|user|customer|claim|query|seat"
    r"|ticket|order|head|person|employee|mile|unit|click|token|call)\b"
)
"""What makes an amount the price or the turnover of something."""

LEAST_AN_HOUR, MOST_A_YEAR = 10, 500_000
"""Pounds. Outside these an amount is pay only where its clause says salary."""

LEAST_USUAL = {"year": 18_000, "month": 1_500, "week": 350, "day": 120, "hour": 12}
"""From these on an amount among benefits is pay where its period stands beside it."""

MOST_AMOUNTS, MOST_FIGURES, MOST_IN_LINE = 100, 400, 30
"""Amounts of pay and lines with a figure that are read of an advert, and figures of a line."""

LARGE = 20_000
"""An amount from which perks beside it do not make it one of them."""

_NO_AMOUNT = r"(?!:?\s?(?:of |up to |circa )?[£$¤]?\s?\d)"
"""Nothing that the words before it would belong to: `OTE £90k` speaks of what follows."""


def _clause(text: str, match: Match[str]) -> str:
    """Return what stands around an amount up to a full stop or semicolon."""
    before = as_written(r"[.;!?](?:\s|$)").split(text[max(0, match.start() - 90) : match.start()])[
        -1
    ]
    after = as_written(r"[.;!?](?:\s|$)").split(text[match.end() : match.end() + 60])[0]
    return before + match[0] + after


def _plausible(low: Amount, high: Amount | None, period: str, sign: str | None) -> bool:
    bottom, top = PLAUSIBLE[period]
    top *= 100 if sign and sign.casefold().strip() in SMALL_UNITS else 1
    if not bottom <= low <= top:
        return False
    return high is None or (bottom <= high <= top and high >= low)


def _ends(
    low: Amount, high: Amount | None, before: str, *, plus: bool
) -> tuple[Amount | None, Amount | None]:
    """Return both ends; one alone is a least, a most or all of it by the words before it."""
    if high is not None:
        return low, high
    if in_any_case(_MOST).search(before):
        return None, low
    return low, None if plus or in_any_case(_LEAST).search(before) else low


_MOST = r"\b(?:up ?to|upto|max(?:imum)?(?: of)?|to)\W{0,4}$"
_LEAST = (
    r"\b(?:from|starting (?:at|from)|minimum(?: of)?|at least|upwards of|in excess of"
    r"|over|min(?:imum)? (?:\w{1,20} )?(?:rate|salary|pay|base))\W{0,4}$"
)


class _Amount(Record):
    """An amount that is pay, and how sure that is."""

    found: Found[StatedPay]
    score: int
    section: Section
    around: tuple[str, str]
    """What stands before it and after it, up to other amounts."""

    @property
    def pay(self) -> StatedPay:
        """Return the pay itself."""
        return self.found.value


NEAR_LINES = 2
"""Lines between which pays of several levels or places stand together, for each of them."""

_FULL_WEEK = (
    r"\bpro[- ]?rata\b|(?<![\d%])(?<!\d\s|%\s)\b[fw]\.?t\.?e\b"
    r"|\b(?:full|whole)[- ]time[- ]equivalent\b"
)
"""Words for pay of a full week, beside an amount. `0.6 FTE` is only how much of it is worked."""

SURE = 6
"""How sure an amount in the text must be to outdo one in the header."""

CLOSE = 4
"""How much less sure an amount may be than the surest to be held beside it."""


def _is_for_a_full_week(before: str, after: str) -> bool:
    """Tell whether the words beside an amount, up to the next one, say so."""
    own = in_any_case(r"[£$€]\s?\d").split(after)[0]
    rule = in_any_case(_FULL_WEEK)
    return rule.search(own) is not None or rule.search(before[-25:]) is not None


class _Chosen:
    """What is base pay among the amounts of an advert."""

    def __init__(self, amounts: list[_Amount], region: str) -> None:
        self.base: Found[StatedPay] | None = None
        self.apart: tuple[Found[StatedPay], ...] = ()
        self.contradicted: Found[StatedPay] | None = None
        if not amounts:
            return
        best = max(amounts, key=lambda each: each.score)
        if best.pay.from_badge:
            self.base = best.found if best.pay.period == "year" else None
            return
        same = [each for each in amounts if _same_kind(each.pay, best.pay)]
        alike = [each for each in same if each.score >= best.score - CLOSE]
        several = _several([each for each in alike if _is_range(each.pay)])
        if several:
            self.apart = tuple(_once(each.found for each in several))
            self.base = _own(several, region).found
            return
        for other in same:
            if _is_one_of(best.pay, other.pay):
                best = other.replace(score=max(best.score, other.score))
        self._settle(best, [o for o in same if o.score >= min(best.score - CLOSE, SURE)])

    def _settle(self, best: _Amount, alike: list[_Amount]) -> None:
        """Take the surest, and an advert's own text before its header or title."""
        at_top = {Section.HEADER, Section.TITLE}
        # What a part-time post pays and what that is for a full week are both true.
        against = [
            other
            for other in alike
            if _apart(other.pay, best.pay) and other.pay.pro_rata == best.pay.pro_rata
        ]
        told = [o for o in against if o.section not in at_top and o.score >= SURE]
        if best.section in at_top and told:
            self.base, self.contradicted = told[0].found, best.found
            return
        self.base = best.found
        if against:
            self.contradicted = against[0].found


def _several(amounts: list[_Amount]) -> list[_Amount]:
    """Return the pays for several levels or places that stand together, if there are several."""
    labelled = [each for each in amounts if each.pay.of]
    together = [
        each
        for each in amounts
        if any(
            abs((each.found.line or 0) - (other.found.line or 0)) <= NEAR_LINES * len(labelled)
            for other in labelled
        )
    ]
    named = {each.pay.of.casefold() for each in together}
    ends = {_ends_of(each.pay) for each in together}
    apart = any(_apart(one.pay, other.pay) for one in labelled for other in together)
    return together if len(named) > 1 and len(ends) > 1 and apart else []


def _own(amounts: list[_Amount], region: str) -> _Amount:
    """Return the pay for the advert's own place, or the first."""
    london = in_any_case(r"(?<!outside )(?<!outside of )\blondon\b")
    if region == "london":
        return next((each for each in amounts if london.search(each.pay.of)), amounts[0])
    if region == "rest-of-uk":
        return next((each for each in amounts if not london.search(each.pay.of)), amounts[0])
    return amounts[0]


def _once(found: Iterable[Found[StatedPay]]) -> Iterator[Found[StatedPay]]:
    seen: set[object] = set()
    for each in found:
        key = (each.value.of.casefold(), _ends_of(each.value))
        if key not in seen:
            seen.add(key)
            yield each


def _same_kind(pay: StatedPay, other: StatedPay) -> bool:
    same = (pay.currency, pay.period) == (other.currency, other.period)
    return same and not pay.from_badge


def _is_range(pay: StatedPay) -> bool:
    return pay.min is not None and pay.max is not None


def _ends_of(pay: StatedPay) -> tuple[Amount | None, Amount | None]:
    return pay.min, pay.max


def _is_one_of(pay: StatedPay, other: StatedPay) -> bool:
    """Tell whether a single figure is an end of a range, or lies within it."""
    if not _is_range(other) or other.min == other.max:
        return False
    if pay.min is None or pay.max is None:
        return (pay.max or pay.min) in {other.min, other.max}
    within = other.min is not None and other.max is not None and other.min <= pay.min <= other.max
    return pay.min == pay.max and within


def _apart(pay: StatedPay, other: StatedPay) -> bool:
    """Tell whether two pays cannot both be that of one post."""
    if not _is_range(pay) or not _is_range(other) or _ends_of(pay) == _ends_of(other):
        return False
    return not _is_one_of(pay, other) and not _is_one_of(other, pay)


@lru_cache(maxsize=4)
def pay_reader(words: AdvertWords) -> PayReader:
    """Return the reader by a table's words, made once."""
    return PayReader(words.pay)


def _sign(match: Match[str], before: str) -> str | None:
    """Return the currency's sign or code; a code before a dollar says whose dollar it is."""
    signs = (match["sign1"], match["sign2"], match["code"])
    sign = next((mark for mark in signs if mark and mark.casefold() in _CURRENCIES), None)
    code = as_written(r"\b([A-Z]{3})\s?$").search(before)
    return code[1] if sign == "$" and code and code[1].casefold() in _CURRENCIES else sign


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
    grouped = in_any_case(r"^(\d{1,3}(?:[,. ']\d{3})+|\d{1,2}(?:,\d\d)+,\d{3})(\.\d{1,2})?$").match(
        words
    )
    if grouped:
        return Decimal(in_any_case(r"\D").sub("", grouped[1]) + (grouped[2] or ""))
    return Decimal(words)


def _period(before: str, match: str, after: str, amount: Amount) -> tuple[str, bool]:
    """Return the period and whether the advert says it; otherwise the amount decides."""
    nearest = after[:24]
    cut = in_any_case(r"[;|,]|\bor\b|\bfor\b|\band\b|\+|\d").search(nearest)
    nearest = nearest[: cut.start()] if cut else nearest
    said = (nearest + match).casefold()
    for period, cues in _PERIODS:
        if _LETTER_OF[period] not in said:
            continue  # its rule need not even be compiled
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


_LETTER_OF = {"day": "d", "hour": "h", "month": "m", "week": "w", "year": ""}
"""A letter without which no words say a period."""

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
