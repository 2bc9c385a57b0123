"""Pay and other amounts of pounds as people write them: `95000`, `£95k`, `8k/month`, `70-80k`.

The one place that decides what an amount means. A unit that is written with a number is believed.
A number without one is a year's pay, unless it is so small that a month's, a day's or thousands
are the likelier reading: then it is refused, with what to write instead.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from mlcareer.errors import UsageError
from mlcareer.guide.amount import FULL_TIME_HOURS, WORKING_DAYS_A_WEEK, Amount, PayUnit
from mlcareer.reading.plain_number import is_plain_number
from mlcareer.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_TEXT = 500
"""Characters of an amount or a range as they are typed."""

LARGEST_AMOUNT = Decimal(100_000_000)
"""Pounds. More than this is a slip of the keyboard and not somebody's pay."""

LEAST_YEARLY_PAY = Decimal(12_000)
"""Pounds. Less than this without a unit is asked about: a full-time year of work pays more."""

MOST_A_DAY = Decimal(10_000)
"""Pounds. More than this is a year's pay and no day rate."""

LEAST_EXTRA = Decimal(100)
"""Pounds. A smaller bonus, year of equity or sign-on bonus is taken for a slip, except zero."""

_EXAMPLES = "Write it as 95000, 95,000, £95k or 95k."
_SCALES = {"": 1, "k": 1_000, "m": 1_000_000}
_POUNDS = r"(?:gbp|pounds?|quid)"
_AMOUNT = (
    r"(?P<minus>-)?\s*(?:£|gbp)?\s*(?P<minus_after>-)?"
    r"(?P<whole>[0-9]{1,3}(?:[,_ ][0-9]{3})+|[0-9]+)?(?P<decimals>\.[0-9]+)?"
    rf"\s*(?P<scale>[km]?)(?:\s*{_POUNDS})?"
)

_UNIT_NAMES: dict[PayUnit, str] = {
    "year": r"years?|yrs?|annum|a|y",
    "month": r"(?:calendar\s+)?months?|mths?|mo|cm|m",
    "week": r"weeks?|wks?|w",
    "day": r"days?|diem|d",
    "hour": r"hours?|hrs?|h",
}
_UNIT_WORDS: dict[PayUnit, str] = {
    "year": r"year|yearly|annual(?:ly)?",
    "month": r"month|monthly",
    "week": r"week|weekly",
    "day": r"day|daily",
    "hour": r"hour|hourly",
}
_LEAD = r"(?:/|\bper\b|(?<![a-z])p\s?[/.]?|\ban?\b)"
_UNITS = {
    unit: rf"\s*(?:{_LEAD}\s*(?:{names})|(?<![a-z])(?:{_UNIT_WORDS[unit]}))\.?\s*$"
    for unit, names in _UNIT_NAMES.items()
}
"""How a unit may end a text: `/day`, `a day`, `per day`, `p/d`, `pd`, `p.d.`, `daily`."""

_RANGE = (
    rf"(?P<low>[^-]*[0-9][0-9,_. ]*[km]?(?:\s*{_POUNDS})?(?:\s*{_LEAD}\s*[a-z]+\.?)?)"
    r"\s*(?:-|\u2013|\u2014|to)\s*(?P<high>\D*[0-9].*)"
)
"""Two amounts with a dash or `to` between them."""


class Reading(Record, kw_only=False):
    """One thing that a number without a unit may mean, and how to write that."""

    question: str
    typed: str
    command: str | None = None
    """The command that answers it, where that is another one."""


class DoubtfulAmountError(UsageError):
    """A number that may be a month's pay, a day rate or thousands; nothing is assumed."""

    def __init__(self, typed: str, message: str, readings: Sequence[Reading]) -> None:
        """Say what is wrong, and as a hint how to write each reading, the likeliest first."""
        self.typed = typed
        self.readings = tuple(readings)
        ways = [f"{reading.question} {_in_words(reading)}" for reading in self.readings]
        super().__init__(message, hint="\n".join(ways) or _EXAMPLES)

    def hint_for(self, arguments: Sequence[str]) -> str | None:
        """Return a command line for each reading, made of the one that was typed."""
        from shlex import join

        if not self.readings or self.typed not in arguments:
            return self.hint
        width = max(len(reading.question) for reading in self.readings)
        lines = []
        for reading in self.readings:
            if reading.command is not None:
                command = [reading.command, reading.typed]
            else:
                command = [self._meant(argument, reading) for argument in arguments]
            lines.append(f"{reading.question:<{width}}   {join(['mlcareer', *command])}")
        return "\n".join(lines)

    def _meant(self, argument: str, reading: Reading) -> str:
        """Write an argument by a reading: other amounts in the same doubt follow it."""
        if argument == self.typed:
            return reading.typed
        unit = reading.typed.removeprefix(_bare(self.typed))
        try:
            read = parse_amounts(argument)
        except UsageError:
            return argument
        if any(amount.stated or amount.pounds >= LEAST_YEARLY_PAY for amount in read):
            return argument
        return f"{_bare(argument)}{unit}" if _same_size(self.typed, argument) else argument


