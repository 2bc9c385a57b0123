"""`mlcareer take-home`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import NoColor, Output, PayRulesFile, Today, day_of, pay_rules_of
from mlcareer.cli.pay_options import (
    Nation,
    Pension,
    PensionMethod,
    Per,
    StudentLoan,
    TaxYear,
    circumstances,
)
from mlcareer.cli.show import show
from mlcareer.render.formats import Format


def take_home(
    pay: Annotated[
        str,
        typer.Argument(metavar="GBP", help="Base pay a year, such as 95k."),
        FromProfile("pay"),
    ],
    *,
    year: TaxYear = None,
    nation: Nation = "england",
    bonus: Annotated[
        str | None,
        typer.Option("--bonus", metavar="GBP", help="A year's bonus, in pounds or as 10%."),
        # A bonus belongs to the pay that it came with.
        FromProfile("bonus", unless=("pay",)),
    ] = None,
    pension: Pension = None,
    pension_method: PensionMethod = "salary-sacrifice",
    student_loan: StudentLoan = None,
    per: Per = "year",
    chart: Annotated[
        bool, typer.Option("--chart", help="Show the marginal rate along the pay scale.")
    ] = False,
    output: Output = Format.TABLE,
    pay_rules: PayRulesFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Net pay line by line, and what is left of the next pound.

    Example: mlcareer take-home 95k --pension 5% --student-loan 2
    Example: mlcareer take-home 85k --bonus 10%
    """
    from mlcareer.advice.pay.deductions import NOTHING
    from mlcareer.advice.pay.take_home import take_home as take_home_of
    from mlcareer.reading.money import parse_pay
    from mlcareer.reading.percent import parse_bonus_on

    gross = parse_pay(pay)
    answer = take_home_of(
        pay_rules_of(pay_rules),
        circumstances(
            year=year,
            nation=nation,
            pension=pension,
            pension_method=pension_method,
            student_loan=student_loan,
        ),
        gross,
        NOTHING if bonus is None else parse_bonus_on(bonus, gross),
        day_of(today),
        period=per,
    )
    if chart:
        from mlcareer.pages.take_home import take_home_chart_page

        show(answer, output, no_color=no_color, page_of=take_home_chart_page)
    else:
        show(answer, output, no_color=no_color)
