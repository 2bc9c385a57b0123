"""Offer files: one offer a file, in TOML, JSON or YAML, every mistake by its line.

Each key has its own reader, so that amounts may be texts ("85k") and every doubt of the command
line holds here too. Names become entries here.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mlcareer.errors import DataError, UsageError
from mlcareer.guide.lookup import find
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.places import find_place
from mlcareer.guide.toml_file import TomlFile, shown
from mlcareer.guide.visa_rules import find_route
from mlcareer.reading.days import parse_days
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import extra_in_file, parse_extra, parse_pounds, parse_yearly_pay
from mlcareer.reading.other_formats import read_values
from mlcareer.reading.percent import is_percent, parse_bonus_on, percent_in_file
from mlcareer.reading.vesting import cliff_in_file, vest_in_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules

TEMPLATE = """\
# One offer, for `mlcareer offer FILE` and `mlcareer offers FILE FILE`.
#
# Only base is needed. Take the # away from what the offer states and leave the rest as it is:
# what is not stated is never made up, and is what to ask for. Pounds are a year's
# unless it says otherwise, and "85k" or "4k/month" will do. The order is that of most letters.

name = "Example"                  # what to call it beside others

# level = "mid"                   # junior, mid, senior or staff
# region = "london"               # london, rest-of-uk, or a place such as cambridge
# office_days = 2                 # a week
# hours = 37.5                    # a week; fewer than 16 as "12 a week"
# full_time_hours = 37.5          # a full week there, if yours is shorter
# probation = "6 months"

base = 82_000                     # base pay, for those hours

# bonus = 8_000                   # in pounds; 0 says that there is none
# bonus_percent = 10              # or as a share of base pay: give one of the two
# bonus_contractual = false       # whether the contract promises it
# sign_on = 5_000                 # the sign-on bonus, paid once
# sign_on_repay = "12 months"     # until when you would repay it; "none" if never

# equity = 12_000                 # what vests a year, at the value that the offer puts on it
# vest = "4y"                     # or how a whole grant vests: "4y", "10/20/30/40"
# cliff = "1y"                    # before which nothing vests
# equity_kind = "rsu"             # "rsu" (listed), "options" or "private rsu"; only rsu are pay
# strike = 2.50                   # of options: pounds for a share
# shares = 10_000                 # how many you get
# all_shares = 20_000_000         # how many there are, fully diluted
# employer_insurance = false      # whether you bear the employer's National Insurance on shares

# employer_pension_percent = 6    # 0 if you opt out; not stated, the legal minimum is assumed
# employer_pension_of = "salary"  # or "qualifying-earnings": a percentage of what?
# pension_percent = 5             # your own share of base pay, tax relief included
# pension_method = "salary-sacrifice"  # or "net-pay" or "relief-at-source"

# holiday_days = 33               # a year; or "25 plus bank holidays"
# notice = "3 months"
# covenants = "6 months, no competitors"

# visa_route = "standard"         # if you need a visa: or "new-entrant", "stem-phd", "other-phd",
#                                 # "transitional" and others: see mlcareer visa
# occupation = "2134"             # the SOC 2020 code that the sponsor would use

# What holds of you:
# nation = "england"              # where you live: or "wales", "northern-ireland", "scotland"
# student_loans = ["2"]           # any of "1", "2", "4", "5", "postgraduate"
# children = 2                    # for whom you or your partner get child benefit

