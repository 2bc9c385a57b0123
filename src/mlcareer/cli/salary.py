"""`mlcareer salary`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.salary import salary_for
from mlcareer.cli.options import GuideFile, Level, NoColor, Output, Region, Today, day_of
from mlcareer.cli.show import show
from mlcareer.guide.load import load_guide
from mlcareer.pages.salary import salary_page
from mlcareer.reading.duration import parse_years
from mlcareer.reading.money import parse_yearly_pay
from mlcareer.render.formats import Format


def salary(
    level: Level = None,
    region: Region = None,
    years: Annotated[
        str | None,
        typer.Option("--years", metavar="YEARS", help="Experience, to find the level by."),
    ] = None,
    pay: Annotated[
        str | None, typer.Option("--pay", metavar="GBP", help="Base pay a year, such as 82k.")
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Salary bands by level and region, and where your pay stands in them.

    Example: mlcareer salary --level senior --region london
    """
    answer = salary_for(
        load_guide(guide),
        day_of(today),
        level=level,
        region=region,
        years=None if years is None else parse_years(years),
        pay=None if pay is None else parse_yearly_pay(pay),
    )
    show(answer, salary_page, output, no_color=no_color)
