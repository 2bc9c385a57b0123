"""`mlcareer salary`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
    Output,
    Region,
    Today,
    day_of,
    guide_of,
    level_or_years_of,
    pay_or_range_of,
    pay_rules_of,
)
from mlcareer.cli.show import show
from mlcareer.render.formats import Format


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
        BareWord("pay", is_amount=True),
    ] = None,
    hours: Annotated[
        str | None,
        typer.Option("--hours", metavar="HOURS", help="Hours a week that it is for, such as 22.5."),
        # Hours belong to the pay that they came with.
        FromProfile("contract_hours", beside="pay", of_own_pay=True),
    ] = None,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    today: Today = None,
) -> None:
    """Salary bands by level and region, and where your pay is in them.

    Example: mlcareer salary --level senior --region london
    Example: mlcareer salary --level mid --region bristol --pay 70-80k
    """
    from mlcareer.advice.career.salary import salary_for
    from mlcareer.advice.names import where_of
    from mlcareer.reading.hours import parse_hours

    known = guide_of(guide)
    asked, experience = level_or_years_of(known, level, years)
    week = None if hours is None else parse_hours(hours)
    low, high = pay_or_range_of(pay, week)
    answer = salary_for(
        known,
        day_of(today),
        level=asked,
        where=where_of(known, region),
        years=experience,
        pay=low,
        pay_to=high,
        hours=week,
        rules=pay_rules_of(None),
    )
    show(answer, output)
