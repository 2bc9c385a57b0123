"""`mlcareer contract`."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import typer

from mlcareer.advice.pay.contract import ContractQuestion, contract_for
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Output,
    PayRulesFile,
    Today,
    day_of,
    guide_of,
    pay_rules_of,
)
from mlcareer.cli.pay_options import (
    Children,
    Nation,
    StudentLoan,
    TaxYear,
    circumstances,
    pension_paid_in,
)
from mlcareer.cli.show import show
from mlcareer.errors import UsageError
from mlcareer.reading.money import parse_day_rate, parse_extra, parse_pay, parse_pounds
from mlcareer.reading.percent import parse_bonus_on
from mlcareer.render.formats import Format


def contract(
    rate: Annotated[
        str, typer.Argument(metavar="RATE", help="The day rate, such as 600/day or 80/hour.")
    ],
    salary: Annotated[
        str | None,
        typer.Argument(metavar="SALARY", help="The same as --against, such as 95k."),
    ] = None,
    *,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="GBP", help="Base pay of a permanent job to compare."),
        FromProfile("pay", unless=("salary",)),
    ] = None,
    bonus: Annotated[
        str | None,
        typer.Option("--bonus", metavar="GBP", help="Its bonus, in pounds or as 10%."),
        # A bonus belongs to the pay that it came with.
        FromProfile("bonus", unless=("salary",), beside="against", of_own_pay=True),
    ] = None,
    employer_pension: Annotated[
        str | None,
        typer.Option(
            "--employer-pension",
            metavar="SHARE",
            help="What its employer pays into a pension, such as 8%. Default: the legal minimum.",
        ),
    ] = None,
    days: Annotated[
        list[int] | None,
        typer.Option(
            "--days",
            metavar="DAYS",
            min=1,
            max=366,
            help="Days billed in a year. Repeat for several. Default: 180, 200 and 220.",
        ),
    ] = None,
    margin: Annotated[
        str | None,
        typer.Option(
            "--margin", metavar="GBP", help="The umbrella company's margin a week. Default: £25."
        ),
    ] = None,
    costs: Annotated[
        str | None,
        typer.Option(
            "--costs",
            metavar="GBP",
            help="Costs a year of a company of your own, outside IR35. Default: £1,500.",
        ),
    ] = None,
    nation: Nation = None,
    student_loan: StudentLoan = None,
    children: Children = None,
    year: TaxYear = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    today: Today = None,
) -> None:
    """A day rate inside or outside IR35, against a permanent salary.

    Example: mlcareer contract 600/day --against 95k
    Example: mlcareer contract 80/hour --days 200
    """
    rules, day = pay_rules_of(pay_rules), day_of(today)
    asked = circumstances(
        rules,
        day,
        year=year,
        nation=nation,
        pension=None,
        pension_method=None,
        student_loan=student_loan,
        children=children,
    )
    if salary is not None and against is not None:
        raise UsageError(
            f"both {salary!r} and {against!r} were given", hint="Give one permanent salary."
        )
    permanent = salary if against is None else against
    base = None if permanent is None else parse_pay(permanent)
    if base is None and (bonus or employer_pension):
        raise UsageError(
            "a bonus and a pension belong to a permanent job", hint="Add --against, such as 95k."
        )
    answer = contract_for(
        guide_of(guide),
        rules,
        asked,
        ContractQuestion(
            rate=parse_day_rate(rate),
            against=base,
            bonus=Decimal(0) if bonus is None or base is None else parse_bonus_on(bonus, base),
            employer_pension=(
                None
                if employer_pension is None or base is None
                else _pension(employer_pension, base)
            ),
            days=tuple(sorted(set(days or ()))),
            margin_a_week=None if margin is None else parse_pounds(margin),
            costs=None if costs is None else parse_extra(costs, "company's costs"),
        ),
        day,
    )
    show(answer, output)


def _pension(typed: str, base: Decimal) -> Decimal:
    """Read what an employer pays in, in pounds a year."""
    value, is_share = pension_paid_in(typed)
    return base * value / 100 if is_share else value
