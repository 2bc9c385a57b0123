"""`mlcareer salary`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import GuideFile, Level, NoColor, Output, Region, Today, day_of, guide_of
from mlcareer.cli.show import show
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from decimal import Decimal


def salary(
    level: Annotated[Level, FromProfile("level", unless=("years",), narrows=True)] = None,
    region: Annotated[Region, FromProfile("place", narrows=True)] = None,
    years: Annotated[
        str | None,
        typer.Option(
            "--years", metavar="YEARS", help="Your years of experience, in place of a level."
        ),
    ] = None,
    pay: Annotated[
        str | None,
        typer.Option("--pay", metavar="GBP", help="Base pay a year, such as 82k or 75k-90k."),
        FromProfile("pay", narrows=True),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Salary bands by level and region, and where your pay stands in them.

    Example: mlcareer salary --level senior --region london
    """
    from mlcareer.advice.career.salary import salary_for

    low, high = (None, None) if pay is None else _pounds(pay)
    answer = salary_for(
        guide_of(guide),
        day_of(today),
        level=level,
        region=region,
        years=None if years is None else _years(years),
        pay=low,
        pay_to=high,
    )
    show(answer, output, no_color=no_color)


def _years(typed: str) -> Decimal:
    from mlcareer.reading.duration import parse_years

    return parse_years(typed)


def _pounds(typed: str) -> tuple[int, int | None]:
    from mlcareer.reading.money import parse_yearly_pay_or_range

    return parse_yearly_pay_or_range(typed)
