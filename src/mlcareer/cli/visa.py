"""`mlcareer visa`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.advice.names import level_of, occupation_of, route_of, where_of
from mlcareer.advice.pay.visa import VisaQuestion, visa_for
from mlcareer.advice.pay.visa_codes import codes_for
from mlcareer.advice.pay.visa_person import Person
from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import complete_last_visa, complete_route
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
    Occupation,
    Output,
    Region,
    Today,
    VisaRulesFile,
    day_of,
    find_visa_route,
    guide_of,
    visa_rules_of,
)
from mlcareer.cli.show import show
from mlcareer.errors import ExitCode, UnknownNameError
from mlcareer.guide.lookup import find
from mlcareer.guide.visa_rules import find_last_visa
from mlcareer.reading.dates import parse_since
from mlcareer.reading.duration import parse_years
from mlcareer.reading.hours import parse_hours
from mlcareer.reading.money import parse_pay_range
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.advice.pay.visa_codes import Fit
    from mlcareer.guide.model import Guide
    from mlcareer.guide.visa_rules import VisaRules


def visa(
    pay: Annotated[
        str | None,
        typer.Argument(
            metavar="PAY",
            help="Your guaranteed base pay a year, or a range. Default: every band of the guide.",
        ),
    ] = None,
    *,
    route: Annotated[
        list[str] | None,
        typer.Option(
            "--route",
            metavar="ROUTE",
            help="A route that is open to you. Repeat for several. Default: standard.",
            autocompletion=complete_route,
        ),
        FromProfile("visa_route"),
        BareWord("visa route", find_visa_route, data="visa_rules"),
    ] = None,
    hours: Annotated[
        str | None,
        typer.Option("--hours", metavar="HOURS", help="Your hours a week. Default: 37.5."),
    ] = None,
    soc: Occupation = None,
    job: Annotated[
        str | None,
        typer.Option(
            "--job", metavar="TITLE", help="A job title, to see the occupation codes that fit it."
        ),
    ] = None,
    age: Annotated[
        int | None,
        typer.Option("--age", metavar="YEARS", min=16, max=99, help="Your age when you apply."),
    ] = None,
    last_visa: Annotated[
        str | None,
        typer.Option(
            "--last-visa",
            metavar="VISA",
            help="Your last UK visa, visits aside: student, graduate, skilled-worker or other.",
            autocompletion=complete_last_visa,
        ),
    ] = None,
    graduate_visa_years: Annotated[
        str | None,
        typer.Option(
            "--graduate-visa-years", metavar="YEARS", help="Your time on a Graduate visa so far."
        ),
    ] = None,
    skilled_worker_since: Annotated[
        str | None,
        typer.Option(
            "--skilled-worker-since",
            metavar="DATE",
            help="The start of your Skilled Worker permission, without a break since.",
        ),
    ] = None,
    level: Annotated[Level, FromProfile("level", unless=("pay",), narrows=True)] = None,
    region: Annotated[Region, FromProfile("place", unless=("pay",), narrows=True)] = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="Exit with 1 unless all of the pay passes on such a route."),
    ] = False,
    output: Output = Format.TABLE,
    guide: GuideFile = None,
    visa_rules: VisaRulesFile = None,
    today: Today = None,
) -> None:
    """Compare pay with the minimum salary of a Skilled Worker visa.

    Example: mlcareer visa 42k --age 24 --hours 40
    Example: mlcareer visa
    """
    rules, known, day = visa_rules_of(visa_rules), guide_of(guide), day_of(today)
    where = where_of(known, region)
    occupation = occupation_of(rules, soc)
    week = None if hours is None else parse_hours(hours)
    # Pence never make up a pound that is missing.
    ends = () if pay is None else tuple(map(int, parse_pay_range(pay, hours=week)))
    named = (route_of(rules, each, occupation) for each in route or ())
    answer = visa_for(
        rules,
        known,
        VisaQuestion(
            pay=ends[0] if ends else None,
            most=ends[1] if len(ends) > 1 else None,
            # The minimum is the same everywhere, so a level and a place say nothing beside pay.
            level=level_of(known, level),
            regions=() if where is None else where.regions,
            occupation=occupation,
            fits=_fits(rules, known, job),
            routes=tuple(dict.fromkeys(each for each in named if each is not None)),
            hours=week,
            person=_person(rules, age, last_visa, graduate_visa_years, skilled_worker_since, day),
        ),
        day,
    )
    show(answer, output)
    if check and not answer.passes:
        raise typer.Exit(ExitCode.FAILED)


def _fits(rules: VisaRules, guide: Guide, job: str | None) -> tuple[Fit, ...]:
    """Return the codes that fit a job title; a role that the guide knows says its usual code."""
    if job is None:
        return ()
    try:
        role = find("role", job, guide.role).id
    except UnknownNameError:
        role = None
    return codes_for(rules, job, role)


def _person(
    rules: VisaRules,
    age: int | None,
    last_visa: str | None,
    graduate_years: str | None,
    since: str | None,
    today: date,
) -> Person:
    edge = rules.transitional.granted_before
    return Person(
        age=age,
        last_visa=None if last_visa is None else find_last_visa(rules, last_visa),
        graduate_years=None if graduate_years is None else parse_years(graduate_years),
        skilled_worker_since=None if since is None else parse_since(since, edge, today),
    )
