"""`mlcareer hire`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.advice.names import level_of, occupation_of, route_of, where_of
from mlcareer.advice.pay.hire import (
    BY_LAW,
    EmployerPension,
    HireQuestion,
    MarketFigure,
    hire_for,
)
from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.from_profile import FromProfile
from mlcareer.cli.options import (
    GuideFile,
    Level,
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
from mlcareer.cli.pay_options import pension_paid_in
from mlcareer.cli.show import show
from mlcareer.errors import ExitCode, UsageError
from mlcareer.reading.duration import parse_years
from mlcareer.reading.money import parse_yearly_pay, parse_yearly_pay_or_range
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from datetime import date

    from mlcareer.advice.place import Where
    from mlcareer.guide import model
    from mlcareer.guide.model import Guide

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
        BareWord("budget", is_amount=True),
    ] = None,
    advert: Annotated[
        str | None,
        typer.Option("--advert", metavar="FILE", help="The advert to check, before it goes out."),
    ] = None,
    market: Annotated[
        str | None,
        typer.Option(
            "--market", metavar="FILE", help="Adverts to count, as 'mlcareer market' takes them."
        ),
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
        employer_pension=_pension(employer_pension),
        levy=levy,
        employment_allowance=employment_allowance,
        route=route_of(tables, route, occupation),
        occupation=occupation,
        months=_months(years),
        expected=tuple(map(parse_yearly_pay, expect or ())),
    )
    if market is not None:
        question = question.replace(market=_counted(known, market, post, where, day))
    if advert is not None:
        question = _with_advert(question, known, advert, day)
    answer = hire_for(known, rules, tables, question, day)
    show(answer, output)
    if check and answer.advert is not None and answer.advert.problems:
        raise typer.Exit(ExitCode.FAILED)


def _counted(
    guide: Guide, path: str, level: model.Level, where: Where, day: date
) -> tuple[MarketFigure, ...]:
    """Count the adverts of a file and return what they pay at a level, by region.

    Raises:
        CareerError: The file cannot be read, or what counts it is not installed.
    """
    # Imported late, as a budget alone counts nothing.
    from mlcareer.cli.market import answered, kind_of
    from mlcareer.market.answer import Question

    asked = Question(guide, kind_of(guide, None))
    cells = answered([path], asked, day).cells
    return tuple(
        MarketFigure(
            cell.region, cell.n, cell.median, cell.median_from, cell.median_to, cell.p25, cell.p75
        )
        for cell in cells
        if cell.level == level
        and cell.region in where.regions
        and (cell.currency, cell.period, cell.end) == ("GBP", "year", None)
        and cell.region is not None
    )


def _with_advert(question: HireQuestion, guide: Guide, path: str, day: date) -> HireQuestion:
    """Check the text of an advert and put what was found beside the question.

    Raises:
        CareerError: The file cannot be read.
        UsageError: It holds several adverts.
    """
    # Imported late, as a budget alone reads no advert.
    import os

    from mlcareer.adverts.benefits import advert_benefits
    from mlcareer.adverts.read import read_advert
    from mlcareer.adverts.skill_finding import SkillFinder
    from mlcareer.advice.case.advert_questions import candidate_questions
    from mlcareer.advice.case.advert_writing import Post, check_advert, sources_of
    from mlcareer.advice.citation import cite
    from mlcareer.guide.kinds import HIRE_WORDS
    from mlcareer.guide.load import (
        load,
        load_advert_words,
        load_place_names,
        load_skill_words,
    )
    from mlcareer.reading.document import read_adverts
    from mlcareer.reading.time_limit import time_for

    words, advert_words = load(HIRE_WORDS), load_advert_words()
    with time_for(path):
        documents = tuple(read_adverts(path, advert_words.pages.other_jobs))
        if len(documents) != 1:
            raise UsageError(
                f"{path} holds {len(documents)} adverts", hint="Give a file of the one to check."
            )
        text = documents[0].text
        finder = SkillFinder(load_skill_words(), adverts_only=True)
        found = read_advert(text, advert_words, load_place_names(), finder)
        benefits = advert_benefits(text)
        check = check_advert(
            guide,
            words,
            Post(level=question.level, pay=question.pay, pay_to=question.pay_to),
            found,
            benefits,
            text,
            candidate_questions(advert_words, found, benefits, text),
            os.path.basename(documents[0].name),
        )
    return question.replace(
        advert=check, advert_sources=cite(words.source, sources_of(words, check), day)
    )


def _pension(typed: str | None) -> EmployerPension:
    if typed is None:
        return BY_LAW
    value, is_share = pension_paid_in(typed)
    return EmployerPension(kind="share" if is_share else "pounds", value=value)


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