def parse_pounds(text: str) -> Decimal:
    """Read an amount of pounds, exactly as it is written.

    Raises:
        UsageError: It is not an amount, is negative, is not in pounds, or is beyond any pay.
    """
    typed = _plain(text)
    number = typed.removesuffix("k")
    if is_plain_number(number) and (number.isdecimal() or number != typed):
        return _payable(text, Decimal(number) * _SCALES[typed[len(number) :]])

    import re

    if re.search(r"[$€¥₹]|\b(usd|eur|chf)\b", typed):
        raise UsageError(f"{text!r} is not in pounds", hint=f"Convert it first. {_EXAMPLES}")
    found = re.fullmatch(_AMOUNT, typed)
    if found is None or not (found["whole"] or found["decimals"]):
        if re.search(r"[0-9]\s*k?\s*(-|\N{EN DASH}|to)\s*£?[0-9]", typed):
            raise UsageError(f"{text!r} is a range, not one amount", hint="Give one figure of it.")
        raise UsageError(f"{text!r} is not an amount of pounds", hint=_EXAMPLES)
    decimals, scale = found["decimals"] or "", found["scale"]
    if len(decimals) > len(".00") and not scale:
        # 95.000 is ninety-five thousand to some and ninety-five to others.
        raise UsageError(f"{text!r} could be read in two ways", hint=_EXAMPLES)
    whole = re.sub(r"[,_ ]", "", found["whole"] or "0")
    amount = Decimal(f"{whole}{decimals}") * _SCALES[scale]
    if (found["minus"] or found["minus_after"]) and amount:
        raise UsageError(f"{text!r} is less than nothing", hint=_EXAMPLES)
    return _payable(text, amount)


def _payable(text: str, amount: Decimal) -> Decimal:
    """Return an amount that is not beyond any pay."""
    if amount > LARGEST_AMOUNT:
        most = f"£{LARGEST_AMOUNT:,}"
        raise UsageError(f"{text!r} is beyond any pay", hint=f"The most is {most}. {_EXAMPLES}")
    return amount


def _plain(text: str) -> str:
    # Some rules below are slow on a long text, which is no amount.
    if len(text) > LONGEST_TEXT:
        raise UsageError("the text is too long for an amount of pounds", hint=_EXAMPLES)
    plain = " ".join(text.casefold().split())
    plain = plain.replace("\N{MINUS SIGN}", "-").replace(" grand", "k")
    return plain.removesuffix(" gross").removesuffix(" before tax").rstrip()


def parse_amount(text: str) -> Amount:
    """Read pounds with the unit that is written beside them, a year without one.

    Raises:
        UsageError: It is not an amount of pounds.
    """
    rest, unit = _without_unit(text)
    return Amount(pounds=parse_pounds(rest), unit=unit or "year", stated=unit is not None)


def parse_amounts(text: str) -> tuple[Amount, ...]:
    """Read one amount, or the two ends of a range such as `70-80k` or `£400 to £450 a day`.

    A `k` or a unit at the end counts for both ends. Ends that are the same are one amount.

    Raises:
        UsageError: An end is no amount of pounds, or the range does not rise.
    """
    import re

    rest, unit = _without_unit(text)
    parts = re.fullmatch(_RANGE, rest.strip(), re.IGNORECASE)
    if parts is None:
        return (parse_amount(text),)
    low, high = parts["low"], parts["high"]
    scale = re.search(rf"[km](?=\s*(?:{_POUNDS})?$)", high, re.IGNORECASE)
    if scale and re.fullmatch(r"\D*[0-9]{1,3}(\.[0-9]+)?\s*", low):
        low = f"{low}{scale[0]}"
    last = Amount(pounds=parse_pounds(high), unit=unit or "year", stated=unit is not None)
    first = parse_amount(low)
    if not first.stated:
        first = first.replace(unit=last.unit, stated=last.stated)
    elif first.unit != last.unit:
        raise UsageError(f"{text!r} has two units", hint="Give both ends for the same time.")
    if first.pounds > last.pounds:
        hint = f"Write the lower end first: {last.pounds:f}-{first.pounds:f}."
        raise UsageError(f"{text!r} does not rise", hint=hint)
    return (first,) if first == last else (first, last)


def _without_unit(text: str) -> tuple[str, PayUnit | None]:
    """Split the unit off that ends a text."""
    import re

    typed = _plain(text)
    if typed.removesuffix("k")[-1:].isdecimal():
        # As most amounts are written; no unit ends so, and none has to be looked for.
        return text, None
    for unit, pattern in _UNITS.items():
        found = re.search(pattern, typed)
        if found:
            return typed[: found.start()], unit
    return text, None