# current = 75_000                # your base pay now
# current_bonus = 6_000           # in pounds, or "8%"
# current_pension = 5             # your own share of it
# current_employer_pension = 8
# current_holiday = 33
# current_nation = "scotland"     # the nation that taxes it; by default the offer's
"""
"""An offer file with every key, all but two of them commented out."""

BLANK = "For a blank file: mlcareer offer --template > offer.toml"

LONGEST_TEXT = 200
"""Characters of a term in words."""

LARGEST_COUNT = 100_000_000_000
"""Shares of one company."""

MOST_CHILDREN = 20
DAYS_A_WEEK = 7


class _Known:
    """The data in which the names of an offer are found, and the hours that its pay is for."""

    def __init__(self, guide: Guide, rules: PayRules, visa_rules: VisaRules) -> None:
        self.guide, self.rules, self.visa_rules = guide, rules, visa_rules
        self.hours: Decimal | None = None


_Reader = Callable[[_Known, object], Any]


def read_offer(path: str, guide: Guide, rules: PayRules, visa_rules: VisaRules) -> OfferTerms:
    """Read an offer file.

    Raises:
        UsageError: There is no such file.
        DataError: It cannot be read or does not fit; every problem is listed by file, line
            and key.
    """
    try:
        return checked_offer(read_values(path), guide, rules, visa_rules)
    except DataError as error:
        error.hint = error.hint or BLANK
        raise


def read_offers(
    paths: Iterable[str],
    guide: Guide,
    rules: PayRules,
    visa_rules: VisaRules,
    own: Mapping[str, Any] | None = None,
) -> tuple[OfferTerms, ...]:
    """Read several offer files; one that gives itself no name goes by its file's.

    `own` are terms that hold of the person whatever is offered, by their names: they fill in
    what a file leaves open, and nothing that it says.

    Raises:
        UsageError: A file is not there.
        DataError: Something is wrong in one or more of them; all is listed at once.
    """
    found: list[OfferTerms] = []
    problems: list[str] = []
    missing: list[UsageError] = []
    for path in paths:
        try:
            file = read_values(path)
            terms = checked_offer(file, guide, rules, visa_rules)
        except UsageError as error:
            missing.append(error)
            continue
        except DataError as error:
            problems += [
                problem if problem.startswith(path) else f"{path}: {problem}"
                for problem in error.problems
            ]
            continue
        if "name" not in file.values:
            terms = terms.replace(name=os.path.splitext(os.path.basename(path))[0])
        open_terms = {name: value for name, value in (own or {}).items() if name not in file.values}
        terms = terms.replace(**open_terms)
        found.append(terms)
    if missing and not problems:
        raise missing[0] if len(missing) == 1 else _none_of_them(missing)
    if problems:
        problems += map(str, missing)
        raise DataError(f"problems in the offers: {len(problems)}", problems, hint=BLANK)
    return tuple(found)


def _none_of_them(missing: Iterable[UsageError]) -> UsageError:
    """Join what is wrong with several paths into one error."""
    errors = tuple(missing)
    return UsageError(
        "\n".join(map(str, errors)),
        hint=" ".join(dict.fromkeys(filter(None, (error.hint for error in errors)))),
    )


def checked_offer(
    file: TomlFile, guide: Guide, rules: PayRules, visa_rules: VisaRules
) -> OfferTerms:
    """Make the terms of a file's values.

    Raises:
        DataError: Something is wrong; every problem is listed by file, line and key.
    """
    known = _Known(guide, rules, visa_rules)
    terms: dict[str, Any] = {}
    # Pay by the hour is for the hours of the offer.
    for key, value in sorted(file.values.items(), key=lambda item: item[0] != "hours"):
        reader = _READERS.get(key)
        if reader is None:
            file.report(
                (key,),
                f"there is no such key{file.near(key, _READERS)}; found {shown(value)}",
            )
            continue
        try:
            terms[key] = reader(known, value)
            known.hours = terms.get("hours")
        except UsageError as error:
            file.report((key,), " ".join(f"{error.sentence} {error.hint or ''}".split()))
    _check_together(file, terms)
    if "base" not in file.values:
        file.report((), "base is missing: write base = 82_000")
    file.raise_problems()
    return OfferTerms(**terms)


def _check_together(file: TomlFile, terms: dict[str, Any]) -> None:
    """Report what does not go together, and read what depends on another key."""
    values = file.values
    if "bonus" in values and "bonus_percent" in values:
        file.report(("bonus_percent",), "the bonus is given twice: leave bonus or this out")
    elif isinstance(terms.get("bonus"), tuple):
        # A share written under `bonus`.
        terms["bonus_percent"] = terms.pop("bonus")[0]
    bonus = terms.get("current_bonus")
    if isinstance(bonus, str):
        base = terms.get("current")
        if base is None:
            file.report(("current_bonus",), "a bonus in per cent needs current, your base pay now")
        else:
            terms["current_bonus"] = parse_bonus_on(bonus, Decimal(base))
    hours, full = terms.get("hours"), terms.get("full_time_hours")
    if hours is not None and full is not None and hours > full:
        file.report(("full_time_hours",), f"a full week has at least the {hours} hours of yours")
    for key in ("vest", "cliff", "strike", "shares", "all_shares"):
        if key in values and "equity" not in values:
            file.report((key,), "this belongs to equity, which is not there")
    shares, whole = terms.get("shares"), terms.get("all_shares")
    if shares is not None and whole is not None and shares > whole:
        file.report(("all_shares",), f"the company has at least your {shares:,} shares")


def _text_of(value: object, what: str, example: str) -> str:
    """Return a number or a text of a file as it would be typed.

    Raises:
        UsageError: It is neither.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        raise UsageError(f"{shown(value)} is not {what}", hint=f"Write {example}.")
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _words(_: _Known, value: object) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or len(text) > LONGEST_TEXT:
        hint = f'Write up to {LONGEST_TEXT} characters, such as "3 months".'
        raise UsageError(f"{shown(value)} is not a few words", hint=hint)
    return text


def _base(known: _Known, value: object) -> int:
    return parse_yearly_pay(_text_of(value, "base pay", '82_000 or "82k"'), hours=known.hours)


def _bonus(_: _Known, value: object) -> int | tuple[Decimal]:
    if isinstance(value, str) and is_percent(value):
        return (percent_in_file(value),)
    return extra_in_file(value, "bonus")


def _current_bonus(_: _Known, value: object) -> Decimal | str:
    if isinstance(value, str) and is_percent(value):
        percent_in_file(value)
        return value
    return parse_extra(_text_of(value, "a bonus", '6_000 or "8%"'), "bonus")


def _extra(what: str) -> _Reader:
    return lambda _, value: extra_in_file(value, what)


