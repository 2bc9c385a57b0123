"""`mlcareer hire`."""

from __future__ import annotations

from typing import Annotated

import typer

from mlcareer.advice.names import level_of, occupation_of, route_of, where_of
from mlcareer.advice.pay.hire import BY_LAW, EmployerPension, HireQuestion, hire_for
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
    NoColor,
    Occupation,
    Output,
    PayRulesFile,
    Region,
    Route,
    Today,
    VisaRulesFile,
    day_of,
    guide_of,
    pay_rules_of,
    visa_rules_of,
)
from mlcareer.cli.show import show
from mlcareer.errors import ExitCode, UsageError
from mlcareer.reading.duration import parse_years
from mlcareer.reading.money import parse_extra, parse_yearly_pay, parse_yearly_pay_or_range
from mlcareer.reading.percent import is_percent, parse_percent
from mlcareer.render.formats import Format

EXAMPLE = "Write: mlcareer hire mid bristol --budget 70-80k"

MOST_YEARS = 5
"""On one certificate of sponsorship."""


def hire(
    *,
    # A profile is a candidate's own: the post to fill is another.
    level: Annotated[Level, FromProfile(None)] = None,
    region: Annotated[Region, FromProfile(None)] = None,
    budget: Annotated[
        str | None,
        typer.Option(
            "--budget", metavar="GBP", help="Base pay a year, full time: 75k, or a range: 70-80k."
        ),
    ] = None,
    advert: Annotated[
        str | None,
        typer.Option("--advert", metavar="FILE", help="The advert to check, before it goes out."),
    ] = None,
    expect: Annotated[
        list[str] | None,
        typer.Option(
            "--expect",
            metavar="GBP",
            help="What a candidate expects, such as 78k. Repeat for several.",
        ),
    ] = None,
    employer_pension: Annotated[
        str | None,
        typer.Option(
            "--employer-pension",
            metavar="SHARE",
            help="What you pay in, such as 5% or 4000. Default: the legal minimum.",
        ),
    ] = None,
    levy: Annotated[
        bool, typer.Option("--levy", help="Add the apprenticeship levy, for a large pay bill.")
    ] = False,
    employment_allowance: Annotated[
        bool,
        typer.Option(
            "--employment-allowance", help="Count all of the employment allowance for this post."
        ),
    ] = False,
    route: Annotated[Route, FromProfile(None)] = None,
    soc: Annotated[Occupation, FromProfile(None)] = None,
    years: Annotated[
        str | None,
        typer.Option("--years", metavar="YEARS", help="Years of sponsoring. Default: 3."),
    ] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Exit with 1 if the advert has lines to fix."),
    ] = False,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    pay_rules: PayRulesFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
    no_color: NoColor = False,
) -> None:
    """Whether a budget is right, what a hire costs, and whether the advert is clear.

    No candidate is ranked or scored: only the pay of a post is judged.

    Example: mlcareer hire mid bristol --budget 70-80k
    Example: mlcareer hire senior london --budget 95-110k --levy --employer-pension 8%
    """
    known, rules, tables = guide_of(guide), pay_rules_of(pay_rules), visa_rules_of(visa_rules)
    day = day_of(today)
    post, where = level_of(known, level), where_of(known, region)
    missing = [
        name
        for name, given in (("--level", post), ("--region", where), ("--budget", budget))
        if given is None
    ]
    if post is None or where is None or budget is None:
        raise UsageError(f"hire needs {' and '.join(missing)}", hint=EXAMPLE)
    if check and advert is None:
        raise UsageError("--check looks at an advert", hint="Add --advert FILE.")
    low, high = parse_yearly_pay_or_range(budget)
    occupation = occupation_of(tables, soc)
    question = HireQuestion(
        level=post,
        where=where,
        pay=low,
        pay_to=low if high is None else high,
        employer_pension=BY_LAW if employer_pension is None else _pension(employer_pension),
        levy=levy,
        employment_allowance=employment_allowance,
        route=route_of(tables, route, occupation),
        occupation=occupation,
        months=_months(years),
        expected=tuple(map(parse_yearly_pay, expect or ())),
    )
    answer = hire_for(known, rules, tables, question, day)
    show(answer, output, no_color=no_color)
    if check and answer.advert is not None and answer.advert.problems:
        raise typer.Exit(ExitCode.FAILED)


def _pension(typed: str) -> EmployerPension:
    """Read what an employer pays in, as a share of base pay or in pounds a year.

    Raises:
        UsageError: It is neither.
    """
    if is_percent(typed):
        return EmployerPension(kind="share", value=parse_percent(typed))
    return EmployerPension(kind="pounds", value=parse_extra(typed, "pension"))


def _months(typed: str | None) -> int | None:
    """Read the time on a certificate in whole months, a part of one counting in full.

    Raises:
        UsageError: It is no time, or longer than a certificate.
    """
    if typed is None:
        return None
    years = parse_years(typed)
    if not 0 < years <= MOST_YEARS:
        raise UsageError(
            f"{typed} is not a time of sponsoring", hint=f"Give up to {MOST_YEARS} years."
        )
    return int((years * 12).to_integral_value(rounding="ROUND_CEILING"))
