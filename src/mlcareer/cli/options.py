"""Options that several commands share, each declared once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mlcareer.cli.bare_words import BareWord
from mlcareer.cli.completion import (
    complete_category,
    complete_format,
    complete_level,
    complete_occupation,
    complete_origin,
    complete_region,
    complete_route,
    complete_sector,
)
from mlcareer.cli.data_in_use import answer_is_for, data_of
from mlcareer.cli.from_profile import FromProfile, Whole
from mlcareer.errors import UsageError
from mlcareer.guide.kinds import GUIDE, PAY_RULES, VISA_RULES
from mlcareer.guide.lookup import find
from mlcareer.guide.places import find_place
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from typer.models import OptionInfo

    from mlcareer.guide import model, pay_rules, visa_rules
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import LoanPlan, PayRules
    from mlcareer.guide.visa_rules import VisaRules

COMMON = "Common options"
"""The panel of the options that many commands have: `--help` shows them last."""


def _common(option: str, metavar: str, says: str) -> OptionInfo:
    made: OptionInfo = typer.Option(option, metavar=metavar, help=says, rich_help_panel=COMMON)
    return made


Output = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        help="How to write the answer.",
        autocompletion=complete_format,
        rich_help_panel=COMMON,
    ),
    Whole(values=("json", "csv", "markdown", "md")),
]

GuideFile = Annotated[
    str | None, _common("--guide", "FILE", "Use this guide file instead of the bundled one.")
]

PayRulesFile = Annotated[
    str | None, _common("--pay-rules", "FILE", "Use these pay rules instead of the bundled ones.")
]

VisaRulesFile = Annotated[
    str | None,
    _common("--visa-rules", "FILE", "Use these visa tables instead of the bundled ones."),
]

Today = Annotated[
    str | None, _common("--today", "DATE", "Answer as of this date, such as 2027-01-31.")
]


def find_level(path: str | None, name: str) -> model.Level:
    """Return the level of a name, in the guide at a path or in the program's own.

    Raises:
        UnknownNameError: There is no such level.
    """
    return find("level", name, guide_of(path).level)


Level = Annotated[
    str | None,
    typer.Option(
        "--level",
        "-l",
        metavar="LEVEL",
        help="The level: junior, mid, senior or staff.",
        autocompletion=complete_level,
    ),
    FromProfile("level"),
    BareWord("level", find_level),
]

Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        "-r",
        metavar="PLACE",
        help="A region or a place, such as london, rest-of-uk, leeds or remote.",
        autocompletion=complete_region,
    ),
    FromProfile("place"),
    BareWord("place", lambda path, name: find_place(guide_of(path), name)),
]


def find_nation(path: str | None, name: str) -> pay_rules.Nation:
    """Return the nation of a name, in the pay rules at a path or in the program's own.

    Raises:
        UnknownNameError: There is no such nation.
    """
    return find("nation", name, pay_rules_of(path).nation)


def find_visa_route(path: str | None, name: str) -> visa_rules.Route:
    """Return the visa route of a name, in the tables at a path or in the program's own.

    Raises:
        UnknownNameError: There is no such route.
        UsageError: The name can mean several routes.
    """
    from mlcareer.guide.visa_rules import find_route

    return find_route(visa_rules_of(path), name)


Sector = Annotated[
    str | None,
    typer.Option(
        "--sector",
        metavar="SECTOR",
        help="A sector, such as healthcare.",
        autocompletion=complete_sector,
    ),
    BareWord("sector", lambda path, name: find("sector", name, guide_of(path).sector)),
]

Origin = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="ROLE",
        help="The role you come from, such as data-scientist.",
        autocompletion=complete_origin,
    ),
    FromProfile("origin"),
    BareWord("role", lambda path, name: find("role", name, guide_of(path).role)),
]

Route = Annotated[
    str | None,
    typer.Option(
        "--route",
        metavar="ROUTE",
        help="Your visa route: standard, new-entrant, stem-phd or other-phd.",
        autocompletion=complete_route,
    ),
    FromProfile("visa_route", file_key="visa_route"),
    BareWord("visa route", find_visa_route, data="visa_rules"),
]

Occupation = Annotated[
    str | None,
    typer.Option(
        "--soc",
        metavar="CODE",
        help="The SOC 2020 occupation code. Default: 2134.",
        autocompletion=complete_occupation,
    ),
]

Category = Annotated[
    str | None,
    typer.Option(
        "--category",
        "-c",
        metavar="CATEGORY",
        help="A category of skills, such as deployment.",
        autocompletion=complete_category,
    ),
    BareWord(
        "skill category",
        lambda path, name: find("skill category", name, guide_of(path).skill_category),
    ),
]


def day_of(today: str | None) -> date:
    """Return the day an answer is for: the one that was asked for, or the clock's.

    Raises:
        UsageError: It is not a date.
    """
    from datetime import date

    try:
        # By default a person's own day, wherever they are.
        day = date.today() if today is None else date.fromisoformat(today)  # noqa: DTZ011
    except ValueError as error:
        raise UsageError(f"{today!r} is not a date", hint="Write it as 2027-01-31.") from error
    answer_is_for(day)
    return day


def guide_of(path: str | None) -> Guide:
    """Return the guide an answer is from, as `data_of` does."""
    return data_of(GUIDE, path)


def pay_rules_of(path: str | None) -> PayRules:
    """Return the pay rules an answer is from, as `data_of` does."""
    return data_of(PAY_RULES, path)


def visa_rules_of(path: str | None) -> VisaRules:
    """Return the visa tables an answer is from, as `data_of` does."""
    return data_of(VISA_RULES, path)


def level_or_years_of(
    guide: Guide, level: str | None, years: str | None
) -> tuple[model.Level | None, Decimal | None]:
    """Return the level that was named, or that some years of experience belong to, and the years.

    Raises:
        UnknownNameError: The guide has no such level.
        UsageError: Both were given, or no level covers the years.
    """
    from mlcareer.advice.names import level_of

    if years is None:
        return level_of(guide, level), None
    if level is not None:
        raise UsageError(
            "both a level and years of experience were given", hint="Give one of the two."
        )
    from mlcareer.advice.bands import level_for_years
    from mlcareer.reading.duration import parse_years

    experience = parse_years(years)
    return level_for_years(guide, experience), experience


def pay_or_range_of(
    typed: str | None, hours: Decimal | None = None
) -> tuple[int | None, int | None]:
    """Return a year's pay in pounds, or the two ends of a range of it.

    Pay by the hour is for these hours a week, 37.5 without them.

    Raises:
        UsageError: It is neither.
    """
    from mlcareer.reading.money import parse_yearly_pay_or_range

    return (None, None) if typed is None else parse_yearly_pay_or_range(typed, hours=hours)


def loans_of(rules: PayRules, typed: Sequence[str] | None) -> tuple[LoanPlan, ...] | None:
    """Return the student loan plans that were named, each once; no plan for `none`.

    Raises:
        UnknownNameError: There is no such plan.
        UsageError: `none` was given beside a plan.
    """
    from mlcareer.reading.student_loans import parse_loans

    names = parse_loans(typed)
    if names is None:
        return None
    return tuple(dict.fromkeys(find("loan plan", name, rules.loan_plan) for name in names))