def parse_pay(text: str, *, hours: Decimal | None = None) -> Decimal:
    """Read pay as pounds a year, to the penny; nothing at all is an amount too.

    `hours` a week are what pay by the hour is multiplied by, 37.5 without them.

    Raises:
        UsageError: It is not an amount of pounds, or is by the day.
        DoubtfulAmountError: It has no unit and is too little to be a year's pay: `82` is most
            likely 82k, and `4200` a month's.
    """
    amount = parse_amount(text)
    if amount.pounds or amount.stated:
        check_pay(text, amount)
    return amount.a_year(hours)


def parse_yearly_pay(text: str, *, hours: Decimal | None = None) -> int:
    """Read base pay a year in whole pounds, rounded to the nearest, halves up.

    Raises:
        UsageError: It is not an amount of pounds, is nothing, or is by the day.
        DoubtfulAmountError: As for `parse_pay`.
    """
    amount = parse_amount(text)
    check_pay(text, amount)
    return _whole(amount.a_year(hours))


def parse_yearly_pay_or_range(text: str, *, hours: Decimal | None = None) -> tuple[int, int | None]:
    """Read base pay a year, or a range of it such as `48k-62k`, in whole pounds.

    The second is `None` for one amount, and for a range whose ends are the same.

    Raises:
        UsageError: An end is no amount of pay or is by the day, or the range does not rise.
        DoubtfulAmountError: As for `parse_pay`.
    """
    amounts = parse_amounts(text)
    check_pay(text, *amounts)
    first, *last = (_whole(amount.a_year(hours)) for amount in amounts)
    return (first, last[0] if last and last[0] != first else None)


def parse_pay_range(text: str, *, hours: Decimal | None = None) -> tuple[Decimal, ...]:
    """Read pay as pounds a year to the penny: one amount, or the two ends of a range.

    Raises:
        UsageError: An end is no amount of pay or is by the day, or the range does not rise.
        DoubtfulAmountError: As for `parse_pay`.
    """
    amounts = parse_amounts(text)
    if len(amounts) > 1 or amounts[0].pounds or amounts[0].stated:
        check_pay(text, *amounts)
    return tuple(amount.a_year(hours) for amount in amounts)


def parse_net(text: str) -> Amount:
    """Read take-home pay that somebody wants, by the year, month or week.

    Raises:
        UsageError: It is not an amount of pounds, is nothing, or is by the day or the hour.
        DoubtfulAmountError: It has no unit and is so little that a month's may be meant.
    """
    amount = parse_amount(text)
    if not amount.pounds:
        raise UsageError(f"{text!r} is no take-home pay", hint="Write it as 4500/month.")
    if amount.unit in {"day", "hour"}:
        raise UsageError(
            f"{text!r} is not by the month or year", hint="Write it as 4500/month or 54k/year."
        )
    if amount.stated or amount.pounds >= LEAST_YEARLY_PAY:
        return amount
    bare = _bare(text)
    ways = [Reading("A month?", f"{bare}/month"), Reading("A year?", f"{bare}/year")]
    raise DoubtfulAmountError(text, f"{_shown([amount])} a month or a year?", ways)


def parse_day_rate(text: str) -> Decimal:
    """Read a day rate in pounds, to the penny; a number without a unit is by the day.

    A day has 7.5 hours and a week five days.

    Raises:
        UsageError: It is not an amount of pounds, is nothing, or is by the month or the year.
    """
    amount = parse_amount(text)
    if not amount.pounds:
        raise UsageError(f"{text!r} is no day rate", hint="Write it as 600/day.")
    if amount.unit in {"month", "year"} and amount.stated:
        raise UsageError(
            f"{text!r} is not a day rate",
            hint="Write it as 600/day. Pay by the month or year: mlcareer take-home.",
        )
    if amount.unit == "hour":
        rate = amount.pounds * FULL_TIME_HOURS / WORKING_DAYS_A_WEEK
    elif amount.unit == "week":
        rate = amount.pounds / WORKING_DAYS_A_WEEK
    else:
        rate = amount.pounds
    rate = rate.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if rate > MOST_A_DAY:
        raise UsageError(
            f"{_shown([amount])} is not a day rate",
            hint=f"The most is £{MOST_A_DAY:,} a day. A salary: mlcareer take-home {text}",
        )
    return rate


