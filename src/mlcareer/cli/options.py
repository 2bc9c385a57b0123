"""Options that several commands share, each declared once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from mlcareer.cli.completion import complete_category, complete_level, complete_region
from mlcareer.cli.from_profile import FromProfile, Whole
from mlcareer.errors import UsageError
from mlcareer.guide.kinds import GUIDE, PAY_RULES, VISA_RULES
from mlcareer.guide.load import load
from mlcareer.guide.lookup import find
from mlcareer.render.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mlcareer.advice.place import Where
    from mlcareer.guide import model, pay_rules, visa_rules
    from mlcareer.guide.kinds import DataKind
    from mlcareer.guide.model import Guide
    from mlcareer.guide.pay_rules import PayRules
    from mlcareer.guide.visa_rules import VisaRules

Data = TypeVar("Data")

COMMON = "Common options"
"""The panel of the options that many commands have: `--help` shows them last."""

Output = Annotated[
    Format,
    typer.Option("--format", "-f", help="How to write the answer.", rich_help_panel=COMMON),
    Whole(values=("json", "csv", "markdown", "md")),
]

GuideFile = Annotated[
    str | None,
    typer.Option(
        "--guide",
        metavar="FILE",
        help="Use this guide file instead of the bundled one.",
        rich_help_panel=COMMON,
    ),
]

PayRulesFile = Annotated[
    str | None,
    typer.Option(
        "--pay-rules",
        metavar="FILE",
        help="Use these pay rules instead of the bundled ones.",
        rich_help_panel=COMMON,
    ),
]

VisaRulesFile = Annotated[
    str | None,
    typer.Option(
        "--visa-rules",
        metavar="FILE",
        help="Use these visa tables instead of the bundled ones.",
        rich_help_panel=COMMON,
    ),
]

NoColor = Annotated[
    bool,
    typer.Option(
        "--no-color", help="Print without colour, as with NO_COLOR set.", rich_help_panel=COMMON
    ),
]

Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="Answer as of this date, such as 2027-01-31.",
        rich_help_panel=COMMON,
    ),
]

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
]

Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        "-r",
        metavar="REGION",
        help="A region or a place, such as london, rest-of-uk, leeds or remote.",
        autocompletion=complete_region,
    ),
    FromProfile("place"),
]

Category = Annotated[
    str | None,
    typer.Option(
        "--category",
        "-c",
        metavar="NAME",
        help="A category of skills, such as deployment.",
        autocompletion=complete_category,
    ),
]


def day_of(today: str | None) -> date:
    """Return the day an answer is for: the one that was asked for, or the clock's.

    Raises:
        UsageError: It is not a date.
    """
    from datetime import date

    if today is None:
        return date.today()  # noqa: DTZ011 - a person's own day, wherever they are
    try:
        return date.fromisoformat(today)
    except ValueError as error:
        raise UsageError(f"{today!r} is not a date", hint="Write it as 2027-01-31.") from error


def data_of(kind: DataKind[Data], path: str | None) -> Data:
    """Return the data an answer is from: in the file that was asked for, or the program's own.

    Raises:
        DataError: The file cannot be read or does not fit; every problem is listed.
    """
    if path is None:
        return load(kind)
    from mlcareer.cli.streams import warn
    from mlcareer.reading.own_data import data_at

    return data_at(kind, path, warn)


@cache
def guide_of(path: str | None) -> Guide:
    """Return the guide an answer is from, as `data_of` does."""
    return data_of(GUIDE, path)


def pay_rules_of(path: str | None) -> PayRules:
    """Return the pay rules an answer is from, as `data_of` does."""
    return data_of(PAY_RULES, path)


def visa_rules_of(path: str | None) -> VisaRules:
    """Return the visa tables an answer is from, as `data_of` does."""
    return data_of(VISA_RULES, path)


# An option's text becomes an entry of the data here, once. Each of these takes what was typed and
# returns `None` for an option that was not.


def level_of(guide: Guide, typed: str | None) -> model.Level | None:
    """Return the level that was named.

    Raises:
        UnknownNameError: The guide has no such level.
    """
    return None if typed is None else find("level", typed, guide.level)


def where_of(guide: Guide, typed: str | None) -> Where | None:
    """Return the pay region or the place that was named, with the regions whose bands hold there.

    Raises:
        UnknownNameError: The guide has neither a region nor a place of that name.
    """
    from mlcareer.advice.place import where_is

    return None if typed is None else where_is(guide, typed)


def role_of(guide: Guide, typed: str | None) -> model.Role | None:
    """Return the role that was named.

    Raises:
        UnknownNameError: The guide has no such role.
    """
    return None if typed is None else find("role", typed, guide.role)


def skill_of(guide: Guide, typed: str | None) -> model.Skill | None:
    """Return the skill that was named.

    Raises:
        UnknownNameError: The guide has no such skill.
    """
    return None if typed is None else find("skill", typed, guide.skill)


def category_of(guide: Guide, typed: str | None) -> model.SkillCategory | None:
    """Return the category of skills that was named.

    Raises:
        UnknownNameError: The guide has no such category.
    """
    return None if typed is None else find("category", typed, guide.skill_category)


def sector_of(guide: Guide, typed: str | None) -> model.Sector | None:
    """Return the sector that was named.

    Raises:
        UnknownNameError: The guide has no such sector.
    """
    return None if typed is None else find("sector", typed, guide.sector)


def nation_of(rules: PayRules, typed: str | None) -> pay_rules.Nation | None:
    """Return the nation that was named.

    Raises:
        UnknownNameError: There is no such nation.
    """
    return None if typed is None else find("nation", typed, rules.nation)


def pension_method_of(rules: PayRules, typed: str | None) -> pay_rules.PensionWay | None:
    """Return the way that was named for a pension contribution to leave pay.

    Raises:
        UnknownNameError: There is no such way.
    """
    return None if typed is None else find("pension method", typed, rules.pension_method)


def loans_of(rules: PayRules, typed: Sequence[str] | None) -> tuple[pay_rules.LoanPlan, ...] | None:
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


def tax_year_of(rules: PayRules, typed: str | None, today: date) -> pay_rules.TaxYear:
    """Return the tax year that was named, or that of today.

    Raises:
        UsageError: There are no figures for it.
    """
    from mlcareer.advice.pay.take_home import tax_year

    return tax_year(rules, typed, today)


def route_of(
    rules: VisaRules, typed: str | None, occupation: visa_rules.Occupation | None = None
) -> visa_rules.Route | None:
    """Return the visa route that was named; messages give its minimum for an occupation.

    Raises:
        UnknownNameError: There is no such route.
        UsageError: The name can mean several routes.
    """
    from mlcareer.guide.visa_rules import find_route

    return None if typed is None else find_route(rules, typed, occupation)


def occupation_of(rules: VisaRules, typed: str | None) -> visa_rules.Occupation | None:
    """Return the occupation of a SOC 2020 code that was named.

    Raises:
        UnknownNameError: There is no such code.
    """
    return None if typed is None else find("occupation code", typed, rules.occupation)
