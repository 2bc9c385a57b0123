"""`mlcareer offer`."""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mlcareer.advice.names import (
    level_of,
    nation_of,
    occupation_of,
    pension_method_of,
    route_of,
    tax_year_of,
)
from mlcareer.advice.offers.offer import offer_for
from mlcareer.advice.offers.valuation import Knowledge
from mlcareer.cli.command import Alone
from mlcareer.cli.completion import (
    complete_equity_kind,
)
from mlcareer.cli.from_profile import FileOfAnswers, FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
    Occupation,
    Output,
    PayRulesFile,
    Region,
    Route,
    Today,
    VisaRulesFile,
    day_of,
    guide_of,
    loans_of,
    pay_rules_of,
    visa_rules_of,
)
from mlcareer.cli.pay_options import (
    CURRENT,
    Children,
    CurrentNation,
    NationOfPlace,
    Pension,
    PensionMethodOfOffer,
    StudentLoan,
    TaxYear,
)
from mlcareer.cli.show import show
from mlcareer.errors import UsageError
from mlcareer.guide.lookup import find
from mlcareer.guide.offer_terms import OfferTerms, PensionOf
from mlcareer.guide.places import find_place
from mlcareer.reading.days import parse_days
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import (
    parse_extra,
    parse_pounds,
    parse_yearly_pay,
    parse_yearly_pay_or_range,
)
from mlcareer.reading.offer_file import TEMPLATE, read_offer
from mlcareer.reading.percent import is_percent, parse_bonus, parse_bonus_on, parse_percent
from mlcareer.reading.vesting import parse_cliff, parse_vest
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.guide.pay_rules import PayRules

FILE_ENDINGS = (".toml", ".json", ".yaml", ".yml", ".csv")
"""Of what is a file and no amount."""

Current = Annotated[
    str | None,
    typer.Option("--current", metavar="GBP", help="Your base pay now.", rich_help_panel=CURRENT),
    FromProfile("pay"),
]

CurrentBonus = Annotated[
    str | None,
    typer.Option(
        "--current-bonus",
        metavar="GBP",
        help="Your bonus now, in pounds or as 10%.",
        rich_help_panel=CURRENT,
    ),
    # A bonus belongs to the pay that it came with.
    FromProfile("bonus", beside="current", of_own_pay=True),
]

CurrentPension = Annotated[
    str | None,
    typer.Option(
        "--current-pension",
        metavar="SHARE",
        help="Your own pension contribution now. Default: that of the offer.",
        rich_help_panel=CURRENT,
    ),
    FromProfile("pension", beside="current"),
]

CurrentEmployerPension = Annotated[
    str | None,
    typer.Option(
        "--current-employer-pension",
        metavar="SHARE",
        help="Your employer pension now, such as 8%. Default: the legal minimum.",
        rich_help_panel=CURRENT,
    ),
    FromProfile("employer_pension", beside="current", of_own_pay=True),
]

CurrentHoliday = Annotated[
    str | None,
    typer.Option(
        "--current-holiday",
        metavar="DAYS",
        help="Your days of holiday now, such as 33.",
        rich_help_panel=CURRENT,
    ),
    FromProfile("holiday", beside="current", of_own_pay=True),
]


