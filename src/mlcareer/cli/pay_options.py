"""Options on what decides somebody's deductions, each declared once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from mlcareer.advice.names import nation_of, pension_method_of, tax_year_of
from mlcareer.advice.pay.circumstances import Circumstances
from mlcareer.advice.pay.deductions import Marriage
from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import (
    complete_loan,
    complete_nation,
    complete_pension_method,
    complete_tax_year,
)
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import find_nation, loans_of
from mlcareer.guide.pay_rules import PayRules, Period
from mlcareer.reading.dates import parse_day, parse_month
from mlcareer.reading.money import parse_extra
from mlcareer.reading.percent import is_percent, parse_percent

CURRENT = "Your pay now"
"""The panel of the options on what new pay is compared with."""

TaxYear = Annotated[
    str | None,
    typer.Option(
        "--year",
        metavar="YEAR",
        help="The tax year, such as 2026-27. Default: today's.",
        autocompletion=complete_tax_year,
    ),
]

Nation = Annotated[
    str | None,
    typer.Option(
        "--nation",
        metavar="NATION",
        help="The nation that taxes the pay: england, wales, northern-ireland or scotland.",
        autocompletion=complete_nation,
    ),
    FromProfile("nation"),
    BareWord("nation", find_nation, data="pay_rules"),
]

NationOfPlace = Annotated[
    str | None,
    typer.Option(
        "--nation",
        metavar="NATION",
        help="The nation that taxes the pay. Default: that of the region, or england.",
        autocompletion=complete_nation,
    ),
    # Where the present job is says nothing of tax on pay elsewhere.
    FromProfile("nation", instead=(("region", "nation_stated"),)),
]

CurrentNation = Annotated[
    str | None,
    typer.Option(
        "--current-nation",
        metavar="NATION",
        help="Nation that taxes your current pay. Default: that of the new pay.",
        autocompletion=complete_nation,
        rich_help_panel=CURRENT,
    ),
    FromProfile("nation"),
]

Pension = Annotated[
    str | None,
    typer.Option(
        "--pension",
        metavar="SHARE",
        help="Your pension contribution in per cent of base pay, tax relief included, such as 5%.",
    ),
    FromProfile("pension", file_key="pension_percent"),
]

_PENSION_METHOD = typer.Option(
    "--pension-method",
    metavar="METHOD",
    help="How it is paid: salary-sacrifice, net-pay or relief-at-source.",
    autocompletion=complete_pension_method,
)

PensionMethod = Annotated[str, _PENSION_METHOD, FromProfile("pension_method")]

PensionMethodOfOffer = Annotated[str | None, _PENSION_METHOD, FromProfile("pension_method")]
"""Null where neither the offer nor its options say it."""

Per = Annotated[
    Period, typer.Option("--per", help="What to show beside the year.", case_sensitive=False)
]

StudentLoan = Annotated[
    list[str] | None,
    typer.Option(
        "--student-loan",
        metavar="PLAN",
        help="Your student loan plan: 1, 2, 4, 5, postgraduate or none. Repeat for several loans.",
        autocompletion=complete_loan,
    ),
    FromProfile("student_loans", file_key="student_loans"),
]


Children = Annotated[
    int | None,
    typer.Option(
        "--children",
        metavar="NUMBER",
        min=0,
        max=20,
        help="Children for whom you or your partner get child benefit. Default: none.",
    ),
    FromProfile("children", file_key="children"),
]

PrivatePension = Annotated[
    str | None,
    typer.Option(
        "--sipp",
        metavar="GBP",
        help="What you pay into a private pension (SIPP) a year, before the provider's relief.",
    ),
]

GiftAid = Annotated[
    str | None,
    typer.Option("--gift-aid", metavar="GBP", help="What you give under Gift Aid a year."),
]

Blind = Annotated[bool, typer.Option("--blind", help="Count the blind person's allowance.")]

MarriageAllowance = Annotated[
    Marriage,
    typer.Option(
        "--marriage-allowance",
        help="Whether your partner gave you part of their allowance, or you gave them yours.",
    ),
]

FromDay = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        help="The day from which this pay holds, such as 2026-12-01, for a table by payslip.",
    ),
]


def circumstances(
    rules: PayRules,
    today: date,
    *,
    year: str | None,
    nation: str | None,
    pension: str | None,
    pension_method: str | None,
    student_loan: list[str] | None,
    children: int | None = None,
) -> Circumstances:
    """Find what was named on the command line.

    Raises:
        UsageError: A name is not known, the pension is no share, or a loan and none at all
            are named.
    """
    return Circumstances(
        tax_year=None if year is None else tax_year_of(rules, year, today),
        nation=nation_of(rules, nation),
        pension_percent=Decimal(0) if pension is None else parse_percent(pension),
        pension_method=pension_method_of(rules, pension_method),
        student_loans=loans_of(rules, student_loan) or (),
        children=children or 0,
    )


def pension_paid_in(typed: str) -> tuple[Decimal, bool]:
    """Read what an employer pays in a year, and whether it is a share of base pay.

    Raises:
        UsageError: It is neither a share nor pounds, or `0.05`, which could be 5%.
    """
    import re

    if is_percent(typed) or re.fullmatch(r"0?\.[0-9]+", typed.strip()):
        return parse_percent(typed), True
    return parse_extra(typed, "pension"), False


def day_named(typed: str | None) -> date | None:
    """Return a day that was typed.

    Raises:
        UsageError: It is not a date.
    """
    return None if typed is None else parse_day(typed)


def month_named(typed: str | None) -> date | None:
    """Return the last day of a month that was typed as `2027-03`, or a day as it was typed.

    Raises:
        UsageError: It is neither.
    """
    return None if typed is None else parse_month(typed)
