"""`mlcareer raise`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.names import level_of, nation_of, where_of
from mlcareer.advice.pay.pay_raise import Bonus, RaiseQuestion, raise_for
from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import complete_level
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
    Output,
    PayRulesFile,
    Region,
    Today,
    day_of,
    find_level,
    guide_of,
    pay_rules_of,
)
from mlcareer.cli.pay_options import (
    Children,
    CurrentNation,
    FromDay,
    NationOfPlace,
    Pension,
    PensionMethod,
    StudentLoan,
    TaxYear,
    circumstances,
    day_named,
)
from mlcareer.cli.show import show
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import parse_net, parse_pay
from mlcareer.reading.percent import is_percent, parse_bonus, parse_pay_after, parse_percent
from mlcareer.render.formats import Format


def pay_raise(
    before: Annotated[
        str | None,
        typer.Argument(metavar="FROM", help="Base pay a year now, such as 95k."),
        FromProfile("pay", unless=("level",)),
    ] = None,
    after: Annotated[
        str | None,
        typer.Argument(
            metavar="TO", help="Base pay a year then, such as 112k, +10k or 5%, or --to a level."
        ),
    ] = None,
    *,
    # A rise from somebody's own pay says more than one from the band of their level.
    level: Annotated[Level, FromProfile("level", unless_known=("before",)), BareWord(None)] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="LEVEL",
            help="Target level.",
            autocompletion=complete_level,
        ),
        FromProfile("target", unless=("after", "to_keep")),
        BareWord("level", find_level),
    ] = None,
    region: Annotated[Region, FromProfile("target_place", unless=("after", "to_keep"))] = None,
    hours: Annotated[
        str | None,
        typer.Option(
            "--hours", metavar="HOURS", help="Hours a week now, such as 22.5. Default: full time."
        ),
        # Hours belong to the pay that they came with.
        FromProfile("contract_hours", beside="before", of_own_pay=True),
    ] = None,
    bonus: Annotated[
        str | None,
        typer.Option(
            "--bonus",
            metavar="GBP",
            help="A year's bonus beside both, in pounds or as 10%; beside the new pay with "
            "--current-bonus.",
        ),
    ] = None,
    current_bonus: Annotated[
        str | None,
        typer.Option(
            "--current-bonus",
            metavar="GBP",
            help="Your bonus now. Default for the new pay too.",
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
        # A nation that is typed holds for both, unless that of now is typed too.
        CurrentNation, FromProfile("nation", unless=("nation",), beside="before")
    ] = None,
    pension: Pension = None,
    pension_method: PensionMethod = "salary-sacrifice",
    student_loan: StudentLoan = None,
    children: Children = None,
    to_keep: Annotated[
        str | None,
        typer.Option(
            "--to-keep",
            metavar="GBP",
            help="What the raise should leave after tax, such as 500/month, to find the new pay.",
        ),
    ] = None,
    from_day: FromDay = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    today: Today = None,
) -> None:
    """What a raise or the next level leaves you after tax.

    Example: mlcareer raise 95k 112k
    Example: mlcareer raise 62k 70k --pension 5%
    """
    rules, data, day = pay_rules_of(pay_rules), guide_of(guide), day_of(today)
    asked = circumstances(
        rules,
        day,
        year=year,
        nation=nation,
        pension=pension,
        pension_method=pension_method,
        student_loan=student_loan,
        children=children,
    )
    week = None if hours is None else parse_hours(hours)
    now = None if before is None else parse_pay(before, hours=week)
    answer = raise_for(
        data,
        rules,
        asked,
        RaiseQuestion(
            before=now,
            after=None if after is None else parse_pay_after(after, now, hours=week),
            hours=week,
            level=level_of(data, level),
            to_level=level_of(data, to),
            where=where_of(data, region),
            current_nation=nation_of(rules, current_nation),
            bonus=_bonus(bonus),
            current_bonus=_bonus(current_bonus),
            to_keep=None if to_keep is None else parse_net(to_keep).a_year(),
            begins=day_named(from_day),
        ),
        day,
    )
    show(answer, output)


def _bonus(text: str | None) -> Bonus | None:
    if text is None:
        return None
    if is_percent(text):
        return Bonus(amount=parse_percent(text), is_percent=True)
    return Bonus(amount=parse_bonus(text))
