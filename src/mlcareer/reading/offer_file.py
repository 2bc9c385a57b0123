"""Offer files: one offer a file, in TOML, checked as strictly as the guide."""

from __future__ import annotations

import os
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from mlcareer.errors import DataError, UsageError
from mlcareer.guide.lookup import find
from mlcareer.guide.offer_terms import OfferTerms
from mlcareer.guide.places import find_place
from mlcareer.guide.toml_file import TomlFile
from mlcareer.guide.visa_rules import find_route
from mlcareer.reading.hours import MOST_HOURS, parse_hours
from mlcareer.reading.percent import LEAST_BONUS, too_little_for_a_bonus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules

TEMPLATE = """\
# One offer, for `mlcareer offer FILE` and `mlcareer offers FILE FILE`.
#
# Only base is needed. Take the # away from what the offer states and leave the rest as it is:
# what is not stated is never made up, and is what you are told to ask for. Pounds are whole
# and a year unless it says otherwise.

name = "Example"                  # what to call it beside others
base = 82_000                     # base pay

# level = "mid"                   # junior, mid, senior or staff
# region = "london"               # london, rest-of-uk, or a place such as cambridge

# bonus = 8_000                   # in pounds; 0 says that there is none
# bonus_percent = 10              # or as a share of base pay: give one of the two
# equity = 12_000                 # what vests a year, at the value that the offer puts on it
# equity_kind = "listed-shares"   # or "private-options"; only listed shares count as pay
# sign_on = 5_000                 # paid once, on joining

# pension_percent = 5             # your own share of base pay, tax relief included
# pension_method = "salary-sacrifice"  # or "net-pay" or "relief-at-source"
# employer_pension_percent = 6
# employer_pension_of = "salary"  # or "qualifying-earnings": a percentage of what?

# hours = 37.5                    # a week; fewer than 16 as "12 a week"
# holiday_days = 33               # a year, public holidays included

# nation = "england"              # where you live: or "wales", "northern-ireland", "scotland"
# student_loans = ["2"]           # any of "1", "2", "4", "5", "postgraduate"

# visa_route = "standard"         # if you need a visa: or "new-entrant", "stem-phd", "other-phd",
#                                 # "transitional" and others: see mlcareer visa
# occupation = "2134"             # the SOC 2020 code that the sponsor would use

# current = 75_000                # your base pay now
# current_bonus = 6_000           # in pounds; with it, pay is compared with both bonuses
# current_nation = "scotland"     # where income tax is paid on it, if not where it is on the offer
"""
"""An offer file with every key, all but two of them commented out."""


def read_offer(path: str, guide: Guide, rules: PayRules, visa_rules: VisaRules) -> OfferTerms:
    """Read an offer file.

    Raises:
        UsageError: There is no such file.
        DataError: It cannot be read or does not fit; every problem is listed by file, line
            and key.
    """
    return checked_offer(TomlFile.read(path), guide, rules, visa_rules)


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
            file = TomlFile.read(path)
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
        if terms.name == OfferTerms.record_fields["name"]:
            terms = terms.replace(name=os.path.splitext(os.path.basename(path))[0])
        open_terms = {name: value for name, value in (own or {}).items() if name not in file.values}
        terms = terms.replace(**open_terms)
        found.append(terms)
    if missing and not problems:
        raise missing[0] if len(missing) == 1 else _none_of_them(missing)
    if problems:
        problems += map(str, missing)
        raise DataError(
            f"problems in the offers: {len(problems)}",
            problems,
            hint="Check the paths and keys; 'mlcareer offer --template' writes a file to fill in.",
        )
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
    terms = file.record(OfferTerms, _with_hours(file), ())
    if "bonus" in file.values and "bonus_percent" in file.values:
        file.report(("bonus_percent",), "the bonus is given twice: leave bonus or this out")
    for key in ("bonus", "current_bonus"):
        bonus = _amount_in(file, key)
        if bonus is not None and 0 < bonus < LEAST_BONUS:
            hint = too_little_for_a_bonus(bonus)
            file.report((key,), f"£{bonus} is no bonus for a year. {hint}")
    _check(file, "level", lambda name: find("level", name, guide.level))
    _check(file, "region", lambda name: find_place(guide, name))
    for key in ("nation", "current_nation"):
        _check(file, key, lambda name: find("nation", name, rules.nation))
    _check(file, "pension_method", lambda name: find("pension method", name, rules.pension_method))
    _check(file, "student_loans", lambda name: find("loan plan", name, rules.loan_plan))
    _check(file, "visa_route", lambda name: find_route(visa_rules, name))
    _check(file, "occupation", lambda name: find("occupation", name, visa_rules.occupation))
    file.raise_problems()
    if terms is None:
        raise AssertionError("terms that do not fit were reported")
    return terms


def _with_hours(file: TomlFile) -> Mapping[str, Any]:
    """Return a file's values with its hours as a number, or without those that are in doubt.

    `hours = "8 a week"` is a text, as few hours are believed only where the week is written.
    """
    value = file.values.get("hours")
    hours = _amount_in(file, "hours")
    if isinstance(value, str):
        text = value
    elif hours is not None and 0 < hours <= MOST_HOURS:
        text = f"{hours:f}" if isinstance(hours, Decimal) else str(hours)
    else:
        return file.values
    rest = {key: each for key, each in file.values.items() if key != "hours"}
    try:
        return {**rest, "hours": parse_hours(text)}
    except UsageError as error:
        file.report(("hours",), " ".join(f"{error}. {error.hint or ''}".split()))
        return rest


def _amount_in(file: TomlFile, key: str) -> int | Decimal | None:
    """Return a number under a key; what else stands there is reported as no amount."""
    value = file.values.get(key)
    if isinstance(value, Decimal):
        # TOML knows `nan`, which cannot be held against anything.
        return value if value.is_finite() else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _check(file: TomlFile, key: str, look_up: Callable[[str], object]) -> None:
    """Report each name under a key that is not known, or that could mean several."""
    value = file.values.get(key)
    names = value if isinstance(value, tuple) else (value,)
    for index, name in enumerate(names):
        if not isinstance(name, str) or not name.strip():
            continue  # reported as a value of the wrong kind
        try:
            look_up(name)
        except UsageError as error:
            place = (key, index) if isinstance(value, tuple) else (key,)
            file.report(place, f"{error.sentence} {error.hint or ''}".strip())
