"""Options on what decides somebody's deductions, each declared once."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from mlcareer.advice.pay.take_home import Circumstances
from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import (
    complete_loan,
    complete_nation,
    complete_pension_method,
    complete_tax_year,
)
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import find_nation
from mlcareer.guide.pay_rules import Period
from mlcareer.reading.percent import parse_percent
from mlcareer.reading.student_loans import parse_loans

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
    str,
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


def circumstances(
    *,
    year: str | None,
    nation: str | None,
    pension: str | None,
    pension_method: str,
    student_loan: list[str] | None,
) -> Circumstances:
    """Gather what was given on the command line.

    Raises:
        UsageError: The pension is no share, or a loan and none at all are named.
    """
    return Circumstances(
        tax_year=year,
        nation=nation,
        pension_percent=Decimal(0) if pension is None else parse_percent(pension),
        pension_method=pension_method,
        student_loans=parse_loans(student_loan) or (),
    )
