"""`mlcareer visa`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.pay.visa import VisaQuestion, visa_for
from mlcareer.cli.completion import complete_occupation, complete_route
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
    NoColor,
    Output,
    Region,
    Today,
    VisaRulesFile,
    day_of,
    guide_of,
    visa_rules_of,
)
from mlcareer.cli.show import show
from mlcareer.errors import ExitCode
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import parse_pay
from mlcareer.render.formats import Format


def visa(
    pay: Annotated[
        str | None,
        typer.Argument(metavar="GBP", help="Guaranteed base pay a year; without it, every band."),
    ] = None,
    *,
    level: Annotated[Level, FromProfile("level", unless=("pay",), narrows=True)] = None,
    region: Annotated[Region, FromProfile("place", unless=("pay",), narrows=True)] = None,
    soc: Annotated[
        str | None,
        typer.Option(
            "--soc",
            metavar="CODE",
            help="SOC 2020 code; 2134 without it.",
            autocompletion=complete_occupation,
        ),
    ] = None,
    route: Annotated[
        str | None,
        typer.Option(
            "--route",
            metavar="ROUTE",
            help="standard (as without it), new-entrant, stem-phd or other-phd.",
            autocompletion=complete_route,
        ),
        FromProfile("visa_route"),
    ] = None,
    hours: Annotated[
        str | None, typer.Option("--hours", metavar="HOURS", help="Hours a week; 37.5 without it.")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="End with 1 unless all that is asked about passes.")
    ] = False,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """The pay that a Skilled Worker visa asks for, against yours or every band.

    Example: mlcareer visa 52k --route new-entrant
    """
    answer = visa_for(
        visa_rules_of(visa_rules),
        guide_of(guide),
        VisaQuestion(
            pay=None if pay is None else parse_pay(pay),
            level=level,
            region=region,
            occupation=soc,
            route=route,
            hours=None if hours is None else parse_hours(hours),
        ),
        day_of(today),
    )
    show(answer, output, no_color=no_color)
    if check and not answer.passes:
        raise typer.Exit(ExitCode.FAILED)