def offer(
    offered: Annotated[
        str | None,
        typer.Argument(metavar="GBP|FILE", help="Base pay a year, or an offer file."),
        FileOfAnswers(),
    ] = None,
    *,
    # Level and place of an offer are the new job's: the present one's are another band.
    level: Annotated[Level, FromProfile(None)] = None,
    region: Annotated[Region, FromProfile(None)] = None,
    bonus: Annotated[
        str | None,
        typer.Option("--bonus", metavar="GBP", help="The bonus a year, in pounds or as 10%."),
    ] = None,
    equity: Annotated[
        str | None,
        typer.Option(
            "--equity",
            metavar="GBP",
            help="What vests a year, or the whole grant where --vest says how it vests.",
        ),
    ] = None,
    equity_kind: Annotated[
        str | None,
        typer.Option(
            "--equity-kind",
            metavar="KIND",
            help="What the equity is: rsu (listed), options or 'private rsu'.",
            autocompletion=complete_equity_kind,
        ),
    ] = None,
    vest: Annotated[
        str | None,
        typer.Option(
            "--vest", metavar="YEARS", help="How the whole grant vests: 4y, or 10/20/30/40."
        ),
    ] = None,
    cliff: Annotated[
        str | None,
        typer.Option("--cliff", metavar="TIME", help="When the first of it vests, such as 1y."),
    ] = None,
    strike: Annotated[
        str | None,
        typer.Option("--strike", metavar="GBP", help="The price of a share under option."),
    ] = None,
    shares: Annotated[
        int | None, typer.Option("--shares", metavar="NUMBER", min=1, help="Shares you get.")
    ] = None,
    all_shares: Annotated[
        int | None,
        typer.Option(
            "--all-shares", metavar="NUMBER", min=1, help="Shares of the company, fully diluted."
        ),
    ] = None,
    employer_insurance: Annotated[
        bool,
        typer.Option(
            "--employer-ni", help="You bear the employer's National Insurance on the shares."
        ),
    ] = False,
    sign_on: Annotated[
        str | None,
        typer.Option("--sign-on", metavar="GBP", help="The sign-on bonus, paid once."),
    ] = None,
    pension: Pension = None,
    pension_method: PensionMethodOfOffer = None,
    employer_pension: Annotated[
        str | None,
        typer.Option(
            "--employer-pension",
            metavar="SHARE",
            help="Employer pension of the offer; 0 if you opt out. Default: the legal minimum.",
        ),
    ] = None,
    employer_pension_of: Annotated[
        PensionOf | None,
        typer.Option("--employer-pension-of", help="What the employer's percentage is of."),
    ] = None,
    hours: Annotated[
        str | None, typer.Option("--hours", metavar="HOURS", help="Hours a week, such as 37.5.")
    ] = None,
    full_time_hours: Annotated[
        str | None,
        typer.Option(
            "--full-time-hours",
            metavar="HOURS",
            help="A full week there, if yours is shorter. Default: 37.5.",
        ),
    ] = None,
    holiday: Annotated[
        str | None,
        typer.Option(
            "--holiday",
            metavar="DAYS",
            help="Days of holiday, bank holidays included, or '25 plus bank holidays'.",
        ),
    ] = None,
    nation: NationOfPlace = None,
    student_loan: StudentLoan = None,
    children: Children = None,
    visa: Annotated[
        bool, typer.Option("--visa", help="Compare the base with a Skilled Worker visa's minimum.")
    ] = False,
    route: Route = None,
    soc: Occupation = None,
    current: Current = None,
    current_bonus: CurrentBonus = None,
    current_pension: CurrentPension = None,
    current_employer_pension: CurrentEmployerPension = None,
    current_holiday: CurrentHoliday = None,
    current_nation: CurrentNation = None,
    year: TaxYear = None,
    template: Annotated[
        bool,
        typer.Option("--template", help="Print a blank offer file and exit."),
        Alone(),
    ] = False,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
) -> None:
    """Is one offer good, what does it leave, what to ask and what to answer.

    Example: mlcareer offer 82k --level mid --region london --bonus 10%
    Example: mlcareer offer --template > offer.toml
    """
    if template:
        sys.stdout.write(TEMPLATE)
        return
    if offered is None:
        raise UsageError(
            "an offer needs its base pay or a file",
            hint="Write 'mlcareer offer 82k', or 'mlcareer offer --template > offer.toml'.",
        )
    if bonus is None and "+" in offered and not _is_file(offered):
        # `85k+10%` is a base with its bonus.
        offered, _, bonus = (part.strip() for part in offered.partition("+"))
    known = knowledge(guide, pay_rules, visa_rules, day_of(today))
    rules, tables = known.rules, known.visa_rules
    week = None if hours is None else parse_hours(hours)
    terms = _terms(offered, known, week)
    occupation = occupation_of(tables, soc) or terms.occupation
    given: dict[str, Any] = {
        "level": level_of(known.guide, level),
        "region": None if region is None else find_place(known.guide, region),
        **_bonus(bonus),
        "equity": _whole(equity, "year's equity"),
        "equity_kind": _kind(rules, equity_kind),
        "vest": None if vest is None else parse_vest(vest),
        "cliff": None if cliff is None else parse_cliff(cliff),
        "strike": None if strike is None else parse_pounds(strike),
        "shares": shares,
        "all_shares": all_shares,
        "employer_insurance": employer_insurance or None,
        "sign_on": _whole(sign_on, "sign-on bonus"),
        "pension_percent": _share(pension),
        "pension_method": pension_method_of(rules, pension_method),
        "employer_pension_percent": _share(employer_pension),
        "employer_pension_of": employer_pension_of,
        "hours": week,
        "full_time_hours": None if full_time_hours is None else parse_hours(full_time_hours),
        "holiday_days": None if holiday is None else parse_days(holiday),
        "nation": nation_of(rules, nation),
        "student_loans": loans_of(rules, student_loan),
        "children": children,
        "visa_route": route_of(tables, route or ("standard" if visa else None), occupation),
        "occupation": occupation,
        **current_terms(
            rules,
            current,
            current_nation=current_nation,
            current_pension=current_pension,
            current_employer_pension=current_employer_pension,
            current_holiday=current_holiday,
        ),
    }
    stated = {name: value for name, value in given.items() if value is not None}
    if "bonus" in stated or "bonus_percent" in stated:
        terms = terms.replace(bonus=None, bonus_percent=None)
    terms = terms.replace(**stated)
    if current_bonus is not None:
        terms = terms.replace(current_bonus=bonus_now(current_bonus, terms.current))
    _check_together(terms)
    answer = offer_for(
        terms, known, tax_year=None if year is None else tax_year_of(rules, year, known.today)
    )
    show(answer, output)


