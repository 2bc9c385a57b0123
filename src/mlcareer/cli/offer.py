"""`mlcareer offer`."""

from __future__ import annotations

import os
import sys
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mlcareer.advice.offers.offer import Knowledge, offer_for
from mlcareer.cli.command import Alone
from mlcareer.cli.completion import complete_nation
from mlcareer.cli.from_profile import FileOfAnswers, FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
    NoColor,
    Occupation,
    Output,
    PayRulesFile,
    Region,
    Route,
    Today,
    VisaRulesFile,
    day_of,
    guide_of,
    pay_rules_of,
    visa_rules_of,
)
from mlcareer.cli.pay_options import (  # noqa: TC001 - Typer reads them at run time
    NationOfPlace,
    Pension,
    PensionMethodOfOffer,
    StudentLoan,
    TaxYear,
)
from mlcareer.cli.show import show
from mlcareer.errors import UsageError
from mlcareer.guide.offer_terms import EquityKind, OfferTerms, PensionOf
from mlcareer.reading.days import parse_days
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import parse_pounds, parse_yearly_pay
from mlcareer.reading.offer_file import TEMPLATE, read_offer
from mlcareer.reading.percent import is_percent, parse_bonus, parse_bonus_on, parse_percent
from mlcareer.reading.student_loans import parse_loans
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from datetime import date

OfferKind = Annotated[EquityKind | None, typer.Option("--equity-kind", help="What the equity is.")]

OfPay = Annotated[
    PensionOf | None,
    typer.Option("--employer-pension-of", help="What the employer's percentage is of."),
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
        str | None, typer.Option("--bonus", metavar="GBP", help="A year, in pounds or as 10%.")
    ] = None,
    equity: Annotated[
        str | None, typer.Option("--equity", metavar="GBP", help="What vests a year, in pounds.")
    ] = None,
    equity_kind: OfferKind = None,
    sign_on: Annotated[
        str | None, typer.Option("--sign-on", metavar="GBP", help="Paid once, on joining.")
    ] = None,
    pension: Pension = None,
    pension_method: PensionMethodOfOffer = None,
    employer_pension: Annotated[
        str | None,
        typer.Option("--employer-pension", metavar="SHARE", help="What the employer pays in."),
    ] = None,
    employer_pension_of: OfPay = None,
    hours: Annotated[
        str | None, typer.Option("--hours", metavar="HOURS", help="Hours a week, such as 37.5.")
    ] = None,
    holiday: Annotated[
        str | None, typer.Option("--holiday", metavar="DAYS", help="Days off, public ones too.")
    ] = None,
    nation: NationOfPlace = None,
    student_loan: StudentLoan = None,
    visa: Annotated[
        bool, typer.Option("--visa", help="Hold the base against a Skilled Worker visa.")
    ] = False,
    route: Route = None,
    soc: Occupation = None,
    current: Annotated[
        str | None,
        typer.Option("--current", metavar="GBP", help="Your base pay now."),
        FromProfile("pay"),
    ] = None,
    current_bonus: Annotated[
        str | None,
        typer.Option(
            "--current-bonus",
            metavar="GBP",
            help="Your bonus now, in pounds or as 10%; with it, pay is compared with both bonuses.",
        ),
        # A bonus belongs to the pay that it came with.
        FromProfile("bonus", beside="current", of_own_pay=True),
    ] = None,
    current_nation: Annotated[
        str | None,
        typer.Option(
            "--current-nation",
            metavar="NATION",
            help="Where income tax is paid on it; without it, where it is paid on the offer.",
            autocompletion=complete_nation,
        ),
        FromProfile("nation"),
    ] = None,
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
    no_color: NoColor = False,
) -> None:
    """One verdict on one offer: band, net pay, visa, what to ask, a counter range.

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
    if bonus is None and "+" in offered:
        # `85k+10%` is a base with its bonus.
        offered, _, bonus = (part.strip() for part in offered.partition("+"))
    given: dict[str, Any] = {
        "level": level,
        "region": region,
        **_bonus(bonus),
        "equity": _whole(equity),
        "equity_kind": equity_kind,
        "sign_on": _whole(sign_on),
        "pension_percent": None if pension is None else parse_percent(pension),
        "pension_method": pension_method,
        "employer_pension_percent": (
            None if employer_pension is None else parse_percent(employer_pension)
        ),
        "employer_pension_of": employer_pension_of,
        "hours": None if hours is None else parse_hours(hours),
        "holiday_days": None if holiday is None else parse_days(holiday),
        "nation": nation,
        "student_loans": parse_loans(student_loan),
        "visa_route": route or ("standard" if visa else None),
        "occupation": soc,
        "current": None if current is None else parse_yearly_pay(current),
        "current_nation": current_nation,
    }
    known = knowledge(guide, pay_rules, visa_rules, day_of(today))
    terms = _terms(offered, known)
    stated = {name: value for name, value in given.items() if value is not None}
    if "bonus" in stated or "bonus_percent" in stated:
        terms = terms.replace(bonus=None, bonus_percent=None)
    terms = terms.replace(**stated)
    if current_bonus is not None:
        terms = terms.replace(current_bonus=_current_bonus(current_bonus, terms.current))
    answer = offer_for(terms, known, tax_year=year)
    show(answer, output, no_color=no_color)


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


def _terms(offered: str, known: Knowledge) -> OfferTerms:
    """Read a file where one is named, and an amount otherwise."""
    # Not pathlib's, which costs more to import than all of this takes.
    # A rate such as `600/day` is an amount, also where a path has the same separator.
    amount = offered.lstrip("£ ")[:1].isdigit() and not os.path.isfile(offered)
    if offered.endswith(".toml") or (os.sep in offered and not amount) or os.path.isfile(offered):
        return read_offer(offered, known.guide, known.rules, known.visa_rules)
    return OfferTerms(base=parse_yearly_pay(offered))


def _bonus(text: str | None) -> dict[str, Any]:
    if text is None:
        return {}
    if is_percent(text):
        return {"bonus_percent": parse_percent(text)}
    return {"bonus": round(parse_bonus(text))}


def _current_bonus(text: str, current: int | None) -> Decimal:
    if current is None:
        raise UsageError("a bonus now is of the base pay now", hint="Give --current too.")
    return parse_bonus_on(text, Decimal(current))


def _whole(text: str | None) -> int | None:
    return None if text is None else round(parse_pounds(text))
