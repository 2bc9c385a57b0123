"""`mlcareer raise`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.pay.pay_raise import Bonus, RaiseQuestion, raise_for
from mlcareer.cli.completion import complete_level, complete_nation
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
    NoColor,
    Output,
    PayRulesFile,
    Region,
    Today,
    day_of,
    guide_of,
    pay_rules_of,
)
from mlcareer.cli.pay_options import (
    NationOfPlace,
    Pension,
    PensionMethod,
    StudentLoan,
    TaxYear,
    circumstances,
)
from mlcareer.cli.show import show
from mlcareer.reading.money import parse_pay
from mlcareer.reading.percent import is_percent, parse_bonus, parse_percent
from mlcareer.render.formats import Format


def pay_raise(
    before: Annotated[
        str | None,
        typer.Argument(metavar="FROM", help="Base pay a year now, such as 95k."),
        FromProfile("pay", unless=("level",)),
    ] = None,
    after: Annotated[
        str | None,
        typer.Argument(metavar="TO", help="Base pay a year then, such as 112k, or --to a level."),
    ] = None,
    *,
    # A rise from somebody's own pay says more than one from the band of their level.
    level: Annotated[Level, FromProfile("level", unless_known=("before",))] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="LEVEL",
            help="The level that is risen to: mid, senior or staff.",
            autocompletion=complete_level,
        ),
        FromProfile("target", unless=("after",)),
    ] = None,
    region: Annotated[Region, FromProfile("target_place", unless=("after",))] = None,
    bonus: Annotated[
        str | None,
        typer.Option(
            "--bonus",
            metavar="GBP",
            help="A year, in pounds or as 10%, beside both or, with --current-bonus, the new pay.",
        ),
    ] = None,
    current_bonus: Annotated[
        str | None,
        typer.Option(
            "--current-bonus",
            metavar="GBP",
            help="Your bonus now; beside the new pay too where no --bonus is given.",
        ),
        # A bonus belongs to the pay that it came with.
        FromProfile("bonus", beside="before", of_own_pay=True),
    ] = None,
    year: TaxYear = None,
    # Two amounts without a place are those of the job that somebody has.
    nation: Annotated[
        NationOfPlace,
        FromProfile("target_nation", instead=(("region", "nation_at"), ("after", "nation"))),
    ] = None,
    current_nation: Annotated[
        str | None,
        typer.Option(
            "--current-nation",
            metavar="NATION",
            help="Where income tax is paid now; without it, where it is paid on the new pay.",
            autocompletion=complete_nation,
        ),
        # A nation that is typed holds for both, unless that of now is typed too.
        FromProfile("nation", unless=("nation",), beside="before"),
    ] = None,
    pension: Pension = None,
    pension_method: PensionMethod = "salary-sacrifice",
    student_loan: StudentLoan = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """What a rise or the next level really leaves.

    Example: mlcareer raise 95k 112k
    Example: mlcareer raise 62k 70k --pension 5%
    """
    answer = raise_for(
        guide_of(guide),
        pay_rules_of(pay_rules),
        circumstances(
            year=year,
            nation=nation,
            pension=pension,
            pension_method=pension_method,
            student_loan=student_loan,
        ),
        RaiseQuestion(
            before=None if before is None else parse_pay(before),
            after=None if after is None else parse_pay(after),
            level=level,
            to_level=to,
            region=region,
            current_nation=current_nation,
            bonus=_bonus(bonus),
            current_bonus=_bonus(current_bonus),
        ),
        day_of(today),
    )
    show(answer, output, no_color=no_color)


def _bonus(text: str | None) -> Bonus | None:
    if text is None:
        return None
    if is_percent(text):
        return Bonus(amount=parse_percent(text), is_percent=True)
    return Bonus(amount=parse_bonus(text))