def _typed(parse: Callable[[str], object], what: str, example: str) -> _Reader:
    """Return what reads a value as it would be typed for an option."""
    return lambda _, value: parse(_text_of(value, what, example))


def _entry(kind: str, data: str, table: str) -> _Reader:
    """Return what finds an entry of a table by its name."""
    return lambda known, value: find(kind, _name(value), getattr(getattr(known, data), table))


_hours = _typed(parse_hours, "hours a week", "37.5")
_days = _typed(parse_days, "days of holiday", '33 or "25 plus bank holidays"')
_nation = _entry("nation", "rules", "nation")


def _percent(_: _Known, value: object) -> Decimal | int:
    percent = percent_in_file(value)
    return int(percent) if percent == percent.to_integral_value() else percent


def _yes_or_no(_: _Known, value: object) -> bool:
    words = {"yes": True, "true": True, "no": False, "false": False}
    found = value if isinstance(value, bool) else words.get(str(value).strip().casefold())
    if found is None:
        raise UsageError(f"{shown(value)} is neither yes nor no", hint="Write true or false.")
    return found


def _office_days(_: _Known, value: object) -> Decimal:
    text = _text_of(value, "days a week", "2").removesuffix("days").strip()
    if not text.replace(".", "", 1).isdecimal() or Decimal(text) > DAYS_A_WEEK:
        raise UsageError(f"{text!r} is not a number of days a week", hint="Write 0 to 5.")
    return Decimal(text)


def _strike(_: _Known, value: object) -> Decimal:
    strike = parse_pounds(_text_of(value, "a price", "2.50"))
    if not strike:
        raise UsageError("a strike price of nothing", hint="Write pounds for a share, as 0.01.")
    return strike


def _count(_: _Known, value: object) -> int:
    text = _text_of(value, "a number of shares", "10_000").replace(",", "").replace("_", "")
    if not text.isdecimal() or not 0 < int(text) <= LARGEST_COUNT:
        raise UsageError(f"{shown(value)} is not a number of shares", hint="Write 10_000.")
    return int(text)


def _children(_: _Known, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_CHILDREN:
        raise UsageError(
            f"{shown(value)} is not a number of children", hint=f"Write 0 to {MOST_CHILDREN}."
        )
    return value


def _name(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str) or not str(value).strip():
        raise UsageError(f"{shown(value)} is not a name", hint="Write it in quotation marks.")
    return str(value)


def _loans(known: _Known, value: object) -> tuple[Any, ...]:
    """Read loan plans from a list, or from one text: `"2"`, `"2, postgraduate"`, `"none"`."""
    names = [_name(each) for each in (value if isinstance(value, tuple) else (value,))]
    parts = [part.strip() for name in names for part in name.split(",") if part.strip()]
    plans = [part for part in parts if part.casefold() != "none"]
    return tuple(dict.fromkeys(find("loan plan", name, known.rules.loan_plan) for name in plans))


def _pension_of(_: _Known, value: object) -> str:
    text = _name(value).strip().casefold().replace(" ", "-").replace("_", "-")
    found = {"base": "salary", "base-pay": "salary", "all-of-base-pay": "salary"}.get(text, text)
    if found not in {"salary", "qualifying-earnings"}:
        hint = 'Write "salary" for all of base pay, or "qualifying-earnings".'
        raise UsageError(f"{shown(value)} is not what a pension is a share of", hint=hint)
    return found


_READERS: dict[str, _Reader] = {
    "name": _words,
    "base": _base,
    "level": _entry("level", "guide", "level"),
    "region": lambda known, value: find_place(known.guide, _name(value)),
    "bonus": _bonus,
    "bonus_percent": _percent,
    "bonus_contractual": _yes_or_no,
    "equity": _extra("year's equity"),
    "equity_kind": lambda known, value: (
        find("kind of equity", _name(value), known.rules.equity_kind).id
    ),
    "vest": lambda _, value: vest_in_file(value),
    "cliff": lambda _, value: cliff_in_file(value),
    "strike": _strike,
    "shares": _count,
    "all_shares": _count,
    "employer_insurance": _yes_or_no,
    "sign_on": _extra("sign-on bonus"),
    "sign_on_repay": _words,
    "pension_percent": _percent,
    "pension_method": _entry("pension method", "rules", "pension_method"),
    "employer_pension_percent": _percent,
    "employer_pension_of": _pension_of,
    "hours": _hours,
    "full_time_hours": _hours,
    "holiday_days": _days,
    "office_days": _office_days,
    "notice": _words,
    "probation": _words,
    "covenants": _words,
    "nation": _nation,
    "student_loans": _loans,
    "children": _children,
    "visa_route": lambda known, value: find_route(known.visa_rules, _name(value)),
    "occupation": _entry("occupation", "visa_rules", "occupation"),
    "current": _typed(parse_yearly_pay, "base pay", '75_000 or "75k"'),
    "current_bonus": _current_bonus,
    "current_nation": _nation,
    "current_pension": _percent,
    "current_employer_pension": _percent,
    "current_holiday": _days,
}
"""How each key is read; its mistakes are usage errors, which are reported with their line."""