def knowledge(
    guide: str | None, pay_rules: str | None, visa_rules: str | None, today: date
) -> Knowledge:
    """Load all that offers are judged by."""
    return Knowledge(
        guide=guide_of(guide),
        rules=pay_rules_of(pay_rules),
        visa_rules=visa_rules_of(visa_rules),
        today=today,
    )


def current_terms(
    rules: PayRules,
    current: str | None,
    *,
    current_nation: str | None = None,
    current_pension: str | None = None,
    current_employer_pension: str | None = None,
    current_holiday: str | None = None,
) -> dict[str, Any]:
    """Read what was typed of pay now.

    Raises:
        UsageError: Something is no amount, share, number of days or nation.
    """
    return {
        "current": None if current is None else parse_yearly_pay(current),
        "current_nation": nation_of(rules, current_nation),
        "current_pension": _share(current_pension),
        "current_employer_pension": _share(current_employer_pension),
        "current_holiday": None if current_holiday is None else parse_days(current_holiday),
    }


def bonus_now(text: str, current: int | None) -> Decimal:
    """Read a bonus of now, in pounds a year.

    Raises:
        UsageError: The base pay that it belongs to is not known, or it is no bonus.
    """
    if current is None:
        raise UsageError("a bonus now is of the base pay now", hint="Add --current too.")
    return parse_bonus_on(text, Decimal(current))


def _is_file(offered: str) -> bool:
    # Not pathlib's, which costs more to import than all of this takes.
    return offered.casefold().endswith(FILE_ENDINGS) or os.path.isfile(offered)


def _terms(offered: str, known: Knowledge, hours: Decimal | None) -> OfferTerms:
    """Read a file where one is named, and an amount otherwise."""
    # A rate such as `600/day` is an amount, also where a path has the same separator.
    amount = offered.lstrip("£ ")[:1].isdigit() and not _is_file(offered)
    if _is_file(offered) or (os.sep in offered and not amount):
        return read_offer(offered, known.guide, known.rules, known.visa_rules)
    low, high = parse_yearly_pay_or_range(offered, hours=hours)
    if high is not None:
        raise UsageError(
            f"{offered!r} is a range, not one amount",
            hint=f"Give one figure of it, or write: mlcareer salary --pay {low}-{high}",
        )
    return OfferTerms(base=low)


def _check_together(terms: OfferTerms) -> None:
    """Refuse what does not go together.

    Raises:
        UsageError: A vesting without equity, or a full week that is shorter than the hours.
    """
    if terms.equity is None and (terms.vest or terms.cliff is not None or terms.strike):
        raise UsageError("vesting and strike belong to equity", hint="Add --equity, such as 160k.")
    if terms.cliff is not None and not terms.vest:
        raise UsageError("a cliff belongs to a vesting", hint="Add --vest, such as 4y.")
    if terms.shares and terms.all_shares and terms.shares > terms.all_shares:
        raise UsageError(
            "you cannot get more shares than the company has", hint="Check --all-shares."
        )
    full = terms.full_time_hours
    if full is not None and terms.hours is not None and full < terms.hours:
        raise UsageError(
            f"a full week has at least the {terms.hours} hours of yours",
            hint="Check --full-time-hours.",
        )


def _bonus(text: str | None) -> dict[str, Any]:
    if text is None:
        return {}
    if is_percent(text):
        return {"bonus_percent": parse_percent(text)}
    return {"bonus": round(parse_bonus(text))}


def _kind(rules: PayRules, typed: str | None) -> str | None:
    return None if typed is None else find("kind of equity", typed, rules.equity_kind).id


def _share(text: str | None) -> Decimal | None:
    return None if text is None else parse_percent(text)


def _whole(text: str | None, what: str) -> int | None:
    return None if text is None else round(parse_extra(text, what))