def check_pay(text: str, *amounts: Amount) -> None:
    """Refuse what cannot be taken for pay by the year without asking.

    Raises:
        UsageError: It is nothing.
        DoubtfulAmountError: An amount without a unit is less than any full-time year pays, or one
            is by the day, which `contract` answers.
    """
    shown = _shown(amounts)
    if not all(amount.pounds for amount in amounts):
        raise UsageError(f"{text!r} is no pay for a year", hint=_EXAMPLES)
    if amounts[0].unit == "day":
        rate = f"{_number(amounts[-1].pounds)}/day"
        raise DoubtfulAmountError(
            text,
            f"{shown} a day is a day rate, not a salary.",
            [Reading("Contract or permanent?", rate, "contract")],
        )
    least = amounts[0]
    if least.stated or least.pounds >= LEAST_YEARLY_PAY:
        return
    if least.pounds < _LEAST_FOR_A_YEAR:
        message = f"{shown} is not a year's pay."
    else:
        message = f"{shown} could be a month's pay or a year's."
    raise DoubtfulAmountError(text, message, list(_readings(text, least.pounds)))


_LEAST_FOR_A_YEAR = Decimal(1_000)
"""Pounds. From here on a number might be the pay of a very short week for a year."""

_LIKELY: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ()),
    (12, ("hour",)),
    (20, ("hour", "k")),
    (100, ("k", "hour")),
    (250, ("k", "day", "hour")),
    (1_000, ("day", "month", "k")),
    (2_000, ("month", "day", "year")),
    (12_000, ("month", "year")),
)
"""What a number below each limit is likely to mean, the likeliest first."""

_QUESTIONS = {
    "hour": "An hour's pay?",
    "day": "A day rate?",
    "month": "A month's pay?",
    "year": "A year's pay?",
    "k": "In thousands?",
}


def _readings(text: str, pounds: Decimal) -> Iterator[Reading]:
    likely = next((units for limit, units in _LIKELY if pounds < limit), ())
    bare = _bare(text)
    for unit in likely:
        if unit == "k":
            yield Reading(_QUESTIONS[unit], f"{bare}k")
        else:
            command = "contract" if unit == "day" else None
            yield Reading(_QUESTIONS[unit], f"{bare}/{unit}", command)


def _same_size(one: str, other: str) -> bool:
    """Whether the same is likely of two numbers, so that what is meant by one is by the other."""

    def likely(text: str) -> tuple[str, ...]:
        pounds = parse_amounts(text)[0].pounds
        return next((units for limit, units in _LIKELY if pounds < limit), ())

    return set(likely(one)) & set(likely(other)) != set()


def _bare(text: str) -> str:
    """Write amounts without a unit, a sign of pounds or a thousands separator."""
    return "-".join(_number(amount.pounds) for amount in parse_amounts(text))


def _number(pounds: Decimal) -> str:
    return f"{pounds.normalize():f}"


def _shown(amounts: Sequence[Amount]) -> str:
    return "–".join(
        f"£{amount.pounds:,.0f}"
        if amount.pounds == int(amount.pounds)
        else f"£{amount.pounds:,.2f}"
        for amount in amounts
    )


def _in_words(reading: Reading) -> str:
    if reading.command is not None:
        return f"See 'mlcareer {reading.command} {reading.typed}'."
    return f"Write {reading.typed}."


def _whole(pounds: Decimal) -> int:
    return int(pounds.to_integral_value(ROUND_HALF_UP))


def parse_extra(text: str, what: str = "bonus") -> Decimal:
    """Read pounds that are paid beside base pay: a bonus, a year's equity or a sign-on bonus.

    An amount by the month is multiplied by twelve, and so on. Zero says that there is none.

    Raises:
        UsageError: It is not an amount of pounds, or is above zero and below 100.
    """
    if "%" in text and "equity" in what:
        raise UsageError(
            f"{text!r} of a company is no amount of pounds",
            hint="Give what it is worth, or for options --strike, --shares and --all-shares.",
        )
    amount = parse_amount(text)
    problem = None if amount.stated else doubt_about_extra(amount.pounds, what)
    if problem:
        raise UsageError(f"{text!r} is too little for a {what}", hint=problem)
    return amount.a_year()


def doubt_about_extra(pounds: Decimal | int, what: str = "bonus") -> str | None:
    """Return what may have been meant by so few pounds, or `None` where there is no doubt."""
    if not 0 < pounds < LEAST_EXTRA:
        return None
    number = _number(Decimal(pounds))
    meant = f"{number}%" if what in {"bonus", "pension"} else f"{number}k"
    return f"Did you mean {meant}? In pounds it is 0, or £{LEAST_EXTRA} or more."


def extra_in_file(value: object, what: str = "bonus") -> int:
    """Read a bonus, a year's equity or a sign-on bonus from a file, in whole pounds, halves up.

    Raises:
        UsageError: It is no amount, or is above zero and below 100.
    """
    return _whole(parse_extra(_file_text(value), what))


def _file_text(value: object) -> str:
    """Write a value of a file as it would be typed.

    Raises:
        UsageError: It is neither a number nor a text.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise UsageError(f"{value!r} is not an amount of pounds", hint=_EXAMPLES)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
